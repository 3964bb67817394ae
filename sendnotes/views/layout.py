"""A neutral page: lines of styled spans and tables, before any terminal comes in."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from sendnotes.views.text import visible


class Style(StrEnum):
    """What a span is; the rich view decides how that looks."""

    TEXT = "text"
    TITLE = "title"
    LABEL = "label"
    FACT = "fact"
    QUIET = "quiet"
    MARK = "mark"
    TOPIC = "topic"
    QUOTE = "quote"
    ID = "id"
    WARNING = "warning"


# NamedTuple, not a dataclass: it is made in a sixth of the time, and every search makes these.


class Span(NamedTuple):
    """A piece of text of one style."""

    text: str
    style: Style = Style.TEXT


class Line(NamedTuple):
    """Spans in a row; a line that is too long goes on `hang` columns in."""

    spans: tuple[Span, ...] = ()
    indent: int = 0
    hang: int = 0
    verbatim: bool = False
    """Never wrapped: a line of a file."""


class Table(NamedTuple):
    """Rows under column names.

    `flexible` is the column that gives way when room is short; with `below`, the last column
    stands under it in a line of its own wherever columns are aligned, so that an id stays whole.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    flexible: int = 0
    numbers: tuple[int, ...] = ()
    below: bool = False


Page = list[Line | Table]
BLANK = Line()
_BREAKS = re.compile("[\t-\r\x85\u2028\u2029]")


def line(*spans: Span | str | None, indent: int = 0, hang: int | None = None) -> Line:
    """Return a line of what is not empty, control characters made visible."""
    kept = (Span(span) if isinstance(span, str) else span for span in spans if span)
    shown = tuple(Span(_in_a_row(span.text), span.style) for span in kept if span.text)
    return Line(shown, indent, indent if hang is None else hang)


def labelled(label: str, value: str | Span, *, indent: int = 0, width: int = 11) -> Line:
    """Return "Label      value", the value's further lines under its first."""
    shown = value if isinstance(value, Span) else Span(value, Style.FACT)
    return line(
        Span(f"{label:<{width}} ", Style.LABEL), shown, indent=indent, hang=indent + width + 1
    )


def verbatim(text: str) -> list[Line]:
    """Return the lines of a file as they stand, but for control characters."""
    return [Line((Span(visible(row)),), verbatim=True) for row in text.split("\n")]


def heading(text: str) -> Line:
    """Return the name of a part of the page."""
    return line(Span(text, Style.LABEL))


def quiet(text: str | None) -> Span | None:
    """Return words that stand back."""
    return Span(text, Style.QUIET) if text else None


def marked(text: str, marks: tuple[tuple[int, int], ...], style: Style) -> list[Span]:
    """Return `text` as spans with the marked words in their own style."""
    spans, position = [], 0
    for start, end in marks:
        if position <= start < end:
            spans += [Span(text[position:start], style), Span(text[start:end], Style.MARK)]
            position = end
    return [*spans, Span(text[position:], style)]


def parts(*blocks: list[Line | Table]) -> Page:
    """Join blocks with a blank line between those that have something in them."""
    page: Page = []
    for block in blocks:
        if block:
            page += [BLANK, *block] if page else block
    return page


def _in_a_row(text: str) -> str:
    return visible(_BREAKS.sub(" ", text))
