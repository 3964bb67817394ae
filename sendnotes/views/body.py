"""A post's body, which is Markdown, as pieces that a view can write in its own way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sendnotes.views.text import one_paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sendnotes.model.lists import Spans

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*)")
_ITEM = re.compile(r"([ \t]*)([-*+]|\d{1,9}[.)])[ \t]+(.*)")
_QUOTE = re.compile(r"[ \t]{0,3}>[ \t]?(.*)")
_FENCE = re.compile(r"[ \t]{0,3}(```|~~~)")


class Form(StrEnum):
    """What a piece is."""

    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    TEXT = "text"
    CODE = "code"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of the body; `depth` is a heading's level or the columns an item stands in."""

    form: Form
    text: str = ""
    depth: int = 0
    marker: str = ""
    start: int = 0
    """Where `text` begins in the body."""


def pieces(body: str, title: str) -> Iterator[Piece]:
    """Yield the pieces of `body`; a first heading that repeats the title is left out."""
    fenced = False
    first = True
    start = len(body) - len(body.lstrip())
    for written in body.strip().split("\n"):
        row = written.removesuffix("\r")
        piece = _piece(row, start, fenced=fenced)
        start += len(written) + 1
        if _FENCE.match(row):
            fenced = not fenced
        if first and piece.form is Form.HEADING and _same(piece.text, title):
            first = False
            continue
        first = first and piece.form is Form.GAP
        yield piece


def _piece(row: str, start: int, *, fenced: bool) -> Piece:
    if fenced or _FENCE.match(row):
        return Piece(Form.CODE, row, start=start)
    if not row.strip():
        return Piece(Form.GAP)
    if found := _HEADING.fullmatch(row):
        return Piece(Form.HEADING, found[2], len(found[1]), start=start + found.start(2))
    if found := _ITEM.fullmatch(row):
        depth = len(found[1].expandtabs(4))
        return Piece(Form.ITEM, found[3], depth, found[2], start + found.start(3))
    if found := _QUOTE.fullmatch(row):
        return Piece(Form.QUOTE, found[1], start=start + found.start(1))
    return Piece(Form.TEXT, row, start=start)


def inside(marks: Spans, piece: Piece) -> Spans:
    """Return those marks of the body that stand in a piece, counted from its beginning."""
    start, end = piece.start, piece.start + len(piece.text)
    return tuple(
        (max(low, start) - start, min(high, end) - start)
        for low, high in marks
        if low < end and start < high
    )


def _same(one: str, other: str) -> bool:
    return one_paragraph(one).casefold() == one_paragraph(other).casefold()
