"""Offices that a clause behind a name tells: “X, who heads the service at Y”, “X co-chairs Z”."""

from __future__ import annotations

import re
from typing import NamedTuple

_CHAIRS = re.compile(
    r"[*_]{0,3}(?:, [^,.;()]{3,70},|, (?:an? |the )?(?:\w+ )?MP|,)?\s(?:who (?:is \d\d and"
    r" )?)?(?:also )?"
    r"((?:co-)?chairs|has chaired|has led|leads|heads|runs) (?P<what>the (?:[A-Z][\w’'-]+"
    r"(?:(?:,? (?:and|of|for|on))? [A-Z][\w’'-]+)*(?: [Gg]roup| [Cc]ommittee| [Bb]oard)?"
    r"|(?:[\w’'-]+ ){0,5}?(?:group|committee|board|panel|network|taskforce|inquiry)"
    r"(?: (?:on|for|of|into) [\w’'-]+(?: [A-Z][\w’'-]+)*)?))"
)


_RUNS = re.compile(
    r"[*_]{0,3}(?:,? who|, whose [^,.;:]{5,70} and who) (?:now |also |currently )?"
    r"(?P<verb>(?:co-)?chairs|chaired|leads|led|heads|runs|manages|edits|coordinates|directs|teaches)"
    r" (?P<what>(?:on |(?:at )?(?=(?:the|our|an?|its|all) |[A-Z]))[^,.;:()“”\"\n]{3,90}?)(?=,)"
)
"""An aside that closes with a comma: “X, who heads the neurodevelopmental service at Y, spoke”."""
_CHAIRING = {
    "chairs": "chair",
    "co-chairs": "co-chair",
    "chaired": "chair",
    "has chaired": "chair",
    "has led": "leader",
    "leads": "leader",
    "led": "leader",
    "heads": "head",
    "runs": "head",
    "manages": "manager",
    "edits": "editor",
    "coordinates": "coordinator",
    "directs": "director",
    "teaches": "teacher",
}
_CHAIRED = re.compile(
    r"(?:,? who)? (chaired) "
    r"(?P<what>the (?:[\w’'-]+ ){0,3}?(?:review|inquiry|commission|taskforce)\b"
    r"(?: (?:of|into|on) [^.,;:()]{3,70})?)(?=[.,;:)]| whose\b)"
)
"""What makes the office of somebody for longer than a meeting: “X chaired the review of Y”."""
_POST = re.compile(
    r"(?:,? who)? (?:has|had|is|was|took|holds|held)\b[^.,;]{0,30}? (?:post|job|role|office) of "
    r"(?:the )?(?P<role>[A-Z][\w’'-]+(?: (?:(?:for|of|and|the) )*[A-Z][\w’'-]+){0,8})"
)
"""“X has been looking after the post of Children and Families Minister”."""
_BECAME = re.compile(
    r",? who (?:(?:has |had )?(?:just |recently |only )?(?:took|taken|taking) over|was"
    r" (?:appointed|named"
    r"|elected)|began|started|joined [^,.;]{3,40}?|returned|stepped in) as (?:the |its |our |an? )?"
    r"(?P<role>[^,.;:()]{3,80}?)"
    r"(?=[,.;]| (?:in (?:[A-Z]|20|the (?:spring|summer|autumn|new))|last |this |on |earlier |two "
    r"|three ))"
)
"""“X, who took over as chief executive of the trust in May”."""
_ONE_OF = re.compile(
    r"one of (?:our|the|its|their) (?P<role>[A-Za-z][\w’'-]*(?: [\w’'-]+){0,3}?)s"
    r"(?=[,.;:)]| (?:and|who|has|had|was|is|spoke|said|told)\b)"
)
"""Somebody of whom there are several: “one of our Young Ambassadors”."""


class Clause(NamedTuple):
    """An office, where its words begin and end, and whether it is past."""

    text: str
    start: int
    end: int
    former: bool = False


def read_clause(window: str, apart: int | None) -> Clause | None:
    """Return the office that the clause at the beginning of `window` tells.

    `apart` is where what a comma or a bracket sets apart begins, None where nothing does.
    """
    if post := _POST.match(window):
        return Clause(post["role"], *post.span("role"))
    chairs, runs = _CHAIRS.match(window), _RUNS.match(window)
    if chairs and not (runs and runs.end() > chairs.end()):
        head = _CHAIRING[chairs[1]]
        return Clause(f"{head} of {chairs['what']}", chairs.start(1), chairs.end())
    if runs:
        what, head = runs["what"], _CHAIRING[runs["verb"]]
        if what.startswith("on "):
            head = "lead"
        elif not what.startswith("at "):
            head = f"{head} of"
        return Clause(f"{head} {what}", runs.start("verb"), runs.end())
    if became := _BECAME.match(window):
        return Clause(became["role"], *became.span("role"))
    if chaired := _CHAIRED.match(window):
        return Clause(f"chair of {chaired['what']}", chaired.start(1), chaired.end(), former=True)
    several = _ONE_OF.match(window, apart) if apart is not None else None
    return Clause(several["role"], *several.span("role")) if several else None
