"""What people see, kept as snapshots: read them in review."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from sendnotes.model import AddResult, AddStatus, OutputFormat, Removed, ShowResult
from sendnotes.views import view_for
from sendnotes.views.hits import first_number
from tests.views.view_results import (
    FACETS,
    HITS,
    MARKED,
    ORDINARY,
    POST,
    READING,
    SEARCH,
    outcome,
)

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

SCREENS = [OutputFormat.RICH, OutputFormat.PLAIN]


@pytest.mark.parametrize("chosen", SCREENS)
@pytest.mark.parametrize(
    "what",
    [
        *("search", "post", "focus", "quotes", "added", "checked"),
        *("saved", "news", "similar"),
    ],
)
def test_screen(chosen: OutputFormat, what: str, snapshot: SnapshotAssertion) -> None:
    view = view_for(chosen, width=80, colour=False)

    assert getattr(view, what)(getattr(ORDINARY, what)) == snapshot


@pytest.mark.parametrize("chosen", [*SCREENS, OutputFormat.MARKDOWN])
def test_facets_come_after_the_hits(chosen: OutputFormat, snapshot: SnapshotAssertion) -> None:
    result = SEARCH._replace(hits=HITS[1:], facets=FACETS)

    assert view_for(chosen, width=80, colour=False).search(result) == snapshot


@pytest.mark.parametrize("chosen", [*SCREENS, OutputFormat.MARKDOWN])
def test_marked_words_survive_in_a_post(chosen: OutputFormat, snapshot: SnapshotAssertion) -> None:
    assert view_for(chosen, width=80, colour=False).post(MARKED) == snapshot


def test_a_newsletter(snapshot: SnapshotAssertion) -> None:
    view = view_for(OutputFormat.MARKDOWN, width=80, colour=False)

    assert view.news(ORDINARY.news) == snapshot


@pytest.mark.parametrize("chosen", SCREENS)
def test_explanation_screen(chosen: OutputFormat, snapshot: SnapshotAssertion) -> None:
    speech = replace(POST.speeches[0], date="2018-07-06", place="Leeds")
    now = replace(POST, source=None, speeches=(speech,), tags=())

    view = view_for(chosen, width=80, colour=False)
    assert view.explanation(ShowResult(now, "/a.md", READING)) == snapshot


@pytest.mark.parametrize("chosen", SCREENS)
@pytest.mark.parametrize("number", range(len(ORDINARY.listings)))
def test_list_screen(chosen: OutputFormat, number: int, snapshot: SnapshotAssertion) -> None:
    view = view_for(chosen, width=80, colour=False)

    assert view.listing(ORDINARY.listings[number]) == snapshot


def test_many_inputs_have_a_line_each_and_failures_none() -> None:
    unnamed = replace(READING, post=replace(POST, id=""))
    result = AddResult(
        "/archive",
        (
            outcome(AddStatus.ADDED),
            outcome(AddStatus.UNCHANGED, unnamed, reason="already in the archive as x"),
            outcome(AddStatus.FAILED, None, reason="empty"),
        ),
    )

    assert view_for(OutputFormat.PLAIN, width=80, colour=False).added(result) == (
        f"added\t{POST.title}\t{POST.id}\nunchanged\tpost.txt: already in the archive as x\t\n"
    )


def test_an_added_post_shows_eight_removed_lines_and_how_many_more() -> None:
    lines = tuple(Removed(number, "Share", "a button") for number in range(11))
    result = AddResult("/archive", (outcome(AddStatus.ADDED, replace(READING, removed=lines)),))

    text = view_for(OutputFormat.PLAIN, width=80, colour=False).added(result)

    assert text.count("(a button)") == 8
    assert "  and 3 more (show --explain)\n" in text


@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_only_a_word_that_is_too_long_leaves_the_screen(width: int) -> None:
    view = view_for(OutputFormat.RICH, width=width, colour=False)
    texts = [view.search(SEARCH), view.post(ORDINARY.post), view.focus(ORDINARY.focus)]

    wide = [row for text in texts for row in text.split("\n") if cell_len(row) > width]
    assert [row for row in wide if not re.fullmatch(r"\s*(Id   |File )?\S+", row)] == []


@pytest.mark.parametrize("number", range(len(ORDINARY.listings)))
@pytest.mark.parametrize("width", [80, 120])
def test_tables_fit_the_screen(number: int, width: int) -> None:
    text = view_for(OutputFormat.RICH, width=width, colour=False).listing(ORDINARY.listings[number])

    assert [row for row in text.split("\n") if cell_len(row) > width and " 2018-" not in row] == []


def test_colours_change_nothing_but_the_marks_of_words() -> None:
    coloured = view_for(OutputFormat.RICH, width=80, colour=True).post(ORDINARY.post)

    plain = view_for(OutputFormat.RICH, width=80, colour=False).post(ORDINARY.post)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert coloured != plain


def test_marked_words_are_seen_without_colour_and_coloured_with_it() -> None:
    plain = view_for(OutputFormat.RICH, width=80, colour=False).search(SEARCH)
    coloured = view_for(OutputFormat.RICH, width=80, colour=True).search(SEARCH)

    assert "**Every** **school**" in plain
    assert "\x1b[1;35mEvery\x1b[0m" in coloured
    assert "**" not in coloured


@pytest.mark.parametrize(
    ("total", "page", "pages", "shown", "first"),
    [(2, 1, 1, 2, 1), (25, 2, 3, 10, 11), (25, 3, 3, 5, 21), (0, 1, 1, 0, 1)],
)
def test_hits_are_numbered_through_all_pages(
    total: int, page: int, pages: int, shown: int, first: int
) -> None:
    result = SEARCH._replace(total=total, page=page, pages=pages, hits=(HITS[0],) * shown)

    assert first_number(result) == first


def test_further_speeches_are_counted() -> None:
    hit = HITS[0]._replace(post=replace(POST, speeches=POST.speeches * 5))
    text = view_for(OutputFormat.PLAIN, width=80, colour=False).search(SEARCH._replace(hits=(hit,)))

    assert text.count("Damian Hinds, Secretary of State") == 3
    assert "   and 2 more speeches\n" in text
