"""The stretches of a body that stand between quotation marks, however they are set."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sendnotes.extract.blocks import BlockKind
from sendnotes.extract.marks import closing, find_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.extract.blocks import Block
    from sendnotes.extract.marks import Mark


@dataclass(frozen=True, slots=True)
class Quoted:
    """What stands between two marks; `start` and `end` leave the marks out."""

    text: str
    """As in the body; paragraphs are joined by a blank line, without the mark repeated at each."""
    start: int
    end: int
    block: int
    """The index of the block that it begins in."""
    last_block: int
    display: bool = False
    """Set apart as a block quote, without marks."""
    inner: tuple[tuple[int, int], ...] = ()
    """Where quotations stand inside this one."""

    @property
    def exact(self) -> bool:
        """Whether the post neither left words out nor put some in."""
        return is_exact(self.text)


_CHANGED = re.compile(r"…|\.\.\.|\. \. \.|\[[^\[\]\n]{0,80}\]")
_PARAGRAPHS_WITHOUT_MARK = 5
_OPENERS = frozenset("“‘\"'«„‹`")
_NOT_UNMARKED = _OPENERS | {"|"}
"""What a paragraph of somebody's words without marks does not begin with: nor does a table."""
_ROUND = "“”\"‘’'«»*_ \n"
_SAID_LAST = re.compile(
    r"\b(?:said|says|saying|told|added|wrote|writes|replied|answered|commented|continued|asked"
    r"|spoke it"
    r"|announced|concluded|went on)\b[^.:]{0,40}:\s*\Z"
)
_OWN_WORDS = re.compile(r"\b(?:I|I['’]\w+|[Ww]e|[Ww]e['’]\w+|[Mm]y|[Oo]ur|me|us)\b")
_LISTED = re.compile(r"(?:^|(?<=\n)|(?<= ))(?:[-*•]|\d[.)]) \S")
"""Points in a block that an e-mail has set off: notes, and nobody's words."""
_SIGNED = re.compile(r"[—–-]{1,2}\s?\S")
_SIGNED_AT_END = re.compile(r"(?<=[.!?”\"’'])\s{1,3}[—–-]{1,2}\s?[A-Z][^.!?]{2,120}\Z")


def is_exact(text: str) -> bool:
    """Tell whether `text` has neither an ellipsis nor words in square brackets."""
    return not _CHANGED.search(text)


def find_quoted(body: str, blocks: Sequence[Block]) -> tuple[Quoted, ...]:
    """Return every stretch between quotation marks and every block quote, in order."""
    return tuple(sorted(_Finder(body, blocks).find(), key=lambda quoted: quoted.start))


