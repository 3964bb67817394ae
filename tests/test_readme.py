"""What the README and CONTRIBUTING.md show is what happens.

`UPDATE_README=1 pytest tests/test_readme.py` writes the present output into the README's tour.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest

from sendnotes.errors import ExitCode
from tests.conftest import ROOT, Shell

README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def examples() -> list[str]:
    """Return the README's console blocks."""
    return BLOCK.findall(README.read_text(encoding="utf-8"))


def replay(shell: Shell, block: str) -> str:
    """Run the block's commands and return it with what they print now."""
    lines = []
    for line in block.splitlines():
        if line.startswith("$ "):
            lines.append(line)
            program, *arguments = shlex.split(line[2:])
            assert program == "sendnotes"
            done = shell(*arguments)
            lines += [printed.rstrip() for printed in (done.out + done.err).splitlines()]
    return "\n".join(lines) + "\n"


def test_the_tour_shows_what_happens(shell: Shell) -> None:
    shutil.copytree(
        ROOT / "archive", shell.folder / "archive", ignore=shutil.ignore_patterns(".index")
    )
    shutil.copy(ROOT / "tests" / "examples" / "pasted.txt", shell.folder / "post.md")
    blocks = examples()
    assert blocks
    now = [replay(shell, block) for block in blocks]

    if os.environ.get("UPDATE_README"):
        fresh = iter(now)
        text = README.read_text(encoding="utf-8")
        README.write_text(
            BLOCK.sub(lambda _: f"```console\n{next(fresh)}```", text), encoding="utf-8"
        )
    assert blocks == now


def test_the_exit_codes_are_the_readme_s() -> None:
    rows = re.findall(r"^\| (\d+) \|", README.read_text(encoding="utf-8"), re.MULTILINE)

    assert [int(row) for row in rows] == [int(code) for code in ExitCode]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        assert (ROOT / target).exists(), target


def test_the_whole_command_list_is_in_the_readme(shell: Shell) -> None:
    commands = re.findall(r"^  (\w+)  +\S", shell("--help").out.split("Commands:")[1], re.MULTILINE)
    text = README.read_text(encoding="utf-8")

    for command in commands:
        assert f"sendnotes {command}" in text


def test_the_sample_archive_is_sound(shell: Shell) -> None:
    shutil.copytree(
        ROOT / "archive", shell.folder / "archive", ignore=shutil.ignore_patterns(".index")
    )
    checked = shell("check")

    assert checked.code == 0, checked.out
    assert len(list(Path(ROOT / "archive" / "posts").rglob("*.md"))) >= 15
