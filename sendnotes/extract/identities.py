"""Whom the names of a post name: sightings weighed, and different spellings brought together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sendnotes.extract.date_words import DAY_NAME
from sendnotes.extract.genders import name_gender, title_gender
from sendnotes.extract.names import PEERAGES, load_name_words, read_sighting
from sendnotes.extract.roles import Role, role_after, role_before, role_below
from sendnotes.extract.verbs import SAYING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sendnotes.extract.names import Sighting, Word
    from sendnotes.extract.offices import Offices

_ENOUGH = 2
_WEIGHED = 40
_BELOW = 400
_BACK = 20
_SPOKE = re.compile(
    r"(?:,?\s(?:who|also|then|has|had|was|is|yesterday|today|later|afterwards|recently|just|MP|will"
    r"|of [A-Z][\w’'-]+|from [A-Z][\w’'-]+)\b){0,3},?\s?(?:"
    + SAYING.pattern
    + r"|\b(?:spok|address"
    r"|gave\b|deliver|launch|thank|chair|visit|introduc|join|lead|led\b|took\b|put\b|met\b|attend"
    r"|present|talk|outlin|host|appear|wrote))"
)
_SAID = re.compile(
    r"(?:\b(?:said|says|added|adds|asked|wrote|explained|replied|warned|argued|told us"
    r"|tells us|writes"
    r"|by|hear|heard from|introduced|thanked|from|with|according to|joined by|welcomed"
    r"|commented|and"
    r"|including|invited|remarked|concluded|met|hosted by|featuring|listened to|alongside"
    r"|spokesperson)"
    r"\s|(?:Speaker|Speakers|By|Delivered by|Author|From|Chair|Keynote|Contact|Posted by"
    r"|Written by)"
    r":?\s)$"
)
_QUOTED_BY = re.compile(
    r"[”\"’'],? (?:said|says|added|adds|replied|replies|asked|asks|warned|warns) \Z"
)
"""What stands between a quotation and whose it is."""
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]?")
_DOUBLE = re.compile(r"[A-Z][a-z’']+-[A-Z][a-z’']+[a-z]")
"""A surname of two: Achieng-Woods."""
_SHE_IS = re.compile(r"\. (?:He|She)(?:['’]s| is| was| has)\b")
"""How the sentence after goes on about somebody whom the end of one names."""
_AGED = re.compile(r",? \(?(?:aged )?\d{1,2}(?:\)|,)")
_PLACED = re.compile(r"\b(?:in|at|near|outside|around|across|via)\s$", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:charity|group|trust|company|organisation|campaign|firm|union|network|magazine|podcast)\s$"
)
"""What a name behind it is the name of: “the charity Talk Sooner”."""
_DAY_OR_NUMBER = re.compile(rf"[\W\d_]*(?:{DAY_NAME}[\W_]*)?", re.IGNORECASE)
_HE_OR_SHE = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")
_THE = re.compile(r"\b(?:[Tt]he|[Tt]his|[Oo]ur|[Aa]|[Yy]our|[Tt]heir|[Ii]ts)\s$")


@dataclass(slots=True)
class Identity:
    """One person while the post is read: all sightings of a full name and what goes with them."""

    name: str
    sightings: list[Sighting] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    score: int = 0
    inferred: bool = False
    """Whether the name is not in the post, only the office."""

    @property
    def first(self) -> str:
        """The first name, or the only one."""
        return self.name.split(" ")[0]

    @property
    def surname(self) -> str:
        """The last name."""
        return self.name.split(" ")[-1]

    @property
    def at(self) -> int:
        """Where the person is first named."""
        return self.sightings[0].start if self.sightings else 0


def name_key(name: str) -> str:
    """Return what two spellings of one name have in common."""
    return " ".join(name.replace("’", "'").replace("-", " ").lower().split())


def identify(
    body: str,
    runs: Sequence[tuple[Word, ...]],
    *,
    offices: Offices,
    wanted: Iterable[str] = (),
) -> list[Identity]:
    """Return the people named in full in `body`, in order; `wanted` names are people for sure."""
    sightings = [found for run in runs if len(run) < 40 if (found := read_sighting(run))]
    identities: dict[str, Identity] = {}
    titled: dict[str, int] = {}
    one: Identity | None = None
    for sighting in sightings:
        if len(sighting.words) < 2 and not _peer(sighting):
            key = sighting.words[-1].key
            titled[key] = titled.get(key, 0) + 1
            continue
        name = sighting.name
        if one is not None and _also_titled(body, one.sightings[-1], sighting):
            close = body.find(")", sighting.end, sighting.end + 60) + 1
            if close and (role := role_after(body, close)):
                one.roles.append(role)
            one.score += 3
            continue
        one = identities.setdefault(name_key(name), Identity(name))
        if one.name.islower() or (one.sightings and one.sightings[0].shouted):
            one.name = name
        one.sightings.append(sighting)
        if len(one.sightings) <= _WEIGHED:
            _weigh(body, sighting, one)
    active = _acting_first_names(body, runs)
    alone = {run[0].text for run in runs if len(run) == 1}
    sure = {name_key(name) for name in wanted}
    merged = _merge(list(identities.values()), offices)
    for one in merged:
        one.name = correct_slip(one.name, offices)
        if titled.get(one.surname.replace("’", "'").lower()):
            one.score += 3
        if " " in one.name and not active.isdisjoint((one.first.lower(), one.surname.lower())):
            one.score += 2
        given = one.first.lower() in load_name_words().given
        if given and one.sightings and one.sightings[0].shouted and one.surname in alone:
            one.score += 4  # below KEYNOTE 2, ANN TULL the text goes on: Tull said ...
        if one.first in alone and _goes_on(body, one):
            one.score += 5
        if offices.knows(one.name):
            one.score += 5
        if name_key(one.name) in sure:
            one.score += 9
    people = [one for one in merged if one.score >= _ENOUGH and not _is_heading(body, one)]
    known = {one.surname.lower() for one in people} | {one.first.lower() for one in people}
    people += _surnames_only(body, sightings, known)
    return sorted(people, key=lambda one: one.at)


def _goes_on(body: str, one: Identity) -> bool:
    """Tell whether a text goes on with the first name below a name in capitals on its own line."""
    if not one.sightings or not one.sightings[0].shouted:
        return False
    end = one.sightings[0].end
    line_ends = end >= len(body) or body[end : end + 1] == "\n"
    called = (
        rf"\b{re.escape(one.first)}"
        r"(?:, (?:who|\d)|['’]s\b| (?:is|was|has|went|said|told|spoke|came)\b)"
    )
    return line_ends and re.search(called, body[end : end + _BELOW]) is not None


def _is_heading(body: str, one: Identity) -> bool:
    """Tell whether words in capitals are no name: the text has them in small letters too."""
    if not all(sighting.shouted for sighting in one.sightings):
        return False
    words = [re.escape(word) for word in one.name.lower().split() if len(word) > 2]
    return any(re.search(rf"(?<![\w’'-]){word}(?![\w’'-])", body) for word in words)


def _acting_first_names(body: str, runs: Sequence[tuple[Word, ...]]) -> set[str]:
    """Return the capitalised words that stand alone and say or do something: “Kerrie talked”."""
    other = load_name_words().other
    return {
        run[0].key
        for run in runs
        if len(run) == 1
        and run[0].key not in other
        and (
            _SPOKE.match(body, run[0].end)
            or _QUOTED_BY.search(body, max(0, run[0].start - _BACK), run[0].start)
        )
    }


def _peer(sighting: Sighting) -> bool:
    """Whether a title and one name are all that this person is called: Baroness Barran."""
    return any(word.key in PEERAGES for word in sighting.honorifics)


def _also_titled(body: str, before: Sighting, sighting: Sighting) -> bool:
    """Whether brackets give a peer's title behind the name: John Nash (Lord Nash)."""
    return (
        _peer(sighting)
        and body[before.end : sighting.start] == " ("
        and before.words[-1].key == sighting.words[0].key
    )


