"""Finding things: every answer says what was looked for, and in what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from sendnotes.index import SyncResult
    from sendnotes.library.opened import Library
    from sendnotes.model import (
        Filters,
        FocusItem,
        FocusResult,
        QuoteItem,
        QuoteResult,
        Scope,
        SearchResult,
        Sort,
    )


def search(
    library: Library,
    query: str,
    *,
    filters: Filters,
    scope: Scope,
    sort: Sort,
    limit: int = 10,
    page: int = 1,
    exact: bool = False,
    today: datetime.date | None = None,
    facets: bool = False,
) -> SearchResult:
    """Return a page of the posts that answer `query`, `facets` with counts of all of them.

    "last month" is told from `today`.
    """
    synced = library.refresh()
    result = library.index.search(
        query,
        filters=filters,
        scope=scope,
        sort=sort,
        limit=limit,
        page=page,
        exact=exact,
        today=today,
        facets=facets,
    )
    return replace(result, notes=(*sync_notes(synced), *result.notes))


def focus_areas(
    library: Library, words: str, *, filters: Filters, today: datetime.date | None = None
) -> FocusResult:
    """Return every focus area on a topic, or that answers a query, oldest first.

    `words` that name a topic, or are one of its synonyms, mean its focus areas and those that use
    its words; other words mean the focus areas that have all of them.
    """
    from sendnotes.library.selecting import Selection, ask_parts, date_of, focus_items
    from sendnotes.model import FocusResult

    synced = library.refresh()
    index = library.index
    asked = ask_parts(index, words, filters, today)
    query, slug = asked.query, asked.slug

    def found(filters: Filters) -> list[FocusItem]:
        selection = Selection(index.parts(words, filters, today).filters)
        posts = (post for post in index.posts(filters) if post.id in query.posts)
        return [item for post in posts for item in focus_items(post, selection, asked.area)]

    items = found(filters)
    notes = (*sync_notes(synced), *query.notes)
    if not items:
        notes += _without_filters(filters, lambda fewer: len(found(fewer)), "focus area")
    items.sort(key=lambda item: date_of(item) or "9999")
    understood = f"focus areas on {asked.label} ({slug})" if slug else f"focus areas with {words!r}"
    if slug and query.asked:
        understood = ", ".join((understood, *query.asked))
    return FocusResult(
        focus=slug or words,
        understood=understood,
        searched=index.searched(),
        items=tuple(items),
        suggestions=() if items or slug else index.suggestions(words),
        notes=notes,
    )


def quotes(
    library: Library, words: str, *, filters: Filters, today: datetime.date | None = None
) -> QuoteResult:
    """Return the quotes that have the words in this order, else those that answer the query."""
    from sendnotes.library.selecting import Selection, quote_items
    from sendnotes.model import QuoteResult

    synced = library.refresh()
    index = library.index
    query = index.parts(words, filters, today)
    # Words that were remembered as they were said.
    side_by_side = index.parts(f'"{words}"', filters, today)
    ways = [query] if query.words is None or not query.words else [side_by_side, query]

    def said(filters: Filters) -> list[QuoteItem]:
        selection = Selection(index.parts(words, filters, today).filters)
        posts = (post for post in index.posts(filters) if post.id in query.posts)
        everything = [item for post in posts for item in quote_items(post, selection)]
        if query.words == "":
            return everything
        for way in ways:
            found = ((item, way.find(item.quote.text)) for item in everything)
            items = [replace(item, marks=marks) for item, marks in found if marks]
            if items:
                return items
        return []

    items = said(filters)
    notes = (*sync_notes(synced), *query.notes)
    if not items:
        notes += _without_filters(filters, lambda fewer: len(said(fewer)), "quote")
    return QuoteResult(
        quote=words,
        searched=index.searched(),
        items=tuple(items),
        suggestions=() if items else index.suggestions(words),
        notes=notes,
    )


def _without_filters(
    filters: Filters, count: Callable[[Filters], int], noun: str
) -> tuple[str, ...]:
    """Say how many there are without each filter, or else without all of them."""
    from sendnotes.index.rescue import drop, names_of
    from sendnotes.index.suggestions import one_more
    from sendnotes.model import Filters

    names = names_of(filters)
    numbers = [(count(drop(filters, name)), f"the {name} filter") for name in names]
    if len(names) > 1 and not any(number for number, _ in numbers):
        numbers = [(count(Filters()), "the filters")]
    return tuple(f"{one_more(number, noun)} without {what}." for number, what in numbers if number)


def sync_notes(synced: SyncResult) -> tuple[str, ...]:
    """Return what a reader should know of the index: what could not be read, or is out of date."""
    problems = tuple(f"{problem.path}: {problem.message}" for problem in synced.problems)
    return (*problems, *((synced.stale,) if synced.stale else ()))
