"""The occasion of a speech: its event, place and date, taken from around the evidence for it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from sendnotes.extract.blocks import BlockKind
from sendnotes.extract.dates import DateMention, Relative, find_dates
from sendnotes.extract.dating import Interval, ResolvedDate, resolve
from sendnotes.extract.events import Event, find_events
from sendnotes.extract.places import Place, find_places
from sendnotes.extract.sentences import split_sentences
from sendnotes.model import Explanation, Origin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sendnotes.extract.blocks import Block
    from sendnotes.extract.headers import Label
    from sendnotes.extract.people import Cast
    from sendnotes.extract.speaking import Sign

_HALL = re.compile(
    r"\bin (?P<hall>Westminster Hall|the House of (?:Commons|Lords)|the (?:Commons|Lords))(?: chamber)?"
    r"(?: (?:today|yesterday|this week|last week))? (?:on|about) (?P<topic>[^.,;:\n]{4,100}?)"
    r"(?=[.,;:\n]| and (?:\d|many|some|most|a |the |it |\w+ of them)| which | where | when )"
)
_AUDIENCE = re.compile(
    r"\b(?:[Aa]ddress(?:ed|ing)|spoke to|speaking to|speech to|statement to|lecture to|address to|talk to|evidence to|told)\s+"
    r"(?:(?:members|delegates|a meeting|supporters|staff|leaders|trustees) (?:of|from|at) )?(?:the\s+|our\s+)?"
    r"(?P<body>[A-Z][\w’'&-]*(?:\s(?:(?:of|for|and|on|&)\s(?:the\s)?)?[A-Z][\w’'&-]*){1,9})(?P<short>\s\([A-Z][A-Za-z]{1,9}\))?"
)
_VISIT = re.compile(r"\bvisit(?:ed|ing)?\s+(?:to\s+)?(?P<where>(?:the\s)?[A-Z][\w’'&-]*(?:\s(?:of\s)?[A-Z][\w’'&-]*){0,4})")
_NOT_WHEN = re.compile(
    r"\b(?:until|till|by|before|since|from|closes? on|due|deadline(?: is)?|after|no later than|between|back in|of|for)\s+(?:the\s+|next\s+)?$",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\b(?:held|took place|(?:was )?launched|was (?:in|at)|gathered|met|came to|went to|hosted|ran|logged on|happened|conference|summit"
    r"|lecture|event|gathering|meeting|seminar|webinar|spoke|speech|said at|said in|attended|reception|debate)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(r"\b(?:will|next (?:year|meeting|event)|upcoming|book (?:now|your)|save the date)\b", re.IGNORECASE)
_SPANNED = TypeVar("_SPANNED", bound="Spanned")


class Spanned(Protocol):
    """Anything that stands somewhere in the body."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


@dataclass(frozen=True, slots=True)
class Scene:
    """All events, places and dates of a post, and what is known of its publication."""

    body: str
    blocks: tuple[Block, ...]
    events: tuple[Event, ...]
    places: tuple[Place, ...]
    dates: tuple[DateMention, ...]
    labels: tuple[Label, ...]
    outside: tuple[DateMention, ...]
    published: str | None
    url: str | None


def set_scene(
    blocks: Sequence[Block],
    body: str,
    cast: Cast,
    *,
    labels: Sequence[Label] = (),
    published: str | None = None,
    url: str | None = None,
) -> Scene:
    """Collect what a post names of events, places and dates."""
    events: list[Event] = []
    places: list[Place] = []
    dates: list[DateMention] = []
    taken = [(role.start, role.end) for person in cast.people for role in person.roles]
    taken += [(m.start, m.end) for person in cast.people for m in person.mentions]
    taken.sort()
    starts = [start for start, _ in taken]
    for block in blocks:
        if block.kind is BlockKind.CODE or len(block.text) > 20_000:
            continue
        for hall in _HALL.finditer(block.text):
            where = hall["hall"].removeprefix("the ")
            named = f"{where} debate on {hall['topic']}"
            events.append(Event(block.start + hall.start(), block.start + hall.end(), named, 9))
            if where == "Westminster Hall":
                at = block.start + hall.start("hall")
                places.append(Place(at, at + len(where), where, 6))
        events += find_events(block.text, block.start)
        dates += find_dates(block.text, block.start)
        for place in find_places(block.text, block.start):
            at = bisect_right(starts, place.start) - 1
            if at < 0 or not any(s <= place.start < e for s, e in taken[max(0, at - 2) : at + 1]):
                places.append(place)
    outside = tuple(found for label in labels for found in find_dates(label.value))
    return Scene(
        body,
        tuple(blocks),
        tuple(sorted(events, key=lambda event: event.start)),
        tuple(places),
        tuple(dates),
        tuple(labels),
        outside,
        published,
        url,
    )


