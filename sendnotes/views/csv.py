"""Results as CSV for spreadsheets: a header row, then a row for each item."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from sendnotes.mapping import POST_KEYS
from sendnotes.model.choices import ListKind
from sendnotes.model.lists import DuplicateGroup, FocusItem, QuoteItem, SpeechItem, Tally
from sendnotes.views.fields import changes
from sendnotes.views.post import organisations, plain_value, reaction_text
from sendnotes.views.saved import filters_text
from sendnotes.views.text import one_line, visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sendnotes.model import (
        AddResult,
        CheckResult,
        FocusResult,
        Hit,
        ListItem,
        ListResult,
        NewsResult,
        Post,
        QuoteResult,
        SavedResult,
        SearchResult,
        ShowResult,
        SimilarResult,
        Speech,
        Witness,
    )

    Cell = str | int | float | None

_SPEECH = ("speaker", "role", "event", "place", "date")
_POST = ("id", "title", "source", "url", "published", "kind", *_SPEECH, "topics", "tags")
_SPEECHES = (*_SPEECH, "url", "inferred", "post", "title", "witnesses", "also")
_HIT = (*_POST, "voice", "said_by", "passage", "score", "also")
_LIKENESS = ("score", "overlap", "near_duplicate", "same_speech", "shared_words", "shared_topics")
_FOCUS = ("text", "topics", "areas", "quotes", *_SPEECH, "under", "post", "also")
_QUOTES = ("text", "said_by", "exact", *_SPEECH, "post", "also")
_TALLY = ("name", "label", "posts", "count", "first", "last")
_DUPLICATES = ("likeness", "ids", "titles", "sources", "urls", "published", *_SPEECH)
_HEADERS = {
    ListKind.POSTS: _POST,
    ListKind.SPEECHES: _SPEECHES,
    ListKind.FOCUS: _FOCUS,
    ListKind.QUOTES: _QUOTES,
    ListKind.DUPLICATES: _DUPLICATES,
}
_FORMULA = tuple("=+-@＝＋－＠")


class CsvView:
    """Several values of one cell are joined with "; "; unknown is an empty cell."""

    def exported(self, posts: Iterable[Post]) -> str:
        """Return a row for each post, its text last."""
        return _table(
            (*_POST, "original", "body"), ((*_post(p), p.original, p.body) for p in posts)
        )

    def search(self, result: SearchResult) -> str:
        """Return a row for each hit, with its best passage."""
        return _table(_HIT, (_hit(hit) for hit in result.hits))

    def listing(self, result: ListResult) -> str:
        """Return a row for each item."""
        return _table(_HEADERS.get(result.kind, _TALLY), (_item(item) for item in result.items))

    def post(self, result: ShowResult) -> str:
        """Return a row for each field: its name and its value."""
        return _table(("field", "value"), _fields(result.post))

    def explanation(self, result: ShowResult) -> str:
        """Return a row for each field: how it came about, and what it was if it was set since."""
        reading = result.reading
        changed = {c.field: c for c in changes(result.post, reading.post)} if reading else {}
        rows: list[tuple[Cell, ...]] = []
        for one in reading.explanations if reading else ():
            change = changed.pop(one.field, None)
            if change:
                rows.append((one.field, change.value, "set by hand", one.how, change.was))
            else:
                rows.append((one.field, one.value, str(one.origin), one.how, None))
        rows += [(c.field, c.value, "set by hand", None, c.was) for c in changed.values()]
        return _table(("field", "value", "origin", "how", "was"), rows)

    def focus(self, result: FocusResult) -> str:
        """Return a row for each focus area."""
        return _table(_FOCUS, (_item(item) for item in result.items))

    def quotes(self, result: QuoteResult) -> str:
        """Return a row for each quote."""
        return _table(_QUOTES, (_item(item) for item in result.items))

    def added(self, result: AddResult) -> str:
        """Return a row for each input."""
        rows = (
            (
                outcome.input,
                str(outcome.status),
                outcome.reason,
                outcome.path,
                *_post(outcome.reading.post if outcome.reading else None),
            )
            for outcome in result.outcomes
        )
        return _table(("input", "status", "reason", "path", *_POST), rows)

    def checked(self, result: CheckResult) -> str:
        """Return a row for each problem."""
        return _table(("path", "message"), ((p.path, p.message) for p in result.problems))

    def saved(self, result: SavedResult) -> str:
        """Return a row for each saved search."""
        rows = (
            (one.name, one.question.query, filters_text(one.question), one.ran)
            for one in result.searches
        )
        return _table(("name", "query", "filters", "ran"), rows)

    def news(self, result: NewsResult) -> str:
        """Return a row for each hit that is new, with the name of its search."""
        rows = ((item.search.name, *_hit(hit)) for item in result.items for hit in item.hits)
        return _table(("search", *_HIT), rows)

    def similar(self, result: SimilarResult) -> str:
        """Return a row for each post on the same matter."""
        rows = (
            (
                *_post(one.post),
                round(one.alike, 3),
                round(one.overlap, 3),
                "yes" if one.near_duplicate else "no",
                "yes" if one.same_speech else "no",
                _joined(one.words),
                _joined(one.topics),
            )
            for one in result.items
        )
        return _table((*_POST, *_LIKENESS), rows)


def _hit(hit: Hit) -> tuple[Cell, ...]:
    best = hit.passages[0] if hit.passages else None
    passage = (str(best.voice), best.speaker, best.text) if best else (None, None, None)
    return (*_post(hit.post), *passage, round(hit.score, 4), _ids(hit.also))


def _item(item: ListItem) -> tuple[Cell, ...]:
    match item:
        case Tally():
            return (item.name, item.label, item.posts, item.count, item.first, item.last)
        case DuplicateGroup(posts=posts):
            of_each = ("id", "title", "source", "url", "published")
            cells = (_joined(getattr(post, key) or "" for post in posts) for key in of_each)
            return (round(item.likeness, 2), *cells, *_speech(item.speech))
        case SpeechItem(speech=speech):
            return (
                *_speech(speech),
                speech.url,
                _joined(speech.inferred),
                item.post,
                item.title,
                item.witnesses,
                _ids(item.also),
            )
        case FocusItem(area=area):
            below = (sub.text for depth, sub in area.walk() if depth)
            return (
                area.text,
                _joined(area.topics),
                _joined(below),
                _joined(quote.text for quote in item.quotes),
                *_speech(item.speech),
                item.under,
                item.post,
                _ids(item.also),
            )
        case QuoteItem(quote=quote):
            exact = "yes" if quote.exact else "no"
            return (
                quote.text,
                quote.speaker,
                exact,
                *_speech(item.speech),
                item.post,
                _ids(item.also),
            )
        case _:
            return _post(item)


def _ids(posts: Iterable[Witness]) -> str:
    return _joined(one.id or "" for one in posts)


def _speech(speech: Speech | None) -> tuple[Cell, ...]:
    return tuple(getattr(speech, key, None) for key in _SPEECH)


def _post(post: Post | None) -> tuple[Cell, ...]:
    if post is None:
        return (None,) * len(_POST)
    speeches = (_joined(getattr(one, key) or "" for one in post.speeches) for key in _SPEECH)
    own = (post.id, post.title, post.source, post.url, post.published, str(post.kind))
    return (*own, *speeches, _joined(post.topics), _joined(post.tags))


def _fields(post: Post) -> list[tuple[Cell, ...]]:
    shown: dict[str, Cell] = {
        "id": post.id,
        **{key: getattr(post, key) for key in POST_KEYS},
        "kind": str(post.kind),
        "speeches": _joined(one_line(speech) for speech in post.speeches),
        "focus_areas": _joined(area.text for _, area in post.all_areas()),
        "topics": _joined(post.topics),
        "quotes": _joined(quote.text for quote in post.quotes),
        "organisations": _joined(organisations(post)),
        "abbreviations": _joined(f"{short}: {long}" for short, long in post.abbreviations.items()),
        "reactions": _joined(reaction_text(reaction) for reaction in post.reactions),
        "tags": _joined(post.tags),
        **{key: plain_value(value) for key, value in post.extra.items() if key not in POST_KEYS},
        "body": post.body,
    }
    return list(shown.items())


def _joined(texts: Iterable[str]) -> str:
    kept = list(texts)
    return "; ".join(kept) if any(kept) else ""


def _table(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return written.getvalue()


def _cell(value: Cell) -> Cell:
    if not isinstance(value, str):
        return value
    # A spreadsheet takes such a text for a formula; with an apostrophe it stays a text.
    text = visible_line(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
