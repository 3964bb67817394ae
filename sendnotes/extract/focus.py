"""The policy points of a speech: lists, sections, bold openings and series of sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sendnotes.extract.blocks import BlockKind
from sendnotes.extract.intros import Intro, is_practical, judge
from sendnotes.extract.series import find_series

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sendnotes.extract.antecedents import Antecedents
    from sendnotes.extract.attribution import Voice
    from sendnotes.extract.blocks import Block


@dataclass(frozen=True, slots=True)
class Point:
    """One policy point; `start` and `end` are where its own words stand in the body."""

    text: str
    start: int
    end: int
    speaker: str | None = None
    points: tuple[Point, ...] = ()

    @property
    def last(self) -> int:
        """The end of the point with those below it."""
        return max([self.end, *(point.last for point in self.points)])


_ENOUGH = 2
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{2,120}?)(?<=\S)\1[.:,]?\s*(?=\S)")
_EMPHASIS = re.compile(r"(?<!\w)(?:\*\*|__)(?=\S)|(?<=\S)(?:\*\*|__)(?!\w)|(?<![\w*])\*(?=\w)|(?<=[\w.,:!?])\*(?![\w*])")
_LINK = re.compile(r"(?<!!)\[([^\]\n]{1,300})\]\([^()\s]{1,500}\)")
_TIME = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\d{1,2}[:.]\d\d\b|\d{1,2} ?[ap]m\b"
    r"|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    r"\b(?:these (?:things|points|are|were)|as follows|what follows|following|below|headings|in turn)\b"
    r"[^.]{0,60}\.?\s*\Z",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://|www\.|\S@\S|\b0\d{3,4} ?\d{3}")
_TOWARDS_READER = re.compile(
    r"(?:please |do )?(?:send|book|ring|call us|e-?mail|visit|click|read|write to|download|register|join us"
    r"|follow|see|come|hear|find out|meet|bring|tell us|contact|complete|fill|sign)\b",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """Return `text` without Markdown's emphasis and link targets."""
    if "*" in text or "__" in text:
        text = _EMPHASIS.sub("", text)
    return _LINK.sub(r"\1", text) if "](" in text else text


def find_points(
    body: str,
    blocks: Sequence[Block],
    antecedents: Antecedents,
    voices: Sequence[Voice],
    *,
    first_person: bool = False,
) -> tuple[Point, ...]:
    """Return the points of the speeches that `voices` tells the places of, in order."""
    if not voices:
        return ()
    found = _Finder(body, blocks, antecedents, voices, first_person).find()
    return tuple(sorted(found, key=lambda point: point.start))


