"""Roles as printed beside a name: before it, after it, in brackets, or in a sentence about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sendnotes.extract.date_words import DAY_NAME
from sendnotes.extract.role_clauses import read_clause
from sendnotes.extract.role_ends import tidy

HEAD = (
    r"(?i:(?:under-?\s?)?secretary(?: of state| general)?|secretaries of state|minister|chancellor"
    r"|(?:co-?|vice-?\s?)?chair(?:man|woman|person)?|chief executive(?: officer)?|ceo|coo"
    r"|director(?:[ -]general)?|head(?: ?teacher|master|mistress)?|principal"
    r"|(?:vice-?\s?)?president|commissioner|inspector"
    r"|advis[eo]r|leader|member|mp|lead|manager|officer|ombudsman|spokes(?:man|woman|person)"
    r"|professor|lecturer|researcher|(?:co-?)?founder|trustee|patron|ambassador|consultant"
    r"|co-?ordinator|senco|governor|editor|psychologist|therapist|teacher|mayor|whip|deputy|speaker"
    r"|specialist|solicitor|lawyer|barrister|judge|paediatrician|doctor|nurse|correspondent"
    r"|reporter"
    r"|campaigner|fellow|executive|registrar|tsar|champion|partner|councillor|representative|rep"
    r"|moderator|treasurer|author|peer|assistant|expert|analyst|journalist|academic|activist"
    r"|health visitor|reviewer|reader(?= in (?!the\b|an?\b|our\b|its\b|his\b|her\b))"
    r"|architect|economist|broadcaster|presenter|apprentice|student|pupil|mentor|volunteer|official"
    r"|(?:youth|social|support|key|outreach) worker|organiser|job coach|hmci|hmi|intern|parent"
    r" carer"
    r"|convenor|caseworker|physiotherapist|audiologist|paralympian|chaplain"
    r"|auditor|candidate|owner|(?:arch)?bishop|dean|vicar|rabbi|imam|trainer|caretaker|comedian"
    r"|actor|poet|writer|midwife|bursar|practitioner|administrator|tutor|(?:foster )?carer"
    r"|magistrate|counsellor|librarian|provost|scientist|grand(?:mother|father|parent)"
    r"|school(?:girl|boy)|sixth-former|teenager|graduate|trainee|coder|programmer|engineer"
    r"|developer|coach|supervisor|mediator|gp|advocate|backbencher|boss|receptionist|driver"
    r"|[a-z]+ologist|[a-z]+iatrist|playwright|novelist|artist|musician|singer|photographer"
    r"|film-?maker|designer|chef|farmer|gardener|footballer|rower|athlete|entrepreneur"
    r"|business(?:man|woman)|linguist|historian|dietitian|pharmacist|dentist|(?:wheelchair"
    r"|service) user"
    r"|parent|mother|mum|father|dad)"
)
_HEAD = re.compile(rf"(?<![\w-]){HEAD}(?![\w])")
_MODIFIERS = frozenset(
    "acting assistant associate cabinet chief children's children’s clinical co corporate deputy "
    "disability early education executive expert families family first foreign former founding "
    "general group health higher home honorary housing independent interim joint junior"
    " lead leading "
    "managing national new newly-appointed non-executive opposition parliamentary permanent policy "
    "political prime principal programme public regional research schools school schools' schools’ "
    "senior shadow skills special specialist strategic treasury universities vice youth inclusion "
    "send sen head headteachers' then years government community communications finance medical "
    "legal local standards training science council select committee technical design operations "
    "service educational speech language therapy careers care social mental outgoing incoming"
    " retired improvement skills apprenticeships occupational virtual family support"
    " supported employer engagement designated district branch area county borough".split()
)
_FORMER = re.compile(
    r"\b(?:former(?:ly)?|ex-|until recently|previously|retired|one-time)\b", re.IGNORECASE
)
_STOPS = re.compile(
    r"[;:.!?“”\"‘()\[\]\n—|]|\s[–-]\s|\s’|,\s*[“\"‘']"
    r"|\s(?:is|was|were|are|has|have|had|will|would|who|which|that|whose|when|where|while"
    r"|after|before"
    r"|said|says|told|tells|spoke|gave|took|went|came|made|set|added|asked|warned|argued"
    r"|opened|closed"
    r"|began|ended|started|finished|arrived|got|turned|visited|joined|addressed|announced|promised|pledged|praised|thanked"
    r"|welcomed|called"
    r"|launched|led|delivered|introduced|insisted|explained|chaired|hosted|put|used|wrote|saw|met"
    r"|outlined|urged|admitted|described|responded|replied|answered|confirmed|shared|talked"
    r"|did|does"
    rf"|today|yesterday|on {DAY_NAME}|speaking|talking"
    r"|addressing|telling"
    r"|saying|spoken|unveiled|reminded|reflected|paid|received|presented|appeared|attended"
    r"|stood|stayed"
    r"|this (?:week|morning|month|year|afternoon|evening)|last (?:week|month|night|year)"
    r"|earlier|so I|and I)(?=[\s,’'])"
)
_LIST = re.compile(
    r",\s(?:[A-Z][\w’'-]*(?:\s(?:and\s)?[A-Z][\w’'-]*){0,2},\s)*"
    r"[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,2},?\s(?:and|&)\s[A-Z][\w’'-]*"
    r"(?:\s[A-Z][\w’'-]*){0,2}(?=[,.;:)]|\s|$)"
    r"|,\s(?:[a-z]+(?:\s[a-z]+)?,\s)*[a-z]+(?:\s[a-z]+)?\s(?:and|&)\s[a-z]+(?:\s[a-z]+)?"
    r"(?=[,.;:)]|$)"
)
_WINDOW = 200


@dataclass(frozen=True, slots=True)
class Role:
    """A role as printed, without articles; `former` where the text says it is past."""

    text: str
    start: int
    end: int
    former: bool = False


def has_head(text: str) -> bool:
    """Whether `text` has a word for an office or profession."""
    return _HEAD.search(text) is not None


_UNTIL = re.compile(
    r"until (?:recently|last (?:year|month|week|summer|autumn|spring)|this \w+"
    r"|(?:\w+ )?(?:19|20)\d\d),? (?:the |our |its |an? )?"
)
_NAMED = re.compile(r"\bRt Hon\b")
"""What shows that a phrase names the person and is no role."""


_AT_EVENT = re.compile(
    r"(?:(?:main|keynote|guest|opening|closing|first|second|last|principal|star|next|only) )?"
    r"speakers?"
    r"(?: (?:at|for|of the (?:day|evening)).*)?\Z",
    re.IGNORECASE,
)
"""What somebody is for an hour: “the main speaker at the rally”."""
_LOOSE = re.compile(
    r"(?:(?:charity|union|council|school|trust|party|campaign|forum) )?(?:leader|head|boss|chief"
    r"|campaigner|expert|parent|mother|mum|father|dad|teacher|activist|student|pupil|volunteer"
    r"|author|mp|peer)s?",
    re.IGNORECASE,
)
"""A word that tells little of an office: “the charity leader Susan Daniels”."""


def is_loose(role: str) -> bool:
    """Tell whether a role says only what kind of person somebody is."""
    return _LOOSE.fullmatch(role) is not None


def without_town(role: str) -> str:
    """Return a role without where its holder is from: “SENCO from Kirklees”, “head in Leeds”."""
    cut = re.search(r",?\s(?:from|in|based in)\s(?:the\s)?(?!Department|Ministry)[A-Z]", role)
    return role[: cut.start()] if cut and has_head(role[: cut.start()]) else role


PARTIES = "(?:Con|Lab|Lib ?Dem|LD|CB|Green|GP|Ind|Reform|SNP|PC|Plaid|DUP|UUP)"
"""How the parties are called in brackets, as part of a pattern."""
_PARTY = re.compile(rf"(?:\s\([A-Z][^()]{{2,40}}\))?\s\({PARTIES}[a-z]*\)(?=,)")


_SEAT = re.compile(r" of [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}(?=, who )")
"""Of where a peer is, or of which body somebody: “Lord Hartley of Redcar, who chairs”."""
_AGE = re.compile(
    r"\s\(\d{1,2}\)(?=,)|,\s(?:aged\s)?\d{1,2}(?=,\s)"
    r"|,\s(?:from [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?|who(?: is|['’]s) \d{1,2}"
    r"|an? [\w’' -]{3,40} by (?:trade|training|profession|background)),(?= (?:is|was|has been) )"
)
"""What stands between a name and the role, too: the age, or where somebody is from."""
_HOLDS = r"(?:is|was|has been|works as|serves as|was appointed|(?:recently )?became)"
_IS = re.compile(
    r"(?:who (?:(?:is|was) (?:[\w-]+|[^,.;]{3,60}?(?= and is now\b))|sits as [^,.;]{3,60}?) and )?"
    rf"(?:who )?{_HOLDS}"
    r"(?: now| also| currently)?"
    r"\s(?:\d\d and )?(?:this year['’]s )?"
    r"(?=(?:the|our|its|their|a|an)\b|[A-Z]"
    rf"|(?:(?:{'|'.join(sorted(_MODIFIERS))})\s){{0,3}}{HEAD}\b)"
)
"""What tells an office: “X is head of SEND”, “who was the minister”, but not “is asking”."""
_BEING = re.compile(rf"(?:who )?(?:sits as|{_HOLDS})\b")
_LEAD = re.compile(
    r"[*_]{0,3}(?:\s?\(|,\s|\s?[–—|-]\s|\s(?=is |was |has been |became |who (?:is|was) )"
    rf"|,?\s(?=who (?:sits as|{_HOLDS})))"
)
"""What stands between a name and the role behind it."""


def role_after(text: str, at: int) -> Role | None:
    """Return the role that follows a name ending at `at`: “, chair of X,” or “(Minister for Y)”."""
    if aside := _PARTY.match(text, at) or _AGE.match(text, at):
        at = aside.end()
    if seat := _SEAT.match(text, at):
        at = seat.end()
    window = text[at : at + _WINDOW]
    lead = _LEAD.match(window)
    told = read_clause(window, lead.end() if lead else None)
    if told and has_head(told.text):
        return Role(told.text, at + told.start, at + told.end, told.former)
    if not lead:
        return None
    bracket = window[lead.start() : lead.end()].strip() == "("
    start = lead.end()
    verb = _IS.match(window, start)
    if _BEING.match(window, start):
        if not verb:
            return None
        start = verb.end()
    stop = window.find(")", start) if bracket else _phrase_end(window, start)
    if stop < 0:
        return None
    if until := _UNTIL.match(window[start:]):
        start += until.end()
        held = _role(window, start, _phrase_end(window, start), at)
        return replace(held, text=f"former {held.text}", former=True) if held else None
    return _role(window, start, stop, at)


_BELOW = re.compile(
    r"[*_]{0,3}(?: [A-Z]{2,4})?\n+[*_]{0,3}(?P<role>[A-Z][^\n.!?:]{3,90}?)[*_]{0,3}(?=\n|\Z)"
)


def role_below(text: str, at: int) -> Role | None:
    """Return the role on the line below a name that ends its own line."""
    found = _BELOW.match(text, at)
    if found is None or not has_head(found["role"]) or _NAMED.search(found["role"]):
        return None
    role = tidy(found["role"])
    return Role(role, found.start("role"), found.end("role")) if role else None


_SHORT_FORM = re.compile(r" \([A-Z][A-Za-z&]{1,8}\),\Z")


def role_before(text: str, at: int, floor: int) -> Role | None:
    """Return the role before a name starting at `at`, not reaching back beyond `floor`.

    Both “the Education Secretary, X” and “Education Secretary X” are such.
    """
    begin = max(floor, at - _WINDOW)
    window = text[begin:at]
    trimmed = window.rstrip(" \u00a0*_").removesuffix(", the").removesuffix(", The")
    if len(trimmed) < len(window.rstrip(" \u00a0*_")):
        trimmed += ","  # "the Commons Speaker, the Rt Hon John Bercow"
    if trimmed.endswith("),") and (short := _SHORT_FORM.search(trimmed)):
        trimmed = trimmed[: short.start()] + ","  # the President of the ADCS's full name (ADCS), X
    comma = trimmed.endswith((",", "("))
    trimmed = trimmed.rstrip(",( ")
    if not trimmed or window[len(trimmed) :].count("\n"):
        return None
    for head in reversed(list(_HEAD.finditer(trimmed))):
        tail = trimmed[head.end() :]
        if _STOPS.search(tail) or (tail and not _tail_fits(tail, comma=comma)):
            continue
        start = _expand_left(trimmed, head.start())
        if (
            trimmed[start : head.end()].lower() in {"member", "parent", "pupil", "student"}
            and not tail
        ):
            continue
        text_of = trimmed[start:]
        if _AT_EVENT.match(tidy(text_of)):
            continue
        return Role(
            tidy(text_of),
            begin + start,
            begin + len(trimmed),
            former=bool(_FORMER.search(trimmed[max(0, start - 12) :])),
        )
    return None


def _tail_fits(tail: str, *, comma: bool) -> bool:
    """Whether what stands between a role's head and the name belongs to the role."""
    lead = re.match(r"\s(?:of|for|at|to|in|on|with|and)\s", tail)
    if not lead:
        return False
    words = tail.split()
    if "," in tail and not (_LIST.search(tail) or re.search(r",\s(?:and\s)?[\w’' -]+$", tail)):
        return False
    if comma:
        return len(words) <= 14
    return len(words) <= 8 and "," not in tail.rstrip()[:-1]


