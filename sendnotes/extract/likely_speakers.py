"""Who spoke by all that a report tells of people, where no sentence says so by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sendnotes.extract.likelihood import likelihood
from sendnotes.extract.scenes import block_at, sentence_around
from sendnotes.extract.speaker_traits import speaker_traits
from sendnotes.extract.speakers import OTHER_DAY, count_booking, find_awaited
from sendnotes.extract.speaking_signs import Sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.extract.people import Cast
    from sendnotes.extract.scenes import Scene
    from sendnotes.extract.speaking import Signs

QUESTION = "speaker"
_LIKELY, _ALONE, _UNLIKELY = 0.6, 0.9, 0.1
"""From what likelihood on somebody spoke, where others did or nobody else, and up to what a sign of
it is not believed."""
_ADVERT = 2
"""How much shows that a post announces an event, for it to report none."""


def weigh_speakers(
    scene: Scene, cast: Cast, signs: Signs, chosen: Sequence[Sign], *, title: str, report: bool
) -> list[Sign]:
    """Return the signs of who spoke: of those chosen by their signs, and of who else is likely."""
    booking = count_booking(scene.body)
    if booking > _ADVERT:
        return list(chosen)
    likely: dict[str, float] = {}
    found: list[Sign] = []
    names = {sign.person.name for sign in chosen if sign.person}
    if not chosen:
        names |= find_awaited(scene, cast)
    for person, first, traits in speaker_traits(
        scene, cast, signs, title=title, booking=booking, report=report
    ):
        likely[person.name] = chance = likelihood(QUESTION, traits)
        start, end = sentence_around(scene, first.start)
        sure = not chosen or person.name in signs.chairing
        enough = chance > (_ALONE if sure else _LIKELY)
        if enough and person.name not in names and not OTHER_DAY.search(scene.body[start:end]):
            block = block_at(scene, first.start)
            sign = Sign(1, start, end, block, first.start, person)
            own = [each for each in signs.signs if each.person is person]
            best = max(own, key=lambda each: (each.weight, -each.start), default=sign)
            found.append(replace(best, likely=chance))
    believed = [
        sign
        for sign in chosen
        if sign.person is None or sign.section or likely.get(sign.person.name, 1) > _UNLIKELY
    ]
    found += believed if found or believed else chosen
    return sorted(found, key=lambda sign: sign.start)
