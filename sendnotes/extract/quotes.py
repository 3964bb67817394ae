"""The stretches of a body that stand between quotation marks, however they are set."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sendnotes.extract.blocks import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sendnotes.extract.blocks import Block


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

    @property
    def exact(self) -> bool:
        """Whether the post neither left words out nor put some in."""
        return not _CHANGED.search(self.text)


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    """Where the mark begins; `after` is where the words go on."""
    after: int
    double: bool
    opens: bool
    closes: bool
    doubtful: bool
    """Closes, but might be the apostrophe of a plural: schools' ..."""


_CHANGED = re.compile(r"…|\.\.\.|\. \. \.|\[[^\]\n]{0,80}\]")
_MARK = re.compile(r"[“”„‟\"«»]|``|''|(?<![^\W_])[‘’‚‛‹›'`]|[‘’‛‹›'](?![^\W_])")
_DOUBLE = frozenset("“”„‟\"«»")
_OPENING_ONLY = frozenset("‘„‚‛‹«")
_CLOSING_ONLY = frozenset("»›")
_BEFORE_OPENING = frozenset(" \t\n\u00a0\u200b\ufeff([{—–-/:;,“‘«\"'…*_|")
_CLIPPED = re.compile(r"['’‘](?:\d0?s\b|\d\d\b|em\b|til\b|tis\b|twas\b|cause\b|n['’])", re.IGNORECASE)
_STRONG_BEFORE = frozenset(".,!?…;:—–-)]")
_PARAGRAPHS_WITHOUT_MARK = 5


def find_quoted(body: str, blocks: Sequence[Block]) -> tuple[Quoted, ...]:
    """Return every stretch between quotation marks and every block quote, in order."""
    return tuple(sorted(_Finder(body, blocks).find(), key=lambda quoted: quoted.start))


