"""`sendnotes import`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sendnotes.cli.options import ArchiveOption, FormatOption, QuietOption
from sendnotes.cli.talk import count, short_path, tell
from sendnotes.cli.terminal import Environment, choose_view, open_library, write
from sendnotes.model.choices import AddStatus


def import_(
    path: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="What `sendnotes export` wrote: zip, json, jsonl; also gzipped."
        ),
    ],
    archive: ArchiveOption = None,
    output: FormatOption = None,
    quiet: QuietOption = False,
) -> None:
    """Bring in what was exported, from this archive or another.

    Nothing is overwritten: a post that is there already stays as it is, a different one under
    the same id gets a free id. All is checked first; a damaged file, or one that would write
    outside the archive, is refused. `--archive DIR` may name a new folder. csv and markdown
    exports cannot be imported; for other texts there is `sendnotes add`.

    \b
    Examples:
      sendnotes import backup.zip
      sendnotes import backup.zip --archive ~/restored
    """
    from sendnotes.library import importing

    environment = Environment.of_this_process()
    bundle = importing.read(path)
    if archive is not None:
        importing.make_place(archive)
    library = open_library(environment, archive, quiet=quiet)
    result = importing.put(library, bundle)
    write(choose_view(environment, output).added(result))
    statuses = [outcome.status for outcome in result.outcomes]
    added, there = (statuses.count(one) for one in (AddStatus.ADDED, AddStatus.UNCHANGED))
    renamed = sum(1 for one in result.outcomes if one.status is AddStatus.ADDED and one.reason)
    summary = f"{count(added, 'post')} added, {there:,} already there"
    if renamed:
        summary += f", {renamed:,} of those added under a free id"
    tell([*result.notes, f"{summary} in {short_path(result.archive)}"], quiet=quiet)
