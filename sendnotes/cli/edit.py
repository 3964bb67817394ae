"""`sendnotes edit`."""

from __future__ import annotations

from typing import Annotated

import typer

from sendnotes.cli.completion import complete_id
from sendnotes.cli.options import ArchiveOption, QuietOption
from sendnotes.cli.terminal import Environment, open_library, say, visible, write


def edit(
    post_id: Annotated[
        str,
        typer.Argument(metavar="ID", help="The post's id or part.", autocompletion=complete_id),
    ],
    archive: ArchiveOption = None,
    quiet: QuietOption = False,
) -> None:
    """Open a post in $EDITOR and keep what you change.

    The files in posts/ may as well be edited directly; this checks the result first.

    \b
    Example:
      sendnotes edit 2018-07-05-encouraging
    """
    from sendnotes.cli.editor import edit_text, keep_draft
    from sendnotes.library.editing import BrokenEdit
    from sendnotes.library.editing import edit as edit_post

    library = open_library(Environment.of_this_process(), archive, quiet=quiet)
    try:
        found, changed = edit_post(library, post_id, edit_text)
    except BrokenEdit as error:
        if error.text.strip():
            error.hint = f"Your text is in {keep_draft(error.text)}"
        raise
    write(visible(found))
    say("Changed." if changed else "Unchanged.", quiet=quiet)
