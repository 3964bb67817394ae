"""The people of a post: who is named, in which role, and where they are mentioned."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sendnotes.extract.date_words import calendar_date
from sendnotes.extract.dates import find_dates
from sendnotes.extract.epithets import find_epithets
from sendnotes.extract.identities import Identity, identify, name_key
from sendnotes.extract.initials import find_initials
from sendnotes.extract.iso_dates import iso_date
from sendnotes.extract.names import (
    HONORIFICS,
    PEERAGES,
    find_runs,
    load_name_words,
    read_sighting,
)
from sendnotes.extract.offices import Offices, load_offices
from sendnotes.extract.organisation_names import find_bodies
from sendnotes.extract.pronoun_roles import find_pronoun_roles
from sendnotes.extract.roles import Role, is_loose, role_after, without_town
from sendnotes.extract.told_roles import find_only_role, find_told_epithets, find_told_roles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sendnotes.extract.names import Word
    from sendnotes.model import Given

_COMMA = re.compile(r", (?=[A-Z])")
_CLOSED = re.compile(r"\s*(?:[.,;:)*\n]|\Z)")
_PLAIN_WORDS = frozenset(
    "will may mark grant rose hope faith grace joy dean pat art sue bill".split()
)
_LOOKED_AT = 60
_FAMILIAR = frozenset({"sir", "dame", "lady", "cllr", "councillor", "dr", "professor", "prof"})
_SEAT = re.compile(
    r" (?:of|OF) (?!England|Parliament)[A-Z][\w’'-]+(?:[ -](?:in |on |upon )?[A-Z][\w’'-]+){0,3}"
)
_BARE_SEAT = re.compile(
    r"(?:(?:local|labour|conservative|tory|liberal democrat|lib dem|green|reform(?: uk)?|snp|new"
    r"|backbench) )*MP",
    re.IGNORECASE,
)
"""What everybody in the Commons is, and no role in a speech."""
MEMBERS = frozenset({"MP", "MSP", "MS", "MLA"})
_SEAT_OF = re.compile(
    r"\b(?:Member of (?:Parliament|the \w+ ?\w*)|MP|MSP|MS|MLA) for [^|·\n]{3,60}"
)
_TOP, _OFTEN = 8, 2


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a person, from `start` to `end` in the body."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in a post; `name` has no honorifics and post-nominals."""

    name: str
    printed: str
    role: str | None = None
    mentions: tuple[Mention, ...] = ()
    roles: tuple[Role, ...] = ()
    """Every role printed beside the name, with where it stands."""
    inferred: bool = False
    """Whether the post has no name, only an office that the person held."""

    @property
    def surname(self) -> str:
        """The last name, which for a peer is no place: Low of Dalston."""
        return self.name.partition(" of ")[0].split(" ")[-1]


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of a post, in order of appearance."""

    people: tuple[Person, ...] = ()
    _spans: tuple[tuple[Mention, Person], ...] = ()
    _starts: tuple[int, ...] = ()
    _ends: tuple[int, ...] = ()
    """Where each of the mentions begins and ends: they are asked for all the time."""
    _by_key: Mapping[str, Person] = field(default_factory=dict)

    def at(self, start: int, end: int) -> Person | None:
        """Return who is mentioned between `start` and `end`; of several the first."""
        found = self.mentions_in(start, end)
        return found[0][1] if found else None

    def mentions_in(self, start: int, end: int) -> tuple[tuple[Mention, Person], ...]:
        """Return the mentions that touch the stretch from `start` to `end`, in order."""
        return self._spans[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def named(self, name: str | None) -> Person | None:
        """Return the person with this name."""
        return self._by_key.get(name_key(name or ""))


def find_cast(
    body: str,
    *,
    given: Given,
    published: str | None = None,
    offices: Offices | None = None,
    title: str = "",
    head: Sequence[str] = (),
) -> Cast:
    """Return the people named in `body` and every mention of them, titles included.

    The title may have a name in full that the body has only as “Mr Givan”, and the lines taken out
    at the `head` of the page that of the member whose page it is.
    """
    offices = offices or load_offices()
    runs = list(find_runs(body))
    wanted = (given.speech.speaker,) if given.speech.speaker else ()
    identities = identify(body, runs, offices=offices, wanted=wanted)
    day = _day(body, given, published)
    for one in identities:
        _complete_name(one, offices, day)
        _complete_from(one, title)
    if member := _whose_page(head, body, identities):
        identities.append(member)
    mentions = sorted(
        [*_mention(body, runs, identities), *find_initials(body, identities)],
        key=lambda found: found[0],
    )
    _add_later_roles(body, mentions)
    for one, role in find_pronoun_roles(body, mentions):
        one.roles.append(role)
    epithets = find_epithets(body, identities, mentions, offices=offices, day=day)
    identities += epithets.absent
    for one, role in epithets.roles:
        one.roles.append(role)
    for one, role in find_told_roles(body, mentions):
        one.roles.append(role)
    called = list(find_told_epithets(body, mentions))
    for _, _, one, role in called:
        one.roles.append(role)
    if not called and (only := find_only_role(body, mentions)):
        only[0][2].roles.append(only[0][3])
        called = only if len({id(one) for _, _, one in mentions}) == 1 else []
    told = [(start, end, one) for start, end, one, _ in called]
    every = sorted([*mentions, *epithets.mentions, *told], key=lambda found: found[0])
    return _cast(body, identities, every)


def _complete_name(one: Identity, offices: Offices, day: date | None) -> None:
    """Give “Mr Gove” the first name that the table of offices has for the day."""
    titles = one.sightings[0].honorifics if one.sightings else ()
    if " " in one.name or not titles or titles[-1].key not in {"mr", "mrs", "ms", "miss"}:
        return
    holders = offices.surnamed(one.name, day)
    if len(holders) == 1:
        one.name, one.inferred = holders[0], True


def _complete_from(one: Identity, title: str) -> None:
    """Give “Mr Givan” the first name that the title has."""
    if " " in one.name or one.surname not in title:
        return
    full = re.search(rf"(?<![\w’'-])([A-Z][a-z’'-]+) {re.escape(one.surname)}\b", title)
    if full and full[1].lower() in load_name_words().given:
        one.name = full[0]


def _whose_page(head: Sequence[str], body: str, identities: Sequence[Identity]) -> Identity | None:
    """Return the member of a parliament over whose page it is, where the body has a first name.

    “Tony Vaughan KC MP” and below it “Member of Parliament for Folkestone”: the text says “Tony”.
    """
    for line, below in zip(head[:_TOP], [*head[1:_TOP], ""], strict=False):
        sighting = next((s for run in find_runs(line) if (s := read_sighting(run))), None)
        if sighting is None or len(sighting.words) < 2 or line[: sighting.start].strip(" #*"):
            continue
        if not MEMBERS & {word.text for word in sighting.postnominals}:
            continue
        one = Identity(sighting.name)
        named = any(name_key(other.name) == name_key(one.name) for other in identities)
        if named or len(re.findall(rf"\b{re.escape(one.first)}\b", body)) < _OFTEN:
            return None  # whose own words may be signed with it
        if seat := _SEAT_OF.search(below):
            one.roles.append(Role(seat[0], 0, 0))
        return one
    return None


def _day(body: str, given: Given, published: str | None) -> date | None:
    """Return the day to look offices up for: given, of publication, or the first in the text."""
    month = f"{published}-01" if published and len(published) == len("2018-07") else published
    day = iso_date(given.speech.date) or iso_date(month)
    if day is not None:
        return day
    told = next((found for found in find_dates(body[:4000]) if found.complete), None)
    if told is None:
        return None
    return calendar_date(told.year or 1, told.month or 1, told.day or 1)


def _add_later_roles(body: str, mentions: Sequence[tuple[int, int, Identity]]) -> None:
    """Read roles beside surnames: “Mr Timpson is Parliamentary Under Secretary of State”."""
    seen: Counter[int] = Counter()
    for start, end, one in mentions:
        seen[id(one)] += 1
        if seen[id(one)] > _LOOKED_AT:
            continue
        full = any(sighting.start == start for sighting in one.sightings[:50])
        if not full and (role := role_after(body, end)):
            one.roles.append(role)


def _cast(body: str, identities: list[Identity], found: list[tuple[int, int, Identity]]) -> Cast:
    spans: list[tuple[Mention, Identity]] = []
    for start, end, one in found:
        if not spans or spans[-1][0].end <= start:
            spans.append((Mention(start, end, body[start:end]), one))
    by_person: dict[int, list[Mention]] = {}
    for mention, one in spans:
        by_person.setdefault(id(one), []).append(mention)
    people = {}
    for one in identities:
        role = best_role([role for role in one.roles if not _names_itself(role.text, one.surname)])
        people[id(one)] = Person(
            name=_public_name(body, one),
            printed=_printed(body, one, by_person.get(id(one), [])),
            role=_with_body(body, role) if role else None,
            mentions=tuple(by_person.get(id(one), ())),
            roles=tuple(one.roles),
            inferred=one.inferred,
        )
    by_key: dict[str, Person] = {}
    for person in people.values():
        by_key.setdefault(name_key(person.name), person)
    return Cast(
        tuple(people.values()),
        tuple((mention, people[id(one)]) for mention, one in spans),
        tuple(mention.start for mention, _ in spans),
        tuple(mention.end for mention, _ in spans),
        by_key,
    )


def _names_itself(role: str, surname: str) -> bool:
    """Tell whether a role ran into the name; the chair of the Lamb Inquiry may be Brian Lamb."""
    called = rf"\b{re.escape(surname)}(?! (?:Inquiry|Review|Report|Commission|Trust|Foundation))"
    return re.search(called, role) is not None


def _with_body(body: str, role: Role) -> str:
    """Return a role without where its holder is from, but with a body that a comma sets behind it.

    “Rory Love, Cabinet Member for Education, Kent County Council”
    """
    text = without_town(role.text)
    comma = _COMMA.match(body, role.end)
    if text != role.text or comma is None:
        return text
    employer = next(find_bodies(body[comma.end() : comma.end() + _LOOKED_AT]), None)
    if employer is None or employer.start or employer.short:
        return text
    closed = _CLOSED.match(body, comma.end() + employer.end)
    return f"{text}, {employer.text}" if closed else text


def _printed(body: str, one: Identity, mentions: Sequence[Mention]) -> str:
    if one.sightings:
        return body[one.sightings[0].start : one.sightings[0].end]
    return mentions[0].text if mentions else one.name


def _public_name(body: str, one: Identity) -> str:
    """Return the name; a peer known by one name keeps the title, and of where."""
    honorifics = one.sightings[0].honorifics if one.sightings else ()
    if " " not in one.name and (titles := [w for w in honorifics if w.key in PEERAGES]):
        seat = next((s for each in one.sightings[:9] if (s := _SEAT.match(body, each.end))), None)
        of = seat[0] if seat else ""
        of = _in_small(of) if of.isupper() else of
        name = one.name.capitalize() if one.name.isupper() else one.name
        return f"{titles[-1].text.capitalize()} {name}{of}"
    return one.name


def _in_small(seat: str) -> str:
    """Return a place in capitals as usually written: OF STOCKTON-ON-TEES, of Stockton-on-Tees."""
    parts = re.split(r"([ -])", seat.lower())
    return "".join(
        part if part in {"of", "on", "in", "upon"} else part.capitalize() for part in parts
    )


def best_role(roles: Sequence[Role]) -> Role | None:
    """Return the fullest role; one that is past, loose, or a seat, only if there is no other."""
    return max(
        (role for role in roles if not _BARE_SEAT.fullmatch(role.text)),
        key=lambda role: (
            not role.former,
            not is_loose(role.text),
            not _seat(role.text),
            len(role.text.split()),
        ),
        default=None,
    )


def _seat(role: str) -> bool:
    return "MP" in role.split()


def _mention(
    body: str, runs: Sequence[tuple[Word, ...]], identities: list[Identity]
) -> list[tuple[int, int, Identity]]:
    """Return where each identity is named: in full, by surname, or by a first name of its own."""
    found: list[tuple[int, int, Identity]] = []
    taken: set[int] = set()
    for one in identities:
        for sighting in one.sightings:
            found.append((sighting.start, sighting.end, one))
            taken.update(word.start for word in sighting.words)
    surnames = _lookup(identities, surname=True)
    firsts = _lookup(identities, surname=False)
    other = load_name_words().other
    for run in runs:
        if run[0].start in taken or run[-1].start in taken or len(run) > 8:
            continue
        words = list(run)
        while len(words) > 1 and (words[0].key in other and words[0].key not in surnames):
            words.pop(0)
        titles = []
        while len(words) > 1 and words[0].key in HONORIFICS:
            titles.append(words.pop(0))
        key = words[0].key
        if len(words) != 1 or (key not in surnames and key not in firsts):
            continue
        if _inside_a_name(body, words[0], titles):
            continue
        holder = _nearest(surnames.get(key, ()), words[0].start)
        if holder is None and key not in _PLAIN_WORDS:
            if not titles or titles[-1].key in _FAMILIAR:
                early = [one for one in firsts.get(key, ()) if one.at < words[0].start]
                holder = early[-1] if early and len(firsts[key]) == 1 else None
        elif holder is not None and not titles and key in _PLAIN_WORDS:
            holder = None
        if holder is not None:
            found.append(((titles or words)[0].start, words[0].end, holder))
    return sorted(found, key=lambda each: each[0])


def _inside_a_name(body: str, word: Word, titles: list[Word]) -> bool:
    """Whether a capitalised word belongs to a phrase: “the Timpson review”, “Hinds & Co”."""
    if titles:
        return False
    before, after = body[max(0, word.start - 4) : word.start].lower(), body[word.end : word.end + 3]
    return before.endswith(("the ", "a ", "@", "/", "& ")) or after[:2] == " &"


def _lookup(identities: list[Identity], *, surname: bool) -> dict[str, list[Identity]]:
    table: dict[str, list[Identity]] = {}
    for one in identities:
        word = (one.surname if surname else one.first).replace("’", "'").lower()
        if surname or " " in one.name:
            table.setdefault(word, []).append(one)
    return table


def _nearest(candidates: Sequence[Identity], at: int) -> Identity | None:
    """Return the one introduced last before `at`, else the first to come."""
    before = [one for one in candidates if one.at <= at]
    if before:
        return before[-1]
    return candidates[0] if candidates else None
