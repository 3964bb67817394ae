"""Where an occasion was: told by a label, by its name, or in the sentences around the evidence."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sendnotes.extract.blocks import BlockKind
from sendnotes.extract.date_words import DAY_NAME, MONTH_NAME
from sendnotes.extract.marks import in_quotation
from sendnotes.extract.places import ANY_VENUE, WIDE, find_places, is_venue
from sendnotes.extract.scenes import (
    HAPPENED,
    TO_COME,
    Scene,
    block_around,
    sentence_around,
    told_again,
    within,
)
from sendnotes.extract.titles import restore_title

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from sendnotes.extract.billings import Billing
    from sendnotes.extract.places import Place
    from sendnotes.extract.sentences import Span
    from sendnotes.extract.speaking_signs import Sign

_SAME_HEAD = 200
"""How far behind the event's name a venue is still told of it, as in the head of minutes."""
_IN_HEAD = re.compile(r"[\s>»/|]*(?:House of )?(Commons|Lords)[\s>»/|]*")
_HOUSE = re.compile(r"(House of Commons|House of Lords|Scottish Parliament|Senedd)")
_HOUSE_AT = re.compile(r"Westminster Hall|House of Commons|House of Lords")
_BESIDE = re.compile(
    r"(?:, (?:the )?| in )"
    r"(?P<town>[A-Z][\w’'-]+(?: (?:(?:upon|on|in|of|the) ){0,2}[A-Z][\w’'-]+){0,5})"
    rf"(?=\n|\Z|,? on (?:{DAY_NAME}|\d|{MONTH_NAME}))"
)
"""The town behind an occasion: “Annual Conference, Liverpool”, “the opening of X, Leeds, on”."""
_IN_HOUSE = re.compile(r"\bin the (House of Commons|House of Lords|Scottish Parliament|Senedd)\Z")
_CHAMBER = re.compile(r"(Westminster Hall|House of Commons|House of Lords) debate\b")
_HEADED = re.compile(
    r"\b(?:in|IN|at|AT|comes to|COMES TO|visits|VISITS) (?P<town>[A-Z][A-Za-z’'-]+)(?=[,:.!?]|$)"
)
_WHERE_IS_INSIDE = ("visit", "Westminster", "Lords", "Commons", "House")
"""Events whose printed words may have the place in them: “the Lords, in the Moses Room”."""
_LISTED = re.compile(
    r"(?:[,|–—-]\s+|\s\((?=[\w’'-]+,))"
    r"(?P<place>[A-Z][\w’' ]{2,40}(?:,\s(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur"
    r"|Sun)day)[A-Z][\w’' ]{2,40}){0,2}),\s+(?="
    r"(?:\w+\s)?\d{1,2}(?:[/.]|\s[A-Z]|st|nd|rd|th))"
)
_DAY = (
    r"(?:[A-Z][a-z]+day|(?:[A-Z][a-z]+day,? )?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}(?: \d{4})?)"
)
_DATELINE = re.compile(
    r"[*_]{0,2}(?:(?P<loud>[A-Z]{3,}(?:[ -][A-Z]{2,}){0,2})(?:[*_]{0,2}(?:[,(] ?"
    rf"{_DAY}\)?)?[*_]{{0,2}} [-–—] )"
    rf"|(?P<town>[A-Z][a-z]+(?:[- ][A-Z]?[a-z]+){{0,2}}), {_DAY}(?:\.| [-–—]|:) "
    rf"|\((?P<inside>[A-Z][a-z]+(?:[- ][A-Z]?[a-z]+){{0,2}}), {_DAY}\)[.:–—-]? )(?=[A-Z“\"‘])"
)
"""The town and perhaps the day that a report opens with."""
_WAS_THERE = re.compile(
    r"\b(?:(?:was speaking|spoke|was delivered|was given|w(?:as|ere) held|took place|met) (?:at|in)"
    r"|[Tt]his (?:year|time) (?:it|we) (?:was|were)"
    r"|(?:[Vv]enue|setting) was|\b(?:[Ii]t|we|conference|event|day) (?:had |has |have )?moved to"
    r"|(?:thank|thanked)[^.;]{0,30} for coming to|[Tt]hank(?:s| you)[^.;]{0,30} to"
    r"|[Tt]hanks to our (?:friends|hosts) (?:at|in)|(?:had (?:come|travelled)|crowded|squeezed"
    r"|packed) (?:in)?to) (?:the )?\Z"
)
_CLOSE, _SHORT = 70, 2000
_HOPED = re.compile(r"\b(?:[Nn]ext|hope to|can (?:be|ring|pick)|may (?:ring|borrow)|closing)\b")
_THANKED = re.compile(r"\b[Tt]hank(?:s|ed)?\b|\b(?:host|packed|filled|squeezed|crowded)\b")
_NOWHERE = re.compile(
    r"\b(?:online|radio|podcast|webinar|interview|statement|on (?:Zoom|Teams)|video link"
    r"|newsletter)\b",
    re.IGNORECASE,
)
"""What makes it likely that there was no place at all."""
OF_SOMEBODY = re.compile(
    r"\b(?:lives?|living|born|grew up|brought up|trained|based|worked|works|teaches|taught|offices?"
    r"|schools?|practice|hospice|hospital|home|kitchen|police|studied|[Pp]osted|[Ff]iled|from"
    r" [^.,;]{0,20})"
    r"(?: \w+){0,2}\s*\Z"
)
"""What somebody does or has in a place, wherever the speech was."""
_KICKERS = frozenset(
    "exclusive breaking news new press release update updated live video watch comment opinion"
    " analysis feature statement transcript speech media notice alert urgent important".split()
)
"""What a line opens with in capitals and is no town."""
_HEADS, _LONG, _BESIDE_IT = 6, 80, 9
_CAPTION = re.compile(
    r"[\W_]{0,3}(?:photo(?:graph)?|picture[ds]?|image|caption|above|below)\b", re.I
)
"""A line below a picture, which shows the speaker where the speech was."""
_IT = re.compile(r"(?:It|They|This|We (?:got|took|caught|went|travelled|drove|met))\b")
_IN_TOWN = re.compile(r"\s+in\s+([A-Z][\w’'-]+)")
_SURE, _LIKELY = 5, 2
"""The weights of what is told as the place of the event, and of a place that may be one."""
_AFTER, _AROUND, _FAR, _FARTHEST = 400, 900, 1500, 4000


