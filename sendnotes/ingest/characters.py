"""Characters that look like others or like nothing, as they come with pasted text."""

from __future__ import annotations

import re
import unicodedata

_SPACE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NOTHING = "\u00ad\u200b-\u200d\u2060\ufeff"
_LINE_END = "\r\u0085\u2028\u2029\x0b\x0c"
_SPACES, _INVISIBLE, _LINE_ENDS, _ANY = (
    re.compile(f"[{characters}]")
    for characters in (_SPACE, _NOTHING, _LINE_END, f"{_SPACE}{_NOTHING}{_LINE_END}")
)


def normalise(text: str) -> str:
    """Return `text` with plain spaces and line ends, without what nobody sees.

    Letters with an accent are one character each; some systems make two of them.
    """
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if not _ANY.search(text):
        return text
    text = _LINE_ENDS.sub("\n", text.replace("\r\n", "\n"))
    return _INVISIBLE.sub("", _SPACES.sub(" ", text))
