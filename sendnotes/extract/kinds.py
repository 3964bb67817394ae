"""What sort of text a post is: a speech's own words, or somebody's report of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sendnotes.extract.alternatives import compile_words, whole_words
from sendnotes.extract.hinted import Hinted
from sendnotes.extract.turns import turns_told
from sendnotes.model import Explanation, Kind, Origin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.extract.quotes import Quoted
    from sendnotes.model import CleanText, Given

_NAMED: tuple[tuple[Kind, Hinted], ...] = (
    (
        Kind.SPEAKING_NOTES,
        Hinted(
            ("note",),
            compile_words(
                r"\b(?:speak(?:er|ing)['’]?s?['’]? notes?|notes (?:for|of|from) (?:a|the|my|his"
                r"|her) speech(?! (?:and language|therap)))\b"
            ),
        ),
    ),
    (
        Kind.DRAFT_TEXT,
        Hinted(
            (
                *("against delivery", "draft text", "original script", "may differ", "as drafted"),
                *("as prepared", "as written"),
            ),
            compile_words(
                r"\b(?:check(?:ed)? against delivery|draft text|original script"
                r"|may differ from (?:the )?delivered|as (?:drafted|prepared for delivery"
                r"|written))\b"
            ),
        ),
    ),
    (
        Kind.TRANSCRIPT,
        Hinted(
            (
                *("transcript", "delivered", "verbatim", "text of", "speech in full"),
                "full speech below",
            ),
            compile_words(
                r"\b(?:(?:full )?transcript|exactly as (?:it was )?delivered|as delivered"
                r"|verbatim"
                r"|(?:full|the) text of (?:[a-z’']+ ){0,6}(?:speech|address|keynote|lecture"
                r"|remarks)"
                r"|speech in full|full speech below)\b"
            ),
        ),
    ),
    (
        Kind.STATEMENT,
        Hinted(
            ("statement",),
            compile_words(
                r"\b(?:written (?:ministerial )?statements?\b(?! of action)|oral statement"
                r"|statement made on"
                r"|statement to (?:the )?(?:house|parliament)"
                r"|parliamentary statement|statement (?:given|made|delivered) (?:by|to))\b"
            ),
        ),
    ),
    (
        Kind.ARTICLE,
        Hinted(
            (
                *("article by", "authored article", "op-ed", "first published", "first appeared"),
                "column by",
            ),
            compile_words(
                r"\b(?:article by|authored article|op-ed|first (?:published|appeared) in"
                r"|column by)\b"
            ),
        ),
    ),
)
_GREETING = re.compile(
    r"(?:^|[.!?:,] )[“\"‘*_> ]{0,3}good (?:morning|afternoon|evening|day)\b"
    r"(?![^.!?\n]{0,30},$)"
    r"|\b(?:thank you (?:all|for|so|very|,)|thanks,"
    r"|ladies and gentlemen"
    r"|(?<!the )(?<!deputy )presiding officer|(?<=, )mr speaker|mr speaker(?=,)"
    r"|madam (?:deputy )?speaker"
    r"|it(?:['’]s| is) (?:a|such a|my|an) "
    r"(?:great |real |huge )?(?:pleasure|privilege|honou?r|delight)|(?:i['’]m|i am) (?:delighted"
    r"|pleased|grateful))\b",
    re.MULTILINE,
)
_LIVE = Hinted(
    ("blog", "as it happened", "rolling coverage"),
    re.compile(r"\blive[ -]?blog\b|\bas it happened\b|\brolling coverage\b"),
)
"""A page that tells what others say while they say it."""
_SPEECH = re.compile(r"\b(?:speech|address|keynote|lecture|remarks|statement|talk)\b")
_ELSEWHERE = re.compile(
    r"\b(?:will|available|read|see|download|follows?|here|watch|listen)\b|https?://"
)
_TO_BE_HAD = re.compile(
    r"https?://|\bwill (?:have|be|follow)\b|\bavailable\b|\bdownload\b|\bwatch\b"
    r"|\bread (?:the|her|his|it)\b"
)
_I = re.compile(whole_words("I|[Mm][ey]") + r"\b")
_WE = re.compile(whole_words("[Ww]e|[Oo]ur|[Uu]s") + r"\b")
_DEAR = re.compile(r"^Dear \w", re.MULTILINE)
_YOURS = re.compile(r"^Yours (?:sincerely|faithfully|truly)", re.MULTILINE)
_TOP, _BOTTOM = 1500, 600
_LABELS, _LABEL_WORDS = 500, 10
_ENOUGH_I = 0.008
_ENOUGH_WE = 0.025

OWN_WORDS = frozenset(
    {Kind.TRANSCRIPT, Kind.DRAFT_TEXT, Kind.SPEAKING_NOTES, Kind.STATEMENT, Kind.ARTICLE}
)
"""The kinds whose text is the speaker's own words."""


