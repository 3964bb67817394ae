"""`sendnotes reread`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sendnotes.cli.completion import complete_id
from sendnotes.cli.options import ArchiveOption, QuietOption, YesOption
from sendnotes.cli.talk import confirm, count
from sendnotes.cli.terminal import Environment, open_library, say, visible, write
from sendnotes.errors import SendnotesError

if TYPE_CHECKING:
    from sendnotes.library.opened import Library
    from sendnotes.library.rereading import Reread


def reread(
    post_ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID...]", help="Ids or parts.", autocompletion=complete_id),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="All posts of the archive.")] = False,
    yes: YesOption = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the differences, and write nothing.")
    ] = False,
    archive: ArchiveOption = None,
    quiet: QuietOption = False,
) -> None:
    """Read posts again with the rules of this version.

    Shows what would change, then asks. What you gave when adding a post, or changed in its file
    since, stays as it is.

    \b
    Examples:
      sendnotes reread 2018-07-05-encouraging
      sendnotes reread --all --dry-run
    """
    from sendnotes.library import rereading

    if bool(post_ids) == every:
        raise SendnotesError("Give either ids or --all.", hint="See: sendnotes reread --help")
    library = open_library(Environment.of_this_process(), archive, quiet=quiet)
    read_in = rereading.reread(library, post_ids or [])
    broken = [each for each in read_in if isinstance(each, SendnotesError)]
    for error in broken:
        say(f"sendnotes: {error.sentence}")
    changes = [
        each for each in read_in if isinstance(each, rereading.Reread) and each.old != each.new
    ]
    for each in changes:
        write(visible(each.difference))
    _settle(library, changes, yes=yes, dry_run=dry_run, quiet=quiet)
    if broken:
        raise typer.Exit(broken[0].exit_code)


def _settle(
    library: Library, changes: list[Reread], *, yes: bool, dry_run: bool, quiet: bool
) -> None:
    """Write what would change, once there is a yes to it."""
    from sendnotes.library import rereading

    if not changes or dry_run:
        say(f"{count(len(changes), 'post')} would change." if changes else "Nothing changes.")
        return
    if not yes:
        confirm(f"Write {count(len(changes), 'post')}?", done="written")
    rereading.apply(library, changes)
    say(f"{count(len(changes), 'post')} changed.", quiet=quiet)
