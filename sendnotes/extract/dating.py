"""Calendar dates from dates as told: the missing year, the weekday, yesterday."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sendnotes.extract.dates import (
    MONTHS,
    WEEKDAYS,
    DateMention,
    Relative,
    calendar_date,
    month_number,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Interval = tuple[date, date | None]

_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3,9})[/-](\d{1,2})(?=\D|$)")
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})(?=/|$)")
_URL_YEAR = re.compile(r"[/-]((?:19|20)\d\d)(?=[/.?#-]|$)")
_ISO = re.compile(r"([12]\d{3})(?:-(\d\d))?(?:-(\d\d))?(?!\d)")
_FRESH = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class ResolvedDate:
    """A mention's ISO date, or a partial one (`2018-07`), or None; `how` is a sentence."""

    iso: str | None
    how: str
    inferred: bool = False
    warnings: tuple[str, ...] = ()


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


def resolve(
    mention: DateMention,
    *,
    published: str | None = None,
    url: str | None = None,
    terms: Sequence[Interval] = (),
    holder: str = "the speaker",
    known: Iterable[DateMention] = (),
    future: bool = False,
) -> ResolvedDate:
    """Return the calendar date of `mention`, as far as it can be known.

    A missing year comes from the date of publication, then another date of the post (`known`),
    then the URL, then the `terms` in office of `holder`. No answer contradicts the weekday in
    the text without a warning.
    """
    if mention.relative is not None:
        return _relative(mention, published or None)
    if mention.year is not None:
        return _read(mention)
    if mention.month is None:
        return ResolvedDate(None, f"“{mention.text}” names no month.")
    if mention.day is None:
        return _month_only(mention, published, url)
    for attempt in (
        _from_publication(mention, published, future=future),
        _from_known(mention, known),
        _from_url(mention, url),
        _from_terms(mention, terms, holder),
    ):
        if attempt is not None:
            return attempt
    return ResolvedDate(
        None,
        f"The text says “{mention.text}” without a year, and nothing in the post tells the year.",
    )


def _weekday_name(day: date) -> str:
    return WEEKDAYS[day.weekday()].capitalize()


def _weekday_warning(mention: DateMention, day: date) -> tuple[str, ...]:
    if mention.weekday is None or mention.weekday == day.weekday():
        return ()
    return (f"The text says “{mention.text}”, but {day.isoformat()} was a {_weekday_name(day)}.",)


def _read(mention: DateMention) -> ResolvedDate:
    year = mention.year or 0
    how = f"The text says “{mention.text}”."
    if mention.month is None:
        return ResolvedDate(f"{year:04}", how)
    if mention.day is None:
        return ResolvedDate(f"{year:04}-{mention.month:02}", how)
    day = calendar_date(year, mention.month, mention.day)
    if day is None:
        return ResolvedDate(
            None, how, warnings=(f"“{mention.text}” is in no calendar, so it was left out.",)
        )
    return ResolvedDate(day.isoformat(), how, warnings=_weekday_warning(mention, day))


def _days(mention: DateMention, years: Iterable[int]) -> list[date]:
    month, day = mention.month or 1, mention.day or 1
    found = (calendar_date(year, month, day) for year in years)
    return [each for each in found if each is not None]


def _fits(mention: DateMention, day: date) -> bool:
    return mention.weekday is None or mention.weekday == day.weekday()


def _from_publication(
    mention: DateMention, published: str | None, *, future: bool
) -> ResolvedDate | None:
    parts = iso_parts(published)
    if parts is None:
        return None
    base = iso_date(published)
    if base is None:
        return _from_part(mention, parts, f"the post was published in {published}")
    step = 1 if future else -1
    days = [
        day
        for day in _days(mention, range(base.year, base.year + step * 12, step))
        if (day >= base if future else day <= base)
    ]
    if not days:
        return None
    nearest = days[0]
    fitting = next((day for day in days if _fits(mention, day)), None)
    if fitting is None or (fitting != nearest and abs(nearest - base) <= _FRESH):
        chosen = nearest
    else:
        chosen = fitting
    order = "first" if future else "last"
    side = "from" if future else "up to"
    what = f"{WEEKDAYS[mention.weekday].capitalize()} " if mention.weekday is not None else ""
    how = (
        f"The text says “{mention.text}” without a year; the {order} such "
        f"{what if chosen == fitting else ''}date {side} the day of publication "
        f"({base.isoformat()}) is {chosen.isoformat()}."
    )
    warnings = _weekday_warning(mention, chosen)
    if chosen != nearest:
        warnings += (
            f"“{mention.text}” fits {chosen.isoformat()}, "
            "more than a year away from the date of publication.",
        )
    return ResolvedDate(chosen.isoformat(), how, inferred=True, warnings=warnings)


