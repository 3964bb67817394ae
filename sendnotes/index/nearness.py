"""Which texts are nearly the same: MinHash finds the candidates, counting decides.

A release that several sites publish comes with another intro, other quotation marks and a comment
at the end. The measure is the share of all runs of three words that two texts have in common.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import defaultdict
from dataclasses import dataclass
from struct import pack
from typing import TYPE_CHECKING
from zlib import crc32

from rensa import RMinHash, RMinHashLSH

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

ALIKE = 0.5
"""From here on two texts count as the same one. Among real posts, what shares half of its runs is
a copy or a form that was filled in again; reports of one speech by two hands share far less."""
_RUN = 3
_FEWEST_RUNS = 20
# Bands of three rows find a pair that is just alike enough with 1 - (1 - 0.5**3)**64 = 99.98 %.
_PERMUTATIONS, _BANDS, _SEED = 192, 64, 1
# What the sketches of two texts share is within 0.036 of what the texts do; this is four times as
# far below, and most candidates are below it.
_HARDLY = ALIKE - 0.15
# What the index keeps of each post is shorter. A pair that is just alike enough shares three of
# the 24 bands of two rows with 96 %, one that is 0.6 alike with 99.8 %, one that is 0.1 alike with
# 0.2 %.
BANDS_KEPT, BANDS_SHARED = 24, 3
"""How many bands a text has, and in how many two agree at least that are worth comparing."""
_WORD = re.compile(r"\w+")
_TITLE = re.compile(r"\A# [^\n]*\n+")


@dataclass(frozen=True, slots=True)
class Near:
    """Two texts, by their place in the sequence, and how alike they are, from 0 to 1."""

    first: int
    second: int
    likeness: float


def near_pairs(texts: Sequence[str]) -> Iterator[Near]:
    """Yield the pairs of texts that are nearly the same.

    Texts of fewer than 22 words are left out: half a line in common says nothing.
    """
    kept: dict[int, tuple[RMinHash, array[int]]] = {}
    finder = RMinHashLSH(threshold=ALIKE, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    for number, text in enumerate(texts):
        runs = _runs(text)
        if len(runs) < _FEWEST_RUNS:
            continue
        sketch = _sketch(runs, _PERMUTATIONS)
        numbers = _numbers(runs)
        own = set(numbers)
        for other in sorted(finder.query(sketch)):
            before, theirs = kept[other]
            if sketch.jaccard(before) < _HARDLY:
                continue
            both = sum(map(own.__contains__, theirs))
            likeness = both / max(1, len(own) + len(theirs) - both)
            if likeness >= ALIKE:
                yield Near(other, number, likeness)
        finder.insert(number, sketch)
        kept[number] = sketch, numbers


def bands(text: str) -> tuple[int, ...]:
    """Return numbers of 32 bits of which nearly the same texts share many; none of a short text."""
    runs = _runs(text)
    if len(runs) < _FEWEST_RUNS:
        return ()
    rows = iter(_sketch(runs, 2 * BANDS_KEPT).digest())
    return tuple(
        crc32(pack("<3I", band, *two)) for band, two in enumerate(zip(rows, rows, strict=True))
    )


def likeness(text: str, other: str) -> float:
    """Return how alike two texts are, from 0 to 1."""
    one, another = _runs(text), _runs(other)
    both = len(one & another)
    return both / max(1, len(one) + len(another) - both)


def groups(pairs: Sequence[Near]) -> tuple[tuple[frozenset[int], float], ...]:
    """Join pairs into groups; with each, the likeness of the least alike pair that joins it."""
    member_of: dict[int, set[int]] = {}
    lowest: dict[int, float] = defaultdict(lambda: 1.0)
    for pair in pairs:
        one = member_of.setdefault(pair.first, {pair.first})
        other = member_of.setdefault(pair.second, {pair.second})
        least = min(lowest[id(one)], lowest[id(other)], pair.likeness)
        if one is not other:
            one |= other
            for number in other:
                member_of[number] = one
        lowest[id(one)] = least
    distinct = {id(group): group for group in member_of.values()}
    return tuple((frozenset(group), lowest[key]) for key, group in distinct.items())


def _runs(text: str) -> set[str]:
    """Return the different runs of words, whatever their case and accents."""
    plain = unicodedata.normalize("NFKD", _TITLE.sub("", text)).casefold()
    words = _WORD.findall(plain)
    return set(map(" ".join, zip(*(words[at:] for at in range(_RUN)), strict=False)))


def _sketch(runs: Collection[str], permutations: int) -> RMinHash:
    sketch = RMinHash(num_perm=permutations, seed=_SEED)
    sketch.update(list(runs))
    return sketch


def _numbers(runs: Collection[str]) -> array[int]:
    return array("I", {crc32(run.encode()) for run in runs})
