"""Where the words of a text are, and the form under which the index knows each.

A form is the word in lower case without accents, apostrophes or a possessive. A word in capitals
(SEND, EHCPs, SENCo) is an acronym: its form is in capitals, so that it never meets the verb.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

Token = tuple[str, int, int]
"""The form of a word and its [start, end) in the text. A search makes thousands of them."""

_WORD = re.compile(
    r"(?<![^\W_])(?P<section>[Ss](?:ect?)?)(?=\.?[ \u00a0]?[0-9])"  # s.42, s 42, s42, sec. 42
    r"|(?:[A-Za-z]\.){2,}(?![^\W_])"  # U.K., e.g.
    r"|(?<![^\W_])(?:[A-Za-z]{1,2}&[A-Za-z]{1,2}|R & D|Q & A|A & E)(?![^\W_])"  # R&D, R & D
    r"|[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?[^\W_]*"  # 6,000
    r"|[0-9]+(?:\.[0-9]+)+[^\W_]*"  # 3.5
    # The apostrophe of "don't", accents that are characters of their own, soft hyphens.
    r"|[^\W_]+(?:['’\u0300-\u036f\u00ad\u200b-\u200d]+[^\W_]+|[\u0300-\u036f]+)*"
)
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200d]")
_CONTRACTION = re.compile(r"'(?:ll|re|ve|d|m|t)\Z", re.IGNORECASE)
_SHORTENED = frozenset(
    "it's that's he's she's who's what's where's there's here's how's let's".split()
)
"""With "is" or "has" in the last letter, which is no possessive here."""
_POSSESSIVE = re.compile(r"'s\Z", re.IGNORECASE)
_ACRONYM = re.compile(
    r"[A-Z][A-Z0-9&]*[A-Z][A-Z0-9&]*s?\Z|[A-Z]{2}[A-Za-z0-9]*\Z|[A-Z][a-z]+[A-Z]+\Z"
)
_SHOUTED_WORDS = 3
_SHOUTED_SHARE = 0.6
_LONGEST_ACRONYM = 7
_SMALL_WORDS = frozenset({"and", "are", "for", "from", "has", "not", "our", "that", "the", "with"})


@lru_cache(maxsize=1 << 16)
def form_of(word: str) -> str:
    """Return the form of one written word, never empty."""
    if not word.isascii():
        word = _plain(word)
    if "." in word and word[0].isalpha():
        word = word.replace(".", "")
    word = word.replace(" ", "")
    if "'" in word:
        if word.lower() in _SHORTENED:
            return word.lower()
        word = _POSSESSIVE.sub("", word)
        if "'" in word and not word.isupper():
            return word.lower() if _CONTRACTION.search(word) else word.replace("'", "").lower()
        word = word.replace("'", "")
    word = word.replace(",", "")
    if not word.islower() and _ACRONYM.match(word):
        return word[:-1].upper() if len(word) > 2 and word[-1] == "s" else word.upper()
    return word.lower()


def _plain(word: str) -> str:
    word = _INVISIBLE.sub("", word).replace("’", "'")
    # Letters such as the German sharp s have a plain form only through casefold.
    decomposed = unicodedata.normalize("NFKD", word)
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return "".join(char if char.isascii() or char.isupper() else char.casefold() for char in plain)


def find_words(text: str, *, acronyms: frozenset[str] = frozenset()) -> list[Token]:
    """Return the words of a block of text.

    In a shouted block (most of it in capitals) only the words in `acronyms` are acronyms.
    """
    tokens = [
        ("section" if match["section"] else form_of(match[0]), *match.span())
        for match in _WORD.finditer(text)
    ]
    if _is_shouted(text, tokens):
        return [
            (form if form in acronyms else form.lower(), start, end) for form, start, end in tokens
        ]
    return tokens


def _is_shouted(text: str, tokens: list[Token]) -> bool:
    """Tell whether capitals carry no meaning here, as in a headline set in them.

    A list of acronyms is not shouted: they are short, and there is no "the" among them.
    """
    capitals = [form for form, start, end in tokens if form.isupper() and text[start:end].isupper()]
    return (
        len(capitals) >= _SHOUTED_WORDS
        and len(capitals) >= _SHOUTED_SHARE * len(tokens)
        and any(len(form) > _LONGEST_ACRONYM or form.lower() in _SMALL_WORDS for form in capitals)
    )


def is_acronym(form: str) -> bool:
    """Tell whether a form is that of a word in capitals."""
    return form[:1].isupper()


def fold(text: str) -> str:
    """Return `text` as names are compared: its words in lower case without accents."""
    return " ".join(form_of(m[0]).lower() for m in _WORD.finditer(text))
