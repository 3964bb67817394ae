"""The taxonomy of topics, and which of them a policy point is about."""

from __future__ import annotations

import re
import tomllib
import zlib
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import snowballstemmer

from sendnotes.model import Taxonomy, Topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_FILE = Path(__file__).parent.parent / "data" / "topics.toml"
_WORD = re.compile(r"£|[A-Za-z0-9]+(?:['’](?!s\b)[a-z]+)?")
_QUOTED = re.compile(r"“[^“”]{12,2000}[”“]|\"[^\"]{12,2000}\"|(?<!\w)‘[^‘“”]{24,2000}[’“](?!\w)")
_LISTS = ("synonyms", "abbreviations", "family", "cues")
_GAP = ".."
_LONGEST_GAP = 4
_EARLY = 16
_RECENT = 256
"""How many texts are remembered: a point is asked about more than once."""
MOST = 3
"""How many topics one point is about at most: what comes later is mentioned in passing."""


@cache
def load_taxonomy() -> Taxonomy:
    """Return the built-in topics."""
    text = _FILE.read_text(encoding="utf-8")
    topics = tuple(_topic(table) for table in tomllib.loads(text)["topic"])
    return Taxonomy(topics, f"{zlib.crc32(text.encode()):08x}")


def extend(taxonomy: Taxonomy, tables: Iterable[Mapping[str, object]]) -> Taxonomy:
    """Return `taxonomy` with an archive's own topics; a known slug changes what its table names.

    Tables are as in `topics.toml`; one without a slug is passed over.
    """
    topics = {topic.slug: topic for topic in taxonomy.topics}
    version = taxonomy.version
    for table in tables:
        slug = str(table.get("slug") or "").strip()
        if not slug:
            continue
        topics[slug] = _topic({**table, "slug": slug}, topics.get(slug))
        version = f"{zlib.crc32(f'{version}{sorted(table.items())}'.encode()):08x}"
    return Taxonomy(tuple(topics.values()), version)


@lru_cache(maxsize=8)
def classifier(taxonomy: Taxonomy) -> Classifier:
    """Return the table of words for `taxonomy`."""
    return Classifier(taxonomy)


@dataclass(slots=True)
class _Node:
    """A place in the tree of terms; `topics` and `nots` are of the term that ends here."""

    following: dict[str, _Node] = field(default_factory=dict)
    topics: list[str] = field(default_factory=list)
    nots: list[str] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)
    """The topics for which this is but a cue."""


class _Match(NamedTuple):
    start: int
    end: int
    node: _Node
    gapped: bool

    @property
    def weak(self) -> bool:
        """Whether it is a single word."""
        return self.end - self.start == 1


