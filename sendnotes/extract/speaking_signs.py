"""Signs that somebody spoke in public, read in one sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sendnotes.extract.epithets import office_titles
from sendnotes.extract.hinted import Hinted
from sendnotes.extract.marks import in_quotation
from sendnotes.extract.roles import has_head
from sendnotes.extract.speaking_patterns import (
    ANSWERING,
    AT_EVENT,
    AT_MEETING,
    BY_TITLE,
    EVENT,
    FIRST_WORD,
    IN_DEBATE,
    IN_FRONT,
    NOMINAL,
    NOT_YET,
    OBJECT,
    OBJECT_WORD,
    OFFICES,
    OWNED,
    OWNED_BY_OFFICE,
    PANEL,
    PARTICIPLE,
    SAID,
    SHE_SAID,
    TALKS,
    THANKED_FOR,
    TURN,
    UNREAL,
    UNSPOKEN,
)
from sendnotes.extract.speaking_stems import likely
from sendnotes.extract.verbs import SAYING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sendnotes.extract.people import Person

_NEXT, _CLAUSE = 12, 90
_THEN = re.compile(r"(?:Then|Next|After (?:him|her|that)),? (?:came |was )?")
"""What leads to the next who speaks in a debate: “Then Olivia Blake (Lab), who drew on ...”."""
_SAY = re.compile(
    r",?\s(?:say|tell|describe|explain|promise|speak|talk|announce|warn|set out|call for)\b"
)
_CALLED_UPON = re.compile(r"\b(?:invited|(?:fell|left|down|up) to|better than)\s+(?:the\s+)?\Z")
_TO_SPEAK = re.compile(
    r"[^.;]{0,80}? to (?:speak|address|talk|present|open|close|launch|reply|respond|answer|wind up"
    r"|sum up|set out|begin|start)\b"
)
"""What somebody is called upon to do: “It fell to X to close the conference”."""
_WITH_US = re.compile(
    r"(?!, who ha(?:s|ve) been)[^.;:“”\"]{0,60}?"
    r"\bwith us (?:on|at|in|for|last|this|yesterday|today|all)\b"
)
_THANKS = re.compile(r"\b[Tt]hank(?:s|ed|ing| you)?\b[^.;]{0,30}$")


@dataclass(frozen=True, slots=True)
class Sign:
    """A sentence that shows a person, or the holder of `title`, speaking in public."""

    weight: int
    start: int
    end: int
    block: int
    at: int
    person: Person | None = None
    title: str | None = None
    section: bool = False
    likely: float = 0.0
    """How likely the person spoke by all that is told, where no sentence says so by itself."""


class Sentence(NamedTuple):
    """A sentence, whom it names from where to where, and whom the text named last before it."""

    text: str
    start: int
    end: int
    block: int
    named: tuple[tuple[int, int, Person], ...]
    last: Person | None
    before: str
    pronoun: bool
    """Whether there is a he or she, his or her in it."""
    debate: bool = False
    """Whether the head of the text tells of a debate."""
    only: Person | None = None
    """The only person that the text has named so far, if there is just one."""

    def sign(self, weight: int, at: int, person: Person | None, title: str | None = None) -> Sign:
        """Return a sign in this sentence, `at` counting from its start."""
        return Sign(weight, self.start, self.end, self.block, self.start + at, person, title)


_TOMORROW = re.compile(
    r"\W*(?:Confirmed (?:so far|speakers|keynotes)|Tomorrow|Next (?:week|month|time|up tomorrow)"
    r"|Coming up|Still to come)\b"
)
_AFTERWARDS = Hinted(
    ("after", "later", "outside", "who "),
    re.compile(
        r"\b(?:said|told (?:us|me|reporters)|added|commented) "
        r"(?:afterwards|later|outside|after the)\b"
        r"|\bwho (?:was|were|had been) (?:at the|in the (?:audience|room|hall)|there|among)\b"
    ),
)
"""Somebody who was there gives an opinion of it."""


def read_signs(sentence: Sentence) -> Iterator[Sign]:
    """Yield the signs of speaking in one sentence."""
    text = sentence.text
    if len(text) > 1200:
        return
    if _AFTERWARDS.search(text) or _TOMORROW.match(text):
        return
    for way in (_by_verbs, _by_participle, _by_noun, _as_objects, _at_event):
        for sign in way(sentence):
            at = sign.at - sentence.start
            if not UNREAL.search(text, max(0, at - _CLAUSE), at):
                yield sign


def has_office(text: str) -> bool:
    """Tell whether words of a sentence may be somebody's office."""
    low = text.lower()
    return any(map(low.__contains__, OFFICES))


