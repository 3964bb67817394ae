"""The folder of posts: where it is, what is in it, and writing to it without loss."""

from sendnotes.archive.location import find_archive, user_archive
from sendnotes.archive.store import Archive, Settings

__all__ = ["Archive", "Settings", "find_archive", "user_archive"]
