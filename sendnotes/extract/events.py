"""Occasions as printed: “annual conference of the National Association of Head Teachers”."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sendnotes.extract.date_words import MONTHS
from sendnotes.extract.event_patterns import (
    COMMEMORATED,
    DATED_OWN,
    ENTITLED,
    GIVEN,
    HEAD,
    HEARS,
    INSIDE,
    NO_EVENT,
    NOT_DONE,
    NUMBERED,
    OF,
    ON_A_DAY,
    OURS,
    OWNERS,
    PART_OF,
    SEVERAL,
    SHORT_BEFORE,
    SHORT_FORM,
    SPEAKS_AT,
    SPELT_OUT,
    SPOKE_TO,
    STOP_WORDS,
    STRONG,
    TAIL_END,
    THEY,
    TIME,
    TITLED,
    TREATY,
    WAS,
    WORD_BEFORE,
)
from sendnotes.extract.roles import has_head


@dataclass(frozen=True, slots=True)
class Event:
    """An occasion named in the text; the higher `weight`, the more it looks like one."""

    start: int
    end: int
    text: str
    weight: int


def find_events(text: str, offset: int = 0) -> tuple[Event, ...]:
    """Return the occasions that `text` names, without leading articles."""
    events: list[Event] = []
    low = text.lower()
    for head in HEAD.finditer(low if len(low) == len(text) else text):
        if head.start() and text[head.start() - 1] == "-":
            continue
        if events and head.start() + offset < events[-1].end:
            continue
        if TREATY.match(text, head.start()):
            continue
        if NOT_DONE.search(text, max(0, head.start() - 8), head.start()):
            continue
        if head[0] == "debate" and THEY.search(text, max(0, head.start() - 12), head.start()):
            continue
        if head[0] == "hearing" and HEARS.search(text, max(0, head.start() - 9), head.start()):
            continue
        start = _expand(text, head.start())
        end = _tail(text, head.end())
        if head[0] == "debate" and text.startswith((" for ", " into "), head.end()):
            end = head.end()  # who asked for it is no part of its name
        if SPEAKS_AT.search(text, max(0, start - 30), start):
            end = head.end() + len(text[head.end() : end].partition(" about ")[0])
        if text[end - 1 : end].isupper() and (spelt := SPELT_OUT.match(text, end)):
            end = spelt.end()
        if entitled := ENTITLED.match(text, end):
            end = entitled.end()
        if given := GIVEN.match(text, end) if text[start:end].islower() else None:
            end = given.end()
        if not STRONG.fullmatch(head[0]) and PART_OF.match(low[head.end() : end]):
            continue  # the last day of the conference is the conference
        printed = _plain(text[start:end])
        weight = _weight(text, start, head, printed, end)
        if weight > 0:
            events.append(Event(start + offset, end + offset, printed, weight))
    events += [
        Event(found.start(1) + offset, found.end() + offset, found[1], _OPENING_WEIGHT)
        for found in (_OPENING.finditer(text) if _OPENING_OF.search(text) else ())
    ]
    events += [
        Event(found.start("name") + offset, found.end() + offset, found["name"], _DATED_WEIGHT)
        for words, pattern in _NAMED
        for found in (pattern.finditer(text) if words.search(text) else ())
        if not any(event.start <= found.start("name") + offset < event.end for event in events)
    ]
    return tuple(sorted(events, key=lambda event: event.start))


_KIND_OF_DAY = re.compile(
    r"\b(?:annual|inclusion|training|professional|study|network|development|awareness|action|careers"
    r"|conference) day$|\b(?:graduation|prize|awards?|naming|closing) ceremony$"
)
_DATED = re.compile(
    r"(?:at(?<!\wat)|to(?<!\wto)) (?:the )?(?P<name>[A-Z][\w’'-]*"
    r"(?: (?:(?:for|of|and|in|with) (?:the )?)?[A-Z][\w’'-]*){1,6} 20\d\d)\b(?! \(|/)"
)
"""An occasion that has only its year to tell: “at Colleges for All 2023”."""
_DATED_WEIGHT = 6
_CALLED = re.compile(
    r"\b(?:[Tt]he|[Oo]ur) (?:event|occasion|conference|day|summit|festival) (?:was|is)"
    r" (?:called )?(?:the )?(?P<name>[A-Z][\w’'-]*"
    r"(?: (?:(?:for|of|and|in|with|on) (?:the )?)?[A-Z][\w’'-]*){1,6})(?=[,.;])"
)
"""An occasion that a sentence gives the name of."""
_KINDS = "panel|debate|lecture|seminar|webinar|workshop|session|talk|conference|discussion"
_TITLED_IN_MARKS = re.compile(
    rf"\b(?:the|our|a|its) (?P<name>(?:{_KINDS}),? [“\"‘'](?=[A-Z])[^“”\"\n]{{6,90}}?[”\"’'])(?!\w)"
)
"""An occasion with its title between quotation marks: “on the panel ‘Who holds the hand?’”."""
_LIVE = re.compile(r"\b(?:at|to|of) (?P<name>(?:nasen |(?:[A-Z][\w’'-]+ ){1,4})Live)\b(?! [A-Z])")
"""A fair of that name: “came to Local Offer Live”."""
_OPENED = re.compile(
    r"\b(?:at|for|to|attended|performed|marked) (?:the|its|our) "
    r"(?P<name>opening of [^.,;:\n]{4,60}?)"
    r"(?=[.,;:\n]| (?:on|by|last|this|yesterday|today|where|with|and)\b| in [A-Z])"
)
"""The opening of a building: “came to Whitby for the opening of our dairy”."""
# Each with what stands in whatever it finds: looking for that first is faster.
_NAMED = (
    (re.compile(r" 20\d\d\b"), _DATED),
    (re.compile(r" (?:event|occasion|conference|day|summit|festival) (?:was|is) "), _CALLED),
    (re.compile(r" opening of "), _OPENED),
    (re.compile(rf" (?:{_KINDS}),? [“\"‘']"), _TITLED_IN_MARKS),
    (re.compile(r" Live\b"), _LIVE),
)
_OPENING = re.compile(
    r"\b((?:official|grand|formal|royal) opening(?: ceremony)? of (?:[a-z]+ ){0,3}[A-Z][\w’'-]*"
    r"(?: (?:(?:for|of|and|in|at) (?:the )?)?[A-Z][\w’'-]*){0,5})"
)
_OPENING_OF = re.compile(r" opening(?: ceremony)? of ")
"""This stands in whatever the pattern above finds; looking for it first is faster."""
_OPENING_WEIGHT = 7


def _plain(printed: str) -> str:
    printed = " ".join(printed.replace("**", "").split())
    return re.sub(r"^[’'“\"‘*(]+|[\s,;:.*]+$", "", printed)


def _expand(text: str, start: int) -> int:
    """Take in the words before the head that name the occasion."""
    for _ in range(14):
        if short := SHORT_BEFORE.search(text, max(0, start - 16), start):
            # “the Association of Directors (ADCS) conference”
            start = short.end(1)
        before = WORD_BEFORE.search(text, max(0, start - 40), start)
        if not before:
            break
        word = before[1]
        low = word.lower().replace("’", "'")
        if low in {"year's", "month's", "week's"}:
            break
        if word[-1] in ".!?":
            break
        if low in TIME or low.rstrip("'s") in TIME:
            known = text.startswith(("conference", "summit"), start)
            if low in MONTHS and known and OURS.search(text, max(0, start - 20), before.start(1)):
                start = before.start(1)  # our November conference
            break
        if low in {"and", "&"}:
            further = re.search(
                r"([A-Z][\w’'-]*)[ ](?:and|&)[ ]$", text[max(0, start - 40) : start]
            )
            if not further or not (text[start].isupper() or further[1].isupper()):
                break
        elif low in {"of", "for", "on", "a"} and text[start].isupper():
            further = re.search(
                r"(?<![\w’'])([A-Z][\w’'-]*)[ ](?:of|for|on|a)[ ]$",
                text[max(0, start - 40) : start],
            )
            if not further or has_head(further[1]) or further[1].lower() in STOP_WORDS:
                break
        elif low in STOP_WORDS and not (
            word[0].isupper()
            and (
                low in TITLED
                or (
                    low in OWNERS
                    and INSIDE.search(text, max(0, before.start(1) - 24), before.start(1))
                )
            )
        ):
            break
        start = before.start(1)
    numbered = NUMBERED.search(text, max(0, start - 50), start)
    return numbered.start(1) if numbered else start


def _tail(text: str, end: int) -> int:
    """Take in what follows the head: of whom, on what, and a short form in brackets."""
    for _ in range(4):
        if short := SHORT_FORM.match(text, end):
            end = short.end()
        link = OF.match(text, end)
        if not link:
            break
        stop = TAIL_END.search(text, link.end(), min(len(text), link.end() + 160))
        limit = stop.start() if stop else min(len(text), link.end() + 160)
        if limit <= link.end():
            break
        end = limit
        if not SHORT_FORM.match(text, end):
            break
    return end


_OF_A_DAY = re.compile(
    r"(?:(?:first|second|third|fourth|fifth|sixth|tenth|\w+th|ever|annual|very) )*"
    r"(?:[A-Z][\w’'-]+ ){2,6}(?:Day|Week|Month)"
)
_HELD_BY = re.compile(
    r"[A-Z][\w’'&-]*(?: (?:and|of|for|the|[A-Z][\w’'&-]*)){0,9}(?: \([A-Z]\w+\))?"
    r" (?:(?:was|is|were|are|has been|had) )?(?:holding|held|hosting|hosted|having|put on|running) "
    r"(?:its|their) \Z"
)
"""Whose the occasion is: “the Association was holding its ”."""


def _weight(text: str, start: int, head: re.Match[str], printed: str, end: int) -> int:
    if not printed or NO_EVENT.match(printed):
        return 0
    words = printed.split()
    own = text[start : head.start()]
    named = any(word[0].isupper() for word in re.findall(r"\w[\w’'-]*", own)) or bool(
        re.search(r"\s(?:of|for|on) (?:the )?[A-Z]", text[head.end() : end])
    )
    strong = STRONG.fullmatch(head[0]) is not None
    weight = 3 if strong else 1
    if named:
        weight += 3
    if len(words) > 1:
        weight += 1 + (named and len(words) > 4)
    if head[0] in SEVERAL and not NUMBERED.match(f"{' '.join(words[:4])} "):
        return 0
    if NUMBERED.match(f"{' '.join(words[:4])} ") or re.match(
        r"(?i)(?:first|last|\w+th|one) of ", printed
    ):
        weight += 3
    if _OF_A_DAY.fullmatch(printed):
        weight += 3
    if _HELD_BY.search(text, max(0, start - 120), start):
        weight += 3
    before = text[max(0, start - 30) : start].lower()
    if re.search(
        r"\b(?:at|to|addressed|told|of|opened|for|attended|in)\s+(?:the\s|our\s|its\s|a\s"
        r"|this\s(?:year['’]s\s)?|their\s|an\s)?$",
        before,
    ):
        weight += 1
    if len(words) > 1 and DATED_OWN.match(text, end):
        return max(weight, ON_A_DAY)
    if named and WAS.search(before):
        weight += 2
    if printed.isupper() and head[0] == "briefing":
        return 0  # the name of a newsletter
    if len(words) > 1 and SPOKE_TO.search(before):
        return max(weight, ON_A_DAY)
    if COMMEMORATED.match(printed):
        weight -= 3
    if not strong and not named and len(words) < 4 and not _KIND_OF_DAY.search(printed):
        return 0
    if (
        not strong
        and not _KIND_OF_DAY.search(printed)
        and head[0].lower()
        in {
            "week",
            "day",
            "service",
            "panel",
            "forum",
            "assembly",
        }
    ):
        weight -= 2
    return weight
