"""Occasions as printed: “annual conference of the National Association of Head Teachers”."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sendnotes.extract.alternatives import by_first_letter
from sendnotes.extract.date_words import MONTHS, WEEKDAYS
from sendnotes.extract.roles import has_head

_MEETINGS = (
    "open spring summer autumn winter monthly regional inaugural national full members['’]? public"
    " committee council general quarterly termly cross-party all-party".split()
)
_STRONG_HEADS = (
    "conference|summit|lecture|debate|festival|agm|reception|seminar|webinar|symposium|convention"
    "|gathering|round ?table|hearing|congress|briefing|workshop|roadshow|hustings|colloquium"
    "|vigil|drop-?in|protest|demonstration|celebration event|awards ceremony"
    "|annual (?:general )?meeting"
    "|parliamentary reception|graduation"
    f"|masterclass|{'|'.join(f'{which} meeting' for which in _MEETINGS)}|expo"
    "|get-together|fringe meeting|fringe event|fringe|dinner|(?:listening|engagement|consultation"
    "|launch|regional|national|networking|information) event"
    "|evidence session|question time|prime minister['’]s questions|pmqs|education questions"
    "|first minister['’]s questions|ministers['’] questions|prize-?giving|exhibition|annual"
    " assembly|away ?day|open day"
)
_WEAK_HEADS = (
    "events?|show|meeting|launch|forum|assembly|session|day|celebration|ceremony|panel|awards|rally"
    "|evening|breakfast|lunch|anniversary|week|fair|service|meetings|conferences|roadshows|seminars"
)
_STRONG = re.compile(_STRONG_HEADS, re.IGNORECASE)
# For lower case.
_HEAD = re.compile(
    rf"\b(?:{by_first_letter(f'{_STRONG_HEADS}|{_WEAK_HEADS}')})(?![\w-])(?!['’]s?\s+\w)"
    r"(?!\s+(?:class(?:es)?|teachers?|pupils?|children|age|year|cent(?:re|er)|suite|room|hall"
    r"|theatre"
    r"|venue|season|call|pack|page|programme|houses?|aids?|loss|dads?|mums?|parents?|friends?|world"
    r"|impairments?|tests?|people"
    r"|organisers?|papers?)\b)"
)
_WORD_BEFORE = re.compile(r"([\w’'&/.+-]+)[ \u00a0]$")
_STOP_WORDS = frozenset(
    "one two three another the our its their a an his her your my this that these those some any"
    " each every at in"
    " on to by "
    "for from with of about into during after before since until as than then when where while who "
    "which whose but or so if not no is was were are be been being has have had do does did will "
    "would can could should may might must said says told tells tell spoke addressed gave opened"
    " closed "
    "attended visited joined held hosted hear heard he she they we you it i us them him last next "
    "under over between within without through all both also just only there here what how why "
    "spring's chaired called ran run led used came went took got made saw set put speaking"
    " addressing "
    "attending opening closing telling ended began started following watched missed enjoyed".split()
) - {"spring's"}
_TITLED = frozenset("hear heard held made set put ran led run saw here there how why".split())
"""Those of them that stand in names with a capital: the Hear and Now reception."""
_OWNERS = frozenset("your our my us all every who what how".split())
_INSIDE = re.compile(r"\b[A-Z][\w’'-]*[ ]$")
"""What makes such a word a part of a name: the Know Your Rights webinar."""
_TIME = frozenset(
    {*MONTHS, *WEEKDAYS, "today", "yesterday", "tomorrow", "today's", "yesterday's", "tuesday's"}
)
_OF = re.compile(
    r"[ \u00a0](?:of|for|on|about|into)[ \u00a0](?!(?:behalf|(?:[Mm]on|[Tt]ues|[Ww]ednes"
    r"|[Tt]hurs|[Ff]ri|[Ss]atur"
    r"|[Ss]un)day|\d|(?:January|February|March|April|May|June|July|August|September|October"
    r"|November"
    r"|December)\b|the\s+(?:first|second|third|day|morning|\d)|us\b|him\b|her\b|them\b|me\b"
    r"|you\b|free\b"
    r"|help|advice|more\b|(?:what|how|why|whether|who)\b))"
)
_TAIL_END = re.compile(
    r",(?! (?:language and communication|health and care)\b)"
    r"|[;:.!?“”\"‘()\[\]\n—|]|\s[–-]\s|['’](?=\s|$)(?<![sS]['’])"
    r"|\s(?:in (?=(?:the )?[A-Z])|outside\b|at\b|where\b|when\b|which\b|that\b|who\b|whose\b|was\b"
    r"|were\b|is\b|are\b|has\b|had"
    r"|have\b|will\b|would\b|to\b|by\b|said\b|after\b|before\b|during\b|as\b|but\b|while\b"
    r"|he\b|she\b|they\b|we\b"
    r"|debated\b|heard\b|last\b|this\b|today\b|yesterday\b|held\b|earlier\b|from\b|a "
    r"(?:year|week|month)\b"
    r"|ran to\b|lasted\b|drew\b|gave\b|spent\b|voted\b|carried\b|began\b|ended\b|opened\b"
    r"|closed\b|took\b|got\b"
    r"|organised\b|hosted\b|run\b|and (?:the [A-Z]|said|told|was|is|he|she|they|we|it|a"
    r"|gave|what|that|how)\b|(?:the|The) [Mm]inister"
    r"|on (?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d|(?:January|February|March|April"
    r"|May|June|July"
    r"|August|September|October|November|December)\b))"
)
_GIVEN = re.compile(
    r" (?:given|run|put on|organised|hosted|held) by (?:the )?[A-Z][\w’'&-]*"
    r"(?: (?:(?:and|of|for) (?:the )?)?[A-Z][\w’'&-]*){0,7}"
)
"""By whom an occasion without a name is given."""
_ENTITLED = re.compile(
    r",? [“‘\"']?[A-Z][^.,;\n“”\"]{3,70}?[”’\"']?"
    r"(?=,? (?:was held|were held|took place|takes place) )"
)
"""The title of an occasion behind its kind: “the regional conference Two Years On took place”."""
_SHORT_FORM = re.compile(r"[ \u00a0]\([A-Z][A-Za-z&]{1,9}\)")
_OURS = re.compile(r"\b(?:our|the|its|their) \Z")
_SHORT_BEFORE = re.compile(r"(?<=[\w’'])([ ])\([A-Z][A-Za-z&]{1,9}\)[ ]\Z")
_NUMBERED = re.compile(
    r"\b((?:first|second|third|fourth|fifth|sixth|last|latest|one) of (?:[\w’'-]+ ){0,3})$",
    re.IGNORECASE,
)
_NO_EVENT = re.compile(
    r"^(?:next|other|past|upcoming|future|recent|last|previous|same|similar|local|half|school|"
    r"one|two|three|every|public|good|that|working|wet|sports|old|new|first|second|whole"
    r"|full|many|our)?"
    r"\s*(?:days?|week|evening|panel|session|events?|talk|service|visit|fair|meeting|show"
    r"|launch|lunch"
    r"|breakfast|committee|council|parliament|reception|awards|forum|assembly|ceremony|briefing"
    r"|dinner)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Event:
    """An occasion named in the text; the higher `weight`, the more it looks like one."""

    start: int
    end: int
    text: str
    weight: int


_NOT_DONE = re.compile(r"n[’']t \Z")
"""What makes any of the words for an occasion a verb: “Don't show us”."""
_HEARS = re.compile(
    r"\b(?:is|was|were|are|been|be|mind|like|remember|recall|after|before"
    r"|by|keep|kept|start|started) \Z"
)
"""What makes “hearing” a verb."""
_THEY = re.compile(r"\b(?:MPs|peers|members|councillors|they|we|to) \Z")
"""What makes “debate” one."""
_DATED_OWN = re.compile(
    r",? on (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:the )?"
    r"\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+"
)
"""A whole date right behind: “our employment breakfast on Thursday 14 June”."""
_ON_A_DAY = 5
_SPOKE_TO = re.compile(r"\b(?:talk(?:ed|ing)?|spoke|speak(?:ing)?) (?:to|at) (?:our|the|their) $")
"""What makes a day or an evening one that somebody spoke at: “talk to our confidence day”."""
_SEVERAL = frozenset({"meetings", "conferences", "roadshows", "seminars"})
_WAS = re.compile(r"\b(?:it|this|that|day) was (?:also )?(?:the |our )$")
"""What tells that something took place: “so it was also the SEND Youth Assembly”."""
_COMMEMORATED = re.compile(r"(?:International|World|National|European) (?:\w+ )*(?:Day|Week)\b")
"""A day that everybody keeps, and no occasion of its own."""
_TREATY = re.compile(r"(?i:convention) on the [Rr]ights\b")
_SPEAKS_AT = re.compile(
    r"\b(?:speaks?|spoke|speaking|talks?|talked) (?:at|to) (?:the |our |an? )?\Z"
)
"""What makes “about” tell of the speech and not of the occasion."""
_PART_OF = re.compile(rf"\s+of (?:the |our |its |their )?.*?\b(?:{_STRONG_HEADS})\b")


