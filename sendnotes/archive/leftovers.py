"""What a process that was killed left half done, and clearing it up."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from sendnotes.archive.atomic import is_temporary

if TYPE_CHECKING:
    from pathlib import Path

    from sendnotes.archive.store import Archive


def sweep(archive: Archive) -> int:
    """Delete unfinished files and finish unfinished moves; return how many there were.

    The caller holds the archive's lock, so nobody is at work on them. A move is a second name and
    then the loss of the first: a post that still has both stays in posts/ and leaves the trash.
    """
    done = 0
    for folder in (archive.posts, archive.originals, archive.trash):
        for parent, _, names in os.walk(folder):
            for name in filter(is_temporary, names):
                os.unlink(os.path.join(parent, name))  # noqa: PTH108, PTH118 - many files
                done += 1
    for path in archive.root.glob(".*"):
        if is_temporary(path.name):
            path.unlink()
            done += 1
    for stamp in archive.trash.iterdir() if archive.trash.is_dir() else ():
        for path in stamp.rglob("*.md"):
            if _same(path, archive.posts / path.relative_to(stamp)):
                path.unlink()
                done += 1
    return done


def _same(one: Path, other: Path) -> bool:
    with contextlib.suppress(OSError):
        return one.samefile(other)
    return False
