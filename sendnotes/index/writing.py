"""Writing the index: one writer and one commit a sync, then the manifest."""

from __future__ import annotations

import contextlib
from functools import partial
from typing import TYPE_CHECKING, Any

from whoosh.codec.whoosh3 import W3Codec
from whoosh.writing import CLEAR

from sendnotes.index import families
from sendnotes.index.bands import Bands
from sendnotes.index.gathering import Gathered
from sendnotes.index.manifest import (
    FAMILIES,
    UNFINISHED,
    Row,
    read_manifest,
    write_json,
    write_manifest,
)
from sendnotes.index.postings import StoredPosts
from sendnotes.index.preparing import prepare
from sendnotes.index.segments import Damaged
from sendnotes.index.storage import WHOOSH_DAMAGE, Committed, open_index, read_committed
from sendnotes.index.sync import SyncResult, compare, is_usable, is_young
from sendnotes.index.witnesses import facts_of, regroup
from sendnotes.model import Problem
from sendnotes.processes import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sendnotes.index.manifest import Manifest
    from sendnotes.index.preparing import Content, Prepared
    from sendnotes.index.sync import Load, Progress
    from sendnotes.index.witnesses import Facts
    from sendnotes.model import PostFile, PostFiles, Taxonomy

_CACHE_TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# The search index of a sendnotes archive. It can be deleted: it is rebuilt from the posts.\n"
)
# Deleted documents cost a little in every search; above this many they are worth a rewrite.
_HOLES = 200
# How many postings are read at a time: all that a search asks for are read whole.
_BLOCK = 4096


def write(
    directory: Path,
    files: PostFiles,
    load: Load,
    *,
    taxonomy_version: str,
    load_taxonomy: Callable[[], Taxonomy],
    progress: Progress | None,
    rebuild: bool,
    now: int,
    jobs: int | None,
) -> SyncResult:
    """Bring the index up to date; the caller holds the lock."""
    for unfinished in directory.glob(UNFINISHED):  # by a process that was killed
        unfinished.unlink(missing_ok=True)
    manifest = read_manifest(directory)
    usable = manifest if is_usable(directory, manifest) else None
    old = usable if usable and usable.taxonomy == taxonomy_version and not rebuild else None
    if old is None:
        _write_marks(directory)
        write_json(directory / FAMILIES, families.prepare(load_taxonomy()))
    difference = compare(files, old)
    update = _Update(directory, old, keep=usable is not None)
    try:
        for number in difference.deleted:
            update.remove(number)
        wanted = [*difference.added, *difference.changed, *difference.young]
        known = [(file, update.digest(file)) for file in wanted]
        names = update.families()
        work = partial(prepare, load=load, acronyms=names.acronyms, following=names.following)
        with contextlib.closing(in_order(work, known, jobs=jobs)) as all_prepared:
            for done, (file, prepared) in enumerate(zip(wanted, all_prepared, strict=True), 1):
                update.take(file, prepared)
                if progress:
                    progress(done, len(wanted))
        update.finish(files, taxonomy_version, now)
    except WHOOSH_DAMAGE as error:
        raise Damaged(str(error)) from error
    finally:
        update.close()
    return SyncResult(
        added=len(update.added),
        changed=len(update.changed),
        deleted=len(difference.deleted),
        problems=tuple(update.problems),
        rebuilt=old is None and manifest is not None,
    )


