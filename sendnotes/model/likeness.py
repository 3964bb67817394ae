"""How alike posts are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sendnotes.model.answers import Searched
    from sendnotes.model.post import Post


@dataclass(frozen=True, slots=True)
class Likeness:
    """A post on the same matter as another, and what the two share."""

    post: Post
    alike: float
    """0 to 1; 1 is a post with the same telling words, topics and speech."""
    words: tuple[str, ...] = ()
    """The words that say most of what both are about."""
    topics: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    same_speech: bool = False
    """Both tell of a speech by the same person on the same day."""
    overlap: float = 0.0
    """The share of the shorter text, in runs of four words, that stands in the longer too."""
    near_duplicate: bool = False


@dataclass(frozen=True, slots=True)
class SimilarResult:
    """The posts most like `post`, near-duplicates first; `total` counts those left out as well."""

    post: Post
    total: int
    searched: Searched
    items: tuple[Likeness, ...] = ()
    notes: tuple[str, ...] = ()
