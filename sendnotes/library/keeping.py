"""Keeping the archive in order: edit, remove, restore, check, reindex."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sendnotes.archive.postfile import parse_post
from sendnotes.archive.sources import read_sources
from sendnotes.archive.writes import (
    locked,
    put_in_trash,
    replace_text,
    take_from_trash,
    trashed,
)
from sendnotes.errors import SendnotesError
from sendnotes.model import CheckResult, Problem

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sendnotes.index import SyncResult
    from sendnotes.library.opened import Library
    from sendnotes.model import Post, PostFile


class BrokenEdit(SendnotesError):
    """An edited text whose front matter cannot be used; the archive keeps the former one."""

    def __init__(self, post_id: str, problem: str, text: str) -> None:
        super().__init__(f"{post_id} is unchanged: {problem}.")
        self.text = text


@dataclass(frozen=True, slots=True)
class Moved:
    """A post that was moved, from and to where."""

    id: str
    source: Path
    target: Path


def edit(library: Library, wanted: str, change: Callable[[str], str]) -> tuple[str, bool]:
    """Let `change` rewrite a post's text; return its id and whether it changed.

    Raises BrokenEdit, with the text, if its front matter can no longer be read.
    """
    archive = library.archive
    file = archive.find(wanted)
    old = archive.text(file)
    new = change(old)
    if new == old:
        return file.id, False
    _, problems = parse_post(new, file.id)
    if problems:
        raise BrokenEdit(file.id, problems[0], new)
    with locked(archive):
        replace_text(archive, file, old=old, new=new)
    library.refresh()
    return file.id, True


def remove(library: Library, wanted: list[str], *, now: datetime.datetime) -> tuple[Moved, ...]:
    """Move posts to the trash; their originals stay. All ids must fit before any is moved."""
    archive = library.archive
    files = list(dict.fromkeys(archive.find(one) for one in wanted))
    stamp = now.strftime("%Y%m%dT%H%M%S%f")
    with locked(archive):
        moved = tuple(
            Moved(file.id, archive.path(file), put_in_trash(archive, file, stamp=stamp))
            for file in files
        )
    library.refresh()
    return moved


def restore(library: Library, wanted: list[str]) -> tuple[Path, ...]:
    """Move posts back from the trash; return where they are now."""
    with locked(library.archive):
        paths = tuple(take_from_trash(library.archive, one) for one in wanted)
    library.refresh()
    return paths


def trash(library: Library) -> tuple[Path, ...]:
    """List what is in the trash, the latest removed first."""
    return trashed(library.archive)


def reindex(library: Library) -> SyncResult:
    """Build the index anew."""
    return library.refresh(rebuild=True)


def check(library: Library, *, fix: bool = False) -> CheckResult:
    """Look at every post, original and index entry; with `fix`, rebuild the index."""
    archive = library.archive
    files = archive.files()
    posts = {file: archive.load(file) for file in files}
    problems = [
        Problem(f"posts/{file.name}", message)
        for file, (_, messages) in posts.items()
        for message in messages
    ]
    problems += _twins(files)
    problems += _originals(library, {file: post for file, (post, _) in posts.items()})
    fixed: tuple[str, ...] = ()
    in_index = library.index.check(files)
    if fix:
        synced = library.refresh(rebuild=True)
        fixed = ("rebuilt the index",) if not synced.stale else ()
        in_index = library.index.check(files)
    originals = sum(1 for _ in _kept_originals(library))
    return CheckResult(
        archive=str(archive.root),
        posts=len(files),
        originals=originals,
        problems=(*problems, *in_index),
        fixed=fixed,
    )


def _twins(files: tuple[PostFile, ...]) -> Iterator[Problem]:
    by_id = defaultdict(list)
    for file in files:
        by_id[file.id.casefold()].append(file)
    for same in by_id.values():
        for file in same[1:]:
            yield Problem(f"posts/{file.name}", f"has the same id as posts/{same[0].name}")


def _originals(library: Library, posts: dict[PostFile, Post]) -> Iterator[Problem]:
    used = set()
    for file, post in posts.items():
        if not post.original:
            continue
        used.add(post.original)
        path = library.archive.original_path(post.original)
        try:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:
            yield Problem(f"posts/{file.name}", f"its original {post.original} is missing")
            continue
        if digest != path.stem:
            yield Problem(f"originals/{path.parent.name}/{path.name}", "was changed since added")
    used |= {post.original for post in _trashed_posts(library) if post.original}
    used |= {one.replaces for one in read_sources(library.archive) if one.replaces}
    for path in _kept_originals(library):
        if path.name not in used:
            name = f"originals/{path.parent.name}/{path.name}"
            yield Problem(name, "belongs to no post; add it again or delete it")


def _kept_originals(library: Library) -> Iterator[Path]:
    for path in sorted(library.archive.originals.glob("??/*")):
        if not path.name.endswith(".reading.json") and not path.name.startswith("."):
            yield path


def _trashed_posts(library: Library) -> Iterator[Post]:
    for path in trashed(library.archive):
        post, _ = parse_post(path.read_text(encoding="utf-8", errors="replace"), path.stem)
        yield post
