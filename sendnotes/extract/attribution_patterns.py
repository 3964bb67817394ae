"""Words around quotation marks that tell whose words stand between them."""

from __future__ import annotations

import re

from sendnotes.extract.names import load_name_words

LABEL = re.compile(r"\s*(?:[—–-]{1,2}|\()\s*")
CLOSED = re.compile(r"(?<!Mr)(?<!Ms)(?<!Dr)(?<!Mrs)[.!?]\s*\Z")
SAID_BEFORE = re.compile(
    r"\b(he|she)\s(?:said|says|added|adds|explained|joked|admitted"
    r"|told (?:us|them|me|\w+s))\.\s*\Z",
    re.IGNORECASE,
)
ANSWERED = re.compile(
    r"\b(?:answered|replied|responded|spoke|agreed|disagreed|objected"
    r"|(?:told (?:us|me|\w+s)|said|says|argued|warned|explained|added|thought|felt|insisted"
    r"|believes?|conceded|admitted|pointed out) that(?=[^.!?“”\"]{3,240}\.\s*\Z)"
    r"|had (?:a|an|one|this) (?:\w+ )?(?:answer|reply|warning|message|question|word))\b"
    r"[^.!?]{0,240}\.\s*\Z"
)
"""A sentence before the marks that tells whose turn it is: “X answered for the forums. “We ...”."""
ABOUT = re.compile(r"[^;“”\"]{0,60}?\b([Hh]e|[Ss]he)\b")
"""The opening of a sentence about somebody."""
BY = re.compile(r"\b(?:according to|in the words of|to quote)\s", re.IGNORECASE)
IT_SAYS = re.compile(r"it (?:says|said|reads|read|goes|went|ran|runs|began|begins)\b")
REPLIED = re.compile(
    r"(?:was|is|came) (his|her) (?:\w+ )?(?:reply|answer|line|response|verdict|word)\b"
)
"""The start of what follows a quotation that was somebody's answer: “... ,” was her reply."""
AS_PUT = re.compile(r"as (?=[^.,]{2,60} (?:put|puts|said|says|called|calls|described)\b)")
MAIL = re.compile(r"On .{6,70} wrote:")
"""How a mail begins that is quoted below the answer to it."""
CREDITED = re.compile(
    r"[\s,.]*(?:(?:[Tt]hat|[Tt]his|[Tt]hose|[Tt]hus|[Ss]o)"
    r"(?: (?:was|is|were|are)(?: the words of)?"
    r"(?: (?:the|her|his) (?:verdict|view|message|warning|plea|promise|description|conclusion)"
    r"(?: (?:that|which|of|from))?)?)?"
    r"|as(?= [A-Z][^.;“”\"]{3,90} puts? it\b)"
    r"|(?:is|was) (?:the |her |his |our )?(?:\w+ )?(?:advice|verdict|view|message|motto|answer|plea"
    r"|conclusion|summary|question) (?:of|from))(?=[ ])"
)
"""Words behind a quotation that lead to whose it was: “That was X”, “is the advice of X”."""
FIRST_QUOTED = re.compile(r"[“\"‘«]")
ANSWERS = re.compile(r"\W*(?:he|she) (?:answered|replied|responded|finished|concluded)\b")
"""Where the first words begin that somebody says, and how whoever is asked goes on after them."""
AN_ANSWER = re.compile(r"\W*(?:A|Answer)[.:)] ")
"""What stands before an answer below its question."""
ASKED = re.compile(
    r"\A\W*(?:Q|Question)(?: ?\d{1,2})?[.:)][^“\"‘]*\Z"
    r"|\A[A-Z][^.“\"‘]{8,200}\? \([^()]{2,30}\)\W*\Z"
)
"""A question that somebody is asked: with “Q.” before it, or with who asks behind it."""


def is_first_name(lead: str) -> bool:
    """Tell whether somebody without a surname leads up to the marks: “Phil was less sure: ”."""
    first = lead.split(None, 1)[0].lower() if lead.strip() else ""
    return lead.rstrip().endswith(":") and first in load_name_words().given


def starts_without_subject(head: str) -> bool:
    """Tell whether what stands before a verb names nobody who does it."""
    return bool(re.match(r"(?:\w+ing|then|and|but|also|yet|so)\b", head, re.IGNORECASE))
