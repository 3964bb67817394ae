"""Many posts at a time, and sources that change."""

from __future__ import annotations

import datetime
import json
import signal
from pathlib import Path
from typing import Any

import pytest

from sendnotes.archive.store import Archive
from sendnotes.errors import LostProcess
from sendnotes.library import adding, drafting, understanding
from sendnotes.library.adding import AddOptions, add
from sendnotes.library.interrupting import undivided
from sendnotes.library.opened import Library
from tests.conftest import Shell

POST = """\
---
title: {title}
published: 2021-03-04
---
Ann Example told the {name} meeting on 2 March 2021 that supported internships work.

She said: "Every young person deserves a job, in {name} as elsewhere."
"""


def write_posts(shell: Shell, count: int) -> None:
    for number in range(count):
        title = f"Jobs for all, part {number % 5}"
        shell.write(f"in/{number:02}.md", POST.format(title=title, name=f"Lantern {number}"))


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for part in ("posts", "originals")
        for path in sorted((folder / part).rglob("*"))
        if path.is_file()
    }


def summary_of(text: str) -> Any:
    return json.loads(text)["summary"]


# --- many at a time ---------------------------------------------------------


def test_the_archive_does_not_depend_on_the_number_of_processes(shell: Shell) -> None:
    write_posts(shell, 12)
    shell.write("in/broken.txt", b"\x00\x01\x02\x00")
    told = []
    for jobs in ("1", "2"):
        shell("init", jobs)
        added = shell("add", "in", "--archive", jobs, "--jobs", jobs, "--format", "json")
        assert added.code == 3
        told.append(added.out.replace(str(shell.folder / jobs), ""))

    assert told[0] == told[1]
    assert files_of(shell.folder / "1") == files_of(shell.folder / "2")
    found = [shell("search", "internships", "--archive", n, "--format", "ids") for n in "12"]
    assert found[0].out == found[1].out != ""


def test_reindexing_in_two_processes_finds_the_same(archive: Shell) -> None:
    write_posts(archive, 8)
    archive("add", "in")
    before = archive("search", "internships", "--format", "json").out

    assert archive("reindex", "--jobs", "2").code == 0
    assert archive("search", "internships", "--format", "json").out == before


def test_the_report_counts_what_became_of_each(archive: Shell) -> None:
    write_posts(archive, 3)
    archive("add", "in")
    archive.write("in/03.md", POST.format(title="New", name="Beacon"))
    archive.write("in/broken.txt", b"\x00\x01\x02\x00")
    added = archive("add", "in", "--format", "json")

    assert summary_of(added.out) == {
        "inputs": 5,
        "interrupted": False,
        "counts": {"added": 1, "unchanged": 3, "failed": 1},
    }
    assert "1 added, 3 already there, 1 failed" in added.err


@pytest.mark.parametrize("jobs", [1, 2])
def test_after_ctrl_c_the_same_again_goes_on(archive: Shell, jobs: int) -> None:
    write_posts(archive, 8)
    inputs = [str(archive.folder / "in")]
    options = AddOptions(today=datetime.date(2026, 3, 1))

    def interrupt(what: str, done: int, _: int) -> None:
        if what == "Adding" and done == 3:
            raise KeyboardInterrupt

    library = Library(Archive(archive.folder), progress=interrupt, jobs=jobs)
    result = add(library, inputs, options)

    assert result.interrupted
    assert (result.inputs, len(result.outcomes)) == (8, 3)
    again = add(Library(Archive(archive.folder), jobs=jobs), inputs, options)
    assert {str(status): n for status, n in again.counts.items()} == {"added": 5, "unchanged": 3}
    assert archive("check").code == 0


def test_ctrl_c_waits_until_a_post_is_whole() -> None:
    done = []

    def interrupted_within() -> None:
        with undivided():
            signal.raise_signal(signal.SIGINT)
            done.append("the rest of the post")

    with pytest.raises(KeyboardInterrupt):
        interrupted_within()
    assert done == ["the rest of the post"]


