"""The occasion of a speech: its event, taken from around the evidence for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sendnotes.extract.blocks import BlockKind
from sendnotes.extract.date_words import DAY_NAME, MONTH_NAME
from sendnotes.extract.hinted import Hinted
from sendnotes.extract.organisation_names import find_bodies
from sendnotes.extract.scenes import (
    TO_COME,
    Scene,
    block_around,
    first_in,
    rings,
    sentence_around,
    within,
)
from sendnotes.extract.titles import restore_title
from sendnotes.extract.unnamed_occasions import EARLY, launch_or_statement, with_title
from sendnotes.model import Explanation, Origin

if TYPE_CHECKING:
    from sendnotes.extract.speaking_signs import Sign

_AUDIENCE = re.compile(
    r"\b(?:[Aa]ddress(?:ed|ing)|spoke to|[Ss]peaking to|[Aa]ppear(?:ed|ing) before"
    r"|questions from|questioned by|speech to|statement to|lecture to|address to|talk to"
    r"|evidence to|told)\s+"
    r"(?:(?:members|delegates|a meeting|supporters|staff|leaders|trustees) "
    r"(?:of|from|at(?! (?:the )?(?:[A-Z][\w’'-]+ ){1,4}(?:School|College|Academy|Hospital"
    r"|Nursery)\b)) )?(?:the\s+|our\s+)?"
    r"(?P<body>(?!(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|MPs|SENCOs?|Sencos?|The|We|You|It|I)\b)[A-Z][\w’'&-]*"
    r"(?:\s(?:(?:of|for|and|on|&)\s(?:the\s)?)?"
    rf"(?!{DAY_NAME}|{MONTH_NAME}\b|(?:Sept|Nov|Dec)\b)[A-Z][\w’'&-]*){{0,9}})"
    r"(?P<short>\s\([A-Z][A-Za-z]{1,9}\))?"
)
_TO_PARLIAMENT = re.compile(
    r"\b(?:to|in|before) (?:the )?((?:Scottish |UK )?Parliament|House of (?:Commons|Lords)"
    r"|Senedd)\b"
)
_VISIT = re.compile(
    r"\bvisit(?:ed|ing)?\s+(?:to\s+)?(?P<where>(?:the\s)?[A-Z][\w’'&-]*(?:\s"
    r"(?:of\s)?[A-Z][\w’'&-]*){0,4})"
)


_VISITED = re.compile(
    r"(?P<where>(?:[A-Z][\w’'.-]+ (?:and |of )?){1,5}(?:School|College|Academy|Nursery|Hospital)"
    r"(?:,? (?:in|at) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)?) (?:had|received|enjoyed) a visit from\b"
)
_VISITED_US = Hinted(
    ("spent ", "spending ", "visited ", "came to ", "dropped in", "called in"),
    re.compile(
        r"\b(?:spent|spending) (?:the |a |an )?(?:\w+ )?(?:day|morning|afternoon|hour|evening)\b"
        r"[^.]{0,40} with us\b"
        r"|\b(?:visited|came to (?:see|visit)|dropped in on|called in on) (?:us"
        r"|our (?:\w+ )?(?:school|college|academy|nursery|pupils|students))\b"
    ),
)
_SCHOOL = re.compile(
    r"\b(?P<where>(?:[A-Z][\w’'.-]+ ){1,4}(?:School|College|Academy|Nursery|Hospital|Primary))\b"
    r"(?:,? in (?P<town>[A-Z][\w’'-]+))?"
)
_OPENED = re.compile(
    r"\bto open (?P<named>[A-Z][\w’'-]*(?: [A-Z(][\w’')-]*){0,5})(?=, (?:our|the|a|its|their|an) )|"
    r"\b(?:to open|opened) (?P<what>(?:[A-Z][\w’'-]+ ){1,4}(?:School|College|Academy|Centre)\b"
    r"|(?:the|a|our|its|their) [^.,;\n]{0,60}?"
    r"\b(?:centre|school|unit|building|college|hub|nursery|base|wing|block)\b"
    r"(?: (?:at|of) (?:[A-Z][\w’'-]+ ?){1,5})?)"
)
_CALLED = re.compile(
    r"\b(?:at|to|at the|to the) (?P<name>(?!(?:the|our|a|an|its|their|this) )[a-z]+"
    r" [A-Z][\w’'&!-]*(?: [A-Z0-9][\w’'&!-]*){0,5}"
    r"(?<![A-Z]s)|[A-Z][\w’'&!-]*(?: [A-Z0-9][\w’'&!-]*){1,5})(?= in [A-Z]| on |,| at [A-Z]| last |"
    r" this |\.)"
)
_PLAIN_MEETING = re.compile(
    r"\b(?:told|addressed|addressing|(?:spoke|speaking|talked|talking) (?:at|to)) "
    r"(?:an?|the|our|its) (?P<name>(?:[a-z][\w’'-]+ ){0,2}(?:full council|rally|assembly|dinner"
    r"|lobby of Parliament|meeting)(?: (?:of|about|on|for) (?![A-Z\d])[^.,;:“”\"]{3,50}?)?)"
    r"(?=[.,;:]| in [A-Z]| on \d| on [A-Z]| at | last | yesterday| that | this |\Z)"
)
"""A gathering that has only a word for it, as whom or what somebody spoke to."""
_OF_THE_BODY = re.compile(
    r"(?P<owner>union|association|trust|society|charity|council|forum|network|party|federation"
    r"|institute)['’]s (?P<rest>.{8,})",
    re.IGNORECASE,
)
"""An occasion of a body that is named elsewhere: “the Union's Annual Conference”."""
_COME_FROM = re.compile(
    r"\b(?:come|came|coming|fresh|straight|back|arrived) (?:straight |here )?from"
    r" (?:his|her|the|their|an?) \Z"
)
"""What leads to another occasion: “had come straight from her party's conference”."""
_COMES_NEXT = re.compile(r"(?:\A|\n)\W*(?:[Nn]ext|NEXT|Coming up|Dates?)\b[^\n.]{0,12}\Z")
"""What leads to an occasion that is yet to be: “Next: coffee morning on 20 October”."""
_ONLINE = re.compile(r"(?:online|virtual) (?=[a-z]+\Z)")
_HOUSES = frozenset({"House", "Commons", "Lords", "Parliament", "Chamber"})
_FEW, _NAMED, _TOP, _LEAST, _FIRST = 2, 6, 9, 3, 2
_LED, _BEFORE = 16, 300
_BODIES = frozenset("Committee Council Cabinet Board Panel Assembly Executive Forum".split())
_PLAIN = re.compile(
    r"(?:Annual|National|Spring|Summer|Autumn|Winter|General|Conference|Summit|Meeting| )+"
)
"""A name that any body's occasion may have."""
_ITS_OWN = re.compile(
    r"\b(?:its|their|(?:h[eo]lds?|hosts|hosted|runs?|ran|staged|organised|puts? on|laid on|threw)"
    r" (?:a|an)) $"
)
"""What leads from a body to an occasion of its own."""
_AT_A_PARTYS = re.compile(
    r"(?:Labour|Conservative|Tory|Liberal Democrat|Lib Dem|SNP|Green|Plaid Cymru)\b.{0,12}"
    r"\b[Cc]onference"
)
_LAUNCH_OF_ITS = re.compile(r"launch of (?:its|their) (?P<what>.+)")
_FRINGE = re.compile(r"\bfringe(?: (?:meeting|event|session|reception))?\b", re.IGNORECASE)


