"""A disk that fills up while posts are added: a small tmpfs, where one may be mounted."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

from benchmarks.faults.process import run as run_to_end
from tests.faults.soundness import faults_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

POSTS = 200
SIZES = ("300k", "600k", "1m", "1500k")
POST = "Ann Example told meeting {} on 2 March 2021 that internships work.\n\n{}\n"


def run(folder: Path) -> Iterator[tuple[str, str, bool]]:
    """Fill tmpfs of several sizes; then make room, and add again."""
    if not hasattr(os, "geteuid") or os.geteuid() or not shutil.which("mount"):
        yield "a full tmpfs", "not tried: only root may mount one", True
        return
    inputs = folder / "in"
    inputs.mkdir()
    for number in range(POSTS):
        text = POST.format(number, "Words without end, amen. " * 40)
        (inputs / f"{number}.md").write_text(text, "utf-8")
    for size in SIZES:
        disk = folder / size
        disk.mkdir()
        mounting = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)]
        if subprocess.run(mounting, check=False, capture_output=True).returncode:
            yield f"a tmpfs of {size}", "not tried: it cannot be mounted", True
            continue
        try:
            yield _fill(disk, inputs, size)
        finally:
            subprocess.run(["umount", str(disk)], check=True)


def _fill(disk: Path, inputs: Path, size: str) -> tuple[str, str, bool]:
    run_to_end("init", str(disk), cwd=disk)
    full = run_to_end("add", str(inputs), cwd=disk)
    faults = faults_of(disk)
    posts = len(texts_of(disk))
    subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
    again = run_to_end("add", str(inputs), cwd=disk)
    checked = run_to_end("check", cwd=disk)
    sound = (
        full.code == 4
        and not faults
        and not again.code
        and not checked.code
        and len(texts_of(disk)) == POSTS
        and not faults_of(disk, index=True)
    )
    said = full.said.rpartition(": ")[2]
    outcome = f"status {full.code}, {posts} whole posts: {said} With room, all {POSTS}."
    return f"{POSTS} posts into a tmpfs of {size}", outcome, sound
