"""ISO dates, whole or partial, and the dates in addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sendnotes.extract.date_words import MONTHS, calendar_date, month_number

if TYPE_CHECKING:
    from datetime import date

_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3,9})[/-](\d{1,2})(?=\D|$)")
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})(?=/|$)")
_URL_YEAR = re.compile(r"[/-]((?:19|20)\d\d)(?=[/.?#-]|$)")
_ISO = re.compile(r"([12]\d{3})(?:-(\d\d))?(?:-(\d\d))?(?!\d)")


def iso_parts(iso: str | None) -> tuple[int, int | None, int | None] | None:
    """Return year, month and day of an ISO date, as far as it goes."""
    found = _ISO.match(iso or "")
    if not found:
        return None
    return int(found[1]), int(found[2]) if found[2] else None, int(found[3]) if found[3] else None


def iso_date(iso: str | None) -> date | None:
    """Return the day that a full ISO date names."""
    parts = iso_parts(iso)
    if parts is None or parts[1] is None or parts[2] is None:
        return None
    return calendar_date(parts[0], parts[1], parts[2])


def url_date(url: str | None) -> str | None:
    """Return the date in a URL's path, such as `/2018/08/04/`, as ISO, perhaps partial."""
    path = (url or "").lower()
    if found := _URL_DAY.search(path):
        name = found[2]
        if name.isdigit():
            month = int(name)
        elif any(full.startswith(name) for full in MONTHS):
            month = month_number(name)
        else:
            month = 0
        if month and (day := calendar_date(int(found[1]), month, int(found[3]))):
            return day.isoformat()
    if (found := _URL_MONTH.search(path)) and 1 <= int(found[2]) <= 12:
        return f"{found[1]}-{int(found[2]):02}"
    if found := _URL_YEAR.search(path):
        return found[1]
    return None
