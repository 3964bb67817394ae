"""Whether the words before a list announce points of a speech, and whose."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sendnotes.extract.alternatives import compile_words
from sendnotes.extract.intro_words import (
    POINTS,
    announced_count,
    announces_words,
    breaks_off,
    is_practical,
)
from sendnotes.extract.sentences import split_sentences
from sendnotes.extract.speaking_patterns import CHAIRED
from sendnotes.extract.verbs import PREPOSED

if TYPE_CHECKING:
    from collections.abc import Collection

    from sendnotes.extract.antecedents import Antecedents
    from sendnotes.extract.people import Person
    from sendnotes.extract.sentences import Span

_OFFICE = compile_words(
    r"\b(?:speech|address|keynote|talk|remarks|lecture|statement|presentation|ministers?"
    r"|secretary|government"
    r"|department|white paper|green paper|bill|announcements?|announced|commissioner"
    r"|chief inspector)\b"
)
_PLANNING = compile_words(
    r"\b(?:highlight(?:s|ed|ing)?|list(?:s|ed|ing)?|pledg(?:es|ed|ing)|set(?:s|ting)? out"
    r"|laid out|lays out"
    r"|promis(?:es|ed|ing)|announc(?:es|ed|ing)|commit(?:s|ted|ting)?|nam(?:es|ed)|outlin(?:es"
    r"|ed|ing)"
    r"|spoke|speaks|talked|talks|focus(?:es|ed|ing)?|wants?|wanted|called? for|calls for"
    r"|describ(?:es|ed)"
    r"|put|puts|cover(?:s|ed)|will|would|ran through|went through|turned to|dwelt|mentioned"
    r"|mentions"
    r"|identif(?:ies|ied)|confirm(?:s|ed)|gave|gives|offer(?:s|ed)|made|explain(?:s|ed)"
    r"|propos(?:es?|ed)|asking for"
    r"|picked out|singled out|spelt out|spelled out|boil(?:s|ed)|boiled|summed|summari[sz]ed"
    r"|said|argued"
    r"|told|asked|insisted|urged|plans?|planned|intends?|undertook|vow(?:s|ed)|unveil(?:s|ed)"
    r"|going to"
    r"|different|include[sd]?|including|amounts? to|came to|comes? down|come|hopes?|stress(?:es"
    r"|ed)|see)\b"
)
_OURS = re.compile(
    r"\b(?:we|our|us|you|your)\b"
    r"|\b(?:members|parents|families|carers|heads|teachers|delegates|attendees|campaigners"
    r"|charities"
    r"|unions|the panel|the audience|the room|critics|opposition|others|some)\b[^.:]{0,30}"
    r"\b(?:are|have|want|would|will|ask(?:ed)?|think|thought|said|told|raised|call(?:ed)?|need|like"
    r"|wanted|wondered|felt|feel|welcomed|worried|were)\b"
)
_LEARNT = re.compile(
    r"\b(?:here(?:['’]s| is| are)|this is|here, [^.:]{3,40}, (?:is|are)) what\b"
    r"|\bhere(?:['’]s| is) the (?:short version|upshot)\b|\bwe (?:learn(?:ed|t)?|hear(?:d)?"
    r"|were told"
    r"|got|came away"
    r" with|found out)\b"
    r"|\bwhat (?:did|do|have) we (?:get|got|hear|heard|learn|learnt)\b|\bmore or less this\b"
    r"|\b(?:the|her|his|my) gist\b"
    r"|\bmatter(?:s|ed)? (?:most )?to (?:us|you|our|parents|members)\b|\bcoming (?:our|your) way\b"
    r"|\bwe (?:noted|recorded|took away)\b"
    r"|\bwe can (?:all )?(?:expect|look forward to)\b|\bin store for us\b|\bmeans? for us\b"
    r"|\bwhat (?:has|needs|ought|had|would have) to (?:happen|change|be done)\b"
    r"|\b(?:we|i)(?: have|['’]ve)? (?:picked|pulled|boiled|jotted|noted|summed|summari[sz]ed"
    r"|written|set) (?:\w+ ){0,2}(?:out|down|up)\b"
    r"|\b(?:here|these) (?:are|were) the (?:main |key )?(?:parts|bits|points|things|highlights"
    r"|headlines|passages)\b"
    r"|\band (?:these|those) (?:are|were) (?:the|her|his) \w+\.?\Z"
    r"|\bput (?:it|this|them|that) in (?:our|my) (?:own )?words\b"
    r"|\bwrote (?:it|this|them|that) (?:down|on)\b|\bnotes? of (?:it|this|what)\b"
    r"|\b(?:my|our) (?:(?:scribbled|rough|own|quick) )?(?:notes|scribbles|note|jottings|takeaways"
    r"|summary)\b|\b[a-z]\w+['’]s (?:(?:quick|own|rough) )?(?:summary|notes|jottings|round-up)\b"
)
"""What the writer took away from the speech is the speaker's."""
_MY_ASKS = re.compile(
    r"\bmy (?:[\w-]+ )?(?:asks|wishes|demands|requests|promises|priorities|points|messages)\b"
)
"""What somebody whose words a page prints says of their points."""
_HIM = re.compile(r"\b(?:he|she|his|her|their|they)\b", re.IGNORECASE)
_ME = re.compile(r"\b(?:I|my|we|our)\b", re.IGNORECASE)
_UNSAID = compile_words(
    r"\b(?:(?:did not|didn['’]t|never|would not|wouldn['’]t|failed to|forgot to|omitted to)"
    r" (?:once )?(?:get(?: on)? to|mention|say|cover|answer|touch on|talk about|speak of|address)"
    r"|(?:no|not a) (?:mention|word) (?:of|on|about)|left out|missing from"
    r"|in (?:reply|answer) to (?:further )?questions, (?:members|councillors|governors) were)\b"
)
"""A list of what somebody did not speak of, or of facts that were asked for."""
_ASKED = re.compile(
    r"\binstruct(?:s|ed|ing) the (?:executive|committee)\b"
    r"|\b(?:asked|urged|pressed|called on|challenged|lobbied|told|put to|questions? to)\s+"
    r"(?:him|her|the (?:minister|secretary|government|department))\b"
    r"|\b(?:he|she|the minister|the secretary of state) (?:was|were) (?:asked|pressed|challenged"
    r"|told)\b",
    re.IGNORECASE,
)
_THEY_ASK = re.compile(r"(?:He|She) (?:asked|urged|called)\b")
_I_ASKED = re.compile(r"I (?:also |then )?(?:asked|urged|pressed|called on)\b")
_I_ASK = re.compile(r"(?:And |So )?I(?:['’]m| am) asking (?:\w+ )?for\b")
_I_MET = re.compile(r"\bI (?:met|visited|saw|heard|spoke to|was told|was shown)\b")
_OF_THEM = re.compile(
    r"(?:They|These|Those|Each|All (?:of them|\w+)) (?:is|are|was|were|will|can)\b"
)
"""A sentence about the points that the one before it counts, and not about people."""
_SURE, _NEAR, _BACK = 3, 120, 160


