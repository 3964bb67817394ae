"""Verbs of saying and the small words around them."""

from __future__ import annotations

import re

from sendnotes.extract.alternatives import by_first_letter, compile_words

_FORMS = (
    "said|says?|saying|told|tells?|telling|went on|goes on|wrote|writes|writing|written"
    "|answer(?:ed|s|ing)?|repl(?:ied|ies|y|ying)|respon(?:ded|ds|d|ding)|put it|puts it"
    "|wanted to know"
    "|add(?:ed|s|ing)?|ask(?:ed|s|ing)?|continu(?:ed|es|e|ing)|conclud(?:ed|es|ing)|comment(?:ed"
    "|s|ing)?"
    "|explain(?:ed|s|ing)?|warn(?:ed|s|ing)?|argu(?:ed|es|e|ing)|insist(?:ed|s|ing)?|declar(?:ed"
    "|es|ing)"
    "|announc(?:ed|es|ing)|promis(?:ed|es|ing)|pledg(?:ed|es|ing)|admit(?:s|ted|ting)?"
    "|conced(?:ed|es|ing)"
    "|noted|notes|noting|observ(?:ed|es|ing)|remark(?:ed|s|ing)|urg(?:ed|es|ing)|stress(?:ed|es"
    "|ing)"
    "|summ(?:ed|ing) (?:it |things )?up|sums (?:it |things )?up|jok(?:ed|es|ing)|recall(?:ed|s|ing)"
    "|confirm(?:ed|s|ing)|stat(?:ed|es|ing)|claim(?:ed|s|ing)|suggest(?:ed|s|ing)|remind(?:ed|s"
    "|ing)"
    "|describ(?:ed|es|ing)|agre(?:ed|es|eing)|began|begins|ended|ends|ending|finish(?:ed|es|ing)"
    "|open(?:ed|s|ing)|clos(?:ed|es|ing)|call(?:ed|s|ing)|quipp?(?:ed|s)|reads?|highlight(?:ed|s"
    "|ing)"
    "|acknowledg(?:ed|es|ing)|maintain(?:ed|s)|point(?:ed|s|ing) out|assur(?:ed|es|ing)"
    "|challeng(?:ed|es)"
    "|emphasi[sz](?:ed|es|ing)|report(?:ed|s)|reflect(?:ed|s|ing)|thought|thinks|believ(?:ed|es)"
    "|begged|laughed|shouted|heard|spoke|speaking|quoted|sa[wy]s?|sees|wanted|wants|hopes|hoped"
    "|welcom(?:ed|es|ing)|prais(?:ed|es|ing)|criticis(?:ed|es|ing)|demand(?:ed|s|ing)|tweet(?:ed"
    "|s)|posted"
    "|spell(?:ed|s)? out|set out|sets out|voiced|repeat(?:ed|s)|vow(?:ed|s)|counter(?:ed|s)"
    "|advis(?:ed|es)|caution(?:ed|s)|reassur(?:ed|es)|confid(?:ed|es)|remember(?:ed|s)"
    "|grinn?(?:ed|s)|thunder(?:ed|s)|mus(?:ed|es)|sigh(?:ed|s)|smil(?:ed|es)|fum(?:ed|es)"
    "|chuckl(?:ed|es)|exclaim(?:ed|s)|whisper(?:ed|s)|reveal(?:ed|s)|predict(?:ed|s)"
    "|reckon(?:ed|s)|hit (?:back|out)|chimed in"
)
SAYING = re.compile(rf"\b(?:{by_first_letter(_FORMS)})\b")
"""A verb that can carry a quotation."""

DIRECT = re.compile(
    r"(?:\b(?:said|says?|saying|told|tells?|added|adds|adding|asked|asks|asking|wrote|writes"
    r"|writing"
    r"|answered|answers|replied|replies|replying|responded|responds|continued|continues|concluded"
    r"|concludes|commented|comments|commenting|explained|explains|explaining|warned|warns|warning"
    r"|insisted|declared|declaring|admitted|conceded|remarked|stressed|joked|recalled|stated|began"
    r"|ended|argued|urged|agreed|went on|observed|noted|promised|pledged|announced|that|words|as"
    r"|read"
    r"|reads|insists|argues|stating|quipped|opened|closed|finished|cautioned|reassured|confided"
    r"|remembered|grinned|thundered|mused|sighed|smiled|exclaimed|advised|revealed|predicted"
    r"|reckoned)\b(?: [\w’']+){0,4}|:)\s*,?\s*\Z"
)
"""The end of a text after which words in quotation marks are somebody's."""