def _surnames_only(body: str, sightings: list[Sighting], known: set[str]) -> list[Identity]:
    """Return people who are never named in full: “Mrs Okafor said”."""
    found: dict[str, Identity] = {}
    for sighting in sightings:
        key = sighting.words[-1].key
        if len(sighting.words) > 1 or key in known or not sighting.honorifics or _peer(sighting):
            continue
        if sighting.honorifics[-1].key in {"sir", "dame", "judge", "sister", "father", "hon"}:
            continue
        one = found.setdefault(key, Identity(sighting.words[0].text))
        one.sightings.append(sighting)
        if len(one.sightings) <= _WEIGHED:
            _weigh(body, sighting, one)
    return list(found.values())


def _weigh(body: str, sighting: Sighting, one: Identity) -> None:
    """Add the evidence around one sighting."""
    table = load_name_words()
    floor = body.rfind("\n", max(0, sighting.start - 240), sighting.start) + 1
    before = body[max(floor, sighting.start - 40) : sighting.start]
    score = 0
    first = sighting.words[0].text
    if first.lower().split("-")[0] in table.given or _INITIALS.fullmatch(first):
        score += 2
    if len(sighting.words) > 1 and _DOUBLE.fullmatch(sighting.words[-1].text):
        score += 2
    if _AGED.match(body, sighting.end) or body.startswith(("’s turn", "'s turn"), sighting.end):
        score += 3
    if sighting.honorifics:
        score += 3
    if sighting.postnominals:
        score += 3
    for role in (
        role_before(body, sighting.start, max(floor, sighting.start - 240)),
        role_after(body, sighting.end),
        role_below(body, sighting.end),
    ):
        if role is not None:
            one.roles.append(role)
            score += 3
    if _SPOKE.match(body, sighting.end):
        score += 2
    if _SHE_IS.match(body, sighting.end):
        score += 1
    if _SAID.search(before):
        score += 1
    if _QUOTED_BY.search(before):
        score += 1
    whose = body.startswith(("'s", "’s"), sighting.end)
    if _PLACED.search(before) and not whose:
        score -= 2
    if _BODY.search(before):
        score -= 6
    if _THE.search(before) and not sighting.honorifics and not sighting.lead:
        score -= 4
    opens = sighting.start - floor <= 2 and body[sighting.end : sighting.end + 1] in {" ", ","}
    if sighting.shouted and score > 0 and opens and not before.strip(" *_"):
        score += 1  # ANN TULL of Contact said ...
    if (
        sighting.shouted
        and score > 0
        and body.startswith(":", sighting.end)
        and floor == sighting.start
    ):
        score += 3  # ANN TULL: Good morning ...
    if sighting.shouted and score > 0 and _is_over_a_part(body, sighting, floor):
        score += 3
    if sighting.shouted and not (body[sighting.end : sighting.end + 2] == " (" or score > 2):
        score -= 3
    if score > one.score:
        one.score = score


