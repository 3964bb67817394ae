"""From clean text to what it says: speeches, focus areas, quotes, organisations, topics; pure.

The whole extraction is only loaded when `read` is asked for: the taxonomy alone is wanted often.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sendnotes.extract.reading import read as read

__all__ = ["read"]


def __getattr__(name: str) -> object:
    """Load the extraction (PEP 562)."""
    if name == "read":
        from sendnotes.extract.reading import read

        return read
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
