"""Quotations told from titles, names and words held at arm's length."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from sendnotes.extract.alternatives import compile_words


class Cue(IntEnum):
    """How surely the words around tell that somebody is being quoted."""

    NONE = 0
    NEAR = 1
    """Somebody is the sentence's subject, but no verb of saying leads to the marks."""
    SAID = 2


_LEAST_WORDS = {Cue.NONE: 6, Cue.NEAR: 4, Cue.SAID: 3}
_LEAST_WORDS_STOPPED = {Cue.NONE: 3, Cue.NEAR: 2, Cue.SAID: 1}
"""The fewest words of a quotation that ends in a stop inside the marks, as a sentence does."""

# For lower case.
_CALLED = compile_words(
    r"\b(?:called|titled|entitled|named|known as|so[- ]called|dubbed|headed|headlined|terms?"
    r"|phrase|words?"
    r"|theme|heading|report|paper|book|film|document|guidance|guide|session|workshop|course"
    r"|programme"
    r"|project|campaign|strategy|survey|booklet|leaflet|policy|video|webinar|article|titles?"
    r"|chapter)"
    r",?(?: on| of| is| was)?[\s:]*\Z"
)
_CALLED_IT = re.compile(
    r"\bcall(?:ed|s|ing) (?:it|them|this|that|him|her|for)\b[^.]*\Z", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_STOPPED = re.compile(r"[.!?,…][\"'”’]?\Z")
_SHORT_WORD = 3


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose words they are: `speaker` is None when the text leaves it open."""

    cue: Cue = Cue.NONE
    speaker: str | None = None
    settled: bool = False
    """The text names who it is, or plainly leaves them unnamed: look no further."""


def is_quotation(text: str, lead: str, cue: Cue) -> bool:
    """Tell whether `text` between marks, after the words `lead`, is what somebody said."""
    words = _WORD.findall(text)
    if not words:
        return False
    stopped = bool(_STOPPED.search(text))
    if not stopped and _CALLED.search(lead.lower()) and not _CALLED_IT.search(lead):
        return False
    long = [word for word in words if len(word) > _SHORT_WORD]
    is_title = len(words) > 1 and bool(long) and all(word[0].isupper() for word in long)
    if is_title and not (stopped and cue is Cue.SAID):
        return False
    return len(words) >= (_LEAST_WORDS_STOPPED if stopped else _LEAST_WORDS)[cue]
