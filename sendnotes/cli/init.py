"""`sendnotes init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sendnotes.cli.options import QuietOption
from sendnotes.cli.terminal import say, write


def init(
    directory: Annotated[
        Path,
        typer.Argument(
            metavar="[DIR]",
            envvar="SENDNOTES_ARCHIVE",
            show_envvar=False,
            show_default=False,
            help="The folder; made if it does not exist. [default: SENDNOTES_ARCHIVE, else here]",
        ),
    ] = Path(),
    quiet: QuietOption = False,
) -> None:
    """Make a folder an archive: sendnotes.toml, posts/ and originals/.

    Commands find the archive from the folder itself, its parent, and all below it.

    \b
    Examples:
      sendnotes init
      sendnotes init ~/send-archive
    """
    from sendnotes.archive.writes import create

    archive = create(directory)
    write(str(archive.root))
    say("Made an archive. Next: sendnotes add POST.md", quiet=quiet)