class Classifier:
    """All terms of a taxonomy as one tree of stems, read along the words of a text."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._root = _Node()
        self.found = lru_cache(maxsize=_RECENT)(self._found)
        """Returns each topic of a text with the words that show it, in order."""
        for topic in taxonomy.topics:
            for term in topic.cues:
                node = self._end_of(_keys(term))
                node.topics.append(topic.slug)
                node.weak.append(topic.slug)
            for term in (topic.label, *topic.synonyms, *topic.family):
                node = self._end_of(_keys(term))
                node.topics.append(topic.slug)
                node.weak = [slug for slug in node.weak if slug != topic.slug]
            for term in topic.abbreviations:
                self._end_of([f"!{term}"]).topics.append(topic.slug)
            for term in topic.not_:
                self._end_of(_keys(term)).nots.append(topic.slug)

    def topics(self, text: str) -> tuple[str, ...]:
        """Return the topics that `text` is about, leaving out what it only quotes.

        What comes late in a long text counts only if it says so in more than one plain word.
        """
        unquoted = _QUOTED.sub(" ", text)
        found = self.found(unquoted) or (self.found(text) if unquoted != text else {})
        return tuple(found)[:MOST]

    def _found(self, text: str) -> Mapping[str, str]:
        spans = list(_WORD.finditer(text))
        words = [_variants(span[0]) for span in spans]
        first = self._root.following
        matches = [
            match
            for start, keys in enumerate(words)
            if not first.keys().isdisjoint(keys)
            for match in self._matches(words, start)
        ]
        barred: dict[str, list[_Match]] = {}
        for match in matches:
            for slug in match.node.nots:
                barred.setdefault(slug, []).append(match)
        whole = [match for match in matches if not match.gapped and match.node.topics]
        found: dict[str, _Match] = {}
        for match in matches:
            for slug in match.node.topics:
                if slug in found or _in_reach(match, barred.get(slug, ())):
                    continue
                if match.start >= _EARLY and match.weak and slug in match.node.weak:
                    continue
                if not _swallowed(match, slug, whole):
                    found[slug] = match
        return {
            slug: text[spans[match.start].start() : spans[match.end - 1].end()]
            for slug, match in found.items()
        }

    def _end_of(self, keys: Sequence[str]) -> _Node:
        node = self._root
        for key in keys:
            node = node.following.setdefault(key, _Node())
        return node

    def _matches(self, words: Sequence[tuple[str, ...]], start: int) -> Iterator[_Match]:
        """Yield every term that begins at the word `start`."""
        first = self._root.following
        waiting = [(first[key], start + 1, False) for key in words[start] if key in first]
        while waiting:
            node, at, gapped = waiting.pop()
            if node.topics or node.nots:
                yield _Match(start, at, node, gapped)
            if not (following := node.following):
                continue
            if at < len(words):
                waiting += [
                    (following[key], at + 1, gapped) for key in words[at] if key in following
                ]
            if gap := following.get(_GAP):
                last = min(at + _LONGEST_GAP, len(words) - 1)
                waiting += [
                    (gap.following[key], skip + 1, True)
                    for skip in range(at, last + 1)
                    for key in words[skip]
                    if key in gap.following
                ]


def _in_reach(match: _Match, others: Sequence[_Match]) -> bool:
    return any(other.start <= match.start < other.end for other in others)


def _swallowed(match: _Match, slug: str, others: Sequence[_Match]) -> bool:
    """Tell whether a longer term of other topics holds `match`: mental health is not health."""
    length = match.end - match.start
    return any(
        other.end - other.start > length
        and other.start <= match.start
        and match.end <= other.end
        and slug not in other.node.topics
        for other in others
    )


def _keys(term: str) -> list[str]:
    keys = []
    for piece in term.split():
        if piece == _GAP:
            keys.append(_GAP)
        elif piece.startswith("!"):
            keys.append(piece)
        elif piece.startswith("="):
            keys.append(f"={piece[1:].lower()}")
        else:
            keys += [_stem(found[0].lower()) for found in _WORD.finditer(piece)]
    return keys


def stems(text: str) -> list[str]:
    """Return the stem of each word."""
    return [_stem(word.lower()) for word in _WORD.findall(text)]


@lru_cache(maxsize=20_000)
def _variants(word: str) -> tuple[str, ...]:
    """Return the keys that one word of a text answers to: stem, very form, abbreviation."""
    small = word.lower()
    keys = (_stem(small), f"={small}")
    return (*keys, f"!{word}") if word != small else keys


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word)) if len(word) > 2 else word


def _topic(table: Mapping[str, object], known: Topic | None = None) -> Topic:
    topic = known or Topic(slug=str(table["slug"]), label=str(table.get("label") or table["slug"]))
    changes: dict[str, object] = {}
    for key in ("label", "scope", "parent"):
        if value := table.get(key):
            changes[key] = str(value)
    for key in (*_LISTS, "not"):
        value = table.get(key)
        if isinstance(value, (list, tuple)):
            changes[f"{key}_" if key == "not" else key] = tuple(str(term) for term in value)
    return replace(topic, **changes)  # type: ignore[arg-type]
