"""Taking over what a person made of a post's text in an editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sendnotes.archive.postfile import has_front_matter, parse_post
from sendnotes.archive.writes import locked, replace_text
from sendnotes.errors import ExitCode, SendnotesError, UnreadableInput, UnusableArchive

if TYPE_CHECKING:
    from collections.abc import Callable

    from sendnotes.library.opened import Library
    from sendnotes.model import Post


class BrokenEdit(SendnotesError):
    """An edited text that cannot be kept, and why; the archive is as it was."""

    def __init__(self, post_id: str, problem: str, text: str) -> None:
        super().__init__(f"{post_id} is unchanged: {problem.rstrip('.')}.")
        self.problem = problem
        self.text = text


class UnsavedEdit(BrokenEdit):
    """An edited text that could not be written."""

    exit_code = ExitCode.UNUSABLE_ARCHIVE


def edit(library: Library, wanted: str, change: Callable[[str], str]) -> tuple[str, bool]:
    """Let `change` rewrite a post's text; return its id and whether it changed.

    Raises BrokenEdit, with the text, if that is no post any more, and UnsavedEdit if it cannot be
    written.
    """
    archive = library.archive
    file = archive.find(wanted)
    old = archive.text(file)
    new = change(old)
    if new == old:
        return file.id, False
    edited_post(file.id, old, new)
    try:
        with locked(archive):
            replace_text(archive, file, old=old, new=new)
    except (UnusableArchive, UnreadableInput) as error:
        raise UnsavedEdit(file.id, error.sentence, new) from error
    library.refresh()
    return file.id, True


def edited_post(post_id: str, old: str, new: str) -> Post:
    """Return the post in `new`, which a person made of the text `old`.

    Raises BrokenEdit if it is empty, or its front matter is broken or gone: an editor that failed
    leaves such a text more often than a person who means it.
    """
    if not new.strip():
        raise BrokenEdit(post_id, "the edited text is empty", new)
    post, problems = parse_post(new, post_id)
    if problems:
        raise BrokenEdit(post_id, problems[0], new)
    if has_front_matter(old) and not has_front_matter(new):
        raise BrokenEdit(post_id, "its front matter is gone from the top", new)
    if not post.body.strip() and parse_post(old, post_id)[0].body.strip():
        raise BrokenEdit(post_id, "its text is gone, only the front matter is left", new)
    return post
