"""Roles told in another sentence than the name: “A head from Hull has said ... Ann Lee told”."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from sendnotes.extract.role_ends import tidy
from sendnotes.extract.roles import Role, has_head

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sendnotes.extract.identities import Identity

_FORETELLS = (
    re.compile(
        r"ha(?:s|ve)(?: \w+)? (?:said|warned|called|told|attacked|urged|accused|demanded|promised"
        r"|apologised|criticised|backed|pledged|admitted|described|hit|challenged|appealed)\b"
    ),
    re.compile(r"was the (?:main|keynote|guest|opening|closing) speaker\b"),
)
_FORETOLD = re.compile(
    r"(?:\A|[\n]|[.!?”\"’] )(?:The |An? |(?=(?:[A-Z][\w’'&-]* ){1,4}[a-z]))"
    r"(?P<role>[^.,;:“”\"\n]{4,90}) \Z"
)
"""How a news story begins, with the office before the name, up to its verb."""
_EPITHET = re.compile(
    r"(?:The|Our|Its)(?:(?<=[.!?”\"’] ...)|(?<=\n\n...)) (?P<role>[A-Za-z](?:[^.,;:“”\"\n]|,"
    r" (?=[A-Z])){4,90}?)"
    r" (?:was|is|had|has|said|told|argued|warned|added|spoke|went|called|urged|wants|began|ended"
    r"|gave"
    r"|used|climbed|presented|addressed|opened)\b"
    r"(?! (?:him|her|them|us)\b)"
)
"""What somebody just named is called: “The founder of Differently Wired had the hall laughing”."""
_SPEAKS = re.compile(
    r" (?:(?:was|is) (?:moving|giving|speaking|presenting|compering|addressing|delivering|talking"
    r"|in|at|there to|asked to|invited to|the (?:keynote|guest|main))|gave|spoke|addressed|told"
    r"|compared"
    r"|used|climbed|presented|opened|had been (?:asked|invited) to)\b"
)
_BEYOND, _SHORTLY, _LINES, _BACK = 700, 220, 4, 110
_OWN = re.compile(r" of [A-Z]| and ")
"""What a bystander is not called: of what, or two things at once."""
_OPENING, _FEW, _SHORT_TEXT, _THE = 900, 40, 2500, 4
_OTHER = re.compile(r"\b(?:same|other|next|last|first|whole|only|local|minister|government)\b")


_I_AM = re.compile(
    r"\bI(?:['’]m| am) (?:now |also )?(?:(?:the|an?|its|your) "
    r"|(?=[A-Z]|(?:vice-)?president\b|patron\b|chair\b|chief executive\b|director\b|head\b"
    r"|principal\b|founder\b|leader\b|trustee\b))"
    r"(?P<role>[A-Za-z][^.,;:!?“”\"\n]{3,80}?)(?=[.,;:!?]| (?:and|so|but) I\b)"
)


_AS_I = re.compile(
    r"\bAs (?:the |your )?(?P<role>[A-Z][\w’'-]+(?: (?:(?:for|of|and|the) )*[A-Z][\w’'-]+){0,8}),?"
    r" I\b"
)
"""“As Children's Minister I spend a good part of every week on screen”."""


def role_of_own(body: str, at: int) -> str | None:
    """Return what somebody says of themselves at the beginning of their words: “I am head of”."""
    told = (
        found["role"]
        for pattern in (_I_AM, _AS_I)
        for found in pattern.finditer(body, at, at + _OPENING)
    )
    return next((tidy(role) for role in told if has_head(role[:_FEW])), None)


_AS = re.compile(
    r"\b(?:as|since (?:he|she) became|since becoming|now|newly|being) (?:the |our |its )?"
    r"(?P<role>[A-Z][\w’'-]+(?: (?:(?:for|of|and|the) )*[A-Z][\w’'-]+){0,8}"
    r"|(?:joint |deputy )?general secretary\b|chief executive\b|president\b)"
)


def role_as(text: str) -> str | None:
    """Return the role that words such as “her last speech as Children's Commissioner” tell."""
    found = _AS.search(text)
    return found["role"] if found and has_head(found["role"]) else None


def role_called(body: str, held: str) -> str | None:
    """Return how a text calls somebody for the office that they hold in a body.

    “the union's joint general secretary”, of the Joint General Secretary of the Union.
    """
    head, of, _ = held.partition(" of the ")
    found = re.search(rf"\b{re.escape(head)}\b", body, re.IGNORECASE) if of else None
    return found[0] if found and " " in head else None


