"""Capitalised words that may be a person's name, and the evidence that they are."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from sendnotes.extract.organisation_words import ACRONYM_HEADS

if TYPE_CHECKING:
    from collections.abc import Iterator

HONORIFICS = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron viscount earl cllr "
    "councillor alderman rev reverend revd canon bishop archbishop rabbi imam sister father judge "
    "hon rt right honourable hrh".split()
)
PEERAGES = frozenset({"lord", "lady", "baroness", "baron", "viscount", "earl"})
POSTNOMINALS = frozenset(
    "MP MSP MS AM MLA MEP QC KC CBE OBE MBE KBE DBE GBE KCB DCB CB CH PC FBA FRS FRSA JP DL TD QPM "
    "PHD BSC MA BA MSC MED PGCE FRCP FRCPCH CMG NPQH NPQSEN FCCT TM".split()
)
_SHORTEST = 2
"""A name ends in no letter alone, as of “paper C. A fund of ...”."""
_UPPER = "A-ZÀ-ÖØ-Þ"
_TOKEN = (
    rf"(?:(?:Mr|Mrs|Ms|Dr|Prof|Cllr|Rev|Revd|Hon|Rt|[{_UPPER}])\.(?=[ \u00a0]?[{_UPPER}])"
    rf"|[{_UPPER}][\w’'-]*)"
)
_PARTICLES = r"(?:(?:de|van|von|der|den|la|le|du|di|da|dos|bin|al|ap|ten|y)[ \u00a0])"
_RUN = re.compile(
    rf"[{_UPPER}](?:(?:(?<=M)rs?|(?<=M)s|(?<=D)r|(?<=P)rof|(?<=C)llr|(?<=R)evd?|(?<=H)on|(?<=R)t)?"
    rf"\.(?=[ \u00a0]?[{_UPPER}])|[\w’'-]*)"
    rf"(?:[ \u00a0]{{0,2}}(?<=[ \u00a0.]){_PARTICLES}{{0,3}}{_TOKEN})*"
)
_AGE = re.compile(r"-(?:year|month|day)s?-old$")
_MARKS = frozenset(f"{letter}." for letter in "ABCDEFG")
_POSSESSIVE = re.compile(r"['’]s?$")
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_DAY_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?[ \u00a0]$")


class Word(NamedTuple):
    """One word of a run: as printed without a possessive ending, and where it stands."""

    text: str
    start: int
    end: int
    key: str
    """The word to compare by: lower case, without stops, one kind of apostrophe."""


@dataclass(frozen=True, slots=True)
class NameWords:
    """The table of words that tell names from other capitalised words."""

    given: frozenset[str]
    other: frozenset[str]
    surnames: frozenset[str]
    functional: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]


_FULL = 2


@cache
def load_name_words() -> NameWords:
    """Read the table, once."""
    source = resources.files("sendnotes.data").joinpath("people.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    given, other, surnames, functional, female, male = (
        frozenset(table[key].lower().split())
        for key in ("given", "other", "surnames", "functional", "female", "male")
    )
    bodies = {head.lower() for head in ACRONYM_HEADS}  # Mendip SENDIASS is nobody
    return NameWords(given, other | functional | bodies, surnames, functional, female, male)


def find_runs(text: str) -> Iterator[tuple[Word, ...]]:
    """Yield each run of capitalised words of `text`, in order."""
    for found in _RUN.finditer(text):
        start = found.start()
        if start and (text[start - 1].isalnum() or text[start - 1] in "_@/#"):
            continue
        run: list[Word] = []
        for word in _words(found[0], start):
            if word.start == start and _is_mark(word.text, text, start):
                continue  # a question, which somebody asks, or a point: “E. Enough places”
            run.append(word)
            if text[word.end : word.end + 2] in {"'s", "’s"}:
                # What follows an owner is another name, or none: “St Andrew's House”.
                yield _without_month(run, text)
                run = []
        if run:
            yield _without_month(run, text)


@lru_cache(maxsize=8)
def _has_marks(text: str) -> bool:
    """Tell whether lines of a text are marked with letters in turn, as points are: A., B., C."""
    return all(
        re.search(rf"(?m)^[ \t>*_#-]*{mark}[ \t]+\S", text) for mark in (r"A\.", r"B\.", r"C\.")
    )


@lru_cache(maxsize=8)
def _asks(text: str) -> bool:
    """Tell whether a text has lines marked Q., below which A. is an answer."""
    return re.search(r"(?m)^[ \t>*_#-]*Q\.[*_ \t]+\S", text) is not None


def _is_mark(word: str, text: str, at: int) -> bool:
    answers = word == "A." and _asks(text)
    if word != "Q." and not answers and not (word in _MARKS and _has_marks(text)):
        return False
    return not text[text.rfind("\n", 0, at) + 1 : at].strip(" \t>*_#-")


def _without_month(run: list[Word], text: str) -> tuple[Word, ...]:
    """Return a run without the month of a date before it: “On 16 April Orla Finnerty moved”."""
    dated = len(run) > 1 and run[0].key in _MONTHS
    if dated and _DAY_BEFORE.search(text, max(0, run[0].start - 8), run[0].start):
        return tuple(run[1:])
    return tuple(run)


def _words(run: str, start: int) -> Iterator[Word]:
    at = 0
    for text in run.split():
        at = run.index(text, at)
        begin, at = start + at, at + len(text)
        if "'" in text or "’" in text:
            text = _POSSESSIVE.sub("", text)
        text = text.rstrip("-")
        if text:
            # Srabani Sen is no SEN.
            key = text if text == "Sen" else text.replace("’", "'").rstrip(".").lower()
            yield Word(text, begin, begin + len(text), key)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A run read as a name: `words` without what stands around it in the run."""

    words: tuple[Word, ...]
    honorifics: tuple[Word, ...] = ()
    postnominals: tuple[Word, ...] = ()
    lead: tuple[Word, ...] = ()
    """The words of the run before the name and its honorifics."""

    @property
    def start(self) -> int:
        """Where the name begins, honorifics included."""
        return (self.honorifics or self.words)[0].start

    @property
    def end(self) -> int:
        """Where the name ends, post-nominals included."""
        return (self.postnominals or self.words)[-1].end

    @property
    def name(self) -> str:
        """The name without honorifics and post-nominals, small letters restored."""
        return restore_case(" ".join(word.text for word in self.words))

    @property
    def shouted(self) -> bool:
        """Whether the name is in capitals."""
        return all(word.text.isupper() and len(word.text) > 1 for word in self.words)


