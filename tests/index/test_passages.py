from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendnotes.index.marks import Marks
from sendnotes.index.passages import find_passages
from sendnotes.index.sentences import split_sentences
from sendnotes.model import (
    Filters,
    FocusArea,
    Kind,
    Passage,
    Post,
    Quote,
    Reaction,
    Scope,
    Speech,
    Stance,
    Voice,
)

if TYPE_CHECKING:
    from tests.index.folder import Folder


def passages(folder: Folder, query: str, **options: Any) -> tuple[Passage, ...]:
    (hit,) = folder.ask(query, **options).hits
    return hit.passages


def marked(passage: Passage) -> list[str]:
    return [passage.text[start:end] for start, end in passage.marks]


def test_all_forms_that_matched_are_marked(folder: Folder) -> None:
    folder.put("a", "He spoke of exclusion. Excluded pupils; off-rolling too. And SEND.")

    (passage,) = passages(folder, "exclusion SEND")

    assert marked(passage) == ["exclusion", "Excluded", "off-rolling", "SEND"]


@pytest.mark.parametrize(
    ("text", "query", "shown"),
    [
        ("They couldn’t tell.", "couldn't", "couldn’t"),
        ("A boy of 5½.", "5½", "5½"),
        ("It came at 10.30am.", "10.30am", "10.30am"),
        ("The R & D fund.", "R&D", "R & D"),
        ("Ages 16 to 19.", "16-19", "16 to 19"),
    ],
)
def test_what_a_word_has_inside_is_no_hindrance(
    folder: Folder, text: str, query: str, shown: str
) -> None:
    folder.put("a", f"An opening.\n\n{text}")

    (passage,) = passages(folder, query)

    assert marked(passage) == [shown]


def test_the_second_passage_adds_what_the_first_lacks(folder: Folder) -> None:
    blocks = ["An apple, an apple and an apple.", "The apple again, and an apple.", "One plum."]
    folder.put("a", "\n\n".join(blocks))

    found = passages(folder, "apple plum")

    assert {passage.text for passage in found} == {blocks[0], blocks[2]}


def test_a_row_of_a_table_stands_under_its_head(folder: Folder) -> None:
    folder.put("a", "Waits:\n\n| Council | Weeks |\n|---|---|\n| Ely | 31 |\n| Kent | 44 |")

    (passage,) = passages(folder, "kent")

    assert (passage.text, passage.under) == ("Kent | 44", "Council | Weeks")


def test_a_star_that_emphasises_nothing_stays(folder: Folder) -> None:
    folder.put("a", "The A* grade is *not* the **only** apple.")

    (passage,) = passages(folder, "apple")

    assert passage.text == "The A* grade is not the only apple."


def test_of_two_who_are_quoted_the_one_that_is_asked_for_is_shown(folder: Folder) -> None:
    quotes = (Quote("An apple a day", "Al Bo"), Quote("No apple", "Cy Dee"))
    speeches = (Speech(speaker="Al Bo"),)
    folder.put("a", "“An apple a day.” “No apple.”", quotes=quotes, speeches=speeches)
    folder.put("b", "“A plum.” “No apple.”", quotes=quotes[1:], speeches=speeches)

    asked = folder.ask("apple", filters=Filters(speaker=("Al Bo",)), scope=Scope.QUOTES)

    assert [hit.post.id for hit in asked.hits] == ["a"]
    assert [(one.text, one.speaker) for one in asked.hits[0].passages] == [
        ("An apple a day", "Al Bo")
    ]


def test_a_phrase_is_one_mark(folder: Folder) -> None:
    folder.put("a", "It is every teacher’s job: every teacher, teacher.")

    (passage,) = passages(folder, '"every teacher"')

    assert marked(passage) == ["every teacher’s", "every teacher"]


def test_accents_and_apostrophes_are_no_hindrance(folder: Folder) -> None:
    folder.put("a", "Said Renée O’Brien.")

    (passage,) = passages(folder, "renee obrien")

    assert marked(passage) == ["Renée", "O’Brien"]


def test_the_marks_of_markdown_are_not_shown(folder: Folder) -> None:
    folder.put("a", "- **Apple** and [bread](https://x.org/y) and *cheese*")

    (passage,) = passages(folder, "bread")

    assert passage.text == "Apple and bread and cheese"
    assert marked(passage) == ["bread"]


def test_a_long_paragraph_is_cut_at_sentences(folder: Folder) -> None:
    filler = "This sentence says nothing that matters here. " * 10
    folder.put("a", f"{filler}The apple fell far from the tree. {filler}")

    (passage,) = passages(folder, "apple")

    assert marked(passage) == ["apple"]
    assert "The apple fell far from the tree." in passage.text
    assert passage.text[0] == "T"
    assert passage.text[-1] == "."
    assert 60 < len(passage.text) <= 400