class _Finder:
    """Walks over the blocks; a quotation left open in one may go on in the next."""

    def __init__(self, body: str, blocks: Sequence[Block]) -> None:
        self.body = body
        self.blocks = blocks
        self.marks = [
            find_marks(body, block.start, block.end)
            if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
            else []
            for block in blocks
        ]
        self.done_to: dict[int, int] = {}
        self.found: list[Quoted] = []

    def find(self) -> list[Quoted]:
        """Return what is quoted."""
        index = 0
        while index < len(self.blocks):
            block = self.blocks[index]
            if block.kind is BlockKind.QUOTE:
                index = self._display(index)
                continue
            if self._is_unmarked(index):
                self._add(block.start, block.end, index, index, display=True)
            else:
                self._in_block(index)
            index += 1
        return self.found

    def _in_block(self, index: int) -> None:
        """Find what is quoted inside one block, or begins in it."""
        marks, at = self.marks[index], 0
        while at < len(marks):
            mark = marks[at]
            close: int | None = None
            if mark.opens and mark.at >= self.done_to.get(index, 0):
                close, ran_out = closing(marks, at)
                if close is not None:
                    inner = self._inner(marks[at + 1 : close], mark.double)
                    self._add(mark.after, marks[close].at, index, index, inner=inner)
                elif ran_out:
                    self._over_paragraphs(index, mark)
            at = at + 1 if close is None else close + 1

    def _inner(self, marks: Sequence[Mark], double: bool) -> tuple[tuple[int, int], ...]:
        """Return the spans between the marks of the other kind inside a quotation."""
        others = [mark for mark in marks if mark.double != double]
        spans, at = [], 0
        while at < len(others):
            close = closing(others, at)[0] if others[at].opens else None
            if close is not None:
                spans.append((others[at].after, others[close].at))
            at = at + 1 if close is None else close + 1
        return tuple(spans)

    def _over_paragraphs(self, index: int, opener: Mark) -> None:
        """Follow an open quotation over the next paragraphs, or to the end of its own."""
        last = index
        for following in range(index + 1, len(self.blocks)):
            block, marks = self.blocks[following], self.marks[following]
            if block.kind is not BlockKind.PARAGRAPH:
                break
            first = next((n for n, m in enumerate(marks) if m.double == opener.double), None)
            if first is None:
                if last == index and following - index <= _PARAGRAPHS_WITHOUT_MARK:
                    continue
                break
            mark = marks[first]
            if mark.opens and mark.at == block.start:
                close, ran_out = closing(marks, first)
                if close is not None:
                    self.done_to[following] = marks[close].after
                    self._add_over(opener, marks[close].at, index, following)
                    return
                if not ran_out:
                    break
                self.done_to[following] = block.end
                last = following
            elif last == index and not mark.opens and not mark.doubtful:
                self.done_to[following] = mark.after
                self._add_over(opener, mark.at, index, following)
                return
            else:
                break
        if last > index or self._is_announced(opener, self.blocks[index]):
            self._add_over(opener, self.blocks[last].end, index, last)

    def _add_over(self, opener: Mark, end: int, index: int, last: int) -> None:
        """Add a quotation that takes the rest of its first block."""
        self.done_to[index] = self.blocks[index].end
        self._add(opener.after, end, index, last)

    def _is_announced(self, opener: Mark, block: Block) -> bool:
        """Tell whether the mark surely opens a quotation, although nothing closes it."""
        before = self.body[block.start : opener.at].rstrip()
        if not before:
            return opener.double
        return before[-1] in ":," or before.endswith((" saying", " said"))

    def _is_unmarked(self, index: int) -> bool:
        """Tell whether a paragraph holds the words that the one before it introduces."""
        block = self.blocks[index]
        if index == 0 or block.kind is not BlockKind.PARAGRAPH or block.text[0] in _NOT_UNMARKED:
            return False
        before = self.blocks[index - 1]
        return (
            before.kind is BlockKind.PARAGRAPH
            and before.text.endswith(":")
            and bool(_SAID_LAST.search(before.text[-80:]))
            and bool(_OWN_WORDS.search(block.text))
        )

    def _display(self, index: int) -> int:
        """Find the block quote at `index`; return the index after it."""
        last = index
        while last + 1 < len(self.blocks) and self.blocks[last + 1].kind is BlockKind.QUOTE:
            last += 1
        start, end = self.blocks[index].start, self.blocks[last].end
        if last > index and _SIGNED.match(self.blocks[last].text):
            end = self.blocks[last - 1].end
        elif signed := _SIGNED_AT_END.search(self.body, max(start, end - 160), end):
            end = signed.start()
        while start < end and self.body[start] in _ROUND:
            start += 1
        while end > start and self.body[end - 1] in _ROUND:
            end -= 1
        if start < end and not _LISTED.search(self.body, start, end):
            self._add(start, end, index, last, display=True)
        return last + 1

    def _add(
        self,
        start: int,
        end: int,
        block: int,
        last: int,
        *,
        display: bool = False,
        inner: tuple[tuple[int, int], ...] = (),
    ) -> None:
        pieces = []
        for index in range(block, last + 1):
            one = self.blocks[index]
            piece = self.body[max(start, one.start) : min(end, one.end)].strip()
            pieces.append(piece.lstrip("“‘\"'«") if index > block else piece)
        text = "\n\n".join(piece for piece in pieces if piece)
        if text:
            self.found.append(Quoted(text, start, end, block, last, display, inner))
