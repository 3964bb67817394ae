"""What a date in a text can say: the values, and the words for months and weekdays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAY_NAME = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
"""The days of the week, as part of a pattern."""
MONTH_NAME = f"(?:{'|'.join(month.capitalize() for month in MONTHS)})"
"""The months, in the same way."""


class Relative(StrEnum):
    """What a date is told against, when it is no calendar date."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    TOMORROW = "tomorrow"
    DAYS_AGO = "days ago"
    DAY_OF_MONTH = "day of the month"
    WEEKDAY = "weekday"
    LAST_WEEKDAY = "last weekday"
    LAST_WEEKS_WEEKDAY = "weekday of last week"
    WEEKDAY_BEFORE_LAST = "weekday before last"
    NEXT_WEEKDAY = "next weekday"
    THIS_WEEK = "this week"
    LAST_WEEK = "last week"
    THIS_MONTH = "this month"
    LAST_MONTH = "last month"
    THIS_YEAR = "this year"
    LAST_YEAR = "last year"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as a text tells it; `weekday` counts from Monday, 0."""

    start: int
    end: int
    text: str
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    relative: Relative | None = None
    ago: int = 0
    """How many days ago."""

    @property
    def complete(self) -> bool:
        """Whether day, month and year are all there."""
        return None not in (self.day, self.month, self.year)


def month_number(word: str) -> int:
    """Return the month, from 1, that `word` names, long or short."""
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(word.lower()[:3]))


def weekday_number(word: str) -> int:
    """Return the weekday, Monday being 0, that `word` names, long or short."""
    return next(n for n, name in enumerate(WEEKDAYS) if name.startswith(word.lower()[:2]))


def full_year(digits: str) -> int:
    """Return the year that four digits, or two with or without an apostrophe, stand for."""
    year = int(digits.lstrip("'’"))
    if year > 99:
        return year
    return year + (2000 if year < 70 else 1900)


def calendar_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
