"""Counting hits by speaker, year, topic, source and kind."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sendnotes.model import Facet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sendnotes.index.postings import Postings
    from sendnotes.model import Post

FACETS = ("speaker", "year", "topic", "source", "kind")


def count_facets(postings: Postings, hits: Iterable[Iterable[int]]) -> tuple[Facet, ...]:
    """Count hits by each of FACETS, a hit once for each different value that its posts have.

    A hit is the documents with one text: it counts for the source of each, but as one speech. The
    posts are read, not the index's terms: those of a speaker have the names as printed, too.
    """
    counters: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for numbers in hits:
        found: dict[str, set[str]] = {name: set() for name in FACETS}
        for number in numbers:
            dates = postings.manifest.dates[number].split()
            for name, values in _values(postings.post(number), dates):
                found[name].update(values)
        for name, different in found.items():
            counters[name].update(different)
    return tuple(Facet(name, _ordered(name, counter)) for name, counter in counters.items())


def _values(post: Post, dates: Iterable[str]) -> Iterator[tuple[str, Iterable[str]]]:
    yield "speaker", (speech.speaker for speech in post.speeches if speech.speaker)
    yield "year", (date[:4] for date in dates)
    yield "topic", post.topics
    yield "source", (post.source,) if post.source else ()
    yield "kind", (str(post.kind),)


def _ordered(name: str, counter: Counter[str]) -> tuple[tuple[str, int], ...]:
    if name == "year":
        return tuple(sorted(counter.items(), reverse=True))
    return tuple(sorted(counter.items(), key=lambda one: (-one[1], one[0].casefold(), one[0])))
