"""`sendnotes` as a process of its own, with what it needed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended: status, last line of standard error, seconds, peak memory in MB."""

    code: int
    said: str
    seconds: float
    megabytes: float


def start(*arguments: str, cwd: Path, **variables: str) -> subprocess.Popen[bytes]:
    """Start `sendnotes ARGUMENTS`."""
    return subprocess.Popen(
        [sys.executable, "-m", "sendnotes", *arguments],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def run(*arguments: str, cwd: Path, **variables: str) -> Ended:
    """Run `sendnotes ARGUMENTS` to its end."""
    started = time.monotonic()
    process = start(*arguments, cwd=cwd, **variables)
    assert process.stderr
    said = process.stderr.read().decode(errors="replace").strip().splitlines()
    process.stderr.close()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    kilobytes = used.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    seconds = time.monotonic() - started
    return Ended(process.returncode, said[-1] if said else "", seconds, kilobytes / 1024)
