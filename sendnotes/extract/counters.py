"""What counts points or says whose they are, and is no word of them: “Second: ...”, “RK: ...”."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sendnotes.extract.counts import NUMBER, ORDINALS, number_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sendnotes.extract.antecedents import Antecedents
    from sendnotes.extract.points import Point

_MOST = 8
"""How far points are counted in words."""
_COUNTER = re.compile(
    rf"(?:(?P<word>[A-Z][A-Za-z]{{2,14}}) (?:no\.? ?)?(?P<number>\d{{1,2}}|(?i:{NUMBER}))"
    rf"(?: ?[-–—:.)]|,)|(?P<bare>\d{{1,2}}|(?i:{NUMBER}))(?: ?[-–—:.)])"
    rf"|(?P<ordinal>(?i:{'|'.join(ORDINALS[:_MOST])})(?:ly)?)(?:\.|:| [–—-]))\s+(?=\S)"
)

_TURN = re.compile(
    r"(?=\[?\d|[A-Z])(?:\[?\d\d:\d\d(?::\d\d)?\]?\s+)?"
    r"(?:(?P<who>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,4}):\s+)?(?=[A-Z“‘\"'])"
)
"""What stands before somebody's words in a transcript, or before the news of a live report."""

_HALVES = frozenset({"AM", "PM"})
"""Of the day, whatever somebody's initials are."""


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


def without_turn(point: Point, antecedents: Antecedents, speakers: Collection[str | None]) -> Point:
    """Return a point without the time and the name of whose words they are, as in a transcript."""
    points = tuple(without_turn(each, antecedents, speakers) for each in point.points)
    point = replace(point, points=points)
    found = _TURN.match(point.text)
    if not found or not antecedents.body.startswith(found[0], point.start):
        return point
    if who := found["who"]:
        at = point.start + found.start("who")
        named = antecedents.between(at, at + len(who))
        initials = {"".join(word[0] for word in name.split()) for name in speakers if name}
        own = who in initials and who not in _HALVES
        if not own and not any(mention.end >= at + len(who) for mention, _ in named):
            return point
    return replace(point, text=point.text[found.end() :], start=point.start + found.end())


def _value(found: re.Match[str]) -> int:
    if ordinal := found["ordinal"]:
        return ORDINALS.index(ordinal.lower().removesuffix("ly")) + 1
    return number_of(found["number"] or found["bare"])
