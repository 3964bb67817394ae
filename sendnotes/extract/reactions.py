"""Who welcomed, criticised or answered a speech, and who asked for what."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from sendnotes.extract.alternatives import by_first_letter, compile_words
from sendnotes.extract.blocks import BlockKind
from sendnotes.extract.hinted import Hinted
from sendnotes.extract.points import plain
from sendnotes.extract.sentences import split_sentences
from sendnotes.model import Reaction, Stance

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sendnotes.extract.antecedents import Antecedents
    from sendnotes.extract.blocks import Block

_STANCES: tuple[tuple[Stance, str], ...] = (
    (
        Stance.CALLED_FOR,
        (
            r"call(?:ed|s|ing)? (?:for|on)|urg(?:ed|es|ing)|demand(?:ed|s|ing)?"
            r"|press(?:ed|es|ing) (?:for|the)"
            r"|ask(?:ed|s|ing)? (?:for|him|her|them)"
            r"|ask(?:ed|s|ing)? the (?:minister|government|department|secretary)"
            r"|(?:would|will|['’]d) like|wants?|wanted|lobb(?:ied|ies|ying)|campaign(?:ed|s"
            r"|ing)? for|seek(?:s|ing)?"
            r"|push(?:ed|es|ing) for|appeal(?:ed|s) (?:for|to)|plead(?:ed|s) for"
        ),
    ),
    (
        Stance.WELCOMED,
        (
            r"welcom(?:ed?|es|ing)|prais(?:ed?|es|ing)|applaud(?:ed|s|ing)?"
            r"|(?:back|support)(?:ed|s|ing)? (?:the|his|her|these|this|those)"
            r"|endors(?:ed|es|ing)|(?:is|are|was|were) (?:pleased|delighted|glad|encouraged"
            r"|heartened)|hail(?:ed|s)"
            r"|commend(?:ed|s)"
        ),
    ),
    (
        Stance.CRITICISED,
        (
            r"criticis(?:ed?|es|ing)|condemn(?:ed|s|ing)?|attack(?:ed|s|ing)|oppos(?:ed?|es|ing)"
            r"|reject(?:ed|s|ing)"
            r"|warn(?:ed|s|ing)?|accus(?:ed|es|ing)|regret(?:s|ted)?|question(?:ed|s)|doubt(?:ed"
            r"|s)?"
            r"|fear(?:ed|s)?"
            r"|(?:is|are|was|were) (?:disappointed|concerned|worried|dismayed|angry|sceptical"
            r"|unconvinced)"
            r"|dismiss(?:ed|es)|deplor(?:ed|es)|complain(?:ed|s)"
        ),
    ),
    (
        Stance.RESPONDED,
        r"respond(?:ed|s|ing)?|react(?:ed|s|ing)|comment(?:ed|s|ing)?|repl(?:ied|ies|ying)",
    ),
)
_VERB = re.compile(rf"\b(?:{by_first_letter('|'.join(verbs for _, verbs in _STANCES))})\b")
_TOWARDS = compile_words(
    r"\b(?:speech|address|keynote|announcements?|announced|commitments?|pledges?|plans?"
    r"|proposals?|reforms?|bill"
    r"|focus|words|remarks|news|promise[sd]?|move|statement|paper|review|money|fund(?:ing|s)?"
    r"|minister"
    r"|secretary|government|department|he|she|him|her|this|it|more|changes?)\b"
)
_AS_DOES = re.compile(r",?\s+(as (?:does|do|did|has|have)|and so (?:does|do|did|has|have)) ")
_IN_RESPONSE = Hinted(
    ("respon", "reacting", "commenting", "in reply", "after"),
    re.compile(
        r"(?:responding|in response|reacting|commenting|in reply)\b|after (?:the|his|her) (?:speech"
        r"|address)\b"
        r"|\bsaid afterwards\b"
    ),
)
_WE = re.compile(r"(?:We|Our (?:forum|charity|group|organisation|association|union|council))\b")
_PRONOUN = re.compile(r"(?:He|She)\b")
_OPENS_WITHOUT_NAME = re.compile(r"(?:We|Our|He|She)\b")
_QUOTE_MARK = re.compile(r"[“\"‘]")


def find_reactions(
    body: str,
    blocks: Sequence[Block],
    antecedents: Antecedents,
    organisations: Sequence[tuple[int, int, str]],
    quoted: Sequence[tuple[int, int]],
    *,
    speakers: Collection[str],
    publisher: str,
    outside: Sequence[tuple[int, int]] = (),
) -> tuple[Reaction, ...]:
    """Return the reactions told in paragraphs of `body`.

    `organisations` has where each is named, `quoted` where each quotation stands; `outside` the
    stretches that hold the speech's points.
    """
    finder = _Finder(body, antecedents, organisations, quoted, speakers, publisher)
    points = sorted(outside)
    starts = [start for start, _ in points]
    ends = [0, *accumulate((end for _, end in points), max)]
    found = [
        reaction
        for block in blocks
        # No point that begins before the block goes on into it.
        if block.kind is BlockKind.PARAGRAPH
        and ends[bisect_right(starts, block.start)] <= block.start
        for reaction in finder.in_block(block)
    ]
    return tuple(dict.fromkeys(found))


def _stance(verb: str) -> Stance:
    return next(stance for stance, verbs in _STANCES if re.fullmatch(verbs, verb))


class _Finder:
    def __init__(
        self,
        body: str,
        antecedents: Antecedents,
        organisations: Sequence[tuple[int, int, str]],
        quoted: Sequence[tuple[int, int]],
        speakers: Collection[str],
        publisher: str,
    ) -> None:
        self.body = body
        self.antecedents = antecedents
        self.organisations = sorted(organisations)
        self.quoted = sorted(quoted)
        self.speakers = speakers
        self.publisher = publisher

    def in_block(self, block: Block) -> Iterator[Reaction]:
        """Yield the reactions of one paragraph."""
        begun = None
        for start, end in split_sentences(block.text, block.start):
            begun = start if begun is None else begun
            if not self._is_in_quotation(end):
                yield from self._in_sentence(begun, end)
                begun = None
        if begun is not None:  # a quotation that goes on in the next paragraph
            yield from self._in_sentence(begun, block.start + len(block.text.rstrip()))

    def _is_in_quotation(self, at: int) -> bool:
        """Tell whether a quotation that began before `at` ends after it."""
        before = bisect_left(self.quoted, (at, 0)) - 1
        return before >= 0 and self.quoted[before][1] > at

    def _in_sentence(self, start: int, end: int) -> Iterator[Reaction]:
        named = self.antecedents.between(start, end) or self._organisations(start, end)
        if not named and not _OPENS_WITHOUT_NAME.match(self.body, start):
            return
        text = self.body[start:end]
        mark = _QUOTE_MARK.search(text)
        told = text[: mark.start()] if mark else text
        low = told.lower()
        verb = _VERB.search(low)
        in_response = _IN_RESPONSE.search(low)
        if verb is None and in_response is None:
            return
        by = self._by(start, start + (verb.start() if verb and not in_response else len(told)))
        if by is None or by in self.speakers:
            return
        stance = _stance(verb[0]) if verb else Stance.RESPONDED
        if not in_response and not _TOWARDS.search(low[verb.end() if verb else 0 :]):
            return
        more = _AS_DOES.search(told)
        first_end = start + (more.start() if more else len(text))
        yield Reaction(by, stance, self._words(start, first_end))
        if more:
            others = self._names(start + more.end(), end)
            for other in others:
                if other not in self.speakers:
                    yield Reaction(other, stance, self._words(start + more.start(1), end))

    def _words(self, start: int, end: int) -> str:
        return plain(self.body[start:end]).strip(" ,.")

    def _by(self, start: int, end: int) -> str | None:
        """Return who is the subject of these words."""
        if _WE.match(self.body, start):
            return self.publisher
        if pronoun := _PRONOUN.match(self.body, start):
            spoken_of = self.antecedents.of(start, pronoun[0])
            return spoken_of.name if spoken_of else None
        person = self.antecedents.subject(start, end)
        names = self._organisations(start, end)
        if person is not None:
            return person.name
        return names[0] if names else None

    def _organisations(self, start: int, end: int) -> list[str]:
        low = bisect_left(self.organisations, (start, 0, ""))
        names = []
        for at, _, name in self.organisations[low:]:
            if at >= end:
                break
            names.append(name)
        return names

    def _names(self, start: int, end: int) -> list[str]:
        names = self._organisations(start, end)
        names = names or [person.name for _, person in self.antecedents.between(start, end)]
        return list(dict.fromkeys(names))
