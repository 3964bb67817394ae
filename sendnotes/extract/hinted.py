"""Patterns that are tried only on texts with one of a few words: looking for those is faster."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


class Hinted(NamedTuple):
    """A pattern, and words of which one is in whatever it finds."""

    hints: tuple[str, ...]
    pattern: re.Pattern[str]

    def may_be_in(self, text: str) -> bool:
        """Tell whether one of the words is in `text`."""
        return any(map(text.__contains__, self.hints))

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return what the pattern first finds in `text[start:end]`."""
        return self.pattern.search(text, start, end) if self.may_be_in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield all that the pattern finds."""
        return self.pattern.finditer(text) if self.may_be_in(text) else iter(())