def test_a_sentence_without_end_is_cut_at_words(folder: Folder) -> None:
    folder.put("a", "word " * 200 + "apple " + "word " * 200)

    (passage,) = passages(folder, "apple")

    assert passage.text.startswith("… word")
    assert passage.text.endswith("word …")
    assert marked(passage) == ["apple"]
    assert len(passage.text) <= 400


def test_the_best_two_passages_are_shown_in_reading_order(folder: Folder) -> None:
    folder.put("a", "Only apple.\n\nNothing.\n\nApple and bread.\n\nbread and some apple")

    both = passages(folder, "apple bread")

    assert [passage.text for passage in both] == ["Apple and bread.", "bread and some apple"]


def test_words_of_a_quote_are_said_by_its_speaker(folder: Folder) -> None:
    folder.put(
        "a",
        "He told us: “Every apple counts.” We ate bread.",
        speaker="Damian Hinds",
        quotes=[Quote("Every apple counts.", "Damian Hinds")],
    )

    (said,) = passages(folder, "apple")
    (reported,) = passages(folder, "bread")

    assert (said.voice, said.speaker) == (Voice.SAID, "Damian Hinds")
    assert reported.voice is Voice.REPORTED


@pytest.mark.parametrize("kind", [Kind.TRANSCRIPT, Kind.STATEMENT])
def test_all_of_a_transcript_is_said(folder: Folder, kind: Kind) -> None:
    folder.put("a", "I like apple.", speaker="Damian Hinds", kind=kind)

    (passage,) = passages(folder, "apple")

    assert (passage.voice, passage.speaker) == (Voice.SAID, "Damian Hinds")


def test_a_reaction_is_comment(folder: Folder) -> None:
    text = "The forum welcomed the apple."
    folder.put(
        "a", text, speaker="Damian Hinds", reactions=(Reaction("Forum", Stance.WELCOMED, text),)
    )

    (passage,) = passages(folder, "apple")

    assert (passage.voice, passage.speaker) == (Voice.COMMENT, "Forum")


def test_a_post_without_a_speech_is_comment(folder: Folder) -> None:
    folder.put("a", "We like apple.")

    (passage,) = passages(folder, "apple")

    assert passage.voice is Voice.COMMENT


def test_a_passage_says_what_it_stands_under(folder: Folder) -> None:
    folder.put(
        "a",
        "# Title\n\n## Food: what to eat\n\nThe apple.\n\n- Bread: by\n  - cheese\n- dates\n",
    )

    assert passages(folder, "apple")[0].under == "Food: what to eat"
    assert passages(folder, "cheese")[0].under == "Bread"
    assert passages(folder, "dates")[0].under == "Food: what to eat"


def test_a_scope_shows_its_own_passages(folder: Folder) -> None:
    folder.put(
        "a",
        "An apple in the text.",
        title="Apple",
        focus=[FocusArea("Fruit: more of it", areas=(FocusArea("an apple a day"),))],
        quotes=[Quote("apple, he said", "Al")],
    )

    (focus,) = passages(folder, "apple", scope=Scope.FOCUS)
    (quote,) = passages(folder, "apple", scope=Scope.QUOTES)
    (title,) = passages(folder, "apple", scope=Scope.TITLE)

    assert (focus.text, focus.under) == ("an apple a day", "Fruit")
    assert (quote.text, quote.voice, quote.speaker) == ("apple, he said", Voice.SAID, "Al")
    assert (title.text, marked(title)) == ("Apple", ["Apple"])


def test_without_words_a_hit_shows_its_opening(folder: Folder) -> None:
    folder.put("a", "# Title\n\nThe opening.\n\nMore.", tags=("x",))

    (passage,) = passages(folder, "tag:x")

    assert (passage.text, passage.marks) == ("The opening.", ())


def test_a_post_found_by_its_front_matter_shows_the_field_and_its_opening(folder: Folder) -> None:
    folder.put("a", "The Minister spoke.", speaker="Damian Hinds")

    field, opening = passages(folder, "hinds")

    assert (field.text, marked(field), field.under) == (
        "speaker: Damian Hinds",
        ["Hinds"],
        "front matter",
    )
    assert (opening.text, opening.marks) == ("The Minister spoke.", ())


def test_a_post_without_a_body_has_no_passage(folder: Folder) -> None:
    folder.put("a", "", title="Apple")

    assert passages(folder, "apple") == ()


