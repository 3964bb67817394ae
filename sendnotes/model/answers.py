"""What a search answers."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sendnotes.model.post import Post, Witness

# NamedTuple, not a dataclass: it is made in a sixth of the time, and every search makes these.


class Problem(NamedTuple):
    """Something wrong with one file."""

    path: str
    message: str


class Searched(NamedTuple):
    """What an answer was looked for in; `first` and `last` are the earliest and latest date."""

    posts: int
    speeches: int
    first: str | None = None
    last: str | None = None


class Voice(StrEnum):
    """Whether a passage was spoken, reported or is the publisher's."""

    SAID = "said"
    REPORTED = "reported"
    COMMENT = "comment"


class Passage(NamedTuple):
    """A piece of a post; `marks` are the [start, end) offsets of the words that matched."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    voice: Voice = Voice.REPORTED
    speaker: str | None = None
    under: str | None = None
    """The heading or focus area that it stands under."""


class Hit(NamedTuple):
    """A post that answers a query; `score` is Whoosh's, higher is better."""

    post: Post
    score: float
    passages: tuple[Passage, ...] = ()
    also: tuple[Witness, ...] = ()
    """The other posts that publish the same text, first published first."""


class Facet(NamedTuple):
    """How many of all hits have each value of a field, most first; years from the latest."""

    name: str
    counts: tuple[tuple[str, int], ...] = ()


class SearchResult(NamedTuple):
    """The answer to a query: one page of hits, and what was looked for and where."""

    query: str
    understood: str
    total: int
    searched: Searched
    hits: tuple[Hit, ...] = ()
    also_matched: tuple[str, ...] = ()
    """Words of the archive that the query was widened to."""
    suggestions: tuple[str, ...] = ()
    """Nearest words that are in the archive, when nothing was found."""
    notes: tuple[str, ...] = ()
    page: int = 1
    pages: int = 1
    facets: tuple[Facet, ...] = ()
    folded: int = 0
    """How many posts of the answer are not in `total`, since a hit has their text too."""
