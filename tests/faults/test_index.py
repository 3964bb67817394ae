"""The index is a cache: whatever happens to its files, the answers stay right."""

from __future__ import annotations

import random
import shutil

import pytest

from tests.conftest import Shell

# Where opening a damaged file fails, Whoosh leaves others open until they are collected.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
_TEARS = ["gone", "empty", "half", "random", "zeros", "flipped"]
QUESTIONS = (
    ("search", "internships", "--format", "ids"),
    ("list", "topics", "--format", "csv"),
    ("show", "--focus", "employment", "--format", "json"),
)


def torn(whole: bytes, how: str) -> bytes | None:
    chance = random.Random(len(whole))
    match how:
        case "gone":
            return None
        case "empty":
            return b""
        case "half":
            return whole[: len(whole) // 2]
        case "random":
            return chance.randbytes(len(whole))
        case "zeros":
            return bytes(len(whole))
        case _:
            return bytes(byte ^ (1 << chance.randrange(8)) for byte in whole)


@pytest.mark.parametrize("how", _TEARS)
def test_each_file_of_the_index_may_be_torn(archive: Shell, how: str) -> None:
    for number, words in enumerate(("internships", "jobs and internships", "transport")):
        archive.write(f"in/{number}.md", f"Ann Example told a meeting in Leeds about {words}.")
    archive("add", "in")
    right = {question: archive(*question) for question in QUESTIONS}
    index, whole = archive.folder / ".index", archive.folder / "whole"
    shutil.copytree(index, whole)

    for path in filter(lambda path: path.stat().st_size, whole.iterdir()):
        for question, answer in right.items():
            shutil.rmtree(index)
            shutil.copytree(whole, index)
            damaged = torn(path.read_bytes(), how)
            (index / path.name).unlink()
            if damaged is not None:
                (index / path.name).write_bytes(damaged)

            done = archive(*question)

            assert (done.code, done.out) == (answer.code, answer.out), (path.name, question)
        assert archive("check").code == 0


def test_a_post_is_indexed_into_a_torn_index(archive: Shell) -> None:
    archive.write("a.md", "Ann Example told a meeting about internships.")
    archive("add", "a.md")
    for path in (archive.folder / ".index").glob("MAIN_*.trm"):
        path.write_bytes(bytes(path.stat().st_size))
    archive.write("b.md", "Bea Example told a meeting about internships too.")

    assert archive("add", "b.md").code == 0
    assert len(archive("search", "internships", "--format", "ids").out.split()) == 2


def test_an_index_that_lags_behind_is_no_problem(archive: Shell) -> None:
    archive.write("posts/2021/2021-03-01-by-hand.md", "# By hand\n\nNothing but marmalade.\n")
    archive("list")
    archive.write("posts/2021/2021-03-02-by-hand.md", "# By hand too\n\nMarmalade again.\n")

    done = archive("check")

    assert done.code == 0
    assert "all well; brought the index up to date" in done.err
    assert archive("check").err.startswith("Checked 2 posts, 0 originals: all well in")