def _places_at(scene: Scene, at: int) -> bool:
    return any(place.start <= at < place.end for place in scene.places)


def _host(scene: Scene, sign: Sign) -> tuple[str, int, int] | None:
    """Return the visit to a school whose own page tells of it: “spent the morning with us”."""
    visited = first_in(scene.body, _VISITED_US)
    if visited is None or visited.end() > max(sign.end, EARLY):
        return None
    school = _SCHOOL.search(scene.body, 0, EARLY)
    if school is None:
        return None
    return f"visit to {school['where']}", school.start("where"), school.end("where")


def _in_full(scene: Scene, name: str) -> tuple[str, int, int] | None:
    """Return the occasion that a bare “conference” or “the summit” is, if the post names it."""
    words = name.lower().split()
    if name in _BODIES:
        pattern = rf"(?:[A-Z][\w’'&-]+ (?:and |of |for )?){{1,6}}{name}\b"
        fuller = re.search(pattern, scene.body[:EARLY])
        return (fuller[0], fuller.start(), fuller.end()) if fuller else None
    if owned := _OF_THE_BODY.match(name):
        rest, owner = owned["rest"].lower(), owned["owner"].lower()
        for other in scene.events:
            if other.text.lower().endswith(rest) and not _OF_THE_BODY.match(other.text):
                return other.text, other.start, other.end
        bodies = (body for body in find_bodies(scene.body[:EARLY]) if owner in body.text.lower())
        whole = next((body for body in bodies if " " in body.text), None)
        return (f"{whole.text} {owned['rest']}", whole.start, whole.end) if whole else None
    if len(words) > _FEW or name[0].isupper() != name.isupper():
        return None
    named = [
        event
        for event in scene.events
        if event.weight >= _NAMED and words[-1] in event.text.lower().split() and event.text != name
    ]
    if not named and len(words) == 1:
        top = scene.blocks[min(_FIRST, len(scene.blocks) - 1)].end
        named = [
            e for e in scene.events if e.end <= top and e.text.lower().startswith(f"{words[0]} ")
        ]
    if not named and len(words) == 1:
        ends = f" {words[0]}"
        named = [e for e in scene.events if e.text.lower().endswith(ends) and e.start < EARLY]
    if not named and len(words) == 1:
        named = [e for e in scene.events if e.weight >= _NAMED - 1 and e.start < EARLY]
    return (named[0].text, named[0].start, named[0].end) if named else None