_SOMEBODY = re.compile(
    r"(?:An? |One |The |It was (?:the|an?) )(?P<who>[^.,;:“”\"]{3,60}?)"
    r" (?=(?:who |has |had )?(?:spoke|told|gave|addressed|opened|closed|used|took|warned)\b)"
)
_THE_OFFICE = re.compile(
    r", [Tt]he [a-z][^.,;:]{3,60}? (?:said|told|warned|promised|argued|called|urged)\b"
)
"""“Addressing the Heads' Day in Dudley, the head teacher of Brindle Lane said”."""


def speaks_unnamed(text: str) -> int | None:
    """Return where a sentence shows somebody without a name speaking in public, if it does."""
    somebody = _SOMEBODY.match(text)
    if somebody is None or not has_head(somebody["who"]) or _AFTERWARDS.search(text):
        return None
    for weight, pattern in likely(text):
        found = pattern.search(text, somebody.end()) if weight > 2 else None
        if found and not NOT_YET.search(text, 0, found.start()):
            return found.start()
    return None


_AGREED = re.compile(r"\b(?:agreed|promised|offered) to (?:come|speak|join|visit|talk)\b")
"""What is still to come."""


def read_telling(sentence: Sentence) -> Iterator[Sign]:
    """Yield who says something in a sentence, if anybody does."""
    if not sentence.named and not sentence.pronoun:
        return
    said = SAYING.search(sentence.text)
    if said is None or _AGREED.search(sentence.text):
        return
    person = _subject(sentence.text, sentence.named, said.start())
    after = [
        person
        for start, _, person in sentence.named
        if 0 < start - said.end() < _NEXT and " that " not in sentence.text[said.end() : start]
    ]
    person = person or (after[0] if after else None)
    if person is None and sentence.pronoun:
        person = sentence.last
    if person is not None:
        yield sentence.sign(1, said.start(), person)


def _by_verbs(sentence: Sentence) -> Iterator[Sign]:
    """Yield signs such as “X addressed the conference”."""
    text = sentence.text
    for weight, pattern in likely(text):
        for found in pattern.finditer(text):
            at = found.start()
            if NOT_YET.search(text, 0, at) and not _is_for_today(text, at):
                continue
            person = _subject(text, sentence.named, at)
            title = None if person else _title_before(text, at)
            if person is None and title is None and _pronoun_before(text, at):
                person = sentence.last
            if person is not None or title is not None:
                yield sentence.sign(weight, at, person, title)
                for other in _together_with(text, sentence.named, person):
                    yield sentence.sign(weight, at, other)
                break
    part = IN_DEBATE.search(text) if sentence.named and sentence.debate else None
    person = _subject(text, sentence.named, part.start()) if part else None
    if part and person is not None:
        yield sentence.sign(3, part.start(), person)
    if sentence.debate and sentence.named and _THEN.fullmatch(text, 0, sentence.named[0][0]):
        yield sentence.sign(3, sentence.named[0][0], sentence.named[0][2])
    turn = TURN.match(text)
    if turn and sentence.named and PANEL.search(sentence.before):
        said = SAID.search(text)
        person = _subject(text, sentence.named, said.start()) if said else None
        if said and person is not None:
            yield sentence.sign(3, said.start(), person)


_WILL_TODAY = re.compile(r"\bwill (?:also |now |today |later )*\Z")
_TODAY = re.compile(r"(?<!announced )\b(?:today|this (?:morning|afternoon|evening))\b")


def _is_for_today(text: str, at: int) -> bool:
    """Tell whether an announcement gives in advance what is said the same day: “will tell ...”."""
    return bool(_TODAY.search(text) and _WILL_TODAY.search(text, 0, at))


