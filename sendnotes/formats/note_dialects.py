"""What Jekyll, Hugo and Obsidian add to Markdown, as the words that a reader sees of it."""

from __future__ import annotations

import re

_FENCE = re.compile(r"^\s{0,3}(```|~~~)", re.MULTILINE)
_CODE = re.compile(r"^\s{0,3}(```+|~~~+).*?^\s{0,3}\1[`~]*\s*$", re.MULTILINE | re.DOTALL)
_SIGNS = ("{{", "{%", "[[", "%%", "==", "[!", "{:", "<!--", "#", " ^")
_COMMENTS = re.compile(r"%%.{1,5000}?%%|<!--.{0,5000}?-->", re.DOTALL)
_TEMPLATE = re.compile(r"\{\{[<%]?.{0,1000}?[>%]?\}\}|\{%-?.{0,1000}?-?%\}", re.DOTALL)
_ATTRIBUTES = re.compile(r"^[ \t]*\{:[^{}\n]{0,200}\}[ \t]*$|\{:[^{}\n]{0,200}\}", re.MULTILINE)
_EMBED = re.compile(r"!\[\[[^\[\]\n]{1,300}\]\]")
_WIKI_LINK = re.compile(r"\[\[([^\[\]|\n]{1,300})(?:\|([^\[\]\n]{1,300}))?\]\]")
_CALLOUT = re.compile(r"^(\s{0,3}>\s?)\[!\w+\][+-]?[ \t]*", re.MULTILINE)
_MARKED = re.compile(r"==(?=\S)([^=\n]{1,500}?)(?<=\S)==")
_BLOCK_ID = re.compile(r"[ \t]\^[\w-]{1,40}[ \t]*$", re.MULTILINE)
_TAG = r"#[A-Za-z][\w/-]{0,60}"
_TAG_LINE = re.compile(rf"^[ \t]*(?:tags:[ \t]*)?{_TAG}(?:[ \t,]+{_TAG})*[ \t]*$", re.M | re.I)


def plain_markdown(text: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return the text without what is for programs, the tags in it, and what was left out.

    Code stays as it is, and so does the number of lines.
    """
    if not any(sign in text for sign in _SIGNS):
        return text, (), ()
    tags: dict[str, None] = {}
    left_out = 0
    shown = []
    at = 0
    codes = _CODE.finditer(text) if _FENCE.search(text) else ()
    for code in codes:
        part, count = _plain(text[at : code.start()], tags)
        shown += [part, code[0]]
        left_out += count
        at = code.end()
    part, count = _plain(text[at:], tags)
    left_out += count
    notes = (f"template tags, comments and embeds left out: {left_out}",) if left_out else ()
    return "".join([*shown, part]), tuple(tags), notes


def _plain(text: str, tags: dict[str, None]) -> tuple[str, int]:
    left_out = 0
    for pattern in (_COMMENTS, _TEMPLATE, _ATTRIBUTES, _EMBED):
        text, count = pattern.subn(lambda found: "\n" * found[0].count("\n"), text)
        left_out += count
    for line in _TAG_LINE.findall(text):
        tags |= {tag.lstrip("#"): None for tag in re.findall(_TAG, line)}
    text = _TAG_LINE.sub("", text)
    text = _WIKI_LINK.sub(lambda found: found[2] or _page(found[1]), text)
    text = _MARKED.sub(r"\1", _CALLOUT.sub(r"\1", text))
    return _BLOCK_ID.sub("", text), left_out


def _page(target: str) -> str:
    """Return what Obsidian shows for a link: the page's name, without its folder."""
    return target.rpartition("/")[2].replace("#", " > ").strip()
