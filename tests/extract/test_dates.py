from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendnotes.extract.dates import find_dates

MONDAY, TUESDAY, THURSDAY = 0, 1, 3


@pytest.mark.parametrize(
    ("text", "day", "month", "year", "weekday"),
    [
        ("on Thursday 5 July in Leeds", 5, 7, None, THURSDAY),
        ("Thursday, July 5th", 5, 7, None, THURSDAY),
        ("Thursday the 5th of July", 5, 7, None, THURSDAY),
        ("5th July 2018", 5, 7, 2018, None),
        ("July 5, 2018", 5, 7, 2018, None),
        ("Thu 5 Jul 18", 5, 7, 2018, THURSDAY),
        ("THURSDAY 5 JULY 2018", 5, 7, 2018, THURSDAY),
        ("5 july 2018", 5, 7, 2018, None),
        ("5 July '18", 5, 7, 2018, None),
        ("5/7/18", 5, 7, 2018, None),
        ("05.07.2018", 5, 7, 2018, None),
        ("07/25/2018", 25, 7, 2018, None),
        ("2018-07-05", 5, 7, 2018, None),
        ("5-6 July 2018", 5, 7, 2018, None),
        ("5 and 6 July", 5, 7, None, None),
        ("30 June to 2 July 2018", 30, 6, 2018, None),
        ("in July 2018", None, 7, 2018, None),
        ("in July", None, 7, None, None),
        ("May 9 · 2 min read", 9, 5, None, None),
        ("1 Jul 2022 12:31 PM", 1, 7, 2022, None),
        ("5 July 10am", 5, 7, None, None),
        ("5 Jul 10:30", 5, 7, None, None),
        ("on the second Thursday of November 2011", 10, 11, 2011, THURSDAY),
        ("Summer 2 - 18 June 2021", 18, 6, 2021, None),
        ("on the fifth of July 2018", 5, 7, 2018, None),
        ("the twenty-first of June", 21, 6, None, None),
    ],
)
def test_reads_a_date_in_every_english_way(
    text: str, day: int | None, month: int, year: int | None, weekday: int | None
) -> None:
    first = find_dates(text)[0]

    assert (day, month, year, weekday) == (first.day, first.month, first.year, first.weekday)


@pytest.mark.parametrize(
    ("text", "relative"),
    [
        ("on Tuesday", "weekday"),
        ("Tuesday the 9th", "day of the month"),
        ("on the first of the month", "day of the month"),
        ("last Tuesday", "last weekday"),
        ("on Tuesday last week", "weekday of last week"),
        ("next Tuesday", "next weekday"),
        ("yesterday", "yesterday"),
        ("Yesterday evening", "yesterday"),
        ("yesterday's speech", "yesterday"),
        ("this morning", "today"),
        ("last week", "last week"),
        ("Earlier this month", "this month"),
    ],
)
def test_reads_what_is_told_against_today(text: str, relative: str) -> None:
    assert [relative] == [str(found.relative) for found in find_dates(text)]


@pytest.mark.parametrize(
    "text",
    [
        "You may march in 20 pathfinders",
        "31 June",
        "section 1.2.3 and 24/7, 2020-21",
        "https://example.org/2018/07/05/post",
        "this year's lecture, today's pupils",
        "He sat on the sun lounger",
        "from 16 to 19",
        "She has a Saturday job, and a Sunday club.",
    ],
)
def test_takes_nothing_else_for_a_date(text: str) -> None:
    assert find_dates(text) == ()


def test_tells_where_a_date_stands() -> None:
    found = find_dates("It was on Monday 9 March.", offset=100)[0]

    assert (found.start, found.end, found.text) == (110, 124, "Monday 9 March")


@given(st.text())
def test_any_text_has_dates_that_stand_in_it(text: str) -> None:
    for found in find_dates(text):
        assert text[found.start : found.end] == found.text


@given(st.dates(min_value=date(1970, 1, 2), max_value=date(2068, 12, 31)))
def test_a_date_written_out_is_read_as_itself(day: date) -> None:
    found = find_dates(f"It was {day:%A} {day.day} {day:%B} {day.year}.")[0]

    read = (found.day, found.month, found.year, found.weekday)
    assert (day.day, day.month, day.year, day.weekday()) == read
