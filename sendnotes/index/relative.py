"""Days told from today: last month, this year, the last 30 days, 2 weeks ago."""

from __future__ import annotations

import datetime
import re

_DAYS = {"today": 0, "yesterday": 1}
_PERIOD = re.compile(r"(this|last|past)[ _-]+(week|month|year)\Z")
_LAST = re.compile(r"(?:last|past)[ _-]+([0-9]{1,4})[ _-]+(day|week|month|year)s?\Z")
_AGO = re.compile(r"([0-9]{1,4})[ _-]+(day|week|month|year)s?[ _-]+ago\Z")

Span = tuple[str, str]
"""The first and the last date, ISO, perhaps partial."""


def relative_dates(text: str, today: datetime.date) -> Span | None:
    """Return the dates that `text` tells from `today`; None if it does not.

    A week begins on Monday. "Last month" is the calendar month before this one; "last 2 months"
    are the two months up to today.
    """
    text = " ".join(text.lower().split())
    if text in _DAYS:
        day = (today - datetime.timedelta(days=_DAYS[text])).isoformat()
        return day, day
    if period := _PERIOD.match(text):
        return _period(period[2], today, before=period[1] != "this")
    try:
        if last := _LAST.match(text):
            return _back(today, int(last[1]), last[2]).isoformat(), today.isoformat()
        if ago := _AGO.match(text):
            day = _back(today, int(ago[1]), ago[2]).isoformat()
            # "2 months ago" was some time in that month.
            day = day[: {"month": 7, "year": 4}.get(ago[2], 10)]
            return day, day
    except (ValueError, OverflowError):  # before the year 1
        return None
    return None


def _period(unit: str, today: datetime.date, *, before: bool) -> Span:
    if unit == "week":
        monday = today - datetime.timedelta(days=today.weekday() + 7 * before)
        return monday.isoformat(), (monday + datetime.timedelta(days=6)).isoformat()
    day = _back(today, int(before), unit).isoformat()[: 7 if unit == "month" else 4]
    return day, day


def _back(today: datetime.date, number: int, unit: str) -> datetime.date:
    if unit in ("day", "week"):
        return today - datetime.timedelta(days=number * (7 if unit == "week" else 1))
    months = today.year * 12 + today.month - 1 - number * (12 if unit == "year" else 1)
    # The day of the month, or the last that there is: a month before 31 March is 28 February.
    for day in range(today.day, 27, -1):
        try:
            return datetime.date(months // 12, months % 12 + 1, day)
        except ValueError:
            continue
    return datetime.date(months // 12, months % 12 + 1, min(today.day, 28))