def choose_place(
    scene: Scene,
    sign: Sign,
    event: tuple[str, int, int] | None,
    billing: Billing | None,
    day: int | None = None,
) -> tuple[str, int, int] | None:
    """Return the place and where it is printed; `day` is where the date of the speech is."""
    for label in scene.labels:
        if label.key == "place" and label.value:
            return label.value.strip(" .,"), 0, 0
    if billing and billing.place:
        return billing.place
    if event and (told := _told_by(event, scene)):
        return told
    caption = _in_caption(scene, sign)
    if caption and "," in caption[0]:
        return caption  # the hall and the town
    if place := _told_around(scene, sign, event):
        return with_hall(scene, sign, event, place)
    if event and (beside := _BESIDE.match(scene.body, event[2])) and beside["town"] not in WIDE:
        return beside["town"], beside.start("town"), beside.end("town")
    return (
        caption
        or _of_the_day(scene, day)
        or _where_it_was(scene)
        or _dateline(scene)
        or _place_in_heading(scene, sign)
        or _only_place(scene, sign)
        or _only_left(scene)
    )


def _is_name(town: str, body: str) -> bool:
    """Tell whether a word that a line opens with is none that the text has in small letters."""
    first = re.split("[ -]", town)[0].lower()
    return (
        first not in (WIDE | _KICKERS)
        and re.search(rf"(?<![\w’'-]){first}s?(?![\w’'-])", body) is None
    )


def _of_the_day(scene: Scene, day: int | None) -> tuple[str, int, int] | None:
    """Return the one place of the sentence that tells the day of the speech."""
    if day is None:
        return None
    start, end = sentence_around(scene, day)
    text = scene.body[start:end]
    told = {
        place.text: place
        for place in within(scene.places, start, end)
        if place.start >= start
        and not in_quotation(text, place.start - start)
        and not is_aside(text, place.start - start)
        and not any(event.start <= place.start < event.end for event in scene.events)
    }
    return None if TO_COME.search(text) else _the_only(told)


def _the_only(places: Mapping[str, Place]) -> tuple[str, int, int] | None:
    """Return the place, if there is just one of that name."""
    if len(places) != 1:
        return None
    ((name, place),) = places.items()
    return name, place.start, place.end


def _where_it_was(scene: Scene) -> tuple[str, int, int] | None:
    """Return the one place that a sentence says the speech was at, wherever it stands."""
    told = {
        place.text: place
        for place in scene.places
        if _WAS_THERE.search(scene.body, max(0, place.start - _CLOSE), place.start)
    }
    return _the_only(told)


