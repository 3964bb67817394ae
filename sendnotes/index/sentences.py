"""Where sentences end, for passages that begin and end with them."""

from __future__ import annotations

import re

Span = tuple[int, int]

_SENTENCE_END = re.compile(r"[.!?…]['\"’”)\]]*\s+(?=[^\W\d_a-z]|['\"‘“(\[0-9])")
# "Dr. Smith", "Rt. Hon.", "J. K. Rowling", "e.g. London" go on.
_SHORT_FORM = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Cllr|Prof|Rev|Rt|Hon|Jr|vs|cf|e\.g|i\.e|No|nos?|pp?|paras?|Ltd|Co"
    r"|Inc|approx|est|fig|ref|tel|ext|dept|govt|incl|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)|(?<![^\W_])[A-Z])\.\Z"
)


def split_sentences(text: str) -> list[Span]:
    """Return the span of each sentence of a text in one line."""
    spans: list[Span] = []
    start = 0
    for stop in _SENTENCE_END.finditer(text):
        end = stop.start() + len(stop[0].rstrip())
        if not _SHORT_FORM.search(text, max(0, end - 8), end):
            spans.append((start, end))
            start = stop.end()
    if start < len(text) or not spans:
        spans.append((start, len(text)))
    return spans
