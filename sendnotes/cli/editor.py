"""Letting a person change a text in their editor."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from sendnotes.errors import ExitCode, SendnotesError


class Interrupted(SendnotesError):
    """Ctrl-C while the editor was open; what it had saved until then is kept."""

    exit_code = ExitCode.INTERRUPTED

    def __init__(self, saved: bytes) -> None:
        hint = f"Your text is in {_keep(saved)}" if saved.strip() else None
        super().__init__("Interrupted: nothing is changed.", hint=hint)


def edit_text(text: str) -> str:
    """Open $VISUAL, else $EDITOR, else vi (Windows: notepad) on `text`; return it as saved.

    Raises SendnotesError if the editor cannot be started or reports a failure, or what it saved is
    not UTF-8; what was typed until then is kept.
    """
    fallback = "notepad" if os.name == "nt" else "vi"
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or fallback
    with tempfile.TemporaryDirectory(prefix="sendnotes-") as folder:
        path = Path(folder) / "post.md"
        path.write_text(text, encoding="utf-8")
        try:
            finished = subprocess.run([*shlex.split(command), str(path)], check=False)
        except (OSError, ValueError) as error:
            raise SendnotesError(
                f"The editor {command!r} cannot be started: {error}.", hint="Set EDITOR."
            ) from error
        except KeyboardInterrupt:
            saved = path.read_bytes() if path.is_file() else b""
            raise Interrupted(saved if saved != text.encode() else b"") from None
        saved = path.read_bytes() if path.is_file() else b""
        if finished.returncode:
            problem = f"the editor {command!r} ended with {finished.returncode}"
            raise _unusable(problem, saved if saved != text.encode() else b"")
        try:
            return saved.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            problem = f"what the editor saved is not UTF-8 (byte {error.start})"
            raise _unusable(problem, saved) from None


def keep_draft(text: str) -> Path:
    """Write an edited text that could not be used where its author finds it again."""
    return _keep(text.encode("utf-8", "backslashreplace"))


def _unusable(problem: str, saved: bytes) -> SendnotesError:
    hint = f"Your text is in {_keep(saved)}" if saved.strip() else None
    return SendnotesError(f"Nothing is changed: {problem}.", hint=hint)


def _keep(data: bytes) -> Path:
    descriptor, name = tempfile.mkstemp(prefix="sendnotes-", suffix=".md")
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
    return Path(name)
