"""Who spoke by all that a report tells of people, where no sentence says so by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sendnotes.extract.chats import writes_messages
from sendnotes.extract.genders import gender_of
from sendnotes.extract.likelihood import likelihood
from sendnotes.extract.names import load_name_words
from sendnotes.extract.scenes import block_at, sentence_around
from sendnotes.extract.speaker_traits import speaker_traits
from sendnotes.extract.speakers import count_booking, find_awaited
from sendnotes.extract.speaking_signs import Sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.extract.people import Cast, Person
    from sendnotes.extract.scenes import Scene
    from sendnotes.extract.speaking import Signs

QUESTION = "speaker"
_LIKELY, _CHAIRED = 0.9, 0.95
"""From what likelihood on somebody spoke, and somebody who was in the chair."""
_UNLIKELY, _DOUBTFUL = (0.2, 0.1), (0.6, 0.3)
"""Up to what likelihood a sign of it, a weak or a strong one, is not believed: beside others, and
where there are none."""
_STRONG = 3
_LIKELIEST = 0.6
_ADVERT = 2
"""How much shows that a post announces an event, for it to report none."""


def weigh_speakers(
    scene: Scene, cast: Cast, signs: Signs, chosen: Sequence[Sign], *, title: str, report: bool
) -> list[Sign]:
    """Return the signs of who spoke: of those chosen by their signs, and of who else is likely."""
    booking = count_booking(scene.body)
    if booking > _ADVERT:
        return list(chosen)
    others = {sign.person.name for sign in chosen if sign.person}
    if not chosen:
        others |= find_awaited(scene, cast)
    weighed = _weigh(scene, cast, signs, title=title, report=report, booking=booking)
    chances = {sign.person.name: sign.likely for sign in weighed if sign.person}
    more = [
        sign
        for sign in weighed
        if sign.person
        and sign.person.name not in others
        and not writes_messages(scene.body, sign.person)
        and sign.likely > (_CHAIRED if sign.person.name in signs.chairing else _LIKELY)
    ]
    if not chosen:
        more = [sign for sign in more if sign.person and _is_somebody(sign.person)]
    believed = [
        sign
        for sign in chosen
        if sign.person is None or chances.get(sign.person.name, 1) > _UNLIKELY[_is_strong(sign)]
    ]
    more += believed
    if all(
        sign.person and chances.get(sign.person.name, 1) <= _DOUBTFUL[_is_strong(sign)]
        for sign in more
    ):
        return []  # it tells of people, and of no speech
    return sorted(more, key=lambda sign: sign.start)


def likeliest(scene: Scene, cast: Cast, signs: Signs, *, title: str) -> list[Sign]:
    """Return the sign of who most likely spoke, where somebody did, if anybody is likely."""
    weighed = _weigh(scene, cast, signs, title=title, report=False, booking=0)
    best = max(weighed, key=lambda sign: sign.likely, default=None)
    return [best] if best and best.likely > _LIKELIEST else []


def _is_strong(sign: Sign) -> bool:
    """Tell whether a sign shows a speech by itself, or a part of the post stands over a name."""
    return sign.section or sign.weight >= _STRONG


def _is_somebody(person: Person) -> bool:
    """Tell whether a name is surely a person's: Flurry Analytics may be a company."""
    known = person.name.split(" ")[0].lower() in load_name_words().given
    return known or person.role is not None or gender_of(person) is not None


def _weigh(
    scene: Scene, cast: Cast, signs: Signs, *, title: str, report: bool, booking: int
) -> list[Sign]:
    """Return the best sign of each person of whom anything is told, with how likely they spoke."""
    weighed = []
    for person, first, traits in speaker_traits(
        scene, cast, signs, title=title, booking=booking, report=report
    ):
        own = [each for each in signs.signs if each.person is person]
        start, end = sentence_around(scene, first.start)
        named = Sign(1, start, end, block_at(scene, first.start), first.start, person)
        best = max(own, key=lambda each: (each.weight, -each.start), default=named)
        weighed.append(replace(best, likely=likelihood(QUESTION, traits)))
    return weighed
