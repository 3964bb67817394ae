"""A post's body as blocks: what is indexed, and what passages are cut from."""

from __future__ import annotations

import re
from typing import NamedTuple

_MARKER = re.compile(r"(\s*)(?:(#{1,6})(?:\s+|\Z)|((?:[-*+•]|[0-9]{1,3}[.)])\s+)|((?:>\s?)+))?")
_EMPHASIS = re.compile(r"\*\*|(?<!\w)[*_]{1,2}(?=\w)|(?<=[\w.!?,])[*_]{1,2}(?!\w)")
# As texts, which `re` compiles when one is first needed: few of the posts that a search shows have
# these.
_LINK = r"!?\[([^\[\]]*)\]\([^()\s]*\)"
_ESCAPE = r"\\([\\*_#\[\]<>`])"


class Block(NamedTuple):
    """A heading (`level` 1 to 6), a list item (`depth` from 0) or a paragraph; text as written."""

    text: str
    level: int = 0
    depth: int = -1


def plain(text: str) -> str:
    """Return a block's text without the marks of Markdown."""
    if "](" in text:
        text = re.sub(_LINK, r"\1", text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub("", text)
    if "\\" in text:
        text = re.sub(_ESCAPE, r"\1", text)
    return text.strip()


def split_blocks(body: str) -> list[Block]:
    """Return the blocks of a body, in order, lines of one paragraph joined."""
    blocks: list[Block] = []
    paragraph: list[str] = []

    def close() -> None:
        if paragraph:
            blocks.append(Block(" ".join(paragraph)))
            paragraph.clear()

    for line in body.splitlines():
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
