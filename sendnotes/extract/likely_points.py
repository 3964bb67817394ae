"""Which sentences and headings of a report are likely policy points."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sendnotes.extract.blocks import BlockKind
from sendnotes.extract.context_traits import words_of
from sendnotes.extract.counts import ORDINALS, number_of
from sendnotes.extract.intro_words import announced_count, announces_words
from sendnotes.extract.likelihood import LITTLE, Traits, likelihood, step, those
from sendnotes.extract.points import TABLE_RULE, Point, plain
from sendnotes.extract.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sendnotes.extract.announcing import Context

QUESTION = "point"
_LIKELY, _LIKELY_OF_OWN = 0.5, 0.8
"""From what likelihood on a sentence is a point in a report, and in somebody's own words, of which
real ones have many more sentences than those that were learned from: with 0.5 as many again of the
real statements' are taken for points, and the gold posts are read no better."""
_CUE = re.compile(
    rf"\b(?:(?P<ordinal>{'|'.join(ORDINALS[:8])})(?:ly)?|number (?P<number>\w+)"
    r"|(?P<more>next|then|another|also|last(?:ly)?|finally|begin|start))\b",
    re.IGNORECASE,
)
_HE_OR_SHE = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)
_WE = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_MOST, _OPENING, _FIRST, _WORDS, _LONGEST = 200, 60, 5, 30, 400


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of a paragraph, or a heading, within what is told of a speaker."""

    start: int
    end: int
    text: str
    block: int
    nth: int
    of: int
    """Which of how many sentences of its block it is."""
    speaker: str | None
    cue: str
    """What tells its place in a series: the rank in figures, or “next”; nothing for most."""


def likely_points(context: Context, found: Sequence[Point]) -> Iterator[Point]:
    """Yield the units that are likely points, but for those that were found already."""
    if len(context.body) < LITTLE:
        return
    units = units_of(context)
    least = _LIKELY_OF_OWN if context.first_person else _LIKELY
    for unit, traits in zip(units, point_traits(context, units), strict=True):
        taken = any(point.start < unit.end and unit.start < point.last for point in found)
        if taken or _is_over(context, unit, found):
            continue
        if likelihood(QUESTION, traits) > least:
            yield Point(plain(unit.text).strip(), unit.start, unit.end, unit.speaker)


def _is_over(context: Context, unit: Unit, found: Sequence[Point]) -> bool:
    """Tell whether a unit is a heading with points right below it."""
    block = context.blocks[unit.block]
    below = context.blocks[unit.block + 1 : unit.block + 2]
    return block.kind is BlockKind.HEADING and any(
        each.start <= point.start < each.end for each in below for point in found
    )


def units_of(context: Context) -> list[Unit]:
    """Return the sentences and headings of the reports of speeches, in order."""
    units: list[Unit] = []
    for index, block in enumerate(context.blocks):
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING) or len(units) >= _MOST:
            continue
        voice = context.speaker_at(index)
        if voice is None or TABLE_RULE.search(block.text):
            continue
        whole = ((block.start, block.end),)
        heads = block.kind is BlockKind.HEADING
        spans = whole if heads else split_sentences(block.text, block.start)
        for nth, (start, end) in enumerate(spans[: _MOST - len(units)]):
            text = context.body[start:end]
            units.append(Unit(start, end, text, index, nth, len(spans), voice.speaker, _cue(text)))
    return units


def point_traits(context: Context, units: Sequence[Unit]) -> Iterator[Traits]:
    """Yield the traits of each unit, as it stands among the others."""
    cues = [unit.cue for unit in units]
    ranks = sum(cue.isdigit() for cue in cues)
    items = sum(block.kind is BlockKind.ITEM for block in context.blocks)
    rank = 0
    for number, unit in enumerate(units):
        before = units[number - 1] if number else None
        behind = units[number + 1] if number + 1 < len(units) else None
        stands = [
            step("at", 10 * number // len(units), (0, 1, 2, 4, 6, 8)),
            step("ranks", ranks, (0, 1, 2, 3, 4, 6)),
            step("items", items, (0, 1, 3, 6)),
            *_of_place(context, unit),
            *_of_text(context, unit),
            *(_of_neighbour("before", before, unit) if before else ("none before",)),
            *(_of_neighbour("behind", behind, unit) if behind else ("none behind",)),
        ]
        if unit.cue:
            stands.append(f"cue {unit.cue}")
        if unit.cue.isdigit():
            stands.append("next in rank" if int(unit.cue) == rank + 1 else "out of rank")
            rank = int(unit.cue)
        elif rank:
            stands.append("behind a rank")
        yield Traits(list(_words(unit, before, behind)), stands)


def _cue(text: str) -> str:
    found = _CUE.search(text[:_OPENING])
    if found is None:
        return ""
    if found["ordinal"]:
        return str(ORDINALS.index(found["ordinal"].lower()) + 1)
    if found["number"]:
        return str(number_of(found["number"]) or "")
    return found["more"].lower()


def _of_place(context: Context, unit: Unit) -> Iterator[str]:
    block = context.blocks[unit.block]
    yield f"in {block.kind.name.lower()}"
    yield step("nth", unit.nth, (0, 1, 2, 3, 5))
    yield step("of", unit.of, (1, 2, 3, 4, 6))
    yield from those(
        {
            "own words": context.first_person,
            "last of its block": unit.nth == unit.of - 1,
            "in a quotation": context.antecedents.in_quote(unit.start),
            "below a heading": block.heading is not None and block.heading == unit.block - 1,
            "above items": unit.block + 1 < len(context.blocks)
            and context.blocks[unit.block + 1].kind is BlockKind.ITEM,
        }
    )


def _of_text(context: Context, unit: Unit) -> Iterator[str]:
    yield step("words", unit.text.count(" ") + 1, (0, 4, 8, 14, 22, 32, 45))
    named = context.antecedents.between(unit.start, unit.end)
    yield from those(
        {
            "he or she": _HE_OR_SHE.search(unit.text) is not None,
            "we": _WE.search(unit.text) is not None,
            "speaker": any(person.name in context.speakers for _, person in named),
            "somebody else": any(person.name not in context.speakers for _, person in named),
            "quotes": any(mark in unit.text for mark in '“"'),
            "opens a quote": unit.text[0] in "“\"‘'",
            "asks": unit.text.endswith("?"),
            "colon": unit.text.endswith(":"),
            "label": ":" in unit.text[:_OPENING],
            "no stop": unit.text[-1].isalnum(),
        }
    )


def _of_neighbour(side: str, other: Unit, unit: Unit) -> Iterator[str]:
    """Yield what shows of the unit before or behind another, and how alike they are."""
    words, own = words_of(other.text[:_OPENING]), words_of(unit.text[:_OPENING])
    yield f"{side}, cue {other.cue or 'none'}"
    yield from those(
        {
            f"{side}, the same block": other.block == unit.block,
            f"{side}, begins alike": words[:1] == own[:1],
            f"{side}, begins very much alike": words[:2] == own[:2],
            f"{side}, colon": other.text.endswith(":"),
            f"{side}, counts": announced_count(other.text) is not None,
            f"{side}, announces": announces_words(other.text),
        }
    )


def _words(unit: Unit, before: Unit | None, behind: Unit | None) -> Iterator[str]:
    """Yield the words of a unit, and the first ones of those around it."""
    words = words_of(unit.text[:_LONGEST])
    yield from (f"{nth}: {word}" for nth, word in enumerate(words[:_FIRST]))
    yield from (f"first: {one} {other}" for one, other in pairwise(words[:_FIRST]))
    yield from dict.fromkeys(f"has: {word}" for word in words[:_WORDS])
    for side, other in (("before", before), ("behind", behind)):
        if other:
            yield from (f"{side}: {word}" for word in words_of(other.text[:_OPENING])[:2])
