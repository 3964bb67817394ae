"""What the index recorded of each post: enough to see what changed, to filter and to sort.

It is one file, written after each commit of Whoosh's: a line of JSON, then columns of texts and
numbers, each read when it is asked for. The names, sizes and time stamps stand as the folder lists
them, so that a folder where nothing changed is known by comparing whole columns; all else has a
row for each of Whoosh's document numbers. Whoosh's commit comes first, so a crash between the two
leaves a manifest that does not fit the index; it counts as torn, and is rebuilt.
"""

from __future__ import annotations

import json
import os
import sys
import zlib
from array import array
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from sendnotes.model import PostFile, PostFiles, Searched

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

MANIFEST = "manifest"
FAMILIES = "families.json"
BANDS = "bands"
"""The file of bands.py: only what writes the index reads it."""
UNFINISHED = "*.[0-9]*.new"
"""What `write_whole` names a file until it is whole."""

# FORMAT_VERSION of the schema stands here again, for a search that needs nothing else of Whoosh;
# a test keeps the two equal. Places are packed in the machine's byte order.
FORMAT = f"8-{sys.byteorder}"
_NUMBERS = {
    "sizes": "q",
    "mtimes": "q",
    "numbers": "I",
    "lengths": "I",
    "speeches": "I",
    "serials": "I",
}
"""The columns of numbers, with the type that `array` has for each."""
_BETWEEN = "\0"
"""Between the texts of a column: no file's name can have it."""


class Row(NamedTuple):
    """All that is recorded of a post; without a name, of a document that was deleted."""

    name: str = ""
    id: str = ""
    size: int = 0
    mtime_ns: int = 0
    digest: str = ""
    dates: str = ""
    length: int = 0
    speeches: int = 0
    serial: int = 0


def _texts(name: str) -> cached_property[Sequence[str]]:
    def read(manifest: Manifest) -> Sequence[str]:
        return manifest.column(name).decode("utf-8", "surrogatepass").split(_BETWEEN)[:-1]

    return cached_property(read)


def _numbers(name: str) -> cached_property[Sequence[int]]:
    return cached_property(lambda manifest: array(_NUMBERS[name], manifest.column(name)))


class Manifest:
    """The index's records."""

    def __init__(self, whole: bytes) -> None:
        start = whole.index(b"\n") + 1
        content = json.loads(whole[:start])
        self.format: str = content["format"]
        self.taxonomy: str = content["taxonomy"]
        self.generation: int = content["generation"]
        self.segments: Sequence[tuple[str, int]] = content["segments"]
        """Whoosh's segments, with how many documents each has, deleted ones among them."""
        self.files: Sequence[Sequence[Any]] = content["files"]
        self.sums: Mapping[str, int] = content["sums"]
        self.young: Sequence[str] = content["young"]
        self.groups: Sequence[Sequence[int]] = content["groups"]
        self.searched = Searched(*content["searched"])
        """How much there is to search; a speech that several publish is one."""
        self._whole = whole
        columns = memoryview(whole)[start:]
        self._columns: dict[str, tuple[int, int]] = {}
        for name, size in content["columns"].items():
            self._columns[name] = start, start + size
            start += size
        if start != len(whole) or zlib.crc32(columns) != content["sum"]:
            raise ValueError("the columns are not whole")

    # A row for each file, in the order in which the folder lists them.
    names = _texts("names")
    sizes = _numbers("sizes")
    mtimes = _numbers("mtimes")
    numbers = _numbers("numbers")
    """The document that was made of each."""
    # A row for each document.
    ids = _texts("ids")
    digests = _texts("digests")
    dates = _texts("dates")
    lengths = _numbers("lengths")
    speeches = _numbers("speeches")
    serials = _numbers("serials")

    def column(self, name: str) -> bytes:
        """Return a column as it was written."""
        start, end = self._columns[name]
        return self._whole[start:end]

    @cached_property
    def live(self) -> frozenset[int]:
        """The numbers of the documents that are posts."""
        return frozenset(self.numbers)

    @cached_property
    def deleted(self) -> frozenset[int]:
        """The numbers of the documents that are posts no more."""
        documents = len(self.lengths)
        every = documents == len(self.numbers)
        return frozenset() if every else frozenset(range(documents)) - self.live

    @cached_property
    def place_of(self) -> Mapping[int, int]:
        """The row of each post's file, by its document."""
        return {number: place for place, number in enumerate(self.numbers)}

    @cached_property
    def seen(self) -> Mapping[str, tuple[int, int]]:
        """The size and time stamp of each post's file, by its name."""
        return dict(zip(self.names, zip(self.sizes, self.mtimes, strict=True), strict=True))

    @cached_property
    def by_name(self) -> Mapping[str, int]:
        """The number of each post's document, by its file's name."""
        return dict(zip(self.names, self.numbers, strict=True))

    @cached_property
    def group_of(self) -> Mapping[int, Sequence[int]]:
        """For each post that is not the only one to publish its text, all that do."""
        return {number: group for group in self.groups for number in group}

    @cached_property
    def mean_length(self) -> float:
        """The mean number of words in a post, at least 1."""
        return max(1.0, float(sum(self.lengths)) / max(1, len(self.live)))

    def has(self, files: PostFiles) -> bool:
        """Tell whether these are the files that were recorded, none of them changed."""
        return all(self.column(name) == column for name, column in _columns_of(files).items())

    def names_are(self, names: Sequence[str]) -> bool:
        """Tell whether these are the names of the files that were recorded, in whatever order."""
        return names == self.names or sorted(names) == sorted(self.names)

    def files_from(self, first: int, most: int) -> PostFiles:
        """Return some of the files, as they were recorded."""
        files, some = PostFiles(), slice(first, first + most)
        files.names = list(self.names[some])
        files.sizes, files.mtimes = list(self.sizes[some]), list(self.mtimes[some])
        return files

    def row(self, number: int) -> Row:
        """Return everything recorded of one post."""
        place = self.place_of[number]
        return Row(
            self.names[place],
            self.ids[number],
            self.sizes[place],
            self.mtimes[place],
            self.digests[number],
            self.dates[number],
            self.lengths[number],
            self.speeches[number],
            self.serials[number],
        )

    def fits(self, directory: Path) -> bool:
        """Tell whether the index's files are the ones that were there when this was written."""
        try:
            with os.scandir(directory) as entries:
                sizes = {entry.name: entry.stat().st_size for entry in entries}
        except OSError:
            return False
        if not all(sizes.get(name) == size for name, size in self.files):
            return False
        return all(_sum(directory / name) == sum_ for name, sum_ in self.sums.items())


