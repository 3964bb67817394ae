"""Hostile text stays text: shown or escaped, never carried out, in every view and format."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys

import pytest

from sendnotes.model.choices import OutputFormat
from tests.conftest import ROOT, Shell

ESCAPE, OVERRIDE, BELL = "\x1b[31mred\x1b]0;owned\x07", "\u202egnirts", "\x9b2J"
MARKUP = "[bold]b[/bold] [/x] :tada: <script>s</script>"
HOSTILE = f"=cmd|'/C calc'!A0 {ESCAPE} {OVERRIDE} {BELL} {MARKUP}"
LINK = "javascript:alert(1)"
YAML = json.dumps(HOSTILE)  # a JSON text is a YAML text
POST = f"""\
---
title: {YAML}
source: {YAML}
url: {json.dumps(LINK)}
published: 2021-03-01
speeches:
  - {{speaker: {YAML}, role: {YAML}, event: {YAML}, place: {YAML}, date: {YAML}, url: {YAML}}}
focus_areas:
  - {{text: {YAML}, topics: [employment, {YAML}], areas: [{{text: {YAML}}}]}}
quotes: [{{text: {YAML}, speaker: {YAML}}}]
organisations: [{YAML}]
abbreviations: {{{YAML}: {YAML}}}
reactions: [{{by: {YAML}, stance: welcomed, text: {YAML}}}]
tags: [{YAML}]
{YAML}: {YAML}
---
# {OVERRIDE}

{HOSTILE.replace(chr(7), "")} marmalade

- ![image]({LINK}) [link]({LINK})

> {OVERRIDE}

```
{OVERRIDE}
```
"""
NAME = "2021-03-01-\x1b[31m\u202eodd"
COMMANDS = {
    "search": ("search", "marmalade"),
    **{
        kind: ("list", kind)
        for kind in (
            *("posts", "speeches", "focus", "quotes", "speakers"),
            *("topics", "organisations", "sources", "tags"),
        )
    },
    "show": ("show", "2021-03-01"),
    "explain": ("show", "2021-03-01", "--explain"),
    "focus area": ("show", "--focus", "employment"),
    "quote": ("show", "--quote", "gnirts"),
    "check": ("check",),
    "add": ("add", "in.md", "--dry-run"),
}
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    shell = Shell(tmp_path_factory.mktemp("hostile"))
    assert shell("init").code == 0
    shell.write(f"posts/2021/{NAME}.md", POST)
    shell.write("in.md", f"{POST}\nMore.\n")
    return shell


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("output", list(OutputFormat))
def test_nothing_steers_the_terminal(hostile: Shell, command: str, output: OutputFormat) -> None:
    done = hostile(*COMMANDS[command], "--format", str(output))

    assert "Traceback" not in done.err
    assert not STEERING.search(done.out)
    assert not STEERING.search(done.err)


@pytest.mark.parametrize("command", COMMANDS)
def test_colour_is_ours_alone(hostile: Shell, command: str) -> None:
    shown = hostile(*COMMANDS[command], "--format", "rich", FORCE_COLOR="1").out

    assert not STEERING.search(re.sub(r"\x1b\[[\d;]*m", "", shown))
    assert "\x1b[31m" not in shown


@pytest.mark.parametrize("command", ["posts", "show", "focus", "quotes"])
def test_markup_is_printed_as_it_stands(hostile: Shell, command: str) -> None:
    shown = hostile(*COMMANDS[command], "--format", "plain").out

    assert MARKUP in shown


@pytest.mark.parametrize("command", COMMANDS)
def test_no_cell_is_a_formula(hostile: Shell, command: str) -> None:
    rows = list(csv.reader(io.StringIO(hostile(*COMMANDS[command], "--format", "csv").out)))

    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.lstrip().startswith(tuple("=+-@\t\r"))]
    assert len({len(row) for row in rows}) <= 1


@pytest.mark.parametrize("command", COMMANDS)
def test_markdown_cannot_be_smuggled_in(hostile: Shell, command: str) -> None:
    text = hostile(*COMMANDS[command], "--format", "markdown").out

    assert not re.search(r"(?<!\\)<(?!https?://)", text)
    assert not re.search(r"(?<!\\)\]\((?!<https?://)", text)
    assert not re.search(r"(?<!\\):tada:", text)


@pytest.mark.parametrize("command", COMMANDS)
def test_json_stays_json_and_loses_nothing(hostile: Shell, command: str) -> None:
    found = json.loads(hostile(*COMMANDS[command], "--format", "json").out)

    assert found["schema_version"] == 1
    if command == "show":
        assert found["post"]["title"] == HOSTILE
        assert found["post"]["tags"] == [HOSTILE]


def test_ids_of_odd_names_are_shown_when_posts_are_moved(hostile: Shell) -> None:
    moved = hostile("remove", "--yes", "2021-03-01")
    listed = hostile("restore")
    back = hostile("restore", "2021-03-01")

    for done in (moved, listed, back):
        assert done.code == 0
        assert not STEERING.search(done.out + done.err)


@pytest.mark.parametrize(
    "variables",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0"},
        {"LC_ALL": "C.UTF-8"},
    ],
)
def test_what_goes_to_a_file_is_utf_8(archive: Shell, variables: dict[str, str]) -> None:
    archive.write("posts/2021/2021-03-01-cafe.md", "# “Café” 🎉\n")

    assert "“Café” 🎉" in printed(archive, ("list",), variables)
    assert "“Café” 🎉" in printed(archive, ("show", "cafe", "--raw"), variables)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1:strict"])
def test_an_encoding_that_is_asked_for_leaves_json_whole(archive: Shell, encoding: str) -> None:
    archive.write("posts/2021/2021-03-01-cafe.md", "# “Café” 🎉\n")

    text = printed(archive, ("list", "--format", "json"), {"PYTHONIOENCODING": encoding})

    assert json.loads(text)["items"][0]["title"] == "“Café” 🎉"


def printed(shell: Shell, arguments: tuple[str, ...], variables: dict[str, str]) -> str:
    """Return what a process with these variables prints to a pipe."""
    done = subprocess.run(
        [sys.executable, "-m", "sendnotes", *arguments],
        cwd=shell.folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)} | shell.environment | variables,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode(variables.get("PYTHONIOENCODING", "utf-8").partition(":")[0])
