"""What a ranking is worth, by the usual measures of text retrieval."""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

DEPTH = 1000
"""How many answers are asked for."""


class Measures(NamedTuple):
    """Means over queries, each from 0 to 1."""

    ndcg: float
    """Of the first 10. An answer is one or is none: in some collections 1 is the best grade."""
    map: float
    """Mean average precision."""
    recall: float
    """The share of the answers that is among the first 100."""


def measure(ranking: Sequence[str], answers: AbstractSet[str]) -> Measures:
    """Measure one ranking of documents, best first."""
    ideal = sum(1 / log2(place + 1) for place in range(1, min(10, len(answers)) + 1))
    right = [place for place, document in enumerate(ranking, 1) if document in answers]
    return Measures(
        sum(1 / log2(place + 1) for place in right if place <= 10) / ideal,
        sum(found / place for found, place in enumerate(right, 1)) / len(answers),
        sum(place <= 100 for place in right) / len(answers),
    )


def mean(measured: Iterable[Measures]) -> Measures:
    """Return the means of several."""
    columns = list(zip(*measured, strict=True))
    return Measures(*(sum(column) / len(column) for column in columns))
