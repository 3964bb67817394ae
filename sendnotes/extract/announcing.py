"""What the words around a block tell of it: who is speaking there, and what was announced."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from sendnotes.extract.blocks import BlockKind
from sendnotes.extract.headers import is_header
from sendnotes.extract.intro_words import announces_words
from sendnotes.extract.intros import Intro, judge
from sendnotes.extract.points import lists_of
from sendnotes.extract.report_end import comments_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.extract.antecedents import Antecedents
    from sendnotes.extract.blocks import Block
    from sendnotes.extract.sentences import Span
    from sendnotes.extract.voices import Voice

_ENOUGH = 2
_BAD_HEADING = -2
_SHORT = 80


@dataclass(frozen=True)
class Context:
    """A text with its speeches, in which introductions are judged."""

    body: str
    blocks: Sequence[Block]
    antecedents: Antecedents
    voices: Sequence[Voice]
    first_person: bool

    @cached_property
    def speakers(self) -> frozenset[str]:
        """The names of those who speak."""
        return frozenset(voice.speaker for voice in self.voices if voice.speaker)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last names of those who speak."""
        return frozenset(name.split(" ")[-1] for name in self.speakers)

    @cached_property
    def lists(self) -> tuple[int, ...]:
        """At which blocks lists begin."""
        return lists_of(self.blocks)

    @cached_property
    def comments(self) -> int:
        """The index of the block below which readers comment."""
        return comments_start(self.blocks)

    @cached_property
    def _in_order(self) -> Sequence[Voice]:
        return sorted(self.voices, key=lambda voice: voice.start)

    def intro(self, index: int) -> Intro:
        """Judge what stands right before the block at `index`, and the heading above it."""
        if index == 0:
            return Intro(0)
        before = self.blocks[index - 1]
        inside = self.speaker_at(index) is not None
        intro = Intro(int(inside))
        if is_header(before.text):
            return Intro(0)
        if not inside and before.kind is BlockKind.HEADING and self._is_top(index):
            # A list right below the title is what a press release has for a stand-first.
            return Intro(0)
        if before.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            intro = self.judge(before, inside=inside)
        above = self.blocks[index].heading
        # The title tells nothing about one list; a heading such as "Dates" does.
        if (
            above not in (None, 0, index - 1)
            and above is not None
            and self.blocks[above].level > 1
            and intro.speaker is None
        ):
            if inside and announces_words(self.blocks[above].text):
                return replace(intro, score=max(intro.score, _ENOUGH))
            over = self.judge(self.blocks[above], inside=False)
            if over.score < _BAD_HEADING:
                return replace(intro, score=intro.score + over.score)
        return intro

    def _is_top(self, index: int) -> bool:
        """Tell whether nothing but headings and short lines stands above."""
        return all(
            block.kind is BlockKind.HEADING or len(block.text) < _SHORT
            for block in self.blocks[:index]
        )

    def judge(self, block: Block, *, inside: bool) -> Intro:
        """Judge a whole block as an introduction."""
        heading = block.kind is BlockKind.HEADING
        intro = self.judge_words((block.start, block.end), inside=inside, heading=heading)
        return replace(intro, score=intro.score - 1) if heading and inside else intro

    def judge_words(self, span: Span, *, inside: bool, heading: bool = False) -> Intro:
        """Judge a stretch of the body as an introduction."""
        return judge(
            self.body[slice(*span)],
            span[0],
            self.antecedents,
            self.speakers,
            inside=inside,
            first_person=self.first_person,
            heading=heading,
        )

    def speaker_at(self, index: int) -> Voice | None:
        """Return whose speech the block at `index` is a part of."""
        position = self.blocks[index].start
        after = bisect_right(self._in_order, position, key=lambda voice: voice.start)
        begun = self._in_order[after - 1].start if after else position
        first = bisect_left(self._in_order, begun, key=lambda voice: voice.start)
        return next((v for v in self._in_order[first:after] if position < v.end), None)

    def speaker(self, intro: Intro, index: int) -> str | None:
        """Return whose the points are that `intro` announces at `index`."""
        if intro.speaker in self.speakers:
            return intro.speaker
        return (self.speaker_at(index) or self.voices[0]).speaker
