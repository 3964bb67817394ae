"""Chats as they are exported: each message behind its day, its hour and its writer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sendnotes.extract.people import Person

_STAMP = re.compile(
    r"(?:\A|\n)[-*# ]*\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)?"
    r"(?:\] | - )\Z",
    re.IGNORECASE,
)
_LONGEST = 40


def is_over_message(body: str, start: int, end: int) -> bool:
    """Tell whether a name is that of a message's writer, who tells of what others said."""
    return (
        body.startswith(":", end)
        and _STAMP.search(body, max(0, start - _LONGEST), start) is not None
    )


def writes_messages(body: str, person: Person) -> bool:
    """Tell whether somebody is one of those who write in a chat."""
    return any(is_over_message(body, each.start, each.end) for each in person.mentions)