TWO = (Speech(speaker="Ann Example"), Speech(speaker="Bo Sample"))


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("Ann Example wants the apple. \n\nBo Sample spoke.", "Ann Example"),
        ("Ann Example spoke.\n\nShe wants the apple.\n\nBo Sample too.", "Ann Example"),
        ("Ann Example spoke.\n\n**Ms Sample replied:**\n\n- more of the apple", "Bo Sample"),
        ("Ann Example and Bo Sample spoke.\n\nThe apple came up.", None),
        ("## Ann Example\n\nText.\n\n## The hall\n\nThe apple was for all.", None),
        ("## Ann Example\n\n### Food\n\nThe apple for all.", "Ann Example"),
    ],
)
def test_in_a_post_with_two_speeches_each_part_is_its_speaker_s(
    folder: Folder, body: str, speaker: str | None
) -> None:
    folder.put("a", body, speeches=TWO)

    (passage,) = passages(folder, "apple")

    assert (passage.voice, passage.speaker) == (Voice.REPORTED, speaker)


@pytest.mark.parametrize(
    ("sentence", "voice"),
    [
        ("We hope for an apple.", Voice.COMMENT),
        ("Our apple is ripe, I think.", Voice.COMMENT),
        ("She said that we need an apple.", Voice.REPORTED),
        ("Ms Example hopes that our apple grows.", Voice.COMMENT),
        ("She told us of an apple.", Voice.REPORTED),
        ("His US apple is ripe.", Voice.REPORTED),
        ("The apple is ripe.", Voice.COMMENT),
        ("Our chair, Ruth Pell, said that the apple is his.", Voice.COMMENT),
        ("“No,” said Ada Pell of the apple he grew.", Voice.COMMENT),
        ("According to the Treasury, his apple is ripe.", Voice.COMMENT),
        ("The Town Union warned that his apple is ripe.", Voice.COMMENT),
        ("A Department spokesperson said that the apple is ripe.", Voice.COMMENT),
        ("Sir Gavin Larcher asked whether the apple is ripe.", Voice.COMMENT),
        ("Mr Al Bo asked whether the apple is ripe.", Voice.REPORTED),
        ("The Minister said that the apple is ripe.", Voice.REPORTED),
    ],
)
def test_a_publisher_s_own_sentence_is_comment(folder: Folder, sentence: str, voice: Voice) -> None:
    folder.put("a", sentence, speaker="Al Bo")

    (passage,) = passages(folder, "apple")

    assert passage.voice is voice


def test_a_headline_is_the_publisher_s_and_a_focus_area_is_not(folder: Folder) -> None:
    folder.put("a", "## Apple time\n\n- We want bread", speaker="Al Bo", focus=["We want bread"])

    (headline,) = passages(folder, "apple")
    (area,) = passages(folder, "bread")

    assert headline.voice is Voice.COMMENT
    assert (area.voice, area.speaker) == (Voice.REPORTED, "Al Bo")


def test_a_headline_comes_after_what_stands_under_it(folder: Folder) -> None:
    folder.put("a", "# Apple\n\n## An apple\n\nThe apple is ripe.\n\n- apple cake")

    assert [one.text for one in passages(folder, "apple")] == ["The apple is ripe.", "apple cake"]


def test_a_quote_of_several_paragraphs_is_said_in_each(folder: Folder) -> None:
    folder.put(
        "a",
        "“One apple.\n\n“Two pears.”",
        speaker="Al Bo",
        quotes=[Quote("One apple.\n\nTwo pears.", "Cy Doe")],
    )

    (passage,) = passages(folder, "pears")

    assert (passage.voice, passage.speaker) == (Voice.SAID, "Cy Doe")


def test_all_of_a_transcript_counts_as_spoken(folder: Folder) -> None:
    folder.put("a", "An apple, I say.", kind=Kind.TRANSCRIPT, speaker="Al Bo")
    folder.put("b", "An apple for the pig.", speaker="Al Bo")

    assert folder.find("apple", scope=Scope.QUOTES) == ["a"]
    assert folder.find('"an apple"', scope=Scope.QUOTES) == ["a"]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! “Three?” Four", ["One.", "Two!", "“Three?”", "Four"]),
        (
            "The Rt. Hon. J. K. Smith spoke. He left.",
            ["The Rt. Hon. J. K. Smith spoke.", "He left."],
        ),
        ("See p. 5 of it, e.g. London. Go on.", ["See p. 5 of it, e.g. London.", "Go on."]),
        ("In the UK. Then 3.5 more.", ["In the UK.", "Then 3.5 more."]),
        ("", [""]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text)] == sentences


@given(st.text(alphabet="aB .!?”“apple\n", max_size=900), st.integers(0, 400))
@settings(deadline=None)
def test_a_passage_is_cut_from_the_text_and_not_too_long(filler: str, at: int) -> None:
    text = f"{filler[:at]} apple {filler[at:]}".strip()
    post = Post(id="a", body=" ".join(text.split()))
    (passage, *_) = find_passages(post, Marks([((("apple",),), 1.0)]), Scope.POST)

    assert passage.text.removeprefix("… ").removesuffix(" …") in post.body
    assert len(passage.text) <= 400
    assert {passage.text[low:high] for low, high in passage.marks} == {"apple"}
