"""A post as nested tuples, as it is stored: read back in a fraction of the time of a mapping."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sendnotes.model import FocusArea, Kind, Post, Quote, Reaction, Speech, Stance

if TYPE_CHECKING:
    Packed = tuple[Any, ...]


def pack(post: Post) -> Packed:
    """Return `post` as plain values, fields in the model's order."""
    return (
        post.id,
        post.title,
        post.source,
        post.url,
        post.published,
        str(post.kind),
        tuple(
            (s.speaker, s.role, s.event, s.place, s.date, s.url, s.printed, s.inferred)
            for s in post.speeches
        ),
        tuple(_pack_area(area) for area in post.focus_areas),
        tuple((quote.text, quote.speaker, quote.exact) for quote in post.quotes),
        post.organisations,
        dict(post.abbreviations),
        tuple((one.by, str(one.stance), one.text) for one in post.reactions),
        post.tags,
        post.original,
        post.fingerprint,
        dict(post.extra),
        post.body,
    )


def unpack(packed: Packed) -> Post:
    """Return the post that `pack` made `packed` of."""
    post_id, title, source, url, published, kind, speeches, areas, quotes, *rest = packed
    organisations, abbreviations, reactions, tags, original, fingerprint, extra, body = rest
    return Post(
        post_id,
        title,
        source,
        url,
        published,
        Kind(kind),
        tuple(Speech(*speech) for speech in speeches),
        tuple(_unpack_area(area) for area in areas),
        tuple(Quote(*quote) for quote in quotes),
        organisations,
        abbreviations,
        tuple(Reaction(by, Stance(stance), text) for by, stance, text in reactions),
        tags,
        original,
        fingerprint,
        extra,
        body,
    )


def _pack_area(area: FocusArea) -> Packed:
    return area.text, area.topics, tuple(_pack_area(sub) for sub in area.areas), area.speaker


def _unpack_area(packed: Packed) -> FocusArea:
    text, topics, areas, speaker = packed
    return FocusArea(text, topics, tuple(_unpack_area(sub) for sub in areas), speaker)
