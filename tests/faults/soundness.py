"""What must be true of an archive after any fault."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from sendnotes.archive.store import Archive
from sendnotes.library.opened import Library

if TYPE_CHECKING:
    from pathlib import Path


def texts_of(root: Path) -> dict[str, str]:
    """Return the text of each post, those in the trash too, by its file's name."""
    files = [path for folder in ("posts", "trash") for path in (root / folder).rglob("*.md")]
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in sorted(files)}


def faults_of(root: Path, *, index: bool = False) -> list[str]:
    """Return what is wrong in an archive's folder, as file names with a reason each."""
    faults = []
    archive = Archive(root)
    for parent, _, names in os.walk(root):
        faults += [
            f"{parent}/{name} is a leftover"
            for name in names
            if name.startswith(".writing-") or name.endswith(".new")
        ]
    for file in archive.files():
        post, problems = archive.load(file)
        faults += [f"{file.name}: {problem}" for problem in problems]
        if post.original and not archive.original_path(post.original).is_file():
            faults.append(f"{file.name}: its original is gone")
    for path in archive.originals.glob("??/*"):
        whole = path.name.endswith(".reading.json") or (
            hashlib.sha256(path.read_bytes()).hexdigest() == path.stem
        )
        if not whole:
            faults.append(f"{path.name} is not what it was")
    if index:
        library = Library(archive)
        library.refresh()
        if sorted(library.index.ids()) != sorted(file.id for file in archive.files()):
            faults.append("the index has other posts")
        library.index.close()
    return faults
