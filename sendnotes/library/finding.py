"""Finding things: every answer says what was looked for, and in what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sendnotes.index import SyncResult
    from sendnotes.library.opened import Library
    from sendnotes.model import (
        Filters,
        FocusArea,
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
    facets: bool = False,
) -> SearchResult:
    """Return a page of the posts that answer `query`, `facets` with counts of all of them."""
    synced = library.refresh()
    result = library.index.search(
        query,
        filters=filters,
        scope=scope,
        sort=sort,
        limit=limit,
        page=page,
        exact=exact,
        facets=facets,
    )
    return replace(result, notes=(*sync_notes(synced), *result.notes))


def focus_areas(library: Library, words: str, *, filters: Filters) -> FocusResult:
    """Return every focus area on a topic, or with the words, oldest first.

    `words` that name a topic, or are one of its synonyms, mean its focus areas and those that use
    its words; other words mean the focus areas that have all of them.
    """
    from sendnotes.library.selecting import Selection, focus_items
    from sendnotes.model import FocusResult

    synced = library.refresh()
    index = library.index
    slug, label = index.topic_named(words) or (None, "")
    matcher = index.matcher(words)
    selection = Selection(filters)

    def fits(area: FocusArea) -> bool:
        return slug in area.topics or bool(matcher(area.text))

    items = [item for post in index.posts(filters) for item in focus_items(post, selection, fits)]
    items.sort(key=lambda item: (item.speech.date if item.speech else None) or item.post[:10])
    understood = f"focus areas on {label} ({slug})" if slug else f"focus areas with {words!r}"
    return FocusResult(
        focus=slug or words,
        understood=understood,
        searched=index.searched(),
        items=tuple(items),
        suggestions=() if items else index.nearest(words),
        notes=sync_notes(synced),
    )


def quotes(library: Library, words: str, *, filters: Filters) -> QuoteResult:
    """Return the quotes that have the words in this order, else those that have all of them."""
    from sendnotes.library.selecting import Selection, quote_items
    from sendnotes.model import QuoteResult

    synced = library.refresh()
    index = library.index
    selection = Selection(filters)
    everything = [item for post in index.posts(filters) for item in quote_items(post, selection)]
    items: list[QuoteItem] = []
    for matcher in (index.matcher(f'"{words}"'), index.matcher(words)):
        found = ((item, matcher(item.quote.text)) for item in everything)
        items = [replace(item, marks=marks) for item, marks in found if marks]
        if items:
            break
    return QuoteResult(
        quote=words,
        searched=index.searched(),
        items=tuple(items),
        suggestions=() if items else index.nearest(words),
        notes=sync_notes(synced),
    )


def sync_notes(synced: SyncResult) -> tuple[str, ...]:
    """Return what a reader should know of the index: what could not be read, or is out of date."""
    problems = tuple(f"{problem.path}: {problem.message}" for problem in synced.problems)
    return (*problems, *((synced.stale,) if synced.stale else ()))
