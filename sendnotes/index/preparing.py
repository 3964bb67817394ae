"""What the index holds of one post: made in any process, without the index."""

from __future__ import annotations

from hashlib import blake2b
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from sendnotes.errors import SendnotesError, UnreadableInput
from sendnotes.index import analysis, schema
from sendnotes.index.links import link_key
from sendnotes.index.packing import pack
from sendnotes.index.stems import stem
from sendnotes.mapping import witnesses_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sendnotes.index.packing import Packed
    from sendnotes.index.sync import Load
    from sendnotes.model import Post, PostFile

    Posting = tuple[bytes, float, bytes]
    """A term, its weight in the post, and its packed places."""


class Content(NamedTuple):
    """What is written of a post."""

    id: str
    packed: Packed
    postings: list[Posting]
    pairs: list[Posting]
    values: dict[str, tuple[str, ...]]
    dates: str
    length: int
    speeches: int


class Prepared(NamedTuple):
    """A post's digest, with its content unless that is known; or why it cannot be read."""

    digest: str = ""
    content: Content | None = None
    problem: str | None = None


def prepare(
    one: tuple[PostFile, str | None],
    *,
    load: Load,
    acronyms: frozenset[str],
    pairs: frozenset[str],
) -> Prepared:
    """Read a post's file; analyse it unless it says what it said before, by the known digest."""
    file, known = one
    try:
        post = load(file)
    except UnreadableInput as error:
        return Prepared(problem=error.reason)
    except SendnotesError as error:
        return Prepared(problem=str(error))
    packed = pack(post)
    digest = blake2b(repr(packed).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    if digest == known:
        return Prepared(digest)
    analysed = analysis.analyse(post, acronyms)
    dates = " ".join(dict.fromkeys(s.date for s in post.speeches if s.date))
    content = Content(
        id=post.id or file.id,
        packed=packed,
        postings=_postings(analysed),
        pairs=_pairs(analysed, pairs),
        values=_values(post),
        dates=dates or post.published or "",
        length=analysed.length,
        speeches=len(post.speeches),
    )
    return Prepared(digest, content)


def _postings(analysed: analysis.Analysed) -> list[Posting]:
    return [
        (
            f"{stem(form)} {form}".encode("utf-8", "surrogatepass"),
            analysis.weigh(places),
            schema.pack_places(places),
        )
        for form, places in analysed.places.items()
    ]


def _pairs(analysed: analysis.Analysed, pairs: frozenset[str]) -> list[Posting]:
    """Return where forms whose stems are one of `pairs` stand side by side."""
    forms: dict[str, list[str]] = {}
    for form in analysed.places:
        forms.setdefault(stem(form), []).append(form)
    found: list[Posting] = []
    for pair in pairs:
        first, _, second = pair.partition(" ")
        if first in forms and second in forms:
            for one, other in product(forms[first], forms[second]):
                following = frozenset(analysed.places[other])
                places = [place for place in analysed.places[one] if place + 1 in following]
                if places:
                    term = f"{one} {other}".encode("utf-8", "surrogatepass")
                    found.append((term, analysis.weigh(places), schema.pack_places(places)))
    return found


def _values(post: Post) -> dict[str, tuple[str, ...]]:
    """Return the values of each value field of the schema."""
    speeches = post.speeches
    witnesses = witnesses_of(post)
    separator = schema.SEPARATOR
    values: dict[str, Iterable[str | None]] = {
        "speaker": [name for s in speeches for name in (s.speaker, s.printed)],
        "role": [speech.role for speech in speeches],
        "event": [speech.event for speech in speeches],
        "place": [speech.place for speech in speeches],
        "org": post.organisations,
        "source": [post.source, *(one.source for one in witnesses)],
        "topic": post.topics,
        "kind": [str(post.kind)],
        "tag": post.tags,
        "url": [post.url, *(speech.url for speech in speeches)],
        "published": [post.published],
        "quoted": [quote.speaker for quote in post.quotes],
        "reaction": [reaction.by for reaction in post.reactions],
        "stance": [str(reaction.stance) for reaction in post.reactions],
        "inferred": [name for speech in speeches for name in speech.inferred],
        "abbreviation": [f"{short}{separator}{long}" for short, long in post.abbreviations.items()],
        "compound": analysis.compounds(post),
        "extra": [f"{key}{separator}{text}" for key, text in analysis.extra_texts(post)],
        "fingerprint": [post.fingerprint, *(one.fingerprint for one in witnesses)],
        "original": [post.original, *(one.original for one in witnesses)],
        "link": [link_key(post.url) if post.url else None],
    }
    return {name: tuple(filter(None, texts)) for name, texts in values.items()}
