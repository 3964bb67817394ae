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
    r"in (?P<hall>Westminster Hall|the House of (?:Commons|Lords)|the (?:Commons|Lords))(?: chamber)?"
    r"(?: (?:today|yesterday|this week|last week))? (?:on|about) (?P<topic>[^.,;:\n]{4,100}?)"
    r"(?=[.,;:\n]| in the | led by | and (?:\d|many|some|most|a |the |it |\w+ of them)| which | where | when )"
)
_DEBATED = re.compile(
    r"(?:MPs|[Pp]eers|[Mm]embers) (?:have )?debated (?P<topic>[^.,;:\n]{4,100}?) in (?P<hall>Westminster Hall|the House of (?:Commons|Lords)|the (?:Commons|Lords))\b"
)
_AUDIENCE = re.compile(
    r"\b(?:[Aa]ddress(?:ed|ing)|spoke to|[Ss]peaking to|[Aa]ppear(?:ed|ing) before|questions from|questioned by|speech to|statement to|lecture to|address to|talk to|evidence to|told)\s+"
    r"(?:(?:members|delegates|a meeting|supporters|staff|leaders|trustees) (?:of|from|at) )?(?:the\s+|our\s+)?"
    r"(?P<body>(?!(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|MPs|The|We|You|It|I)\b)[A-Z][\w’'&-]*(?:\s(?:(?:of|for|and|on|&)\s(?:the\s)?)?(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May\b|June|July|August|Sept|October|Nov|Dec)[A-Z][\w’'&-]*){0,9})(?P<short>\s\([A-Z][A-Za-z]{1,9}\))?"
)
_TO_PARLIAMENT = re.compile(
    r"\b(?:to|in|before) (?:the )?((?:Scottish |UK )?Parliament|House of (?:Commons|Lords)|Senedd)\b"
)
_VISIT = re.compile(
    r"\bvisit(?:ed|ing)?\s+(?:to\s+)?(?P<where>(?:the\s)?[A-Z][\w’'&-]*(?:\s(?:of\s)?[A-Z][\w’'&-]*){0,4})"
)
_NOT_WHEN = re.compile(
    r"\b(?:until|till|by|before|since|from|closes? on|due|deadline(?: is)?|after|no later than|between|back in|for)\s+(?:the\s+|next\s+)?$",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\b(?:held|took place|(?:was )?launched|was (?:in|at)|gathered|met|came to|went to|hosted|ran|logged on|happened|conference|summit"
    r"|lecture|event|gathering|meeting|seminar|webinar|spoke|speech|said at|said in|attended|reception|debate)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:will|next (?:year|meeting|event)|upcoming|book (?:now|your)|save the date)\b",
    re.IGNORECASE,
)
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
    taken = [(role.start, role.end) for person in cast.people for role in person.roles]
    taken += [(m.start, m.end) for person in cast.people for m in person.mentions]
    taken.sort()
    starts = [start for start, _ in taken]
    halls = [*_HALL.finditer(body), *_DEBATED.finditer(body)]
    for hall in halls:
        where = hall["hall"].removeprefix("the ")
        named = f"{where} debate on {hall['topic']}"
        events.append(Event(hall.start(), hall.end(), named, 9))
        if where == "Westminster Hall":
            at = hall.start("hall")
            places.append(Place(at, at + len(where), where, 6))
    events += find_events(body)
    for place in find_places(body):
        at = bisect_right(starts, place.end) - 1
        around = taken[max(0, at - 3) : at + 1]
        if any(s <= place.start < e for s, e in around):
            continue
        if any(place.start < s < place.end for s, _ in around):
            town = place.text.split(",")[0]
            place = Place(place.start, place.start + len(town), town, place.weight - 2)
        places.append(place)
    outside = tuple(found for label in labels for found in find_dates(label.value))
    return Scene(
        body,
        tuple(blocks),
        tuple(sorted(events, key=lambda event: event.start)),
        tuple(sorted(places, key=lambda place: place.start)),
        find_dates(body),
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


_LISTED = re.compile(
    r"[,|–—-]\s+(?P<place>[A-Z][\w’' ]{2,40}(?:,\s[A-Z][\w’' ]{2,40}){0,2}),\s+(?=(?:\w+\s)?\d{1,2}(?:[/.]|\s[A-Z]|st|nd|rd|th))"
)
_STATEMENT = re.compile(
    r"^(?:written|oral|ministerial|personal|topical)(?: ministerial| written)? statement$",
    re.IGNORECASE,
)
_LAUNCH = re.compile(
    r"\blaunch of (?:our |the |a |its )?(?:new )?(?:report,? )?[\"“‘'](?P<what>[^\"”’\n]{3,80})[\"”’]",
    re.IGNORECASE,
)


_CHAMBER = re.compile(r"(Westminster Hall|House of Commons|House of Lords) debate\b")
_CALLED = re.compile(
    r"\b(?:at|to|at the|to the) (?P<name>[a-z]+ [A-Z][\w’'&!-]*(?: [A-Z0-9][\w’'&!-]*){0,5}|[A-Z][\w’'&!-]*(?: [A-Z0-9][\w’'&!-]*){1,5})(?= in [A-Z]| on |,| at [A-Z]| last | this |\.)"
)


def _places_at(scene: Scene, at: int) -> bool:
    return any(place.start <= at < place.end for place in scene.places)


def _named_otherwise(scene: Scene) -> tuple[str, int, int] | None:
    """Return an occasion that is a launch of something, or a statement in Parliament."""
    if launch := _LAUNCH.search(scene.body):
        return f"launch of {restore_title(launch['what'])}", launch.start(), launch.end()
    for block in scene.blocks[:12]:
        if _STATEMENT.match(block.text.strip(" *_:")):
            return block.text.strip(" *_:"), block.start, block.end
    return None


def restore_title(title: str) -> str:
    """Return a title in capitals as usually written."""
    if not title.isupper():
        return title
    small = {"of", "the", "and", "in", "on", "for", "to", "a", "an", "at", "by", "with"}
    words = [w.lower() if w.lower() in small else w.capitalize() for w in title.split()]
    return " ".join([words[0].capitalize(), *words[1:]])


def choose_event(scene: Scene, sign: Sign, *, top: bool = False) -> tuple[str, int, int] | None:
    """Return the event's name and where it is printed; with `top`, only the head tells it."""
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
        body = f"{audience['body']}{audience['short'] or ''}"
        return body, sign.start + audience.start("body"), sign.start + audience.end()
    if best and best[0] >= 4:
        return best[1].text, best[1].start, best[1].end
    called = _CALLED.search(sentence, max(0, sign.at - sign.start - 1))
    if called and not _places_at(scene, sign.start + called.start("name")):
        return called["name"], sign.start + called.start("name"), sign.start + called.end("name")
    visited = _VISIT.search(sentence)
    if visited:
        where = visited["where"].removeprefix("the ")
        return f"visit to {where}", sign.start + visited.start(), sign.start + visited.end()
    labelled = next((label for label in scene.labels if label.key == "event"), None)
    if labelled and top:
        return labelled.value, 0, 0
    house = _TO_PARLIAMENT.search(sentence)
    if house:
        return house[1], sign.start + house.start(1), sign.start + house.end(1)
    rings = list(_rings(scene, sign))[1:]
    if top:
        limit = max(sign.end, scene.blocks[min(4, len(scene.blocks) - 1)].start)
        rings = [(start, end) for start, end in rings if start <= sign.start]
        rings += [
            (b.start, b.end) for b in scene.blocks[:6] if b.start <= limit and len(b.text) < 300
        ]
    if best and best[0] >= 3:
        return best[1].text, best[1].start, best[1].end
    for start, end in rings:
        near = [
            event
            for event in within(scene.events, start, end)
            if event.weight >= 4
            and not _TO_COME.search(scene.body[max(0, event.start - 60) : event.start])
        ]
        if near:
            chosen = max(near, key=lambda event: event.weight)
            return chosen.text, chosen.start, chosen.end
    if (other := _named_otherwise(scene)) is not None:
        return other
    named = [event for event in scene.events if event.weight >= 5]
    early = [event for event in named if event.start < len(scene.body) // 2] or named
    if early and not top:
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
    if event and (debate := _CHAMBER.match(event[0])):
        return debate[1], event[1], event[2]
    if event and (listed := _LISTED.match(scene.body, event[2])):
        return listed["place"], listed.start("place"), listed.end("place")
    options: list[tuple[int, Place]] = []
    for place in scene.places:
        if (
            event
            and event[1] <= place.start < event[2]
            and not event[0].startswith(("visit", "Westminster"))
        ):
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
                resolved = resolve(
                    mention, published=scene.published, url=scene.url, known=scene.dates
                )
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
