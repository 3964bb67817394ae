"""Whose words a transcript is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sendnotes.extract.names import find_runs, read_sighting
from sendnotes.extract.people import Person
from sendnotes.extract.role_ends import tidy
from sendnotes.extract.roles import has_head, role_after, role_before
from sendnotes.extract.scenes import block_at, sentence_around, within
from sendnotes.extract.speaking_signs import Sign
from sendnotes.extract.turns import find_turns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.extract.offices import Offices
    from sendnotes.extract.people import Cast
    from sendnotes.extract.scenes import Scene
    from sendnotes.extract.speaking import Signs

_HEAD_BLOCKS = 8
_HEAD = 1500
_FIRST_PERSON = re.compile(
    r"\bI (?P<verb>spoke|gave|stood up|addressed|delivered|was asked to (?:speak|talk)|was invited"
    r" to (?:speak|talk))\b"
)
_MY_NAME = re.compile(r"\b[Mm]y name is (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})")
_ABOUT_ME = re.compile(r"(?m)^[#*_ ]*About (?:me|the author)[*_: ]*\n+(?=\S)", re.IGNORECASE)
"""The heading over who writes a page."""
_HAS_MADE = re.compile(
    r"\bhas (?:today |also )?made the following (?:[Ww]ritten |[Oo]ral )?"
    r"(?:[Mm]inisterial )?[Ss]tatement"
)
_TEXT_OF = re.compile(
    r"\b(?:text|transcript|version|words) of (?:the |his |her |what )?(?:\w+ )?"
    r"(?:remarks|speech|address|talk|lecture|statement|words)\b"
)
_SHORT = 60
_BYLINE = re.compile(r"\b(?:by|from)\s*:?\s*$", re.IGNORECASE)
_GREETED = re.compile(
    r"\b(?:thank you|thanks|welcome|good (?:morning|afternoon|evening)|dear)\b[^.]{0,40}$",
    re.IGNORECASE,
)


def find_author(
    scene: Scene, cast: Cast, signs: Signs, lines: Sequence[str], *, offices: Offices
) -> list[Sign]:
    """Return a sign for each person whose words the body is, mostly one."""
    if turns := find_turns(scene.blocks, scene.body, cast):
        return turns
    sign = _author(scene, cast, signs, lines)
    if sign is None:
        return []
    told = any(within(found, sign.start, sign.end) for found in (scene.dates, scene.events))
    # Where the header tells of the day, “I spoke about this yesterday” is of another one.
    if not told and (spoken := _FIRST_PERSON.search(scene.body[:_HEAD])):
        block = block_at(scene, spoken.start())
        start, end = sentence_around(scene, spoken.start("verb"))
        sign = replace(sign, start=start, end=end, block=block, at=spoken.start("verb"))
    person = sign.person
    if person is not None and person.role is None:
        labelled = next((label.value for label in scene.labels if label.key == "role"), None)
        role = (
            labelled
            or _role_beside(person, lines)
            or _office_printed(person, scene, lines, offices)
        )
        if role:
            sign = replace(sign, person=replace(person, role=role))
    return [sign]


def _relayed(scene: Scene, cast: Cast) -> Sign | None:
    """Return whose statement it is that somebody else gives: “my friend X has made the ...”."""
    found = _HAS_MADE.search(scene.body, 0, _HEAD)
    if found is None:
        return None
    block = block_at(scene, found.start())
    start = scene.blocks[block].start
    named = cast.mentions_in(start, found.start())
    if not named:
        return None
    mention, person = named[-1]
    return Sign(3, start, scene.blocks[block].end, block, mention.start, person)


def _author(scene: Scene, cast: Cast, signs: Signs, lines: Sequence[str]) -> Sign | None:
    body = scene.body
    if relayed := _relayed(scene, cast):
        return relayed
    # Speaking notes are for whoever speaks; a letter is for another.
    by = any(label.key in {"from", "by"} for label in scene.labels)
    for key in ("speaker", "from", *(() if by else ("for",))):
        for label in scene.labels:
            if label.key != key:
                continue
            for run in find_runs(label.value):
                sighting = read_sighting(run)
                if sighting is None:
                    continue
                person = cast.named(sighting.name)
                if person is None and len(sighting.words) > 1:
                    person = _from_label(label.value, sighting.name, sighting.start, sighting.end)
                if person is not None:
                    block = _block_of(scene, person)
                    at = person.mentions[0].start if person.mentions else 0
                    start = scene.blocks[block].start
                    return Sign(3, start, scene.blocks[block].end, block, max(at, start), person)
    head = [sign for sign in signs.signs if sign.block < _HEAD_BLOCKS and sign.start < _HEAD]
    named = [sign for sign in head if sign.person is not None]
    if named:
        return max(named, key=lambda sign: (sign.weight, -sign.start))
    if printed := _TEXT_OF.search(body, 0, _HEAD):
        start, end = sentence_around(scene, printed.start())
        for mention, person in cast.mentions_in(start, end):
            return Sign(3, start, end, block_at(scene, start), mention.start, person)
    for person in cast.people:
        for mention in person.mentions:
            if mention.start > _HEAD or " " not in mention.text:
                continue
            block = block_at(scene, mention.start)
            found = scene.blocks[block]
            alone = len(found.text) < 160 and found.start + 4 >= mention.start
            byline = _BYLINE.search(body, max(0, mention.start - 12), mention.start)
            if (alone or byline or block == 0) and not _GREETED.search(
                body[max(0, mention.start - 60) : mention.start]
            ):
                return Sign(3, found.start, found.end, block, mention.start, person)
    titled = [sign for sign in head if sign.title]
    if titled:
        return titled[0]
    if owner := _owner(scene, lines):
        return owner
    if about := _ABOUT_ME.search(body):
        block = block_at(scene, about.end())
        found = scene.blocks[block]
        for mention, person in cast.mentions_in(found.start, found.end)[:1]:
            return Sign(3, found.start, found.end, block, mention.start, person)
    if called := _MY_NAME.search(body[: _HEAD * 2]):
        block = block_at(scene, called.start())
        first, last = scene.blocks[block].start, scene.blocks[block].end
        person = next(
            (one for one in cast.people if one.name.startswith(f"{called['name']} ")),
            Person(called["name"], called["name"]),
        )
        return Sign(3, first, last, block, called.start(), person)
    return None


def _owner(scene: Scene, lines: Sequence[str]) -> Sign | None:
    """Return who heads the page and is called by the first name in the text: “Sharon spoke at”."""
    for line in lines[:_HEAD_BLOCKS]:
        for run in find_runs(line):
            sighting = read_sighting(run) if len(line) < _SHORT else None
            if sighting is None or len(sighting.words) < 2:
                continue
            first = sighting.name.split(" ")[0]
            called = re.search(
                rf"\b{re.escape(first)}(?=,? (?:who|is|was|spoke|gave|said))", scene.body
            )
            if called and called.start() < _HEAD:
                block = block_at(scene, called.start())
                role = role_after(scene.body, called.end())
                person = Person(
                    sighting.name, line[sighting.start : sighting.end], role.text if role else None
                )
                found = scene.blocks[block]
                return Sign(3, found.start, found.end, block, called.start(), person)
    return None


def _from_label(value: str, name: str, start: int, end: int) -> Person:
    role = role_before(value, start, 0) or role_after(value, end)
    return Person(name=name, printed=value[start:end], role=role.text if role else None)


def _block_of(scene: Scene, person: Person) -> int:
    return block_at(scene, person.mentions[0].start) if person.mentions else 0


def _role_beside(person: Person, lines: Sequence[str]) -> str | None:
    """Return the line below the name in a header, if it is a role."""
    for index, line in enumerate(lines[:-1]):
        if line.strip(" *_:") in {person.name, person.printed}:
            below = lines[index + 1].strip(" *_")
            if has_head(below) and len(below) < 120 and below[:1].isupper():
                return tidy(below)
    return None


def _office_printed(
    person: Person, scene: Scene, lines: Sequence[str], offices: Offices
) -> str | None:
    """Return the longest title of the person's office that the head of the post prints."""
    head = "\n".join((scene.body[:_HEAD], *lines)).replace("’", "'")
    titles = [title for title in offices.titles_of(person.name) if title.replace("’", "'") in head]
    return max(titles, key=len, default=None)
