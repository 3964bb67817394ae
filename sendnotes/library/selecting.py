"""Which speeches, focus areas and quotes of a post pass the filters that the post passed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sendnotes.index.fields import matches_value
from sendnotes.mapping import witnesses_of
from sendnotes.model import FocusItem, QuoteItem, SpeechItem

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator, Mapping

    from sendnotes.index import Index
    from sendnotes.index.parts import PartQuery
    from sendnotes.model import Filters, FocusArea, Post, Quote, Speech

    Fits = Callable[[FocusArea], bool]


@dataclass(frozen=True, slots=True)
class Selection:
    """Filters as they apply to the parts of a post; `topics` are slugs."""

    filters: Filters
    topics: frozenset[str] = frozenset()

    def speech(self, speech: Speech | None, post: Post) -> bool:
        """Tell whether a speech was given by whom, as what, on what, where and when asked for."""
        wanted = self.filters
        if speech is None:
            asks = wanted.speaker or wanted.role or wanted.event or wanted.place
            return not asks and _within(post.published, wanted)
        return (
            _any(speech.speaker, wanted.speaker)
            and _any(speech.role, wanted.role)
            and _any(speech.event, wanted.event)
            and _any(speech.place, wanted.place)
            and _within(speech.date or post.published, wanted)
        )

    def area(self, area: FocusArea) -> bool:
        """Tell whether a focus area is on a topic asked for."""
        return not self.topics or bool(self.topics & set(area.topics))

    def quote(self, quote: Quote) -> bool:
        """Tell whether a quote's speaker is asked for."""
        return _any(quote.speaker, self.filters.speaker)


@dataclass(frozen=True, slots=True)
class PartsAsked:
    """A query as it is asked of focus areas and quotes: of their own words, not of their post's."""

    query: PartQuery
    slug: str | None
    """The topic that the words name, if they name one."""
    label: str

    def area(self, area: FocusArea) -> bool:
        """Tell whether a focus area is on the topic that was named, or has all the words."""
        no_words = self.query.words == ""
        return self.slug in area.topics or no_words or bool(self.query.find(area.text))

    def quote(self, quote: Quote) -> bool:
        """Tell whether a quote has all the words, and is of whom the query wants quoted."""
        of_them = all(_any(quote.speaker, (name,)) for name in self.query.quoted)
        return of_them and (self.query.words == "" or bool(self.query.find(quote.text)))


def ask_parts(
    index: Index, words: str, filters: Filters, today: datetime.date | None
) -> PartsAsked:
    """Return what a query asks of parts; raises as a search does."""
    query = index.parts(words, filters, today)
    slug, label = index.topic_named(words if query.words is None else query.words) or (None, "")
    return PartsAsked(query, slug, label)


def _any(value: str | None, wanted: tuple[str, ...]) -> bool:
    return not wanted or (value is not None and any(matches_value(value, one) for one in wanted))


def _within(date: str | None, filters: Filters) -> bool:
    """Tell whether a perhaps partial date may lie within since and until, both inclusive."""
    if not (filters.since or filters.until):
        return True
    if date is None:
        return False
    since, until = filters.since or "", filters.until or "9999"
    return date >= since[: len(date)] and date[: len(until)] <= until


def speech_items(post: Post, selection: Selection) -> Iterator[SpeechItem]:
    """Yield the post's speeches that pass, with how much is reported of each."""
    witnesses = max(1, len(witnesses_of(post)))
    for speech in post.speeches:
        if selection.speech(speech, post):
            areas = sum(1 for _, area in post.all_areas() if post.speech_of(area) is speech)
            quotes = sum(1 for q in post.quotes if q.speaker and q.speaker == speech.speaker)
            yield SpeechItem(speech, post.id, post.title, areas, quotes, witnesses)


def focus_items(post: Post, selection: Selection, fits: Fits | None = None) -> Iterator[FocusItem]:
    """Yield the post's focus areas that pass, whole; sub-areas only where their parent does not."""
    wanted = fits or selection.area

    def among(areas: tuple[FocusArea, ...], under: str | None) -> Iterator[FocusItem]:
        for area in areas:
            if wanted(area) and selection.speech(post.speech_of(area), post):
                yield focus_item(post, area, under)
            else:
                yield from among(area.areas, area.text)

    return among(post.focus_areas, None)


def focus_item(post: Post, area: FocusArea, under: str | None) -> FocusItem:
    """Return a focus area with its speech and the quotes that stand in it or its sub-areas."""
    texts = [part.text for _, part in area.walk()]
    quotes = tuple(q for q in post.quotes if q.text and any(q.text in text for text in texts))
    return FocusItem(area, post.speech_of(area), quotes, post.id, under)


def quote_items(
    post: Post, selection: Selection, fits: Callable[[Quote], bool] | None = None
) -> Iterator[QuoteItem]:
    """Yield the post's quotes that pass, each with its speaker's speech, if the post has one."""
    for quote in post.quotes:
        speech = next((s for s in post.speeches if s.speaker and s.speaker == quote.speaker), None)
        if not selection.quote(quote) or (fits and not fits(quote)):
            continue
        if selection.speech(speech, post) or (
            speech is None and _within(post.date, selection.filters)
        ):
            yield QuoteItem(quote, speech, post.id)


def date_of(
    item: SpeechItem | FocusItem | QuoteItem, dates: Mapping[str, str | None]
) -> str | None:
    """Return when it was said, for want of that the date of its post; `dates` has those by id."""
    return (item.speech.date if item.speech else None) or dates.get(item.post)
