"""People called by their office: “the Minister”, “the Education Secretary”."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sendnotes.extract.genders import name_gender, told_gender
from sendnotes.extract.identities import Identity
from sendnotes.extract.roles import Role, is_loose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sendnotes.extract.offices import Offices, Term

_BRIEF = (
    r"(?:children|schools?|education|families|health|care|social care|disabled people|skills"
    r"|well-?being|young people|early years|standards)\b"
)
_NAMES = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*"
_FOR = rf" for (?:{_NAMES}(?:, {_NAMES})*,? and )?{_NAMES}"
"""What an office is for: “Children, Older People and Social Care”, and not the name behind it."""
_TITLE = (
    r"((?:(?:[A-Z][\w’']+|[a-z]+['’]s?|shadow"
    r"|schools?|education|children|health"
    r"|chief|prime|first"
    r"|deputy|junior|vice|and|families|skills|care|new|managing) ){0,4}"
    rf"(?:(?:[Uu]nder-)?[Ss]ecretary of [Ss]tate(?:{_FOR})?"
    rf"|Minister and Cabinet Secretary(?:{_FOR})?|[Mm]inister(?: of [Ss]tate)?"
    rf"(?:{_FOR}| for {_BRIEF}(?:,? (?:and )?{_BRIEF})*)?"
    rf"|[Ss]ecretary(?:{_FOR})?|[Cc]hancellor|[Ii]nspector"
    rf"|[Cc]ommissioner(?:{_FOR})?"
    r"|[Cc]hair(?:man|woman|person)?|[Dd]irector|[Cc]hief [Ee]xecutive|[Pp]resident"
    r"|[Mm]ayor|[Oo]mbudsman"
    r"|[Hh]eadteacher|[Ll]eader|MP|[Aa]dvis[eo]r"
    r"|(?:[Cc]abinet [Mm]ember|[Pp]ortfolio [Hh]older) for"
    r" (?:[\w’'-]+(?:,? and(?= [\w’'-]+))? ?){1,5}?"
    r"(?=,| told| said| who)))(?!\w|-\w|['’](?!s\b))"
)
_OFFICE = re.compile(rf"[Tt]he {_TITLE}")
_MAJESTY = re.compile(rf"(?:[Tt]he |(?=H(?:er|is) Majesty['’]s )){_TITLE}")
_ONCE = re.compile(
    r"\b(?:used to be|was once|had been|has been|became|to become|once"
    r"|(?:place|chair|job|shoes|seat|instead|behalf) of) $"
)
"""What makes an office the past of somebody else: “he used to be the children's minister”."""
_TO = re.compile(r"(?:\A|\n|- )To \Z")
_OF_BODY = re.compile(
    r" of (?:the )?[A-Z][\w’'&-]*(?: (?:(?:of|and|for|the) )*[A-Z][\w’'&-]*){0,7}"
)
"""Of what somebody is the head: “the chief executive of the Confederation of School Trusts”."""
_GENERIC = frozenset({"the", "of", "for", "and", "new", "state", "hm"})
_NEAR, _SOON, _HEAD = 500, 160, 3000
_NATIONS = (
    ("Stormont", re.compile(r"\b(?:Stormont|Northern Ireland|Belfast)\b")),
    ("Welsh", re.compile(r"\b(?:Senedd|Welsh (?:Government|Assembly|Parliament)|Cymru)\b")),
    ("Scottish", re.compile(r"\b(?:Holyrood|Scottish (?:Government|Parliament)|MSPs?)\b")),
)
"""Whose minister an office without a name may be, by words of which a post has two."""


@dataclass(frozen=True, slots=True)
class Epithets:
    """Where people are called by their office, and the roles that this tells."""

    mentions: tuple[tuple[int, int, Identity], ...]
    roles: tuple[tuple[Identity, Role], ...]
    absent: tuple[Identity, ...] = ()
    """Holders of an office who are never named, found in the table."""


