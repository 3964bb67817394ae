"""The pieces that several pages show alike: speeches, focus areas, quotes."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from sendnotes.mapping import SPEECH_KEYS
from sendnotes.views.layout import Line, Span, Style, line, marked, quiet
from sendnotes.views.text import one_paragraph, quoted, spoken_date, where_and_when, who

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sendnotes.model import FocusArea, Quote, Speech
    from sendnotes.model.lists import Spans

NO_MARKS: Mapping[str, Spans] = MappingProxyType({})
_BULLETS = "•–·"


def speech_lines(speech: Speech, *, indent: int) -> list[Line]:
    """Return who spoke, where and when, the link, and what is inferred or not known."""
    lines = [line(Span(who(speech), Style.TITLE), indent=indent, hang=indent + 2)]
    if occasion := where_and_when(speech):
        lines.append(line(Span(occasion, Style.FACT), indent=indent, hang=indent + 2))
    if speech.url:
        lines.append(line(Span(speech.url, Style.FACT), indent=indent))
    remarks = []
    if speech.printed:
        remarks.append(f"printed as {quoted(speech.printed)}")
    if speech.inferred:
        remarks.append(f"inferred: {_names(speech.inferred)}")
    if unknown := [name for name in SPEECH_KEYS if not getattr(speech, name)]:
        remarks.append(f"not known: {_names(unknown)}")
    if remarks:
        lines.append(line(quiet("; ".join(remarks)), indent=indent, hang=indent + 2))
    return lines


def speech_line(speech: Speech | None, *, indent: int = 0) -> Line:
    """Return a speech in one line, the date first."""
    if speech is None:
        return line(quiet("Not said in a speech"), indent=indent)
    when = spoken_date(speech.date) or "date not known"
    if "date" in speech.inferred:
        when += " (inferred)"
    where = [part for part in (speech.event, speech.place) if part]
    rest = " · ".join((who(speech), *where))
    return line(
        Span(when, Style.TITLE), Span(f" · {rest}", Style.FACT), indent=indent, hang=indent + 2
    )


def area_lines(
    areas: Iterable[FocusArea],
    *,
    indent: int,
    depth: int = 0,
    above: str | None = None,
    marks: Mapping[str, Spans] = NO_MARKS,
) -> list[Line]:
    """Return focus areas as a tree, each with its topics; `above` made the point above them."""
    lines = []
    for area in areas:
        bullet = _BULLETS[min(depth, len(_BULLETS) - 1)]
        words = marked(area.text, marks.get(area.text, ()), Style.TEXT)
        lines.append(line(f"{bullet} ", *words, indent=indent, hang=indent + 2))
        speaker = area.speaker if area.speaker != above else None
        lines += topic_lines(area.topics, speaker, indent=indent + 2)
        below = area.speaker or above
        lines += area_lines(
            area.areas, indent=indent + 2, depth=depth + 1, above=below, marks=marks
        )
    return lines


def topic_lines(
    topics: tuple[str, ...], speaker: str | None = None, *, indent: int = 0
) -> list[Line]:
    """Return a line of topics, and whose point it is where that is told."""
    if not (topics or speaker):
        return []
    between = " · " if topics and speaker else ""
    whose = f"{between}{speaker}'s point" if speaker else None
    named = Span(", ".join(topics), Style.TOPIC)
    label = quiet("topics: ") if topics else None
    return [line(label, named, quiet(whose), indent=indent, hang=indent + 2)]


def quote_line(quote: Quote, *, indent: int, marks: tuple[tuple[int, int], ...] = ()) -> Line:
    """Return a quote between marks with its speaker."""
    if marks:
        words = [Span("“"), *marked(quote.text, marks, Style.QUOTE), Span("”")]
    else:
        words = [Span(quoted(quote.text), Style.QUOTE)]
    said_by = f" — {one_paragraph(quote.speaker or 'speaker not told')}"
    changed = None if quote.exact else " (with words left out or put in)"
    return line(*words, Span(said_by, Style.FACT), quiet(changed), indent=indent, hang=indent + 2)


def _names(fields: Iterable[str]) -> str:
    return ", ".join("link to the speech" if name == "url" else name for name in fields)
