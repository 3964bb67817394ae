"""What the shell offers when a person presses Tab."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sendnotes.archive.store import Archive


def complete_id(incomplete: str) -> list[str]:
    """Return the ids of the nearest archive that begin with what was typed."""
    from sendnotes.errors import SendnotesError

    try:
        files = _archive().files()
    except (SendnotesError, OSError):  # a Tab has nowhere to print a sentence
        return []
    return [file.id for file in files if file.id.startswith(incomplete)]


def complete_topic(incomplete: str) -> list[str]:
    """Return the slugs of the topics that begin with what was typed."""
    from sendnotes.extract.topics import load_taxonomy

    slugs = (topic.slug for topic in load_taxonomy().topics)
    return [slug for slug in slugs if slug.startswith(incomplete)]


def complete_search(incomplete: str) -> list[str]:
    """Return the saved searches, as `@NAME`, that begin with what was typed."""
    return [f"@{name}" for name in _saved() if f"@{name}".startswith(incomplete or "@")]


def complete_saved(incomplete: str) -> list[str]:
    """Return the names of the saved searches that begin with what was typed."""
    return [name for name in _saved() if name.startswith(incomplete)]


def _saved() -> list[str]:
    from sendnotes.archive.searches import read_searches
    from sendnotes.errors import SendnotesError

    try:
        searches = read_searches(_archive())
    except (SendnotesError, OSError):
        return []
    return [search.name for search in searches]


def _archive() -> Archive:
    from sendnotes.archive.location import find_archive, user_archive
    from sendnotes.archive.store import Archive

    variable = os.environ.get("SENDNOTES_ARCHIVE")
    found = find_archive(option=None, variable=variable, cwd=Path.cwd())
    return Archive(found or user_archive())
