"""Fetching what stands at an address that a person gave; the one place that uses the network."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import httpx

from sendnotes import __version__
from sendnotes.errors import UnreadableInput
from sendnotes.formats.draft import MEBIBYTE

SECONDS = 20.0
"""For a connection, and for each piece of an answer."""
LONGEST = 120.0
"""Seconds for the whole answer."""
LARGEST = 50 * MEBIBYTE
MOST_REDIRECTS = 5
AGENT = f"sendnotes/{__version__} (archive of a reader; fetches single pages on request)"
_KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "application/json": ".json",
    "application/feed+json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "message/rfc822": ".eml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What stood at an address: its bytes, the address in the end, and a file's suffix for it."""

    data: bytes
    address: str
    suffix: str


def fetch(address: str) -> Fetched:
    """Return what stands at an http or https address.

    One request and at most five redirects. Raises UnreadableInput, saying which limit was met or
    what the server answered.
    """
    headers = {"User-Agent": AGENT, "Accept-Encoding": "gzip", "Accept": "text/html, */*;q=0.8"}
    try:
        with (
            httpx.Client(
                headers=headers,
                timeout=SECONDS,
                follow_redirects=True,
                max_redirects=MOST_REDIRECTS,
            ) as client,
            client.stream("GET", address) as answer,
        ):
            if answer.status_code != httpx.codes.OK:
                told = f"{answer.status_code} {answer.reason_phrase}".strip()
                raise UnreadableInput(address, f"the server answers {told}")
            data = _within_limits(answer, address)
            kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
            final = str(answer.url)
    except httpx.TimeoutException as error:
        raise UnreadableInput(address, f"no answer within {SECONDS:.0f} seconds") from error
    except httpx.TooManyRedirects as error:
        raise UnreadableInput(address, f"it redirects more than {MOST_REDIRECTS} times") from error
    except (httpx.UnsupportedProtocol, httpx.InvalidURL, UnicodeError) as error:
        raise UnreadableInput(
            address, "it is, or leads to, an address that is not http or https"
        ) from error
    except httpx.HTTPError as error:
        why = re.sub(r"\A\[[^\]]*\]\s*", "", str(error)).strip(". ") or "the connection failed"
        raise UnreadableInput(address, f"it cannot be fetched: {why}") from error
    suffix = _KINDS.get(kind) or PurePosixPath(urlsplit(final).path).suffix.lower() or ".txt"
    return Fetched(data, final, suffix if re.fullmatch(r"\.[a-z0-9]{1,10}", suffix) else ".txt")


def _within_limits(answer: httpx.Response, address: str) -> bytes:
    """Read the answer piece by piece, so that no server can fill the memory or take all day."""
    limit = f"it has more than {LARGEST // MEBIBYTE} MB"
    claimed = answer.headers.get("content-length", "")
    if claimed.isdigit() and int(claimed) > LARGEST:
        raise UnreadableInput(address, limit)
    deadline = time.monotonic() + LONGEST
    pieces: list[bytes] = []
    size = 0
    for piece in answer.iter_bytes():
        size += len(piece)
        if size > LARGEST:
            raise UnreadableInput(address, limit)
        if time.monotonic() > deadline:
            raise UnreadableInput(address, f"it took more than {LONGEST:.0f} seconds")
        pieces.append(piece)
    return b"".join(pieces)