def find_told_roles(
    body: str, mentions: Sequence[tuple[int, int, Identity]]
) -> Iterator[tuple[Identity, Role]]:
    """Yield the roles of those who have none beside the name, told shortly before or after it."""
    starts = [start for start, _, _ in mentions]
    for verb in (verb for pattern in _FORETELLS for verb in pattern.finditer(body)):
        found = _FORETOLD.search(body, max(0, verb.start() - _BACK), verb.start())
        role = _role(found) if found else None
        at = bisect_left(starts, verb.end())
        if role is None or at == len(mentions):
            continue
        start, _, one = mentions[at]
        first = all(sighting.start >= start for sighting in one.sightings)
        near = start - verb.end() < _BEYOND and body.count("\n\n", verb.end(), start) < _LINES
        short = re.split(r" (?:of|for|from|at) ", role.text)[0].lower()
        again = f"the {short}" in body[start : start + _BEYOND].lower()  # then it is another
        if first and near and not again and not one.roles:
            yield one, role


def find_told_epithets(
    body: str, mentions: Sequence[tuple[int, int, Identity]]
) -> Iterator[tuple[int, int, Identity, Role]]:
    """Yield where somebody just named is called by an office alone, who that is, and the office.

    “Inga Rasmussen warned. The lead for psychologists at the union was moving motion 14.” What has
    no “of whom” has to be followed by a verb of speaking in public.
    """
    starts = [start for start, _, _ in mentions]
    for found in _EPITHET.finditer(body):
        role = _role(found)
        at = bisect_left(starts, found.start()) - 1
        if role is None or at < 0 or _OTHER.search(role.text):
            continue
        if not (_OWN.search(role.text) or _SPEAKS.match(body, found.end("role"))):
            continue
        _, end, one = mentions[at]
        alone = at == 0 or mentions[at - 1][2] is one or end - mentions[at - 1][1] > _SHORTLY
        between = body[end : found.start()].strip("\n*_ ")
        alone = alone and (bool(between) or body.rfind("\n", 0, end) >= mentions[at][0] - 5)
        if found.start() - end < _SHORTLY and alone and not one.roles and "\n" not in between:
            yield found.start(), role.end, one, role


_CALLED = re.compile(
    r"(?:[Tt]he|[Oo]ur|[Ii]ts)(?:(?<=[.!?”\"’] ...)|(?<=\n...)|(?<=, ...)|(?<=said ...)"
    r"|(?<=insisted ...)|(?<=explained ...)|(?<=was ...)|(?<=by ...)|(?<=from ...)) "
    r"(?P<role>(?:[\w’'-]+ ){0,4}?[\w’'-]+"
    r"(?: (?:of|for|at) (?:the )?[A-Z][\w’'-]*(?: (?:(?:of|for|and|the) )*[A-Z][\w’'-]*){0,5})?)"
    r"(?= (?:said|was|is|had|has|told|argued|warned|added|called|promised|wants|took|who|then|asked"
    r"|turned|stood|stayed|went|came|held|knew|got)\b|[.,;])"
)
"""An office by which somebody may be called: “the treasurer said”, “It came from the president”."""

_NO_OFFICE = re.compile(
    r"\A(?:chair|executive|minister|host|head|teacher|member|MP|judge)\Z|\b(?:speakers?|turn|team|staff"
    r"|committee|everybody|audience)\b",
    re.IGNORECASE,
)
"""What is said of anybody, or of many."""
_SAID_OF = re.compile(
    r" (?:(?:told|asked|thanked|reminded|introduced) (?:him|her|them|us)|said (?:that )?(?:he"
    r"|she))\b"
)
"""What the one with the office says to the other, or of himself."""


def _is_another(body: str, roles: Sequence[Role]) -> bool:
    """Tell whether an office is that of somebody else, who tells of the one named or is told of."""
    short = re.split(r" (?:of|for|from|at) ", roles[0].text)[0].lower()
    return f"that the {short}" in body.lower() or any(
        _SAID_OF.match(body, role.end) for role in roles
    )


def find_only_role(
    body: str, mentions: Sequence[tuple[int, int, Identity]]
) -> list[tuple[int, int, Identity, Role]]:
    """Return where a short text calls the only one without an office by the only office left.

    “Ada Pell was cheerful. ‘We have enough,’ the treasurer said.”
    """
    bare = {id(one): one for _, _, one in mentions if not one.roles}
    if len(bare) != 1 or len(body) > _SHORT_TEXT:
        return []
    told: dict[str, list[Role]] = {}
    for found in _CALLED.finditer(body):
        role = _role(found)
        if role and not _OTHER.search(role.text) and not _NO_OFFICE.search(role.text):
            told.setdefault(role.text.lower(), []).append(role)
    held = {role.text.lower() for _, _, one in mentions for role in one.roles}
    told = {text: roles for text, roles in told.items() if not _is_another(body, roles)}
    free = [roles for text, roles in told.items() if not any(text in each for each in held)]
    if len(free) != 1:
        return []
    (one,) = bare.values()
    return [(role.start - _THE, role.end, one, role) for role in free[0]]


def _role(found: re.Match[str]) -> Role | None:
    text = tidy(found["role"])
    return Role(text, found.start("role"), found.end("role")) if has_head(text) else None
