"""A rich text file (.rtf)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from striprtf.striprtf import rtf_to_text

from sendnotes.errors import UnreadableInput
from sendnotes.formats.draft import MEBIBYTE, Draft, refuse_large, web_address
from sendnotes.formats.properties import document_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 20 * MEBIBYTE
_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})? ?|\\'(?P<hex>[0-9a-fA-F]{2})"
    r"|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+"
)
_STYLE = re.compile(r"\{\\s(\d+)(?:\\[a-z]+-?\d* ?|\\\*|\s)*([^;{}\\]+);")
_INFO = re.compile(r"\{\\info\b.{0,4000}?\}\s*\}", re.DOTALL)
_TITLE = re.compile(r"\{\\title ([^{}]*)\}")
_AUTHOR = re.compile(r"\{\\author ([^{}]*)\}")
_LINK = re.compile(r"HYPERLINK\s+\"([^\"]*)\"")
_HEADING = re.compile(r"heading ([1-6])", re.IGNORECASE)
_QUOTE = re.compile(r"(?:intense )?quot(?:e|ations?)|block text", re.IGNORECASE)
_SKIPPED = frozenset(
    "fonttbl colortbl stylesheet info pict object header footer headerl headerr headerf footerl "
    "footerr footerf listtable listoverridetable generator themedata datastore".split()
)
_BREAKS = frozenset(("par", "cell", "row", "sect", "page", "nestcell", "nestrow"))
_ENDED_TABLE_LINE = re.compile(r"\n+\|")
_BOUND = 200_000
"""As many groups may be open; a text has a dozen."""


def read(data: bytes, name: str, suffix: str, address: str | None = None) -> Iterator[Draft]:
    """Yield the post that a rich text file is."""
    del address
    refuse_large(data, name, LARGEST)
    if not data.lstrip().startswith(b"{\\rtf"):
        raise UnreadableInput(name, "it is no RTF file")
    source = data.decode("latin-1")
    try:
        text = _plain(_Marker(source).marked())
    except (ValueError, LookupError, TypeError, OverflowError) as error:
        raise UnreadableInput(name, "it is a broken RTF file") from error
    lines = [line.rstrip() for line in _ENDED_TABLE_LINE.sub(" |", text).splitlines()]
    lines = [f"| {line}" if line.endswith("|") else line for line in lines if line]
    text = "\n\n".join(lines).replace("|\n\n|", "|\n|")
    if not text:
        raise UnreadableInput(name, "there is no text in the RTF file")
    info = _INFO.search(source[:100_000])
    title, author = (pattern.search(info[0] if info else "") for pattern in (_TITLE, _AUTHOR))
    fields = document_fields(
        text,
        title=_plain(f"{{\\rtf1 {title[1]}}}") if title else None,
        author=_plain(f"{{\\rtf1 {author[1]}}}") if author else None,
    )
    yield Draft(name, text, data, suffix, fields, origin="the document's properties")


def _plain(rtf: str) -> str:
    text: str = rtf_to_text(rtf, errors="replace")  # type: ignore[no-untyped-call]
    # Characters beyond the first 65,536 stand in RTF as two halves.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\u00a0", " ").replace("\x00", "")


@dataclass(slots=True)
class _Paragraph:
    """What is said of the paragraph that is open; groups inherit it."""

    style: int | None = None
    outline: int | None = None
    level: int = 0
    bullet: str | None = None


class _Marker:
    """Writes the signs of Markdown into RTF, where its control words tell of a structure.

    striprtf, which knows the encodings, then makes text of it.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._styles = {int(n): text.strip() for n, text in _STYLE.findall(source[:500_000])}
        self._out: list[str] = []
        self._fresh = True
        self._paragraph = _Paragraph()

    def marked(self) -> str:
        """Return the RTF with the signs in it."""
        ends: list[tuple[str, str]] = []
        skipped, bullet, instruction = 0, 0, 0
        told: list[str] = []
        target: str | None = None
        for token in _TOKEN.finditer(self._source):
            word, brace = token["word"], token["brace"]
            if brace == "{":
                if len(ends) > _BOUND:
                    raise ValueError
                ends.append(("", ""))
            elif brace == "}" and ends:
                kind, closing = ends.pop()
                skipped -= kind == "skipped"
                bullet -= kind == "bullet"
                instruction -= kind == "instruction"
                if kind == "instruction" and (found := _LINK.search("".join(told))):
                    target = web_address(found[1])
                if kind == "bullet":
                    self._paragraph.bullet = "".join(told).strip()
                self._out.append(closing)
            elif word in _SKIPPED and ends and not skipped:
                ends[-1], skipped = ("skipped", ""), skipped + 1
            elif word in ("listtext", "pntext") and ends:
                ends[-1], bullet, told = ("bullet", ""), bullet + 1, []
            elif word == "fldinst" and ends:
                ends[-1], instruction, told = ("instruction", ""), instruction + 1, []
            elif word == "fldrslt" and ends and target:
                self._begin()
                self._out.append(f"{token[0]}[")
                ends[-1], target = ("", f"]({target})"), None
                continue
            elif (token["text"] or token["hex"]) and (bullet or instruction):
                told.append(token["text"] or ".")
            elif not (skipped or bullet or instruction):
                self._visible(token, word)
            if not (bullet or instruction):
                self._out.append(token[0])
        return "".join(self._out)

    def _visible(self, token: re.Match[str], word: str | None) -> None:
        number = token["number"]
        if word == "pard":
            bullet = self._paragraph.bullet if self._fresh else None
            self._paragraph = _Paragraph(bullet=bullet)
        elif word == "s" and number:
            self._paragraph.style = int(number)
        elif word == "outlinelevel" and number:
            self._paragraph.outline = int(number)
        elif word == "ilvl" and number:
            self._paragraph.level = min(int(number), 8)
        elif word in _BREAKS:
            self._fresh = True
            self._paragraph.bullet = None
        elif token["hex"] or word == "u" or (token["text"] or "").strip():
            self._begin()

    def _begin(self) -> None:
        if self._fresh:
            self._fresh = False
            self._out.append(self._sign())

    def _sign(self) -> str:
        paragraph = self._paragraph
        style = self._styles.get(paragraph.style or 0, "")
        if paragraph.bullet is not None:
            number = re.match(r"\d{1,3}", paragraph.bullet)
            return f"{'   ' * paragraph.level}{f'{number[0]}.' if number else '-'} "
        if heading := _HEADING.fullmatch(style):
            return f"{'#' * int(heading[1])} "
        if style.lower() == "title":
            return "# "
        if _QUOTE.fullmatch(style):
            return "> "
        if paragraph.outline is not None and 0 <= paragraph.outline < 6:
            return f"{'#' * (paragraph.outline + 1)} "
        return ""