def find_kind(
    clean: CleanText, title: str, quoted: Sequence[Quoted], given: Given
) -> tuple[Kind | None, Explanation | None]:
    """Return the kind, if it is given or the text is somebody's own words, else None."""
    if "kind" in given.how:
        kind = given.post.kind
        return kind, Explanation("kind", str(kind), Origin.GIVEN, given.how["kind"])
    own = _unquoted(clean.body, quoted)
    words = len(own.split()) or 1
    told = len(_I.findall(own)) / words
    first_person = told >= _ENOUGH_I or (told > 0 and len(_WE.findall(own)) / words >= _ENOUGH_WE)
    line_ends = clean.body.find("\n", _TOP)  # “a written statement | of action” is none
    head = clean.body[: line_ends if line_ends >= 0 else None][: 2 * _TOP]
    edges = f"{title}\n{head}\n{clean.body[-_BOTTOM:]}\n" + "\n".join(
        line.text for line in clean.removed[:60]
    )
    lower = edges.lower()
    if _LIVE.search(lower) or _is_letter(clean.body):
        return None, None
    for kind, pattern in _NAMED:
        found = pattern.search(lower)
        labelled = found and _labelled(clean.body[:_LABELS], pattern)
        if found and (labelled or (first_person and not _is_elsewhere(lower, found.start()))):
            how = f"read: “{found[0]}”"
            return kind, Explanation("kind", str(kind), Origin.READ, how)
    if told_in_turn := turns_told(clean):
        how = f"inferred: {told_in_turn}"
        return Kind.TRANSCRIPT, Explanation("kind", "transcript", Origin.INFERRED, how)
    opened = _GREETING.search(clean.body[:_TOP].lower()) if first_person else None
    if first_person and (opened or _SPEECH.search(title.lower())) and told >= _ENOUGH_I:
        near = _SPEECH.search(head.lower()) or opened
        if near and (opened or not quoted):
            how = f"inferred: it speaks in the first person and has “{near[0]}”"
            return Kind.TRANSCRIPT, Explanation("kind", "transcript", Origin.INFERRED, how)
    return None, None


def _is_letter(body: str) -> bool:
    """Tell whether a text is a letter, from its salutation to how it is signed."""
    return "Dear " in body and bool(_DEAR.search(body) and _YOURS.search(body))


def _is_elsewhere(text: str, at: int) -> bool:
    """Tell whether a line says that the words are to be had somewhere else."""
    line = text[text.rfind("\n", 0, at) + 1 :].split("\n", 1)[0]
    return _TO_BE_HAD.search(line) is not None and "below" not in line


def _labelled(top: str, pattern: Hinted) -> bool:
    """Tell whether the words stand in a short line of their own: CHECK AGAINST DELIVERY."""
    return any(
        len(line.lstrip("# ").split()) <= _LABEL_WORDS
        and pattern.search(line.lower())
        and not _ELSEWHERE.search(line.lower())
        for line in top.splitlines()
        if not line.startswith("- ")
    )


def report_kind(speeches: int) -> tuple[Kind, Explanation]:
    """Return report or news, by whether the post reports a speech."""
    if speeches:
        how = "inferred: it tells of a speech in the third person"
        return Kind.REPORT, Explanation("kind", "report", Origin.INFERRED, how)
    return Kind.NEWS, Explanation("kind", "news", Origin.INFERRED, "inferred: it reports no speech")


def _unquoted(body: str, quoted: Sequence[Quoted]) -> str:
    pieces, at = [], 0
    for quote in quoted:
        pieces.append(body[at : quote.start])
        at = max(at, quote.end)
    return " ".join((*pieces, body[at:]))
