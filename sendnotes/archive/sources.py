"""Which file each original was added from, and which original it took the place of.

`originals/sources.jsonl` has a line for each. It serves to know a file again that changed since;
without it that file would be another post.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
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
    """Yield what was recorded, in its order; a line that a crash or a merge broke is left out."""
    try:
        text = (archive.originals / SOURCES).read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return
    for line in text.splitlines():
        try:
            yield Source(**json.loads(line))
        except (ValueError, TypeError):
            continue


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
