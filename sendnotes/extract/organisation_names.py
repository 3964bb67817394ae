"""Names of bodies in running text: by what they are called, or known ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sendnotes.extract.date_words import DAY_NAME
from sendnotes.extract.known_bodies import find_odd_names, load_known_bodies
from sendnotes.extract.names import load_name_words
from sendnotes.extract.organisation_words import (
    ACRONYM_HEADS,
    GENERIC,
    HEAD_FIRST,
    LEADING,
    LOCAL,
    ON,
    PLURAL_LAST,
    STARTERS,
    STRONG,
    WEAK,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_UPPER = "A-ZÀ-ÖØ-Þ"
_DAYS = rf"{DAY_NAME}|January|February|March|April|June|July"
_PHRASE = re.compile(
    rf"[{_UPPER}][\w’'!-]*"
    rf"(?:[ \u00a0](?:(?:of|for|on(?![ \u00a0](?:{_DAYS}))|into|and|&)[ \u00a0](?:the[ \u00a0])?)?"
    rf"[{_UPPER}][\w’'!-]*)*"
)
LISTING_HEADS = (
    "Committee|Network|Chamber|Department|Directorate|Services?|Commission|Partnership|Board|Panel"
    "|Division|Agency"
)
"""What a name with commas in it ends with: the Information, Advice and Support Services Network."""
_LISTING = re.compile(
    r"(?<![\w’'-])(?<!for )(?!(?:The|In|At|On|Our)\b)[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
    r"(?:, [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?){1,4},? and [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}"
    rf" (?:{LISTING_HEADS})\b"
)
_TOKEN = re.compile(r"[^\s\u00a0]+")
_LONGEST = 400
_WEEK = frozenset(f"{day}day" for day in "Mon Tues Wednes Thurs Fri Satur Sun".split())
_HEADS = STRONG | WEAK
_PAIRS = frozenset(
    {("Law", "centre"), ("Parents", "together"), ("Carers", "together"), ("Families", "together")}
)
_ALONE = ACRONYM_HEADS - {"CCG", "PCF", "ICB", "CVS"}
_NOT_ALONE = WEAK | PLURAL_LAST | (LOCAL - {"forum"})
"""Heads that need a name of its own before them."""
_DEFINED = re.compile(r"[ \u00a0]?\(([A-Za-z][A-Za-z&!]{1,11})(?:[,;][^()]{0,40})?\)")


_OF_WHOM = re.compile(r"[A-Z][\w’']+-(?:run|led|based|controlled|backed|funded)")
"""What stands before a name and is none of it: “Labour-run Ashgrove City Council”."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body named at `start`; `known` is its name in the table, `defined` its short form."""

    start: int
    end: int
    text: str
    known: str | None = None
    short: bool = False
    defined: str | None = None


def find_bodies(text: str) -> Iterator[Body]:
    """Yield the bodies named in `text`."""
    odd = find_odd_names(text)
    for start, end in odd:
        yield Body(start, end, text[start:end], text[start:end].replace("’", "'"))
    for listing in _LISTING.finditer(text) if ", " in text else ():
        apart = not any(start < listing.end() and listing.start() < end for start, end in odd)
        if apart and not _has_known(listing[0]):
            yield Body(listing.start(), listing.end(), listing[0])
            odd = sorted([*odd, listing.span()])
    for found in _PHRASE.finditer(text):
        start = found.start()
        if start and (text[start - 1].isalnum() or text[start - 1] in "@#/_.-"):
            continue
        cut = [first for first, last in odd if start < last and first < found.end()]
        phrase = text[start : max(start, cut[0])] if cut else found[0]
        if found.end() - start > _LONGEST:
            continue
        if phrase.isalpha() and phrase not in _first_words():
            continue
        tokens = [(start + m.start(), start + m.end(), m[0]) for m in _TOKEN.finditer(phrase)]
        if tokens and _OF_WHOM.fullmatch(tokens[0][2]):
            tokens = tokens[1:]
        for body in _read(text, tokens) if tokens else ():
            defined = _DEFINED.match(text, body.end)
            if defined and any(char.isupper() for char in defined[1]):
                yield Body(body.start, body.end, body.text, body.known, body.short, defined[1])
            else:
                yield body