def _pronoun_before(text: str, at: int) -> bool:
    """Whether “he” or “she” is the subject of the verb at `at`."""
    opening = FIRST_WORD.match(text)
    if opening and opening.end() <= at and at - opening.end() < 60:
        return True
    return (
        re.search(r"[”\"’',]\s(?:he|she)\s(?:\w+\s){0,2}$", text[max(0, at - 40) : at]) is not None
    )


def _by_participle(sentence: Sentence) -> Iterator[Sign]:
    """Yield signs such as “Speaking at the conference, X said”."""
    text = sentence.text
    leading = PARTICIPLE.match(text) or (ANSWERING.match(text) if sentence.debate else None)
    if leading is None:
        return
    person = next((p for s, _, p in sentence.named if s >= leading.end()), None)
    title = None if person else next(iter(office_titles(text[leading.end() :])), None)
    if person is None and sentence.only and (title or _THE_OFFICE.search(text, leading.end())):
        person, title = sentence.only, None
    if person is None and title is None and SHE_SAID.search(text, leading.end()):
        person = sentence.last
    if person is not None or title is not None:
        yield sentence.sign(3, leading.start(), person, title)


_TURN_OF = re.compile(
    r"\b(?:the turn of|(?:[Tt]hen|[Nn]ext|[Aa]fter (?:that|him|her|lunch|tea)) (?:came|(?:it )?was)"
    r"|(?:[Ww]e|I|[Mm]embers|[Dd]elegates) (?:then |next )?heard (?:from )?|to (?:go and )?hear) ?"
    r"(?=[Tt]he [A-Z])"
)
"""What leads to who speaks next, called by an office alone."""
_HERE = re.compile(
    r"(?:And )?[Hh]ere (?:he|she) is\b|(?:This|Here) is what (?:he|she) (?:said|told)\b"
)


def _by_noun(sentence: Sentence) -> Iterator[Sign]:
    """Yield signs such as “in a speech to X” and “statement by the First Minister”."""
    text = sentence.text
    low = text.lower()
    if sentence.last and _HERE.match(text):
        yield sentence.sign(3, 0, sentence.last)
    by_title = BY_TITLE.search(text) if "by" in low and not sentence.named else None
    if by_title:
        titles = office_titles(text[by_title.end() :])
        if titles:
            yield sentence.sign(3, by_title.start(), None, titles[0])
    turn = _TURN_OF.search(text) if not sentence.named else None
    titles = office_titles(text[turn.end() :]) if turn else ()
    if turn and titles and text.startswith(titles[0], turn.end() + len("the ")):
        yield sentence.sign(3, turn.start(), None, titles[0])
    owned = OWNED_BY_OFFICE.match(text) if "’s " in text or "'s " in text else None
    if owned and not sentence.named:
        yield sentence.sign(3, owned.start("office"), None, owned["office"])
    talks = any(map(low.__contains__, TALKS)) and not UNSPOKEN.search(text)
    nominal = NOMINAL.search(text) if talks else None
    if nominal:
        its = nominal[0][:2].lower() == "it"  # "It is her last speech": hers of whom was told
        person = None if its else next((p for _, _, p in sentence.named), None)
        title = None if person else next(iter(office_titles(text)), None)
        if person is None and (title is None or its) and sentence.pronoun:
            person = sentence.last
        if person is not None or title is not None:
            yield sentence.sign(3, nominal.start(), person, title)


