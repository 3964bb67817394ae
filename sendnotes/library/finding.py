"""Finding things: every answer says what was looked for, and in what."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator

    from sendnotes.index import SyncResult
    from sendnotes.index.parts import PartQuery
    from sendnotes.library.opened import Library
    from sendnotes.library.selecting import Selection
    from sendnotes.model import (
        Filters,
        FocusItem,
        FocusResult,
        Post,
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
    each: bool = False,
) -> SearchResult:
    """Return a page of the posts that answer `query`, `facets` with counts of all of them.

    Of posts that publish one text the best answers for all, unless `each` is wanted. "last month"
    is told from `today`.
    """
    result, synced = library.ask(
        lambda index: index.search(
            query,
            filters=filters,
            scope=scope,
            sort=sort,
            limit=limit,
            page=page,
            exact=exact,
            today=today,
            facets=facets,
            each=each,
        )
    )
    return result._replace(notes=(*sync_notes(synced), *result.notes))


def focus_areas(
    library: Library,
    words: str,
    *,
    filters: Filters,
    today: datetime.date | None = None,
    each: bool = False,
) -> FocusResult:
    """Return every focus area on a topic, or that answers a query, oldest first.

    `words` that name a topic, or are one of its synonyms, mean its focus areas and those that use
    its words; other words mean the focus areas that have all of them. What posts with one text all
    have is there once, unless `each` is wanted.
    """
    from sendnotes.library.folding import folded, grouped
    from sendnotes.library.selecting import Selection, ask_parts, date_of, focus_items
    from sendnotes.model import FocusResult

    synced = library.refresh()
    index = library.index
    asked = ask_parts(index, words, filters, today)
    query, slug = asked.query, asked.slug

    def found(filters: Filters) -> tuple[list[FocusItem], int]:
        selection = Selection(index.parts(words, filters, today).filters)
        posts = [post for post in index.posts(filters) if post.id in query.posts]
        groups = grouped(library, posts, each=each)
        items, left_out = folded(groups, partial(focus_items, fits=asked.area), selection)
        dates = {post.id: post.date for post in posts}
        return sorted(items, key=lambda item: date_of(item, dates) or "9999"), left_out

    items, left_out = found(filters)
    notes = (*sync_notes(synced), *query.notes)
    if not items:
        notes += _without_filters(filters, lambda fewer: len(found(fewer)[0]), "focus area")
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
        folded=left_out,
    )


def quotes(
    library: Library,
    words: str,
    *,
    filters: Filters,
    today: datetime.date | None = None,
    each: bool = False,
) -> QuoteResult:
    """Return the quotes that have the words in this order, else those that answer the query.

    What posts with one text all quote is there once, unless `each` is wanted.
    """
    from sendnotes.library.folding import folded, grouped
    from sendnotes.library.selecting import Selection, quote_items
    from sendnotes.model import QuoteResult

    synced = library.refresh()
    index = library.index
    query = index.parts(words, filters, today)
    # Words that were remembered as they were said.
    side_by_side = index.parts(f'"{words}"', filters, today)
    ways = [query] if query.words is None or not query.words else [side_by_side, query]

    def said(filters: Filters) -> tuple[list[QuoteItem], int]:
        selection = Selection(index.parts(words, filters, today).filters)
        posts = [post for post in index.posts(filters) if post.id in query.posts]
        groups = list(grouped(library, posts, each=each))
        if query.words == "":
            return folded(groups, quote_items, selection)
        for way in ways:

            def found(post: Post, passing: Selection, way: PartQuery = way) -> Iterator[QuoteItem]:
                for item in quote_items(post, passing):
                    if marks := way.find(item.quote.text):
                        yield replace(item, marks=marks)

            items, left_out = folded(groups, found, selection)
            if items:
                return items, left_out
        return [], 0

    items, left_out = said(filters)
    notes = (*sync_notes(synced), *query.notes)
    if not items:
        notes += _without_filters(filters, lambda fewer: len(said(fewer)[0]), "quote")
    return QuoteResult(
        quote=words,
        searched=index.searched(),
        items=tuple(items),
        suggestions=() if items else index.suggestions(words),
        notes=notes,
        folded=left_out,
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
