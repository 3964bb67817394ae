"""The values that every part of sendnotes speaks in; nothing here reads or writes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# --- what a post says -------------------------------------------------------


class Kind(StrEnum):
    """What sort of text a post is (GOV.UK's speech types, and the two that hold no speech)."""

    REPORT = "report"
    TRANSCRIPT = "transcript"
    DRAFT_TEXT = "draft-text"
    SPEAKING_NOTES = "speaking-notes"
    STATEMENT = "statement"
    ARTICLE = "article"
    NEWS = "news"


class Stance(StrEnum):
    """What somebody did about a speech."""

    WELCOMED = "welcomed"
    CRITICISED = "criticised"
    CALLED_FOR = "called for"
    RESPONDED = "responded"


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


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks and who said them (None: the post does not tell)."""

    text: str
    speaker: str | None = None
    exact: bool = True
    """False where the post left words out or put some in: an ellipsis or [brackets]."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """Who welcomed, criticised or asked for what."""

    by: str
    stance: Stance
    text: str


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


@dataclass(frozen=True, slots=True)
class PostFile:
    """A post as the archive's folder shows it, not yet read."""

    name: str
    """The path below `posts/`, with forward slashes."""
    id: str
    size: int
    """In bytes."""
    mtime_ns: int


# --- how it was read --------------------------------------------------------


class Origin(StrEnum):
    """How a field came about."""

    GIVEN = "given"
    READ = "read"
    INFERRED = "inferred"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one field came about: `field` is a path such as `title` or `speeches[0].date`."""

    field: str
    value: str | None
    origin: Origin
    how: str


@dataclass(frozen=True, slots=True)
class Removed:
    """A line taken out as page furniture; `line` counts from 1 in the decoded text."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Given:
    """What a person set, in front matter or with options; extraction leaves it alone.

    A field is set if `how` has its name, with the reason to print: a key of the front matter
    (`title`, `published`, `speeches` ...) for `post`, or `speaker`, `role`, `event`, `place`,
    `date` for the one speech in `speech`.
    """

    post: Post = field(default_factory=Post)
    speech: Speech = field(default_factory=Speech)
    how: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CleanText:
    """Text without its page furniture, as Markdown, and what was done to get there."""

    body: str
    removed: tuple[Removed, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of one input."""

    post: Post
    explanations: tuple[Explanation, ...] = ()
    removed: tuple[Removed, ...] = ()
    notes: tuple[str, ...] = ()
    """Repairs and warnings, a sentence each."""


# --- reference tables -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Topic:
    """An entry of the taxonomy (SKOS: prefLabel, scopeNote, broader, altLabel)."""

    slug: str
    label: str
    scope: str = ""
    parent: str | None = None
    synonyms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    """Words that point to the topic in a policy point, but do not widen a query."""
    not_: tuple[str, ...] = ()
    """Phrases that look like the topic and are not."""


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """All topics, in order; `version` changes when any of them does."""

    topics: tuple[Topic, ...]
    version: str


# --- questions --------------------------------------------------------------


class Scope(StrEnum):
    """Which part of a post a query's words must stand in."""

    POST = "post"
    FOCUS = "focus"
    QUOTES = "quotes"
    TITLE = "title"


class Sort(StrEnum):
    """The order of an answer."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    NAME = "name"
    COUNT = "count"


class ListKind(StrEnum):
    """What `list` can list."""

    POSTS = "posts"
    SPEECHES = "speeches"
    FOCUS = "focus"
    QUOTES = "quotes"
    SPEAKERS = "speakers"
    TOPICS = "topics"
    ORGANISATIONS = "organisations"
    SOURCES = "sources"
    TAGS = "tags"


@dataclass(frozen=True, slots=True)
class Filters:
    """What posts to look at. Values of one field are alternatives; fields add up."""

    speaker: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    event: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    org: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    kind: tuple[Kind, ...] = ()
    tag: tuple[str, ...] = ()
    since: str | None = None
    """ISO, inclusive, perhaps partial: `2018`, `2018-07`."""
    until: str | None = None


# --- answers ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with one file."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Searched:
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


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a post; `marks` are the [start, end) offsets of the words that matched."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    voice: Voice = Voice.REPORTED
    speaker: str | None = None
    under: str | None = None
    """The heading or focus area that it stands under."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A post that answers a query; `score` is Whoosh's, higher is better."""

    post: Post
    score: float
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
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


@dataclass(frozen=True, slots=True)
class SpeechItem:
    """A speech and the post that tells of it."""

    speech: Speech
    post: str
    title: str
    focus_areas: int = 0
    quotes: int = 0


@dataclass(frozen=True, slots=True)
class FocusItem:
    """A focus area with its speech, the quotes that stand in it, and its post's id."""

    area: FocusArea
    speech: Speech | None
    quotes: tuple[Quote, ...]
    post: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class QuoteItem:
    """A quote with the speech it belongs to, if any, and its post's id."""

    quote: Quote
    speech: Speech | None
    post: str
    marks: tuple[tuple[int, int], ...] = ()


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


ListItem = Post | SpeechItem | FocusItem | QuoteItem | Tally


@dataclass(frozen=True, slots=True)
class ListResult:
    """One page of a list; `total` counts all."""

    kind: ListKind
    total: int
    searched: Searched
    items: tuple[ListItem, ...] = ()
    suggestions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FocusResult:
    """What has been said on something: its focus areas across all speeches, oldest first."""

    focus: str
    understood: str
    searched: Searched
    items: tuple[FocusItem, ...] = ()
    suggestions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteResult:
    """Who said words like these."""

    quote: str
    searched: Searched
    items: tuple[QuoteItem, ...] = ()
    suggestions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShowResult:
    """One post; `reading` is how it was understood, where that is known."""

    post: Post
    path: str
    reading: Reading | None = None
    notes: tuple[str, ...] = ()


class AddStatus(StrEnum):
    """What became of an input."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    WOULD_ADD = "would-add"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class AddOutcome:
    """What became of one input; `reason` is a sentence for `unchanged` and `failed`."""

    input: str
    status: AddStatus
    reason: str | None = None
    reading: Reading | None = None
    path: str | None = None
    written: str | None = None
    """The post's file as it was, or would be, written."""


@dataclass(frozen=True, slots=True)
class AddResult:
    """What became of all inputs."""

    archive: str
    outcomes: tuple[AddOutcome, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What `check` looked at and what is wrong; `fixed` says what was mended."""

    archive: str
    posts: int
    originals: int
    problems: tuple[Problem, ...] = ()
    fixed: tuple[str, ...] = ()
