"""`sendnotes similar`."""

from __future__ import annotations

from typing import Annotated

import typer

from sendnotes.cli.completion import complete_id
from sendnotes.cli.options import ArchiveOption, FormatOption, LimitOption, QuietOption
from sendnotes.cli.talk import count, searched_in, tell
from sendnotes.cli.terminal import Environment, choose_view, open_library, write
from sendnotes.errors import ExitCode


def similar(
    post_id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="A post's id, or an unambiguous part of it.",
            autocompletion=complete_id,
        ),
    ],
    limit: LimitOption = 10,
    archive: ArchiveOption = None,
    output: FormatOption = None,
    quiet: QuietOption = False,
) -> None:
    """Find the posts on the same matter as a post.

    They share its telling words, its topics and its speech; near-duplicates come first. Exit
    status 1 says that there is none.

    \b
    Examples:
      sendnotes similar 2018-07-05-encouraging
      sendnotes similar 2018-07-05-encouraging --limit 3 --format json
    """
    from sendnotes.library import likening

    environment = Environment.of_this_process()
    library = open_library(environment, archive, quiet=quiet)
    result = likening.similar(library, post_id, limit=limit)
    write(choose_view(environment, output).similar(result))
    found = f"{result.total:,} similar" if result.total else "Nothing similar"
    if result.total > len(result.items):
        found += f", {len(result.items):,} shown"
    duplicates = sum(item.near_duplicate for item in result.items)
    if duplicates:
        found += f", {count(duplicates, 'near-duplicate')}"
    lines = [*result.notes, f"{found}: posts on the same matter as {result.post.id}"]
    tell([*lines, searched_in(result.searched, library.archive.root)], quiet=quiet)
    if not result.total:
        raise typer.Exit(ExitCode.NOTHING_FOUND)
