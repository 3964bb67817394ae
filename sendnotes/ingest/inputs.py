"""Which files an `add` is about."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sendnotes.errors import UnreadableInput

if TYPE_CHECKING:
    from collections.abc import Iterator

SUFFIXES = frozenset({".md", ".markdown", ".txt"})
STANDARD_INPUT = "-"
LARGEST_FILE = 200_000_000
"""Bytes: what is larger is not even opened."""
_LONGEST_SUFFIX = 10


@dataclass(frozen=True, slots=True)
class Input:
    """One input by name; `path` is None for standard input."""

    name: str
    path: Path | None

    @property
    def suffix(self) -> str:
        """The suffix that its original is kept under."""
        suffix = self.path.suffix.lower() if self.path else ""
        plain = suffix.isascii() and suffix[1:].isalnum() and len(suffix) <= _LONGEST_SUFFIX
        return suffix if plain else ".txt"

    def read(self, standard_input: bytes | None = None) -> bytes:
        """Return its bytes; raises UnreadableInput with the reason."""
        if self.path is None:
            return standard_input or b""
        try:
            if (size := self.path.stat().st_size) > LARGEST_FILE:
                raise UnreadableInput(self.name, f"{size / 1e6:,.0f} MB is too much for a post")
            return self.path.read_bytes()
        except OSError as error:
            raise UnreadableInput(self.name, _reason(error)) from error


def expand(names: list[str]) -> Iterator[Input | UnreadableInput]:
    """Yield each file once: as named, or for a folder what lies below it, sorted by name.

    Hidden files and folders are left out, symbolic links to folders are not followed. A name
    that leads nowhere, or a folder without posts, yields the error instead.
    """
    seen: set[Path] = set()
    for name in names:
        path = Path(name)
        if name == STANDARD_INPUT:
            yield Input("standard input", None)
        elif path.is_dir():
            below = [Input(str(file), file) for file in _texts_below(path)]
            if not below:
                yield UnreadableInput(name, "there is no .md, .markdown or .txt file in it")
            for given in below:
                if _is_new(given, seen):
                    yield given
        elif not path.exists():
            yield UnreadableInput(name, "there is no such file")
        elif not path.is_file():
            yield UnreadableInput(name, "it is not a file")
        elif _is_new(given := Input(name, path), seen):
            yield given


def _texts_below(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                yield Path(parent) / name


def _is_new(given: Input, seen: set[Path]) -> bool:
    if given.path is None:
        return False
    # Unlike Path.resolve, this takes a link to itself for what it is.
    resolved = Path(os.path.realpath(given.path))
    if resolved in seen:
        return False
    seen.add(resolved)
    return True


def _reason(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "there is no such file"
        case PermissionError():
            return "no permission to read it"
    return (error.strerror or str(error)).lower()
