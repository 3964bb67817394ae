"""An OpenDocument text (.odt), as LibreOffice writes it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from sendnotes.errors import UnreadableInput
from sendnotes.formats.draft import MEBIBYTE, Draft, refuse_large
from sendnotes.formats.markdown import to_markdown
from sendnotes.formats.properties import document_fields
from sendnotes.formats.safe_xml import children, local_name, parse_xml, text_of
from sendnotes.formats.safe_zip import open_zip, read_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

LARGEST = 100 * MEBIBYTE
_WHAT = "OpenDocument file"
_LEFT_OUT = frozenset(
    "annotation annotation-end note tracked-changes sequence-decls forms frame bookmark-start "
    "bookmark-end bookmark soft-page-break variable-decls index-title-template".split()
)
_QUOTATIONS = ("Quotations", "Quote", "Intense_20_Quote", "Block_20_Text")
_MANY_SPACES = 8


def read(data: bytes, name: str, suffix: str, address: str | None = None) -> Iterator[Draft]:
    """Yield the post that an OpenDocument text is."""
    del address
    refuse_large(data, name, LARGEST)
    with open_zip(data, name, _WHAT) as opened:
        content = read_part(opened, "content.xml", name, _WHAT)
        meta = read_part(opened, "meta.xml", name, _WHAT)
    if not content:
        raise UnreadableInput(name, f"it is a broken {_WHAT}")
    root = parse_xml(content, name)
    body = next((each for each in root.iter("*") if local_name(each) == "text"), None)
    if body is None:
        raise UnreadableInput(name, f"there is no text in the {_WHAT}")
    text = to_markdown("".join(_Writer(root).blocks(body, depth=0)), name)
    if not text:
        raise UnreadableInput(name, f"there is no text in the {_WHAT}")
    properties: dict[str, str] = {}
    if meta:
        for element in parse_xml(meta, name).iter("*"):
            properties.setdefault(local_name(element), text_of(element))
    fields = document_fields(
        text,
        title=properties.get("title"),
        author=properties.get("creator") or properties.get("initial-creator"),
        created=properties.get("creation-date"),
        keywords=properties.get("keyword"),
    )
    yield Draft(name, text, data, suffix, fields, origin="the document's properties")


class _Writer:
    """Writes a document's elements as HTML, by the styles that it declares."""

    def __init__(self, root: etree._Element) -> None:
        self._parents: dict[str, str] = {}
        self._marks: dict[str, str] = {}
        self._ordered: set[str] = set()
        for style in root.iter("{*}style"):
            name = _attribute(style, "name")
            self._parents[name] = _attribute(style, "parent-style-name")
            for facts in children(style, "text-properties"):
                if _attribute(facts, "font-weight") == "bold":
                    self._marks[name] = "strong"
                elif _attribute(facts, "font-style") == "italic":
                    self._marks[name] = "em"
        for style in root.iter("{*}list-style"):
            first = next(iter(style), None)
            if first is not None and local_name(first) == "list-level-style-number":
                self._ordered.add(_attribute(style, "name"))

    def blocks(self, parent: etree._Element, *, depth: int) -> Iterator[str]:
        """Yield the blocks in an element; beyond a depth that no document has, none."""
        if depth > 100:
            return
        for element in parent:
            name = local_name(element)
            if name in _LEFT_OUT or not name:
                continue
            if name == "h":
                level = _attribute(element, "outline-level") or "1"
                level = level if level in "123456" else "6"
                yield f"<h{level}>{self.inline(element)}</h{level}>"
            elif name == "p":
                yield self._paragraph(element)
            elif name == "list":
                tag = "ol" if _attribute(element, "style-name") in self._ordered else "ul"
                items = (
                    f"<li>{''.join(self.blocks(item, depth=depth + 1))}</li>"
                    for item in children(element, "list-item", "list-header")
                )
                yield f"<{tag}>{''.join(items)}</{tag}>"
            elif name == "table":
                yield self._table(element, depth)
            else:
                yield from self.blocks(element, depth=depth + 1)

    def _paragraph(self, element: etree._Element) -> str:
        style = _attribute(element, "style-name")
        names = {style, self._parents.get(style, "")}
        text = self.inline(element)
        if "Title" in names:
            return f"<h1>{text}</h1>"
        if names & set(_QUOTATIONS):
            return f"<blockquote><p>{text}</p></blockquote>"
        return f"<p>{text}</p>"

    def _table(self, element: etree._Element, depth: int) -> str:
        rows = []
        for row in element.iter("{*}table-row"):
            cells = children(row, "table-cell")
            inner = (" ".join(self.blocks(cell, depth=depth + 1)) for cell in cells)
            rows.append(f"<tr>{''.join(f'<td>{cell}</td>' for cell in inner)}</tr>")
        return f"<table>{''.join(rows)}</table>"

    def inline(self, element: etree._Element, depth: int = 0) -> str:
        """Return the text of a paragraph as HTML."""
        parts = [escape(element.text or "")]
        for child in element:
            name = local_name(child)
            if name == "a":
                target = escape(_attribute(child, "href"))
                parts.append(f'<a href="{target}">{self.inline(child, depth + 1)}</a>')
            elif name == "span":
                mark = self._marks.get(_attribute(child, "style-name"), "span")
                parts.append(f"<{mark}>{self.inline(child, depth + 1)}</{mark}>")
            elif name == "s":
                count = _attribute(child, "c")
                parts.append(" " * (min(int(count), _MANY_SPACES) if count.isdigit() else 1))
            elif name == "line-break":
                parts.append("<br>")
            elif name == "tab":
                parts.append(" ")
            elif name and name not in _LEFT_OUT and depth < 100:
                parts.append(self.inline(child, depth + 1))
            parts.append(escape(child.tail or ""))
        return "".join(parts)


def _attribute(element: etree._Element, name: str) -> str:
    """Return an attribute by its local name; "" if there is none."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""