def _has_known(listing: str) -> bool:
    """Tell whether a list begins with bodies of the table or days, and so is no one body's name."""
    table = load_known_bodies()
    each = [part.split() for part in re.split(r",? and |, ", listing)]
    return any(words and (table.match(words, 0) or words[0] in _WEEK) for words in each[:-1])


Token = tuple[int, int, str]


@cache
def _first_words() -> frozenset[str]:
    """Return the words that a known body's name may begin with, and those that are one alone."""
    return frozenset(load_known_bodies().by_first) | ACRONYM_HEADS


def _read(text: str, tokens: list[Token]) -> Iterator[Body]:
    """Take known bodies out of a phrase, and read what lies between by its words."""
    table = load_known_bodies()
    printed = [token[2].replace("’", "'") for token in tokens]
    if len(tokens) == 1 and _first_words().isdisjoint((_bare(printed[0]), printed[0])):
        return
    words = [*printed[:-1], _bare(printed[-1])]
    bare = [_bare(word) for word in words]
    at = since = 0
    while at < len(tokens):
        match = table.match(printed, at) or table.match(words, at) or table.match(bare, at)
        if match is None or _goes_on(bare, at, match[0], match[2]):
            at += 1
            continue
        length, known, short = match
        while known.local and at + length < len(tokens) and tokens[at + length][2][0].isupper():
            length += 1
        longer = next(_one(text, tokens[at:]), None) if short and at + 1 < len(tokens) else None
        if (
            longer
            and longer.start == tokens[at][0]
            and longer.end > tokens[at][1]
            and tokens[at + 1][2][0].isupper()
        ):
            at += 1
            continue
        if not known.plain or _meant(text, tokens, at, length):
            yield from _grammar(text, tokens[since:at])
            start, end = tokens[at][0], tokens[at + length - 1][1]
            end -= len(tokens[at + length - 1][2]) - len(
                _printed(tokens[at + length - 1][2], known.name)
            )
            yield Body(start, end, text[start:end], known.name, short)
            since = at + length
        at += length
    yield from _grammar(text, tokens[since:])


def _goes_on(bare: list[str], at: int, length: int, short: bool) -> bool:
    """Whether a longer name has the known one in it: Essex NHS Trust, Kids Trust."""
    after = bare[at + length].lower() if at + length < len(bare) else ""
    if short and after in {"foundation", "trust"}:
        return True
    return not short and length == 1 and after in STRONG


def _meant(text: str, tokens: list[Token], at: int, length: int) -> bool:
    """Whether an everyday word stands with a capital that its place does not explain."""
    neighbours = [tokens[i][2] for i in (at - 1, at + length) if 0 <= i < len(tokens)]
    if any(word not in {"and", "&"} for word in neighbours):
        return False
    before = text[max(0, tokens[at][0] - 30) : tokens[at][0]]
    after = text[tokens[at + length - 1][1] : tokens[at + length - 1][1] + 24]
    if not before.strip() or before.rstrip(" ")[-1:] in '\n.!?:-*#•“"‘>|':
        return bool(_ACTS.match(after))
    return bool(re.search(r"[a-zA-Z,]\s$", before)) and not before.endswith("the ")


_ACTS = re.compile(
    r" (?:has|have|says?|said|is|wants?|welcomed|called|helped|runs|and (?:the"
    r" )?[A-Z][\w’']+ (?:\w+ ){0,3}?(?:has|have|are|were|say|said|both|will))\b"
    r"|, (?:which|who|whose)\b|(?:,| \() ?(?:the|a) charity\b"
    r"| and (?:the )?[A-Z]"
)


def _printed(token: str, name: str) -> str:
    """Return a last word without a possessive that is not the name's own."""
    return token if name.replace("’", "'").endswith(token.replace("’", "'")) else _bare(token)


def _bare(word: str) -> str:
    word = word.replace("’", "'")
    return word.removesuffix("'s").removesuffix("'")


def _grammar(text: str, tokens: list[Token]) -> Iterator[Body]:
    """Read a phrase by its words: where a head such as Council or Association stands."""
    start = 0
    for i, token in enumerate(tokens):
        if token[2] in {"and", "&"} and _splits(tokens[start:i], tokens[i + 1 :]):
            yield from _one(text, tokens[start:i])
            start = i + 1
    yield from _one(text, tokens[start:])


