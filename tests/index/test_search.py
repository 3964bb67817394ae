from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sendnotes.errors import BadDate, SendnotesError, UnknownValue
from sendnotes.model import Filters, FocusArea, Scope, Sort
from tests.index.folder import ask

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.index.folder import Folder


# What Whoosh does by default, and an archive of speeches must not.


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("exclusion", "Pupils were excluded."),
        ("employment", "They are employed now."),
        ("inspection", "The inspector came."),
        ("excluded", "The rise of exclusion."),
        ("exclusion", "They spoke of off-rolling."),
        ("off-rolling", "A pupil was excluded."),
        ("supported internship", "They got work experience."),
        ("EHCP", "Each education, health and care plan counts."),
        ("ehcp", "Each EHCP counts."),
    ],
)
def test_a_word_finds_its_family(folder: Folder, query: str, text: str) -> None:
    folder.put("a", text)
    folder.put("b", "Nothing of the sort.")

    assert folder.find(query) == ["a"]


def test_capitals_find_the_acronym_and_never_the_verb(folder: Folder) -> None:
    folder.put("acronym", "Support for SEND pupils.")
    folder.put("verb", "Please send us your views, or have them sent.")

    assert folder.find("SEND") == ["acronym"]
    assert folder.find('"SEND pupils"') == ["acronym"]


def test_lower_case_finds_the_verb_first(folder: Folder) -> None:
    folder.put("acronym", "SEND SEND SEND.")
    folder.put("verb", "Please send us your views on this and on many other matters.")

    assert folder.find("send") == ["verb", "acronym"]


def test_a_headline_in_capitals_is_found_by_its_words_and_its_acronyms(folder: Folder) -> None:
    folder.put("a", "# ENCOURAGING SEND MESSAGES FROM LONDON", abbreviations={"SEND": "s"})

    assert folder.find("encouraging") == ["a"]
    assert folder.find("SEND") == ["a"]
    assert folder.find("LONDON") == ["a"]


def test_quoted_phrases_match_every_word(folder: Folder) -> None:
    folder.put("a", "This will not fail.")
    folder.put("b", "This will fail, and not for long.")

    assert folder.find('"will not fail"') == ["a"]
    assert folder.find("“will not fail”") == ["a"]
    assert folder.find("‘will not fail’") == ["a"]
    assert folder.find('"not"') == ["a", "b"]


def test_a_minus_takes_posts_away(folder: Folder) -> None:
    folder.put("a", "The minister spoke.")
    folder.put("b", "The minister was excluded.")

    assert folder.find("minister -excluded") == ["a"]
    assert folder.find("minister NOT excluded") == ["a"]
    assert folder.find("-excluded") == ["a"]


def test_a_minus_takes_no_more_away_than_it_says(folder: Folder) -> None:
    folder.put("a", "The minister spoke of suspension.")

    assert folder.find("minister -exclusion") == ["a"]


def test_an_unknown_field_is_an_error_that_names_the_nearest(folder: Folder) -> None:
    folder.put("a", "apple")

    with pytest.raises(UnknownValue, match="There is no field 'speker'") as caught:
        folder.find("speker:hinds")
    assert caught.value.near[0] == "speaker"


def test_a_date_that_is_none_is_an_error(folder: Folder) -> None:
    folder.put("a", "apple")

    with pytest.raises(BadDate, match="'garbage'"):
        folder.find("date:garbage")


def test_a_topic_with_an_acronym_is_not_marked_word_by_word(folder: Folder) -> None:
    folder.put("a", "Each EHC plan is kept. They planned it.\n\nOne plan for all of EHC matters.")
    folder.put("b", "They plan a further EHC panel.")

    (hit,) = folder.ask("EHC plans").hits
    marked = {one.text[start:end] for one in hit.passages for start, end in one.marks}
    assert marked == {"EHC plan"}
    assert folder.find("ehc plans") == ["a"]


def test_it_is_is_not_the_word_it(folder: Folder) -> None:
    folder.put("a", "It’s late.")
    folder.put("b", "It was early, and its end was near.")

    assert folder.find("it's") == ["a"]
    assert folder.find('"it\'s"') == ["a"]


def test_not_everything_is_no_query_for_the_word_not(folder: Folder) -> None:
    folder.put("a", "It did not come.")

    assert folder.find("NOT *") == []


def test_however_many_letters_may_differ_two_are_the_most(folder: Folder) -> None:
    folder.put("a", "Exclusion.")

    assert folder.find("exclusoin~99") == ["a"]
    assert folder.find("exlcusoin~") == folder.find("exlcusoin~99")


def test_letters_joined_by_an_ampersand_stay_together(folder: Folder) -> None:
    folder.put("a", "Money for R&D.")
    folder.put("b", "Letters R and D.")

    assert folder.find("R&D") == ["a"]


