"""Debates, hearings and statements in Parliament and its committees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sendnotes.extract.alternatives import whole_words
from sendnotes.extract.date_words import DAY_NAME
from sendnotes.extract.events import Event
from sendnotes.extract.hinted import Hinted
from sendnotes.extract.places import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY = rf"(?:{DAY_NAME}|\d)"
_HALL = re.compile(
    r"(?:in|at) (?P<hall>Westminster Hall|the House of (?:Commons|Lords)|the (?:Commons|Lords))(?:"
    r" chamber)?(?:,? in the [A-Z]\w+ (?:Room|Hall|Chamber),?)?"
    rf"(?: (?:today|yesterday|this week|last week|on {_DAY}[^.,;:\n]{{0,20}}?(?: \d{{4}})?))?"
    rf" (?P<on>on|about) (?!{_DAY})(?P<topic>[^.,;:\n]{{4,100}}?)"
    r"(?=[.,;:\n]| in the | led by | and (?:\d|many|some|most|a |the |it |\w+ of them)|"
    rf" which | where | when | on {_DAY})"
)
_DEBATED = Hinted(
    (" debated ",),
    re.compile(
        r"(?:MPs|peers|Peers|members|Members) (?:have )?debated (?P<topic>[^.,;:\n]{4,100}?) in"
        r" (?P<hall>Westminster Hall|the House of (?:Commons|Lords)|the (?:Commons|Lords))\b"
    ),
)
_HALL_DEBATED = Hinted(
    (" debated ", " to debate "),
    re.compile(
        r"(?P<hall>Westminster Hall|(?:the|The) (?:House of )?(?:Commons|Lords))"
        rf" (?:debated|to debate) (?P<topic>[^.,;:\n]{{4,100}}?)"
        rf"(?=[.,;:\n]| on {_DAY}| last | yesterday)"
    ),
)
_MOTION = Hinted(
    ("motion to take note of ", "motion on ", "motion about "),
    re.compile(
        r"(?P<hall>(?:the )?House of (?:Commons|Lords)|the (?:Commons|Lords)) [^.\n]{0,60}?"
        r"\bmotion (?:to take note of|on|about) (?P<topic>[^.;:\n]{4,120}?)(?=[.;:\n]|, )"
    ),
)
_CHAMBER = re.compile(whole_words("Westminster Hall|House of Commons|House of Lords") + r"\b")
_CARDIFF = re.compile(r"(?:,| in) (?P<town>Cardiff(?: Bay)?)\b")
_CHAMBERS = re.compile(r"Commons|Lords|Senedd|Parliament")
_DEBATING = re.compile(
    r"\b(?:debat(?:ed|ing)|debate (?:was |is )?(?:on|about))\s+"
    r"(?P<topic>(?!whether|how|it\b|this\b|in\b)"
    r"(?:SEND?|[^.,;:\n]{8,100}?))(?=[.,;:\n]| in (?:the (?:House|Commons|Lords)|Westminster)\b|"
    r" and (?:it|he|she|we|you|they|there) "
    r"| (?:ran to|lasted|drew|took place) )"
)
_PETITION = re.compile(r"\bpetitions? debate\b", re.IGNORECASE)
"""A debate that has a name of its own."""
_GAVE = Hinted(
    ("Committee's inquiry ", "Committee’s inquiry "),
    re.compile(
        r"\bevidence (?:[\w’'-]+ ){0,3}?(?:to|before) (?:the )?"
        r"(?P<what>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+| and| of)*? Committee['’]s inquiry (?:into|on)"
        r" [^.;\n]{4,120}?)"
        r"(?=[.;\n]| on (?:Mon|Tues|Wednes|Thurs|Fri)day| yesterday| last )"
    ),
)
_STATEMENT = Hinted(
    ("statement",),
    re.compile(
        rf"(?P<what>(?P<kind>{whole_words('oral statement|ministerial statement|statement')})"
        r" (?:(?:on|about) [^.,;\n]{3,60}? )?"
        r"(?:to|in) (?:the )?(?P<house>House of Commons|House of Lords|Commons|Lords"
        r"|(?:[A-Z][a-z]+ )*Assembly|Senedd|Scottish Parliament))\b"
        rf"(?:,? (?:today|yesterday|last night|this \w+|last \w+|on {_DAY}[^.,;:\n]{{0,14}}?),?"
        rf"(?: afternoon| morning| evening)?)?"
        rf"(?: (?:on|about) (?!{_DAY})(?P<topic>[^.,;:\n]{{4,100}}?)"
        r"(?=[.,;:\n]| (?:which|where|when|after|before|and (?:said|told|was|he|she))\b))?"
    ),
)
_DEBATED_BY = Hinted(
    ("debated",),
    re.compile(
        r"(?:\b(?:MPs|MSPs|MSs|[Pp]eers|[Mm]embers|[Cc]ouncillors|[Cc]ouncil|Senedd|Parliament|Assembly"
        r"|Holyrood|Stormont)\b[^.,;:\n]{0,40}?) debated "
        r"(?P<topic>(?!whether|how|it\b|this\b|in\b|an? (?:e-)?petition\b)[^.,;:\n]{8,120}?)"
        rf"(?=[.,;:\n]| on {_DAY}| last | yesterday| this "
        r"| and (?:agreed|voted|it|s?he|we|they|there))"
    ),
)
"""A debate of any chamber, whose topic its name is made of."""
_ELSEWHERE = re.compile(r"\b(?:Scottish Parliament|Senedd|Stormont|Holyrood)\b")
"""The chambers of other nations."""
_BEFORE = 20
_ANNOUNCED = Hinted(
    ("statement on ", "statement about "),
    re.compile(
        r"\b(?:a|an|the|his|her|made|make) (?P<what>(?:oral |ministerial )?statement (?:on|about)"
        r" [^.,;:\n]{5,80}?)"
        r"(?=[.,;:\n]| in | to | yesterday| today| on [A-Z])"
    ),
)
_READING = Hinted(
    ("econd reading ", "econd Reading ", "hird reading ", "hird Reading ", " Stage "),
    re.compile(
        r"\b(?P<which>(?:[Ss]econd|[Tt]hird) [Rr]eading|(?:Second|Consideration|Committee|Report"
        r"|Final) Stage) (?:of|to|for|on) "
        r"(?P<bill>the [A-Z][\w’'&, -]*? Bill)\b"
    ),
)
"""The debate of a bill as a whole: “gave a second reading to the Children and Families Bill”."""
_BILL = r"(?:[A-Z][\w’'&-]*,?|and|of|for|in|on|to|\([A-Z][a-z]+\))"
"""A word of a bill's title."""
_HAD_READING = Hinted(
    ("econd reading", "econd Reading", "hird reading", "hird Reading", "Second Stage"),
    re.compile(
        rf"\b[Tt]he (?P<bill>{_BILL}(?: {_BILL}){{0,14}}? Bill)"
        r" (?:has )?(?:had|got|received|was given|reached)"
        r" (?:its|an?) (?P<which>(?:[Ss]econd|[Tt]hird) [Rr]eading|Second Stage)\b"
    ),
)
_COMMITTEE = Hinted(
    ("Committee",),
    re.compile(
        r"(?P<who>(?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?, ){1,3}[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
        r" and [A-Z][\w’'-]+ Committee|(?:[A-Z][\w’'-]+ (?:and |of )?){1,6}Committee)"
        r" (?:heard|took|finished (?:taking|hearing)|began (?:taking|hearing)|was taking"
        r"|questioned|was told|met|was hearing|were hearing|is hearing)\b"
        r"(?P<rest>[^.\n]{0,160})"
    ),
)
_SMALL_COMMITTEE = re.compile(
    r"\b(?:[Tt]he|[Tt]he council['’]s|[Oo]ur) ((?:[\w’'-]+ (?:and )?){1,4}?committee)"
    r" (?:heard|met|was (?:hearing|told|discussing|considering|meeting)|discussed|considered"
    r"|debated)\b"
)
"""A council's committee, whose name is printed without capitals."""
_COMMITTEE_DID = re.compile(r"committee (?:heard|met|was|discussed|considered|debated)\b")
"""What whatever the pattern above finds ends with; looking for it first is faster."""
_INQUIRY = re.compile(r"for its inquiry (?:into|on|about) [^.,;\n]{4,100}")


