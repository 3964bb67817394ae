"""Results as JSON documents that programs rely on, and as JSON lines."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from sendnotes.views import machine
from sendnotes.views.fields import changes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sendnotes.model import (
        AddResult,
        CheckResult,
        FocusResult,
        ListItem,
        ListResult,
        NewsResult,
        QuoteResult,
        SavedResult,
        SearchResult,
        ShowResult,
        SimilarResult,
    )
    from sendnotes.views.machine import Document

SCHEMA_VERSION = 1
# JSON allows these as they are, but they steer terminals, end lines, or cannot be encoded.
_STEERING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class JsonView:
    """One document for each result."""

    def search(self, result: SearchResult) -> str:
        """Return the query, what was searched, and the hits."""
        return _document(
            query=result.query,
            understood=result.understood,
            total=result.total,
            folded=result.folded,
            page=result.page,
            pages=result.pages,
            searched=machine.searched(result.searched),
            also_matched=list(result.also_matched),
            suggestions=list(result.suggestions),
            notes=list(result.notes),
            hits=[machine.hit(hit) for hit in result.hits],
            facets={facet.name: dict(facet.counts) for facet in result.facets},
        )

    def listing(self, result: ListResult) -> str:
        """Return the items."""
        return _document(
            kind=str(result.kind),
            total=result.total,
            understood=result.understood,
            suggestions=list(result.suggestions),
            folded=result.folded,
            searched=machine.searched(result.searched),
            items=[_item(item) for item in result.items],
        )

    def post(self, result: ShowResult) -> str:
        """Return the post with its body."""
        marks = {} if result.marks is None else {"marks": machine.post_marks(result)}
        return _document(post=machine.post(result.post, body=True), **marks)

    def explanation(self, result: ShowResult) -> str:
        """Return the post and how it was read; `set_by_hand` is what differs since."""
        return _document(
            post=machine.post(result.post, body=True),
            **machine.reading(result.reading),
            set_by_hand=_set_by_hand(result),
        )

    def focus(self, result: FocusResult) -> str:
        """Return the focus areas, oldest first."""
        return _document(
            focus=result.focus,
            understood=result.understood,
            folded=result.folded,
            searched=machine.searched(result.searched),
            focus_areas=[machine.focus_item(item) for item in result.items],
        )

    def quotes(self, result: QuoteResult) -> str:
        """Return the quotes with the marked words."""
        return _document(
            quote=result.quote,
            folded=result.folded,
            searched=machine.searched(result.searched),
            quotes=[machine.marked_quote(item) for item in result.items],
        )

    def added(self, result: AddResult) -> str:
        """Return what became of each input."""
        return _document(
            archive=result.archive,
            summary=machine.summary(result),
            results=[machine.outcome(outcome) for outcome in result.outcomes],
        )

    def checked(self, result: CheckResult) -> str:
        """Return what is wrong."""
        return _document(
            archive=result.archive,
            posts=result.posts,
            originals=result.originals,
            problems=[machine.problem(problem) for problem in result.problems],
            fixed=list(result.fixed),
            notes=list(result.notes),
        )

    def saved(self, result: SavedResult) -> str:
        """Return the saved searches."""
        return _document(searches=[machine.saved(one) for one in result.searches])

    def news(self, result: NewsResult) -> str:
        """Return what is new for each search that has news."""
        return _document(
            date=result.date,
            searched=machine.searched(result.searched),
            asked=result.asked,
            news=[machine.news(item) for item in result.items],
        )

    def similar(self, result: SimilarResult) -> str:
        """Return the posts on the same matter."""
        return _document(
            post=result.post.id,
            total=result.total,
            searched=machine.searched(result.searched),
            hits=[machine.likeness(item) for item in result.items],
        )


class JsonLinesView:
    """The list of a document, one item a line."""

    def search(self, result: SearchResult) -> str:
        """Return a line for each hit."""
        return _lines(machine.hit(hit) for hit in result.hits)

    def listing(self, result: ListResult) -> str:
        """Return a line for each item."""
        return _lines(_item(item) for item in result.items)

    def post(self, result: ShowResult) -> str:
        """Return the post in one line."""
        marks = {} if result.marks is None else {"marks": machine.post_marks(result)}
        return _lines([machine.post(result.post, body=True) | marks])

    def explanation(self, result: ShowResult) -> str:
        """Return a line for each field that was read."""
        reading = result.reading
        return _lines(machine.explanation(one) for one in (reading.explanations if reading else ()))

    def focus(self, result: FocusResult) -> str:
        """Return a line for each focus area."""
        return _lines(machine.focus_item(item) for item in result.items)

    def quotes(self, result: QuoteResult) -> str:
        """Return a line for each quote."""
        return _lines(machine.marked_quote(item) for item in result.items)

    def added(self, result: AddResult) -> str:
        """Return a line for each input."""
        return _lines(machine.outcome(outcome) for outcome in result.outcomes)

    def checked(self, result: CheckResult) -> str:
        """Return a line for each problem."""
        return _lines(machine.problem(problem) for problem in result.problems)

    def saved(self, result: SavedResult) -> str:
        """Return a line for each saved search."""
        return _lines(machine.saved(one) for one in result.searches)

    def news(self, result: NewsResult) -> str:
        """Return a line for each hit that is new, with the name of its search."""
        return _lines(
            {"search": item.search.name} | machine.hit(hit)
            for item in result.items
            for hit in item.hits
        )

    def similar(self, result: SimilarResult) -> str:
        """Return a line for each post on the same matter."""
        return _lines(machine.likeness(item) for item in result.items)


def _item(item: ListItem) -> Document:
    from sendnotes.model.lists import DuplicateGroup, FocusItem, QuoteItem, SpeechItem, Tally

    match item:
        case SpeechItem():
            return machine.speech_item(item)
        case FocusItem():
            return machine.focus_item(item)
        case QuoteItem():
            return machine.quote_item(item)
        case Tally():
            return machine.tally(item)
        case DuplicateGroup():
            return machine.duplicates(item)
        case _:
            return machine.post(item)


def _set_by_hand(result: ShowResult) -> list[Document]:
    if result.reading is None:
        return []
    return [machine.change(one) for one in changes(result.post, result.reading.post)]


def _document(**keys: object) -> str:
    return _safe(
        json.dumps({"schema_version": SCHEMA_VERSION, **keys}, ensure_ascii=False, indent=2)
    )


def _lines(items: Iterable[Document]) -> str:
    return "".join(f"{_safe(json.dumps(item, ensure_ascii=False))}\n" for item in items)


def _safe(text: str) -> str:
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
