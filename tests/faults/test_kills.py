"""A command that is killed at any step loses nothing and leaves nothing half done."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.conftest import ROOT, Shell

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")
POST = """\
---
title: {0}
source: The Lantern
published: 2021-03-0{1}
---
Ann Example told the Lantern meeting on 2 March 2021 about {0}.
"""
EDITOR = f"""{sys.executable} -c "
import pathlib, sys
path = pathlib.Path(sys.argv[1])
path.write_text(path.read_text('utf-8').replace('about apples.', 'about pears.'), 'utf-8')
" """


@pytest.fixture
def two(archive: Shell) -> Shell:
    """An archive with two posts, and the files of two more beside it."""
    for number, name in enumerate(("apples", "bread", "cakes", "dates"), 1):
        archive.write(f"in{(number - 1) // 2}/{name}.md", POST.format(name, number))
    assert archive("add", "in0").code == 0
    return archive


def as_older_rules_would_read(shell: Shell) -> None:
    """Change the posts and how they were read in the same way, so that `reread` mends them."""
    for path in [*shell.folder.glob("posts/*/*.md"), *shell.folder.glob("originals/*/*.json")]:
        path.write_bytes(path.read_bytes().replace(b"Lantern meeting", b"Lantern gathering"))


def a_backup_of_others(shell: Shell) -> None:
    other = Shell(shell.folder / "other")
    other.folder.mkdir()
    assert other("init").code == 0
    assert other("add", "../in1").code == 0
    assert other("export", "-o", "../backup.zip").code == 0
    shutil.rmtree(other.folder)


def a_page_that_changed(shell: Shell) -> None:
    page = POST.format("eggs", 5).replace(
        "---\nAnn", "url: https://lantern.example.org/5\n---\nAnn"
    )
    shell.write("page.md", page)
    assert shell("add", "page.md").code == 0
    shell.write("page.md", page.replace("about eggs", "about figs"))


@needs_fork
@pytest.mark.parametrize(
    "command",
    [
        ("add", "in1"),
        ("edit", "apples"),
        ("remove", "--yes", "apples"),
        ("restore", "gone"),
        ("reindex",),
        ("reread", "--all", "--yes"),
        ("merge", "--yes", "2021-03-01-apples", "2021-03-02-bread"),
        ("import", "backup.zip"),
        ("add", "--update", "page.md"),
    ],
    ids=lambda command: command[1] if command[1:2] == ("--update",) else command[0],
)
def test_a_kill_at_any_step_loses_nothing(two: Shell, command: tuple[str, ...]) -> None:
    two.write("gone.md", POST.format("gone", 9))
    assert two("add", "gone.md").code == 0
    assert command[0] != "restore" or two("remove", "--yes", "gone").code == 0
    if command[0] == "reread":
        as_older_rules_would_read(two)
    if command[0] == "import":
        a_backup_of_others(two)
    if "--update" in command:
        a_page_that_changed(two)
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.killing", str(two.folder), *command],
        cwd=ROOT,
        env=os.environ | two.environment | {"VISUAL": EDITOR},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout)

    assert len(results) > 5
    for step, result in enumerate(results):
        expected = {
            "killed": step < len(results) - 1,
            "lost": [],
            "neither old nor new": [],
            "gone": [],
            "check": 0,
            "again": True,
            "faults": [],
            "index": 0,
        }
        assert result == expected, f"killed at step {step} of {len(results)}"
