"""`sendnotes check` and `sendnotes reindex`."""

from __future__ import annotations

from typing import Annotated

import typer

from sendnotes.cli.options import ArchiveOption, FormatOption, JobsOption, QuietOption
from sendnotes.cli.talk import count, short_path, tell
from sendnotes.cli.terminal import Environment, choose_view, open_library, say, write
from sendnotes.errors import ExitCode, UnusableArchive


def check(
    fix: Annotated[bool, typer.Option("--fix", help="Rebuild the index.")] = False,
    archive: ArchiveOption = None,
    output: FormatOption = None,
    quiet: QuietOption = False,
) -> None:
    """Check posts, originals and index against each other.

    Exit status 3 says that something is wrong. A post is never changed by this; the index is
    brought up to date, and what a killed command left half done is cleared up.

    \b
    Examples:
      sendnotes check
      sendnotes check --fix
    """
    from sendnotes.library import keeping

    environment = Environment.of_this_process()
    library = open_library(environment, archive, quiet=quiet)
    result = keeping.check(library, fix=fix)
    write(choose_view(environment, output).checked(result))
    tell(result.notes, quiet=quiet)
    problems = count(len(result.problems), "problem") if result.problems else "all well"
    looked_at = f"{count(result.posts, 'post')}, {count(result.originals, 'original')}"
    done = "".join(f"; {what}" for what in result.fixed)
    say(f"Checked {looked_at}: {problems}{done} in {short_path(result.archive)}", quiet=quiet)
    if result.problems:
        raise typer.Exit(ExitCode.UNREADABLE_INPUT)


def reindex(
    jobs: JobsOption = None, archive: ArchiveOption = None, quiet: QuietOption = False
) -> None:
    """Build the index anew. Never needed: it follows the posts by itself.

    \b
    Example:
      sendnotes reindex
    """
    from sendnotes.library import keeping

    library = open_library(Environment.of_this_process(), archive, quiet=quiet, jobs=jobs)
    result = keeping.reindex(library)
    if result.stale:
        raise UnusableArchive(result.stale)
    for problem in result.problems:
        say(f"sendnotes: {problem.path}: {problem.message}")
    say(f"Indexed {count(result.added, 'post')} in {short_path(library.archive.root)}", quiet=quiet)
    if library.elsewhere:
        say(library.elsewhere, quiet=quiet)
