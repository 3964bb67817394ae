"""A Word file (.docx)."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

import mammoth

from sendnotes.errors import UnreadableInput
from sendnotes.formats.draft import MEBIBYTE, Draft, refuse_large
from sendnotes.formats.markdown import to_markdown
from sendnotes.formats.properties import document_fields
from sendnotes.formats.safe_xml import local_name, parse_xml, text_of
from sendnotes.formats.safe_zip import open_zip, read_part

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 100 * MEBIBYTE
MOST_PARAGRAPHS = 30_000
_WHAT = "Word file"
_STYLES = """\
p[style-name='Title'] => h1:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='List Bullet 2'] => ul|ol > li > ul > li:fresh
p[style-name='List Bullet 3'] => ul|ol > li > ul|ol > li > ul > li:fresh
p[style-name='List Number 2'] => ul|ol > li > ol > li:fresh
p[style-name='List Number 3'] => ul|ol > li > ul|ol > li > ol > li:fresh
"""
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, ExpatError, EOFError, OSError, RecursionError),
    *(ValueError, LookupError, AttributeError, TypeError, NotImplementedError),
)
"""What mammoth raises on documents that are not as they should be."""


def read(data: bytes, name: str, suffix: str, address: str | None = None) -> Iterator[Draft]:
    """Yield the post that a Word file is."""
    del address
    refuse_large(data, name, LARGEST)
    with open_zip(data, name, _WHAT) as opened:
        for part in opened.namelist():
            if part.endswith((".xml", ".rels")):
                _refuse_bombs(read_part(opened, part, name, _WHAT) or b"", name)
        core = read_part(opened, "docProps/core.xml", name, _WHAT)
    try:
        converted = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            include_embedded_style_map=False,
            ignore_empty_paragraphs=True,
            convert_image=_no_image,
        )
    except _BROKEN as error:
        raise UnreadableInput(name, f"it is a broken {_WHAT}") from error
    text = to_markdown(converted.value, name)
    if not text:
        raise UnreadableInput(name, f"there is no text in the {_WHAT}")
    properties = (
        {local_name(child): text_of(child) for child in parse_xml(core, name)} if core else {}
    )
    fields = document_fields(
        text,
        title=properties.get("title"),
        author=properties.get("creator"),
        created=properties.get("created"),
        keywords=properties.get("keywords"),
    )
    yield Draft(name, text, data, suffix, fields, origin="the document's properties")


def _refuse_bombs(part: bytes, name: str) -> None:
    """Refuse what Word never writes and entity bombs need, and more than a book."""
    if b"<!DOCTYPE" in part[:4096].upper() or b"<!ENTITY" in part:
        raise UnreadableInput(name, "it defines XML entities of its own, which are not read")
    if part.count(b"<w:p>") + part.count(b"<w:p ") > MOST_PARAGRAPHS:
        raise UnreadableInput(name, f"it has more than {MOST_PARAGRAPHS:,} paragraphs")


def _no_image(image: object) -> list[object]:
    del image
    return []
