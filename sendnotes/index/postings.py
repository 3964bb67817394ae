"""Reading the index: which forms there are, and which posts have them, and where."""

from __future__ import annotations

import pickle
import struct
import time
import zlib
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sendnotes.errors import UnusableArchive
from sendnotes.index.families import Families, read_families
from sendnotes.index.manifest import FAMILIES, FORMAT, read_manifest
from sendnotes.index.packing import unpack
from sendnotes.index.segments import Damaged, Segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from sendnotes.index.manifest import Manifest
    from sendnotes.model import Post

DAMAGE = (Damaged, zlib.error, struct.error, pickle.UnpicklingError, EOFError, OSError)
"""What reading a damaged index ends in."""
SUSPECT = (
    *(ValueError, LookupError, TypeError, AttributeError, ImportError, ArithmeticError),
    *(AssertionError, MemoryError, RecursionError),
)
"""What reading garbage may end in as well, and a bug of ours: an index built anew tells which."""
_MOST_KEPT = 1000
_TRIES = 40
_PAUSE = 0.05


class Postings:
    """An open index.

    Postings are read a term at a time. Whoosh's searcher walks all terms of a query document by
    document and scores each through several objects: 3 to 5 times slower on 1,000 to 10,000 posts.
    """

    def __init__(self, directory: Path, manifest: Manifest) -> None:
        self.directory = directory
        self.manifest = manifest
        self._segments = open_segments(directory, manifest.segments)
        self._forms: dict[str, tuple[str, ...]] = {}
        self._weights: dict[tuple[str, str], Mapping[int, float]] = {}
        self._places: dict[str, Mapping[int, bytes]] = {}

    @cached_property
    def families(self) -> Families:
        """The word families that the index was built with."""
        return read_families((self.directory / FAMILIES).read_bytes())

    def forms(self, stem: str) -> tuple[str, ...]:
        """Return the forms of a stem that occur."""
        if stem not in self._forms:
            start = len(stem) + 1
            found = dict.fromkeys(term[start:] for term in self._terms("words", f"{stem} "))
            if self.manifest.deleted:
                found = {form: None for form in found if self.weights(form, stem)}
            self._forms[stem] = tuple(found)
        return self._forms[stem]

    def weights(self, form: str, stem: str) -> Mapping[int, float]:
        """Return the weight of a form, by document."""
        return self._weights_of("words", f"{stem} {form}")

    def pair(self, first: str, second: str) -> Mapping[int, float]:
        """Return the weight of a form with another right behind it, by document.

        The stems of both must be one of the families' pairs.
        """
        return self._weights_of("pairs", f"{first} {second}")

    def places(self, name: str) -> Mapping[int, bytes]:
        """Return the packed places of a form, or of a pair's first form, by document."""
        if name not in self._places:
            self._places[name] = self._read("places", name)
        return self._places[name]

    def frequency(self, form: str, stem: str) -> int:
        """Return how many documents have a form, deleted ones among them."""
        term = f"{stem} {form}".encode("utf-8", "surrogatepass")
        return sum(segment.frequency("words", term) for segment, _ in self._segments)

    def all_forms(self, beginning: str = "") -> Iterator[tuple[str, str]]:
        """Yield stem and form of each word whose stem has this beginning, in the stems' order."""
        seen = set()
        for term in self._terms("words", beginning):
            if term not in seen:
                seen.add(term)
                stem, _, form = term.partition(" ")
                yield stem, form

    def values(self, field: str, beginning: str = "") -> tuple[str, ...]:
        """Return the different values of a field that a post has."""
        terms = dict.fromkeys(self._terms(field, beginning))
        if self.manifest.deleted:
            return tuple(term for term in terms if self.having(field, term))
        return tuple(terms)

    def having(self, field: str, value: str) -> frozenset[int]:
        """Return the documents that have a value."""
        return frozenset(self._weights_of(field, value))

    def post(self, number: int) -> Post:
        """Return a document's post."""
        return read_post(self._segments, number)

    def close(self) -> None:
        """Close the files."""
        for segment, _ in self._segments:
            segment.close()

    def _terms(self, field: str, beginning: str) -> Iterator[str]:
        start = beginning.encode("utf-8", "surrogatepass")
        for segment, _ in self._segments:
            for term in segment.terms(field, start):
                yield term.decode("utf-8", "surrogatepass")

    def _weights_of(self, field: str, term: str) -> Mapping[int, float]:
        if (field, term) not in self._weights:
            self._weights[field, term] = self._read(field, term)
        return self._weights[field, term]

    def _read(self, field: str, term: str) -> dict[int, Any]:
        """Return the weights of a term, or what else its field has, by document."""
        key = term.encode("utf-8", "surrogatepass")
        found: dict[int, Any] = {}
        for segment, first in self._segments:
            for block in segment.blocks(field, key):
                numbers = block.documents
                if first:
                    numbers = [number + first for number in numbers]
                found.update(zip(numbers, block.values or block.weights, strict=False))
        for number in self.manifest.deleted & found.keys():
            del found[number]
        return found


class StoredPosts:
    """The posts of an index that has no manifest yet; opened when the first is read."""

    def __init__(self, directory: Path, segments: Sequence[tuple[str, int]]) -> None:
        self._directory = directory
        self._names = segments
        self._posts: dict[int, Post] = {}

    @cached_property
    def _segments(self) -> list[tuple[Segment, int]]:
        return open_segments(self._directory, self._names)

    def post(self, number: int) -> Post:
        """Return a document's post."""
        if len(self._posts) >= _MOST_KEPT:
            self._posts.clear()
        if number not in self._posts:
            self._posts[number] = read_post(self._segments, number)
        return self._posts[number]

    def close(self) -> None:
        """Close the files, if they were opened."""
        if "_segments" in vars(self):
            for segment, _ in self._segments:
                segment.close()


def open_segments(
    directory: Path, segments: Iterable[tuple[str, int]]
) -> list[tuple[Segment, int]]:
    """Open segments by their names and numbers of documents; with each, its first document."""
    opened: list[tuple[Segment, int]] = []
    first = 0
    for name, documents in segments:
        opened.append((Segment(directory, name, documents), first))
        first += documents
    return opened


def read_post(segments: Sequence[tuple[Segment, int]], number: int) -> Post:
    """Return a document's post."""
    for segment, first in reversed(segments):
        if number >= first:
            return unpack(segment.stored(number - first)["post"])
    raise IndexError(number)


def open_postings(directory: Path, manifest: Manifest | None = None) -> Postings:
    """Open the index in a directory; `manifest` is what it recorded, if that has been read.

    Raise UnusableArchive if there is none that this version reads, and one of DAMAGE if its files
    do not belong together.
    """
    for _ in range(_TRIES):
        manifest = manifest or read_manifest(directory)
        if manifest is None or manifest.format != FORMAT:
            raise UnusableArchive(f"There is no index in {directory}.")
        try:
            return Postings(directory, manifest)
        except FileNotFoundError:
            # Another process has committed, and will write its manifest in a moment.
            manifest = None
            time.sleep(_PAUSE)
    raise Damaged(f"index and manifest differ in {directory}")