def test_front_matter_that_is_not_ours_is_a_field(folder: Folder) -> None:
    folder.put("a", "apple", extra={"Commissioned by": ["Jo Blog", "Al"], "nested": {"x": "deep"}})
    folder.put("b", "apple")

    assert folder.find("commissioned-by:blog") == ["a"]
    assert folder.find("nested:deep") == ["a"]
    assert folder.find("deep") == ["a"]


# Words


@pytest.mark.parametrize("text", ["off-rolling", "off rolling", "offrolling", "Off‑rolling"])
@pytest.mark.parametrize(
    "query", ["off-rolling", '"off rolling"', "offrolling", "off rolling", '"off-rolling"']
)
def test_hyphens_make_no_difference(folder: Folder, text: str, query: str) -> None:
    folder.put("a", f"They spoke of {text} in schools.")
    folder.put("b", "They spoke of rolling hills.")
    folder.put("c", "Some hyphenated off-rolling.")

    assert "a" in folder.find(query)
    assert "b" not in folder.find(query)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("organization", "The organisation spoke."),
        ("behavior", "Poor behaviour."),
        ("program", "The programme."),
        ("children", "Every child."),
        ("childrens services", "Children’s Services"),
        ("cafe", "The café."),
        ("café", "The cafe."),
        ("16-19", "Ages 16–19."),
        ("0-25", "From 0-25."),
        ("s.42", "Under s. 42 of the Act."),
        ("section 42", "Under s.42 of the Act."),
        ("s42", "Under section 42 of the Act."),
        ("LA", "Every local authority knows."),
        ("local authorities", "The LA knows."),
        ("DfE", "The Department for Education knows."),
        ("6000", "The first £6,000."),
        ("uk", "In the U.K. today."),
        ("UK", "In the U.K. today."),
        ("obrien", "Said O’Brien."),
        ("well-being", "Their wellbeing."),
        ("inclus*", "An inclusive school."),
        ("incl*ive", "An inclusive school."),
        ("exclusoin~", "An exclusion."),
        ("dfe", "The DfE."),
        ("DFE", "The DfE."),
        ("EXCLUSION", "An exclusion."),
        ("sencos", "A SENCo."),
    ],
)
def test_ways_to_write_a_word_match(folder: Folder, query: str, text: str) -> None:
    folder.put("a", text)
    folder.put("b", "Nothing of the sort.")

    assert folder.find(query) == ["a"]


def test_a_hyphen_somewhere_does_not_tie_two_words_together(folder: Folder) -> None:
    folder.put("a", "Parents and their carers.")
    folder.put("b", "A parent-carer forum.")

    assert folder.find("parent carer") == ["b", "a"]


def test_exact_finds_the_very_words(folder: Folder) -> None:
    folder.put("a", "exclusion")
    folder.put("b", "exclusions")
    folder.put("c", "off-rolling")

    assert set(folder.find("exclusion")) == {"a", "b", "c"}
    assert folder.find("exclusion", exact=True) == ["a"]
    assert folder.find('"exclusion"', exact=True) == ["a"]
    assert folder.ask("exclusion", exact=True).also_matched == ()


def test_quotation_marks_allow_plurals_but_no_other_endings(folder: Folder) -> None:
    folder.put("a", "the supported internships programme")
    folder.put("b", "support for an internship; support internship")

    assert folder.find('"supported internship"') == ["a"]


def test_a_phrase_does_not_run_on_into_the_next_paragraph(folder: Folder) -> None:
    folder.put("a", "It ends with apple\n\nBread begins it.")
    folder.put("b", "A line that is\nbroken has apple\nbread in it.")

    assert folder.find('"apple bread"') == ["b"]


def test_a_phrase_may_be_loose(folder: Folder) -> None:
    folder.put("a", "apple and some bread")

    assert folder.find('"apple bread"') == []
    assert folder.find('"apple bread"~2') == ["a"]


# All, some, none


def test_posts_with_some_of_few_words_stand_behind_those_with_all(folder: Folder) -> None:
    folder.put("b", "apple apple apple cheese")
    folder.put("a", "apple, and a great many other things, such as bread")
    folder.put("c", "nothing of the kind")

    result = folder.ask("apple bread")

    assert [hit.post.id for hit in result.hits] == ["a", "b"]
    assert result.notes == (
        "Only the first has all of the words; AND between them leaves out the others.",
    )
    assert folder.find("apple AND bread") == ["a"]


def test_a_page_of_posts_with_all_of_few_words_is_enough(folder: Folder) -> None:
    for number in range(10):
        folder.put(f"both{number}", "apple bread")
    folder.put("one", "apple cheese")

    assert "one" not in folder.find("apple bread")
    assert "one" not in folder.find("apple bread", sort=Sort.NEWEST)