def _is_over_a_part(body: str, sighting: Sighting, line: int) -> bool:
    """Tell whether a line has a name alone, or a day and a name, and what is below it a he or she.

    “THURSDAY: ANN TULL” stands over what she said.
    """
    ends = sighting.end >= len(body) or body[sighting.end] == "\n"
    led = _DAY_OR_NUMBER.fullmatch(body, line, sighting.start) is not None
    below = body[sighting.end : sighting.end + _BELOW].partition("\n")[2]
    return ends and led and _HE_OR_SHE.search(below) is not None


def _merge(identities: list[Identity], offices: Offices) -> list[Identity]:
    """Bring spellings of one name together: Damien and Damian Hinds, Chris and Christopher."""
    by_surname: dict[str, list[Identity]] = {}
    for one in identities:
        by_surname.setdefault(one.surname.replace("’", "'").lower(), []).append(one)
    merged: list[Identity] = []
    for group in by_surname.values():
        kept: list[Identity] = []
        for one in group[:20]:
            same = next((other for other in kept if _same_first(one.first, other.first)), None)
            if " " not in one.name and (peer := _in_full(one, kept)):
                peer.sightings = sorted([*peer.sightings, *one.sightings], key=lambda s: s.start)
                peer.roles += one.roles
                continue
            if same is None or " " not in one.name:
                kept.append(one)
                continue
            better = _official(one.name, offices) and not _official(same.name, offices)
            plainer = same.sightings and all(each.shouted for each in same.sightings)
            more = len(one.sightings) > len(same.sightings) and not _official(same.name, offices)
            initial, whole = len(same.first.strip(".")) == 1, len(one.first.strip(".")) > 1
            if whole and (better or plainer or more or initial):
                same.name = one.name
            same.sightings = sorted([*same.sightings, *one.sightings], key=lambda each: each.start)
            same.roles += one.roles
            same.score = max(same.score, one.score)
        merged += kept + group[20:]
    return _with_tails(merged)


