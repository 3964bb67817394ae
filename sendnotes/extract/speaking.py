"""The evidence that somebody gave a speech: sentences with a verb of public speaking."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sendnotes.extract.blocks import BlockKind
from sendnotes.extract.chats import is_over_message
from sendnotes.extract.genders import OF_PRONOUNS, gender_of
from sendnotes.extract.intro_words import announced_count, ends_with_points, leads_on
from sendnotes.extract.marks import in_quotation
from sendnotes.extract.report_end import comments_start
from sendnotes.extract.sentences import split_sentences
from sendnotes.extract.speaker_tables import speaker_rows
from sendnotes.extract.speaking_parts import in_turn, section
from sendnotes.extract.speaking_patterns import (
    CHAIRED,
    DEBATE,
    FIRST_WORD,
    INTRODUCED,
    MOST,
    PARTICIPLE,
    PRONOUN,
    SPEECH_ITSELF,
)
from sendnotes.extract.speaking_signs import (
    Sentence,
    Sign,
    has_office,
    read_signs,
    read_telling,
    speaks_unnamed,
)
from sendnotes.extract.verbs import HANDED, PREPOSED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.extract.blocks import Block
    from sendnotes.extract.people import Cast, Mention, Person

_ATTENDED = re.compile(r"\W*(?:present|apologies|in attendance)\b", re.IGNORECASE)
_ANOTHER = re.compile(
    r"\b(?:when|after|before|while|since|because|replac(?:ed|ing)|succeed(?:ed|ing)|(?:over|on)"
    r" from)"
    r"\s+(?:[\w’'-]+\s+){0,2}\Z"
)
"""What leads to another one than the “he” whom a sentence is about: “when X lost his seat”."""
_WROTE_DOWN = re.compile(
    r"\bI (?:[\w’'-]+ ){0,6}?(?:wrote|noted|typed|scribbled|jotted)(?: (?:it|this|these|them))?"
    r"(?: (?:all )?down)?:\Z"
    r"|\b(?:what|all) I (?:got|wrote|took|put|noted) down:\Z"
    r"|\A(?:The|His|Her|These were the) (?:main |key |\w+ )?(?:points|asks|demands|messages)\b"
    r"[^.:]{0,90}:\Z"
)
"""How somebody who was there leads to what the speaker said: “and I wrote:”."""
_SHE_INTRODUCED = re.compile(
    r"(?:Then |And |Next )?(?:[Hh]e|[Ss]he) (?:then )?introduced (?=(?:the |our )?[A-Z])"
)
"""How the one just told of hands over: “Then she introduced the Minister”."""
_EXPECTED = re.compile(r"\b(?:is|are) (?:expected|due|going|likely|hoping) to\b")
"""What is announced and not reported."""
_BY_WHOM = re.compile(
    r"\b(?:was|were|been) (?:told|warned|reminded|addressed|opened|led|given|delivered)\b"
    r"[^.;]{0,60}\bby (?:the )?(?:[\w’'-]+ ){0,3}\Z"
)
"""What makes the only one named the one who did it: “Councillors were told by X”."""
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")
_HEAD = 1500
_SHORTLY, _OPENS, _PARTICIPLE = 120, 2, 14
_GOES_ON = re.compile(
    r" (?:said|says|read|told|is|was|has|had|began|spoke|asked|argued|called)\b|, who\b"
)
"""How the sentence after begins that gives the name of somebody just told of."""


@dataclass(frozen=True, slots=True)
class Signs:
    """All signs of speaking in a post, and who only chaired, introduced or thanked."""

    signs: tuple[Sign, ...]
    chairing: frozenset[str]
    tellings: tuple[Sign, ...] = ()
    """Sentences in which somebody merely says something, wherever that was."""
    lists: tuple[Sign, ...] = ()
    """Sentences that announce a list of what somebody said or wants."""


def find_signs(blocks: Sequence[Block], body: str, cast: Cast) -> Signs:
    """Return the sentences of `body` that show somebody speaking in public."""
    signs: list[Sign] = []
    tellings: list[Sign] = []
    lists: list[Sign] = []
    chairing: set[str] = set()
    recent: list[Person] = []
    met: dict[str, Person] = {}
    foretold: tuple[Sign, int] | None = None
    next_just: tuple[tuple[Mention, Person], ...] = ()
    read = 0
    blocks = blocks[: comments_start(blocks)]
    debate = DEBATE.search(body[:_HEAD]) is not None
    signs += in_turn(blocks, body, cast)
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.CODE:
            continue
        signs += section(blocks, index, cast, body)
        signs += (
            Sign(3, row.start, row.end, index, row.at, row.person, section=True)
            for row in (speaker_rows(block, cast) if block.text.startswith("|") else ())
        )
        for start, end in split_sentences(block.text, block.start):
            named = tuple(
                (mention, person)
                for mention, person in cast.mentions_in(start, end)
                if not is_over_message(body, mention.start, mention.end)
            )
            read += bool(named)
            if read > MOST:
                break
            text, pronoun = body[start:end], PRONOUN.search(body, start, end) is not None
            nobody = not named and not pronoun
            if nobody and recent and text.endswith(":") and _WROTE_DOWN.search(text):
                lists.append(Sign(1, start, end, index, start, recent[-1]))
            just, next_just = next_just if start > block.start else (), named
            if nobody and not _may_show_speaking(text):
                continue
            if nobody and (at := speaks_unnamed(text)):
                foretold = Sign(3, start, end, index, start + at), len(met)
            only = next(iter(met.values())) if len(met) == 1 else None
            if named and foretold and len(met) == foretold[1]:
                signs += _of_whom_was_told(foretold[0], text, start, named[0])
            met |= {person.name: person for _, person in named}
            sentence = Sentence(
                text,
                start,
                end,
                index,
                tuple((m.start - start, m.end - start, person) for m, person in named),
                _meant(text, recent or ([only] if only else []), just, pronoun=pronoun),
                body[max(0, start - 600) : start],
                pronoun,
                debate,
                only,
            )
            chairs = _chairing(sentence) if named else set()
            signs += (
                sign
                for sign in read_signs(sentence)
                if sign.person is None or sign.person.name not in chairs
            )
            signs += _of_the_speech_itself(sentence, signs)
            told = list(read_telling(sentence))
            tellings += told
            following = blocks[index + 1].kind if index + 1 < len(blocks) else None
            listed = following is BlockKind.ITEM and block.kind is not BlockKind.ITEM
            if end >= block.end and listed and _runs_on(block.text) and not _EXPECTED.search(text):
                lists += told or _of_last(sentence)
            if named:
                recent += [topic] if (topic := _topic(sentence)) else []
                chairing |= chairs
    return Signs(tuple(signs), frozenset(chairing), tuple(tellings), tuple(lists))


def _of_whom_was_told(
    told: Sign, text: str, start: int, named: tuple[Mention, Person]
) -> list[Sign]:
    """Give the name to who was shown speaking without one: “A judge spoke at X. Ann Bell said”."""
    mention, person = named
    near = start - told.end < _SHORTLY and mention.start - start < _OPENS
    goes_on = near and _GOES_ON.match(text, mention.end - start)
    return [replace(told, person=person)] if goes_on else []


def _may_show_speaking(text: str) -> bool:
    """Tell whether a sentence that names nobody may show somebody speaking, by an office."""
    return (
        text.startswith(("The ", "A", "One ", "It was "))
        or has_office(text)
        or ("ing " in text[:_PARTICIPLE] and PARTICIPLE.match(text) is not None)
    )


def _meant(
    sentence: str,
    recent: Sequence[Person],
    just: Sequence[tuple[Mention, Person]],
    *,
    pronoun: bool,
) -> Person | None:
    """Return whom a sentence goes on about: the last person of whom its “he” or “she” may tell.

    The only such one whom the sentence right before has named (`just`) comes first, whatever the
    part: “No film for Dame Christine. She came in person.”
    """
    if not recent:
        return None
    for found in _PRONOUN.finditer(sentence) if pronoun else ():
        if not in_quotation(sentence, found.start()):
            wanted = OF_PRONOUNS[found[0].lower()]
            fitting = {one.name: one for _, one in just if gender_of(one) == wanted}
            if len(fitting) == 1 and FIRST_WORD.match(sentence):
                return next(iter(fitting.values()))
            return next((one for one in reversed(recent) if gender_of(one) in (wanted, None)), None)
    return recent[-1]


def _of_the_speech_itself(sentence: Sentence, signs: Sequence[Sign]) -> list[Sign]:
    """Read “The speech itself had five parts”, if nothing else yet shows that person speaking."""
    told, person = SPEECH_ITSELF.match(sentence.text), sentence.last
    if not told or not person or any(s.person is person and s.weight > 2 for s in signs):
        return []
    return [sentence.sign(3, told.start("speech"), person)]


def _runs_on(text: str) -> bool:
    """Tell whether a sentence goes on in the list below it: “They want:”, “It has to contain”.

    Or whether it says so: “She asked for these things.”
    """
    if _ATTENDED.match(text):
        return False
    if text.endswith((":", ",", "–", "—", "…")) or text[-1:].isalpha():
        return True
    return leads_on(text) or ends_with_points(text) or announced_count(text) is not None


def _of_last(sentence: Sentence) -> list[Sign]:
    """Return whose “her list was:” is, in a sentence that has no verb of saying."""
    person = sentence.named[0][2] if sentence.named else sentence.last
    told = bool(sentence.named) or sentence.pronoun
    return [sentence.sign(1, 0, person)] if person and told else []


def _topic(sentence: Sentence) -> Person | None:
    """Return whom “he” or “she” in the next sentence means: the first who is no mere object.

    Nobody new, where somebody "introduced her".
    """
    introduced = INTRODUCED.search(sentence.text)
    if introduced and not _is_of_others(introduced[1], sentence):
        return None
    for start, _, person in sentence.named:
        if HANDED.search(sentence.text, max(0, start - 40), start):
            return person
    for start, _, person in sentence.named:
        quoted = in_quotation(sentence.text, start) or (
            FIRST_WORD.match(sentence.text) and _ANOTHER.search(sentence.text, 0, start)
        )
        if not quoted and not PREPOSED.search(sentence.text, max(0, start - 24), start):
            return person
    if len(sentence.named) == 1 and _BY_WHOM.search(sentence.text, 0, sentence.named[0][0]):
        return sentence.named[0][2]
    return None


def _is_of_others(pronoun: str, sentence: Sentence) -> bool:
    """Tell whether “him” is another one than the woman that the sentence is about."""
    first = sentence.named[0][2] if sentence.named else None
    return first is not None and gender_of(first) not in (None, OF_PRONOUNS[pronoun])


def _chairing(sentence: Sentence) -> set[str]:
    chaired = CHAIRED.search(sentence.text)
    if chaired is None:
        return set()
    before = {person.name for _, end, person in sentence.named if end <= chaired.start()}
    if not before and sentence.last and _SHE_INTRODUCED.match(sentence.text):
        return {sentence.last.name}
    handed = not before and sentence.last and chaired["handed"]
    return {sentence.last.name} if handed and sentence.last else before
