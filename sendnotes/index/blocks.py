"""A post's body as blocks: what is indexed, and what passages are cut from."""

from __future__ import annotations

import re
from typing import NamedTuple

_MARKER = re.compile(r"(\s*)(?:(#{1,6})(?:\s+|\Z)|((?:[-*+•]|[0-9]{1,3}[.)])\s+)|((?:>\s?)+))?")
_EMPHASIS = re.compile(r"(?<![\w*_])([*_]{1,3})(?=[^\s*_])(.{0,400}?[^\s*_])\1(?![\w*_])")
_INNER = 2
"""How deep emphasis is nested: “_one **word** of these_”."""
_RULE_OF_TABLE = re.compile(r"\|?(?:\s*:?-{3,}:?\s*\|)+(?:\s*:?-{3,}:?\s*)?\Z")
_NO_ROW = ("#", "- ", "* ", "> ")
# As texts, which `re` compiles when one is first needed: few of the posts that a search shows have
# these.
_LINK = r"!?\[([^\[\]]*)\]\([^()\s]*\)"
_ESCAPE = r"\\([\\*_#\[\]<>`])"


class Block(NamedTuple):
    """A heading (`level` 1 to 6), a list item (`depth` from 0), a paragraph or a row of a table.

    The text is as written, the cells of a row with " | " between them.
    """

    text: str
    level: int = 0
    depth: int = -1
    columns: str = ""
    """The heads of the columns that a row of a table stands under."""


def plain(text: str) -> str:
    """Return a block's text without the marks of Markdown."""
    if "](" in text:
        text = re.sub(_LINK, r"\1", text)
    if "*" in text or "_" in text:
        for _ in range(_INNER):
            text = _EMPHASIS.sub(r"\2", text)
        text = text.replace("**", "")
    if "\\" in text:
        text = re.sub(_ESCAPE, r"\1", text)
    return text.strip()


def split_blocks(body: str) -> list[Block]:
    """Return the blocks of a body, in order, lines of one paragraph joined."""
    blocks: list[Block] = []
    paragraph: list[str] = []
    columns = ""

    def close() -> None:
        if paragraph:
            blocks.append(Block(" ".join(paragraph)))
            paragraph.clear()

    for line in body.splitlines():
        if columns and "|" in line and not line.lstrip().startswith(_NO_ROW):
            blocks.append(Block(_cells(line), columns=columns))
            continue
        columns = ""
        if paragraph and "|" in paragraph[-1] and _RULE_OF_TABLE.match(line.strip()):
            columns = _cells(paragraph.pop())
            close()
            blocks.append(Block(columns))
            continue
        mark = _MARKER.match(line)
        if mark is None or not line.strip():
            close()
            continue
        rest = line[mark.end() :].strip()
        if mark[2]:
            close()
            blocks.append(Block(rest, level=len(mark[2])))
        elif mark[3]:
            close()
            blocks.append(Block(rest, depth=len(mark[1].expandtabs(4)) // 2))
        elif mark[4]:
            close()
            blocks.append(Block(rest))
        else:
            paragraph.append(rest)
    close()
    return [block for block in blocks if block.text]


def _cells(row: str) -> str:
    return " | ".join(cell.strip() for cell in re.split(r"(?<!\\)\|", row.strip().strip("|")))
