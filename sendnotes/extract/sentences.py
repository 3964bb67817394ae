"""Where sentences begin and end."""

from __future__ import annotations

import re
from functools import lru_cache

# It begins with the character that it looks for, so that the scan can skip to the next one; the
# look-behind lets only the first stop of a run start a match, which keeps the scan linear.
_STOP = re.compile(
    r"[.!?…\n](?:(?<=\n)\n*|(?<![.!?…][.!?…])[.!?…]*+[\"'”’»)\]*_]{0,4}"
    r"(?=\s{1,4}[\"'“‘«(\[*_]{0,4}[A-Z0-9£É]|\s*+\Z))"
)
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Cllr|Prof|Rev|Rt|Hon|Sen|Gov|Gen|Lt|Col|Sgt|Jr|Sr|vs|cf|e\.g|i\.e"
    r"|eg|ie|no|nos|approx|p|pp|para|paras|Ltd|Co|Inc|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)"
    r"|(?<![A-Za-z])[A-Z])\.\Z",
)
_SMALL_ENDS = frozenset("llr rof nos rox ara ras ept".split())
"""The last three letters of those of them that end with three small letters, as most words do."""
Span = tuple[int, int]
_BLOCKS = 16_384
"""As many blocks as a text of 1 MB has: each part of the reading goes through all of them."""


@lru_cache(maxsize=_BLOCKS)
def split_sentences(text: str, offset: int = 0) -> tuple[Span, ...]:
    """Return the span of each sentence of `text`, counted from `offset`, without outer spaces."""
    spans: list[Span] = []
    start = 0
    for stop in _STOP.finditer(text):
        end = stop.end()
        last = text[max(0, end - 4) : end - 1]
        plain = last.isalpha() and last.islower() and last not in _SMALL_ENDS
        if not plain and _SHORT.search(text, max(0, end - 12), end):
            continue
        _add(spans, text[start:end], start + offset)
        start = end
    _add(spans, text[start:], start + offset)
    return tuple(spans)


def _add(spans: list[Span], piece: str, at: int) -> None:
    """Add where a piece of text that begins at `at` has words, if it has any."""
    if words := piece.strip():
        at += len(piece) - len(piece.lstrip())
        spans.append((at, at + len(words)))
