"""A PDF file with a text layer: its lines as paragraphs and headings, its links."""

from __future__ import annotations

import ctypes
import itertools
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as pdfium

from sendnotes.errors import UnreadableInput
from sendnotes.formats.draft import MEBIBYTE, Draft, refuse_large, web_address
from sendnotes.formats.properties import document_fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LARGEST = 100 * MEBIBYTE
MOST_PAGES = 1000
_EDGE_LINES = 2
_HEADING = 1.15
"""How much larger than the text a line is to be a heading; as much as the least that is seen."""
_GAP = 1.3
"""How much more than the usual distance of two lines ends a paragraph."""
_LONGEST_HEADING = 160
_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|[ivxl]{1,6}", re.I)
_CREATED = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_WORD = re.compile(r"[^\W\d_]{2}|\w")
_MOST_LINKS = 200
_LONGEST_LINK = 2000


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page: `size` of its letters and `y` of its foot in points."""

    text: str
    size: float
    y: float


def read(data: bytes, name: str, suffix: str, address: str | None = None) -> Iterator[Draft]:
    """Yield the post that a PDF file is."""
    del address
    refuse_large(data, name, LARGEST)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        reason = "it is locked with a password" if locked else "it is a broken PDF file"
        raise UnreadableInput(name, reason) from error
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise UnreadableInput(name, f"it has {count} pages; up to {MOST_PAGES} are read")
        pages = [_page_lines(document, number) for number in range(count)]
        properties = document.get_metadata_dict()
    except pypdfium2.PdfiumError as error:
        raise UnreadableInput(name, "it is a broken PDF file") from error
    finally:
        document.close()
    if not any(pages):
        raise UnreadableInput(name, "it has no text layer, only pictures of pages")
    pages, left_out = _without_edges(pages)
    text = _as_markdown(pages)
    if not text:
        raise UnreadableInput(name, "there is no text in the PDF file")
    notes = [f"left out {left_out} running heads and page numbers"] if left_out else []
    if empty := sum(not lines for lines in pages):
        notes.append(f"{empty} of {count} pages have no text")
    made = _CREATED.match(properties.get("CreationDate", ""))
    unset = {"(unspecified)", "(anonymous)", "unspecified", "anonymous"}
    title, author = (
        None if properties.get(key, "").lower() in unset else properties.get(key)
        for key in ("Title", "Author")
    )
    fields = document_fields(
        text, title=title, author=author, created="-".join(made.groups()) if made else None
    )
    origin = "the document's properties"
    yield Draft(name, text, data, suffix, fields, origin, notes=tuple(notes))


def _page_lines(document: Any, number: int) -> list[_Line]:
    page = document[number]
    textpage = page.get_textpage()
    try:
        return list(_lines(page, textpage, document))
    finally:
        textpage.close()
        page.close()


def _lines(page: Any, textpage: Any, document: Any) -> Iterator[_Line]:
    total = textpage.count_chars()
    text = textpage.get_text_range() if total else ""
    links = _links(page, textpage, document)
    at = 0
    for raw in text.split("\n"):
        shown = raw.rstrip("\r")
        word = _WORD.search(shown)  # a bullet may be of another size
        start = at + (word.start() if word else 0)
        at += len(raw) + 1
        # U+0002 and U+FFFE stand for a hyphen at the end of a line.
        words = re.sub("[\x02\ufffe\u00ad]\\Z", "-", shown.strip()).replace("\x02", "-")
        words = re.sub("[\x00-\x08\x0e-\x1f\ufffe\uffff]", "", words)
        if words:
            yield _Line(_linked(words, links), *_measured(textpage, start, total))


def _measured(textpage: Any, index: int, total: int) -> tuple[float, float]:
    """Return the size of the letter at `index` and where it stands."""
    if index >= total:
        return 0.0, 0.0
    _, bottom, _, top = textpage.get_charbox(index, loose=True)
    size = float(pdfium.FPDFText_GetFontSize(textpage, index))
    # A size of 1 is scaled by the page's matrix; the letter's box is what is seen.
    return (top - bottom if size <= 1.5 else size), float(bottom)


def _links(page: Any, textpage: Any, document: Any) -> dict[str, str]:
    """Return the words of the page's links with their addresses."""
    found: dict[str, str] = {}
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    rect = pdfium.FS_RECTF()
    while len(found) < _MOST_LINKS and pdfium.FPDFLink_Enumerate(
        page, ctypes.byref(position), ctypes.byref(link)
    ):
        action = pdfium.FPDFLink_GetAction(link)
        buffer = ctypes.create_string_buffer(_LONGEST_LINK)
        length = pdfium.FPDFAction_GetURIPath(document, action, buffer, _LONGEST_LINK)
        target = web_address(buffer.value.decode("utf-8", "replace")) if 0 < length < 2000 else None
        if target and pdfium.FPDFLink_GetAnnotRect(link, ctypes.byref(rect)):
            words = textpage.get_text_bounded(rect.left, rect.bottom, rect.right, rect.top)
            for line in words.splitlines():
                if len(line.strip()) > 2:
                    found.setdefault(line.strip(), target)
    return found


