"""The pieces of a query: words, phrases, operators, brackets and names of fields."""

from __future__ import annotations

import re
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from sendnotes.index.field_names import DATE_FIELDS, FIELDS, OTHER_NAMES

_CLOSING = {'"': '"', "“": "”", "”": "”", "„": "“”", "«": "»", "‘": "’", "'": "'", "‚": "‘’"}
_SINGLE = "'‘‚"
_DOUBLE = '"“”„«»'
_CHUNK = re.compile(rf"[^\s(){_DOUBLE}]+")
_FIELD = re.compile(r"([^\W\d_][\w-]+):(?=[^\s:/\\])")
_NO_FIELDS = frozenset({"http", "https", "ftp", "mailto", "file", "www", "re", "fwd", "fw", "ps"})
_CHUNK_START = re.compile(rf"[\w({_DOUBLE}{_SINGLE}]")
# These are texts, which `re` compiles when one is first needed: most queries have no quotation.
_SLOP = r"~([0-9]{1,2})(?!\w)"
_SINGLE_END = {
    opening: rf"(?<=[^\s])[{_CLOSING[opening]}](?=[\s()~]|[.,;:!?]*(?:\s|\Z))"
    for opening in _SINGLE
}
_STARTS = frozenset({"word", "phrase", "field", "not", "("})
_ENDS = frozenset({"word", "phrase", ")"})
OPERATORS = {"AND": "and", "&&": "and", "OR": "or", "||": "or", "|": "or", "NOT": "not"}

LONE_QUOTE = "A quotation mark has no partner: the words by it were looked for as words."


_DATE_NAMES = frozenset(DATE_FIELDS) | {
    name for name, one in OTHER_NAMES.items() if one in DATE_FIELDS
}
_NAMES = frozenset((*FIELDS, *OTHER_NAMES))
_SIGNS = "<>="
_JOINED = re.compile(r"(?<=[^\W\d_])([/,;|+&]+)(?=[^\W\d_])")
_SHORT_PAIR = re.compile(r"[A-Za-z]{1,3}&[A-Za-z]{1,3}\W*\Z")


@cache
def _compared() -> re.Pattern[str]:
    """Return what `year>=2018` is: of other names, `<` and `>` are most likely pasted."""
    # These two patterns take 2 ms to compile, and few queries have dates.
    names = r"(date|year|published)\s*:?\s*([<>]=?|=)\s*(?=[\w\"“])"
    return re.compile(names, re.IGNORECASE | re.ASCII)


@cache
def _spoken_date() -> re.Pattern[str]:
    """Return dates of several words, which nobody likes to quote within quotation marks."""
    return re.compile(
        r"(?:(?:this|last|past)\s+(?:[0-9]{1,4}\s+)?(?:day|week|month|year)s?"
        r"|[0-9]{1,4}\s+(?:day|week|month|year)s?\s+ago"
        r"|(?:[0-9]{1,2}(?:st|nd|rd|th)?\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
        r"[a-z]*\s+[0-9]{4})\b",
        re.IGNORECASE | re.ASCII,
    )


class Lexeme(NamedTuple):
    """A piece of a query; `text` of a comparison begins with its sign, `>=2018`."""

    kind: str
    text: str = ""
    number: int = 0


def lex(text: str) -> tuple[list[Lexeme], list[str]]:
    """Return the pieces of a query, and what to say of those that are not what they look like."""
    lexemes: list[Lexeme] = []
    notes: list[str] = []
    unclosed: set[str] = set()
    compares = any(sign in text for sign in _SIGNS)
    at = 0
    while at < len(text):
        char = text[at]
        if char.isspace():
            at += 1
        elif char in "()":
            lexemes.append(Lexeme(char))
            at += 1
        elif char in "-+!" and _CHUNK_START.match(text, at + 1) and _starts_word(text, at):
            if char != "+":
                lexemes.append(Lexeme("not", "-"))
            at += 1
        elif char in _CLOSING and (end := _closing(text, at, unclosed)) is not None:
            slop = re.compile(_SLOP).match(text, end + 1)
            number = int(slop[1]) if slop else 0
            lexemes.append(Lexeme("phrase", text[at + 1 : end], number))
            at = slop.end() if slop else end + 1
        elif char in _DOUBLE:
            notes.append(LONE_QUOTE)
            if at and text[at - 1] in "-!" and lexemes and lexemes[-1].kind == "not":
                lexemes.pop()  # what was to be left out has no end
            at += 1
        elif field := _field(text, at, compares=compares):
            lexemes.append(Lexeme("field", field[1].lower()))
            at = field.end()
            value = _date_value(text, at, field)
            if value is not None:
                lexemes.append(value[0])
                at = value[1]
        else:
            chunk = _CHUNK.match(text, at)
            assert chunk is not None
            at = chunk.end()
            if kind := OPERATORS.get(chunk[0]):
                lexemes.append(Lexeme(kind, chunk[0]))
                continue
            if chunk[0][-1] == ":" and chunk[0][:-1].lower() in _NAMES and text[at:].strip():
                notes.append(_far_value(chunk[0]))
            before = lexemes[-1].kind if lexemes else ""
            lexemes += (
                [Lexeme("word", chunk[0])]
                if before == "field"
                else _joined_words(chunk[0], left_out=before == "not")
            )
    return _settle(lexemes, notes), notes