class _Finder:
    """Walks over the blocks; a quote left open in one may go on in the next."""

    def __init__(self, body: str, blocks: Sequence[Block]) -> None:
        self.body = body
        self.blocks = blocks
        self.marks = [
            self._marks(block) if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) else []
            for block in blocks
        ]

    def find(self) -> Iterator[Quoted]:
        """Yield what is quoted."""
        skip_to: dict[int, int] = {}
        index = 0
        while index < len(self.blocks):
            block = self.blocks[index]
            if block.kind is BlockKind.QUOTE:
                index = yield from self._display(index)
                continue
            if self._unmarked(index):
                yield self._quoted(block.start, block.end, index, index, display=True)
                index += 1
                continue
            for left_open in self._in_block(index, skip_to.get(index, 0)):
                if isinstance(left_open, Quoted):
                    yield left_open
                elif longer := self._over_paragraphs(index, left_open, skip_to):
                    yield longer
            index += 1

    def _unmarked(self, index: int) -> bool:
        """Tell whether a paragraph holds the words that the one before it introduces."""
        block = self.blocks[index]
        if index == 0 or block.kind is not BlockKind.PARAGRAPH or block.text[0] in _OPENERS:
            return False
        before = self.blocks[index - 1]
        return (
            before.kind is BlockKind.PARAGRAPH
            and before.text.rstrip().endswith(":")
            and bool(_SAID_LAST.search(before.text[-80:]))
            and bool(_OWN_WORDS.search(block.text))
        )

    def _marks(self, block: Block) -> list[_Mark]:
        return [
            mark
            for match in _MARK.finditer(self.body, block.start, block.end)
            if (mark := self._mark(match, block))
        ]

    def _mark(self, match: re.Match[str], block: Block) -> _Mark | None:
        sign, start, end = match[0], match.start(), match.end()
        before = self.body[start - 1] if start > block.start else ""
        after = self.body[end] if end < block.end else ""
        double = sign in _DOUBLE or len(sign) == 2
        room_before = not before or before in _BEFORE_OPENING
        room_after = not after or not (after.isalnum() or after in "£$€")
        opens = room_before and bool(after) and not after.isspace() and after not in ",;:?!)"
        if after == "." and self.body[end : end + 2] != "..":
            opens = False
        closes = room_after
        if sign in _OPENING_ONLY:
            closes = closes and not opens
        elif sign == "“":
            closes = room_after and not opens
        elif sign in _CLOSING_ONLY:
            opens = False
        elif sign in "”’":
            # Typed the wrong way round it opens only where nothing else can be meant.
            said = not before or self.body[max(block.start, start - 2) : start].strip()[-1:] in ":,"
            opens = opens and said and after.isalnum()
        if opens and not double and _CLIPPED.match(self.body, start):
            opens = False
        if closes and before.isspace() and after and not after.isspace():
            closes = closes and not after.isalnum()
        if not opens and not closes:
            return None
        plural = before in "sSzx" and bool(before) and after.isspace() and not double
        return _Mark(start, end, double, opens, closes and not opens, plural)

    def _in_block(self, index: int, begin: int) -> Iterator[Quoted | _Mark]:
        """Yield what is quoted inside one block, and an opening mark that nothing closes in it."""
        marks = self.marks[index]
        at = 0
        while at < len(marks):
            mark = marks[at]
            if mark.at < begin or not mark.opens:
                at += 1
                continue
            close, ran_out = self._close(marks, at)
            if close is not None:
                yield self._quoted(mark.after, marks[close].at, index, index)
                at = close + 1
            else:
                if ran_out:
                    yield mark
                at += 1

    def _close(self, marks: Sequence[_Mark], at: int) -> tuple[int | None, bool]:
        """Return the index of the mark that closes `marks[at]`, else whether the block ran out."""
        opener = marks[at]
        doubtful: int | None = None
        mixed: int | None = None
        inner = 0
        for k in range(at + 1, len(marks)):
            mark = marks[k]
            if mark.double == opener.double:
                if mark.opens:
                    return (doubtful if doubtful is not None else mixed), False
                if not mark.doubtful:
                    return k, False
                if doubtful is None:
                    doubtful = k
            elif mark.opens:
                inner += 1
            elif inner:
                inner -= 1
            elif mixed is None and not mark.doubtful and self._ends_something(mark):
                mixed = k
        found = doubtful if doubtful is not None else mixed
        return found, found is None

    def _ends_something(self, mark: _Mark) -> bool:
        before = self.body[: mark.at][-1:] if mark.at < 2 else self.body[mark.at - 2 : mark.at].strip()[-1:]
        return mark.double or before in _STRONG_BEFORE

    def _over_paragraphs(
        self, index: int, opener: _Mark, skip_to: dict[int, int]
    ) -> Quoted | None:
        """Return the quote that `opener` begins: over several paragraphs, or to the end of one."""
        last = index
        for following in range(index + 1, len(self.blocks)):
            block, marks = self.blocks[following], self.marks[following]
            if block.kind is not BlockKind.PARAGRAPH:
                break
            first = next((m for m in marks if m.double == opener.double), None)
            again = first is not None and first.at == block.start and first.opens
            if again and first is not None:
                close, ran_out = self._close(marks, marks.index(first))
                if close is not None:
                    skip_to[following] = marks[close].after
                    return self._quoted(opener.after, marks[close].at, index, following)
                if not ran_out:
                    break
                skip_to[following] = block.end
                last = following
            elif first is None and last == index and following - index <= _PARAGRAPHS_WITHOUT_MARK:
                continue
            elif first is not None and last == index and not first.opens and not first.doubtful:
                skip_to[following] = first.after
                return self._quoted(opener.after, first.at, index, following)
            else:
                break
        if last == index and not self._announced(opener, self.blocks[index]):
            return None
        return self._quoted(opener.after, self.blocks[last].end, index, last)

    def _announced(self, opener: _Mark, block: Block) -> bool:
        """Tell whether the mark surely opens a quote, although nothing closes it."""
        before = self.body[block.start : opener.at].rstrip()
        if not before:
            return opener.double
        return before[-1] in ":," or before.endswith((" saying", " said"))

    def _display(self, index: int) -> Iterator[Quoted]:
        """Yield the block quote at `index`; return the index after it."""
        last = index
        while last + 1 < len(self.blocks) and self.blocks[last + 1].kind is BlockKind.QUOTE:
            last += 1
        start, end = self.blocks[index].start, self.blocks[last].end
        if last > index and _SIGNED.match(self.blocks[last].text):
            end = self.blocks[last - 1].end
        elif signed := _SIGNED_AT_END.search(self.body, max(start, end - 160), end):
            end = signed.start()
        while start < end and self.body[start] in "“\"‘'«*_ ":
            start += 1
        while end > start and self.body[end - 1] in "”\"’'»*_ \n":
            end -= 1
        if start < end:
            yield self._quoted(start, end, index, last, display=True)
        return last + 1

    def _quoted(
        self, start: int, end: int, block: int, last: int, *, display: bool = False
    ) -> Quoted:
        pieces = []
        for index in range(block, last + 1):
            piece = self.body[
                max(start, self.blocks[index].start) : min(end, self.blocks[index].end)
            ].strip()
            pieces.append(piece.lstrip("“‘\"'«") if index > block else piece)
        return Quoted("\n\n".join(p for p in pieces if p), start, end, block, last, display)


_OPENERS = frozenset("“‘\"'«„‹`")
_SAID_LAST = re.compile(
    r"\b(?:said|says|saying|told|added|wrote|writes|replied|answered|commented|continued|asked|spoke it"
    r"|announced|concluded|went on)\b[^.:]{0,40}:\s*\Z"
)
_OWN_WORDS = re.compile(r"\b(?:I|I['’]\w+|[Ww]e|[Ww]e['’]\w+|[Mm]y|[Oo]ur)\b")
_SIGNED = re.compile(r"[—–-]{1,2}\s?\S")
_SIGNED_AT_END = re.compile(r"\s*(?<=[.!?”\"’'])\s{1,3}[—–-]{1,2}\s?[A-Z][^.!?]{2,120}\Z")
