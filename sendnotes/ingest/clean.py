"""Pasted text as Markdown: page furniture out, paragraphs joined, lists and headings found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from sendnotes.ingest.characters import normalise
from sendnotes.ingest.counted import with_counted_items
from sendnotes.ingest.edges import fenced_lines, strip_furniture
from sendnotes.ingest.furniture import is_email_header
from sendnotes.ingest.headings import mark_headings
from sendnotes.ingest.lists import Item, read_marker, render, starts_anew
from sendnotes.ingest.paragraphs import (
    has_whole_paragraphs,
    join_lines,
    no_room,
    unmarked_items,
    width_of,
)
from sendnotes.ingest.set_in import with_set_in_quotes
from sendnotes.ingest.tables import with_tables
from sendnotes.model import CleanText, Removed

_PASSES = 5
_HEADER, _HEADER_LINES, _FEW_LINES = 6, 2, 2
"""The first lines, how many of them are at least of a header where an e-mail begins, and how many
lines are too few for one."""
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*\Z")
_FORWARDED = re.compile(r"\W*(?:begin )?(?:forwarded|original) message\b", re.IGNORECASE)
_RULE = re.compile(r"\s*(?:[-_=*~•─━—–═]\s*){3,}\Z")
_DECORATED = re.compile(
    r"\s*(?P<mark>\*{2,6}|~{1,6}|={1,6}|-{2,6})[ \t]+(?P<text>\S.{1,80}?)[ \t]+(?P=mark)\s*$"
)
"""A heading between signs: “*** NEWS ***”, “~ News ~”."""
_UNDERLINE = re.compile(r"\s{0,3}(={3,}|-{3,})\s*\Z")
_QUOTE = re.compile(r"\s{0,3}>\s?(.*)\Z")
_QUOTED = re.compile(r"“[^“”]{20,}[.!?]”|\"[^\"]{20,}[.!?]\"")
"""A line that is a quotation, which is nothing that the item above it breaks off."""
_ONCE = re.compile(r"\s*>(?!\s*>)")
_TWICE = re.compile(r"^(\s*)>>[ \t]+(?=\S)")
_SPEAKS = re.compile(r"^\s*>>[ \t]+(?=[A-Z][A-Z.’'-]*[ \t][A-Z.’' -]{2,50}:[ \t])")
"""What captions have before a name, whose words are no item of a list."""
_CAPITAL = re.compile(r"^(\s*)([A-H])\.[ \t]+(?=\S)")
_DASHED = re.compile(r"^(\s*)(\d{1,2}) - (?=[a-z])")
_LARGE_ROMAN = re.compile(r"^(\s*)(I{1,3}|IV|VI{0,3}|IX|X)\.[ \t]+(?=\S)")
_ARROW = re.compile(r"[ \t]+(?:>>[ \t]+|>[ \t]{2,})\S")
"""A bullet; what an e-mail quotes stands at the margin."""
_HYPHENED = re.compile(r"^(\s*[-–])(?=[A-Za-z“‘\"'£])")
_FEWEST_HYPHENED = 2
_TABLE = re.compile(r"\s*\|.*\|\s*\Z")
_ANCHOR = re.compile(r"<a\s[^<>]*?href=[\"']([^\"'<>]*)[\"'][^<>]*>([^<>]*)</a>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


@dataclass(slots=True)
class Part:
    """A piece of the text: heading, paragraph, list, quote or code, as its Markdown lines."""

    kind: str
    lines: list[str]
    level: int = 0


def clean(text: str, first_line: int = 1) -> CleanText:
    """Return the text in our strict Markdown, and what was taken out of it.

    Cleaning what is clean changes nothing: passes are made until that is so, at most five.
    `first_line` is the number of the text's first line in the file it comes from.
    """
    removed: list[Removed] = []
    body = normalise(text)
    for _ in range(_PASSES):
        before = body.strip("\n")
        body, more = _clean_once(body, first_line)
        removed += more
        if body == before:
            break
    return CleanText(body, tuple(removed))


def _clean_once(text: str, first_line: int) -> tuple[str, list[Removed]]:
    if "<" in text:
        text = _BREAK.sub("\n", _ANCHOR.sub(r"[\2](\1)", text))
    lines = _unquoted(text.split("\n"))
    kept, removed = strip_furniture(lines, first_line)
    parts = mark_headings([(part.kind, part.lines, part.level) for part in _split(kept)])
    return "\n\n".join("\n".join(lines) for lines in parts if lines), removed


def _unquoted(lines: list[str]) -> list[str]:
    """Return an e-mail that is quoted from its header on, or that was forwarded, without “>”."""
    filled = [line for line in lines if line.strip()]
    headed = sum(is_email_header(line[1:]) for line in filled[:_HEADER]) >= _HEADER_LINES
    if headed and _is_all_quoted(filled):
        return _without_arrows(lines)
    at = next((at for at, line in enumerate(lines, 1) if _FORWARDED.match(line)), len(lines))
    below = [line for line in lines[at:] if line.strip() and not is_email_header(line)]
    return [*lines[:at], *_without_arrows(lines[at:])] if _is_all_quoted(below) else lines


def _is_all_quoted(filled: list[str]) -> bool:
    return len(filled) > _FEW_LINES and all(line.startswith(">") for line in filled)


def _without_arrows(lines: list[str]) -> list[str]:
    return [line.removeprefix(">").removeprefix(" ") for line in lines]


def _split(lines: list[str]) -> list[Part]:
    parts: list[Part] = []
    block: list[str] = []
    items: list[Item] = []
    quoted: list[str] = []
    fence: list[str] = []
    gap = False

    def close(*, lists: bool = True) -> None:
        if block:
            head, bare = unmarked_items(block, announced=_announces(parts))
            joined = join_lines(head, whole=whole, width=width) if head else []
            parts.extend(Part("paragraph", [line]) for line in joined)
            if bare:
                parts.append(Part("list", [f"- {line}" for line in bare]))
            block.clear()
        if quoted:
            paragraphs = "\n".join(quoted).split("\n\n")
            each = [[line for line in join_lines(one.split("\n")) if line] for one in paragraphs]
            shown = "\n>\n".join("\n".join(f"> {line}" for line in one) for one in each if one)
            if shown:
                parts.append(Part("quote", shown.split("\n")))
            quoted.clear()
        if lists and items:
            parts.append(Part("list", render(items)))
            items.clear()

    lines = with_tables(lines, fenced_lines(lines))
    code = fenced_lines(lines)
    shown = with_counted_items(_with_letters(_with_arrows(_with_hyphens(lines))))
    lines = [lines[at] if at in code else line for at, line in enumerate(shown)]
    lines = with_set_in_quotes(lines, code)
    widest = max(map(len, lines), default=0)
    whole, width = has_whole_paragraphs(lines), width_of(lines)
    for number, line in enumerate(lines):
        begun = line.lstrip()[:1].isalnum()  # as most lines are: with no sign
        if number in code:
            if number - 1 not in code or (fence and _is_closed(fence)):
                close()
                fence = []
                parts.append(Part("code", fence))
            fence.append(line.rstrip())
        elif not line.strip():
            close(lists=False)
            gap = True
            continue
        elif not begun and (quote := _QUOTE.match(line)) and not _ARROW.match(line):
            if block or items:
                close()
            quoted.append(quote[1].strip())
        elif not begun and (heading := _HEADING.match(line)):
            close()
            if heading[2]:
                parts.append(_heading(len(heading[1]), heading[2]))
        elif not begun and (decorated := _DECORATED.match(line)):
            close()
            parts.append(_heading(2, decorated["text"]))
        elif (
            not begun
            and _UNDERLINE.match(line)
            and len(block) == 1
            and not items
            and len(block[0]) < 120
        ):
            level = 1 if "=" in line else 2
            heading_text = block.pop().strip()
            close()
            parts.append(_heading(level, heading_text))
        elif not begun and _RULE.match(line):
            close()
        elif not begun and _TABLE.match(line):
            close()
            parts.append(Part("table", [line.strip()]))
        elif item := read_marker(line):
            close(lists=bool(items) and starts_anew(item, items))
            items.append(item)
        elif (
            items
            and not block
            and (
                _goes_on(line, items[-1], gap=gap)
                or (not gap and number and no_room(lines[number - 1], line, widest))
            )
        ):
            items[-1].text = join_lines([items[-1].text, line.strip()], sure=True)[0]
        else:
            if items or quoted:
                close()
            block.append(line)
        gap = False
    close()
    return _with_tables_joined(parts)


def _announces(parts: list[Part]) -> bool:
    return bool(parts) and parts[-1].kind == "paragraph" and parts[-1].lines[-1].endswith(":")


def _with_hyphens(lines: list[str]) -> list[str]:
    """Return lines that begin with a hyphen and no space, one below the other, as bullets."""
    glued = [_HYPHENED.match(line) is not None for line in lines]
    if sum(glued) < _FEWEST_HYPHENED:
        return lines
    filled = [at for at, line in enumerate(lines) if line.strip()]
    pairs = [pair for pair in pairwise(filled) if glued[pair[0]] and glued[pair[1]]]
    items = {at for pair in pairs for at in pair}
    return [_HYPHENED.sub(r"\1 ", line) if at in items else line for at, line in enumerate(lines)]


def _with_arrows(lines: list[str]) -> list[str]:
    """Read “>> ” as a bullet where nothing is quoted once: then it is no quotation of one."""
    arrows = sum(">>" in line and _TWICE.match(line) is not None for line in lines)
    if arrows <= 1 or any(_ONCE.match(line) for line in lines):
        return lines
    lines = [_SPEAKS.sub("", line) for line in lines]
    return [_TWICE.sub(r"\1» ", line) for line in lines]


def _with_letters(lines: list[str]) -> list[str]:
    """Read “A. ” and “I. ” as markers where “B. ” and “II. ” follow: alone each is an initial.

    So are “1 - ”, “2 - ” and “3 - ”, of which each alone may be a span of figures.
    """
    if all(any(line.lstrip().startswith(f"{n} - ") for line in lines) for n in (1, 2, 3)):
        lines = [_DASHED.sub(r"\1\2. ", line) for line in lines]
    for first, second, pattern in (("A.", "B.", _CAPITAL), ("I.", "II.", _LARGE_ROMAN)):
        if all(
            any(mark in line and line.split(None, 1)[:1] == [mark] for line in lines)
            for mark in (first, second)
        ):
            lines = [pattern.sub(r"\1\2) ", line) for line in lines]
    return lines


def _heading(level: int, text: str) -> Part:
    return Part("heading", [f"{'#' * level} {' '.join(text.split())}"], level)


def _is_closed(fence: list[str]) -> bool:
    return len(fence) > 1 and fence[-1].strip()[:3] == fence[0].strip()[:3]


def _goes_on(line: str, item: Item, *, gap: bool) -> bool:
    """Tell whether a line without a marker is the item's: right below it, or indented below it."""
    indent = len(line) - len(line.lstrip())
    if gap:
        return indent > item.indent + 1 and not line.strip().startswith(("“", '"', "‘"))
    if indent <= item.indent and _QUOTED.fullmatch(line.strip()):
        return False
    return indent > item.indent or (
        not item.text.endswith((".", "!", "?"))
        and (line.strip()[:1].islower() or len(item.text) > 45)
    )


def _with_tables_joined(parts: list[Part]) -> list[Part]:
    joined: list[Part] = []
    for part in parts:
        if part.kind == "table" and joined and joined[-1].kind == "table":
            joined[-1].lines += part.lines
        else:
            joined.append(part)
    return joined
