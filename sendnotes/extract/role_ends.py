"""What of a phrase is the role: articles, asides and loose ends cut."""

from __future__ import annotations

import re

from sendnotes.extract.date_words import MONTH_NAME

_DETERMINERS = re.compile(
    r"(?:(?:the|our|its|their|his(?! Majesty)|her(?! Majesty)|my|your|this|a|an|new|then"
    r"|newly appointed|current"
    r"|today's|both"
    r"|(?:who|s?he)(?:['’]s| is| was)(?: now)?(?: the| our| a| an)?|(?:the |our )?(?:government"
    r"|department"
    r"|charity|council"
    r"|organisation|forum|trust|group|union|school|county|city|borough|region|party|country|nation"
    r"|institute|college|agency|department|ministry|watchdog|association|network)['’]s"
    r"|one of (?:our|the|its|their))\s+)+",
    re.IGNORECASE,
)
_FOR_WEEKS = re.compile(
    r",? (?:for|since) (?:[\w’'-]+ ){0,4}?(?:days?|weeks?|months?|years?)(?: now)?\Z"
    r"|,? (?:for|since) (?!(?:the )?early years)(?:\w+ ){1,3}(?:weeks|months|years) and\b.*\Z"
    r"|,? since (?:we|it|he|she|they) \w+\Z|,? since (?:S\d|Year \d+|last year)\Z"
    r"|,? for (?:most|all|much) of (?:my|his|her|their|the time)\b.*\Z"
    rf"|,? since (?:last )?(?:{MONTH_NAME}|spring|summer|autumn|winter|Easter|Christmas"
    r"|(?:19|20)\d\d)\b.*\Z"
)
_ASIDE = re.compile(
    r" (?:with (?:[\w-]+ ){0,3}years\b|covering\b|standing in\b).*\Z|, (?:for (?:those|anyone"
    r"|anybody)|if|as|to give|in case|no less|and (?:so|that|it))\b.*\Z| with us\Z"
)
"""What a writer adds to a role: “, for those who like the full title”."""
_SINCE = re.compile(r" at the (?:start|beginning|end) of .*\Z| (?:him|her)self\b.*\Z")
_AREA = re.compile(r"(Designated (?:Medical|Clinical) Officer) for (?!SEND?\b)(?:the )?[A-Z].*\Z")
"""The area of an officer whom each has: readers tell the office without it."""
_ACTING = re.compile(
    r"(?:replying|responding|speaking|answering|appearing|writing|there|here) as (?:the |our )?"
)
_AGED = re.compile(r"\d{1,2} and (?:an? |our |the )")
_OF_SEVERAL = re.compile(
    r"(?:[\w’' -]+['’]s? )?(?:two|three|four|five|six) (?P<one>[\w’' -]+[^\Wsi])s"
)
_UNTIL_NOW = re.compile(
    rf"(?:since (?:last )?(?:{MONTH_NAME}|spring|summer|autumn|winter|Easter|Christmas"
    r"|(?:19|20)\d\d)(?: (?:19|20)\d\d)?"
    r"|for (?:the (?:last|past) )?(?:\w+ ){1,3}(?:weeks|months|years)),? "
    r"(?=(?:the|our|a|an|its|their) )"
)
"""How long it has been, before a role: “since January the county's director”."""
_IN_YEARS = re.compile(r",? (?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?\Z")


def tidy(text: str) -> str:
    """Return a role without articles, possessors such as “our”, and loose ends."""
    text = " ".join(text.split()).strip(" ,;:–-")
    text = _SINCE.sub("", _ASIDE.sub("", _FOR_WEEKS.sub("", text)))
    text = _AREA.sub(r"\1", text)
    if until_now := _UNTIL_NOW.match(text):
        text = text[until_now.end() :]
    if acting := _ACTING.match(text):
        text = text[acting.end() :]
    text = _IN_YEARS.sub("", text).removeprefix("now ")
    lead = _DETERMINERS.match(text)
    if lead and lead.end() < len(text):
        text = text[lead.end() :]
    if aged := _AGED.match(text):
        text = text[aged.end() :]
    if several := _OF_SEVERAL.fullmatch(text):  # one of the two parent trustees
        text = several["one"]
    return re.sub(r"\s+(?:and|of|for|at|to|in|on|the|with)$", "", text).strip("*_ ")


def with_chamber(text: str, role: str) -> str:
    """Return a judge's role with the chamber of the tribunal, which is a part of its name.

    As in “judge of the First-tier Tribunal (Special Educational Needs and Disability)”. A role that
    a text has both with and without one stays as it is: they may be of two people.
    """
    if not role.endswith("Tribunal"):
        return role
    printed = re.findall(rf"{re.escape(role)}(?:\s+\(([A-Z][^():]{{2,60}})\))?", text)
    chambers = {" ".join(chamber.split()) for chamber in printed}
    return f"{role} ({chambers.pop()})" if len(chambers) == 1 and all(chambers) else role
