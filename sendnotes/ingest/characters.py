"""Characters that look like others or like nothing, as they come with pasted text."""

from __future__ import annotations

import re
import unicodedata

_SPACE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NOTHING = "\u00ad\u200b-\u200d\u2060\ufeff"
_SPACED = re.compile(r"(?m)^[ \t]*[A-Z](?: [A-Z])+(?: {2,}[A-Z](?: [A-Z])*)*[ \t]*$")
"""A line of single capitals, words set farther apart: “M I N U T E S   O F”."""
_FEWEST_LETTERS = 5
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
    if _ANY.search(text):
        text = _LINE_ENDS.sub("\n", text.replace("\r\n", "\n"))
        text = _INVISIBLE.sub("", _SPACES.sub(" ", text))
    return _SPACED.sub(_closed_up, text)


def _closed_up(spaced: re.Match[str]) -> str:
    """Return the words of a line whose letters are set apart; a few may be names of anything."""
    words = ["".join(word.split(" ")) for word in re.split(" {2,}", spaced[0].strip())]
    return " ".join(words) if len("".join(words)) >= _FEWEST_LETTERS else spaced[0]
