"""Occasions that no word for a meeting names: launches, statements, minutes, notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sendnotes.extract.date_words import DAY_NAME
from sendnotes.extract.hinted import Hinted
from sendnotes.extract.scenes import first_in
from sendnotes.extract.titles import restore_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.extract.scenes import Scene
    from sendnotes.extract.speaking_signs import Sign

Told = tuple[str, int, int]
"""The name of an occasion, and where it is printed."""

EARLY = 1500
_STATEMENT = re.compile(
    r"^(?:written|oral|ministerial|personal|topical)(?: ministerial| written)? statement$",
    re.IGNORECASE,
)
_SPEECH_ON = re.compile(
    r"\b(?:give|gave|gives|giving|deliver(?:ed|s)?|delivering|made|makes?|making)"
    r" (?:a|an|the|his|her) (?:[a-z]+ ){0,2}(?P<what>speech|statement|address|lecture)"
    r" (?:on|about) (?P<topic>(?!Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|\d)[^.,;:\n]{4,70}?)"
    r"(?=[.,;:\n]| at | in | to | on [A-Z]| and )"
)
_STATEMENTS = re.compile(
    r"(?:.*[>»/|]\s*)?(?:parliamentary |ministerial )?written statements?\s*(?:[>»/|].*)?",
    re.IGNORECASE,
)
_INTERVIEWED = re.compile(
    r"\b(?:interviewed (?:live )?(?:on|for)|(?P<guest>guest on)) (?:the )?"
    rf"(?!{DAY_NAME}|\d)"
    r"(?P<what>[^.,;:\n]{4,70}?)"
    r"(?=[.,;:\n]| this | last | earlier | by | on \d| yesterday| today| on (?:Mon|Tues|Wednes"
    r"|Thurs|Fri|Satur|Sun)"
    r"| and | about )"
)
_STATED = re.compile(
    r"\b(?:Written|Oral|Parliamentary) (?:Ministerial )?[Ss]tatement\b"
    r"(?P<topic> (?:on|about) [^.,;:\n]{4,80})?"
)
_LAUNCHED = Hinted(
    ("launched", "launches"),
    re.compile(
        r"\b(?!was|were|been|be|is|are|the|just)[\w’'-]+,? (?:officially |today |yesterday )?"
        r"launch(?:ed|es) (?:his |her )?(?P<what>(?:(?:our|its|their|a|the) )?"
        r"(?!it\b|them\b|in |at |by |on |into )[^.,;:\n]{5,60}?)"
        r"(?= at | in | on |[.,;:\n])"
    ),
)
_WAS_LAUNCHED = Hinted(
    ("was launched", "was officially launched"),
    re.compile(
        r"(?:[“\"‘'](?P<title>[A-Z][^”\"’\n]{3,80})[”\"’'],?"
        r"|(?P<name>[A-Z][\w’'-]*"
        r"(?::? (?:(?:of|on|for|the|in|and|to) )?[A-Z][\w’'-]*){1,8}(?: On)?))"
        r" was (?:officially )?launched\b"
    ),
)
"""“... last Tuesday, when Bercow: Ten Years On was launched”."""
_LAUNCH = re.compile(
    r"\blaunch of (?:our |the |a |its )?(?:new )?(?:report,?"
    r" )?[\"“‘'](?P<what>[^\"”’\n]{3,80})[\"”’]",
    re.IGNORECASE,
)
_OF_SPEECH = re.compile(
    r"\b(?:his|her|their|my) (?P<what>(?:(?:first|second|third|last|final|farewell|maiden|parting"
    r"|valedictory|inaugural|annual|leader['’]s|keynote) (?:[a-z]+ )?(?:speech|address|lecture"
    r"|appearance|statement)|(?:speech|address)(?= as))(?: (?:as|since|after) [^.,;:\n]{3,60}?)?)"
    r"(?=[.,;:\n]| (?:this|last|on|in|at|to|yesterday|today|before|with|from|he|she)\b)"
)
"""A speech that is an occasion by itself: the last one in an office, a maiden speech."""
_TITLED = re.compile(
    r"\b(?:(?:with|under|had|gave it) the title|entitled|titled|(?:was|is) called|the title was"
    r"|on the theme)[:,]? [“\"‘'](?P<title>[^“”\"\n]{8,110}?)[”\"’'](?!\w)"
)
_KEPT = re.compile(
    r"\b(?:[Oo]ur|[Tt]he|[Tt]heir|[Ii]ts|[Yy]esterday['’]s|first|second|third) "
    r"(?P<name>(?:(?:first|second|third|annual|regional|autumn|spring|summer|winter|big) )?"
    r"(?:annual|regional|members['’]|parents['’]|carers['’]|family|celebration|employment|graduation"
    r"|awards?|inclusion|network|staff|leavers['’]|governors['’]|thank-you|careers|volunteers['’]"
    r"|open|information|[A-Z][\w’'-]+s['’] [A-Z][\w-]+)"
    r" (?:day|evening|breakfast|ceremony|meeting|assembly|gathering|lunch|supper|morning))\b"
)
"""A day or an evening of a kind that people keep: “our celebration evening”."""
_UNDER_A_BANNER = re.compile(
    r"\b(?:[Mm]arch|[Rr]all|[Pp]rotest|[Dd]emonstrat|[Gg]ather)\w*\b[^.]{0,90}?"
    r"\b(?:under the (?:(?P<banner>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*) banner\b|banner of (?:the )?"
    r"(?=[A-Z])|flag of (?:the )?(?=[A-Z]))|called by (?:the )?(?=[A-Z]))"
    r"(?P<by>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)?"
)
"""“Families marched in twenty towns under the SEND National Crisis banner”."""
_RALLY = re.compile(r"\brall(?:y|ied)\b", re.IGNORECASE)
_MINUTES = re.compile(r"(?im)^\W*(?:present|apologies|in attendance|minutes (?:of|taken))\b")
_SHOUTED = re.compile(r"\A[^a-z]{12,}(?= [a-z]|\Z)")
_OF_OTHERS = frozenset({"Steering Group", "Working Group", "Executive Committee", "Committee"})
_MINUTES_OF = re.compile(r"\W*minutes of", re.IGNORECASE)
_OF_BODY = re.compile(
    r"(?:.*?\b[Mm]inutes of (?:the |a )?(?:(?:[a-z]+|Annual|General|Meeting) )*(?:of (?:the )?)?)?"
    r"(?P<name>[A-Z][\w’'&-]*(?:,? (?:(?:and|of|for|the|on) )*[A-Z][\w’'&-]*)*? (?:(?i:committee"
    r"|group|council|board|forum|panel|cabinet|partnership|assembly|executive|governors|trustees"
    r"|network)))\b"
)
_NOTES_FROM = re.compile(
    r"(?i:\b(?:notes|reports?|blog(?:ging)?|news|thoughts|postcards?|dispatch(?:es)?|reflections|live"
    r"|tweets|updates|highlights|back) from (?:the |our |this year['’]s )?)"
    r"(?P<name>[A-Z][\w’'&-]*(?:(?: (?:and|of|for|in|on|the))* [A-Z0-9][\w’'&-]*){1,8})"
)
"""A title over what somebody noted down on an occasion."""
_AS_IT_HAPPENED = re.compile(
    r"(?P<name>[A-Z0-9][\w’'&-]*(?: [\w’'&-]+){1,8}?)(?:,|:| [–-]) (?:(?i:as it happened)\b.*"
    r"|(?i:live)(?: (?:updates|blog|coverage|from|at|in)\b.*)?)"
)
"""The title of a page that told of an occasion while it went on."""
_OFFICE_OF = re.compile(r"\b(?:founder|chair|director|head|executive|trustee|patron|member) of \Z")
_FULL_COUNCIL = re.compile(
    r"(?:\b(?:at|told|addressed|where|meeting of (?:the )?) ?|\A|\n"
    r"|: )(?P<name>[Ff]ull [Cc]ouncil)\b"
)
_NAME_IN_TITLE = re.compile(
    r"(?<![\w’'])[A-Z][\w’'-]*(?: (?:(?:of|and|in|for|the|to|it|with) )?[A-Z0-9][\w’'-]*){1,6}"
)
_CAME_TO = (
    r"(?:\b(?:at|for|to|of|from|in|with|was|but|and|the|our)(?: (?:the|our|its|their|this"
    r" year[’']s|last \w+[’']s|\w+day[’']s"
    r"|yesterday[’']s|first|second|third))* (?P<name>{name})\b(?! (?:and|Road|Street|School"
    r"|Trust)\b))"
)
_IS_BODY = re.compile(
    r"\b(?:Trust|School|College|University|Council|Society|Union|Association|Centre|Service|Team"
    r"|Department|Academy|Charity|Forum|Network|Group|House|Hall|Minister|Secretary|Commissioner"
    r"|Act|Bill|Review|Plan|Plans|Code|Needs|Education|Strategy|England|MP)\Z"
)
_OCCASION = re.compile(
    r"\A(?!(?:An?|My|Our|One|What|No|Every|This|That|Another|On|In|Last|Next|First)\b).+"
    r" (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)?[Dd]ay|Evening|Morning|Afternoon|Night|Fair|Ball"
    r"|F[eê]te|Induction|Lecture|Rally|Walk|Festival|Dinner|Tea|Lunch|Supper|Gathering|Reunion|Camp"
    r"|Giving|Roadshow|Workshop|Assembly|Launch|Opening|Awards|Picnic|Show|Conference|Summit|Forum"
    r"|Live(?: 20\d\d)?)\Z"
)
"""The end of what is the name of an occasion when it is a title."""
_LONGEST, _TOP, _PLAIN, _TITLE = 120, 8, 3, 4
_AT = re.compile(r"\b(?:at|from) (?:our|the|their|its|a|an) \Z")
CHAMBER = re.compile(r"House of Commons|House of Lords|Westminster Hall")
"""The line at the head of a record of Parliament."""
_OF_REPORT = re.compile(
    r"launch of (?:our|the|its|their|his|her|a) (?:new )?(?:report|guide|book|charter|campaign"
    r"|review|manifesto|strategy|survey|research|briefing|toolkit|plan|sequel|follow-up)"
)
_ITS_TITLE = re.compile(
    r",? (?:called |entitled |titled )?[“‘\"']?"
    r"(?P<title>[A-Z][\w’'-]*"
    r"(?::? (?:(?:to|for|of|and|the|in|on|a|at|with) ){0,2}[A-Z0-9][\w’'-]*){1,8})"
)
_SUBTITLE = re.compile(
    r": [A-Z0-9][\w’'-]*(?: (?:(?:to|for|of|and|the|in|on|a|at|with) ){0,2}[A-Z0-9][\w’'-]*){0,8}"
    r"(?=[.,;”’\"')]|\s*$| (?:in|at|on|by|was|last|this|yesterday)\b)"
)


def launch_or_statement(scene: Scene) -> Told | None:
    """Return an occasion that is a launch of something, or a statement in Parliament."""
    if ours := _LAUNCHED.search(scene.body, 0, EARLY):
        return f"launch of {ours['what']}", ours.start(), ours.end()
    if launch := _LAUNCH.search(scene.body) if "launch of " in scene.body.lower() else None:
        return f"launch of {restore_title(launch['what'])}", launch.start(), launch.end()
    if out := _WAS_LAUNCHED.search(scene.body, 0, EARLY):
        what = out["title"] or out["name"]
        return f"launch of {restore_title(what)}", out.start(), out.end()
    if asked := _INTERVIEWED.search(scene.body, 0, EARLY):
        name = asked["what"] if asked["guest"] else f"interview on {asked['what']}"
        return name, asked.start(), asked.end("what")
    if stated := list(_STATED.finditer(scene.body, 0, EARLY)):
        fullest = next((each for each in stated if each["topic"]), stated[0])
        return fullest[0], fullest.start(), fullest.end()
    if any(_STATEMENTS.fullmatch(line) for line in scene.head):
        return "Written statement", 0, 0
    if told := _SPEECH_ON.search(scene.body, 0, EARLY):
        return f"{told['what']} on {told['topic']}", told.start(), told.end()
    for block in scene.blocks[:12]:
        if _STATEMENT.match(block.text.strip(" *_:")):
            return block.text.strip(" *_:"), block.start, block.end
    return None


def with_title(scene: Scene, event: Told) -> Told:
    """Name a launch by what was launched: “the launch of our report, Lost for Words”."""
    name, start, end = event
    if not name.startswith("launch of "):
        return event
    if subtitle := _SUBTITLE.match(scene.body, end):
        return f"{name}{subtitle[0]}", start, subtitle.end()
    title = _ITS_TITLE.match(scene.body, end) if _OF_REPORT.fullmatch(name) else None
    return (f"launch of {title['title']}", start, title.end()) if title else event


def _who_met(head: Sequence[str]) -> str | None:
    """Return whose minutes a page has: as “Minutes of the X” says, else as a line of its head.

    A steering group is the group of the body over the minutes.
    """
    shouted = ((_SHOUTED.match(line), line) for line in head)
    lines = [restore_title(found[0]) if found else line for found, line in shouted]
    lines = [line for line in lines if len(line) < _LONGEST]
    named = [(found["name"], line) for line in lines if (found := _OF_BODY.match(line))]
    names = [restore_title(name) for name, _ in named]
    told = next((name for name, line in named if _MINUTES_OF.match(line)), None)
    if told is None:
        return names[0] if names else None
    name = restore_title(told)
    if name in _OF_OTHERS and names[0] != name:
        return f"{names[0]} {name}"
    return name


def _only_one(scene: Scene) -> Told | None:
    """Return the one occasion, however plain its name, that the post says something was at."""
    at = [
        event
        for event in scene.events
        if event.weight >= _PLAIN and _AT.search(scene.body, max(0, event.start - 20), event.start)
    ]
    if len({event.text.lower() for event in at}) != 1:
        return None
    return at[0].text, at[0].start, at[0].end


def in_title(scene: Scene) -> Told | None:
    """Return the name that stands in the title and that the text says people came to.

    “What a Big Sing!” over “600 pupils sang at the Big Sing”.
    """
    for line in scene.head[:_TOP]:
        if told := _AS_IT_HAPPENED.fullmatch(line):
            return restore_title(told["name"]), 0, 0
    top = scene.blocks[0]
    title = top.text if len(top.text) < _LONGEST else next(iter(scene.head), "")
    after = top.end if title is top.text else 0
    elsewhere = {place.text for place in scene.places}
    for found in _NAME_IN_TITLE.finditer(title[:_LONGEST]):
        name = restore_title(found[0]) if title.isupper() else found[0]
        words = re.sub("['’]", "['’]", re.escape(name))
        told = re.compile(_CAME_TO.format(name=words)).search(scene.body, after, EARLY)
        if told is None and _OCCASION.search(name) and found.start() == 0:
            return name, top.start, top.end
        if told and _OFFICE_OF.search(scene.body, 0, told.start("name")):
            continue
        if told and not _IS_BODY.search(told["name"]) and told["name"] not in elsewhere:
            return told["name"], told.start("name"), told.end("name")
    return None


def last_resort(scene: Scene, sign: Sign) -> Told | None:
    """Return what else tells the occasion: whose minutes, whose notes, or which speech it was.

    Whose gathering it may have been, or the title of a transcript, tells it wrongly more often
    than rightly.
    """
    if _MINUTES.search(scene.body, 0, EARLY) and (met := _who_met(scene.head)):
        return met, 0, 0
    if chamber := next((b for b in scene.blocks[:_TOP] if CHAMBER.fullmatch(b.text)), None):
        return f"{chamber.text} debate", chamber.start, chamber.end
    for line in scene.head[:_TOP]:
        noted = _NOTES_FROM.search(line) if len(line) < _LONGEST else None
        if noted:
            return restore_title(noted["name"]), 0, 0
    block = scene.blocks[sign.block]
    if titled := _TITLED.search(scene.body, block.start, block.end):
        return titled["title"], titled.start("title"), titled.end("title")
    if only := _only_one(scene):
        return only
    top = scene.blocks[min(1, len(scene.blocks) - 1)].end
    for event in scene.events:
        if event.end <= top and event.weight >= _TITLE:
            return event.text, event.start, event.end
    if came := in_title(scene):
        return came
    kept = {found["name"].lower(): found for found in _KEPT.finditer(scene.body, 0, EARLY)}
    if len(kept) == 1:
        ((_, found),) = kept.items()
        return found["name"], found.start("name"), found.end("name")
    if council := _FULL_COUNCIL.search(scene.body, 0, EARLY):
        return council["name"], council.start("name"), council.end("name")
    if marched := _UNDER_A_BANNER.search(scene.body, 0, EARLY):
        name = marched["banner"] or marched["by"]
        what = "rally" if _RALLY.search(scene.body, 0, EARLY) else "march"
        return f"{name} {what}", marched.start(), marched.end()
    speech = first_in(scene.body, _OF_SPEECH)
    if speech and speech.end() <= max(EARLY, sign.end):
        return speech["what"], speech.start("what"), speech.end("what")
    return None
