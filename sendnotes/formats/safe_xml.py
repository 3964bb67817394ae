"""XML from strangers: no entities, no network, bounded depth and size."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from sendnotes.errors import UnreadableInput
from sendnotes.formats.markup import declared_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENTITY = re.compile(rb"<!ENTITY\b|<\0!\0E\0N\0T\0I\0T\0Y\0")
_WIDE = 100
"""Bytes in which UTF-16 and UTF-32 have a null; the parser knows them by their mark."""
_PROLOGUE = 64 * 1024
"""As far as entities can be declared, but for a document that hides them behind comments; those
are not resolved either."""


def parse_xml(data: bytes, name: str) -> etree._Element:
    """Return the root element; raises UnreadableInput for what is no XML or defines entities.

    Small faults are overlooked, as readers of feeds do.
    """
    if _ENTITY.search(data[:_PROLOGUE]):
        raise UnreadableInput(name, "it defines XML entities of its own, which are not read")
    data = data.lstrip()
    encoding = None
    if b"\0" not in data[:_WIDE]:
        data, encoding = _as_utf8(data), "utf-8"
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        encoding=encoding,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableInput(name, f"it is broken XML: {_reason(error)}") from error
    if root is None:
        raise UnreadableInput(name, "it is no XML")
    return root


def _as_utf8(data: bytes) -> bytes:
    """Return a document in UTF-8, whatever it declares: the parser would drop what does not fit."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = declared_text(data)
        return (data.decode("cp1252", "replace") if text is None else text).encode()
    return data


def local_name(element: etree._Element) -> str:
    """Return an element's name without its namespace; "" for comments and the like."""
    if not isinstance(element.tag, str):
        return ""
    # Broken documents have names that a QName refuses, such as those of an undeclared prefix.
    return element.tag.rpartition("}")[2].rpartition(":")[2]


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the child elements with one of these names, whatever their namespace."""
    return (child for child in element if local_name(child) in names)


def text_of(element: etree._Element | None) -> str:
    """Return all the text in an element, spaces narrowed."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _reason(error: Exception) -> str:
    return re.sub(r"\s*\(.*", "", str(error).partition("\n")[0])[:120]