_QUALIFIED = re.compile(
    r"(?:\A|[.!?,;:“”\"(–—\n]\s*|\b(?:by|from|with|to|that|said|says|of|when|the|an?|our|its|and|as|for"
    r"|while|but|where|was|is|hear|heard|told|including|local|former|day|night|today|yesterday) )"
    r"(?P<words>(?:(?!(?:by|from|with|to|that|said|says|of|when|the|an?|our|its|and|as|for|while|but|where"
    r"|was|is|were|are|hear|heard|told|who|which|it|he|she|they|we|you|i|us|this|these|his|her|their|my"
    r"|in|on|at|then|not|no|had|has|have|also|only|one|two|three|met|saw|gave|made|local|former|day|night"
    r"|today|yesterday)\b)"
    r"[A-Za-z][a-z’'-]*(?<!ed)(?<!ing) ){1,2})\Z"
)
"""Words that tell what kind of somebody it is: “adoptive mother”, “wheelchair user”."""


def _expand_left(text: str, start: int) -> int:
    """Take in the words before a role's head that belong to it."""
    kept = _expanded(text, start)
    qualified = _QUALIFIED.search(text, max(0, kept - 60), kept)
    if qualified and (kept == start or text[kept].islower()):
        return qualified.start("words")
    return kept


def _expanded(text: str, start: int) -> int:
    while True:
        before = re.search(r"([\w’'&-]+)[ \u00a0]$", text[max(0, start - 40) : start])
        if not before:
            return start
        word = before[1]
        capital = word[0].isupper() and word.lower() not in _NEVER
        if not capital and word.lower() not in _MODIFIERS and not re.search(r"['’]s?$", word):
            joined = _JOINED.search(text, max(0, start - 40), start) if word == "and" else None
            if joined and (joined[1][0].isupper() or joined[1] in _MODIFIERS):
                start -= len(before[0])
                continue
            return start
        start -= len(before[0])


