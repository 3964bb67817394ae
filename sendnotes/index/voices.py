"""Whose words a passage is: spoken, reported, or the publisher's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sendnotes.index.blocks import plain
from sendnotes.index.words import fold
from sendnotes.model import Kind, Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.index.blocks import Block
    from sendnotes.model import Post

    Span = tuple[int, int]

SPOKEN = frozenset({Kind.TRANSCRIPT, Kind.DRAFT_TEXT, Kind.SPEAKING_NOTES, Kind.STATEMENT})
"""Kinds of post that are a speech word for word."""
# A publisher says "we" and "our" of itself, unless the sentence tells what somebody said.
_OWN = re.compile(r"(?<![\w’'])(?:[Ww]e|[Oo]urs?|I|[Mm]y)(?!\w)")
# As a text, which `re` compiles when it is first needed: few passages speak of “us”.
_TELLING = (
    r"\b(?:sa(?:id|ys?)|t(?:old|ells?)|ask(?:ed|s)?|add(?:ed|s)|warn(?:ed|s)|promis(?:ed|es)"
    r"|announc(?:ed|es)|argu(?:ed|es)|pledg(?:ed|es)|stress(?:ed|es)|explain(?:ed|s)"
    r"|describ(?:ed|es)|sp(?:oke|eaks)|call(?:ed|s) (?:for|on)|want(?:ed|s))\b"
)
_SOMEBODY = re.compile(
    r"\W*(?:(?!(?:The|An?|Our|Her|His|One|Another) )(?:[A-Z][\w’'-]+\.? )+[A-Z][\w’'-]+"
    r"|(?:An?|The|One|Our|Another) (?:[\w’'-]+ ){0,6}?"
    r"(?:spokes(?:man|woman|person)|mother|father|parent|mum|dad|delegate))"
    r"\b[^.;:“”]{0,80}?\s(?:said|says|asked|told|added|warned|argued|replied|responded|welcomed"
    r"|called|raised|wanted|pointed out|agreed|complained)\b"
)
"""A sentence that tells what somebody said, who is named or called by an office at its start."""
_SHORTEST_PIECE = 3


class _Spoken(NamedTuple):
    """A paragraph of a quote, and who said it."""

    text: str
    speaker: str | None


class Voices:
    """Tells whose words stand where in a post."""

    def __init__(self, post: Post) -> None:
        self.post = post
        self.names = tuple(dict.fromkeys(s.speaker for s in post.speeches if s.speaker))
        self.areas = {plain(area.text): area.speaker for _, area in post.all_areas()}
        self.quotes = [
            _Spoken(text, quote.speaker)
            for quote in post.quotes
            for part in quote.text.splitlines()
            if len(text := plain(part)) >= _SHORTEST_PIECE
        ]

    def tellers(self, blocks: Sequence[Block]) -> list[str | None]:
        """Return whose speech each block tells of, None where that is not clear.

        In a post with several speeches a block is about the speaker it names, else about the one
        named before it in the same section.
        """
        if len(self.names) < 2:
            return [self.names[0] if self.names else None] * len(blocks)
        tellers: list[str | None] = []
        current, level, section = None, 0, 0
        for block in blocks:
            named = self._named(block.text)
            section = block.level or section
            if named:
                current = named[0] if len(named) == 1 else None
                level = section
            elif block.level and block.level <= level:
                current = None
            tellers.append(current)
        return tellers

    def of(
        self,
        text: str,
        span: Span,
        marks: Sequence[Span],
        *,
        teller: str | None,
        headline: bool = False,
    ) -> tuple[Voice, str | None]:
        """Return the voice of the `span` of a block, by where most of the marks stand."""
        post = self.post
        inside = [(quote.speaker, self._within(text, quote.text, marks)) for quote in self.quotes]
        if sum(len(found) for _, found in inside) * 2 >= len(marks) > 0:
            return Voice.SAID, max(inside, key=lambda one: len(one[1]))[0]
        for reaction in post.reactions:
            if reaction.text and (reaction.text in text or text in reaction.text):
                return Voice.COMMENT, reaction.by
        area = text in self.areas
        if not post.speeches or (headline and not area):
            return Voice.COMMENT, None
        speaker = self.areas.get(text) or teller
        if post.kind in SPOKEN:
            return Voice.SAID, speaker
        if not area and (self._is_own(text, span) or self._is_others(text, span)):
            return Voice.COMMENT, None
        return Voice.REPORTED, speaker

    def _is_others(self, text: str, span: Span) -> bool:
        """Tell whether the sentence tells what somebody else than a speaker said."""
        told = _SOMEBODY.match(text, span[0], span[1])
        return told is not None and not self._named(told[0])

    def _named(self, text: str) -> list[str]:
        words = fold(text).split()
        return [name for name in self.names if _surname(name) in words]

    def _within(self, text: str, quote: str, marks: Sequence[Span]) -> list[Span]:
        at = text.find(quote)
        found: dict[Span, None] = {}
        while at >= 0:
            end = at + len(quote)
            found |= {mark: None for mark in marks if at <= mark[0] and mark[1] <= end}
            at = text.find(quote, end)
        return list(found)

    def _is_own(self, text: str, span: Span) -> bool:
        """Tell whether the publisher speaks of itself, outside of quotes."""
        words = text[span[0] : span[1]]
        for quote in self.quotes:
            words = words.replace(quote.text, " ")
        return bool(_OWN.search(words)) and not (re.search(_TELLING, words) or self._named(words))


def _surname(name: str) -> str:
    return (fold(name).split() or [""])[-1]
