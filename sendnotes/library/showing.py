"""Showing one post: as read, as written, as given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sendnotes.errors import ExitCode, SendnotesError, UnusableArchive
from sendnotes.model import ShowResult

if TYPE_CHECKING:
    from sendnotes.library.opened import Library
    from sendnotes.model import Post
    from sendnotes.model.lists import Spans


_PARAGRAPH = re.compile(r"(?:[^\n]*\S[^\n]*\n?)+")
# Asterisks in an address would break it, and nobody reads the words in there.
_ADDRESS = re.compile(r"(?<=\]\()[^()\s]*|https?://\S+")


class NoOriginal(SendnotesError):
    """A post that was written by hand has no original."""

    exit_code = ExitCode.NOTHING_FOUND

    def __init__(self, post_id: str) -> None:
        super().__init__(f"{post_id} was written in the archive, not added: it has no original.")


def show(
    library: Library, wanted: str, *, explain: bool = False, mark: str | None = None
) -> ShowResult:
    """Return a post, with `explain` also how it was read, with `mark` where a query's words stand.

    The notes say what is wrong with it.
    """
    archive = library.archive
    file = archive.find(wanted)
    post, problems = archive.load(file)
    return ShowResult(
        post=post,
        path=str(archive.path(file)),
        reading=archive.reading(post) if explain else None,
        notes=problems,
        marks=None if mark is None else _marks(library, post, mark),
    )


def _marks(library: Library, post: Post, query: str) -> dict[str, Spans]:
    """Return where the words of a query stand in each text of a post that has any."""
    from sendnotes.library.saved import expand
    from sendnotes.model import Question

    library.refresh()
    find = library.index.marks(expand(library, Question(query)).query)
    texts = [post.title, *(area.text for _, area in post.all_areas())]
    texts += [quote.text for quote in post.quotes]
    texts += [reaction.text for reaction in post.reactions]
    marks = {text: find(text) for text in texts}
    body: list[tuple[int, int]] = []
    for paragraph in _PARAGRAPH.finditer(post.body):
        hidden = [found.span() for found in _ADDRESS.finditer(paragraph[0])]
        body += [
            (start + paragraph.start(), end + paragraph.start())
            for start, end in find(paragraph[0])
            if not any(low <= start < high for low, high in hidden)
        ]
    marks[post.body] = tuple(body)
    return {text: spans for text, spans in marks.items() if spans}


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
