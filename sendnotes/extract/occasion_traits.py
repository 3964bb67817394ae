"""Where a place stands in a post, and beside what: whether the speech was there shows in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sendnotes.extract.blocks import BlockKind
from sendnotes.extract.likelihood import step, those
from sendnotes.extract.marks import in_quotation
from sendnotes.extract.scenes import HAPPENED, TO_COME, block_at, sentence_around, within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sendnotes.extract.scenes import Scene, Spanned

_PAST = re.compile(
    r"\b(?:was|were|had|came|went|told|said|met|spoke|heard|gave|took|held|opened|sat|\w{3,}ed)\b"
)
_WE = re.compile(r"\b(?:we|us|our|I|my)\b")
_GATHERING = re.compile(
    r"\b(?:spoke|speaker|speech|heard|told|addressed|gave|keynote|lecture|talk|joined us|came to"
    r"|opened|chair|panel|audience|delegates|webinar|conference|meeting|event|gathered|met"
    r"|launch\w*|rally|march\w*|hall|room|hosted|held|took place|minibus|coach|train|invited"
    r"|attended|reception|debate|visit\w*|fringe)\b",
    re.IGNORECASE,
)
_WORDS_BEFORE = re.compile(r"[\w’']+|[,.:;(]")
_STRONG, _BEFORE, _BEHIND, _TAIL = 4, 40, 30, 2


def traits_of(scene: Scene, found: Spanned, at: int) -> Iterator[str]:
    """Yield where in the post something stands, from the speaker's sentence at `at` too."""
    index, own = block_at(scene, found.start), block_at(scene, at)
    block = scene.blocks[index]
    start, end = sentence_around(scene, found.start)
    sentence = scene.body[start:end]
    way = "after" if index > own else "before"
    yield "same block" if index == own else step(f"blocks {way}", abs(index - own), (1, 2, 3, 5, 8))
    yield step("block", index, (0, 1, 2, 3, 4, 6, 10))
    yield step("at", 10 * found.start // len(scene.body), (0, 1, 2, 4, 6, 8))
    yield step("block length", len(block.text), (0, 40, 80, 150, 300))
    yield f"in {block.kind.name.lower()}"
    traits = {
        "same sentence": start <= at < end,
        "first sentence of a block": start <= block.start,
        "within quotes": in_quotation(sentence, found.start - start),
        "happened": HAPPENED.search(sentence) is not None,
        "to come": TO_COME.search(sentence) is not None,
        "past": _PAST.search(sentence) is not None,
        "we": _WE.search(sentence) is not None,
        "gathering": _GATHERING.search(sentence) is not None,
        "event in the sentence": any(e.weight >= _STRONG for e in within(scene.events, start, end)),
        "event in the block": any(
            e.weight >= _STRONG for e in within(scene.events, block.start, block.end)
        ),
        "place in the sentence": bool(within(scene.places, start, end)),
        "date in the sentence": bool(within(scene.dates, start, end)),
        "in comments": index >= scene.comments,
        "at the end": index >= len(scene.blocks) - _TAIL,
        "below a heading": block.kind is not BlockKind.HEADING and block.heading is not None,
    }
    yield from those(traits)
    before = scene.body[max(block.start, found.start - _BEFORE) : found.start].lower()
    for back, word in enumerate(reversed(_WORDS_BEFORE.findall(before)[-2:]), 1):
        yield f"{back} before: {word}"
    behind = scene.body[found.end : min(block.end, found.end + _BEHIND)].lower()
    if word_after := _WORDS_BEFORE.match(behind.lstrip()):
        yield f"behind: {word_after[0]}"
