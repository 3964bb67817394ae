"""Finding again, in the text of a post, the words that answered a query."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sendnotes.index.words import find_words, is_acronym

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sendnotes.index.matching import Run

# What a form leaves out of its word, and letters that it writes in another way.
_NOT_IN_FORMS = "'’.,\u00ad\u200b\u200c\u200d"
_ACCENTED = re.compile(r"[ªº²³¹¼-¾]|[^\x00-\xbf\u2000-\u2bff]")


class Mark(NamedTuple):
    """A span that matched, and how much that says."""

    start: int
    end: int
    what: str
    weight: float


class Marks:
    """What to mark: runs of forms, with how much each says."""

    def __init__(self, runs: Iterable[tuple[Run, float]]) -> None:
        self.words: dict[str, float] = {}
        self.phrases: dict[str, list[tuple[Run, float]]] = {}
        for run, weight in runs:
            for form in run[0]:
                if len(run) == 1:
                    self.words[form] = max(weight, self.words.get(form, 0.0))
                else:
                    self.phrases.setdefault(form, []).append((run, weight))
        # Words weigh in once each, phrases once for each first form.
        self._lowered: dict[str, float] = {}
        for form, weight in self.words.items():
            letters = _letters(form)
            self._lowered[letters] = self._lowered.get(letters, 0.0) + weight
        for form, starts in self.phrases.items():
            letters, weight = _letters(form), sum(weight for _, weight in starts)
            self._lowered[letters] = self._lowered.get(letters, 0.0) + weight
        self._acronyms = frozenset(form for form in self.words if is_acronym(form))
        self._most = sum(self._lowered.values())

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases)

    def find(self, text: str) -> list[Mark]:
        """Return the marks in a block of text, in order, none inside another."""
        tokens = find_words(text, acronyms=self._acronyms)
        found: list[Mark] = []
        words, phrases = self.words, self.phrases
        for at, (form, start, end) in enumerate(tokens):
            best = Mark(start, end, form, words[form]) if form in words else None
            for run, weight in phrases.get(form, ()):
                last = at + len(run)
                if last <= len(tokens) and all(
                    tokens[at + k][0] in forms for k, forms in enumerate(run)
                ):
                    far = tokens[last - 1][2]
                    if best is None or far > best.end:
                        best = Mark(start, far, " ".join(part[0] for part in run), weight)
            if best is not None and not (found and best.start < found[-1].end):
                found.append(best)
        return found

    def promise(self, text: str) -> float:
        """Return quickly how much the marks in a text can say at most, 0 if it has none."""
        lowered = _letters(text)
        if _ACCENTED.search(lowered):
            return self._most
        return sum(weight for form, weight in self._lowered.items() if form in lowered)


def _letters(text: str) -> str:
    """Return a text in lower case without what stands inside of words."""
    text = text.lower().replace(" & ", "&")
    for char in _NOT_IN_FORMS:
        text = text.replace(char, "")
    return text
