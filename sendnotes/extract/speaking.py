"""The evidence that somebody gave a speech: sentences with a verb of public speaking."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sendnotes.extract.blocks import BlockKind
from sendnotes.extract.epithets import office_titles
from sendnotes.extract.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sendnotes.extract.blocks import Block
    from sendnotes.extract.people import Cast, Person

_TALK = r"(?:keynote|speech(?!\s+(?:and|therap|or|difficult))(?!-)|address(?!es)|lecture|talk|presentation|oration|remarks)"
_FEW = r"(?:[\w’'-]+\s+){0,7}?"
_CROWD = (
    r"conference|summit|events?|meeting|delegates|audience|hall|committee|congress|assembly|attendees"
    r"|guests|gathering|seminar|webinar|session|lecture|house|commons|lords|parliament|symposium|agm"
    r"|reception|debate|forum|full council|chamber|festival|show|crowd"
)
_LISTENERS = (
    r"heads|headteachers|head teachers|teachers|leaders|MPs|peers|councillors|councils|members|governors"
    r"|parents|families|forums|students|room|directors|SENCOs|Sencos|educators|staff|us all|professionals|readers"
)
_PAST = (
    r"said|told|announced|promised|pledged|set out|outlined|urged|called|warned|admitted|described"
    r"|talked|shared|presented|discussed|reflected|asked|outlined|focus+ed|showed|gave|drew|questioned"
    r"|revealed|unveiled|confirmed|argued|insisted|declared|stressed|explained|spoke|committed|vowed|used|paid"
)
# Each pattern with stems, of which one must occur, and its weight: 3 tells of a speech by itself, 2 only together with other signs.
_BEFORE: tuple[tuple[int, str, re.Pattern[str]], ...] = (
    (
        3,
        "address",
        re.compile(
            r"\baddressed\b(?!\s+by)|\baddressing\b(?=\s+(?:the|our|a|an|delegates|members|heads|MPs|more|some)\b)"
        ),
    ),
    (
        3,
        "gave|deliver|made|gives|giving|given|present",
        re.compile(
            rf"\b(?:gave|delivered|made|gives|delivering|giving|given|presented)\s+{_FEW}"
            rf"(?:{_TALK}|(?:annual |ministerial |opening |closing |oral )statement|evidence)\b",
            re.IGNORECASE,
        ),
    ),
    (3, "evidence|appeared", re.compile(r"\bgave\s+(?:oral\s+)?evidence\b|\bappeared\s+before\b")),
    (
        3,
        "spoke",
        re.compile(
            r"\bspoke\s+(?:[\w’']+\s+){0,2}?(?:at|to|in|before|after|first|last|next|second|from|about|on|of|for)\b"
            r"(?!\s+(?:reporters|the\s+press|journalists|behalf|condition|me\b|us\s+(?:after|before)))"
        ),
    ),
    (
        2,
        "spoke|talked",
        re.compile(
            r"\bspoke\b(?!\s+(?:out|up|highly|fondly))|\bspoken\s+(?:at|to|in)\b|\btalked\b"
        ),
    ),
    (
        3,
        "speaking",
        re.compile(
            r"\bspeaking\s+(?:[\w’']+\s+){0,3}?(?:at|to|in|from|during|before)\b(?!\s+(?:behalf|the\s+press))"
        ),
    ),
    (
        3,
        "told|tell|inform|remind|assur",
        re.compile(
            rf"\b(?:told|tells|telling|informed|reminded|assured)\s+(?:[\w’']+\s+){{0,7}}?(?:{_CROWD})\b",
            re.IGNORECASE,
        ),
    ),
    (
        2,
        "told|remind|assur|took",
        re.compile(
            rf"\b(?:told|reminded|assured|took)\s+(?:[\w’'-]+\s+){{0,4}}?(?:{_LISTENERS})\b"
        ),
    ),
    (
        3,
        "took|taking|got|stood|rose|feet",
        re.compile(
            r"\b(?:took|taking)\s+(?:to\s+)?the\s+(?:same\s+)?(?:stage|floor|podium|platform|lectern|microphone|stand)\b"
            r"|\b(?:got|stood|rose)\s+(?:up\s+)?to\s+(?:talk|speak|address)\b|\bon\s+(?:her|his)\s+feet\b"
        ),
    ),
    (
        3,
        "to speak|to address|to talk|to give",
        re.compile(
            r"\b(?:went|came|travelled|rose|returned|appeared|flew|dropped|joined|visited|was|were)\b[^.;]{0,90}?"
            r"\bto\s+(?:speak|address|talk|give\s+(?:a|the|her|his))\b"
        ),
    ),
    (
        2,
        "opened|closed|launched|kicked|began|started|rounded",
        re.compile(
            r"\b(?:opened|closed|launched|kicked\s+off|began|started|rounded\s+off)\s+(?:the|our|a|this|its|their)\s+"
            r"(?:[\w’'-]+\s+){0,4}?(?:day|conference|event|summit|proceedings|session|meeting|evening|debate|morning)\b"
        ),
    ),
    (
        3,
        "moved|seconded|proposed|opposed",
        re.compile(
            r"\b(?:moved|seconded|proposed|opposed)\s+(?:the|it\b|this|an?|motion|our)|\bseconded\s*$"
        ),
    ),
    (
        3,
        "debate|responded|replied|answered|spoke",
        re.compile(
            r"\b(?:opened|closed|led|began|answered|responded\s+to|replied\s+to|asked\s+for|secured|wound\s+up)\s+(?:the|this|a)\s+"
            r"(?:[\w’-]+\s+){0,3}?debate\b|\b(?:responded|replied|answered|spoke)\s+(?:for|on\s+behalf\s+of)\s+the\s+(?:[Gg]overnment|[Oo]pposition|Treasury|Department)\b"
        ),
    ),
    (
        3,
        "speaker",
        re.compile(
            r"\b(?:was|were|is|as)\s+(?:our|the|a|this\s+year['’]s|its|their|also\s+a)\s+(?:[\w’'-]+\s+){0,2}?"
            r"(?:main|keynote|guest|principal|headline|star|opening|closing|first|second|final|after-dinner)?\s*speaker\b"
        ),
    ),
    (
        3,
        "used|chose|began|opened|ended|closed|started|devoted",
        re.compile(
            rf"\b(?:used|chose|began|opened|ended|closed|started|devoted)\s+(?:his|her|their|a|the|this)\s+{_FEW}{_TALK}\b",
            re.IGNORECASE,
        ),
    ),
    (
        3,
        "keynote|closing|opening|plenary",
        re.compile(
            r"\b(?:gave|delivered|provided)\s+(?:the|our|a|an|this\s+year['’]s)\s+(?:[\w’'-]+\s+){0,3}?(?:keynote|closing|opening|plenary)\b"
        ),
    ),
    (
        2,
        "came|visited|travelled|joined|attended|went|paid",
        re.compile(
            r"\b(?:came|visited|travelled|joined|attended|went|paid)\b(?=[^.;]{0,80}?\b(?:conference|summit|gathering"
            r"|meeting|event|school|college|forum|hall|lecture|visit|us)\b)",
            re.IGNORECASE,
        ),
    ),
)
_TALKS = ("speech", "address", "keynote", "lecture", "talk", "presentation", "oration", "remarks")
_NOMINAL = re.compile(
    rf"\b[Ii]n\s+(?:a|an|his|her|their|the|this|what)\s+(?:[\w’'-]+\s+){{0,4}}?{_TALK}\s+(?:to|at|in|before|on|for|given|last|yesterday|today|this|delivered)\b"
    rf"|\b[Ii]n\s+(?:his|her)\s+(?:[\w’'-]+\s+){{0,3}}?{_TALK}\b|\b(?:[Dd]uring|[Ii]n|[Aa]t)\s+(?:a|an|his|her|the)\s+{_TALK}\b"
)
_AT_EVENT = re.compile(
    rf"\b(?:at|to|[Aa]t)\s+(?:(?:the|our|its|a|this|(?:last|this)\s+(?:week|month|year)['’]s|yesterday['’]s|today['’]s)\s+|(?=[A-Z]))[^.;:]{{2,90}}?\b(?:conference|summit|lecture|seminar|webinar|congress|symposium|convention|reception|annual meeting|AGM|festival|roundtable|hearing|debate)\b",
    re.IGNORECASE,
)
_SAID = re.compile(rf"\b(?:{_PAST})\b")
_OBJECT: tuple[tuple[int, re.Pattern[str]], ...] = (
    (
        3,
        re.compile(
            rf"\b(?:{_TALK}|[Ss]tatement|[Tt]ext|[Tt]ranscript|[Bb]riefing)\s+(?:(?:was|were)\s+)?(?:given\s+|made\s+|delivered\s+|held\s+)?(?:by|from)\s+(?:[\w’'-]+\s+){{0,3}}?$",
            re.IGNORECASE,
        ),
    ),
    (2, re.compile(r"\b(?:hear|heard|hearing)\s+(?:from\s+)?(?:[\w’'-]+,?\s+){0,8}?$")),
    (2, re.compile(r"\bintroduc(?:ed|ing)\s+(?:[\w’'-]+\s+){0,4}?,?\s?$")),
    (
        3,
        re.compile(
            r"\b(?:keynote|guest|main|principal)\s+speaker,?\s+(?:was\s+)?(?:the\s+)?(?:[\w’'-]+\s+){0,5}?,?\s?$|\b(?:keynotes?|lecture)\s+(?:from|by)\s+(?:[\w’'-]+\s+){0,4}?$",
            re.IGNORECASE,
        ),
    ),
    (3, re.compile(r"\baddressed\s+by\s+(?:[\w’'-]+\s+){0,6}?,?\s?$")),
)
_OWNED = re.compile(rf"^['’]s?\s+(?:[\w’'-]+\s+){{0,7}}?(?:{_TALK}|statement to)\b", re.IGNORECASE)
_SHE_SAID = re.compile(r",\s(?:he|she)\s")
_BY_TITLE = re.compile(
    rf"\b(?:{_TALK}|[Ss]tatement|[Bb]riefing)\s+(?:given\s+|made\s+|delivered\s+)?by\s+(?=[Tt]he\s)",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:will|would|to be|due to|invited to|going to|plans? to|(?:is|are|was) to|hopes? to|never|cannot|can't|can’t"
    r"|used to|asked to|not|next speaker|expected to|unable to|refused to|should|could|may|might|want(?:s|ed)? to)\s+(?:[\w’']+\s+){0,2}$",
    re.IGNORECASE,
)
_CHAIRED = re.compile(
    r"\bin the chair\b|\bchair(?:ed|ing)\b(?!\s+of)|\bhost(?:ed|ing)\b|\bintroduced\b|\bintroducing\b|\bthanked (?:the|everyone|everybody|all)\b"
    r"|\bvote of thanks\b|\bcompered\b|\bwelcomed (?:everyone|everybody|delegates|us|guests)\b"
)
_PARTICIPLE = re.compile(
    r"(?:(?:^|[.!?]\s+)[\"“‘']?|,\s)(?P<how>(?:Speaking|Talking)(?:\s+[\w’']+){0,3}?\s+(?:at|to|in|during|before)\b(?!\s+(?:reporters|journalists|the\s+(?:press|media|BBC)))"
    r"|Addressing\b|Giving\s+(?:a|the|this|her|his|evidence)|Delivering\b|Appearing\s+before|(?:Opening|Closing|Leading|Introducing|Moving)\s+(?:the|a)\s+(?:[\w-]+\s+){0,3}?(?:debate|motion|conference|summit|session|event|day)"
    r"|Responding\s+(?:to\s+the\s+debate|for\s+the\s+[Gg]overnment))"
)
_FIRST_WORD = re.compile(
    r"(?:[^\w“\"‘]*)(?:[Tt]hen |[Aa]fterwards,? |[Ll]ater,? |[Aa]nd )?(He|She|he|she)\b"
)
_OFFICE = re.compile(
    r"[Ss]ecretary|[Mm]inister|[Cc]ommissioner|[Ii]nspector|[Cc]hancellor|[Cc]hair|[Cc]hief|[Dd]irector|[Pp]resident|[Mm]ayor"
    r"|[Ll]eader|[Aa]dviser|[Oo]mbudsman|[Hh]eadteacher"
)
_PANEL = re.compile(
    r"\b(?:panel|debate|speakers?|spoke|speech(?:es)?|keynotes?|talks?|platform|in the order|westminster hall|addresses|contributions|minister|summit|conference)\b",
    re.IGNORECASE,
)
_SECTION = re.compile(r"[*_#\s]*(?:\d{1,2}[.)]\s*)?[*_]*")


@dataclass(frozen=True, slots=True)
class Sign:
    """A sentence that shows a person, or the holder of `title`, speaking in public."""

    weight: int
    start: int
    end: int
    block: int
    at: int
    person: Person | None = None
    title: str | None = None
    section: bool = False


@dataclass(frozen=True, slots=True)
class Signs:
    """All signs of speaking in a post, and who only chaired, introduced or thanked."""

    signs: tuple[Sign, ...]
    chairing: frozenset[str]


def find_signs(blocks: Sequence[Block], body: str, cast: Cast) -> Signs:
    """Return the sentences of `body` that show somebody speaking in public."""
    signs: list[Sign] = []
    chairing: set[str] = set()
    last: Person | None = None
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.CODE:
            continue
        signs += _section(blocks, index, cast, body)
        for start, end in split_sentences(block.text, block.start):
            sentence = body[start:end]
            named = cast.mentions_in(start, end)
            for sign in _read(sentence, start, end, index, named, last, body):
                signs.append(sign)
            if named:
                last = named[0][1]
                chaired = _CHAIRED.search(sentence)
                if chaired:
                    before = [p for m, p in named if m.end <= start + chaired.start()]
                    if before:
                        chairing.add(before[-1].name)
    return Signs(tuple(signs), frozenset(chairing))


def _section(blocks: Sequence[Block], index: int, cast: Cast, body: str) -> list[Sign]:
    """Read a heading, a numbered line or a line in bold type that is somebody's name."""
    block = blocks[index]
    lead = _SECTION.match(body, block.start, block.end)
    start = lead.end() if lead else block.start
    named = [pair for pair in cast.mentions_in(start, block.end)[:1] if pair[0].start <= start + 4]
    if not named or " " not in named[0][0].text:
        return []
    mention, person = named[0]
    bold = body[block.start : start].count("*") >= 2
    numbered = block.kind is BlockKind.ITEM and block.number is not None
    alone = mention.end >= block.end - 2 and mention.text.isupper()
    if not (bold or numbered or alone or block.kind is BlockKind.HEADING):
        return []
    after = body[mention.end : min(block.end, mention.end + 3)].lstrip("*_")
    if after and after[0] not in "(,:–—-*" and not after.startswith((" (", " –", " -", " —")):
        return []
    if index == 0 or (block.kind is BlockKind.HEADING and block.level == 1):
        return []
    around = body[max(0, block.start - 1500) : block.start]
    if not _PANEL.search(around):
        return []
    return [Sign(2, block.start, block.end, index, mention.start, person, section=True)]


