"""The lines over a report that bill an occasion: its name, and below it where and when it was."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sendnotes.extract.blocks import BlockKind
from sendnotes.extract.date_words import DAY_NAME
from sendnotes.extract.names import find_runs, read_sighting

if TYPE_CHECKING:
    from sendnotes.extract.scenes import Scene
    from sendnotes.extract.speaking_signs import Sign

_BACK = 40
_LONGEST = 120
_WHERE_AND_WHEN = re.compile(
    rf"(?!(?:{DAY_NAME}|By|Posted|Published|Written|From)\b)"
    r"(?P<place>[A-Z][\w’'&. -]*(?:, [A-Z][\w’'&. -]*){0,3}), "
    rf"(?:{DAY_NAME},? )?\d{{1,2}}(?:st|nd|rd|th)? [A-Z][a-z]+"
    r"(?: \d{4})?"
)


@dataclass(frozen=True, slots=True)
class Billing:
    """An occasion's name and place, each with where it is printed."""

    event: tuple[str, int, int]
    place: tuple[str, int, int]


def find_billing(scene: Scene, sign: Sign) -> Billing | None:
    """Return the billing above a sign: “Back in School”, “Room 25, ACC Liverpool, Sunday 8 May”."""
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
