"""Posts on the same matter as a post: those that share its telling words, topics and speakers.

The words are weighed as a search weighs them. How alike another post is in them is the share of
the first post's weight that it has too, so a post is wholly like itself and like nothing more.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sendnotes.errors import UnknownPost
from sendnotes.index.analysis import analyse, body_texts
from sendnotes.index.matching import Matcher
from sendnotes.index.ranking import rarity, score
from sendnotes.index.stems import stem
from sendnotes.index.stopwords import STOP_WORDS
from sendnotes.index.words import find_words, is_acronym
from sendnotes.model import Likeness, SimilarResult

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sendnotes.index.manifest import Manifest
    from sendnotes.index.postings import Postings
    from sendnotes.model import Post

_TERMS = 40
"""How many words of a post say what it is about; more add noise and time."""
_WORDS_SHARE, _TOPICS_SHARE, _SPEECH_SHARE = 0.65, 0.25, 0.1
_FAMILY_BOOST = 2.0
"""A word of a topic's family says more of the matter than a word that is merely rare."""
_DAYS_AND_MONTHS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december".split()
)
_SAME_SPEAKER = 0.5
"""Of the share for the speech, if only the speaker is the same."""
_SAY_LITTLE = STOP_WORDS | _DAYS_AND_MONTHS
_LEAST_ALIKE = 0.12
_LEAST_WORDS = 2
_WORDS_SHOWN = 5
_RUN = 4
_FEWEST_RUNS = 12
_COMPARED = 50
_RARE, _RAREST, _LIKELY = 60, 24, 6
"""In how many posts a rare word is at most, how many of them are looked up, and how many of the
posts that share them are compared."""
_DUPLICATE = 0.7
"""The same release on two sites, cut or with a new beginning; posts on one speech stay below."""


class _Term(NamedTuple):
    name: str
    own: float
    scores: Mapping[int, float]


class _Alike(NamedTuple):
    alike: float
    number: int
    words: tuple[str, ...]
    topics: tuple[str, ...]


def similar(postings: Postings, post_id: str, *, limit: int) -> SimilarResult:
    """Return the posts most like one, near-duplicates first; raise UnknownPost."""
    manifest = postings.manifest
    number = _number_of(manifest, post_id)
    post = postings.post(number)
    ranked = _ranked(postings, post, number)
    compared = ranked[: max(_COMPARED, limit)]
    items = [_likeness(post, postings.post(one.number), one) for one in compared]
    items.sort(key=lambda one: (not one.near_duplicate, -one.alike))
    return SimilarResult(post, len(ranked), manifest.searched, tuple(items[:limit]))


def near_duplicates(postings: Postings, post_id: str) -> tuple[str, ...]:
    """Return the ids of the posts that publish the same text as one.

    Only those are compared that share most of its rarest words, so that it takes little longer in
    an archive of ten thousand posts. Raise UnknownPost.
    """
    manifest = postings.manifest
    number = _number_of(manifest, post_id)
    post = postings.post(number)
    by_frequency = sorted(
        (frequency, form)
        for form in analyse(post, postings.families.acronyms).places
        if 1 < (frequency := postings.frequency(form, stem(form))) <= _RARE
    )
    rarest = by_frequency[:_RAREST]
    shared = Counter(
        other
        for _, form in rarest
        for other in postings.weights(form, stem(form))
        if other != number and other in manifest.live
    )
    likely = [other for other, both in shared.most_common(_LIKELY) if both * 2 >= len(rarest)]
    return tuple(
        manifest.ids[other]
        for other in likely
        if _overlap(post, postings.post(other)) >= _DUPLICATE
    )


def _number_of(manifest: Manifest, post_id: str) -> int:
    number = next((n for n in sorted(manifest.live) if manifest.ids[n] == post_id), None)
    if number is None:
        raise UnknownPost(post_id, ())
    return number