def test_a_topic_of_two_words_is_not_found_by_one_of_them(folder: Folder) -> None:
    folder.put("both", "Health of body, and then of the mental kind.")
    folder.put("first", "The mental arithmetic test.")
    folder.put("second", "Health, health and health again.")

    assert folder.find("mental health") == ["both"]


def test_if_no_post_has_all_words_some_will_do_and_that_is_said(folder: Folder) -> None:
    folder.put("one", "apple")
    folder.put("two", "apple bread")

    result = folder.ask("apple bread cheese")

    assert [hit.post.id for hit in result.hits] == ["two", "one"]
    assert result.notes == (
        "No post has all of these words; these have some of them.",
        "No post has “cheese”.",
    )


def test_a_written_and_takes_no_excuse(folder: Folder) -> None:
    folder.put("a", "apple")

    assert folder.find("apple AND bread") == []


def test_more_words_of_a_sentence_beat_fewer(folder: Folder) -> None:
    folder.put("a", "apple bread cheese dates")
    folder.put("b", "apple bread")
    folder.put("c", "nothing")

    assert folder.find("where are the apple bread cheese dates eggs figs") == ["a", "b"]


def test_stop_words_neither_empty_nor_rule_a_query(folder: Folder) -> None:
    folder.put("a", "inclusion")
    folder.put("b", "the of and to be")

    assert folder.find("what is the inclusion of it") == ["a"]
    assert folder.find("to be") == ["b"]


def test_or_and_brackets(folder: Folder) -> None:
    folder.put("a", "apple bread")
    folder.put("b", "apple cheese")
    folder.put("c", "apple")

    assert set(folder.find("apple (bread OR cheese)")) == {"a", "b"}
    assert folder.find("apple -(bread OR cheese)") == ["c"]


def test_nothing_found_suggests_words_of_the_archive(folder: Folder) -> None:
    folder.put("a", "inclusion employment")

    result = folder.ask("inclusoin")

    assert result.total == 0
    assert result.suggestions[0] == "inclusion"
    assert result.searched.posts == 1


def test_filters_that_leave_nothing_say_what_is_without_them(folder: Folder) -> None:
    folder.put("a", "apple", tags=("x",))
    folder.put("b", "bread", tags=("y",))

    result = folder.ask("apple", filters=Filters(tag=("y",)))

    assert result.notes == ("1 post without the tag filter.",)


def test_an_empty_query_is_all_posts_the_newest_first(folder: Folder) -> None:
    folder.put("a", "apple", published="2018")
    folder.put("b", "bread", published="2019-05")
    folder.put("c", "cheese")

    result = folder.ask("")

    assert [hit.post.id for hit in result.hits] == ["b", "a", "c"]
    assert result.understood == "all posts"


def test_an_empty_archive_answers(folder: Folder) -> None:
    result = folder.ask("apple")

    assert result.total == 0
    assert result.searched.posts == 0


# Order


def test_a_word_in_the_title_weighs_more_than_in_a_point_and_that_more_than_in_the_text(
    folder: Folder,
) -> None:
    text = "Some words on apple and other matters."
    folder.put("body", text)
    folder.put("quote", text, quotes=["words on apple"])
    folder.put("focus", text, focus=["words on apple"])
    folder.put("title", text, title="On apple")

    assert folder.find("apple") == ["title", "focus", "quote", "body"]


def test_words_side_by_side_in_order_come_first(folder: Folder) -> None:
    folder.put("apart", "apple is one thing and here some more words come between bread")
    folder.put("near", "bread apple is one thing and here some more words come between it")
    folder.put("phrase", "here apple bread is one thing and some more words come between it")

    assert folder.find("apple bread") == ["phrase", "near", "apart"]


def test_ties_are_newest_first_then_by_id(folder: Folder) -> None:
    for post_id, date in (("c", "2018"), ("b", "2019"), ("a", "2018")):
        folder.put(post_id, "apple", published=date)

    assert folder.find("apple") == ["b", "a", "c"]
    assert folder.find("apple", sort=Sort.OLDEST) == ["a", "c", "b"]
    assert folder.find("apple", sort=Sort.NEWEST) == ["b", "a", "c"]


def test_pages_follow_one_another(folder: Folder) -> None:
    for number in range(7):
        folder.put(f"p{number}", "apple " * (number + 1) + "bread")
    whole = folder.find("apple bread")

    pages = [folder.ask("apple bread", limit=3, page=page) for page in (1, 2, 3, 4)]

    assert [hit.post.id for page in pages for hit in page.hits] == whole
    assert [page.pages for page in pages] == [3, 3, 3, 3]
    assert {page.total for page in pages} == {7}


