"""The taxonomy of topics, and which of them a policy point is about."""

from __future__ import annotations

import re
import tomllib
import zlib
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

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


def classify(text: str, taxonomy: Taxonomy, context: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the slugs of the topics that `text` is about, in the order they come up.

    `context` has the topics of what stands above it: they hold if it has none of its own.
    """
    return classifier(taxonomy).topics(text) or tuple(context)


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
    parts: list[tuple[int, int]] = field(default_factory=list)
    """Which part of which conjunction ends here."""


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    node: _Node
    gapped: bool


class Classifier:
    """All terms of a taxonomy as one tree of stems, read along the words of a text."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._root = _Node()
        self._joint: list[tuple[str, int]] = []
        for topic in taxonomy.topics:
            for term in (topic.label, *topic.synonyms, *topic.family, *topic.cues):
                self._add(term, topic.slug)
            for term in topic.abbreviations:
                self._end_of([f"!{term}"]).topics.append(topic.slug)
            for term in topic.not_:
                self._end_of(_keys(term)).nots.append(topic.slug)

    def topics(self, text: str) -> tuple[str, ...]:
        """Return the topics that `text` is about, leaving out what it only quotes."""
        return self._topics(_QUOTED.sub(" ", text)) or self._topics(text)

    def _topics(self, text: str) -> tuple[str, ...]:
        words = [_variants(found[0]) for found in _WORD.finditer(text)]
        matches = [match for start in range(len(words)) for match in self._matches(words, start)]
        barred: dict[str, list[_Match]] = {}
        for match in matches:
            for slug in match.node.nots:
                barred.setdefault(slug, []).append(match)
        whole = [match for match in matches if not match.gapped and match.node.topics]
        found: dict[str, int] = {}
        joint: dict[int, set[int]] = {}
        for match in matches:
            for number, part in match.node.parts:
                joint.setdefault(number, set()).add(part)
            for slug in match.node.topics:
                if slug in found or _inside(match, barred.get(slug, ())):
                    continue
                if not _swallowed(match, slug, whole):
                    found[slug] = match.start
        for number, parts in joint.items():
            slug, wanted = self._joint[number]
            if len(parts) == wanted:
                found.setdefault(slug, len(words))
        return tuple(sorted(found, key=lambda slug: found[slug]))

    def _add(self, term: str, slug: str) -> None:
        parts = [part.strip() for part in term.split("&") if part.strip()]
        if len(parts) > 1:
            for number, part in enumerate(parts):
                self._end_of(_keys(part)).parts.append((len(self._joint), number))
            self._joint.append((slug, len(parts)))
        elif parts:
            node = self._end_of(_keys(term))
            if slug not in node.topics:
                node.topics.append(slug)

    def _end_of(self, keys: Sequence[str]) -> _Node:
        node = self._root
        for key in keys:
            node = node.following.setdefault(key, _Node())
        return node

    def _matches(self, words: Sequence[tuple[str, ...]], start: int) -> Iterator[_Match]:
        open_: list[tuple[_Node, int, bool]] = [(self._root, start, False)]
        while open_:
            node, at, gapped = open_.pop()
            if node.topics or node.nots or node.parts:
                yield _Match(start, at, node, gapped)
            if at < len(words):
                for key in words[at]:
                    if key in node.following:
                        open_.append((node.following[key], at + 1, gapped))
            if _GAP in node.following:
                after = node.following[_GAP]
                for skip in range(at, min(at + _LONGEST_GAP, len(words) - 1) + 1):
                    for key in words[skip]:
                        if key in after.following:
                            open_.append((after.following[key], skip + 1, True))


def _inside(match: _Match, others: Sequence[_Match]) -> bool:
    return any(other.start <= match.start and match.end <= other.end for other in others)


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
        elif piece.startswith("="):
            keys.append(f"={piece[1:].lower()}")
        else:
            keys += [_stem(found[0].lower()) for found in _WORD.finditer(piece)]
    return keys


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