def restore_case(name: str) -> str:
    """Return a name in capitals as usually written: `JEN CRAFT` -> `Jen Craft`."""
    if not name.replace("Mc", "MC").isupper() or len(name) < 4:
        return name
    name = name.upper()
    words = (
        re.sub(r"[^\W_]+", lambda part: part[0].capitalize(), word) for word in name.split(" ")
    )
    return " ".join(
        re.sub(r"^(Mc)([a-z])", lambda found: found[1] + found[2].upper(), word) for word in words
    )


def read_sighting(run: tuple[Word, ...]) -> Sighting | None:
    """Read a run as honorifics, name and post-nominals, or None if it can hold no name."""
    if len(run) < 2 or (len(run) == 2 and _AGE.search(run[0].key)):
        return None
    table = load_name_words()
    last = len(run)
    while last and run[last - 1].text.upper() in POSTNOMINALS and run[last - 1].text.isupper():
        last -= 1
    if last > _FULL and run[last - 1].text.isupper() and run[last - 3].key in table.given:
        last -= 1  # whatever the letters behind a full name stand for: “Ann Bell HMI”
    first = _name_start(run[:last], table)
    while first < last and run[first].key in HONORIFICS:
        first += 1
    postnominals = run[last:]
    if first and run[first - 1].key in PEERAGES:  # LORD LOW OF DALSTON
        last = next((i for i in range(first + 1, last) if run[i].text == "OF"), last)
    words = run[first:last]
    marked = first
    while marked and run[marked - 1].key in HONORIFICS:
        marked -= 1
    honorifics = run[marked:first]
    if (
        not words
        or words[0].text == "A"
        or len(words[-1].text.rstrip(".")) < _SHORTEST
        or words[-1].key in {"i'd", "i'll", "i'm", "i've"}
        or sum(word.text[0].isupper() for word in words) > 4
    ):
        return None
    if not honorifics and len(words) < 2:
        return None
    if any(word.key in HONORIFICS or any(c.isdigit() for c in word.text) for word in words):
        return None
    known = bool(honorifics or postnominals)
    if not _can_be_name(words, table, known=known):
        return None
    if not known and words[0].key not in table.given and _ends_a_heading(run[:first], words):
        return None
    return Sighting(words, honorifics, postnominals, run[:marked])


def _ends_a_heading(lead: tuple[Word, ...], words: tuple[Word, ...]) -> bool:
    """Tell whether words in capitals are the rest of a line such as WHAT WOULD YOU STOP DOING."""
    shouted = all(word.text.isupper() for word in (*lead, *words))
    return shouted and any(word.key not in _ROLE_WORDS for word in lead)


def _name_start(run: tuple[Word, ...], table: NameWords) -> int:
    """Return where the name begins: behind the last honorific, else at a first name."""
    titled = [i for i, word in enumerate(run) if word.key in HONORIFICS]
    if titled and titled[-1] < len(run) - 1:
        return titled[-1] + 1
    if len(run) > 2 and _AGE.search(run[0].key):
        return 1 + _name_start(run[1:], table)
    for i, word in enumerate(run):
        if word.key in table.given and len(run) - i in {2, 3, 4}:
            return i
    start = 0
    while start < len(run) and (run[start].key in table.other or run[start].key in _ROLE_WORDS):
        start += 1
    last = run[start - 1].key if start else None
    if last and last not in _ROLE_WORDS and last not in table.functional:
        # “Special Needs Jungle”: what is left of a longer name is no person.
        return len(run)
    return start


_ROLE_WORDS = frozenset(
    "secretary minister chancellor chair chairman chairwoman chairperson chief executive director "
    "head headteacher principal president commissioner inspector adviser advisor leader manager "
    "ombudsman spokesman spokeswoman spokesperson founder trustee patron ambassador consultant "
    "coordinator co-ordinator senco governor editor psychologist therapist mayor whip deputy "
    "specialist shadow vice-chair co-chair parliamentary undersecretary under-secretary "
    "monday tuesday wednesday thursday friday saturday sunday ofsted send sen dfe nhs cqc lga "
    "january february march april june july august september october november december".split()
)


def _can_be_name(words: tuple[Word, ...], table: NameWords, *, known: bool) -> bool:
    led = known or words[0].key in table.given
    for i, word in enumerate(words):
        key = word.key
        bare = key.removesuffix("'s")
        if key in _ROLE_WORDS or (
            len(word.text) > 3 and "." not in key and not any(c in "aeiouyw" for c in key)
        ):
            return False
        first = i == 0 and key in table.given and len(words) > 1  # Bill and Grant are names, too
        if (
            bare in table.other
            and not first
            and not (
                led
                and i == len(words) - 1
                and bare in table.surnames
                and (known or len(words) <= 3)
            )
        ):
            return False
        if (
            word.text.isupper()
            and "." not in word.text  # J.R. Smith
            and 1 < len(word.text) <= 4
            and not all(w.text.isupper() for w in words)
        ):
            return False
    return True
