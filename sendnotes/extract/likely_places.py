"""Where a speech was by all that a post tells of places, where nothing says so by itself."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from sendnotes.extract.blocks import BlockKind
from sendnotes.extract.likelihood import likelihood, step, those
from sendnotes.extract.occasion_places import OF_SOMEBODY, is_aside, with_hall
from sendnotes.extract.occasion_traits import traits_of
from sendnotes.extract.places import Place, is_venue
from sendnotes.extract.scenes import block_around, sentence_around, within
from sendnotes.extract.towns import find_towns, is_town

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sendnotes.extract.blocks import Block
    from sendnotes.extract.scenes import Scene
    from sendnotes.extract.speaking_signs import Sign

QUESTION = "place"
_LIKELY, _UNLIKELY = 0.6, 0.1
_MOST, _LONGEST_EVENT, _LITTLE_MORE = 60, 300, 4
_HEADS, _LONG, _LED_BY = 6, 100, 12
_LED = re.compile(r"(?:\A|\n)\W*\Z|\b(?:in|to|at|from|for|near) \Z", re.IGNORECASE)
"""What stands before a town in a heading that tells where: a “Leeds boy” may be anywhere."""
_LEAST, _WEIGHTIEST = -2, 7


def weigh_place(
    scene: Scene,
    places: Sequence[Place],
    sign: Sign,
    event: tuple[str, int, int] | None,
    chosen: tuple[str, int, int] | None,
) -> tuple[str, int, int] | None:
    """Return the place that was chosen, unless it is unlikely, or else a likely one, and where.

    `places` are the candidates that the scene has.
    """
    if chosen and not chosen[2]:
        return chosen  # the line of a label, or of a picture, says so
    if chosen and _is_believed(scene, places, sign, chosen[0]):
        return chosen
    if town := _town_in_heading(scene, sign):
        return with_hall(scene, sign, event, town)
    judged = (
        (likelihood(QUESTION, traits), place)
        for place, traits in place_traits(scene, places, sign.start)
    )
    chance, best = max(judged, key=lambda pair: pair[0], default=(0, None))
    if best is None or chance <= _LIKELY:
        return None
    return with_hall(scene, sign, event, (best.text, best.start, best.end))


def _is_believed(scene: Scene, places: Sequence[Place], sign: Sign, name: str) -> bool:
    """Tell whether a place of this name is not unlikely, or none that is judged."""
    same = [place for place in places if place.text in name or name in place.text]
    judged = [
        likelihood(QUESTION, traits)
        for _, traits in place_traits(scene, places, sign.start, only=same)
    ]
    return not judged or max(judged) > _UNLIKELY


def _town_in_heading(scene: Scene, sign: Sign) -> tuple[str, int, int] | None:
    """Return the one town of the heading above, or of those at the top: “CHAIRS GO TO LEEDS”."""
    above = scene.blocks[sign.block].heading
    top = [at for at, block in enumerate(scene.blocks[:_HEADS]) if _is_line(block)]
    for index in dict.fromkeys(at for at in (above, *top) if at is not None):
        block = scene.blocks[index]
        text = block.text.title() if block.text.isupper() else block.text
        found = [one for one in find_towns(text) if _LED.search(text, 0, one[0])]
        if len({name for _, _, name in found}) == 1:
            start, end, name = found[0]
            return name, block.start + start, block.start + end
    return None


def _is_line(block: Block) -> bool:
    """Tell whether a block is a heading, or looks like one."""
    text = block.text.strip()
    return block.kind is BlockKind.HEADING or (len(text) < _LONG and text[-1:].isalnum())


def place_traits(
    scene: Scene, places: Sequence[Place], at: int, *, only: Sequence[Place] | None = None
) -> Iterator[tuple[Place, list[str]]]:
    """Yield places, or `only` some of them, with their traits, as seen from a sentence at `at`."""
    names = [place.text for place in places]
    for place in places if only is None else only:
        start, end = sentence_around(scene, place.start)
        alike = sum(place.text in name or name in place.text for name in names)
        block = block_around(scene, place.start)
        traits = {
            "venue": is_venue(place.text),
            "hall and town": ", " in place.text,
            "a town": is_town(place.text),
            "the whole block": len(block.text) < len(place.text) + _LITTLE_MORE,
            "of somebody": OF_SOMEBODY.search(scene.body[start : place.start]) is not None,
            "an aside": is_aside(scene.body[start:end], place.start - start),
            "first": place is places[0],
        }
        yield (
            place,
            [
                *traits_of(scene, place, at),
                step("weight", place.weight, range(_LEAST, _WEIGHTIEST + 1)),
                step("alike", alike, (1, 2, 3, 5)),
                step("places", len(set(names)), (1, 2, 3, 5, 8)),
                *those(traits),
            ],
        )


def candidate_places(scene: Scene) -> list[Place]:
    """Return the first places of a post that no event has in its name, and towns alone."""
    taken = [(place.start, place.end) for place in scene.places[: 2 * _MOST]]
    bare = (
        Place(start, end, name, 0)
        for start, end, name in islice(find_towns(scene.body), 2 * _MOST)
        if not any(first < end and start < last for first, last in taken)
        and (
            block_around(scene, start).kind is not BlockKind.HEADING
            or _LED.search(scene.body, max(0, start - _LED_BY), start)
        )
    )
    every = sorted((*scene.places[: 2 * _MOST], *bare), key=lambda place: place.start)
    return [
        place
        for place in every
        if not any(
            place.start < event.end
            for event in within(scene.events, place.start - _LONGEST_EVENT, place.start + 1)
        )
    ][:_MOST]