def _dateline(scene: Scene) -> tuple[str, int, int] | None:
    """Return the town that a report opens with: “LEEDS, 14 March 2024 - The minister ...”."""
    for block in scene.blocks[:_HEADS]:
        found = _DATELINE.match(block.text)
        town = (found["loud"] or found["town"] or found["inside"]) if found else None
        long = block.kind is BlockKind.PARAGRAPH and len(block.text) > _LONG
        if found and town and long and _is_name(town, scene.body):
            start = block.start + found.start()
            return town.title() if town.isupper() else town, start, start + len(town)
    return None


def with_hall(
    scene: Scene, sign: Sign, event: tuple[str, int, int] | None, town: tuple[str, int, int]
) -> tuple[str, int, int]:
    """Put the hall before a town, where the only one told of near the speech stands alone."""
    if "," in town[0] or is_venue(town[0]):
        return town
    near = {sign.start, event[1] if event else sign.start}
    halls = {
        place.text: place
        for at in sorted(near)
        for place in within(scene.places, at - _AROUND + 1, at + _AROUND)
        if is_venue(place.text) and _is_told_of(scene, place)
    }
    if len(halls) != 1:
        return town
    ((name, hall),) = halls.items()
    if town[0] in name:
        return name, hall.start, hall.end
    return town if "," in name else (f"{name}, {town[0]}", hall.start, hall.end)


def _is_told_of(scene: Scene, place: Place) -> bool:
    """Tell whether a sentence says that something took place there, and not that it will."""
    start, end = sentence_around(scene, place.start)
    text = scene.body[start:end]
    return HAPPENED.search(text) is not None and TO_COME.search(text) is None


def _in_caption(scene: Scene, sign: Sign) -> tuple[str, int, int] | None:
    """Return the hall that the line below a picture of the speaker names."""
    name = sign.person.surname if sign.person else ""
    for line in scene.head:
        if name and name in line and _CAPTION.match(line):
            for place in find_places(line):
                return place.text, 0, 0
    return None


def _told_by(event: tuple[str, int, int], scene: Scene) -> tuple[str, int, int] | None:
    """Return the place that the name of an occasion tells, or the words right behind it."""
    name, start, end = event
    if debate := _CHAMBER.match(name) or _HOUSE.fullmatch(name) or _IN_HOUSE.search(name):
        return debate[1], start, end
    if " debate" in name and (hall := _HOUSE_AT.match(scene.body, start)):
        return hall[0], start, hall.end()
    if "statement" in name and (house := _HOUSE.search(scene.body, start, end)):
        return house[1], house.start(), house.end()
    if listed := _LISTED.match(scene.body, end):
        return listed["place"], listed.start("place"), listed.end("place")
    if name == "Written statement":
        heads = (_IN_HEAD.fullmatch(line) for line in scene.head)
        if house := next((each for each in heads if each), None):
            return f"House of {house[1]}", 0, 0
    if name.startswith("visit to "):
        after = _IN_TOWN.match(scene.body, end)
        where = name.removeprefix("visit to ")
        return (f"{where}, {after[1]}" if after else where), start, end
    return None


def _told_around(
    scene: Scene, sign: Sign, event: tuple[str, int, int] | None
) -> tuple[str, int, int] | None:
    """Return the place that the sentences near the sign and the event tell of most surely."""
    options: list[tuple[int, Place]] = []
    again = set(told_again(scene, event))
    for place in _near(scene, sign, event, again):
        inside = event is not None and event[1] <= place.start < event[2]
        if event and inside and not event[0].startswith(_WHERE_IS_INSIDE):
            if place.end <= event[2] or "," not in place.text:
                continue
            # “the Festival of Inclusive Schools in Bristol” was taken for a hall in a town.
            town = place.text.rpartition(", ")[2]
            place = replace(place, start=place.end - len(town), text=town)
        if event and place.text == event[0]:
            continue
        start, end = sentence_around(scene, place.start)
        text = scene.body[start:end]
        nearness = _nearness(scene, sign, event, place, (start, end))
        if (start, end) in again:
            nearness = max(nearness or 0, 4)
        if nearness is not None and not in_quotation(text, place.start - start):
            aside = 3 * is_aside(text, place.start - start)
            beside = event is not None and 0 <= place.start - event[2] < _BESIDE_IT
            options.append((place.weight + nearness - aside + beside, place))
    weight, best = max(options, key=lambda pair: pair[0], default=(0, None))
    return (best.text, best.start, best.end) if best and weight >= _SURE else None


_AN_ASIDE = re.compile(
    r"[,–—] (?:who|whose|where) [^,;“”]{0,90}\Z"
    r"|\A\W*(?:Ahead of|Before|After|Following|Since|(?:[\w-]+ ){1,4}(?:before|after|since))"
    r" [^,;“”]{0,90}\Z"
)
"""What tells of another time: “X, who taught in Hackney, gave”, “Ahead of the fair in Hull, X”."""


