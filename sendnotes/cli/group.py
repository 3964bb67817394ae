"""The one place where an error becomes a sentence and an exit code."""

from __future__ import annotations

import sys
import traceback
from typing import Any

import typer
from typer.core import TyperGroup

from sendnotes.errors import ExitCode, SendnotesError


class SentenceGroup(TyperGroup):
    """A command group that prints our errors as sentences and a bug as its traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; raises typer.Exit with the code that the error stands for."""
        try:
            return super().invoke(ctx)
        except SendnotesError as error:
            print_error(error)
            raise typer.Exit(error.exit_code) from None
        except (typer.Exit, typer.Abort, typer.TyperException, BrokenPipeError, EOFError):
            raise
        except Exception:  # noqa: BLE001 - the last resort, so that a bug has a code of its own
            traceback.print_exc()
            typer.echo("sendnotes: this is a bug of ours, please report the lines above.", err=True)
            raise typer.Exit(ExitCode.BUG) from None


def print_error(error: SendnotesError) -> None:
    """Print an error's sentence and hint on standard error."""
    from sendnotes.cli.terminal import visible

    sys.stderr.write(f"sendnotes: {visible(error.sentence)}\n")
    if error.hint:
        sys.stderr.write(f"{visible(error.hint)}\n")
