"""Which format an input is in, and the module that reads it."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sendnotes.errors import UnreadableInput
    from sendnotes.formats.draft import Draft


class Reader(Protocol):
    """What reads a format: yields the drafts in `data`, or what fails of it."""

    def __call__(
        self, data: bytes, name: str, suffix: str, address: str | None = None
    ) -> Iterator[Draft | UnreadableInput]:
        """Raise UnreadableInput if the whole cannot be read."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its file suffixes, the first being the usual one, and its module's function."""

    suffixes: tuple[str, ...]
    module: str
    function: str = "read"


_TEXT = Format(
    (".txt", ".text", ".md", ".markdown", ".mkd", ".mdown", ".mdx", ".qmd"), "plain_text"
)
_PAGE = Format((".html", ".htm", ".xhtml"), "web_page")
_SAVED_PAGE = Format((".mhtml", ".mht"), "message", "read_saved_page")
_MESSAGE = Format((".eml",), "message")
_MAILBOX = Format((".mbox", ".mbx"), "mailbox")
_WORD = Format((".docx", ".docm", ".dotx"), "word")
_OPEN_DOCUMENT = Format((".odt", ".ott"), "open_document")
_PDF = Format((".pdf",), "pdf")
_RICH_TEXT = Format((".rtf",), "rich_text")
_FEED = Format((".xml", ".rss", ".atom", ".rdf", ".wxr"), "feed")
_CSV = Format((".csv", ".tsv"), "rows", "read_csv")
_LINES = Format((".jsonl", ".ndjson"), "rows", "read_lines")
_JSON = Format((".json",), "rows", "read_json")
FORMATS = (
    *(_TEXT, _PAGE, _SAVED_PAGE, _MESSAGE, _MAILBOX, _WORD, _OPEN_DOCUMENT, _PDF, _RICH_TEXT),
    *(_FEED, _CSV, _LINES, _JSON),
)
_BY_SUFFIX = {suffix: each for each in FORMATS for suffix in each.suffixes}
IN_FOLDERS = frozenset(_BY_SUFFIX) - {".json"}
"""The suffixes that are taken from folders; .json files there are mostly settings."""

_HEAD = 4096
_MBOX = re.compile(rb"From \S+[^\r\n]* \d{4}\b[^\r\n]*\r?\n[!-9;-~]+:")
_MESSAGE_START = re.compile(
    rb"(?:Return-Path|Received|Delivered-To|MIME-Version|DKIM-Signature|X-[\w-]+):", re.IGNORECASE
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def drafts(
    data: bytes, name: str, suffix: str, address: str | None = None
) -> Iterator[Draft | UnreadableInput]:
    """Yield the posts in `data` and the failures of single ones.

    `name` is what the input is called, `suffix` says how its file ends (it may be wrong or
    unknown), `address` where it was fetched from. Raises UnreadableInput if nothing can be read.
    """
    found = find_format(data, suffix)
    kept = suffix if suffix in found.suffixes or found is _TEXT else found.suffixes[0]
    reader: Reader = getattr(import_module(f"sendnotes.formats.{found.module}"), found.function)
    yield from reader(data, name, kept, address)


def find_format(data: bytes, suffix: str) -> Format:
    """Return the format by the bytes where they are plain, else by the suffix, else text."""
    named = _BY_SUFFIX.get(suffix, _TEXT)
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"%PDF"):
        return _PDF
    if head.startswith(b"{\\rtf"):
        return _RICH_TEXT
    if head.startswith(b"PK\x03\x04"):
        return _in_zip(data, named)
    if head.startswith(_OLD_OFFICE):
        return _TEXT  # which says what it is
    small = head[:1024].lower()
    if named in (_PAGE, _TEXT) and head.startswith((b"---\n", b"---\r\n", b"+++\n", b"+++\r\n")):
        return _TEXT
    if named in (_TEXT, _FEED, _PAGE) and small.startswith(b"<"):
        return _in_markup(head.lower(), small, named)
    if named is _TEXT and _MBOX.match(head):
        return _MAILBOX
    if named is _TEXT and _MESSAGE_START.match(head):
        return _MESSAGE
    return named


def _in_zip(data: bytes, named: Format) -> Format:
    if named in (_WORD, _OPEN_DOCUMENT):
        return named
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError):
        return _TEXT
    if "word/document.xml" in names:
        return _WORD
    return _OPEN_DOCUMENT if {"content.xml", "mimetype"} <= names else _TEXT


def _in_markup(head: bytes, small: bytes, named: Format) -> Format:
    if re.search(rb"<(?:rss|feed|rdf:rdf)[\s>]", head):
        return _FEED
    if small.startswith((b"<!doctype html", b"<html")) or b"<html" in head:
        return _PAGE
    return named
