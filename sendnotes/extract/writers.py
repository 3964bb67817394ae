"""A member's own page, whose writer tells of a speech of their own: “I told MPs”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sendnotes.extract.alternatives import whole_words
from sendnotes.extract.hinted import Hinted
from sendnotes.extract.names import find_runs, read_sighting
from sendnotes.extract.offices import load_offices
from sendnotes.extract.people import MEMBERS, Person
from sendnotes.extract.scenes import block_at, sentence_around
from sendnotes.extract.speaking_signs import Sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.extract.scenes import Scene

_TOP, _LONGEST = 8, 7
_SEAT = re.compile(r"\b(?P<seat>(?:MP|MSP|MS|MLA) for [A-Z][\w’'&, -]{2,50})$")
_POSTED = re.compile(r"\W*\s(?:posted|shared) this\b")
_OWN_PAGE = re.compile(r"\s*[–—|-]\s")
"""What follows the name over the page of somebody who has held an office: “Vicky Ford – News”."""
_I_SPOKE = Hinted(
    ("I ", "honour ", "rivilege ", "leasure "),
    re.compile(
        r"I (?<!\w..)(?:\w+ ){0,2}?"
        r"(?P<verb>told (?:MPs|MSPs|peers|the House|the Commons|colleagues|ministers|delegates"
        r"|them (?:first|that))|said (?=at (?:the|our|their) )"
        r"|(?:opened|led|closed|secured|put in for) (?:a|the|my|this) (?:[\w’'-]+ ){0,4}?debate"
        r"|said to the Minister\b"
        r"|spoke (?:as [^.]{3,80}? )?(?:in|at|to) |gave (?:a|my) |made (?:a|my) (?:\w+ )?speech)"
        rf"|{whole_words('honour|privilege|pleasure')}"
        r" (?:of|to) (?:open|lead|speak|address|clos)\w*\b"
    ),
)


def tells_of_own(body: str) -> bool:
    """Whether somebody tells of a speech in the first person."""
    return _I_SPOKE.search(body) is not None


def find_writer(scene: Scene, lines: Sequence[str]) -> Sign | None:
    """Return the sign of a speech by the member whose name heads the page."""
    spoke = _I_SPOKE.search(scene.body)
    writer = _member(lines[:_TOP]) if spoke else None
    if spoke is None or writer is None:
        return None
    start, end = sentence_around(scene, spoke.start())
    block = block_at(scene, spoke.start())
    return Sign(3, start, end, block, spoke.start(), writer)


def _member(lines: Sequence[str]) -> Person | None:
    """Return the member of a parliament, or who posted it, whose name heads the page."""
    for number, line in enumerate(lines):
        if len(line.split()) > _LONGEST or not line.split() or "|" in line:
            continue
        for run in find_runs(line):
            sighting = read_sighting(run)
            if sighting is None or len(sighting.words) < 2:
                continue
            seats = (_SEAT.search(each) for each in lines[number : number + 2])
            seat = next((found["seat"] for found in seats if found), None)
            begins = not line[: sighting.start].strip(" #*")
            own = begins and _OWN_PAGE.match(line, sighting.end)
            known = own and load_offices().knows(sighting.name)
            if known or _POSTED.match(line, sighting.end):
                return Person(sighting.name, line[sighting.start : sighting.end])
            if seat or MEMBERS & {word.text for word in sighting.postnominals}:
                return Person(sighting.name, line[sighting.start : sighting.end], seat)
    return None
