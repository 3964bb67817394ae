"""When a speech was given, taken from around the evidence for it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sendnotes.extract.blocks import BlockKind
from sendnotes.extract.date_words import DateMention, Relative
from sendnotes.extract.dates import find_dates
from sendnotes.extract.dating import Interval, resolve
from sendnotes.extract.iso_dates import iso_date
from sendnotes.extract.marks import in_quotation
from sendnotes.extract.scenes import (
    HAPPENED,
    TO_COME,
    Scene,
    block_around,
    block_at,
    rings,
    sentence_around,
    told_again,
    within,
)
from sendnotes.extract.several_days import day_of_several
from sendnotes.extract.unnamed_occasions import CHAMBER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sendnotes.extract.headers import Label
    from sendnotes.extract.relative_dates import ResolvedDate
    from sendnotes.extract.speaking_signs import Sign

_LINE = 120
_LONG = timedelta(days=240)
_HEAD = 600
_MOST_AGAIN = 6
_UPPER = 12
_LATELY = {
    *(Relative.WEEKDAY, Relative.LAST_WEEKDAY, Relative.LAST_WEEKS_WEEKDAY, Relative.YESTERDAY),
}
"""How a post that comes soon after tells the day."""
_PAST = re.compile(r"\b(?:was|were|had|came|went|ran|took|met|sat|got|gave|spent|\w{3,}ed)\b")
_BYLINE = re.compile(
    r"[|·]|^\W*(?:by|posted|published|updated|sent)\b"
    r"|\b\d+ comments?\b|\b(?:special|issue|edition|bulletin|newsletter|round-?up)\b",
    re.IGNORECASE,
)
_OF_SPEECH = re.compile(
    r"['’]s? (?:\w+ )?(?:speech|address|lecture|talk|remarks) (?:to|at)\b"
    r"|\b(?:speech|address|lecture|talk|remarks) by [A-Z]"
)
"""What stands over the day of a speech: “Monica Adair's speech to the trust's inclusion day”."""
_NOT_WHEN = re.compile(
    r"\b(?:until|till|by|before|since|(?<!notes )(?<!news )(?<!report )(?<!photos )(?<!back"
    r" )from|closes? on|due|deadline(?: is)?|after|no later"
    r" than|between|back in|minutes of|minutes of the (?:last |previous )?meeting (?:of|on)|for"
    r"|(?:is|are|was|be|comes?|came) (?:out|in|into force) on"
    r"|(?:starts"
    r"|begins|ends|opens) on|(?:every|each|alternate)(?: other| second| third)?)"
    r"\s+(?:the\s+|next\s+)?$",
    re.IGNORECASE,
)
_OF_RECORD = re.compile(
    r"\b(?:recorded|sat|met|held|took place|given|delivered|transcript|verbatim)\b", re.IGNORECASE
)
_LAST_BLOCKS = 3
"""At the end of somebody's own words may stand when they were said."""
_COMMA = 2
_NEXT_MEETING = re.compile(r"\b(?:date|time)\b.{0,20} of (?:the )?next meeting\W*\Z", re.IGNORECASE)
"""A heading of minutes with the day of another meeting below it."""
_CAME_OUT = re.compile(
    r"\bwhich (?:came out|was published|appeared|closed|opened|arrived|ended|began)(?: on)? \Z"
)
"""What makes a day that of a paper or a consultation: “the review, which came out yesterday”."""


