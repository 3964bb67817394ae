"""Whom a pronoun means, and who is the subject of a stretch of text."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from sendnotes.extract.blocks import BlockKind
from sendnotes.extract.genders import OF_PRONOUNS, gender_of, title_gender
from sendnotes.extract.names import load_name_words
from sendnotes.extract.people import Mention, Person
from sendnotes.extract.sentences import split_sentences
from sendnotes.extract.verbs import HANDED, PREPOSED, find_unnamed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sendnotes.extract.blocks import Block
    from sendnotes.extract.people import Cast
    from sendnotes.extract.quotes import Quoted

_RELATIVE = re.compile(r",?\s(?:who|whose|whom|which)\b")
_OBJECTS = {
    "he": re.compile(r"\b(?:asked|told|thanked|met|invited|pressed|reminded|introduced) him\b"),
    "she": re.compile(r"\b(?:asked|told|thanked|met|invited|pressed|reminded|introduced) her\b"),
}
_GENDERS = dict.fromkeys("boy father dad man son brother gentleman grandfather".split(), "m") | (
    dict.fromkeys("girl mother mum mam woman daughter sister lady grandmother".split(), "f")
)
_INTRODUCED = re.compile(
    r"([A-Z](?<![\w’'-].)[a-z]{2,14})"
    r"(?=, (?:who|an?|one of|from|aged|\d)\b| (?:in|from) [A-Z][a-z])"
)
_BLOCKS_BACK = 8
_MOST_BACK = 40
_SENTENCES = 25
"""How many sentences of a block are gone back: a paragraph may have thousands."""
_LONGEST = 20_000
_QUESTION = re.compile(r"\b(?:asked|wondered|wanted to know|shouted|called out|heckled)\b")
"""What is told of somebody whom the speaker answers then."""
_PREDICATE = re.compile(
    r"\b(?:he|she)(?:['’]s| is| was| has been| works as| became)(?: now| also| currently| once)? \Z"
)
_THEIR_KIN = re.compile(r"(?:his|her) (?:own |late |\w+-old )?\w+\Z")
"""Who is told of for somebody's sake: “her own mum” leaves her the one that “she” means."""


def _strangers(body: str, known: Sequence[tuple[Mention, Person]]) -> list[tuple[Mention, Person]]:
    """Return where people are named who are called by a first name alone: “Ros, a mum of three”."""
    given = load_name_words().given
    names = {name for name in _INTRODUCED.findall(body) if name.lower() in given}
    if not names:
        return []
    taken = {mention.start for mention, _ in known}
    nobody = Person(name="", printed="")
    alone = "|".join(rf"{name[0]}(?<![\w’'-].){name[1:]}" for name in sorted(names))
    pattern = re.compile(rf"(?:{alone})(?![\w’'-]| [A-Z])")
    return [
        (Mention(found.start(), found.end(), found[0]), nobody)
        for found in pattern.finditer(body)
        if found.start() not in taken
        and not any(m.start <= found.start() < m.end for m, _ in _near(known, found.start()))
    ]


def _near(known: Sequence[tuple[Mention, Person]], at: int) -> Sequence[tuple[Mention, Person]]:
    index = bisect_left(known, at, key=lambda pair: pair[0].end)
    return known[index : index + 1]


