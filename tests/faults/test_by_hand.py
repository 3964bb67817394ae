"""Archives that people and file systems brought into odd shapes; each is told of by a sentence."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Shell
from tests.exchange.folders import files_of

POST = "posts/2021/2021-03-02-a.md"
TEXT = "---\ntitle: A\n---\nAbout apples.\n"


def forbid(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let what is below a folder be out of reach, also for root."""
    scandir, stat = os.scandir, os.stat

    def refuse(path: Any, *, itself: bool) -> None:
        below = isinstance(path, str | os.PathLike) and Path(path).is_relative_to(folder)
        if below and (itself or Path(path) != folder):
            raise PermissionError(13, os.strerror(13), str(path))

    def closed_scandir(path: Any = ".") -> Any:
        refuse(path, itself=True)
        return scandir(path)

    def closed_stat(path: Any, *more: Any, **named: Any) -> os.stat_result:
        refuse(path, itself=False)
        return stat(path, *more, **named)

    monkeypatch.setattr(os, "scandir", closed_scandir)
    monkeypatch.setattr(os, "stat", closed_stat)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "it is empty"),
        (b"\n \n", "it is empty"),
        (b"---\ntitle: A\n---\nAbout caf\xe9s.\n", "it is not UTF-8, from byte 26 on"),
        (b"---\n- a\n- b\n---\nText\n", "the front matter is not a list of 'key: value' lines"),
        (b"---\n\ttitle: A\n---\nText\n", "broken front matter, line 2: "),
        (b"---\ntitle: A\n", "the front matter has no closing line '---'"),
    ],
)
def test_check_tells_what_is_wrong_with_a_file(archive: Shell, data: bytes, problem: str) -> None:
    """Empty files and those in another encoding were called well."""
    path = archive.write(POST, data)

    checked = archive("check")

    assert checked.code == 3
    assert checked.out.startswith(f"{POST}\t{problem}")
    assert archive("list").code == 0
    assert path.read_bytes() == data


@pytest.mark.parametrize("text", ["---\ntitle: [\n---\nx\n", "\n"])
def test_no_original_is_called_useless_while_a_post_cannot_be_read(
    archive: Shell, text: str
) -> None:
    """Its original was said to have no post and could be deleted."""
    archive.write("a.md", "About apples and pears.\n")
    archive("add", "a.md")
    (path,) = (archive.folder / "posts").rglob("*.md")
    path.write_text(text)

    checked = archive("check")

    assert checked.code == 3
    assert "has no post" not in checked.err
    path.unlink()
    assert "has no post" in archive("check").err


def test_an_original_that_cannot_be_read_is_not_called_missing(
    archive: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.write("a.md", "About apples and pears.\n")
    archive("add", "a.md")
    read_bytes = Path.read_bytes

    def closed(path: Path) -> bytes:
        if "originals" in path.parts:
            raise PermissionError(13, os.strerror(13), str(path))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", closed)

    checked = archive("check")
    assert checked.code == 3
    assert "cannot be read: permission denied" in checked.out
    assert "missing" not in checked.out


def test_links_to_themselves_or_nowhere_are_told_by_check_and_left_out_of_an_export(
    archive: Shell,
) -> None:
    """A link to itself made an export a bug of ours."""
    archive.write(POST, TEXT)
    for name, target in (("loop.md", "loop.md"), ("gone.md", "nowhere.md"), ("round", ".")):
        (archive.folder / "posts/2021" / name).symlink_to(target)

    checked = archive("check")
    exported = archive("export", "-o", "a.zip")

    assert checked.code == 3
    assert sorted(checked.out.splitlines()) == [
        "posts/2021/gone.md\tit is a link that leads nowhere",
        "posts/2021/loop.md\tit is a link that leads nowhere",
    ]
    assert (exported.code, exported.err) == (0, "Exported 1 post to a.zip\n")
    archive("import", "a.zip", "--archive", "new")
    assert POST in files_of(archive.folder / "new")


def test_a_folder_that_may_not_be_entered_is_told_and_the_rest_is_added(
    archive: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Named, what lay in it was a bug of ours; below a folder it was passed over in silence."""
    archive.write("in/a.md", "About apples and pears.\n")
    archive.write("in/closed/b.md", "About bread and butter.\n")
    forbid(monkeypatch, Path("in/closed"))

    below = archive("add", "in")
    named = archive("add", "in/closed/b.md", "in/a.md")

    assert "sendnotes: in/closed: no permission to read it\n1 added, 1 failed" in below.err
    assert "in/closed/b.md: no permission to read it\n1 already there, 1 failed" in named.err
    assert (below.code, named.code) == (3, 3)


@pytest.mark.parametrize("name", ["x" * 5_000, "a/" * 3_000, "x" * 300 + ".md"])
def test_a_name_that_no_file_can_have_is_a_sentence(archive: Shell, name: str) -> None:
    done = archive("add", name)

    assert done.code == 3
    assert done.err.endswith(": file name too long\n")


def test_an_edit_that_is_saved_in_another_encoding_is_put_aside(archive: Shell) -> None:
    """Its letters were taken for unknown ones, and written so."""
    path = archive.write(POST, TEXT)
    editor = archive.write("editor", b"#!/bin/sh\nprintf 'Caf\\351s\\n' > \"$1\"\n")
    editor.chmod(0o755)

    done = archive("edit", "2021-03-02-a", VISUAL=str(editor))

    assert done.code == 2
    assert "Nothing is changed: what the editor saved is not UTF-8 (byte 3)." in done.err
    assert Path(done.err.strip().split()[-1]).read_bytes() == b"Caf\xe9s\n"
    assert path.read_text() == TEXT


def test_two_files_with_one_id_are_told_as_that(archive: Shell) -> None:
    """It asked for more of the id, of which there is no more."""
    archive.write("posts/2021/2021-03-02-a.md", TEXT)
    archive.write("posts/1999/2021-03-02-a.md", TEXT)

    shown = archive("show", "2021-03-02-a")

    assert shown.code == 2
    assert "2 files have the id '2021-03-02-a'." in shown.err
    assert "sendnotes check" in shown.err
