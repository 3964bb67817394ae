"""Disks that are full, folders that cannot be written, file systems that lack something."""

from __future__ import annotations

import errno
import fcntl
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sendnotes.index.lock import IndexLock
from tests.conftest import ROOT, Shell
from tests.faults.soundness import faults_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

POST = "Ann Example told the Lantern meeting on 2 March 2021 about {}.\n"


def refuse_after(monkeypatch: pytest.MonkeyPatch, name: str, number: int, error: int) -> None:
    """Let the system call `os.<name>` fail after it has succeeded so many times."""
    call, left = getattr(os, name), number

    def failing(*arguments: Any, **named: Any) -> Any:
        nonlocal left
        left -= 1
        if left < 0:
            raise OSError(error, os.strerror(error))
        return call(*arguments, **named)

    monkeypatch.setattr(os, name, failing)


@pytest.mark.parametrize("room", range(7))
def test_a_full_disk_is_a_sentence_and_loses_nothing(archive: Shell, room: int) -> None:
    for number in range(2):
        archive.write(f"in/{number}.md", POST.format(number))
    with pytest.MonkeyPatch.context() as patch:
        # Each file is synced, then its folder; the folder's failure is no harm.
        refuse_after(patch, "fsync", room, errno.ENOSPC)
        done = archive("add", "in")

    assert "Traceback" not in done.err
    assert done.code in (0, 4)
    if done.code:
        assert "No space left on device" in done.err
    assert faults_of(archive.folder) == []
    assert archive("add", "in").code == 0
    assert archive("check").code == 0
    assert len(texts_of(archive.folder)) == 2


LONG = "n" * 300
"""A name that no file system takes."""


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (("init", LONG), 4),
        (("list", "--archive", LONG), 4),
        (("export", "--output", f"{LONG}.zip"), 2),
    ],
)
def test_a_path_that_cannot_be_used_is_a_sentence_with_its_name(
    archive: Shell, command: tuple[str, ...], code: int
) -> None:
    done = archive(*command)

    assert done.code == code
    assert done.err.startswith("sendnotes: ")
    assert LONG in done.err
    assert "cannot be" in done.err
    assert "Traceback" not in done.err


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """A folder that may not be looked into."""
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o000)
    if os.access(folder, os.R_OK):
        folder.rmdir()
        pytest.skip("this user may read everything")
    yield folder
    folder.chmod(0o700)


@pytest.mark.parametrize("variable", ["SENDNOTES_ARCHIVE", "XDG_DATA_HOME"])
def test_an_archive_that_may_not_be_looked_into_is_named(
    shell: Shell, locked: Path, variable: str
) -> None:
    done = shell("list", **{variable: str(locked / "data")})

    assert done.code == 4
    assert str(locked) in done.err
    assert "Permission denied" in done.err


def test_a_folder_that_may_not_be_looked_into_is_no_archive_of_those_below(
    archive: Shell, locked: Path
) -> None:
    locked.rename(archive.folder / "archive")
    try:
        assert "No posts" in archive("list").err
    finally:
        (archive.folder / "archive").rename(locked)


def test_an_edit_that_cannot_be_written_is_put_aside(
    archive: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.write("a.md", POST.format("apples"))
    archive("add", "a.md")
    before = texts_of(archive.folder)
    refuse_after(monkeypatch, "fsync", 0, errno.ENOSPC)

    done = archive("edit", "ann-example", VISUAL="sed -i s/apples/pears/")

    assert done.code == 4
    assert "No space left on device" in done.err
    kept = Path(done.err.strip().split()[-1])
    assert "about pears" in kept.read_text("utf-8")
    assert kept.parent == archive.temporary  # not in the folder of everybody
    assert texts_of(archive.folder) == before


def test_an_answer_that_cannot_be_written_is_told(archive: Shell) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("the system has no /dev/full")
    archive.write("a.md", POST.format("apples"))
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "sendnotes", "add", "a.md"],
            cwd=archive.folder,
            env=os.environ | archive.environment,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert done.returncode == 2
    assert b"The answer cannot be written: No space left on device." in done.stderr
    assert b"Traceback" not in done.stderr
    assert archive("check").code == 0


ANSWERS = [
    "list",
    "search apples",
    "export",
    "export --format jsonl",
    "show --original ann",
    "--help",
]


