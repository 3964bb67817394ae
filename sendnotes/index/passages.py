"""The pieces of a post that answer a query, with the words that matched marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sendnotes.index.blocks import plain, split_blocks
from sendnotes.model import Kind, Passage, Scope, Voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sendnotes.index.marks import Mark, Marks
    from sendnotes.model import Post

    Span = tuple[int, int]

_MANY = 2
_LONG = 300
_SHORT = 60
_LABEL = 80
_OPENING = 200
_WORTH_A_SECOND = 0.5
_WINDOW = 40
_SENTENCE_END = re.compile(r"[.!?…]['\"’”)\]]*\s+(?=[^\W\d_a-z]|['\"‘“(\[0-9])")
_SPOKEN = frozenset({Kind.TRANSCRIPT, Kind.DRAFT_TEXT, Kind.SPEAKING_NOTES, Kind.STATEMENT})


class _Source(NamedTuple):
    """A text to look in, what it stands under, who says it, and whether in these words."""

    text: str
    under: str | None = None
    speaker: str | None = None
    spoken: bool = False


class _Candidate(NamedTuple):
    worth: float
    order: int
    text: str
    span: Span
    marks: tuple[Span, ...]
    source: _Source


def find_passages(post: Post, marks: Marks, scope: Scope) -> tuple[Passage, ...]:
    """Return the best passages of a post, in reading order; its opening if nothing matched."""
    best = _best(post, marks, scope) if marks else []
    if not best:
        return _opening(post)
    if len(best) > 1 and best[1].worth < best[0].worth * _WORTH_A_SECOND:
        best = best[:1]
    return tuple(_passage(post, one) for one in sorted(best, key=lambda one: one.order))


def _best(post: Post, marks: Marks, scope: Scope) -> list[_Candidate]:
    """Return the candidates that say most, best first.

    Most blocks have no mark, and finding the words of a block is slow: the most promising blocks
    come first, until no other can be better than what was found.
    """
    promising = []
    for order, source in enumerate(_sources(post, scope)):
        promise = marks.promise(source.text)
        if promise:
            promising.append((-promise, order, source))
    best: list[_Candidate] = []
    for promise, order, source in sorted(promising, key=lambda one: one[:2]):
        if len(best) == _MANY and best[-1].worth >= -promise:
            break
        text = plain(source.text)
        found = marks.find(text)
        if found:
            span, worth = _best_span(text, found)
            inside = tuple(
                (mark.start, mark.end)
                for mark in found
                if span[0] <= mark.start and mark.end <= span[1]
            )
            best.append(_Candidate(worth, order, text, span, inside, source))
            best.sort(key=lambda one: (-one.worth, one.order))
            del best[_MANY:]
    return best


def label(text: str) -> str:
    """Return the short name of a focus area: what stands before its colon, or its first words."""
    head, colon, _ = text.partition(":")
    if colon and len(head) <= _LABEL:
        return head.strip()
    if len(text) <= _LABEL:
        return text
    return text[:_LABEL].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"


def _sources(post: Post, scope: Scope) -> Iterator[_Source]:
    """Yield the texts to look in."""
    if scope is Scope.TITLE:
        yield _Source(post.title)
    elif scope is Scope.QUOTES:
        for quote in post.quotes:
            yield _Source(quote.text, speaker=quote.speaker, spoken=True)
    elif scope is Scope.FOCUS:
        path: list[str] = []
        for depth, area in post.all_areas():
            yield _Source(area.text, path[depth - 1] if depth else None, area.speaker)
            path[depth:] = [label(plain(area.text))]
    else:
        yield from _body(post)


def _body(post: Post) -> Iterator[_Source]:
    heading: str | None = None
    items: list[str] = []
    for number, block in enumerate(split_blocks(post.body)):
        if block.level:
            items.clear()
            if number or block.level > 1:
                heading = plain(block.text)
            yield _Source(block.text)
        elif block.depth >= 0:
            above = items[min(block.depth, len(items)) - 1] if block.depth and items else None
            yield _Source(block.text, label(plain(above)) if above else heading)
            items[block.depth :] = [block.text]
        else:
            items.clear()
            yield _Source(block.text, heading)


def _best_span(text: str, found: Sequence[Mark]) -> tuple[Span, float]:
    """Return the piece of a text with the most telling marks, whole sentences if they fit."""
    best, worth = (0, 0), -1.0
    low = 0
    for high, mark in enumerate(found):
        low = max(low, high - _WINDOW)
        while mark.end - found[low].start > _LONG and low < high:
            low += 1
        different = {one.what: one.weight for one in found[low : high + 1]}
        value = sum(different.values()) + 0.05 * (high - low)
        if value > worth:
            best, worth = (found[low].start, mark.end), value
    return _round(text, best), worth


def _round(text: str, span: Span) -> Span:
    """Widen a span to whole sentences, and to words where a sentence is too long."""
    if len(text) <= _LONG:
        return 0, len(text)
    around = text[max(0, span[0] - _LONG) : span[1] + _LONG]
    base = max(0, span[0] - _LONG)
    ends = [base + match.end() for match in _SENTENCE_END.finditer(around)]
    starts = [0] if base == 0 else []
    start = max((end for end in (*starts, *ends) if end <= span[0]), default=None)
    end = min((end for end in ends if end >= span[1]), default=None)
    if end is None and len(text) - span[1] <= _LONG:
        end = len(text)
    if start is None or (end or span[1]) - start > _LONG:
        start = _word_start(text, max(0, span[0] - _SHORT))
    if end is None or end - start > _LONG + _SHORT:
        end = _word_end(text, max(span[1], min(len(text), start + _LONG)))
    # A short sentence alone says little: take the following ones along.
    for following in ends:
        if end < following <= start + _LONG:
            end = following
    return start, end


def _word_start(text: str, at: int) -> int:
    space = text.find(" ", at, at + _SHORT)
    return 0 if at == 0 else space + 1 if space >= 0 else at


def _word_end(text: str, at: int) -> int:
    space = text.rfind(" ", at - _SHORT, at)
    return len(text) if at >= len(text) else space if space > 0 else at


def _passage(post: Post, one: _Candidate) -> Passage:
    start, end = one.span
    marks = [m for m in one.marks if start <= m[0] and m[1] <= end]
    while end > start and one.text[end - 1].isspace():
        end -= 1
    cut_before, cut_after = start > 0 and not _begins_sentence(one.text, start), end < len(one.text)
    cut_after = cut_after and one.text[end - 1] not in ".!?…'\"’”)"
    before, after = "… " if cut_before else "", " …" if cut_after else ""
    text = before + one.text[start:end] + after
    shift = len(before) - start
    voice, speaker = _voice(post, one)
    return Passage(
        text=text,
        marks=tuple((low + shift, min(high, end) + shift) for low, high in marks),
        voice=voice,
        speaker=speaker,
        under=one.source.under or _area_of(post, one),
    )


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip()[-3:]
    return any(char in ".!?…" for char in before)


def _voice(post: Post, one: _Candidate) -> tuple[Voice, str | None]:
    """Return who speaks where most of the marks are."""
    if one.source.spoken:
        return Voice.SAID, one.source.speaker
    for quote in post.quotes:
        at = one.text.find(quote.text) if quote.text else -1
        if at >= 0 and any(at <= low and high <= at + len(quote.text) for low, high in one.marks):
            return Voice.SAID, quote.speaker
    for reaction in post.reactions:
        if reaction.text and (reaction.text in one.text or one.text in reaction.text):
            return Voice.COMMENT, reaction.by
    if not post.speeches:
        return Voice.COMMENT, None
    speaker = one.source.speaker or post.speeches[0].speaker
    if post.kind in _SPOKEN:
        return Voice.SAID, speaker
    return Voice.REPORTED, speaker


def _area_of(post: Post, one: _Candidate) -> str | None:
    """Return the focus area that a passage is a later part of."""
    start = one.span[0]
    if start > 0:
        for _, area in post.all_areas():
            text = plain(area.text)
            if text and one.text.startswith(text[:_LABEL]):
                return label(text)
    return None


def _opening(post: Post) -> tuple[Passage, ...]:
    for block in split_blocks(post.body):
        if block.level == 0:
            text = plain(block.text)
            end = len(text) if len(text) <= _LONG else _word_end(text, _OPENING)
            cut = " …" if end < len(text) else ""
            candidate = _Candidate(0.0, 0, text, (0, end), (), _Source(text))
            voice, speaker = _voice(post, candidate)
            return (Passage(text=text[:end] + cut, voice=voice, speaker=speaker),)
    return ()