SAYS_FIRST = re.compile(
    r"\s*[,—–-]?\s*(?:said|says|told|tells|added|adds|asked|asks|wrote|writes|explained|explains"
    r"|warned|warns"
    r"|answered|replied|replies|responded|responds|continued|concluded|commented|comments"
    r"|insisted|declared"
    r"|admitted|conceded|remarked|stressed|joked|recalled|stated|began|argued|argues|urged"
    r"|agreed|went on"
    r"|observed|noted|announced|pledged|promised|quipped|laughed|begged|according to"
    r"|cautioned|reassured|confided|remembered|grinned|thundered|mused|sighed|smiled|exclaimed"
    r"|advised|revealed|predicted|reckoned|suggested|recalled|fumed|whispered|vowed)\b"
)
"""The start of what follows a quotation where the verb comes before its subject."""

PREPOSED = compile_words(
    r"\b(?:after|by|to|with|from|for|of|alongside|about|on|in|at|like|behind|thank(?:ed|s)?|told"
    r"|tells"
    r"|ask(?:ed|s|ing)?|met|meet|joined|following|including|against|between|than|before|under"
    r"|via|and"
    r"|without|over|near|upon|regarding|hear|heard|invited?|introduc(?:ed|ing)|welcom(?:ed|ing)"
    r"|prais(?:ed|ing)|quot(?:ed|ing)|urg(?:ed|ing)|press(?:ed|ing)|wrote to|remind(?:ed|ing))"
    r"(?:\s+(?:the|our|his|her|their|then|former))?\s*\Z",
    any_case=True,
)
"""The end of a text that makes the person named next an object, not the subject."""

HANDED = re.compile(
    r"\b(?:hand(?:ed|ing) over to|made way for|gave way to|gave the floor to|introduced"
    r"|followed by)\s+(?:the\s+|our\s+)?\Z"
)
"""The end of a text that makes the person named next the one who speaks from now on."""

PERSON_NOUN = compile_words(
    r"\b(?:mother|father|mum|dad|mam|parents?|carers?|head|headteacher|teacher|senco|pupil|boy|girl"
    r"|student|governor|grand(?:mother|father|ma|dad)|daughter|son|colleague|friend|spokes(?:man"
    r"|woman"
    r"|person)|delegate|member|paediatrician|doctor|nurse|therapist|woman|man|child|lady|gentleman"
    r"|chair|chairman|councillor|officer|official|director|principal|assistant|adviser|reader"
    r"|caller"
    r"|youngster|teenager|questioner|young (?:person|man|woman)|sister|brother|source"
    r"|psychologist|lawyer|solicitor)\b"
)
UNNAMED = re.compile(
    r"\b(?:somebody|someone|(?:an?|one|another) (?:speaker|speech|voice|question))\b"
    r"|(?:(?<!if )(?<!when )\b(?:an?|one|another|two|three|the|our|my|his|her|their)\b"
    r"[^,.;:]{0,40}?)" + PERSON_NOUN.pattern + r"(?! in (?:two|three|four|five|six|ten|\d)|['’]s?\s"
    r"|(?:(?<=child)|(?<=pupil)) (?:whose|who (?:is|can|cannot|has|needs?)\b))"
)
"""A person without a name, in small letters: one mother, a head in leeds, the spokesperson."""
_UNNAMED_WORDS = ("somebody", "someone", "speaker", "speech", "voice", "question")


def find_unnamed(text: str) -> re.Match[str] | None:
    """Return where `text`, in small letters, first tells of a person without a name."""
    # One of these is in whatever the pattern finds, and looking for them first is faster.
    told = any(map(text.__contains__, _UNNAMED_WORDS)) or PERSON_NOUN.search(text)
    return UNNAMED.search(text) if told else None


PRONOUN = re.compile(r"\b(he|she|they|him|his|her|their|I|we)\b", re.IGNORECASE)
