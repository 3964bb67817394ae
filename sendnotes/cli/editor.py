"""Letting a person change a text in their editor."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from sendnotes.errors import ExitCode, SendnotesError


class Interrupted(SendnotesError):
    """Ctrl-C while the editor was open."""

    exit_code = ExitCode.INTERRUPTED


def edit_text(text: str) -> str:
    """Open $VISUAL, else $EDITOR, else vi (Windows: notepad) on `text`; return it as saved.

    Raises SendnotesError if the editor cannot be started or reports a failure, or what it saved is
    not UTF-8; what was typed until then is kept.
    """
    fallback = "notepad" if os.name == "nt" else "vi"
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or fallback
    given = text.encode()
    with tempfile.TemporaryDirectory(prefix="sendnotes-") as folder:
        path = Path(folder) / "post.md"
        path.write_bytes(given)
        try:
            finished = subprocess.run([*shlex.split(command), str(path)], check=False)
        except (OSError, ValueError) as error:
            raise SendnotesError(
                f"The editor {command!r} cannot be started: {error}.", hint="Set EDITOR."
            ) from error
        except KeyboardInterrupt:
            hint = _keep_changed(_saved(path), given)
            raise Interrupted("Interrupted: nothing is changed.", hint=hint) from None
        saved = _saved(path)
    if finished.returncode:
        problem = f"the editor {command!r} ended with {finished.returncode}"
    else:
        try:
            return saved.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            problem = f"what the editor saved is not UTF-8 (byte {error.start})"
    raise SendnotesError(f"Nothing is changed: {problem}.", hint=_keep_changed(saved, given))


def keep_draft(text: str) -> Path:
    """Write an edited text that could not be used where its author finds it again."""
    return _keep(text.encode("utf-8", "backslashreplace"))


def _saved(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _keep_changed(saved: bytes, given: bytes) -> str | None:
    """Keep what was saved, if that is a text of its own, and say where."""
    if not saved.strip() or saved == given:
        return None
    return f"Your text is in {_keep(saved)}"


def _keep(data: bytes) -> Path:
    descriptor, name = tempfile.mkstemp(prefix="sendnotes-", suffix=".md")
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
    return Path(name)