def choose_date(
    scene: Scene,
    sign: Sign,
    event: tuple[str, int, int] | None,
    *,
    terms: Sequence[Interval] = (),
    holder: str = "the speaker",
    top: bool = False,
) -> tuple[ResolvedDate, DateMention] | None:
    """Return when the speech was given; with `top`, the head of the post is looked through too."""
    if told := day_of_several(scene, sign):
        return told
    known = [*scene.outside, *scene.dates]
    stretches: list[tuple[int, int]] = [(sign.start, sign.end)]
    if event and event[2]:
        stretches.append(sentence_around(scene, event[1]))
    if (head := scene.blocks[sign.block].heading) is not None and not top:
        stretches.append((scene.blocks[head].start, scene.blocks[head].end))
    again = list(told_again(scene, event))
    stretches += again[:_MOST_AGAIN]
    if event and event[2] and block_at(scene, event[1]) != sign.block:
        around = block_around(scene, event[1])
        stretches.append((around.start, around.end))
    stretches += list(rings(scene, sign))[1:]
    if top:
        stretches += [(block.start, block.end) for block in scene.blocks[:5]]
        stretches += [
            (block.start, block.end)
            for block in scene.blocks[-_LAST_BLOCKS:]
            if _OF_RECORD.search(block.text)
        ]
    else:
        stretches += [
            (block.start, block.end)
            for block in scene.blocks[:8]
            if block.start < sign.start
            and within(scene.dates, block.start, block.end)
            and HAPPENED.search(block.text)
        ]
    if not top:
        stretches += [
            sentence
            for mention in within(scene.dates, 0, sign.start)
            if mention.relative in _LATELY and (sentence := _told_before(scene, mention))
        ]
    second: tuple[ResolvedDate, DateMention] | None = None
    for start, end in stretches:
        near = sorted(
            (
                mention
                for mention in within(scene.dates, start, end)
                if not is_no_day_of(scene, mention)
                and not _is_quoted(scene, mention.start)
                and not _is_told(scene, sign, mention)
            ),
            key=lambda mention: (
                _vagueness(mention),
                mention.relative in {Relative.THIS_YEAR, Relative.LAST_YEAR, Relative.THIS_WEEK},
                abs(mention.start - sign.at),
            ),
        )
        for mention in near:
            if mention.relative in {Relative.THIS_YEAR, Relative.LAST_YEAR, Relative.TOMORROW}:
                continue
            coming = TO_COME.search(scene.body[start : mention.start][-60:])
            if coming and mention.relative is not Relative.TODAY:
                continue
            resolved = resolve_in(scene, mention, known, terms=terms, holder=holder)
            if resolved.iso == scene.published and (last := _told_as_last(scene, mention)):
                mention, resolved = last, resolve(last, published=scene.published)
            if mention.year is None and is_long_ago(resolved.iso, scene.published):
                continue
            if resolved.iso and len(resolved.iso) == 10:
                if resolved.iso == scene.published and is_byline(scene, mention):
                    continue
                return resolved, mention
            if second is None and (resolved.iso or (resolved.warnings and start == sign.start)):
                second = resolved, mention
    return second


def is_no_day_of(scene: Scene, mention: DateMention) -> bool:
    """Tell whether a date is one until or after which something is: “due by Friday”.

    “I had never been there before yesterday” tells of yesterday all the same.
    """
    before = scene.body[max(0, mention.start - 30) : mention.start]
    if scene.body.startswith((" deadline", " issue", " edition"), mention.end):
        return True
    index = block_at(scene, mention.start)
    above = scene.blocks[index - 1].text[:_LINE] if index else ""
    if _NEXT_MEETING.search(above):
        return True
    came_out = _CAME_OUT.search(before)
    if came_out:  # ... but not “the ASCL annual conference, which began today”
        at = mention.start - len(before) + came_out.start()
        came_out = (
            None if any(0 <= at - event.end <= _COMMA for event in scene.events) else came_out
        )
    if mention.relative in {Relative.YESTERDAY, Relative.TODAY}:
        return came_out is not None
    return bool(_NOT_WHEN.search(before) or came_out)


def _told_before(scene: Scene, mention: DateMention) -> tuple[int, int] | None:
    """Return the sentence at the top of a post that tells what happened on a day of that week."""
    if block_at(scene, mention.start) >= _UPPER:
        return None
    start, end = sentence_around(scene, mention.start)
    text = scene.body[start:end]
    quoted = in_quotation(text, mention.start - start)
    return (start, end) if _PAST.search(text) and not TO_COME.search(text) and not quoted else None


