"""The group of commands: each loaded when it is called, and errors made sentences."""

from __future__ import annotations

import errno
import traceback
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from sendnotes.errors import ExitCode, SendnotesError, UnusableArchive

_NO_BUGS = frozenset(
    {
        *(errno.EACCES, errno.EPERM, errno.EROFS, errno.ENAMETOOLONG, errno.ELOOP),
        *(errno.ENOSPC, errno.EDQUOT, errno.EIO),
    }
)
"""What is wrong with a folder or a disk when a call fails with one of these."""

_HOMES = {
    "init": "init:init",
    "add": "add:add",
    "search": "search:search",
    "list": "listing:list_",
    "show": "show:show",
    "similar": "similar:similar",
    "save": "saving:save",
    "saved": "saving:saved",
    "news": "news:news",
    "edit": "edit:edit",
    "remove": "remove:remove",
    "restore": "remove:restore",
    "reread": "reread:reread",
    "merge": "merge:merge",
    "export": "export:export",
    "import": "import_:import_",
    "check": "check:check",
    "reindex": "check:reindex",
    "help": "help:help_",
}


class SentenceGroup(TyperGroup):
    """A command group that prints our errors as sentences and a bug as its traceback.

    Making the options of all commands takes a search 20 ms, so a command is made when it is
    called for.
    """

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - as Click calls it
        """Return the names in the order of the help."""
        return list(_HOMES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - as Click calls it
        """Return the command; for an unknown name none, with all at hand to suggest from."""
        for name in [cmd_name] if cmd_name in _HOMES else list(_HOMES):
            if name not in self.commands:
                self.commands[name] = _load(name)
        return self.commands.get(cmd_name)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; raises typer.Exit with the code that the error stands for."""
        try:
            return super().invoke(ctx)
        except SendnotesError as error:
            print_error(error)
            raise typer.Exit(error.exit_code) from None
        except BrokenPipeError:
            raise typer.Exit(ExitCode.OK) from None  # `| head` has what it wanted
        except OSError as error:
            if error.errno not in _NO_BUGS or error.filename is None:
                raise _bug() from None
            print_error(UnusableArchive(f"{error.filename} cannot be used: {error.strerror}."))
            raise typer.Exit(ExitCode.UNUSABLE_ARCHIVE) from None
        except (typer.Exit, typer.Abort, typer.TyperException, EOFError):
            raise
        except Exception:  # noqa: BLE001 - the last resort, so that a bug has a code of its own
            raise _bug() from None


def _bug() -> typer.Exit:
    traceback.print_exc()
    typer.echo("sendnotes: this is a bug of ours, please report the lines above.", err=True)
    return typer.Exit(ExitCode.BUG)


def _load(name: str) -> Any:
    home, function = _HOMES[name].split(":")
    module = import_module(f"sendnotes.cli.{home}")
    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    alone.command(name, cls=getattr(module, "COMMAND", None))(getattr(module, function))
    return typer.main.get_command(alone)


def print_error(error: SendnotesError) -> None:
    """Print an error's sentence and hint on standard error."""
    from sendnotes.cli.terminal import say

    say(f"sendnotes: {error.sentence}")
    if error.hint:
        say(error.hint)
