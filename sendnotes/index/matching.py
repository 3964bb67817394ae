"""What posts have a word, a phrase or a compound, with what weight."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from itertools import islice, pairwise, product
from typing import TYPE_CHECKING, NamedTuple

from sendnotes.index.places import BODY, QUOTES, in_zone, unpack_places, weigh
from sendnotes.index.stems import singular, stem
from sendnotes.index.stopwords import STOP_WORDS
from sendnotes.index.voices import SPOKEN
from sendnotes.index.words import is_acronym

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sendnotes.index.postings import Postings

    FormSet = tuple[str, ...]
    """Forms that are one word to the query."""
    Run = tuple[FormSet, ...]
    """Words that stand one after the other."""

_MAX_RUNS = 16
_MAX_PATTERN_FORMS = 256


class Found(NamedTuple):
    """What has a part of the query: the weight by document, and the runs of forms to mark."""

    weights: Mapping[int, float]
    runs: tuple[Run, ...]


NOTHING = Found({}, ())


class Matcher:
    """Finds words and phrases in one zone, or in whole posts (`zone` None)."""

    def __init__(self, postings: Postings, *, zone: int | None, exact: bool) -> None:
        self.postings = postings
        self.zone = zone
        self.exact = exact

    def zone_of(self, number: int) -> int:
        """Return the zone to look in; all of a transcript is spoken, with or without quotes."""
        zone = BODY if self.zone is None else self.zone
        return BODY if zone == QUOTES and number in self._spoken else zone

    @cached_property
    def _spoken(self) -> frozenset[int]:
        return frozenset().union(*(self.postings.having("kind", kind) for kind in sorted(SPOKEN)))

    def forms(self, form: str, *, quoted: bool = False) -> FormSet:
        """Return the forms in the archive that `form` stands for.

        Capitals mean the acronym: SEND is never the verb, though WORK is work if nothing of the
        kind occurs. In lower case the word comes before the acronym, which stands in for it if it
        does not occur.
        """
        if is_acronym(form):
            forms = self.postings.forms(form)
            if forms or form in self.postings.families.acronyms:
                return forms
            return self._alike(form.lower(), quoted=quoted)
        forms = self._alike(form, quoted=quoted)
        acronym = self._acronym(form)
        return (*forms, *acronym) if quoted else forms or acronym

    def second_forms(self, form: str) -> FormSet:
        """Return the acronym that a word in lower case may mean as well."""
        if self.exact or is_acronym(form) or not self._alike(form, quoted=False):
            return ()
        return self._acronym(form)

    def _acronym(self, form: str) -> FormSet:
        if not is_acronym(form.upper()):
            return ()  # 42 has no capitals
        return self.postings.forms(form.upper()) or self.postings.forms(singular(form).upper())

    def part(self, form: str, *, quoted: bool = False) -> FormSet:
        """Return the forms of a part of a compound: "well be" is no well-being."""
        return self.forms(form, quoted=quoted or form in STOP_WORDS)

    def compound(self, forms: Sequence[str]) -> bool:
        """Tell whether the archive writes these words with hyphens somewhere."""
        value = " ".join(("".join(forms), *forms)).lower()
        return len(forms) > 1 and bool(self.postings.having("compound", value))

    def _alike(self, form: str, *, quoted: bool) -> FormSet:
        forms = self.postings.forms(stem(form))
        if self.exact:
            return tuple(one for one in forms if one == form)
        if quoted:
            return tuple(one for one in forms if singular(one) == singular(form))
        return forms

    def word(self, forms: Iterable[str]) -> Found:
        """Find posts that have any of `forms`, as one word."""
        forms = tuple(forms)
        if self.zone is None:
            weights = sums_of([self.postings.weights(form, stem(form)) for form in forms])
            return Found(weights, ((forms,),) if weights else ())
        counts: dict[int, float] = {}
        there: dict[str, None] = {}
        for form in forms:
            for number, packed in self.postings.places(form).items():
                count = len(in_zone(unpack_places(packed), self.zone_of(number)))
                if count:
                    counts[number] = counts.get(number, 0.0) + count
                    there[form] = None
        return Found(counts, ((tuple(there),),) if counts else ())

    def phrase(self, forms: Sequence[str], *, slop: int = 0, quoted: bool = True) -> Found:
        """Find posts where `forms` stand one after the other, with or without hyphens."""
        found = [self.run(run, slop=slop) for run in self._runs(forms, quoted=quoted)]
        return merge(found)

    def _runs(self, forms: Sequence[str], *, quoted: bool) -> list[Run]:
        """Return the ways to write a phrase: `off-rolling`, `off rolling`, `offrolling`."""
        parts: list[list[Run]] = []
        for form in forms:
            alone = self.part if len(forms) > 1 else self.forms
            ways: list[Run] = [(alone(form, quoted=quoted),)]
            ways += self.opened(form)
            parts.append([way for way in ways if all(way)])
        if len(forms) > 1 and len(forms) < 4:
            closed = self.forms("".join(forms).lower(), quoted=quoted)
            whole: list[Run] = [(closed,)] if closed else []
        else:
            whole = []
        joined = islice(product(*parts), _MAX_RUNS)
        return [*whole, *(tuple(word for way in ways for word in way) for ways in joined)]

    def opened(self, form: str) -> list[Run]:
        """Return the hyphenated words of the archive that `form` is the closed form of."""
        if is_acronym(form) or self.exact:
            return []
        runs = []
        for value in self.postings.values("compound", f"{form} "):
            run = tuple(_led_by(part, self.part(part)) for part in value.split(" ")[1:])
            if all(run):
                runs.append(run)
        return runs

    def run(self, run: Run, *, slop: int = 0) -> Found:
        """Find posts where a word of each set stands one after the other."""
        if not all(run):
            return NOTHING
        if len(run) == 1:
            return self.word(run[0])
        steps = None if slop else self._steps(run)
        if steps and len(run) == 2 and self.zone is None:
            found = sums_of([self.postings.pair(*pair) for pair in steps[0]])
            return Found(found, (run,) if found else ())
        names = [[f"{one} {other}" for one, other in step] for step in steps] if steps else run
        words = [[self.postings.places(name) for name in step] for step in names]
        having = [set().union(*word) for word in words]
        # The rarest word first: where it stands, few others have to be looked for.
        rarest = sorted(range(len(words)), key=lambda at: len(having[at]))
        weights: dict[int, float] = {}
        for number in set.intersection(*(having[at] for at in rarest)):
            if slop:
                starts = _near([_places(word, number) for word in words], slop)
            else:
                starts = _side_by_side((at, _places(words[at], number)) for at in rarest)
            if self.zone is not None:
                starts = list(in_zone(starts, self.zone_of(number)))
                weight = float(len(starts))
            else:
                weight = weigh(starts)
            if weight:
                weights[number] = weight
        return Found(weights, (run,) if weights else ())

    def _steps(self, run: Run) -> list[list[tuple[str, str]]] | None:
        """Return the pairs that a run consists of, None unless all such are indexed."""
        known = self.postings.families.pairs
        steps = [list(product(*sets)) for sets in pairwise(run)]
        there = (f"{stem(one)} {stem(other)}" in known for step in steps for one, other in step)
        return steps if all(there) else None

    def places_in(self, forms: FormSet, number: int) -> list[int]:
        """Return the sorted places of any of `forms` in one document."""
        return sorted(_places([self.postings.places(form) for form in forms], number))

    def pattern(self, pattern: str) -> FormSet:
        """Return the forms that fit a pattern with `*` and `?`."""
        capitals = is_acronym(pattern)
        beginning = re.split(r"[*?]", pattern, maxsplit=1)[0]
        compiled = re.compile(
            "".join(
                ".*" if c == "*" else "." if c == "?" else re.escape(c) for c in _squeeze(pattern)
            ),
            re.DOTALL,
        )
        # A stem may differ from its forms after the third letter, as "die" from "dying".
        lowered = (
            form
            for start in {beginning[:2], beginning[:2].upper()}
            for _, form in self.postings.all_forms(start)
            if compiled.fullmatch(form if capitals else form.lower())
        )
        found = tuple(dict.fromkeys(islice(lowered, _MAX_PATTERN_FORMS)))
        return self.pattern(pattern.lower()) if capitals and not found else found

    def nearly(self, form: str, distance: int) -> FormSet:
        """Return the forms that differ from `form` by `distance` letters at most."""
        from rapidfuzz.distance import DamerauLevenshtein

        wanted, capitals = form.lower(), is_acronym(form)
        found = tuple(
            one
            for _, one in self.postings.all_forms()
            if (is_acronym(one) or not capitals)
            and abs(len(one) - len(wanted)) <= distance
            and DamerauLevenshtein.distance(one.lower(), wanted, score_cutoff=distance) <= distance
        )
        return self.nearly(wanted, distance) if capitals and not found else found


def _led_by(first: str, forms: FormSet) -> FormSet:
    """Return the forms, the one that is written somewhere first: it names them all."""
    return tuple(sorted(forms, key=lambda form: form != first))


def merge(found: Iterable[Found]) -> Found:
    """Return what any of `found` has, weights added."""
    found = list(found)
    runs = dict.fromkeys(run for one in found for run in one.runs)
    return Found(sums_of([one.weights for one in found]), tuple(runs))


def sums_of(parts: Iterable[Mapping[int, float]]) -> Mapping[int, float]:
    """Return the sum of each document's weights; the longest part is copied, not gone through."""
    largest, *others = sorted(filter(None, parts), key=len, reverse=True) or [{}]
    if not others:
        return largest
    total = defaultdict(float, largest)
    for part in others:
        for number, weight in part.items():
            total[number] += weight
    return dict(total)


