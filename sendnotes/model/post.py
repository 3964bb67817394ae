"""A post and what it says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sendnotes.model.choices import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sendnotes.model.choices import Stance


@dataclass(frozen=True, slots=True)
class Speech:
    """One speaking occasion. Dates are ISO, as far as known: `2018-07-05`, `2018-07`, `2018`."""

    speaker: str | None = None
    role: str | None = None
    event: str | None = None
    place: str | None = None
    date: str | None = None
    url: str | None = None
    printed: str | None = None
    """The speaker's name as the post prints it, where that differs from `speaker`."""
    inferred: tuple[str, ...] = ()
    """The fields that were worked out, not read."""


@dataclass(frozen=True, slots=True)
class FocusArea:
    """One policy point of a speech, perhaps with sub-areas."""

    text: str
    topics: tuple[str, ...] = ()
    areas: tuple[FocusArea, ...] = ()
    speaker: str | None = None
    """Whose point it is, in a post with several speeches; None: the only speech's."""

    def walk(self, depth: int = 0) -> Iterator[tuple[int, FocusArea]]:
        """Yield this area and its sub-areas with their depth, in reading order."""
        yield depth, self
        for area in self.areas:
            yield from area.walk(depth + 1)


class Quote(NamedTuple):
    """Words between quotation marks and who said them (None: the post does not tell)."""

    text: str
    speaker: str | None = None
    exact: bool = True
    """False where the post left words out or put some in: an ellipsis or [brackets]."""


class Reaction(NamedTuple):
    """Who welcomed, criticised or asked for what."""

    by: str
    stance: Stance
    text: str


class Witness(NamedTuple):
    """A post that was merged into another: who published the same text, where and when."""

    id: str | None = None
    """The id that it had; its file is in the trash."""
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | None = None
    original: str | None = None
    fingerprint: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """One ingested text with all that was read in it or given by a person."""

    id: str = ""
    title: str = ""
    source: str | None = None
    url: str | None = None
    published: str | None = None
    kind: Kind = Kind.NEWS
    speeches: tuple[Speech, ...] = ()
    focus_areas: tuple[FocusArea, ...] = ()
    quotes: tuple[Quote, ...] = ()
    organisations: tuple[str, ...] = ()
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    """As the text defines them: `NNPCF` -> `National Network of Parent Carer Forums`."""
    reactions: tuple[Reaction, ...] = ()
    tags: tuple[str, ...] = ()
    original: str | None = None
    """The original's file name under `originals/`, `<sha256><suffix>`."""
    fingerprint: str | None = None
    """Equal for the same words, whatever their quotes, spaces and line breaks."""
    extra: Mapping[str, object] = field(default_factory=dict)
    """Front matter that is not ours: kept, and searchable."""
    body: str = ""
    """The cleaned text as Markdown."""

    def all_areas(self) -> Iterator[tuple[int, FocusArea]]:
        """Yield every focus area with its depth, in reading order."""
        for area in self.focus_areas:
            yield from area.walk()

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics of the focus areas, each once, in order of appearance."""
        return tuple(dict.fromkeys(topic for _, area in self.all_areas() for topic in area.topics))

    @property
    def date(self) -> str | None:
        """The date that a post is sorted and filtered by: its first speech's, else its own."""
        return next((s.date for s in self.speeches if s.date), self.published)

    def speech_of(self, area: FocusArea) -> Speech | None:
        """Return the speech that `area` is a point of."""
        for speech in self.speeches:
            if area.speaker in (None, speech.speaker):
                return speech
        return self.speeches[0] if self.speeches else None
