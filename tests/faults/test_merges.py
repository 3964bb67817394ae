"""What git leaves in the archive's own files where a merge found two versions."""

import pytest

from tests.conftest import Shell

CONFLICT = "{before}<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> theirs\n"


@pytest.mark.parametrize(
    ("name", "command"),
    [("searches.toml", ("news",)), ("sendnotes.toml", ("search", "tea"))],
)
def test_a_conflict_is_told_of_and_kept(
    archive: Shell, name: str, command: tuple[str, ...]
) -> None:
    text = CONFLICT.format(before="# Ours\n", ours="format = 1\n", theirs="format = 1 # new\n")
    path = archive.write(name, text)

    done = archive(*command)

    assert done.code == 4
    assert f"{name} is broken: a merge left both versions in it, from line 2 on" in done.err
    assert path.read_text() == text


def test_check_tells_of_saved_searches_that_cannot_be_read(archive: Shell) -> None:
    archive.write("searches.toml", "[tea\n")

    done = archive("check")

    assert done.code == 3
    assert "searches.toml is broken" in done.out
