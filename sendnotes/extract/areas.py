"""Points of a speech as focus areas with their topics."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sendnotes.model import FocusArea

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.extract.points import Point
    from sendnotes.extract.topics import Classifier

_GOES_ON = re.compile(
    r"(?::|,|\b(?:for|on|to|by|with|including|in|of|at|about|through|that))\s*:?\s*\Z"
)
_CONTEXT_TOPICS = 2


def focus_areas(
    points: Sequence[Point], topics: Classifier, *, title: str, several: bool
) -> tuple[FocusArea, ...]:
    """Return `points` with their topics; `several` says that the post has several speeches.

    A point without topics of its own has those of what stands above it: the point that it is
    part of, the words that announce the list, the title.
    """

    @cache
    def around(intro: str) -> tuple[str, ...]:
        return (topics.topics(intro) or topics.topics(title))[:_CONTEXT_TOPICS]

    areas = []
    for point in points:
        area = _area(point, topics, (), several=several, part=False)
        if not all(one.topics for _, one in area.walk()):
            area = _area(point, topics, around(point.intro), several=several, part=False)
        areas.append(area)
    return tuple(areas)


def _area(
    point: Point, topics: Classifier, above: tuple[str, ...], *, several: bool, part: bool
) -> FocusArea:
    """Return one point; `part` says that its words go on the sentence of the one above it."""
    own = topics.topics(point.text) or topics.topics(point.detail)
    if part:
        own = (*own, *above)
    own = tuple(dict.fromkeys(own)) or above
    goes_on = bool(_GOES_ON.search(point.text))
    below = tuple(_area(sub, topics, own, several=several, part=goes_on) for sub in point.points)
    return FocusArea(point.text, own, below, point.speaker if several else None)
