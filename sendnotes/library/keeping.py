"""Keeping the archive in order: remove, restore, check, reindex."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sendnotes.archive.newsmarks import NEWS, read_marks
from sendnotes.archive.postfile import parse_post
from sendnotes.archive.searches import SEARCHES, read_searches
from sendnotes.archive.sources import read_sources
from sendnotes.archive.store import RECORD
from sendnotes.archive.writes import (
    find_in_trash,
    locked,
    place_of,
    put_in_trash,
    take_from_trash,
    tidy,
    trash_stamp,
    trashed,
)
from sendnotes.errors import UnreadableInput, UnusableArchive
from sendnotes.library.opened import as_indexed
from sendnotes.mapping import witnesses_of
from sendnotes.model import CheckResult, Problem

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from sendnotes.archive.store import Archive
    from sendnotes.index import SyncResult
    from sendnotes.library.opened import Library
    from sendnotes.model import Post, PostFile


@dataclass(frozen=True, slots=True)
class Moved:
    """A post that was moved, and where to."""

    id: str
    target: Path


def remove(library: Library, wanted: list[str], *, now: datetime.datetime) -> tuple[Moved, ...]:
    """Move posts to the trash; their originals stay. All ids must fit before any is moved."""
    archive = library.archive
    files = list(dict.fromkeys(archive.find(one) for one in wanted))
    with locked(archive):
        stamp = trash_stamp(archive, now)
        moved = tuple(Moved(file.id, put_in_trash(archive, file, stamp=stamp)) for file in files)
    library.refresh()
    return moved


def restore(library: Library, wanted: list[str], *, now: datetime.datetime) -> tuple[Path, ...]:
    """Move posts back from the trash; return where they are now.

    The place of one that others were merged into is taken by what was made of them: that goes to
    the trash, and all that it was made of come back.
    """
    archive = library.archive
    restored: list[Path] = []
    with locked(archive):
        for one in wanted:
            if any(path.stem == one for path in restored):
                continue
            source = find_in_trash(archive, one)
            together = [source]
            if merged := _made_of(archive, source):
                together += [path for path in _beside(archive, source) if path != source]
                put_in_trash(archive, merged, stamp=trash_stamp(archive, now))
            restored += [take_from_trash(archive, path) for path in together]
    library.refresh()
    return tuple(restored)


def still_in(library: Library, paths: Sequence[Path]) -> dict[str, str]:
    """Return which posts that were brought back are still part of a merged one, and its id."""
    ids = {path.stem for path in paths}
    return {
        str(one.id): post.id
        for post in library.index.posts()
        for one in witnesses_of(post)
        if one.id in ids and one.id != post.id
    }


def _made_of(archive: Archive, source: Path) -> PostFile | None:
    """Return the post in the place of one in the trash, if it was merged from it."""
    place = place_of(archive, source)
    file = next((file for file in archive.files() if archive.path(file) == place), None)
    if file is None:
        return None
    post, _ = archive.load(file)
    return file if any(one.id == source.stem for one in witnesses_of(post)) else None


def _beside(archive: Archive, source: Path) -> list[Path]:
    """Return the posts that went to the trash with one, those whose places are free."""
    stamp = archive.trash / source.relative_to(archive.trash).parts[0]
    return [path for path in sorted(stamp.rglob("*.md")) if not place_of(archive, path).exists()]


def trash(library: Library) -> tuple[Path, ...]:
    """List what is in the trash, the latest removed first."""
    return trashed(library.archive)


def reindex(library: Library) -> SyncResult:
    """Build the index anew."""
    return library.refresh(rebuild=True)


def check(library: Library, *, fix: bool = False) -> CheckResult:
    """Look at every post, original and index entry; with `fix`, rebuild the index.

    What a killed command left behind is cleared up, and the index brought up to date, without
    asking: the next command would do it.
    """
    archive = library.archive
    leftovers = tidy(archive)
    files = archive.files()
    posts: dict[PostFile, Post] = {}
    problems: list[Problem] = []
    for file in files:
        try:
            posts[file], messages = archive.load(file)
        except UnreadableInput as error:
            messages = (error.reason,)
        problems += [Problem(f"posts/{file.name}", message) for message in messages]
    whole = not problems
    problems += _twins(files)
    problems += _dead_links(archive)
    problems += _records(archive)
    problems += _originals(library, posts)
    said = {file: as_indexed(post) for file, post in posts.items()}
    behind = library.index.check(files, said)
    synced = library.refresh(rebuild=fix)
    unread = {file.name for file in files if file not in posts}
    problems += [
        problem
        for problem in library.index.check(files, said)
        if problem.path.removeprefix("posts/") not in unread
    ]
    # Of a post that cannot be read nobody knows which original is its own.
    notes = [*_orphans(library, posts)] if whole else []
    if synced.stale and fix:
        problems.append(Problem(library.archive.index.name, synced.stale))
    elif synced.stale:
        notes.append(synced.stale)
    if library.elsewhere:
        notes.append(library.elsewhere)
    return CheckResult(
        archive=str(archive.root),
        posts=len(files),
        originals=sum(1 for _ in _kept_originals(library)),
        problems=tuple(problems),
        fixed=tuple(_fixed(synced, behind=len(behind), leftovers=leftovers, rebuilt=fix)),
        notes=tuple(notes),
    )


def _fixed(synced: SyncResult, *, behind: int, leftovers: int, rebuilt: bool) -> Iterator[str]:
    if leftovers:
        yield "cleared up after a command that was killed"
    if synced.stale:
        return
    if rebuilt:
        yield "rebuilt the index"
    elif behind:
        yield "brought the index up to date"


def _twins(files: tuple[PostFile, ...]) -> Iterator[Problem]:
    by_id = defaultdict(list)
    for file in files:
        by_id[file.id.casefold()].append(file)
    for same in by_id.values():
        for file in same[1:]:
            yield Problem(f"posts/{file.name}", f"has the same id as posts/{same[0].name}")


def _dead_links(archive: Archive) -> Iterator[Problem]:
    for parent, _, names in os.walk(archive.posts):
        for name in names:
            path = Path(parent, name)
            if name.endswith(".md") and path.is_symlink() and not path.exists():
                yield Problem(
                    str(path.relative_to(archive.root)), "it is a link that leads nowhere"
                )


def _records(archive: Archive) -> Iterator[Problem]:
    for name, read in ((SEARCHES, read_searches), (NEWS, read_marks)):
        try:
            read(archive)
        except UnusableArchive as error:
            yield Problem(name, error.sentence)


def _originals(library: Library, posts: dict[PostFile, Post]) -> Iterator[Problem]:
    for file, post in posts.items():
        if not post.original:
            continue
        path = library.archive.original_path(post.original)
        try:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
        except FileNotFoundError:
            yield Problem(f"posts/{file.name}", f"its original {post.original} is missing")
            continue
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            told = f"its original {post.original} cannot be read: {reason}"
            yield Problem(f"posts/{file.name}", told)
            continue
        if digest != path.stem:
            yield Problem(f"originals/{path.parent.name}/{path.name}", "was changed since added")


def _orphans(library: Library, posts: dict[PostFile, Post]) -> Iterator[str]:
    """Tell of originals without a post: it was deleted by hand, or `add` was killed before it."""
    used = {post.original for post in posts.values()}
    used |= {post.original for post in _trashed_posts(library) if post.original}
    witnesses = (one for post in posts.values() for one in witnesses_of(post))
    used |= {one.original for one in witnesses if one.original}
    used |= {one.replaces for one in read_sources(library.archive) if one.replaces}
    for path in _kept_originals(library):
        if path.name not in used:
            name = f"originals/{path.parent.name}/{path.name}"
            yield f"{name} is kept, but has no post: add it again, or delete it"


def _kept_originals(library: Library) -> Iterator[Path]:
    for path in sorted(library.archive.originals.glob("??/*")):
        if not path.name.endswith(RECORD) and not path.name.startswith("."):
            yield path


def _trashed_posts(library: Library) -> Iterator[Post]:
    for path in trashed(library.archive):
        post, _ = parse_post(path.read_text(encoding="utf-8", errors="replace"), path.stem)
        yield post
