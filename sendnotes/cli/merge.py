"""`sendnotes merge`."""

from __future__ import annotations

from typing import Annotated

import typer

from sendnotes.cli.completion import complete_id
from sendnotes.cli.options import ArchiveOption, QuietOption, YesOption
from sendnotes.cli.talk import confirm, count, short_path
from sendnotes.cli.terminal import Environment, open_library, say, write


def merge(
    post_ids: Annotated[
        list[str],
        typer.Argument(metavar="ID ID...", help="Ids or parts.", autocompletion=complete_id),
    ],
    yes: YesOption = False,
    archive: ArchiveOption = None,
    quiet: QuietOption = False,
) -> None:
    """Make one post out of several that tell of the same speech.

    The first keeps its id and its text; what only another has is added, and all are listed as
    its witnesses, each with source, link, date and original. The files as they were go to the
    trash (of the first a copy), the originals stay.

    \b
    Examples:
      sendnotes list duplicates
      sendnotes merge 2018-08-04-encouraging 2018-08-06-education-secretary
    """
    from sendnotes.library.merging import merge as merge_posts

    environment = Environment.of_this_process()
    library = open_library(environment, archive, quiet=quiet)
    files = list(dict.fromkeys(library.archive.find(one) for one in post_ids))
    if len(files) > 1 and not yes:
        ids = [file.id for file in files]
        confirm(f"Make one post of these {len(files)}?", done="merged", ids=ids)
    merged = merge_posts(library, [file.id for file in files], now=environment.now)
    write(merged.post.id)
    witnesses = count(merged.witnesses, "witness", "witnesses")
    say(f"{witnesses}. As they were: {short_path(merged.trash)}", quiet=quiet)
