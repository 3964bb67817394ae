"""Stretches of words around one that tells what a thing is, such as “conference”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

TOKEN = re.compile(r"(?:[^\W_]|£)(?:[\w’'&./-]*[\w’'])?|[“”\"‘’().,;:!?—–|>*#\n]")
OWNER = re.compile(r"\w['’]s?\Z")
"""What a word ends in that says whose: the union's."""
SMALL_WORDS = frozenset("of for the on and in to at with a about into against".split())


class Bounds(NamedTuple):
    """Between which words a name may stand, and how much is looked at, in words."""

    before: Collection[str]
    """Words before which it may begin."""
    after: Collection[str]
    """Words with which the sentence goes on behind it."""
    never_first: Collection[str]
    back: int
    on: int
    each: int
    """How many beginnings, and ends, a head has."""


def starts_of(words: Sequence[str], at: int, bounds: Bounds) -> list[int]:
    """Return where a name with the head at `at` may begin, the nearest first."""
    found: list[int] = []
    for start in range(at, max(-1, at - bounds.back - 1), -1):
        if not is_word(words[start]):
            break
        before = words[start - 1] if start else "."
        led = (
            not is_word(before)
            or before.lower() in bounds.before
            or OWNER.search(before)
            or (before[0].islower() and words[start][0].isupper())
        )
        if led and words[start].lower() not in bounds.never_first:
            found.append(start)
    return found[: bounds.each]


def ends_of(words: Sequence[str], at: int, bounds: Bounds) -> list[int]:
    """Return where it may end, the nearest first."""
    found: list[int] = []
    for end in range(at, min(len(words), at + bounds.on + 1)):
        if not is_word(words[end]):
            break
        after = words[end + 1] if end + 1 < len(words) else "."
        stops = (
            end == at
            or not is_word(after)
            or after.lower() in bounds.after
            or (words[end][0].isupper() and after[0].islower())
        )
        if stops and words[end].lower() not in SMALL_WORDS:
            found.append(end)
    return found[: bounds.each]


def is_word(token: str) -> bool:
    """Tell whether a token is a word or number, and no stop or mark."""
    return token[0].isalnum() or token[0] == "£"
