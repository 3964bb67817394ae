"""`sendnotes news`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from sendnotes.cli.completion import complete_saved
from sendnotes.cli.options import ArchiveOption, FormatOption, QuietOption
from sendnotes.cli.talk import count, searched_in, tell
from sendnotes.cli.terminal import Environment, answering, choose_view, open_library, say, write
from sendnotes.errors import ExitCode
from sendnotes.model.choices import OutputFormat


def news(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME...]",
            help="Saved searches; none: all of them.",
            autocompletion=complete_saved,
        ),
    ] = None,
    peek: Annotated[
        bool, typer.Option("--peek", help="Only look: it is new again next time.")
    ] = False,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            "-n",
            min=1,
            metavar="N",
            help="Posts a search at most; the rest is counted, and told.",
        ),
    ] = None,
    archive: ArchiveOption = None,
    output: FormatOption = None,
    quiet: QuietOption = False,
) -> None:
    """Print what is new for each saved search since it was last told of.

    A post is told of once for each search that finds it; all words of the search must be in it.
    When nothing is new, nothing is printed away from a terminal and the exit status is 1, so that
    cron sends no mail.

    \b
    Examples:
      sendnotes news
      sendnotes news exclusion --peek
      sendnotes news --format markdown > newsletter.md
    """
    from sendnotes.library import saved

    environment = Environment.of_this_process()
    library = open_library(environment, archive, quiet=quiet)
    result = saved.news(library, names or (), now=environment.now, limit=limit)
    if result.items or output is not OutputFormat.CSV:
        write(choose_view(environment, output).news(result))
    with answering():
        sys.stdout.flush()  # what could not be printed is not recorded as told
    tell(result.notes, quiet=quiet)
    asked = count(result.asked, "saved search", "saved searches")
    if not result.items:
        say(f"Nothing new for {asked}", quiet=quiet or not environment.talk_terminal)
        raise typer.Exit(ExitCode.NOTHING_FOUND)
    if not peek:
        saved.told(library, result)
    total = sum(item.total for item in result.items)
    lines = [f"{total:,} new, for {len(result.items)} of {asked}"]
    tell([*lines, searched_in(result.searched, library.archive.root)], quiet=quiet)