def choose_event(scene: Scene, sign: Sign, *, top: bool = False) -> tuple[str, int, int] | None:
    """Return the event's name and where it is printed; with `top`, only the head tells it.

    “The Confederation held its annual conference”: the owner is a part of the name.
    """
    event = _choose_event(scene, sign, top=top)
    event = with_title(scene, event) if event else None
    if event and (online := _ONLINE.match(event[0])):
        event = event[0][online.end() :], event[1] + online.end(), event[2]
    if event and event[0].isupper() and " " in event[0]:
        event = restore_title(event[0]), event[1], event[2]
    if event and (fuller := _in_full(scene, event[0])):
        event = fuller
    if event:
        event = _on_the_fringe(scene, event)
    if event and (launched := _LAUNCH_OF_ITS.match(event[0])):
        begin, _ = sentence_around(scene, event[1])
        if owner := next(find_bodies(scene.body[begin : event[1] + _BEFORE]), None):
            return f"launch of {owner.text}'s {launched['what']}", event[1], event[2]
    if event is None or not (event[0].islower() or _PLAIN.fullmatch(event[0])):
        return event
    name, start, end = event
    if not _ITS_OWN.search(scene.body, max(0, start - _LED), start):
        return event
    begin, _ = sentence_around(scene, start)
    owner = next(find_bodies(scene.body[begin:start]), None)
    if owner is None:  # the sentence before names it: “... of the Association. At their AGM ...”
        owner = max(
            find_bodies(scene.body[max(0, begin - _BEFORE) : begin]),
            key=lambda body: body.start,
            default=None,
        )
    return (f"{owner.text} {name}", start, end) if owner else event


def _on_the_fringe(scene: Scene, event: tuple[str, int, int]) -> tuple[str, int, int]:
    """Return the fringe meeting at a party's conference, if the post tells of one."""
    if not _AT_A_PARTYS.fullmatch(event[0]) or not _FRINGE.search(scene.body[:EARLY]):
        return event
    return f"fringe meeting at {event[0]}", event[1], event[2]


