"""Words and patterns for occasions: what they are called, and where their names end."""

from __future__ import annotations

import re

from sendnotes.extract.alternatives import by_first_letter
from sendnotes.extract.date_words import DAY_NAME, MONTH_NAME, MONTHS, WEEKDAYS
from sendnotes.extract.organisation_names import LISTING_HEADS

MEETINGS = (
    "open spring summer autumn winter monthly regional inaugural national full members['’]? public"
    " committee council general quarterly termly cross-party all-party".split()
)
STRONG_HEADS = (
    "conference|summit|lecture|debate|festival|agm|reception|seminar|webinar|symposium|convention"
    "|gathering|round ?table|hearing|congress|briefing|workshop|roadshow|hustings|colloquium"
    "|vigil|drop-?in|protest|rally|reunion|fundraiser|demonstration|celebration event|awards"
    " ceremony"
    "|annual (?:general )?meeting"
    "|parliamentary reception|graduation(?! ceremony)"
    f"|masterclass|{'|'.join(f'{which} meeting' for which in MEETINGS)}|expo"
    "|get-together|fringe meeting|fringe event|fringe|dinner(?! (?:lad(?:y|ies)|money|hall|time"
    "|queue|table))|(?:listening|engagement|consultation"
    "|launch|regional|national|networking|information) event"
    "|evidence session|question time|prime minister['’]s questions|pmqs|education questions"
    "|first minister['’]s questions|ministers['’] questions|prize-?giving|exhibition|annual"
    " assembly|away ?day|open (?:day|morning)|luncheon|supper|banquet|gala|plenary|phone-in"
    "|march(?= (?:for|against) )|scrutiny (?:committee|panel|commission|board)"
    "|(?:staff|town hall|governors['’]|evening|breakfast|lunchtime|branch) meeting"
    f"|(?:{'|'.join(MONTHS)}) meeting"
    "|webchat|coffee (?:morning|evening)|(?:information|consultation|rights|members['’]"
    "|parents['’]|governors['’])"
    " evening|mass lobby|teach-?in|study day|training day|induction day|fireside chat"
)
WEAK_HEADS = (
    "events?|show|meeting|launch|forum|assembly|session|day|celebration|ceremony|panel|awards"
    "|picnic|brunch|clinic|(?:summer|winter|spring|easter) school"
    "|evening|breakfast|lunch|anniversary|week|fair|service(?= of )|(?:carol|church|memorial"
    "|thanksgiving|christmas|easter|remembrance) service|meetings|conferences|roadshows|seminars"
)
STRONG = re.compile(STRONG_HEADS, re.IGNORECASE)
# For lower case.
HEAD = re.compile(
    rf"\b(?:{by_first_letter(f'{STRONG_HEADS}|{WEAK_HEADS}')})(?![\w-])(?!['’]s?\s+\w)"
    r"(?!\s+(?:class(?:es)?|teachers?|pupils?|children|age|year|cent(?:re|er)|suite|room|hall"
    r"|theatre"
    r"|venue|season|call|pack|page|programme|houses?|aids?|loss|dads?|mums?|parents?|friends?|world"
    r"|impairments?|tests?|people"
    r"|organisers?|papers?)\b)"
)
WORD_BEFORE = re.compile(r"([\w’'&/.+-]+)[ \u00a0]$")
STOP_WORDS = frozenset(
    "one two three another the our its their a an his her your my this that these those some any"
    " each every at in"
    " on to by "
    "for from with of about into during after before since until as than then when where while who "
    "which whose but or so if not no is was were are be been being has have had do does did will "
    "would can could should may might must said says told tells tell spoke addressed gave opened"
    " closed "
    "attended visited joined held hosted hear heard he she they we you it i us them him last next "
    "under over between within without through all both also just only there here what how why "
    "chaired called ran run led used came went took got made saw set put speaking"
    " addressing "
    "attending opening closing telling ended began started following watched missed enjoyed".split()
)
TITLED = frozenset("hear heard held made set put ran led run saw here there how why".split())
"""Those of them that stand in names with a capital: the Hear and Now reception."""
OWNERS = frozenset("your our my us all every who what how".split())
IN_NAME = re.compile(
    r"\b(?:[Tt]he|[Oo]ur|[Ii]ts|[Tt]heir|['’]s|annual) (?P<name>(?:[A-Z][\w’'-]+ ){1,3}in )\Z"
)
"""What makes “in” a part of a name: the Autism in Schools Summit."""
WHOLE_NAME = re.compile(
    r"(?:\b(?:the|our|an?|their|its|this year['’]s|last [A-Z]\w+['’]s) )(?P<name>[A-Z][\w’'&-]*"
    r"(?: (?:(?:for|of|the|in|and|to|on|from|with|it|a) ){0,2}[A-Z][\w’'&-]*){1,6} )\Z"
)
"""A name with small words in it, behind an article: the Skills for All conference."""
INSIDE = re.compile(r"\b[A-Z][\w’'-]*[ ]$")
"""What makes such a word a part of a name: the Know Your Rights webinar."""
TIME = frozenset(
    {*MONTHS, *WEEKDAYS, "today", "yesterday", "tomorrow", "today's", "yesterday's", "tuesday's"}
)
OF = re.compile(
    r"[ \u00a0](?:of|for|on|about|into|against)[ \u00a0](?!(?:behalf|(?:[Mm]on|[Tt]ues|[Ww]ednes"
    r"|[Tt]hurs|[Ff]ri|[Ss]atur"
    rf"|[Ss]un)day|\d|{MONTH_NAME}\b"
    r"|the\s+(?:first|second|third|day|morning|\d)|(?!(?:the )?early)(?:\w+ ){1,2}(?:years|months"
    r"|weeks|days)\b"
    r"|us\b|him\b|her\b|them\b|me\b"
    r"|you\b|free\b"
    r"|help|advice|more\b|(?:what|how|why|whether|who)\b))"
)
TAIL_END = re.compile(
    r",(?! (?:language and communication|health and care)\b"
    r"|(?: [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?,){0,4} ?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?,?"
    rf" and [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,3}} (?:{LISTING_HEADS})\b)"
    r"|[;:.!?“”\"‘()\[\]\n—|]|\s[–-]\s|['’](?=\s|$)(?<![sS]['’])"
    r"|\s(?:in (?=(?:the )?[A-Z]|an? )|on the steps\b|outside\b"
    r"|at\b|where\b|when\b|which\b|that\b|who\b|whose\b"
    r"|was\b"
    r"|were\b|is\b|are\b|has\b|had"
    r"|have\b|will\b|would\b|might\b|could\b|should\b|must\b|later\b|to\b|by\b|said\b|after\b|before\b|during\b|as\b|but\b|while\b"
    r"|he\b|she\b|they\b|we\b"
    r"|need not\b|needs? to\b|may\b|can\b|cannot\b|debated\b|heard\b|last\b|this\b|today\b"
    r"|yesterday\b|held\b|earlier\b|from\b(?! [a-z]+ to"
    r" [a-z])|a "
    r"(?:year|week|month)\b"
    r"|ran to\b|lasted\b|drew\b|gave\b|spent\b|voted\b|carried\b|began\b|ended\b|opened\b"
    r"|closed\b|took\b|got\b|started\b|finished\b|filled\b|packed\b|brought\b|went\b|came\b"
    r"|organised\b|hosted\b|run\b|and (?:the [A-Z]|said|told|was|is|he|she|they|we|it|a"
    r"|gave|what|that|how)\b|(?:the|The) [Mm]inister"
    rf"|on (?={DAY_NAME}|\d|{MONTH_NAME}\b))"
)
GIVEN = re.compile(
    r" (?:given|run|put on|organised|hosted|held) by (?:the )?[A-Z][\w’'&-]*"
    r"(?: (?:(?:and|of|for) (?:the )?)?[A-Z][\w’'&-]*){0,7}"
)
"""By whom an occasion without a name is given."""
ENTITLED = re.compile(
    r",? [“‘\"']?[A-Z][^.,;\n“”\"]{3,70}?[”’\"']?"
    r"(?=,? (?:was held|were held|took place|takes place) )"
)
"""The title of an occasion behind its kind: “the regional conference Two Years On took place”."""
BY_TITLE = re.compile(
    rf", (?:called )?(?!(?:{DAY_NAME}|{MONTH_NAME}|Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Baroness"
    r"|Professor|Cllr|Councillor)\b)[A-Z][\w’'-]*"
    r"(?: (?:(?:to|for|of|and|the|in|on|a|at|with|from) ){0,2}[A-Z0-9][\w’'-]*){2,7}"
    r"(?=[.;]|, (?:which|in|on|at|last|this)\b)"
)
"""The title of an occasion of a kind: “our lunchtime webinar, Inspection Without Tears”."""
NO_TITLE = re.compile(
    r"\b(?:Complex|Association|Trust|Council|Society|Union|Minister|Secretary|Commissioner|Director"
    r"|Network|Forum|Partnership|Charity|Committee)\b"
)
SPELT_OUT = re.compile(
    r"(?<=[A-Z]{3}), the [A-Z][\w’'&-]*(?: (?:(?:of|for|and|the) )*[A-Z][\w’'&-]*){1,8}"
    r"(?=[,.;)]| (?:in|at|on|last|this)\b)"
)
"""What letters stand for: “the annual conference of ASCL, the Association of School ...”."""
OF_THE = re.compile(
    r"\b(?:Teachers|Friends|Society|Association|Institute|College|Federation) (?:of|for) the \Z"
)
"""What goes on a name across an article: the Association of Teachers of the Deaf."""
SHORT_FORM = re.compile(r"[ \u00a0]\([A-Z][A-Za-z&]{1,9}\)")
OURS = re.compile(r"\b(?:our|the|its|their) \Z")
SHORT_BEFORE = re.compile(r"(?<=[\w’'])([ ])\([A-Z][A-Za-z&]{1,9}\)[ ]\Z")
NUMBERED = re.compile(
    r"\b((?:first|second|third|fourth|fifth|sixth|last|latest|(?<!day )one) of (?:[\w’'-]+"
    r" ){0,3})$",
    re.IGNORECASE,
)
NO_EVENT = re.compile(
    r"^(?:next|other|past|upcoming|future|recent|last|previous|same|similar|local|half|school|"
    r"one|two|three|every|good|that|working|wet|sports|old|new|first|second|whole"
    r"|full|many|our|warm|cool|frosty|bumpy|mixed|hostile|rough|polite|lukewarm|better)?"
    r"\s*(?:days?|week|evening|panel|session|events?|talk|service|visit|fair|meeting|show"
    r"|launch|lunch"
    r"|breakfast|committee|council|parliament|reception|awards|forum|assembly|ceremony|briefing"
    r"|dinner|hearing)$",
    re.IGNORECASE,
)
NOT_DONE = re.compile(r"n[’']t \Z")
"""What makes any of the words for an occasion a verb: “Don't show us”."""
THIS = re.compile(r"\b(?:this|that|yesterday|tomorrow) \Z", re.IGNORECASE)
"""What makes an evening a time of the day."""
HEARS = re.compile(
    r"\b(?:is|was|were|are|been|be|mind|like|remember|recall|after|before"
    r"|by|keep|kept|start|started|(?:child|baby|son|daughter|pupil)['’]s) \Z"
)
"""What makes “hearing” a verb."""
THEY = re.compile(r"\b(?:MPs|peers|members|councillors|they|we|to) \Z")
"""What makes “debate” one."""
DATED_OWN = re.compile(
    rf",? on (?:{DAY_NAME},? )?(?:the )?"
    r"\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+"
)
"""A whole date right behind: “our employment breakfast on Thursday 14 June”."""
ON_A_DAY = 5
SPOKE_TO = re.compile(r"\b(?:talk(?:ed|ing)?|spoke|speak(?:ing)?) (?:to|at) (?:our|the|their) $")
"""What makes a day or an evening one that somebody spoke at: “talk to our confidence day”."""
OF_MANY = frozenset({"week", "day", "service", "panel", "forum", "assembly", "picnic", "clinic"})
"""What many things are called that nobody speaks at."""
SEVERAL = frozenset({"meetings", "conferences", "roadshows", "seminars"})
WAS = re.compile(r"\b(?:it|this|that|day) was (?:also )?(?:the |our )$")
"""What tells that something took place: “so it was also the SEND Youth Assembly”."""
COMMEMORATED = re.compile(r"(?:International|World|National|European) (?:\w+ )*(?:Day|Week)\b")
"""A day that everybody keeps, and no occasion of its own."""
TREATY = re.compile(r"(?i:convention) on the [Rr]ights\b")
SOMEBODYS = re.compile(
    r"(?![A-Z][\w’'-]+ (?:Committee|Council|Association|Society|Alliance|Trust|Network|Forum"
    r"|Board)\b)"
    r"[A-Z][\w’'-]+ [A-Z][\w-]+['’]s? (?:first|second|third|last|final|only) "
)
"""What makes an occasion one of somebody's life: “Paul Whiteman's first annual conference”."""
MEMBER_OF = re.compile(r"\bmembers? of (?:the |our |its )?\Z")
"""What makes a panel the body that somebody belongs to."""
SPEAKS_AT = re.compile(
    r"\b(?:speaks?|spoke|speaking|talks?|talked) (?:at|to) (?:the |our |an? )?\Z"
)
"""What makes “about” tell of the speech and not of the occasion."""
PART_OF = re.compile(rf"\s+of (?:the |our |its |their )?.*?\b(?:{STRONG_HEADS})\b")
KIND_OF_DAY = re.compile(
    r"\b(?:annual|inclusion|training|professional|study|network|development|awareness|action|careers"
    r"|conference|induction|regional|inset|away) day$"
    r"|\b(?:graduation|prize|awards?|naming|closing) ceremony$"
)
SEASONS = rf"(?:Easter|Christmas|Spring|Summer|Autumn|Winter|Whitsun|Michaelmas|{MONTH_NAME})\b"
DATED = re.compile(
    r"(?:at(?<!\wat)|to(?<!\wto)|told|addressed) (?:the )?"
    rf"(?P<name>(?!{SEASONS})[A-Z][\w’'-]*"
    r"(?: (?:(?:for|of|and|in|with) (?:the )?)?[A-Z][\w’'-]*){0,6} 20\d\d)\b(?! \(|/)"
)
"""An occasion that has only its year to tell: “at Colleges for All 2023”."""
DATED_WEIGHT = 6
CALLED = re.compile(
    r"\b(?:[Tt]he|[Oo]ur) (?:event|occasion|conference|day|summit|festival) (?:was|is)"
    r" (?:called )?(?:the )?(?P<name>[A-Z][\w’'-]*"
    r"(?: (?:(?:for|of|and|in|with|on|to|the) (?:the )?)?[A-Z][\w’'-]*){1,6})(?=[,.;])"
)
"""An occasion that a sentence gives the name of."""
KINDS = "panel|debate|lecture|seminar|webinar|workshop|session|talk|conference|discussion"
TITLED_IN_MARKS = re.compile(
    rf"\b(?:the|our|a|its) (?P<name>(?:{KINDS}),? [“\"‘'](?=[A-Z])[^“”\"\n]{{6,90}}?[”\"’'])(?!\w)"
)
"""An occasion with its title between quotation marks: “on the panel ‘Who holds the hand?’”."""
LIVE = re.compile(
    r"\b(?:at|to|of|for|told|addressed) "
    r"(?P<name>(?:nasen |(?:[A-Z][\w’'-]+ ){1,4})(?:Live|LIVE))\b(?! [A-Z])"
)
"""A fair of that name: “came to Local Offer Live”."""
OPENED = re.compile(
    r"\b(?:at|for|to|attended|performed|marked) (?:the|its|our) "
    r"(?P<name>opening of [^.,;:\n]{4,60}?)"
    r"(?=[.,;:\n]| (?:on|by|last|this|yesterday|today|where|with|and)\b| in [A-Z])"
)
"""The opening of a building: “came to Whitby for the opening of our dairy”."""
KEPT_UP = re.compile(
    r"\b(?:[Ii]t was|[Aa]t|[Tt]o|[Ff]or) (?:the|our) (?P<name>[A-Z][\w’'-]*"
    r"(?: (?:(?:for|of|and|in|with|on) (?:the )?)?[A-Z][\w’'-]*){1,6})"
    r"(?=, which [^.;:]{3,60} (?:puts on|runs|holds|organises|hosts|arranges)\b)"
)
"""An occasion that somebody keeps up: “It was the Early Years Exchange, which X puts on”."""
IT_IS = re.compile(
    r"\b(?:at|to|for|attended|joined) (?:the |our )?(?P<name>[A-Z][\w’'-]*"
    rf"(?: (?:(?:for|of|and|in|with|on) (?:the )?)?(?!{DAY_NAME}\b)[A-Z][\w’'-]*){{1,6}})"
    r"\. It(?:['’]s| is| was) (?:an?|the|our) (?:[\w’'-]+ ){0,3}?"
    r"(?:conference|event|day|festival|summit|show|fair|gathering)\b"
)
"""An occasion that the next sentence says what it is: “for Youth Voice Matters. It is a day”."""
A_TALK = re.compile(
    r"\b(?:[Tt]he|[Oo]ur|this year['’]s) (?P<name>(?:[A-Z][\w’'-]+ ){2,5}Talk)\b(?! [A-Z])"
)
"""A talk with a name: “The Mary Seacole Memorial Talk”."""
COMMITTEE = re.compile(
    r"\b(?:told|[Aa]ddress(?:ed|ing)?|before|[Aa]t|(?:MPs|peers|members) on"
    r"|(?:evidence(?: on [^.;]{3,80}?)?|spoke|speaking|speech|(?:presented"
    r"|presenting) [^.;]{3,40}?)"
    r" to)"
    r"(?: members of)? (?:the |an? |our |its )?(?:[a-z]+['’]s )?"
    r"(?P<name>(?:[A-Z][\w’'-]+, ){0,2}(?:[A-Z][\w’'&-]*(?:,? (?:and|of|for))? ){1,6}"
    r"(?:Committee|Panel|Board|Commission|Inquiry)"
    r"(?: of the (?:National Assembly for Wales|Senedd|(?:Scottish )?Parliament"
    r"|Northern Ireland Assembly))?"
    rf"(?: (?:on|into|of) (?!{DAY_NAME}|{MONTH_NAME}\b)[A-Z][\w’'-]*(?: (?:and |of"
    rf" )?[A-Z][\w’'-]*)*)?)"
    r"(?![\w’'])"
)
"""A body that somebody spoke to: “presenting the accounts to the Audit and Risk Committee”."""
COMMITTEE_WEIGHT = 4
INQUIRY = re.compile(
    r"(?:\b(?:evidence (?:to|in|for)|told|to|at|for) the |(?<=\n\n)The )"
    r"(?P<name>(?:[A-Z][\w’'&-]*(?:,? (?:and|of|for)|,)? ){1,6}Committee['’]s inquiry into "
    r"[a-z][^.,;:“”\"\n]{3,60}?)"
    r"(?=[.,;:]| (?:has|had|is|was|will|which|where|when|as|that|after|before|heard|today"
    r"|yesterday)\b)"
)
"""Evidence to a committee, by what it inquires into."""
CAME_FOR = re.compile(
    r"(?P<where>(?:[A-Z][\w’'-]*(?: (?:(?:in|of|at|the) )?[A-Z][\w’'-]*){0,4}|evening|day|week) )?"
    r"for (?:the (?=[A-Z][\w’'-]* [A-Z])|(?=[A-Z][\w’]*['’]s ))"
)
"""Where people came for an occasion: “the Octagon in Sheffield for the Yorkshire Hello event”."""
DEBATED = re.compile(
    r" (?:on|about) (?:how|what|whether|why)(?: (?!(?:and|lasted|ended|began|took|drew|in)\b)"
    r"(?:[a-z’'-]+|[A-Z]{2,5}s?)(?![\w’'-])){1,12}"
)
"""What is asked in a debate: “a Question for Short Debate on how dyslexic pupils are taught”."""
FOR_ANOTHER = re.compile(r" for (?:the|our|its|their) (?:[a-z]+ )?(?:launch|opening) of\b")
"""What makes an evening one that another word tells the occasion of."""
ISSUE = re.compile(r"[^.\n]{0,40}? (?:no\.?|issue|number|edition) ?\d")
"""What makes a briefing a newsletter: “Bill Briefing for member groups, no. 14”."""
CONVERSATION = re.compile(
    r"\b(?:(?:at|to|for|in|of|joined|attended|was) (?:one of )?(?:the|its|our)|The) "
    r"(?P<name>(?:(?:[A-Z][\w’'-]+ ){1,4}(?:leg|event|round|stop|session|day) (?:of|in) (?:the"
    r"|its) )?"
    r"(?<!The )[Nn]ational [Cc]onversation(?: on SEND)?"
    r"|Department for Education['’]s (?:online |national |big )?conversations?"
    r"(?: (?:about|on) [a-zA-Z]+)?)(?![\w’'])"
)
"""The government's talks with families on its plans, of which there were many in 2025."""
TITLE_ALONE = re.compile(
    r"\b(?:logged (?:on|in)|tuned in|joined us|with us|turned up|dialled in)\b[^.;“”\"]{0,80}?"
    r" (?:for|to) [“\"‘](?P<name>[A-Z][^“”\"’\n]{4,60})[”\"’]"
)
"""An occasion that has only its title: “were with us on Zoom for ‘Ask the Judge’”."""
NAMED = (
    (re.compile(r"['’]s inquiry into "), INQUIRY, COMMITTEE_WEIGHT),
    (re.compile(r"[Nn]ational [Cc]onversation| conversation"), CONVERSATION, COMMITTEE_WEIGHT),
    (re.compile(r" (?:for|to) [“\"‘]"), TITLE_ALONE, DATED_WEIGHT),
    (re.compile(r"Committee|Panel|Board|Commission|Inquiry"), COMMITTEE, COMMITTEE_WEIGHT),
    (re.compile(r", which "), KEPT_UP, DATED_WEIGHT),
    (re.compile(r"\. It(?:['’]s| is| was) "), IT_IS, DATED_WEIGHT),
    (re.compile(r" Talk\b"), A_TALK, DATED_WEIGHT),
    (re.compile(r" 20\d\d\b"), DATED, DATED_WEIGHT),
    (
        re.compile(r" (?:event|occasion|conference|day|summit|festival) (?:was|is) "),
        CALLED,
        DATED_WEIGHT,
    ),
    (re.compile(r" opening of "), OPENED, DATED_WEIGHT),
    (re.compile(rf" (?:{KINDS}),? [“\"‘']"), TITLED_IN_MARKS, DATED_WEIGHT),
    (re.compile(r" (?:Live|LIVE)\b"), LIVE, DATED_WEIGHT),
)
"""Each behind what stands in whatever it finds: looking for that first is faster."""
OPENING = re.compile(
    r"\b((?:official|grand|formal|royal) opening(?: ceremony)? of (?:[a-z]+ ){0,3}[A-Z][\w’'-]*"
    r"(?: (?:(?:for|of|and) (?:the )?)?[A-Z][\w’'-]*){0,5})"
)
OPENING_OF = re.compile(r" opening(?: ceremony)? of ")
"""This stands in whatever the pattern above finds; looking for it first is faster."""
OPENING_WEIGHT = 7
OF_A_DAY = re.compile(
    r"(?:(?:first|second|third|fourth|fifth|sixth|tenth|\w+th|ever|annual|very) )*"
    r"(?:[A-Z][\w’'-]+ ){2,6}(?:Day|Week|Month)"
)
HELD_BY = re.compile(
    r"[A-Z][\w’'&-]*(?: (?:and|of|for|the|[A-Z][\w’'&-]*)){0,9}(?: \([A-Z]\w+\))?"
    r" (?:(?:was|is|were|are|has been|had) )?(?:holding|held|hosting|hosted|having|put on|running) "
    r"(?:its|their) \Z"
)
"""Whose the occasion is: “the Association was holding its ”."""