def _head_at(tokens: list[Token]) -> int | None:
    """Return the index of a head that is followed by “of” or “for”."""
    for i, token in enumerate(tokens[:-1]):
        head = token[2].lower()
        link = tokens[i + 1][2]
        if head in HEAD_FIRST and link in LEADING and (link != "on" or head in ON):
            return i
    return None


def _splits(left: list[Token], right: list[Token]) -> bool:
    if not left or not right:
        return False
    if _head_at(left) is None and _bare(left[-1][2]).lower() not in _HEADS:
        return False
    following = next((i for i, token in enumerate(right) if token[2] in {"and", "&"}), len(right))
    segment = right[:following]
    if _head_at(segment) is not None:
        return True
    last = _bare(segment[-1][2]).lower()
    return (
        last in _HEADS
        and len(segment) > 1
        and not (_head_at(left) is not None and last in PLURAL_LAST)
    )


def _one(text: str, tokens: list[Token]) -> Iterator[Body]:
    """Yield the body that one phrase names, if it names one."""
    while tokens and (tokens[0][2] in LEADING or tokens[0][2] in {"and", "&", "the"}):
        tokens = tokens[1:]
    if [token[2] for token in tokens[:2]] in (["Member", "of"], ["Members", "of"]):
        return  # a Member of Parliament for somewhere is a person
    tokens = _without_start(text, tokens)
    while tokens and tokens[-1][2] in {"and", "&", "of", "for", "on", "the"}:
        tokens = tokens[:-1]
    if len(tokens) < 2 and not (tokens and _bare(tokens[0][2]) in _ALONE):
        return
    if all(token[2].isupper() or token[2] in {"&", "and"} for token in tokens) and len(tokens) > 1:
        return
    if len(tokens) == 1:
        yield _body(text, tokens)
        return
    head = _head_at(tokens)
    if head is not None:
        before = [i for i in range(head) if tokens[i][2] in LEADING]
        first = before[-1] + 1 if before and tokens[head][2].lower() in WEAK else 0
        if not _all_generic(tokens[first : head + 1]) or len(tokens) > head + 2:
            yield _body(text, tokens[first:])
        return
    pairs = enumerate(zip([None, *tokens], tokens, strict=False))
    last = max((i for i, (before, token) in pairs if _is_head(token, before)), default=0)
    head_word = _bare(tokens[last][2]).lower()
    stops = LEADING | {"the"} | ({"and", "&"} if head_word in LOCAL else frozenset())
    cut = [i for i, token in enumerate(tokens[:last]) if token[2] in stops]
    span = tokens[cut[-1] + 1 if cut else 0 : last + 1]
    if last == 0 or len(span) < 2 or _all_generic(span[:-1]):
        return
    if len(span) == 2 and last + 1 < len(tokens) and tokens[last + 1][2] not in {"and", "&"}:
        return
    other = load_name_words().other
    proper = any(
        token[2] not in {"and", "&"} and _bare(token[2]).lower() not in other for token in span[:-1]
    )
    if not proper and head_word in _NOT_ALONE:
        return
    yield _body(text, span)


def _is_head(token: Token, before: Token | None = None) -> bool:
    """Tell whether a word is what a body is called, such as Council; Centre is one behind Law."""
    last = _bare(token[2]).lower()
    return last in _HEADS or (before is not None and (before[2], last) in _PAIRS)


def _without_start(text: str, tokens: list[Token]) -> list[Token]:
    """Drop first words that have their capital from the sentence: The, Our, In."""
    for i, (at, _, word) in enumerate(tokens):
        low = word.lower()
        if low == "the" and re.match(r"[a-z,] ", text[max(0, at - 2) : at]):
            return tokens[i:]
        if low == "all" and i + 1 < len(tokens) and tokens[i + 1][2].lower() == "party":
            return tokens[i:]
        if low not in STARTERS:
            return tokens[i:]
    return []


def _all_generic(tokens: list[Token]) -> bool:
    return all(_bare(token[2]).lower() in GENERIC for token in tokens)


def _body(text: str, tokens: list[Token]) -> Body:
    start, end = tokens[0][0], tokens[-1][1]
    last = tokens[-1][2]
    if last.endswith(("'s", "’s")) and len(last) > 3:
        end -= 2
    elif last.endswith(("'", "’")):
        end -= 1
    return Body(start, end, text[start:end])
