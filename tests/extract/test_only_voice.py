"""Reports of a gathering that quote one person and never say that somebody spoke."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sendnotes.extract import read
from sendnotes.extract.topics import load_taxonomy
from sendnotes.ingest import clean
from sendnotes.model import Given

if TYPE_CHECKING:
    from sendnotes.model import Post, Speech

CAME = "More than ninety parents came to the Spring Forum in Ely on 5 July 2018."


def post(text: str) -> Post:
    return read(clean(f"A day out\n\n{text}\n"), given=Given(), taxonomy=load_taxonomy()).post


def speech(text: str) -> Speech:
    (only,) = post(text).speeches
    return only


@pytest.mark.parametrize(
    "told",
    [
        "“Bring your pens,” Ada Pell told the room.",
        "The morning was led by Ada Pell. “Bring your pens,” she said.",
        "“Bring your pens,” said Ada Pell, to laughter.",
        "“Bring your pens,” cautioned Ada Pell. She got a standing ovation.",
    ],
)
def test_the_only_one_quoted_to_many_listeners_spoke(told: str) -> None:
    assert speech(f"{CAME} {told}").speaker == "Ada Pell"


@pytest.mark.parametrize(
    "told",
    [
        "We caught up with Ada Pell by the tombola. “Bring your pens,” she said.",
        "Among them was Ada Pell, whose son is seven. “Bring your pens,” she said.",
        "“Bring your pens,” Ada Pell told the Recorder.",
        "“Bring your pens,” says Ada Pell, who runs the shop.",
        "“Bring your pens,” said Ada Pell. “Bring your own,” said Ken Lisle.",
    ],
)
def test_whoever_the_writer_asked_gave_no_speech(told: str) -> None:
    assert post(f"{CAME} {told}").speeches == ()


def test_the_only_office_named_is_that_of_the_only_one_named() -> None:
    told = "Ada Pell was cheerful. “We have enough,” the treasurer told the room."
    read_post = post(f"{CAME} {told}")
    assert [(s.speaker, s.role) for s in read_post.speeches] == [("Ada Pell", "treasurer")]
    assert [quote.speaker for quote in read_post.quotes] == ["Ada Pell"]


@pytest.mark.parametrize(
    ("title", "told", "event"),
    [
        ("What a Big Sing!", "On 5 July 2018 we sang at the Big Sing in Ely.", "Big Sing"),
        ("Faith and Belonging Day", "We were in Ely on 5 July 2018.", "Faith and Belonging Day"),
    ],
)
def test_an_occasion_may_be_named_by_the_title_alone(title: str, told: str, event: str) -> None:
    text = f"# {title}\n\n{told} Ada Pell, a head, gave a speech. “Sing,” she told the room.\n"
    (only,) = read(clean(text), given=Given(), taxonomy=load_taxonomy()).post.speeches
    assert only.event == event


def test_a_coming_day_without_a_year_is_not_taken_for_one_long_ago() -> None:
    told = "Ada Pell spoke to our leavers. School closes on 20 July and reopens on 3 September."
    text = f"# Leavers\n\nPosted on 15 July 2016\n\n{told}\n"
    found = read(clean(text), given=Given(), taxonomy=load_taxonomy()).post
    assert found.published == "2016-07-15"
    assert [each.date for each in found.speeches] == [None]
