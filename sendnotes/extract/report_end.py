"""Where the report of a speech ends, and the publisher's own news begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sendnotes.extract.blocks import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.extract.blocks import Block
    from sendnotes.extract.scenes import Scene
    from sendnotes.extract.speaking_signs import Sign

_ISSUE = re.compile(
    r"\b[Ii]n this (?:edition|issue|bulletin|newsletter|month)\b|^Inside:", re.MULTILINE
)
_TOP = 3000
_FIRST_COMMENT, _LINE = 4, 100
_AFTERWARDS = re.compile(
    r"^(?:what (?:we|others|they|people) (?:think|make|made|said|say)|our view|our response"
    r"|reaction|comment|responses?|what do)\b",
    re.IGNORECASE,
)


_ANOTHERS = re.compile(
    r"by [\w .-]{2,30} » \w{3} .{4,20}\d{4}.*|posted by .{2,40} on \d.*", re.IGNORECASE
)
"""The line over the next post of a thread."""
_ENDS = re.compile(r"\W*(?:ends|notes? (?:to|for) editors)\W*", re.IGNORECASE)
_COMMENTS = re.compile(
    r"\W*(?:\d+ (?:comments?|replies|responses)\b.{0,60}|comments? ?\(\d+\)|most relevant"
    r"|leave a (?:reply|comment)\b.{0,60}|(?:\d+|one|two|three) (?:responses?|thoughts?) (?:to|on)"
    r" .*"
    r"|\d+ +\d+ comments?\b.*|like\W+comment\W+share)\W*",
    re.IGNORECASE,
)
"""The line below which readers say what they think of a post."""


def comments_start(blocks: Sequence[Block]) -> int:
    """Return the index of the block below which readers comment; how many blocks, if none do."""
    for index in range(len(blocks) - 1, _FIRST_COMMENT, -1):
        if len(blocks[index].text) < _LINE and _COMMENTS.fullmatch(blocks[index].text):
            return index
    return len(blocks)


def reports_end(scene: Scene, signs: Sequence[Sign]) -> int:
    """Return where the report of the last speech ends: at a heading such as “Our view”."""
    if not signs:
        return len(scene.body)
    last = scene.blocks[signs[-1].block]
    top = scene.body[:_TOP]
    issue = any(words in top for words in ("n this ", "Inside:")) and _ISSUE.search(top)
    if last.heading is not None and issue:
        level = scene.blocks[last.heading].level
        for block in scene.blocks[signs[-1].block + 1 :]:
            if block.kind is BlockKind.HEADING and block.level <= level:
                return block.start  # the next item of a newsletter
    for block in scene.blocks[signs[-1].block + 1 :]:
        short = block.kind is BlockKind.HEADING or (
            block.kind is BlockKind.PARAGRAPH and len(block.text) < 60
        )
        words = block.text.strip("*_# ")
        if short and _AFTERWARDS.match(words):
            return block.start
        if len(words) < _LINE and (_ENDS.fullmatch(words) or _ANOTHERS.fullmatch(words)):
            return block.start
    return len(scene.body)
