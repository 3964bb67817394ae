"""The postings of a new segment on their way into it: by term, in little memory.

It stands in for Whoosh's pool, which keeps a tuple of 230 bytes a posting and sorts them all; here
a posting takes some 20 bytes, and only the terms are sorted.
"""

from __future__ import annotations

import heapq
import pickle
import tempfile
from array import array
from typing import IO, TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sendnotes.index.preparing import Posting

    Key = tuple[str, bytes]
    """A field and a term."""
    Item = tuple[str, bytes, int, float, bytes | None]
    """A posting as Whoosh has it: field, term, document, weight, value."""

_LIMIT_BYTES = 192 * 1024 * 1024
_TERM_BYTES = 500
_POSTING_BYTES = 12


class _Term(NamedTuple):
    documents: array[int]
    weights: array[float]
    sizes: array[int]
    values: bytearray


class Gathered:
    """Takes postings by document, in the documents' order, and gives them back by term.

    Beyond a limit of memory it sets them aside in a file, which is gone when it is closed.
    """

    def __init__(self, folder: Path, *, limit: int = _LIMIT_BYTES) -> None:
        self._folder = folder
        self._limit = limit
        self._size = 0
        self._terms: dict[Key, _Term] = {}
        self._runs: list[IO[bytes]] = []

    def take(self, field: str, document: int, postings: Iterable[Posting]) -> None:
        """Add the postings of one document in one field."""
        for text, weight, value in postings:
            self._add((field, text), document, weight, value)
        if self._size > self._limit:
            self._set_aside()

    def add(self, item: Item) -> None:
        """Add one posting; Whoosh calls this."""
        field, text, document, weight, value = item
        self._add((field, text), document, weight, value or b"")
        if self._size > self._limit:
            self._set_aside()

    def iter_postings(self) -> Iterator[Item]:
        """Yield all postings by field, term and document; Whoosh calls this, once."""
        runs = [_read(run) for run in self._runs]
        for (field, text), term in heapq.merge(*runs, self._sorted(), key=lambda one: one[0]):
            at = 0
            values = bytes(term.values)
            for document, weight, size in zip(
                term.documents, term.weights, term.sizes, strict=True
            ):
                yield field, text, document, weight, values[at : at + size]
                at += size

    def cleanup(self) -> None:
        """Let go of everything; Whoosh calls this."""
        self._terms.clear()
        while self._runs:
            self._runs.pop().close()

    def _add(self, key: Key, document: int, weight: float, value: bytes) -> None:
        term = self._terms.get(key)
        if term is None:
            term = self._terms[key] = _Term(array("I"), array("f"), array("I"), bytearray())
            self._size += _TERM_BYTES
        term.documents.append(document)
        term.weights.append(weight)
        term.sizes.append(len(value))
        term.values.extend(value)
        self._size += _POSTING_BYTES + len(value)

    def _sorted(self) -> Iterator[tuple[Key, _Term]]:
        for key in sorted(self._terms):
            yield key, self._terms[key]

    def _set_aside(self) -> None:
        run = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 - cleanup() closes it
        self._runs.append(run)
        for key, term in self._sorted():
            pickle.dump((key, term), run, pickle.HIGHEST_PROTOCOL)
        self._terms.clear()
        self._size = 0


def _read(run: IO[bytes]) -> Iterator[tuple[Key, _Term]]:
    run.seek(0)
    while True:
        try:
            # Our own file of a moment ago, which has no name that others could write to.
            yield pickle.load(run)
        except EOFError:
            return
