"""Which archive a command works on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sendnotes.errors import NoArchive, UnusableArchive

if TYPE_CHECKING:
    from pathlib import Path

MARKER = "sendnotes.toml"


def is_archive(folder: Path) -> bool:
    """Tell whether `folder` is marked as an archive; one that may not be looked into is none."""
    try:
        return _is_marked(folder)
    except OSError:
        return False


def find_archive(*, option: Path | None, variable: str | None, cwd: Path) -> Path | None:
    """Return the archive to use, or None if only the user's own could serve.

    In this order: the option, the variable SENDNOTES_ARCHIVE, the nearest marked folder: this
    one, its `archive/`, or the same of a parent. Raises NoArchive if a named folder is none,
    UnusableArchive if a folder and its `archive/` both are, and OSError if a named folder may not
    be looked into.
    """
    if option is not None:
        return _named(option)
    if variable:
        return _named(cwd / variable)
    for folder in (cwd, *cwd.parents):
        here, below = is_archive(folder), is_archive(folder / "archive")
        if here and below:
            raise UnusableArchive(
                f"There are two archives here: {folder} and {folder / 'archive'}.",
                hint="Choose one with --archive DIR.",
            )
        if here or below:
            return folder if here else folder / "archive"
    return None


def user_archive() -> Path:
    """Return the folder of the user's own archive, which may not exist yet."""
    from platformdirs import user_data_path

    return user_data_path("sendnotes", appauthor=False) / "archive"


def _named(folder: Path) -> Path:
    if not _is_marked(folder):
        raise NoArchive(folder)
    return folder.resolve()


def _is_marked(folder: Path) -> bool:
    return (folder / MARKER).is_file()
