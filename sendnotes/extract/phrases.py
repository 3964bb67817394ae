"""Stretches of words around one that tells what a thing is, such as “conference”."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sendnotes.extract.context_traits import words_of
from sendnotes.extract.likelihood import step, those

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

TOKEN = re.compile(r"(?:[^\W_]|£)(?:[\w’'&./-]*[\w’'])?|[“”\"‘’().,;:!?—–|>*#\n]")
_HOUR = re.compile(r"\d{1,2}[.:]\d\d")
OWNER = re.compile(r"\w['’]s?\Z")
"""What a word ends in that says whose: the union's."""
LINKING_WORDS = frozenset("of for the on and in to at with a about into against".split())


class Bounds(NamedTuple):
    """Between which words a name may stand, and how much is looked at, in words."""

    before: Collection[str]
    """Words before which it may begin."""
    after: Collection[str]
    """Words with which the sentence goes on behind it."""
    never_first: Collection[str]
    never_in: Collection[str]
    back: int
    on: int
    each: int
    """How many beginnings, and ends, a head has."""


def stretches_around(
    words: Sequence[str], at: int, bounds: Bounds
) -> Iterator[tuple[int, int, int, int]]:
    """Yield from where to where a name with the head at `at` may go.

    The other two numbers are which of the beginnings and of the ends it has, the nearest first.
    """
    ends = _ends_of(words, at, bounds)
    for nth, start in enumerate(_starts_of(words, at, bounds)):
        for mth, end in enumerate(ends):
            yield start, end, nth, mth


def shape_of(text: str) -> Iterator[str]:
    """Yield what shows of a phrase by itself: its length, its capitals and its words."""
    words, low = text.split(), words_of(text)
    capital = sum(word[0].isupper() for word in words) / len(words)
    yield step("words", len(words), (1, 2, 3, 4, 5, 7, 9, 12))
    yield step("capitals", capital, (0, 0.01, 0.34, 0.5, 0.75, 0.99))
    yield f"ends {low[-1]}"
    yield from dict.fromkeys(f"has {word}" for word in low)
    yield from dict.fromkeys(f"has {one} {other}" for one, other in pairwise(low))
    yield from those(
        {
            "capital first": words[0][0].isupper(),
            "capital last": words[-1][0].isupper(),
            "owner": OWNER.search(words[0]) is not None,
        }
    )


def _starts_of(words: Sequence[str], at: int, bounds: Bounds) -> list[int]:
    """Return where a name with the head at `at` may begin, the nearest first."""
    found: list[int] = []
    for start in range(at, max(-1, at - bounds.back - 1), -1):
        if not _is_word(words[start]) or words[start].lower() in bounds.never_in:
            break
        before = words[start - 1] if start else "."
        led = (
            not _is_word(before)
            or before.lower() in bounds.before
            or OWNER.search(before)
            or (before[0].islower() and words[start][0].isupper())
        )
        if led and words[start].lower() not in bounds.never_first:
            found.append(start)
    return found[: bounds.each]


def _ends_of(words: Sequence[str], at: int, bounds: Bounds) -> list[int]:
    """Return where it may end, the nearest first."""
    found: list[int] = []
    for end in range(at, min(len(words), at + bounds.on + 1)):
        if not _is_word(words[end]) or words[end].lower() in bounds.never_in:
            break
        after = words[end + 1] if end + 1 < len(words) else "."
        stops = (
            end == at
            or not _is_word(after)
            or after.lower() in bounds.after
            or (words[end][0].isupper() and after[0].islower())
        )
        if stops and words[end].lower() not in LINKING_WORDS:
            found.append(end)
    return found[: bounds.each]


def _is_word(token: str) -> bool:
    """Tell whether a token is a word or number, and no stop, mark or hour: “21.10 The leader”."""
    return (token[0].isalnum() or token[0] == "£") and not _HOUR.fullmatch(token)