def find_epithets(
    body: str,
    identities: Sequence[Identity],
    named: Sequence[tuple[int, int, Identity]],
    *,
    offices: Offices,
    day: date | None,
) -> Epithets:
    """Return whom each “the Minister” of `body` means, as far as the names around it tell."""
    mentions: list[tuple[int, int, Identity]] = []
    roles: list[tuple[Identity, Role]] = []
    absent: dict[str, Identity] = {}
    starts = [start for start, _, _ in named]
    holders: dict[frozenset[str], list[Identity]] = {}
    offices_of = {id(one): _office_words(one, offices, day) for one in identities}
    officials = [one for one in identities if offices_of[id(one)]]
    for found in _offices(body):
        start, end = found.start(), found.end(1)
        title = found[1].rstrip(",")
        end -= len(found[1]) - len(title)
        if _TO.search(body, max(0, start - 5), start):
            continue  # “To the Chancellor: put the money back” speaks to somebody else
        if start and (body[start - 1].isalnum() or _ONCE.search(body, max(0, start - 30), start)):
            continue
        after = bisect_left(starts, end)
        following = named[after][0] if after < len(named) else len(body) + 9
        if following - end <= 3 and body[end:following].strip(" ") in {"", ","}:
            continue
        words = _words(title)
        if words not in holders:
            holders[words] = [one for one in identities if _fits(words, one)]
        if not (fitting := holders[words]) and words:
            fitting = [one for one in officials if any(words <= t for t in offices_of[id(one)])]
        whose = _OF_BODY.match(body, end)
        if whose:
            of = _words(whose[0])
            fitting = [one for one in fitting if any(of <= _words(r.text) for r in one.roles)]
        holder = _holder(body, end, title, offices, day) if day and len(words) > 1 else None
        if holder is not None:
            held = [one for one in identities if offices.public_name(one.name) == holder.name]
            if not held and not any(_fits(words, one) for one in fitting):
                one = absent.setdefault(holder.name, Identity(holder.name, inferred=True))
                mentions.append((start, end, one))
                if all(words > _words(role.text) for role in one.roles):
                    one.roles.append(Role(title, found.start(1), end))
                continue
            fitting = held or fitting
        before = [one for _, _, one in named[max(0, after - 40) : after] if one in fitting]
        if fitting:
            chosen = before[-1] if before else fitting[0]
            if not before and len(fitting) > 1:
                continue
            mentions.append((start, end, chosen))
            told = [role.text for role in chosen.roles]
            told += [role.text for one, role in roles if one is chosen]
            fuller = all(words > _words(text) for text in told)
            plain = title[0].isupper() and all(t.islower() and " " not in t for t in told)
            if fuller or plain:
                roles.append((chosen, Role(title, found.start(1), end)))
            continue
        if (coming := _introduced(body, end, named[after : after + 1])) and (
            "inister" not in title or " for " in title
        ):
            end = whose.end() if whose else end
            roles.append((coming, Role(body[found.start(1) : end], found.start(1), end)))
            continue
        last = next(
            (one for s, _, one in reversed(named[max(0, after - 6) : after]) if start - s < _NEAR),
            None,
        )
        if last is None or not title[0].isupper() or _denied(last, roles):
            continue
        if not all(is_loose(role.text) for role in last.roles):
            continue
        if offices.held(title) and offices.knows(last.name) and not offices_of[id(last)]:
            continue  # whom the table has in other offices, and at other times
        if day and len(words) > 1 and offices.is_held_on(title, day):
            continue  # by others
        if offices.knows(last.name) or len({id(one) for _, _, one in named[: min(after, 99)]}) == 1:
            full = whose.end() if whose else end
            roles.append((last, Role(body[found.start(1) : full], found.start(1), full)))
            mentions.append((start, end, last))
            if not offices_of[id(last)]:
                officials.append(last)
            offices_of[id(last)] = (*offices_of[id(last)], words)
    return Epithets(tuple(mentions), tuple(roles), tuple(absent.values()))


def _holder(body: str, end: int, title: str, offices: Offices, day: date) -> Term | None:
    """Return who held an office; of several the only one of whom “he” or “she” may go on.

    “The Children's Minister took off her jacket” is Sarah Teather, and not Tim Loughton. In a post
    on Stormont the Education Minister is that of Northern Ireland.
    """
    for nation, words in () if "England" in body[:_HEAD] else _NATIONS:
        there = len(words.findall(body, 0, _HEAD)) > 1 if offices.held(f"{nation} {title}") else 0
        if there and (holder := offices.holder_on(f"{nation} {title}", day)):
            return holder
    if (holder := offices.holder_on(title, day)) is not None or not offices.held(title):
        return holder
    gender = told_gender(re.split(r"[“\"‘\n]", body[end : end + _SOON], maxsplit=1)[0])
    if gender is None:
        return None
    return offices.holder_on(title, day, lambda name: name_gender(name) == gender)


def _introduced(
    body: str, end: int, following: Sequence[tuple[int, int, Identity]]
) -> Identity | None:
    """Return whom the text names next, if the office before was the first that it told of them.

    “..., the General Secretary has said. Dr Patrick Roach was giving his address”.
    """
    for start, _, one in following:
        first = not one.roles and all(sighting.start >= start for sighting in one.sightings)
        between = body[end:start]
        if first and len(between) < _NEAR // 2 and re.search(r"[.!?]\s+\Z", between):
            return one if between.count(".") == 1 else None
    return None


def office_titles(text: str) -> tuple[str, ...]:
    """Return the offices that `text` calls somebody by, as printed, without the article."""
    return tuple(found[1].rstrip(",") for found in _offices(text))


def _offices(text: str) -> Iterator[re.Match[str]]:
    return (_MAJESTY if "Majesty" in text else _OFFICE).finditer(text)


def _denied(one: Identity, roles: Sequence[tuple[Identity, Role]]) -> bool:
    return any(holder is one for holder, _ in roles)


@lru_cache(maxsize=2_000)
def _words(title: str) -> frozenset[str]:
    words = re.findall(r"[a-z]+", re.sub(r"['’]s?\b", "", title.lower()))
    return frozenset(words) - _GENERIC


def _office_words(one: Identity, offices: Offices, day: date | None) -> tuple[frozenset[str], ...]:
    return tuple(_words(title) for title in offices.titles_of(one.name, day))


def _fits(words: frozenset[str], one: Identity) -> bool:
    """Whether a title's words are among those of one of the person's printed roles."""
    for role in one.roles:
        own = _words(role.text)
        if words and words <= own and not role.former:
            return True
        if words == {"minister"} and "under" in own and "secretary" in own:
            return True
    return False
