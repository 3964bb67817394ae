"""Partial ISO dates as ranges of days, compared as texts."""

from __future__ import annotations

import datetime
import re

from sendnotes.errors import BackwardDates, BadDate

# Patterns as texts, which `re` compiles when one is first needed: a search rarely has dates.
_ISO = r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?\Z"
_WRITTEN = r"(?:([0-9]{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]{3,9})\s+([0-9]{4})\Z"
_BRITISH = r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})\Z"
_SIGN = r"(<=|>=|<|>|=)\s*"
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_SHORTEST_MONTH = 3

Days = tuple[str, str]
"""The first and the last day, inclusive."""
FIRST, LAST = "0000-00-00", "9999-99-99"


def read_date(text: str, where: str) -> str:
    """Return a date as ISO, perhaps partial, from `2018-07` or `5 July 2018`; raise BadDate."""
    text = text.strip()
    iso = _iso(text)
    if iso is None:
        raise BadDate(text, where)
    return iso


def read_dates(text: str, where: str, today: datetime.date) -> Days:
    """Return the first and last date of one date or `last month`; raise BadDate."""
    from sendnotes.index.relative import relative_dates

    relative = relative_dates(text, today)
    if relative:
        return relative
    date = read_date(text, where)
    return date, date


def _iso(text: str) -> str | None:
    if re.match(_ISO, text):
        return text if _exists(text) else None
    day, month, year = 0, 0, ""
    if british := re.match(_BRITISH, text):
        day, month, year = int(british[1]) or 99, int(british[2]), british[3]
    elif written := re.match(_WRITTEN, text):
        name = written[2].lower().removesuffix("t") if written[2].lower() == "sept" else written[2]
        starts = [m for m in _MONTHS if m.startswith(name.lower())]
        month = _MONTHS.index(starts[0]) + 1 if len(name) >= _SHORTEST_MONTH and starts else 0
        day, year = int(written[1] or 0), written[3]
    if not 1 <= month <= len(_MONTHS):
        return None
    iso = f"{year}-{month:02}" + (f"-{day:02}" if day else "")
    return iso if _exists(iso) else None


def _exists(iso: str) -> bool:
    """Tell whether a date is one, as 30 February and the year 0 are not."""
    year, month, day = (int(part) for part in (*iso.split("-"), "1", "1")[:3])
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def days(date: str) -> Days:
    """Return the days that an ISO date, perhaps partial, spans."""
    return date + FIRST[len(date) :], date + LAST[len(date) :]


def span(since: str | None, until: str | None) -> Days:
    """Return the days from the first of `since` to the last of `until`; raise BackwardDates."""
    first, last = days(since)[0] if since else FIRST, days(until)[1] if until else LAST
    if since and until and first > last:
        raise BackwardDates(since, until)
    return first, last


def read_span(text: str, where: str, today: datetime.date | None = None) -> Days:
    """Return the days of `2018-07`, `2018..2020`, `2018..`, `>=2018`, `last month`.

    Raise BadDate, BackwardDates.
    """
    today = today or datetime.datetime.now().astimezone().date()
    text = text.strip()
    if sign := re.match(_SIGN, text):
        first, last = read_dates(text[sign.end() :], where, today)
        return _compared(sign[1], days(first)[0], days(last)[1])
    if ".." not in text:
        return span(*read_dates(text, where, today))
    since, until = (part.strip(" .") for part in text.split("..", 1))
    if not since and not until:
        raise BadDate(text, where)
    return span(
        read_dates(since, where, today)[0] if since else None,
        read_dates(until, where, today)[1] if until else None,
    )


def _compared(sign: str, first: str, last: str) -> Days:
    # As texts, "2018-99-99~" follows the last day of 2018, and "2018-00-0" precedes the first.
    return {
        "=": (first, last),
        ">": (f"{last}~", LAST),
        ">=": (first, LAST),
        "<": (FIRST, first[:-1]),
        "<=": (FIRST, last),
    }[sign]


def say_span(value: str, today: datetime.date) -> str:
    """Return what a value that `read_span` reads means, in English: `from 2018 on`."""
    text = value.strip()
    if sign := re.match(_SIGN, text):
        date = _say_date(text[sign.end() :], today)
        before, after = {
            "=": ("", ""),
            ">": ("after ", ""),
            ">=": ("from ", " on"),
            "<": ("before ", ""),
            "<=": ("up to ", ""),
        }[sign[1]]
        return f"{before}{date}{after}"
    if ".." not in text:
        return _say_date(text, today)
    since, until = (part.strip(" .") for part in text.split("..", 1))
    since, until = (_say_date(part, today) if part else "" for part in (since, until))
    return (
        f"{since} to {until}"
        if since and until
        else f"from {since} on"
        if since
        else f"up to {until}"
    )


def _say_date(text: str, today: datetime.date) -> str:
    from sendnotes.index.relative import relative_dates

    relative = relative_dates(text, today)
    if relative is None:
        return text.strip()
    first, last = relative
    return f"{text.strip()} ({first if first == last else f'{first} to {last}'})"


def overlaps(dates: str, wanted: Days) -> bool:
    """Tell whether one of the dates, separated by spaces, may lie in the wanted days."""
    for date in dates.split():
        first, last = days(date)
        if first <= wanted[1] and wanted[0] <= last:
            return True
    return False