class _Finder:
    """Tries the blocks one after another as the beginning of a group of points."""

    def __init__(
        self,
        body: str,
        blocks: Sequence[Block],
        antecedents: Antecedents,
        voices: Sequence[Voice],
        first_person: bool,
    ) -> None:
        self.body = body
        self.blocks = blocks
        self.antecedents = antecedents
        self.voices = voices
        self.speakers = {voice.speaker for voice in voices if voice.speaker}
        self.first_person = first_person
        self.accepted_number = 0

    def find(self) -> Iterator[Point]:
        """Yield the points."""
        index = 0
        last: tuple[bool, Intro] = (False, Intro(0))
        while index < len(self.blocks):
            block = self.blocks[index]
            if block.kind is BlockKind.ITEM:
                end = self._end_of_list(index)
                resumed = last[0] and self._resumes(index)
                intro = last[1] if resumed else self._intro(index)
                accepted = intro.score >= _ENOUGH and not self._practical(index, end)
                if accepted:
                    yield from self._tree(index, end, None, self._speaker(intro, block))
                    self.accepted_number = self._last_number(index, end)
                last = (accepted, intro)
                index = end
            elif (end := self._end_of_bold(index)) > index + 1:
                intro = self._intro(index)
                if intro.score >= 0 and self._inside(block.start) and not self._named(index, end):
                    speaker = self._speaker(intro, block)
                    for at in range(index, end):
                        if self.blocks[at].kind is BlockKind.PARAGRAPH and _BOLD.match(self.blocks[at].text):
                            yield self._point(self.blocks[at], speaker)
                index = end
            elif block.kind is BlockKind.PARAGRAPH:
                end = yield from self._series(index)
                index = end
            elif block.kind is BlockKind.HEADING:
                end = yield from self._sections(index)
                index = end
            else:
                index += 1

    def _point(
        self, block: Block, speaker: str | None, points: tuple[Point, ...] = ()
    ) -> Point:
        return Point(plain(block.text).strip(), block.start, block.end, speaker, points)

    def _tree(
        self, index: int, end: int, parent: int | None, speaker: str | None
    ) -> Iterator[Point]:
        """Yield the items under `parent` with those below them."""
        children: dict[int | None, list[int]] = {}
        for at in range(index, end):
            above = self.blocks[at].parent
            children.setdefault(above if above is not None and above >= index else None, []).append(at)

        def build(at: int) -> Point:
            below = tuple(build(child) for child in children.get(at, ()))
            return self._point(self.blocks[at], speaker, below)

        yield from (build(at) for at in children.get(parent, ()))

    def _end_of_list(self, index: int) -> int:
        end = index
        while end < len(self.blocks) and self.blocks[end].kind is BlockKind.ITEM:
            end += 1
        return end

    def _last_number(self, index: int, end: int) -> int:
        numbers = [b.number for b in self.blocks[index:end] if b.level == 0 and b.number]
        return int(numbers[-1]) if numbers and numbers[-1].isdigit() else 0

    def _resumes(self, index: int) -> bool:
        """Tell whether a numbered list goes on after a paragraph in between."""
        number = self.blocks[index].number
        return bool(
            number and number.isdigit() and self.accepted_number and int(number) == self.accepted_number + 1
        )

    def _intro(self, index: int) -> Intro:
        """Judge what stands right before the block at `index`, and the heading above it."""
        if index == 0:
            return Intro(0)
        before = self.blocks[index - 1]
        heading = before.kind is BlockKind.HEADING
        inside = self._inside(self.blocks[index].start)
        if before.kind is BlockKind.PARAGRAPH or before.kind is BlockKind.HEADING:
            intro = judge(
                before.text,
                before.start,
                self.antecedents,
                self.speakers,
                inside=inside,
                first_person=self.first_person,
                heading=heading,
            )
            if heading:
                intro = replace(intro, score=intro.score - 1)
        else:
            intro = Intro(int(inside))
        above = self.blocks[index].heading
        if above is not None and above != index - 1 and intro.speaker is None:
            over = self.blocks[above]
            # The title tells nothing about one list; a heading such as "Dates" does.
            if over.level > 1 or above > 0:
                judged = judge(
                    over.text,
                    over.start,
                    self.antecedents,
                    self.speakers,
                    inside=False,
                    first_person=self.first_person,
                    heading=True,
                )
                if judged.score < -2:
                    return Intro(intro.score + judged.score, None, intro.count)
        return intro

    def _inside(self, position: int) -> bool:
        return any(voice.start <= position < voice.end for voice in self.voices)

    def _speaker(self, intro: Intro, block: Block) -> str | None:
        if intro.speaker in self.speakers:
            return intro.speaker
        for voice in self.voices:
            if voice.start <= block.start < voice.end:
                return voice.speaker
        return self.voices[0].speaker if self.voices else None

    def _practical(self, index: int, end: int) -> bool:
        """Tell whether the list is of dates, addresses or things for the reader to do."""
        items = [block for block in self.blocks[index:end] if block.level == 0]
        odd = sum(
            bool(
                _TIME.match(item.text)
                or _ADDRESS.search(item.text)
                or (_TOWARDS_READER.match(item.text) and item.text[:1].islower() is False)
                or self.antecedents.between(item.start, item.start + 2)
                or item.text[:1] in "“\"‘" and item.text[:200].count(" ") > 4
            )
            for item in items
        )
        return odd * 2 > len(items)

    def _end_of_bold(self, index: int) -> int:
        """Return the index after the last of several paragraphs that open in bold."""
        end, at = index, index
        while at < len(self.blocks) and self.blocks[at].kind is BlockKind.PARAGRAPH:
            if _BOLD.match(self.blocks[at].text):
                end = at + 1
            elif at == index or at - end >= 1:
                break
            at += 1
        opened = sum(
            bool(_BOLD.match(block.text)) for block in self.blocks[index:end]
        )
        return end if opened > 1 else index

    def _is_person(self, block: Block) -> bool:
        """Tell whether a heading names one of the people: then it is their section."""
        words = block.text.casefold()
        return bool(self.antecedents.between(block.start, block.end)) or any(
            speaker.casefold() in words for speaker in self.speakers if speaker
        )

    def _named(self, index: int, end: int) -> bool:
        """Tell whether what stands in bold are people, as in the account of a panel."""
        openings = [
            (block.start, block.start + opening.end())
            for block in self.blocks[index:end]
            if (opening := _BOLD.match(block.text))
        ]
        return sum(bool(self.antecedents.between(*opening)) for opening in openings) > 1

    def _series(self, index: int) -> Iterator[Point]:
        """Yield the points told in sentences from the paragraph at `index` on; return the next."""
        block = self.blocks[index]
        inside = self._inside(block.start)
        if not inside:
            return index + 1
        spans, end = find_series(self.blocks, index)
        if not spans:
            return index + 1
        opening = spans[0].intro
        intro = judge(
            self.body[opening[0] : opening[1]],
            opening[0],
            self.antecedents,
            self.speakers,
            inside=inside,
            first_person=self.first_person,
        )
        if intro.score >= _ENOUGH + 1:
            speaker = self._speaker(intro, block)
            for span in spans:
                text = plain(self.body[span.start : span.end]).strip()
                yield Point(text, span.start, span.end, speaker)
            return end
        return index + 1

    def _sections(self, index: int) -> Iterator[Point]:
        """Yield the headings that are points, after a paragraph that announces them."""
        if index == 0 or self.blocks[index - 1].kind is not BlockKind.PARAGRAPH:
            return index + 1
        before = self.blocks[index - 1]
        intro = self._intro(index)
        announced = (
            before.text.rstrip().endswith(":")
            or intro.count is not None
            or bool(_FOLLOWS.search(before.text[-160:]))
        )
        if intro.score < _ENOUGH or not announced:
            return index + 1
        level = self.blocks[index].level
        heads, end = [], index
        while end < len(self.blocks):
            block = self.blocks[end]
            if block.kind is BlockKind.HEADING and block.level <= level:
                if block.level < level or len(heads) == (intro.count or 12):
                    break
                if heads and is_practical(block.text):
                    break
                if self._is_person(block):
                    return index + 1
                heads.append(end)
            end += 1
        if len(heads) < 2:
            return index + 1
        speaker = self._speaker(intro, self.blocks[index])
        for number, head in enumerate(heads):
            stop = heads[number + 1] if number + 1 < len(heads) else end
            first = next(
                (at for at in range(head + 1, stop) if self.blocks[at].kind is BlockKind.ITEM), stop
            )
            below = tuple(self._tree(first, self._end_of_list(first), None, speaker)) if first < stop else ()
            yield self._point(self.blocks[head], speaker, below)
        return end
