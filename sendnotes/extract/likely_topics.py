"""Which topics a point is about by all its words, where the taxonomy's terms tell only some."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from sendnotes.extract.likelihood import answers_to, likelihoods, step
from sendnotes.extract.topics import MOST, stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sendnotes.extract.topics import Classifier
    from sendnotes.model import FocusArea

QUESTION = "topic"
_LIKELY, _BEST = 0.3, 0.2
"""From what likelihood on a point is about a topic, and the best one if none is as likely."""
_WORDS, _EARLY = 80, 10
_LENGTHS = range(0, 56, 8)
"""In words."""


def weigh_topics(
    areas: Sequence[FocusArea], topics: Classifier, *, title: str, theme: Sequence[str]
) -> tuple[FocusArea, ...]:
    """Return the areas with the topics that they are likely to be about, at most MOST each.

    A topic for which nothing was learned, such as one of the archive's own, comes on top of these
    where it was found.
    """
    around = text_traits(topics, title=title, theme=theme) if areas else ()
    return tuple(_weigh(area, None, topics, around) for area in areas)


def text_traits(topics: Classifier, *, title: str, theme: Sequence[str]) -> tuple[str, ...]:
    """Return what shows of all points of a text: the topics of its title and of whom it is."""
    of_title = (f"title {slug}" for slug in topics.found(title))
    return (*of_title, *(f"theme {slug}" for slug in theme))


def topic_traits(
    area: FocusArea, above: FocusArea | None, topics: Classifier, around: Sequence[str]
) -> Iterator[str]:
    """Yield what shows of a point, once each: its words, and what the taxonomy's terms tell.

    `around` is what shows of the text, `above` the point that this one is part of.
    """
    words = stems(area.text)[:_WORDS]
    yield from dict.fromkeys(f"word {word}" for word in words)
    yield from dict.fromkeys(f"words {one} {next_}" for one, next_ in pairwise(words))
    yield from dict.fromkeys(f"early {word}" for word in words[:_EARLY])
    for place, slug in enumerate(area.topics):
        yield f"told {slug}"
        yield f"told {place} {slug}"
    yield from (f"named {slug}" for slug in topics.found(area.text))
    yield from around
    yield f"told {len(area.topics)}"
    yield step("length", len(words), _LENGTHS)
    if above is not None:
        yield "a part"
        yield from (f"above {slug}" for slug in above.topics)


def _weigh(
    area: FocusArea, above: FocusArea | None, topics: Classifier, around: Sequence[str]
) -> FocusArea:
    chances = likelihoods(QUESTION, topic_traits(area, above, topics, around), _BEST)
    ranked = sorted(chances, key=lambda slug: -chances[slug])
    likely = [slug for slug in ranked[:MOST] if chances[slug] >= _LIKELY] or ranked[:1]
    weighed = answers_to(QUESTION)
    told = [slug for slug in area.topics if slug in likely or slug not in weighed]
    more = [slug for slug in likely if slug not in told]
    parts = tuple(_weigh(part, area, topics, around) for part in area.areas)
    return replace(area, topics=(*told, *more), areas=parts)