_JOINED = re.compile(r"([\w’'-]+)[ ]and[ ]\Z")
_NEVER = frozenset(
    "the our its their a an on in at by from with and when as but then this that he she it they we "
    "monday tuesday wednesday thursday friday saturday sunday january february march april"
    " may june "
    "july august september october november december today yesterday said says speaker mr mrs ms "
    "dr sir dame lord lady baroness cllr professor however although while after before".split()
)


def _phrase_end(window: str, start: int) -> int:
    """Return where an apposition that begins at `start` ends."""
    stop = _STOPS.search(window, max(0, start - 1))
    limit = stop.start() if stop else len(window)
    comma = window.find(",", start)
    while 0 <= comma < limit:
        listed = _LIST.match(window, comma)
        if (
            not listed
            or listed.end() > limit
            or not re.search(r"\b(?:of|for|at)\s[^,]*$", window[start:comma])
        ):
            return comma
        comma = window.find(",", listed.end())
    return limit


_AND_MORE = re.compile(
    r" and (?=(?:the|his|her|their|our|its) |(?:teaches|runs|works|has|is|was|lives|writes|holds) )"
)
"""Where a role ends and another thing is told: “is Minister for X and the green paper is hers”."""
_AND_ANOTHER = re.compile(
    r" and (?:an? [a-z]|(?:mother|father|mum|dad|parent|grand\w+) (?:of|to) )[^.;]*\Z"
)
"""What somebody is as well: “Youth Ambassador and a student at Mid Cheshire College”."""
_NOW = re.compile(r"[^,]{3,60} and (?:is )?now (?:the |an? )?")
"""What somebody was before: “a psychologist by trade and now Professor of Education”."""


