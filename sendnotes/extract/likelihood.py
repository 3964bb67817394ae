"""How likely something is, by the traits it has: weights that were learned from the gold posts.

`python -m benchmarks.learning` writes them to data/likelihoods.toml. A sum of weights makes the
logarithm of the odds, as logistic regression has it, so each can be read and argued with.
"""

from __future__ import annotations

import math
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FILE = Path(__file__).parent.parent / "data" / "likelihoods.toml"
START = "start"
"""The key of what every sum begins with."""


@cache
def weights(question: str) -> Mapping[str, float]:
    """Return the weight of each trait for a question, such as who spoke."""
    tables: Mapping[str, Mapping[str, float]] = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tables[question]


def likelihood(question: str, traits: Iterable[str]) -> float:
    """Return how likely it is, from 0 to 1; a trait that is not known counts nothing."""
    known = weights(question)
    odds = known[START] + sum(known.get(trait, 0.0) for trait in traits)
    return 1 / (1 + math.exp(-odds))


def step(name: str, number: float, steps: Sequence[float]) -> str:
    """Return the trait of a number: the highest of the steps that it reaches, or the first."""
    reached = max((each for each in steps if number >= each), default=steps[0])
    return f"{name} {reached:g}"


def those(traits: Mapping[str, bool]) -> list[str]:
    """Return the traits that are true."""
    return [name for name, true in traits.items() if true]
