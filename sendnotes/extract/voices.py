"""Stretches of a text in which words are one speaker's."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Voice:
    """A stretch of the body in which unattributed words are one speaker's."""

    start: int
    end: int
    speaker: str | None


def voice_at(voices: Sequence[Voice], position: int) -> str | None:
    """Return whose words stand at `position`; the voices are in order and do not overlap."""
    at = bisect_right(voices, position, key=lambda voice: voice.start) - 1
    return voices[at].speaker if at >= 0 and position < voices[at].end else None
