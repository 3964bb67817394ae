"""Which file each original was added from, and which original it took the place of.

`originals/sources.jsonl` has a line for each. It serves to know a file again that changed since;
without it that file would be another post.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sendnotes.archive.store import Archive

SOURCES = "sources.jsonl"


@dataclass(frozen=True, slots=True)
class Source:
    """Where an original came from; `path` is whole, None for what came through a pipe."""

    original: str
    path: str | None
    replaces: str | None = None
    """The original that it took the place of, which is kept."""


def read_sources(archive: Archive) -> Iterator[Source]:
    """Yield what was recorded, in its order."""
    try:
        text = (archive.originals / SOURCES).read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return
    yield from parse_sources(text)


def parse_sources(text: str) -> Iterator[Source]:
    """Yield what a record says; a line that a crash or a merge broke is left out."""
    for line in text.splitlines():
        try:
            source = Source(**json.loads(line))
        except (ValueError, TypeError, RecursionError):
            continue
        optional = (source.path, source.replaces)
        if isinstance(source.original, str) and all(isinstance(x, str | None) for x in optional):
            yield source


def record_sources(archive: Archive, sources: Iterable[Source]) -> None:
    """Add lines to the record; the caller holds the archive's lock."""
    lines = [json.dumps(asdict(source), ensure_ascii=True) for source in sources]
    if not lines:
        return
    archive.originals.mkdir(exist_ok=True)
    with (archive.originals / SOURCES).open("a+b") as file:
        if file.seek(0, os.SEEK_END):
            file.seek(-1, os.SEEK_END)
            if file.read(1) != b"\n":  # a crash left half a line
                file.write(b"\n")
        file.write("".join(f"{line}\n" for line in lines).encode())
        file.flush()
        os.fsync(file.fileno())


def merge_sources(archive: Archive, incoming: Iterable[Source]) -> None:
    """Add what another archive recorded; of a file that both know, ours says what became of it."""
    ours = set(read_sources(archive))
    known = {source.path for source in ours if source.path}
    theirs = (
        replace(source, path=None) if source.path in known and source not in ours else source
        for source in incoming
    )
    record_sources(
        archive, [one for one in theirs if one not in ours and (one.path or one.replaces)]
    )
