"""The `sendnotes` command."""

from __future__ import annotations

from typing import Annotated

import typer

from sendnotes import __version__
from sendnotes.cli.group import SentenceGroup

app = typer.Typer(
    cls=SentenceGroup,
    # Rich help takes some 70 ms to load; plain help reads as well in a pipe.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"sendnotes {__version__}")
        raise typer.Exit


@app.callback(no_args_is_help=True)
def sendnotes(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Archive and search what is said about SEND: who promised what, when and where.

    A post (a forum's news, a charity's report, a transcript) is added as a text file; sendnotes
    reads in it the speeches, their focus areas and quotes, and finds them again.

    \b
    Examples:
      sendnotes add post.md
      sendnotes search "exclusion"
      sendnotes show --focus employment

    \b
    Exit status: 0 found or done, 1 nothing found, 2 wrong usage, 3 some input could not be read,
    4 the archive cannot be used, 70 a bug of ours, 130 interrupted.
    """
