"""Whose words a passage is: spoken, reported, or the publisher's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sendnotes.index.blocks import plain
from sendnotes.index.sentences import split_sentences
from sendnotes.index.words import fold
from sendnotes.model import Kind, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sendnotes.index.blocks import Block
    from sendnotes.index.marks import Mark
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
_SAID = (
    r"(?:said|says|asked|told|added|warned|argued|replied|responded|welcomed|called|raised|wanted"
    r"|pointed out|agreed|complained|insisted|wrote|fears?|feared|estimates?|estimated)"
)
_NAME = r"(?!(?:The|An?|Our|Her|His|One|Another) )(?:[A-Z][\w’'-]*\.? )+[A-Z][\w’'-]+"
_OFFICE = (
    r"(?:spokes(?:man|woman|person)|mother|father|parent|mum|dad|delegate|chair(?:man|woman)?|head"
    r"|headteacher|director|leader|treasurer|secretary|union|council|charity|forum|trust"
    r"|association|network|society|alliance|federation|campaigners?|unions|charities|councils"
    r"|ministers|parents)"
)
_SOMEBODY = re.compile(
    rf"\W*(?:{_NAME}|(?:(?:An?|The|One|Our|Another|Its) )?(?:[\w’'-]+ ){{0,6}}?(?i:{_OFFICE}))"
    rf"\b[^.;:“”]{{0,80}}?\s{_SAID}\b"
    r"|\W*According to [^,]{3,80},"
)
"""A sentence that tells what somebody said, who is named or called by an office at its start."""
_BY_HIM = re.compile(r"\W*(?:He|She|In h(?:is|er) )\b")
_QUOTED = re.compile("[”’\"'] ")
# Compiled only for a text that has the end of a quotation.
_SAID_BY = rf"[”’\"'] (?:said|says|asked|added|warned|replied) (?P<who>{_NAME})"
_HE = re.compile(
    r"(?<![\w’'])(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Tt]he (?:[Mm]inister|speech|speaker))(?!\w)"
)
_SHORTEST_PIECE = 3
_LEAST = 0.001


class _Spoken(NamedTuple):
    """A paragraph of a quote, and who said it."""

    text: str
    speaker: str | None


class Voices:
    """Tells whose words stand where in a post."""

    def __init__(self, post: Post) -> None:
        self.post = post
        self.names = tuple(dict.fromkeys(s.speaker for s in post.speeches if s.speaker))
        # “the Education Secretary”: the last words of a role before what it is for.
        self.roles = [
            words
            for one in post.speeches
            if one.role
            and (words := set(fold(re.split(r",| (?:of|for|at|in) ", one.role)[0]).split()[-2:]))
        ]
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
        marks: Sequence[Mark],
        *,
        teller: str | None,
        headline: bool = False,
        above: str = "",
    ) -> tuple[Voice, str | None]:
        """Return the voice of the `span` of a block, by where the marks that say most stand.

        What is no quote is reported of the speaker only where the text speaks of him or her.
        """
        post = self.post
        inside = [(quote.speaker, self._within(text, quote.text, marks)) for quote in self.quotes]
        if sum(weight for _, weight in inside) * 2 >= _weight(marks) > 0:
            return Voice.SAID, max(inside, key=lambda one: one[1])[0]
        for reaction in post.reactions:
            if reaction.text and (reaction.text in text or text in reaction.text):
                return Voice.COMMENT, reaction.by
        area = text in self.areas
        if not post.speeches or (headline and not area):
            return Voice.COMMENT, None
        speaker = self.areas.get(text) or teller
        if post.kind in SPOKEN:
            return Voice.SAID, speaker
        sentence = _sentence(text, span, marks)
        told = self._is_told_of(text, sentence, speaker, above) and not self._is_own(text, span)
        if area or (told and fold(text) != fold(post.title)):
            return Voice.REPORTED, speaker
        return Voice.COMMENT, None

    def _is_told_of(self, text: str, sentence: Span, speaker: str | None, above: str) -> bool:
        """Tell whether a text speaks of the speaker so far, and its sentence of nobody else."""
        told = None if _BY_HIM.match(text, *sentence) else _SOMEBODY.match(text, *sentence)
        if told and not self._is_speaker(told[0]):
            return False
        by = re.search(_SAID_BY, text[slice(*sentence)]) if _QUOTED.search(text) else None
        if by and not self._is_speaker(by["who"]):
            return False
        so_far = f"{above} {text[: sentence[1]]}"
        if speaker is None or len(self.names) > 1:  # the text around has told whose it is
            return True
        return bool(_HE.search(so_far)) or self._is_speaker(so_far)

    def _is_speaker(self, text: str) -> bool:
        """Tell whether a text names one of the speakers, or an office of theirs."""
        words = set(fold(text).split())
        return bool(self._named(text)) or any(role <= words for role in self.roles)

    def _named(self, text: str) -> list[str]:
        words = fold(text).split()
        return [name for name in self.names if _surname(name) in words]

    def _within(self, text: str, quote: str, marks: Sequence[Mark]) -> float:
        at = text.find(quote)
        found: dict[Mark, None] = {}
        while at >= 0:
            end = at + len(quote)
            found |= {mark: None for mark in marks if at <= mark.start and mark.end <= end}
            at = text.find(quote, end)
        return _weight(found)

    def _is_own(self, text: str, span: Span) -> bool:
        """Tell whether the publisher speaks of itself, outside of quotes."""
        words = text[span[0] : span[1]]
        for quote in self.quotes:
            words = words.replace(quote.text, " ")
        return bool(_OWN.search(words)) and not (re.search(_TELLING, words) or self._named(words))


def _sentence(text: str, span: Span, marks: Sequence[Mark]) -> Span:
    """Return the sentence of the mark that says most, without marks the whole span."""
    if not marks:
        return span
    at = max(marks, key=lambda mark: mark.weight).start
    return next((one for one in split_sentences(text) if one[0] <= at < one[1]), span)


def _weight(marks: Iterable[Mark]) -> float:
    return sum(mark.weight + _LEAST for mark in marks)


def _surname(name: str) -> str:
    return (fold(name).split() or [""])[-1]
