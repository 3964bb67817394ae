"""Where a speech was given: the venue and the town, as printed."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UPPER = "A-ZÀ-ÖØ-Þ"
_NAME = rf"(?:St\. )?[{_UPPER}][\w’'&-]*(?:[ ](?:(?:of|on|upon|le|the)[ ](?:the[ ])?)?[{_UPPER}][\w’'&-]*){{0,5}}"
_PLACE = re.compile(
    rf"(?P<prep>[Ii]n|[Aa]t|[Tt]o|[Nn]ear|[Oo]utside)[ \u00a0]+(?P<the>(?:the|The)[ \u00a0]+)?(?P<name>{_NAME})"
)
_WHEN = (
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b)"
)
_TOWN_AFTER = re.compile(
    rf"(?:,[ ]+|[ ]+in[ ]+(?:the[ ]+)?)(?P<town>{_WHEN}[{_UPPER}][\w’'-]*"
    rf"(?:[ -](?:(?:upon|on|le|under|of)[ -])?{_WHEN}[{_UPPER}][\w’'-]*){{0,2}})"
)
_MOVED = re.compile(
    r"\b(?:went|came|come|travelled|trip|journey|visited|visit|down|up|way|drove|made it|get|got|headed|gathered)\s+$",
    re.IGNORECASE,
)
_VENUE = re.compile(
    r"\b(?:Hall|Centre|Center|House|Stadium|Arena|Hotel|Theatre|Library|Museum|Suite|Room|Palace|Ground|Park|Oval"
    r"|Guildhall|Chapel|Church|Cathedral|Court|Institution|Exchange|Mill|Works|Pavilion|Campus|Rooms|Club"
    r"|Watershed|Racecourse|Barbican|Parliament|Chamber|Square|Gallery|ExCeL|NEC|ICC|Olympia|Inn|Castle"
    r"|Street|Building|Tower|School|College|University|Academy|Hospital|Nursery|Embassy|Forum|Dome|Abbey|Lodge|Society|Road|Grange|Manor|Auditorium)s?\b"
)
_WIDE = frozenset(
    "england britain uk scotland europe kingdom parliament government whitehall year years reception "
    "send sen ehc nhs control september october november december january february march april may "
    "june july august autumn spring summer winter christmas easter monday tuesday wednesday thursday "
    "friday saturday sunday english polish mr mrs ms contact downing north south east west key stage "
    "i he she section chapter part annex item britain's education schools minister ofsted dfe lga "
    "american america world westminster's commons lords zoom teams facebook twitter youtube covid".split()
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in the text; `weight` tells how surely it is where something happened."""

    start: int
    end: int
    text: str
    weight: int


def find_places(text: str, offset: int = 0) -> tuple[Place, ...]:
    """Return the places that `text` says something happened in or at."""
    places: list[Place] = []
    at = 0
    while found := _PLACE.search(text, at):
        at = found.end("prep")
        if found.start() and text[found.start() - 1].isalnum():
            continue
        place = _read(text, found, offset)
        if place is not None:
            places.append(place)
            at = max(at, place.end - offset)
    return tuple(places)


def _read(text: str, found: re.Match[str], offset: int) -> Place | None:
    prep, name, end = found["prep"].lower(), found["name"], found.end("name")
    name, end = _cut(name, end)
    if not name:
        return None
    venue = bool(_VENUE.search(name)) or _SAINT.match(name) is not None
    moved = bool(_MOVED.search(text, max(0, found.start() - 16), found.start()))
    if prep == "to" and not moved and not _HOUSE.search(name):
        return None
    first = name.split()[0].lower().removesuffix("'s").removesuffix("’s")
    if (
        first in _WIDE
        and not venue
        and not (len(name.split()) > 1 and first in {"north", "south", "east", "west"})
    ):
        return None
    if name.isupper() and len(name) > 3 and not venue:
        return None
    if prep == "at" and not venue and found["the"] is None:
        return None
    if prep == "in" and found["the"] and not venue:
        return None
    if re.match(r"['’]s?\s", text[end:]) or text[end : end + 2] in {"'s", "’s"}:
        return None
    weight = 2
    shown = name
    town = _TOWN_AFTER.match(text, end)
    if (
        town
        and town["town"].split()[0].lower() not in _WIDE
        and (venue or prep == "at" or text[end] == ",")
    ):
        if venue or prep == "at":
            shown, end = f"{name}, {town['town']}", town.end()
            weight += 2
    if venue:
        weight += 1
    if moved:
        weight += 1
    if re.search(
        r"\b(?:held|place|met|gathered|spoke|speaking|said|conference|summit|lecture|event|meeting|it was)\s+$",
        text[max(0, found.start() - 14) : found.start()],
    ):
        weight += 2
    return Place(found.start("name") + offset, end + offset, shown.strip(" ,"), weight)


_HOUSE = re.compile(r"^(?:Scottish Parliament|House of (?:Commons|Lords)|Senedd|Welsh Assembly)$")
_SAINT = re.compile(r"(?:St|Saint)\.? [A-Z]")
_CUT = re.compile(
    r"\s+(?:and|in|on|of|the|The|On|In|At|And|But|He|She|Mr|Mrs|Ms|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February"
    r"|March|April|May|June|July|August|September|October|November|December)(?:\s.*)?$"
)
_IN_NAME = re.compile(
    r"^[\w’'-]+ (?:and|on|of|in) (?:the )?[A-Z][\w’'-]*$|^(?:House|Palace|University|College|Isle|Museum|Church|Institute) of"
)


def _cut(name: str, end: int) -> tuple[str, int]:
    """Leave off what a name ran into: “London on Wednesday”, “Leeds and York”."""
    lead = re.match(r"[\w’'-]+ (?:upon|on|le|under|in)[ -](?:the[ -])?[A-Z][a-z]+", name)
    if lead and re.search(
        r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)\b",
        lead[0],
    ):
        lead = None
    if _IN_NAME.match(name) and not re.search(
        r"\s(?:on|in) (?:[A-Z]\w+day|January|February|March|April|May|June|July|August|September|October|November|December)",
        name,
    ):
        if " in " not in name and " and " not in name:
            return name.rstrip(".’'"), end - (len(name) - len(name.rstrip(".’'")))
    cut = _CUT.search(name)
    if cut:
        end -= len(name) - cut.start()
        name = name[: cut.start()]
    stripped = name.rstrip(".’'")
    return stripped, end - (len(name) - len(stripped))
