"""Days of the week in running text: “on Tuesday the 9th”, “last Friday”, “a week last Monday”."""

from __future__ import annotations

import re

from sendnotes.extract.alternatives import by_first_letter
from sendnotes.extract.date_words import (
    MONTH_NAME,
    WEEKDAYS,
    DateMention,
    Relative,
    weekday_number,
)

_SHORT_DAYS = tuple("Mon Tues Tue Weds Wed Thurs Thur Thu Fri Sat Sun".split())


def in_two_cases(words: tuple[str, ...]) -> str:
    """Spell each word as in a text and in capitals, so that the pattern needs no case folding."""
    return by_first_letter("|".join(f"{word}|{word.upper()}" for word in words))


WEEKDAY = f"(?:{in_two_cases((*(day.capitalize() for day in WEEKDAYS), *_SHORT_DAYS))})"
_OF_THE_MONTH = re.compile(
    rf",?\s+(?:the\s+)?([0-9]{{1,2}})(?:st|nd|rd|th)\b(?!\s+(?:of\s+)?{MONTH_NAME})"
)
"""What follows a weekday: “on Tuesday the 9th”."""
_EVERY = re.compile(r"\b(?:every|each|most|an?) \Z", re.IGNORECASE)
_WEEKDAY_ALONE = re.compile(rf"{WEEKDAY}\b\.?")
_OF_EACH_WEEK = re.compile(
    r" (?:(?:mornings|afternoons|evenings|nights|papers?)|(?:job|club|shift|school|lunch|roast"
    r"|market|group|league|drop-?in|girl|boy)s?)\b"
)
"""What makes a weekday one of every week: a Saturday job."""
_WEEKDAY_BEFORE = re.compile(
    rf"(?<!\w)({WEEKDAY})\b\.?(?:\s+(?:morning|lunchtime|afternoon|teatime|evening|night))?"
    r"(?:,\s*|\s+)(?:the\s+)?\(?$"
)
_LONGEST_BEFORE = 28
_LAST_BEFORE = re.compile(
    r"(?:\b(last|previous|next|this(?:\s+coming)?|coming)\s+)$", re.IGNORECASE
)
_LAST_WEEK_BEFORE = re.compile(r"\b(?:last|the\s+previous)\s+week,?\s+on\s+(?:the\s+)?$", re.I)
_LAST_AFTER = re.compile(
    r"\s+(?:(?:morning|afternoon|evening|night),?\s+)?(?:of\s+)?"
    r"(?:last\s+week|the\s+(?:previous|preceding)\s+week|the\s+week\s+before)\b",
    re.IGNORECASE,
)
_BEFORE_LAST = re.compile(r"\s+before\s+last\b|\s+week\s+ago\b")
_WEEK_BEFORE = re.compile(
    r"\b(?:a|one)\s+week\s+(?:ago,?\s+)?(?:last|on|past)\s+(?:the\s+)?$", re.IGNORECASE
)
"""“the Saturday before last”, “a week last Tuesday”: a week before the last one."""
_OF_A_MONTH = re.compile(rf"\s+(?:of|in)\s+{MONTH_NAME}\b")
_SHORT_WORDS = frozenset({"Sat", "Sun"})
"""What is another word as often, unless the day of the month follows."""
_LAST_ONE = re.compile(r"\s+last\b(?!\s+(?:week|month|year|night))")


def is_joined(text: str, start: int) -> bool:
    """Whether what begins at `start` is the inside of a longer word, number or address."""
    return start > 0 and (text[start - 1].isalnum() or text[start - 1] in "_/£$@#")


def weekday_before(text: str, start: int) -> tuple[int | None, int]:
    """Return the weekday before a date at `start`, and where the date begins with it."""
    found = _WEEKDAY_BEFORE.search(text[max(0, start - _LONGEST_BEFORE) : start])
    if not found:
        return None, start
    return weekday_number(found[1]), start - (len(found.string) - found.start(1))


def find_weekdays(text: str) -> list[DateMention]:
    """Return the days of the week that a text names without a month, but those of every week."""
    mentions = []
    for found in _WEEKDAY_ALONE.finditer(text):
        start, end = found.span()
        if found[0].endswith("day."):
            end -= 1  # the full stop is the sentence's, and not as in “Tues.”
        nth = _OF_THE_MONTH.match(text, end)
        if is_joined(text, start) or (not nth and found[0].rstrip(".") in _SHORT_WORDS):
            continue
        if _OF_A_MONTH.match(text, end):
            continue  # without its year the last one of March is not known
        if _OF_EACH_WEEK.match(text, end) or _EVERY.search(text, max(0, start - 8), start):
            continue
        weekday = weekday_number(found[0])
        if nth:
            end, day, relative = nth.end(), int(nth[1]), Relative.DAY_OF_MONTH
        else:
            start, end, relative = _against_what(text, start, end)
            day = None
        mentions.append(
            DateMention(start, end, text[start:end], day, weekday=weekday, relative=relative)
        )
    return mentions


def _against_what(text: str, start: int, end: int) -> tuple[int, int, Relative]:
    """Return which of such weekdays is meant, and from where to where the text says so."""
    if tail := _BEFORE_LAST.match(text, end):
        return start, tail.end(), Relative.WEEKDAY_BEFORE_LAST
    if lead := _WEEK_BEFORE.search(text, max(0, start - _LONGEST_BEFORE), start):
        return lead.start(), end, Relative.WEEKDAY_BEFORE_LAST
    if lead := _LAST_BEFORE.search(text[max(0, start - 14) : start]):
        word = lead[1].lower()
        relative = Relative.WEEKDAY if word == "this" else Relative.NEXT_WEEKDAY
        if word in {"last", "previous"}:
            relative = Relative.LAST_WEEKDAY
        return start - len(lead[0]), end, relative
    if tail := _LAST_AFTER.match(text, end):
        return start, tail.end(), Relative.LAST_WEEKS_WEEKDAY
    if lead := _LAST_WEEK_BEFORE.search(text, max(0, start - 30), start):
        return lead.start(), end, Relative.LAST_WEEKS_WEEKDAY
    if tail := _LAST_ONE.match(text, end):
        return start, tail.end(), Relative.LAST_WEEKDAY
    return start, end, Relative.WEEKDAY
