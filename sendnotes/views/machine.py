"""Values as plain data: the mappings of the JSON documents that data/schema.json describes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sendnotes.mapping import area_mapping, quote_mapping, speech_mapping, to_mapping, witnesses_of
from sendnotes.model.questions import Filters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sendnotes.model import (
        AddOutcome,
        AddResult,
        DuplicateGroup,
        Explanation,
        FocusItem,
        Hit,
        Likeness,
        NewsItem,
        Passage,
        Post,
        Problem,
        QuoteItem,
        Reading,
        Removed,
        SavedSearch,
        Searched,
        ShowResult,
        Speech,
        SpeechItem,
        Tally,
        Witness,
    )
    from sendnotes.views.fields import Change

Document = dict[str, object]


def hit(found: Hit) -> Document:
    """Return a hit."""
    post = found.post
    return {
        "id": post.id,
        "title": post.title,
        "source": post.source,
        "url": post.url,
        "published": post.published,
        "kind": str(post.kind),
        "tags": list(post.tags),
        "score": found.score if math.isfinite(found.score) else None,
        "speeches": [speech_mapping(speech) for speech in post.speeches],
        "topics": list(post.topics),
        "passages": [passage(one) for one in found.passages],
        "witnesses": max(1, len(witnesses_of(post))) + len(found.also),
        "also": publications(found.also),
    }


def publications(posts: Iterable[Post | Witness]) -> list[Document]:
    """Return the posts that publish a text."""
    keys = ("id", "title", "source", "url", "published")
    return [{key: getattr(one, key) for key in keys} for one in posts]


def passage(one: Passage) -> Document:
    """Return a passage with its marks as [start, end) offsets."""
    return {
        "text": one.text,
        "marks": [[start, end] for start, end in one.marks],
        "voice": str(one.voice),
        "speaker": one.speaker,
        "under": one.under,
    }


def searched(one: Searched) -> Document:
    """Return what an answer was looked for in."""
    return {
        "posts": one.posts,
        "speeches": one.speeches,
        "first": one.first,
        "last": one.last,
    }


def post(one: Post, *, body: bool = False) -> Document:
    """Return a post as its front matter and id; what is not ours cannot take our names."""
    front = {
        key: plain(value) for key, value in to_mapping(one).items() if key not in ("id", "body")
    }
    return {"id": one.id or None, **front, **({"body": one.body} if body else {})}


def speech(one: Speech | None) -> Document | None:
    """Return a speech, or None where there is none."""
    return speech_mapping(one) if one else None


def speech_item(item: SpeechItem) -> Document:
    """Return a speech with its post."""
    post_and_title = {"post": item.post, "title": item.title, "witnesses": item.witnesses}
    return speech_mapping(item.speech) | post_and_title | {"also": publications(item.also)}


def focus_item(item: FocusItem) -> Document:
    """Return a focus area with its speech and post."""
    return area_mapping(item.area) | {
        "quotes": [quote_mapping(quote) for quote in item.quotes],
        "speech": speech(item.speech),
        "post": item.post,
        "under": item.under,
        "also": publications(item.also),
    }


def quote_item(item: QuoteItem) -> Document:
    """Return a quote with its speech and post."""
    return quote_mapping(item.quote) | {
        "speech": speech(item.speech),
        "post": item.post,
        "also": publications(item.also),
    }


def marked_quote(item: QuoteItem) -> Document:
    """Return a quote with the offsets of the words that were looked for."""
    return quote_item(item) | {"marks": [[start, end] for start, end in item.marks]}


def tally(one: Tally) -> Document:
    """Return how often something occurs."""
    return {
        "name": one.name,
        "label": one.label,
        "posts": one.posts,
        "count": one.count,
        "first": one.first,
        "last": one.last,
    }


def duplicates(group: DuplicateGroup) -> Document:
    """Return posts with nearly the same text, and the speech they tell of."""
    return {
        "likeness": round(group.likeness, 2),
        "speech": speech(group.speech),
        "posts": publications(group.posts),
    }


def reading(one: Reading | None) -> Document:
    """Return how something was understood: explanations, removed lines and notes."""
    return {
        "explanations": [explanation(each) for each in one.explanations] if one else [],
        "removed": [removed(each) for each in one.removed] if one else [],
        "notes": list(one.notes) if one else [],
    }


def explanation(one: Explanation) -> Document:
    """Return how a field came about."""
    return {"field": one.field, "value": one.value, "origin": str(one.origin), "how": one.how}


def removed(one: Removed) -> Document:
    """Return a line that was taken out."""
    return {"line": one.line, "text": one.text, "why": one.why}


def change(one: Change) -> Document:
    """Return what a person set after the post was read."""
    return {"field": one.field, "value": one.value, "was": one.was}


def outcome(one: AddOutcome) -> Document:
    """Return what became of an input."""
    return {
        "input": one.input,
        "status": str(one.status),
        "reason": one.reason,
        "path": one.path,
        "moved_to": one.moved_to,
        "near_duplicates": list(one.near_duplicates),
        "post": post(one.reading.post, body=True) if one.reading else None,
        **reading(one.reading),
    }


def summary(result: AddResult) -> Document:
    """Return how many inputs each thing became of."""
    counts = {str(status): number for status, number in result.counts.items()}
    return {"inputs": result.inputs, "interrupted": result.interrupted, "counts": counts}


def problem(one: Problem) -> Document:
    """Return what is wrong with a file."""
    return {"path": one.path, "message": one.message}


def post_marks(result: ShowResult) -> Document:
    """Return where the words that were to be marked stand, as [start, end) offsets.

    Focus areas are counted in reading order, sub-areas after the area that they belong to.
    """
    one, marks = result.post, result.marks or {}

    def spans(text: str) -> list[list[int]]:
        return [[start, end] for start, end in marks.get(text, ())]

    return {
        "title": spans(one.title),
        "body": spans(one.body),
        "focus_areas": [spans(area.text) for _, area in one.all_areas()],
        "quotes": [spans(quote.text) for quote in one.quotes],
        "reactions": [spans(reaction.text) for reaction in one.reactions],
    }


def saved(one: SavedSearch) -> Document:
    """Return a saved search."""
    question = one.question
    filters = {
        key: [str(each) for each in value] if isinstance(value, tuple) else value
        for key in Filters._fields
        if (value := getattr(question.filters, key))
    }
    return {
        "name": one.name,
        "query": question.query,
        "filters": filters,
        "in": str(question.scope),
        "exact": question.exact,
        "ran": one.ran,
    }


def news(item: NewsItem) -> Document:
    """Return what is new for a search."""
    return {
        **saved(item.search),
        "understood": item.understood,
        "total": item.total,
        "hits": [hit(one) for one in item.hits],
    }


def likeness(one: Likeness) -> Document:
    """Return a post on the same matter, and what the two share."""
    return {
        "id": one.post.id,
        "title": one.post.title,
        "source": one.post.source,
        "published": one.post.published,
        "score": one.alike if math.isfinite(one.alike) else None,
        "near_duplicate": one.near_duplicate,
        "overlap": one.overlap if math.isfinite(one.overlap) else None,
        "same_speech": one.same_speech,
        "shared": {
            "words": list(one.words),
            "topics": list(one.topics),
            "speakers": list(one.speakers),
        },
        "speeches": [speech_mapping(each) for each in one.post.speeches],
        "topics": list(one.post.topics),
    }


def plain(value: object) -> object:
    """Return any value of the front matter as JSON knows it."""
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    return str(value)
