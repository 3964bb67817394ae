"""Inputs that are too large, too deep or too many, at full size."""

from __future__ import annotations

import multiprocessing
import random
from typing import TYPE_CHECKING

from benchmarks.faults.process import run as run_to_end

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PARAGRAPH = (
    "The Secretary of State for Education, Damian Hinds, told the conference in Leeds on "
    "5 July 2018 that “exclusion is a last resort”. "
)
SECONDS, MEGABYTES = 120, 1000


def _front(lines: str) -> str:
    return f"---\n{lines}\n---\n{PARAGRAPH}\n"


def _exploding() -> str:
    levels = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    return _front("\n".join(["a0: &a0 [x, x]", *levels]))


INPUTS: dict[str, Callable[[], str | bytes]] = {
    "50 MB of text": lambda: (PARAGRAPH * 3 + "\n\n") * 120_000,
    "one line of 10 MB": lambda: "x" * 10_000_000,
    "one line of 4.9 MB": lambda: "x" * 4_900_000,
    "sentences of 1 MB in one line": lambda: (PARAGRAPH * 10_000)[:1_000_000],
    "100,000 focus points in the text": lambda: (
        f"{PARAGRAPH}\n\nHis priorities:\n\n" + "- Ending exclusion by schools\n" * 100_000
    ),
    "100,000 focus areas in front matter": lambda: _front(
        "focus_areas:\n" + "\n".join(f"  - text: point {n}" for n in range(100_000))
    ),
    "10,000 keys": lambda: _front("\n".join(f"key{n}: value {n}" for n in range(10_000))),
    "1,500 levels of points": lambda: "\n".join(f"{' ' * 2 * n}- point {n}" for n in range(1_500)),
    "100,000 brackets in YAML": lambda: _front("a: " + "[" * 100_000 + "]" * 100_000),
    "100,000 brackets in JSON": lambda: f'{{"a": {"[" * 100_000}{"]" * 100_000}}}\n{PARAGRAPH}',
    "aliases of a hundred billion values": _exploding,
    "2 MB of line ends": lambda: "\n" * 2_000_000 + "x",
    "20,000 fences": lambda: "```\n" * 20_000 + "x",
    "50,000 headings": lambda: "# a\n" * 50_000,
    "1 MB of random bytes": lambda: random.Random(1).randbytes(1_000_000),
}


def run(folder: Path) -> Iterator[tuple[str, str, bool]]:
    """Add each beside a good post: it goes in or is refused, and the good one goes in."""
    for number, (fault, make) in enumerate(INPUTS.items()):
        root = folder / str(number)
        run_to_end("init", str(root), cwd=folder)
        _write(root / "a.md", make)
        (root / "b.md").write_text("Bea Example told a meeting about honey.\n", "utf-8")
        added = run_to_end("add", "a.md", "b.md", cwd=root)
        found = run_to_end("search", "honey", cwd=root)
        checked = run_to_end("check", cwd=root)
        sound = (
            added.code in (0, 3)
            and not found.code
            and not checked.code
            and added.seconds < SECONDS
            and added.megabytes < MEGABYTES
        )
        verdict = "added" if added.code == 0 else "refused"
        yield fault, f"{verdict} in {added.seconds:.1f} s and {added.megabytes:.0f} MB", sound


def _write(path: Path, make: Callable[[], str | bytes]) -> None:
    """Write an input in a process of its own: a child starts out with its parent's peak memory."""

    def write() -> None:
        given = make()
        path.write_bytes(given if isinstance(given, bytes) else given.encode())

    writing = multiprocessing.get_context("fork").Process(target=write)
    writing.start()
    writing.join()
