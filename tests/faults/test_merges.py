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


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "Expecting property name"),
        ("[]", "that is not what news writes"),
        (
            '{"format": 1, "searches": {"tea": {"ran": "x", "told": []}}}',
            "that is not what news writes",
        ),
        ('{"format": 2}', "its format 2 is not known"),
        ("[" * 200_000, "that is not what news writes"),
        (
            CONFLICT.format(before="{\n", ours='"format": 1\n', theirs='"format": 1,\n'),
            "a merge left both versions in it, from line 2 on",
        ),
    ],
)
def test_a_broken_record_of_news_is_told_by_check_and_news(
    archive: Shell, text: str, reason: str
) -> None:
    """Check said all well, and deep brackets were a bug of ours."""
    archive.write("posts/2021/2021-03-02-tea.md", "# Tea\n\nAbout tea.\n")
    archive("save", "tea", "tea")
    path = archive.write("news.json", text)

    checked, news = archive("check"), archive("news")

    assert (checked.code, news.code) == (3, 4)
    assert f"news.json is broken: {reason}" in checked.out
    assert "Mend it, or remove it" in news.err
    assert path.read_text() == text


def test_check_tells_of_saved_searches_that_cannot_be_read(archive: Shell) -> None:
    archive.write("searches.toml", "[tea\n")

    done = archive("check")

    assert done.code == 3
    assert "searches.toml is broken" in done.out
