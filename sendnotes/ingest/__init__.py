"""Bytes to clean text and front matter."""

from sendnotes.ingest.clean import clean
from sendnotes.ingest.decode import Decoded, decode
from sendnotes.ingest.front_matter import FrontMatter, split_front_matter
from sendnotes.ingest.known_keys import given_from

__all__ = ["Decoded", "FrontMatter", "clean", "decode", "given_from", "split_front_matter"]
