"""What the archive has: whether an input is there already, or a newer state of what is."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

from sendnotes.archive.sources import Source, read_sources, record_sources
from sendnotes.index.links import link_key
from sendnotes.mapping import witnesses_of

if TYPE_CHECKING:
    from pathlib import Path

    from sendnotes.library.opened import Library
    from sendnotes.library.understanding import Taken
    from sendnotes.model import Post, Witness

# Of two texts, how alike in percent: states of one text score 80 and more, two texts of one
# writer on one matter 40 to 55.
_ALIKE = 70.0
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_COMPARED = 20_000
# Of the words of the shorter text, how many the other has: nearly all where one grew out of the
# other, 0.3 for two texts on our subject (the median of 4,000 pairs of real ones).
_SHARED = 0.5
_WORD = re.compile(r"\w{4,}")


class _Facts(NamedTuple):
    """What tells posts with the same words apart; a set is empty where nothing is known."""

    sources: frozenset[str]
    links: frozenset[str]
    title: str
    published: str | None
    figures: tuple[str, ...]


class Known:
    """What the archive has, and what this run has added to it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._index = library.index if library.archive.marker.exists() else None
        if self._index:
            library.refresh(patient=True)  # what another process has just added must be known
        self.ids = {file.id.casefold() for file in library.archive.files()}
        self._added: dict[str, Post] = {}
        self._facts: dict[str, _Facts] = {}
        self._done: set[str] = set()
        self._original_from: dict[str, str] | None = None
        self._to_record: list[Source] = []

    def same(self, original: str) -> Post | None:
        """Return the post with these bytes."""
        if post := self._added.get(original):
            return post
        return self._index.one_with("original", original) if self._index else None

    def same_text(self, post: Post) -> Post | None:
        """Return the post with these words, unless it is plainly another.

        The same release from another publisher, or under another link, is a witness of its own;
        and punctuation, which words are compared without, may change a figure. Of a title alone
        only the same bytes tell that it is the same.
        """
        if not post.fingerprint or not post.body.strip():
            return None
        found = self._added.get(post.fingerprint)
        if found is None and self._index:
            found = self._index.one_with("fingerprint", post.fingerprint)
        if found is None:
            return None
        facts = self._facts.get(found.id) or _facts(found)
        return None if _differ(facts, _facts(post)) else found

    def former(self, taken: Taken) -> Post | None:
        """Return the post that was made of an earlier state of this input.

        That is the one post with its link, or the post that was made of the same file, if the text
        is still much the same, or half of the words are and the title is: people paste one text
        after another into one file, and some call all of them "News".
        """
        if self._index is None or taken.reading is None:
            return None
        post = taken.reading.post
        found = None
        if post.url:
            found = self._index.one_with("link", link_key(post.url), alone=True)
        if found is None and taken.path is not None:
            of_file = self.of_file(taken.path)
            if of_file and _alike(of_file, post) and not _elsewhere(_facts(of_file), _facts(post)):
                found = of_file
        return found if found and found.id not in self._done else None

    def of_file(self, path: Path) -> Post | None:
        """Return the post that was made of what the file had in it when it was added last."""
        sources = self._sources()
        original = sources.get(os.path.realpath(path)) if sources else None
        return self._index.one_with("original", original) if self._index and original else None

    def remember(self, taken: Taken, post: Post, kept: Post) -> None:
        """Note that an input is in the archive as `post`, of which `kept` stays in memory."""
        self.ids.add(post.id.casefold())
        self._done.add(post.id)
        self._facts[post.id] = _facts(post)
        for key in (taken.original, post.fingerprint):
            if key:
                self._added[key] = kept

    def came_from(self, taken: Taken, original: str | None) -> None:
        """Note that the file that was taken has become the post of an original."""
        if taken.path is not None and original:
            path = os.path.realpath(taken.path)
            if self._sources().get(path) != original:
                self._sources()[path] = original
                self._to_record.append(Source(original, path))

    def record(self) -> None:
        """Write down which files the originals came from."""
        record_sources(self._library.archive, self._to_record)
        self._to_record.clear()

    def _sources(self) -> dict[str, str]:
        if self._original_from is None:
            recorded = read_sources(self._library.archive)
            self._original_from = {one.path: one.original for one in recorded if one.path}
        return self._original_from


def _facts(post: Post) -> _Facts:
    publishers: tuple[Post | Witness, ...] = (post, *witnesses_of(post))
    return _Facts(
        frozenset(one.source.casefold() for one in publishers if one.source),
        frozenset(link_key(one.url) for one in publishers if one.url),
        " ".join(_WORD.findall(post.title.casefold())),
        post.published,
        tuple(_FIGURE.findall(post.body)),
    )


def _elsewhere(one: _Facts, other: _Facts) -> bool:
    """Tell whether they were published by others, or under other links."""
    pairs = ((one.sources, other.sources), (one.links, other.links))
    return any(known and new and known.isdisjoint(new) for known, new in pairs)


def _differ(one: _Facts, other: _Facts) -> bool:
    if one.figures != other.figures or _elsewhere(one, other):
        return True
    return bool(one.published and other.published) and one.title != other.title


def _alike(old: Post, new: Post) -> bool:
    texts = [post.body[:_COMPARED] for post in (old, new)]
    if old.title == new.title:
        words, others = (set(_WORD.findall(text.casefold())) for text in texts)
        return len(words & others) >= _SHARED * min(len(words), len(others))
    from rapidfuzz import fuzz

    return fuzz.ratio(*texts, score_cutoff=_ALIKE) > 0
