"""Labelled lines around a text: “Delivered on: 20 June 2019”, “Location: Nottingham”."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from sendnotes.extract.blocks import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.extract.blocks import Block
    from sendnotes.model import Removed

_LABELS = {
    "delivered": r"delivered on|debated on|speech (?:given|delivered) on|date of (?:the )?speech"
    r"|date delivered|date of delivery|statement made on|speech date",
    "held": r"when|slot|date and time|date of (?:the )?(?:meeting|event|conference)",
    "speaker": r"delivered by|speaker|who(?=:)|statement (?:made )?by"
    r"|speech by|given by|speech given by",
    "place": r"location|venue|place|where",
    "event": r"event|occasion|what|delivered at|delivered to|audience|meeting(?= [A-Z])",
    "role": r"role|position|job title|title of speaker",
    "published": r"for (?:immediate )?release|(?:strictly )?embargo(?:ed)?(?: until| to)?"
    r"|(?:first )?published(?: on)?|posted(?: on)?"
    r"|date of (?:press )?release"
    r"|press release date|(?:press )?notice date|press notice date|date of publication"
    r"|publication date|release date|date published"
    r"|date posted|sent|date"
    r"|(?:uploaded|added|created|written|issued|released|opened)(?: on)?|last (?:updated|modified)"
    r"|updated(?: on)?",
    "from": r"from",
    "by": r"by|author|written by|posted by",
    "for": r"(?:prepared )?for(?=:)",
}
_LABEL = re.compile(
    r"[\s*_#>–-]{0,8}(?:"
    + "|".join(rf"(?P<{key}>{form})" for key, form in _LABELS.items())
    + r")\b[*_]{0,3}\s*(?P<mark>:)?[*_]{0,3}[ \t]*",
    re.IGNORECASE,
)
HEADER_WORDS = (
    r"speaker|subject|length|topic|title|theme|duration|chair|host|venue|location|delivered|published"
    r"|posted|updated|date|time|running time|report of|agenda item|author|source|contact|tags?"
    r"|event|occasion|picture|photo|caption|present|apologies|in attendance"
)
"""What stands before the colon of a header's line, over a report or over minutes."""
_HEADER = re.compile(
    rf"(?:{HEADER_WORDS}|to|from|by|where|when|meeting|guests?)\s*:", re.IGNORECASE
)
_TIME_AND_PLACE = re.compile(
    r"\d[:.]\d\d ?(?:[ap]\.?m\.?)?(?: (?:to|until) [\d.:]+ ?(?:[ap]\.?m\.?)?)?, (?:in "
    r"|at )?(?:the )?"
    r"(?P<place>(?!Zoom|Teams|MS |Microsoft)[A-Z][\w’'-]+(?:,? [A-Z\d][\w’'-]*){0,8})\W*\Z"
)
"""What stands there behind the day and the time: 10.15 am, Albemarle Centre, Taunton"""
_HEAD = 6
_NEXT = re.compile(r"\bnext meeting\b", re.IGNORECASE)
_LONGEST = 160
_ROWS = 3
_PRESENT = re.compile(
    r"[\s*_#>–-]{0,8}(?:present|apologies|in attendance|in the chair)\b", re.IGNORECASE
)
_DATE = re.compile(r"[\s*_#>–-]{0,8}(?:date(?: and time| of meeting)?|when)\b", re.IGNORECASE)
_DAY_AND_TIME = re.compile(
    r"[\s*_#>–-]{0,8}(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.{4,40}?\d[:.]\d\d", re.IGNORECASE
)


class Line(NamedTuple):
    """A line of the header or footer; `number` counts in the decoded text, None in the body."""

    text: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """A labelled value and the whole of what was printed."""

    key: str
    value: str
    printed: str
    number: int | None = None


def header_lines(blocks: Sequence[Block], removed: Sequence[Removed], top: int = 14) -> list[Line]:
    """Return the removed lines and the short lines of the body, in the order of each."""
    lines = [Line(each.text.strip(), each.line) for each in removed]
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.CODE:
            continue
        if index < top or index >= len(blocks) - 6:
            texts = block.text.split("\n")
            lines += [Line(text.strip()) for text in texts if len(text) <= _LONGEST]
    return lines


def is_header(text: str) -> bool:
    """Tell whether a block is a line of a header, such as “Venue: ...”: no point, no intro."""
    return bool(_HEADER.match(text))


def find_labels(lines: Sequence[Line]) -> tuple[Label, ...]:
    """Return the labelled values; a label alone on its line takes the next line."""
    found = []
    read = [_LABEL.match(line.text) if len(line.text) <= _LONGEST else None for line in lines]
    for index, (line, label) in enumerate(zip(lines, read, strict=True)):
        if label is None:
            continue
        key = next(key for key in _LABELS if label[key])
        value = line.text[label.end() :].strip(" *_")
        if value:
            bare = key in {"published", "delivered", "speaker"} and not value.startswith("of next")
            if label["mark"] or bare or (value[0].isupper() and _in_columns(read, index)):
                found.append(Label(key, value, line.text, line.number))
        elif index + 1 < len(lines):
            following = lines[index + 1].text
            found.append(Label(key, following, f"{line.text} {following}", line.number))
    if any(label.key == "place" for label in found) or any(_PRESENT.match(x.text) for x in lines):
        found = [_of_meeting(label) for label in found]
        found += [
            Label("held", line.text, line.text, line.number)
            for before, line in zip((Line(""), *lines), lines, strict=False)
            if _DAY_AND_TIME.match(line.text) and not _NEXT.search(before.text)
        ]
        found += [
            Label("place", told["place"], line.text, line.number)
            for line in lines[:_HEAD]
            if _DAY_AND_TIME.match(line.text) and (told := _TIME_AND_PLACE.search(line.text))
        ]
    return tuple(found)


def _in_columns(read: Sequence[re.Match[str] | None], index: int) -> bool:
    """Tell whether a line is one of several that begin with a label, in two columns once."""
    around = range(max(0, index - _ROWS + 1), index + 1)
    return any(all(read[at : at + _ROWS]) and len(read) >= at + _ROWS for at in around)


def _of_meeting(label: Label) -> Label:
    """Read “Date:” beside “Venue:” or “Present:” as the day of the meeting."""
    dated = label.key == "published" and _DATE.match(label.printed)
    return replace(label, key="held") if dated else label
