"""Where a long line is cut, measured in terminal cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len

from sendnotes.views.layout import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile(r"[^ \t]+|[ \t]+")


def fold(text: str, first: int, others: int) -> list[int]:
    """Return the offsets at which `text` goes on in a new row.

    The first row has room for `first` cells, the others for `others`. A word is never cut: a
    link or an id that is too long can then still be copied.
    """
    cuts: list[int] = []
    room, used = max(first, 1), 0
    for found in _WORD.finditer(text):
        word = found[0]
        size = len(word) if word.isascii() else cell_len(word)
        if used and used + size > room and word[0] not in " \t":
            cuts.append(found.start())
            room, used = max(others, 1), 0
        used += size
    return cuts


def split_spans(spans: Sequence[Span], cuts: Sequence[int]) -> Iterator[list[Span]]:
    """Yield the spans of each row; the space before a cut is left out."""
    row: list[Span] = []
    position, remaining = 0, list(reversed(cuts))
    for span in spans:
        start, end = position, position + len(span.text)
        while remaining and remaining[-1] < end:
            cut = remaining.pop()
            row.append(Span(span.text[start - position : cut - position], span.style))
            yield _trimmed(row)
            row, start = [], cut
        row.append(Span(span.text[start - position :], span.style))
        position = end
    yield _trimmed(row)


def _trimmed(row: list[Span]) -> list[Span]:
    while row and not (last := row[-1].text.rstrip(" ")):
        row = row[:-1]
    return [*row[:-1], Span(last, row[-1].style)] if row else row
