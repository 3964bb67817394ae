"""Characters that look like others or like nothing, as they come with pasted text."""

from __future__ import annotations

import re

_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_LINE_ENDS = re.compile("[\r\u0085\u2028\u2029\x0b\x0c]")


def normalise(text: str) -> str:
    """Return `text` with plain spaces and line ends, without what nobody sees."""
    text = _LINE_ENDS.sub("\n", text.replace("\r\n", "\n"))
    if not text.isascii():
        text = _INVISIBLE.sub("", _SPACES.sub(" ", text))
    return text