def read_manifest(directory: Path) -> Manifest | None:
    """Return the manifest, or None if there is none or it is torn."""
    try:
        return Manifest((directory / MANIFEST).read_bytes())
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def write_manifest(
    directory: Path,
    files: PostFiles,
    rows: Sequence[Row],
    *,
    taxonomy: str,
    generation: int,
    segments: Sequence[tuple[str, int]],
    young: Sequence[str],
    groups: Sequence[Sequence[int]],
) -> None:
    """Write the manifest of `rows`, one for each document, for the index's files as they are now.

    `files` are the posts' as they were listed, and may be more.
    """
    # Of the previous generation Whoosh may leave files behind; only this one's count.
    written = [
        (entry.name, entry.stat().st_size)
        for entry in os.scandir(directory)
        if entry.name.startswith("MAIN_") and entry.stat().st_size
    ]
    toc = f"_MAIN_{generation}.toc"
    written += [(name, (directory / name).stat().st_size) for name in (toc, BANDS)]
    number_of = {row.name: number for number, row in enumerate(rows) if row.name}
    numbers = [number_of[name] for name in files.names if name in number_of]
    listed = (
        PostFile(row.name, row.id, row.size, row.mtime_ns) for row in map(rows.__getitem__, numbers)
    )
    columns = {
        **_columns_of(PostFiles.of(listed)),
        "numbers": _number_column("numbers", numbers),
        "ids": _text_column(row.id for row in rows),
        "digests": _text_column(row.digest for row in rows),
        "dates": _text_column(row.dates for row in rows),
        "lengths": _number_column("lengths", (row.length for row in rows)),
        "speeches": _number_column("speeches", (row.speeches for row in rows)),
        "serials": _number_column("serials", (row.serial for row in rows)),
    }
    joined = b"".join(columns.values())
    content = {
        "format": FORMAT,
        "taxonomy": taxonomy,
        "generation": generation,
        "segments": segments,
        "files": sorted(written),
        # The large files would take too long to sum up; damage in them shows as they are read.
        "sums": {name: _sum(directory / name) for name in (toc, FAMILIES)},
        "young": list(young),
        "groups": groups,
        "searched": _count(rows, groups),
        "columns": {name: len(column) for name, column in columns.items()},
        "sum": zlib.crc32(joined),
    }
    write_whole(directory / MANIFEST, b"".join((_as_json(content), b"\n", joined)))


def write_json(path: Path, content: object) -> None:
    """Write a JSON file whole or not at all."""
    write_whole(path, _as_json(content))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    fresh = path.with_suffix(f".{os.getpid()}.new")
    fresh.write_bytes(content)
    fresh.replace(path)


def _as_json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=True, separators=(",", ":")).encode()


def _columns_of(files: PostFiles) -> dict[str, bytes]:
    return {
        "mtimes": _number_column("mtimes", files.mtimes),
        "sizes": _number_column("sizes", files.sizes),
        "names": _text_column(files.names),
    }


def _text_column(texts: Iterable[str]) -> bytes:
    return _BETWEEN.join((*texts, "")).encode("utf-8", "surrogatepass")


def _number_column(name: str, numbers: Iterable[int]) -> bytes:
    return array(_NUMBERS[name], numbers).tobytes()


def _sum(path: Path) -> int | None:
    try:
        return zlib.crc32(path.read_bytes())
    except OSError:
        return None


def _count(rows: Sequence[Row], groups: Sequence[Sequence[int]]) -> tuple[Any, ...]:
    """Return what `Searched` is made of."""
    told = [[rows[number].speeches for number in group] for group in groups]
    dates = sorted(date for one in {row.dates for row in rows} for date in one.split())
    return (
        sum(bool(row.name) for row in rows),
        sum(row.speeches for row in rows) - sum(sum(each) - max(each) for each in told),
        dates[0] if dates else None,
        dates[-1] if dates else None,
    )