def test_files_that_fail_can_be_moved_out_of_the_way(archive: Shell) -> None:
    write_posts(archive, 1)
    archive.write("in/a/broken.txt", b"\x00\x01\x02\x00")
    archive.write("in/b/broken.txt", b"\x00\x01\x02\x00\x00")
    added = archive("add", "in", "--move-failed", "unread")

    assert added.code == 3
    assert "moved to unread/broken-2.txt" in added.err
    moved = sorted(path.name for path in (archive.folder / "unread").iterdir())
    assert moved == ["broken-2.txt", "broken.txt"]
    assert archive("add", "in").code == 0


def test_a_dry_run_moves_nothing(archive: Shell) -> None:
    path = archive.write("broken.txt", b"\x00\x01\x02\x00")
    archive("add", "--dry-run", "broken.txt", "--move-failed", "unread")

    assert path.exists()
    assert not (archive.folder / "unread").exists()


def test_failures_cannot_be_moved_into_a_file(archive: Shell) -> None:
    archive.write("unread", "text")
    archive.write("post.md", POST.format(title="A", name="B"))
    added = archive("add", "post.md", "--move-failed", "unread")

    assert added.code == 2
    assert "unread cannot be used" in added.err


def test_a_bug_of_ours_keeps_one_file_out_and_the_rest_goes_on(
    archive: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ended the whole batch with a traceback, and named no file."""
    write_posts(archive, 3)
    understand = drafting.understand

    def stumble(draft: Any, **named: Any) -> Any:
        if b"Lantern 1 " in draft.original:
            raise RecursionError("too deep")
        return understand(draft, **named)

    monkeypatch.setattr(understanding, "understand", stumble)

    added = archive("add", "in", "--jobs", "1")

    assert added.code == 3
    assert "in/01.md: a bug of ours keeps it from being read" in added.err
    assert "RecursionError in test_bulk.py" in added.err
    assert "Traceback" not in added.err
    assert len(list((archive.folder / "posts").rglob("*.md"))) == 2


def test_what_was_written_before_readers_were_killed_is_told(
    archive: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(work: Any, things: Any, *, jobs: int | None) -> Any:  # noqa: ARG001
        yield work(things[0])
        raise LostProcess

    write_posts(archive, 3)
    monkeypatch.setattr(adding, "in_order", killed)

    added = archive("add", "in", "--format", "json")

    assert added.code == 3
    assert summary_of(added.out)["counts"] == {"added": 1, "failed": 2}
    assert "in/02.md: a process that was reading has been killed" in added.err


# --- sources that change ----------------------------------------------------


@pytest.fixture
def changed(archive: Shell) -> Shell:
    """An archive with a post, whose role was corrected by hand and whose source changed since."""
    first = POST.format(title="Jobs for all", name="Lantern")
    archive.write("post.md", first)
    archive("add", "post.md")
    (path,) = (archive.folder / "posts").rglob("*.md")
    text = path.read_text("utf-8")
    path.write_text(text.replace("source: null", "source: The Lantern, Leeds"), "utf-8")
    assert "The Lantern, Leeds" in path.read_text("utf-8")
    archive.write("post.md", f"{first}\nShe promised a review of transport.\n")
    return archive


def shown(shell: Shell) -> Any:
    (post_id,) = shell("list", "--format", "ids").out.split()
    return json.loads(shell("show", post_id, "--format", "json").out)["post"]


def test_a_source_that_changed_is_said_and_left(changed: Shell) -> None:
    added = changed("add", "post.md")

    assert added.code == 0
    told = "post.md: changed since it was added as 2021-03-04-jobs-for-all; --update takes it over"
    assert added.out == f"Changed: {told}\n"
    assert added.err == "1 changed and left as they are in this folder\n"
    assert told in changed("add", "post.md", "--format", "ids").err
    assert "review of transport" not in shown(changed)["body"]


def test_an_update_keeps_corrections_and_the_former_original(changed: Shell) -> None:
    before = shown(changed)
    updated = changed("add", "post.md", "--update", "--format", "json")

    (result,) = json.loads(updated.out)["results"]
    assert result["status"] == "updated"
    after = shown(changed)
    assert after["id"] == before["id"]
    assert "review of transport" in after["body"]
    assert after["source"] == "The Lantern, Leeds"
    originals = changed.folder / "originals"
    for post in (before, after):
        assert (originals / post["original"][:2] / post["original"]).is_file()
    assert before["original"] != after["original"]
    assert changed("check").code == 0
    assert changed("search", "transport").code == 0
    assert "already in the archive" in changed("add", "post.md").out


def test_a_correction_outlives_a_second_update(changed: Shell) -> None:
    changed("add", "post.md", "--update")
    text = (changed.folder / "post.md").read_text("utf-8")
    changed.write("post.md", f"{text.replace('for all', 'for everybody')}\nMore soon.\n")
    changed("add", "post.md", "--update")

    assert shown(changed)["source"] == "The Lantern, Leeds"
    assert shown(changed)["title"] == "Jobs for everybody"


def test_a_dry_run_shows_the_update_and_writes_nothing(changed: Shell) -> None:
    would = changed("add", "post.md", "--update", "--dry-run")

    assert "Would update 2021-03-04-jobs-for-all" in would.out
    assert "review of transport" in would.out
    assert "review of transport" not in shown(changed)["body"]


def test_a_text_changed_by_hand_is_not_replaced(changed: Shell) -> None:
    (path,) = (changed.folder / "posts").rglob("*.md")
    path.write_text(f"{path.read_text('utf-8')}\nMy own words.\n", "utf-8")
    updated = changed("add", "post.md", "--update")

    assert "text was changed by hand" in updated.out
    assert "My own words." in shown(changed)["body"]


def test_the_same_link_is_the_same_source_wherever_the_file_is(archive: Shell) -> None:
    link = "title: A walk\nurl: https://www.example.org/news/1"
    first = POST.replace("title: {title}", link).format(name="Lantern")
    archive.write("a.md", first)
    archive("add", "a.md")
    again = first.replace("https://www.example.org/news/1", "http://example.org/news/1/#top")
    archive.write("b.md", f"{again}\nShe promised a review.\n")

    assert "1 updated" in archive("add", "b.md", "--update").err
    assert len(archive("list", "--format", "ids").out.split()) == 1


def test_another_text_in_the_same_file_is_another_post(archive: Shell) -> None:
    archive.write("pasted.txt", POST.format(title="Jobs for all", name="Lantern"))
    archive("add", "pasted.txt")
    archive.write(
        "pasted.txt",
        "Ofsted publishes its yearly report\n\nInspectors saw 300 schools, and found that one in "
        "six has too few teachers who can read a plan. Absence has grown.\n",
    )

    added = archive("add", "pasted.txt")
    assert added.err == "1 added in this folder\n"
    assert "another text than 2021-03-04-jobs-for-all, which this file was" in added.out
    assert len(archive("list", "--format", "ids").out.split()) == 2


def test_another_text_under_the_same_title_in_the_same_file_is_another_post(archive: Shell) -> None:
    """Two short texts called the same in one file were one that changed; --update dropped one."""
    archive.write(
        "news.md", "# News\n\nAnn Example told the Lantern meeting about apples and pears.\n"
    )
    archive("add", "news.md")
    archive.write(
        "news.md", "# News\n\nBob Sample said at Harbour Hall that trains will be late.\n"
    )
    added = archive("add", "news.md", "--update")

    assert added.err == "1 added in this folder\n"
    assert "another text than" in added.out
    grown = "Bob Sample said at Harbour Hall that trains will be late. There will be buses instead."
    archive.write("news.md", f"# News\n\n{grown}\n")
    assert "1 updated" in archive("add", "news.md", "--update").err
    assert len(archive("list", "--format", "ids").out.split()) == 2
