"""Values as plain data: the mappings that JSON documents are made of (contract: DESIGN)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sendnotes.mapping import area_mapping, quote_mapping, speech_mapping, to_mapping

if TYPE_CHECKING:
    from sendnotes.model import (
        AddOutcome,
        AddResult,
        Explanation,
        FocusItem,
        Hit,
        Passage,
        Post,
        Problem,
        QuoteItem,
        Reading,
        Removed,
        Searched,
        Speech,
        SpeechItem,
        Tally,
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
        "published": post.published,
        "score": found.score if math.isfinite(found.score) else None,
        "speeches": [speech_mapping(speech) for speech in post.speeches],
        "topics": list(post.topics),
        "passages": [passage(one) for one in found.passages],
    }


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
    return speech_mapping(item.speech) | {"post": item.post, "title": item.title}


def focus_item(item: FocusItem) -> Document:
    """Return a focus area with its speech and post."""
    return area_mapping(item.area) | {
        "quotes": [quote_mapping(quote) for quote in item.quotes],
        "speech": speech(item.speech),
        "post": item.post,
        "under": item.under,
    }


def quote_item(item: QuoteItem) -> Document:
    """Return a quote with its speech and post."""
    return quote_mapping(item.quote) | {"speech": speech(item.speech), "post": item.post}


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
