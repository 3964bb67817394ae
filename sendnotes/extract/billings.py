"""The lines over a report that bill an occasion: its name, and below it where and when it was.

Minutes have them in a sentence of their head.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sendnotes.extract.blocks import BlockKind
from sendnotes.extract.date_words import DAY_NAME
from sendnotes.extract.names import find_runs, read_sighting
from sendnotes.extract.scenes import TO_COME, within
from sendnotes.extract.titles import restore_title

if TYPE_CHECKING:
    from sendnotes.extract.scenes import Scene
    from sendnotes.extract.speaking_signs import Sign

_BACK = 40
_LONGEST = 120
_WHERE_AND_WHEN = re.compile(
    rf"(?!(?:{DAY_NAME}|By|Posted|Published|Written|From|Minutes|Notes|Report|Issue|Newsletter)\b)"
    r"(?P<place>[A-Z][\w’'&. -]*(?:, [A-Z][\w’'&. -]*){0,3}), "
    rf"(?:{DAY_NAME},? )?\d{{1,2}}(?:st|nd|rd|th)?(?: ?[-–] ?\d{{1,2}})? [A-Z][A-Za-z]+"
    r"(?: \d{4})?"
)


_MET = re.compile(
    r"(?i:\W*(?:draft )?(?:minutes|notes) of (?:the|a|our) (?:\w+ )?meeting,? held,?) "
    r"(?P<when>on [^,;]{6,40}? (?:19|20)\d\d|at [^;]{5,90}? on [^,;]{6,40}? (?:19|20)\d\d)"
    r"(?P<rest>[^\n]{0,140})"
)
_IN = re.compile(
    r"\b(?:in|at) (?:the )?"
    r"(?P<place>(?!\d)[A-Z][\w’'&-]*(?:,? (?:of |the )?[A-Z0-9][\w’'&-]*){0,9})"
)
_TOP, _NAMED = 8, 6
_BODY = re.compile(
    r"(?i:committee|group|council|board|forum|panel|cabinet|partnership|assembly|executive"
    r"|governors|trustees|network|society|association|carers|parents)\b"
)


@dataclass(frozen=True, slots=True)
class Billing:
    """An occasion's name and place, each with where it is printed, and its date if it is said."""

    event: tuple[str, int, int]
    place: tuple[str, int, int] | None
    when: str = ""


def _minutes(scene: Scene) -> Billing | None:
    """Return what minutes say at their head: whose they are, and where and when the meeting was."""
    for index, block in enumerate(scene.blocks[:_TOP]):
        met = _MET.match(block.text)
        above = scene.blocks[index - 1] if index else None
        if met is None or above is None or not _BODY.search(above.text):
            continue
        name = restore_title(above.text.strip(" *_#:"))
        text = met["when"].partition(" on ")[0] if met["when"].startswith("at ") else met["rest"]
        told = _IN.search(text)
        offset = block.start + block.text.index(text)
        place = told and (told["place"], offset + told.start("place"), offset + told.end("place"))
        return Billing((name, above.start, above.end), place, met["when"])
    return None


def _tells_of_another(scene: Scene, sign: Sign) -> bool:
    """Tell whether minutes report what was said elsewhere: at a conference, in a debate."""
    return any(
        event.weight >= _NAMED
        and not TO_COME.search(scene.body, max(0, event.start - _BACK), event.start)
        for event in within(scene.events, 0, sign.end)
    )


def find_billing(scene: Scene, sign: Sign) -> Billing | None:
    """Return the billing above a sign: “Back in School”, “Room 25, ACC Liverpool, Sunday 8 May”."""
    if minutes := _minutes(scene):
        return None if _tells_of_another(scene, sign) else minutes
    for index in range(sign.block, max(0, sign.block - _BACK), -1):
        block, above = scene.blocks[index], scene.blocks[index - 1]
        heading = block.kind is BlockKind.HEADING and index != sign.block
        if heading and not _names_somebody(block.text):
            return None
        told = _WHERE_AND_WHEN.fullmatch(block.text) if len(block.text) < _LONGEST else None
        if told is None or above.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            continue
        name = above.text.strip(" *_#:")
        if len(name) < _LONGEST and not name.endswith((".", "!")) and len(name.split()) > 1:
            start, end = told.span("place")
            return Billing(
                (name, above.start, above.end),
                (told["place"], block.start + start, block.start + end),
            )
    return None


def _names_somebody(heading: str) -> bool:
    """Tell whether a heading opens with a name: then it stands over another one's part."""
    run = next(find_runs(heading), None)
    sighting = read_sighting(run) if run else None
    return sighting is not None and len(sighting.words) > 1 and not sighting.lead
