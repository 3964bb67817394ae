"""What is no export, is damaged or is out to do harm is refused with a sentence."""

from __future__ import annotations

import gzip
import io
import json
import stat
import warnings
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendnotes.archive import unbundling
from sendnotes.archive.unbundling import read_bundle
from sendnotes.errors import UnreadableInput
from tests.exchange.folders import files_of, scratch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Shell

POST = "posts/2018/2018-jobs.md"


def zipped(*named: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name that is in it twice
        for name, data in named:
            file.writestr(name, data)
    return written.getvalue()


def link(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


def encrypted(data: bytes) -> bytes:
    """Set the flag for encryption in the only local and central header."""
    found = bytearray(data)
    found[6] |= 1
    found[found.index(b"PK\x01\x02") + 8] |= 1
    return bytes(found)


def torn(data: bytes) -> bytes:
    """Change a byte of the packed text."""
    at = len("PK" * 15) + len(POST) + 2
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


def document(*files: object, **keys: object) -> bytes:
    whole = {"schema_version": 1, "kind": "export", "total": len(files), "files": list(files)}
    return json.dumps(whole | keys).encode()


def one(path: str, **keys: object) -> dict[str, object]:
    return {"path": path, **(keys or {"text": "x"})}


REFUSED = {
    "a path upwards": (zipped(("../../evil.md", b"x"), (POST, b"x")), "outside the archive"),
    "upwards from posts": (zipped(("posts/../../evil.md", b"x")), "outside the archive"),
    "upwards on Windows": (zipped(("posts\\..\\..\\evil.md", b"x")), "outside the archive"),
    "an absolute path": (zipped(("/etc/evil", b"x")), "outside the archive"),
    "a drive": (zipped(("C:/evil.md", b"x")), "outside the archive"),
    "a path upwards in JSON": (document(one("posts/../../evil.md")), "outside the archive"),
    "a link": (zipped((link(POST), b"/etc/passwd")), "is a link or device"),
    "a path twice": (zipped((POST, b"a"), (POST, b"b")), "is in it twice"),
    "a file that is a folder": (zipped(("posts/a", b"a"), ("posts/a/b.md", b"b")), "and a folder"),
    "an encrypted zip": (encrypted(zipped((POST, b"x" * 40))), "is encrypted"),
    "a torn zip": (torn(zipped((POST, bytes(range(256))))), "is a damaged zip"),
    "half a zip": (zipped((POST, b"x" * 40))[:-30], "is a damaged zip: its end is missing"),
    "half a gzip": (gzip.compress(document(one(POST)))[:-9], "damaged gzip: its end is missing"),
    "a torn gzip": (gzip.compress(document(one(POST)))[:-8] + bytes(8), "is a damaged gzip"),
    "a gzip of a table": (gzip.compress(b"id,title\n"), "is no export of sendnotes"),
    "a gzip of nothing but noughts": (gzip.compress(bytes(65 << 20)), "to more than 64 MB"),
    "half a document": (document(one(POST))[:-20], "is damaged: its end is missing"),
    "half a line": (
        b'{"schema_version": 1, "kind": "export", "total": 1}\n{"path": "posts/a", "te',
        "is damaged: its end is missing",
    ),
    "another zip": (zipped(("holiday.jpg", b"x")), "is no export of sendnotes"),
    "an endless name": (zipped((f"posts/{'a' * 300}.md", b"x")), "cannot be the name of a file"),
    "a name with a NUL": (document(one("posts/\0.md")), "cannot be the name of a file"),
    "a name that is no text": (document(one("posts/\ud800.md")), "cannot be the name of a file"),
    "a text that is none": (document(one(POST, text="\ud800")), "is damaged"),
    "bad base64": (document(one(POST, base64="?")), "is damaged"),
    "text and base64": (document(one(POST, text="a", base64="YQ==")), "is damaged"),
    "no file": (document(7), "is damaged"),
    "too few files": (document(one(POST), total=2), "holds 1 files and should hold 2"),
    "half of JSON lines": (
        b'{"schema_version": 1, "kind": "export", "total": 2}\n{"path": "posts/a", "text": ""}\n',
        "holds 1 files and should hold 2",
    ),
    "a version to come": (document(one(POST), schema_version=2), "has schema_version 2, not 1"),
    "another document": (b'{"schema_version": 1, "kind": "posts", "items": []}', "is no export"),
    "a table": (b"id,title\n2018-jobs,Jobs\n", "csv and markdown cannot"),
    "deep brackets": (b"[" * 200_000, "is no export of sendnotes"),
    "a huge number": (b'{"total": ' + b"9" * 10_000 + b"}", "is no export of sendnotes"),
    "nothing": (b"", "is no export of sendnotes"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_and_nothing_written(archive: Shell, what: str) -> None:
    data, sentence = REFUSED[what]
    archive.write("given", data)
    before = files_of(archive.folder)
    done = archive("import", "given")

    assert done.code == 3
    assert done.err.startswith("sendnotes: given: ")
    assert sentence in done.err
    assert files_of(archive.folder) == before


@pytest.mark.parametrize(
    ("limit", "sentence"),
    [
        ("LARGEST_FILE", "would unpack to 2 MB"),
        ("LARGEST_TOTAL", "would unpack to 4 MB"),
        ("MOST_FILES", "holds 2 files"),
    ],
)
def test_absurd_sizes_are_refused(
    archive: Shell, monkeypatch: pytest.MonkeyPatch, limit: str, sentence: str
) -> None:
    monkeypatch.setattr(unbundling, limit, 1)
    zeros = bytes(2 * 1024 * 1024)  # packs to a thousandth
    archive.write("given.zip", zipped(("posts/a.md", zeros), ("posts/b.md", zeros)))
    done = archive("import", "given.zip")

    assert done.code == 3
    assert sentence in done.err


def test_what_belongs_to_no_archive_is_left_out_and_named(archive: Shell) -> None:
    archive.write("given.zip", zipped((POST, b"x"), ("__MACOSX/x", b"x"), (".index/x", b"x")))
    done = archive("import", "given.zip")

    assert done.code == 0
    assert "Left out, no part of an archive: __MACOSX/x, .index/x" in done.err
    assert not (archive.folder / "__MACOSX").exists()


def test_a_folder_that_leads_out_of_the_archive_is_not_written_to(archive: Shell) -> None:
    (archive.folder / "elsewhere").mkdir()
    inner = archive.folder / "inner"
    archive("init", "inner")
    (inner / "posts" / "2018").symlink_to(archive.folder / "elsewhere")
    archive.write("given.zip", zipped((POST, b"x")))
    done = archive("import", "given.zip", "--archive", "inner")

    assert done.code == 4
    assert "is a link that leads out of the archive" in done.err
    assert not list((archive.folder / "elsewhere").iterdir())


def test_a_link_out_of_the_archive_is_not_exported(archive: Shell) -> None:
    archive.write("secret.txt", "the key")
    archive("init", "inner")
    (archive.folder / "inner" / "posts" / "x.md").symlink_to(archive.folder / "secret.txt")
    done = archive("export", "--format", "json", "--archive", "inner")

    assert "the key" not in done.out
    assert "posts/x.md is a link that leads out of the archive: left out" in done.err


def test_a_file_of_ours_is_never_taken_for_a_folder(archive: Shell) -> None:
    archive.write("posts/2018", "a file")
    archive.write("given.zip", zipped((POST, b"x")))
    done = archive("import", "given.zip")

    assert done.code == 4
    assert "is a file, where a folder is needed" in done.err


VALID = [zipped((POST, b"text" * 9)), document(one(POST))]


def _cut(data: bytes, at: int, put: bytes) -> bytes:
    at %= len(data)
    return data[:at] + put + data[at + 1 :]


@given(
    st.one_of(
        st.binary(max_size=200),
        st.builds(_cut, st.sampled_from(VALID), st.integers(0, 999), st.binary(max_size=3)),
    )
)
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with scratch() as folder:
        path = folder / "given"
        path.write_bytes(data)
        read_or_refuse(path, read_bundle)


def test_a_zip_with_a_file_without_a_name_is_refused(tmp_path: Path) -> None:
    """It ended in an IndexError of Python's own."""
    entry = b"PK\x01\x02".ljust(46, b"\0")
    end = b"PK\x05\x06" + bytes(6) + b"\1\0" + (46).to_bytes(4, "little") + bytes(6)
    path = tmp_path / "given.zip"
    path.write_bytes(entry + end)

    with pytest.raises(UnreadableInput, match="is a damaged zip: a file in it has no name"):
        read_bundle(path)


def read_or_refuse(path: Path, read: Callable[[Path], unbundling.Bundle]) -> None:
    try:
        bundle = read(path)
    except UnreadableInput as error:
        assert error.reason  # noqa: PT017 - either way is right
    else:
        assert all(isinstance(packed.read(), bytes) for packed in bundle.files)