def _joined_words(chunk: str, *, left_out: bool) -> list[Lexeme]:
    """Return the words of `exclusion/transport`; R&D is one, and so is an address.

    `a|b` is either, and so are all that are left out: `-a/b`.
    """
    if "@" in chunk or "." in chunk or _SHORT_PAIR.match(chunk):
        return [Lexeme("word", chunk)]
    first, *others = _JOINED.split(chunk)
    lexemes = [Lexeme("word", first)]
    either = bool(others) and (left_out or "|" in others[0])
    for sign, word in zip(others[::2], others[1::2], strict=True):
        lexemes += [Lexeme("or", sign)] if either else []
        lexemes.append(Lexeme("word", word))
    return [Lexeme("("), *lexemes, Lexeme(")")] if either else lexemes


def _far_value(name: str) -> str:
    return f"{name} was looked for as a word: the value of a field follows without a space."


def _field(text: str, at: int, *, compares: bool) -> re.Match[str] | None:
    """Return the name of a field that stands here, with the sign of comparison if there is one."""
    if not text[at].isalpha():
        return None
    found = _FIELD.match(text, at)
    if compares:
        found = _compared().match(text, at) or found
    return found if found and found[1].lower() not in _NO_FIELDS else None


def _date_value(text: str, at: int, field: re.Match[str]) -> tuple[Lexeme, int] | None:
    """Return the value of a date field, if it has a sign or several words, and where it ends."""
    if field[1].lower() not in _DATE_NAMES:
        return None
    sign = "" if field.re is _FIELD else field[2]
    if spoken := _spoken_date().match(text, at):
        return Lexeme("word", f"{sign}{spoken[0]}"), spoken.end()
    if not sign:
        return None
    if text[at] in _CLOSING:
        end = _closing(text, at, set())
        if end is not None:
            return Lexeme("word", f"{sign}{text[at + 1 : end].strip()}"), end + 1
        at += 1
    chunk = _CHUNK.match(text, at)
    return (Lexeme("word", f"{sign}{chunk[0]}"), chunk.end()) if chunk else None


def _starts_word(text: str, at: int) -> bool:
    return at == 0 or text[at - 1].isspace() or text[at - 1] in "(+"


def _closing(text: str, at: int, unclosed: set[str]) -> int | None:
    """Return where the quotation that opens at `at` ends, if it does."""
    opening = text[at]
    if opening in unclosed:
        return None
    ends = [end for mark in _CLOSING[opening] if (end := text.find(mark, at + 1)) >= 0]
    if opening in _SINGLE:
        # "children's" and "parents' views" have apostrophes; a quotation stands apart.
        if at and not (text[at - 1].isspace() or text[at - 1] in "(-:"):
            return None
        found = re.compile(_SINGLE_END[opening]).search(text, at + 1)
        ends = [found.start()] if found else []
    if not ends:
        unclosed.add(opening)
        return None
    return min(ends)


def _settle(lexemes: list[Lexeme], notes: list[str]) -> list[Lexeme]:
    """Turn operators that have nothing to join into the words they are."""
    settled: list[Lexeme] = []
    for lexeme, following in zip_longest(lexemes, lexemes[1:]):
        if lexeme.kind in ("and", "or", "not"):
            joins = (
                following is not None
                and following.kind in _STARTS
                and (lexeme.kind == "not" or (bool(settled) and settled[-1].kind in _ENDS))
            )
            if not joins:
                if lexeme.text.isalpha():
                    notes.append(f"{lexeme.text} joins nothing here: it was looked for as a word.")
                lexeme = Lexeme("word", lexeme.text.lower())
        settled.append(lexeme)
    return settled