@dataclass(frozen=True, slots=True)
class Intro:
    """What an introduction tells: a score (2 and more: points of a speech), whose, how many."""

    score: int
    speaker: str | None = None
    count: int | None = None


def judge(
    text: str,
    start: int,
    antecedents: Antecedents,
    speakers: Collection[str],
    *,
    inside: bool,
    first_person: bool = False,
    heading: bool = False,
) -> Intro:
    """Judge the introduction that begins at `start` in the body by its last sentences.

    `inside` says that it stands where a speech is reported.
    """
    spans = split_sentences(text, start)
    if not spans:
        return Intro(1 if inside else 0)

    def judged(span: Span) -> Intro:
        sentence = text[span[0] - start : span[1] - start]
        return _judge_sentence(
            sentence,
            span,
            antecedents,
            speakers,
            inside=inside,
            first_person=first_person,
            heading=heading,
        )

    if len(spans) > 1 and _OF_THEM.match(text, spans[-1][0] - start):
        before = judged(spans[-2])
        if before.count:
            return before  # "... three promises. They are on the card in your bag."
    last = judged(spans[-1])
    if len(spans) > 1 and last.speaker is None:
        # "He made three promises. They are not small:" takes its subject from the sentence before.
        before = judged(spans[-2])
        if last.score >= _SURE:
            return replace(last, speaker=before.speaker if before.speaker in speakers else None)
        if before.score >= _SURE and last.score >= 0:
            return Intro(before.score - 1, before.speaker, last.count or before.count)
        if before.score < -1 and before.speaker is None and text.endswith(":"):
            return before  # "We had sixty questions. The three that came up most:"
    return last


