"""Learn from gold posts who is likely to have spoken, where, in which list, and on which topics.

    python -m benchmarks.learning DIR...

writes sendnotes/data/likelihoods.json: for each question the weight of each trait, by logistic
regression; topics have a question each. DIR is as for `benchmarks.extraction`; give the tuned ones
only. Printed is how well the answers do on posts that were left out while the weights were learned
(five parts, in turn).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, diags_array
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline

from benchmarks.extraction import SAME, name, start
from sendnotes.extract import likely_lists, likely_places, likely_speakers, likely_topics, titles
from sendnotes.extract.areas import theme_of, told_areas
from sendnotes.extract.focus import find_points
from sendnotes.extract.likelihood import FILE, START, one_of
from sendnotes.extract.likely_lists import list_traits
from sendnotes.extract.likely_places import candidate_places, place_traits
from sendnotes.extract.likely_topics import text_traits, topic_traits
from sendnotes.extract.points import end_of_list
from sendnotes.extract.reading import lay_groundwork, listen
from sendnotes.extract.speaker_traits import speaker_traits
from sendnotes.extract.speakers import choose_speakers, count_booking
from sendnotes.extract.speaking import find_signs
from sendnotes.extract.speeches import OWN_WORDS, scene_of
from sendnotes.extract.titles import title_lines
from sendnotes.extract.topics import classifier, load_taxonomy
from sendnotes.ingest import clean, decode, given_from, split_front_matter
from sendnotes.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sendnotes.extract.announcing import Context
    from sendnotes.extract.reading import Groundwork
    from sendnotes.model import CleanText, FocusArea

_DIGITS = 2


@dataclass(frozen=True, slots=True)
class Way:
    """How a question is learned."""

    rarest: int
    """A trait that fewer have teaches nothing."""
    strength: float
    """How little the weights are held back: C of scikit-learn."""
    by_odds: bool = False
    """Whether a trait is held back less, the more it tells by itself: see `ByOdds`."""
    least: float = 0.0
    """A weight that is nearer to 0 is left out."""


# Of C 0.03, 0.1 and 0.3 none does clearly better.
_SOME_TRAITS = Way(12, 0.1)
# On posts that were left out, C 0.3 and all weights from 0.03 on do as well, three times as many.
_MANY_TRAITS = Way(4, 0.2, by_odds=True, least=0.1)


class ByOdds(TransformerMixin, BaseEstimator):  # type: ignore[misc]  # scikit-learn has no types
    """Gives each trait the logarithm of how much more often the right cases have it.

    That is what naive Bayes would weigh it with, so that logistic regression need only correct it:
    Wang and Manning, Baselines and Bigrams (ACL 2012). With thousands of words and a few dozen
    points a topic it goes by more of them than regression alone.
    """

    def fit(self, table: csr_matrix, right: Sequence[bool]) -> ByOdds:
        """Learn the odds of each column of a table of zeros and ones."""
        those = np.asarray(right)
        with_, without = (1 + np.asarray(table[part].sum(axis=0))[0] for part in (those, ~those))
        self.odds_ = np.log(with_ / with_.sum()) - np.log(without / without.sum())
        return self

    def transform(self, table: csr_matrix) -> csr_matrix:
        """Return the table with the odds in place of ones."""
        return as_narrow(csr_matrix(table @ diags_array(self.odds_)))


def as_narrow(table: csr_matrix) -> csr_matrix:
    """Return a table as liblinear takes it; what scikit-learn makes of many rows is too wide."""
    table.indices, table.indptr = table.indices.astype(np.int32), table.indptr.astype(np.int32)
    return table


@dataclass(frozen=True, slots=True)
class Case:
    """One to be judged: its traits, whether it is right, and the post that it is from."""

    traits: Sequence[str]
    right: bool
    post: str


def cases_of(folder: Path) -> dict[str, list[Case]]:
    """Return the cases of all posts of a folder, for each question."""
    cases: dict[str, list[Case]] = defaultdict(list)
    for gold in json.loads((folder / "gold.json").read_text("utf-8")):
        path = folder / "posts" / gold["file"]
        raw = gold["text"].encode() if "text" in gold else path.read_bytes()
        front = split_front_matter(decode(raw, path.name).text)
        cleaned, given = clean(front.body, front.first_line), given_from(front.mapping)
        known = lay_groundwork(cleaned, given)
        for text, traits in title_lines(
            known.blocks, site=known.publication.source, url=known.publication.url
        ):
            if "title" in gold:
                right = " ".join(text.split()).casefold() == gold["title"].casefold()
                cases[titles.QUESTION].append(Case(traits, right, gold["file"]))
        if known.blocks and "focus_areas" in gold:
            context = listen(cleaned, given, known).context
            cases[likely_lists.QUESTION] += _lists(gold, context)
            for slug, case in _topics(gold, context, known.title):
                cases[one_of(likely_topics.QUESTION, slug)].append(case)
        told = "speeches" in gold or not gold.get("is_speech_report", True)
        if told and known.blocks and known.kind not in OWN_WORDS:
            for question, case in _cases(gold, cleaned, known):
                cases[question].append(case)
    return cases


def _cases(
    gold: dict[str, Any], cleaned: CleanText, known: Groundwork
) -> Iterator[tuple[str, Case]]:
    blocks, body, cast = known.blocks, cleaned.body, known.cast
    published = known.publication.published
    scene, _ = scene_of(blocks, body, cast, cleaned.removed, published, None)
    spoke = {name(speech["speaker"]) for speech in gold.get("speeches", ())}
    signs = find_signs(blocks, body, cast)
    named = {}
    for person, first, traits in speaker_traits(
        scene,
        cast,
        signs,
        title=known.title,
        booking=count_booking(body),
        report=known.kind is Kind.REPORT,
    ):
        named[name(person.name)] = first.start
        case = Case(traits, name(person.name) in spoke, gold["file"])
        yield likely_speakers.QUESTION, case
    # The sentence that shows somebody speaking, or else the first that names them.
    shown = choose_speakers(scene, cast, signs)
    named |= {name(sign.person.name): sign.start for sign in shown if sign.person}
    places = candidate_places(scene)
    for speech in gold.get("speeches", ()):
        at = named.get(name(speech["speaker"]))
        if at is None or "place" not in speech:
            continue
        for place, traits in place_traits(scene, places, at):
            right = bool(speech["place"]) and SAME["place"](speech["place"], place.text)
            yield likely_places.QUESTION, Case(traits, right, gold["file"])


def _lists(gold: dict[str, Any], context: Context) -> Iterator[Case]:
    points = {start(area["text_starts"]) for area in gold["focus_areas"]}
    for index in context.lists if context.voices else ():
        end = end_of_list(context.blocks, index)
        items = context.blocks[index:end]
        right = 2 * sum(start(item.text) in points for item in items) >= len(items)
        yield Case(list_traits(context, index, end), right, gold["file"])


def _topics(gold: dict[str, Any], context: Context, title: str) -> Iterator[tuple[str, Case]]:
    """Yield for each point that a reader found, too, which topics it has and which not."""
    wanted: dict[tuple[str, ...], list[list[str]]] = defaultdict(list)
    for area in gold["focus_areas"]:
        wanted[start(area["text_starts"])].append(area.get("topics", []))
    taxonomy = load_taxonomy()
    terms = classifier(taxonomy)
    points = find_points(context)
    theme = theme_of(terms, context.body) if points else ()
    told = told_areas(points, terms, title=title, several=False, theme=theme)
    around = text_traits(terms, title=title, theme=theme)
    for area, above in _with_above(told, None):
        if read := wanted[start(area.text)]:
            topics, traits = read.pop(0), tuple(topic_traits(area, above, terms, around))
            for topic in taxonomy.topics:
                yield topic.slug, Case(traits, topic.slug in topics, gold["file"])


def _with_above(
    areas: Sequence[FocusArea], above: FocusArea | None
) -> Iterator[tuple[FocusArea, FocusArea | None]]:
    for area in areas:
        yield area, above
        yield from _with_above(area.areas, area)


class Tally(NamedTuple):
    """How many cases there are, are right, were judged right, and both."""

    cases: int
    right: int
    judged: int
    both: int


def learn(cases: Sequence[Case], way: Way) -> tuple[dict[str, float], Tally]:
    """Return the weights, and how well they do on parts that were left out."""
    counts = Counter(trait for case in cases for trait in set(case.traits))
    rows = [{trait: 1 for trait in case.traits if counts[trait] >= way.rarest} for case in cases]
    vectorizer = DictVectorizer()
    table = as_narrow(vectorizer.fit_transform(rows))
    right = [case.right for case in cases]
    regression = LogisticRegression(
        C=way.strength, max_iter=3000, solver="liblinear" if way.by_odds else "lbfgs"
    )
    model = make_pipeline(ByOdds(), regression) if way.by_odds else regression
    judged = cross_val_predict(
        model, table, right, groups=[case.post for case in cases], cv=GroupKFold(5)
    )
    both = sum(a and b for a, b in zip(judged, right, strict=True))
    model.fit(table, right)
    found = regression.coef_[0] * (model[0].odds_ if way.by_odds else 1)
    pairs = zip(vectorizer.get_feature_names_out(), found, strict=True)
    weights = {START: round(float(regression.intercept_[0]), _DIGITS)}
    weights |= {
        str(trait): weight
        for trait, weight in ((trait, round(float(each), _DIGITS)) for trait, each in pairs)
        if weight and abs(weight) >= way.least
    }
    return weights, Tally(len(cases), sum(right), int(sum(judged)), both)


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn, write and print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.learning",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folders", metavar="DIR", nargs="+", type=Path)
    every: dict[str, list[Case]] = {}
    for folder in parser.parse_args(arguments).folders:
        for question, cases in cases_of(folder).items():
            every.setdefault(question, []).extend(cases)
    learned = {}
    tallies: dict[str, list[Tally]] = defaultdict(list)
    for question, cases in every.items():
        group, _, answer = question.partition(": ")
        learned[question], tally = learn(cases, _MANY_TRAITS if answer else _SOME_TRAITS)
        tallies[group].append(tally)
    for group, each in tallies.items():
        count, right, judged, both = map(sum, zip(*each, strict=True))
        size = sum(len(learned[name]) for name in learned if name.partition(": ")[0] == group)
        print(
            f"{group}: {count} cases, {right} right, {size} weights; left out: "
            f"precision {both / judged:.3f}, recall {both / right:.3f}"
        )
    FILE.write_text(json.dumps(learned, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
