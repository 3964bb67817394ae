"""Source text in Markdown: nothing in it is markup, but for the words that are marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sendnotes.views.layout import Style, marked
from sendnotes.views.text import one_paragraph, visible, visible_line

if TYPE_CHECKING:
    from sendnotes.model.lists import Spans

_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|$]|(?<!\w):(?=[\w+-]+:)")
_SPACE = re.compile(r"\s")
_AT_START = re.compile(r"(#{1,6}|[-+=]+|\d{1,9}(?=[.)]))")
_SAFE_LINK = re.compile(r"https?://[^\s<>\\\x00-\x20\x7f-\x9f]+")


def escape(text: str) -> str:
    """Return `text` in one row, with everything that Markdown or HTML would act on escaped."""
    return _guarded(_inline(one_paragraph(text)))


def bold_marks(text: str, marks: Spans) -> str:
    """Return `text` as `escape` does, the marked words in bold."""
    if not marks:
        return escape(text)
    words = ""
    for span in marked(text, marks, Style.TEXT):
        text = _inline(_SPACE.sub(" ", span.text))
        # Asterisks only work as marks with a letter inside.
        words += f"**{text}**" if span.style is Style.MARK and text.strip() == text else text
    return _guarded(words.strip())


def _inline(text: str) -> str:
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", visible(text))


def _guarded(text: str) -> str:
    if not (found := _AT_START.match(text)):
        return text
    end = found.end() if text[0].isdigit() else 0
    return f"{text[:end]}\\{text[end:]}"


def linked(title: str, url: str | None) -> str:
    """Return a title as a link, if the address is a plain one of the web."""
    if url and _SAFE_LINK.fullmatch(url) and visible(url) == url:
        return f"[{escape(title)}](<{url}>)"
    return f"**{escape(title)}**"


def code(post_id: str) -> str:
    """Return an id as code."""
    return f"`{visible_line(post_id).replace('`', '')}`"
