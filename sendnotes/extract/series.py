"""Points told in running text: first ... second ..., (a) ... (b) ..., on this ... on that ..."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sendnotes.extract.alternatives import compile_words
from sendnotes.extract.blocks import BlockKind
from sendnotes.extract.counts import NUMBER, ORDINALS, SEVERAL, number_of
from sendnotes.extract.date_words import DAY_NAME
from sendnotes.extract.sentences import Span, split_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.extract.blocks import Block


@dataclass(frozen=True, slots=True)
class Stretch:
    """One point in running text, and the words that announce the whole series."""

    start: int
    end: int
    intro: Span
    turns: bool = False
    """Whether it is one of several paragraphs that go from one matter to the next."""


_ORDINAL = re.compile(
    r"(?:(?:And )?(?:The |An? |His |Her |Their |My |Our |In the )?"
    rf"({'|'.join(ORDINALS[:7])})(?:ly)?\b"
    r"(?: (?:was|is|would|will|came|comes|of|on|to|he|she|they"
    r"|[a-z]+ (?:(?:I|he|she|we|they) \w+ )?(?:was|is|would|concerns|concerned))\b| place,|,|:"
    r"| [–—-])"
    rf"|({NUMBER})(?:,|:|\.(?= [A-Z]))|number (?P<counted>{NUMBER})(?:,|:| is\b)"
    r"|(?:next|then|finally|last|after (?:that|this))(?:ly)?(?:,|:| came\b| there (?:was|were)\b)"
    r"|to (?P<begin>begin|start) with,"
    r"|(?:And )?(?:last of all\b|(?:finally|last|lastly),)|And finally\b)",
    re.IGNORECASE,
)
_TURN = re.compile(
    r"(?:And )?(?:[Ff]irst(?: up| of all)?|[Nn]ext|[Tt]hen|[Aa]fter (?:that|this)"
    r"|[Ss]econd(?:ly)?|[Tt]hird(?:ly)?"
    r"|[Ll]ast(?:ly| of all)?|[Ff]inally|(?:He|She|They) (?:began|started|opened|ended|finished"
    r"|closed))\b"
    r"|[A-Z][\w’'-]+(?: [\w’'-]+){0,4} (?:came|was|were|is|are) (?:first|next|second|third"
    r"|fourth|last|top)\b"
    r"|[A-Z][\w’'-]+(?: [\w’'-]+){0,2} (?:next|first|last)[.,:]"
)
"""The opening of a paragraph that takes up the next of a speaker's points."""
_FIRST_TURN = re.compile(r"\b(?:[Ff]irst|top|began|started|opened)\b")
_TURNS = 2
_TOPIC = re.compile(rf"On (?!{DAY_NAME}\b)([a-zA-Z][\w ’'-]{{2,50}}?)(?:,|:| he | she | the )")
_INLINE = re.compile(r"(?<!\S)\(?([a-h]|i{1,3}|iv|vi{0,3}|\d)\)\s+(?=\S)")
_COUNT = re.compile(
    rf"\b({SEVERAL})\b(?: [\w-]+){{0,3}} \w+s\b[^:;.]{{0,80}}:\s+(?=\S)",
    re.IGNORECASE,
)
_COUNTABLE = (
    *("things", "points", "priorities", "changes", "steps", "asks", "demands", "promises", "aims"),
    *("ideas", "tests", "reforms", "measures", "recommendations", "proposals", "requests"),
    *("commitments", "pledges"),
)
_COUNTED = compile_words(
    rf"\b({SEVERAL}) (?:[\w-]+ ){{0,2}}(?:{'|'.join(_COUNTABLE)})\b", any_case=True
)
_AMISS = re.compile(r"\b(?:wrong|fail\w*|worr\w+|broken|trouble)\b")
"""What tells that the things counted are no aims."""
_NEAR = 60
_MOST = 20_000
_MOST_BLOCKS = 40


def find_series(blocks: Sequence[Block], index: int) -> tuple[tuple[Stretch, ...], int]:
    """Return a series that begins in the paragraph at `index`, and the index after it."""
    block = blocks[index]
    if len(block.text) > _MOST:
        return (), index + 1
    if stretches := _inline(block):
        return stretches, index + 1
    if stretches := _in_sentences(blocks, index) or _in_parallel(block):
        return stretches, index + 1
    return _in_paragraphs(blocks, index)


def _rank(text: str) -> int | None:
    """Return the place in a series that a sentence's opening claims; 99 for "finally"."""
    found = _ORDINAL.match(text)
    if not found:
        return None
    if found["begin"]:
        return 1
    name, number = (found[1] or "").lower(), (found[2] or found["counted"] or "").lower()
    if number:
        return number_of(number)
    return ORDINALS.index(name) + 1 if name in ORDINALS else 99


def _is_ranked(text: str) -> bool:
    return _rank(text) is not None


def _is_in_turn(text: str) -> bool:
    return bool(_TURN.match(text))


def _is_on_topic(text: str) -> bool:
    return bool(_TOPIC.match(text))


def _in_sentences(blocks: Sequence[Block], index: int) -> tuple[Stretch, ...]:
    block = blocks[index]
    spans = split_sentences(block.text, block.start)
    ranks = [_rank(block.text[start - block.start :][:80]) for start, _ in spans]
    if 1 not in ranks:
        return ()
    first = ranks.index(1)
    if first == 0 and index == 0:
        return ()
    places = [at for at in range(first, len(spans)) if ranks[at]]
    if len(places) < 2:
        return ()
    before = blocks[index - 1] if first == 0 else None
    intro = (before.start, before.end) if before else spans[first - 1]
    stretches = []
    for number, at in enumerate(places):
        # A point goes on until the next one; the last has its own sentence only.
        last = places[number + 1] - 1 if number + 1 < len(places) else at
        stretches.append(Stretch(spans[at][0], spans[last][1], intro))
    return tuple(stretches)


