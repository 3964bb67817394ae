"""Answering a query: filter, evaluate, order, and cut the page's passages."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

from sendnotes.errors import one_of
from sendnotes.index.english import describe, describe_part
from sendnotes.index.evaluation import SOME_WORDS, Evaluator
from sendnotes.index.fields import FieldFilter
from sendnotes.index.folding import fold, others, together
from sendnotes.index.marks import Marks
from sendnotes.index.matching import Matcher
from sendnotes.index.nodes import All, Field
from sendnotes.index.passages import find_passages, says
from sendnotes.index.places import FOCUS, QUOTES, TITLE
from sendnotes.index.query import parse
from sendnotes.index.rescue import (
    LITTLE,
    apart,
    has_address,
    has_several_words,
    is_prose,
    settle_fields,
    with_beginnings,
    without_filters,
)
from sendnotes.index.stems import stem
from sendnotes.index.words import is_acronym
from sendnotes.model import Hit, Scope, SearchResult, Sort

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from sendnotes.index.manifest import Manifest
    from sendnotes.index.nodes import Node
    from sendnotes.index.postings import Postings
    from sendnotes.index.units import Evaluation, Scores
    from sendnotes.model import Facet, Filters

_ZONES = {Scope.POST: None, Scope.FOCUS: FOCUS, Scope.QUOTES: QUOTES, Scope.TITLE: TITLE}
_MANY_SUGGESTIONS = 5
_LONGEST_SHOWN = 40
_WHO = ("speaker", "quoted")
_SOME_BEHIND = "Only the first {} all of the words; AND between them leaves out the others."
_OR_SOME = ", or with some of these words"
_SAME = 1e-4
"""What scores may differ by and count as the same."""


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
    today: datetime.date | None = None,
    facets: bool = False,
    all_words: bool = False,
    skip: AbstractSet[str] = frozenset(),
    each: bool = False,
) -> SearchResult:
    """Return one page of the posts that answer a query, `skip` the ids of those to leave out.

    Of posts that publish one text the best answers for all, unless `each` is wanted. With
    `all_words` a post that lacks one of several words is no answer, however many there are.
    """
    manifest = postings.manifest
    fields = FieldFilter(postings, today)
    within = fields.passing(filters)
    query = parse(text)
    node, notes = settle_fields(query.node, fields)
    notes = [*query.notes, *notes]
    if query.dropped:
        notes.append(f"The query is long: its last {query.dropped} words were left out.")
    if node is None and not query.everything:
        return _no_words(text, manifest)

    def evaluate(
        node: Node | None, within: AbstractSet[int], *, ordered: bool = False
    ) -> Evaluation:
        evaluator = Evaluator(
            postings,
            fields,
            zone=_ZONES[scope],
            exact=exact,
            all_words=all_words,
            fill=ordered and sort is Sort.RELEVANCE,
        )
        found = evaluator.evaluate(node, within)
        if ordered and sort is Sort.RELEVANCE:
            evaluator.learn()
        if ordered and speakers:
            found.scores = _said_by(speakers, found, postings)
        return found

    speakers = _speakers(node, filters, fields) if scope is Scope.QUOTES else ()

    def number_of(node: Node | None, within: AbstractSet[int]) -> int:
        found = evaluate(node, within)
        return 0 if SOME_WORDS in found.notes else len(folded(found.scores))

    def folded(scores: Scores) -> Scores:
        return scores if each else fold(scores, manifest)

    evaluation = evaluate(node, within, ordered=True)
    unknown = evaluation.unknown
    prose = is_prose(node)
    if unknown and not exact and not prose and node is not None:
        matcher = Matcher(postings, zone=_ZONES[scope], exact=exact)
        begun = with_beginnings(node, unknown, matcher)
        if begun != node and (wider := evaluate(begun, within, ordered=True)).scores:
            missing = [word for word in unknown if word not in wider.unknown]
            notes.append(f"No post has {_names(missing)}: looked for words that begin like it.")
            node, evaluation, unknown = begun, wider, wider.unknown
    scores = evaluation.scores
    notes += dict.fromkeys(evaluation.notes)
    some = SOME_WORDS in evaluation.notes
    if not prose:
        notes += _words_notes(postings, evaluation, one_of_many=has_several_words(node))
    if skip:
        scores = {n: score for n, score in scores.items() if manifest.ids[n] not in skip}
    every, scores = scores, folded(scores)
    whole = len(scores.keys() - evaluation.partly)
    if whole < len(scores):
        notes.append(_SOME_BEHIND.format("has" if whole == 1 else f"{whole} have"))
    if not skip and not speakers and (whole <= LITTLE or some):
        fewer = without_filters(node, filters, fields, number_of, 0 if some else whole)
        if not scores and not fewer and not unknown:
            fewer = apart(node, number_of, within, lambda part: describe_part(part, fields.today))
        notes += fewer
    understood = describe(node, filters, scope, evaluation.widened, fields.today)
    pages = max(1, -(-len(scores) // max(1, limit)))
    start = (max(1, page) - 1) * limit
    ordered = _order(scores, manifest, sort, start + limit)
    marks = Marks(evaluation.marks)
    hits = []
    for number in ordered[start:]:
        post = postings.post(number)
        passages = find_passages(post, marks, scope, speakers)
        hits.append(Hit(post, round(scores[number], 4), passages, others(number, postings)))
    return SearchResult(
        query=text,
        understood=understood + (_OR_SOME if some or whole < len(scores) else ""),
        total=len(scores),
        searched=manifest.searched,
        hits=tuple(hits),
        also_matched=_also_matched(evaluation),
        suggestions=() if prose or has_address(node) else suggest(postings, unknown),
        notes=tuple(notes),
        page=max(1, page),
        pages=pages,
        facets=_facets(postings, scores, every, each=each) if facets else (),
        folded=len(every) - len(scores),
    )


def _speakers(node: Node | None, filters: Filters, fields: FieldFilter) -> tuple[str, ...]:
    """Return whose words alone are asked for, by a filter or a field of the query."""
    parts = node.nodes if isinstance(node, All) else (node,)
    asked = [one for one in parts if isinstance(one, Field) and fields.name_of(one.name) in _WHO]
    return (*filters.speaker, *(one.value.strip('" ') for one in asked if one.value != "*"))


def _said_by(speakers: Sequence[str], found: Evaluation, postings: Postings) -> Scores:
    """Return the scores of the posts where the words that matched are those of a speaker."""
    marks = Marks(found.marks)
    return {
        number: score
        for number, score in found.scores.items()
        if says(postings.post(number), speakers, marks)
    }


def suggest(postings: Postings, unknown: Iterable[str]) -> tuple[str, ...]:
    """Return the words of the archive that are nearest to those that occur nowhere."""
    if not unknown:
        return ()
    from sendnotes.index.suggestions import nearest_words

    found = (near for word in unknown for near in nearest_words(postings, word))
    return tuple(dict.fromkeys(found))[:_MANY_SUGGESTIONS]


def suggest_for(postings: Postings, text: str) -> tuple[str, ...]:
    """Return the nearest words to those of a query that occur nowhere."""
    evaluator = Evaluator(postings, FieldFilter(postings), zone=None, exact=False)
    return suggest(postings, evaluator.evaluate(parse(text).node, frozenset()).unknown)


def _no_words(text: str, manifest: Manifest) -> SearchResult:
    shown = text.strip()
    shown = shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}..."
    return SearchResult(
        query=text,
        understood="a query without words",
        total=0,
        searched=manifest.searched,
        notes=(f"There is no word to look for in “{shown}”: all posts are found with *.",),
    )


def _names(words: Sequence[str]) -> str:
    return one_of([f"“{word}”" for word in words])


def _words_notes(postings: Postings, evaluation: Evaluation, *, one_of_many: bool) -> list[str]:
    """Say how words were read that can be read in two ways, and which occur nowhere."""
    notes = [
        f"Looked for the word “{word}” first; for the acronym write {short}."
        for word, short in evaluation.acronyms.items()
    ]
    notes += [
        f"No post has {form} in capitals: looked for the word {form.lower()}."
        for form in evaluation.lowered
    ]
    notes += [
        f"No post has {form} in capitals; for the word write {form.lower()}."
        for form in evaluation.unknown
        if is_acronym(form) and postings.forms(stem(form.lower()))
    ]
    unknown = [
        form
        for form in evaluation.unknown
        if not (is_acronym(form) and postings.forms(stem(form.lower())))
    ]
    if unknown and (one_of_many or evaluation.scores):
        notes.append(f"No post has {_names(unknown)}.")
    return notes


def _order(scores: dict[int, float], manifest: Manifest, sort: Sort, first: int) -> list[int]:
    """Return the first documents in order; ties are newest first, then by id."""
    dates, ids = manifest.dates, manifest.ids
    numbers: Iterable[int] = scores
    if sort is Sort.RELEVANCE and first < len(scores):
        # Most answers stand on no page that anybody looks at.
        least = nlargest(first, scores.values())[-1] - _SAME
        numbers = [number for number, score in scores.items() if score >= least]
    numbers = sorted(numbers, key=lambda number: ids[number])
    oldest = sort is Sort.OLDEST
    # A post without a date is neither new nor old: it comes last.
    dated = [number for number in numbers if dates[number]]
    undated = [number for number in numbers if not dates[number]]
    dated.sort(key=lambda number: dates[number], reverse=not oldest)
    numbers = dated + undated
    if sort is Sort.RELEVANCE:
        numbers.sort(key=lambda number: -round(scores[number], 4))
    return numbers[:first]


def _facets(postings: Postings, scores: Scores, every: Scores, *, each: bool) -> tuple[Facet, ...]:
    from sendnotes.index.facets import count_facets

    manifest = postings.manifest
    return count_facets(postings, ((n,) if each else together(n, every, manifest) for n in scores))


def _also_matched(evaluation: Evaluation) -> tuple[str, ...]:
    words = (word for others in evaluation.widened.values() for word in others)
    return tuple(dict.fromkeys(words))
