"""The parts of a post that stand under somebody's name, and so show that person speaking."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sendnotes.extract.blocks import BlockKind
from sendnotes.extract.roles import PARTIES
from sendnotes.extract.speaking_patterns import (
    ADDRESS_BY,
    DEBATE,
    PANEL,
    SECTION,
    WHAT_WAS_SAID,
)
from sendnotes.extract.speaking_signs import Sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.extract.blocks import Block
    from sendnotes.extract.people import Cast, Mention, Person

_CAPITALS = re.compile(r"(?:[A-Z][A-Z’'.-]+ ){1,4}[A-Z][A-Z’'-]+, [a-z]")
"""A name in capitals with a role behind it: ANN TULL, head of inclusion."""
_SLOT = re.compile(
    r"[#*_ ]*(?:\d{1,2}[.:]\d\d ?(?:[ap]m)?[ ,:–-]*)?(?:\w+ )?(?:keynote|address|speech|talk"
    r"|speaker|session|plenary|lecture)(?: \w+)?,",
    re.IGNORECASE,
)
"""What stands before the name in the heading of a part: 09:40 KEYNOTE 1,"""
_MEMBER = re.compile(rf" \({PARTIES}[^()]{{0,40}}\)")
"""A party, and perhaps a seat, behind a name."""
_OF_SEAT = re.compile(rf" \([A-Z][^()]{{2,60}}\) \({PARTIES}\)")
"""A seat and a party behind a name, as the record of a debate gives them with the time."""
_CONTRIBUTION = 250
_PARTY = re.compile(rf"[*_]* \({PARTIES}[^()]{{0,20}}\)[*_]*\s*\Z")
"""A party behind the name over a contribution, as in Hansard."""
_SHOUTED_SEAT = re.compile(r" OF [A-Z][A-Z’' -]+")
"""Of where a peer is, in a heading in capitals."""
_INTRODUCED = re.compile(r"\b(?:introduced|welcomed) (?:[\w’',-]+ ){0,6}\Z")
_TITLE, _OPENING, _SEVERAL, _BEFORE = 80, 60, 3, 90


def section(blocks: Sequence[Block], index: int, cast: Cast, body: str) -> list[Sign]:
    """Read a heading, a numbered line or a line in bold type that is somebody's name."""
    block = blocks[index]
    if len(block.text) < _TITLE and index and WHAT_WAS_SAID.fullmatch(block.text.strip("*_#: ")):
        return [
            _part(block, index, mention.start, person, weight=3)
            for mention, person in cast.mentions_in(block.start, block.end)
            if " " in mention.text and person.surname in mention.text
        ]
    if len(block.text) < _TITLE and ADDRESS_BY.search(block.text):
        below = blocks[index + 1 : index + 3]
        each_below = [cast.mentions_in(each.start, each.end) for each in below]
        everybody = [pair for pairs in each_below for pair in pairs]
        introduced = [
            pair
            for pair in everybody
            if _INTRODUCED.search(body, max(0, pair[0].start - _BEFORE), pair[0].start)
        ]
        last = [pair for pairs in each_below for pair in pairs[-1:]]
        spoken = cast.mentions_in(block.start, block.end) or introduced or last
        if spoken:
            at = spoken[0][0].start
            return [_part(block, index, at, spoken[0][1], weight=3)]
    heads = block.kind is BlockKind.HEADING or (block.text.isupper() and len(block.text) < _TITLE)
    if heads and (behind := _named_last(block, cast, body)):
        return [_part(block, index, *behind)]
    lead = SECTION.match(body, block.start, block.end)
    start = lead.end() if lead else block.start
    named = [pair for pair in cast.mentions_in(start, block.end)[:1] if pair[0].start <= start + 4]
    if not named or " " not in named[0][0].text:
        return []
    mention, person = named[0]
    if person.surname.lower() not in mention.text.lower():
        return []  # “The Minister” over a paragraph is no more than a heading
    if lead and lead[0][:1].isdigit() and _OF_SEAT.match(body, mention.end):
        return [_part(block, index, mention.start, person, weight=3)]
    bold = body[block.start : start].count("*") >= 2
    numbered = block.kind is BlockKind.ITEM and block.number is not None
    seat = _SHOUTED_SEAT.match(body, mention.end, block.end)
    stop = seat.end() if seat else mention.end
    alone = _PARTY.match(body, stop, block.end) is not None or (
        stop >= block.end - 2 and mention.text.isupper()
    )
    if _is_shouted(mention.text) and block.kind is BlockKind.PARAGRAPH and not alone:
        panel = PANEL.search(body, max(0, block.start - 1500), block.start)
        return [_part(block, index, mention.start, person)] if panel else []
    if _takes_part(block, mention, person, cast, body):
        return [_part(block, index, mention.start, person, weight=3)]
    titled = len(block.text) < _TITLE and body[mention.end : mention.end + 1] == ":"
    if not (bold or numbered or alone or titled or block.kind is BlockKind.HEADING):
        return []
    after = body[stop : min(block.end, stop + 6)].lstrip("*_")
    if after and after[0] not in "(,:–—-*" and not after.startswith((" (", " –", " -", " —")):
        return []
    if index == 0 or (block.kind is BlockKind.HEADING and block.level == 1):
        return []
    around = body[max(0, block.start - 1500) : block.start]
    if not PANEL.search(around):
        return []
    return [_part(block, index, mention.start, person)]


