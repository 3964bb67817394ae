"""The folder of posts: where it is, what is in it, and writing to it without loss."""

from sendnotes.archive.location import Location, find_archive, user_archive
from sendnotes.archive.store import Archive, Settings

__all__ = ["Archive", "Location", "Settings", "find_archive", "user_archive"]