def _linked(text: str, links: dict[str, str]) -> str:
    for words, target in links.items():
        if text.count(words) == 1 and "http" not in words and "](" not in text:
            return text.replace(words, f"[{words}]({target})")
    return text


def _without_edges(pages: Sequence[list[_Line]]) -> tuple[list[list[_Line]], int]:
    """Take off what stands at the edge of most pages, and page numbers; say how many lines."""

    def shape(line: _Line) -> str:
        return re.sub(r"\d+", "0", line.text)

    seen = Counter(
        form
        for lines in pages
        for form in {shape(line) for line in (*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:])}
    )
    often = max(2, len(pages) // 2)
    repeated = {form for form, count in seen.items() if count >= often}
    kept, left_out = [], 0
    for lines in pages:
        edges = {*range(_EDGE_LINES), *range(len(lines) - _EDGE_LINES, len(lines))}
        inner = [
            line
            for at, line in enumerate(lines)
            if not (at in edges and (shape(line) in repeated or _PAGE_NUMBER.fullmatch(line.text)))
        ]
        left_out += len(lines) - len(inner)
        kept.append(inner)
    return kept, left_out


def _as_markdown(pages: Sequence[list[_Line]]) -> str:
    lines = [line for page in pages for line in page]
    if not lines:
        return ""
    letters = Counter[float]()
    for line in lines:
        letters[round(line.size, 1)] += len(line.text)
    usual = letters.most_common(1)[0][0]
    largest = max(line.size for line in lines)
    steps = [
        above.y - below.y
        for page in pages
        for above, below in itertools.pairwise(page)
        if 0 < above.y - below.y < 4 * max(usual, 1)
    ]
    # The closest tenth are the lines of one paragraph, also where most paragraphs have one line.
    step = sorted(steps)[len(steps) // 10] if steps else 0.0
    shown: list[str] = []
    above: _Line | None = None
    for page in pages:
        for line in page:
            sign = _sign(line, usual, largest)
            before = _sign(above, usual, largest) if above else ""
            if sign and sign == before and shown and _near(above, line, line.size * 1.6):
                shown[-1] += f" {line.text}"
            else:
                if above and (sign or before or not _near(above, line, step * _GAP)):
                    shown.append("")
                shown.append(f"{sign}{line.text}")
            above = line
    return "\n".join(shown).strip()


def _near(above: _Line | None, line: _Line, distance: float) -> bool:
    if above is None:
        return False
    if line.y >= above.y:  # the next page or column: a paragraph goes on unless it ended
        return not above.text.endswith((".", "!", "?", "”", ":")) and line.text[:1].islower()
    return above.y - line.y <= distance


def _sign(line: _Line, usual: float, largest: float) -> str:
    heading = line.size >= usual * _HEADING and len(line.text) <= _LONGEST_HEADING
    if not heading or not any(map(str.isalpha, line.text)):
        return ""
    return "# " if line.size >= largest * 0.98 else "## "
