"""The words around a name, a day or a place as traits: what stands before, behind, and with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W\d_]+)*|[.,:;()|–—]")
_NEAR, _EACH, _SENTENCE = 70, 5, 400
"""In characters, in words, in characters: how much is looked at."""


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters, and its stops and brackets."""
    return _WORD.findall(text.lower())


def words_around(
    body: str, start: int, end: int, sentence: tuple[int, int], *, kind: str = ""
) -> Iterator[str]:
    """Yield the words before and behind a stretch, by how far off, alone and by twos.

    The word right before it is told together with the `kind` of what stands there, too.
    """
    before = list(words_before(body, start, sentence[0]))
    yield from before
    if kind and before:
        yield f"{kind}, {before[0]}"
    yield from words_behind(body, end, sentence[1])


def words_before(body: str, start: int, first: int) -> Iterator[str]:
    """Yield the words before a place, none from before `first`."""
    words = words_of(body[max(first, start - _NEAR) : start])[-_EACH:][::-1]
    yield from _on_one_side("before", words)
    if len(words) > 2:
        yield f"three before: {' '.join(words[2::-1])}"


def words_behind(body: str, end: int, last: int) -> Iterator[str]:
    """Yield the words behind a place, none from behind `last`."""
    yield from _on_one_side("behind", words_of(body[end : min(last, end + _NEAR)])[:_EACH])


def _on_one_side(side: str, words: Sequence[str]) -> Iterator[str]:
    yield from (f"{far} {side}: {word}" for far, word in enumerate(words))
    yield from dict.fromkeys(f"{side}: {word}" for word in words)
    if len(words) > 1:
        yield f"{side}: {words[0]} {words[1]}"


def words_with(body: str, sentence: tuple[int, int]) -> Iterator[str]:
    """Yield the words of a sentence."""
    first, last = sentence
    yield from dict.fromkeys(f"with: {word}" for word in words_of(body[first:last][:_SENTENCE]))
