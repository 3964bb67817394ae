"""Reading the index: which forms there are, and which posts have them, and where."""

from __future__ import annotations

import pickle
import struct
import time
import zlib
from functools import cached_property
from typing import TYPE_CHECKING, Any

from whoosh.codec.whoosh3 import W3LeafMatcher
from whoosh.filedb.filetables import FileFormatError
from whoosh.index import EmptyIndexError, FileIndex
from whoosh.index import IndexError as WhooshIndexError
from whoosh.reading import CorruptIndexError, EmptyReader, TermNotFound

from sendnotes.errors import UnusableArchive
from sendnotes.index.families import Families, read_families
from sendnotes.index.manifest import FAMILIES, FORMAT, read_manifest
from sendnotes.index.packing import unpack
from sendnotes.index.schema import build_schema
from sendnotes.index.unpickling import open_storage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from sendnotes.index.manifest import Manifest
    from sendnotes.model import Post

    Block = tuple[Sequence[int], Sequence[float], Sequence[bytes]]

DAMAGE = (
    *(CorruptIndexError, EmptyIndexError, zlib.error, struct.error, pickle.UnpicklingError),
    *(EOFError, OSError, FileFormatError, WhooshIndexError),
)
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

    Postings are read a term at a time through Whoosh's readers and matchers. Its searcher walks
    all terms of a query document by document and scores each through several objects: 3 to 5 times
    slower on 1,000 to 10,000 posts, and 15 ms of imports.
    """

    def __init__(self, directory: Path, manifest: Manifest) -> None:
        self.directory = directory
        self.manifest = manifest
        index = FileIndex(open_storage(directory), schema=build_schema())
        self._reader = index.reader()
        # Whoosh gives an index without documents a reader that knows no generation.
        empty = isinstance(self._reader, EmptyReader)
        self._leaves = [] if empty else list(self._reader.leaf_readers())
        self.generation: int = index.latest_generation() if empty else self._reader.generation()
        self._closed = False
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
            found = (term[start:] for term in self._terms("words", f"{stem} "))
            self._forms[stem] = tuple(
                form for form in dict.fromkeys(found) if self.weights(form, stem)
            )
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
            found: dict[int, bytes] = {}
            for ids, _, values in self._read("places", name):
                found.update(zip(ids, values, strict=True))
            self._places[name] = found
        return self._places[name]

    def frequency(self, form: str, stem: str) -> int:
        """Return how many documents have a form, deleted ones among them."""
        term = f"{stem} {form}".encode("utf-8", "surrogatepass")
        return sum(leaf.doc_frequency("words", term) for leaf, _ in self._leaves)

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
        if any(leaf.has_deletions() for leaf, _ in self._leaves):
            return tuple(term for term in terms if self.having(field, term))
        return tuple(terms)

    def having(self, field: str, value: str) -> frozenset[int]:
        """Return the documents that have a value."""
        return frozenset(number for ids, _, _ in self._read(field, value) for number in ids)

    def post(self, number: int) -> Post:
        """Return a document's post."""
        for leaf, base in reversed(self._leaves):
            if number >= base:
                return unpack(leaf.stored_fields(number - base)["post"])
        raise IndexError(number)

    def close(self) -> None:
        """Close the files."""
        if self._leaves and not self._closed:
            self._closed = True
            self._reader.close()

    def __del__(self) -> None:
        """Close the files of an index that nobody closed."""
        if hasattr(self, "_leaves"):
            self.close()

    def _terms(self, field: str, beginning: str) -> Iterator[str]:
        start = beginning.encode("utf-8", "surrogatepass")
        for leaf, _ in self._leaves:
            if field in leaf.indexed_field_names():
                for term in leaf.expand_prefix(field, start):
                    yield term.decode("utf-8", "surrogatepass")

    def _weights_of(self, field: str, term: str) -> Mapping[int, float]:
        if (field, term) not in self._weights:
            found: dict[int, float] = {}
            for ids, weights, _ in self._read(field, term):
                found.update(zip(ids, weights, strict=True))
            self._weights[field, term] = found
        return self._weights[field, term]

    def _read(self, field: str, term: str) -> Iterator[Block]:
        key = term.encode("utf-8", "surrogatepass")
        for leaf, base in self._leaves:
            try:
                matcher: Any = leaf.postings(field, key)
            except TermNotFound:
                continue
            yield from _blocks(matcher, base)


class StoredPosts:
    """The posts of an index that has no manifest yet; opened when the first is read."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._posts: dict[int, Post] = {}

    @cached_property
    def _reader(self) -> Any:
        return FileIndex(open_storage(self._directory), schema=build_schema()).reader()

    def post(self, number: int) -> Post:
        """Return a document's post."""
        if len(self._posts) >= _MOST_KEPT:
            self._posts.clear()
        if number not in self._posts:
            self._posts[number] = unpack(self._reader.stored_fields(number)["post"])
        return self._posts[number]

    def close(self) -> None:
        """Close the files, if they were opened."""
        if "_reader" in vars(self):
            self._reader.close()


def _blocks(matcher: Any, base: int) -> Iterator[Block]:
    """Yield what a matcher has, a block at a time: four calls a posting cost more than reading."""
    if not isinstance(matcher, W3LeafMatcher):  # one that leaves out deleted documents
        while matcher.is_active():
            yield (matcher.id() + base,), (matcher.weight(),), (matcher.value(),)
            matcher.next()
        return
    while matcher.is_active():
        # The first of each makes Whoosh unpack the block.
        matcher.id(), matcher.weight(), matcher.value()
        ids = matcher._ids
        yield [number + base for number in ids] if base else ids, matcher._weights, matcher._values
        matcher._next_block()


def open_postings(directory: Path, manifest: Manifest | None = None) -> Postings:
    """Open the index in a directory; `manifest` is what it recorded, if that has been read.

    Raise UnusableArchive if there is none that this version reads, and one of DAMAGE if its files
    do not belong together.
    """
    for _ in range(_TRIES):
        manifest = manifest or read_manifest(directory)
        if manifest is None or manifest.format != FORMAT:
            raise UnusableArchive(f"There is no index in {directory}.")
        postings = Postings(directory, manifest)
        if postings.generation == manifest.generation:
            return postings
        # Another process has committed, and will write its manifest in a moment.
        postings.close()
        manifest = None
        time.sleep(_PAUSE)
    raise CorruptIndexError(f"index and manifest differ in {directory}")
