"""What commands say on standard error about an answer."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from sendnotes.cli.terminal import say
from sendnotes.errors import ExitCode, SendnotesError, one_of
from sendnotes.views.text import count as count

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sendnotes.model import Searched

_FEW = 12


def confirm(question: str, *, done: str, ids: Iterable[str] = ()) -> None:
    """Ask whether something is to be `done` to the posts, and go on only after a yes.

    Raises SendnotesError if there is nobody to ask, typer.Exit after a no.
    """
    if not sys.stdin.isatty():
        raise SendnotesError(f"Nothing is {done} without a yes.", hint="Add --yes.")
    for one in ids:
        say(f"  {one}")
    if not typer.confirm(question, err=True):
        raise typer.Exit(ExitCode.INTERRUPTED)


def short_path(path: str | Path) -> str:
    """Return a path as a person would type it: from here, else from home."""
    path = Path(path)
    if path == Path.cwd():
        return "this folder"
    for base, prefix in ((Path.cwd(), "./"), (Path.home(), "~/")):
        if path.is_relative_to(base):
            return f"{prefix}{path.relative_to(base)}"
    return str(path)


def searched_in(searched: Searched, archive: str | Path) -> str:
    """Return what an answer was looked for in: posts, speeches, from when to when, where."""
    counts = f"{count(searched.posts, 'post')}, {count(searched.speeches, 'speech', 'speeches')}"
    if searched.first and searched.last:
        months = dict.fromkeys((searched.first[:7], searched.last[:7]))
        counts += f", {' to '.join(months)}"
    return f"Searched {counts} in {short_path(archive)}"


def left_out(folded: int, one: str, many: str | None = None) -> list[str]:
    """Return a line on what is not shown, since what is shown has the text too, if there is any."""
    if not folded:
        return []
    number = count(folded, one, many)
    return [f"{number} left out, from other posts with the same text (--each shows all)"]


def did_you_mean(words: Sequence[str]) -> str:
    """Return a question that offers words of the archive."""
    return f"Did you mean {one_of(words)}?"


def few(words: Sequence[str]) -> str:
    """Return the first words of a list that may be long, and how many more there are."""
    more = f" and {len(words) - _FEW} more" if len(words) > _FEW else ""
    return ", ".join(words[:_FEW]) + more


def tell(lines: Iterable[str], *, quiet: bool) -> None:
    """Say each line."""
    for line in lines:
        say(line, quiet=quiet)
