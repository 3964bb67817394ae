"""Paragraphs set in from the margin, which are quotations if they are somebody's own words."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from sendnotes.ingest.lists import read_marker

if TYPE_CHECKING:
    from collections.abc import Collection

_OWN_WORDS = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")
_ENDS = (".", "!", "?", "…")
_SET_IN, _FEWEST_WORDS, _LONG_LINE = 3, 10, 40
"""How far in, how many words at least, and the lines that tell where the margin is."""


def with_set_in_quotes(lines: list[str], code: Collection[int]) -> list[str]:
    """Mark as a block quote each paragraph that is set in and is somebody's own words.

    What begins like an item of a list is none, nor what stands between quotation marks already.
    `code` has the numbers of the lines to leave alone.
    """
    if not any(line[:1].isspace() for line in lines):
        return lines
    margin = _margin(lines)
    shown = list(lines)
    above, at = "", 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].strip() and end not in code:
            end += 1
        paragraph = lines[at:end]
        if paragraph and _is_set_in(paragraph, margin) and not _goes_on(paragraph[0], above):
            shown[at:end] = [f"> {line.strip()}" for line in paragraph]
        above = paragraph[-1] if paragraph else above
        at = end + 1
    return shown


def _margin(lines: list[str]) -> int:
    """Return how far most long lines stand from the left."""
    indents = Counter(_indent(line) for line in lines if len(line.strip()) > _LONG_LINE)
    return max(indents, key=lambda indent: (indents[indent], -indent), default=0)


def _is_set_in(paragraph: list[str], margin: int) -> bool:
    if _indent(paragraph[0]) < margin + _SET_IN or len({_indent(line) for line in paragraph}) > 1:
        return False
    text = " ".join(line.strip() for line in paragraph)
    return (
        text[:1].isalpha()
        and text.endswith(_ENDS)
        and len(text.split()) >= _FEWEST_WORDS
        and _OWN_WORDS.search(text) is not None
        and read_marker(paragraph[0]) is None
    )


def _goes_on(line: str, above: str) -> bool:
    """Tell whether a line below a gap goes on with what is above: an item's text, or its own."""
    item = read_marker(above)
    if item is None:
        return _indent(above) == _indent(line)
    return _indent(line) <= above.index(item.text) if item.text in above else True


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
