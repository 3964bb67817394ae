"""Points in running text that nothing marks: what the speaker asks for, promises or thinks right.

A sentence is one if a verb of asking or promising has the speaker for its subject, or if it says
what should, must or will be while nobody else has taken the word.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from sendnotes.extract.alternatives import by_first_letter, compile_words
from sendnotes.extract.blocks import BlockKind
from sendnotes.extract.intro_words import POINTS, announced_count
from sendnotes.extract.points import Point, plain, point_of
from sendnotes.extract.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sendnotes.extract.announcing import Context
    from sendnotes.extract.voices import Voice

_QUOTED = re.compile(r"“[^“”]*(?:”|\Z)|\"[^\"]*(?:\"|\Z)|(?<!\w)‘[^‘’]*(?:’(?!\w)|\Z)")
_DEEDS = (
    "pool|make|give|put|have|keep|end|scrap|bring|require|ban|spend|cut|set|let|merge|move|pay|train"
    "|take|write|publish|build|open|extend|fund|introduce|ask|change|consult"
)
"""What somebody does who has the power to."""
_TO_TELL = "to (?:tell|say|begin|start|finish|end|thank|talk|turn|share|raise)"
# These are for small letters.
_ASKED = re.compile(
    r"\b(?:"
    + by_first_letter(
        r"wants?|wanted|would (?:also )?like|would rather|wished for|asks? for|argued? for"
        r"|asked (?:for|that|the \w+ to|\w+s? to)|has (?:also )?(?:asked|called|been trying)"
        r"|call(?:ed|s|ing) (?:for|on)|press(?:ed|es|ing) for|argues for|insist(?:ed|s) (?:on|that)"
        r"|urg(?:ed|es|ing)|propos(?:ed|es|ing)|promis(?:ed|es|ing)|pledg(?:ed|es|ing)|committed"
        r"|announc(?:ed|es|ing)|demand(?:ed|s|ing)|recommend(?:ed|s|ing)|vow(?:ed|s)|undertook"
        r"|plans to|planned|intends|means to|meant to|favours|favoured|backed|confirm(?:ed|s)"
        rf"|set out|is (?:therefore |now |also )?(?:going to|to|asking|looking to)|was going to"
        rf"|(?:would|will) (?:{_DEEDS})"
        r"|will be (?:writing|asking|publishing|making|putting)"
    )
    + r")\b|['’]d like\b"
)
"""A verb of asking, promising or planning."""
_OUGHT = compile_words(
    r"\b(?:should|must|mustn['’]t|ought|shall|will|would|won['’]t|shouldn['’]t|(?:is|are|was|were)"
    r" (?:also )?(?:not )?(?:to (?:be|have|get|go|stay|come|give|make|take|look|see|pay|do)"
    r"|going to)|(?:has|have|had|needs?|needed) to|can no longer|be able to|be allowed to)\b"
)
"""What ought to be, or is to come."""
_OUR = compile_words(r"\b(?:i|i['’]\w+|my|me|we|our|us|you|your)\b")
_FIRST = re.compile(
    r"\b(?:i|we) (?:also )?(?:want|shall|will|am going|are going|ask|would like|am asking|propose"
    r"|intend|promise|call on|call for|urge|expect|need|have asked|have decided|must)\b"
    r"|\b(?:i|we)['’]ll\b|\bi['’]m going to\b|\bwe['’]re going to\b"
)
_NO_POINT = re.compile(
    r"\b(?:"
    + by_first_letter(
        r"(?:would|will|could)(?: not|n['’]t) (?:be drawn|say|name|comment|give|tell)"
        r"|had (?:been |already |also )?(?:promised|asked|wanted|planned|pledged|told|said|met"
        r"|heard)"
        r"|(?:wondered|asked|wanted to know) (?:whether|if|what|how|when|where|why|who)"
        rf"|(?:want|would like|am going|going) {_TO_TELL}|what i (?:want|ask|am going)"
    )
    + rf")\b|\b['’]d like {_TO_TELL}\b"
)
_BACKWARDS = re.compile(
    r"(?:But |And |So )?(?:It|That|This|They|Those|These|Nobody|None|No,|Yes)\b"
)
"""The opening of a sentence that goes on about the point before."""
_ABOUT = re.compile(r"\b(?:he|she|him|his|her)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\d{1,2}\.\d{1,2}\.? (?=\S)")
"""How a paragraph of minutes begins: “4.2 Mrs Halloran said that ...”."""
_FEWEST, _LONGEST = 5, 90
_MOST_QUOTED = 0.5


def find_prose(context: Context, voice: Voice) -> Iterator[Point]:
    """Yield the points that the running text of one speech makes."""
    first_person = context.first_person
    current: str | None = voice.speaker
    first = bisect_right(context.blocks, voice.start, key=lambda block: block.end)
    last = bisect_left(context.blocks, voice.end, key=lambda block: block.start)
    for block in context.blocks[first:last]:
        if block.kind is BlockKind.HEADING and not first_person:
            current = voice.speaker if _ABOUT.search(block.text) else None
        if block.kind is not BlockKind.PARAGRAPH and not _NUMBERED.match(block.text):
            continue
        for start, end in split_sentences(block.text, block.start):
            words = _QUOTED.sub(" … ", context.body[start:end])
            if not first_person:
                current = _speaking(context, start, end, current)
            if start < voice.start or current != voice.speaker:
                continue
            quoted = context.antecedents.in_quote(start)
            if not quoted and _is_point(words, context.body[start:end], first_person=first_person):
                if first_person:  # a paragraph of a speech is of one matter
                    yield point_of(block, voice.speaker)
                    break
                yield Point(plain(context.body[start:end]).strip(), start, end, voice.speaker)


def _speaking(context: Context, start: int, end: int, current: str | None) -> str | None:
    """Return whose views a sentence gives: its subject's, or those of whom the last one told."""
    person = context.antecedents.subject(start, end)
    if person is not None:
        return person.name
    pronoun = _PRONOUN.search(context.body, start, end)
    meant = context.antecedents.of(pronoun.start(), pronoun[0]) if pronoun else None
    return meant.name if meant else current


def _is_point(words: str, whole: str, *, first_person: bool) -> bool:
    count = len(words.split())
    if not _FEWEST <= count <= _LONGEST or words.rstrip().endswith(("?", ":")):
        return False
    if count < (1 - _MOST_QUOTED) * len(whole.split()) or _BACKWARDS.match(words):
        return False
    low = words.lower()
    if _NO_POINT.search(low) or (announced_count(words) and POINTS.search(words)):
        return False
    if first_person:
        return bool(_FIRST.search(low)) or bool(_OUGHT.search(low) and not _OUR.search(low))
    if _OUR.search(low):
        return False
    return bool(_ASKED.search(low) or _OUGHT.search(low))
