"""Taking page furniture off the edges of a text, and the islands of it within."""

from __future__ import annotations

import re

from sendnotes.ingest.furniture import (
    begins_comments,
    is_divider,
    is_email_header,
    is_end_marker,
    is_menu_word,
    is_sentence,
    why_furniture,
    why_row,
)
from sendnotes.ingest.lists import read_marker
from sendnotes.ingest.tables import told_rows
from sendnotes.model import Removed

_MASTHEAD_LINES = 6
_MASTHEAD_LENGTH = 80
_EMAIL_LINES = 30
_LETTERED = 12
_WORDS_OF_LINE = 4
_LABEL = re.compile(r"\s*(?:present|apologies|in attendance|minutes of)\b", re.IGNORECASE)
_BYLINE = re.compile(
    r"\s*[Bb]y:? [A-Z][\w’'-]+ (?:[a-z]{2} )?[A-Z][\w’'-]+(?:,|\s*\Z|\s{2}| [–|(\d])"
)
_HEAD_RULE = re.compile(r"\s*\|(?:\s*:?-+:?\s*\|)+\s*")
"""The line below the head of a table: `|---|---|`."""
_DRAWN = "~" * 8
"""A line of so many is drawn across the page, and opens no code."""


def strip_furniture(lines: list[str], first_line: int) -> tuple[list[str], list[Removed]]:
    """Return the lines with furniture made blank, and what was taken out with its reason."""
    code = fenced_lines(lines) | _tables(lines) | told_rows(lines)
    reasons: list[str | None] = [
        None if at in code else why_furniture(line) for at, line in enumerate(lines)
    ]
    filled = [at for at, line in enumerate(lines) if line.strip() and at not in code]
    _third_items(lines, reasons, filled)
    _wrapped_ends(lines, reasons, filled)
    prose = [at for at in filled if reasons[at] is None and is_sentence(lines[at])]
    start = prose[0] if prose else (filled[-1] if filled else 0)
    _email_header(lines, reasons, filled)
    _rows(lines, reasons, filled, start, prose[-1] if prose else start)
    _masthead(lines, reasons, filled, start)
    _after_the_end(lines, reasons, filled, start)
    _comments(lines, reasons, filled, start)
    removed = [
        Removed(first_line + at, lines[at].strip(), why) for at, why in enumerate(reasons) if why
    ]
    return ["" if why else line for line, why in zip(lines, reasons, strict=True)], removed


def _is_drawn(line: str) -> bool:
    """Tell whether a line begins with a fence's signs as an ornament: “~~~ News ~~~”."""
    inside = line.strip().strip("~`")
    return _DRAWN in line or (inside != "" and line.strip().endswith(("~~", "``")))


def _tables(lines: list[str]) -> frozenset[int]:
    """Return the numbers of the lines of Markdown's tables: their heads look like menus."""
    rules = [at for at, line in enumerate(lines) if "|" in line and _HEAD_RULE.fullmatch(line)]
    tables: set[int] = set()
    for at in rules:
        if at in tables:
            continue
        first, last = at, at
        while first and "|" in lines[first - 1]:
            first -= 1
        while last + 1 < len(lines) and "|" in lines[last + 1]:
            last += 1
        tables.update(range(first, last + 1))
    return frozenset(tables)


def fenced_lines(lines: list[str]) -> frozenset[int]:
    """Return the numbers of the lines that are code: from a fence to the next one like it."""
    fences: dict[str, int] = {}
    code: set[int] = set()
    for at, line in enumerate(lines):
        if "```" not in line and "~~~" not in line:
            continue
        mark = line.strip()[:3]
        if mark not in ("```", "~~~") or at in code or _is_drawn(line):
            continue
        if mark in fences:
            code.update(range(fences.pop(mark), at + 1))
            fences.clear()
        else:
            fences[mark] = at
    return frozenset(code)


def _third_items(lines: list[str], reasons: list[str | None], filled: list[int]) -> None:
    """Keep the third item of a lettered list, which looks like a copyright line: (c) ..."""
    marks = [lines[at].lstrip()[:3].lower() for at in filled]
    for number, at in enumerate(filled):
        if marks[number] == "(c)" and "(b)" in marks[max(0, number - _LETTERED) : number]:
            reasons[at] = None


def _wrapped_ends(lines: list[str], reasons: list[str | None], filled: list[int]) -> None:
    """Keep the last word of a sentence that was wrapped, though a menu has it too: ... / home."""
    for at in filled:
        if not reasons[at] or not lines[at].lstrip()[:1].islower() or not at:
            continue
        before = lines[at - 1].strip()
        goes_on = len(before.split()) >= _WORDS_OF_LINE and before[-1:].isalnum()
        if goes_on and not reasons[at - 1]:
            reasons[at] = None


def _email_header(lines: list[str], reasons: list[str | None], filled: list[int]) -> None:
    found = [at for at in filled[:_EMAIL_LINES] if is_email_header(lines[at])]
    if len(found) >= 2 and found[0] == next((at for at in filled if reasons[at] is None), -1):
        for at in range(found[0], found[0] + 12):
            if at in found:
                reasons[at] = "an e-mail header"
            elif at < len(lines) and not lines[at].strip():
                break


def _rows(
    lines: list[str], reasons: list[str | None], filled: list[int], start: int, last: int
) -> None:
    for at in filled:
        if reasons[at] is None and (at < start or at > last) and not read_marker(lines[at]):
            reasons[at] = why_row(lines[at])
            written = lines[at].lstrip().startswith("#")
            if reasons[at] is None and at < start and not written and is_menu_word(lines[at]):
                reasons[at] = "a menu"


def _masthead(lines: list[str], reasons: list[str | None], filled: list[int], start: int) -> None:
    """Above the menu stands the site's name, which is not the post's."""
    # Who wrote it stands below the title, and the buttons below that are no menu of the site.
    signed = next((at for at in filled if at < start and _BYLINE.match(lines[at])), start)
    dividers = [at for at in filled if at < signed and is_divider(reasons[at] or "")]
    if not dividers:
        return
    above = [at for at in filled if at < dividers[-1] and reasons[at] is None]
    # A pasted page has a title below its menu; one that has none keeps what stands above.
    below = [at for at in filled if dividers[-1] < at < start and reasons[at] is None]
    if not below or len(above) > _MASTHEAD_LINES:
        return
    if any(_LABEL.match(lines[at]) for at in above):
        return  # minutes, whose head is their own
    for at in above:
        if len(lines[at]) <= _MASTHEAD_LENGTH and not lines[at].lstrip().startswith("#"):
            reasons[at] = "the site's name"


def _comments(lines: list[str], reasons: list[str | None], filled: list[int], start: int) -> None:
    """Take out what readers wrote below a post: “3 thoughts on “The post””."""
    for at in filled:
        if at > start and begins_comments(lines[at]):
            for other in filled:
                if other >= at:
                    reasons[other] = reasons[other] or "readers' comments"
            return


def _after_the_end(
    lines: list[str], reasons: list[str | None], filled: list[int], start: int
) -> None:
    kept = [at for at in filled if reasons[at] is None]
    last = next((at for at in reversed(kept) if is_sentence(lines[at])), start)
    for at in filled:
        if at <= start or at < last or not is_end_marker(lines[at]):
            continue
        for other in (at, *(other for other in kept if other > at)):
            reasons[other] = reasons[other] or "other posts"
        return
