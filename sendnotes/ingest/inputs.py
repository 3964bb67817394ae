"""Which files an `add` is about."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sendnotes.errors import UnreadableInput

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

STANDARD_INPUT = "-"
_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]+):(//)?", re.IGNORECASE)
_NEVER_FILES = frozenset("about blob data file ftp gopher javascript mailto sftp vbscript".split())
_OF_SITES = {
    "_config.yml": frozenset(
        "_data _includes _layouts _sass _site assets node_modules vendor".split()
    ),
    "content": frozenset(
        "archetypes assets data i18n layouts node_modules public resources static themes".split()
    ),
}
"""What is no post in the folder of a Jekyll or Hugo site, by what the folder is known by."""
LARGEST_FILE = 200_000_000
"""Bytes: what is larger is not even opened."""
_LONGEST_SUFFIX = 10


@dataclass(frozen=True, slots=True)
class Input:
    """One input by name: a file, an address, or without either standard input."""

    name: str
    path: Path | None
    address: str | None = None

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


def expand(names: list[str], suffixes: Collection[str]) -> Iterator[Input | UnreadableInput]:
    """Yield each file once: as named, or for a folder what lies below it, sorted by name.

    Of a folder the files with one of `suffixes` are taken. Hidden files and folders are left out,
    symbolic links to folders are not followed, and so are the layouts of a website and the parts
    of a saved page. An http or https address is an input, any other address an error. A name
    that leads nowhere, or a folder without posts, yields the error instead.
    """
    seen: set[Path] = set()
    for name in names:
        try:
            for given in _named(name, suffixes):
                if isinstance(given, UnreadableInput) or _is_new(given, seen):
                    yield given
        except OSError as error:  # a folder on the way that may not be entered, an endless name
            yield UnreadableInput(name, _reason(error))


def _named(name: str, suffixes: Collection[str]) -> Iterator[Input | UnreadableInput]:
    path = Path(name)
    if name == STANDARD_INPUT:
        yield Input("standard input", None)
    elif (address := _address(name)) and not path.exists():
        scheme = address[1].lower()
        if scheme in ("http", "https") and address[2]:
            yield Input(name, None, name)
        else:
            yield UnreadableInput(name, "only http and https addresses are fetched")
    elif path.is_dir():
        below = list(_posts_below(path, suffixes))
        if not below:
            yield UnreadableInput(name, "there is no file in it that could be a post")
        yield from below
    else:
        yield _file(name, path)


def _file(name: str, path: Path) -> Input | UnreadableInput:
    """Return a file; a pipe or a device could keep its reader waiting for ever."""
    if not os.path.lexists(path):
        return UnreadableInput(name, "there is no such file")
    if path.exists() and not path.is_file():
        return UnreadableInput(name, "it is not a file")
    return Input(name, path)


def _address(name: str) -> re.Match[str] | None:
    found = _ADDRESS.match(name)
    return found if found and (found[2] or found[1].lower() in _NEVER_FILES) else None


def _posts_below(folder: Path, suffixes: Collection[str]) -> Iterator[Input | UnreadableInput]:
    closed: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=closed.append):
        left_out = _left_out(folders, names)
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in left_out
        )
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in suffixes:
                file = Path(parent) / name
                yield _file(str(file), file)
    for error in closed:
        yield UnreadableInput(str(error.filename or folder), _reason(error))


def _left_out(folders: list[str], names: list[str]) -> set[str]:
    """Return which folders have no posts: the layouts of a site, the parts of a saved page."""
    left_out = {f"{Path(name).stem}_files" for name in names if name.endswith((".html", ".htm"))}
    if "_config.yml" in names:
        left_out |= _OF_SITES["_config.yml"]
    if "content" in folders and {"layouts", "themes", "archetypes"} & set(folders):
        left_out |= _OF_SITES["content"]
    return left_out


def _is_new(given: Input, seen: set[Path]) -> bool:
    if given.path is None:
        return True
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
