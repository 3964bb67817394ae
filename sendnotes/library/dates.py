"""Dates that a person types."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from sendnotes.errors import BadDate

if TYPE_CHECKING:
    from sendnotes.model import Filters

# As a text, which `re` compiles when it is first needed: few commands are given dates.
_ISO = r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?"


def read_date(text: str, where: str) -> str:
    """Return `text` as an ISO date, partial if it is: `2018-07-05`, `2018-07`, `2018`.

    Takes ISO and the English ways (5 July 2018; 5/7/18 as British). Raises BadDate, naming
    `where` it was given.
    """
    text = text.strip()
    if iso := re.fullmatch(_ISO, text):
        year, month, day = (int(part) if part else 1 for part in iso.groups())
        try:
            datetime.date(year, month, day)
        except ValueError:
            raise BadDate(text, where) from None
        return text
    from sendnotes.extract.dates import find_dates

    match find_dates(text):
        case (one,) if one.year and one.month and one.text.strip() == text:
            days = f"-{one.day:02}" if one.day else ""
            return f"{one.year:04}-{one.month:02}{days}"
    raise BadDate(text, where)


def read_dates(text: str, where: str, today: datetime.date) -> tuple[str, str]:
    """Return the first and last ISO date of what `read_date` takes, or of `last month` and such.

    Raises BadDate.
    """
    from sendnotes.index.relative import relative_dates

    relative = relative_dates(text, today)
    if relative:
        return relative
    date = read_date(text, where)
    return date, date


def dated(filters: Filters, today: datetime.date | None) -> Filters:
    """Return filters with ISO dates: a saved search may say "last month", told from `today`."""
    today = today or datetime.datetime.now().astimezone().date()
    since, until = filters.since, filters.until
    return filters._replace(
        since=read_dates(since, "since", today)[0] if since else None,
        until=read_dates(until, "until", today)[1] if until else None,
    )


def is_relative(text: str, today: datetime.date) -> bool:
    """Tell whether a date is told from today, as `last month` is."""
    from sendnotes.index.relative import relative_dates

    return relative_dates(text, today) is not None