def _in_parallel(block: Block) -> tuple[Stretch, ...]:
    """Read as many sentences as were counted that begin alike: “Three things. They should ...”."""
    countable = any(map(block.text.lower().__contains__, _COUNTABLE))
    counted = _COUNTED.search(block.text) if countable else None
    if counted is None or _AMISS.search(block.text, counted.end(), counted.end() + _NEAR):
        return ()
    spans = split_sentences(block.text)
    at = next(n for n, (start, end) in enumerate(spans) if start <= counted.start() < end)
    number = number_of(counted[1])
    following = spans[at + 1 : at + 1 + number]
    if len(following) < number:
        return ()
    sentences = [block.text[start:end] for start, end in following]
    alike = len({_opening(sentence) for sentence in sentences}) == 1
    closed = following[-1] == spans[-1] and sentences[-1].startswith("And ")
    if not (alike or closed):
        return ()
    intro = (block.start + spans[at][0], block.start + spans[at][1])
    return tuple(Stretch(block.start + start, block.start + end, intro) for start, end in following)


def _opening(sentence: str) -> tuple[str, ...]:
    """Return the first two words, without an “And” before them."""
    words = sentence.lower().removeprefix("and ").split(maxsplit=2)
    return tuple(words[:2])


def _in_paragraphs(blocks: Sequence[Block], index: int) -> tuple[tuple[Stretch, ...], int]:
    opening = blocks[index - 1] if index else None
    if opening is None or opening.kind not in {BlockKind.PARAGRAPH, BlockKind.HEADING}:
        return (), index + 1
    headed = opening.kind is BlockKind.HEADING
    for opens in (_is_ranked,) if headed else (_is_ranked, _is_on_topic, _is_in_turn):
        end = index
        places: list[int] = []
        while end < min(len(blocks), index + _MOST_BLOCKS):
            if blocks[end].kind is not BlockKind.PARAGRAPH:
                break
            if opens(blocks[end].text[:80]):
                places.append(end)
            elif not places or end - places[-1] > 1:
                break
            end += 1
        begins = opens is not _is_ranked or _rank(blocks[index].text[:80]) == 1
        if opens is _is_in_turn:
            begins = len(places) > _TURNS and bool(_FIRST_TURN.search(blocks[index].text[:80]))
        if len(places) > 1 and begins:
            stretches = tuple(
                Stretch(
                    blocks[at].start,
                    blocks[at].end,
                    (opening.start, opening.end),
                    turns=len(places) > _TURNS and opens is not _is_on_topic,
                )
                for at in places
            )
            return stretches, places[-1] + 1
    return (), index + 1


def _inline(block: Block) -> tuple[Stretch, ...]:
    """Read "(a) ...; (b) ..." and "three aims: to ...; to ...; and to ..."."""
    marks = list(_INLINE.finditer(block.text)) if ")" in block.text else []
    if len(marks) > 1 and marks[0][1] in ("a", "i", "1") and marks[1][1] in ("b", "ii", "2"):
        intro = (block.start, block.start + marks[0].start())
        stops = [mark.start() for mark in marks[1:]]
        tail = split_sentences(block.text[marks[-1].start() :])
        stops.append(marks[-1].start() + (tail[0][1] if tail else 0))
        pieces = [(mark.end(), stop) for mark, stop in zip(marks, stops, strict=True)]
        return _stretches(block, pieces, intro)
    for start, end in split_sentences(block.text) if ":" in block.text else ():
        sentence = block.text[start:end]
        colon = sentence.find(":")
        counted = _COUNT.search(sentence) if colon > 0 else None
        if colon < 0 or (not counted and sentence.count(";") < 2):
            continue
        after = start + (counted.end() if counted else colon + 1)
        pieces = _cut(block.text, after, end, ";")
        if counted and len(pieces) < 2:
            pieces = _cut(block.text, after, end, ",")
            if len(pieces) != number_of(counted[1]):
                continue
        if (
            len(pieces) > 1
            and '"' not in sentence[colon : colon + 4]
            and "“" not in sentence[colon : colon + 4]
        ):
            return _stretches(block, pieces, (block.start + start, block.start + after))
    return ()


def _cut(text: str, start: int, end: int, sign: str) -> list[Span]:
    cuts = [at for at in range(start, end) if text[at] == sign and text[at + 1 : at + 2] == " "]
    bounds = [start, *(at + 1 for at in cuts), end]
    pieces = [(bounds[n], bounds[n + 1]) for n in range(len(bounds) - 1)]
    if sign == "," and pieces:
        last_start, last_end = pieces[-1]
        joined = re.search(r"(?<=\S) and (?=\S)", text[last_start:last_end])
        if joined and not re.match(r"\s*and\s", text[last_start:last_end]):
            pieces[-1:] = [
                (last_start, last_start + joined.start()),
                (last_start + joined.start(), last_end),
            ]
    return pieces


def _stretches(block: Block, pieces: Sequence[Span], intro: Span) -> tuple[Stretch, ...]:
    found = []
    for start, end in pieces:
        piece = block.text[start:end]
        lead = re.match(r"\s*(?:and\s+|or\s+)?", piece)
        start += lead.end() if lead else 0
        kept = block.text[start:end].rstrip(" ;,.").removesuffix(" and").rstrip(" ;,.")
        end = start + len(kept)
        if end > start:
            found.append(Stretch(block.start + start, block.start + end, intro))
    return tuple(found)
