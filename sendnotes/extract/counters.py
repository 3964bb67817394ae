"""What only counts points, and is no word of them: “Rung 2 - ...”, “Second: ...”."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sendnotes.extract.counts import NUMBER, ORDINALS, number_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.extract.points import Point

_MOST = 8
"""How far points are counted in words."""
_COUNTER = re.compile(
    r"(?:\d\d?[.:]\d\d\s+)?"  # the hours of a live report
    rf"(?:(?P<word>[A-Z][A-Za-z]{{2,14}}) (?:no\.? ?)?(?P<number>\d{{1,2}}|(?i:{NUMBER}))"
    rf"(?: ?[-–—:.)]|,)|(?P<bare>\d{{1,2}}|(?i:{NUMBER}))(?: ?[-–—:.)])"
    rf"|(?P<ordinal>(?i:{'|'.join(ORDINALS[:_MOST])})(?:ly)?)(?:\.|:| [–—-]))\s+(?=\S)"
)


def without_counters(points: Sequence[Point]) -> list[Point]:
    """Return points that count alike from one on without their counters, others as they are."""
    found = [_COUNTER.match(point.text) for point in points]
    read = [(each["word"], _value(each)) for each in found if each]
    counted = [value for _, value in read] == list(range(1, len(points) + 1))
    if len(points) < 2 or not counted or len({word for word, _ in read}) > 1:
        return list(points)
    return [
        replace(point, text=point.text[each.end() :], start=point.start + each.end())
        for point, each in zip(points, found, strict=True)
        if each
    ]


def _value(found: re.Match[str]) -> int:
    if ordinal := found["ordinal"]:
        return ORDINALS.index(ordinal.lower().removesuffix("ly")) + 1
    return number_of(found["number"] or found["bare"])
