"""A web page: its main text, and what its head tells of title, day, site, address and tags."""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from typing import TYPE_CHECKING

import trafilatura
from trafilatura.settings import Document

from sendnotes.errors import UnreadableInput
from sendnotes.formats.draft import MEBIBYTE, Draft, known, refuse_large, web_address
from sendnotes.formats.markdown import parse_html, tree_to_markdown
from sendnotes.formats.markup import decode_markup
from sendnotes.formats.safe_xml import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree, html

LARGEST = 10 * MEBIBYTE
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
_CONTENT = "//article | //main | //*[@role='main'] | //*[@itemprop='articleBody']"
_FURNITURE = ("nav", "footer", "aside")
_ENOUGH = 0.5
"""The share of the words of an only <article> or <main> that the main text should have; a page
that marks its text up as such is believed over the finder of main texts."""
_NAMES = {
    "list": "ul",
    "item": "li",
    "quote": "blockquote",
    "row": "tr",
    "lb": "br",
    "ab": "div",
}
_RENDERED = {"#b": "strong", "#i": "em"}


def read(data: bytes, name: str, suffix: str, address: str | None = None) -> Iterator[Draft]:
    """Yield the post that a page is; `address` is where it was fetched from."""
    refuse_large(data, name, LARGEST)
    text = decode_markup(data, name)
    yield page_draft(text, name, data, suffix, address=address)


def page_draft(
    text: str, name: str, original: bytes, suffix: str, *, address: str | None = None
) -> Draft:
    """Return the post in the text of a page."""
    tree = parse_html(text, name)
    for quotation in tree.iter("q"):
        quotation.tag = "span"
        quotation.text = f"“{quotation.text or ''}"
        if len(quotation):
            quotation[-1].tail = f"{quotation[-1].tail or ''}”"
        else:
            quotation.text += "”"
    saved = _SAVED_FROM.search(text[:2000])
    address = address or (web_address(saved[1]) if saved else None)
    marked = _marked_up(tree)
    found = _main_text(tree, address)
    fields: dict[str, object] = {}
    body = ""
    if found is not None:
        fields = known(
            title=found.title,
            source=found.sitename,
            url=web_address(found.url),
            published=found.date,
            tags=list(found.tags or ()),
            author=found.author,
        )
        if found.body is not None:
            body = tree_to_markdown(_as_html(found.body), base=web_address(found.url) or address)
    if marked is not None and len(body) < _ENOUGH * len(text_of(marked)):
        body = tree_to_markdown(marked, base=address)
    if not body.strip():
        body = tree_to_markdown(tree, base=address)
    if not body.strip():
        raise UnreadableInput(name, "there is no text in it")
    origin = "the page's head"
    return Draft(name, body, original, suffix, fields, origin=origin, address=address)


def _main_text(tree: html.HtmlElement, address: str | None) -> Document | None:
    """Return what trafilatura finds in a page; it fetches nothing."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what fails is said by us
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(
            deepcopy(tree),
            url=address,
            with_metadata=True,
            include_links=True,
            include_formatting=True,
            include_tables=True,
            include_comments=False,
            favor_recall=True,
            # The text's own dates are for our reading; here only what the head says counts.
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except ValueError:  # a broken address in the page's head
        return None
    return found if isinstance(found, Document) else None


def _marked_up(tree: etree._Element) -> etree._Element | None:
    """Return the element that the page marks as its content, if it is the only outermost one."""
    found = tree.xpath(_CONTENT)
    outer = [each for each in found if not any(up in found for up in each.iterancestors())]
    if len(outer) != 1:
        return None
    inner = outer[0].xpath(".//article")
    chosen = deepcopy(inner[0] if len(inner) == 1 else outer[0])
    chosen.tail = None
    for element in list(chosen.iter(*_FURNITURE)):
        if element.getparent() is not None:
            element.drop_tree()
    for element in list(chosen.iter("script", "style", "noscript", "form")):
        if element.getparent() is not None:
            element.drop_tree()
    return chosen


def _as_html(body: etree._Element) -> etree._Element:
    """Rename the elements that trafilatura uses, those of TEI, to those of HTML."""
    for element in body.iter():
        match element.tag:
            case "head":
                level = element.get("rend", "h2")
                element.tag = level if re.fullmatch("h[1-6]", level) else "h2"
            case "list" if element.get("rend") == "ol":
                element.tag = "ol"
            case "ref":
                element.tag = "a"
                element.set("href", element.get("target", ""))
            case "hi":
                element.tag = _RENDERED.get(element.get("rend", ""), "span")
            case "cell":
                element.tag = "th" if element.get("role") == "head" else "td"
            case str() as tag if tag in _NAMES:
                element.tag = _NAMES[tag]
    body.tag = "div"
    return body
