"""The formats that posts come in: bytes to drafts, each format's library loaded when it is met."""

from sendnotes.formats.draft import Draft
from sendnotes.formats.table import IN_FOLDERS, drafts

__all__ = ["IN_FOLDERS", "Draft", "drafts"]
