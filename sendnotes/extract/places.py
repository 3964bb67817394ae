"""Where a speech was given: the venue and the town, as printed."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from sendnotes.extract.alternatives import compile_words
from sendnotes.extract.date_words import DAY_NAME, MONTH_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_UPPER = "A-ZÀ-ÖØ-Þ"
_NAME = (
    rf"(?:St\. )?[{_UPPER}][\w’'&-]*"
    rf"(?:[ ](?:(?:of|on|upon|le|the)[ ](?:the[ ])?)?[{_UPPER}][\w’'&-]*){{0,5}}"
    r"(?:[ ](?:ground|stadium|campus|headquarters|(?:town|church|parish|village) hall"
    r"|community centre|arena|offices|racecourse|resort|hotel)\b|(?<=Room)[ ]\d{1,2}\b)?"
)
_NUMBER = (
    r"(?:\d{1,3}[ ](?=(?:[A-Z][\w’'-]+[ ]){1,3}(?:Square|Street|Road|Place|Row|Gardens|Lane)\b))?"
)
_PART_OF = "|".join(
    f"(?<={part} of)"
    for part in (
        "rear back front stage canteen hall grounds garden foyer steps gym library basement"
        " ballroom bar gallery room rooms suite"
    ).split()
)
"""The part of a building that something happened in: “in the canteen of X”."""
_LIVES = re.compile(r"\b(?:farms?|lives?|lived|born|grew up|comes?|works?|worked|home)\s*\Z")
"""What somebody does near a town, wherever the speech was."""
_PLACE = re.compile(
    # What stands before a word is looked for first: there is less of it than of any few letters.
    r"[\W_](?P<prep>in|In|at|At|to|To|into|through|near|Near|outside|Outside|from(?<=(?:back|otes)"
    r" from)"
    rf"|of(?:{_PART_OF})|was(?<=venue was)"
    rf"|from(?=[ ][A-Z][\w’'-]+, where))"
    rf"[ \u00a0]+(?P<the>(?:the"
    r"|The)[ \u00a0]+)?"
    rf"(?P<name>(?:(?:central|north|south|east|west)[ ](?=[A-Z]))?{_NUMBER}{_NAME})"
)
_WHEN = rf"(?!{DAY_NAME}|{MONTH_NAME}\b)"
_TOWN_AFTER = re.compile(
    rf"(?:,[ ]+|[ ]+in[ ]+(?:the[ ]+)?)(?P<town>{_WHEN}[{_UPPER}][\w’'-]*"
    rf"(?:[ -](?:(?:upon|on|le|under|of)[ -])?{_WHEN}[{_UPPER}][\w’'-]*){{0,2}})"
)
_PEOPLE = re.compile(
    r"\b(?:parents|families|children|pupils|people|teachers|heads|mothers|fathers|mums|dads|mum|dad"
    r"|mother|father|boy|girl|son|daughter|school|schools|nursery|college|unit|constituents|council"
    r"|councils|SENCOs?|head|teacher|governor|family|grandmother|grandfather|parent|homes?|class(?:es)?|pupil|child|nurse|therapist|charity)\s+$"
)
"""Who or what is merely from the place."""
_MOVED = compile_words(
    r"\b(?:went|came|come|coming|travelled|trip|journey|visited|visit|down|up|way|drove|made it"
    r"|get|got|headed|gathered|train|coach|bus|moved|the \d{1,2}[.:]\d\d"
    r"|(?:came|went|turned|travelled|welcomed)(?:\s\w+){1,4})\s+$",
    any_case=True,
)
_MARCHED = re.compile(r"\b(?:march(?:ed|ing)?|walk(?:ed|ing)?|parade[ds]?)\s*\Z")
_VENUE = re.compile(
    r"\b(?:Hall|Centre|Center|House|Stadium|Arena|Hotel|Theatre|Library|Museum|Armouries|Suite|Room"
    r"|Palace|Ground|Park|Oval|Institute"
    r"|Guildhall|Chapel|Church|Cathedral|Court|Institution|Exchange|Mill|Works|Pavilion"
    r"|Campus|Rooms|Club"
    r"|Watershed|Racecourse|Barbican|Parliament|Chamber|Square|Gallery|ExCeL|NEC|ICC"
    r"|Olympia|Inn|Castle"
    r"|ground|stadium|campus|headquarters|hall|community centre|arena|offices|racecourse|resort"
    r"|hotel"
    r"|Gardens|Resort|Ballroom|Spa|Street|Building|Tower|School|College|University|Academy|Grammar|Primary|Hospital|Nursery"
    r"|Embassy"
    r"|Forum|Dome|Abbey|Lodge|Society|Road|Grange|Manor|Auditorium|Place|Plaza|Quay|Wharf|Barn"
    r"|Chambers|Offices|Central|Holyrood|Stormont|Senedd)s?\b"
)
WIDE = frozenset(
    "england britain uk scotland wales europe kingdom parliament government whitehall year years"
    " reception "
    "welsh irish gaelic bsl makaton urdu punjabi bengali somali arabic romanian assembly "
    "send sen ehc nhs control september october november december january february march april may "
    "june july august autumn spring summer winter christmas easter monday tuesday wednesday"
    " thursday "
    "friday saturday sunday english polish mr mrs ms contact downing north south east west"
    " key stage "
    "i he she section chapter part annex item britain's education schools minister ofsted dfe lga "
    "american america world westminster's commons lords zoom teams facebook twitter youtube"
    " covid full news cabinet".split()
)


ANY_VENUE = frozenset(
    "School College University Academy Hospital Nursery House Hall Room Court Road Street Church"
    " Club Society Place Primary Square Park Central Building Library Forum Chamber".split()
)
"""A word that is a venue only with a name before it."""


_DOING = re.compile(
    r"(?!Reading|Woking|Barking|Dorking|Epping|Tring|Goring|Worthing)[A-Z][a-z]+ing"
)
_GATHERED = re.compile(
    r"\b(?:hall|conference|crowd|audience|meeting|event|stage|AGM|speech|gathering"
    r"|(?:took|taking) place"
    r"|was held|summit|lecture|reception|seminar|workshop|launch|lunch|dinner|breakfast|debate|met"
    r"|show|festival)\s+$"
)
"""What stands before “at” and a town: the hall at Telford."""
_ROAD = re.compile(r"[ABM]\d{1,4}")


_HALL = re.compile(
    r"\b(?:Hall|Convention Centre|Conference Centre|Exhibition Centre|Civic Centre|Community Centre"
    r"|Conference Center|Council Chamber|House|Hotel|Theatre|Museum|Armouries|Palace|Guildhall"
    r"|Cathedral|Arena|Stadium|Pavilion|Racecourse|Ballroom|Chapel|Auditorium)$"
)
_HALLS = re.compile(_HALL.pattern.removesuffix("$").removeprefix(r"\b"))
_BARE = re.compile(rf"(?P<name>{_NAME})")
_BARE_WEIGHT = 2
_SHORTEST = 2
"""What is shorter is a letter of something: “in U.S. offices”."""


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
    at, opened = 0, f"\n{text}"  # so that something stands before its first word, too
    while found := _PLACE.search(opened, at):
        at = found.end("prep")
        place = _read(opened, found, offset - 1)
        if place is not None:
            places.append(place)
            at = max(at, place.end - (offset - 1))
    starts = {place.start for place in places}
    for found in _FULL_ROOM.finditer(text):
        start = found.start("name") + offset
        if found.start() and text[found.start() - 2 : found.start()] not in _SENTENCE_ENDS:
            continue
        if _VENUE.search(found["name"]) and start not in starts:
            shown = f"{found['name']}, {found['town']}"
            places.append(Place(start, found.end("town") + offset, shown, _VENUE_AND_TOWN))
    ends = list(
        accumulate((place.end - offset for place in sorted(places, key=lambda p: p.start)), max)
    )
    begins = sorted(place.start - offset for place in places)
    for named in _names_of_halls(text):
        venue = _bare_venue(text, named)
        if venue and not _overlaps(begins, ends, venue):
            places.append(replace(venue, start=venue.start + offset, end=venue.end + offset))
    return tuple(sorted(places, key=lambda place: place.start))


def _overlaps(begins: Sequence[int], ends: Sequence[int], venue: Place) -> bool:
    """Tell whether a venue touches a place; `ends` are the furthest ends up to each beginning."""
    before = bisect_left(begins, venue.end)
    return before > 0 and ends[before - 1] > venue.start


_FULL_ROOM = re.compile(
    rf"The (?P<name>{_NAME})[ ]in[ ]"
    rf"(?P<town>{_WHEN}[{_UPPER}][\w’'-]*(?:[ -](?:(?:upon|on|le|under|of)[ -])?{_WHEN}[{_UPPER}]"
    rf"[\w’'-]*){{0,2}}) (?:was|is|had|has|felt|looked)\b"
)
"""A venue as what the sentence is about: The River Room in Leeds was full."""
_SENTENCE_ENDS = frozenset({". ", "! ", "? ", "\n\n"})
_VENUE_AND_TOWN = 5


def _names_of_halls(text: str) -> Iterator[re.Match[str]]:
    """Yield the names in the lines that have a word for a hall; few do."""
    at = 0
    while hall := _HALLS.search(text, at):
        begin = text.rfind("\n", 0, hall.start()) + 1
        at = text.find("\n", hall.end())
        at = len(text) if at < 0 else at
        yield from _BARE.finditer(text, begin, at)


def _bare_venue(text: str, named: re.Match[str]) -> Place | None:
    """Read the name of a hall that no “in” or “at” stands before: in a caption, or as an object.

    Only what nothing but a building is called counts: a school or a council does things itself.
    """
    name, end = _cut(named["name"], named.end("name"))
    hall = _HALL.search(name)
    if not hall or name in ANY_VENUE or name.isupper() or hall.end() < len(name):
        return None
    if text[end : end + 2] in {"'s", "’s"} or _OCCASION.search(name):
        return None
    if text.startswith(" rule", end):
        return None
    start = named.start("name")
    if start and (text[start - 1].isalnum() or text[start - 1] in "@/"):
        return None
    town = _TOWN_AFTER.match(text, end)
    if town and text[end] == "," and town["town"].split()[0].lower() not in WIDE:
        return Place(start, town.end(), f"{name}, {town['town']}", _BARE_WEIGHT + 1)
    return Place(start, end, name, _BARE_WEIGHT)


def _read(text: str, found: re.Match[str], offset: int) -> Place | None:
    begin = found.start("prep")
    prep, name, end = found["prep"].lower(), found["name"], found.end("name")
    name, end = _cut(name, end)
    if len(name) < _SHORTEST:
        return None
    if (
        _OCCASION.search(name)
        or _OCCASION_OF.search(name)
        or re.match(r" for [A-Z]| [Rr]ules?\b", text[end : end + 7])
    ):
        return None
    before = text[max(0, begin - 40) : begin]
    if prep == "near" and _LIVES.search(before):
        return None
    venue = bool(_VENUE.search(name) and name not in ANY_VENUE) or _SAINT.match(name) is not None
    moved = bool(_MOVED.search(text, max(0, begin - 32), begin))
    moved = moved or (prep == "to" and _opens(text, begin))
    if prep == "through" and not _MARCHED.search(before):
        return None
    town = _TOWN_AFTER.match(text, end)
    there = moved or _HOUSE.search(name) or (venue and town and text[end] != ",")
    if prep == "to" and not there:
        return None
    if name.startswith(("Department", "Ministry")):
        return None
    if name in ANY_VENUE or _DOING.fullmatch(name) or _ROAD.fullmatch(name):
        return None
    first = name.split()[0].lower().removesuffix("'s").removesuffix("’s")
    if (
        first in WIDE
        and not venue
        and not (len(name.split()) > 1 and first in {"north", "south", "east", "west"})
    ):
        return None
    if name.isupper() and len(name) > 3 and not venue:
        return None
    if not venue and re.match(r" and [A-Z]", text[end : end + 6]):
        return None
    alone = prep == "at" and not venue and found["the"] is None and not _GATHERED.search(before)
    if alone and not (town and text[end] == ","):
        return None
    if prep == "in" and not venue and found["the"]:
        return None
    if prep == "in" and not venue and _from_there(text, begin) and not _SPOKE_THERE.search(before):
        return None
    if _OWNER.match(text, end) or text[end : end + 2] in {"'s", "’s"}:
        return None
    weight = 2
    shown = name
    at_venue = (
        venue or prep in {"at", "of"} or (moved and prep == "to" and text[end : end + 1] != ",")
    )
    building = _BUILDING.match(text, end) if _ROOM.search(name) else None
    if building:
        shown, end, town = f"{name}, {building['name']}", building.end(), None
        weight += 2
    if town and at_venue and town["town"].split()[0].lower() not in WIDE:
        shown, end = f"{name}, {town['town']}", town.end()
        weight += 2
    if venue:
        weight += 1
    if moved:
        weight += 1
    if found["the"] is None and prep == "at" and _GATHERED.search(before):
        weight += 2
    if re.search(
        r"\b(?:held|place|met|gathered|spoke|speaking|said|conference|summit|lecture|event"
        r"|meeting|it was)\s+$",
        text[max(0, begin - 14) : begin],
    ):
        weight += 2
    return Place(found.start("name") + offset, end + offset, shown.strip(" ,"), weight)


def _opens(text: str, at: int) -> bool:
    """Tell whether a paragraph begins there: “To Bloomsbury on Thursday for the lecture”."""
    return at == 0 or text[at - 1] == "\n"


def _from_there(text: str, at: int) -> bool:
    return _PEOPLE.search(text, max(0, at - 16), at) is not None


_SPOKE_THERE = re.compile(
    r"\b(?:told|address(?:ed|ing)|(?:spoke|speaking|talked|talking) (?:to"
    r"|with))\s+(?:(?!that\b)[\w’'-]+\s+){0,5}\Z"
)
"""What makes those who are from a town the ones who were spoken to there."""
_ROOM = re.compile(r"\b(?:Room|Suite|Gallery|Pavilion|Lounge|Chamber|Theatre)(?: \d+)?\Z")
_BUILDING = re.compile(
    r"(?:,| at| in| of)[ ](?:the[ ])?(?P<name>House of (?:Commons|Lords)|Parliament Buildings"
    r"|(?:[A-Z][\w’'-]+[ ]){1,4}(?:House|Hall|Buildings?|Hotel|Centre|Palace|College|University"
    r"|Stadium)|Guildhall)\b"
)
"""The building that a room is in: “Committee Room 14 of the House of Commons”."""
_OCCASION = re.compile(
    r"\b(?:[Cc]onference|[Ss]ummit|[Ll]ecture|[Ss]how|[Ff]estival|[Ss]ymposium"
    r"|[Cc]onvention|[Aa]wards"
    r"|[Dd]ebate|[Ss]eminar|[Ww]ebinar|[Dd]ay|[Mm]eeting|[Rr]eception|[Cc]ongress|AGM"
    r"|[Ee]xpo|[Ll]ive|LIVE|Paper|Language|Bill|Act)$"
)
_OCCASION_OF = re.compile(
    r"\b(?:Festival|Conference|Congress|Convention|Symposium|Summit|Assembly) (?:of|for|on)\b"
)
_HOUSE = re.compile(r"^(?:Scottish Parliament|House of (?:Commons|Lords)|Senedd|Welsh Assembly)$")
_OWNER = re.compile(r"['’]s?\s")
_SAINT = re.compile(r"(?:St|Saint)\.? [A-Z]")
_CUT = re.compile(
    rf"\s(?:(?:on|of|upon)\s)?(?:the\s)?(?:{DAY_NAME}|{MONTH_NAME}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    r"|Sept?|Oct|Nov|Dec)(?=\.? \d|\Z)"
    r"|He|She|Mr|Mrs|Ms|And|But|The|On|In|At)\b.*$"
)


def is_venue(name: str) -> bool:
    """Tell whether a name is that of a building."""
    return name not in ANY_VENUE and _HALL.search(name) is not None


def _cut(name: str, end: int) -> tuple[str, int]:
    """Leave off what a name ran into: “London on Wednesday”."""
    kept = _CUT.sub("", name).rstrip(".’'")
    return kept, end - (len(name) - len(kept))
