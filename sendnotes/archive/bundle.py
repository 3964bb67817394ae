"""An archive in one file: which files of the folder go into it, and how it is written.

A zip mirrors the folder. JSON and JSON Lines hold the same files, each as `path` and either
`text` (it is UTF-8) or `base64` (it is not), so that every byte comes back.
"""

from __future__ import annotations

import base64
import json
import os
import stat
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from sendnotes.archive.location import MARKER
from sendnotes.archive.newsmarks import NEWS
from sendnotes.archive.searches import SEARCHES
from sendnotes.errors import SendnotesError, UnusableArchive

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sendnotes.archive.store import Archive

FILES = (MARKER, SEARCHES, NEWS)
FOLDERS = ("posts", "originals", "trash")
LARGEST_FILE = 256 * 1024 * 1024
"""In bytes; more is no post and no original, but a mistake or an attack."""
SCHEMA_VERSION = 1
KIND = "export"
# The same archive makes the same zip, on whatever day.
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)

Describe = Callable[[str, bytes], "dict[str, object] | None"]
"""Takes a file's path and bytes; returns what to tell of it beside its text, if anything."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: its path below the folder, with forward slashes, and where it is."""

    path: str
    source: Path


def members(archive: Archive) -> tuple[tuple[Member, ...], tuple[str, ...]]:
    """List what belongs to an archive, posts before originals, and what was left out and why.

    A post is written after its original, so whoever lists posts first has both. Hidden files are
    caches and half-written files; a link that leads out of the archive is not followed.
    """
    notes: list[str] = []
    ours = (Member(name, archive.root / name) for name in FILES)
    found = [member for member in ours if member.source.is_file()]
    root = archive.root.resolve()
    for folder in FOLDERS:
        for member in sorted(_files(archive.root / folder, folder), key=lambda one: one.path):
            if member.source.is_symlink() and not member.source.resolve().is_relative_to(root):
                notes.append(f"{member.path} is a link that leads out of the archive: left out")
            else:
                found.append(member)
    return tuple(found), tuple(notes)


def read_member(member: Member) -> bytes:
    """Return a file's bytes; raises UnusableArchive if it cannot be read or is too large."""
    try:
        if member.source.stat().st_size > LARGEST_FILE:
            raise UnusableArchive(
                f"{member.path} has more than {LARGEST_FILE >> 20} MB: it cannot be exported."
            )
        return member.source.read_bytes()
    except OSError as error:
        raise UnusableArchive(f"{member.source} cannot be read: {error.strerror}.") from error


def write_zip(found: Sequence[Member], target: IO[bytes]) -> None:
    """Write the files as a zip, folders as in the archive."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
        for member in found:
            entry = zipfile.ZipInfo(_utf8_name(member), _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            written.writestr(entry, read_member(member))


def json_document(found: Sequence[Member], describe: Describe) -> Iterator[str]:
    """Yield the parts of one JSON document with every file."""
    yield f'{{\n"schema_version": {SCHEMA_VERSION},\n"kind": "{KIND}",\n'
    yield f'"total": {len(found)},\n"files": ['
    for number, entry in enumerate(_entries(found, describe)):
        yield f"{',' if number else ''}\n{_dumped(entry)}"
    yield "\n]\n}\n"


def json_lines(found: Sequence[Member], describe: Describe) -> Iterator[str]:
    """Yield a line that says what follows and how much, then a line for each file."""
    yield f"{_dumped({'schema_version': SCHEMA_VERSION, 'kind': KIND, 'total': len(found)})}\n"
    for entry in _entries(found, describe):
        yield f"{_dumped(entry)}\n"


def _entries(found: Iterable[Member], describe: Describe) -> Iterator[dict[str, object]]:
    for member in found:
        data = read_member(member)
        entry: dict[str, object] = {"path": member.path}
        try:
            entry["text"] = data.decode()
        except UnicodeDecodeError:
            entry["base64"] = base64.b64encode(data).decode("ascii")
        if told := describe(member.path, data):
            entry |= told
        yield entry


def _dumped(entry: dict[str, object]) -> str:
    # ASCII only: no control character, direction mark or lone surrogate reaches a terminal.
    return json.dumps(entry, ensure_ascii=True)


def _files(folder: Path, prefix: str) -> Iterator[Member]:
    try:
        entries = list(os.scandir(folder))
    except FileNotFoundError:
        return
    except OSError as error:
        raise UnusableArchive(f"{folder} cannot be read: {error.strerror}.") from error
    for entry in entries:
        path = f"{prefix}/{entry.name}"
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path), path)
        elif _is_file(entry):
            yield Member(path, Path(entry.path))


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link to itself
        return False


def _utf8_name(member: Member) -> str:
    try:
        member.path.encode()
    except UnicodeEncodeError:
        raise SendnotesError(
            f"The name of {member.path!r} is not UTF-8, which a zip needs.",
            hint="Rename the file, or use --format json.",
        ) from None
    return member.path
