"""Bytes as text: the encoding found out, garbled characters repaired, every repair said."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from sendnotes.errors import UnreadableInput

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP file without a document (.docx, .odt) in it"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc)"),
    (b"{\\rtf", "an RTF file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
# A text may have a stray control character; one in a hundred is no text.
_CONTROL_SHARE = 0.01
_SAMPLE_BYTES = 64 * 1024
# What UTF-8 looks like when it was read as Windows-1252: these pairs hardly occur otherwise.
_GARBLED = re.compile("[ÂÃâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
LARGEST_TEXT = 5_000_000
"""Bytes: the Bible has fewer. It takes a quarter of a minute to read, a larger one ever longer."""
_NAMES = {"cp1252": "Windows-1252", "cp1250": "Windows-1250", "latin_1": "ISO 8859-1"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in, and what was repaired, a sentence each."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """Return the text in `data`; raises UnreadableInput, naming `name`, if there is none."""
    if not data.strip():
        raise UnreadableInput(
            name, "it is empty" if not data else "there is nothing but space in it"
        )
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise UnreadableInput(name, f"it is {what}, not text")
    if len(data) > LARGEST_TEXT:
        size = f"{len(data) / 1e6:,.1f} MB of text"
        raise UnreadableInput(name, f"{size} is too much for a post; split it up")
    text, encoding, notes = _decode(data, name)
    controls = len(_CONTROLS.findall(text))
    if controls > max(2, _CONTROL_SHARE * len(text)):
        raise UnreadableInput(name, "it is binary data, not text")
    if controls:
        text = _CONTROLS.sub("", text)
        notes.append(f"removed {controls} control character{'s' if controls > 1 else ''}")
    if garbled := len(_GARBLED.findall(text)):
        text, repaired = _repair(text)
        if repaired:
            notes.append(
                f"repaired garbled characters in {garbled} place{'s' if garbled > 1 else ''}"
            )
    if not text.strip():
        raise UnreadableInput(name, "there is nothing but space in it")
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), encoding, tuple(notes))


def _decode(data: bytes, name: str) -> tuple[str, str, list[str]]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = data.decode(encoding, "replace")
            return text, encoding.removesuffix("-sig"), []
    if b"\x00" in data[:_SAMPLE_BYTES] and (order := _utf16_order(data)):
        return data.decode(order, "replace"), order, []
    try:
        return data.decode("utf-8"), "utf-8", []
    except UnicodeDecodeError:
        pass
    if b"\x00" in data[:_SAMPLE_BYTES]:
        raise UnreadableInput(name, "it is binary data, not text")
    encoding = _detect(data)
    shown = _NAMES.get(encoding, encoding)
    return (
        data.decode(encoding, "replace"),
        encoding,
        [f"decoded as {shown}, since it is not UTF-8"],
    )


def _utf16_order(data: bytes) -> str | None:
    """Return which UTF-16 this is without its mark: in Western text each other byte is null."""
    sample = data[:_SAMPLE_BYTES]
    first, second = sample[::2].count(0), sample[1::2].count(0)
    if max(first, second) <= len(sample) * 0.3 or min(first, second) > len(sample) * 0.02:
        return None
    return "utf-16-be" if first > second else "utf-16-le"


def _detect(data: bytes) -> str:
    """Return the likeliest encoding: for Western text Windows-1252, else what the detector says."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE_BYTES]).best()
    found = best.encoding if best else "cp1252"
    # The detector takes short Western texts for any of its neighbours, in which only rare letters
    # differ; people who write English have Windows.
    high = [byte for byte in data[:_SAMPLE_BYTES] if byte >= 0x80]
    if found.startswith("utf") or len(high) > 0.2 * min(len(data), _SAMPLE_BYTES):
        return found
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return found
    return "cp1252"


def _repair(text: str) -> tuple[str, bool]:
    """Repair mojibake and nothing else: quotation marks stay as they were written."""
    import ftfy

    config = ftfy.TextFixerConfig(
        unescape_html=False,
        uncurl_quotes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_terminal_escapes=False,
        remove_control_chars=False,
        normalization=None,
    )
    fixed = ftfy.fix_text(text, config)
    return fixed, fixed != text
