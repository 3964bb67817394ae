"""When a speech was given by all the days that a post tells of."""

from __future__ import annotations

from collections import Counter
from operator import eq
from typing import TYPE_CHECKING, NamedTuple

from sendnotes.extract.context_traits import words_around, words_with
from sendnotes.extract.date_words import Relative
from sendnotes.extract.dates import find_dates
from sendnotes.extract.dating import resolve
from sendnotes.extract.iso_dates import iso_date
from sendnotes.extract.likelihood import choose, step, those
from sendnotes.extract.marks import in_quotation
from sendnotes.extract.occasion_dates import (
    is_byline,
    is_long_ago,
    is_no_day_of,
    resolve_in,
)
from sendnotes.extract.occasion_traits import traits_of
from sendnotes.extract.scenes import sentence_around

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sendnotes.extract.date_words import DateMention
    from sendnotes.extract.relative_dates import ResolvedDate
    from sendnotes.extract.scenes import Scene

QUESTION = "date"
_LIKELY, _LIKELIER = 0.4, 0.7
"""How likely a day is where no other was found, and how much likelier than one that was."""
_MOST, _YEAR = 60, len("2018")
_AGES = (-9999, -30, -1, 0, 1, 2, 4, 8, 15, 31, 100, 366)
"""How many days before publication."""
_TELLING = frozenset({"same sentence", "same block", "past", "to come", "byline"})


class Day(NamedTuple):
    """A day that a post tells of, how, and where: not in its body, if that is the head's.

    The day of publication tells nothing of how.
    """

    iso: str
    how: str
    start: int | None
    traits: list[str]
    mention: DateMention | None = None


def likely_day(scene: Scene, days: Sequence[Day], at: int, chosen: str | None) -> Day | None:
    """Return a day that is much likelier than the one that was `chosen`, if there is one.

    It is that of whose sentence stands at `at`. That of publication is none, unless it is told.
    """
    belief = choose(QUESTION, day_traits(scene, days, at), eq)
    likely = belief.instead_of(chosen, least=_LIKELY, lead=_LIKELIER)
    told = next((day for day in days if day.iso == likely and day.how), None)
    if told is None or len(told.iso) == _YEAR or (chosen or "").startswith(told.iso):
        return None
    if chosen and all(day.iso != chosen for day in days):
        return None  # it was counted from what these days do not tell
    return told


def candidate_days(scene: Scene) -> list[Day]:
    """Return the days that the first dates of a post mean, those of its head and its own."""
    known = [*scene.outside, *scene.dates]
    found: list[tuple[DateMention, ResolvedDate]] = [
        (mention, resolved)
        for mention in scene.dates[:_MOST]
        if not _is_said(scene, mention)
        and (resolved := resolve_in(scene, mention, known)).iso
        and (mention.year is not None or not is_long_ago(resolved.iso, scene.published))
    ]
    often = Counter(resolved.iso for _, resolved in found)
    days = [
        Day(
            resolved.iso or "",
            "" if _is_no_answer(scene, mention, resolved.iso) else resolved.how,
            mention.start,
            [
                *_of_mention(scene, mention, resolved.iso or ""),
                step("nth", nth, (0, 1, 2, 3, 5, 8)),
                step("dates", len(found), (1, 2, 3, 4, 6, 9)),
                step("told", often[resolved.iso], (1, 2, 3, 4)),
            ],
            mention,
        )
        for nth, (mention, resolved) in enumerate(found)
    ]
    for label in scene.labels:
        for mention in find_dates(label.value):
            told = resolve(mention, published=scene.published, url=scene.url)
            if told.iso:
                how = told.how if told.iso != scene.published else ""
                days.append(Day(told.iso, how, None, [f"label {label.key}"]))
    if scene.published:
        traits = ["published", step("published beside", len(found), (0, 1, 2, 3, 5))]
        traits += those({"published and told": scene.published in often})
        days.append(Day(scene.published, "", None, traits))
    return days


def day_traits(scene: Scene, days: Sequence[Day], at: int) -> Iterator[tuple[str, list[str]]]:
    """Yield the days with all their traits, as seen from a sentence at `at`."""
    for day in days:
        if day.mention is None:
            yield day.iso, day.traits
            continue
        traits = [*traits_of(scene, day.mention, at), *day.traits]
        kind = _kind(day.mention)
        traits += [f"{kind}, {trait}" for trait in traits if trait in _TELLING]
        yield day.iso, traits


def _of_mention(scene: Scene, mention: DateMention, iso: str) -> Iterator[str]:
    sentence = sentence_around(scene, mention.start)
    kind = _kind(mention)
    yield f"kind {kind}"
    yield from those(
        {"byline": is_byline(scene, mention), "no day of it": is_no_day_of(scene, mention)}
    )
    day, published = iso_date(iso), iso_date(scene.published)
    if published is None:
        yield "no day of publication"
    elif day is not None:
        yield step("age", (published - day).days, _AGES)
    yield from words_around(scene.body, mention.start, mention.end, sentence, kind=kind)
    yield from words_with(scene.body, sentence)


def _is_said(scene: Scene, mention: DateMention) -> bool:
    """Tell whether a weekday stands within quotation marks: “on Friday we pack”."""
    if mention.relative is not Relative.WEEKDAY:
        return False
    start, end = sentence_around(scene, mention.start)
    return in_quotation(scene.body[start:end], mention.start - start)


def _is_no_answer(scene: Scene, mention: DateMention, iso: str | None) -> bool:
    """Tell whether a date is that of a byline, or a weekday that somebody tells of: “that on ...”.

    Such days are weighed all the same, for what is likely beside them.
    """
    if iso == scene.published and is_byline(scene, mention):
        return True
    start, _ = sentence_around(scene, mention.start)
    return mention.relative is Relative.WEEKDAY and " that " in scene.body[start : mention.start]


def _kind(mention: DateMention) -> str:
    """Return what a date tells: “yesterday”, or weekday, day, month and year by their letters."""
    if mention.relative is not None:
        return str(mention.relative)
    told = {"w": mention.weekday, "d": mention.day, "m": mention.month, "y": mention.year}
    return "".join(letter for letter, value in told.items() if value is not None)
