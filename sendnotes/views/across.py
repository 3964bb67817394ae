"""The pages of what was said across posts: focus areas and quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sendnotes.views.hits import also_lines
from sendnotes.views.layout import Span, Style, line, parts, quiet
from sendnotes.views.spans import area_lines, quote_line, speech_line, topic_lines

if TYPE_CHECKING:
    from sendnotes.model import FocusItem, FocusResult, QuoteItem, QuoteResult
    from sendnotes.views.layout import Line, Page, Table

_INDENT = 2


def focus_page(result: FocusResult) -> Page:
    """Return focus areas in their order, each under the speech that it is a point of."""
    return parts(*(_focus(item) for item in result.items))


def quotes_page(result: QuoteResult) -> Page:
    """Return quotes in their order, each over its speech."""
    return parts(*(_quote(item) for item in result.items))


def _focus(item: FocusItem) -> list[Line | Table]:
    area = item.area
    lines: list[Line | Table] = [
        speech_line(item.speech),
        line(area.text, indent=_INDENT),
    ]
    if item.under:
        lines.append(line(quiet(f"under: {item.under}"), indent=_INDENT, hang=_INDENT + 2))
    lines += topic_lines(area.topics, indent=_INDENT)
    lines += area_lines(area.areas, indent=_INDENT, depth=1, above=area.speaker)
    lines += [quote_line(quote, indent=_INDENT) for quote in item.quotes]
    lines += also_lines(item.also, _INDENT)
    return [*lines, line(Span(item.post, Style.ID), indent=_INDENT)]


def _quote(item: QuoteItem) -> list[Line | Table]:
    return [
        quote_line(item.quote, indent=0, marks=item.marks),
        speech_line(item.speech, indent=_INDENT),
        *also_lines(item.also, _INDENT),
        line(Span(item.post, Style.ID), indent=_INDENT),
    ]
