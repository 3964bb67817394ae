"""Calendar dates from dates as told: the missing year, the weekday, yesterday."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sendnotes.extract.date_words import WEEKDAYS, DateMention, calendar_date
from sendnotes.extract.iso_dates import iso_date, iso_parts, url_date
from sendnotes.extract.relative_dates import ResolvedDate, resolve_relative

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Interval = tuple[date, date | None]

_YEAR, _SOON = timedelta(days=366), timedelta(days=45)
_FRESH = timedelta(days=60)


def resolve(
    mention: DateMention,
    *,
    published: str | None = None,
    url: str | None = None,
    terms: Sequence[Interval] = (),
    holder: str = "the speaker",
    known: Iterable[DateMention] = (),
    years: Sequence[int] = (),
    future: bool = False,
) -> ResolvedDate:
    """Return the calendar date of `mention`, as far as it can be known.

    A missing year comes from the date of publication, then another date of the post (`known`),
    then the URL, then the `terms` in office of `holder`, or without them the headings' `years`, and
    last, for a day with its weekday, the years that the post names, or the only one it names.
    No answer contradicts the weekday in the text without a warning.
    """
    if mention.relative is not None:
        return resolve_relative(mention, published)
    if mention.year is not None:
        return _read(mention)
    if mention.month is None:
        return _day_only(mention, published)
    if mention.day is None:
        return _month_only(mention, published, url)
    known = tuple(known)
    told = (
        _from_publication(mention, published, future=future)
        or _from_known(mention, known)
        or _from_url(mention, url)
        or (_from_years(mention, years) if not terms else None)
    )
    if told:
        return told
    held = _from_terms(mention, terms, holder)
    return (
        (held if held and held.iso else None)
        or _from_years_told(mention, known)
        or _from_only_year(mention, known)
        or held
        or ResolvedDate(
            None,
            f"The text says “{mention.text}” without a year,"
            " and nothing in the post tells the year.",
        )
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
    if not future and (soon := _soon_after(mention, base)):
        return soon
    nearest = days[0]
    fitting = next((day for day in days if _fits(mention, day)), None)
    old = fitting is None or (fitting != nearest and base - fitting > _YEAR)
    if not future and old and (near := _just_after(mention, base)):
        return near
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
        far = f"“{mention.text}” fits {chosen.isoformat()}, long before the date of publication."
        warnings = (*warnings, far)
    return ResolvedDate(chosen.isoformat(), how, inferred=True, warnings=warnings)


def _just_after(mention: DateMention, base: date) -> ResolvedDate | None:
    """Take the one day just after publication that fits the weekday, where none before does.

    A newsletter says when it was begun, and not when it was sent.
    """
    if mention.weekday is None:
        return None
    for day in _days(mention, (base.year, base.year + 1)):
        if base < day <= base + _SOON and _fits(mention, day):
            how = (
                f"The text says “{mention.text}” without a year; of the days around {base} only "
                f"{day.isoformat()} fits."
            )
            late = f"“{mention.text}” is after {base}, the date of publication as read."
            return ResolvedDate(day.isoformat(), how, inferred=True, warnings=(late,))
    return None


def _soon_after(mention: DateMention, base: date) -> ResolvedDate | None:
    """Take a day of the week that begins with the day of publication: “w/c 9 March”.

    Only one that fits its weekday, where the last such date before does not.
    """
    if mention.weekday is None or base.weekday():
        return None
    for day in _days(mention, (base.year, base.year + 1)):
        if base < day < base + timedelta(days=7) and _fits(mention, day):
            how = f"The text says “{mention.text}” without a year; it is in the week from {base}."
            return ResolvedDate(day.isoformat(), how, inferred=True)
    return None


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


def _from_years(mention: DateMention, years: Sequence[int]) -> ResolvedDate | None:
    days = [day for day in _days(mention, years) if _fits(mention, day)]
    if len(days) != 1:
        return None
    how = f"The text says “{mention.text}” without a year, and a heading has {days[0].year}."
    return ResolvedDate(days[0].isoformat(), how, inferred=True)


def _from_years_told(mention: DateMention, known: Iterable[DateMention]) -> ResolvedDate | None:
    """Take the one year that fits the weekday, of those that the post names and those beside."""
    told = {other.year for other in known if other.year is not None}
    if mention.weekday is None or not told:
        return None
    around = {year + step for year in told for step in (-1, 0, 1)}
    days = [day for day in _days(mention, sorted(around)) if _fits(mention, day)]
    if len(days) != 1:
        return None
    how = (
        f"The text says “{mention.text}” without a year; of the years that the post names, and "
        f"those beside them, the weekday fits {days[0].year} only."
    )
    return ResolvedDate(days[0].isoformat(), how, inferred=True)


def _from_only_year(mention: DateMention, known: Iterable[DateMention]) -> ResolvedDate | None:
    """Take the only year that the post names in a date, for a day without a weekday."""
    told = {other.year for other in known if other.year is not None}
    days = _days(mention, told) if len(told) == 1 and mention.weekday is None else []
    if not days:
        return None
    how = (
        f"The text says “{mention.text}” without a year; the only year that the post names is "
        f"{days[0].year}."
    )
    return ResolvedDate(days[0].isoformat(), how, inferred=True)


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


def _day_only(mention: DateMention, published: str | None) -> ResolvedDate:
    """Take the last such day before publication: “Monday 27th”."""
    base = iso_date(published)
    if base is not None and mention.day is not None:
        days = (base - timedelta(days=back) for back in range(62))
        last = next((day for day in days if day.day == mention.day and _fits(mention, day)), None)
        if last is not None:
            how = (
                f"The text says “{mention.text}”; the last such day before {base.isoformat()} was "
                f"{last.isoformat()}."
            )
            return ResolvedDate(last.isoformat(), how, inferred=True)
    return ResolvedDate(None, f"“{mention.text}” names no month.")


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
