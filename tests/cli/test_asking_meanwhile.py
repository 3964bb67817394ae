"""A large archive is asked while another process looks at its files: the answer is the same."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sendnotes.index import engine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.conftest import Shell

POST = "posts/2021/2021-03-02-a.md"
OLD = 1_600_000_000


def settle(archive: Shell, name: str, text: str) -> Path:
    """Write a post that is old enough for its time stamp to be trusted."""
    path = archive.write(name, text)
    os.utime(path, (OLD, OLD))
    return path


@pytest.fixture
def large(archive: Shell, monkeypatch: pytest.MonkeyPatch) -> tuple[Shell, list[bool]]:
    """An archive that counts as large, and what was seen of it while it was asked.

    The question is answered in this process, and late, as a slow process would.
    """
    seen: list[bool] = []

    def later(questions: Sequence[Callable[[], bool]]) -> Callable[[], bool]:
        def wait() -> bool:
            seen.append(all(question() for question in questions))
            return seen[-1]

        return wait

    settle(archive, POST, "---\ntitle: A\n---\nAbout apples.\n")
    settle(archive, "posts/2021/2021-03-02-b.md", "---\ntitle: B\n---\nAbout berries.\n")
    archive("list")
    monkeypatch.setattr(engine, "_MANY", 1)
    monkeypatch.setattr(engine, "ask_meanwhile", later)
    return archive, seen


def test_nothing_changed_and_one_look_will_do(large: tuple[Shell, list[bool]]) -> None:
    archive, seen = large

    assert archive("search", "apples", "--format", "ids").out == "2021-03-02-a\n"
    assert seen == [True]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("cherries", "2021-03-02-a\n"),  # only the changed file has it
        ("apples", ""),  # only the file as it was had it
        ("colour:red", "2021-03-02-a\n"),  # a field that the index does not know yet
    ],
)
def test_an_edit_by_hand_is_found_at_once(
    large: tuple[Shell, list[bool]], query: str, ids: str
) -> None:
    archive, seen = large
    settle(archive, POST, "---\ntitle: A\ncolour: red\n---\nAbout cherries.\n")

    assert archive("search", query, "--format", "ids").out == ids
    assert seen == [False]
    assert archive("search", query, "--format", "ids").out == ids
    assert seen == [False, True]


def test_a_new_post_and_one_that_is_gone_are_noticed(large: tuple[Shell, list[bool]]) -> None:
    archive, _ = large
    (archive.folder / POST).unlink()
    settle(archive, "posts/2021/2021-03-02-c.md", "---\ntitle: C\n---\nAbout apples, too.\n")

    assert archive("search", "apples", "--format", "ids").out == "2021-03-02-c\n"


def test_an_unknown_field_is_still_one(large: tuple[Shell, list[bool]]) -> None:
    archive, seen = large

    done = archive("search", "colour:red")

    assert done.code == 2
    assert "colour" in done.err
    assert seen == [True]


def test_a_damaged_index_is_built_anew(large: tuple[Shell, list[bool]]) -> None:
    archive, _ = large
    for path in (archive.folder / ".index").glob("MAIN_*.seg"):
        path.write_bytes(b"x" * path.stat().st_size)

    assert archive("search", "apples", "--format", "ids").out == "2021-03-02-a\n"


def test_a_young_file_is_looked_at_first(large: tuple[Shell, list[bool]]) -> None:
    """Its time stamp cannot be trusted, so that the index has to be brought up to date anyhow."""
    archive, seen = large
    path = archive.write(POST, "---\ntitle: A\n---\nAbout cherries.\n")
    os.utime(path, (0, 0))  # as where no time stamps are kept: young however slow we are
    archive("search", "cherries")
    seen.clear()

    assert archive("search", "cherries", "--format", "ids").out == "2021-03-02-a\n"
    assert seen == []
