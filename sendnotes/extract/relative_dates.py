"""Days that a text tells against the day of publication: yesterday, last Thursday."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sendnotes.extract.date_words import DateMention, Relative
from sendnotes.extract.iso_dates import iso_date, iso_parts

_DAYS = 100
"""How far back a day may be that has only its number in the month."""


@dataclass(frozen=True, slots=True)
class ResolvedDate:
    """A mention's ISO date, or a partial one (`2018-07`), or None; `how` is a sentence."""

    iso: str | None
    how: str
    inferred: bool = False
    warnings: tuple[str, ...] = ()


def resolve_relative(mention: DateMention, published: str | None) -> ResolvedDate:
    """Return the day or month that `mention` means; None while publication is not known."""
    base = iso_date(published)
    if base is None:
        return _relative_to_part(mention, published)
    value = _counted(mention, base)
    how = f"The text says “{mention.text}”; the post was published on {base.isoformat()}."
    return ResolvedDate(value, how, inferred=True)


def _relative_to_part(mention: DateMention, published: str | None) -> ResolvedDate:
    parts = iso_parts(published)
    how = f"The text says “{mention.text}”, and the date of publication is not known."
    if parts is None:
        return ResolvedDate(None, how)
    year, month, _ = parts
    how = f"The text says “{mention.text}”; the post was published in {published}."
    if mention.relative is Relative.THIS_YEAR:
        return ResolvedDate(f"{year:04}", how, inferred=True)
    if mention.relative is Relative.LAST_YEAR:
        return ResolvedDate(f"{year - 1:04}", how, inferred=True)
    if month is None:
        return ResolvedDate(None, how)
    if mention.relative is Relative.THIS_MONTH:
        return ResolvedDate(f"{year:04}-{month:02}", how, inferred=True)
    if mention.relative is Relative.LAST_MONTH:
        before = date(year, month, 1) - timedelta(days=1)
        return ResolvedDate(f"{before:%Y-%m}", how, inferred=True)
    return ResolvedDate(None, how)


def _counted(mention: DateMention, base: date) -> str | None:
    weekday = mention.weekday or 0
    since = (base.weekday() - weekday) % 7
    monday = base - timedelta(days=base.weekday())
    before = base.replace(day=1) - timedelta(days=1)
    match mention.relative:
        case Relative.TODAY:
            return base.isoformat()
        case Relative.YESTERDAY:
            return (base - timedelta(days=1)).isoformat()
        case Relative.DAYS_AGO:
            return (base - timedelta(days=mention.ago)).isoformat()
        case Relative.TOMORROW:
            return (base + timedelta(days=1)).isoformat()
        case Relative.DAY_OF_MONTH:
            return _last_one_before(mention, base)
        case Relative.WEEKDAY:
            return (base - timedelta(days=since)).isoformat()
        case Relative.LAST_WEEKDAY:
            return (base - timedelta(days=since or 7)).isoformat()
        case Relative.WEEKDAY_BEFORE_LAST:
            return (base - timedelta(days=7 + (since or 7))).isoformat()
        case Relative.LAST_WEEKS_WEEKDAY:
            return (monday - timedelta(days=7 - weekday)).isoformat()
        case Relative.NEXT_WEEKDAY:
            return (base + timedelta(days=7 - since)).isoformat()
        case Relative.THIS_WEEK:
            return f"{base:%Y-%m}" if monday.month == base.month else None
        case Relative.LAST_WEEK:
            start, end = monday - timedelta(days=7), monday - timedelta(days=1)
            return f"{start:%Y-%m}" if start.month == end.month else None
        case Relative.THIS_MONTH:
            return f"{base:%Y-%m}"
        case Relative.LAST_MONTH:
            return f"{before:%Y-%m}"
        case Relative.THIS_YEAR:
            return f"{base:%Y}"
        case _:
            return f"{base.year - 1:04}"


def _last_one_before(mention: DateMention, base: date) -> str | None:
    """Return the last day before with this number in its month, on the weekday that is told."""
    for back in range(_DAYS):
        day = base - timedelta(days=back)
        if day.day == mention.day and mention.weekday in (None, day.weekday()):
            return day.isoformat()
    return None