def _takes_part(block: Block, mention: Mention, person: Person, cast: Cast, body: str) -> bool:
    """Tell whether a paragraph is about one member's part in a debate: “Ann Lee (Lab) said”."""
    if block.kind is not BlockKind.PARAGRAPH or len(block.text) < _CONTRIBUTION:
        return False
    if not _MEMBER.match(body, mention.end) or not DEBATE.search(body, 0, block.start):
        return False
    return all(other is person for _, other in cast.mentions_in(block.start, block.end))


def in_turn(blocks: Sequence[Block], body: str, cast: Cast) -> list[Sign]:
    """Read names in bold, in capitals or as headings as those of several who spoke in turn.

    At least three are so marked, or two by headings, below words of a panel or a conference.
    """
    found: dict[str, Sign] = {}
    heads: set[str] = set()
    for index, block in enumerate(blocks):
        heading = block.kind is BlockKind.HEADING
        named = _heads_part(block, cast) if heading and index else _emphasised(block, body, cast)
        if named:
            mention, person = named
            found.setdefault(person.name, _part(block, index, mention.start, person))
            heads |= {person.name} if heading else set()
    enough = len(found) >= _SEVERAL or len(heads) > 1
    several = enough and PANEL.search(body, 0, min(sign.start for sign in found.values()))
    return list(found.values()) if several else []


def _heads_part(block: Block, cast: Cast) -> tuple[Mention, Person] | None:
    """Return whose name a heading opens with, which asks nothing."""
    if len(block.text) >= _TITLE or block.text.endswith("?"):
        return None
    named = cast.mentions_in(block.start, block.start + 1)
    return next((pair for pair in named if " " in pair[1].name), None)


def _emphasised(block: Block, body: str, cast: Cast) -> tuple[Mention, Person] | None:
    """Return whose name stands in bold or in capitals at the beginning of a paragraph."""
    short = len(block.text) < _TITLE and not _CAPITALS.match(block.text)
    if block.kind is not BlockKind.PARAGRAPH or short:
        return None
    opening = min(block.end, block.start + _OPENING)
    for mention, person in cast.mentions_in(block.start, opening):
        surname = mention.text.split()[-1]
        bold = body[max(0, mention.start - 2) : mention.start] == "**"
        if " " in mention.text and (bold or (surname.isupper() and len(surname) > 2)):
            return mention, person
    return None


def _part(block: Block, index: int, at: int, person: Person, weight: int = 2) -> Sign:
    """Return the sign of a part that is somebody's: its heading, or how its paragraph opens."""
    return Sign(weight, block.start, block.end, index, at, person, section=True)


def _named_last(block: Block, cast: Cast, body: str) -> tuple[int, Person] | None:
    """Return who stands behind the colon of a heading: “The morning: Lee Owston”."""
    for mention, person in cast.mentions_in(block.start, block.end)[-1:]:
        whole = mention.end >= block.end - 1 and " " in mention.text
        before = body[block.start : mention.start].rstrip()
        if whole and (before.endswith((":", "–", "-", "—")) or _SLOT.fullmatch(before)):
            return mention.start, person
    return None


def _is_shouted(name: str) -> bool:
    """Whether a name is in capitals, as at the head of a speaker's paragraph: Catherine McLEOD."""
    letters = name.replace(" ", "")
    return sum(letter.isupper() for letter in letters) >= 0.75 * len(letters)
