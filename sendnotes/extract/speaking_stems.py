"""The patterns of public speaking that a sentence may have, by the stems of their verbs."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sendnotes.extract.speaking_verbs import BEFORE
from sendnotes.extract.telling_verbs import TELLING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_PATTERNS = (*BEFORE, *TELLING)


def likely(sentence: str) -> Iterator[tuple[int, re.Pattern[str]]]:
    """Yield the patterns of which the sentence has a stem, so that the rest need not be tried."""
    low = sentence.lower()
    there = {stem for word in low.split() for stem in _stems_of(word) if stem in low}
    for number in sorted({number for stem in there for number in _STEMS[stem]}):
        weight, _, pattern = _PATTERNS[number]
        yield weight, pattern


def _numbers_by_stem() -> dict[str, list[int]]:
    numbers: dict[str, list[int]] = {}
    for number, (_, stems, _) in enumerate(_PATTERNS):
        for stem in stems.split("|"):
            numbers.setdefault(stem, []).append(number)
    return numbers


_STEMS = _numbers_by_stem()
"""Each stem with the patterns that it belongs to."""
_LONGEST_WORDS = {stem: max(stem.split(), key=len) for stem in _STEMS}


@lru_cache(maxsize=20_000)
def _stems_of(word: str) -> tuple[str, ...]:
    """Return the stems that a sentence with this word may have: those of several words, too."""
    return tuple(stem for stem, part in _LONGEST_WORDS.items() if part in word)
