from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sendnotes.model import FocusArea, Kind, Passage, Quote, Reaction, Scope, Stance, Voice

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


def test_a_post_found_by_its_front_matter_shows_its_opening(folder: Folder) -> None:
    folder.put("a", "The Minister spoke.", speaker="Damian Hinds")

    (passage,) = passages(folder, "hinds")

    assert (passage.text, passage.marks) == ("The Minister spoke.", ())


def test_a_post_without_a_body_has_no_passage(folder: Folder) -> None:
    folder.put("a", "", title="Apple")

    assert passages(folder, "apple") == ()