def _told_as_last(scene: Scene, mention: DateMention) -> DateMention | None:
    """Return the “last Friday” that a mere “on Friday” means, in a post that is out on a Friday."""
    if mention.relative is not Relative.WEEKDAY:
        return None
    for other in scene.dates:
        if other.relative is Relative.LAST_WEEKDAY and other.weekday == mention.weekday:
            return other
    return None


def is_long_ago(day: str | None, published: str | None) -> bool:
    """Tell whether a date without a year is so long ago that the coming one is meant.

    “Term starts on 5 September”, in a post of July, tells of no speech ten months before.
    """
    then, base = iso_date(day), iso_date(published)
    return then is not None and base is not None and base - then > _LONG


def resolve_in(
    scene: Scene,
    mention: DateMention,
    known: Iterable[DateMention],
    *,
    terms: Sequence[Interval] = (),
    holder: str = "the speaker",
) -> ResolvedDate:
    """Return the day that a mention means in a post.

    If nothing tells when that was published, “last Thursday” is before the first whole date of its
    head.
    """
    meeting = None if scene.published else mention.relative and _day_of_meeting(scene)
    resolved = resolve(
        mention,
        published=scene.published or meeting,
        url=scene.url,
        terms=terms,
        holder=holder,
        known=known,
        years=scene.years,
    )
    if not meeting:
        return resolved
    how = resolved.how.replace("the post was published on", "the first day that the post names is")
    return replace(resolved, how=how)


def _day_of_meeting(scene: Scene) -> str | None:
    """Return the first whole date in the head."""
    head = (mention for mention in scene.dates if mention.complete and mention.start < _HEAD)
    return next((resolve(mention).iso for mention in head), None)


def _is_quoted(scene: Scene, at: int) -> bool:
    """Whether a date stands in a quotation that is set apart: it tells of another day."""
    return bool(scene.blocks) and block_around(scene, at).kind is BlockKind.QUOTE


def _is_told(scene: Scene, sign: Sign, mention: DateMention) -> bool:
    """Tell whether a weekday is one that the speech tells of: “she said that he starts on Monday”.

    Or within quotation marks: “on Friday we pack”.
    """
    if mention.relative is not Relative.WEEKDAY or not sign.start <= mention.start < sign.end:
        return False
    text = scene.body[sign.start : sign.end]
    if in_quotation(text, mention.start - sign.start):
        return True
    return sign.at < mention.start and " that " in scene.body[sign.at : mention.start]


def _vagueness(mention: DateMention) -> int:
    """Rank a calendar day before a day of the week, and that before a month."""
    if mention.day is not None and mention.month is not None:
        return 0
    return 1 if mention.relative is not None else 2


def is_byline(scene: Scene, mention: DateMention) -> bool:
    """Whether a date stands in a line about the publication: “by Jo | May 9 | 3 comments”.

    Or alone on it.
    """
    at = mention.start
    index = block_at(scene, at)
    block = scene.blocks[index]
    if not block.start <= at < block.end or len(block.text) >= _LINE:
        return False
    above = scene.blocks[index - 1].text[:_LINE] if index else ""
    if CHAMBER.fullmatch(above) or _OF_SPEECH.search(above):
        return False  # the day of the sitting, or of the speech
    return block.text.strip(" *_.") == mention.text or _BYLINE.search(block.text) is not None


def billed_date(scene: Scene, when: str) -> ResolvedDate | None:
    """Return the first date of the words of a billing or a label, None without one."""
    for mention in find_dates(when):
        resolved = resolve(mention, published=scene.published, url=scene.url, known=scene.dates)
        if resolved.iso:
            return resolved
    return None


def label_date(scene: Scene, keys: frozenset[str]) -> tuple[ResolvedDate, Label] | None:
    """Return the date that a labelled line tells."""
    for label in scene.labels:
        if label.key in keys:
            resolved = billed_date(scene, label.value[:60])
            if resolved:
                return resolved, label
    return None
