"""Plain words of a query: each in all its forms, with its family, scored."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sendnotes.index.families import key_of
from sendnotes.index.matching import NOTHING, Found, Matcher, merge, sums_of
from sendnotes.index.ranking import score
from sendnotes.index.stopwords import STOP_WORDS
from sendnotes.index.words import is_acronym

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sendnotes.index.matching import FormSet, Run
    from sendnotes.index.nodes import Word
    from sendnotes.index.postings import Postings

    Scores = dict[int, float]
    Unit = tuple[Word, ...]
    """A word, or neighbours that are one thing, such as `work experience`."""

# A post with another word of the family is an answer, but one with the word itself comes first.
_FAMILY_SHARE = 0.35
_ACRONYM_SHARE = 0.3
_CLOSED_SHARE = 0.9
_LONGEST_SPLIT = 40


class Evaluation:
    """What became of a query."""

    def __init__(self) -> None:
        self.scores: Scores = {}
        self.marks: list[tuple[Run, float]] = []
        """The runs of forms to mark in passages, and how much each says."""
        self.widened: dict[str, tuple[str, ...]] = {}
        """For words of the query as typed, the other words that were looked for."""
        self.unknown: list[str] = []
        """Words that occur nowhere."""
        self.acronyms: dict[str, str] = {}
        """For words that were looked for as such, the acronym that they may mean."""
        self.lowered: list[str] = []
        """Words in capitals that were looked for as words, since no post has them in capitals."""
        self.notes: list[str] = []
        self.partly: set[int] = set()
        """The documents that lack one of a few words, and stand behind those that have all."""
        self.sentence = False
        """Whether there were so many plain words that none of them had to be there."""

    def widen(self, text: str, others: Iterable[str]) -> None:
        """Record that `others` were looked for as well as `text`."""
        before = self.widened.get(text, ())
        new = (other for other in others if other.lower() != text.lower())
        self.widened[text] = tuple(dict.fromkeys((*before, *new)))


class UnitScorer:
    """Scores words, and records in an evaluation what was looked for; `wide`: with families."""

    def __init__(
        self,
        postings: Postings,
        evaluation: Evaluation,
        *,
        zone: int | None,
        exact: bool,
        wide: bool,
    ) -> None:
        self.postings = postings
        self.evaluation = evaluation
        self.matcher = Matcher(postings, zone=zone, exact=exact)
        self.wide = wide and not exact
        self.plain: list[tuple[FormSet, float]] = []
        """The forms of each word in order, and how much each says."""

    def is_stop(self, word: Word) -> bool:
        """Tell whether a word says too little to insist on; `IT` and `WHO` may be acronyms."""
        return all(
            form.lower() in STOP_WORDS and not (is_acronym(form) and self.postings.forms(form))
            for form in word.forms
        )

    def units(self, words: Sequence[Word]) -> list[Unit]:
        """Join neighbours that are one thing, and leave out words that say too little."""
        units: list[Unit] = []
        at = 0
        longest = self.postings.families.longest if self.wide else 1
        while at < len(words):
            for size in range(min(longest, len(words) - at), 1, -1):
                unit = tuple(words[at : at + size])
                if self._family_key(unit):
                    break
            else:
                pair = words[at : at + 2]
                size = 2 if len(pair) == 2 and self._is_compound(pair) else 1
            units.append(tuple(words[at : at + size]))
            at += size
        telling = [unit for unit in units if len(unit) > 1 or not self.is_stop(unit[0])]
        return telling or units

    def unit(self, unit: Unit, *, whole: bool = True) -> Scores:
        """Score one thing with its family; unless `whole`, one of its words will do."""
        forms = _forms(unit)
        key = self._family_key(unit)
        if len(unit) > 1 and (any(map(self.is_stop, unit)) or self._has_acronym(forms)):
            # "rolling" and somewhere "off" would be no off-rolling, nor is each plan an EHC plan.
            parts = [self.scored(self.matcher.phrase(forms, quoted=False))]
        else:
            parts = [self.scored(self._word(word), plain=True) for word in unit]
        total = parts[0]
        if len(parts) > 1:
            total = in_all(parts) if whole else in_any(parts)
        known = bool(total)
        if len(forms) == 1:
            second = self.matcher.second_forms(forms[0]) if self.wide else ()
            if second:
                if not self.is_stop(unit[0]):
                    self.evaluation.acronyms[unit[0].text] = second[0]
                others = self.scored(self.matcher.word(second), _ACRONYM_SHARE)
                # However often a post has the acronym, those with the word come before it.
                last = min(total.values(), default=math.inf)
                add(total, {n: min(s, 0.99 * last) for n, s in others.items() if n not in total})
        elif len(unit) > 1 and (closed := self.matcher.forms("".join(forms).lower())):
            add(total, self.scored(self.matcher.word(closed), _CLOSED_SHARE))
        if key:
            family = self._family(key, " ".join(word.text for word in unit))
            # A word that no post has is stood in for by its family in full.
            add(total, self.scored(family, _FAMILY_SHARE if known else 1.0))
        if not total:
            self.note_unknown(forms)
        return total

    def scored(self, found: Found, share: float = 1.0, *, plain: bool = False) -> Scores:
        """Score what was found, and remember what to mark."""
        by_length = self.matcher.zone is None
        scores = score(found.weights, self.postings.manifest, by_length=by_length)
        if share != 1.0:
            scores = {number: value * share for number, value in scores.items()}
        weight = max(scores.values(), default=0.0)
        self.evaluation.marks.extend((run, weight) for run in found.runs)
        if plain and len(found.runs) == 1 and len(found.runs[0]) == 1:
            self.plain.append((found.runs[0][0], weight))
        return scores

    def note_unknown(self, forms: Iterable[str]) -> None:
        """Record those of the forms that occur nowhere."""
        unknown = self.evaluation.unknown
        unknown.extend(
            form
            for form in dict.fromkeys(forms)
            if not self.matcher.forms(form) and form not in unknown
        )

    def _word(self, word: Word) -> Found:
        if len(word.forms) > 1:
            return self._several(word)
        form = word.forms[0]
        forms = self.matcher.forms(form)
        if is_acronym(form) and forms and not self.postings.forms(form):
            self.evaluation.lowered.append(form)
        found = self.matcher.word(forms)
        there = found.runs[0][0] if found.runs else ()
        self.evaluation.widen(word.text, (one for one in there if one.lower() != form.lower()))
        opened = [self.matcher.run(run) for run in self.matcher.opened(form)]
        if not found.weights and not opened and not self.matcher.exact:
            opened = [self.matcher.run(run) for run in self._split(form)]
        if not opened:
            return found
        runs = [run for one in opened for run in one.runs]
        self.evaluation.widen(
            word.text, (self._name([part[0] for part in run], (run,)) for run in runs)
        )
        return merge([found, *opened])

    def _several(self, word: Word) -> Found:
        """Find words that a sign joins; an age range is also written out: "16 to 19"."""
        found = self.matcher.phrase(word.forms, quoted=False)
        if self.matcher.exact or len(word.forms) != 2 or not all(map(str.isdigit, word.forms)):
            return found
        first, last = word.forms
        written = self.matcher.phrase((first, "to", last))
        if written.weights:
            self.evaluation.widen(word.text, (f"{first} to {last}",))
        return merge([found, written])

    def _is_compound(self, words: Sequence[Word]) -> bool:
        """Tell whether words are written as one; "in put" is no input, unless with a hyphen."""
        forms = _forms(words)
        if self.matcher.compound(forms):
            return True
        closed = "".join(forms).lower()
        return not any(map(self.is_stop, words)) and closed in self.matcher.forms(closed)

    def _name(self, wanted: Sequence[str], runs: Sequence[Run]) -> str:
        """Return what was found in words that occur: those that are wanted, where they do."""
        if not runs or len(runs[0]) != len(wanted):
            return runs[0][0][0] if runs else ""
        there = zip(wanted, runs[0], strict=True)
        words = [form if form in forms else forms[0] for form, forms in there]
        return ("-" if self.matcher.compound(words) else " ").join(words)

    def _split(self, form: str) -> list[Run]:
        """Return ways to read a word that occurs nowhere as two that do: `offrolling`."""
        runs: list[Run] = []
        for at in range(2, min(len(form), _LONGEST_SPLIT) - 1):
            run = (self.matcher.part(form[:at]), self.matcher.part(form[at:]))
            if all(run):
                runs.append(run)
        return runs

    def _has_acronym(self, forms: Iterable[str]) -> bool:
        """Tell whether one of the forms, in whatever letters, is an acronym of the topics."""
        return any(form.upper() in self.postings.families.acronyms for form in forms)

    def _family_key(self, unit: Unit) -> str | None:
        if not self.wide:
            return None
        forms = _forms(unit)
        keys = self.postings.families.keys
        for tried in (forms, [form.upper() for form in forms], [form.lower() for form in forms]):
            key = key_of(tried)
            if key in keys:
                return key
        return None

    def _family(self, key: str, text: str) -> Found:
        """Find posts with any other member of a family."""
        found: dict[FormSet, Found] = {}
        for member in self.postings.families.members(key):
            if f" {key} " in f" {key_of(member)} ":
                continue  # "permanent exclusion" has been found by "exclusion"
            if len(member) == 1:
                one = self.matcher.word(self.matcher.forms(member[0]))
                names = one.runs[0][0] if one.runs else ()
            else:
                one = self.matcher.phrase(member, quoted=False)
                names = (self._name(member, one.runs),)
            # A phrase is also found closed: "co-production" may go by the name "coproduction".
            if names not in found or len(one.weights) > len(found[names].weights):
                found[names] = one
        found = {names: one for names, one in found.items() if one.weights}
        often = sorted(found, key=lambda names: (-len(found[names].weights), names))
        self.evaluation.widen(text, (name for names in often for name in names))
        return merge(found.values()) if found else NOTHING


def add(total: Scores, more: Mapping[int, float]) -> None:
    """Add scores to a total."""
    before = total.get
    for number, value in more.items():
        total[number] = before(number, 0.0) + value


def in_any(parts: Iterable[Scores]) -> Scores:
    """Return the sums of the documents that are in any of `parts`."""
    return dict(sums_of(parts))


def in_all(parts: Sequence[Scores]) -> Scores:
    """Return the sums of the documents that are in each of `parts`."""
    every = set.intersection(*(set(part) for part in parts))
    sums = map(sum, zip(*(map(part.__getitem__, every) for part in parts), strict=True))
    return dict(zip(every, sums, strict=True))


def _forms(words: Iterable[Word]) -> list[str]:
    return [form for word in words for form in word.forms]
