"""Quotation marks one by one: which open, which close, and which are apostrophes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark, at `at`; the words go on at `after`."""

    at: int
    after: int
    double: bool
    opens: bool
    closes: bool
    doubtful: bool
    """Closes, but might be the apostrophe of a plural: schools' ..."""
    strong: bool
    """Closes right after a stop or another sign, as the end of a quotation does."""


# It begins with the sign itself, so that the scan can skip to the next one.
_MARK = re.compile(
    r"[“”„‟\"«»‘’‚‛‹›'`](?:(?<=[“”„‟\"«»])|(?<=`)`|(?<=')'|(?<![^\W_].)"
    r"|(?<=[‘’‛‹›'])(?![^\W_]))"
)
_DOUBLE = frozenset('“”„‟"«»')
_OPENING_ONLY = frozenset("‘„‚‛‹«`")
_CLOSING_ONLY = frozenset("»›")
_BEFORE_OPENING = frozenset(" \t\n\u00a0\u200b\ufeff([{—–-/:;,“‘«\"'…*_|")
_NEVER_FIRST = frozenset(",;:?!)")
_STRONG_BEFORE = frozenset(".,!?…;:—–-)]")
_PLURAL_ENDS = frozenset("sSzx")
_CLIPPED = re.compile(
    r"['’‘](?:\d0?s\b|\d\d\b|em\b|til\b|tis\b|twas\b|cause\b|n['’])", re.IGNORECASE
)


def find_marks(body: str, start: int, end: int) -> list[Mark]:
    """Return the marks of `body` between `start` and `end` that open or close something."""
    found = (_read(body, start, end, sign) for sign in _MARK.finditer(body, start, end))
    return [mark for mark in found if mark is not None]


def closing(marks: Sequence[Mark], at: int) -> tuple[int | None, bool]:
    """Return the index of the mark that closes `marks[at]`, and whether the marks ran out.

    A quotation that opens with one kind of mark and closes with another is taken as meant; the
    second value is False where another quotation opens first.
    """
    opener = marks[at]
    doubtful: int | None = None
    mixed: int | None = None
    inner = 0
    for k in range(at + 1, len(marks)):
        mark = marks[k]
        if mark.double == opener.double:
            if mark.opens:
                return (doubtful if doubtful is not None else mixed), False
            if not mark.doubtful:
                return k, False
            if doubtful is None:
                doubtful = k
        elif mark.opens:
            inner += 1
        elif inner:
            inner -= 1
        elif mixed is None and not mark.doubtful and (mark.double or mark.strong):
            mixed = k
    found = doubtful if doubtful is not None else mixed
    return found, found is None


def _read(body: str, first: int, last: int, sign: re.Match[str]) -> Mark | None:
    start, end = sign.start(), sign.end()
    before = body[start - 1] if start > first else ""
    beyond = end
    while beyond < last and body[beyond] in "*_":  # *"He said so,"* is set in italics
        beyond += 1
    after = body[beyond] if beyond < last else ""
    double = sign[0] in _DOUBLE or len(sign[0]) == 2
    opens = (not before or before in _BEFORE_OPENING) and bool(after)
    opens = opens and not after.isspace() and after not in _NEVER_FIRST
    if after == "." and body[end : end + 2] != "..":
        opens = False
    closes = not after or not (after.isalnum() or after in "£$€")
    if sign[0] in _OPENING_ONLY or sign[0] == "“":
        closes = closes and not opens
    elif sign[0] in _CLOSING_ONLY:
        opens = False
    elif sign[0] in "”’":
        # Typed the wrong way round it opens only where nothing else can be meant.
        said = not before or body[max(first, start - 2) : start].strip()[-1:] in ":,"
        opens = opens and said and after.isalnum()
    if opens and not double and _CLIPPED.match(body, start):
        opens = False
    if not opens and not closes:
        return None
    plural = not double and before in _PLURAL_ENDS and after.isspace()
    strong = body[max(first, start - 2) : start].strip()[-1:] in _STRONG_BEFORE
    return Mark(start, end, double, opens, closes and not opens, plural, strong)


_SINGLE = (("‘", r"‘", r"’(?!\w)"), ("'", r"(?<!\w)'(?=\w)", r"(?<=[\w.,!?])'(?!\w)"))
"""Single marks, with what opens and what closes."""


def in_quotation(text: str, at: int) -> bool:
    """Tell whether `at` stands in words between quotation marks, by the marks before it."""
    before = text[:at]
    if before.count('"') % 2 or before.rfind("“") > before.rfind("”"):
        return True
    for sign, opening, closing in _SINGLE:
        if sign not in before:
            continue
        opened, closed = (
            max((found.start() for found in re.finditer(mark, before)), default=-1)
            for mark in (opening, closing)
        )
        if opened > closed:
            return True
    return False
