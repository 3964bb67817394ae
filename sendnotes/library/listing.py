"""Listing what is in the archive, and counting it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from sendnotes.library.counting import COUNTED, tallies
from sendnotes.library.dates import dated
from sendnotes.library.finding import sync_notes
from sendnotes.library.folding import folded, grouped
from sendnotes.library.saved import expand
from sendnotes.library.selecting import (
    Selection,
    ask_parts,
    date_of,
    focus_items,
    quote_items,
    speech_items,
)
from sendnotes.model import (
    DuplicateGroup,
    FocusItem,
    ListKind,
    ListResult,
    ListSort,
    Post,
    Question,
    QuoteItem,
    SpeechItem,
    Tally,
)

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sendnotes.index import Index
    from sendnotes.library.counting import Groups
    from sendnotes.library.opened import Library
    from sendnotes.library.selecting import PartsAsked
    from sendnotes.model import Filters, ListItem

_OF_PARTS = frozenset({ListKind.FOCUS, ListKind.QUOTES})


def list_items(
    library: Library,
    kind: ListKind,
    *,
    query: str = "",
    filters: Filters,
    sort: ListSort | None = None,
    limit: int | None = None,
    page: int = 1,
    today: datetime.date | None = None,
    each: bool = False,
) -> ListResult:
    """Return a page of what is asked for: newest first, or by count for what is counted.

    A query chooses among posts, and among focus areas and quotes by their own words. Of what
    several posts with one text say, each thing counts once, unless `each` is wanted. Raises as a
    search does.
    """
    synced = library.refresh()
    index = library.index
    asked = expand(library, Question(query, filters))
    chosen = _choose(index, kind, asked, today)
    groups = grouped(library, chosen.posts, each=each)
    items: list[ListItem]
    left_out = 0
    if kind in COUNTED:
        counted = tallies(kind, chosen.posts, groups, chosen.selection)
        topics = kind is ListKind.TOPICS
        items = [_with_label(tally, library) if topics else tally for tally in counted]
        order = sort or ListSort.COUNT
    elif kind is ListKind.DUPLICATES:
        from sendnotes.library.duplicates import duplicate_groups

        items = list(duplicate_groups(chosen.posts))
        order = sort or ListSort.NEWEST
    elif kind is ListKind.POSTS:
        items = list(chosen.posts)
        order = sort or ListSort.NEWEST
    else:
        parts, left_out = _parts(kind, groups, chosen)
        items = list(parts)
        order = sort or ListSort.NEWEST
    _arrange(items, order, {post.id: post.date for post in chosen.posts})
    limit = limit or max(len(items), 1)
    start = (page - 1) * limit
    return ListResult(
        kind=kind,
        total=len(items),
        searched=index.searched(),
        understood=chosen.understood,
        items=tuple(items[start : start + limit]),
        pages=max(-(-len(items) // limit), 1),
        suggestions=() if items else chosen.suggestions,
        notes=(*sync_notes(synced), *chosen.notes),
        folded=left_out,
    )


class _Chosen(NamedTuple):
    """The posts to list from, and what of them."""

    posts: tuple[Post, ...]
    selection: Selection
    parts: PartsAsked | None = None
    understood: str | None = None
    suggestions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def _choose(index: Index, kind: ListKind, asked: Question, today: datetime.date | None) -> _Chosen:
    filters, parts = dated(asked.filters, today), None
    posts = index.posts(filters)
    named = (index.topic_named(name) for name in filters.topic)
    topics = frozenset(topic[0] for topic in named if topic)
    if not asked.query.strip():
        return _Chosen(posts, Selection(filters, topics))
    found = index.answers(asked.query, asked.filters, today)
    ids: AbstractSet[str] = found.ids
    query = ask_parts(index, asked.query, filters, today)
    if kind in _OF_PARTS:
        ids, parts = query.query.posts, query
    return _Chosen(
        tuple(post for post in posts if post.id in ids),
        Selection(query.query.filters, topics),
        parts,
        found.understood,
        found.suggestions,
        found.notes,
    )


def _parts(kind: ListKind, groups: Groups, chosen: _Chosen) -> tuple[Sequence[ListItem], int]:
    selection, asked = chosen.selection, chosen.parts
    match kind:
        case ListKind.SPEECHES:
            return folded(groups, speech_items, selection)
        case ListKind.FOCUS:
            fits = (lambda area: selection.area(area) and asked.area(area)) if asked else None
            return folded(groups, partial(focus_items, fits=fits), selection)
        case _:
            fits_quote = asked.quote if asked else None
            return folded(groups, partial(quote_items, fits=fits_quote), selection)


def _with_label(tally: Tally, library: Library) -> Tally:
    topic = library.index.topic_named(tally.name)
    return replace(tally, label=topic[1] if topic else None)


def _arrange(items: list[ListItem], order: ListSort, dates: Mapping[str, str | None]) -> None:
    """Sort in place; ties by name, so that the same archive always lists the same.

    What has no date comes last, whether the oldest or the newest are first.
    """
    items.sort(key=_name)
    match order:
        case ListSort.OLDEST:
            items.sort(key=lambda item: _date(item, dates) or "9999")
        case ListSort.NEWEST:
            items.sort(key=lambda item: _date(item, dates) or "", reverse=True)
        case ListSort.COUNT:
            items.sort(key=_count, reverse=True)
        case ListSort.NAME:
            pass


def _date(item: ListItem, dates: Mapping[str, str | None]) -> str | None:
    match item:
        case Tally():
            return item.last
        case Post():
            return item.date
        case DuplicateGroup():
            return item.posts[0].date
        case _:
            return date_of(item, dates)


def _name(item: ListItem) -> str:
    match item:
        case Tally():
            return item.name.casefold()
        case Post():
            return item.title.casefold()
        case DuplicateGroup():
            return item.posts[0].title.casefold()
        case SpeechItem():
            return (item.speech.speaker or "").casefold()
        case FocusItem():
            return ""  # in reading order
        case QuoteItem():
            return ""


def _count(item: ListItem) -> int:
    match item:
        case Tally():
            return item.count
        case Post():
            return len(item.speeches)
        case SpeechItem():
            return item.focus_areas
        case DuplicateGroup():
            return len(item.posts)
        case _:
            return 0
