"""The pieces of a post that answer a query, with the words that matched marked."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from sendnotes.index.analysis import front_texts
from sendnotes.index.blocks import plain, split_blocks
from sendnotes.index.fields import matches_value
from sendnotes.index.sentences import split_sentences
from sendnotes.index.voices import SPOKEN, Voices
from sendnotes.index.words import fold
from sendnotes.model import Passage, Scope, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sendnotes.index.marks import Mark, Marks
    from sendnotes.model import Post

    Span = tuple[int, int]

_LONG = 300
_SHORT = 60
_LABEL = 80
_OPENING = 200
_REPEATED_SHARE = 0.5
"""What a second passage is worth for words that the first has already."""
_WORTH_A_SECOND = 0.25
_LOOKED_AT = 12
"""How many blocks more may be looked at for a passage that has what the best one lacks."""
_HEADLINE_SHARE = 0.6
"""A headline tells less than what stands under it; the title is shown anyhow."""
_WINDOW = 40
_ENDS = ".!?…'\"’”)"
_FEW_WORDS = 8


class _Source(NamedTuple):
    """A text to look in, what it stands under, who says it, and whether in these words."""

    text: str
    under: str | None = None
    speaker: str | None = None
    spoken: bool = False
    headline: bool = False
    above: str = ""
    """The heading and, of an item, what introduces its list: they may tell of whom it is."""


class _Candidate(NamedTuple):
    worth: float
    order: int
    text: str
    span: Span
    marks: tuple[Mark, ...]
    source: _Source


def find_passages(
    post: Post, marks: Marks, scope: Scope, speakers: Sequence[str] = ()
) -> tuple[Passage, ...]:
    """Return the best passages of a post, in reading order; its opening if nothing matched.

    Of quotes those by one of `speakers`, if there are such.
    """
    voices = Voices(post)
    best = _best(_sources(post, voices, scope, speakers), marks) if marks else []
    if not best:
        told = _told_elsewhere(post, voices, marks) if marks and scope is Scope.POST else ()
        return (*told, *_opening(post, voices))
    return tuple(_passage(post, voices, one) for one in sorted(best, key=lambda one: one.order))


def says(post: Post, speakers: Sequence[str], marks: Marks) -> bool:
    """Tell whether one of `speakers` says something that is marked, anything if nothing is."""
    if post.kind in SPOKEN:
        return True
    said = (one for one in post.quotes if _is_one_of(speakers, one.speaker))
    return any(not marks or marks.find(plain(one.text)) for one in said)


def _is_one_of(speakers: Sequence[str], name: str | None) -> bool:
    return name is not None and any(matches_value(name, speaker) for speaker in speakers)


def _best(sources: Iterable[_Source], marks: Marks) -> list[_Candidate]:
    """Return the candidate that says most, and one that adds most to it.

    Most blocks have no mark, and finding the words of a block is slow: the most promising blocks
    come first, until no other can be better than what was found.
    """
    promising = []
    for order, source in enumerate(sources):
        promise = marks.promise(source.text) * _share(source)
        if promise:
            promising.append((-promise, order, source))
    looked: list[_Candidate] = []
    first: _Candidate | None = None
    more = _LOOKED_AT
    for promise, order, source in sorted(promising, key=lambda one: one[:2]):
        if first and first.worth >= -promise:
            more -= 1
            if not more:
                break
        one = _candidate(order, source, marks)
        if one is not None:
            looked.append(one)
            first = one if first is None or one.worth > first.worth else first
    if first is None:
        return []
    others = [(_gain(one, first), -one.order, one) for one in looked if one is not first]
    gain, _, second = max(others, key=lambda one: one[:2], default=(0.0, 0, first))
    return [first, second] if gain > 0 and gain >= first.worth * _WORTH_A_SECOND else [first]


def _candidate(order: int, source: _Source, marks: Marks) -> _Candidate | None:
    text = plain(source.text)
    found = marks.find(text)
    if not found:
        return None
    span, worth = _best_span(text, found)
    inside = tuple(mark for mark in found if span[0] <= mark.start and mark.end <= span[1])
    return _Candidate(worth * _share(source), order, text, span, inside, source)


def _gain(one: _Candidate, first: _Candidate) -> float:
    """Return what a passage adds to the first one."""
    known = {mark.what for mark in first.marks}
    gain = _worth([mark for mark in one.marks if mark.what not in known])
    repeated = _worth([mark for mark in one.marks if mark.what in known])
    return (gain + _REPEATED_SHARE * repeated) * _share(one.source)


def _share(source: _Source) -> float:
    return _HEADLINE_SHARE if source.headline else 1.0


def label(text: str) -> str:
    """Return the short name of a focus area: what stands before its colon, or its first words."""
    head, colon, _ = text.partition(":")
    if colon and len(head) <= _LABEL:
        return head.strip()
    if len(text) <= _LABEL:
        return text
    return text[:_LABEL].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"


def _sources(
    post: Post, voices: Voices, scope: Scope, speakers: Sequence[str]
) -> Iterator[_Source]:
    """Yield the texts to look in."""
    if scope is Scope.TITLE:
        yield _Source(post.title, headline=True)
    elif scope is Scope.QUOTES:
        for quote in post.quotes:
            if speakers and not _is_one_of(speakers, quote.speaker):
                continue
            yield _Source(quote.text, speaker=quote.speaker, spoken=True)
        if post.kind in SPOKEN:
            yield from (source for source in _body(post, voices) if not source.headline)
    elif scope is Scope.FOCUS:
        path: list[str] = []
        for depth, area in post.all_areas():
            yield _Source(area.text, path[depth - 1] if depth else None, area.speaker)
            path[depth:] = [label(plain(area.text))]
    else:
        yield from _body(post, voices)


def _body(post: Post, voices: Voices) -> Iterator[_Source]:
    heading: str | None = None
    items: list[str] = []
    intro = ""
    blocks = split_blocks(post.body)
    tellers = voices.tellers(blocks)
    for number, (block, teller) in enumerate(zip(blocks, tellers, strict=True)):
        if block.level:
            items.clear()
            intro = ""
            text = plain(block.text)
            of_the_page = (number == 0 and block.level == 1) or fold(text) == fold(post.title)
            heading = None if of_the_page else text
            yield _Source(block.text, headline=True)
        elif block.depth >= 0:
            above = items[min(block.depth, len(items)) - 1] if block.depth and items else None
            under = label(plain(above)) if above else heading
            yield _Source(block.text, under, teller, above=f"{heading or ''} {intro}")
            items[block.depth :] = [block.text]
        else:
            items.clear()
            intro = block.text
            under = plain(block.columns) or heading
            yield _Source(block.text, under, teller, above=heading or "")


def _best_span(text: str, found: Sequence[Mark]) -> tuple[Span, float]:
    """Return the run of whole sentences with the most telling marks that is not too long.

    A sentence that is too long by itself is cut at words.
    """
    if len(text) <= _LONG:
        return (0, len(text)), _worth(found)
    sentences = split_sentences(text)
    starts = [mark.start for mark in found]
    best, worth = (0, 0), -1.0
    last = 0
    for first, (start, _) in enumerate(sentences):
        last = max(last, first)
        while last + 1 < len(sentences) and sentences[last + 1][1] - start <= _LONG:
            last += 1
        end = sentences[last][1]
        inside = found[bisect_left(starts, start) : bisect_left(starts, end)]
        # It begins with a sentence that matched: what is before would only fill the room.
        if not inside or inside[0].start >= sentences[first][1]:
            continue
        value = _worth(inside)
        if value > worth:
            best, worth = (start, end), value
    if best[1] - best[0] <= _LONG:
        return best, worth
    return _cut(text, best, found)


def _worth(found: Sequence[Mark]) -> float:
    different = {one.what: one.weight for one in found}
    return sum(different.values()) + 0.05 * max(0, len(found) - 1)


def _cut(text: str, sentence: Span, found: Sequence[Mark]) -> tuple[Span, float]:
    """Return the piece of a long sentence with the most telling marks, cut at words."""
    inside = [mark for mark in found if sentence[0] <= mark.start and mark.end <= sentence[1]]
    best, worth = (sentence[0], sentence[0]), -1.0
    low = 0
    for high, mark in enumerate(inside):
        low = max(low, high - _WINDOW)
        while mark.end - inside[low].start > _LONG and low < high:
            low += 1
        value = _worth(inside[low : high + 1])
        if value > worth:
            best, worth = (inside[low].start, mark.end), value
    start = _word_start(text, max(sentence[0], best[0] - _SHORT))
    if best[1] - sentence[0] <= _LONG:
        start = sentence[0]
    end = _word_end(text, max(best[1], min(sentence[1], start + _LONG)))
    return (start, min(sentence[1], end)), worth


def _word_start(text: str, at: int) -> int:
    space = text.find(" ", at, at + _SHORT)
    return 0 if at == 0 else space + 1 if space >= 0 else at


def _word_end(text: str, at: int) -> int:
    space = text.rfind(" ", at - _SHORT, at)
    return len(text) if at >= len(text) else space if space > 0 else at


def _passage(post: Post, voices: Voices, one: _Candidate) -> Passage:
    start, end = one.span
    marks = [m[:2] for m in one.marks if start <= m.start and m.end <= end]
    while end > start and one.text[end - 1].isspace():
        end -= 1
    cut_before, cut_after = start > 0 and not _begins_sentence(one.text, start), end < len(one.text)
    cut_after = cut_after and one.text[end - 1] not in _ENDS
    before, after = "… " if cut_before else "", " …" if cut_after else ""
    text = before + one.text[start:end] + after
    shift = len(before) - start
    voice, speaker = _voice(voices, one)
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


def _voice(voices: Voices, one: _Candidate) -> tuple[Voice, str | None]:
    source = one.source
    if source.spoken:
        return Voice.SAID, source.speaker
    return voices.of(
        one.text,
        one.span,
        one.marks,
        teller=source.speaker,
        headline=source.headline,
        above=source.above,
    )


def _area_of(post: Post, one: _Candidate) -> str | None:
    """Return the focus area that a passage is a later part of."""
    start = one.span[0]
    if start > 0:
        for _, area in post.all_areas():
            text = plain(area.text)
            if text and one.text.startswith(text[:_LABEL]):
                return label(text)
    return None


def _told_elsewhere(post: Post, voices: Voices, marks: Marks) -> tuple[Passage, ...]:
    """Return the first entry of the front matter that matched, where the text has no such word."""
    for name, value in front_texts(post):
        text = f"{name}: {value}"
        one = _candidate(0, _Source(text, "front matter", headline=True), marks)
        told = tuple(mark for mark in one.marks if mark.start > len(name)) if one else ()
        if one and told:
            return (_passage(post, voices, one._replace(marks=told)),)
    return ()


def _opening(post: Post, voices: Voices) -> tuple[Passage, ...]:
    """Return the first sentences of a post, where it has some: no date, no row of links."""
    sources = [source for source in _body(post, voices) if not source.headline]
    source = next((one for one in sources if _is_sentence(one.text)), (*sources, None)[0])
    if source is None:
        return ()
    text = plain(source.text)
    end = max(
        end
        for number, (_, end) in enumerate(split_sentences(text))
        if not number or end <= _OPENING
    )
    if end > _LONG:
        end = _word_end(text, _OPENING)
    cut = "" if end == len(text) or text[end - 1] in _ENDS else " …"
    voice, speaker = _voice(voices, _Candidate(0.0, 0, text, (0, end), (), source))
    return (Passage(text=text[:end] + cut, voice=voice, speaker=speaker),)


def _is_sentence(text: str) -> bool:
    return text.rstrip("*_ ").endswith(tuple(_ENDS)) and len(text[:_LONG].split()) >= _FEW_WORDS
