"""Who published a post, where its masthead, footer or own words say so plainly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sendnotes.extract.hinted import Hinted
from sendnotes.extract.organisation_names import find_bodies
from sendnotes.model import Explanation, Origin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.extract.blocks import Block
    from sendnotes.extract.headers import Line
    from sendnotes.model import CleanText

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:\(c\)|©)?\s*(?:(?:19|20)\d\d"
    r"(?:\s?[-–]\s?\d{2,4})?,?\s*)?(?:by\s+)?"
    r"([A-Z][\w’'&]*(?:[ ](?:of|for|and|&|the|to|in)?[ ]?[A-Z][\w’'&]*){0,7})",
    re.IGNORECASE,
)
_SENDER = re.compile(r"\s*From:\s*\"?([^\"<@]{3,60}?)\"?\s*<[^>]{3,80}>", re.IGNORECASE)
_WE = Hinted(
    (
        *(" as does ", " as do ", " as did ", " as has ", " as have "),
        *("We at ", "we at ", "here at ", "our charity, "),
    ),
    re.compile(
        r"(?:,? as (?:does|do|did|has|have) |\b[Ww]e at |\bhere at |\bour charity, )(?:the )?"
        r"(?P<name>[A-Z][\w’'&]*(?: (?:(?:of|for|and|&|the)"
        r" )?[A-Z][\w’'&]*){0,6})(?P<after>\.\s+(?:We|Our)\b)?"
    ),
)
_HOSTED = re.compile(
    r"^(?P<name>[A-Z][\w’'& ]{3,60}?) is (?:a registered charity|a charity|hosted by"
    r"|published by|part of)\b"
)
_NO_NAME = frozenset(
    "all rights reserved terms privacy cookies the menu home crown copyright parliamentary"
    " sent".split()
)
_TOP, _LONGEST = 8, 80
_ARTICLE = len("The ")


def find_source(
    clean: CleanText, blocks: Sequence[Block], lines: Sequence[Line]
) -> tuple[str | None, Explanation]:
    """Return the publisher and how it came about; None unless the post says so plainly."""
    for line in lines:
        if (found := _SENDER.match(line.text)) and line.number is not None:
            return _told(found[1].strip(), f"read: “{line.text}”")
    top = (line.text for line in lines if line.number is not None and line.number <= _TOP)
    mastheads = [text for text in (line.strip(" *_#") for line in top) if _is_body(text)]
    first = blocks[0].text.strip(" *_#") if len(blocks) > 1 else ""
    named = [*mastheads, first] if _is_body(first) else mastheads
    for line in lines:
        low = line.text.lower()
        marked = "©" in low or "copyright" in low or "(c)" in low
        if marked and (found := _COPYRIGHT.search(line.text)):
            name = re.sub(r"[\s.,|]+(?:(?:19|20)\d\d.*)?$", "", found[1].strip())
            if name[:1].isupper() and name.split()[0].lower() not in _NO_NAME and len(name) > 3:
                whole = next((one for one in named if _shortens(name, one)), name)
                return _told(whole, f"read: “{line.text}”")
    if named:
        how = "the masthead" if mastheads else "the line at the top"
        return _told(named[0], f"read: {how}")
    found = _WE.search(clean.body)
    if found and (found["after"] or not re.match(r",? as ", found[0])):
        return _told(found["name"], f"inferred: “{found[0].strip(' ,')}”", Origin.INFERRED)
    for line in lines:
        if found := _HOSTED.match(line.text):
            return _told(found["name"], f"read: “{line.text}”")
    how = "missing: the text does not say who published it"
    return None, Explanation("source", None, Origin.MISSING, how)


def _is_body(line: str) -> bool:
    """Tell whether a line is the name of a body and nothing else, as over a pasted page."""
    if len(line) > _LONGEST:
        return False
    return any(
        body.start <= _ARTICLE and body.end >= len(line) - 1 and " " in body.text
        for body in find_bodies(line)
    )


def _shortens(short: str, whole: str) -> bool:
    """Tell whether a name ends in the initials of another, as "Kent PCF" and "Kent Parent ..."."""
    *head, letters = short.split()
    words = whole.removeprefix("The ").split()
    rest = [word for word in words[len(head) :] if word[:1].isupper()]
    return words[: len(head)] == head and letters == "".join(word[0] for word in rest)


def _told(name: str, how: str, origin: Origin = Origin.READ) -> tuple[str, Explanation]:
    return name, Explanation("source", name, origin, how)
