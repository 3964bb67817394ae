"""The policy points of a speech: lists, sections, bold openings and series of sentences."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sendnotes.extract.blocks import BlockKind
from sendnotes.extract.counters import without_counters, without_turn
from sendnotes.extract.headers import is_header
from sendnotes.extract.intro_words import (
    POINTS,
    announced_count,
    announces_words,
    breaks_off,
    ends_with_points,
    leads_on,
)
from sendnotes.extract.intros import Intro
from sendnotes.extract.likely_lists import is_likely, is_unlikely
from sendnotes.extract.likely_points import likely_points
from sendnotes.extract.points import (
    BOLD,
    FIRST_CELL,
    LABEL,
    RULE,
    TABLE_RULE,
    WHOLE_ROW,
    Point,
    announcement,
    end_of_list,
    is_agenda,
    is_practical_list,
    list_points,
    plain,
    point_of,
)
from sendnotes.extract.prose import find_prose
from sendnotes.extract.sections import find_sections
from sendnotes.extract.series import find_series
from sendnotes.extract.speaker_tables import speaker_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sendnotes.extract.announcing import Context
    from sendnotes.extract.blocks import Block
    from sendnotes.extract.series import Stretch

_ENOUGH = 2
_SHORT = 80
_MOST_UNMARKED, _MOST_OPENED, _WORD = 12, 40, 5
_LONGEST_BARE = 420
_COMES_NEXT = re.compile(r"(?:Next|Coming up|Dates?|Diary)\b[^.:]{0,30}:")  # below the points
_LABELLED = 3
"""More paragraphs that open “Appeals. Where a council ...” are points though nothing says so."""
_SHE_SAID = re.compile(r"\A\w+, (?:he|she) (?:said|wants?|wanted|would|asked)\b")
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d(?: ?[ap]\.?m\.?)?", re.IGNORECASE)
_LAST = re.compile(r"(?:And|Finally|Lastly|Last)\b")
_TOLD = re.compile(
    r"(?:He|She|They|We|I|(?:Then )?(?:there|it|we) (?:was|were)"
    r"|The (?:minister|secretary|speech|audience|room|event|conference|day|session)"
    r"|An? spokes\w+|Asked|Afterwards|Speaking|Responding|In response)\b",
    re.IGNORECASE,
)
"""The opening of a paragraph that tells of the occasion."""


def find_points(context: Context) -> tuple[Point, ...]:
    """Return the points of the speeches of a text, in order."""
    if not context.voices:
        return ()
    found = _Finder(context).find()
    more = [*_untold(context, found)]
    more += likely_points(context, [*found, *more])
    found += (without_turn(point, context.antecedents, context.speakers) for point in more)
    return tuple(sorted(found, key=lambda point: point.start))


def _untold(context: Context, found: Sequence[Point]) -> Iterator[Point]:
    """Yield the points in running text of those speakers who have none that anything marks.

    A single sentence is enough only where no speech of the post has points.
    """
    fewest = 2 if found else _ENOUGH + 1 if context.first_person else 1
    marked = {point.speaker for point in found}
    for voice in context.voices:
        if voice.speaker not in marked:
            points = list(find_prose(context, voice))
            yield from points if len(points) >= fewest else ()


class _Finder:
    """Tries the blocks one after another as the beginning of a group of points.

    Each way of grouping returns its points and the index to go on from, or none and the same
    index if there is no such group.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self.body, self.blocks = context.body, context.blocks
        self.antecedents, self.speakers = context.antecedents, context.speakers
        self.first_person = context.first_person
        self.last_intro = Intro(0)
        self.last_number: int | None = None
        self.has_points: set[str | None] = set()
        """Those whose points have been found: what comes later has to be told of them."""
        self.labelled_end = 0
        """Up to where the paragraphs with labels are known, so that none is looked at twice."""

    def find(self) -> list[Point]:
        """Return the points."""
        found: list[Point] = []
        index = 0
        while index < len(self.blocks):
            kind = self.blocks[index].kind
            points: list[Point] = []
            end = index
            if kind is BlockKind.ITEM:
                points, end = self._list(index)
            elif kind is BlockKind.HEADING:
                points, end = find_sections(self.context, index)
            elif kind is BlockKind.PARAGRAPH and TABLE_RULE.search(self.blocks[index].text):
                points, end = self._table(index)
            elif kind is BlockKind.PARAGRAPH and self.context.speaker_at(index):
                for group in (self._bold, self._series, self._labelled, self._unmarked):
                    points, end = group(index)
                    if end > index:
                        break
            turns = [without_turn(point, self.antecedents, self.speakers) for point in points]
            found += without_counters(turns)
            self.has_points |= {point.speaker for point in points}
            index = max(end, index + 1)
        return found

    def _list(self, index: int) -> tuple[list[Point], int]:
        end = end_of_list(self.blocks, index)
        resumed = (
            self._number(index) == (self.last_number or 0) + 1 and self.last_number is not None
        )
        intro = self.last_intro if resumed else self.context.intro(index)
        top = [at for at in range(index, end) if self.blocks[at].level == 0]
        if intro.count and intro.count == len(top) > _ENOUGH:
            intro = replace(intro, score=intro.score + _ENOUGH)  # as many as were announced
        self.last_number = None
        if intro.score < _ENOUGH + (not resumed and self._had_points(intro, index)):
            minutes = is_agenda(self.blocks[index:end])
            inside = self._inside_items(index, end, minutes=minutes)
            surely = intro.score < 0
            if inside or minutes or not is_likely(self.context, index, end, surely=surely):
                return inside, end
        elif not resumed and is_unlikely(self.context, index, end):
            return [], end
        announced = self.blocks[index - 1].text.rstrip().endswith(":")
        if not announced and (below := self._inside_items(index, end, told=True)):
            # Numbered paragraphs, as in minutes: the points stand below the one that tells so.
            return below, end
        if is_practical_list(self.blocks[index:end], self.antecedents) and not is_likely(
            self.context, index, end, surely=True
        ):
            return [], end
        words = "" if resumed else announcement(self.blocks, index)
        self.last_intro, self.last_number = intro, self._number(top[-1]) if top else None
        return list_points(self.blocks, index, end, self.context.speaker(intro, index), words), end

    def _had_points(self, intro: Intro, index: int) -> bool:
        """Tell whether points are found of whoever speaks here, whom `intro` does not name."""
        voice = self.context.speaker_at(index)
        if index and self.blocks[index - 1].text[:1].islower():
            return False  # “and, for this summer,” goes on with the points above
        return intro.speaker is None and voice is not None and voice.speaker in self.has_points

    def _inside_items(
        self, index: int, end: int, *, told: bool = False, minutes: bool = False
    ) -> list[Point]:
        """Group what stands under items that announce a speaker's points, as in minutes.

        With `told`, only what an item names the speaker of is a group; in `minutes`, one that
        names nobody tells of who was speaking.
        """
        points: list[Point] = []
        at = index
        while at < end:
            block = self.blocks[at]
            below = at + 1
            while below < end and self.blocks[below].level > block.level:
                below += 1
            announces = (
                block.text.rstrip().endswith(":")
                or (not told and breaks_off(block.text))
                or leads_on(block.text)
                or ends_with_points(block.text)
            )
            if below > at + 1 and announces:
                intro = self.context.judge(block, inside=self.context.speaker_at(at) is not None)
                goes_on = minutes and intro.speaker is None and self._goes_on(at, index)
                whose = intro.speaker in self.speakers or goes_on
                if whose and intro.score > _ENOUGH:
                    speaker = self.context.speaker(intro, at)
                    points += list_points(self.blocks, at + 1, below, speaker, block.text)
                    at = below
                    continue
            elif below == at + 1 and not told and self.context.speaker_at(at):
                points += self._series(at)[0]
            at += 1
        return points

    def _goes_on(self, at: int, first: int) -> bool:
        """Tell whether an item of minutes has points of a speaker whom another of its matter names.

        “4.4 Undertakings, as we noted them:”, below “4.2 The minister joined”.
        """
        block = self.blocks[at]
        matter, _, part = (block.number or "").partition(".")
        return bool(part and POINTS.search(block.text.lower())) and any(
            (each.number or "").partition(".")[0] == matter
            and any(
                person.name in self.speakers
                for _, person in self.antecedents.between(each.start, each.end)
            )
            for each in self.blocks[max(first, at - _MOST_UNMARKED) : at]
        )

    def _number(self, index: int) -> int | None:
        number = self.blocks[index].number
        return int(number) if number and number.isdecimal() else None

    def _bold(self, index: int) -> tuple[list[Point], int]:
        """Group paragraphs that open in bold, with perhaps one other between two of them."""
        opened: list[int] = []
        for at in range(index, len(self.blocks)):
            if self.blocks[at].kind is not BlockKind.PARAGRAPH:
                break
            if BOLD.match(self.blocks[at].text):
                opened.append(at)
            elif not opened or at - opened[-1] > 1:
                break
        if len(opened) < 2:
            return [], index
        intro = self.context.intro(index)
        if intro.score < 0 or self._are_people(opened):
            return [], opened[-1] + 1
        return self._points(opened, index, intro), opened[-1] + 1

    def _table(self, index: int) -> tuple[list[Point], int]:
        """Take what stands first in the rows of a table, if what is above it announces points."""
        block = self.blocks[index]
        if rows := list(speaker_rows(block, self.context.antecedents.cast)):
            return [
                Point(plain(self.body[start:end]), start, end, row.person.name)
                for row in rows
                for start, end in row.points
            ], index + 1
        cells = list(FIRST_CELL.finditer(block.text))
        told = [cell for cell in cells if cell["cell"].count(" ") >= _ENOUGH]
        intro = self.context.intro(index)
        inside = self.context.speaker_at(index) is not None or intro.speaker in self.speakers
        headed = announces_words(block.text[2:].partition(" |")[0])
        announced = headed or (inside and intro.score >= _ENOUGH)
        if not headed and self._had_points(intro, index):
            announced = False
        if not cells or not announced:
            return [], index + 1
        if 2 * len(told) >= len(cells):
            told = [cell for cell in cells if " " in cell["cell"]]
        else:  # below the head a word for each point, and the point beside it
            whole = (cell for cell in WHOLE_ROW.finditer(block.text) if not RULE.match(cell[0]))
            told = [cell for cell in whole if cell.start()]
            if 2 * sum(cell["cell"].count(" ") > 2 * _ENOUGH for cell in told) < len(told):
                return [], index + 1
        speaker = self.context.speaker(intro, index)
        return [
            Point(
                plain(cell["cell"]),
                block.start + cell.start("cell"),
                block.start + cell.end("cell"),
                speaker,
            )
            for cell in told
        ], index + 1

    def _points(self, places: Iterable[int], index: int, intro: Intro) -> list[Point]:
        """Return whole blocks as points that `intro`, before the one at `index`, announces."""
        words, speaker = announcement(self.blocks, index), self.context.speaker(intro, index)
        return [point_of(self.blocks[at], speaker, intro=words) for at in places]

    def _labelled(self, index: int) -> tuple[list[Point], int]:
        """Group paragraphs that open with a label, which somebody's words have announced."""
        end = max(index, self.labelled_end)
        while end < len(self.blocks) and self._opens_with_label(self.blocks[end]):
            end += 1
        self.labelled_end = end
        if end - index <= _ENOUGH or self._are_people(range(index, end)):
            return [], index
        first = self.blocks[index : min(end, index + _MOST_OPENED)]
        if is_practical_list(first, self.antecedents):
            return [], index
        intro = self.context.intro(index)
        openings = [label[0] for block in first if (label := LABEL.match(block.text))]
        addressed = all(opening.startswith("To ") for opening in openings)
        shouted = all(opening.isupper() and len(opening) > _WORD for opening in openings)
        run_in = len(openings) > _LABELLED and all(each.endswith(". ") for each in openings)
        marked = addressed or shouted or run_in
        if intro.score <= _ENOUGH and not (marked and self.context.speaker_at(index)):
            return [], index
        return self._points(range(index, end), index, intro), end

    def _opens_with_label(self, block: Block) -> bool:
        """Tell whether a paragraph opens with a label that is nobody's name and no “Next:”."""
        label = LABEL.match(block.text) if block.kind is BlockKind.PARAGRAPH else None
        if label is None or _COMES_NEXT.match(block.text):
            return False
        return not self.antecedents.between(block.start, block.start + label.end())

    def _unmarked(self, index: int) -> tuple[list[Point], int]:
        """Group paragraphs that are points without any marks: “She explained what would come:”.

        They end after as many as were announced, with the one that begins with “And”, or, below a
        colon, before one that tells of somebody or quotes.
        """
        if index == 0 or self.blocks[index - 1].kind is not BlockKind.PARAGRAPH:
            return [], index
        before = self.blocks[index - 1].text.rstrip()
        colon = before.endswith(":")
        count = announced_count(before)
        if not (colon or count or leads_on(before)):
            return [], index
        places: list[int] = []
        for at in range(index, len(self.blocks)):
            if _CLOCK.fullmatch(self.blocks[at].text):
                continue  # the hours of a live report stand between its points
            if len(places) == _MOST_UNMARKED or not self._is_bare(at):
                break
            places.append(at)
            if _LAST.match(self.blocks[at].text):
                break
        if count and count <= len(places):
            places = places[:count]
        closed = len(places) == count or (places and _LAST.match(self.blocks[places[-1]].text))
        if len(places) <= _ENOUGH or not (colon or closed):
            return [], index
        intro = self.context.intro(index)
        if intro.score < _ENOUGH + (len(places) != count):
            return [], index
        if is_practical_list([self.blocks[at] for at in places], self.antecedents):
            return [], index
        return self._points(places, index, intro), places[-1] + 1

    def _is_bare(self, index: int) -> bool:
        """Tell whether a block can be a point: short, no quotation, about nobody by name."""
        block, before = self.blocks[index], self.blocks[max(0, index - 1)]
        # A short one amid others without a full stop looks like a heading.
        amid = before.kind is BlockKind.PARAGRAPH and before.text[-1:].isalnum()
        return (
            (block.kind is BlockKind.PARAGRAPH or (block.kind is BlockKind.HEADING and amid))
            and len(block.text) <= _LONGEST_BARE
            and block.text[:1] not in "“\"‘'("
            and not block.text.rstrip().endswith(":")
            and not self.antecedents.between(block.start, block.start + _SHORT)
            and not _TOLD.match(block.text)
            and not is_header(block.text)
        )

    def _are_people(self, opened: Sequence[int]) -> bool:
        """Tell whether what stands in bold are people, as in the account of a panel."""
        starts = [self.blocks[at].start for at in opened[:_MOST_OPENED]]
        return sum(bool(self.antecedents.between(start, start + 6)) for start in starts) > 1

    def _series(self, index: int) -> tuple[list[Point], int]:
        """Group sentences: first ..., second ..."""
        stretches, end = find_series(self.blocks, index)
        if not stretches:
            return [], index
        start, stop = stretches[0].intro
        words = self.body[start:stop].strip()
        intro = self.context.judge_words((start, stop), inside=True)
        counted = self.first_person and len(stretches) > _ENOUGH
        several = len(stretches) > _ENOUGH or intro.count is not None
        counted = counted or (stretches[0].turns and not self._are_others(stretches))
        said = self.body[stretches[0].start : stretches[0].end]
        counted = counted or (len(stretches) > _ENOUGH and _SHE_SAID.search(said) is not None)
        # “First, ... Second, ... Third, ...” amid somebody's report needs no words before it.
        ranked = len(stretches) > _ENOUGH and said.lower().startswith("first")
        counted = counted or (ranked and intro.score >= -1)
        least = _ENOUGH + (not several or self._had_points(intro, index))
        if intro.score < least and not counted:
            return [], index
        speaker = self.context.speaker(intro, index)
        return [
            Point(plain(self.body[s.start : s.end]).strip(), s.start, s.end, speaker, intro=words)
            for s in stretches
        ], end

    def _are_others(self, stretches: Sequence[Stretch]) -> bool:
        """Tell whether the paragraphs of a series are about one person after another."""
        opened = [self.antecedents.between(each.start, each.start + _SHORT) for each in stretches]
        names = {pair[1].name for pairs in opened for pair in pairs}
        return bool(names - self.speakers)
