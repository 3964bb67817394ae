"""Bringing the index up to date with the posts' files."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING, NamedTuple

from sendnotes.errors import UnusableArchive
from sendnotes.index.manifest import FORMAT, Manifest, read_manifest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sendnotes.model import Post, PostFile, PostFiles, Problem, Taxonomy

    Load = Callable[[PostFile], Post]
    Progress = Callable[[int, int], None]

# How long a file's time stamp may stay the same while its content changes: file systems that count
# in seconds show whole ones (FAT counts in twos), others tick with the kernel's timer.
_SECOND = 1_000_000_000
_COARSE_TICK = 2 * _SECOND
_FINE_TICK = _SECOND // 10
_FIRST_BUILD_WAIT = 30.0
_WAIT = 0.3


class SyncResult(NamedTuple):
    """What a sync did; `stale` says in a sentence why the index could not be updated."""

    added: int = 0
    changed: int = 0
    deleted: int = 0
    problems: tuple[Problem, ...] = ()
    stale: str | None = None
    rebuilt: bool = False


class Difference(NamedTuple):
    """What the files and the manifest do not share; `young` may have changed unseen."""

    added: list[PostFile]
    changed: list[PostFile]
    deleted: list[int]
    young: list[PostFile]

    @property
    def size(self) -> int:
        """How many posts are to be looked at."""
        return len(self.added) + len(self.changed) + len(self.deleted) + len(self.young)


def compare(files: PostFiles, manifest: Manifest | None) -> Difference:
    """Compare the files with what the index recorded of them; each part in the names' order."""
    difference = Difference([], [], [], [])
    if manifest is None:
        difference.added.extend(sorted(files))
        return difference
    if not manifest.young and manifest.has(files):
        return difference  # as most often, and in a large archive a tenth of the time
    recorded = manifest.seen
    young = frozenset(manifest.young)
    for file in sorted(files):
        stamp = recorded.get(file.name)
        if stamp is None:
            difference.added.append(file)
        elif stamp != (file.size, file.mtime_ns):
            difference.changed.append(file)
        elif file.name in young:
            difference.young.append(file)
    gone = recorded.keys() - set(files.names)
    difference.deleted.extend(sorted(manifest.by_name[name] for name in gone))
    return difference


def is_young(mtime_ns: int, now_ns: int) -> bool:
    """Tell whether a file could change after `now` and keep its time stamp.

    One that is dated far ahead was given its date, and a later write would give it another.
    """
    if mtime_ns <= 0:  # a share that keeps no time stamps
        return True
    tick = _FINE_TICK if mtime_ns % _SECOND else _COARSE_TICK
    return now_ns - tick < mtime_ns < now_ns + tick


def _remove_obstacles(directory: Path) -> None:
    """Remove folders and links from an index, which has none, so that its files can be written."""
    with contextlib.suppress(OSError):  # what cannot be removed will show when it is in the way
        for path in list(directory.iterdir()):
            if path.is_symlink():
                path.unlink()
            elif path.is_dir():
                from shutil import rmtree

                rmtree(path)


def is_usable(directory: Path, manifest: Manifest | None) -> bool:
    """Tell whether an index can be read: of our format, and as it was when recorded."""
    return manifest is not None and manifest.format == FORMAT and manifest.fits(directory)


def read_fresh(directory: Path, taxonomy_version: str) -> Manifest | None:
    """Return what an index recorded that can be used as it is, unless the files changed."""
    manifest = read_manifest(directory)
    if manifest is not None and is_usable(directory, manifest):
        return manifest if manifest.taxonomy == taxonomy_version else None
    return None


def sync(
    directory: Path,
    files: PostFiles,
    load: Load,
    *,
    taxonomy_version: str,
    load_taxonomy: Callable[[], Taxonomy],
    progress: Progress | None = None,
    rebuild: bool = False,
    patient: bool = False,
    jobs: int | None = None,
) -> tuple[SyncResult, Manifest | None]:
    """Index what changed, remove what is gone, and rebuild what cannot be used.

    With the result comes what the index recorded, if nothing was to be done: to be read once only.
    Many posts are read in `jobs` processes (processes.py), for which `load` must be picklable.
    Raise UnusableArchive if there is no index and none can be written.
    """
    now = time.time_ns()
    manifest = read_manifest(directory)
    usable = is_usable(directory, manifest)
    fresh = usable and manifest is not None and manifest.taxonomy == taxonomy_version
    if fresh and not rebuild and not compare(files, manifest).size:
        return SyncResult(), manifest
    # Most commands find nothing to do, and need not load what writes.
    from sendnotes.index.lock import IndexLock
    from sendnotes.index.writing import write

    if not usable:
        _remove_obstacles(directory)
    try:
        wait = _WAIT if usable and not patient else _FIRST_BUILD_WAIT
        with IndexLock(directory, wait=wait) as lock:
            if lock.held:
                written = write(
                    directory,
                    files,
                    load,
                    taxonomy_version=taxonomy_version,
                    load_taxonomy=load_taxonomy,
                    progress=progress,
                    rebuild=rebuild,
                    now=now,
                    jobs=jobs,
                )
                return written, None
        reason = "another sendnotes is updating it"
    except OSError as error:
        reason = f"{error.strerror or error}: {directory}"
    if not is_usable(directory, read_manifest(directory)):
        raise UnusableArchive(f"The index cannot be built: {reason}.")
    stale = f"The index could not be updated ({reason}); this is as it was before."
    return SyncResult(stale=stale), None
