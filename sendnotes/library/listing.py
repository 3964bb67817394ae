"""Listing what is in the archive, and counting it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sendnotes.library.finding import sync_notes
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
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from sendnotes.index import Index
    from sendnotes.library.opened import Library
    from sendnotes.library.selecting import PartsAsked
    from sendnotes.model import Filters, ListItem

    Mention = tuple[str, Post, str | None]
    """A name, the post it stands in, and the date that counts for it."""

_COUNTED = frozenset(
    {
        *(ListKind.SPEAKERS, ListKind.TOPICS, ListKind.ORGANISATIONS),
        *(ListKind.SOURCES, ListKind.TAGS),
    }
)
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
) -> ListResult:
    """Return a page of what is asked for: newest first, or by count for what is counted.

    A query chooses among posts, and among focus areas and quotes by their own words. Raises as a
    search does.
    """
    synced = library.refresh()
    index = library.index
    asked = expand(library, Question(query, filters))
    chosen = _choose(index, kind, asked, today)
    items: list[ListItem]
    if kind in _COUNTED:
        tallies = _tallies(kind, chosen)
        topics = kind is ListKind.TOPICS
        items = [_with_label(tally, library) if topics else tally for tally in tallies]
        order = sort or ListSort.COUNT
    elif kind is ListKind.DUPLICATES:
        from sendnotes.library.duplicates import duplicate_groups

        items = list(duplicate_groups(chosen.posts))
        order = sort or ListSort.NEWEST
    else:
        items = list(_parts(kind, chosen))
        order = sort or ListSort.NEWEST
    _arrange(items, order)
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
    posts, filters, parts = index.posts(asked.filters), asked.filters, None
    named = (index.topic_named(name) for name in filters.topic)
    topics = frozenset(topic[0] for topic in named if topic)
    if not asked.query.strip():
        return _Chosen(posts, Selection(filters, topics))
    found = index.answers(asked.query, filters, today)
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


def _parts(kind: ListKind, chosen: _Chosen) -> Iterator[ListItem]:
    selection, asked = chosen.selection, chosen.parts
    for post in chosen.posts:
        match kind:
            case ListKind.POSTS:
                yield post
            case ListKind.SPEECHES:
                yield from speech_items(post, selection)
            case ListKind.FOCUS:
                fits = (lambda area: selection.area(area) and asked.area(area)) if asked else None
                yield from focus_items(post, selection, fits)
            case _:
                yield from quote_items(post, selection, asked.quote if asked else None)


def _tallies(kind: ListKind, chosen: _Chosen) -> Iterator[Tally]:
    mentions: dict[str, list[Mention]] = defaultdict(list)
    labels: dict[str, dict[str, None]] = defaultdict(dict)
    for post in chosen.posts:
        for mention in _mentions(kind, post, chosen.selection):
            mentions[mention[0]].append(mention)
        if kind is ListKind.SPEAKERS:
            for speech in post.speeches:
                if speech.speaker and speech.role:
                    labels[speech.speaker][speech.role] = None
    for name, found in mentions.items():
        dates = sorted(date for _, _, date in found if date)
        yield Tally(
            name=name,
            posts=len({post.id for _, post, _ in found}),
            count=len(found),
            first=dates[0] if dates else None,
            last=dates[-1] if dates else None,
            label="; ".join(labels[name]) or None,
        )


def _mentions(kind: ListKind, post: Post, selection: Selection) -> Iterator[Mention]:
    names: tuple[str | None, ...] = ()
    match kind:
        case ListKind.SPEAKERS:
            for item in speech_items(post, selection):
                if item.speech.speaker:
                    yield item.speech.speaker, post, item.speech.date or post.date
        case ListKind.TOPICS:
            for _, area in post.all_areas():
                speech = post.speech_of(area)
                if selection.area(area) and selection.speech(speech, post):
                    for topic in area.topics:
                        yield topic, post, (speech.date if speech else None) or post.date
        case ListKind.ORGANISATIONS:
            names = post.organisations
        case ListKind.SOURCES:
            names = (post.source,)
        case _:
            names = post.tags
    for name in names:
        if name:
            yield name, post, post.date


def _with_label(tally: Tally, library: Library) -> Tally:
    topic = library.index.topic_named(tally.name)
    return replace(tally, label=topic[1] if topic else None)


def _arrange(items: list[ListItem], order: ListSort) -> None:
    """Sort in place; ties by name, so that the same archive always lists the same.

    What has no date comes last, whether the oldest or the newest are first.
    """
    items.sort(key=_name)
    match order:
        case ListSort.OLDEST:
            items.sort(key=lambda item: _date(item) or "9999")
        case ListSort.NEWEST:
            items.sort(key=lambda item: _date(item) or "", reverse=True)
        case ListSort.COUNT:
            items.sort(key=_count, reverse=True)
        case ListSort.NAME:
            pass


def _date(item: ListItem) -> str | None:
    match item:
        case Tally():
            return item.last
        case Post():
            return item.date
        case DuplicateGroup():
            return item.posts[0].date
        case _:
            return date_of(item)


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
