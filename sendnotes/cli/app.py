"""The `sendnotes` command."""

from __future__ import annotations

from typing import Annotated

import typer

from sendnotes import __version__
from sendnotes.cli.add import add
from sendnotes.cli.check import check, reindex
from sendnotes.cli.edit import edit
from sendnotes.cli.group import SentenceGroup
from sendnotes.cli.init import init
from sendnotes.cli.listing import list_
from sendnotes.cli.remove import remove, restore
from sendnotes.cli.search import search
from sendnotes.cli.show import show

app = typer.Typer(
    cls=SentenceGroup,
    # Rich help takes some 70 ms to load; plain help reads as well in a pipe.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.command("init")(init)
app.command("add")(add)
app.command("search")(search)
app.command("list")(list_)
app.command("show")(show)
app.command("edit")(edit)
app.command("remove")(remove)
app.command("restore")(restore)
app.command("check")(check)
app.command("reindex")(reindex)


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