def find_sittings(body: str) -> tuple[list[Event], list[Place]]:
    """Return the sittings that `body` tells of, and the chambers they were in."""
    events: list[Event] = []
    places: list[Place] = []
    for hall in _debates(body):
        where = re.sub("^[Tt]he ", "", hall["hall"])
        named = f"{where} debate {hall.groupdict().get('on') or 'on'} {hall['topic']}"
        events.append(Event(hall.start(), hall.end(), named, 9))
        if where == "Westminster Hall":
            at = hall.start("hall")
            places.append(Place(at, at + len(where), where, 6))
    if not events and (debate := _debate(body)):
        events.append(debate)
        places.append(Place(debate.start, debate.start, body[debate.start : debate.end], 6))
    if any(word in body for word in ("debat", "statement", " reading ")):
        places += [
            Place(hall.start(), hall.end(), hall[0], 4 if hall[0] == "Westminster Hall" else 3)
            for hall in _CHAMBER.finditer(body)
        ]
    for hearing in _COMMITTEE.finditer(body):
        inquiry = _INQUIRY.search(hearing["rest"])
        named = f"{hearing['who']} hearing{f' {inquiry[0]}' if inquiry else ''}"
        events.append(Event(hearing.start(), hearing.end(), named, 8))
    for read in (*_READING.finditer(body), *_HAD_READING.finditer(body)):
        named = f"{read['which'].lower()} of the {read['bill'].removeprefix('the ')}"
        events.append(Event(read.start(), read.end(), named, 8))
    for stated in _STATEMENT.finditer(body):
        about = f"{stated['kind']} on {stated['topic']}" if stated["topic"] else stated["what"]
        events.append(Event(stated.start(), stated.end(), about, 8))
        if _CHAMBERS.search(stated["house"]):
            house = re.sub("^(?=Commons|Lords)", "House of ", stated["house"])
            if town := _CARDIFF.match(body, stated.end("house")):
                house = f"{house}, {town['town']}"
            places.append(Place(stated.start("house"), stated.end("house"), house, 4))
    events += [
        Event(found.start(1), found.end(1), found[1], 7)
        for found in (_SMALL_COMMITTEE.finditer(body) if _COMMITTEE_DID.search(body) else ())
    ]
    for found in () if events else _DEBATED_BY.finditer(body):
        events.append(Event(found.start("topic"), found.end(), f"debate on {found['topic']}", 7))
        if chamber := _ELSEWHERE.search(
            body, max(0, found.start() - _BEFORE), found.start("topic")
        ):
            places.append(Place(chamber.start(), chamber.end(), chamber[0], 3))
    events += [
        Event(found.start("what"), found.end("what"), found["what"], weight)
        for pattern, weight in ((_GAVE, 8), (_ANNOUNCED, 5))
        for found in pattern.finditer(body)
    ]
    return events, places


_KIND = re.compile(
    r"\b((?:Backbench Business|Opposition Day|[Aa]djournment|[Ee]stimates [Dd]ay)) \Z"
)
"""What a debate is called by the time that it is given."""


def _debate(body: str) -> Event | None:
    """Return the debate of which one sentence tells the chamber and another what it was about."""
    hall = _CHAMBER.search(body) if "debat" in body else None
    about = _DEBATING.search(body) if hall else None
    if hall is None or about is None or _PETITION.search(body):
        return None
    kind = _KIND.search(body, max(0, about.start() - _BEFORE), about.start())
    name = f"{kind[1] if kind else hall[0]} debate on {about['topic']}"
    return Event(hall.start(), hall.end(), name, 9)


def _debates(body: str) -> Iterator[re.Match[str]]:
    """Yield the debates in Parliament; few posts name a house of it, which is seen at once."""
    if any(house in body for house in ("Westminster Hall", "Commons", "Lords")):
        yield from _HALL.finditer(body)
        for each in (_DEBATED, _HALL_DEBATED, _MOTION):
            yield from each.finditer(body)