_BY_TRADE = re.compile(r" by (?:trade|training|profession|background)\b")
"""What somebody has learned, whatever they are now."""


def _role(window: str, start: int, stop: int, at: int) -> Role | None:
    phrase = window[start:stop]
    cut = re.search(
        r",?\s(?:at|in|to)\s(?:the|our|its|their|this year)\b.*\b(?:conference|summit|event"
        r"|debate)",
        phrase,
    )
    if cut:
        phrase = phrase[: cut.start()]
    if (more := _AND_MORE.search(phrase)) and not has_head(phrase[more.end() :]):
        phrase = phrase[: more.start()]
    another = _AND_ANOTHER.search(phrase)
    if another and has_head(phrase[: another.start()]) and has_head(another[0]):
        phrase = phrase[: another.start()]
    if (later := _NOW.match(phrase)) and has_head(phrase[later.end() :]):
        start, phrase = start + later.end(), phrase[later.end() :]
    head = _HEAD.search(phrase)
    if head is None or _NAMED.search(phrase) or len(phrase[: head.start()].split()) > 7:
        return None
    if re.match(r"(?:the )?(?:first|last|only|latest|youngest) [\w ]{2,30}? to\b", phrase):
        return None
    if acting := re.match(r"as (?:the |our |an? )?(?=\w+ (?:of|for|at)\b)", phrase):
        start, phrase = start + acting.end(), phrase[acting.end() :]
    if re.match(r"(?:and|but|with|over|in|on|at|by|for|from|as|(?!retired)[a-z]+ed)\b", phrase):
        return None
    if _BY_TRADE.match(phrase, head.end()):
        return None
    former = bool(_FORMER.search(phrase[: head.end()]))
    tidied = tidy(phrase)
    if _AT_EVENT.match(tidied):
        return None
    return Role(tidied, at + start, at + start + len(phrase), former=former) if tidied else None
