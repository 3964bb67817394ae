"""Weights of traits by logistic regression, and how well they do on posts that were left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, diags_array
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline

from sendnotes.extract.likelihood import START

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from benchmarks.learning.cases import Case, Choice

_DIGITS = 2
_PARTS = 5
"""Each part of the posts is left out in turn."""


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
FEW_TRAITS = Way(12, 0.1)
# By odds the left-out parts are told apart better; C 0.3 does as well, with more weights.
BY_TWOS = Way(4, 0.1, by_odds=True, least=0.05)
# On posts that were left out, C 0.3 and all weights from 0.03 on do as well, three times as many.
TOPICS = Way(4, 0.2, by_odds=True, least=0.1)
# C 0.3 and 3 do as well, and all weights too; by odds there are half as many weights and the choice
# alone is better, but not beside what the rules chose.
CHOICES = Way(3, 1.0, least=0.05)


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
        model, table, right, groups=[case.post for case in cases], cv=GroupKFold(_PARTS)
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


def learn_choice(choices: Sequence[Choice], way: Way) -> tuple[dict[str, float], Tally]:
    """Return the weights for choosing one of several or none, and how well they do.

    Multinomial logistic regression in which all candidates have one set of weights; where several
    are right, whichever of them will do. (McFadden's conditional logit, 1974.)
    """
    judged = []
    for kept, left in GroupKFold(_PARTS).split(choices, groups=[each.post for each in choices]):
        model = _Chooser.learn([choices[n] for n in kept], way)
        judged += [model.judge(choices[n]) for n in left]
    both = sum(chosen and right for chosen, right in judged)
    tally = Tally(
        len(choices),
        sum(not each.none for each in choices),
        sum(chosen for chosen, _ in judged),
        both,
    )
    return dict(_Chooser.learn(choices, way).weights), tally


@dataclass(frozen=True, slots=True)
class _Chooser:
    weights: Mapping[str, float]

    @classmethod
    def learn(cls, choices: Sequence[Choice], way: Way) -> _Chooser:
        """Learn from the choices in which a right one is to be had."""
        those = [each for each in choices if each.none or max(_rights(each), default=0)]
        counts = Counter(
            trait for each in those for traits, _ in each.candidates for trait in set(traits)
        )
        rows: list[dict[str, int]] = []
        right: list[bool] = []
        starts: list[int] = []
        for each in those:
            starts.append(len(rows))
            highest = max(_rights(each), default=0.0)
            for traits, value in each.candidates:
                rows.append({trait: 1 for trait in traits if counts[trait] >= way.rarest})
                right.append(not each.none and value >= highest)
            rows.append({START: 1})
            right.append(each.none)
        vectorizer = DictVectorizer()
        table = vectorizer.fit_transform(rows)
        found = _fit(table, np.array(right, float), np.array(starts), 1 / way.strength)
        pairs = zip(vectorizer.get_feature_names_out(), found, strict=True)
        rounded = {str(trait): round(float(weight), _DIGITS) for trait, weight in pairs}
        return cls({t: w for t, w in rounded.items() if abs(w) >= way.least or t == START})

    def judge(self, choice: Choice) -> tuple[bool, bool]:
        """Return whether one is chosen, and whether that is right."""
        odds = [sum(self.weights.get(t, 0.0) for t in traits) for traits, _ in choice.candidates]
        best = max(range(len(odds)), key=odds.__getitem__, default=None)
        if best is None or odds[best] < self.weights[START]:
            return False, choice.none
        right = _rights(choice)
        return True, bool(right[best])


def _rights(choice: Choice) -> list[float]:
    return [right for _, right in choice.candidates]


def _fit(
    table: csr_matrix, right: NDArray[np.float64], starts: NDArray[np.int64], strength: float
) -> NDArray[np.float64]:
    """Return the weights; the rows of a choice follow one another from each of `starts` on."""
    sizes: NDArray[np.int64] = np.diff(np.append(starts, table.shape[0]))

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        odds = table @ weights
        shares = np.exp(odds - np.repeat(np.maximum.reduceat(odds, starts), sizes))
        shares /= np.repeat(np.add.reduceat(shares, starts), sizes)
        hits = np.add.reduceat(shares * right, starts)
        surplus = shares - shares * right / np.repeat(hits, sizes)
        value = -np.log(hits).sum() + strength / 2 * weights @ weights
        return value, table.T @ surplus + strength * weights

    start = np.zeros(table.shape[1])
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
