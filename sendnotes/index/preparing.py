"""What the index holds of one post: made in any process, without the index."""

from __future__ import annotations

from hashlib import blake2b
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from sendnotes.errors import SendnotesError, UnreadableInput
from sendnotes.index import analysis
from sendnotes.index.field_names import SEPARATOR
from sendnotes.index.links import link_key
from sendnotes.index.nearness import bands
from sendnotes.index.packing import pack
from sendnotes.index.places import pack_places, weigh
from sendnotes.index.stems import stem
from sendnotes.index.witnesses import facts_of
from sendnotes.mapping import witnesses_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sendnotes.index.packing import Packed
    from sendnotes.index.sync import Load
    from sendnotes.index.witnesses import Facts
    from sendnotes.model import Post, PostFile

    Posting = tuple[bytes, float, bytes]
    """A term, its weight in the post, and what else the field has of it."""
    Following = Mapping[str, Sequence[str]]
    """The second stems of the pairs to index, by the first."""


class Content(NamedTuple):
    """What is written of a post."""

    id: str
    packed: Packed
    terms: Mapping[str, list[Posting]]
    """The postings of each field of words."""
    values: dict[str, tuple[str, ...]]
    dates: str
    length: int
    speeches: int
    bands: tuple[int, ...]
    """Shared with posts that have nearly the same text (nearness.py)."""
    facts: Facts


class Prepared(NamedTuple):
    """A post's digest, with its content unless that is known; or why it cannot be read."""

    digest: str = ""
    content: Content | None = None
    problem: str | None = None


def digest_of(post: Post) -> str:
    """Return what two posts have in common only if they say the same."""
    return _digest(pack(post))


def _digest(packed: object) -> str:
    return blake2b(repr(packed).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def prepare(
    one: tuple[PostFile, str | None],
    *,
    load: Load,
    acronyms: frozenset[str],
    following: Following,
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
    digest = _digest(packed)
    if digest == known:
        return Prepared(digest)
    analysed = analysis.analyse(post, acronyms)
    dates = " ".join(dict.fromkeys(s.date for s in post.speeches if s.date))
    content = Content(
        id=post.id or file.id,
        packed=packed,
        terms=_terms(analysed, following),
        values=_values(post),
        dates=dates or post.published or "",
        length=analysed.length,
        speeches=len(post.speeches),
        bands=bands(post.body),
        facts=facts_of(post),
    )
    return Prepared(digest, content)


def _terms(analysed: analysis.Analysed, following: Following) -> dict[str, list[Posting]]:
    words: list[Posting] = []
    together: list[Posting] = []
    places_of: list[Posting] = []

    def add(to: list[Posting], term: str, name: str, places: Sequence[int]) -> None:
        to.append((term.encode("utf-8", "surrogatepass"), weigh(places), b""))
        packed = pack_places(places)
        places_of.append((name.encode("utf-8", "surrogatepass"), 1.0, packed))

    for form, places in analysed.places.items():
        add(words, f"{stem(form)} {form}", form, places)
    for pair, starts in _pairs(analysed, following):
        add(together, pair, pair, starts)
    return {"words": words, "pairs": together, "places": places_of}


def _pairs(
    analysed: analysis.Analysed, following: Following
) -> Iterator[tuple[str, Sequence[int]]]:
    """Yield forms that stand side by side, and where, if their stems are a pair to index."""
    forms: dict[str, list[str]] = {}
    for form in analysed.places:
        forms.setdefault(stem(form), []).append(form)
    for first in following.keys() & forms.keys():
        for second in following[first]:
            for one, other in product(forms[first], forms.get(second, ())):
                behind = frozenset(analysed.places[other])
                places = [place for place in analysed.places[one] if place + 1 in behind]
                if places:
                    yield f"{one} {other}", places


def _values(post: Post) -> dict[str, tuple[str, ...]]:
    """Return the values of each value field of the schema."""
    speeches = post.speeches
    witnesses = witnesses_of(post)
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
        "abbreviation": [f"{short}{SEPARATOR}{long}" for short, long in post.abbreviations.items()],
        "compound": analysis.compounds(post),
        "extra": [f"{key}{SEPARATOR}{text}" for key, text in analysis.extra_texts(post)],
        "fingerprint": [post.fingerprint, *(one.fingerprint for one in witnesses)],
        "original": [post.original, *(one.original for one in witnesses)],
        "link": [link_key(post.url) if post.url else None],
    }
    return {name: tuple(filter(None, texts)) for name, texts in values.items()}
