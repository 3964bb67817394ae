"""Tables with one speaker in each row: who they are, what they asked for, in their own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sendnotes.extract.points import TABLE_RULE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sendnotes.extract.blocks import Block
    from sendnotes.extract.people import Cast, Person

_OF_SPEAKERS = re.compile(
    r"\| *(?:speakers?|who|name|panel(?: member|list)s?|contributors?|witness(?:es)?) *\|",
    re.IGNORECASE,
)
_OF_POINTS = re.compile(
    r"\b(?:ask(?:s|ed)?|want(?:s|ed)?|points?|priorit(?:y|ies)|said|call(?:s|ed)? for|promised"
    r"|messages?|demands?|pledges?)\b",
    re.IGNORECASE,
)
_PIECE = re.compile(r"[^•◦▪;]+")
_SHORTEST = 2


class Row(NamedTuple):
    """A row with a speaker: where it is, where the name stands, and where the points do."""

    person: Person
    start: int
    end: int
    at: int
    points: tuple[tuple[int, int], ...]


def speaker_rows(block: Block, cast: Cast) -> Iterator[Row]:
    """Yield the rows of a table whose first column has the speakers; none of any other block."""
    if not _OF_SPEAKERS.match(block.text):
        return
    head, *lines = block.text.split("\n")
    told = next((n for n, cell in enumerate(head.split("|")) if _OF_POINTS.search(cell)), None)
    start = block.start + len(head) + 1
    for line in lines:
        end = start + len(line)
        name_ends = start + line.find("|", 1)
        named = cast.mentions_in(start, name_ends)
        if named and not TABLE_RULE.fullmatch(line):
            mention, person = named[0]
            pieces = tuple(_pieces(line, told, start)) if told else ()
            yield Row(person, start, end, mention.start, pieces)
        start = end + 1


def _pieces(line: str, column: int, offset: int) -> Iterator[tuple[int, int]]:
    """Yield where the points of a cell are: each behind a bullet, or a semicolon."""
    cells = line.split("|")
    if column >= len(cells):
        return
    start = offset + sum(len(cell) + 1 for cell in cells[:column])
    for piece in _PIECE.finditer(cells[column]):
        text = piece[0].strip()
        if text.count(" ") >= _SHORTEST:
            at = start + piece.start() + piece[0].index(text)
            yield at, at + len(text)
