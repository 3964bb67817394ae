from __future__ import annotations

import datetime

import pytest

from sendnotes.errors import BadDate, UnknownValue
from sendnotes.index.dates import days, overlaps, read_date, read_span
from sendnotes.model import Filters, FocusArea, Kind, Reaction, Speech, Stance
from tests.index.folder import Folder


@pytest.fixture
def archive(folder: Folder) -> Folder:
    folder.put(
        "hinds",
        "apple",
        speeches=(
            Speech(
                "Damian Hinds", "Secretary of State", "ADCS conference", "Manchester", "2018-07-05"
            ),
            Speech("René Ford", "Minister", date="2019"),
        ),
        source="Family Voice Surrey",
        organisations=("National Network of Parent Carer Forums", "Ofsted"),
        abbreviations={"NNPCF": "National Network of Parent Carer Forums"},
        tags=("Key stage", "send"),
        kind=Kind.REPORT,
        published="2018-08-04",
        focus=[FocusArea("x", topics=("exclusion",))],
    )
    folder.put("spielman", "bread", speaker="Amanda Spielman", place="Leeds", date="2020-02")
    folder.put("undated", "cheese", organisations=("Ofsted",), kind=Kind.DRAFT_TEXT)
    folder.sync()
    return folder


def passing(folder: Folder, filters: Filters) -> list[str]:
    return [post.id for post in folder.index.posts(filters)]


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        (Filters(), ["undated", "hinds", "spielman"]),
        (Filters(speaker=("hinds",)), ["hinds"]),
        (Filters(speaker=("HINDS damian",)), ["hinds"]),
        (Filters(speaker=("rene",)), ["hinds"]),
        (Filters(speaker=("Spiel*",)), ["spielman"]),
        (Filters(speaker=("hinds", "spielman")), ["hinds", "spielman"]),
        (Filters(role=("minister",)), ["hinds"]),
        (Filters(event=("adcs",)), ["hinds"]),
        (Filters(place=("leeds",)), ["spielman"]),
        (Filters(org=("nnpcf",)), ["hinds"]),
        (Filters(org=("parent carer",)), ["hinds"]),
        (Filters(org=("ofsted",)), ["undated", "hinds"]),
        (Filters(org=("ofsted",), speaker=("hinds",)), ["hinds"]),
        (Filters(source=("surrey",)), ["hinds"]),
        (Filters(topic=("exclusion",)), ["hinds"]),
        (Filters(topic=("Exclusion",)), ["hinds"]),
        (Filters(topic=("off-rolling",)), ["hinds"]),
        (Filters(topic=("employment",)), []),
        (Filters(kind=(Kind.DRAFT_TEXT,)), ["undated"]),
        (Filters(tag=("key-stage",)), ["hinds"]),
        (Filters(since="2018-07"), ["hinds", "spielman"]),
        (Filters(since="2018-08"), ["hinds", "spielman"]),
        (Filters(since="2020"), ["spielman"]),
        (Filters(until="2018"), ["hinds"]),
        (Filters(until="2018-07-04"), []),
        (Filters(since="2018-07-05", until="2018-07-05"), ["hinds"]),
        (Filters(since="2020-02-20"), ["spielman"]),
    ],
)
def test_filters_pass_what_they_say(archive: Folder, filters: Filters, ids: list[str]) -> None:
    assert passing(archive, filters) == ids


def test_the_words_of_a_filter_are_those_of_one_person(archive: Folder) -> None:
    with pytest.raises(UnknownValue):
        passing(archive, Filters(speaker=("Damian Ford",)))