def find_events(text: str, offset: int = 0) -> tuple[Event, ...]:
    """Return the occasions that `text` names, without leading articles."""
    events: list[Event] = []
    low = text.lower()
    for head in _HEAD.finditer(low if len(low) == len(text) else text):
        if head.start() and text[head.start() - 1] == "-":
            continue
        if events and head.start() + offset < events[-1].end:
            continue
        if _TREATY.match(text, head.start()):
            continue
        if _NOT_DONE.search(text, max(0, head.start() - 8), head.start()):
            continue
        if head[0] == "debate" and _THEY.search(text, max(0, head.start() - 12), head.start()):
            continue
        if head[0] == "hearing" and _HEARS.search(text, max(0, head.start() - 9), head.start()):
            continue
        start = _expand(text, head.start())
        end = _tail(text, head.end())
        if head[0] == "debate" and text.startswith((" for ", " into "), head.end()):
            end = head.end()  # who asked for it is no part of its name
        if _SPEAKS_AT.search(text, max(0, start - 30), start):
            end = head.end() + len(text[head.end() : end].partition(" about ")[0])
        if entitled := _ENTITLED.match(text, end):
            end = entitled.end()
        if given := _GIVEN.match(text, end) if text[start:end].islower() else None:
            end = given.end()
        if not _STRONG.fullmatch(head[0]) and _PART_OF.match(low[head.end() : end]):
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
        if short := _SHORT_BEFORE.search(text, max(0, start - 16), start):
            # “the Association of Directors (ADCS) conference”
            start = short.end(1)
        before = _WORD_BEFORE.search(text, max(0, start - 40), start)
        if not before:
            break
        word = before[1]
        low = word.lower().replace("’", "'")
        if low in {"year's", "month's", "week's"}:
            break
        if word[-1] in ".!?":
            break
        if low in _TIME or low.rstrip("'s") in _TIME:
            known = text.startswith(("conference", "summit"), start)
            if low in MONTHS and known and _OURS.search(text, max(0, start - 20), before.start(1)):
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
            if not further or has_head(further[1]) or further[1].lower() in _STOP_WORDS:
                break
        elif low in _STOP_WORDS and not (
            word[0].isupper()
            and (
                low in _TITLED
                or (
                    low in _OWNERS
                    and _INSIDE.search(text, max(0, before.start(1) - 24), before.start(1))
                )
            )
        ):
            break
        start = before.start(1)
    numbered = _NUMBERED.search(text, max(0, start - 50), start)
    return numbered.start(1) if numbered else start


