"""Reading the files that Whoosh writes: the terms of a segment, their postings, stored values.

Whoosh's own reader takes 16 ms to import, a fifth of a whole search, and twice as long to find a
term. These are the files of W3Codec in the versions of Whoosh that pyproject.toml allows; a test
reads an index with both.
"""

from __future__ import annotations

import mmap
import pickle
import struct
import zlib
from functools import cache, cached_property
from io import BytesIO
from itertools import accumulate, repeat
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_LENGTHS = struct.Struct("!ii")
"""Of a term and of what is known of it, which follow."""
_TERM = struct.Struct("!BfIBBfIIq")
"""Whether its postings stand here, sum of weights, number of documents, lengths, highest weight,
first and last document, place of its postings."""
_FIELD = struct.Struct("!H")
_INT = struct.Struct("!i")
_TERMS_TAG, _POSTINGS_TAG = b"HSH3", b"W3Bl"


class Damaged(Exception):
    """The files of an index are not what Whoosh writes."""


class Block(NamedTuple):
    """Postings: the documents in ascending order, the weight in each, the value of each."""

    documents: Iterable[int]
    weights: Iterable[float]
    values: Iterable[bytes]


class _Plain(pickle.Unpickler):
    """Reads numbers, texts and what holds them: an index may come with somebody else's archive."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"an index has no {module}.{name}")


class Segment:
    """An immutable part of an index, with documents that are counted from 0."""

    def __init__(self, directory: Path, name: str, documents: int) -> None:
        self.documents = documents
        self._open: list[mmap.mmap] = []
        # Looking for a term begins with the same ones each time.
        self._term = cache(self._read_term)
        try:
            self._terms = self._map(directory / f"{name}.trm")
            self._postings = self._map(directory / f"{name}.pst")
            self._stored = self._map(directory / f"{name}._stored.col")
            self._read_extras()
            self._find_stored()
        except BaseException:
            self.close()
            raise

    def terms(self, field: str, beginning: bytes) -> Iterator[bytes]:
        """Yield the terms of a field with a beginning, in order."""
        key = self._key(field, beginning)
        at = self._first(key) if key else self._number_of_terms
        while at < self._number_of_terms and (term := self._term(at)[0]).startswith(key):
            yield term[_FIELD.size :]
            at += 1

    def frequency(self, field: str, term: bytes) -> int:
        """Return how many documents have a term."""
        known = self._known(field, term)
        return known[2] if known else 0

    def blocks(self, field: str, term: bytes) -> Iterator[Block]:
        """Yield the postings of a term, block by block."""
        known = self._known(field, term)
        if known is None:
            return
        at, data = known[-1], self._postings
        if known[0] or data[at : at + len(_POSTINGS_TAG)] != _POSTINGS_TAG:
            raise Damaged(f"no postings of {field} {term!r}")
        at += len(_POSTINGS_TAG)
        last = False
        while not last:
            (length,) = _INT.unpack_from(data, at)
            last = length < 0
            at += _INT.size
            data.seek(at)
            _, _, _, compressed, _, _ = _Plain(data).load()
            packed = data[data.tell() : at + abs(length)]
            at += abs(length)
            gaps, weights, values = _loads(zlib.decompress(packed) if compressed else packed)
            if not isinstance(weights, tuple):
                weights = repeat(1.0 if weights is None else weights, len(gaps))
            yield Block(accumulate(gaps), weights, values or ())

    def stored(self, document: int) -> Any:
        """Return what is stored of a document."""
        size = self._lengths.size
        (length,) = self._lengths.unpack_from(self._stored, self._lengths_at + document * size)
        start = self._start_of(document)
        return _loads(zlib.decompress(self._stored[start : start + length]))

    def close(self) -> None:
        """Close the files."""
        while self._open:
            self._open.pop().close()

    def _map(self, path: Path) -> mmap.mmap:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._open.append(mapped)
        return mapped

    def _read_extras(self) -> None:
        """Read what stands at the end of the terms: the fields' numbers, and where each term is."""
        data = self._terms
        if data[: len(_TERMS_TAG)] != _TERMS_TAG:
            raise Damaged("no terms")
        end = len(data) - _INT.size
        data.seek(end - _INT.unpack_from(data, end)[0])
        extras = _Plain(data).load()
        self._fields: dict[str, int] = extras["fieldmap"]
        self._number_of_terms: int = extras["indexlen"]
        self._position = struct.Struct(f"!{extras['indextype']}")
        self._positions_at = data.tell()

    def _find_stored(self) -> None:
        """Find the lengths of the stored values, behind them; where each is, if there are many."""
        data, end = self._stored, len(self._stored) - 1
        self._starts_at: tuple[struct.Struct, int] | None = None
        code = data[end:]
        if code == b"X":
            end -= 2
            starts = struct.Struct(f"!{chr(data[end + 1])}")
            code = data[end : end + 1]
            end -= starts.size * self.documents
            self._starts_at = starts, end
        self._lengths = struct.Struct(f"!{code.decode('ascii')}")
        self._lengths_at = end - self._lengths.size * self.documents

    def _start_of(self, document: int) -> int:
        if self._starts_at is None:
            return self._starts[document]
        form, at = self._starts_at
        return int(form.unpack_from(self._stored, at + document * form.size)[0])

    @cached_property
    def _starts(self) -> Sequence[int]:
        """Where each stored value is: the sum of the lengths of those before."""
        lengths = struct.Struct(f"!{self.documents}{self._lengths.format[1:]}")
        return list(accumulate(lengths.unpack_from(self._stored, self._lengths_at), initial=0))

    def _key(self, field: str, term: bytes) -> bytes:
        """Return what a term begins with in the list of terms; nothing if the field has none."""
        number = self._fields.get(field)
        return b"" if number is None else _FIELD.pack(number) + term

    def _read_term(self, at: int) -> tuple[bytes, int]:
        """Return a term by its place among all, and where it is told what is known of it."""
        data = self._terms
        place = self._positions_at + at * self._position.size
        (start,) = self._position.unpack_from(data, place)
        length, _ = _LENGTHS.unpack_from(data, start)
        start += _LENGTHS.size
        return data[start : start + length], start + length

    def _first(self, key: bytes) -> int:
        """Return the place of the first term that is not before a key."""
        low, high = 0, self._number_of_terms
        while low < high:
            middle = (low + high) // 2
            if self._term(middle)[0] < key:
                low = middle + 1
            else:
                high = middle
        return low

    def _known(self, field: str, term: bytes) -> tuple[Any, ...] | None:
        key = self._key(field, term)
        at = self._first(key) if key else self._number_of_terms
        if at == self._number_of_terms:
            return None
        found, told = self._term(at)
        return _TERM.unpack_from(self._terms, told) if found == key else None


def _loads(data: bytes) -> Any:
    return _Plain(BytesIO(data)).load()
