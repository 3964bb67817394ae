"""Whoosh's index in a directory: opened to be written, and what a commit left there."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, NamedTuple

from whoosh.filedb.filetables import FileFormatError
from whoosh.index import EmptyIndexError, FileIndex
from whoosh.index import IndexError as WhooshIndexError
from whoosh.reading import CorruptIndexError

from sendnotes.index.postings import DAMAGE, SUSPECT
from sendnotes.index.schema import build_schema
from sendnotes.index.unpickling import open_storage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

WHOOSH_DAMAGE = (CorruptIndexError, EmptyIndexError, FileFormatError, WhooshIndexError)
"""What Whoosh raises over a damaged index, besides what any reading of one ends in."""


class Committed(NamedTuple):
    """What Whoosh's index consists of after a commit."""

    generation: int
    segments: Sequence[tuple[str, int]]
    """The names of the segments' files, without suffix, and how many documents each has."""
    serials: Sequence[int]
    """Each document's serial, 0 of a deleted one."""


def open_index(directory: Path, *, keep: bool) -> Any:
    """Open the index that is there, so that readers go on reading it, or make a new one."""
    storage = open_storage(directory)
    if keep:
        with contextlib.suppress(*WHOOSH_DAMAGE, *DAMAGE, *SUSPECT):
            return FileIndex(storage, schema=build_schema())
    for path in directory.iterdir():
        if path.name.startswith(("MAIN_", "_MAIN_")):
            path.unlink()
    return FileIndex.create(storage, build_schema())


def read_committed(directory: Path) -> Committed:
    """Return what the index consists of."""
    opened = FileIndex(open_storage(directory), schema=build_schema())
    segments: list[tuple[str, int]] = []
    serials: list[int] = []
    with contextlib.closing(opened.reader()) as reader:
        leaves = reader.leaf_readers() if reader.doc_count_all() else ()
        for leaf, _ in leaves:
            count = leaf.doc_count_all()
            segments.append((leaf.segment().segment_id(), count))
            column = leaf.column_reader("serial", translate=False)
            deleted = leaf.deleted_docs_set
            serials.extend(0 if n in deleted else column[n] for n in range(count))
    return Committed(opened.latest_generation(), segments, serials)
