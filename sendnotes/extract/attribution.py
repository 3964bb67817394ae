"""Who says what stands between quotation marks, and whether it is a quotation at all."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sendnotes.extract.attribution_patterns import (
    ABOUT,
    AN_ANSWER,
    ANSWERED,
    ANSWERS,
    AS_PUT,
    ASKED,
    BY,
    CLOSED,
    CREDITED,
    FIRST_QUOTED,
    IT_SAYS,
    LABEL,
    MAIL,
    REPLIED,
    SAID_BEFORE,
    is_first_name,
    starts_without_subject,
)
from sendnotes.extract.blocks import BlockKind
from sendnotes.extract.quotations import Attribution, Cue, is_quotation
from sendnotes.extract.quotes import is_exact
from sendnotes.extract.sentences import split_sentences
from sendnotes.extract.verbs import DIRECT, PRONOUN, SAYING, SAYS_FIRST, UNNAMED, find_unnamed
from sendnotes.extract.voices import Voice, voice_at
from sendnotes.model import Quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.extract.antecedents import Antecedents
    from sendnotes.extract.blocks import Block
    from sendnotes.extract.quotes import Quoted

_NOTHING = Attribution()
_HEADLINES, _HEADLINE = 4, 120
_FEW_WORDS = 3
_SIGNS = "“”„\"«»‘’‚‹›'`)*_"
_NEAR, _SHORT = 90, 14


class Attributor:
    """Decides for each stretch in turn, remembering who spoke last in the paragraph."""

    def __init__(
        self,
        body: str,
        blocks: Sequence[Block],
        quoted: Sequence[Quoted],
        antecedents: Antecedents,
        *,
        points: Sequence[Voice] = (),
        stretches: Sequence[Voice] = (),
        first_person: str | None = None,
    ) -> None:
        self.body = body
        self.blocks = blocks
        self.quoted = quoted
        self.antecedents = antecedents
        self.points = points
        self.stretches = stretches
        self.first_person = first_person
        self._alone: list[Attribution] = []

    def quotes(self) -> tuple[Quote, ...]:
        """Return the quotations with their speakers, scare quotes and titles left out."""
        found: list[Quote] = []
        last: _Last | None = None
        for at, quoted in enumerate(self.quoted):
            told = self._attribute(at, quoted, last)
            if not self._is_quotation(quoted, told.cue):
                continue
            speaker = told.speaker if told.settled else told.speaker or self._voice(quoted, told)
            text = quoted.text.removesuffix(",")  # which the sentence around it has
            found.append(Quote(text, speaker or None, quoted.exact))
            found += self._inner(quoted)
            last = _Last(quoted.last_block, told)
        return tuple(found)

    def _by_itself(self, at: int) -> Attribution:
        """Return what is told of a stretch, whoever spoke before it.

        Each may ask that of the one before. The first is asked first, or a page of quotations
        would ask its way back through all of them.
        """
        for number in range(len(self._alone), at + 1):
            self._alone.append(self._attribute(number, self.quoted[number], None))
        return self._alone[at]

    def _inner(self, quoted: Quoted) -> list[Quote]:
        """Return what the quoted person quotes in turn; the text names nobody for it."""
        found = []
        for start, end in quoted.inner:
            lead = self.body[max(quoted.start, start - 60) : start - 1]
            text = self.body[start:end].strip()
            if len(text.split()) > _FEW_WORDS and DIRECT.search(lead):
                found.append(Quote(text, None, is_exact(text)))
        return found

    def _attribute(self, at: int, quoted: Quoted, last: _Last | None) -> Attribution:
        if quoted.display:
            return self._from_paragraph_before(quoted)
        block = self.blocks[quoted.block]
        begin = block.start
        if at and self.quoted[at - 1].last_block == quoted.block:
            begin = min(self._past_marks(self.quoted[at - 1].end, block.end), quoted.start)
        mark = self._before_marks(quoted.start, begin)
        before = self._before(begin, mark)
        if before.cue is Cue.SAID and (before.speaker or before.settled):
            return before
        after = self._after(at, quoted)
        if after.cue:
            return after
        if before.cue is Cue.SAID or before.speaker:
            return before
        same_block = last is not None and last.block == quoted.block
        if same_block and last is not None:
            if not self.body[begin:mark].strip(" ,;—–-\n") or last.told.cue is Cue.SAID:
                return last.told
        elif mark == block.start and block.kind is BlockKind.PARAGRAPH:
            return self._from_paragraph_before(quoted)
        return before

    def _before(self, begin: int, mark: int) -> Attribution:
        """Read the part of the sentence that leads up to the marks."""
        if spans := split_sentences(self.body[begin:mark], begin):
            begin = spans[-1][0]
        lead = self.body[begin:mark]
        if answered := ANSWERED.search(lead):
            speaker = self._subject(begin, begin + answered.start())
            return Attribution(Cue.NEAR, speaker, True) if speaker else _NOTHING
        if tail := SAID_BEFORE.search(lead):
            speaker = self._resolve(begin + tail.start(1), tail[1])
            return Attribution(Cue.NEAR, speaker, speaker is not None)
        if not lead.strip(" ,;"):
            return _NOTHING
        if CLOSED.search(lead):
            return self._of_last(begin, lead)
        if by := BY.search(lead):
            named = self.antecedents.between(begin + by.end() - 1, mark)
            if named:
                return Attribution(Cue.SAID, named[0][1].name, True)
        direct = DIRECT.search(lead)
        verbs = list(SAYING.finditer(lead))
        verb_at = begin + verbs[-1].start() if verbs else mark
        person = self._subject(begin, verb_at)
        if person is None and not verbs and direct:
            names = {named.name for _, named in self.antecedents.between(begin, mark)}
            person = names.pop() if len(names) == 1 else None
        person = self._pronoun(begin, verb_at, person) or person
        cue = Cue.SAID if direct else Cue.NEAR if person or verbs else Cue.NONE
        settled = person is not None or (not verbs and is_first_name(lead))
        if person is None and verbs:
            # "The charity said: ..." and "One mother told us: ..." leave the speaker unnamed.
            head = self.body[begin : begin + verbs[-1].start()].strip(" ,")
            settled = len(head.split()) > 1 and not starts_without_subject(head)
        return Attribution(cue, person, settled)

    def _of_last(self, begin: int, lead: str) -> Attribution:
        """Read whom the sentence before the marks is about: “She was not put off. “They ...”."""
        pronoun = ABOUT.match(lead)
        speaker = self._resolve(begin + pronoun.start(1), pronoun[1]) if pronoun else None
        opens = begin == 0 or self.body[begin - 1] == "\n"
        if speaker is None and opens and len(lead.split()) <= _SHORT:
            named = self.antecedents.between(begin, begin + 1)
            speaker = named[0][1].name if len(named) == 1 else None
        return Attribution(Cue.NONE, speaker)

    def _after(self, at: int, quoted: Quoted) -> Attribution:
        """Read what follows the marks up to the end of the sentence or the next quotation."""
        block = self.blocks[quoted.last_block]
        start = self._past_marks(quoted.end, block.end)
        limit = block.end
        if at + 1 < len(self.quoted) and self.quoted[at + 1].start < limit:
            limit = self._before_marks(self.quoted[at + 1].start, start)
        rest = self.body[start:limit]
        if not rest.strip():
            return _NOTHING
        sentences = split_sentences(rest, start)
        begin, end = sentences[0]
        clause = self.body[begin:end]
        if credited := CREDITED.match(clause):
            named = self.antecedents.between(begin + credited.end() - 1, min(end, begin + _NEAR))
            if named:
                return Attribution(Cue.SAID, named[0][1].name, True)
        closed = quoted.text[-1:] in ".!?…"
        new = closed and clause[:1].isupper()
        if label := LABEL.match(rest):
            return self._label(start + label.end(), end)
        short = len(clause.split()) <= (7 if quoted.text[-1:] == "." else 12)
        if new and not short:
            return _NOTHING
        if new and not SAYING.search(clause):
            last_words = end >= block.end - 1
            named = self.antecedents.between(begin, begin + 3)
            return (
                Attribution(Cue.SAID, named[0][1].name, True) if named and last_words else _NOTHING
            )
        return self._clause_after(begin, end, clause)

    def _clause_after(self, begin: int, end: int, clause: str) -> Attribution:
        lead = len(clause) - len(clause.lstrip(" ,—–-"))
        first = clause[lead:]
        if inverted := SAYS_FIRST.match(clause):
            return self._inverted(begin + inverted.end(), end)
        if as_put := AS_PUT.match(first):
            lead += as_put.end()
            first = clause[lead:]
        if IT_SAYS.match(first):
            writer = self.antecedents.of(begin + lead, "they")
            return Attribution(Cue.SAID, writer.name if writer else None, True)
        pronoun = PRONOUN.match(first)
        if replied := REPLIED.match(first):
            return Attribution(Cue.SAID, self._resolve(begin + lead, replied[1]), True)
        if pronoun and re.match(r"\s+\w", first[pronoun.end() :]):
            who = self._resolve(begin + lead, pronoun[0]) or self._who_speaks(begin, pronoun[0])
            return Attribution(Cue.SAID, who, who is not None or bool(self.antecedents.mentions))
        if first.startswith(("and ", "but ", "or ", "which ", "as ")):
            return _NOTHING
        verb = SAYING.search(clause)
        named = self.antecedents.between(begin, begin + verb.start() if verb else begin + lead + 2)
        if named and (verb or named[0][0].start <= begin + lead + 1):
            subject = self._subject(begin, begin + verb.start() if verb else end)
            follows = re.match(r"[\s,]+\w+", self.body[named[-1][0].end : end])
            if subject and (verb or follows):
                return Attribution(Cue.SAID, subject, True)
        if verb and (UNNAMED.match(first.lower()) or re.match(r"(?:the|an?|our|one)\s", first)):
            return Attribution(Cue.SAID, None, True)
        return _NOTHING

    def _inverted(self, begin: int, end: int) -> Attribution:
        """Read "said Rees", "says our co-chair, Tina Emery", "said a spokesman for X"."""
        pronoun = PRONOUN.match(self.body, begin + 1)
        if pronoun and pronoun.end() <= end:
            return Attribution(Cue.SAID, self._resolve(begin + 1, pronoun[0]), True)
        near = self.body[begin : min(end, begin + 160)]
        if cut := re.search(r"[;:]|\bwho\b|, (?:and|but|in|at|after|as)\b", near):
            near = near[: cut.start()]
        person = self.antecedents.first(begin, begin + len(near))
        return Attribution(Cue.SAID, person.name if person else None, True)

    def _label(self, begin: int, end: int) -> Attribution:
        """Read the signature after a dash: "- Jane Smith, parent carer"."""
        named = self.antecedents.between(begin, min(end, begin + 60))
        verb = SAYING.search(self.body[begin:end])
        if verb:
            return self._clause_after(begin, end, self.body[begin:end])
        return Attribution(Cue.SAID, named[0][1].name if named else None, True)

    def _from_paragraph_before(self, quoted: Quoted) -> Attribution:
        """Read a quotation that is a paragraph of its own by what leads up to it."""
        index = quoted.block - 1
        if quoted.display and (signed := self._signature(quoted)):
            return signed
        if index < 0 or self.blocks[index].kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            return Attribution(Cue.SAID) if quoted.display else _NOTHING
        block = self.blocks[index]
        if block.text.rstrip().endswith((":", ",")) or quoted.display:
            told = self._before(block.start, block.end)
            if told.speaker or told.cue is Cue.SAID:
                return Attribution(Cue.SAID, told.speaker, told.settled)
        if quoted.display:
            return Attribution(Cue.SAID)
        return self._from_last_sentence(block, index) or _NOTHING

    def _from_last_sentence(self, block: Block, index: int) -> Attribution | None:
        """Read who was speaking, or spoken of, at the end of the paragraph before."""
        at = bisect_right(self.quoted, index, key=lambda quoted: quoted.last_block) - 1
        if at >= 0 and self.quoted[at].last_block == index:
            inside = self._by_itself(at)
            return Attribution(Cue.NEAR, inside.speaker, inside.settled)
        if block.kind is not BlockKind.PARAGRAPH or block.text.rstrip().endswith("?"):
            return None
        start, end = split_sentences(block.text, block.start)[-1]
        speaker = self._subject(start, min(end, start + 60))
        if speaker is None and (pronoun := PRONOUN.match(self.body, start)):
            speaker = self._resolve(start, pronoun[0])
        return Attribution(Cue.NEAR, speaker, True) if speaker else None

    def _signature(self, quoted: Quoted) -> Attribution | None:
        """Read the name after a dash that ends a block quote or follows it."""
        end = self.blocks[quoted.last_block].end
        start = quoted.end
        if end - start < 4 and quoted.last_block + 1 < len(self.blocks):
            follower = self.blocks[quoted.last_block + 1]
            start, end = follower.start, min(follower.end, follower.start + 120)
        tail = self.body[start:end].lstrip("”\"’' \n>")
        if re.match(r"[—–-]{1,2}\s*\S", tail):
            named = self.antecedents.between(start, end)
            return Attribution(Cue.SAID, named[0][1].name if named else None, True)
        return None

    def _pronoun(self, begin: int, verb_at: int, person: str | None) -> str | None:
        """Return whom the clause's pronoun means, if the pronoun is its subject."""
        lead = self.body[begin:verb_at]
        found = [p for p in PRONOUN.finditer(lead) if p[0].lower() not in ("we", "they", "their")]
        if not found:
            return None
        subject_pronouns = [p for p in found if p[0].lower() in ("he", "she", "i")]
        last = (subject_pronouns or found)[-1]
        near_verb = len(lead[last.end() :].split()) <= 3 and bool(subject_pronouns)
        if last[0] == "I" and not near_verb:
            # "I asked him, and wrote it down: ..." quotes him.
            others = [p for p in found if p not in subject_pronouns]
            return self._resolve(begin + others[-1].start(), others[-1][0]) if others else None
        if person is None or near_verb:
            meant = self._resolve(begin + last.start(), last[0])
            return meant or (self._who_speaks(begin, last[0]) if near_verb else None)
        return None

    def _resolve(self, position: int, pronoun: str) -> str | None:
        if pronoun.lower() in ("i", "we"):
            return self.first_person if pronoun == "I" else None
        person = self.antecedents.of(position, pronoun)
        return person.name if person else None

    def _who_speaks(self, position: int, pronoun: str) -> str | None:
        """Return whose speech is told of, if “he” or “she” may mean them: “..., she finished”."""
        speaker = voice_at(self.stretches, position)
        before = self.body[self.body.rfind("\n", 0, position) + 1 : position]
        other = FIRST_QUOTED.split(before, 1)[0][-_NEAR:].lower()
        if find_unnamed(other) and not ANSWERS.match(self.body, position):
            return None  # “A father stood up. “I have waited,” he said.”
        return speaker if speaker and self.antecedents.may_mean(pronoun, speaker) else None

    def _subject(self, begin: int, end: int) -> str | None:
        person = self.antecedents.subject(begin, end)
        return person.name if person else None

    def _voice(self, quoted: Quoted, told: Attribution) -> str | None:
        """Return whose point, or else whose speech, an unattributed quotation stands in."""
        around = voice_at(self.points, quoted.start)
        block = self.blocks[quoted.block]
        if around is None and quoted.block and quoted.start - block.start <= 1:
            before = self.blocks[quoted.block - 1]
            if before.kind is BlockKind.ITEM:
                # A paragraph of its own right below somebody's points goes on in their words.
                around = voice_at(self.points, before.start)
        if around is None and (quoted.display or told.cue or self._answers(quoted)):
            around = voice_at(self.stretches, quoted.start)
        voices = {voice.speaker for voice in self.stretches}
        if around is None and quoted.block < _HEADLINES and len(voices) == 1:
            # A headline quotes whom the report is about.
            ahead = all(quoted.start < voice.start for voice in self.stretches)
            around = voices.pop() if ahead and len(block.text) < _HEADLINE else None
        return around

    def _answers(self, quoted: Quoted) -> bool:
        """Tell whether a question stands right before a quotation, as among those put to somebody.

        “Q. Can reviews wait? “They can be late.””, “Why did it take so long? (Dominik)”
        """
        block = self.blocks[quoted.block]
        asked = self.body[block.start : self._before_marks(quoted.start, block.start)]
        if answer := AN_ANSWER.match(asked):
            asked = asked[answer.end() :]
        if (answer or not asked.strip()) and quoted.block:
            asked = self.blocks[quoted.block - 1].text
        return ASKED.search(asked) is not None

    def _is_quotation(self, quoted: Quoted, cue: Cue) -> bool:
        if quoted.display:
            return MAIL.match(quoted.text) is None
        begin = self.blocks[quoted.block].start
        lead = self.body[max(begin, quoted.start - 80) : self._before_marks(quoted.start, begin)]
        if voice_at(self.points, quoted.start):
            cue = max(cue, Cue.NEAR)
        return is_quotation(quoted.text, lead, cue)

    def _past_marks(self, position: int, limit: int) -> int:
        while position < limit and self.body[position] in _SIGNS:
            position += 1
        return position

    def _before_marks(self, position: int, limit: int) -> int:
        while position > limit and self.body[position - 1] in _SIGNS:
            position -= 1
        return position


@dataclass(frozen=True, slots=True)
class _Last:
    block: int
    told: Attribution
