"""A mailbox file: one message after the other, each a post."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sendnotes.errors import UnreadableInput
from sendnotes.formats.draft import MEBIBYTE, label, refuse_large
from sendnotes.formats.message import LARGEST as LARGEST_MESSAGE
from sendnotes.formats.message import message_draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sendnotes.formats.draft import Draft

LARGEST = 1024 * MEBIBYTE
_BEGINS = re.compile(rb"(?:\A|(?<=\n))From [^\r\n]{1,200}\r?\n(?=[!-9;-~]+:|>?From )")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read(
    data: bytes, name: str, suffix: str, address: str | None = None
) -> Iterator[Draft | UnreadableInput]:
    """Yield the post or the failure of each message; its original is the message alone."""
    del suffix, address
    refuse_large(data, name, LARGEST)
    begins = [found.span() for found in _BEGINS.finditer(data)]
    if not begins:
        raise UnreadableInput(name, "there is no message in it")
    ends = [start for start, _ in begins[1:]] + [len(data)]
    for number, ((_, start), end) in enumerate(zip(begins, ends, strict=True), 1):
        part = f"message {number}"
        message = _QUOTED.sub(rb"\1", data[start:end].rstrip(b"\r\n") + b"\n")
        try:
            refuse_large(message, label(name, part), LARGEST_MESSAGE)
            yield message_draft(message, name, ".eml", part)
        except UnreadableInput as error:
            yield UnreadableInput(label(name, part), error.reason)