def _ranked(postings: Postings, post: Post, number: int) -> list[_Alike]:
    terms = _terms(postings, post, number)
    own = sum(term.own for term in terms)
    topics = {topic: postings.having("topic", topic) for topic in post.topics}
    live = len(postings.manifest.live)
    weights = {topic: rarity(live, len(having)) for topic, having in topics.items()}
    speakers = {s.speaker for s in post.speeches if s.speaker}
    by_speaker = [postings.having("speaker", speaker) for speaker in sorted(speakers)]
    shared: dict[int, list[tuple[float, str]]] = {}
    for term in terms:
        for other, value in term.scores.items():
            shared.setdefault(other, []).append((min(value, term.own), term.name))
    shared.pop(number, None)
    ranked = []
    for other, found in shared.items():
        both = tuple(topic for topic, having in topics.items() if other in having)
        parts = [(_WORDS_SHARE, sum(value for value, _ in found) / own)]
        if topics:
            there = sum(weights[topic] for topic in both)
            parts.append((_TOPICS_SHARE, there / sum(weights.values())))
        if by_speaker:
            same = any(other in having for having in by_speaker)
            parts.append((_SPEECH_SHARE, _SAME_SPEAKER if same else 0.0))
        alike = sum(share * value for share, value in parts) / sum(share for share, _ in parts)
        if alike >= _LEAST_ALIKE and len(found) >= _LEAST_WORDS:
            found.sort(key=lambda one: (-one[0], one[1]))
            words = tuple(name for _, name in found[:_WORDS_SHOWN])
            ranked.append(_Alike(alike, other, words, both))
    dates, ids = postings.manifest.dates, postings.manifest.ids
    ranked.sort(key=lambda one: ids[one.number])
    ranked.sort(key=lambda one: dates[one.number], reverse=True)
    ranked.sort(key=lambda one: -one.alike)
    return ranked


def _terms(postings: Postings, post: Post, number: int) -> list[_Term]:
    """Return the words that say most of what a post is about, each with all its forms."""
    matcher = Matcher(postings, zone=None, exact=False)
    forms: dict[str, list[str]] = {}
    for form in analyse(post, postings.families.acronyms).places:
        if len(form) > 1 and not form[0].isdigit() and form.lower() not in _SAY_LITTLE:
            forms.setdefault(stem(form), []).append(form)
    written = _written(post)
    terms = []
    for key, names in forms.items():
        found = matcher.word(matcher.forms(names[0]) or tuple(names))
        if number in found.weights and len(found.weights) > 1:
            scores = score(found.weights, postings.manifest, by_length=True)
            if key in postings.families.keys:
                scores = {other: value * _FAMILY_BOOST for other, value in scores.items()}
            terms.append(_Term(_shown(names, written), scores[number], scores))
    terms.sort(key=lambda term: (-term.own, term.name))
    return terms[:_TERMS]


def _written(post: Post) -> dict[str, str]:
    """Return how the post writes each form, in lower case if it ever does."""
    written: dict[str, str] = {}
    for text in body_texts(post):
        for form, start, end in find_words(text):
            if form not in written or text[start:end].islower():
                written[form] = text[start:end]
    return written


def _shown(forms: list[str], written: Mapping[str, str]) -> str:
    form = min(forms, key=_length)
    return written.get(form, form)


def _length(form: str) -> tuple[bool, int, str]:
    return not is_acronym(form), len(form), form


def _likeness(post: Post, other: Post, one: _Alike) -> Likeness:
    overlap = _overlap(post, other)
    mine = {(s.speaker, s.date) for s in post.speeches if s.speaker and s.date}
    theirs = {(s.speaker, s.date) for s in other.speeches}
    speakers = dict.fromkeys(s.speaker for s in post.speeches if s.speaker)
    known = {s.speaker for s in other.speeches}
    same_speech = bool(mine & theirs)
    return Likeness(
        post=other,
        alike=round(min(1.0, one.alike + (_SPEECH_SHARE / 2 if same_speech else 0.0)), 4),
        words=one.words,
        topics=one.topics,
        speakers=tuple(speaker for speaker in speakers if speaker in known),
        same_speech=same_speech,
        overlap=round(overlap, 4),
        near_duplicate=overlap >= _DUPLICATE
        or bool(post.fingerprint and post.fingerprint == other.fingerprint),
    )


def _overlap(post: Post, other: Post) -> float:
    """Return the share of the shorter text that the longer has too, 0 if it is very short."""
    mine, theirs = set(_runs(post)), set(_runs(other))
    shorter = min(len(mine), len(theirs))
    return len(mine & theirs) / shorter if shorter >= _FEWEST_RUNS else 0.0


def _runs(post: Post) -> Iterator[tuple[str, ...]]:
    words = [form for text in body_texts(post) for form, _, _ in find_words(text)]
    return zip(*(words[start:] for start in range(_RUN)), strict=False)
