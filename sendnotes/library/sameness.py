"""When two texts or two speeches, told by two posts, are one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sendnotes.model import Speech

_LETTERS = re.compile(r"[\W_]+")
_ALIKE = 90


def key_of(text: str) -> str:
    """Return a text without what does not make it another: case, punctuation and spaces."""
    return _LETTERS.sub("", text.casefold())


def known(texts: Iterable[str]) -> dict[str, list[str]]:
    """Return texts as `is_known` wants them."""
    return {key_of(text): _figures(text) for text in texts}


def is_known(text: str, known: Mapping[str, list[str]]) -> bool:
    """Tell whether a text is there but for a word or two; other figures are other facts."""
    key = key_of(text)
    if key in known or not key:
        return True
    if not known:
        return False
    from rapidfuzz import fuzz, process

    own = _figures(text)
    same_figures = [one for one, figures in known.items() if figures == own]
    return process.extractOne(key, same_figures, scorer=fuzz.ratio, score_cutoff=_ALIKE) is not None


def same_speech(one: Speech, other: Speech) -> bool:
    """Tell whether two speeches are one, as far as speaker and day are known."""
    if one.speaker and other.speaker and key_of(one.speaker) != key_of(other.speaker):
        return False
    first, second = one.date or "", other.date or ""  # what is unknown begins like anything
    return first.startswith(second) or second.startswith(first)


def _figures(text: str) -> list[str]:
    return re.findall(r"\d+", text)
