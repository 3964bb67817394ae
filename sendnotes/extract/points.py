"""One policy point, and how lists and paragraphs become points."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sendnotes.extract.blocks import BlockKind
from sendnotes.extract.counts import NUMBER
from sendnotes.extract.headers import HEADER_WORDS
from sendnotes.extract.intro_words import is_practical
from sendnotes.extract.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.extract.antecedents import Antecedents
    from sendnotes.extract.blocks import Block


@dataclass(frozen=True, slots=True)
class Point:
    """One policy point; `start` and `end` are where its own words stand in the body."""

    text: str
    start: int
    end: int
    speaker: str | None = None
    points: tuple[Point, ...] = ()
    detail: str = ""
    """What else stands under it, in a section of its own."""
    intro: str = ""
    """The words that announce it."""

    @property
    def last(self) -> int:
        """The end of the point with those below it."""
        return max([self.end, *(point.last for point in self.points)])


BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{2,120}?)(?<=\S)\1[.:,]?\s*(?=\S)")
"""The opening of a paragraph in bold, with more words after it."""

LABEL = re.compile(
    r"To (?:the )?(?!(?:be|book|find|join|reach|sum|our|my)\b)[a-z][^:.\n]{2,60}: (?=\S)|"
    rf"(?!(?i:{NUMBER}|{HEADER_WORDS}|from|to|by|when|where|read more)\b"
    r"(?! [A-Z]{2}))"
    r"(?![^:.\n]{0,60} (?:said|says|told|added|writes|wrote|asked|replied)\b)"
    r"(?:[A-Z][\w ,’'-]{2,40}(?::| --) (?=\S)|(?:[A-Z][\w,’'-]+|A(?= [A-Z]))"
    r"(?: (?!(?:was|were|is|are|has|have|had|will|can|did|do|does|went|came|said"
    r"|[a-z]+ed(?! (?:where|by|at)\b))\b)"
    r"[\w,’'-]+){0,6}(?: (?:who|that|which)(?: [\w’'-]+){1,6})?\. (?=[A-Z£\d]))"
)
"""The opening of a paragraph with a label: “Buildings: they may ...”, “Buildings. They may ...”,
“To landlords: do not ...”."""

RULE = re.compile(r"\| ?:?-{3,}")
WHOLE_ROW = re.compile(r"^\| (?P<cell>[^|\n]+ \| [^|\n]+?) \|", re.MULTILINE)
"""The first two cells of a row."""
TABLE_RULE = re.compile(r"^\|(?: ?:?-{3,}:? ?\|)+$", re.MULTILINE)
FIRST_CELL = re.compile(
    r"^\| (?!:?---)(?P<cell>[^|\n]+?) \|(?=.*\n(?!\|(?: ?:?-{3,}))|.*\Z)", re.MULTILINE
)
"""What stands first in each row of a table below its head."""
_EMPHASIS = re.compile(
    r"(?<!\w)(?:\*\*|__)(?=\S)|(?<=\S)(?:\*\*|__)(?!\w)|(?<![\w*])\*(?=\w)"
    r"|(?<=[\w.,:!?])\*(?![\w*])"
)
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,300})\]\([^()\s]{1,500}\)")
_TIME = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\d{1,2}[:.]\d\d\b"
    r"|\d{1,2} ?[ap]m\b|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
    r"|dec))",
    re.IGNORECASE,
)
_FEW_ITEMS = 2
_ITEM_OF_MINUTES = re.compile(
    r"[\W\d]*(?:welcome\b|apologies|minutes of|matters arising|any other business|aob\b"
    r"|election of officers|elections?\W*\Z|declarations? of|treasurer['’]s|chair['’]s report"
    r"|date of (?:the )?next|next meeting)",
    re.IGNORECASE,
)
_OF_MINUTES = re.compile(
    r"(?:any other business|AOB\b|(?:date of )?(?:the )?next meeting|minutes of|apologies"
    r"|matters arising)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://|www\.|\S@\S|\b0\d{3,4} ?\d{3}")
_TOWARDS_READER = re.compile(
    r"(?:Please |Do )?(?:Send|Book|Ring|Call us|E-?mail|Visit|Click|Read|Write to|Download"
    r"|Register|Join us"
    r"|Follow|See|Come|Hear|Find out|Meet|Bring|Tell us|Contact|Complete|Fill|Sign)\b"
    r"|(?:please|do) [a-z]+ |(?:Can|Could|Will|Would) (?:you|each of you|anybody|anyone) "
)
_LONG_QUOTE, _SHORT = 4, 30


def plain(text: str) -> str:
    """Return `text` without Markdown's emphasis and link targets."""
    if "*" in text or "__" in text:
        text = _EMPHASIS.sub("", text)
    return _LINK.sub(r"\1", text) if "](" in text else text


def point_of(
    block: Block,
    speaker: str | None,
    points: tuple[Point, ...] = (),
    *,
    detail: str = "",
    intro: str = "",
) -> Point:
    """Return a whole block as a point."""
    text = plain(block.text).strip()
    return Point(text, block.start, block.end, speaker, points, detail, intro)


def lists_of(blocks: Sequence[Block]) -> tuple[int, ...]:
    """Return at which blocks lists begin."""
    kinds = [None, *(block.kind for block in blocks)]
    return tuple(
        at
        for at, (before, kind) in enumerate(pairwise(kinds))
        if kind is BlockKind.ITEM and before is not BlockKind.ITEM
    )


def end_of_list(blocks: Sequence[Block], index: int) -> int:
    """Return the index after the list that begins at `index`."""
    while index < len(blocks) and blocks[index].kind is BlockKind.ITEM:
        index += 1
    return index


def list_points(
    blocks: Sequence[Block], index: int, end: int, speaker: str | None, intro: str = ""
) -> list[Point]:
    """Return the items from `index` to `end` as points with those below them."""
    children: dict[int | None, list[int]] = {}
    for at in range(index, end):
        parent = blocks[at].parent
        inside = parent is not None and parent >= index
        children.setdefault(parent if inside else None, []).append(at)

    def build(at: int, words: str) -> Point:
        below = tuple(build(child, "") for child in children.get(at, ()))
        return point_of(blocks[at], speaker, below, intro=words)

    return [build(at, intro) for at in children.get(None, ())]


def announcement(blocks: Sequence[Block], index: int) -> str:
    """Return the last sentence before the block at `index`, unless that is an item."""
    if index == 0 or blocks[index - 1].kind is BlockKind.ITEM:
        return ""
    before = blocks[index - 1]
    spans = split_sentences(before.text)
    return before.text[spans[-1][0] : spans[-1][1]] if spans else ""


def is_agenda(items: Sequence[Block]) -> bool:
    """Tell whether a list is the minutes of a meeting, from apologies to other business."""
    return sum(_ITEM_OF_MINUTES.match(item.text) is not None for item in items) >= _FEW_ITEMS


def is_practical_list(items: Sequence[Block], antecedents: Antecedents) -> bool:
    """Tell whether a list is of dates, addresses, people, remarks or errands for the reader."""
    top = [item for item in items if item.level == 0]
    odd = sum(
        bool(
            _TIME.match(item.text)
            or (len(item.text) < _SHORT and is_practical(item.text))
            or _ADDRESS.search(item.text)
            or _OF_MINUTES.match(item.text)
            or _TOWARDS_READER.match(item.text)
            or antecedents.between(item.start, item.start + 2)
            or (item.text[:1] in '“"‘' and item.text[:200].count(" ") > _LONG_QUOTE)
        )
        for item in top
    )
    return odd * 2 > len(top)
