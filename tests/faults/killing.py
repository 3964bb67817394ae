"""Killing `sendnotes` at each step at which it writes.

`python -m tests.faults.killing ARCHIVE COMMAND...` runs the command in copies of the archive and
kills it (SIGKILL) before its first call that changes the file system, then before its second, and
so on until it gets through. After each kill it looks at what is left, runs `check`, then the
command again, and looks once more. It prints what it found as JSON.

It is a process of its own because it forks: a child that is killed has loaded everything already,
so that a step takes hundredths of a second.
"""

from __future__ import annotations

import builtins
import json
import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typer.testing import CliRunner

from sendnotes.cli.app import app
from tests.faults.soundness import faults_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Callable

_CALLS = ("replace", "rename", "link", "unlink", "fsync", "mkdir", "rmdir", "ftruncate")


def main(archive: Path, command: list[str]) -> None:
    """Kill the command at each of its steps; print a list of what came of each."""
    results: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder, "whole")
        shutil.copytree(archive, whole)
        _run(whole, command)  # in this process, so that all is loaded
        _run(whole, ["check"])
        before, after = texts_of(archive), texts_of(whole)
        while not results or results[-1]["killed"]:
            copy = Path(folder, f"killed-{len(results)}")
            shutil.copytree(archive, copy)
            results.append(_kill(copy, command, len(results), before, after))
            shutil.rmtree(copy, ignore_errors=True)
    json.dump(results, sys.stdout)


def _kill(
    copy: Path, command: list[str], step: int, before: dict[str, str], after: dict[str, str]
) -> dict[str, object]:
    killed = _in_child(lambda: _run(copy, command, kill_at=step)) == -signal.SIGKILL
    left = texts_of(copy)
    kept = {name: text for name, text in before.items() if after.get(name) == text}
    result: dict[str, object] = {
        "killed": killed,
        "lost": sorted(name for name, text in kept.items() if left.get(name) != text),
        "neither old nor new": sorted(
            name for name, text in left.items() if text not in (before.get(name), after.get(name))
        ),
        "gone": sorted(set(before) & set(after) - set(left)),
        "check": _in_child(lambda: _run(copy, ["check"])),
        "faults": faults_of(copy),
    }
    _in_child(lambda: _run(copy, command))
    result["again"] = texts_of(copy) == after or _only_trash_differs(texts_of(copy), after)
    result["index"] = _in_child(lambda: len(faults_of(copy, index=True)))
    return result


def _only_trash_differs(one: dict[str, str], other: dict[str, str]) -> bool:
    """Tell whether two archives have the same posts, and one all that is in the other's trash.

    Its folders are named by the clock, and a merge that is done again keeps its first state too.
    """
    posts = [{k: v for k, v in texts.items() if k.startswith("posts/")} for texts in (one, other)]
    trash = [sorted(v for k, v in t.items() if k.startswith("trash/")) for t in (one, other)]
    return posts[0] == posts[1] and set(trash[0]) >= set(trash[1])


def _run(archive: Path, command: list[str], kill_at: int | None = None) -> int:
    os.chdir(archive)
    os.environ["SENDNOTES_TODAY"] = "2026-03-01T12:00:00+00:00"
    if kill_at is not None:
        _arm(kill_at)
    return CliRunner().invoke(app, command).exit_code


def _arm(kill_at: int) -> None:
    """Make the process kill itself before its call number `kill_at` that changes anything."""
    left = kill_at

    def counted(call: Callable[..., Any]) -> Callable[..., Any]:
        def counting(*arguments: Any, **named: Any) -> Any:
            nonlocal left
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left -= 1
            return call(*arguments, **named)

        return counting

    for name in _CALLS:
        setattr(os, name, counted(getattr(os, name)))
    opened, counting = builtins.open, counted(builtins.open)

    def open_counted(file: Any, mode: str = "r", *rest: Any, **named: Any) -> Any:
        writes = set(mode) & set("wax+")
        return (counting if writes else opened)(file, mode, *rest, **named)

    builtins.open = open_counted


def _in_child(work: Callable[[], int]) -> int:
    """Do something in a child; return its exit status, negative for the signal that ended it."""
    sys.stdout.flush()
    if child := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    status = 99
    try:
        status = work()
    finally:
        os._exit(status)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
