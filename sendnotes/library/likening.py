"""Posts on the same matter as a post."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sendnotes.library.finding import sync_notes

if TYPE_CHECKING:
    from sendnotes.library.opened import Library
    from sendnotes.model import SimilarResult


def similar(library: Library, wanted: str, *, limit: int) -> SimilarResult:
    """Return the posts most like one; raises UnknownPost or AmbiguousPost."""
    synced = library.refresh()
    result = library.index.similar(library.archive.find(wanted).id, limit=limit)
    return replace(result, notes=(*sync_notes(synced), *result.notes))
