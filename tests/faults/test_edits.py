"""Editors that fail, and people who delete too much: neither may cost a post."""

from __future__ import annotations

import os
import re
import shlex
import sys
from pathlib import Path

import pytest

from tests.conftest import Shell

SHORT = """\
# Jobs for all

Ann Example told the Work for All conference in Leeds on 2 March 2021 that jobs come first.
"""


def editor(shell: Shell, change: str) -> str:
    """Return an EDITOR that makes `change`, Python on the bytes `b`, to the file it is given."""
    program = shell.write(
        "editor.py",
        "import sys, pathlib, re\n"
        f"p = pathlib.Path(sys.argv[1])\nb = p.read_bytes()\n{change}\np.write_bytes(b)\n",
    )
    return shlex.join([sys.executable, str(program)])


@pytest.fixture
def post(archive: Shell) -> Path:
    archive.write("short.md", SHORT)
    assert archive("add", "short.md").code == 0
    (path,) = archive.folder.glob("posts/*/*.md")
    return path


def refused(archive: Shell, post: Path, change: str) -> str:
    """Return what is said of an edit that must leave the post as it is."""
    before = post.read_bytes()
    done = archive("edit", "jobs", EDITOR=editor(archive, change))
    assert done.code == 2
    assert post.read_bytes() == before
    return done.err


def draft_named_in(message: str) -> bytes:
    found = re.search(r"Your text is in (\S+)|your text is in (\S+)", message)
    assert found
    path = Path(found[1] or found[2])
    data = path.read_bytes()
    path.unlink()
    return data


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("b = b[4:]", "the front matter has no opening line '---'"),
        ("b = b.split(b'\\n', 2)[2]", "the front matter has no opening line '---'"),
        ("b = b.split(b'---\\n')[2]", "its front matter is gone from the top"),
        ("b = b.replace(b'\\n---\\n', b'\\n')", "the front matter has no closing line '---'"),
        ("b = b.replace(b'title: ', b'title: [')", "broken front matter, line"),
    ],
)
def test_an_edit_that_breaks_the_front_matter_is_refused_and_kept_aside(
    archive: Shell, post: Path, change: str, reason: str
) -> None:
    message = refused(archive, post, change)

    assert reason in message
    assert b"jobs come first" in draft_named_in(message)


@pytest.mark.parametrize("change", ["b = b''", "b = b' \\n'", "p.unlink(); sys.exit()"])
def test_an_emptied_text_is_no_edit(archive: Shell, post: Path, change: str) -> None:
    assert "is unchanged: the edited text is empty" in refused(archive, post, change)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("p.write_bytes(b + b'More.'); sys.exit(1)", "ended with 1"),
        ("b += 'caf\\xe9'.encode('latin-1')", "what the editor saved is not UTF-8"),
    ],
)
def test_what_a_failing_editor_saved_is_kept_aside(
    archive: Shell, post: Path, change: str, reason: str
) -> None:
    before = post.read_bytes()
    message = refused(archive, post, change)

    assert reason in message
    assert draft_named_in(message).startswith(before)


def test_an_editor_that_gives_up_without_a_change_leaves_no_draft(
    archive: Shell, post: Path
) -> None:
    before = post.read_bytes()
    done = archive("edit", "jobs", EDITOR=editor(archive, "sys.exit(1)"))

    assert (done.code, post.read_bytes()) == (2, before)
    assert "Your text is in" not in done.err


@pytest.mark.parametrize(
    ("change", "reason"),
    [("b = b''", "the edited text is empty"), ("b = b[4:]", "no opening line '---'")],
)
def test_nothing_is_added_if_the_edited_text_is_no_post(
    archive: Shell, change: str, reason: str
) -> None:
    archive.write("short.md", SHORT)
    done = archive("add", "--edit", "short.md", EDITOR=editor(archive, change))

    assert done.code == 3
    assert "not added: " in done.err
    assert reason in done.err
    assert not list(archive.folder.glob("posts/*/*.md"))
    if "your text is in" in done.err:
        assert b"jobs come first" in draft_named_in(done.err)


def test_what_was_corrected_while_adding_stays_when_the_post_is_read_again(archive: Shell) -> None:
    archive.write("short.md", SHORT)
    change = "b = b.replace(b'place: Leeds', b'place: Hull')"
    done = archive("add", "--edit", "short.md", EDITOR=editor(archive, change))
    assert "Hull" in done.out

    again = archive("reread", "--all", "--yes")

    assert (again.code, again.err) == (0, "Nothing changes.\n")
    assert "place: Hull" in archive("show", "jobs", "--raw").out


def test_a_text_that_was_edited_stays_however_often_it_is_read_again(
    archive: Shell, post: Path
) -> None:
    archive("edit", "jobs", EDITOR="sed -i s/come.first/COME.FIRST/")
    with post.open("a", encoding="utf-8") as file:
        file.write("\nA paragraph by hand.\n")
    edited = post.read_text(encoding="utf-8")

    for _ in range(3):
        assert archive("reread", "--all", "--yes").code == 0

    assert post.read_text(encoding="utf-8") == edited


def test_a_text_that_was_edited_while_adding_stays_too(archive: Shell) -> None:
    archive.write("short.md", SHORT)
    change = "b = b.replace(b'jobs come first', b'work comes first')"
    archive("add", "--edit", "short.md", EDITOR=editor(archive, change))
    added = archive("show", "jobs", "--raw").out

    for _ in range(3):
        archive("reread", "--all", "--yes")

    assert "work comes first" in added
    assert archive("show", "jobs", "--raw").out == added


def test_ctrl_c_in_the_editor_keeps_what_it_had_saved(archive: Shell, post: Path) -> None:
    before = post.read_bytes()
    change = (
        "b += b'More.'\np.write_bytes(b)\nimport os, signal\nos.kill(os.getppid(), signal.SIGINT)"
    )
    waiting = editor(archive, f"{change}\nimport time\ntime.sleep(1)")
    done = archive.process("edit", "jobs", EDITOR=waiting)

    assert done.code == 130
    assert "Interrupted: nothing is changed." in done.err
    assert post.read_bytes() == before
    assert draft_named_in(done.err).endswith(b"More.")


def test_check_tells_of_a_post_that_lost_its_front_matter_or_its_text(
    archive: Shell, post: Path
) -> None:
    whole = post.read_bytes()
    post.write_bytes(whole[4:])
    assert "has no opening line '---'" in archive("check").out
    assert "jobs come first" in archive("show", "jobs").out

    post.write_bytes(b"")
    assert "it is empty" in archive("check").out

    post.write_bytes(whole)
    assert archive("check").code == 0


def test_pipes_in_a_folder_are_told_of_and_not_waited_for(archive: Shell) -> None:
    archive.write("in/short.md", SHORT)
    os.mkfifo(archive.folder / "in/pipe.md")
    done = archive("add", "in")

    assert done.code == 3
    assert "in/pipe.md: it is not a file" in done.err
    assert "1 added, 1 failed" in done.err