class _Update:
    """One pass over what changed; opens Whoosh's writer only if a post really did."""

    def __init__(self, directory: Path, old: Manifest | None, *, keep: bool) -> None:
        self.directory = directory
        self.old = old
        self.added: list[str] = []
        self.changed: list[str] = []
        self.problems: list[Problem] = []
        self._keep = keep
        self._rows: dict[int, Row] = {}
        self._bands: dict[int, Sequence[int]] = {}
        self._facts: dict[int, Facts] = {}
        self._gone: set[int] = set()
        self._touched = False
        self._writer: Any = None
        if old:
            self._rows = {old.serials[n]: old.row(n) for n in old.live}
        self._next = 1 + max(self._rows, default=0)

    def remove(self, number: int) -> None:
        """Take a post out of the index."""
        assert self.old is not None
        self._gone.add(number)
        del self._rows[self.old.serials[number]]

    def digest(self, file: PostFile) -> str | None:
        """Return the digest of what the index has of a post."""
        number = self.old.by_name.get(file.name) if self.old else None
        return self.old.digests[number] if self.old and number is not None else None

    def families(self) -> families.Families:
        """Return the families of the index."""
        return families.read_families((self.directory / FAMILIES).read_bytes())

    def take(self, file: PostFile, prepared: Prepared) -> None:
        """Index a post that was made ready, unless it says what it said before."""
        number = self.old.by_name.get(file.name) if self.old else None
        if prepared.problem is not None:
            self.problems.append(Problem(f"posts/{file.name}", prepared.problem))
            if number is not None:
                self.remove(number)
            return
        if number is not None and self.old is not None:
            if prepared.content is None:
                serial = self.old.serials[number]
                row = self.old.row(number)
                fresh = row._replace(size=file.size, mtime_ns=file.mtime_ns)
                self._touched = self._touched or row != fresh
                self._rows[serial] = fresh
                return
            self.remove(number)
            self.changed.append(file.name)
        else:
            self.added.append(file.name)
        assert prepared.content is not None
        self._add(file, prepared.digest, prepared.content)

    def _add(self, file: PostFile, digest: str, content: Content) -> None:
        serial, self._next = self._next, self._next + 1
        writer = self.writer
        # The words go past Whoosh's own adding, which is slower a posting than all else.
        for field, postings in content.terms.items():
            writer.pool.take(field, writer.docnum, postings)
        writer.add_document(post=content.packed, serial=serial, **content.values)
        self._bands[serial], self._facts[serial] = content.bands, content.facts
        self._rows[serial] = Row(
            file.name,
            content.id,
            file.size,
            file.mtime_ns,
            digest,
            content.dates,
            content.length,
            content.speeches,
            serial,
        )

    @property
    def writer(self) -> Any:
        """Whoosh's writer."""
        self._open_writer()
        return self._writer

    def _open_writer(self) -> None:
        if self._writer is None:
            # One file a kind of data: out of a compound file Whoosh reads whole parts into memory.
            self._writer = open_index(self.directory, keep=self._keep).writer(
                compound=False,
                codec=W3Codec(blocklimit=_BLOCK),
                _lk=False,  # the caller has our own lock, also where files cannot be locked
            )
            self._writer.pool = Gathered(self.directory)

    def finish(self, files: PostFiles, taxonomy_version: str, now: int) -> None:
        """Commit, and record what the index now holds."""
        if self.old is None or self._gone:
            self._open_writer()  # even an index of nothing is written
        for number in self._gone:
            self.writer.delete_document(number)
        young = [file.name for file in files if is_young(file.mtime_ns, now)]
        if self._writer is None:
            assert self.old is not None
            if self._touched or sorted(young) != sorted(self.old.young):
                now_there = Committed(self.old.generation, self.old.segments, self.old.serials)
                self._record(now_there, files, taxonomy_version, young, self.old.groups)
            return
        live = len(self._rows)
        if self.old is None:
            self._writer.commit(mergetype=CLEAR)
        else:
            holes = len(self.old.serials) - live + len(self.added) + len(self.changed)
            self._writer.commit(optimize=holes > max(_HOLES, live // 4))
        self._writer = None
        committed = read_committed(self.directory)
        self._record(committed, files, taxonomy_version, young, self._groups(committed))

    def _groups(self, committed: Committed) -> list[list[int]]:
        """Return the posts with one text, by document, and write what tells that of the next."""
        number_of = {serial: number for number, serial in enumerate(committed.serials)}
        old = self.old
        bands = Bands.read(self.directory) if old else Bands.none()
        bands.take(self._bands, self._rows)
        bands.write(self.directory)
        before = [tuple(old.serials[n] for n in group) for group in old.groups] if old else []
        with contextlib.closing(StoredPosts(self.directory, committed.segments)) as stored:

            def facts(serial: int) -> Facts:
                if serial not in self._facts:
                    self._facts[serial] = facts_of(stored.post(number_of[serial]))
                return self._facts[serial]

            def text(serial: int) -> str:
                return stored.post(number_of[serial]).body

            groups = regroup(before, bands, self._bands, self._rows, facts, text)
        return [[number_of[serial] for serial in group] for group in groups]

    def _record(
        self,
        committed: Committed,
        files: PostFiles,
        taxonomy_version: str,
        young: list[str],
        groups: Sequence[Sequence[int]],
    ) -> None:
        write_manifest(
            self.directory,
            files,
            [self._rows.get(serial, Row()) for serial in committed.serials],
            taxonomy=taxonomy_version,
            generation=committed.generation,
            segments=committed.segments,
            young=young,
            groups=groups,
        )

    def close(self) -> None:
        """Give up what was not committed."""
        if self._writer is not None and not self._writer.is_closed:
            self._writer.cancel()


def _write_marks(directory: Path) -> None:
    (directory / "CACHEDIR.TAG").write_text(_CACHE_TAG, "utf-8")
    (directory / ".gitignore").write_text("*\n", "utf-8")
