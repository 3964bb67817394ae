"""Points that are headings, each with a text of its own below."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sendnotes.extract.blocks import BlockKind
from sendnotes.extract.intro_words import announced_count, announces_words, is_practical, leads_on
from sendnotes.extract.points import (
    Point,
    announcement,
    end_of_list,
    is_agenda,
    is_practical_list,
    list_points,
    point_of,
)
from sendnotes.extract.verbs import SAYING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.extract.announcing import Context
    from sendnotes.extract.blocks import Block
    from sendnotes.extract.intros import Intro

_ENOUGH = 2
"""The score of an introduction that announces points."""
_FEWEST = 2
_DETAIL, _SHORT = 300, 80
_MOST_SECTIONS, _MOST_BLOCKS, _PARTS = 12, 300, 2
_OF_OURS = re.compile(r"\b(?:our|we|us)\b", re.IGNORECASE)
"""A heading over what the publisher does or thinks."""
_ASKED = re.compile(r"\bquestions? (?:for|to|from)\b", re.IGNORECASE)
_VIEWS = re.compile(
    r"\b(?:[Hh]e|[Ss]he) (?:also |then )?(?:said|told|wants?|wanted|would like|asked|called"
    r"|promised|argued|thinks|believes|hopes|hoped|accepted|warned|spoke|had|has|urged|pledged|described|did)\b"
)
"""What the speaker says or wants."""
_OUGHT = re.compile(r"\b(?:should|must|ought|needs? to|ha(?:s|ve) to)\b")
_OWN_VIEWS = re.compile(r"\b(?:I|[Ww]e)(?:['’]ll| will| shall| want| would like| ask| propose)\b")
"""What somebody wants who speaks in the first person."""
_OF_REPORT = re.compile(
    r"\A\W*(?:what|why|how|who|where|when|so|and|but|is|did|a word|closing|opening|introduction"
    r"|background|reactions?|responses?|questions?|summary"
    r"|the (?:day|speech|questions?|reaction))\b|\?\W*\Z",
    re.IGNORECASE,
)
"""A heading that divides the report and names no point."""
_SORTS = re.compile(
    r"(?:still )?(?:new|old|late|later|early|done|more|less|good|bad|next|now|soon|short|long)"
    r"(?: (?:term|news))?|going on|to come|under way|not yet|this year|next year|yes|no|maybe",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\A\d{1,2}[.):]\s+(?=\S)")
_NUMBERED = re.compile(r"1[.):]\s")


def find_sections(context: Context, index: int) -> tuple[list[Point], int]:
    """Return the headings from `index` on that are points, and the index after the last part.

    What stands before the first announces them; otherwise none, and `index`.
    """
    if not _may_announce(context, index):
        return [], index
    intro = context.intro(index)
    before = context.blocks[index - 1].text.rstrip()
    told = announced_count(before) if context.speaker_at(index) else None
    sure = _is_sure(context, index, intro)
    most = intro.count or told or _MOST_SECTIONS
    counted = intro.count or told
    heads, end = _heads(
        context, index, most, lenient=intro.score > 2 * _ENOUGH, counted=counted is not None
    )
    if is_agenda([context.blocks[head] for head in heads]):
        return [], index
    strong = intro.score > _ENOUGH + 1
    if not sure and not told and not _tell_of_speaker(context, heads, end, announced=strong):
        return [], index
    if len(heads) < _FEWEST or (told and not sure and len(heads) != told):
        return [], index
    words, speaker = announcement(context.blocks, index), context.speaker(intro, index)
    parts = [
        _section(context, head, stop, speaker, words)
        for head, stop in zip(heads, [*heads[1:], end], strict=True)
    ]
    if all(_sorts(part) for part in parts):  # NEW, GOING ON, LATE: the points stand below
        return [point for part in parts for point in part.points], end
    return parts, end


def _sorts(part: Point) -> bool:
    """Tell whether a heading only sorts the points below it, and is of no matter itself."""
    return bool(part.points) and not part.detail and _SORTS.fullmatch(part.text) is not None


def _may_announce(context: Context, index: int) -> bool:
    """Tell whether a paragraph stands before, or a heading over what somebody said."""
    if index == 0:
        return False
    above, block = context.blocks[index - 1], context.blocks[index]
    if above.kind is BlockKind.HEADING:
        return above.level <= block.level and announces_words(above.text)
    return above.kind is BlockKind.PARAGRAPH


def _is_sure(context: Context, index: int, intro: Intro) -> bool:
    """Tell whether the introduction announces headings, however many there are."""
    above, block = context.blocks[index - 1], context.blocks[index]
    if above.kind is BlockKind.HEADING and intro.score >= 0:
        return True
    if above.kind is BlockKind.PARAGRAPH and intro.score > _ENOUGH and _ends_open(above):
        return True
    counted = intro.count is not None or leads_on(above.text) or _NUMBERED.match(block.text)
    # Below “the highlights of the day” the headings may be of one speaker after another.
    one = context.speaker_at(index) or sum(v.start > block.start for v in context.voices) < 2
    return intro.score >= _ENOUGH and bool(counted and one)


def _tell_of_speaker(context: Context, heads: Sequence[int], end: int, *, announced: bool) -> bool:
    """Tell whether most of several headings within a report have the speaker's views below them.

    Where they are `announced`, or the speaker's own words, what ought to be is one.
    """
    voice = context.speaker_at(heads[0]) if len(heads) > _FEWEST else None
    if voice is None or voice.speaker is None:
        return False
    if any(_OF_REPORT.search(context.blocks[head].text) for head in heads):
        return False
    telling = 0
    for head, stop in zip(heads, [*heads[1:], end], strict=True):
        below = context.blocks[head + 1 : min(stop, head + 1 + _PARTS)]
        if not below or below[0].kind is not BlockKind.PARAGRAPH:
            return False
        text = context.body[below[0].start : below[-1].end]
        surname = voice.speaker.split()[-1]
        own = context.first_person and _OWN_VIEWS.search(text)
        ought = (announced or context.first_person) and _OUGHT.search(text)
        told = _VIEWS.search(text) or (surname in text and SAYING.search(text))
        telling += bool(own or ought or told)
    return 2 * telling >= len(heads)


def _ends_open(block: Block) -> bool:
    return block.text.rstrip().endswith(":")


def _heads(
    context: Context, index: int, most: int, *, lenient: bool = False, counted: bool = False
) -> tuple[list[int], int]:
    """Return the headings on the level of the one at `index`, and where the last part ends.

    Of as many as were `counted` one may speak to “us”.

    With `lenient` a heading that sounds of an errand, such as “Questions for every area”, is one.
    """
    level = context.blocks[index].level
    heads: list[int] = []
    end = index
    numbered = _NUMBER.match(context.blocks[index].text)
    while end < min(len(context.blocks), index + _MOST_BLOCKS):
        block = context.blocks[end]
        if block.kind is BlockKind.HEADING and block.level <= level:
            if block.level < level or len(heads) == most:
                break
            if numbered and not _NUMBER.match(block.text):
                break
            if _names_speaker(context, block):
                if heads:
                    break  # here the next one's part begins
                return [], index
            errand = is_practical(block.text) and not (lenient and _ASKED.search(block.text))
            if errand or (_OF_OURS.search(block.text) and not counted):
                break
            heads.append(end)
        end += 1
    return heads, end


def _section(context: Context, head: int, stop: int, speaker: str | None, intro: str) -> Point:
    inside = range(head + 1, stop)
    first = next((at for at in inside if context.blocks[at].kind is BlockKind.ITEM), stop)
    last = end_of_list(context.blocks, first)
    practical = first == stop or (
        is_practical(context.blocks[first - 1].text[-_SHORT:])
        or is_practical_list(context.blocks[first:last], context.antecedents)
    )
    below = () if practical else tuple(list_points(context.blocks, first, last, speaker))
    detail = " ".join(
        context.blocks[at].text for at in inside if context.blocks[at].kind is BlockKind.PARAGRAPH
    )
    point = point_of(
        context.blocks[head],
        speaker,
        below,
        detail=detail[:_DETAIL],
        intro=intro,
    )
    return replace(point, text=_NUMBER.sub("", point.text))


def _names_speaker(context: Context, block: Block) -> bool:
    """Tell whether a heading names one of the people: then it is their section."""
    words = block.text.casefold()
    return bool(context.antecedents.between(block.start, block.end)) or any(
        speaker.casefold() in words for speaker in context.speakers
    )
