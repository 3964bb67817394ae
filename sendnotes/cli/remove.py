"""`sendnotes remove` and its opposite, `sendnotes restore`."""

from __future__ import annotations

from typing import Annotated

import typer

from sendnotes.cli.completion import complete_id
from sendnotes.cli.options import ArchiveOption, QuietOption, YesOption
from sendnotes.cli.talk import confirm, count
from sendnotes.cli.terminal import Environment, open_library, say, visible, write
from sendnotes.errors import ExitCode


def remove(
    post_ids: Annotated[
        list[str],
        typer.Argument(metavar="ID...", help="Ids or parts.", autocompletion=complete_id),
    ],
    yes: YesOption = False,
    archive: ArchiveOption = None,
    quiet: QuietOption = False,
) -> None:
    """Move posts to the archive's trash folder. Their originals stay.

    \b
    Examples:
      sendnotes remove 2018-07-05-encouraging
      sendnotes remove --yes 2018-07-05-encouraging
    """
    from sendnotes.library import keeping

    environment = Environment.of_this_process()
    library = open_library(environment, archive, quiet=quiet)
    files = list(dict.fromkeys(library.archive.find(one) for one in post_ids))
    if not yes:
        ids = [file.id for file in files]
        confirm(f"Move {count(len(files), 'post')} to the trash?", done="removed", ids=ids)
    for moved in keeping.remove(library, [file.id for file in files], now=environment.now):
        write(visible(moved.id))
        say(f"Moved to {moved.target}. Undo: sendnotes restore {moved.id}", quiet=quiet)


def restore(
    post_ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID...]", help="Ids of removed posts; none: list the trash."),
    ] = None,
    archive: ArchiveOption = None,
    quiet: QuietOption = False,
) -> None:
    """Bring removed posts back, or list what is in the trash.

    The post that others were merged into brings all of them back; what was made of them goes to
    the trash.

    \b
    Examples:
      sendnotes restore
      sendnotes restore 2018-07-05-encouraging
    """
    from sendnotes.library import keeping

    environment = Environment.of_this_process()
    library = open_library(environment, archive, quiet=quiet)
    if not post_ids:
        removed = keeping.trash(library)
        for path in removed:
            write(visible(path.stem))
        say(f"{count(len(removed), 'post')} in the trash", quiet=quiet)
        if not removed:
            raise typer.Exit(ExitCode.NOTHING_FOUND)
        return
    restored = keeping.restore(library, post_ids, now=environment.now)
    for path in restored:
        write(visible(path.stem))
        say(f"Restored to {path}", quiet=quiet)
    for one, merged in keeping.still_in(library, restored).items():
        say(
            f"{one} is still part of {merged}; to undo the merge: sendnotes restore {merged}",
            quiet=quiet,
        )