def _squeeze(pattern: str) -> str:
    """Return the pattern with each run of stars as one."""
    return re.sub(r"\*[*?]*", "*", pattern)


def _places(forms: Sequence[Mapping[int, bytes]], number: int) -> Sequence[int]:
    """Return the places of forms in one document."""
    return unpack_places(b"".join([one[number] for one in forms if number in one]))


def _side_by_side(words: Iterable[tuple[int, Sequence[int]]]) -> list[int]:
    """Return the places where words follow one another, or pairs of words overlap.

    `words` has the places of each, and how far behind the first it stands.
    """
    starts: set[int] | None = None
    for after, places in words:
        if starts is None:
            starts = {place - after for place in places}
        else:
            here = {start + after for start in starts}.intersection(places)
            starts = {place - after for place in here}
        if not starts:
            break
    return sorted(starts or ())


def _near(words: Sequence[Sequence[int]], slop: int) -> list[int]:
    """Return the places where words follow one another with up to `slop` others between them."""
    ends = {place: place for place in words[0]}
    for places in words[1:]:
        here = set(places)
        following: dict[int, int] = {}
        for end, start in ends.items():
            for place in range(end + 1, end + 2 + slop):
                if place in here:
                    following[place] = start
        ends = following
        if not ends:
            break
    return sorted(ends.values())
