"""Who gave a speech, in what role, at what, when and where, and how each came about."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sendnotes.extract import likely_events, likely_places, likely_roles
from sendnotes.extract.billings import find_billing
from sendnotes.extract.iso_dates import iso_date
from sendnotes.extract.likely_dates import candidate_days
from sendnotes.extract.occasion_places import choose_place
from sendnotes.extract.occasions import choose_event, explain, shown
from sendnotes.extract.role_ends import with_chamber
from sendnotes.extract.speech_dates import date_speech
from sendnotes.extract.told_roles import role_as, role_called, role_of_own
from sendnotes.model import Explanation, Origin, Speech

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.extract.likely_dates import Day
    from sendnotes.extract.offices import Offices
    from sendnotes.extract.people import Cast, Person
    from sendnotes.extract.scenes import Scene
    from sendnotes.extract.speaking_signs import Sign

_BEFORE, _BESIDE = 1500, 30
_IS_AN_OFFICE = re.compile(r"(?:(?:His|Her) Honour )?(?P<title>Judge|Rabbi|Imam|Canon|Professor) ")
"""What stands before a name and is a role, where the text tells no other."""
_ONLINE = re.compile(r"\b(?:webinar|online|virtual)\b", re.IGNORECASE)
"""What has no place, whatever else the post names."""

Stretch = tuple[str, int, int]
"""What was found, and from where to where it stands in the body."""
Found = tuple[Speech, list[Explanation], list[str]]
"""A speech, how its fields came about, and warnings."""


class Weighed(NamedTuple):
    """What may be role, event, place and date of any speech of a post, to be weighed for each."""

    roles: likely_roles.Candidates | None
    events: likely_events.Candidates
    places: likely_places.Candidates
    days: Sequence[Day]

    @classmethod
    def of(cls, scene: Scene, cast: Cast, title: str) -> Weighed:
        """Return all that a post names."""
        return cls(
            likely_roles.Candidates(scene, cast),
            likely_events.candidate_events(scene, title=title),
            likely_places.candidate_places(scene),
            candidate_days(scene),
        )

    @classmethod
    def none(cls) -> Weighed:
        """Return nothing to weigh."""
        return cls(None, [], [], [])


@dataclass(slots=True)
class _Account:
    """How the fields of a speech came about."""

    told: list[Explanation] = field(default_factory=list)
    inferred: set[str] = field(default_factory=set)

    def tell(self, name: str, value: str | None, how: str) -> None:
        """Put down that the text has a field."""
        self.told.append(explain(name, value, how))

    def infer(self, name: str, value: str | None, how: str) -> None:
        """Put down from what a field was inferred."""
        self.inferred.add(name)
        self.told.append(explain(name, value, how, Origin.INFERRED))


def read_speech(
    scene: Scene,
    sign: Sign,
    weighed: Weighed,
    *,
    offices: Offices,
    own_words: bool,
    first_person: bool,
) -> Found:
    """Fill in the fields of one speech from its sign."""
    account, person = _Account(), sign.person
    told_role = _role_of(scene, sign)
    if told_role is None and first_person:
        told_role = role_of_own(scene.body, sign.start)
    likely_role = None
    if weighed.roles and person:
        likely_role = likely_roles.likelier_role(weighed.roles, person, told_role)
    role = likely_role.text if likely_role else told_role
    role = with_chamber(scene.body, role) if role else None
    billing = find_billing(scene, sign)
    event = told_event = billing.event if billing else choose_event(scene, sign, top=own_words)
    if not billing:
        event = likely_events.weigh_event(scene, weighed.events, sign, told_event)
    terms = offices.terms_of(person.name, role) if person else ()
    dated = date_speech(scene, sign, event, billing, weighed.days, terms=terms, top=own_words)
    place = told_place = None
    if not (event and _ONLINE.search(event[0])):
        place = told_place = choose_place(scene, sign, event, billing, dated.told_at)
        if not own_words:
            place = likely_places.weigh_place(scene, weighed.places, sign, event, told_place)
    if dated.explanation:
        account.told.append(dated.explanation)
    if dated.inferred:
        account.inferred.add("date")
    speaker, printed = _name_speaker(account, scene, sign, role, dated.date, offices)
    held = _office_held(offices, speaker, dated.date)
    if likely_role:
        how = shown_around(scene, likely_role.start, likely_role.end)
        account.infer("role", role, f"of the phrases that may tell it the likeliest: {how}")
    else:
        role = _tell_role(account, scene, sign, role, held, f"{speaker} was {held} on {dated.date}")
    _tell_stretch(account, scene, "event", event, told_event, "phrases that may name it")
    _tell_stretch(account, scene, "place", place, told_place, "places that the post names")
    speech = Speech(
        speaker=speaker,
        role=role,
        event=event[0] if event else None,
        place=place[0] if place else None,
        date=dated.date,
        printed=printed,
        inferred=tuple(sorted(account.inferred)),
    )
    return speech, account.told, list(dated.warnings)


def shown_around(scene: Scene, start: int, end: int) -> str:
    """Return the words around a stretch, within its line, as evidence."""
    first = max(scene.body.rfind("\n", 0, start) + 1, start - 40)
    return shown(scene.body[first : end + 20].split("\n")[0])


def _name_speaker(
    account: _Account,
    scene: Scene,
    sign: Sign,
    role: str | None,
    date: str | None,
    offices: Offices,
) -> tuple[str | None, str | None]:
    """Return the speaker and the name as printed, where it is another."""
    evidence, person = shown(scene.body[sign.start : sign.end]), sign.person
    if person is None:
        day = iso_date(date) or iso_date(scene.published)
        holder = offices.holder_on(role, day) if role and day else None
        if holder is None or day is None:
            how = f"missing: the text says {evidence} and no name"
            account.told.append(Explanation("speaker", None, Origin.MISSING, how))
            return None, None
        how = f"{holder.name} was {holder.title} on {day.isoformat()}; the text says {evidence}"
        account.infer("speaker", holder.name, how)
        return holder.name, f"the {role}"
    if person.inferred:
        how = f"the text names no one: {evidence}; {person.name} held the office"
        account.infer("speaker", person.name, how)
    elif sign.likely:
        how = f"all that is told of {person.name} makes a speech likely ({sign.likely:.2f})"
        account.infer("speaker", person.name, f"{how}; {evidence}")
    else:
        account.tell("speaker", person.name, evidence)
    return person.name, person.printed if person.printed != person.name else None


def _tell_role(
    account: _Account, scene: Scene, sign: Sign, role: str | None, held: str | None, why: str
) -> str | None:
    """Return the role as told, or else the office that the speaker held, or a title that is one."""
    printed = sign.person.printed if sign.person else None
    if held and role is None and (called := role_called(scene.body, held)):
        role = called
    if role is None and not held and (titled := _IS_AN_OFFICE.match(printed or "")):
        role = titled["title"]
    short = role is not None and " " not in role and held and role.lower() in held.lower()
    if role and not short:
        evidence = _role_evidence(scene, sign.person, role)
        account.tell("role", role, evidence or shown(scene.body[sign.start : sign.end]))
    elif held:
        how = f"the text names {f'only the {role}' if role else 'no role'}"
        role = held
        account.infer("role", role, f"{how}; {why}")
    return role


def _tell_stretch(
    account: _Account,
    scene: Scene,
    name: str,
    found: Stretch | None,
    told: Stretch | None,
    of_what: str,
) -> None:
    """Put down where an event or a place stands, and whether it is only likely."""
    if found is None:
        return
    how = shown_around(scene, found[1], found[2])
    if found != told:
        account.infer(name, found[0], f"of the {of_what} the likeliest: {how}")
    elif name == "place" and not found[2]:
        account.tell(name, found[0], f"“Location: {found[0]}”")
    else:
        account.tell(name, found[0], how)


def _role_of(scene: Scene, sign: Sign) -> str | None:
    """Return the speaker's role as printed, as fully as the sentence has it."""
    role = sign.person.role if sign.person else sign.title
    told = role_as(scene.body[sign.at : sign.end])
    if told is None and role is None:
        first = max(scene.blocks[sign.block].start, sign.start - _BEFORE)
        told = role_as(scene.body[first : sign.end])
    return told if told and (role is None or role.lower() in told.lower()) else role


def _office_held(offices: Offices, speaker: str | None, date: str | None) -> str | None:
    """Return the office that the table of offices has for the speaker on the day."""
    day = iso_date(date)
    terms = [term for term in offices.offices_of(speaker) if day and term.covers(day)]
    return terms[0].title if len({term.title for term in terms}) == 1 else None


def _role_evidence(scene: Scene, person: Person | None, role: str) -> str | None:
    if person is None:
        return None
    at = next((each for each in person.roles if each.text == role), None)
    if at is None or not at.end:
        return None  # or it stands above the body
    return shown(scene.body[max(0, at.start - _BESIDE) : at.end + _BESIDE])
