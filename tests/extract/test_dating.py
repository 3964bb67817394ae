from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendnotes.extract.dates import find_dates
from sendnotes.extract.dating import resolve
from sendnotes.extract.iso_dates import iso_date, url_date

HINDS = ((date(2018, 1, 8), date(2019, 7, 24)),)
TIMPSON = ((date(2012, 9, 4), date(2017, 6, 9)),)


def _resolved(text: str, **known: object) -> str | None:
    return resolve(find_dates(text)[0], **known).iso  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Thursday 5 July", "2018-08-04", "2018-07-05"),
        ("20 December", "2019-01-02", "2018-12-20"),
        ("on Tuesday", "2024-12-06", "2024-12-03"),
        ("last Friday", "2024-12-06", "2024-11-29"),
        ("Tuesday last week", "2024-12-06", "2024-11-26"),
        ("the Saturday before last", "2019-06-12", "2019-06-01"),
        ("a week last Tuesday", "2019-06-12", "2019-06-04"),
        ("Wednesday evening last week", "2019-06-12", "2019-06-05"),
        ("Sat 4th", "2019-06-12", "2019-05-04"),
        ("on the last Thursday of March", "2019-06-12", "2019-03"),
        ("yesterday", "2022-07-01", "2022-06-30"),
        ("this morning", "2022-07-01", "2022-07-01"),
        ("earlier this month", "2013-05-20", "2013-05"),
        ("last month", "2013-01-20", "2012-12"),
        ("last week", "2018-07-12", "2018-07"),
        ("in July", "2018-08-04", "2018-07"),
        ("Thursday 5 July", "2018-08", "2018-07-05"),
        ("earlier this month", "2013-05", "2013-05"),
        ("Tuesday the 9th", "2021-11-19", "2021-11-09"),
        ("on the first of the month", "2023-09-04", "2023-09-01"),
        ("yesterday", None, None),
        ("on Tuesday", None, None),
        ("5 July 2018", None, "2018-07-05"),
    ],
)
def test_the_date_of_publication_completes_a_date(
    text: str, published: str | None, expected: str | None
) -> None:
    assert expected == _resolved(text, published=published)


def test_a_speech_that_is_to_come_is_after_publication() -> None:
    assert _resolved("12 March", published="2025-02-01", future=True) == "2025-03-12"


def test_the_url_completes_a_date_that_publication_does_not() -> None:
    assert _resolved("Thursday 5 July", url="https://x.org/2018/08/04/post") == "2018-07-05"


@pytest.mark.parametrize(
    ("text", "terms", "expected"),
    [
        ("Thursday 5 July", HINDS, "2018-07-05"),
        ("Friday 3 May", HINDS, "2019-05-03"),
        ("Monday 24 February", TIMPSON, "2014-02-24"),
        ("24 February", TIMPSON, None),
    ],
)
def test_the_weekday_leaves_one_year_of_a_term_in_office(
    text: str, terms: object, expected: str | None
) -> None:
    assert expected == _resolved(text, terms=terms)


def test_another_date_of_the_post_tells_the_year() -> None:
    known = find_dates("Speech of 17 March 2020")

    assert _resolved("Tuesday 17 March", known=known) == "2020-03-17"


def test_the_only_year_of_the_post_is_that_of_a_day_without_one() -> None:
    assert _resolved("7 April", known=find_dates("from 1 May 2019")) == "2019-04-07"
    assert _resolved("7 April", known=find_dates("from 1 May 2019 to 1 May 2020")) is None


def test_publication_is_trusted_before_the_term() -> None:
    terms = ((date(2012, 1, 1), date(2020, 1, 1)),)

    assert _resolved("5 July", published="2016-08-01", terms=terms) == "2016-07-05"


def test_a_weekday_that_contradicts_its_date_is_warned_of() -> None:
    read = resolve(find_dates("Tuesday 16 December 2020")[0])

    assert read.iso == "2020-12-16"
    assert read.warnings == (
        "The text says “Tuesday 16 December 2020”, but 2020-12-16 was a Wednesday.",
    )


def test_a_slip_in_the_weekday_of_a_fresh_report_is_warned_of() -> None:
    read = resolve(find_dates("Thursday 6 July")[0], published="2018-07-09")

    assert read.iso == "2018-07-06"
    assert "was a Friday" in read.warnings[0]


def test_no_year_of_a_term_with_that_weekday_is_said() -> None:
    read = resolve(find_dates("Monday 5 July")[0], terms=HINDS, holder="Damian Hinds")

    assert read.iso is None
    assert read.warnings == ("The year of “Monday 5 July” is not known: no year fits.",)


def test_what_was_worked_out_says_how() -> None:
    read = resolve(find_dates("Thursday 5 July")[0], terms=HINDS, holder="Damian Hinds")

    assert read.inferred
    assert read.how == (
        "The text says “Thursday 5 July” without a year; while Damian Hinds was in office "
        "(2018-2019) that was 2018-07-05 only."
    )


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://x.org/2018/08/04/post", "2018-08-04"),
        ("https://x.org/news/2018/jul/05/post", "2018-07-05"),
        ("https://x.org/2018-08-04-post.html", "2018-08-04"),
        ("https://x.org/2018/08/post", "2018-08"),
        ("https://x.org/news-2018/post", "2018"),
        ("https://x.org/2018/13/45/post", "2018"),
        ("https://x.org/post", None),
        (None, None),
    ],
)
def test_reads_the_date_in_a_path(url: str | None, expected: str | None) -> None:
    assert expected == url_date(url)


@given(st.text(), st.sampled_from([None, "2018", "2018-07", "2018-07-31", "1000-01-01", "x"]))
def test_no_date_contradicts_its_weekday_without_a_warning(
    text: str, published: str | None
) -> None:
    for mention in find_dates(text + " Monday 5 July, Tuesday 29 February, yesterday"):
        read = resolve(mention, published=published, terms=HINDS)
        day = iso_date(read.iso)
        if day and mention.weekday is not None and mention.relative is None:
            assert day.weekday() == mention.weekday or read.warnings
