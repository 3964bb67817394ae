"""Eight processes that add fifty posts each at the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.faults.process import run as run_to_end
from benchmarks.faults.process import start
from tests.faults.soundness import faults_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROCESSES, POSTS = 8, 50
POST = "Ann Example told meeting {1} of forum {0} on 2 March 2021 that internships work.\n"


def run(folder: Path) -> Iterator[tuple[str, str, bool]]:
    """Add posts that each process has alone, then the same posts by all."""
    for fault, shared in (("posts of their own", False), ("the same posts", True)):
        root = folder / fault.replace(" ", "-")
        run_to_end("init", str(root), cwd=folder)
        for process in range(PROCESSES):
            below = root / f"in-{process}"
            below.mkdir()
            for number in range(POSTS):
                text = POST.format("all" if shared else process, number)
                (below / f"{number}.md").write_text(text, "utf-8")
        running = [start("add", f"in-{process}", cwd=root) for process in range(PROCESSES)]
        codes = []
        for added in running:
            added.communicate()
            codes.append(added.returncode)
        wanted = POSTS if shared else POSTS * PROCESSES
        posts = len(texts_of(root))
        checked = run_to_end("check", cwd=root)
        sound = (
            codes == [0] * PROCESSES
            and posts == wanted
            and not checked.code
            and not faults_of(root, index=True)
        )
        outcome = f"{posts} posts of {wanted}; {checked.said}"
        yield f"{PROCESSES} processes add {POSTS} posts each at once, {fault}", outcome, sound
