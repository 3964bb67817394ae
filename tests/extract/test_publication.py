from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendnotes.extract.blocks import parse_blocks
from sendnotes.extract.publication import Publication, find_publication
from sendnotes.model import CleanText, Given, Origin, Post, Removed

BODY = "# A title\n\nThe Education Secretary, Damian Hinds, went to Telford on Friday 3 May.\n"


def _found(*removed: str, body: str = BODY, given_: Given | None = None) -> Publication:
    lines = tuple(Removed(n, text, "furniture") for n, text in enumerate(removed, 1))
    return find_publication(CleanText(body, lines), parse_blocks(body), given_ or Given())


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("1 Jul 2022 12:31 PM",), "2022-07-01"),
        (("Posted on 9 February 2016 at 11:02",), "2016-02-09"),
        (("Published: 28.02.24",), "2024-02-28"),
        (("Published", "21 June 2019"), "2019-06-21"),
        (("Date of press release:", "28th September 2016"), "2016-09-28"),
        (("Issue 9, Friday 20th April 2018",), "2018-04-20"),
        (("Sent: Friday 6 December 2024 16:40",), "2024-12-06"),
        (("Date: Thu, 18 Apr 2019 21:14:06 +0100",), "2019-04-18"),
        (("Monday 12 March 2018  |  4 minute read",), "2018-03-12"),
        (("£42,195 | Full time | Posted 14 January 2019",), "2019-01-14"),
        (("May 9 · 2 min read",), "2019-05-09"),
        (("https://example.org/2021/07/19/post/",), "2021-07-19"),
        (("larches.example/news/2021/07/19/post",), "2021-07-19"),
        (("on the website, 24.3.09",), "2009-03-24"),
        (("Friday Notes | 20 May 2022 | Beeston Fields",), "2022-05-20"),
        (("3.1.20 The board met",), None),
        (("The duty is in the code, 6.5.14",), None),
        (("Her earlier speech is at gov.example/2018/01/01/speech",), None),
        (("Issue 27, July 2023",), "2023-07"),
        (("Thu 22 May 2025", "09:00 - 15:30"), None),
        (("Delivered on: 20 June 2019",), None),
        (("Last updated: March 18, 2024", "Published March 15, 2024"), "2024-03-15"),
        (("GOVERNOR NEWS No. 61   22 March 2012",), "2012-03-22"),
        (("Press centre  /  Latest  /  Wednesday 25 February 2026",), "2026-02-25"),
        (("Friday 19 February 2021  |  Read online  |  Forward",), "2021-02-19"),
        (("14:22, 10 JUL 2024   UPDATED 15:05, 10 JUL 2024",), "2024-07-10"),
        (("06:00, 19 Nov 2025 | Updated 09:14",), "2025-11-19"),
        (("By Local Reporter     Tuesday 16 September 2025",), "2025-09-16"),
        (
            ("GOVERNORS' DIGEST ... week ending Friday 7 December 2018 (Clerks: print)",),
            "2018-12-07",
        ),
        (("Embargo: not for broadcast before 11.45 hours, Sunday 31 March 2024",), "2024-03-31"),
        (("October 2017 ~ number 58",), "2017-10"),
        (("26 November 2019 — by Hattie, casework volunteer",), "2019-11-26"),
        (("Issue 41 | Friday 15 March 2019 | put together at a kitchen table",), "2019-03-15"),
        (("Eleven tweets · saved from @larch_law · 12 Jun 2015",), "2015-06-12"),
        (("Conference: Larch Hall, 26 November 2019",), None),
        (("Closing date 26 November 2019",), None),
        ((), None),
    ],
)
def test_reads_the_date_of_publication_from_what_stands_around(
    lines: tuple[str, ...], expected: str | None
) -> None:
    assert expected == _found(*lines).published


def test_a_date_in_the_text_is_not_that_of_publication() -> None:
    assert _found(body="# A title\n\nAda Ozil spoke on 5 July 2018 in Leeds.\n").published is None


def test_a_byline_without_a_year_takes_it_from_the_speaker_s_term() -> None:
    found = _found("May 9 · 2 min read")

    told = next(each for each in found.explanations if each.field == "published")
    assert told.origin is Origin.INFERRED
    assert "Damian Hinds was in office" in told.how


def test_what_is_given_stands() -> None:
    given_ = Given(
        Post(published="2001", source="Us", url="https://us.example"),
        how={"published": "--published", "source": "--source", "url": "--url"},
    )

    found = _found("Published: 28.02.24", given_=given_)
    assert (found.published, found.source, found.url) == ("2001", "Us", "https://us.example")
    assert {each.origin for each in found.explanations} == {Origin.GIVEN}


@pytest.mark.parametrize(
    ("lines", "body", "expected"),
    [
        (
            ("© London Leadership Strategy 2016. Registered in England",),
            BODY,
            "London Leadership Strategy",
        ),
        (("Leafshire County Council",), BODY, "Leafshire County Council"),
        (
            ("Thornbeck Parent Carer Forum", "© 2021 Thornbeck PCF. All rights reserved."),
            BODY,
            "Thornbeck Parent Carer Forum",
        ),
        (("Kent County Council", "© 2021 Thornbeck PCF"), BODY, "Thornbeck PCF"),
        (("© 2021 Elm PCF",), f"Elm Parent Carer Forum\n\n{BODY}", "Elm Parent Carer Forum"),
        (("From: Fen bulletin <fen@example.org>",), BODY, "Fen bulletin"),
        (
            (),
            "The Fen Union welcomed it, as does Family Voice Fen. We look forward to more.",
            "Family Voice Fen",
        ),
        (("Menu", "Log in"), BODY, None),
        (("Copyright (c) 2018. Sent with MailMonkey",), BODY, None),
    ],
)
def test_names_the_publisher_only_where_it_is_plain(
    lines: tuple[str, ...], body: str, expected: str | None
) -> None:
    assert expected == _found(*lines, body=body).source


@given(st.lists(st.text(), max_size=6), st.text())
def test_no_lines_raise(lines: list[str], body: str) -> None:
    _found(*lines, body=body)


@pytest.mark.parametrize(
    "end",
    [
        "Bulletin edited by Ann Hall, and finished at ten at night on 20 May 2016.",
        "Transcript prepared by volunteers and put up on Friday 20 May 2016.",
        "I am writing this on Friday, 20 May 2016, with cold tea.",
        "Lightly edited. Put on our site 20 May 2016.",
        "Ann Hall has asked for an apology. The Fen Gazette, Friday 20 May 2016.",
        "Ada is a classroom assistant. She wrote this for the union's blog on 20 May 2016.",
    ],
)
def test_the_last_words_may_tell_when_a_text_was_made(end: str) -> None:
    assert _found(body=f"{BODY}\n{end}\n").published == "2016-05-20"


def test_a_day_of_its_own_is_that_of_publication_also_above_a_when() -> None:
    body = "# A title\n\n17 October 2024\n\nWhen it was her turn she told us three things.\n"

    assert _found(body=body).published == "2024-10-17"


def test_what_others_wrote_on_a_day_is_no_publication() -> None:
    assert _found(body=f"{BODY}\nThe minister wrote to us on 20 May 2016.\n").published is None


def test_an_address_with_a_day_below_the_masthead_is_the_posts() -> None:
    address = "https://tamar.example/2024/11/20/what-the-director-promised/"
    found = _found(body=f"# TAMAR FAMILIES\n\na page for parents\n\n{address}\n\n## What he said")

    assert (found.url, found.published) == (address, "2024-11-20")
