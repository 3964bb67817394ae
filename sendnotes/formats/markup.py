"""The bytes of HTML and e-mail as text, by the encoding that they declare."""

from __future__ import annotations

import codecs
import re

from sendnotes.ingest import decode

_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.I
)
_HEAD = 4096


def decode_markup(data: bytes, name: str, charset: str | None = None) -> str:
    """Return the text of a page; raises UnreadableInput for what is none.

    UTF-8 is taken as such whatever is declared, as browsers' users expect; then `charset`, what
    the page declares, and the likeliest.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = declared_text(data, charset)
        if text is not None:
            return decode(text.encode(), name).text
    return decode(data, name).text


def declared_text(data: bytes, charset: str | None = None) -> str | None:
    """Return the text by `charset` or by what is declared in it; None if neither can be meant.

    Pages on Windows often declare UTF-8 and are not; then most letters but ASCII are none.
    """
    declared = _DECLARED.search(data[:_HEAD])
    for candidate in (charset, declared[1].decode() if declared else None):
        encoding = python_encoding(candidate)
        if encoding:
            text = data.decode(encoding, "replace")
            if text.count("\ufffd") * 2 <= len(text) - len(text.encode("ascii", "ignore")):
                return text
    return None


def python_encoding(charset: str | None) -> str | None:
    """Return Python's name of a text encoding, None for one that it does not have."""
    try:
        found = codecs.lookup((charset or "").strip())
    except (LookupError, ValueError):
        return None
    # "hex" and "zip" are codecs as well; browsers take Latin-1 for Windows-1252.
    if not getattr(found, "_is_text_encoding", True):
        return None
    return "cp1252" if found.name in ("iso8859-1", "ascii") else found.name
