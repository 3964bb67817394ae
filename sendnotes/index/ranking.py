"""How well a post answers: BM25 over the weighted zones of a post, and words that stand together.

The weight of a word in a post is the sum of its weights in title, focus areas, quotes and body
before saturation: BM25F as in Robertson, Zaragoza and Taylor (CIKM 2004).
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from heapq import nlargest
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sendnotes.index.manifest import Manifest

K1 = 1.2
B = 0.6
NEAR = 8
"""Within how many words of each other two words of a query count as together."""


def rarity(posts: int, having: int) -> float:
    """Return the inverse document frequency of what `having` of `posts` have."""
    return log(1 + (posts - having + 0.5) / (having + 0.5))


def score(
    weights: Mapping[int, float],
    manifest: Manifest,
    *,
    by_length: bool,
    among: Iterable[int] | None = None,
) -> dict[int, float]:
    """Return the score of each post for one word or phrase, from its weight in it.

    That of all that have it, or of those `among` some.
    """
    if not weights:
        return {}
    idf = rarity(len(manifest.live), len(weights)) * (K1 + 1)
    if among is not None:
        weights = {number: weights[number] for number in among if number in weights}
    if not by_length:
        return {n: idf * weight / (weight + K1) for n, weight in weights.items()}
    halves = _halves(manifest)
    return {n: idf * weight / (weight + halves[n]) for n, weight in weights.items()}


def best(scores: Mapping[int, float], most: int) -> list[int]:
    """Return the documents with the highest scores, the best first, of equal ones the first."""
    numbers: Iterable[int] = scores
    if most < len(scores):  # finding the lowest that counts is quicker than comparing pairs
        least = nlargest(most, scores.values())[-1]
        numbers = [number for number, value in scores.items() if value >= least]
    return sorted(numbers, key=lambda number: (-scores[number], number))[:most]


@lru_cache(maxsize=1)
def _halves(manifest: Manifest) -> Sequence[float]:
    """Return with what weight a word has half of its score, by document: more in a long one."""
    fixed, per_word = K1 * (1 - B), K1 * B / manifest.mean_length
    return [fixed + per_word * length for length in manifest.lengths]


def saturation(weight: float, length: float) -> float:
    """Return what a word's weight in a post counts for, at most K1 + 1.

    `length` is the post's, the mean being 1.
    """
    return weight * (K1 + 1) / (weight + K1 * (1 - B + B * length))


def closeness(first: Sequence[int], second: Sequence[int]) -> float:
    """Return how close after `first` a `second` stands: 1 next to it, 0 if nowhere near.

    Both are sorted places; out of order counts half.
    """
    best = 0.0
    for place in first:
        at = bisect_right(second, place)
        if at < len(second) and second[at] - place <= NEAR:
            best = max(best, 1 / (second[at] - place))
        if at and 0 < place - second[at - 1] <= NEAR:
            best = max(best, 0.5 / (place - second[at - 1]))
        if best == 1.0:
            break
    return best
