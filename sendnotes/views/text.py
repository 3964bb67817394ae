"""Pieces of text that several views use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.model import Post, Speech, Witness

_MONTHS = [
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
]
_MOST_NAMED = 5
_OPENING, _CLOSING = tuple("“‘\"'«"), tuple("”’\"'»")
# C0 and C1 controls, and what turns the direction of text, could make a terminal lie; lone
# surrogates cannot be written at all.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def visible(text: str) -> str:
    r"""Return `text` with control characters shown as `\x1b` or `\u202e`; tabs and lines stay."""
    return _STEERING.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def visible_line(text: str) -> str:
    """Return `text` as one row: all white space as single spaces, control characters shown."""
    return visible(one_paragraph(text))


def spoken_date(iso: str | None) -> str | None:
    """Return an ISO date as people write it: "5 July 2018", "July 2018", "2018"."""
    if not iso or not re.fullmatch(r"\d{4}(-\d\d){0,2}", iso):
        return iso
    year, *rest = iso.split("-")
    if rest and not 1 <= int(rest[0]) <= 12:
        return iso
    month = _MONTHS[int(rest[0]) - 1] if rest else None
    day = str(int(rest[1])) if len(rest) > 1 else None
    return " ".join(part for part in (day, month, year) if part)


def count(number: int, one: str, many: str | None = None) -> str:
    """Return "1 speech", "2 speeches"."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def who(speech: Speech) -> str:
    """Return the speaker with the role: "Damian Hinds, Secretary of State for Education"."""
    return ", ".join(part for part in (speech.speaker, speech.role) if part) or "speaker not known"


def published_by(one: Post | Witness) -> str:
    """Return who published a post and when, as far as they are known."""
    return ", ".join(part for part in (one.source, spoken_date(one.published)) if part)


def where_and_when(speech: Speech) -> str:
    """Return event, place and date, as far as they are known."""
    parts = (speech.event, speech.place, spoken_date(speech.date))
    return " · ".join(part for part in parts if part)


def one_line(speech: Speech) -> str:
    """Return a speech in one line."""
    return " · ".join(part for part in (who(speech), where_and_when(speech)) if part)


def also_published(also: Sequence[Witness]) -> str | None:
    """Return who else published a text, and when; None for nobody."""
    if not also:
        return None
    names = [one_paragraph(one.source or one.title or one.id or "") for one in also[:_MOST_NAMED]]
    days = [spoken_date(one.published) for one in also]
    named = [f"{name} ({day})" if day else name for name, day in zip(names, days, strict=False)]
    if (more := len(also) - _MOST_NAMED) > 0:
        named.append(f"{more:,} more")
    *first, last = named
    return f"also published by {', '.join(first)}{' and ' if first else ''}{last}"


def one_paragraph(text: str) -> str:
    """Return `text` with every run of white space as one space."""
    return " ".join(text.split())


def shorten(text: str, length: int) -> str:
    """Cut `text` at a word to at most `length` characters, with an ellipsis."""
    text = one_paragraph(text)
    if len(text) <= length:
        return text
    return text[: length - 1].rpartition(" ")[0].rstrip(" ,;:–-") + " …"


def quoted(text: str) -> str:
    """Put `text` between quotation marks, unless it brings its own."""
    text = one_paragraph(text)
    return text if text[:1] in _OPENING and text[-1:] in _CLOSING else f"“{text}”"
