"""Showing one post: as read, as written, as given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sendnotes.errors import ExitCode, SendnotesError, UnusableArchive
from sendnotes.model import ShowResult

if TYPE_CHECKING:
    from sendnotes.library.opened import Library


class NoOriginal(SendnotesError):
    """A post that was written by hand has no original."""

    exit_code = ExitCode.NOTHING_FOUND

    def __init__(self, post_id: str) -> None:
        super().__init__(f"{post_id} was written in the archive, not added: it has no original.")


def show(library: Library, wanted: str, *, explain: bool = False) -> ShowResult:
    """Return a post, with `explain` also how it was read. The notes say what is wrong with it."""
    archive = library.archive
    file = archive.find(wanted)
    post, problems = archive.load(file)
    return ShowResult(
        post=post,
        path=str(archive.path(file)),
        reading=archive.reading(post) if explain else None,
        notes=problems,
    )


def raw_text(library: Library, wanted: str) -> str:
    """Return a post's file as it stands."""
    return library.archive.text(library.archive.find(wanted))


def original_bytes(library: Library, wanted: str) -> bytes:
    """Return the bytes that a post was added as.

    Raises NoOriginal for a post that was written by hand, UnusableArchive if they are gone.
    """
    archive = library.archive
    file = archive.find(wanted)
    post, _ = archive.load(file)
    if not post.original:
        raise NoOriginal(file.id)
    path = archive.original_path(post.original)
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnusableArchive(f"The original {path} cannot be read: {error.strerror}.") from error
