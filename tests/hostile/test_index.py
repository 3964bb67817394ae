"""An index that came with somebody else's archive cannot run code; it is built anew."""

from __future__ import annotations

import io
import os
import pickle
import sys
import zlib
from pathlib import Path

import pytest
import whoosh.codec.whoosh3
import whoosh.columns
from whoosh.filedb.structfile import StructFile

from sendnotes.index import unpickling
from sendnotes.index.manifest import read_manifest
from tests.conftest import Shell
from tests.index.folder import edit_manifest

# Where opening a damaged file fails, Whoosh leaves others open until they are collected.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


class Trap:
    """Makes a folder when it is unpickled."""

    def __init__(self, target: Path) -> None:
        self.target = target

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (str(self.target),)


QUESTIONS = (
    ("search", "internships", "--format", "ids"),
    ("list", "sources", "--format", "csv"),
    ("list", "--format", "json"),
    ("similar", "one", "--format", "ids"),
    ("check",),
)


def filled(archive: Shell) -> Path:
    for number in ("one", "two"):
        words = f"Ann Example told a meeting in Leeds about internships, {number} of them."
        words = f"---\nsource: Example Forum\n---\n{words}"
        archive.write(f"posts/2020/{number}.md", words)
    return archive.folder / ".index"


def sign(index: Path) -> None:
    """Make the manifest fit the files: whoever sends an index can do that, too."""
    manifest = read_manifest(index)
    assert manifest is not None
    edit_manifest(
        index,
        files=[[name, (index / name).stat().st_size] for name, _ in manifest.files],
        sums={name: zlib.crc32((index / name).read_bytes()) for name in manifest.sums},
    )


def toc(index: Path) -> Path:
    return next(index.glob("_MAIN_*.toc"))


def with_segments(whole: bytes, segments: bytes) -> bytes:
    """Return a table of contents with other segments, the last thing in it."""
    stream = StructFile(io.BytesIO(whole))
    for _ in range(3):
        stream.read_varint()
    stream.read_int(), stream.read_int()
    for _ in range(3):
        stream.read_varint()
    stream.skip_string()
    stream.read_int(), stream.read_int()
    return whole[: stream.tell()] + segments


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
@pytest.mark.parametrize("protocol", [0, 2, 4])
def test_a_table_of_contents_runs_nothing(
    archive: Shell, question: tuple[str, ...], protocol: int
) -> None:
    index = filled(archive)
    right, trap = archive(*question), archive.folder / "trapped"
    evil = pickle.dumps([Trap(trap)], protocol)
    toc(index).write_bytes(with_segments(toc(index).read_bytes(), evil))
    sign(index)

    done = archive(*question)

    assert not trap.exists()
    assert done.code in (0, 3)
    assert archive(*question).out == right.out


def test_a_table_of_contents_of_an_old_whoosh_runs_nothing(archive: Shell) -> None:
    index = filled(archive)
    archive("list")
    trap = archive.folder / "trapped"
    schema = pickle.dumps(Trap(trap), 2)
    whole = toc(index).read_bytes()
    stream = StructFile(io.BytesIO(whole))
    for _ in range(3):
        stream.read_varint()
    stream.read_int()
    start = stream.tell()
    old = io.BytesIO()
    writer = StructFile(old)
    writer.write_int(-110)
    for _ in range(3):
        writer.write_varint(1)
    writer.write_string(schema)
    writer.write_string(schema)
    toc(index).write_bytes(whole[:start] + old.getvalue())
    sign(index)

    assert archive("search", "internships").code == 0
    assert not trap.exists()


@pytest.mark.parametrize("module", [whoosh.codec.whoosh3, whoosh.columns])
def test_postings_and_stored_posts_run_nothing(
    archive: Shell, module: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    index, trap = filled(archive), archive.folder / "trapped"
    with monkeypatch.context() as patched:
        patched.setattr(module, "dumps", lambda *_: pickle.dumps(Trap(trap), 2))
        archive("list", "--format", "ids")
    assert index.is_dir()

    for question in QUESTIONS:
        assert archive(*question).code == 0, question
        assert not trap.exists()


def test_nothing_of_whoosh_that_reads_an_index_unpickles_freely() -> None:
    loaded = {name: module for name, module in sys.modules.items() if name.startswith("whoosh.")}
    free = (pickle.load, pickle.loads, pickle)
    found = {
        f"{name}.{attribute}"
        for name, module in loaded.items()
        for attribute, value in vars(module).items()
        if any(value is one for one in free)
    }
    # Bound there, but for what is not read here: indexes of before 2011, and sorting of our own.
    assert found <= {
        *("whoosh.util.loading.pickle", "whoosh.externalsort.load"),
        *("whoosh.filedb.misc.loads", "whoosh.filedb.misc.depickle"),
    }


def test_what_an_index_has_is_read() -> None:
    value = (1, 2.5, "text", b"bytes\xff", None, True, [1], {"a": (2,)})
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert unpickling.loads(pickle.dumps(value, protocol)) == value


def test_a_pickle_that_names_what_no_index_has_is_damage() -> None:
    with pytest.raises(pickle.UnpicklingError, match=r"an index has no posix\.mkdir|nt\.mkdir"):
        unpickling.loads(pickle.dumps(Trap(Path("never"))))
