"""Verbs that tell of public speaking: “addressed the conference”, “took the stage”."""

from __future__ import annotations

import re

from sendnotes.extract.alternatives import compile_words
from sendnotes.extract.telling_verbs import CROWD

TALK = (
    r"(?:keynote|speech(?!\s+(?:and|therap|or|difficult))(?!-)|address(?!es)|lecture|talk"
    r"|presentation|oration|remarks)"
)
_FEW = r"(?:[\w’'-]+\s+){0,7}?"
# Each pattern with stems, of which one must occur, and its weight: 3 tells of a speech by itself,
# 2 only together with other signs.
BEFORE: tuple[tuple[int, str, re.Pattern[str]], ...] = (
    (
        3,
        "address",
        re.compile(
            r"\baddressed\b(?!\s+by)|\baddresses\b(?=\s+(?:the|delegates|members|our"
            r"|an?)\b)|\baddressing\b(?=\s+(?:the|our|a|an|delegates|members"
            r"|heads|MPs|more|some)\b)"
        ),
    ),
    (
        3,
        "gave|did|deliver|made|gives|giving|given|present|typed|read",
        compile_words(
            r"\b(?:gave|did|delivered|made|gives|delivering|giving|given|presented|typed|read)"
            rf"\s+{_FEW}"
            rf"(?:{TALK}|masterclass|workshop|(?:annual |ministerial |opening |closing |oral"
            rf" )statement|evidence"
            rf"|statement (?:in|to) (?:the )?(?:House|Commons|Lords|Parliament|MPs|peers|Senedd"
            rf"|Assembly|[Cc]hamber|Holyrood))\b",
            any_case=True,
        ),
    ),
    (
        3,
        "made the|made these|made his|made her",
        re.compile(
            r"\bmade (?:the|these|his|her) (?:comments?|remarks?|announcement|promise|pledge"
            r"|call)\s"
            r"(?:[\w’']+\s){0,4}?(?:during|at|in|to|on)\b"
        ),
    ),
    (
        3,
        "guest",
        re.compile(
            r"\b(?:was|is)\s+(?:(?:the|our|a|its|their)\s+)?(?:[\w’'-]+\s+){0,2}?guest\b"
            r"(?=[^.;]{0,40}\b(?:at|of|speaker)\b| on (?:the|our|a|his|her)\b)"
        ),
    ),
    (
        3,
        "opened|opens|closed|closes|launched|kicked|began|rounded",
        re.compile(
            r"\b(?:opened|closed) it(?=[.,;])"
            r"|\b(?:opens|closes) (?:the|our) (?:day|conference|event|summit|session"
            r"|meeting)(?=[.,;])"
            r"|\b(?:opened|closed|kicked off|rounded off)\s+(?:(?:it|(?:the|our|its|their|this)\s+"
            r"(?:[\w’'-]+\s+){0,3}?(?:day|conference|event|summit|session|meeting|evening))\s+"
            r"(?:with\b|by\b|and (?!introduc|welcom|thank|hand))"
            r"|(?:the |our )?(?:[A-Z][\w’'-]+\s+){1,5}(?:Day|Conference|Summit|Week|Forum"
            r"|Congress)\b)"
        ),
    ),
    (
        3,
        "followed",
        re.compile(
            r"\bfollowed (?:him|her|them|[A-Z][\w’'-]+)\b[^.;]{0,20}"
            r"\b(?:stage|platform|podium|lectern|microphone)\b"
        ),
    ),
    (
        3,
        "next|second|third|last|launching|to say",
        re.compile(
            r"\bhad (?:one|two|three|four|five|six|some|a few|several) (?:[\w’'-]+ )?to say\b|"
            r"\b(?:came|went) (?:next|second|third|last)(?=[.,;]| and)|\bwas next(?=[.,;])"
            r"|\bwas launching (?:his|her|their|the|its) "
        ),
    ),
    (3, "questions", re.compile(r"\b(?:took|answered|faced) (?:[\w’'-]+ ){0,2}?questions\b")),
    (
        3,
        "interviewed",
        re.compile(r"\b(?:was|were|is|been) interviewed\b(?=[^.;]{0,40}\b(?:on|by|at|for|live)\b)"),
    ),
    (3, "stood", re.compile(r"\bstood (?:up )?(?:in front of|before) (?:[\w’,'-]+ ){1,4}")),
    (
        3,
        "evidence|appeared",
        re.compile(r"\bg(?:a|i)v(?:e|ing)\s+(?:oral\s+)?evidence\b|\bappeared\s+before\b"),
    ),
    (
        3,
        "spoke",
        re.compile(
            r"\bspoke\s+(?:[\w’']+\s+){0,2}?(?:at|to|in|before|after|first|last|next|second"
            r"|from(?! the (?:floor|audience|gallery))|about|on|of|for)\b"
            r"(?!\s+(?:reporters|the\s+press|journalists|BBC|ITV|Radio|behalf|condition|me\b|us\s+"
            r"(?:after|before)))"
        ),
    ),
    (
        2,
        "spoke|talked",
        re.compile(r"\bspoke\b(?!\s+(?:out|up|highly|fondly))|\btalked\b"),
    ),
    (
        3,
        "speaking",
        re.compile(
            r"\bspeaking\s+(?:[\w’']+\s+){0,3}?(?:at|to|in|from|during|before)\b(?!\s+"
            r"(?:behalf|the\s+press))"
        ),
    ),
    (
        3,
        "minutes|hour|slot",
        re.compile(
            r"\b(?:had|got|was given|were given) (?:[\w-]+ ){1,4}(?:minutes|hours?|slot)"
            r" (?:at|to)\b|\b(?:has|gets) (?:[\w-]+ ){1,4}(?:minutes|slot) (?:at|to)\b"
            r"|\b(?:had|got|took) (?:[\w-]+ ){0,3}(?:minutes|an hour),? and"
            r" (?:used|took|filled|needed)\b"
            r"|\b(?:had|got|took) (?:[\w-]+ ){1,3}minutes,? and (?:he |she )?(?:used|spent)\b"
            r"|\b(?:had|got) the (?:[\w-]+ ){0,2}(?:minutes|hour|slot)"
            r"(?= (?:before|after|she|he|that|on|of the)\b)"
        ),
    ),
    (
        3,
        (
            "took|taking|takes|got|gets|stood|stands|rose|rises|feet|on stage|speaks"
            "|had the|held the"
            "|given the"
        ),
        re.compile(
            r"\bon\s+stage\b|\bspeaks\s+(?:at|to)\b|\b(?:took|taking|takes)\s+"
            r"(?:to\s+)?the\s+(?:same\s+)?(?:stage|floor|podium"
            r"|platform|lectern|microphone|stand)\b"
            r"|\b(?:had|held|was given|were given)\s+the\s+(?:stage|floor|podium|platform|lectern"
            r"|microphone|screen)\b"
            r"|\b(?:gets|got|stands|stood|rises|rose)\s+(?:up\s+)?to\s+(?:talk|speak|address"
            r"|(?:move|propose|second)\s+(?:the|a|an|this)\s+(?:motion|amendment))\b|\b(?:on|got to"
            r"|rose to)\s+(?:her"
            r"|his)\s+feet\b"
        ),
    ),
    (
        3,
        (
            "is on|was on|went on|came on|is up|was up|were on|went up|is"
            " at the|was at the"
            "|by video|sent a|walked on|walks on"
        ),
        re.compile(
            r"\b(?:is|was) (?:now |up |next )?(?:on|at) the (?:platform|stage|rostrum|podium"
            r"|lectern|microphone)\b"
            r"|\b(?:is|was|were|went) (?:on|up)\b(?=[.,;]| next| now| first| last| second| third)"
            r"|\b(?:was|came|appeared) on"
            r" (?:the |a )?(?:big"
            r" )?screen\b"
            r"|\b(?:spoke|appeared|joined (?:us|them)) by video\b|\bwalk(?:ed|s) on(?: to the"
            r" stage)?(?=[.,;])"
            r"|\bsent a (?:\w+ )?(?:video|recorded) message\b"
            r"|\bcame on\b(?= (?:straight|just|at|after|to|next|stage|last))"
            r"|\b(?:was|went|came) on (?:[\w’']+ ){0,4}?(?:show|programme|podcast|phone-in)\b"
        ),
    ),
    (
        3,
        "to speak|to address|to talk|to give|to open|to launch",
        re.compile(
            r"\b(?:went|came|travelled|rose|returned|appeared|flew|dropped|joined|visited"
            r"|(?:was|were)(?!\s+(?:due|meant|supposed|scheduled|billed|expected|hoping|invited|to)\b))"
            r"\b[^.;]{0,90}?"
            r"\bto\s+(?:speak|address|talk|open|launch|give\s+(?:a|the|her|his))\b"
        ),
    ),
    (
        3,
        "spoken",
        re.compile(
            r"\b(?:has|have|had)\s+(?:[\w’']+\s+){0,2}?spoken\s+(?:at|to|in|before)\b"
            r"(?! (?:him|her|them)\b)"
        ),
    ),
    (
        2,
        "came|travelled|returned",
        compile_words(
            r"\b(?:came|travelled|returned)\s+(?:back\s+)?to\s+(?:our|the|a|this\s+year['’]s)\s+"
            r"(?:[\w’'&-]+\s+){0,7}?(?:conference|summit|gathering|seminar|forum|agm"
            r"|lecture|annual meeting|launch|reception|open day)\b",
            any_case=True,
        ),
    ),
    (
        2,
        "opened|closed|launched|kicked|began|started|rounded",
        re.compile(
            r"\b(?:opened|closed|launched|kicked\s+off|began|started|rounded\s+off)\s+"
            r"(?:(?:the|our|a|this|its|their)\s+|(?=proceedings))"
            r"(?:[\w’'-]+\s+){0,4}?(?:day|conference|event|summit|proceedings|session"
            r"|meeting|evening|debate|morning|afternoon)\b"
        ),
    ),
    (
        3,
        "moved|seconded|proposed|opposed",
        re.compile(
            r"\b(?:moved|seconded|proposed|opposed)\s+(?:the|it\b|this|an?|[Mm]otion|our)"
            r"|\bseconded\s*$"
        ),
    ),
    (
        3,
        "debate|responded|replied|answered|spoke| reading",
        re.compile(
            r"\b(?:opened|closed|led|began|answered|responded\s+to|replied\s+to|asked\s+for"
            r"|secured|wound\s+up)\s+(?:the|this|a)\s+"
            r"(?:[\w’-]+\s+){0,3}?(?:debate|(?:second|third)\s+reading)\b|\b(?:responded|replied|answered|spoke)\s+(?:for"
            r"|on\s+behalf\s+of)\s+the\s+(?:[Gg]overnment|[Oo]pposition|Treasury"
            r"|Department)\b"
        ),
    ),
    (
        3,
        "speaker",
        re.compile(
            r"\b(?:was|were|is|as)\s+(?:our|the|a|this\s+year['’]s|its|their|also\s+a)\s+"
            r"(?:[\w’'-]+\s+){0,2}?"
            r"(?:main|keynote|guest|principal|headline|star|opening|closing|first|second"
            r"|final|after-dinner)?\s*speaker\b"
        ),
    ),
    (
        3,
        "used|chose|began|opened|ended|closed|started|devoted",
        compile_words(
            rf"\b(?:used|chose|began|opened|ended|closed|started|devoted)\s+(?:his|her"
            rf"|their|a|the|this)\s+{_FEW}{TALK}\b",
            any_case=True,
        ),
    ),
    (
        3,
        "used",
        re.compile(
            r"\bused\s+(?:the|a|our|its|his|her|their)\s+[^.;]{2,90}?\b(?:conference|summit|event"
            r"|lecture|meeting|debate|briefing|assembly|webinar|reception|dinner)\b"
            r"[^.;]{0,60}?\sto\b"
        ),
    ),
    (
        3,
        "keynote|closing|opening|plenary",
        re.compile(
            r"\b(?:gave|delivered|provided)\s+(?:the|our|a|an|this\s+year['’]s)\s+"
            r"(?:[\w’'-]+\s+){0,3}?(?:keynote|closing|opening|plenary)\b"
        ),
    ),
    (
        3,
        "asked by|grill|question|quizz|press|cross-ex|interview",
        re.compile(
            r"\b(?:was|were) (?:asked|grilled|questioned|quizzed|pressed|cross-examined"
            r"|interviewed)"
            r" by\b",
        ),
    ),
    (
        3,
        (
            "got up on|joined|update|took part|batting|bidding|a group|followed|stepped|ed by|n by"
            "|officially|telling"
        ),
        re.compile(
            r"\bofficially (?:launched|opened)\b|\bwas telling (?:us|delegates|members|the)\b"
            r"|\b(?:opened|began|closed|ended) by (?:saying|telling|thanking|reminding)\b"
            r"|\bfollowed (?:him|her|them)(?=[.,;]| with| and)|\bstepped (?:up|on|on to|onto)"
            r" (?:to )?the"
            r" (?:lectern|stage|platform|podium|microphone)\b"
            r"|\b(?:gave|gives|provided) (?:[\w’'-]+ ){0,3}?an? (?:[\w’'-]+ )?(?:update|overview"
            r"|account)\b"
            r"|\bupdated (?:members|the|us|councillors|governors|trustees)\b"
            r"|\bgot up on (?:to )?(?:a|the) (?:[\w’'-]+ )?(?:crate|box|wall|bench"
            r"|platform"
            r"|plinth|steps|stage) (?:in|at|outside)\b"
            r"|\bjoined (?:us )?for the (?:first|second|last|opening|closing|morning|afternoon"
            r"|evening) session\b"
            r"|\btook part in (?:a|the|our) (?:[\w’'-]+ ){0,3}?(?:panel|debate|discussion|Q&A)\b"
            r"|\bopened the (?:batting|bidding|innings)\b|\b(?:told|assured) a group of\b"
        ),
    ),
    (
        2,
        " on the| on a| on our",
        re.compile(r"\b(?:was|were) on (?:the|our|a) (?:\w+ )?panel\b(?! (?:of|that|which|for)\b)"),
    ),
    (
        3,
        "present",
        re.compile(
            r"\bpresent(?:ed|ing)\s[^.;]{0,80}?\bto (?:the |our |full |its )?(?:[\w’'-]+ ){0,3}?"
            r"(?:cabinet|council|committee|board|governors|trustees|members|meeting|conference"
            r"|day|seminar|assembly)\b",
            re.IGNORECASE,
        ),
    ),
    (
        3,
        "for his|for her",
        re.compile(
            rf"\b(?:chose|picked|used|went|came)\b[^.;]{{0,60}}?\bfor (?:his|her) {_FEW}{TALK}\b"
        ),
    ),
    (
        3,
        "in person|dropped|called in|popped|looked in|turned up|shared",
        re.compile(
            r"\b(?:came|spoke|appeared|joined us) in person\b|"
            r"\b(?:dropped (?:by|in)|called in|popped in|looked in|turned up)\b[^.;]{0,20}?"
            rf"\b(?i:{CROWD})\b"
            r"|\bshared (?:his|her|their|some) (?:[\w’'-]+ ){0,2}?(?:thoughts|views|vision|plans"
            r"|ideas)\b[^.;]{0,60}? (?:with|at) (?:us|members|delegates|parents|heads|families"
            r"|the|our)\b"
        ),
    ),
    (
        2,
        (
            "introduced|unveiled|us through|them through|audience through|room through|raised|slot"
            "|launched"
        ),
        re.compile(
            r"\b(?:launched|introduced|unveiled)\b[^.;]{2,80}?\b(?:report|strategy|plan|review|inquiry|campaign|paper)"
            r" (?:at|in)\b|"
            r"\b(?:took|talked|walked|led|guided)\s+(?:us|them|the (?:audience|room|meeting"
            r"|delegates))\s+through\b|\braised\b[^.;]{2,60}?\b(?:at|during|in) (?:the |a )?\w"
            r"|\b(?:had|used|took|filled) (?:the|a|his|her) (?:[\w’'-]+ ){0,3}?slot\b"
        ),
    ),
    (
        1,
        "came|visited|travelled|joined|attended|went|paid",
        compile_words(
            r"\b(?:came|visited|travelled|joined|attended|went|paid)\b(?=[^.;]{0,80}?\b"
            r"(?:conference|summit|gathering"
            r"|meeting|event|school|college|forum|hall|lecture|visit|us|opening|launch|reception)\b)",
            any_case=True,
        ),
    ),
)
