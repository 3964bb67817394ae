"""Exporting an archive, or the posts that a query and filters choose."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING

from sendnotes.archive import bundle
from sendnotes.archive.postfile import parse_post
from sendnotes.archive.readings import record_name
from sendnotes.library.dates import dated
from sendnotes.library.finding import sync_notes
from sendnotes.library.saved import expand
from sendnotes.mapping import witnesses_of
from sendnotes.model import Filters, Question

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator, Sequence

    from sendnotes.library.opened import Library
    from sendnotes.model import Post


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to be exported: as files, or as posts that were read; `posts` counts them."""

    members: tuple[bundle.Member, ...]
    posts: int
    read: tuple[Post, ...] = ()
    selected: bool = False
    """Whether a query or filters chose them."""
    notes: tuple[str, ...] = ()

    def write_zip(self, target: IO[bytes]) -> None:
        """Write the files as a zip."""
        bundle.write_zip(self.members, target)

    def json(self, plain: Callable[[Post], dict[str, object]]) -> Iterator[str]:
        """Yield the parts of a JSON document; `plain` tells a post as JSON does."""
        return bundle.json_document(self.members, _describe(plain))

    def json_lines(self, plain: Callable[[Post], dict[str, object]]) -> Iterator[str]:
        """Yield JSON Lines, a header first."""
        return bundle.json_lines(self.members, _describe(plain))


def choose(
    library: Library,
    query: str,
    filters: Filters,
    *,
    whole: bool,
    today: datetime.date | None = None,
) -> Chosen:
    """Return what to export: the posts that answer the query and pass the filters.

    With neither, that is the whole archive: posts, originals with how they were read, trash and
    settings. Unless `whole` is asked for, the posts alone are read, oldest first.
    """
    selected = bool(query.strip()) or filters != Filters()
    if whole and not selected:
        library.archive.settings_text()  # says so if there is no archive
        members, notes = bundle.members(library.archive)
        posts = sum(1 for member in members if _is_post(member.path))
        return Chosen(members, posts, notes=notes)
    asked = expand(library, Question(query, filters))
    found, notes = _matching(library, asked, today)
    if not whole:
        return Chosen((), len(found), found, selected=selected, notes=notes)
    members, left_out = bundle.members(library.archive)
    kept = _needed(members, {post.id: post for post in found})
    return Chosen(kept, len(found), selected=selected, notes=(*left_out, *notes))


def _needed(members: Sequence[bundle.Member], wanted: dict[str, Post]) -> tuple[bundle.Member, ...]:
    """Return the files of the wanted posts, and the originals that they were made of."""
    names = {
        name
        for post in wanted.values()
        for name in (post.original, *(one.original for one in witnesses_of(post)))
        if name
    }
    names |= {record_name(name) for name in names}
    return tuple(
        member
        for member in members
        if (_is_post(member.path) and PurePosixPath(member.path).stem in wanted)
        or (member.path.startswith("originals/") and PurePosixPath(member.path).name in names)
    )


def _matching(
    library: Library, asked: Question, today: datetime.date | None
) -> tuple[tuple[Post, ...], tuple[str, ...]]:
    synced = library.refresh()
    posts = library.index.posts(dated(asked.filters, today))
    notes = sync_notes(synced)
    if asked.query.strip():
        found = library.index.answers(asked.query, asked.filters, today)
        posts = tuple(post for post in posts if post.id in found.ids)
        notes = (*notes, *found.notes)
    return posts, notes


def _describe(plain: Callable[[Post], dict[str, object]]) -> bundle.Describe:
    def describe(path: str, data: bytes) -> dict[str, object] | None:
        if not _is_post(path):
            return None
        text = data.decode("utf-8-sig", errors="replace")
        post, _ = parse_post(text, PurePosixPath(path).stem)
        return {"post": plain(post)}

    return describe


def _is_post(path: str) -> bool:
    return path.startswith("posts/") and path.endswith(".md")
