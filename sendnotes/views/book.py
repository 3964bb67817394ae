"""Many posts as one Markdown document to read or print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sendnotes.model.lists import ShowResult
from sendnotes.views.markdown import MarkdownView
from sendnotes.views.text import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sendnotes.model import Post


def book(posts: Sequence[Post]) -> Iterator[str]:
    """Yield the parts of a document: a title, then each post under a heading of its own."""
    speeches = sum(len(post.speeches) for post in posts)
    yield "# Posts on speeches about SEND\n"
    yield f"\n{count(len(posts), 'post')}, {count(speeches, 'speech', 'speeches')}\n"
    view = MarkdownView()
    for post in posts:
        yield "\n" + "".join(_lower(row) for row in _rows(view, post))


def _rows(view: MarkdownView, post: Post) -> list[str]:
    return view.post(ShowResult(post, "")).splitlines(keepends=True)


def _lower(row: str) -> str:
    # What begins with a hash is a heading of ours: those of a post's text are escaped.
    return f"#{row}" if row.startswith("#") and not row.startswith("######") else row
