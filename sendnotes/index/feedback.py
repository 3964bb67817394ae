"""Putting the answers to a sentence in order by the words that the best of them share.

This is relevance feedback after Rocchio (1971), with the first answers taken for good ones, as
Buckley, Salton, Allan and Singhal (TREC-3, 1994) did. It never adds a post: what answers the query
without it is all there is, so that each hit has a word of the query to show.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from heapq import nsmallest
from math import log2
from typing import TYPE_CHECKING

from sendnotes.index.analysis import analyse
from sendnotes.index.matching import Matcher
from sendnotes.index.places import weigh
from sendnotes.index.ranking import best, rarity, saturation, score
from sendnotes.index.stems import stem
from sendnotes.index.stopwords import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sendnotes.index.postings import Postings
    from sendnotes.index.units import Evaluation

# On four test collections (benchmarks/README.md) nDCG@10 is 0.503 without and 0.526 with these; 10
# to 25 posts, 15 to 30 words and shares of 0.2 to 0.7 all give 0.515 or more.
_BEST = 15
_RAISED = 1000
"""How many posts, the best without it, are put in order by it."""
_WORDS = 30
_SHARE = 0.4
# A word of more than a fifth of the posts tells little, and is the dearest to look for.
_COMMON = 0.2
_CANDIDATES = 100
_NAMED = 5


def learn(evaluation: Evaluation, postings: Postings) -> None:
    """Raise posts that share words with the best ones, and say so in the evaluation's notes."""
    scores = evaluation.scores
    if len(scores) <= _BEST:
        return
    good = best(scores, _RAISED)
    gains, forms_of = _shared(good[:_BEST], postings)
    worth = _telling(gains, forms_of, postings)
    if not worth:
        return
    matcher = Matcher(postings, zone=None, exact=False)
    highest = max(worth.values())
    for one, value in worth.items():
        weights = matcher.word(postings.forms(one)).weights
        share = _SHARE * value / highest
        for number, gain in score(weights, postings.manifest, by_length=True, among=good).items():
            scores[number] += share * gain
    _note(evaluation, [forms_of[one] for one in worth])


def _shared(
    good: Iterable[int], postings: Postings
) -> tuple[dict[str, float], dict[str, dict[str, int]]]:
    """Return how much each stem says in those posts that have it, and in how many its forms are.

    The first post counts most. A word of one post alone is not shared.
    """
    manifest, acronyms = postings.manifest, postings.families.acronyms
    analysed = {number: analyse(postings.post(number), acronyms) for number in good}
    posts = Counter(form for one in analysed.values() for form in one.places)
    # Stemming is what takes the time, and most words stand in one post.
    stems = {
        form: stem(form)
        for form, count in posts.items()
        if count > 1 and len(form) > 1 and form not in STOP_WORDS
    }
    gains: dict[str, float] = defaultdict(float)
    forms_of: dict[str, dict[str, int]] = defaultdict(dict)
    for rank, (number, one) in enumerate(analysed.items(), 2):
        weights: dict[str, float] = defaultdict(float)
        for form, places in one.places.items():
            if form in stems:
                weights[stems[form]] += weigh(places)
                forms_of[stems[form]][form] = posts[form]
        length = manifest.lengths[number] / manifest.mean_length
        for root, weight in weights.items():
            gains[root] += saturation(weight, length) / log2(rank)
    return gains, forms_of


def _telling(
    gains: Mapping[str, float], forms_of: Mapping[str, Iterable[str]], postings: Postings
) -> dict[str, float]:
    """Return the stems that say most, best first, and how much each does."""
    posts = len(postings.manifest.live)
    worth: dict[str, float] = {}
    for root in nsmallest(_CANDIDATES, gains, key=lambda root: (-gains[root], root)):
        having = sum(postings.frequency(form, root) for form in forms_of[root])
        if having <= _COMMON * posts:
            worth[root] = gains[root] * rarity(posts, having)
    order = nsmallest(_WORDS, worth, key=lambda root: (-worth[root], root))
    return {root: worth[root] for root in order}


def _note(evaluation: Evaluation, words: Iterable[Mapping[str, int]]) -> None:
    asked = {form for run, _ in evaluation.marks for forms in run for form in forms}
    new = [max(forms, key=lambda form: forms[form]) for forms in words if not asked & forms.keys()]
    if new:
        more = f" and {len(new) - _NAMED} more" if len(new) > _NAMED else ""
        evaluation.notes.append(
            f"In order also by words that the best posts share: {', '.join(new[:_NAMED])}{more}."
        )
