"""Measure size and speed: `python -m benchmarks.scale 100 1000 10000 [--rounds N]`.

For each size an archive is made of posts from make_posts; then one more post is added and a search
is made, in turn through the sizes. With 1,000 among the sizes, the same files are then given to
`rg`, SQLite FTS5 and the `whoosh` command. Figures are of whole processes: medians of wall clock
and of processor time (user and system, with that of child processes).
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.make_posts import make_posts

PAIRED = 1_000
QUERIES = (
    "exclusion",
    "supported internships",
    '"children and young people"',
    "speaker:hinds",
    (
        "The minister said that parents should be listened to before a placement is chosen "
        "and that health should plan with schools"
    ),
)
BIN = Path(sys.executable).parent
ONE_MORE = """---
title: One more post, number {number}
---
Ann Example told the Lantern {number} meeting on 3 March 2021 that supported internships work.
"""
FTS_BUILD = """
import sqlite3, sys, pathlib
db = sqlite3.connect(sys.argv[2])
db.execute("create virtual table posts using fts5(path unindexed, text, tokenize='porter')")
files = sorted(pathlib.Path(sys.argv[1]).rglob("*.md"))
db.executemany("insert into posts values (?, ?)", ((str(f), f.read_text("utf-8")) for f in files))
db.commit()
"""
FTS_SEARCH = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
ask = "select path, snippet(posts, 1, '[', ']', '...', 30) from posts where posts match ? "
for row in db.execute(ask + "order by rank limit 10", (sys.argv[2],)):
    print(*row)
"""


class Cost(NamedTuple):
    """What a process took: seconds of the clock, seconds of processor time, peak memory."""

    wall: float
    cpu: float
    memory: float


def run(*command: str | Path, ok: tuple[int, ...] = (0,)) -> Cost:
    """Run a command and return what it took."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        if process.returncode not in ok:
            raise SystemExit(f"{command} ended with {process.returncode}: {errors.read()[-500:]!r}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(costs: list[Cost]) -> Cost:
    """Return the median of each figure."""
    return Cost(*(statistics.median(column) for column in zip(*costs, strict=True)))


def row(name: str, cost: Cost, note: str = "") -> None:
    print(
        f"| {name} | {cost.wall:.2f} s | {cost.cpu:.2f} s | {cost.memory:.0f} MB | {note} |",
        flush=True,
    )


def size_of(folder: Path, *, only: str = "") -> str:
    """Return how many MB a folder's files take."""
    files = (path for path in folder.rglob("*") if path.is_file() and only in path.name)
    return f"{sum(path.stat().st_size for path in files) / 1e6:.1f} MB"


def measure_sizes(sizes: list[int], work: Path, rounds: int) -> None:
    """Build an archive of each size, then add one post and search in turn."""
    archives = {}
    for size in sizes:
        posts, archive = work / f"posts-{size}", work / f"archive-{size}"
        make_posts(size, posts)
        run(BIN / "sendnotes", "init", archive)
        cost = run(BIN / "sendnotes", "add", posts, "--archive", archive, "--format", "ids")
        index = size_of(archive / ".index")
        row(f"add {size:,} posts", cost, f"{size / cost.wall:.0f} posts/s, index {index}")
        cost = run(BIN / "sendnotes", "add", posts, "--archive", archive, "--format", "ids")
        row(f"add them again to {size:,}", cost)
        archives[size] = archive
    for size, archive in archives.items():  # the index settles before what is timed
        run(BIN / "sendnotes", "search", "exclusion", "--archive", archive)
        row(f"reindex {size:,}", run(BIN / "sendnotes", "reindex", "--archive", archive))
    adding: dict[int, list[Cost]] = {size: [] for size in sizes}
    searching: dict[tuple[str, int], list[Cost]] = {(q, s): [] for q in QUERIES for s in sizes}
    for number in range(rounds):
        for size, archive in archives.items():
            post = work / f"one-{number}-{size}.md"
            post.write_text(ONE_MORE.format(number=number), "utf-8")
            adding[size].append(run(BIN / "sendnotes", "add", post, "--archive", archive))
        for query in QUERIES:
            for size, archive in archives.items():
                command = (BIN / "sendnotes", "search", query, "--archive", archive)
                searching[query, size].append(run(*command))
    first = sizes[0]
    for size in sizes:
        share = median(adding[size]).cpu / median(adding[first]).cpu
        row(f"one more post in {size:,}", median(adding[size]), f"{share:.2f} of {first:,}")
    for query in QUERIES:
        for size in sizes:
            cost = median(searching[query, size])
            share = cost.cpu / median(searching[query, first]).cpu
            row(f"search {query!r} in {size:,}", cost, f"{share:.2f} of {first:,}")


def measure_beside(work: Path, rounds: int) -> None:
    """Give the same files to us and to others, in turn."""
    posts, whoosh = work / f"posts-{PAIRED}", work / "whoosh"
    shutil.copytree(posts, whoosh)
    builds: dict[str, list[Cost]] = {"sendnotes add": [], "whoosh index": [], "SQLite FTS5": []}
    fts, mine = work / "fts.db", work / "mine"
    for _ in range(max(3, rounds // 3)):
        shutil.rmtree(mine, ignore_errors=True)
        shutil.rmtree(whoosh / ".whoosh_index", ignore_errors=True)
        fts.unlink(missing_ok=True)
        run(BIN / "sendnotes", "init", mine)
        add = (BIN / "sendnotes", "add", posts, "--archive", mine, "--format", "ids")
        builds["sendnotes add"].append(run(*add))
        builds["whoosh index"].append(run(BIN / "whoosh", "index", whoosh))
        builds["SQLite FTS5"].append(run(sys.executable, "-c", FTS_BUILD, posts, fts))
    sizes = {
        "sendnotes add": size_of(mine / ".index"),
        "whoosh index": size_of(whoosh / ".whoosh_index"),
        "SQLite FTS5": f"{fts.stat().st_size / 1e6:.1f} MB",
    }
    for name, costs in builds.items():
        row(f"{name}, {PAIRED:,} files", median(costs), f"index {sizes[name]}")
    commands: dict[str, tuple[str | Path, ...]] = {
        "sendnotes search": (BIN / "sendnotes", "search", "exclusion", "--archive", mine),
        "whoosh search": (BIN / "whoosh", "search", "exclusion", whoosh),
        "SQLite FTS5": (sys.executable, "-c", FTS_SEARCH, fts, "exclusion"),
        "rg": ("rg", "-i", "exclusion", posts),
        "sendnotes --help": (BIN / "sendnotes", "--help"),
    }
    answers: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            if shutil.which(command[0]):
                answers[name].append(run(*command))
    for name, costs in answers.items():
        if costs:
            row(f"{name}, {PAIRED:,} files", median(costs))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--rounds", type=int, default=9)
    arguments = parser.parse_args()
    print("| what | clock | processor | peak memory | |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as work:
        measure_sizes(sorted(arguments.sizes), Path(work), arguments.rounds)
        if PAIRED in arguments.sizes:
            measure_beside(Path(work), arguments.rounds)


if __name__ == "__main__":
    main()
