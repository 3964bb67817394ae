"""The parts of a zipped document, refused if they would unpack to more than a document is."""

from __future__ import annotations

import io
import zipfile
import zlib

from sendnotes.errors import UnreadableInput
from sendnotes.formats.draft import MEBIBYTE

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)
MOST_PARTS = 10_000
LARGEST_PART = 16 * MEBIBYTE
"""Of XML; the text of a long book has some 2 MB. A tree of it takes about thirty times as much."""
LARGEST_SUM = 512 * MEBIBYTE
"""With pictures, which are never unpacked."""


def open_zip(data: bytes, name: str, what: str) -> zipfile.ZipFile:
    """Open a zipped document; raises UnreadableInput if it is broken, locked or a zip bomb.

    The sizes that it claims are those that are enforced: no more than that is ever unpacked.
    """
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise UnreadableInput(name, f"it is a broken {what}") from error
    parts = opened.infolist()
    xml = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
    too_large = (
        len(parts) > MOST_PARTS
        or sum(part.file_size for part in parts) > LARGEST_SUM
        or sum(part.file_size for part in xml) > LARGEST_PART
    )
    if too_large:
        raise UnreadableInput(name, "it would unpack to far more than a document; it is not opened")
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableInput(name, "it is locked with a password")
    return opened


def read_part(opened: zipfile.ZipFile, part: str, name: str, what: str) -> bytes | None:
    """Return a part's bytes, None if there is none; raises UnreadableInput if it is broken."""
    try:
        return opened.read(part)
    except KeyError:
        return None
    except _BROKEN as error:
        raise UnreadableInput(name, f"it is a broken {what}") from error
