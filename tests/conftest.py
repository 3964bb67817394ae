"""What many tests share: an archive to play in, and the command line as a process."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sendnotes.cli.app import app

ROOT = Path(__file__).parent.parent
TODAY = "2026-03-01T12:00:00+00:00"


@dataclass(frozen=True)
class Finished:
    """What a command printed and how it ended."""

    code: int
    raw: bytes
    err: str

    @property
    def out(self) -> str:
        """Standard output as text."""
        return self.raw.decode()


class Shell:
    """Runs `sendnotes` in a folder of its own, as a person would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.temporary = folder.with_name(f"{folder.name}-tmp")
        self.temporary.mkdir(exist_ok=True)
        self.environment = {
            "HOME": str(folder / "home"),
            "XDG_DATA_HOME": str(folder / "home" / "data"),
            "XDG_CACHE_HOME": str(folder / "home" / "cache"),
            "TMPDIR": str(self.temporary),
            "COLUMNS": "80",
            "SENDNOTES_TODAY": TODAY,
        }

    def __call__(self, *arguments: str, given: str | bytes = b"", **variables: str) -> Finished:
        """Run `sendnotes ARGUMENTS` with `given` on standard input, within this process."""
        before, tempfile.tempdir = Path.cwd(), None  # so that TMPDIR is looked at again
        os.chdir(self.folder)
        try:
            done = CliRunner().invoke(
                app, list(arguments), input=given, env=self.environment | variables
            )
        finally:
            os.chdir(before)
            tempfile.tempdir = None
        return Finished(done.exit_code, done.stdout_bytes, done.stderr)

    def process(self, *arguments: str, given: bytes = b"", **variables: str) -> Finished:
        """Run `sendnotes ARGUMENTS` as a process of its own."""
        done = subprocess.run(
            [sys.executable, "-m", "sendnotes", *arguments],
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
            | self.environment
            | variables,
            input=given,
            capture_output=True,
            timeout=60,
            check=False,
        )
        return Finished(done.returncode, done.stdout, done.stderr.decode())

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file below the shell's folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A shell in an empty folder without an archive."""
    return Shell(tmp_path)


@pytest.fixture
def archive(shell: Shell) -> Shell:
    """A shell in a folder that is an empty archive."""
    assert shell("init").code == 0
    return shell


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real data, where it is present."""
    folder = Path(os.environ.get("SENDNOTES_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("the shared real data is not here")
    return folder