def within(found: Sequence[_SPANNED], start: int, end: int) -> Sequence[_SPANNED]:
    """Return those that begin in this stretch."""
    low = bisect_left(found, start, key=lambda each: each.start)
    return found[low : bisect_left(found, end, key=lambda each: each.start)]


def _rings(scene: Scene, sign: Sign) -> Iterator[tuple[int, int]]:
    """Yield stretches to look in, the nearest first: sentence, block, blocks around, the top."""
    yield sign.start, sign.end
    yield scene.blocks[sign.block].start, scene.blocks[sign.block].end
    for back in range(1, 5):
        if sign.block - back >= 0 and scene.blocks[sign.block - back].kind is not BlockKind.ITEM:
            block = scene.blocks[sign.block - back]
            yield block.start, block.end
    if sign.block + 1 < len(scene.blocks):
        block = scene.blocks[sign.block + 1]
        yield block.start, block.end


def choose_event(scene: Scene, sign: Sign) -> tuple[str, int, int] | None:
    """Return the event's name and where it is printed."""
    sentence = scene.body[sign.start : sign.end]
    here = [
        (event.weight + (3 if event.start >= sign.at else 0), event)
        for event in within(scene.events, sign.start, sign.end)
    ]
    hall = [event for event in scene.events if event.weight == 9]
    if hall and not any(weight >= 9 for weight, _ in here):
        return hall[0].text, hall[0].start, hall[0].end
    best = max(here, key=lambda pair: pair[0], default=None)
    audience = _AUDIENCE.search(sentence)
    if audience and (best is None or best[0] < 6):
        named = f"{audience['body']}{audience['short'] or ''}"
        return named, sign.start + audience.start("body"), sign.start + audience.end()
    if best and best[0] >= 4:
        return best[1].text, best[1].start, best[1].end
    visited = _VISIT.search(sentence)
    if visited:
        where = visited["where"].removeprefix("the ")
        return f"visit to {where}", sign.start + visited.start(), sign.start + visited.end()
    for start, end in list(_rings(scene, sign))[1:]:
        near = [
            event
            for event in within(scene.events, start, end)
            if event.weight >= 4 and not _TO_COME.search(scene.body[max(0, event.start - 60) : event.start])
        ]
        if near:
            chosen = max(near, key=lambda event: event.weight)
            return chosen.text, chosen.start, chosen.end
    top = [event for event in scene.events if event.weight >= 5]
    early = [event for event in top if event.start < len(scene.body) // 2] or top
    if early:
        chosen = max(early, key=lambda event: event.weight)
        return chosen.text, chosen.start, chosen.end
    return None


def choose_place(
    scene: Scene, sign: Sign, event: tuple[str, int, int] | None
) -> tuple[str, int, int] | None:
    """Return the place and where it is printed."""
    for label in scene.labels:
        if label.key == "place" and label.value:
            return label.value.strip(" .,"), 0, 0
    options: list[tuple[int, Place]] = []
    for place in scene.places:
        if event and event[1] <= place.start < event[2] and not event[0].startswith(("visit", "Westminster")):
            continue
        start, end = _sentence_around(scene, place.start)
        text = scene.body[start:end]
        weight = place.weight
        if start <= sign.start < end:
            weight += 5
        elif event and start <= event[1] < end:
            weight += 4
        elif event and event[1] < start <= event[1] + 400 and re.match(r"(?:It|They|This)\b", text):
            weight += 4
        elif _same_block(scene, sign, place) and _HAPPENED.search(text):
            weight += 3
        elif _HAPPENED.search(text) and abs(place.start - sign.start) < 900:
            weight += 1
        else:
            continue
        if place.start < sign.start - 1500 or place.start > sign.start + 1500:
            weight -= 2
        options.append((weight, place))
    visited = event is not None and event[0].startswith("visit to ")
    if visited and event is not None:
        after = re.match(r"\s+in\s+([A-Z][\w’'-]+)", scene.body[event[2] : event[2] + 40])
        where = event[0].removeprefix("visit to ")
        return (f"{where}, {after[1]}" if after else where), event[1], event[2]
    best = max(options, key=lambda pair: pair[0], default=None)
    if best is None or best[0] < 5:
        return None
    text = best[1].text
    return text, best[1].start, best[1].end


def _same_block(scene: Scene, sign: Sign, place: Place) -> bool:
    block = scene.blocks[sign.block]
    return block.start <= place.start < block.end


def _sentence_around(scene: Scene, at: int) -> tuple[int, int]:
    index = bisect_right(scene.blocks, at, key=lambda block: block.start) - 1
    if index < 0:
        return 0, 0
    block = scene.blocks[index]
    for start, end in split_sentences(block.text, block.start):
        if start <= at < end:
            return start, end
    return block.start, block.end


def choose_date(
    scene: Scene,
    sign: Sign,
    event: tuple[str, int, int] | None,
    *,
    terms: Sequence[Interval] = (),
    holder: str = "the speaker",
    top: bool = False,
) -> tuple[ResolvedDate, DateMention] | None:
    """Return when the speech was given; with `top`, the head of the post is looked through too."""
    known = [*scene.outside, *scene.dates]
    stretches: list[tuple[int, int]] = [(sign.start, sign.end)]
    if event and event[2]:
        stretches.append(_sentence_around(scene, event[1]))
    stretches += list(_rings(scene, sign))[1:]
    if top:
        stretches += [(block.start, block.end) for block in scene.blocks[:5]]
    second: tuple[ResolvedDate, DateMention] | None = None
    for start, end in stretches:
        near = sorted(
            (
                mention
                for mention in within(scene.dates, start, end)
                if not _NOT_WHEN.search(scene.body[max(0, mention.start - 24) : mention.start])
            ),
            key=lambda mention: (
                mention.day is None and mention.relative is None,
                mention.relative in {Relative.THIS_YEAR, Relative.LAST_YEAR, Relative.THIS_WEEK},
                abs(mention.start - sign.at),
            ),
        )
        for mention in near:
            if mention.relative in {Relative.THIS_YEAR, Relative.LAST_YEAR, Relative.TOMORROW}:
                continue
            if (mention.day is None and mention.relative is None) and start != sign.start:
                continue
            if _TO_COME.search(scene.body[start : mention.start][-60:]):
                continue
            resolved = resolve(
                mention,
                published=scene.published,
                url=scene.url,
                terms=terms,
                holder=holder,
                known=known,
            )
            if resolved.iso and len(resolved.iso) == 10:
                return resolved, mention
            if second is None and (resolved.iso or resolved.warnings) and start == sign.start:
                second = resolved, mention
    return second


def label_date(scene: Scene, keys: frozenset[str]) -> tuple[ResolvedDate, Label] | None:
    """Return the date that a labelled line tells."""
    for label in scene.labels:
        if label.key in keys:
            for mention in find_dates(label.value[:60]):
                resolved = resolve(mention, published=scene.published, url=scene.url, known=scene.dates)
                if resolved.iso:
                    return resolved, label
    return None


def explain(field: str, value: str | None, how: str, origin: Origin = Origin.READ) -> Explanation:
    """Return how `field` came about."""
    return Explanation(field, value, origin, f"{origin}: {how}")


def shown(text: str, longest: int = 140) -> str:
    """Return evidence as one line between quotation marks, cut where it is long."""
    text = " ".join(text.split())
    if len(text) > longest:
        text = text[:longest].rsplit(" ", 1)[0] + " …"
    return f"“{text}”"