def _tail(text: str, end: int) -> int:
    """Take in what follows the head: of whom, on what, and a short form in brackets."""
    for _ in range(4):
        if short := _SHORT_FORM.match(text, end):
            end = short.end()
        link = _OF.match(text, end)
        if not link:
            break
        stop = _TAIL_END.search(text, link.end(), min(len(text), link.end() + 160))
        limit = stop.start() if stop else min(len(text), link.end() + 160)
        if limit <= link.end():
            break
        end = limit
        if not _SHORT_FORM.match(text, end):
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
    if not printed or _NO_EVENT.match(printed):
        return 0
    words = printed.split()
    own = text[start : head.start()]
    named = any(word[0].isupper() for word in re.findall(r"\w[\w’'-]*", own)) or bool(
        re.search(r"\s(?:of|for|on) (?:the )?[A-Z]", text[head.end() : end])
    )
    strong = _STRONG.fullmatch(head[0]) is not None
    weight = 3 if strong else 1
    if named:
        weight += 3
    if len(words) > 1:
        weight += 1 + (named and len(words) > 4)
    if head[0] in _SEVERAL and not _NUMBERED.match(f"{' '.join(words[:4])} "):
        return 0
    if _NUMBERED.match(f"{' '.join(words[:4])} ") or re.match(
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
    if len(words) > 1 and _DATED_OWN.match(text, end):
        return max(weight, _ON_A_DAY)
    if named and _WAS.search(before):
        weight += 2
    if printed.isupper() and head[0] == "briefing":
        return 0  # the name of a newsletter
    if len(words) > 1 and _SPOKE_TO.search(before):
        return max(weight, _ON_A_DAY)
    if _COMMEMORATED.match(printed):
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
