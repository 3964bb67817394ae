"""Records of what several people said in turn, word for word: captions, minutes, Hansard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sendnotes.extract.speaking_signs import Sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.extract.blocks import Block
    from sendnotes.extract.people import Cast, Person
    from sendnotes.model import CleanText

_TIME = r"(?:\[?\d{1,2}:\d\d(?::\d\d)?\]? )"
_CAPTION = re.compile(rf"(?:- )?(?:{_TIME}?(?P<loud>[A-Z][A-Z.’'-]* [A-Z.’' -]{{2,50}}):(?= ))")
"""What stands before the words of each in captions: [00:12:31] ANN HALL: ..."""
_STAMPED = re.compile(rf"{_TIME}(?P<name>[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){{1,3}})\n\n(?=\S)")
"""A time and a name on a line of their own above what was said."""
_MEMBER = re.compile(
    r"(?:The [A-Z][^()\n]{3,90}|[A-Z][\w’'.-]+(?: (?:of )?[A-Z][\w’'.-]+){1,4}) \([^()\n]{2,60}\)"
    r"(?: \([^()\n]{2,40}\))?"
)
_PARTY = re.compile(r" \((?:Con|Lab|LD|CB|DUP|SNP|PC|UUP|GP|Ind|Green)(?:/[A-Z][\w-]+)?\)")
_HOST = re.compile(
    r"\b(?:over to you|our (?:first |next )?(?:guest|speaker)s?(?: \w+)? (?:is|are)"
    r"|stop you there|to respond, please|pile of questions|point of order)\b",
    re.IGNORECASE,
)
"""What the one who leads through a meeting says, or who only interrupts it."""
_FEWEST_TURNS, _FEWEST_WORDS = 3, 40


class _Turn(NamedTuple):
    block: int
    at: int
    person: Person | None
    words: str


def turns_told(clean: CleanText) -> str | None:
    """Return how a text is known for such a record, if it is one."""
    for pattern in (_CAPTION, _STAMPED):
        heads = re.findall(rf"(?m)^{pattern.pattern}", clean.body)
        several = len(heads) >= _FEWEST_TURNS and 1 < len(set(heads)) < len(heads)
        if several:  # and some of them more than once, unlike the lines of a header
            return f"it has who spoke before what each said: “{heads[0]}”"
    lines = (line.strip("#* ") for line in clean.body.split("\n") if line.endswith((")", "*")))
    members = [line for line in lines if _MEMBER.fullmatch(line)]
    if len(set(members)) > 1 and any(_PARTY.search(line) for line in members):
        return f"it has who spoke above what each said: “{members[0]}”"
    return None


def find_captioned(blocks: Sequence[Block], body: str, cast: Cast) -> list[Sign]:
    """Return the first turn of each who says more than a few words, and does not lead the talk."""
    turns = list(_turns(blocks, body, cast))
    if len(turns) < _FEWEST_TURNS or len({turn.person and turn.person.name for turn in turns}) < 2:
        return []
    said: dict[str, list[_Turn]] = {}
    for turn in turns:
        if turn.person is not None:
            said.setdefault(turn.person.name, []).append(turn)
    return [
        Sign(3, blocks[first.block].start, blocks[first.block].end, first.block, first.at, person)
        for first, *more in said.values()
        if (person := first.person)
        and not any(_HOST.search(turn.words) for turn in (first, *more))
        and sum(len(turn.words.split()) for turn in (first, *more)) >= _FEWEST_WORDS
    ]


def _turns(blocks: Sequence[Block], body: str, cast: Cast) -> list[_Turn]:
    heads: list[tuple[int, int, int]] = []
    for index, block in enumerate(blocks):
        if found := _CAPTION.match(body, block.start):
            heads.append((index, found.start("loud"), found.end()))
        elif found := _STAMPED.match(body, block.start):
            heads.append((index, found.start("name"), found.end()))
    turns = []
    for number, (index, start, end) in enumerate(heads):
        last = blocks[heads[number + 1][0]].start if number + 1 < len(heads) else len(body)
        named = cast.mentions_in(start, end)
        turns.append(_Turn(index, start, named[0][1] if named else None, body[end:last]))
    return turns