def _judge_sentence(
    sentence: str,
    span: Span,
    antecedents: Antecedents,
    speakers: Collection[str],
    *,
    inside: bool,
    first_person: bool,
    heading: bool,
) -> Intro:
    begin, end = span
    low = sentence.lower()
    if _UNSAID.search(low):
        return Intro(-3)
    learnt = bool(_LEARNT.search(low))
    points = bool(POINTS.search(low))
    counted = first_person and points and _I_ASK.match(sentence) is not None
    practical = not learnt and not counted and is_practical(sentence)
    person = antecedents.subject(begin, end)
    him = _HIM.search(sentence)
    if him and (person is None or begin + him.start() < _first_at(antecedents, begin, end)):
        meant = antecedents.of(begin + him.start(), him[0])
        if inside and meant and meant.name not in speakers and _aside(antecedents, meant, begin):
            meant = None  # here the speaker goes on
        elif points and meant and meant.name not in speakers:
            # "Yusuf said that the Minister knew his brief. His main points were:"
            last = next(
                (one for _, one in reversed(antecedents.between(begin - _BACK, begin))), None
            )
            meant = last if last and last.name in speakers else meant
        person = meant or person
    planning = bool(_PLANNING.search(low))
    office = bool(_OFFICE.search(low))
    ends_open = sentence.endswith((":", "…", "-", "–", "—", ",")) or (
        not heading and breaks_off(sentence)
    )
    score = int(inside) + int(points) * (2 if heading else 1) + int(planning) + int(ends_open)
    if person is not None and person.name not in speakers:
        if not learnt:
            return Intro(-3, person.name)
        person = None  # whose notes they are
    asked = (
        _ASKED.search(sentence)
        and not _asks(sentence, span, antecedents, speakers)
        and not (first_person and _I_ASKED.match(sentence))
    )
    if asked or (first_person and _I_MET.search(sentence)):
        return Intro(-3)
    if person is not None:
        score += 3
    elif him or office:
        score += 1 if heading and not office else 2
    elif heading and announces_words(sentence):
        score += 2
    own = points and _MY_ASKS.search(low) is not None
    score += 2 * own
    if not learnt and not own and _OURS.search(low):
        if first_person and _ME.search(sentence):
            score += 1
        elif person is None and not him:
            score -= 2 if office else 4
    if practical:
        score -= 2 if person is not None or him or office else 5
    if learnt:
        score += 2
    elif sentence.endswith("?") and not (person or him or office):
        score -= 3
    number = announced_count(sentence) if points else None
    return Intro(score, person.name if person else None, number)


def _asks(sentence: str, span: Span, antecedents: Antecedents, speakers: Collection[str]) -> bool:
    """Tell whether the sentence opens with a speaker, who then asks the government for something.

    Otherwise it is the speaker who is asked.
    """
    named = antecedents.between(span[0], span[0] + 1)
    if named:
        return named[0][1].name in speakers
    return _THEY_ASK.match(sentence) is not None


def _aside(antecedents: Antecedents, person: Person, at: int) -> bool:
    """Tell whether a paragraph before named a person in passing: in the chair, or “asked by X”."""
    body = antecedents.body
    last = max((m.start for m in person.mentions if m.start < at), default=0)
    if "\n" not in body[last:at]:
        return False
    once = len(person.mentions) == 1 and PREPOSED.search(body, max(0, last - 24), last)
    return bool(once or CHAIRED.search(body, last, last + _NEAR))


def _first_at(antecedents: Antecedents, begin: int, end: int) -> int:
    named = antecedents.between(begin, end)
    return named[0][0].start if named else end
