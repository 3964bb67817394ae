"""Words that tell of public speaking: verbs, nouns, audiences, and what tells against it."""

from __future__ import annotations

import re

from sendnotes.extract.alternatives import by_first_letter, compile_words, whole_words
from sendnotes.extract.hinted import Hinted
from sendnotes.extract.speaking_verbs import TALK

_PAST = (
    r"said|told|announced|promised|pledged|set out|outlined|urged|called|warned|admitted|described"
    r"|talked|shared|presented|discussed|reflected|asked|outlined|focuss?ed|showed|gave|drew"
    r"|questioned|revealed|unveiled|confirmed|argued|insisted|declared|stressed|explained|spoke"
    r"|committed|vowed|used|paid|launched|apologised|appealed|pleaded|begged|attacked|criticised"
    r"|condemned|defended|accused|demanded|recalled|spelt out|spelled out|answered|joked|advised"
    r"|insisted|begged|claimed"
)
TALKS = (
    "briefing",
    "webinar",
    "interview",
    "broadcast",
    "podcast",
    "q&a",
    "debate",
    "speech",
    "address",
    "keynote",
    "lecture",
    "talk",
    "presentation",
    "oration",
    "remarks",
    "workshop",
    "session",
)
NOMINAL = re.compile(
    r"\b[Ii]n\s+a\s+(?:[\w’'-]+\s+){0,3}?debate\s+(?:on|in|about|last|yesterday|today|this"
    r"|secured)\b|"
    rf"\b[Ii]n\s+(?:a|an|his|her|their|the|this|what)\s+(?:[\w’'-]+\s+){{0,4}}?{TALK}\s+"
    rf"(?:to|at|in|before|on|for|given|last|yesterday|today|this|delivered)\b"
    r"|\b[Ii]n\s+(?:a|an|his|her)\s+(?:[\w’'-]+\s+){0,3}?(?:briefing|webinar|interview|broadcast"
    r"|podcast|Q&A)\s+(?:for|to|with|on|at)\b"
    rf"|\b[Ii]n\s+(?:his|her)\s+(?:[\w’'-]+\s+){{0,3}}?{TALK}\b|\b(?:[Dd]uring|[Ii]n"
    rf"|[Aa]t)\s+(?:a|an|his|her|the)\s+{TALK}\b"
    rf"|\b[Ii]t(?:['’]s| is| was) (?:his|her) (?:\w+ ){{0,2}}{TALK} (?:to|at|as)\b"
    rf"|\bat the (?:start|end|beginning|close) of (?:his|her) (?:{TALK}|workshop|session|webinar)\b"
)
SPEECH_ITSELF = re.compile(
    rf"(?:The|His|Her) (?:\w+ )?(?P<speech>{TALK})(?: itself| proper)? "
    r"(?:had|has|was in|came in|fell into|ran to|lasted|took|made) "
)
"""What the speech of the person just told of was like: “The speech itself had five parts”."""
EVENT = compile_words(
    r"\b(?:conference|summit|lecture|seminar|webinar|congress|symposium|convention"
    r"|reception|meeting"
    r"|AGM|festival|roundtable|hearing|debate|session|Q&A|briefing|talk)\b",
    any_case=True,
)
AT_EVENT = compile_words(
    r"\b(?:at|to|during)\s+(?:(?:the|our|its|a|this|(?:last|this)\s+(?:week|month"
    r"|year)['’]s|yesterday['’]s|today['’]s)\s+|(?=[A-Z]))[^.;:]{2,90}?\b(?:conference"
    r"|summit|lecture|seminar|webinar|congress|symposium|convention|reception|annual"
    r" meeting|AGM|festival|roundtable|hearing|debate|launch|visit|event|rally|breakfast"
    r"|questions|show|expo|protest|vigil|workshop|roadshow|awards|picnic|reunion"
    r"|fundraiser|assembly|masterclass|briefing)\b",
    any_case=True,
)
AT_MEETING = re.compile(
    r"\b(?:[Aa]t|to) (?:our|the|a) (?:[\w’'-]+ )?meeting (?:on|in|of|last|this|yesterday)\b"
)
IN_FRONT = re.compile(r"in front of (?!him|her|them|us|me)", re.IGNORECASE)
"""The same at the beginning of a sentence."""
SAID = compile_words(rf"\b(?:{_PAST})\b")
OBJECT: tuple[tuple[int, re.Pattern[str]], ...] = (
    (
        3,
        re.compile(
            rf"\b(?:{TALK}|[Ss]tatement|[Tt]ext|[Tt]ranscript|[Bb]riefing)\s+(?:(?:was"
            rf"|were)\s+)?(?:given\s+|made\s+|delivered\s+|held\s+|written\s+|sent\s+)?"
            rf"(?:by|from)\s+(?:[\w’',-]+\s+){{0,10}}?$",
            re.IGNORECASE,
        ),
    ),
    (
        3,
        re.compile(
            r"^(?:Then|Next|Finally|Lastly|Last(?: of all)?|After (?:that|him|her|lunch|tea|coffee"
            r"|the break)),? (?:we|members|delegates) heard (?:from\s+)?(?:[\w’'-]+,?\s+){0,5}?$"
        ),
    ),
    (
        2,
        re.compile(
            r"\b(?:hear|heard|hearing)\s+(?:from\s+)?(?:(?!before\b|that\b|how\b)[\w’'-]+,?\s+){0,8}?$"
        ),
    ),
    (2, re.compile(r"\b(?:we|I) (?:got|had|listened to|enjoyed)\s+(?:[\w’'-]+,?\s+){0,8}?$")),
    (2, re.compile(r"^(?:Before|After) (?:him|her|them|that),?\s+(?:[\w’'-]+\s+){0,3}?$")),
    (2, re.compile(r"\bintroduc(?:ed|ing)\s+(?:[\w’'-]+\s+){0,4}?,?\s?$")),
    (
        3,
        re.compile(
            r"(?:\b(?:[Tt]he|[Oo]ur|first|second|next|last|final)\s+|^)speaker\s+"
            r"(?:(?:that |whom |who )?(?:every\w+|we|they|you|most\b|many\b)[\w ’']{0,40}? )?"
            r"was\s+(?:the\s+)?"
            r"(?:[\w’'-]+\s+){0,4}?,?\s?$"
            r"|\b(?:keynote|guest|main|principal)\s+speaker,?\s+(?:was\s+)?(?:the\s+)?"
            r"(?:[\w’'-]+\s+){0,5}?,?\s?$|\b(?:keynotes?|lecture)\s+(?:from|by)\s+"
            r"(?:[\w’'-]+\s+){0,4}?$",
            re.IGNORECASE,
        ),
    ),
    (
        3,
        re.compile(
            r"\b(?:(?:first|second|third|last) of (?:the |our )?(?:two|three|four|five|six|them)"
            r"|(?:first|next|last) one up"
            r"|first (?:to speak|up)|next(?: up)?|then|last(?: of all| to speak)?|second"
            r"|finally)"
            r"(?:\s+(?:(?:it )?was|came)|:)\s+(?:[\w’'-]+,?\s+){0,5}?$"
            r"|\b(?:first|next) up is\s+(?:[\w’'-]+,?\s+){0,5}?$"
            r"|\b(?:debate|conference|day|session|meeting|proceedings|evening|morning)\b[^.;]{0,80}"
            r"\bwas (?:opened|closed|led off) by\s+(?:[\w’'-]+,?\s+){0,8}?$"
            rf"|\b(?:session|webinar|workshop|training day|masterclass|{TALK})\b[^.;]{{0,90}}"
            r"\bwas (?:led |run |given |delivered )?by\s+(?:[\w’'-]+,?\s+){0,5}?$"
            rf"|\b{TALK}\s+(?:of the (?:day|night|evening|conference|morning) )?came"
            rf" from\s+(?:[\w’'-]+,?\s+){{0,5}}?$"
            r"|\b(?:confession|admission|warning|plea|message|answer|line|best"
            r" moment)\b[^.;]{0,40}? came from\s+"
            r"(?:[\w’'-]+,?\s+){0,5}?$"
            r"|\b(?:podcast|episode)\b[^.;]{0,40}? features?\s+(?:[\w’'-]+,?\s+){0,5}?$"
            r"|\b(?:[Bb]riefing|[Ee]vening|[Mm]eeting|[Dd]ay)\b[^.;]{0,40}? was (?:led|given) by\s+"
            r"(?:[\w’'-]+,?\s+){0,5}?$"
            r"|\bthe turn of\s+(?:[\w’'-]+,?\s+){0,5}?$"
            r"|^(?:(?:Then|And)(?: it(?:['’]s| was))? )?over to\s+(?:the\s+)?(?:[\w’'-]+\s+){0,3}?$"
            r"|^(?:now|next|last)(?: up| of all)?(?: is| comes"
            r"| it['’]s)\s+(?:[\w’'-]+,?\s+){0,4}?$"
            r"|\b(?:morning|afternoon|evening|session|slot)(?:, \w+,)? was (?:given|handed)"
            r" (?:over )?to\s+(?:[\w’'-]+\s+){0,4}?$"
            r"|\b(?:[Nn]ext to|[Bb]eside|[Aa]longside|[Oo]pposite) (?:him|her) (?:was|sat)\s+"
            r"(?:[\w’'-]+\s+){0,3}?$"
            r"|\bwhat was said\b[^.;]{0,60}\bby\s+(?:[\w’',-]+\s+){0,8}?$"
            r"|\bkeynotes?\s+(?:[\w’']+\s+){0,3}?(?:came|was)\s+(?:from"
            r"|by)\s+(?:[\w’'-]+\s+){0,4}?$"
            r"|^(?:and )?here (?:is|comes)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,3}?$"
            r"|\b(?:full house|packed (?:\w+ )?(?:hall|house|room)|standing room(?: only)?)"
            r"(?: (?:in|at) [\w’' ]{3,30})?"
            r" for\s+(?:[\w’'-]+\s+){0,3}?$"
            r"|\b(?:went|came|travelled|gathered|turned out|queued|packed in|(?:crammed|squeezed"
            r"|packed|piled|crowded) into [^.;]{3,60}?)"
            r" to (?:hear|listen to)\s+"
            r"(?:[\w’'-]+\s+){0,3}?$"
            r"|\b(?:let|allowed)\b[^.;]{0,40} in to (?:hear|listen to)\s+(?:[\w’'-]+\s+){0,3}?$",
            re.IGNORECASE,
        ),
    ),
    (
        2,
        re.compile(
            r"\b[Ww]e (?:were|are|have been) joined\b[^.;]{0,40}\bby\s+(?:[\w’'-]+,?\s+){0,5}?$"
        ),
    ),
    (
        3,
        re.compile(
            r"\b(?:was|were|,)\s*followed(?: on (?:to )?(?:the )?\w+)?\s+by\s+"
            r"(?:[\w’'-]+,?\s+){0,8}?$"
        ),
    ),
    (
        2,
        re.compile(
            r"\b(?:webinar|seminar|briefing|talk|evening|Q&A|call|session)"
            r"(?:\s[\w’'-]+){0,5}\swith\s"
            r"(?:[\w’'-]+,?\s+){0,5}?$"
        ),
    ),
    (
        3,
        re.compile(
            r"\b(?:stage|floor|microphone|lectern|platform|podium)\b[^.;]{0,40}\b(?:given|handed"
            r"|passed|belonged|left)\s+(?:over\s+)?to\s+(?:[\w’'-]+\s+){0,4}?$|"
            r"\b(?:addressed|given|delivered)\s+"
            r"(?:(?:this\s+(?:time|year)|on\s+[\w ]{3,30})\s+)?by\s+(?:[\w’'-]+\s+){0,6}?,?\s?$"
            r"|\b[Oo]n (?:came|walked|strode|stepped|bounded)\s+(?:[\w’'-]+\s+){0,4}?$"
            r"|\b(?:keynote|speech|talk|lecture|slot)\b[^.;]{0,40}\b(?:fell|went) to\s+"
            r"(?:[\w’'-]+\s+){0,4}?$"
            r"|\b(?:[A-Z]\w+['’]s|[Oo]ur|[Tt]he|[Ss]pecial|tonight['’]s|this (?:week|month"
            r"|year)['’]s) "
            r"(?:special |main |first |surprise )?guest(?: speaker)?,? (?:was|is)\s+"
            r"(?:[\w’'-]+\s+){0,5}?$"
        ),
    ),
    (
        3,
        re.compile(
            rf"\b(?:{TALK}|session|slot"
            rf"|hour)\s+(?:[\w’'.-]+\s+){{1,4}}by\s+(?:the\s+)?(?:[\w’'-]+\s+){{0,5}}?,?\s?$"
            r"|\b[Aa]fter (?:lunch|tea|coffee|the break|that|him|her)\b[^.;]{0,20} (?:came|was)\s+"
            r"(?:[\w’'-]+\s+){0,4}?$"
            r"|^(?:[Kk]eynote|[Gg]uest [Ss]peaker|[Mm]ain [Ss]peaker|[Ss]peaker)\s*[:–-]\s*"
            r"(?:[\w’'-]+\s+){0,3}?$"
        ),
    ),
    (
        2,
        re.compile(
            r"\b(?:last|final|closing|first|opening) words? (?:went|belonged|fell|was left) to\s+"
            r"(?:[\w’'-]+\s+){0,4}?$|"
            r"\b(?:message|warning|promise|plea) (?:\w+ )?from\s+(?:[\w’'-]+\s+){0,4}?$|"
            r"\b(?:were|was) (?:told|warned|reminded|urged|treated to [^.;]{0,40})"
            r"(?: (?:on|in|at|this|last|yesterday)\b[^,.;]{0,40}?)? by\s+"
            r"(?:[\w’'-]+\s+){0,5}?$|\blisten(?:ed|ing) to\s+(?:[\w’',-]+\s+){0,6}?$"
            r"|\b(?:began|opened|started|kicked off|closed|ended|finished|concluded) with\s+"
            r"(?:[\w’'-]+\s+){0,5}?$"
            r"|\b(?:welcome|applause|ovation|cheers?|thanks) (?:for|to)\s+(?:[\w’'-]+\s+){0,3}?$"
        ),
    ),
)
OBJECT_WORD = re.compile(
    by_first_letter(
        r"speech|address|respond|discuss|key|lecture|talk|present|oration|remarks|statement|text|transcript|brief"
        r"|hear|got|had|listen|enjoy|introduc|speak|first|next|then|last|second|final"
        r"|said|joined|house|room|went|came|travelled|gathered|turned|queued|packed|followed|inar|session|evening"
        r"|q&a|call|given|delivered|fell|guest|told|warned|remind|urged|treated|began|opened|start|kicked"
        r"|closed|ended|finish|conclud|welcome|applause|ovation|cheer|thanks|message|warning|promise|plea"
        r"|after|hour|slot|turn|stage|floor|microphone|lectern|platform|podium|over to|now "
        r"|morning|here "
    )
)
"""A word of which each pattern for an object has one, in small letters."""
OWNED = re.compile(
    rf"^['’]s?\s+(?:[\w’'-]+\s+){{0,7}}?(?:{TALK}|session|statement to|turn"
    r"|(?:message|plea|pitch|warning|promise)"
    r"(?= to (?:the|us|our|delegates|members|heads|parents)\b))\b"
    r"|^,? (?:a|an) (?:standing ovation|round of applause)\b"
    r"|^[^.;:]{0,60}, whose (?:subject|theme|topic|title|message)\b",
    re.IGNORECASE,
)
THANKED_FOR = re.compile(
    r"[^.;]{0,60}?\bfor (?:his|her|their|a|an) (?:[\w’'-]+ ){0,3}?"
    rf"(?:{TALK}|session|contribution)\b",
    re.IGNORECASE,
)
SHE_SAID = re.compile(r",\s(?:he|she)\s")
BY_TITLE = re.compile(
    rf"\b(?:{TALK}|[Ss]tatement|[Bb]riefing)\s+(?:given\s+|made\s+|delivered\s+)?by\s+"
    rf"(?=[Tt]he\s)",
    re.IGNORECASE,
)
NOT_YET = re.compile(
    r"\b(?:(?-i:will)|would|to be|due to|invited to|going to|plans? to|(?:is|are|was) to|hopes?"
    r" to|never|cannot|can't|can’t"
    r"|used to|asked to|not|next speaker|expected to|unable to|refused to|should|could|(?-i:may)"
    r"|might|want(?:s|ed)? to)\s+(?:[\w’']+\s+){0,2}$",
    re.IGNORECASE,
)
_SUPPOSED = (
    r"(?:den(?:y|ied|ies)(?: that)?|whether|[Ii]f|[Uu]nless|dream(?:t|ed)(?: that)?|wish(?:es|ed)?"
    r"|imagine[sd]?|pretend(?:s|ed)?|as though)"
)
UNSPOKEN = re.compile(
    r"\b(?:was|were|had been) (?:due|meant|supposed|scheduled|billed) to"
    r" (?:speak|give|address|open)\b"
    r"|\bwas to (?:speak|give|have (?:spoken|given))\b"
    r"|\b(?:called off|cancelled|postponed|fell ill|did not (?:turn up|come))\b"
    rf"|\b{_SUPPOSED} (?:[\w’'-]+ ){{1,4}}(?:spoke|spoken|gave|given)\b"
    r"|\b(?:[Ii]n|by) (?:a|her|his) written (?:[Mm]inisterial )?statement\b"
    r"|\bfrom a letter\b|\ba letter (?:which|that|from|sent|signed)\b"
)
"""A sentence that tells that nothing was said, or that it is not known."""
UNREAL = re.compile(rf"\b{_SUPPOSED}\b[^.;:,“”\"]*\Z")
"""What leads up to something that was not so, or is not known to be: “if X had spoken”."""
CHAIRED = Hinted(
    (
        *("handed over", "the floor", "chair", "host", "introduc", "thanked", "of thanks"),
        *("compered", "welcomed", "kept ", "keeping ", " questions", " on "),
    ),
    re.compile(
        r"\b(?P<handed>handed over to|gave the floor to)\b|\bin the chair\b|(?<!\bhas"
        r" )\bchair(?:ed(?! and (?:also |then )?spoke)"
        r"|ing)\b(?!\s+(?:of|the\s+(?:\w+\s+){0,3}(?i:inquiry|review|commission))\b)"
        r"|\bhost(?:ed|ing)\b(?! by| a (?:[\w-]+ )?(?:round ?table|Q&A|meeting|discussion) (?:with"
        r"|for|of))"
        r"|\bintroduc(?:ed|ing)\b(?!\s+(?:it\b|(?:the|a|an|his|her|their)\s+(?:[\w’'-]+\s+){0,3}?"
        r"(?:debate|petition|bill|motion|amendment|report)\b))"
        r"|\bthanked (?:the|everyone|everybody|all)\b"
        r"|\bkept (?:order|time|(?:people|everyone|everybody|us|things|him|her|them) to time)\b"
        r"|\bkeeping (?:people|everyone|everybody|us|order|time) to\b"
        r"|\b(?:looked after|read out|put) (?:the|our|your) questions\b(?! (?:from|of|for))"
        r"|, and (?:then )?on (?:came|walked|strode)\b"
        r"|\bvote of thanks\b|\bcompered\b|\bwelcomed (?:everyone|everybody|delegates|us|guests)\b"
    ),
)
OWNED_BY_OFFICE = re.compile(
    r"(?:[Tt]he )?(?P<office>(?:[A-Z][\w’'-]+ ){1,4}(?:Secretary|Minister|Commissioner|Inspector"
    rf"|Ombudsman))['’]s? (?:[a-z]+ ){{0,3}}{TALK}\b"
)
"""Whose speech it is, by office alone: “Education Secretary's speech at”."""
ADDRESS_BY = re.compile(
    r"\b(?:address|speech|talk|presentation|keynote|remarks) (?:by|from) (?:the )?\w"
    r"|^\W*(?:talk|speech|keynote|session|address|lecture|speaker)(?: (?:one|two|three|\d))\W*$"
    r"|^\W*(?:\d{1,2}[.)]?\s+)?(?:(?:guest|main|keynote|visiting|invited) )?speaker\W*$",
    re.IGNORECASE,
)
"""A heading over somebody's speech, as in minutes."""
WHAT_WAS_SAID = re.compile(
    r"What [^.:;?]{3,60} (?:said|told us|had to say|promised|asked for)"
    r"|[^.:;?]{3,60}['’]s (?:speech|talk|address|keynote|lecture|answers?|reply)"
)
"""Another such heading, if it has a name: “What Lorraine Mulroney said”."""
INTRODUCED = re.compile(r"\b(?:introduced|welcomed|thanked|invited) (him|her)\b")
PARTICIPLE = re.compile(
    r"(?:(?:^|[.!?]\s+)[\"“‘']?|,\s)(?P<how>(?:Speaking|Talking)(?:\s+[\w’']+){0,3}?\s+"
    r"(?:at|to|in|during|before)\b(?!\s+(?:reporters|journalists|the\s+(?:press|media"
    r"|BBC)))"
    r"|(?:Seconding|Proposing|Opposing|Moving)(?=, )"
    r"|Addressing\b|Giving\s+(?:a|the|this|her|his|evidence)|Delivering\b"
    r"|Appearing\s+(?:before|on)|Interviewed\s+(?:on|by|for)|(?:Collecting|Accepting)\s+(?:it|the|an|a|his|her)"
    r"|(?:Moving|Opening|Closing)\s+(?:it|the\s+proceedings)\b|(?:Opening"
    r"|Closing|Leading|Introducing|Moving)\s+(?:the|a)\s+"
    r"(?:[\w-]+\s+){0,3}?(?:debate|motion|conference|summit|session|event|day)"
    r"|(?:Responding|Replying|Winding\s+up|Summing\s+up)\s+(?:to\s+the\s+debate"
    r"|for\s+the\s+[Gg]overnment))"
)
ANSWERING = re.compile(
    r"(?P<how>(?:Responding|Replying|Answering|Winding\s+up|Summing\s+up)),\s(?=the\s|[A-Z])"
    r"|In (?:her|his) (?:reply|response|answer|summing up|wind-?up),? (?=the\s|[A-Z])"
)
"""Who answers in a debate that the text has told of: “Responding, the minister said”."""
PRONOUN = re.compile(whole_words("[Hh](?:e|is|er)|[Ss]he") + r"\b")
TURN = re.compile(
    r"(?:In the (?:morning|afternoon|evening)|After (?:lunch|the break|coffee|tea)|First"
    r"(?:ly)?(?: up)?"
    r"|Next(?: up| came)?|Then|Later(?: on)?|Before lunch|Finally|Lastly|On (?:the )?"
    r"(?:first|second) day"
    r"|Second)\b,?\s"
)
FIRST_WORD = re.compile(
    r"(?:[^\w“\"‘]*)(?:[Tt]hen |[Aa]fterwards,? |[Ll]ater,? |[Aa]nd "
    r"|(?:On|Last|This|Yesterday|Today|Earlier|In|There)(?: [\w’'-]+){0,4},? )?(He|She|he|she)\b"
)
OFFICES = tuple(
    "secretary minister commissioner inspector chancellor chair chief director"
    " president mayor leader adviser ombudsman headteacher".split()
)
PANEL = compile_words(
    r"\b(?:panel|debate|speakers?|spoke|speech(?:es)?(?! (?:and|therap))|keynotes?|talks?"
    r"|platform|in the"
    r" order|westminster hall|addresses|contributions|minister|summit|conference"
    r"|in the chair|minutes|apologies|webinar|seminar|workshop|hearing|round ?table|festival"
    r"|lecture|fringe|rally|march|protest|vigil|second reading|peers)\b",
    any_case=True,
)
IN_DEBATE = compile_words(
    r"\b(?:replied|responded|answered|(?:introduced|moved|opened|closed|led)(?: it)?|wound up"
    r"|summed up|began|went first|went last|came next|rose|called for|asked for|pressed for)"
    r"(?=[.,:;]| the (?:minister|government)| a\b| at the end\b| last\b| first\b"
    r"| (?:the|this) (?:[\w’'-]+ ){0,3}(?:debate|petition|motion|bill|amendment)\b| an\b"
    r"| for (?:the )?\w| with\b| that\b| by\b)"
)
"""What a speaker does in a debate that the text has told of."""
DEBATE = Hinted(
    (
        *("debat", "oral ", "ministerial ", "urgent ", "statement ", "Westminster Hall"),
        *("full council", "Full Council", "Question Time", "Second Stage", "econd reading"),
    ),
    re.compile(
        r"\bdebat(?:e|ed|es|ing)\b|\b(?:oral|ministerial|urgent) (?:statement|question)\b"
        r"|\bstatement (?:to|in) the (?:House|Commons|Lords|Senedd|Assembly|[Cc]hamber)\b"
        r"|\b(?:Westminster Hall|full council|Full Council|Question Time|Second Stage"
        r"|[Ss]econd reading)\b"
    ),
)
"""Where one speaks after another, and each answers the last."""
MOST = 3000
SECTION = re.compile(r"[*_#\s]*(?:\d{1,2}[.:]\d\d(?:\s?[ap]m)?\s+|\d{1,2}[.)]\s*)?[*_]*")
