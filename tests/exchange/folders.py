"""What is in an archive's folder, and folders for Hypothesis to play in."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Files = dict[str, bytes]


def files_of(root: Path) -> Files:
    """Return every file of an archive but its cache."""
    everything = (path for path in root.rglob("*") if path.is_file())
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in everything
        if ".index" not in path.parts
    }


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    # Hypothesis calls a test many times with one tmp_path.
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)
