"""How likely something is, by the traits it has: weights that were learned from the gold posts.

`python -m benchmarks.learning` writes them to data/likelihoods.json. A sum of weights makes the
logarithm of the odds, as logistic regression has it, so each can be read and argued with.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FILE = Path(__file__).parent.parent / "data" / "likelihoods.json"
START = "start"
"""The key of what every sum begins with."""


@cache
def weights(question: str) -> Mapping[str, float]:
    """Return the weight of each trait for a question, such as who spoke."""
    return _tables()[question]


def likelihood(question: str, traits: Iterable[str]) -> float:
    """Return how likely it is, from 0 to 1; a trait that is not known counts nothing."""
    known = weights(question)
    return _chance(known[START] + sum(known.get(trait, 0.0) for trait in traits))


def likelihoods(question: str, traits: Iterable[str]) -> dict[str, float]:
    """Return for each answer to a question, such as the topics, how likely it is."""
    weights_of = _by_trait(question)
    odds = dict(weights_of[START])
    for trait in traits:
        if trait in weights_of:
            for answer, weight in weights_of[trait]:
                odds[answer] += weight
    return {answer: _chance(sum_) for answer, sum_ in odds.items()}


def step(name: str, number: float, steps: Sequence[float]) -> str:
    """Return the trait of a number: the highest of the steps that it reaches, or the first."""
    reached = max((each for each in steps if number >= each), default=steps[0])
    return f"{name} {reached:g}"


def those(traits: Mapping[str, bool]) -> list[str]:
    """Return the traits that are true."""
    return [name for name, true in traits.items() if true]


def one_of(question: str, answer: str) -> str:
    """Return the question whether one of several answers is right, as the file names it."""
    return f"{question}: {answer}"


@cache
def _tables() -> Mapping[str, Mapping[str, float]]:
    tables: Mapping[str, Mapping[str, float]] = json.loads(FILE.read_text(encoding="utf-8"))
    return tables


@cache
def _by_trait(question: str) -> Mapping[str, Sequence[tuple[str, float]]]:
    """Return the weights of a question with several answers: by trait, each with its answer."""
    start = one_of(question, "")
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for name, table in _tables().items():
        if name.startswith(start):
            for trait, weight in table.items():
                found[trait].append((name.removeprefix(start), weight))
    return dict(found)


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))