class Antecedents:
    """Looks people up by position; quoted words are passed over, they name other people."""

    def __init__(
        self,
        body: str,
        blocks: Sequence[Block],
        cast: Cast,
        quoted: Sequence[Quoted] = (),
        *,
        blocks_back: int = _BLOCKS_BACK,
    ) -> None:
        self.body = body
        self.blocks = blocks
        self.cast = cast
        self.blocks_back = blocks_back
        self._block_starts = [block.start for block in blocks]
        self.quoted = [(quote.start, quote.end) for quote in quoted]
        self._quote_ends = [end for _, end in self.quoted]
        known = cast.mentions_in(0, len(body))
        named = [
            pair
            for pair in sorted([*known, *_strangers(body, known)], key=lambda pair: pair[0].start)
            if not self.in_quote(pair[0].start)
        ]
        self.mentions = named
        self._starts = [mention.start for mention, _ in named]
        self._genders = self._read_genders()

    def between(self, start: int, end: int) -> Sequence[tuple[Mention, Person]]:
        """Return the mentions that begin in this stretch, outside quotations."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def subject(self, start: int, end: int) -> Person | None:
        """Return the person who most likely is the subject of the words from `start` to `end`."""
        named = [
            pair
            for pair in self.between(start, end)
            if not PREPOSED.search(self.body, max(start, pair[0].start - 24), pair[0].start)
        ]
        if not named:
            return None
        first, last = named[0], named[-1]
        if last is first or _RELATIVE.match(self.body, first[0].end, last[0].start):
            return first[1]
        close = len(self.body[last[0].end : end].split()) <= 3
        return last[1] if close else first[1]

    def first(self, start: int, end: int) -> Person | None:
        """Return the first person named there who is no object: "wrote Jane Smith"."""
        for mention, person in self.between(start, end):
            if not PREPOSED.search(self.body, max(start, mention.start - 24), mention.start):
                return person
        return None

    def may_mean(self, pronoun: str, name: str) -> bool:
        """Tell whether “he” or “she” may be somebody, as far as their gender is known."""
        wanted = OF_PRONOUNS.get(pronoun.lower())
        return wanted is not None and self._genders.get(name, wanted) == wanted

    def of(self, position: int, pronoun: str) -> Person | None:
        """Return whom `pronoun` at `position` means: the last suitable subject before it."""
        wanted = OF_PRONOUNS.get(pronoun.lower())
        named_here: Person | None = None
        for start, end in self._backwards(position):
            suitable = [
                pair
                for pair in self.between(start, end)
                if wanted is None or self._genders.get(pair[1].name, wanted) == wanted
            ]
            next_up = [
                pair
                for pair in suitable
                if end < position
                and HANDED.search(self.body, max(start, pair[0].start - 40), pair[0].start)
            ]
            if next_up:
                return next_up[-1][1]
            subjects = [
                pair
                for pair in suitable
                if not PREPOSED.search(self.body, max(start, pair[0].start - 24), pair[0].start)
            ]
            if subjects and end < position and self._is_other(subjects[0][0].end, end, pronoun):
                continue
            if subjects:
                return subjects[-1 if end == position else 0][1]
            named = self.between(start, min(end, start + 60))
            opening = self.body[start : min(end, start + 50)].lower()
            unnamed = None if named else find_unnamed(opening)
            if unnamed and _GENDERS.get(unnamed[0].split()[-1], wanted) != wanted:
                unnamed = None
            if unnamed and self._is_in_name(start + unnamed.start(), start + unnamed.end()):
                unnamed = None
            if unnamed and _PREDICATE.search(opening[: unnamed.start()]):
                unnamed = None  # “She is a psychologist” tells of nobody else
            if unnamed and (
                _THEIR_KIN.match(unnamed[0]) or _QUESTION.search(self.body, start, end)
            ):
                unnamed = None
            if unnamed and unnamed.start() < 20 and not self.in_quote(start + unnamed.start()):
                return None
            if suitable and end < position and not self._same(start, end, pronoun):
                return suitable[-1][1]
            named_here = named_here or (suitable[-1][1] if suitable else None)
        return named_here

    def _is_in_name(self, start: int, end: int) -> bool:
        """Tell whether the last word of a stretch is part of a name: “The Eastern Parent Forum”."""
        words = self.body[start:end].split()
        return len(words) > 1 and words[-1][0].isupper()

    def _is_other(self, start: int, end: int, pronoun: str) -> bool:
        """Tell whether "X asked him" shows that X is not the one that "he" means."""
        objects = _OBJECTS.get(pronoun.lower())
        found = objects.search(self.body, start, min(end, start + 60)) if objects else None
        return found is not None and not self.in_quote(found.start())

    def _same(self, start: int, end: int, pronoun: str) -> bool:
        """Tell whether the sentence has the same pronoun for its subject."""
        subject = re.compile(rf"\b{pronoun}\b", re.IGNORECASE)
        found = subject.search(self.body, start, end)
        return found is not None and not self.in_quote(found.start())

    def _backwards(self, position: int) -> Iterator[tuple[int, int]]:
        """Yield the sentences before `position`, the nearest first, the last one cut short."""
        at = self._block_at(position)
        left = self.blocks_back
        in_list = self.blocks[at].kind is BlockKind.ITEM and self.blocks[at].number is not None
        for index in range(at, max(-1, at - _MOST_BACK), -1):
            block = self.blocks[index]
            if left < 0:
                return
            if block.kind is BlockKind.CODE or len(block.text) > _LONGEST:
                continue
            if block.kind is BlockKind.ITEM and index != at and not in_list:
                continue
            left -= 1
            spans = split_sentences(block.text, block.start)
            last = bisect_left(spans, position, key=lambda span: span[0])
            for start, end in reversed(spans[max(0, last - _SENTENCES) : last]):
                yield start, min(end, position)

    def _block_at(self, position: int) -> int:
        return max(0, bisect_left(self._block_starts, position + 1) - 1)

    def in_quote(self, position: int) -> bool:
        """Tell whether quoted words stand at `position`."""
        at = bisect_left(self._quote_ends, position + 1)
        return at < len(self.quoted) and self.quoted[at][0] <= position

    def _read_genders(self) -> dict[str, str]:
        genders: dict[str, str] = {}
        for mention, person in self.mentions:
            if person.name in genders:
                continue
            before = self.body[max(0, mention.start - 8) : mention.end]
            if told := gender_of(person) or title_gender(before):
                genders[person.name] = told
        return genders
