"""Records of what several people said in turn, word for word: captions, minutes, Hansard."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sendnotes.extract.roles import PARTIES
from sendnotes.extract.speaking_signs import Sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.extract.blocks import Block
    from sendnotes.extract.people import Cast, Person
    from sendnotes.model import CleanText

_TIME = r"(?:\[?\d{1,2}:\d\d(?::\d\d)?\]? )"
_CAPTION = rf"{_TIME}?(?P<loud>[A-Z][A-Z.’'-]* [A-Z.’' -]{{2,50}})(?: \([^()\n]{{2,60}}\))?:(?= )"
"""What stands before the words of each in captions: [00:12:31] ANN HALL: ..."""
_STAMPED = rf"{_TIME}(?P<name>[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){{1,3}})\n\n(?=\S)"
"""A time and a name on a line of their own above what was said."""
_BEFORE_WORDS = re.compile(f"{_CAPTION}|{_STAMPED}")
_ON_LINES = re.compile(rf"^(?:[-#]+ )?(?:{_BEFORE_WORDS.pattern})", re.MULTILINE)


def _over_words_of(who: str) -> re.Pattern[str]:
    """Return what Hansard has above somebody's words: with seat and party, or the office."""
    office = rf"The [A-Z][^()@\n]{{3,90}} \({who}\)"
    return re.compile(rf"(?:{who}|{office})(?: ?\([^()]{{1,50}}\)){{1,3}}:?|{office}:?")


_THE_MEMBER = _over_words_of("@")
_ANY_MEMBER = _over_words_of(r"[A-Z][\w’'.-]+(?: (?:of )?[A-Z][\w’'.-]+){1,4}")
_STATED = re.compile(r"The [A-Z][^():@\n]{3,90} \(@(?: MP)?\): ")
"""How a written statement begins: The Secretary of State for Education (Ed Balls): Today ..."""
_SEAT = re.compile(
    rf"\([^()\n]{{2,50}}\) \({PARTIES}(?:/[A-Z][\w-]+)?\)"
    r"|\([A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,4}\)"
)
"""What may stand in a line of its own below a member: the seat and the party, or who it is."""
_PARTY = re.compile(rf" \({PARTIES}(?:/[A-Z][\w-]+)?\)")
_LEADS = re.compile(
    r"\b(?:host(?:ed by)?|chair(?:ed by)?|in the chair|present(?:er|ed by)|moderat(?:or|ed by)"
    r"|interview(?:er|ed by)|facilitat(?:or|ed by)):? (?:was |is )?\Z",
    re.IGNORECASE,
)
"""What stands in the head before the name of who leads through a talk."""
_HEAD = 1500
_HOST = re.compile(
    r"\b(?:over to you|our (?:first |next )?(?:guest|speaker)s?(?: \w+)? (?:is|are)"
    r"|stop you there|to respond, please|pile of questions|point of order)\b",
    re.IGNORECASE,
)
"""What the one who leads through a meeting says, or who only interrupts it."""
_ANSWERED = re.compile(
    r"[*_]{0,3}(?P<asks>Q ?\d{1,4}[.:]? +)?(?P<who>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,5})"
    r"(?: \([^()\n]{2,60}\))?[*_]{0,3}:[*_]{0,3} (?=\S)"
)
"""What stands before what is asked and answered in evidence: “Q612 Chair: ...”, “Dr Marsh: ...”."""
_QUESTION = re.compile(r"(?m)^[*_]{0,3}(Q ?\d{1,4}[.:]? +[A-Z][\w’'. -]{2,40}):")
_CHAIR = re.compile(r"\b(?:[Cc]hair(?:man|woman|person)?|CHAIR|MODERATOR|HOST)\b")
_FEWEST_TURNS, _FEWEST_WORDS, _LONGEST = 3, 40, 140
_FEWEST_ANSWERED = 20


class _Turn(NamedTuple):
    block: int
    at: int
    person: Person | None
    words: str


def turns_told(clean: CleanText) -> str | None:
    """Return how a text is known for such a record, if it is one."""
    heads = [found["loud"] or found["name"] for found in _ON_LINES.finditer(clean.body)]
    if len(heads) >= _FEWEST_TURNS and 1 < len(set(heads)) < len(heads):
        # Some of them more than once, unlike the lines of a header.
        return f"it has who spoke before what each said: “{heads[0]}”"
    asked = _QUESTION.findall(clean.body)
    if len(asked) > 1 and any(_CHAIR.search(each) for each in asked):
        return f"it has numbered questions: “{asked[0]}”"
    if not _PARTY.search(clean.body):
        return None
    lines = [line.strip("#* ") for line in clean.body.split("\n") if line]
    below = (f"{line} {seat}" for line, seat in pairwise(lines) if _SEAT.fullmatch(seat))
    members = [
        line
        for line in (*lines, *below)
        if line.endswith((")", "):")) and _ANY_MEMBER.fullmatch(line)
    ]
    if len(set(members)) > 1 and any(_PARTY.search(line) for line in members):
        return f"it has who spoke above what each said: “{members[0]}”"
    return None


