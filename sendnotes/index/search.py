"""Answering a query: filter, evaluate, order, and cut the page's passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sendnotes.index.analysis import FOCUS, QUOTES, TITLE
from sendnotes.index.english import describe
from sendnotes.index.evaluation import Evaluator
from sendnotes.index.fields import FieldFilter
from sendnotes.index.manifest import count
from sendnotes.index.marks import Marks
from sendnotes.index.passages import find_passages
from sendnotes.index.query import parse
from sendnotes.index.words import fold
from sendnotes.model import Hit, Scope, SearchResult, Sort

if TYPE_CHECKING:
    from sendnotes.index.manifest import Manifest
    from sendnotes.index.postings import Postings
    from sendnotes.index.units import Evaluation
    from sendnotes.model import Filters

_ZONES = {Scope.POST: None, Scope.FOCUS: FOCUS, Scope.QUOTES: QUOTES, Scope.TITLE: TITLE}
_MANY_SUGGESTIONS = 5
_SHORTEST_TO_CORRECT = 3


def search(
    postings: Postings,
    text: str,
    *,
    filters: Filters,
    scope: Scope,
    sort: Sort,
    limit: int,
    page: int,
    exact: bool,
) -> SearchResult:
    """Return one page of the posts that answer a query."""
    manifest = postings.manifest
    fields = FieldFilter(postings)
    within = fields.passing(filters)
    query = parse(text)
    evaluator = Evaluator(postings, fields, zone=_ZONES[scope], exact=exact)
    evaluation = evaluator.evaluate(query.node, within)
    if sort is Sort.RELEVANCE:
        evaluator.learn()
    ordered = _order(evaluation.scores, manifest, sort)
    pages = max(1, -(-len(ordered) // max(1, limit)))
    start = (max(1, page) - 1) * limit
    marks = Marks(evaluation.marks)
    if not ordered and len(within) < len(manifest.live):
        rest = Evaluator(postings, fields, zone=_ZONES[scope], exact=exact)
        others = len(rest.evaluate(query.node, manifest.live).scores)
        if others:
            posts = "1 post answers" if others == 1 else f"{others} posts answer"
            evaluation.notes.append(f"Without the filters, {posts} the query.")
    hits = []
    for number in ordered[start : start + limit]:
        post = postings.post(number)
        hits.append(
            Hit(post, round(evaluation.scores[number], 4), find_passages(post, marks, scope))
        )
    notes = list(dict.fromkeys(evaluation.notes))
    if query.dropped:
        notes.append(f"The query is long: its last {query.dropped} words were left out.")
    if query.node is None and text.strip():
        notes.append("There is no word to look for in the query.")
    return SearchResult(
        query=text,
        understood=describe(query.node, filters, scope, evaluation.widened),
        total=len(ordered),
        searched=count(manifest),
        hits=tuple(hits),
        also_matched=_also_matched(evaluation),
        suggestions=_suggestions(postings, evaluation) if evaluation.unknown else (),
        notes=tuple(notes),
        page=max(1, page),
        pages=pages,
    )


def nearest_words(postings: Postings, word: str) -> tuple[str, ...]:
    """Return the words of the archive that are most like `word`."""
    from sendnotes.index.suggestions import nearest

    wanted = fold(word)
    # A slip in the first letter is rare, one in the length of a word rarer.
    forms = {
        form.lower(): None
        for _, form in postings.all_forms()
        if abs(len(form) - len(wanted)) <= 3 and form.lower() != wanted and form.isalpha()
    }
    return nearest(wanted, forms)


def _order(scores: dict[int, float], manifest: Manifest, sort: Sort) -> list[int]:
    """Return the documents in order; ties are newest first, then by id."""
    dates, ids = manifest.dates, manifest.ids
    numbers = sorted(scores, key=lambda number: ids[number])
    oldest = sort is Sort.OLDEST
    # A post without a date is neither new nor old: it comes last.
    dated = [number for number in numbers if dates[number]]
    undated = [number for number in numbers if not dates[number]]
    dated.sort(key=lambda number: dates[number], reverse=not oldest)
    numbers = dated + undated
    if sort is Sort.RELEVANCE:
        numbers.sort(key=lambda number: -round(scores[number], 4))
    return numbers


def _also_matched(evaluation: Evaluation) -> tuple[str, ...]:
    words = (word for others in evaluation.widened.values() for word in others)
    return tuple(dict.fromkeys(words))


def _suggestions(postings: Postings, evaluation: Evaluation) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for word in evaluation.unknown:
        if len(word) >= _SHORTEST_TO_CORRECT:
            found |= dict.fromkeys(nearest_words(postings, word))
    return tuple(found)[:_MANY_SUGGESTIONS]
