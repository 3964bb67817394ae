"""HTML as Markdown: headings, lists, block quotes, links and tables; nothing that runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from lxml import etree, html
from markdownify import MarkdownConverter

from sendnotes.errors import UnreadableInput
from sendnotes.formats.draft import web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

_DROPPED = (
    *("script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math"),
    *("form", "button", "select", "textarea", "input", "head", "title", "img", "picture", "video"),
    *("audio", "canvas", "map"),
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px)?\s*(?:;|$)"
)
_BLOCKS = "p | div | ul | ol | table | blockquote | h1 | h2 | h3 | h4"
_LAYOUT = ("table", "tbody", "thead", "tfoot", "tr", "td", "th", "center")
MOST_ELEMENTS = 60_000
"""Some 20 seconds of work; a long page has 5,000."""
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    r"|&#(?:x0*(?:[0-8bcef]|1[0-9a-f])(?![0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01])(?!\d));?",
    re.IGNORECASE,
)
_LINES = re.compile(r"\n{3,}")
_DEEPEST = 120
"""Pages nest some 30 deep; beyond this the depth is flattened."""


def parse_html(text: str, name: str) -> html.HtmlElement:
    """Return the root of a page or piece of HTML; raises UnreadableInput if there is nothing."""
    text = _CONTROLS.sub("", text)
    try:
        # The text is decoded: a declaration of another encoding must not count any more.
        root = html.document_fromstring(
            text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8")
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableInput(name, "there is no text in it") from error
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise UnreadableInput(
            name, f"it has more than {MOST_ELEMENTS:,} elements; no page or document has so many"
        )
    return root


def to_markdown(text: str, name: str, *, base: str | None = None) -> str:
    """Return a piece of HTML as Markdown; links are resolved against `base`."""
    return tree_to_markdown(parse_html(text, name), base=base) if text.strip() else ""


def tree_to_markdown(root: etree._Element, *, base: str | None = None) -> str:
    """Return an HTML tree as Markdown; the tree is changed."""
    _drop(root)
    _flatten(root)
    for table in list(root.iter("table")):
        if not _has_data(table):
            _unfold(table)
    for link in list(root.iter("a")):
        _settle(link, base)
    source = etree.tostring(root, encoding="unicode", method="html")
    converter = MarkdownConverter(
        heading_style="ATX",
        bullets="-",
        escape_asterisks=False,
        escape_underscores=False,
        escape_misc=False,
        autolinks=False,
        table_infer_header=True,
    )
    shown: str = converter.convert(source)
    lines = (line.rstrip() for line in shown.replace("\u00a0", " ").splitlines())
    return _LINES.sub("\n\n", "\n".join(lines)).strip()


def _drop(root: etree._Element) -> None:
    unwanted = [*root.iter(*_DROPPED), *root.iter(etree.Comment), *root.iter(etree.PI)]
    unwanted += [each for each in root.iter() if _is_hidden(each)]
    for element in unwanted:
        parent = element.getparent()
        if parent is None:
            continue
        if element.tail:
            _join(parent, element.getprevious(), element.tail)
        parent.remove(element)


def _is_hidden(element: etree._Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in ("body", "html"):
        return False
    return element.get("hidden") is not None or bool(
        _HIDDEN.search(element.get("style", "").lower())
    )


def _join(parent: etree._Element, before: etree._Element | None, text: str) -> None:
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _flatten(root: etree._Element) -> None:
    """Take out what is nested deeper than any page is, keeping its words."""
    deep: list[etree._Element] = []
    stack = [(root, 0)]
    while stack:
        element, depth = stack.pop()
        if depth > _DEEPEST:
            deep.append(element)
            continue
        stack.extend((child, depth + 1) for child in element)
    for element in deep:
        parent = element.getparent()
        if parent is not None:
            words = " ".join("".join(str(each) for each in element.itertext()).split())
            _join(parent, element.getprevious(), f" {words} {element.tail or ''}")
            parent.remove(element)


def _has_data(table: etree._Element) -> bool:
    """Tell a table of data from one that lays out a page, as newsletters have."""
    if table.get("role") in ("presentation", "none") or table.find(".//table") is not None:
        return False
    rows = list(table.iter("tr"))
    widths = {len(list(row.iterchildren("td", "th"))) for row in rows}
    if not rows or max(widths) < 2 or min(widths) < 1:
        return False
    many_blocks = any(len(cell.xpath(_BLOCKS)) > 1 for cell in table.iter("td", "th"))
    return table.find(".//th") is not None or (len(rows) > 1 and not many_blocks)


def _unfold(table: etree._Element) -> None:
    for element in _own(table):
        element.tag = "div"
        for name in list(element.attrib):
            del element.attrib[name]


def _own(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the table and its parts, without those of a table within."""
    stack = [table]
    while stack:
        element = stack.pop()
        yield element
        stack.extend(child for child in element if child.tag in _LAYOUT and child.tag != "table")


def _settle(link: etree._Element, base: str | None) -> None:
    """Keep a link to the web or to a mailbox; of any other its words."""
    target = (link.get("href") or "").strip()
    if base and not target.startswith("#"):
        try:
            target = urljoin(base, target)
        except ValueError:
            target = ""
    mail = target.lower().startswith("mailto:") and target.isprintable()
    kept = web_address(target.replace(" ", "%20")) or (target if mail else None)
    words = "".join(str(each) for each in link.itertext()).strip()
    if kept and words:
        link.set("href", kept.replace("(", "%28").replace(")", "%29"))
        link.attrib.pop("title", None)
    elif isinstance(link, html.HtmlElement):
        link.drop_tag()
    else:
        etree.strip_tags(link, "a")
        link.tag = "span"
