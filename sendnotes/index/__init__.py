"""The search index of an archive: a cache that can be deleted at any time.

It is built with Whoosh, which nothing outside this package imports.
"""

from sendnotes.index.engine import Index
from sendnotes.index.sync import SyncResult

__all__ = ["Index", "SyncResult"]
