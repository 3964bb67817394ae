"""Points of a speech as focus areas with their topics."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from sendnotes.extract.likely_topics import weigh_topics
from sendnotes.extract.sentences import split_sentences
from sendnotes.model import FocusArea

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sendnotes.extract.points import Point
    from sendnotes.extract.topics import Classifier

_GOES_ON = re.compile(
    r"(?::|,|\b(?:for|on|to|by|with|including|in|of|at|about|through|that))\s*:?\s*\Z"
)
_CONTEXT_TOPICS = 2
_OF_EVERY_SPEECH = frozenset({"reform", "workforce"})
"""What a title often says and a point without topics of its own is rarely about."""
_ENDING = 20


_OF_WHOM = frozenset(
    "autism care-experience communication early-years mental-health sensory-physical youth-justice"
    " post-16".split()
)
"""The topics that say about whom a post is, and so are those of each of its points."""
_HINTS = (
    *("deaf", "hearing", "blind", "vision", "sensor", "autis", "language", "communicat"),
    *("speech and", "speech ther", "nurser", "early y", "baby", "babies", "toddler", "year-old"),
    *("care leaver", "looked after", "looked-after", "in care", "foster", "custody", "prison"),
    *("youth", "offend", "gang", "college", "sixth form", "apprentic", "further ed", "mental"),
    *("anxi", "wellbeing", "camhs"),
)
"""Words of those topics, in small letters; looking for some of them first is faster."""
_SHARE, _FEWEST, _READ = 0.15, 3, 1800
"""What a post is about: so many of the sentences of its first so many characters, and so often."""


def focus_areas(
    points: Sequence[Point], topics: Classifier, *, title: str, several: bool, body: str
) -> tuple[FocusArea, ...]:
    """Return `points` with their topics; `several` says that the post has several speeches."""
    theme = theme_of(topics, body) if points else ()
    told = told_areas(points, topics, title=title, several=several, theme=theme)
    return weigh_topics(told, topics, title=title, theme=theme)


def told_areas(
    points: Sequence[Point],
    topics: Classifier,
    *,
    title: str,
    several: bool,
    theme: tuple[str, ...],
) -> tuple[FocusArea, ...]:
    """Return `points` with the topics whose terms stand there.

    A point without topics of its own has those of what stands above it: the point that it is
    part of, the words that announce the list, the title. To all of them comes the `theme`.
    """
    topics_of = cache(topics.topics)

    def around(intro: str) -> tuple[str, ...]:
        told = topics_of(intro) or topics_of(title)
        return tuple(slug for slug in told if slug not in _OF_EVERY_SPEECH)[:_CONTEXT_TOPICS]

    areas = []
    for point in points:
        area = _area(point, topics_of, (), several=several, part=False)
        if not all(one.topics for _, one in area.walk()):
            area = _area(point, topics_of, around(point.intro), several=several, part=False)
        areas.append(area)
    return tuple(_with_theme(area, theme) for area in areas) if theme else tuple(areas)


def theme_of(topics: Classifier, body: str) -> tuple[str, ...]:
    """Return about whom the text is, the deaf or the youngest, if it names them again and again."""
    low = body[:_READ].lower()
    hints = [hint for hint in _HINTS if hint in low]
    if sum(map(low.count, hints)) < _FEWEST:
        return ()
    sentences = split_sentences(body[:_READ])
    telling = [
        body[start:end] for start, end in sentences if any(map(low[start:end].__contains__, hints))
    ]
    most = max(_FEWEST, _SHARE * len(sentences))
    if len(telling) < most:
        return ()
    counts = Counter(slug for sentence in telling for slug in topics.found(sentence))
    return tuple(slug for slug, count in counts.items() if slug in _OF_WHOM and count >= most)


def _with_theme(area: FocusArea, theme: tuple[str, ...]) -> FocusArea:
    own = tuple(dict.fromkeys((*area.topics, *theme)))
    below = tuple(_with_theme(one, theme) for one in area.areas)
    return replace(area, topics=own, areas=below)


def _area(
    point: Point,
    topics_of: Callable[[str], tuple[str, ...]],
    above: tuple[str, ...],
    *,
    several: bool,
    part: bool,
) -> FocusArea:
    """Return one point; `part` says that its words go on the sentence of the one above it."""
    own = topics_of(point.text) or topics_of(point.detail)
    if part:
        own = (*own, *above)
    own = tuple(dict.fromkeys(own)) or above
    goes_on = bool(_GOES_ON.search(point.text, max(0, len(point.text) - _ENDING)))
    below = tuple(_area(sub, topics_of, own, several=several, part=goes_on) for sub in point.points)
    return FocusArea(point.text, own, below, point.speaker if several else None)
