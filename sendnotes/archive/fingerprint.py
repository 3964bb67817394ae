"""When two texts are the same text."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_TITLE = re.compile(r"\A# [^\n]*\n+")
_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())
_OTHER_SIGNS = re.compile(r"[\W_]+")


def fingerprint(body: str, title: str) -> str:
    """Return 32 hex digits that are equal for the same words in the same order.

    Case, accents, quotation marks, spaces, line breaks and a leading title do not count; a post
    that is nothing but a title is known by it.
    """
    words = _letters(_TITLE.sub("", body)) or _letters(title)
    return hashlib.blake2b(words.encode(), digest_size=16).hexdigest()


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold().encode(errors="surrogatepass")
    # Most signs are ASCII, and of bytes they are taken out in no time.
    rest = plain.translate(None, _SIGNS).decode(errors="surrogatepass")
    return rest if rest.isascii() else _OTHER_SIGNS.sub("", rest)