def _from_part(
    mention: DateMention, parts: tuple[int, int | None, int | None], because: str
) -> ResolvedDate | None:
    """Take the year of a partial date, or the year before if the month had not yet come."""
    year, month, _ = parts
    if month is not None and mention.month is not None and mention.month > month:
        year -= 1
    days = _days(mention, (year, year - 1))
    fitting = [day for day in days if _fits(mention, day)]
    if not fitting or (month is not None and fitting[0].year != year):
        return None
    how = f"The text says “{mention.text}” without a year; {because}, so {fitting[0].isoformat()}."
    return ResolvedDate(fitting[0].isoformat(), how, inferred=True)


def _from_known(mention: DateMention, known: Iterable[DateMention]) -> ResolvedDate | None:
    for other in known:
        same = (other.day, other.month) == (mention.day, mention.month)
        if same and other.year is not None:
            day = calendar_date(other.year, other.month or 1, other.day or 1)
            if day is not None and _fits(mention, day):
                return ResolvedDate(
                    day.isoformat(),
                    f"The text says “{mention.text}” without a year, "
                    f"and “{other.text}” elsewhere in the post.",
                    inferred=True,
                )
    return None


def _from_url(mention: DateMention, url: str | None) -> ResolvedDate | None:
    found = url_date(url)
    parts = iso_parts(found)
    if parts is None:
        return None
    if iso_date(found) is not None:
        resolved = _from_publication(mention, found, future=False)
        if resolved is None:
            return None
        how = f"The text says “{mention.text}” without a year; the URL is dated {found}."
        return ResolvedDate(resolved.iso, how, inferred=True, warnings=resolved.warnings)
    return _from_part(mention, parts, f"the URL has {found}")


def _from_terms(
    mention: DateMention, terms: Sequence[Interval], holder: str
) -> ResolvedDate | None:
    if not terms:
        return None
    today = date.today()  # noqa: DTZ011 -- the end of a term that has not ended
    days = sorted(
        {
            day
            for start, end in terms
            for day in _days(mention, range(start.year, (end or today).year + 1))
            if start <= day <= (end or today) and _fits(mention, day)
        }
    )
    first = min(start for start, _ in terms)
    last = max(end or today for _, end in terms)
    span = f"{first.year}-{last.year}" if first.year != last.year else f"{first.year}"
    if len(days) == 1:
        return ResolvedDate(
            days[0].isoformat(),
            f"The text says “{mention.text}” without a year; while {holder} was in office "
            f"({span}) that was {days[0].isoformat()} only.",
            inferred=True,
        )
    several = ", ".join(str(day.year) for day in days)
    why = f"it fits {several}" if days else "no year fits"
    return ResolvedDate(
        None,
        f"The text says “{mention.text}” without a year; while {holder} was in office ({span}) "
        f"{why}.",
        warnings=(f"The year of “{mention.text}” is not known: {why}.",),
    )


def _month_only(mention: DateMention, published: str | None, url: str | None) -> ResolvedDate:
    for source, what in ((published, "the post was published on"), (url_date(url), "the URL has")):
        parts = iso_parts(source)
        if parts is None:
            continue
        year = parts[0]
        if parts[1] is not None and (mention.month or 0) > parts[1]:
            year -= 1
        return ResolvedDate(
            f"{year:04}-{mention.month:02}",
            f"The text says “{mention.text}” without a year; {what} {source}.",
            inferred=True,
        )
    return ResolvedDate(None, f"The text says “{mention.text}” without a year.")


def _relative(mention: DateMention, published: str | None) -> ResolvedDate:
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
        case Relative.TOMORROW:
            return (base + timedelta(days=1)).isoformat()
        case Relative.WEEKDAY:
            return (base - timedelta(days=since)).isoformat()
        case Relative.LAST_WEEKDAY:
            return (base - timedelta(days=since or 7)).isoformat()
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
