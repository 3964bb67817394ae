"""An e-mail: a newsletter's HTML or text, its subject, sender and day; also a saved MHTML page."""

from __future__ import annotations

import contextlib
import email
import email.errors
import email.header
import email.utils
import re
from typing import TYPE_CHECKING

from sendnotes.errors import UnreadableInput
from sendnotes.formats.draft import MEBIBYTE, Draft, known, refuse_large, web_address
from sendnotes.formats.markdown import to_markdown
from sendnotes.formats.markup import decode_markup
from sendnotes.formats.web_page import page_draft

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

LARGEST = 50 * MEBIBYTE
LARGEST_TEXT = 10 * MEBIBYTE
_MOST_PARTS = 1000
_PREFIX = re.compile(r"(?:(?:re|fwd?|fw)\s*:\s*)+", re.IGNORECASE)


def read(data: bytes, name: str, suffix: str, address: str | None = None) -> Iterator[Draft]:
    """Yield the post that a message is."""
    del address
    refuse_large(data, name, LARGEST)
    yield message_draft(data, name, suffix)


def read_saved_page(
    data: bytes, name: str, suffix: str, address: str | None = None
) -> Iterator[Draft]:
    """Yield the post in a page that a browser saved as MHTML."""
    refuse_large(data, name, LARGEST)
    message = _parse(data, name)
    address = web_address(message.get("Snapshot-Content-Location")) or address
    for part in _parts(message):
        if part.get_content_type() == "text/html":
            address = address or web_address(part.get("Content-Location"))
            text = _text(part, name)
            yield page_draft(text, name, data, suffix, address=address)
            return
    raise UnreadableInput(name, "there is no page in it")


def message_draft(data: bytes, name: str, suffix: str, part: str | None = None) -> Draft:
    """Return the post in a message; raises UnreadableInput if there is no text in it."""
    message = _parse(data, name)
    texts: dict[str, list[str]] = {"text/html": [], "text/plain": []}
    notes = []
    for each in _parts(message):
        if each.get_content_disposition() == "attachment" or each.get_filename():
            attached = _header(each.get_filename()) or "without a name"
            notes.append(f"the attachment “{attached[:80]}” was not read")
        elif each.get_content_type() in texts:
            text = _text(each, name)
            if text.strip():
                texts[each.get_content_type()].append(text)
    body = "\n\n".join(to_markdown(page, name) for page in texts["text/html"]).strip()
    body = body or "\n\n".join(texts["text/plain"]).strip()
    if not body:
        raise UnreadableInput(name, "there is no text in the message")
    sender, mailbox = email.utils.parseaddr(_header(message.get("From")))
    fields = known(
        title=_PREFIX.sub("", _header(message.get("Subject")), count=1),
        source=sender or mailbox,
        published=_day(message.get("Date")),
    )
    origin = "the message's header"
    return Draft(name, body, data, suffix, fields, origin, part, notes=tuple(notes))


def _parse(data: bytes, name: str) -> Message:
    # The plain policy: the newer one raises on headers that are broken.
    try:
        message = email.message_from_bytes(data)
    except (ValueError, LookupError, RecursionError) as error:
        raise UnreadableInput(name, "it is a broken e-mail") from error
    if not message.keys():
        raise UnreadableInput(name, "it is no e-mail: it has no header")
    return message


def _parts(message: Message) -> list[Message]:
    """Return the parts that are no container, those of forwarded messages left out."""
    parts: list[Message] = []
    stack = [message]
    while stack and len(parts) < _MOST_PARTS:
        part = stack.pop()
        payload = part.get_payload()
        if part.get_content_type() == "message/rfc822" and part is not message:
            if not any(each.get_content_maintype() == "text" for each in parts):
                stack.extend(each for each in payload if not isinstance(each, str))
        elif isinstance(payload, list):
            stack.extend(each for each in reversed(payload) if not isinstance(each, str))
        else:
            parts.append(part)
    return parts


def _text(part: Message, name: str) -> str:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError) as error:
        raise UnreadableInput(name, "it is a broken e-mail") from error
    if not isinstance(payload, bytes) or not payload.strip():
        return ""
    refuse_large(payload, name, LARGEST_TEXT)
    return decode_markup(payload, name, _header(part.get_param("charset")))


def _header(value: object) -> str:
    """Return a header's text, its encoded words decoded where they can be."""
    if isinstance(value, tuple):
        value = email.utils.collapse_rfc2231_value(value)
    text = str(value or "")
    with contextlib.suppress(ValueError, LookupError, email.errors.MessageError):
        text = str(email.header.make_header(email.header.decode_header(text)))
    return " ".join(text.encode("utf-8", "replace").decode().split())


def _day(value: object) -> str | None:
    try:
        return email.utils.parsedate_to_datetime(_header(value)).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