def _choose_event(scene: Scene, sign: Sign, *, top: bool = False) -> tuple[str, int, int] | None:
    sentence = scene.body[sign.start : sign.end]
    # Somebody who chairs the Young People's Panel need not speak at it.
    office = (sign.person.role if sign.person else None) or ""
    here = [
        (event.weight + (3 if event.start >= sign.at else 0), event)
        for event in within(scene.events, sign.start, sign.end)
        if event.text not in office
        and not _COME_FROM.search(scene.body, max(0, event.start - 40), event.start)
    ]
    hall = [event for event in scene.events if event.weight == 9]
    if hall and not any(weight >= 9 for weight, _ in here):
        return hall[0].text, hall[0].start, hall[0].end
    best = max(here, key=lambda pair: pair[0], default=None)
    audience = _AUDIENCE.search(sentence)
    if audience and audience["body"] not in _HOUSES and (best is None or best[0] < 6):
        body = f"{audience['body']}{audience['short'] or ''}"
        return body, sign.start + audience.start("body"), sign.start + audience.end()
    if best and best[0] >= 4:
        return best[1].text, best[1].start, best[1].end
    plain = _PLAIN_MEETING.search(sentence) if best is None or best[0] < _LEAST else None
    if plain:
        return plain["name"], sign.start + plain.start("name"), sign.start + plain.end("name")
    called = _CALLED.search(sentence, max(0, sign.at - sign.start - 1))
    if (
        called
        and not _places_at(scene, sign.start + called.start("name"))
        and not any(body.text == called["name"] for body in find_bodies(called["name"]))
    ):
        return called["name"], sign.start + called.start("name"), sign.start + called.end("name")
    if opened := _OPENED.search(sentence):
        which = "what" if opened["what"] else "named"
        start = sign.start + opened.start(which)
        return f"opening of {opened[which]}", start, sign.start + opened.end()
    if visit := _VISITED.search(scene.body) if " a visit from" in scene.body else None:
        return f"visit to {visit['where']}", visit.start(), visit.end("where")
    if host := _host(scene, sign):
        return host
    visited = _VISIT.search(sentence)
    if visited:
        where = visited["where"].removeprefix("the ")
        return f"visit to {where}", sign.start + visited.start(), sign.start + visited.end()
    labelled = next((label for label in scene.labels if label.key == "event"), None)
    if labelled and top:
        return labelled.value, 0, 0
    house = _TO_PARLIAMENT.search(sentence)
    if house:
        return house[1], sign.start + house.start(1), sign.start + house.end(1)
    around = list(rings(scene, sign))[1:]
    if top:
        limit = max(sign.end, scene.blocks[min(_TOP, len(scene.blocks) - 1)].start)
        around = [(start, end) for start, end in around if start <= sign.start]
        around += [
            (b.start, b.end)
            for b in scene.blocks[: _TOP + 2]
            if b.start <= limit and len(b.text) < 300
        ]
    if best and best[0] >= 3:
        return best[1].text, best[1].start, best[1].end
    for ring, (start, end) in enumerate(around):
        near = [
            event
            for event in within(scene.events, start, end)
            if event.weight >= (4 if ring or top else 3)
            and event.text not in office
            and not _COME_FROM.search(scene.body, max(0, event.start - 40), event.start)
            and not TO_COME.search(scene.body[max(0, event.start - 60) : event.start])
        ]
        if near:
            chosen = max(near, key=lambda event: event.weight)
            return chosen.text, chosen.start, chosen.end
    if (other := launch_or_statement(scene)) is not None:
        before = within(scene.events, 0, other[1]) if other[0].startswith("launch of ") else ()
        named = [
            event
            for event in before
            if event.weight >= _NAMED
            and block_around(scene, event.start).kind is not BlockKind.HEADING
        ]
        fullest = max(named, key=lambda event: event.weight, default=None)
        return (fullest.text, fullest.start, fullest.end) if fullest else other
    named = [
        event
        for event in scene.events
        if event.weight >= 5
        and not _COMES_NEXT.search(scene.body, max(0, event.start - _LED), event.start)
    ]
    early = [event for event in named if event.start < len(scene.body) // 2] or named
    if early and not top:
        chosen = max(early, key=lambda event: event.weight)
        return chosen.text, chosen.start, chosen.end
    return None


def explain(field: str, value: str | None, how: str, origin: Origin = Origin.READ) -> Explanation:
    """Return how `field` came about."""
    return Explanation(field, value, origin, f"{origin}: {how}")


def shown(text: str, longest: int = 140) -> str:
    """Return evidence as one line between quotation marks, cut where it is long."""
    text = " ".join(text.split())
    if len(text) > longest:
        text = text[:longest].rsplit(" ", 1)[0] + " …"
    return f"“{text}”"
