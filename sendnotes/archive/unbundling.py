"""Reading an archive in one file that somebody sent: all of it is checked before any is used."""

from __future__ import annotations

import base64
import binascii
import gzip
import io
import json
import os
import re
import stat
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath
from typing import IO, TYPE_CHECKING

from sendnotes.archive.bundle import FILES, FOLDERS, KIND, LARGEST_FILE, SCHEMA_VERSION
from sendnotes.errors import UnreadableInput

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LARGEST_TOTAL = 1024 * 1024 * 1024
"""In bytes, unpacked; a larger zip may hold more, up to `MOST_TIMES` its own size."""
MOST_TIMES = 64
MOST_FILES = 1_000_000
LONGEST_NAME = 255
"""In bytes, of a file or folder: what common file systems hold."""
_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_DOCUMENT = re.compile(rb'\s*\{\s*"schema_version": \d+,\s*"kind": "%s"' % KIND.encode())
_CUT_OFF = "its end is missing"
_NOTHING_OF_OURS = (
    "is no export of sendnotes: zip, json and jsonl can be imported, csv and markdown cannot"
)


@dataclass(frozen=True, slots=True)
class Packed:
    """One file of a bundle; `read` returns its bytes."""

    path: str
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a bundle holds; `left_out` are members that belong to no archive."""

    files: tuple[Packed, ...]
    left_out: tuple[str, ...] = ()


def read_bundle(path: Path) -> Bundle:
    """Return what is in an exported file, whatever its name.

    Raises UnreadableInput with the reason if it cannot be read, is none, or holds what no
    export holds: a path that leaves the archive, a link, one path twice, absurd sizes.
    """
    try:
        if zipfile.is_zipfile(path):
            return _zipped(path, path)
        if path.stat().st_size > LARGEST_TOTAL:
            raise UnreadableInput(str(path), f"has more than {LARGEST_TOTAL >> 20} MB")
        data = path.read_bytes()
        if data.startswith(_GZIP):
            data = _unpacked(path, data)
            if zipfile.is_zipfile(io.BytesIO(data)):
                return _zipped(path, io.BytesIO(data))
        if data.startswith(_ZIP):
            raise UnreadableInput(str(path), f"is a damaged zip: {_CUT_OFF}")
        return _written(path, data)
    except OSError as error:
        raise UnreadableInput(str(path), f"cannot be read: {error.strerror or error}") from error


def _unpacked(path: Path, data: bytes) -> bytes:
    """Return what gzip has packed; text seldom packs to less than a tenth."""
    limit = min(LARGEST_TOTAL, max(64 * 1024 * 1024, MOST_TIMES * len(data)))
    try:
        with gzip.open(io.BytesIO(data)) as opened:
            unpacked = opened.read(limit + 1)
    except EOFError as error:
        raise UnreadableInput(str(path), f"is a damaged gzip: {_CUT_OFF}") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise UnreadableInput(str(path), f"is a damaged gzip: {error}") from error
    if len(unpacked) > limit:
        raise UnreadableInput(str(path), f"would unpack to more than {limit >> 20:,} MB")
    return unpacked


def _zipped(path: Path, source: Path | IO[bytes]) -> Bundle:
    try:
        opened = zipfile.ZipFile(source)
        if not all(entry.filename for entry in opened.infolist()):
            raise zipfile.BadZipFile("a file in it has no name")  # which is_dir cannot bear
        entries = [entry for entry in opened.infolist() if not entry.is_dir()]
        _check_sizes(path, entries)
        for entry in entries:
            _check_kind(path, entry)
        damaged = opened.testzip()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise UnreadableInput(str(path), f"is a damaged zip: {error}") from error
    if damaged is not None:
        raise UnreadableInput(str(path), f"is a damaged zip: {damaged!r} is not what was packed")
    return _bundle(path, [(one.filename, _reader(opened, one)) for one in entries])


def _reader(opened: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Callable[[], bytes]:
    return lambda: opened.read(entry)


def _check_sizes(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_FILES:
        raise UnreadableInput(str(path), f"holds {len(entries):,} files")
    for entry in entries:
        if entry.file_size > LARGEST_FILE:
            size = f"{entry.file_size >> 20:,} MB"
            raise UnreadableInput(str(path), f"{entry.filename!r} would unpack to {size}")
    total = sum(entry.file_size for entry in entries)
    if total > max(LARGEST_TOTAL, MOST_TIMES * path.stat().st_size):
        raise UnreadableInput(str(path), f"would unpack to {total >> 20:,} MB")


def _check_kind(path: Path, entry: zipfile.ZipInfo) -> None:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise UnreadableInput(str(path), f"{entry.filename!r} is a link or device, not a file")
    if entry.flag_bits & 1:
        raise UnreadableInput(str(path), f"{entry.filename!r} is encrypted")


def _written(path: Path, data: bytes) -> Bundle:
    head, _, rest = data.lstrip().partition(b"\n")
    header = _loaded(head)
    if isinstance(header, dict) and header.get("kind") == KIND and "files" not in header:
        entries = [_entry(path, row) for row in rest.split(b"\n") if row.strip()]
    else:
        header = _loaded(data)
        if header is None and _DOCUMENT.match(data):
            raise UnreadableInput(str(path), f"is damaged: {_CUT_OFF}, or it was changed")
        if not (isinstance(header, dict) and header.get("kind") == KIND):
            raise UnreadableInput(str(path), _NOTHING_OF_OURS)
        listed = header.get("files")
        if not isinstance(listed, list):
            raise UnreadableInput(str(path), "has no list of files")
        entries = [_decoded(path, entry) for entry in listed]
    if header.get("schema_version") != SCHEMA_VERSION:
        version = header.get("schema_version")
        raise UnreadableInput(
            str(path), f"has schema_version {version!r:.20}, not {SCHEMA_VERSION}"
        )
    if header.get("total") != len(entries):
        total = f"{header.get('total')!r:.20}"
        raise UnreadableInput(str(path), f"holds {len(entries):,} files and should hold {total}")
    return _bundle(path, [(name, _holder(held)) for name, held in entries])


def _holder(data: bytes) -> Callable[[], bytes]:
    return lambda: data


def _loaded(data: bytes) -> object:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):  # numbers of 5,000 digits are a ValueError too
        return None


def _entry(path: Path, row: bytes) -> tuple[str, bytes]:
    entry = _loaded(row)
    if entry is None:
        raise UnreadableInput(str(path), f"is damaged: {_CUT_OFF}, or it was changed")
    return _decoded(path, entry)


def _decoded(path: Path, entry: object) -> tuple[str, bytes]:
    if isinstance(entry, dict) and isinstance(name := entry.get("path"), str):
        text, packed = entry.get("text"), entry.get("base64")
        try:
            if isinstance(text, str) and packed is None:
                return name, text.encode()
            if isinstance(packed, str) and text is None:
                return name, base64.b64decode(packed, validate=True)
        except (binascii.Error, ValueError) as error:
            raise UnreadableInput(str(path), f"{name!r:.80} is damaged: {error}") from error
    raise UnreadableInput(str(path), f"is damaged: this is no file of an export: {entry!r:.60}")


def _bundle(path: Path, named: list[tuple[str, Callable[[], bytes]]]) -> Bundle:
    seen: set[str] = set()
    for name, _ in named:
        if _leaves(name):
            raise UnreadableInput(str(path), f"{name!r:.80} would be written outside the archive")
        if not _nameable(name):
            raise UnreadableInput(str(path), f"{name!r:.80} cannot be the name of a file")
        if name in seen:
            raise UnreadableInput(str(path), f"{name!r:.80} is in it twice")
        seen.add(name)
    folders = {str(parent) for name, _ in named for parent in PurePosixPath(name).parents}
    if both := seen & folders:
        raise UnreadableInput(str(path), f"{min(both)!r:.80} is a file and a folder in it")
    files = tuple(Packed(name, read) for name, read in named if _ours(name))
    if not files:
        raise UnreadableInput(str(path), _NOTHING_OF_OURS)
    return Bundle(files, tuple(name for name, _ in named if not _ours(name)))


def _nameable(name: str) -> bool:
    try:
        parts = os.fsencode(name).split(b"/")
        return "\0" not in name and max(map(len, parts)) <= LONGEST_NAME
    except UnicodeEncodeError:
        return False


def _leaves(name: str) -> bool:
    """Tell whether a path could lead out of a folder, on this system or any other."""
    for read in (PurePosixPath(name), PureWindowsPath(name)):
        if read.is_absolute() or read.drive or read.root or ".." in read.parts:
            return True
    return False


def _ours(name: str) -> bool:
    if name in FILES:
        return True
    first, *others = name.split("/")
    parts = name.replace("\\", "/").split("/")
    return first in FOLDERS and bool(others) and all(part and part[0] != "." for part in parts)
