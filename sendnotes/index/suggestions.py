"""The nearest words and values, when what was asked for is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sendnotes.index.stopwords import STOP_WORDS
from sendnotes.index.words import fold, is_acronym

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sendnotes.index.postings import Postings

_CLOSE = 60.0
_MANY = 5
_SHORTEST_TO_CORRECT = 3
# From this many letters on, two slips are likelier than another word; from that many, three.
_MEDIUM, _LONG = 5, 9


def nearest(wanted: str, candidates: Iterable[str], *, limit: int = _MANY) -> tuple[str, ...]:
    """Return the candidates that are most like `wanted`, best first, if they are like it at all.

    Part of a name is enough: "hinds" is near to "Damian Hinds".
    """
    # It takes 10 ms to load, and most commands have nothing to suggest.
    from rapidfuzz import fuzz, process

    folded = {candidate: fold(candidate) for candidate in dict.fromkeys(candidates)}
    key = fold(wanted)
    if not key:
        return ()
    scored: dict[str, float] = {}
    for scorer in (fuzz.ratio, fuzz.token_sort_ratio, _by_word):
        found = process.extract(key, folded, scorer=scorer, limit=limit, score_cutoff=_CLOSE)
        for _, score, candidate in found:
            scored[candidate] = max(score, scored.get(candidate, 0.0))
    return tuple(sorted(scored, key=lambda one: (-scored[one], one))[:limit])


def _by_word(wanted: str, candidate: str, **_: object) -> float:
    """Compare with the single words of a candidate."""
    from rapidfuzz import fuzz

    words = candidate.split()
    if len(words) < 2:
        return 0.0
    return max(fuzz.ratio(wanted, word) for word in words) * 0.95


def nearest_words(postings: Postings, word: str, *, limit: int = _MANY) -> tuple[str, ...]:
    """Return the words of the archive that `word` may be a slip for, the likeliest first."""
    from rapidfuzz.distance import DamerauLevenshtein

    wanted = fold(word).replace(" ", "")
    if len(wanted) < _SHORTEST_TO_CORRECT or not wanted.isalpha():
        return ()
    slips = 1 if len(wanted) < _MEDIUM else 2 if len(wanted) < _LONG else 3
    short = is_acronym(word) and len(wanted) <= _SHORTEST_TO_CORRECT
    near: dict[tuple[str, str], int] = {}
    for key in postings.all_forms():
        form = key[1].lower()
        if form in STOP_WORDS or (short and not is_acronym(key[1])):
            continue
        if abs(len(form) - len(wanted)) <= slips and form.isalpha() and form != wanted:
            distance = DamerauLevenshtein.distance(form, wanted, score_cutoff=slips)
            if distance <= slips:
                near[key] = distance
    best = sorted(
        near,
        # A slip in the first letter is rare.
        key=lambda key: (
            near[key] + (key[1][0].lower() != wanted[0]),
            is_acronym(key[1]) != is_acronym(word),
            -len(postings.weights(key[1], key[0])),
            key[1],
        ),
    )
    there = [form for stem, form in best if postings.weights(form, stem)]
    return tuple({form.lower(): form for form in reversed(there)}.values())[::-1][:limit]


def one_more(number: int, noun: str) -> str:
    """Return "1 post", "2 posts"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