def bash(archive: Shell, command: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of the shell in which `sendnotes` is the command."""
    return subprocess.run(
        ["sh", "-c", command.replace("sendnotes", f"{sys.executable} -m sendnotes")],
        cwd=archive.folder,
        env=os.environ | archive.environment | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )


NEEDS_FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")


@pytest.mark.skipif(os.name == "nt", reason="there is no sh")
@pytest.mark.parametrize("end", [">&-", pytest.param(">/dev/full", marks=NEEDS_FULL)])
@pytest.mark.parametrize("command", ANSWERS)
def test_an_output_that_takes_nothing_is_a_sentence(archive: Shell, command: str, end: str) -> None:
    """Each ended in a traceback when standard output was closed, the exports on a full disk too."""
    archive.write("a.md", POST.format("apples"))
    archive("add", "a.md")

    done = bash(archive, f"sendnotes {command} {end}")

    reason = "Bad file descriptor" if end == ">&-" else "No space left on device"
    assert done.stderr.decode().count(f"The answer cannot be written: {reason}.") == 1
    assert b"Traceback" not in done.stderr
    assert done.returncode == 2


@NEEDS_FULL
def test_news_that_cannot_be_printed_is_not_told(archive: Shell) -> None:
    archive.write("a.md", POST.format("apples"))
    archive("add", "a.md")
    archive("save", "fruit", "apples")

    done = bash(archive, "sendnotes news >/dev/full")

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"sendnotes: The answer cannot be written: No space left on device.\n"
    assert "apples" in archive("news").out


@pytest.mark.parametrize("end", ["2>&-", pytest.param("2>/dev/full", marks=NEEDS_FULL), "<&-"])
def test_an_answer_comes_though_another_stream_is_closed(archive: Shell, end: str) -> None:
    archive.write("a.md", POST.format("apples"))
    archive("add", "a.md")

    done = bash(archive, f"sendnotes list --format ids {end}")

    assert done.stdout == b"2021-03-02-ann-example-told-the-lantern-meeting-on-2-march-2021-about\n"
    assert done.returncode == 0


def test_a_closed_standard_input_is_an_empty_one(archive: Shell) -> None:
    done = bash(archive, "sendnotes add - <&-")

    assert done.returncode == 3
    assert done.stderr.startswith(b"sendnotes: standard input: ")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_folder_that_cannot_be_written_is_a_sentence(archive: Shell) -> None:
    archive.write("a.md", POST.format("apples"))
    for folder in ("posts", "originals", ".index"):
        (archive.folder / folder).mkdir(exist_ok=True)
        (archive.folder / folder).chmod(0o555)
    try:
        done = archive("add", "a.md")
        assert done.code == 4
        assert "cannot be written: Permission denied" in done.err
    finally:
        for folder in ("posts", "originals", ".index"):
            (archive.folder / folder).chmod(0o755)


@pytest.mark.parametrize("command", [("reindex",), ("check",), ("check", "--fix")])
def test_where_the_index_of_a_read_only_archive_is_kept_is_told(
    archive: Shell, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    archive.write("posts/2021/2021-03-02-a.md", POST.format("apples"))
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and access(path, mode))

    done = archive(*command)

    assert done.code == 0
    (kept,) = (archive.folder / "home" / "cache" / "sendnotes").iterdir()
    assert f"Its index is kept in {kept}, for {archive.folder} cannot be written." in done.err
    assert not (archive.folder / ".index" / "manifest").exists()


def test_an_index_that_cannot_be_rebuilt_is_a_problem(archive: Shell) -> None:
    archive.write("posts/2021/2021-03-02-a.md", POST.format("apples"))
    assert archive("check").code == 0

    with IndexLock(archive.folder / ".index", wait=0):
        done = archive("check", "--fix")

    assert done.code == 3
    assert "The index could not be updated (another sendnotes is updating it)" in done.out


def test_news_that_cannot_be_recorded_points_to_peek(
    archive: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.write("posts/2021/2021-03-02-a.md", POST.format("apples"))
    archive("save", "fruit", "apples")
    refuse_after(monkeypatch, "fsync", 0, errno.EROFS)

    done = archive("news")

    assert done.code == 4
    assert "Read-only file system" in done.err
    assert "still counts as new. With --peek nothing is recorded." in done.err
    assert archive("news", "--peek").code == 0


@pytest.mark.parametrize("error", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP])
def test_a_share_without_locks_serves(
    archive: Shell, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    def unsupported(*_: object) -> None:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(fcntl, "flock", unsupported)
    archive.write("a.md", POST.format("apples"))

    assert archive("add", "a.md").code == 0
    assert archive("search", "apples").code == 0
    assert archive("check").code == 0
    assert not list((archive.folder / ".index").glob("*.held"))


def test_a_share_without_hard_links_serves(archive: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_after(monkeypatch, "link", 0, errno.EPERM)
    archive.write("a.md", POST.format("apples"))

    assert archive("add", "a.md").code == 0
    assert archive("remove", "--yes", "ann-example").code == 0
    assert archive("restore", "ann-example").code == 0
    assert archive("check").code == 0


@pytest.mark.parametrize("resolution", ["two seconds", "none"])
def test_an_edit_is_noticed_though_time_stamps_are_coarse(archive: Shell, resolution: str) -> None:
    path = archive.write("posts/2021/2021-03-01-a.md", "# A\n\nAbout apples.\n")

    def stamp() -> None:
        now = path.stat().st_mtime_ns
        kept = now - now % 2_000_000_000 if resolution == "two seconds" else 0
        os.utime(path, ns=(kept, kept))

    stamp()
    assert archive("search", "apples").code == 0
    path.write_text("# A\n\nAbout grapes.\n".replace("grapes", "cherry"), "utf-8")
    stamp()

    assert archive("search", "cherry").code == 0


def test_a_clock_that_goes_backwards_changes_no_order(archive: Shell) -> None:
    for day in ("2026-03-02", "2026-03-01", "2026-03-01"):
        archive.write("a.md", POST.format(f"apples, as told {len(texts_of(archive.folder))} times"))
        assert archive("add", "a.md", "--title", "Apples", SENDNOTES_TODAY=day).code == 0
        assert archive("remove", "--yes", "apples", SENDNOTES_TODAY=day).code == 0

    assert len(list((archive.folder / "trash").iterdir())) == 3
    (restored,) = [archive("restore", "apples").out.strip()]
    assert "told 2 times" in archive("show", restored, "--format", "plain").out
