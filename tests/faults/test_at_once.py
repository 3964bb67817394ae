"""Several processes at once, and people and git at the files meanwhile."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from tests.conftest import ROOT, Shell
from tests.faults.soundness import faults_of, texts_of

PROCESSES, POSTS = 4, 5
POST = "Ann Example told meeting {} of forum {} on 2 March 2021 about jobs.\n"
CONFLICT = """\
# Two versions

Before.

<<<<<<< HEAD
Ann said marmalade.
=======
Ann said honey.
>>>>>>> theirs

After.
"""


def start(shell: Shell, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "sendnotes", *arguments],
        cwd=shell.folder,
        env=os.environ | shell.environment | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_processes_that_add_at_once_lose_nothing_and_add_nothing_twice(archive: Shell) -> None:
    for process in range(PROCESSES):
        for number in range(POSTS):
            archive.write(f"in{process}/{number}.md", POST.format(number, process))
            archive.write(f"in{process}/same-{number}.md", POST.format(number, "all"))

    running = [start(archive, "add", f"in{process}") for process in range(PROCESSES)]

    assert [process.wait(60) for process in running] == [0] * PROCESSES
    # Each process had posts of its own, and all had the same others.
    assert len(texts_of(archive.folder)) == PROCESSES * POSTS + POSTS
    assert faults_of(archive.folder, index=True) == []
    assert archive("check").code == 0


def test_posts_renamed_and_deleted_by_hand_are_followed(archive: Shell) -> None:
    for number in range(3):
        archive.write(f"in/{number}.md", POST.format(number, "one"))
    archive("add", "in")
    first, second, third = sorted((archive.folder / "posts").rglob("*.md"))
    first.rename(first.with_name("2021-03-02-renamed.md"))
    second.unlink()

    assert archive("list", "--format", "ids").out.split() == ["2021-03-02-renamed", third.stem]
    done = archive("check")
    assert done.code == 0
    assert "is kept, but has no post: add it again, or delete it" in done.err


def test_an_original_without_a_post_can_be_added_again(archive: Shell) -> None:
    archive.write("a.md", POST.format(1, "one"))
    archive("add", "a.md")
    (post,) = (archive.folder / "posts").rglob("*.md")
    post.unlink()
    (original,) = (archive.folder / "originals").glob("??/*.md")

    assert archive("add", str(original)).code == 0
    assert post.is_file()
    assert "all well" in archive("check").err


def test_a_merge_conflict_is_told_and_kept(archive: Shell) -> None:
    path = archive.write("posts/2021/2021-03-01-two-versions.md", CONFLICT)
    told = "a merge left both versions in it, from line 5 on: choose one"

    checked = archive("check")
    shown = archive("show", "two-versions")

    assert checked.code == 3
    assert told in checked.out
    assert shown.code == 0
    assert told in shown.err
    assert archive("search", "marmalade honey").code == 0
    assert path.read_text("utf-8") == CONFLICT


def test_a_merge_conflict_in_the_front_matter_is_told_and_kept(archive: Shell) -> None:
    text = "---\n<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> theirs\n---\nMarmalade.\n"
    path = archive.write("posts/2021/2021-03-01-a.md", text)

    assert "a merge left both versions in it, from line 2 on" in archive("check").out
    assert archive("search", "marmalade").code == 0
    assert archive("reread", "--all", "--yes").code != 0
    assert path.read_text("utf-8") == text


def test_a_post_that_cannot_be_read_does_not_stop_the_others(archive: Shell) -> None:
    archive.write("posts/2021/2021-03-01-good.md", "# Good\n\nAbout marmalade.\n")
    huge = archive.write("posts/2021/2021-03-02-huge.md", "# Huge\n")
    with huge.open("ab") as file:
        file.truncate(50_000_000)
    (archive.folder / "posts/2021/2021-03-03-nowhere.md").symlink_to("no-such-file")
    (archive.folder / "posts/2021/2021-03-04-itself.md").symlink_to("2021-03-04-itself.md")
    (archive.folder / "posts/2021/loop").symlink_to("..")
    os.mkfifo(archive.folder / "posts/2021/2021-03-05-pipe.md")

    found = archive("search", "marmalade", "--format", "json")
    checked = archive("check", "--format", "json")

    assert [hit["id"] for hit in json.loads(found.out)["hits"]] == ["2021-03-01-good"]
    assert "posts/2021/2021-03-02-huge.md: it is too large for a post" in found.err
    assert sorted(problem["path"] for problem in json.loads(checked.out)["problems"]) == [
        "posts/2021/2021-03-02-huge.md",
        "posts/2021/2021-03-03-nowhere.md",
        "posts/2021/2021-03-04-itself.md",
    ]
    assert archive("show", "huge").code == 3


def test_a_post_that_is_no_utf_8_is_not_written_over(archive: Shell) -> None:
    path = archive.write("posts/2021/2021-03-01-cafe.md", "# Café\n\nOld.\n".encode("cp1252"))
    before = path.read_bytes()

    done = archive("edit", "cafe", VISUAL="sed -i s/Old/New/")

    assert done.code == 4
    assert "is not UTF-8 (byte 5); writing it would lose characters" in done.err
    assert path.read_bytes() == before


def test_a_place_that_is_taken_is_left_alone(archive: Shell) -> None:
    taken = archive.folder / "posts/2021/2021-03-01-jobs.md"
    taken.mkdir(parents=True)
    archive.write("a.md", "---\ntitle: Jobs\npublished: 2021-03-01\n---\nAbout jobs.\n")

    assert archive("add", "a.md", "--format", "ids").out == "2021-03-01-jobs-2\n"
    assert archive("show", "jobs-2").code == 0


def test_a_file_where_a_folder_should_be_is_a_sentence(archive: Shell) -> None:
    archive.write("posts/2021", "I am a file.")
    archive.write("a.md", "---\ntitle: Jobs\npublished: 2021-03-01\n---\nAbout jobs.\n")

    done = archive("add", "a.md")

    assert done.code == 4
    assert "cannot be written: File exists" in done.err
