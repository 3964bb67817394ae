"""What the archive has: whether an input is there already, or a newer state of what is."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from sendnotes.archive.sources import Source, read_sources, record_sources
from sendnotes.index.links import link_key

if TYPE_CHECKING:
    from pathlib import Path

    from sendnotes.library.opened import Library
    from sendnotes.library.understanding import Taken
    from sendnotes.model import Post

# Of two texts, how alike in percent: states of one text score 80 and more, two texts of one
# writer on one matter 40 to 55.
_ALIKE = 70.0
_COMPARED = 20_000
# Of the words of the shorter text, how many the other has: nearly all where one grew out of the
# other, 0.3 for two texts on our subject (the median of 4,000 pairs of real ones).
_SHARED = 0.5
_WORD = re.compile(r"\w{4,}")


class Known:
    """What the archive has, and what this run has added to it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._index = library.index if library.archive.marker.exists() else None
        if self._index:
            library.refresh(patient=True)  # what another process has just added must be known
        self.ids = {file.id.casefold() for file in library.archive.files()}
        self._added: dict[str, Post] = {}
        self._done: set[str] = set()
        self._original_from: dict[str, str] | None = None
        self._to_record: list[Source] = []

    def same(self, original: str, fingerprint: str | None = None) -> Post | None:
        """Return the post with these bytes or these words."""
        if post := self._added.get(original) or self._added.get(fingerprint or ""):
            return post
        if self._index is None:
            return None
        return self._index.one_with("original", original) or (
            self._index.one_with("fingerprint", fingerprint) if fingerprint else None
        )

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
            found = of_file if of_file and _alike(of_file, post) else None
        return found if found and found.id not in self._done else None

    def of_file(self, path: Path) -> Post | None:
        """Return the post that was made of what the file had in it when it was added last."""
        original = self._sources().get(os.path.realpath(path))
        return self._index.one_with("original", original) if self._index and original else None

    def remember(self, taken: Taken, post: Post, kept: Post) -> None:
        """Note that an input is in the archive as `post`, of which `kept` stays in memory."""
        self.ids.add(post.id.casefold())
        self._done.add(post.id)
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


def _alike(old: Post, new: Post) -> bool:
    texts = [post.body[:_COMPARED] for post in (old, new)]
    if old.title == new.title:
        words, others = (set(_WORD.findall(text.casefold())) for text in texts)
        return len(words & others) >= _SHARED * min(len(words), len(others))
    from rapidfuzz import fuzz

    return fuzz.ratio(*texts, score_cutoff=_ALIKE) > 0