def _as_objects(sentence: Sentence) -> Iterator[Sign]:
    """Yield signs such as “we heard X” and “X's speech to the conference”."""
    text = sentence.text
    for start, end, person in sentence.named:
        for weight, pattern in (
            OBJECT if OBJECT_WORD.search(text[max(0, start - 90) : start].lower()) else ()
        ):
            led = pattern.search(text, max(0, start - 90), start)
            if not led or any(
                NOT_YET.search(text, 0, max(0, at)) for at in (start - 4, led.start())
            ):
                continue
            known = len(person.mentions) > 1 or bool(person.role and _SAY.match(text, end))
            said = known and _SAY.match(text, end)
            if weight == 2 and (said or ((known or person.role) and EVENT.search(text))):
                weight, known = 3, True
            yield sentence.sign(weight - (not known and weight == 2), start, person)
        asked = _CALLED_UPON.search(text, 0, start) and _TO_SPEAK.match(text, end)
        if asked and not NOT_YET.search(text, 0, max(0, start - 8)):
            yield sentence.sign(3, start, person)
        thanked = _THANKS.search(text, max(0, start - 40), start)
        if thanked and THANKED_FOR.match(text, end):
            yield sentence.sign(3, start, person)
        with_us = "with us" in text and _WITH_US.match(text, end)
        if with_us and not NOT_YET.search(text, 0, max(0, start - 4)):
            yield sentence.sign(3, start, person)
        owned = OWNED.match(text[end : end + 120])
        if owned and not text.startswith(("It will be ", "This will be ")):
            to = re.match(r"\s+(?:to|at|in|before)\b", text[end + owned.end() :])
            full = to or owned[0].endswith(("statement to", "turn"))
            yield sentence.sign(3 if full else 2, start, person)


_SAID_BY = re.compile(r" (?:[\w’',-]+ ){0,8}?(?=[A-Z][\w’'-]+ [A-Z])")


def _at_event(sentence: Sentence) -> Iterator[Sign]:
    """Yield signs such as “At the conference, X promised”."""
    text = sentence.text
    at_event = sentence.named and (
        AT_EVENT.search(text) or IN_FRONT.match(text) or AT_MEETING.search(text)
    )
    if at_event and in_quotation(text, at_event.start()):
        return  # what is said tells of another occasion
    said = SAID.search(text) if at_event else None
    person = _subject(text, sentence.named, said.start()) if said else None
    if said and person is None and (by := _SAID_BY.match(text, said.end())):
        # "... said his deputy, Leah Corrigan, at the Heads of Service Conference"
        person = next((p for start, _, p in sentence.named if start == by.end()), None)
    if said and person is not None and not NOT_YET.search(text, 0, said.start()):
        yield sentence.sign(3, said.start(), person)


_OWNS = re.compile(r"['’]s?\s+(?!(?:office|team)\b)[a-z]")
_GOVERNED = re.compile(
    r"\b(?:by|of|for|with|to|from|than|against|thanked|introduced)\s+(?:the\s+|our\s+)?$"
)
_RELATIVE = re.compile(r",? (?:who|whose|which|where|with whom|for whom)\b[^,;.]*")
"""What leads from a person to another one of whom only an aside tells: “X, whose brother Y”."""
_NEW_CLAUSE = re.compile(
    r",\s(?:and|but|while)\s(?:the|a|an|our|we|it|they|there|one|some)\b|,\sit\s(?:was|is|has)\b"
)


def _subject(sentence: str, mentions: Sequence[tuple[int, int, Person]], at: int) -> Person | None:
    """Return who does what the verb at `at` tells: the last one named before it, in its clause."""
    before = [(s, e, p) for s, e, p in mentions if e <= at]
    for s, e, person in reversed(before):
        between = sentence[e:at]
        if between.startswith(("'", "’")) and _OWNS.match(between):
            continue
        if len(between) > 30 and re.search(r"[;:“”\"]", between):
            continue
        if len(before) > 1 and _GOVERNED.search(sentence, max(0, s - 30), s):
            continue
        if "," in between and _NEW_CLAUSE.search(between):
            continue
        if "," in between and any(_RELATIVE.fullmatch(sentence, end, s) for _, end, _ in before):
            continue
        return person
    return None


def _together_with(
    sentence: str, mentions: Sequence[tuple[int, int, Person]], last: Person | None
) -> Iterator[Person]:
    """Yield who else did what `last` did: “X, Y and Z spoke”."""
    end = next((start for start, _, person in mentions if person is last), None)
    for start, stop, person in reversed(mentions):
        if end is None or stop > end:
            continue
        if sentence[stop:end].strip() not in {"and", ",", ", and", "&"}:
            return
        yield person
        end = start


def _title_before(sentence: str, at: int) -> str | None:
    titles = office_titles(sentence[:at])
    return titles[-1] if titles else None
