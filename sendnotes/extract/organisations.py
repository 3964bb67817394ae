"""The organisations that a post names, each once, with the short forms it gives them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sendnotes.extract.alternatives import compile_words
from sendnotes.extract.date_words import DAY_NAME, MONTH_NAME
from sendnotes.extract.hinted import Hinted
from sendnotes.extract.names import load_name_words
from sendnotes.extract.organisation_names import Body, find_bodies

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sendnotes.extract.blocks import Block
    from sendnotes.extract.people import Cast

_MASTHEAD = 4
"""In how many blocks a site's own name is looked for."""


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """Where a post names an organisation; `name` is the one it is listed under."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Organisations:
    """Organisations in order of appearance; `abbreviations` as the post defines them."""

    names: tuple[str, ...] = ()
    abbreviations: Mapping[str, str] | None = None
    mentions: tuple[OrganisationMention, ...] = ()

    def apart_from(self, occasions: Iterable[tuple[str | None, str | None]]) -> Organisations:
        """Return those that are more than where something took place, or the name of it.

        `occasions` are events and places. The University of X, where a lecture was, is a venue;
        the X Partnership Day is no Partnership.
        """
        often = Counter(mention.name for mention in self.mentions)
        only = {
            name
            for name in self.names
            if often[name] == 1
            and any(
                (place or "").split(",")[0] == name or (event or "").startswith(f"{name} Day")
                for event, place in occasions
            )
        }
        return Organisations(
            tuple(name for name in self.names if name not in only),
            self.abbreviations,
            tuple(mention for mention in self.mentions if mention.name not in only),
        )


def find_organisations(blocks: Sequence[Block], body: str, cast: Cast) -> Organisations:
    """Return the organisations named in `body`."""
    named = [each for found in find_bodies(body) for each in _without_person(body, found, cast)]
    named += _by_initials(body, cast, named)
    found = sorted([*named, *_by_context(body, cast, named)], key=lambda each: each.start)
    offices = {(role.start, role.end) for person in cast.people for role in person.roles}
    found = [
        each
        for each in found
        if not _is_place(body, each)
        and not _OF_A_LAW.match(body, each.end)
        and (each.start, each.end) not in offices  # the Local Government Ombudsman, Jane Martin
    ]
    below = {block.start for block in blocks[-_IMPRINT_BLOCKS:]}
    found = [
        each for each in found if each.start not in below or not _IMPRINT.match(body, each.end)
    ]
    alone = {block.start: block.end for block in blocks[:_MASTHEAD]}
    told = [each for each in found if alone.get(each.start) != each.end]
    spoken_of = {_key(each.text) for each in told} | {each.known for each in told if each.known}
    # A line that is nothing but a name is the site's, and the post need not speak of it.
    found = [
        each
        for each in found
        if alone.get(each.start) != each.end or {_key(each.text), each.known} & spoken_of
    ]
    abbreviations: dict[str, str] = {}
    names: dict[str, str] = {}
    full: dict[str, str] = {}
    for each in found:
        if not each.short:
            key = _key(each.text)
            names.setdefault(key, each.text)
            if each.known:
                full.setdefault(each.known, names[key])
            if each.defined:
                abbreviations.setdefault(each.defined, names[key])
    listed: dict[str, str] = {}
    mentions = []
    for each in found:
        if each.short:
            name = abbreviations.get(each.text) or full.get(each.known or "") or each.text
            if name != each.text:
                abbreviations.setdefault(each.text, name)
        else:
            name = names[_key(each.text)]
        listed.setdefault(_key(name), name)
        mentions.append(OrganisationMention(each.start, each.end, listed[_key(name)]))
    return Organisations(tuple(listed.values()), abbreviations, tuple(mentions))


_HOUSES = frozenset({"House of Commons", "House of Lords"})
_WHERE = re.compile(
    r"\b(?:at|to|into|from) (?:the )?\Z|\b(?:reception|held|event|met|speech|spoke) in the \Z"
    r"|\b(?:[Ll]ocation|[Vv]enue|[Pp]lace): ?\Z"
)
_IMPRINT = re.compile(
    r"(?: is an?| CIC| Ltd| Limited|\. |, )(?: |\b)[^.\n]{0,30}\b(?:[Rr]egistered|company limited"
    r"|CIC"
    r"|VAT)\b| is run by volunteers\b|(?: CIC| Ltd| Limited)?[.,]? (?:[Rr]egistered )?"
    r"(?:[Cc]harity|[Cc]ompany) (?:[Nn]o|[Nn]umber|[Rr]eg)|\. [Cc]hair: "
)
"""What a page says of its own publisher at the end: “X is a company limited by guarantee”."""
_IMPRINT_BLOCKS = 4
_OF_A_LAW = re.compile(r"(?: \([A-Z][a-z]+\))? (?:Bill|Act)\b")
"""What makes a name that of a law: the Education Tribunal (Wales) Bill."""
_FROM = re.compile(r"^(?:\*\*)?From:?(?:\*\*)?\s*(?:the )?\Z", re.MULTILINE | re.IGNORECASE)


def _is_place(body: str, each: Body) -> bool:
    """Tell whether a name is only where something happened, or in the label of who published it."""
    before = body[max(0, each.start - 20) : each.start]
    return bool((each.text in _HOUSES and _WHERE.search(before)) or _FROM.search(before))


_CAPITALS = r"[A-Z][\w’'&-]*(?:[ ](?:(?:of|for|and|&)[ ])?[A-Z][\w’'&-]*){0,5}"
_BEFORE_OF = (
    *("conference", "meeting", "assembly", "members", "chair", "director", "executive", "trustee"),
    *("trustees", "founder", "president", "branch", "behalf"),
)
_BEFORE_BY = (
    *("run", "hosted", "organised", "organized", "handled", "funded", "supported", "sponsored"),
    *("commissioned", "published", "produced", "delivered", "managed", "put on", "paid for"),
    *("set up", "backed"),
)
# With the pattern from the small word on, which is quickly found.
_HEADED = tuple(
    (heads, re.compile(rf" {word} (?:the )?({_CAPITALS})"))
    for heads, word in ((_BEFORE_OF, "of"), (_BEFORE_BY, "by"))
)
_BODY_IS = (
    rf"({_CAPITALS})(?= (?:is|are) (?:delighted|proud|pleased) to\b"
    r"|, (?:a|the|our) (?:charity|campaign group)\b)"
)
_AFTER_ROLE = (
    r", [\w ]{0,30}\b(?:[Cc]hief [Ee]xecutive|[Cc]hair|[Dd]irector|CEO|[Ff]ounder|[Hh]eadteacher"
    rf"|[Tt]rustee), ({_CAPITALS})"
)
_A_BODY = rf"(?:charity|union|campaign group|think ?tank|company|newspaper|magazine) ({_CAPITALS})"
_CONTEXTS = tuple(
    Hinted(words, (compile_words if pattern.startswith("(?:") else re.compile)(pattern))
    for words, pattern in (
        (("delighted to", "proud to", "pleased to", " charity", " campaign group"), _BODY_IS),
        (
            ("xecutive,", "hair,", "irector,", "CEO,", "ounder,", "eadteacher,", "rustee,"),
            _AFTER_ROLE,
        ),
        (
            ("charity ", "union ", "group ", "tank ", "company ", "newspaper ", "magazine "),
            _A_BODY,
        ),
        (
            (" website", " charity", " newspaper", " blog", " podcast", " team of"),
            rf"the ({_CAPITALS}) (?:website|charity|newspaper|blog|podcast|team of)\b",
        ),
    )
)
_NO_BODY = compile_words(
    r"\b(?:Minister|Secretary|SEND|SEN|Conference|Summit|Lecture|Day|Act|Bill|Review|Paper"
    r"|Plan|Show|Code|Street|Road"
    rf"|{DAY_NAME}|{MONTH_NAME}|England|London|Council|Facebook|Twitter|Governors|I)\b"
)


_SHORTENED = re.compile(
    r"(?P<name>[A-Z][\w’'&-]*(?:[ ](?:(?:of|for|and|in|into|to|with|&|the)[ ]){0,2}"
    r"[A-Z][\w’'&-]*){1,8}) \((?P<short>[A-Z][A-Za-z]{1,9})\)"
)

_BRACKETED = re.compile(r" \([A-Z][A-Za-z]{1,9}\)")


_NO_BODY_AT_END = re.compile(
    r"\b(?:[Nn]eeds|Disabilit(?:y|ies)|Plans?|Assessments?|Support|Provision|Officers?|Curriculum"
    r"|Disorders?|Coordinators?|Grant|Block|Act|Bill|Review|Programme|Framework|Language|Forums)\Z"
)


def _by_initials(body: str, cast: Cast, named: Sequence[Body]) -> Iterator[Body]:
    """Yield names whose initials follow in brackets: Wexcombe Parents in Partnership (WPiP)."""
    ends = {each.end for each in named}
    for found in _SHORTENED.finditer(body) if _BRACKETED.search(body) else ():
        words = found["name"].split()
        letters = "".join(char for char in found["short"] if char.isupper()).lower()
        if found.end("name") in ends or len(letters) < 2 or _NO_BODY_AT_END.search(found["name"]):
            continue
        for at in range(len(words)):
            initials = "".join(word[0] for word in words[at:])
            capitals = "".join(char for char in initials if char.isupper()).lower()
            if letters in (initials.lower(), capitals):
                start = found.start() + sum(len(word) + 1 for word in words[:at])
                if not cast.mentions_in(start, found.end("name")):
                    name = body[start : found.end("name")]
                    yield Body(start, found.end("name"), name, defined=found["short"])
                break


def _by_context(body: str, cast: Cast, named: Sequence[Body]) -> Iterator[Body]:
    """Yield bodies that only what is said about them shows: “a meeting of X”, “run by X”."""
    spans = sorted((each.start, each.end) for each in named)
    starts = [start for start, _ in spans]
    other = load_name_words().other
    taken: set[int] = set()
    for begin, match in _contexts(body):
        if begin and (body[begin - 1].isalnum() or body[begin - 1] in "@/."):
            continue
        start, end = match.span(1)
        text = _OUTSIDE.sub("", match[1])
        end = start + len(text)
        at = bisect_right(starts, end) - 1
        if start in taken or (at >= 0 and spans[at][1] > start) or _NO_BODY.search(text):
            continue
        words = [word.lower().replace("’", "'").removesuffix("'s") for word in text.split()]
        if all(word in other or word in {"of", "for", "and", "&"} for word in words):
            continue
        if cast.mentions_in(start, end) or text.isupper():
            continue
        taken.add(start)
        yield Body(start, end, text)


def _contexts(body: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield what may be said of a body, with where that begins; its name is the first group."""
    for heads, pattern in _HEADED:
        for match in pattern.finditer(body):
            head = next((head for head in heads if body.endswith(head, 0, match.start())), None)
            if head is not None:
                yield match.start() - len(head), match
    for context in _CONTEXTS:
        for match in context.finditer(body):
            yield match.start(), match


_OUTSIDE = re.compile(r"(?:['’]s?|\s(?:and|of|for|&))$")


def _without_person(body: str, each: Body, cast: Cast) -> Iterator[Body]:
    """Yield a body unless it is somebody's name; what follows a name in it stays."""
    named = [
        mention
        for mention, _ in cast.mentions_in(each.start, each.end)
        if mention.text[:1].isupper()
    ]
    if not named:
        yield each
    elif named[-1].end < each.end:
        at = named[-1].end
        for found in find_bodies(body[at : each.end]):
            yield Body(
                found.start + at, found.end + at, found.text, found.known, found.short, each.defined
            )


def _key(name: str) -> str:
    return name.removeprefix("The ").replace("’", "'").replace("&", "and").lower()