def is_aside(sentence: str, at: int) -> bool:
    """Tell whether a place in a sentence is that of somebody's past, or of another occasion."""
    return "," in sentence[at:] and _AN_ASIDE.search(sentence[:at]) is not None


def _near(
    scene: Scene, sign: Sign, event: tuple[str, int, int] | None, again: AbstractSet[Span]
) -> list[Place]:
    """Return the places that stand near enough to be told of: long texts name hundreds."""
    block = scene.blocks[sign.block]
    first, last = min(block.start, sign.start - _AROUND), max(block.end, sign.start + _AROUND)
    first, last = max(first, sign.start - _FARTHEST), min(last, sign.start + _FARTHEST)
    low, high = first, last
    if event:
        low = max(block_around(scene, event[1]).start, event[1] - _FARTHEST)
        high = block_around(scene, event[1] + max(_AFTER, _SAME_HEAD)).end
        high = min(high, event[1] + _FARTHEST)
    stretches = {(first, last), (low, high), *again}
    near = {place.start: place for stretch in stretches for place in within(scene.places, *stretch)}
    return [near[start] for start in sorted(near)]


def _nearness(
    scene: Scene, sign: Sign, event: tuple[str, int, int] | None, place: Place, sentence: Span
) -> int | None:
    """Return how near a place is to the sign or the event; None if it is told of something else."""
    start, end = sentence
    text = scene.body[start:end]
    far = 2 if abs(place.start - sign.start) > _FAR else 0
    if start <= sign.start < end:
        return 5 - far
    if event and start <= event[1] < end:
        return 4 - far
    if event and event[1] < start <= event[1] + _AFTER and _IT.match(text):
        return 4 - far
    happened = HAPPENED.search(text) is not None and TO_COME.search(text) is None
    if happened and _same_block(scene, sign, place):
        return 3 - far
    if event and place.weight > _LIKELY + 1 and 0 <= place.start - event[1] < _SAME_HEAD:
        return 2 - far
    if happened and abs(place.start - sign.start) < _AROUND:
        return 2 if place.weight > _LIKELY else 1
    return None


def _place_in_heading(scene: Scene, sign: Sign) -> tuple[str, int, int] | None:
    """Return the town of the heading above, or of the title: “The Minister in Leeds”."""
    above = scene.blocks[sign.block].heading
    top = [at for at, block in enumerate(scene.blocks[:6]) if block.kind is BlockKind.HEADING]
    for index in dict.fromkeys(at for at in (above, 0, *top) if at is not None):
        block = scene.blocks[index]
        found = _HEADED.search(block.text) if block.kind is BlockKind.HEADING else None
        # In capitals it may be any word, if nothing in small letters shows that it is a name.
        shouted = found and found["town"].isupper() and found["town"].capitalize() not in scene.body
        town = found["town"] if found and not shouted else ""
        if found and town and town.lower() not in WIDE and town.capitalize() not in ANY_VENUE:
            start, end = found.span("town")
            return restore_title(found["town"]), block.start + start, block.start + end
    return None


def _only_place(scene: Scene, sign: Sign) -> tuple[str, int, int] | None:
    """Return the one place that is named before anybody speaks."""
    only: Place | None = None
    for place in scene.places:
        if place.start >= sign.end:
            break
        if place.weight < _LIKELY or (only and only.text == place.text):
            continue
        if any(event.start <= place.start < event.end for event in scene.events):
            continue
        if only:
            return None
        only = place
    return (only.text, only.start, only.end) if only else None


def _only_left(scene: Scene) -> tuple[str, int, int] | None:
    """Return the one place that a short post names anywhere, of those where something was."""
    if len(scene.body) > _SHORT or _NOWHERE.search(scene.body):
        return None
    told: dict[str, Place] = {}
    for place in scene.places:
        start, end = sentence_around(scene, place.start)
        text, at = scene.body[start:end], place.start - start
        if place.weight < _LIKELY or in_quotation(text, at) or is_aside(text, at):
            continue
        if TO_COME.search(text) or _HOPED.search(text) or OF_SOMEBODY.search(text[:at]):
            continue
        if not HAPPENED.search(text) and not _THANKED.search(text):
            continue
        street = place.text.endswith((" Road", " Lane", " Street"))
        if not street and not any(e.start <= place.start < e.end for e in scene.events):
            told.setdefault(place.text, place)
    return _the_only(told)


def _same_block(scene: Scene, sign: Sign, place: Place) -> bool:
    block = scene.blocks[sign.block]
    return block.start <= place.start < block.end