def _in_full(one: Identity, others: Sequence[Identity]) -> Identity | None:
    """Return the only one of a peer's name who was named in full: Lord Adonis is Andrew Adonis."""
    full = [other for other in others if " " in other.name]
    if len(full) != 1:
        return None
    if not (full[0].roles or any(s.honorifics or s.postnominals for s in full[0].sightings)):
        return None  # nothing tells that somebody of the name is more than of the name
    titles = " ".join(word.text for sighting in one.sightings for word in sighting.honorifics)
    of_both = {title_gender(titles), name_gender(full[0].name)} - {None}
    return full[0] if len(of_both) < 2 else None


def _with_tails(identities: list[Identity]) -> list[Identity]:
    """Bring a surname of two words to its owner: De Souza is Rachel de Souza."""
    kept = []
    by_tail: dict[str, list[Identity]] = {}
    for other in identities:
        words = other.name.lower().split(" ")
        for at in range(1, len(words) - 1):
            by_tail.setdefault(" ".join(words[at:]), []).append(other)
    for one in identities:
        owners = by_tail.get(one.name.lower(), [])
        if len(owners) == 1:
            owners[0].sightings = sorted(
                [*owners[0].sightings, *one.sightings], key=lambda each: each.start
            )
        else:
            kept.append(one)
    return kept


def _official(name: str, offices: Offices) -> bool:
    """Whether the table of offices spells the name so."""
    return name_key(offices.public_name(name) or "") == name_key(name)


def correct_slip(name: str, offices: Offices) -> str:
    """Return an office holder's name with a slip in the first name put right: Damien Hinds."""
    public = offices.public_name(name)
    if public is None or name_key(public) == name_key(name):
        return name
    same_surname = public.split(" ")[-1].lower() == name.split(" ")[-1].lower()
    close = _edits(public.split(" ")[0].lower(), name.split(" ")[0].lower()) <= 2
    return public if same_surname and close and " " in name else name


def _same_first(one: str, other: str) -> bool:
    one, other = one.lower().rstrip("."), other.lower().rstrip(".")
    if one[:1] == other[:1] and 1 in (len(one), len(other)):
        return True  # an initial: L Samuel is Lois Samuel
    if one == other or (
        min(len(one), len(other)) >= 3 and (one.startswith(other) or other.startswith(one))
    ):
        return True
    table = load_name_words().given
    if one[0] != other[0] or min(len(one), len(other)) < 4:
        return False
    distance = _edits(one, other)
    return distance == 1 or (distance == 2 and not (one in table and other in table))


def _edits(one: str, other: str) -> int:
    """Count the insertions, deletions and replacements between two short words."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return row[-1]
