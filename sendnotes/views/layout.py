"""A neutral page: lines of styled spans and tables, before any terminal comes in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text of one style."""

    text: str
    style: Style = Style.TEXT


@dataclass(frozen=True, slots=True)
class Line:
    """Spans in a row; a line that is too long goes on `hang` columns in."""

    spans: tuple[Span, ...] = ()
    indent: int = 0
    hang: int = 0

    @property
    def text(self) -> str:
        """The words of the line."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under column names; `flexible` is the column that is wrapped when room is short."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    flexible: int = 0
    numbers: tuple[int, ...] = ()


Page = list[Line | Table]
BLANK = Line()


def line(*spans: Span | str | None, indent: int = 0, hang: int | None = None) -> Line:
    """Return a line of what is not empty, control characters made visible."""
    kept = (Span(span) if isinstance(span, str) else span for span in spans if span)
    shown = tuple(Span(visible(span.text), span.style) for span in kept if span.text)
    return Line(shown, indent, indent if hang is None else hang)


def labelled(label: str, value: str | Span, *, indent: int = 0, width: int = 11) -> Line:
    """Return "Label      value", the value's further lines under its first."""
    shown = value if isinstance(value, Span) else Span(value, Style.FACT)
    return line(
        Span(f"{label:<{width}} ", Style.LABEL), shown, indent=indent, hang=indent + width + 1
    )


def marked(text: str, marks: tuple[tuple[int, int], ...], style: Style) -> list[Span]:
    """Return `text` as spans with the marked words in their own style."""
    spans, position = [], 0
    for start, end in marks:
        if start >= position:
            spans += [Span(text[position:start], style), Span(text[start:end], Style.MARK)]
            position = end
    return [*spans, Span(text[position:], style)]
