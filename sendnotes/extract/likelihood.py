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
    from collections.abc import Collection, Iterable, Mapping, Sequence

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


def likelihoods(question: str, traits: Iterable[str], least: float) -> dict[str, float]:
    """Return the answers to a question, such as the topics, that are as likely as `least`."""
    names, start, weights_of = _answers(question)
    odds = list(start)
    for trait in traits:
        if trait in weights_of:
            for answer, weight in weights_of[trait]:
                odds[answer] += weight
    fewest = math.log(least / (1 - least))
    return {names[n]: _chance(each) for n, each in enumerate(odds) if each >= fewest}


def answers_to(question: str) -> Collection[str]:
    """Return the answers of which anything was learned."""
    return _answers(question)[0]


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
def _answers(
    question: str,
) -> tuple[Sequence[str], Sequence[float], Mapping[str, Sequence[tuple[int, float]]]]:
    """Return the answers to a question, where each sum begins, and the weights of each trait."""
    start = one_of(question, "")
    names = [name.removeprefix(start) for name in _tables() if name.startswith(start)]
    weights_of: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, name in enumerate(names):
        for trait, weight in weights(one_of(question, name)).items():
            weights_of[trait].append((number, weight))
    begin = dict(weights_of.pop(START, ()))
    return names, [begin.get(number, 0.0) for number in range(len(names))], dict(weights_of)


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))
