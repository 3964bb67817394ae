"""Names of bodies in running text: by what they are called, or known ones."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from sendnotes.extract.names import load_name_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_UPPER = "A-ZÀ-ÖØ-Þ"
_PHRASE = re.compile(
    rf"[{_UPPER}][\w’'!-]*(?:[ \u00a0](?:(?:of|for|on|and|&)[ \u00a0](?:the[ \u00a0])?)?"
    rf"[{_UPPER}][\w’'!-]*)*"
)
_TOKEN = re.compile(r"[^\s\u00a0]+")
_STRONG = frozenset(
    "association council trust society union alliance foundation commission institute university "
    "federation consortium academy network partnership committee department confederation charity "
    "college school primary ministry agency tribunal inspectorate ombudsman coalition collective "
    "authority academies government parliament assembly congress hospital nursery guild institution "
    "ltd limited plc cic bureau infants juniors forum party campaign corporation inspectorate "
    "schools colleges councils sendias sendiass iass pcf icb ccg".split()
)
_WEAK = frozenset(
    "service group board office unit team panel fund club company groups library hub".split()
)
_ACRONYM_HEADS = frozenset({"SENDIAS", "SENDIASS", "IASS", "PCF", "ICB", "CCG"})
_LOCAL = frozenset(
    "school college primary academy nursery hospital party campaign infants juniors forum".split()
)
_LEADING = frozenset({"of", "for", "on"})
_ON = frozenset({"commission", "group", "committee", "council", "forum", "network", "board"})
_HEAD_FIRST = (_STRONG | _WEAK | {"forums", "centre", "friends"}) - {
    *(
        "party",
        "school",
        "hub",
        "library",
        "sendias",
        "sendiass",
        "iass",
        "pcf",
        "icb",
        "ccg",
        "primary",
        "nursery",
        "ltd",
        "limited",
        "plc",
        "cic",
        "schools",
        "colleges",
    ),
    *("councils", "government", "infants", "juniors", "academies", "fund", "club", "panel", "team"),
}
_PLURAL_LAST = frozenset({"schools", "colleges", "councils", "groups"})
_GENERIC = frozenset(
    "local full county city borough district parish select special primary secondary mainstream "
    "high academy multi multi-academy school schools the our your this a an every each new partner "
    "partnership state public private independent maintained grammar boarding upper lower middle "
    "junior infant nursery national research provider academies non-partner youth member members "
    "parliamentary village town unitary integrated safeguarding free community virtual sixth ordinary "
    "good another many most all some any district's one no its their his her which these those "
    "resource working focus steering expert advisory task review project programme support parent "
    "carer care health education children children's families governing trust trustee in on at by "
    "executive management leadership core".split()
)
_LONGEST = 400
_DEFINED = re.compile(r"[ \u00a0]?\(([A-Za-z][A-Za-z&!]{1,11})(?:[,;][^()]{0,40})?\)")


@dataclass(frozen=True, slots=True)
class Known:
    """A body of the table; `plain`: its name is an everyday word."""

    name: str
    plain: bool = False


@dataclass(frozen=True, slots=True)
class KnownBodies:
    """The table: names and short forms by their first word."""

    by_first: dict[str, tuple[tuple[tuple[str, ...], Known, bool], ...]]

    def match(self, words: list[str], at: int) -> tuple[int, Known, bool] | None:
        """Return how many words from `at` name a body, which one, and whether by a short form."""
        for form, known, short in self.by_first.get(words[at], ()):
            if tuple(words[at : at + len(form)]) == form:
                return len(form), known, short
        return None


@cache
def load_known_bodies() -> KnownBodies:
    """Read the table, once."""
    source = resources.files("sendnotes.data").joinpath("organisations.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    forms: dict[str, list[tuple[tuple[str, ...], Known, bool]]] = {}
    for entry in table["organisation"]:
        known = Known(entry["name"], bool(entry.get("plain")))
        for form, short in ((known.name, False), *((s, True) for s in entry.get("short", ()))):
            words = tuple(form.split())
            forms.setdefault(words[0], []).append((words, known, short))
    for several in forms.values():
        several.sort(key=lambda form: -len(form[0]))
    return KnownBodies({first: tuple(several) for first, several in forms.items()})


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
    """Yield the bodies named in `text`, in order."""
    for found in _PHRASE.finditer(text):
        start = found.start()
        if start and (text[start - 1].isalnum() or text[start - 1] in "@#/_.-"):
            continue
        if found.end() - start > _LONGEST:
            continue
        tokens = [(start + m.start(), start + m.end(), m[0]) for m in _TOKEN.finditer(found[0])]
        for body in _read(text, tokens):
            defined = _DEFINED.match(text, body.end)
            if defined and any(char.isupper() for char in defined[1]):
                yield Body(body.start, body.end, body.text, body.known, body.short, defined[1])
            else:
                yield body


def organisation_in(role: str) -> str | None:
    """Return the body that a role names: “chair of X” -> “X”."""
    return next((body.text for body in find_bodies(role)), None)


Token = tuple[int, int, str]


def _read(text: str, tokens: list[Token]) -> Iterator[Body]:
    """Take known bodies out of a phrase, and read what lies between by its words."""
    table = load_known_bodies()
    if len(tokens) == 1 and "’" not in tokens[0][2] and "'" not in tokens[0][2]:
        if tokens[0][2] not in table.by_first and tokens[0][2] not in _ACRONYM_HEADS:
            return
    words = [token[2].replace("’", "'") for token in tokens]
    words[-1] = _bare(words[-1])
    bare = [_bare(word) for word in words]
    at = since = 0
    while at < len(tokens):
        match = table.match(words, at) or table.match(bare, at)
        if match is None or _goes_on(bare, at, match[0], match[2]):
            at += 1
            continue
        length, known, short = match
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
    return not short and length == 1 and after in _STRONG


def _meant(text: str, tokens: list[Token], at: int, length: int) -> bool:
    """Whether an everyday word stands with a capital that its place does not explain."""
    neighbours = [tokens[i][2] for i in (at - 1, at + length) if 0 <= i < len(tokens)]
    if any(word not in {"and", "&"} for word in neighbours):
        return False
    before = text[max(0, tokens[at][0] - 30) : tokens[at][0]]
    after = text[tokens[at + length - 1][1] : tokens[at + length - 1][1] + 24]
    if not before.strip() or before.rstrip(" ")[-1:] in '\n.!?:-*#•“"‘>|':
        return bool(_ACTS.match(after))
    return bool(re.search(r"[a-zA-Z,]\s$", before))


_ACTS = re.compile(
    r" (?:has|have|says?|said|is|wants?|welcomed|called|helped|runs|and (?:the )?[A-Z][\w’']+ (?:\w+ ){0,3}?(?:has|have|are|were|say|said|both|will))\b"
    r"|, (?:which|who|whose|the charity)\b"
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
        if head in _HEAD_FIRST and tokens[i + 1][2] in _LEADING:
            if tokens[i + 1][2] != "on" or head in _ON:
                return i
    return None


def _splits(left: list[Token], right: list[Token]) -> bool:
    if not left or not right:
        return False
    if _head_at(left) is None and _bare(left[-1][2]).lower() not in _STRONG | _WEAK:
        return False
    following = next((i for i, token in enumerate(right) if token[2] in {"and", "&"}), len(right))
    segment = right[:following]
    if _head_at(segment) is not None and _head_at(segment) != 0:
        return True
    last = _bare(segment[-1][2]).lower()
    if (
        last in _STRONG | _WEAK
        and len(segment) > 1
        and not (_head_at(left) is not None and last in _PLURAL_LAST)
    ):
        return True
    return _head_at(segment) == 0


def _one(text: str, tokens: list[Token]) -> Iterator[Body]:
    """Yield the body that one phrase names, if it names one."""
    while tokens and (tokens[0][2] in _LEADING or tokens[0][2] in {"and", "&", "the"}):
        tokens = tokens[1:]
    tokens = _without_start(text, tokens)
    while tokens and tokens[-1][2] in {"and", "&", "of", "for", "on", "the"}:
        tokens = tokens[:-1]
    if len(tokens) < 2 and not (
        tokens and _bare(tokens[0][2]) in _ACRONYM_HEADS - {"CCG", "PCF", "ICB"}
    ):
        return
    if all(token[2].isupper() or token[2] in {"&", "and"} for token in tokens) and len(tokens) > 1:
        return
    if len(tokens) == 1:
        yield _body(text, tokens)
        return
    head = _head_at(tokens)
    if head is not None:
        before = [i for i in range(head) if tokens[i][2] in _LEADING]
        first = before[-1] + 1 if before and tokens[head][2].lower() in _WEAK else 0
        if not _all_generic(tokens[first : head + 1]) or len(tokens) > head + 2:
            yield _body(text, tokens[first:])
        return
    last = max((i for i, token in enumerate(tokens) if _is_head(token)), default=0)
    head_word = _bare(tokens[last][2]).lower()
    stops = _LEADING | {"the"} | ({"and", "&"} if head_word in _LOCAL else frozenset())
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
    if not proper and head_word in _WEAK | _PLURAL_LAST | (_LOCAL - {"forum"}):
        return
    yield _body(text, span)


def _is_head(token: Token) -> bool:
    return _bare(token[2]).lower() in _STRONG | _WEAK


def _without_start(text: str, tokens: list[Token]) -> list[Token]:
    """Drop first words that have their capital from the sentence: The, Our, In."""
    for i, (at, _, word) in enumerate(tokens):
        low = word.lower()
        if low == "the" and re.match(r"[a-z,] ", text[max(0, at - 2) : at]):
            return tokens[i:]
        if low == "all" and i + 1 < len(tokens) and tokens[i + 1][2].lower() == "party":
            return tokens[i:]
        if low not in _STARTERS:
            return tokens[i:]
    return []


_STARTERS = frozenset(
    "the a an our your their its his her this that these those in on at by for from to with when "
    "while where what why how who as if but and or so then also both all some many most every each "
    "no not after before since until once last next yesterday today tomorrow monday tuesday "
    "wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december former join read see visit about dear welcome are is was "
    "has have did do does will get can new please thank thanks meanwhile however although because "
    "secretary minister chair director head chancellor president mr mrs ms".split()
)


def _all_generic(tokens: list[Token]) -> bool:
    return all(_bare(token[2]).lower() in _GENERIC for token in tokens)


def _body(text: str, tokens: list[Token]) -> Body:
    start, end = tokens[0][0], tokens[-1][1]
    last = tokens[-1][2]
    if last.endswith(("'s", "’s")) and len(last) > 3:
        end -= 2
    elif last.endswith(("'", "’")):
        end -= 1
    return Body(start, end, text[start:end])
