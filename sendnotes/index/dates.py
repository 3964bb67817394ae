"""Partial ISO dates as ranges of days, compared as texts."""

from __future__ import annotations

import re

from sendnotes.errors import BadDate

_ISO = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?\Z")
_WRITTEN = re.compile(r"(?:([0-9]{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]{3,9})\s+([0-9]{4})\Z")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

Days = tuple[str, str]
"""The first and the last day, inclusive."""
FIRST, LAST = "0000-00-00", "9999-99-99"


def read_date(text: str, where: str) -> str:
    """Return a date as ISO, perhaps partial, from `2018-07` or `5 July 2018`; raise BadDate."""
    text = text.strip()
    if _ISO.match(text):
        return text
    written = _WRITTEN.match(text)
    if written and (month := written[2][:3].lower()) in _MONTHS:
        iso = f"{written[3]}-{_MONTHS.index(month) + 1:02}"
        if not written[1]:
            return iso
        if 1 <= int(written[1]) <= 31:
            return f"{iso}-{int(written[1]):02}"
    raise BadDate(text, where)


def days(date: str) -> Days:
    """Return the days that an ISO date, perhaps partial, spans."""
    return date + FIRST[len(date) :], date + LAST[len(date) :]


def span(since: str | None, until: str | None) -> Days:
    """Return the days from the first of `since` to the last of `until`."""
    return days(since)[0] if since else FIRST, days(until)[1] if until else LAST


def read_span(text: str, where: str) -> Days:
    """Return the days of `2018-07` or a range `2018..2020`, `2018..`, `..2020`; raise BadDate."""
    if ".." not in text:
        return days(read_date(text, where))
    since, until = (part.strip() for part in text.split("..", 1))
    if not since and not until:
        raise BadDate(text, where)
    return span(
        read_date(since, where) if since else None, read_date(until, where) if until else None
    )


def overlaps(dates: str, wanted: Days) -> bool:
    """Tell whether one of the dates, separated by spaces, may lie in the wanted days."""
    for date in dates.split():
        first, last = days(date)
        if first <= wanted[1] and wanted[0] <= last:
            return True
    return False
