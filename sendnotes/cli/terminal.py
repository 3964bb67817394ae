"""The world a command runs in: streams, width, colour, clock, and the archive it works on."""

from __future__ import annotations

import datetime
import os
import shutil
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sendnotes.errors import NoArchive, UnwrittenAnswer
from sendnotes.model.choices import OutputFormat

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sendnotes.library.opened import Library
    from sendnotes.views import View


class Environment(NamedTuple):
    """What a command may know of the process it runs in."""

    terminal: bool
    """Whether standard output is a terminal."""
    talk_terminal: bool
    """Whether standard error is one."""
    width: int
    colour: bool
    now: datetime.datetime
    cwd: Path
    variables: Mapping[str, str]

    @classmethod
    def of_this_process(cls) -> Environment:
        """Look at the process once; FORCE_COLOR and NO_COLOR say what they say everywhere."""
        terminal = sys.stdout.isatty()
        variables = os.environ
        colour = (terminal or bool(variables.get("FORCE_COLOR"))) and not variables.get("NO_COLOR")
        fixed = variables.get("SENDNOTES_TODAY")  # a fixed clock for examples and tests
        now = (
            datetime.datetime.fromisoformat(fixed) if fixed else datetime.datetime.now(datetime.UTC)
        )
        return cls(
            terminal=terminal,
            talk_terminal=sys.stderr.isatty(),
            width=min(shutil.get_terminal_size((80, 24)).columns, 120),
            colour=colour and variables.get("TERM") != "dumb",
            now=now.astimezone(),
            cwd=Path.cwd(),
            variables=variables,
        )


def visible(text: str) -> str:
    """Return `text` with control characters shown, so that it cannot steer the terminal."""
    from sendnotes.views.text import visible as shown

    return shown(text)


def say(text: str, *, quiet: bool = False) -> None:
    """Print talk (a count, a warning, a hint) on standard error, if that takes it."""
    if not quiet:
        with suppress(OSError):
            sys.stderr.write(f"{visible(text)}\n")


@contextmanager
def answering() -> Iterator[None]:
    """Make a sentence of it if standard output takes no more; a reader that left is let pass."""
    try:
        yield
    except OSError as error:
        # What is still buffered has nowhere to go; without this Python complains at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise
        raise UnwrittenAnswer(error) from error


def write(text: str) -> None:
    """Print an answer on standard output; what cannot be encoded there is escaped."""
    if text and not text.endswith("\n"):
        text += "\n"
    _print(text)


def write_bytes(given: bytes) -> None:
    """Print bytes as they are."""
    with answering():
        sys.stdout.flush()
        sys.stdout.buffer.write(given)
        sys.stdout.buffer.flush()


def write_source(text: str) -> None:
    """Print a file as it stands; to a terminal, with control characters shown."""
    if sys.stdout.isatty():
        write(visible(text))
    else:
        _print(text)


def _print(text: str) -> None:
    with answering():
        sys.stdout.write(_encodable(text, sys.stdout.encoding or "utf-8"))


def _encodable(text: str, encoding: str) -> str:
    r"""Return `text` with what the encoding lacks as JSON writes it, which people can read too."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_escaped(character, encoding) for character in text)
    return text


def _escaped(character: str, encoding: str) -> str:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        units = memoryview(character.encode("utf-16-le", "surrogatepass")).cast("H")
        return "".join(f"\\u{unit:04x}" for unit in units)
    return character


def choose_view(environment: Environment, chosen: OutputFormat | None) -> View:
    """Return the view for `--format`: rich on a terminal, plain elsewhere."""
    from sendnotes.views import view_for

    default = OutputFormat.RICH if environment.terminal else OutputFormat.PLAIN
    return view_for(chosen or default, width=environment.width, colour=environment.colour)


def open_library(
    environment: Environment,
    option: Path | None,
    *,
    quiet: bool = False,
    jobs: int | None = None,
) -> Library:
    """Open the archive to use; raises NoArchive if there is none."""
    from sendnotes.archive.location import user_archive

    root = _chosen(environment, option)
    if root is None:
        root = user_archive()
        if not root.is_dir():
            raise NoArchive(environment.cwd)
    return _library(environment, root, quiet=quiet, jobs=jobs)


def library_to_add_to(
    environment: Environment,
    option: Path | None,
    *,
    dry_run: bool,
    quiet: bool = False,
    jobs: int | None = None,
) -> Library:
    """Open the archive to add to; without one, make it in the user's data folder and say where."""
    from sendnotes.archive.location import user_archive

    root = _chosen(environment, option)
    if root is None:
        root = user_archive()
        if not dry_run and not root.is_dir():
            from sendnotes.archive.writes import create

            create(root)
            say(f"Made an archive in {root}", quiet=quiet)
    return _library(environment, root, quiet=quiet, jobs=jobs)


def _chosen(environment: Environment, option: Path | None) -> Path | None:
    from sendnotes.archive.location import find_archive

    variable = environment.variables.get("SENDNOTES_ARCHIVE")
    return find_archive(option=option, variable=variable, cwd=environment.cwd)


def _library(environment: Environment, root: Path, *, quiet: bool, jobs: int | None) -> Library:
    from sendnotes.archive.store import Archive
    from sendnotes.cli.progress import Progress
    from sendnotes.library.opened import Library

    progress = Progress() if environment.talk_terminal and not quiet else None
    return Library(Archive(root), progress=progress, jobs=jobs)
