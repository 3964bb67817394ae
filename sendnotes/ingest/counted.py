"""Points that are counted without a marker: “Rung 1 - ...”, “Test two: ...”, “1  Plans ...”."""

from __future__ import annotations

import re
from itertools import pairwise

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNTED = re.compile(
    rf"[ \t]*(?P<open>[*_]{{0,2}})(?P<word>[A-Z][A-Za-z]{{2,14}}) (?:no\.? ?)?"
    rf"(?P<number>\d{{1,2}}|(?i:{'|'.join(_NUMBERS)}))(?P<mark> ?[-–—:.)]|,)[*_]{{0,2}}[ \t]+(?=\S)"
)
_SPOKEN = re.compile(r"[ \t]*Number \w+, .*[.!?]\s*")
"""The opening of a sentence of a speech: “Number two, we'd have one meeting.”"""
_HINT = re.compile(r"(?m)^[ \t*_]*[A-Z][A-Za-z]{2,14} (?:no\.? ?)?(?:1|one|One|ONE)\b")
_BARE = re.compile(
    r"(?P<indent>[ \t]*)(?P<number>[1-9]|1[0-5])(?:[ \t]{2,}(?=[A-Za-z£“‘\"'])|[ \t](?=[A-Z“‘]))"
    r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)"
)
_NO_POINTS = frozenset("year page day key room item figure table week hall session stage".split())
_MOST_FEWER = 15


def with_counted_items(lines: list[str]) -> list[str]:
    """Put a bullet before each line of a row that counts alike: below it may stand others.

    What has paragraphs of its own under it is a heading, and stays one.
    """
    lines = _with_bare_numbers(lines)
    if not any(_HINT.match(line) for line in lines):
        return lines
    rows: dict[str, list[tuple[int, int]]] = {}
    for at, line in enumerate(lines):
        found = _COUNTED.match(line)
        if found and not _SPOKEN.fullmatch(line):
            rows.setdefault(found["word"], []).append((at, _value(found["number"])))
    shown = list(lines)
    for word, row in rows.items():
        if word.lower() not in _NO_POINTS and _is_row(row) and _is_list(lines, row):
            for at, _ in row:
                shown[at] = f"- {lines[at].strip()}"
    return shown


def _with_bare_numbers(lines: list[str]) -> list[str]:
    """Put a full stop behind the numbers of lines that count from 1 at one margin."""
    rows: dict[int, list[list[tuple[int, int]]]] = {}
    for at, line in enumerate(lines):
        if found := _BARE.match(line):
            at_margin = rows.setdefault(len(found["indent"].expandtabs(4)), [])
            if found["number"] == "1" or not at_margin:
                at_margin.append([])
            at_margin[-1].append((at, int(found["number"])))
    shown = lines
    for row in (row for at_margin in rows.values() for row in at_margin):
        if len(row) > 1 + _is_narrow(lines, row) and _is_row(row) and _is_list(lines, row):
            shown = list(lines) if shown is lines else shown
            for at, number in row:
                shown[at] = lines[at].replace(str(number), f"{number}.", 1)
    return shown


def _is_narrow(lines: list[str], row: list[tuple[int, int]]) -> bool:
    """Tell whether a number is but a space away from its text, as one in a sentence is."""
    return any("  " not in lines[at].lstrip()[:5] and "\t" not in lines[at] for at, _ in row)


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
