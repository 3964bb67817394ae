"""Random kills: add, edit, remove, restore and reindex, each killed at a moment by chance."""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

from benchmarks.faults.process import run as run_to_end
from benchmarks.faults.process import start
from tests.faults.soundness import faults_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KILLS = 240
COMMANDS = ("add", "edit", "remove", "restore", "reindex")
POST = """\
---
title: Meeting {0}
published: 2021-03-02
---
Ann Example told meeting {0} on 2 March 2021 that supported internships work. Draft 0.
"""
EDITOR = f"""{sys.executable} -c "
import pathlib, re, sys
path = pathlib.Path(sys.argv[1])
text = path.read_text('utf-8')
path.write_text(re.sub('Draft [0-9]+', lambda m: 'Draft ' + str(int(m[0][6:]) + 1), text), 'utf-8')
" """


def run(folder: Path) -> Iterator[tuple[str, str, bool]]:
    """Kill commands; after each look at every file, and every tenth time at the index too."""
    chance = random.Random(20180705)
    run_to_end("init", ".", cwd=folder)
    _write_inputs(folder, 0)
    run_to_end("add", "in-0", cwd=folder)
    everything = {path.stem for path in (folder / "posts").rglob("*.md")}
    harm: list[str] = []
    killed: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    longest = _durations(folder)
    everything |= {path.stem for path in (folder / "posts").rglob("*.md")}
    while sum(killed.values()) < KILLS and not harm:
        number = sum(tried.values())
        name = COMMANDS[number % len(COMMANDS)]
        arguments = _arguments(folder, name, number, chance)
        if arguments is None:
            tried[name] += 1
            continue
        process = start(*arguments, cwd=folder, VISUAL=EDITOR)
        # The first two fifths of a run load Python and its modules.
        time.sleep(chance.uniform(0.4, 1.05) * longest[name])
        process.kill()
        code = process.wait()
        assert process.stderr
        process.stderr.close()
        tried[name] += 1
        killed[name] += code < 0
        harm += _harm(folder, everything, deep=number % 10 == 0)
        everything |= {path.rpartition("/")[2].removesuffix(".md") for path in texts_of(folder)}
    checked = run_to_end("check", cwd=folder)
    harm += faults_of(folder, index=True)
    if checked.code:
        harm.append(checked.said)
    counts = ", ".join(f"{name} {killed[name]}" for name in COMMANDS)
    outcome = f"{len(everything)} posts, none lost; check: {checked.said}" if not harm else harm[0]
    yield f"{sum(killed.values())} kills at random moments: {counts}", outcome, not harm


def _durations(folder: Path) -> dict[str, float]:
    """Return how long each command takes when it is left alone."""
    durations = {}
    _write_inputs(folder, 1)
    first = min((folder / "posts").rglob("*.md")).stem
    for name, arguments in {
        "add": ("add", "in-1"),
        "edit": ("edit", first),
        "remove": ("remove", "--yes", first),
        "restore": ("restore", first),
        "reindex": ("reindex",),
    }.items():
        durations[name] = run_to_end(*arguments, cwd=folder, VISUAL=EDITOR).seconds
    return durations


def _arguments(
    folder: Path, name: str, number: int, chance: random.Random
) -> tuple[str, ...] | None:
    match name:
        case "add":
            _write_inputs(folder, number + 10)
            return ("add", f"in-{number + 10}")
        case "reindex":
            return ("reindex",)
    place = "trash" if name == "restore" else "posts"
    there = sorted(path.stem for path in (folder / place).rglob("*.md"))
    if not there:
        return None
    wanted = chance.choice(there)
    return (name, "--yes", wanted) if name == "remove" else (name, wanted)


def _write_inputs(folder: Path, number: int) -> None:
    below = folder / f"in-{number}"
    below.mkdir()
    for each in range(3):
        (below / f"{each}.md").write_text(POST.format(f"{number}-{each}"), "utf-8")


def _harm(folder: Path, everything: set[str], *, deep: bool) -> list[str]:
    there = {path.rpartition("/")[2].removesuffix(".md"): text for path, text in _texts(folder)}
    harm = [f"{one} is lost" for one in everything - set(there)]
    harm += [f"{one} is half" for one, text in there.items() if "Draft " not in text[-12:]]
    if deep:
        checked = run_to_end("check", cwd=folder)
        if checked.code:
            harm.append(f"check: {checked.said}")
        harm += faults_of(folder, index=True)
    return harm


def _texts(folder: Path) -> list[tuple[str, str]]:
    return list(texts_of(folder).items())
