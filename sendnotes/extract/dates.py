"""Dates in running text: where they stand and what they say, year or no year."""

from __future__ import annotations

import re
from calendar import monthcalendar
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from sendnotes.extract.alternatives import compile_words
from sendnotes.extract.counts import NUMBER, ORDINALS, number_of
from sendnotes.extract.date_words import (
    MONTHS,
    DateMention,
    Relative,
    calendar_date,
    full_year,
    month_number,
    weekday_number,
)
from sendnotes.extract.weekdays import (
    WEEKDAY,
    find_weekdays,
    in_two_cases,
    is_joined,
    weekday_before,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORT_MONTHS = tuple("Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec".split())


_MONTH = f"(?:{in_two_cases((*(month.capitalize() for month in MONTHS), *_SHORT_MONTHS))})"
_ANY_MONTH = rf"(?:{_MONTH}|{'|'.join(MONTHS)})"
_ORDINAL = r"(?:st|nd|rd|th|ST|ND|RD|TH)?"
_YEAR = r"(?:19|20)\d\d"
_TWO_DIGITS = (
    r"(?:['’]\d\d|(?:(?<=[a-z] )|(?<=-[A-Z][a-z][a-z]-))\d\d"
    r"(?![:.]?\d| ?[ap]\.?m\b|\s*(?:-|–|to)\s*\d))"
)
_THEN_YEAR = rf"(?:(?:,?\s+|-)({_YEAR}(?!\d)|{_TWO_DIGITS})(?![\w%£]))?"

_DAY_FIRST = re.compile(
    rf"(?<!ummer )(?<!pring )(?<!utumn )(?<!inter )(?<!erm )(?<!ssue )"
    rf"((?:[0-2]?[0-9]|3[01])(?![0-9])){_ORDINAL}"
    rf"(?:\s*(?:-|–|—|to|and|&|/)\s*(?:{WEEKDAY}\s+)?[0-9]{{1,2}}{_ORDINAL})?"
    rf"[ \t-]?(?:of\s+)?\s?({_ANY_MONTH})\b\.?{_THEN_YEAR}"
)
_MONTH_FIRST = re.compile(
    rf"({_MONTH})\b\.?(?:\s+(?:the\s+)?(\d{{1,2}}){_ORDINAL}(?![\d:.]\d|\w|\s?[%])"
    rf"(?:\s*(?:-|–|to|and)\s*\d{{1,2}}{_ORDINAL}\b(?!:))?(?:,?\s+({_YEAR})(?!\d))?"
    rf"|,?\s+({_YEAR})(?![\d-]))?"
)
_NTH = (*ORDINALS[:4], "last")
_NTH_WEEKDAY = compile_words(
    rf"\b({'|'.join(_NTH)})\s+({WEEKDAY})\b\s+(?:of|in)\s+({_MONTH})\b,?\s+({_YEAR})(?!\d)"
)
_SPELT_OUT = compile_words(
    rf"\b({'|'.join(ORDINALS)})\s+(?:day\s+)?of\s+(?:(the|this)\s+month\b"
    rf"|({_MONTH})\b(?!['’]),?(?:\s+({_YEAR})(?!\d))?)"
)
"""A day in words: “the fifth of July 2018”, “on the first of the month”."""
_ON_THE_NTH = re.compile(
    r"(?:(?<= on )|(?<=(?:ght|ing) of )|(?<=noon of ))the ([0-9]{1,2})(?:st|nd|rd|th)"
    r"(?=[.;:]|\s*\Z|, [A-Z]| (?:to|with|at|in|we|he|she|when)\b)"
)
"""A day of the month by itself: “our meeting on the 5th”."""
_LAST_DAY = 31
_LONGEST_BEFORE = 28
_FIGURE = re.compile(r"[0-9]+")
_NUMERIC = re.compile(r"[0-9]{1,4}([-./])[0-9]{1,2}\1[0-9]{2,4}(?![\d/])")
_BEFORE_FIGURES = re.compile(
    r"(?:\A|\n|[,;·•]|\b(?:posted|dated|published|updated|added)(?: on)?)[ *_]*\Z", re.I
)
_MOST_SECTIONS = 12
"""“The duty is in the code, 6.5.14” tells a section, “the website, 24.3.09” a day."""
_AFTER_FIGURES = re.compile(r"[ *_]*(?:\Z|\n|[|·•]|by\b)", re.IGNORECASE)
_RELATIVE = compile_words(
    r"\b(?:yesterday|Yesterday|today|Today|tomorrow|Tomorrow|tonight|Tonight|last|Last|this|This"
    r"|earlier|Earlier|late|Late|next|Next)\b"
    r"(?:\s+(?:today|this|last))?(?:\s+(?:week|month|year|morning|afternoon|evening|night))?\b"
)
_AGO = re.compile(
    rf"\b(?:(?P<weeks>\d|(?i:{NUMBER}))\s+weeks\s+ago\s+today"
    rf"|(?P<days>\d|(?i:an?|{NUMBER}))\s+(?:days?|nights?|evenings?|mornings?)\s+ago"
    r"|(?:a|one|A|One)\s+week\s+ago\s+(?P<when>today|tonight|yesterday)"
    r"|[Tt]he\s+day\s+before\s+yesterday)\b"
)
_MONTH_LEAD = re.compile(
    r"\b(in|since|during|last|this|late|early|mid|of|throughout)[\s-]+(?:late\s+|early\s+|mid-)?$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:-|–|—|to|until|and|&)\s*")
_PHRASES = {
    "today": Relative.TODAY,
    "tonight": Relative.TODAY,
    "earlier today": Relative.TODAY,
    "late today": Relative.TODAY,
    "this morning": Relative.TODAY,
    "this afternoon": Relative.TODAY,
    "this evening": Relative.TODAY,
    "earlier this morning": Relative.TODAY,
    "earlier this afternoon": Relative.TODAY,
    "earlier this evening": Relative.TODAY,
    "yesterday": Relative.YESTERDAY,
    "yesterday morning": Relative.YESTERDAY,
    "yesterday afternoon": Relative.YESTERDAY,
    "yesterday evening": Relative.YESTERDAY,
    "last night": Relative.YESTERDAY,
    "tomorrow": Relative.TOMORROW,
    "this week": Relative.THIS_WEEK,
    "earlier this week": Relative.THIS_WEEK,
    "last week": Relative.LAST_WEEK,
    "late last week": Relative.LAST_WEEK,
    "this month": Relative.THIS_MONTH,
    "earlier this month": Relative.THIS_MONTH,
    "last month": Relative.LAST_MONTH,
    "this year": Relative.THIS_YEAR,
    "earlier this year": Relative.THIS_YEAR,
    "last year": Relative.LAST_YEAR,
}


def find_dates(text: str, offset: int = 0) -> tuple[DateMention, ...]:
    """Return the dates of `text` in order; `offset` is added to where they stand."""
    taken: list[DateMention] = []
    covered: set[int] = set()
    for find in (
        _nth_weekday,
        _spelt_out,
        _day_first,
        _numeric,
        _month_first,
        _days_ago,
        find_weekdays,
        _relatives,
    ):
        for mention in find(text):
            ground = range(mention.start, mention.end)
            if covered.isdisjoint((mention.start, mention.end - 1)):
                covered.update(ground)
                taken.append(mention)
    taken.sort(key=lambda mention: mention.start)
    for i in range(len(taken) - 2, -1, -1):
        first, second = taken[i], taken[i + 1]
        if first.day and not first.year and _RANGE.fullmatch(text, first.end, second.start):
            taken[i] = replace(first, year=second.year)
    if offset:
        return tuple(replace(m, start=m.start + offset, end=m.end + offset) for m in taken)
    return tuple(taken)


def _nth_weekday(text: str) -> list[DateMention]:
    """Read “the second Thursday of November 2011”."""
    mentions = []
    for found in _NTH_WEEKDAY.finditer(text):
        weekday, month, year = weekday_number(found[2]), month_number(found[3]), int(found[4])
        days = [
            day
            for week in monthcalendar(year, month)
            for number, day in enumerate(week)
            if day and number == weekday
        ]
        day = days[-1 if found[1] == "last" else _NTH.index(found[1])]
        mentions.append(
            DateMention(found.start(), found.end(), found[0], day, month, year, weekday)
        )
    return mentions


@lru_cache(maxsize=2)
def _figures_in(text: str) -> tuple[int, ...]:
    """Return where figures stand: more than one kind of date begins with one."""
    return tuple(found.start() for found in _FIGURE.finditer(text))


def _at_figures(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield what `finditer` would of a pattern that begins with a figure; there are few."""
    end = 0
    for start in _figures_in(text):
        if start >= end and (found := pattern.match(text, start)):
            end = found.end()
            yield found


def _day_first(text: str) -> list[DateMention]:
    mentions = []
    for found in _at_figures(_DAY_FIRST, text):
        day, month = int(found[1]), month_number(found[2])
        if is_joined(text, found.start()) or not calendar_date(2000, month, day):
            continue
        weekday, start = weekday_before(text, found.start())
        year = full_year(found[3]) if found[3] else None
        end = found.end() - found[0].endswith(".")
        mentions.append(DateMention(start, end, text[start:end], day, month, year, weekday=weekday))
    return mentions


def _month_first(text: str) -> list[DateMention]:
    mentions = []
    for found in _MONTH_FIRST.finditer(text):
        start, month = found.start(), month_number(found[1])
        day = int(found[2]) if found[2] else None
        year = int(found[3] or found[4]) if found[3] or found[4] else None
        if is_joined(text, start) or (day is not None and not calendar_date(2000, month, day)):
            continue
        if (
            day is None
            and year is None
            and not _MONTH_LEAD.search(text[max(0, start - 24) : start])
        ):
            # "May" and "March" alone are mostly no months.
            continue
        weekday = None
        if day is not None:
            weekday, start = weekday_before(text, start)
        end = found.end() - found[0].endswith(".")
        mentions.append(DateMention(start, end, text[start:end], day, month, year, weekday=weekday))
    return mentions


def _numeric(text: str) -> list[DateMention]:
    mentions = []
    for found in _at_figures(_NUMERIC, text):
        if is_joined(text, found.start()) or text[max(0, found.start() - 1) : found.start()] in {
            "-",
            ".",
        }:
            continue
        day, month, year = _numbers(found[0], found[1], alone=_stands_alone(text, found))
        if not year or not calendar_date(year, month, day):
            continue
        weekday, start = weekday_before(text, found.start())
        end = found.end()
        mentions.append(DateMention(start, end, text[start:end], day, month, year, weekday=weekday))
    return mentions


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    """Tell whether figures are all that a line has, or its last part: “the website, 24.3.09”."""
    first = max(0, found.start() - _LONGEST_BEFORE)
    before = _BEFORE_FIGURES.search(text, first, found.start())
    if before is None or _AFTER_FIGURES.match(text, found.end()) is None:
        return False
    return "," not in before[0] or int(found[0].partition(found[1])[0]) > _MOST_SECTIONS


def _numbers(digits: str, mark: str, *, alone: bool) -> tuple[int, int, int]:
    """Read numbers as day, month, year; British unless only the other way is a date.

    Short ones with full stops may be of a section, 3.1.20, unless they stand `alone`.
    """
    parts = digits.split(mark)
    if len(parts[0]) == 4:
        return int(parts[2]), int(parts[1]), int(parts[0])
    short = len(parts[2]) == 2
    if (
        len(parts[0]) > 2
        or len(parts[2]) == 3
        or (short and mark != "/" and len(digits) < 8 and not alone)
    ):
        return 0, 0, 0
    day, month, year = int(parts[0]), int(parts[1]), full_year(parts[2])
    if month > 12 >= day:
        day, month = month, day
    return day, month, year


def _spelt_out(text: str) -> list[DateMention]:
    mentions = []
    for found in _SPELT_OUT.finditer(text) if " of " in text else ():
        day, span = ORDINALS.index(found[1]) + 1, found.span()
        if found[2]:
            mention = DateMention(*span, found[0], day, relative=Relative.DAY_OF_MONTH)
        else:
            year = int(found[4]) if found[4] else None
            mention = DateMention(*span, found[0], day, month_number(found[3]), year)
        mentions.append(mention)
    for found in _ON_THE_NTH.finditer(text) if " on the " in text or " of the " in text else ():
        day = int(found[1])
        if 1 <= day <= _LAST_DAY:
            mentions.append(
                DateMention(*found.span(), found[0], day, relative=Relative.DAY_OF_MONTH)
            )
    return mentions


def _days_ago(text: str) -> list[DateMention]:
    mentions = []
    for found in _AGO.finditer(text) if " ago" in text or "before yesterday" in text else ():
        ago = 2
        if found["weeks"]:
            ago = 7 * (number_of(found["weeks"]) or 1)
        elif found["days"]:
            ago = number_of(found["days"]) or 1
        elif found["when"]:
            ago = 7 + (found["when"] == "yesterday")
        mentions.append(DateMention(*found.span(), found[0], relative=Relative.DAYS_AGO, ago=ago))
    return mentions


def _relatives(text: str) -> list[DateMention]:
    mentions = []
    for found in _RELATIVE.finditer(text):
        phrase = " ".join(found[0].lower().split())
        if phrase in _PHRASES and not is_joined(text, found.start()):
            if text[found.end() : found.end() + 2] in {"'s", "’s"} and not phrase.startswith(
                ("yesterday", "last")
            ):
                # "today's pupils" and "this year's lecture" tell no day; "yesterday's speech" does.
                continue
            mentions.append(
                DateMention(found.start(), found.end(), found[0], relative=_PHRASES[phrase])
            )
    return mentions
