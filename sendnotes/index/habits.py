"""How people type what the index writes in one way: `s 42`, `R & D`, `16 to 19`, `doesnt`."""

from __future__ import annotations

import re

# As a text, which `re` compiles when it is first needed: few queries have any of these. In
# quotation marks, which come first, every letter counts.
_HABIT = (
    r"\"[^\"]*\"|“[^”]*”|«[^»]*»|(?<!\w)['‘][^'’]{2,80}['’](?!\w)"
    r"|(?<![\w'’.])(?P<section>s|sect?)\.? (?=[0-9])"
    r"|(?<![\w&])(?P<pair>R (?:&|and) D|Q (?:&|and) A|A (?:&|and) E)(?![\w&])"
    r"|(?<![\w.:-])(?P<from>[0-9]{1,2}) to (?P<to>[0-9]{1,2})(?![\w.-])"
    r"|(?<![\w'’-])(?P<verb>(?i:do|does|did|is|are|was|were|ca|could|wo|would|should|have|has|had))nt"
    r"(?![\w'’-])"
)
_SIGNS = (*"0123456789&", "nt", " and ")
"""What stands in whatever the pattern changes."""


def usual(text: str) -> str:
    """Return a query with what is typed in many ways as the index has it."""
    if not any(sign in text for sign in _SIGNS):
        return text
    return re.sub(_HABIT, _written, text)


def _written(found: re.Match[str]) -> str:
    if found["section"]:
        return "s."
    if found["pair"]:
        return f"{found['pair'][0]}&{found['pair'][-1]}"
    if found["from"]:
        return f"{found['from']}-{found['to']}"
    return f"{found['verb']}n't" if found["verb"] else found[0]