@pytest.mark.parametrize(
    ("filters", "sentence", "near"),
    [
        (Filters(speaker=("hindes",)), "There is no speaker 'hindes'.", "Damian Hinds"),
        (Filters(org=("ofstead",)), "There is no organisation 'ofstead'.", "Ofsted"),
        (Filters(topic=("exclusoin",)), "There is no topic 'exclusoin'.", "exclusion"),
    ],
)
def test_a_value_that_occurs_nowhere_is_an_error_that_names_the_nearest(
    archive: Folder, filters: Filters, sentence: str, near: str
) -> None:
    with pytest.raises(UnknownValue) as caught:
        passing(archive, filters)

    assert caught.value.sentence == sentence
    assert caught.value.near[0] == near


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("speaker:hinds", ["hinds"]),
        ('speaker:"Damian Hinds"', ["hinds"]),
        ("by:hinds", ["hinds"]),
        ("speaker:(hinds OR spielman)", ["spielman", "hinds"]),
        ("-speaker:hinds", ["spielman", "undated"]),
        ("org:NNPCF", ["hinds"]),
        ("organisation:ofsted -apple", ["undated"]),
        ("topic:exclusion", ["hinds"]),
        ("kind:report", ["hinds"]),
        ('kind:"draft text"', ["undated"]),
        ("year:2020", ["spielman"]),
        ("date:2018..2019", ["hinds"]),
        ("date:2019-12..", ["spielman", "hinds"]),
        ("date:..2018", ["hinds"]),
        ('date:"5 July 2018"', ["hinds"]),
        ("since:2020", ["spielman"]),
        ("until:2019", ["hinds"]),
        ("since:2020 bread", ["spielman"]),
        ("speaker:hinds place:manchester tag:send", ["hinds"]),
    ],
)
def test_fields_of_a_query_are_filters(archive: Folder, query: str, ids: list[str]) -> None:
    assert archive.find(query) == ids


def test_a_reaction_is_found_by_the_short_form_of_who_reacted(folder: Folder) -> None:
    name = "National Network of Parent Carer Forums"
    folder.put("a", reactions=(Reaction(by=name, stance=Stance.WELCOMED, text="Welcome."),))

    assert folder.find("reaction:NNPCF") == ["a"]


def test_a_speaker_is_suggested_in_one_spelling(folder: Folder) -> None:
    folder.put("a", speeches=(Speech("Damian Hinds", printed="Rt Hon Damian Hinds MP"),))

    with pytest.raises(UnknownValue) as caught:
        folder.find("speaker:hindes")
    assert caught.value.near == ("Damian Hinds",)


def test_a_saved_last_month_is_told_from_the_day_it_is_asked(folder: Folder) -> None:
    folder.put("july", "apple", date="2018-07-05")
    folder.put("august", "apple", date="2018-08-05")
    filters = Filters(since="last month", until="last month")

    for month, post_id in ((8, "july"), (9, "august")):
        result = folder.ask("apple", filters=filters, today=datetime.date(2018, month, 20))

        assert [hit.post.id for hit in result.hits] == [post_id]
        assert f"last month (2018-0{month - 1})" in result.understood


def test_an_unknown_kind_names_the_kinds(archive: Folder) -> None:
    with pytest.raises(UnknownValue, match="There is no kind 'speach'"):
        archive.find("kind:speach")


def test_values_are_sorted_and_those_of_posts_that_are_there(archive: Folder) -> None:
    assert archive.index.values("speaker") == ("Amanda Spielman", "Damian Hinds", "René Ford")

    archive.remove("spielman")
    archive.sync()

    assert archive.index.values("speaker") == ("Damian Hinds", "René Ford")
    with pytest.raises(UnknownValue):
        passing(archive, Filters(speaker=("spielman",)))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2018", "2018"),
        ("2018-07", "2018-07"),
        ("2018-07-05", "2018-07-05"),
        ("July 2018", "2018-07"),
        ("5 July 2018", "2018-07-05"),
        ("5th jul 2018", "2018-07-05"),
    ],
)
def test_dates_are_read(text: str, date: str) -> None:
    assert read_date(text, "date:") == date


@pytest.mark.parametrize("text", ["", "18", "2018-13", "2018-07-32", "soon", "5 Foo 2018", ".."])
def test_what_is_no_date_is_an_error(text: str) -> None:
    with pytest.raises(BadDate):
        read_span(text, "date:")


def test_partial_dates_span_their_days() -> None:
    assert days("2018-07") == ("2018-07-00", "2018-07-99")
    assert overlaps("2017 2018-07", days("2018"))
    assert overlaps("2018", days("2018-07"))
    assert not overlaps("2018-08", days("2018-07"))
    assert not overlaps("", days("2018"))