def _read(
    sentence: str,
    start: int,
    end: int,
    index: int,
    named: Sequence[tuple[object, Person]],
    last: Person | None,
    body: str,
) -> Iterator[Sign]:
    if len(sentence) > 1200 or not (
        named or _OFFICE.search(sentence) or _FIRST_WORD.match(sentence)
    ):
        return
    mentions = [(m.start - start, m.end - start, p) for m, p in named]  # type: ignore[attr-defined]
    for weight, pattern in _likely(sentence):
        for found in pattern.finditer(sentence):
            if _NOT_YET.search(sentence, 0, found.start()):
                continue
            person = _subject(sentence, mentions, found.start())
            title = None
            if person is None:
                title = _title_before(sentence, found.start())
            if person is None and title is None:
                opening = _FIRST_WORD.match(sentence)
                if (
                    opening
                    and opening.end() <= found.start()
                    and found.start() - opening.end() < 60
                ):
                    person = last
                if person is None:
                    continue
            yield Sign(weight, start, end, index, start + found.start(), person, title)
            break
    leading = _PARTICIPLE.match(sentence)
    if leading:
        person = next((p for s, _, p in mentions if s >= leading.end()), None)
        title = None if person else next(iter(office_titles(sentence[leading.end() :])), None)
        if person is None and title is None and _SHE_SAID.search(sentence, leading.end()):
            person = last
        if person is not None or title is not None:
            yield Sign(3, start, end, index, start + leading.start("how"), person, title)
    by_title = _BY_TITLE.search(sentence)
    if by_title and not mentions:
        titles = office_titles(sentence[by_title.end() :])
        if titles:
            yield Sign(3, start, end, index, start + by_title.start(), None, titles[0])
    low = sentence.lower()
    nominal = _NOMINAL.search(sentence) if any(word in low for word in _TALKS) else None
    if nominal:
        person = next((p for s, _, p in mentions if s >= 0), None)
        title = None if person else next(iter(office_titles(sentence)), None)
        if (
            person is None
            and title is None
            and re.search(r"\b[Hh]e\b|\b[Ss]he\b|\bhis\b|\bher\b", sentence)
        ):
            person = last
        if person is not None or title is not None:
            yield Sign(3, start, end, index, start + nominal.start(), person, title)
    for s, e, person in mentions:
        for weight, pattern in _OBJECT:
            if pattern.search(sentence, max(0, s - 90), s) and not _NOT_YET.search(
                sentence, 0, max(0, s - 4)
            ):
                event = _AT_EVENT.search(sentence)
                yield Sign(
                    weight + (1 if weight == 2 and event else 0),
                    start,
                    end,
                    index,
                    start + s,
                    person,
                )
        if owned := _OWNED.match(sentence[e : e + 120]):
            to = re.match(r"\s+(?:to|at|in|before)\b", sentence[e + owned.end() :])
            if owned[0].endswith("statement to") or to:
                yield Sign(3, start, end, index, start + s, person)
                continue
            yield Sign(2, start, end, index, start + s, person)
    if mentions and (event := _AT_EVENT.search(sentence)):
        said = _SAID.search(sentence)
        person = _subject(sentence, mentions, said.start()) if said else None
        if person is not None and said and not _NOT_YET.search(sentence, 0, said.start()):
            yield Sign(3, start, end, index, start + said.start(), person)


