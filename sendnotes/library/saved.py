"""Searches kept under a name, and what is new for them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sendnotes.archive.newsmarks import NewsMark, read_marks, write_marks
from sendnotes.archive.searches import read_searches, remove_searches, write_search
from sendnotes.archive.writes import locked
from sendnotes.errors import BadDate, ExitCode, SendnotesError, UnknownValue, UnusableArchive
from sendnotes.library.finding import sync_notes
from sendnotes.model import (
    Filters,
    NewsItem,
    NewsResult,
    Question,
    SavedResult,
    SavedSearch,
    Scope,
    SearchResult,
    Sort,
)

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from sendnotes.library.opened import Library
    from sendnotes.model import Hit

_NAME = re.compile(r"[^\W_][\w-]{0,63}")
_NAMED_LATER = re.compile(r"[\s(-]@([^\W_][\w-]*)")
_ALL = 1_000_000_000


class NoSavedSearch(SendnotesError):
    """There is no saved search at all."""

    exit_code = ExitCode.NOTHING_FOUND

    def __init__(self) -> None:
        super().__init__("No search is saved.", hint="Save one with: sendnotes save NAME QUERY...")


class SavedAlready(SendnotesError):
    """The name is taken by another search."""

    def __init__(self, name: str, query: str) -> None:
        super().__init__(
            f"There is a saved search {name!r} already: {query or 'only filters'}.",
            hint="Choose another name, or add --replace.",
        )


def saved_searches(library: Library) -> SavedResult:
    """Return the saved searches and when each was last told of."""
    marks = read_marks(library.archive)
    return SavedResult(
        tuple(
            replace(one, ran=marks[one.name].ran if one.name in marks else None)
            for one in read_searches(library.archive)
        )
    )


def save(
    library: Library,
    name: str,
    question: Question,
    *,
    today: datetime.date | None = None,
    overwrite: bool = False,
) -> SearchResult:
    """Keep a search under a name and return what it finds now.

    Raises what the search itself would, so that a slip is told of at once; SavedAlready if the
    name has another search, unless `overwrite`.
    """
    name = name.removeprefix("@")
    if not _NAME.fullmatch(name):
        raise SendnotesError(
            f"{name!r} cannot be a name.", hint="Use letters, digits and hyphens, 64 at most."
        )
    question = expand(library, question)
    if not question.query.strip() and question.filters == Filters():
        raise SendnotesError("There is nothing to look for.", hint="Give words or a filter.")
    library.refresh()
    try:
        found = _run(library, question, today, limit=1)
    except UnknownValue as error:
        # A first speech of somebody is news too; a near name is likelier to be a slip.
        if error.near or not error.may_come:
            raise
        searched = library.index.searched()
        found = SearchResult(question.query, f"nothing yet. {error.sentence}", 0, searched)
    with locked(library.archive):
        before = {one.name: one for one in read_searches(library.archive)}
        old = next((one for one in before.values() if one.name.casefold() == name.casefold()), None)
        if old is None or old.question != question:
            if old is not None and not overwrite:
                raise SavedAlready(old.name, old.question.query)
            write_search(library.archive, SavedSearch(old.name if old else name, question))
    return found


def delete(library: Library, names: Sequence[str]) -> tuple[str, ...]:
    """Remove saved searches, and what was told of them; return their names."""
    with locked(library.archive):
        searches = read_searches(library.archive)
        gone = tuple(dict.fromkeys(_named(searches, name).name for name in names))
        remove_searches(library.archive, gone)
        marks = read_marks(library.archive)
        if any(name in marks for name in gone):
            write_marks(library.archive, {k: v for k, v in marks.items() if k not in gone})
    return gone


def expand(library: Library, question: Question) -> Question:
    """Return the question that a query `@NAME more words` means.

    A filter that is given takes the place of the saved one; words add up. Raises UnknownValue
    with the nearest names.
    """
    first, _, more = question.query.strip().partition(" ")
    if not (first.startswith("@") and _NAME.fullmatch(first[1:])):
        return question
    saved = _named(read_searches(library.archive), first[1:]).question
    more = more.strip()
    given = {name: value for name in Filters._fields if (value := getattr(question.filters, name))}
    return Question(
        query=f"({saved.query}) {more}" if more and saved.query else saved.query or more,
        filters=saved.filters._replace(**given),
        scope=saved.scope if question.scope is Scope.POST else question.scope,
        exact=saved.exact or question.exact,
    )


def misplaced(library: Library, query: str) -> tuple[str, ...]:
    """Return what to say of the saved searches that a query names elsewhere than at its start."""
    named = {name.casefold() for name in _NAMED_LATER.findall(query)}
    if not named:
        return ()
    return tuple(
        f"@{one.name} was looked for as a word: a saved search stands first, on its own."
        for one in read_searches(library.archive)
        if one.name.casefold() in named
    )


def news(
    library: Library,
    names: Sequence[str] = (),
    *,
    now: datetime.datetime,
    limit: int | None = None,
) -> NewsResult:
    """Return what each saved search finds that was not told of yet, newest first.

    All words of a search must be there. A post that only changed its id is not new. Nothing is
    recorded: that is `told`. Raises NoSavedSearch if there is none.
    """
    searches = read_searches(library.archive)
    if not searches:
        raise NoSavedSearch
    if names:
        searches = tuple(dict.fromkeys(_named(searches, name) for name in names))
    marks = read_marks(library.archive)
    synced = library.refresh()
    notes = list(sync_notes(synced))
    items = []
    for search in searches:
        mark = marks.get(search.name)
        try:
            item = _news_of(library, search, mark, now.date(), limit)
        except (UnknownValue, BadDate) as error:
            # A speaker may be gone from the archive; the other searches have their news still.
            hint = f" {error.hint}" if error.hint else ""
            notes.append(f"@{search.name}: {error.sentence}{hint}")
        else:
            if item.total:
                items.append(item)
    return NewsResult(
        date=now.isoformat(timespec="seconds"),
        searched=library.index.searched(),
        asked=len(searches),
        items=tuple(items),
        notes=tuple(notes),
    )


def told(library: Library, result: NewsResult) -> None:
    """Record what `news` found as told of. What another process recorded meanwhile stays."""
    try:
        _record(library, result)
    except UnusableArchive as error:
        error.hint = (
            error.hint or "So all of it still counts as new. With --peek nothing is recorded."
        )
        raise


def _record(library: Library, result: NewsResult) -> None:
    with locked(library.archive):
        marks = read_marks(library.archive)
        for item in result.items:
            before = marks.get(item.search.name)
            known = {**(before.told if before else {}), **dict(item.found)}
            marks[item.search.name] = NewsMark(result.date, known)
        write_marks(library.archive, marks)


def _news_of(
    library: Library,
    search: SavedSearch,
    mark: NewsMark | None,
    today: datetime.date,
    limit: int | None,
) -> NewsItem:
    known = mark.told if mark else {}
    found = _run(library, search.question, today, all_words=True, skip=frozenset(known))
    words = set(filter(None, known.values()))
    hits = tuple(hit for hit in found.hits if hit.post.fingerprint not in words)
    return NewsItem(
        search=replace(search, ran=mark.ran if mark else None),
        understood=found.understood,
        total=len(hits),
        hits=hits[:limit],
        found=tuple(told for hit in hits for told in _told(hit)),
    )


def _told(hit: Hit) -> Iterator[tuple[str, str]]:
    """Yield the ids and fingerprints of the posts that a hit tells of."""
    yield hit.post.id, hit.post.fingerprint or ""
    for witness in hit.also:
        yield witness.id or "", witness.fingerprint or ""


def _run(
    library: Library,
    question: Question,
    today: datetime.date | None,
    *,
    limit: int = _ALL,
    all_words: bool = False,
    skip: frozenset[str] = frozenset(),
) -> SearchResult:
    return library.index.search(
        question.query,
        filters=question.filters,
        scope=question.scope,
        sort=Sort.NEWEST,
        limit=limit,
        page=1,
        exact=question.exact,
        today=today,
        all_words=all_words,
        skip=skip,
    )


def _named(searches: Sequence[SavedSearch], name: str) -> SavedSearch:
    wanted = name.removeprefix("@").casefold()
    for search in searches:
        if search.name.casefold() == wanted:
            return search
    from sendnotes.index.suggestions import nearest

    names = [search.name for search in searches]
    raise UnknownValue("saved search", name.removeprefix("@"), nearest(wanted, names) or names)
