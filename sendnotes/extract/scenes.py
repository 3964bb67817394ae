"""What a post names of events, places and dates, and what stands near what."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, TypeVar

from sendnotes.extract.alternatives import compile_words
from sendnotes.extract.blocks import BlockKind
from sendnotes.extract.dates import find_dates
from sendnotes.extract.events import Event, find_events
from sendnotes.extract.parliament import find_sittings
from sendnotes.extract.places import Place, find_places
from sendnotes.extract.report_end import comments_start
from sendnotes.extract.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sendnotes.extract.blocks import Block
    from sendnotes.extract.date_words import DateMention
    from sendnotes.extract.headers import Label
    from sendnotes.extract.hinted import Hinted
    from sendnotes.extract.people import Cast
    from sendnotes.extract.speaking_signs import Sign

HAPPENED = compile_words(
    r"\b(?:held|heard from|took place|(?:was )?launched|was (?:in|at)|gathered|met|came to|went to"
    r"|hosted|ran|logged on|happened|conference|summit"
    r"|agm|came out|turned out|lecture|event|gathering|meeting|seminar|webinar|spoke|speech"
    r"|said at|said in|said last|said on|said yesterday"
    r"|attended|reception|debate|stage|told|addressed|speaking|warned|promised|statement"
    r"|opened|screen|visit|marched|rally|protest)\b",
    any_case=True,
)
TO_COME = re.compile(
    r"\b(?:(?-i:will|Will(?= [a-z]))|(?:is|are) (?:to be|due|coming|having|holding|planning)"
    r"|(?:meeting|event|conference|AGM|session|workshop|webinar|fair|drop-?in) is on"
    r" (?:the )?(?:[A-Z]\w+day|\d)"
    r"|next (?:year|meeting|event)|(?:the|our|its) next [\w’'-]+ [\w’' -]{0,40}\bis (?:on|at|in"
    r"|from)\b"
    r"|upcoming|book (?:now|your)|save the date)\b",
    re.IGNORECASE,
)
_PARTY = re.compile(r"Labour|Conservatives?|Tory|Liberal Democrats?|Lib Dems?|SNP|Plaid Cymru")
"""Whose conference an occasion is, and no place: “at the Liberal Democrat conference”."""
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
    years: tuple[int, ...] = ()
    """The years that headings, labels and short lines of the head name."""
    head: tuple[str, ...] = ()
    """The lines around the text: those taken out of it, and the short ones at its top."""
    told_with: Mapping[str, Sequence[Event]] = field(default_factory=dict)
    """The events that have a word in their name, by the word."""
    comments: int = 0
    """The index of the block below which readers comment."""


def _inside(spans: Sequence[tuple[int, int]], event: Event) -> bool:
    at = bisect_right(spans, event.start, key=lambda span: span[0])
    return any(event.end <= end for _, end in spans[max(0, at - 3) : at])


def set_scene(
    blocks: Sequence[Block],
    body: str,
    cast: Cast,
    *,
    labels: Sequence[Label] = (),
    head: Sequence[str] = (),
    published: str | None = None,
    url: str | None = None,
) -> Scene:
    """Collect what a post names of events, places and dates."""
    taken = [(role.start, role.end) for person in cast.people for role in person.roles]
    taken += [(m.start, m.end) for person in cast.people for m in person.mentions]
    taken.sort()
    starts = [start for start, _ in taken]
    events, places = find_sittings(body)
    # “the founder of Celebration Week” was at something else.
    offices = sorted((r.start, r.end) for person in cast.people for r in person.roles if r.end)
    events += (event for event in find_events(body) if not _inside(offices, event))
    for place in find_places(body):
        at = bisect_right(starts, place.end) - 1
        around = taken[max(0, at - 3) : at + 1]
        if any(s <= place.start < e for s, e in around) or _PARTY.fullmatch(place.text):
            continue
        if any(place.start < s < place.end for s, _ in around):
            town = place.text.split(",")[0]
            place = Place(place.start, place.start + len(town), town, place.weight - 2)
        places.append(place)
    outside = tuple(found for label in labels for found in find_dates(label.value))
    events = sorted(events, key=lambda event: event.start)
    told_with: dict[str, list[Event]] = {}
    for event in events:
        for word in _telling(event.text):
            told_with.setdefault(word, []).append(event)
    return Scene(
        body,
        tuple(blocks),
        tuple(events),
        tuple(sorted(places, key=lambda place: place.start)),
        find_dates(body),
        tuple(labels),
        outside,
        published,
        url,
        _years(blocks, labels, head),
        tuple(head),
        told_with,
        comments_start(blocks),
    )


_TOP, _SHORT = 20, 60
_LONGEST = 1500
"""How far a sentence is looked at, so that one with thousands of names is read in their number."""

_FOUR_DIGITS = re.compile(r"(?:19|20)(?<![\d£.,-]..)\d\d(?![\d%-])")


def _years(
    blocks: Sequence[Block], labels: Sequence[Label], head: Sequence[str]
) -> tuple[int, ...]:
    heads = [block.text for block in blocks[:12] if block.kind is BlockKind.HEADING]
    top = [text for text in head[:_TOP] if len(text) < _SHORT]
    texts = (*heads, *top, *(label.printed for label in labels))
    return tuple(dict.fromkeys(int(year) for text in texts for year in _FOUR_DIGITS.findall(text)))


def within(found: Sequence[_SPANNED], start: int, end: int) -> Sequence[_SPANNED]:
    """Return those that begin in this stretch."""
    low = bisect_left(found, start, key=lambda each: each.start)
    return found[low : bisect_left(found, end, key=lambda each: each.start)]


def block_at(scene: Scene, at: int) -> int:
    """Return the number of the block that `at` stands in or behind."""
    return max(0, bisect_right(scene.blocks, at, key=lambda block: block.start) - 1)


def block_around(scene: Scene, at: int) -> Block:
    """Return the block that `at` stands in or behind."""
    return scene.blocks[block_at(scene, at)]


def sentence_around(scene: Scene, at: int) -> tuple[int, int]:
    """Return where the sentence around `at` begins and ends, or what is near of an endless one."""
    if not scene.blocks:
        return 0, 0
    block = block_around(scene, at)
    spans = split_sentences(block.text, block.start)
    last = bisect_right(spans, at, key=lambda span: span[0]) - 1
    inside = last >= 0 and at < spans[last][1]
    start, end = spans[last] if inside else (block.start, block.end)
    return max(start, at - _LONGEST), min(end, at + _LONGEST)


def _behind(words: str) -> str:
    """Return a pattern for a place behind one of `words` and a space."""
    return "|".join(f"(?<={word} )" for word in words.split("|"))


_NOUNS = (
    "speech|event|conference|lecture|debate|meeting|reception|summit|talk|webinar|hearing|launch"
    "|day|agm|seminar|evening"
)
_TOLD_AGAIN = re.compile(
    rf"\b(?:the|his|her|this|our) (?:[\w’'-]+ ){{0,4}}?(?:{_NOUNS})"
    r" (?:was|is|took place|takes place|happened)"
    r"(?: (?:held|given|delivered|being held|taking place|streamed|hosted))?"
    r" (?:on|in|at|by|last|this|yesterday|online)\b"
    r"|\b(?-i:It) (?:took place|was held|happened) (?:on|in|at|last|yesterday)\b"
    r"|\b(?:the|a packed|a full) (?:hall|room|crowd|audience) (?:at|in) (?-i:[A-Z])"
    r"|\b(?:every|each) (?:chair|seat|table) (?:at|in) (?:the )?(?-i:[A-Z])",
    re.IGNORECASE,
)
"""A sentence that tells where or when the occasion was, and nothing else."""
_AGAIN_WORDS = re.compile(
    rf"it (?:took place|was held|happened) | (?:(?=(?:was|is|took place|takes place|happened)"
    rf" )(?:{_behind(_NOUNS)})"
    rf"|(?=(?:at|in) )(?:{_behind('hall|room|crowd|audience|chair|seat|table')}))"
)
"""Of these some are in whatever the pattern above finds; looking for them first is faster."""


def told_again(scene: Scene, event: tuple[str, int, int] | None) -> Iterator[tuple[int, int]]:
    """Yield the sentences far from the evidence that tell of the same occasion."""
    for at in _told_again_in(scene.body):
        yield sentence_around(scene, at)
    words = _telling(event[0]) if event else frozenset[str]()
    if event is None or len(words) < 2:
        return
    for other in min((scene.told_with.get(word, ()) for word in words), key=len):
        if other.start != event[1] and words <= _telling(other.text):
            yield sentence_around(scene, other.start)


@lru_cache(maxsize=8)
def first_in(body: str, pattern: Hinted | re.Pattern[str]) -> re.Match[str] | None:
    """Return what a pattern first finds in a text, which each of its speeches may ask for."""
    return pattern.search(body)


@lru_cache(maxsize=2)
def _told_again_in(body: str) -> tuple[int, ...]:
    """Return where such sentences are: of the many speeches of a text each asks."""
    if not _AGAIN_WORDS.search(body.lower()):
        return ()
    return tuple(found.start() for found in _TOLD_AGAIN.finditer(body))


@lru_cache(maxsize=4096)
def _telling(name: str) -> frozenset[str]:
    words = re.findall(r"\w+", name.lower().replace("’s", ""))
    return frozenset(word for word in words if len(word) > 3)


def rings(scene: Scene, sign: Sign) -> Iterator[tuple[int, int]]:
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
