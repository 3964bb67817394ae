"""An archive together with its index, brought up to date when it is first read."""

from __future__ import annotations

import os
import zlib
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sendnotes.errors import SendnotesError
from sendnotes.index import Index, SyncResult

if TYPE_CHECKING:
    from collections.abc import Callable

    from sendnotes.archive import Archive
    from sendnotes.model import Post, PostFile, Taxonomy

    Progress = Callable[[str, int, int], None]
    """Called with what is being done, how many are done, and how many there are."""

_T = TypeVar("_T")
_TOPICS_FILE = Path(__file__).parent.parent / "data" / "topics.toml"


class Library:
    """What the use cases work on. Constructing it touches nothing."""

    def __init__(
        self, archive: Archive, *, progress: Progress | None = None, jobs: int | None = None
    ) -> None:
        self.archive = archive
        self.progress = progress
        self.jobs = jobs
        """How many processes to use; None is one for each core, where there is much to do."""

    @cached_property
    def taxonomy(self) -> Taxonomy:
        """The built-in topics with the archive's own."""
        from sendnotes.extract.topics import extend, load_taxonomy

        own = self.archive.settings().topics if self.archive.marker.exists() else ()
        return extend(load_taxonomy(), own)

    @cached_property
    def index(self) -> Index:
        """The index beside the posts, or in the user's cache folder if that is read-only."""
        # The files' checksum stands for the taxonomy: reading TOML would slow down each search.
        texts = _TOPICS_FILE.read_bytes() + self.archive.settings_text().encode()
        return Index(
            _index_folder(self.archive),
            taxonomy_version=f"{zlib.crc32(texts):08x}",
            load_taxonomy=lambda: self.taxonomy,
        )

    @property
    def elsewhere(self) -> str | None:
        """Where the index is, in a sentence, if that is not in the archive."""
        folder = _index_folder(self.archive)
        if folder == self.archive.index:
            return None
        return f"Its index is kept in {folder}, for {self.archive.root} cannot be written."

    def ask(self, question: Callable[[Index], _T]) -> tuple[_T, SyncResult]:
        """Return what the index, up to date, answers to a question, and what that changed in it.

        In a large archive it is asked while the files are looked at, and asked again if a file
        changed, which is rare.
        """
        archive = self.archive
        if nothing_changed := self.index.open_meanwhile(archive.names, archive.unchanged):
            try:
                answer = question(self.index)
            except SendnotesError:  # it may be right to ask that of the files as they are now
                nothing_changed()
            else:
                if nothing_changed():
                    return answer, SyncResult()
        synced = self.refresh()
        return question(self.index), synced

    def refresh(self, *, rebuild: bool = False, patient: bool = False) -> SyncResult:
        """Bring the index up to date with the posts' files.

        When another process is at it, only the `patient` wait for more than a moment.
        """
        progress = self.progress

        def indexing(done: int, total: int) -> None:
            if progress:
                progress("Indexing", done, total)

        return self.index.sync(
            self.archive.listing(),
            partial(load_post, self.archive),
            progress=indexing,
            rebuild=rebuild,
            patient=patient,
            jobs=self.jobs,
        )


def load_post(archive: Archive, file: PostFile) -> Post:
    """Read a post's file as it is indexed; other processes do, too."""
    post, _ = archive.load(file)
    return as_indexed(post)


def as_indexed(post: Post) -> Post:
    """Return a post with its fingerprint, which one that was written by hand has not."""
    from sendnotes.archive.fingerprint import fingerprint

    return replace(post, fingerprint=post.fingerprint or fingerprint(post.body, post.title))


def _index_folder(archive: Archive) -> Path:
    folder = archive.index if archive.index.is_dir() else archive.root
    if os.access(folder, os.W_OK):
        return archive.index
    from platformdirs import user_cache_path

    name = f"{archive.root.name}-{zlib.crc32(str(archive.root).encode()):08x}"
    return user_cache_path("sendnotes", appauthor=False) / name
