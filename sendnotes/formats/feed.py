"""A feed, RSS or Atom, or a WordPress export, which is RSS: each item a post."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from lxml import etree

from sendnotes.errors import UnreadableInput
from sendnotes.formats.draft import MEBIBYTE, Draft, known, label, refuse_large, web_address
from sendnotes.formats.markdown import parse_html, to_markdown
from sendnotes.formats.safe_xml import children, local_name, parse_xml, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 256 * MEBIBYTE
_ROOTS = ("rss", "feed", "RDF")
_NO_POSTS = frozenset({"attachment", "nav_menu_item", "revision", "custom_css", "wp_global_styles"})
_NO_POSTS |= frozenset({"wp_navigation", "wp_template", "wp_block", "customize_changeset"})
_NOT_KEPT = frozenset({"trash", "auto-draft"})
_NO_TAGS = frozenset({"uncategorized", "uncategorised"})
_BODIES = ("encoded", "content", "description", "summary")
_SHORTCODE = re.compile(
    r"\[/?(?:caption|gallery|embed|audio|video|playlist|button|column|row|vc_|et_pb_|su_|fusion_)"
    r"[^\]\n]{0,500}\]"
)
_BLOCK = re.compile(
    r"<(?:p|div|ul|ol|li|table|t[rdh]|h[1-6]|blockquote|pre|figure|section)\b", re.I
)
_WORDPRESS_BLOCK = re.compile(r"<!--\s*/?wp:.*?-->", re.DOTALL)


def read(
    data: bytes, name: str, suffix: str, address: str | None = None
) -> Iterator[Draft | UnreadableInput]:
    """Yield the post or the failure of each item; its original is a feed with it alone."""
    del address
    refuse_large(data, name, LARGEST)
    root = parse_xml(data, name)
    if local_name(root) not in _ROOTS:
        raise UnreadableInput(
            name, "it is XML of another kind than RSS, Atom and WordPress exports"
        )
    holders = [root, *children(root, "channel")]
    items = [item for holder in holders for item in children(holder, "item", "entry")]
    if not items:
        raise UnreadableInput(name, "there is no item in the feed")
    parents = [item.getparent() for item in items]
    for item, parent in zip(items, parents, strict=True):
        item.tail = "\n"
        if parent is not None:
            parent.remove(item)
    several = len(items) > 1
    drafts = 0
    for number, (item, parent) in enumerate(zip(items, parents, strict=True), 1):
        if parent is None or not _is_post(item):
            continue
        drafts += 1
        part = f"item {number}" if several else None
        original = data
        parent.append(item)
        if several:
            original = etree.tostring(root, xml_declaration=True, encoding="utf-8") + b"\n"
        try:
            yield _draft(root, item, name, original, suffix, part)
        except UnreadableInput as error:
            yield UnreadableInput(label(name, part), error.reason)
        parent.remove(item)
    if not drafts:
        raise UnreadableInput(name, "there is no post in it, only attachments, menus or trash")


def _is_post(item: etree._Element) -> bool:
    kind, status = (_text(item, key) for key in ("post_type", "status"))
    return kind not in _NO_POSTS and status not in _NOT_KEPT


def _draft(
    root: etree._Element,
    item: etree._Element,
    name: str,
    original: bytes,
    suffix: str,
    part: str | None,
) -> Draft:
    channel = next(children(root, "channel"), root)
    base = web_address(_link(channel)) or web_address(_text(channel, "base_site_url"))
    url = _link(item) or _permanent(item)
    address = web_address(urljoin(base, url) if base and url else url)
    body = ""
    for candidate in _BODIES:
        texts = (_body(element) for element in children(item, candidate))
        body = to_markdown(max(texts, key=len, default=""), name, base=address or base)
        if body:
            break
    if not body:
        raise UnreadableInput(name, "there is no text in the item")
    tags = [
        tag
        for each in children(item, "category")
        if (tag := each.get("label") or text_of(each) or each.get("term"))
    ]
    tags = [tag for tag in dict.fromkeys(tags) if tag.lower() not in _NO_TAGS]
    of_entry = next(children(item, "source"), None)
    fields = known(
        title=_title(item, name),
        source=(_title(of_entry, name) if of_entry is not None else "") or _title(channel, name),
        url=address,
        published=_day(item),
        tags=tags,
        author=_author(item),
    )
    return Draft(name, body, original, suffix, fields, "the feed", part)


def _text(element: etree._Element, name: str) -> str:
    return text_of(next(children(element, name), None))


def _title(element: etree._Element, name: str) -> str:
    """Return the title, which may be HTML within the XML."""
    title = _text(element, "title") or ("" if len(element) else text_of(element))
    if "<" in title or "&" in title:
        return text_of(parse_html(f"<span>{title}</span>", name))
    return title


def _link(element: etree._Element) -> str:
    for link in children(element, "link"):
        if link.get("rel", "alternate") == "alternate":
            target = link.get("href") or text_of(link)
            if target:
                return target
    return ""


def _permanent(item: etree._Element) -> str:
    for guid in children(item, "guid", "id"):
        if guid.get("isPermaLink", "true") == "true" and web_address(text_of(guid)):
            return text_of(guid)
    return ""


def _day(item: etree._Element) -> str | None:
    """Return the day, the one on the publisher's calendar if there is a choice."""
    for key in ("post_date", "pubDate", "published", "issued", "date", "created", "updated"):
        day = _text(item, key)
        if day and not day.startswith(("0000", "-")) and "-0001" not in day:
            return day
    return None


def _author(item: etree._Element) -> str:
    for element in children(item, "creator", "author"):
        if author := _text(element, "name") or ("" if len(element) else text_of(element)):
            return author
    return ""


def _body(element: etree._Element) -> str:
    """Return a text of the item as HTML."""
    if element.get("type") == "xhtml" or any(isinstance(child.tag, str) for child in element):
        return "".join(
            etree.tostring(child, encoding="unicode", method="html") for child in element
        )
    text = "".join(str(each) for each in element.itertext())
    if element.get("type") == "text":
        text = text.replace("&", "&amp;").replace("<", "&lt;")
    text = _WORDPRESS_BLOCK.sub("", _SHORTCODE.sub("", text))
    return _with_paragraphs(text)


def _with_paragraphs(text: str) -> str:
    """Mark paragraphs as such, as WordPress does when it shows a text without them."""
    line_end = "\n" if re.search(r"<(?:p|br)\b", text, re.IGNORECASE) else "<br>"
    pieces = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return "\n".join(
        piece
        if _BLOCK.match(piece.lstrip())
        else f"<p>{piece.strip().replace(chr(10), line_end)}</p>"
        for piece in pieces
        if piece.strip()
    )
