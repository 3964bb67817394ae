"""Verbs of telling people something in public: “told the conference”, “told heads in Leeds”."""

from __future__ import annotations

import re

from sendnotes.extract.alternatives import compile_words

CROWD = (
    r"conference|summit|events?|meeting|delegates|audience|hall|committee|congress|assembly"
    r"|attendees|guests|gathering|seminar|webinar|session|lecture|house|commons|lords|parliament"
    r"|symposium|agm|reception|debate|forum|full council|chamber|festival|show|crowd|cabinet"
    r"|board|panel|inquiry"
)
_LISTENERS = (
    r"heads|headteachers|head teachers|teachers|leaders|MPs|peers|councillors|councils|interns"
    r"|guests|apprentices|graduates|volunteers|trustees|employers|pupils|nurses"
    r"|members|governors|parents|families|forums|students|room|directors|SENCOs"
    r"|Sencos|walkers|marchers|protesters|supporters|listeners|viewers|carers|officers|educators"
    r"|staff|us all|professionals|readers"
)

TELLING: tuple[tuple[int, str, re.Pattern[str]], ...] = (
    (
        3,
        "told|remind|warn|assur",
        re.compile(
            r"\b(?:told|tells|reminded|warned|assured) (?:MPs|MSPs|MSs|peers|the (?:House"
            r"|Commons|Lords))\b"
        ),
    ),
    (
        3,
        "told|tell|talking to|inform|remind|assur|warn|urg|challeng",
        compile_words(
            rf"\b(?:told|tells?|telling|talking to|informed|reminded|assured|warned|urged"
            rf"|challenged)\s+"
            rf"(?:(?!that\b)[\w’']+\s+){{0,7}}?(?:{CROWD})\b",
            any_case=True,
        ),
    ),
    (
        3,
        "told",
        re.compile(
            r"\btold (?:the|an?|our|his|her|their) (?:(?!that\b)[\w’'-]+ ){0,5}?(?:rally|launch"
            r"|lunch(?:eon)?"
            r"|dinner|breakfast|brunch|supper|picnic|protest|vigil|round ?table|workshop)\b"
            r"|\btold (?:the|an?|our|this year['’]s) (?:[a-z][\w’'-]* ){0,2}?(?!(?:Daily|Sunday"
            r"|Press|BBC|ITV"
            r"|Guardian|Times|Telegraph|Observer|Independent|Mirror|Sun|Mail|Evening|Echo|Post|Gazette"
            r"|Department|Government|Treasury)\b)"
            r"(?:[A-Z][\w’'&-]*(?: (?:(?:of|for|in|on|and|to|the) )*[A-Z][\w’'&-]*){1,7})"
            r"(?:,? (?:in|at|on) (?:the )?(?=[A-Z\d])| (?:last|yesterday|today|this)\b|"
            r" that\b(?<=[a-z] that))"
        ),
    ),
    (
        3,
        "to address|to speak|from the|chaired and|climbed|drove|joined a",
        re.compile(
            r"\bused [^.;]{2,40} to address\b"
            r"|\b(?:first|youngest|only|last) [^.;]{0,40} to (?:ever )?(?:address|speak (?:at"
            r"|to))\b"
            r"|\b(?:said|says|saying|told \w+|added|announced) from the (?:stage|platform|lectern"
            r"|podium)\b"
            r"|\bchaired and (?:also |then )?spoke\b"
            r"|\bclimbed (?:up )?on(?:to)? (?:a|the) \w+ and (?:said|told|addressed|thanked|read"
            r"|spoke)\b"
            r"|\bdrove (?:over|up|down|all)\b[^.;]{0,90}? to (?:speak|talk|address)\b"
            r"|\bjoined (?:a|the|our|an) (?:[\w’'-]+ ){0,3}?(?:webinar|call|session|Q&A|livestream"
            r"|panel)"
            r" (?:with|for|on|to)\b"
        ),
    ),
    (
        3,
        "and talked|and spoke|and told|the story to",
        re.compile(
            r"\b(?:came|visited|joined us|dropped in|called in)\b[^.;]{0,60}? and (?:talked|spoke"
            r"|told us)\b"
            r"|\btold (?:his|her|the|their) story to (?:the|a|an|our)\b"
        ),
    ),
    (
        3,
        "radio|fm|programme|podcast|the show|bbc|breakfast",
        re.compile(
            r"\b(?:told|said (?:so )?on|appeared on|appearing on|(?:was |is )?(?:a )?guest on"
            r"|speaking on"
            r"|talk(?:ed|ing) (?:to|on)|speaking to|has been on|interviewed on) [^.;:“”\"]{0,50}?"
            r"(?:\bRadio\b|\bFM\b|\b(?:phone-in|podcast|breakfast show|radio)\b"
            r"|\b(?:the|[A-Z]\w+) programme\b)"
        ),
    ),
    (
        3,
        "told|remind|warn",
        re.compile(
            rf"\b(?:told|reminded|warned)\s+(?:(?!that\b)[\w’'-]+\s+){{0,4}}?(?:{_LISTENERS})"
            r"(?= (?:in [A-Z]|at (?:the|a|our|[A-Z])|last (?:week|[A-Z])|yesterday|on"
            r" (?:[A-Z]\w+day|\d)))"
        ),
    ),
    (2, "told how|told of", re.compile(r"\btold (?:how|of)\b")),
    (
        2,
        "told|remind|assur|took",
        re.compile(
            rf"\b(?:told|reminded|assured|took)\s+(?:[\w’'-]+\s+){{0,4}}?(?:{_LISTENERS})\b"
        ),
    ),
)
"""As `speaking_verbs.BEFORE`: a weight, stems of which one must occur, and the pattern."""
