"""Occasions as printed: “annual conference of the National Association of Head Teachers”."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sendnotes.extract.date_words import DAY_NAME, MONTH_NAME, MONTHS
from sendnotes.extract.event_patterns import (
    BY_TITLE,
    CAME_FOR,
    COMMEMORATED,
    DATED_OWN,
    DEBATED,
    ENTITLED,
    FOR_ANOTHER,
    GIVEN,
    HEAD,
    HEARS,
    HELD_BY,
    IN_NAME,
    INSIDE,
    ISSUE,
    KIND_OF_DAY,
    MEMBER_OF,
    NAMED,
    NO_EVENT,
    NO_TITLE,
    NOT_DONE,
    NUMBERED,
    OF,
    OF_A_DAY,
    OF_MANY,
    OF_THE,
    ON_A_DAY,
    OPENING,
    OPENING_OF,
    OPENING_WEIGHT,
    OURS,
    OWNERS,
    PART_OF,
    SEVERAL,
    SHORT_BEFORE,
    SHORT_FORM,
    SOMEBODYS,
    SPEAKS_AT,
    SPELT_OUT,
    SPOKE_TO,
    STOP_WORDS,
    STRONG,
    TAIL_END,
    THEY,
    THIS,
    TIME,
    TITLED,
    TREATY,
    WAS,
    WHOLE_NAME,
    WORD_BEFORE,
)
from sendnotes.extract.places import is_venue
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
        if head[0] == "march" and text[head.start()].isupper():
            continue  # the month
        if THIS.search(text, max(0, head.start() - 10), head.start()):
            continue
        if NOT_DONE.search(text, max(0, head.start() - 8), head.start()):
            continue
        if head[0] == "debate" and THEY.search(text, max(0, head.start() - 12), head.start()):
            continue
        if head[0] == "hearing" and HEARS.search(text, max(0, head.start() - 12), head.start()):
            continue
        start = _expand(text, head.start())
        end = _tail(text, head.end())
        if head[0] == "debate" and text.startswith((" for ", " into "), head.end()):
            end = head.end()  # who asked for it is no part of its name
        if head[0] == "debate" and (asked := DEBATED.match(text, head.end())):
            end = asked.end()
        if SPEAKS_AT.search(text, max(0, start - 30), start):
            end = head.end() + len(text[head.end() : end].partition(" about ")[0])
        if not STRONG.fullmatch(head[0]) and FOR_ANOTHER.match(text, head.end()):
            continue
        if head[0] == "briefing" and ISSUE.match(text, head.end()):
            continue
        if text[end - 1 : end].isupper() and (spelt := SPELT_OUT.match(text, end)):
            end = spelt.end()
        if entitled := ENTITLED.match(text, end):
            end = entitled.end()
        if text[start:end].islower() and (told := GIVEN.match(text, end) or _by_title(text, end)):
            end = told.end()
        if not STRONG.fullmatch(head[0]) and PART_OF.match(low[head.end() : end]):
            continue  # the last day of the conference is the conference
        printed = _plain(text[start:end])
        weight = _weight(text, start, head, printed, end)
        if weight > 0:
            events.append(Event(start + offset, end + offset, printed, weight))
    events += [
        Event(found.start(1) + offset, found.end() + offset, found[1], OPENING_WEIGHT)
        for found in (OPENING.finditer(text) if OPENING_OF.search(text) else ())
    ]
    events += [
        Event(found.start("name") + offset, found.end() + offset, found["name"], weight)
        for words, pattern, weight in NAMED
        for found in (pattern.finditer(text) if words.search(text) else ())
        if not any(event.start <= found.start("name") + offset < event.end for event in events)
    ]
    return tuple(sorted(events, key=lambda event: event.start))


def _by_title(text: str, at: int) -> re.Match[str] | None:
    """Return the title behind the kind of an occasion, which is no hall and no body."""
    title = BY_TITLE.match(text, at)
    return None if title is None or is_venue(title[0]) or NO_TITLE.search(title[0]) else title


def _plain(printed: str) -> str:
    printed = " ".join(printed.replace("**", "").split()).removeprefix("LIVE ")
    came = CAME_FOR.match(printed)
    where = (came["where"] or "") if came else ""
    if came and (not where[:1].isupper() or " in " in where or " at " in where or is_venue(where)):
        printed = printed[came.end() :] if not HEAD.search(where.lower()) else printed
    return re.sub(r"^[’'“\"‘*(]+|[\s,;:.*]+$", "", printed)


_LONGEST_NAME = 90
_NO_NAME = re.compile(rf"\b(?:{DAY_NAME}|{MONTH_NAME})\b|[^s]['’]s? \Z")


def _expand(text: str, head: int) -> int:
    """Take in the words before the head that name the occasion."""
    start = head
    for _ in range(14):
        if short := SHORT_BEFORE.search(text, max(0, start - 16), start):
            # “the Association of Directors (ADCS) conference”
            start = short.end(1)
        before = WORD_BEFORE.search(text, max(0, start - 40), start)
        if not before:
            break
        word = before[1]
        low = word.lower().replace("’", "'")
        if low in {"year's", "month's", "week's", "morning's", "afternoon's", "evening's"}:
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
        elif low == "in" and (inner := IN_NAME.search(text, max(0, start - 60), start)):
            start = inner.start("name")
            continue
        elif low == "the" and text[start].isupper() and not text[start : start + 3].isupper():
            # “Teachers of the Deaf annual conference”
            owner = OF_THE.search(text, max(0, start - 40), start)
            if not owner:
                break
            start = owner.start()
            continue
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
    whole = WHOLE_NAME.search(text, max(0, head - _LONGEST_NAME), head)
    if (
        whole
        and whole.start("name") < start
        and not _NO_NAME.search(whole["name"])
        and not has_head(whole["name"])
    ):
        start = whole.start("name")
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


def _weight(text: str, start: int, head: re.Match[str], printed: str, end: int) -> int:
    if not printed or NO_EVENT.match(printed) or SOMEBODYS.match(printed):
        return 0
    if MEMBER_OF.search(text, max(0, start - 20), start):
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
    numbered = NUMBERED.match(f"{' '.join(words[:4])} ")
    if head[0] in SEVERAL and not numbered:
        return 0
    if numbered or re.match(r"(?i)(?:first|last|\w+th|one) of ", printed):
        weight += 3
    if OF_A_DAY.fullmatch(printed):
        weight += 3
    if HELD_BY.search(text, max(0, start - 120), start):
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
    if named and text.startswith((" meets ", " met "), end):
        weight += 2
    if named and WAS.search(before):
        weight += 2
    if printed.isupper() and head[0] == "briefing":
        return 0  # the name of a newsletter
    if len(words) > 1 and SPOKE_TO.search(before):
        return max(weight, ON_A_DAY)
    if COMMEMORATED.match(printed):
        weight -= 3
    if not strong and not named and len(words) < 4 and not KIND_OF_DAY.search(printed):
        return 0
    if not strong and head[0].lower() in OF_MANY and not KIND_OF_DAY.search(printed):
        weight -= 2
    return weight
