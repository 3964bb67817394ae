"""Roles told of a pronoun: “She's been Children's Commissioner for years”, “As chair he ...”."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from sendnotes.extract.role_ends import tidy
from sendnotes.extract.roles import HEAD, Role, has_head, is_loose, role_after, without_town

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sendnotes.extract.identities import Identity

_ROLE = (
    r"(?:the |our |its )?(?P<role>(?:[A-Z][\w’'-]+|head|headteacher|(?:co-?)?chair(?:man|woman)?\b"
    r"|chief executive|director|president|leader|principal|deputy head|vice[- ]chair"
    r"|(?:joint |deputy )?general secretary)"
    r"(?:(?: (?:of|for|at|and|the|in))* [A-Z][\w’'-]+){0,9})"
)
_PRONOUN = re.compile(
    r"e(?= (?:is|was|has|had|became|chair|lead|led|head|run)|['’]s )(?:(?<=[Ss]he)|(?<=[Hh]e))"
)
"""What a pronoun ends with: few words with an “e” have such a one behind it."""
_IS = re.compile(
    r"(?:[Hh]e|[Ss]he)(?: is|['’]s| has been|['’]s been)(?: (?:also|now|currently|still|been))* "
    rf"{_ROLE}"
)
_HAD_BEEN = re.compile(
    rf"(?:[Hh]e|[Ss]he) had been {_ROLE} for (?:only |just |under )?(?:\w+ )?(?:days|weeks"
    r"|months)(?=[.,;])"
)
"""An office held not long yet: “He had been Minister for Children for ten weeks.”"""
_KNOWN_AS = re.compile(
    rf"\b(?:know|knew|remember)(?: of)? (?:him|her)(?: best| better)? as {_ROLE}"
)
_SHE_S = re.compile(
    r"(?:He|She)['’]s (?:also |now )?(?P<role>(?:the|our|an?) (?!(?:sort|kind|type|last|only"
    r"|first|same|head of a family)\b)[a-z][^.,;:()“”\"\n]{3,60}?)"
    r"(?=[.,;]| and | who | for )"
)
_SHE_IS = re.compile(
    r"(?:He|She|(?:(?<=days )|(?<=; now )|(?<=Now )|(?<=, and )|(?<= now ))(?:he|she))"
    r"(?= (?:is|was|has been|became) )"
)
"""A sentence that may tell a role in small letters: “She is the ombudsman.”"""
_CHAIRS = re.compile(
    r"(?:[Hh]e|[Ss]he)(?: has|['’]s)? (?P<verb>chair|lead|led|head|run)(?:s|ed)? "
    r"(?P<what>(?:the |our )(?:[A-Z][\w’'-]+(?:(?: (?:of|for|on|and))* [A-Z][\w’'-]+){0,8}))"
)
_HEADS = {"chair": "chair", "lead": "leader", "led": "leader", "head": "head", "run": "head"}
_AS = re.compile(rf"[Aa]s(?<![a-zA-Z]as) {_ROLE},? (?:he|she)\b")
_FRONTED = re.compile(
    r"(?:\A|(?<=[.!?]\s)|(?<=\n))An? (?P<role>(?!former)[a-z][^.,;:“”\"\n]{3,60}), (?:he|she) "
)
"""A role before the pronoun that it is of: “A teacher for 22 years, she had brought a box.”"""
_THEN = re.compile(rf"[^.;]{{0,60}}?\bbefore (?:he|she) (?:was|became) {_ROLE}")
_ONCE = re.compile(
    r"[^.;]{0,40}?\b(?:before|until|once"
    r"|for (?:the first|most of|a (?:decade|while|time)|\w+ years))\b"
)
"""What makes a role one of the past: “She was a teacher for the first half of her life”."""
_BEGINS = re.compile(rf"(?:(?!(?:from|of|by|to|for|about)\b)[\w’'-]+ ){{0,3}}{HEAD}(?!\w)")
"""A phrase that is of somebody: no question from a parent."""
_KIN = re.compile(
    r"\b(?:[Hh]er|[Hh]is|[Mm]y) (?:son|daughter|brother|sister|husband|wife|mum|dad)\b"
)
_NEAR = 350


def find_pronoun_roles(
    body: str, mentions: Sequence[tuple[int, int, Identity]]
) -> Iterator[tuple[Identity, Role]]:
    """Yield the roles that the sentences after a name tell of him or her.

    A role counts for somebody without one, or if it says more fully what is printed elsewhere.
    """
    ends = [end for _, end, _ in mentions]
    for role in _told(body):
        before = bisect_left(ends, role.start) - 1
        if before < 0 or not has_head(role.text) or _quoted(body, role.start):
            continue
        _, end, one = mentions[before]
        known = [each.text.lower() for each in one.roles]
        bare = all(" " not in without_town(each) or is_loose(each) for each in known)
        fuller = bare or any(each in role.text.lower() for each in known)
        if role.start - end <= _NEAR and fuller:
            yield one, role


def _told(body: str) -> Iterator[Role]:
    for found in _AS.finditer(body):
        yield Role(tidy(found["role"]), found.start("role"), found.end("role"))
    for found in _KNOWN_AS.finditer(body):
        if _ONCE.match(body, found.end()):
            continue
        yield Role(tidy(found["role"]), found.start("role"), found.end("role"))
    fronted = ", he " in body or ", she " in body
    for found in _FRONTED.finditer(body) if fronted else ():
        if not _BEGINS.match(found["role"]):
            continue
        yield Role(tidy(found["role"]), found.start("role"), found.end("role"))
    # All others begin with the pronoun, which is quickly found.
    for pronoun in _PRONOUN.finditer(body):
        at = pronoun.end() - (3 if body.startswith(("She", "she"), pronoun.end() - 3) else 2)
        if at and body[at - 1].isalnum():
            continue
        if told := _IS.match(body, at) or _HAD_BEEN.match(body, at):
            yield Role(tidy(told["role"]), told.start("role"), told.end("role"))
        called = _SHE_S.match(body, at)
        if (
            called
            and not _KIN.search(body, max(0, at - _NEAR), at)
            and _BEGINS.match(called["role"].split(" ", 1)[1])
        ):
            yield Role(tidy(called["role"]), called.start("role"), called.end("role"))
        if chairs := _CHAIRS.match(body, at):
            text = f"{_HEADS[chairs['verb']]} of {chairs['what']}"
            yield Role(text, chairs.start("verb"), chairs.end())
        if _SHE_IS.match(body, at) and (role := role_after(body, pronoun.end())):
            was = body.startswith(" was ", pronoun.end())
            if was and (then := _THEN.match(body, role.end)):
                yield Role(tidy(then["role"]), then.start("role"), then.end("role"))
            elif not (was and _ONCE.match(body, role.end)):
                yield role


def _quoted(body: str, at: int) -> bool:
    """Tell whether a place is within somebody's words, whose “he” is another."""
    paragraph = body[body.rfind("\n\n", 0, at) + 1 : at]
    return paragraph.count("“") > paragraph.count("”") or paragraph.count('"') % 2 == 1
