"""Evaluating a query: the score of each post that answers it, and what to mark in it."""

from __future__ import annotations

from collections import Counter
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from sendnotes.index import nodes as q
from sendnotes.index.places import FOCUS, QUOTES, TITLE, in_zone
from sendnotes.index.query import parse
from sendnotes.index.ranking import best, closeness
from sendnotes.index.rescue import PROSE
from sendnotes.index.units import Evaluation, UnitScorer, add, in_all, in_any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from sendnotes.index.fields import FieldFilter
    from sendnotes.index.matching import FormSet, Found
    from sendnotes.index.postings import Postings
    from sendnotes.index.units import Scores

SOME_WORDS = "No post has all of these words; these have some of them."
# So many posts with all of a few words fill a page: what lacks one is not looked for.
_PAGE = 10
# More words than this are a sentence: a post need not have them all.
_FEW_WORDS = 3
# The score is multiplied by the share of the words that a post has, to this power; in a sentence to
# the power divided by the number of its words, since each of many words says less.
_COVERAGE = 1.0
_CLOSENESS_SHARE = 0.3
_CLOSENESS_POSTS = 200
_TEXT_ZONES = {"title": TITLE, "focus": FOCUS, "quote": QUOTES, "text": None}


class Evaluator:
    """Evaluates a query on an open index.

    `sure` is for parts that must hold as they are: no word is widened to its family, and none of
    several may be missing. With `all_words` only the latter. With `fill`, posts that lack one of a
    few words come behind those that have all, if these would not fill a page.
    """

    def __init__(
        self,
        postings: Postings,
        fields: FieldFilter,
        *,
        zone: int | None,
        exact: bool,
        sure: bool = False,
        all_words: bool = False,
        fill: bool = False,
        evaluation: Evaluation | None = None,
    ) -> None:
        self.postings = postings
        self.fields = fields
        self.zone = zone
        self.exact = exact
        self.sure = sure
        self.lenient = not (sure or all_words)
        self.fill = fill
        self.evaluation = evaluation or Evaluation()
        self.scorer = UnitScorer(postings, self.evaluation, zone=zone, exact=exact, wide=not sure)

    def evaluate(self, node: q.Node | None, within: AbstractSet[int]) -> Evaluation:
        """Evaluate a query among the documents `within`."""
        if node is None:
            self.evaluation.scores = dict.fromkeys(within, 0.0)
            return self.evaluation
        scores = self.node(node, within, lenient=self.lenient)
        self.evaluation.scores = self._among(scores, within)
        self._add_closeness()
        return self.evaluation

    def _among(self, scores: Scores, within: AbstractSet[int]) -> Scores:
        """Return the scores of the documents `within`; most often that is all posts."""
        if within is self.postings.manifest.live:
            return scores
        return {n: s for n, s in scores.items() if n in within}

    def learn(self) -> None:
        """Order the answers to a sentence by what the best of them are about.

        Not if the query is to be taken as it is written, or speaks of one part of the posts.
        """
        if self.evaluation.sentence and self.zone is None and not self.exact:
            from sendnotes.index.feedback import learn

            learn(self.evaluation, self.postings)

    def node(self, node: q.Node, within: AbstractSet[int], *, lenient: bool = False) -> Scores:
        """Return the scores of the documents that a part of a query matches.

        If `lenient`, some of several plain words may be missing; then they may be more than those
        `within`.
        """
        if isinstance(node, q.All):
            return self._all(node, within, lenient=lenient)
        if isinstance(node, q.Any):
            total: Scores = {}
            for one in node.nodes:
                add(total, self.node(one, within))
            return total
        if isinstance(node, q.Not):
            without = Evaluator(
                self.postings, self.fields, zone=self.zone, exact=self.exact, sure=True
            ).node(node.node, within)
            return dict.fromkeys(within - without.keys(), 0.0)
        if isinstance(node, q.Field):
            return self._field(node, within)
        if isinstance(node, q.Word):
            return self._words([node], within)
        return self.scorer.scored(self._literal(node))

    def _all(self, node: q.All, within: AbstractSet[int], *, lenient: bool) -> Scores:
        """Intersect the parts; of plain words, a post should have all but may lack some."""
        words: list[q.Word] = []
        phrases: list[q.Phrase] = []
        others: list[q.Node] = list(node.nodes)
        if not node.strict:
            words = [one for one in others if isinstance(one, q.Word)]
            others = [one for one in others if not isinstance(one, q.Word)]
        if lenient and len(words) > PROSE:
            # Quotation marks in a pasted paragraph are its own, not meant for us.
            phrases = [one for one in others if isinstance(one, q.Phrase)]
            others = [one for one in others if not isinstance(one, q.Phrase)]
        if any(isinstance(one, (q.Phrase, q.Pattern, q.Fuzzy, q.Any)) for one in others):
            # Beside a phrase "when did they say" is as little wanted as beside a word.
            words = [one for one in words if not self.scorer.is_stop(one)]
        total: Scores | None = None
        # What takes posts away comes last, so that it need not be looked at in all of them.
        for one in sorted(others, key=lambda one: isinstance(one, q.Not)):
            total = _both(total, self.node(one, within))
            within = within & total.keys()
        if words:
            total = _both(total, self._words(words, within, phrases, lenient=lenient))
        return total or {}

    def _field(self, node: q.Field, within: AbstractSet[int]) -> Scores:
        name = self.fields.text_field(node.name)
        if name is None:
            return dict.fromkeys(self.fields.having(node.name, node.value) & within, 0.0)
        inner = Evaluator(
            self.postings,
            self.fields,
            zone=_TEXT_ZONES[name],
            exact=self.exact,
            sure=self.sure,
            evaluation=self.evaluation,
        )
        parsed = parse(node.value).node
        scores = inner.node(parsed, within) if parsed else {}
        if name == "focus":
            add(scores, dict.fromkeys(self.fields.having_topic(node.value) & within, 0.0))
        return scores

    def _literal(self, node: q.Node) -> Found:
        """Find a part of the query that is not widened to families."""
        matcher = self.scorer.matcher
        if isinstance(node, q.Phrase):
            found = matcher.phrase(node.forms, slop=node.slop)
            if not found.weights:
                self.scorer.note_unknown(node.forms)
            return found
        if isinstance(node, q.Pattern):
            forms, name = matcher.pattern(node.pattern), node.pattern
        elif isinstance(node, q.Fuzzy):
            forms, name = matcher.nearly(node.form, node.distance), f"{node.form}~"
        else:
            raise TypeError(node)
        found = matcher.word(forms)
        self.evaluation.widen(name, found.runs[0][0] if found.runs else ())
        return found

    def _words(
        self,
        words: Sequence[q.Word],
        within: AbstractSet[int],
        phrases: Sequence[q.Phrase] = (),
        *,
        lenient: bool = False,
    ) -> Scores:
        """Score plain words: all of few, as many as possible of a sentence."""
        scorer = self.scorer
        units = scorer.units(words)
        few = len(units) + len(phrases) <= _FEW_WORDS
        parts = [scorer.unit(unit, whole=few or not lenient) for unit in units]
        parts += [scorer.scored(self._literal(phrase)) for phrase in phrases]
        parts = [self._among(part, within) for part in parts]
        if len(parts) == 1:
            return parts[0]
        if few or not lenient:
            total = in_all(parts)
            if total and lenient and self.fill and len(total) < _PAGE:
                telling = any(len(unit) > 1 or not scorer.is_stop(unit[0]) for unit in units)
                return self._filled(total, parts) if telling else total
            if total or not lenient:
                return total
            if any(parts):
                self.evaluation.notes.append(SOME_WORDS)
        if not few:
            self.evaluation.sentence = True
            self.evaluation.notes.append("Of so many words a post may lack some.")
        # Of a few words more is always better; in a sentence it is only likely to be.
        return _covering(parts, _COVERAGE if few else _COVERAGE / len(parts))

    def _filled(self, whole: Scores, parts: Sequence[Scores]) -> Scores:
        """Put posts with some of the words behind those with the whole of them."""
        covering = _covering(parts, _COVERAGE)
        some = {number: value for number, value in covering.items() if number not in whole}
        self.evaluation.partly.update(some)
        highest = max(some.values(), default=0.0)
        return {number: value + highest for number, value in whole.items()} | some

    def _add_closeness(self) -> None:
        """Raise posts where words stand together in the order of the query.

        Only the best posts are looked at, the same number whatever page is asked for.
        """
        scores = self.evaluation.scores
        plain = self.scorer.plain
        pairs = list(pairwise(plain))
        if not pairs:
            return
        for number in best(scores, _CLOSENESS_POSTS):
            spots = {forms: self._spots(forms, number) for forms, _ in plain}
            for (first, one), (second, other) in pairs:
                near = closeness(spots[first], spots[second])
                scores[number] += _CLOSENESS_SHARE * near * min(one, other)

    def _spots(self, forms: FormSet, number: int) -> Sequence[int]:
        matcher = self.scorer.matcher
        return in_zone(matcher.places_in(forms, number), matcher.zone_of(number))


def _covering(parts: Sequence[Scores], power: float) -> Scores:
    """Return the sums of what is in any of `parts`, less the fewer of them a document is in."""
    matched = Counter(chain.from_iterable(parts))
    return {n: value * (matched[n] / len(parts)) ** power for n, value in in_any(parts).items()}


def _both(total: Scores | None, more: Scores) -> Scores:
    if total is None:
        return more
    return {number: total[number] + more[number] for number in total.keys() & more.keys()}