def _likely(sentence: str) -> Iterator[tuple[int, re.Pattern[str]]]:
    """Yield the patterns of which the sentence has a stem, so that the rest need not be tried."""
    low = sentence.lower()
    for weight, stems, pattern in _stems():
        if any(stem in low for stem in stems):
            yield weight, pattern


@cache
def _stems() -> tuple[tuple[int, tuple[str, ...], re.Pattern[str]], ...]:
    return tuple((weight, tuple(stems.split("|")), pattern) for weight, stems, pattern in _BEFORE)


def _subject(sentence: str, mentions: list[tuple[int, int, Person]], at: int) -> Person | None:
    """Return who does what the verb at `at` tells: the last one named before it, in its clause."""
    before = [(s, e, p) for s, e, p in mentions if e <= at]
    for s, e, person in reversed(before):
        between = sentence[e:at]
        if re.match(r"['’]s?\s+[a-z]", between) and not re.match(
            r"['’]s?\s+(?:office|team)\b", between
        ):
            continue
        if re.search(r"[;:“”\"]", between) and len(between) > 30:
            continue
        if (
            re.search(
                r"\b(?:by|of|for|with|to|from|than|against|thanked|introduced)\s+(?:the\s+|our\s+)?$",
                sentence[:s],
            )
            and len(before) > 1
        ):
            continue
        if re.search(
            r",\s(?:and|but|while)\s(?:the|a|an|our|we|it|they|there|one|some)\b", between
        ):
            continue
        return person
    return None


def _title_before(sentence: str, at: int) -> str | None:
    titles = office_titles(sentence[:at])
    return titles[-1] if titles else None
