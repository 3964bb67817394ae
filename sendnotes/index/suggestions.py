"""The nearest words and values, when what was asked for is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sendnotes.index.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_CLOSE = 60.0
_MANY = 5


def nearest(wanted: str, candidates: Iterable[str], *, limit: int = _MANY) -> tuple[str, ...]:
    """Return the candidates that are most like `wanted`, best first, if they are like it at all.

    Part of a name is enough: "hinds" is near to "Damian Hinds".
    """
    # It takes 10 ms to load, and most commands have nothing to suggest.
    from rapidfuzz import fuzz, process

    folded = {candidate: fold(candidate) for candidate in dict.fromkeys(candidates)}
    key = fold(wanted)
    if not key:
        return ()
    scored: dict[str, float] = {}
    for scorer in (fuzz.ratio, fuzz.token_sort_ratio, _by_word):
        found = process.extract(key, folded, scorer=scorer, limit=limit, score_cutoff=_CLOSE)
        for _, score, candidate in found:
            scored[candidate] = max(score, scored.get(candidate, 0.0))
    return tuple(sorted(scored, key=lambda one: (-scored[one], one))[:limit])


def _by_word(wanted: str, candidate: str, **_: object) -> float:
    """Compare with the single words of a candidate."""
    from rapidfuzz import fuzz

    words = candidate.split()
    if len(words) < 2:
        return 0.0
    return max(fuzz.ratio(wanted, word) for word in words) * 0.95
