"""What the index recorded of each post: enough to see what changed, to filter and to sort.

It is one JSON file of columns, a row for each of Whoosh's document numbers, written after each
commit. Whoosh's commit comes first, so a crash between the two leaves a manifest that does not fit
the index; it counts as torn, and is rebuilt.
"""

from __future__ import annotations

import json
import os
import sys
import zlib
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sendnotes.model import Searched

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

MANIFEST = "manifest.json"
FAMILIES = "families.json"
BANDS = "bands"
"""The file of bands.py: only what writes the index reads it."""
UNFINISHED = "*.[0-9]*.new"
"""What `write_json` names a file until it is whole."""
_COLUMNS = ("names", "ids", "sizes", "mtimes", "digests", "dates", "lengths", "speeches", "serials")
HOLE: tuple[Any, ...] = ("", "", 0, 0, "", "", 0, 0, 0)
"""The row of a document that is deleted but still has its number."""

# FORMAT_VERSION of the schema stands here again, for a search that needs nothing else of Whoosh
# yet; a test keeps the two equal. Places are packed in the machine's byte order.
FORMAT = f"5-{sys.byteorder}"


class Manifest:
    """The index's records, in the order of Whoosh's document numbers."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self.format: str = content["format"]
        self.taxonomy: str = content["taxonomy"]
        self.generation: int = content["generation"]
        self.files: Sequence[Sequence[Any]] = content["files"]
        self.young: Sequence[str] = content["young"]
        self.sums: Mapping[str, int] = content.get("sums", {})
        self.groups: Sequence[Sequence[int]] = content["groups"]
        columns = [content[column] for column in _COLUMNS]
        if len({len(column) for column in columns}) > 1:
            raise ValueError("columns differ in length")
        (self.names, self.ids, self.sizes, self.mtimes, self.digests) = columns[:5]
        (self.dates, self.lengths, self.speeches, self.serials) = columns[5:]

    @cached_property
    def live(self) -> frozenset[int]:
        """The numbers of the documents that are posts."""
        return frozenset(number for number, name in enumerate(self.names) if name)

    @cached_property
    def by_name(self) -> Mapping[str, int]:
        """The number of each post's document, by its file's name."""
        return {name: number for number, name in enumerate(self.names) if name}

    @cached_property
    def group_of(self) -> Mapping[int, Sequence[int]]:
        """For each post that is not the only one to publish its text, all that do."""
        return {number: group for group in self.groups for number in group}

    @cached_property
    def mean_length(self) -> float:
        """The mean number of words in a post, at least 1."""
        return max(1.0, float(sum(self.lengths)) / max(1, len(self.live)))

    def row(self, number: int) -> tuple[Any, ...]:
        """Return everything recorded of one document."""
        return (
            self.names[number],
            self.ids[number],
            self.sizes[number],
            self.mtimes[number],
            self.digests[number],
            self.dates[number],
            self.lengths[number],
            self.speeches[number],
            self.serials[number],
        )

    def fits(self, directory: Path) -> bool:
        """Tell whether the index's files are the ones that were there when this was written."""
        try:
            sizes = {entry.name: entry.stat().st_size for entry in os.scandir(directory)}
        except OSError:
            return False
        if not all(sizes.get(name) == size for name, size in self.files):
            return False
        return all(_sum(directory / name) == sum_ for name, sum_ in self.sums.items())


def read_manifest(directory: Path) -> Manifest | None:
    """Return the manifest, or None if there is none or it is torn."""
    try:
        return Manifest(json.loads((directory / MANIFEST).read_bytes()))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def write_manifest(
    directory: Path,
    rows: Sequence[tuple[Any, ...]],
    *,
    taxonomy: str,
    generation: int,
    young: Sequence[str],
    groups: Sequence[Sequence[int]],
) -> None:
    """Write the manifest for the index's files as they are now."""
    # Of the previous generation Whoosh may leave files behind; only this one's count.
    files = [
        (entry.name, entry.stat().st_size)
        for entry in os.scandir(directory)
        if entry.name.startswith("MAIN_") and entry.stat().st_size
    ]
    toc = f"_MAIN_{generation}.toc"
    files += [(name, (directory / name).stat().st_size) for name in (toc, BANDS)]
    content = {
        "format": FORMAT,
        "taxonomy": taxonomy,
        "generation": generation,
        "files": sorted(files),
        "young": list(young),
        "groups": groups,
        # The large files would take too long to sum up; damage in them shows as they are read.
        "sums": {name: _sum(directory / name) for name in (toc, FAMILIES)},
    }
    columns = zip(*rows, strict=True) if rows else [()] * len(_COLUMNS)
    content |= {name: list(column) for name, column in zip(_COLUMNS, columns, strict=True)}
    write_json(directory / MANIFEST, content)


def write_json(path: Path, content: object) -> None:
    """Write a JSON file whole or not at all."""
    fresh = path.with_suffix(f".{os.getpid()}.new")
    fresh.write_text(json.dumps(content, ensure_ascii=True, separators=(",", ":")), "utf-8")
    fresh.replace(path)


def _sum(path: Path) -> int | None:
    try:
        return zlib.crc32(path.read_bytes())
    except OSError:
        return None


def count(manifest: Manifest) -> Searched:
    """Return how much there is to search; a speech that several publish is one."""
    told = [[manifest.speeches[number] for number in group] for group in manifest.groups]
    dates = sorted(date for one in filter(None, set(manifest.dates)) for date in one.split())
    return Searched(
        posts=len(manifest.live),
        speeches=sum(manifest.speeches) - sum(sum(each) - max(each) for each in told),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
    )