def find_turns(blocks: Sequence[Block], body: str, cast: Cast) -> list[Sign]:
    """Return the first turn of each speaker of such a record, or a statement's only one."""
    return (
        _members(blocks, cast) or _captioned(blocks, body, cast) or _witnesses(blocks, body, cast)
    )


def _members(blocks: Sequence[Block], cast: Cast) -> list[Sign]:
    turns: dict[str, Sign] = {}
    stated = False
    for index, block in enumerate(blocks):
        printed, end = block.text, block.end
        if index + 1 < len(blocks) and _SEAT.fullmatch(blocks[index + 1].text):
            printed, end = f"{printed} {blocks[index + 1].text}", blocks[index + 1].end
        named = cast.mentions_in(block.start, min(end, block.start + _LONGEST))
        full = [pair for pair in named if " " in pair[0].text and pair[1].surname in pair[0].text]
        if not full:
            continue
        text = printed.replace(full[0][0].text, "@", 1).strip("*_# ")
        statement = _STATED.match(text) is not None
        if not statement and not (len(text) <= _LONGEST and _THE_MEMBER.fullmatch(text)):
            continue
        stated = stated or statement
        mention, person = full[0]
        sign = Sign(3, block.start, block.end, index, mention.start, person)
        turns.setdefault(person.name, sign)
    return list(turns.values()) if stated or len(turns) > 1 else []


def _captioned(blocks: Sequence[Block], body: str, cast: Cast) -> list[Sign]:
    """Return the first turn of each who says more than a few words, and does not lead the talk."""
    turns = _turns(blocks, body, cast)
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
        and not _leads(body, person)
        and sum(len(turn.words.split()) for turn in (first, *more)) >= _FEWEST_WORDS
    ]


def _leads(body: str, person: Person) -> bool:
    return any(
        mention.start < _HEAD and _LEADS.search(body, max(0, mention.start - 30), mention.start)
        for mention in person.mentions
    )


def _witnesses(blocks: Sequence[Block], body: str, cast: Cast) -> list[Sign]:
    """Return the first answer of each witness, where a chair or numbers lead through questions."""
    heads = [
        (number, found)
        for number, block in enumerate(blocks)
        if (found := _ANSWERED.match(body, block.start))
    ]
    if len(heads) < _FEWEST_TURNS or not any(_asks(found) for _, found in heads):
        return []
    answers: dict[str, Sign] = {}
    questions: Counter[str] = Counter()
    turns: Counter[str] = Counter()
    said: Counter[str] = Counter()
    for nth, (number, found) in enumerate(heads):
        named = cast.mentions_in(found.start("who"), found.end("who"))
        if not named:
            continue
        mention, person = named[0]
        block, name = blocks[number], person.name
        last = blocks[heads[nth + 1][0]].start if nth + 1 < len(heads) else len(body)
        questions[name] += _asks(found) or block.text.rstrip("*_ ").endswith("?")
        turns[name] += 1
        said[name] += len(body[found.end() : last].split())
        answers.setdefault(name, Sign(3, block.start, block.end, number, mention.start, person))
    return [
        sign
        for name, sign in answers.items()
        if 2 * questions[name] <= turns[name] and said[name] >= _FEWEST_ANSWERED
    ]


def _asks(found: re.Match[str]) -> bool:
    """Tell whether a number or the chair stands before somebody's words."""
    return bool(found["asks"] or _CHAIR.search(found["who"]))


def _turns(blocks: Sequence[Block], body: str, cast: Cast) -> list[_Turn]:
    heads = [
        (index, found.start(found.lastgroup or 0), found.end())
        for index, block in enumerate(blocks)
        if (found := _BEFORE_WORDS.match(body, block.start))
    ]
    turns = []
    for number, (index, start, end) in enumerate(heads):
        last = blocks[heads[number + 1][0]].start if number + 1 < len(heads) else len(body)
        named = cast.mentions_in(start, end)
        turns.append(_Turn(index, start, named[0][1] if named else None, body[end:last]))
    return turns
