"""Fetching an address, from a server in this process."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from sendnotes.errors import UnreadableInput
from sendnotes.formats import fetching
from sendnotes.formats.fetching import fetch
from tests.conftest import Shell
from tests.formats.test_formats import ATOM, PAGE


class Site(BaseHTTPRequestHandler):
    """Answers as a site would, well or badly."""

    agents: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.agents.append(self.headers["User-Agent"])
        page = PAGE.replace('rel="canonical"', 'rel="other"').encode()
        match self.path:
            case "/page":
                self._answer(page, "text/html; charset=utf-8")
            case "/feed":
                self._answer(ATOM.encode(), "application/atom+xml")
            case "/moved":
                self._answer(b"", "text/html", 301, location="/page")
            case "/loop":
                self._answer(b"", "text/html", 302, location="/loop")
            case "/file":
                self._answer(b"", "text/html", 302, location="file:///etc/passwd")
            case "/large":
                self._answer(b"x" * 5000, "text/plain")
            case "/bomb":
                packed = gzip.compress(b"x" * 5_000_000)
                self._answer(packed, "text/html", encoding="gzip")
            case "/slow":
                self.server.slow.wait(5)  # type: ignore[attr-defined]
            case _:
                self._answer(b"no", "text/html", 404)

    def _answer(
        self, data: bytes, kind: str, status: int = 200, location: str = "", encoding: str = ""
    ) -> None:
        self.send_response(status)
        headers = {"Location": location, "Content-Encoding": encoding}
        headers |= {"Content-Type": kind, "Content-Length": str(len(data))}
        for name, value in headers.items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Return the address of a site on this machine."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.slow = threading.Event()  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.slow.set()  # type: ignore[attr-defined]
    server.shutdown()
    thread.join()
    server.server_close()


def refusal(address: str) -> str:
    """Return why an address cannot be fetched."""
    with pytest.raises(UnreadableInput) as error:
        fetch(address)
    return error.value.reason


def test_a_page_is_added_from_its_address(archive: Shell, site: str) -> None:
    added = archive("add", f"{site}/moved")

    assert added.code == 0, added.err
    assert f"Link      {site}/page" in added.out
    assert "Fenland Forum" in added.out
    assert Site.agents[-1].startswith("sendnotes/")
    (kept,) = (archive.folder / "originals").glob("??/*.html")
    assert b"<article>" in kept.read_bytes()


def test_a_feed_is_added_from_its_address(archive: Shell, site: str) -> None:
    assert "A title" in archive("add", f"{site}/feed").out


def test_the_kind_of_answer_gives_the_suffix(site: str) -> None:
    assert fetch(f"{site}/feed").suffix == ".xml"
    assert fetch(f"{site}/moved").address == f"{site}/page"


def test_what_a_server_does_wrong_is_said(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 1000)
    monkeypatch.setattr(fetching, "SECONDS", 0.2)

    assert refusal(f"{site}/nowhere") == "the server answers 404 Not Found"
    assert refusal(f"{site}/loop") == "it redirects more than 5 times"
    assert "not http or https" in refusal(f"{site}/file")
    assert refusal(f"{site}/large").startswith("it has more than")
    assert refusal(f"{site}/bomb").startswith("it has more than")
    assert refusal(f"{site}/slow").startswith("no answer within")
    assert refusal("http://127.0.0.1:1/").startswith("it cannot be fetched: ")


@pytest.mark.parametrize(
    "address",
    ["ftp://x.example/a", "file:///etc/passwd", "javascript:alert(1)", "data:text/plain,x"],
)
def test_addresses_of_other_kinds_are_refused(archive: Shell, address: str) -> None:
    added = archive("add", address)

    assert added.code == 3
    assert added.err == f"sendnotes: {address}: only http and https addresses are fetched\n"
