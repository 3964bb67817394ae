"""Which day of an occasion of several days: “On the second day ...”, “She spoke on the Friday”."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from sendnotes.extract.date_words import DAY_NAME, Relative, calendar_date
from sendnotes.extract.dating import resolve
from sendnotes.extract.iso_dates import iso_date
from sendnotes.extract.relative_dates import ResolvedDate
from sendnotes.extract.scenes import within

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sendnotes.extract.date_words import DateMention
    from sendnotes.extract.scenes import Scene
    from sendnotes.extract.speaking_signs import Sign

_AND = re.compile(r"\s*(?:-|–|—|to|until|and|&)\s*")
_WITHIN_A_MONTH = re.compile(
    rf"(?:{DAY_NAME} )?\d{{1,2}}(?:st|nd|rd|th)?{_AND.pattern}(?:{DAY_NAME} )?(?P<last>\d{{1,2}})"
)
_WHICH = re.compile(
    r"\b(?P<last>(?:second|last|final|closing|other|following) (?:day|morning|afternoon|evening)"
    r"|[Dd]ay (?:two|2)|next (?:day|morning))\b"
    r"|\b(?:first|opening) (?:day|morning|afternoon|evening)\b|\b[Dd]ay (?:one|1)\b"
)
_MOST_DAYS, _FARTHEST = 6, 4000


def day_of_several(scene: Scene, sign: Sign) -> tuple[ResolvedDate, DateMention] | None:
    """Return the day of the speech, if its sentence tells which one of those of the occasion.

    None where the text has no such days, or days of several occasions.
    """
    sentence = scene.body[sign.start : sign.end]
    weekdays = [
        mention.weekday
        for mention in within(scene.dates, sign.start, sign.end)
        if mention.relative is Relative.WEEKDAY
    ]
    which = _WHICH.search(sentence)
    if not (weekdays or which):
        return None
    found = {(first, last): mention for first, last, mention in _spans(scene, sign)}
    if len(found) != 1:
        return None
    (((first, last), mention),) = found.items()
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    if weekdays:
        days = [day for day in days if day.weekday() == weekdays[0]]
        how = "; of the days of the occasion it is this one"
    elif which:
        days = [last if which["last"] else first]
        how = f" for the first of several days, and “{which[0]}”"
    if len(days) != 1:
        return None
    told = ResolvedDate(days[0].isoformat(), f"The text says “{mention.text}”{how}.", inferred=True)
    return told, mention


def _spans(scene: Scene, sign: Sign) -> Iterator[tuple[date, date, DateMention]]:
    """Yield the stretches of days that the text tells: “4 and 5 July”, “30 June to 2 July”.

    Only those before the speech and its sentence: what comes later may be the half term.
    """
    told = within(scene.dates, sign.start - _FARTHEST, sign.end)
    for one, other in pairwise([*told, None]):
        if one is None or one.day is None:
            continue
        first, last = _day(scene, one), None
        if both := _WITHIN_A_MONTH.match(one.text):
            last = first and calendar_date(first.year, first.month, int(both["last"]))
        elif other and _AND.fullmatch(scene.body, one.end, other.start):
            last = _day(scene, other)
        if first and last and timedelta() < last - first <= timedelta(days=_MOST_DAYS):
            yield first, last, one


def _day(scene: Scene, mention: DateMention) -> date | None:
    return iso_date(resolve(mention, published=scene.published, url=scene.url).iso)
