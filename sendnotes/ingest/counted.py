"""Points that are counted by a word of their own: “Rung 1 - ...”, “Test two: ...”."""

from __future__ import annotations

import re
from itertools import pairwise

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNTED = re.compile(
    rf"[ \t]*(?P<open>[*_]{{0,2}})(?P<word>[A-Z][A-Za-z]{{2,14}}) (?:no\.? ?)?"
    rf"(?P<number>\d{{1,2}}|(?i:{'|'.join(_NUMBERS)}))(?P<mark> ?[-–—:.)]|,)[*_]{{0,2}}[ \t]+(?=\S)"
)
_HINT = re.compile(r"(?m)^[ \t*_]*[A-Z][A-Za-z]{2,14} (?:no\.? ?)?(?:1|one|One|ONE)\b")
_NO_POINTS = frozenset("year page day key room item figure table week hall session stage".split())
_MOST_FEWER = 15


def with_counted_items(lines: list[str]) -> list[str]:
    """Put a bullet before each line of a row that counts alike: below it may stand others.

    What has paragraphs of its own under it is a heading, and stays one.
    """
    if not any(_HINT.match(line) for line in lines):
        return lines
    rows: dict[str, list[tuple[int, int]]] = {}
    for at, line in enumerate(lines):
        if found := _COUNTED.match(line):
            rows.setdefault(found["word"], []).append((at, _value(found["number"])))
    shown = list(lines)
    for word, row in rows.items():
        if word.lower() not in _NO_POINTS and _is_row(row) and _is_list(lines, row):
            for at, _ in row:
                shown[at] = f"- {lines[at].strip()}"
    return shown


def _value(number: str) -> int:
    return int(number) if number.isdecimal() else _NUMBERS.index(number.lower()) + 1


def _is_row(row: list[tuple[int, int]]) -> bool:
    values = [value for _, value in row]
    return 1 < len(values) <= _MOST_FEWER and values == list(range(1, len(values) + 1))


def _is_list(lines: list[str], row: list[tuple[int, int]]) -> bool:
    """Tell whether nothing stands between the lines but what goes on in them or under them."""
    for (at, _), (following, _) in pairwise(row):
        gap = False
        for line in lines[at + 1 : following]:
            if not line.strip():
                gap = True
            elif gap and not line.startswith((" ", "\t")):
                return False
    return True
