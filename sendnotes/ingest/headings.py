"""Which short lines are headings, and which of them is the title."""

from __future__ import annotations

import re

_LONGEST = 110
_MOST_WORDS = 16
_TITLE_WORDS = 4
_REACH = 5
"""How many parts after a heading the next one is looked for."""
_BOLD = re.compile(r"\*\*([^*]+)\*\*:?|__([^_]+)__:?")
_DATE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)?(?: of)? "
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\b"
    r"|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d{4}-\d\d-\d\d\b|\d{1,2}[:.]\d\d ?(?:am|pm|AM|PM)?\b"
    r"|\b\d+ min(?:ute)?s? read\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:by|posted|published|written|issued|updated|author|date|from|to)\b[ :].*", re.IGNORECASE
)
_LABEL = re.compile(r"[A-Z]\w*(?: \w+)?:\s+\S.*")
# A line that stops in the middle of a sentence is one whose link was lost.
_BROKEN_OFF = re.compile(
    r".*\b(?:at|to|from|by|of|the|a|an|and|or|as|in|on|for|with|here|via)", re.IGNORECASE
)
_NUMBERED = re.compile(r"(\d{1,2})\. (.+)")
_ISSUE = re.compile(r"\b(?:issue|vol(?:ume)?\.?|no\.) ?\d+\b", re.IGNORECASE)
"""What the masthead of a newsletter has and a title has not."""
_NO_START = tuple("\"'“”‘’«»([{<*_-–—•#|>@")
_NO_END = tuple(".,;:!…-–—\"”’'|>/")

_Part = tuple[str, list[str], int]


def mark_headings(parts: list[_Part]) -> list[list[str]]:
    """Return the parts' lines, short lines that stand as headings marked as such.

    The title is the first heading. What is short between it and the first prose (a standfirst, a
    caption, a byline) is none, nor are short lines in a row: they are a list of something.
    """
    short = [kind == "paragraph" and _could_be(lines[0]) for kind, lines, _ in parts]
    has_title = any(kind == "heading" and level == 1 for kind, _, level in parts)
    prose = next((at for at, part in enumerate(parts) if _is_prose(part)), len(parts))
    first = next((at for at, part in enumerate(parts) if part[0] == "heading"), len(parts))
    title = None if has_title or first <= prose else _title(parts, short, prose)
    named = has_title or title is not None
    shown: list[list[str]] = []
    for at, (kind, lines, level) in enumerate(parts):
        if kind == "heading":
            if not named and level > 1 and at <= prose:
                lines = [f"# {lines[0].lstrip('# ')}"]
            named = True
        elif at == title:
            lines = [f"# {_unbold(lines[0])}"]
        elif short[at] and at > prose and _stands_alone(parts, short, at):
            lines = [f"## {_unbold(lines[0])}"]
        elif _is_numbered_heading(parts, at):
            lines = [f"## {lines[0]}"]
        shown.append(lines)
    return shown


def _title(parts: list[_Part], short: list[bool], prose: int) -> int | None:
    above = [at for at in range(prose) if short[at]]
    above = [at for at in above if not _ISSUE.search(parts[at][1][0])] or above
    above.sort(key=lambda at: _BOLD.fullmatch(parts[at][1][0]) is None)
    for words in (_TITLE_WORDS, 2, 1):
        for at in above:
            if len(parts[at][1][0].split()) >= words:
                return at
    return None


def _stands_alone(parts: list[_Part], short: list[bool], at: int) -> bool:
    """Tell whether a short line has prose above and below, perhaps with one other beside it.

    Two short lines over prose, where single ones follow, are a heading and the first under it.
    """
    last = len(parts) - 1
    if at == last or (at > 1 and short[at - 1] and short[at - 2]):
        return False
    if short[at + 1]:
        over = at + 2 <= last and not short[at + 2] and not short[at - 1]
        return over and _has_another(parts, short, at + 2)
    return not (at and short[at - 1]) or _has_another(parts, short, at + 1)


def _has_another(parts: list[_Part], short: list[bool], at: int) -> bool:
    """Tell whether the next short line after `at`, with at most some prose before it, is alone."""
    following = next((n for n in range(at, min(len(parts), at + _REACH)) if short[n]), None)
    return (
        following is not None
        and following > at
        and following + 1 < len(parts)
        and not short[following + 1]
    )


def _is_numbered_heading(parts: list[_Part], at: int) -> bool:
    """Tell whether a list is one short numbered line over prose: "2. Coffee mornings"."""
    kind, lines, _ = parts[at]
    numbered = _NUMBERED.fullmatch(lines[0]) if kind == "list" and len(lines) == 1 else None
    if not numbered or not _could_be(numbered[2]) or at + 1 == len(parts):
        return False
    announced = at > 0 and parts[at - 1][0] == "paragraph" and parts[at - 1][1][0].endswith(":")
    return parts[at + 1][0] in ("paragraph", "quote") and not announced


def _is_prose(part: _Part) -> bool:
    kind, lines, _ = part
    if kind != "paragraph":
        return kind in ("list", "quote")
    return len(lines[0].split()) > 9 and not _could_be(lines[0])


def _could_be(line: str) -> bool:
    bold = _BOLD.fullmatch(line)
    text = (bold[1] or bold[2]).rstrip(":") if bold else line
    if not 3 <= len(text) <= _LONGEST or len(text.split()) > _MOST_WORDS:
        return False
    ended = text.endswith(_NO_END) and not text.endswith("...")
    if text.startswith(_NO_START) or ended or "http" in text or "@" in text:
        return False
    if not (text[0].isupper() or text[0].isdigit()):
        return False
    if _DATE.search(text) or _BYLINE.fullmatch(text) or _LABEL.fullmatch(text):
        return False
    return not _BROKEN_OFF.fullmatch(text) or text.isupper()


def _unbold(line: str) -> str:
    bold = _BOLD.fullmatch(line)
    return (bold[1] or bold[2]).rstrip(":") if bold else line