def test_a_scope_looks_nowhere_else(folder: Folder) -> None:
    folder.put("title", "text", title="Apple")
    folder.put("focus", "apple", focus=[FocusArea("On apple", areas=(FocusArea("bread"),))])
    folder.put("quotes", "apple", quotes=["an apple"])

    assert folder.find("apple", scope=Scope.TITLE) == ["title"]
    assert folder.find("apple", scope=Scope.FOCUS) == ["focus"]
    assert folder.find("bread", scope=Scope.FOCUS) == ["focus"]
    assert folder.find("apple", scope=Scope.QUOTES) == ["quotes"]
    assert folder.find("title:apple") == ["title"]
    assert folder.find("focus:apple") == ["focus"]
    assert folder.find('quote:"an apple"') == ["quotes"]
    assert folder.find('"an apple"', scope=Scope.FOCUS) == []


def test_focus_finds_a_topic_as_well(folder: Folder) -> None:
    folder.put("a", "text", focus=[FocusArea("Keeping them in", topics=("exclusion",))])

    assert folder.find("focus:exclusion") == ["a"]
    assert folder.find("focus:off-rolling") == ["a"]


# What is said about it


def test_widened_words_are_those_that_occur(folder: Folder) -> None:
    folder.put("a", "They excluded him; exclusions and off-rolling.")

    assert folder.ask("exclusion").also_matched == ("exclusions", "excluded", "off-rolling")


@pytest.mark.parametrize(
    ("query", "understood"),
    [
        ("apple", "posts with apple"),
        ("apple bread", "posts with apple and bread, or with some of these words"),
        ("apple OR bread", "posts with apple or bread"),
        ('"the apple" -bread', "posts with the phrase “the apple”, without bread"),
        ("apple speaker:hinds", "posts with apple, speaker hinds"),
        ("apple (bread OR cheese)", "posts with apple and (bread or cheese)"),
        ("app*", "posts with app* (also apple)"),
        (
            "work experience apple",
            "posts with work experience (also job) and apple, or with some of these words",
        ),
    ],
)
def test_a_query_is_said_back(folder: Folder, query: str, understood: str) -> None:
    folder.put("a", "the apple", speaker="Damian Hinds")
    folder.put("b", "bread, job")

    assert folder.ask(query).understood == understood


def test_filters_are_said_back(folder: Folder) -> None:
    folder.put("a", "exclusion, excluded", speaker="Damian Hinds", date="2018-07-05")
    filters = Filters(speaker=("Hinds",), since="2018", until="2020")

    result = folder.ask("exclusion", filters=filters, scope=Scope.POST)

    assert result.understood == (
        "posts with exclusion (also excluded), speaker Hinds, from 2018 to 2020"
    )


# Whatever is typed or pasted


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Folder]:
    from tests.index.folder import Folder as Made

    path: Path = tmp_path_factory.mktemp("many")
    folder = Made(path / ".index")
    folder.put("a", "apple bread and “cheese”", speaker="Damian Hinds", date="2018-07")
    folder.put("b", "SEND EHCP off-rolling", title="Bread", tags=("x",), published="2019")
    folder.put("c", "", extra={"key": "value"})
    folder.sync()
    yield folder
    folder.index.close()


@given(text=st.text(max_size=80))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_gives_results_or_an_error_in_words(many: Folder, text: str) -> None:
    _answer(many, text)


_PIECES = st.sampled_from(
    [
        *(
            "apple",
            "bread",
            "SEND",
            "send",
            "off-rolling",
            "zzz",
            "the",
            "app*",
            "aple~",
            "*",
            "a?b",
        ),
        *('"', "“", "”", "'", "‘", "’", "(", ")", "-", "NOT", "AND", "OR", ":", "..", "~3"),
        *("speaker:hinds", "title:", "date:2018..", "date:x", "year:2018", "focus:", "key:value"),
        *("https://x.org/?a=1", "12:30", "a@b.org", "🙂", "\x00", "\u202e", "é"),
    ]
)


@given(pieces=st.lists(_PIECES, max_size=8), joined=st.sampled_from([" ", ""]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_syntax_gives_results_or_an_error_in_words(
    many: Folder, pieces: list[str], joined: str
) -> None:
    _answer(many, joined.join(pieces))


def _answer(folder: Folder, text: str) -> None:
    for scope in Scope:
        try:
            result = ask(folder.index, text, scope=scope)
        except SendnotesError:
            continue
        assert result.total >= len(result.hits)
        for hit in result.hits:
            for passage in hit.passages:
                assert all(0 <= a < b <= len(passage.text) for a, b in passage.marks)


def test_a_pasted_article_is_a_query(folder: Folder) -> None:
    folder.put("a", "apple")
    article = 'He said: "every (teacher) is -a teacher" AND so on; see https://x.org. ' * 200
    before = time.perf_counter()

    result = folder.ask(article + " apple")

    assert any("long" in note for note in result.notes)
    assert time.perf_counter() - before < 5
