"""The blocks of a cleaned body: headings, paragraphs, list items, quotes and code, with offsets."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple


class BlockKind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    CODE = "code"


class Block(NamedTuple):
    """One block; `body[start:end]` is its text, without the marker."""

    kind: BlockKind
    text: str
    start: int
    end: int
    level: int = 0
    """1 to 6 of a heading; the depth of an item, from 0."""
    number: str | None = None
    """An item's printed number or letter, without brackets and dots at its ends."""
    parent: int | None = None
    """The index of the item that this item stands under."""
    intro: int | None = None
    """The index of the paragraph right before this item's list."""
    heading: int | None = None
    """The index of the heading that this block stands under."""


_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_QUOTE = re.compile(r"[ \t]{0,3}>[ \t]?")
_BULLET = re.compile(r"([ \t]*)(?:[-*+•][ \t]+|(\d{1,3})[.)][ \t]+)(?=\S)")
_FENCE = re.compile(r"[ \t]{0,3}(`{3,}|~{3,})")
_MARKER = re.compile(
    r"(?:\(([a-z]{1,2}|[ivxl]{1,6}|[IVX]{1,6}|[A-Z]|\d{1,3}(?:\.\d{1,3}){0,3})\)"
    r"|([a-z]|[ivxl]{1,6}|[IVX]{1,6}|[A-Z]|\d{1,3}(?:\.\d{1,3}){0,3})\)"
    r"|\[([a-h])\]"
    r"|([A-H]\d{1,2}|\d{1,2}[a-h])[.)]"
    r"|([a-z]|[ivx]{2,6}|\d{1,3}(?:\.\d{1,3}){1,3}|[A-H](?=\.[ \t]+[A-Za-z]))\."
    r"|(\d{1,2}(?:\.\d{1,2}){1,3}(?=[ \t]+[A-Za-z£“‘\"])))[ \t]+(?=\S)"
)


_DEEPEST = 40
"""How far down points are told apart; what stands further in counts as standing there."""


def parse_blocks(body: str) -> tuple[Block, ...]:
    """Return the blocks of `body` in order; any text will do, the strict form reads best."""
    return tuple(_Parser(body).parse())


class _Parser:
    """Goes through the lines once, keeping the open heading and the open list."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.blocks: list[Block] = []
        self.headings: list[int] = []
        self.items: list[tuple[int, int]] = []
        self.intro: int | None = None
        self.fence: tuple[str, int, int] | None = None
        self.open_paragraph = False

    def parse(self) -> list[Block]:
        """Read every line."""
        start = 0
        for line in self.body.splitlines(keepends=True):
            self._line(line.rstrip(), start, start + len(line))
            start += len(line)
        if self.fence:
            self._code(start)
        return self.blocks

    def _line(self, line: str, start: int, following: int) -> None:
        if line.lstrip()[:1].isalpha():  # as most lines begin: with no sign
            if not self.fence:
                self._paragraph(line, start)
            return
        fence = _FENCE.match(line)
        if fence and line.endswith(fence[1][:2]) and line.strip(" \t`~"):
            fence = None  # an ornament around words
        if self.fence:
            if fence and fence[1].startswith(self.fence[0]):
                self._code(start)
            return
        if fence:
            self._close()
            self.fence = (fence[1], start, following)
        elif not line.strip():
            self.open_paragraph = False
        elif heading := _HEADING.match(line):
            self._heading(line, start, heading)
        elif quote := _QUOTE.match(line):
            if line[quote.end() :].strip():
                self._close()
                self._add(BlockKind.QUOTE, start + quote.end(), start + len(line))
        elif item := _BULLET.match(line):
            self._item(line, start, item)
        else:
            self._paragraph(line, start)

    def _close(self) -> None:
        self.open_paragraph = False
        self.items.clear()

    def _heading(self, line: str, start: int, heading: re.Match[str]) -> None:
        self._close()
        level = len(heading[1])
        while self.headings and self.blocks[self.headings[-1]].level >= level:
            self.headings.pop()
        self._add(BlockKind.HEADING, start + heading.end(), start + len(line), level=level)
        self.headings.append(len(self.blocks) - 1)

    def _item(self, line: str, start: int, bullet: re.Match[str]) -> None:
        if not self.items:
            last = self.blocks[-1] if self.blocks else None
            after_text = last is not None and last.kind is BlockKind.PARAGRAPH
            self.intro = len(self.blocks) - 1 if after_text else None
        self.open_paragraph = False
        indent = len(bullet[1].expandtabs(4))
        while self.items and self.items[-1][0] >= indent:
            self.items.pop()
        above = self.items[:_DEEPEST]
        parent = above[-1][1] if above else None
        number, offset = bullet[2], bullet.end()
        if marker := _MARKER.match(line, offset):
            number, offset = next(group for group in marker.groups() if group), marker.end()
        level = len(above)
        self.items.append((indent, len(self.blocks)))
        self._add(
            BlockKind.ITEM,
            start + offset,
            start + len(line),
            level=level,
            number=number,
            parent=parent,
            intro=self.intro,
        )

    def _paragraph(self, line: str, start: int) -> None:
        indent = len(line) - len(line.lstrip())
        last = self.blocks[-1] if self.blocks else None
        if self.open_paragraph and last and last.kind is BlockKind.PARAGRAPH:
            self.blocks.pop()
            self._add(BlockKind.PARAGRAPH, last.start, start + len(line))
        else:
            self._close()
            self._add(BlockKind.PARAGRAPH, start + indent, start + len(line))
        self.open_paragraph = True

    def _code(self, end: int) -> None:
        if self.fence:
            self._add(BlockKind.CODE, self.fence[2], max(self.fence[2], end))
        self.fence = None

    def _add(
        self,
        kind: BlockKind,
        start: int,
        end: int,
        *,
        level: int = 0,
        number: str | None = None,
        parent: int | None = None,
        intro: int | None = None,
    ) -> None:
        self.blocks.append(
            Block(
                kind=kind,
                text=self.body[start:end],
                start=start,
                end=end,
                level=level,
                number=number,
                parent=parent,
                intro=intro,
                heading=self.headings[-1] if self.headings else None,
            )
        )
