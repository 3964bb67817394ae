"""What `list` and `show` answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sendnotes.model.post import Post

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sendnotes.model.answers import Searched
    from sendnotes.model.choices import ListKind
    from sendnotes.model.post import FocusArea, Quote, Speech, Witness
    from sendnotes.model.reading import Reading

    Spans = tuple[tuple[int, int], ...]
    """[start, end) offsets in a text, in order."""


@dataclass(frozen=True, slots=True)
class SpeechItem:
    """A speech and the post that tells of it."""

    speech: Speech
    post: str
    title: str
    focus_areas: int = 0
    quotes: int = 0
    witnesses: int = 1
    """How many published it: those that were merged into that post, and those in `also`."""
    also: tuple[Witness, ...] = ()
    """The other posts with the same text that tell of it."""


@dataclass(frozen=True, slots=True)
class FocusItem:
    """A focus area with its speech, the quotes that stand in it, and its post's id."""

    area: FocusArea
    speech: Speech | None
    quotes: tuple[Quote, ...]
    post: str
    under: str | None = None
    """The text of the point that this one is a sub-area of, where that is not shown itself."""
    also: tuple[Witness, ...] = ()
    """The other posts with the same text that have it."""


@dataclass(frozen=True, slots=True)
class QuoteItem:
    """A quote with the speech it belongs to, if any, and its post's id."""

    quote: Quote
    speech: Speech | None
    post: str
    marks: tuple[tuple[int, int], ...] = ()
    also: tuple[Witness, ...] = ()
    """The other posts with the same text that have it."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a speaker, topic, organisation, source or tag occurs, and from when to when."""

    name: str
    posts: int
    count: int
    """Speeches of a speaker, focus areas of a topic; else the same as `posts`."""
    first: str | None = None
    last: str | None = None
    label: str | None = None
    """A topic's preferred label, a speaker's roles."""


@dataclass(frozen=True, slots=True)
class DuplicateGroup:
    """Posts with nearly the same text: one speech, several witnesses.

    `posts` are in the order to merge them in: the first published first.
    """

    posts: tuple[Post, ...]
    likeness: float
    """How much of the words in a row the least alike of them share, from 0 to 1."""

    @property
    def speech(self) -> Speech | None:
        """The speech that they tell of, as the first that knows it tells it."""
        return next((speech for post in self.posts for speech in post.speeches), None)


ListItem = Post | SpeechItem | FocusItem | QuoteItem | Tally | DuplicateGroup


@dataclass(frozen=True, slots=True)
class ListResult:
    """One page of a list; `total` counts all, `pages` the pages that they fill."""

    kind: ListKind
    total: int
    searched: Searched
    items: tuple[ListItem, ...] = ()
    pages: int = 1
    understood: str | None = None
    """The query in English, if there is one."""
    suggestions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    folded: int = 0
    """How many items are left out, since one of another post with the same text is there."""


@dataclass(frozen=True, slots=True)
class FocusResult:
    """What has been said on something: its focus areas across all speeches, oldest first."""

    focus: str
    understood: str
    searched: Searched
    items: tuple[FocusItem, ...] = ()
    suggestions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    folded: int = 0
    """How many items are left out, since one of another post with the same text is there."""


@dataclass(frozen=True, slots=True)
class QuoteResult:
    """Who said words like these."""

    quote: str
    searched: Searched
    items: tuple[QuoteItem, ...] = ()
    suggestions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    folded: int = 0
    """How many items are left out, since one of another post with the same text is there."""


@dataclass(frozen=True, slots=True)
class ShowResult:
    """One post; `reading` is how it was understood, where that is known."""

    post: Post
    path: str
    reading: Reading | None = None
    notes: tuple[str, ...] = ()
    marks: Mapping[str, Spans] | None = None
    """With `--mark`: where the words stand in the title, the body, and each focus area, quote and
    reaction, by the text of it; texts without any are left out."""
