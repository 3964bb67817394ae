"""Letting a person change a text in their editor."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from sendnotes.errors import SendnotesError


def edit_text(text: str) -> str:
    """Open $VISUAL, else $EDITOR, else vi (Windows: notepad) on `text`; return it as saved.

    Raises SendnotesError if the editor cannot be started or reports a failure.
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
        if finished.returncode:
            raise SendnotesError(
                f"Nothing is changed: the editor {command!r} ended with {finished.returncode}."
            )
        return path.read_text(encoding="utf-8-sig", errors="replace").replace("\r\n", "\n")


def keep_draft(text: str) -> Path:
    """Write an edited text that could not be used where its author finds it again."""
    descriptor, name = tempfile.mkstemp(prefix="sendnotes-", suffix=".md")
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    return Path(name)
