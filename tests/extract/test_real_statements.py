"""Real statements as pasted, which nobody here wrote: their title, day and speaker are known."""

import json
from pathlib import Path

import pytest

from sendnotes.extract import read
from sendnotes.extract.topics import load_taxonomy
from sendnotes.ingest import clean, decode
from sendnotes.model import Given, Post

EVERY = 3
"""One in so many is read: they are much alike."""
MOST = 0.95


@pytest.fixture(scope="module")
def statements(shared: Path) -> list[tuple[dict[str, str], Post]]:
    """Return what is known of each statement, and what is read in its text."""
    folder = shared / "speeches"
    known = json.loads((folder / "scot-2020.json").read_text("utf-8"))[::EVERY]
    paths = [folder / "scot-2020" / one["file"] for one in known]
    texts = [decode(path.read_bytes(), path.name) for path in paths]
    posts = [
        read(clean(text.text, 1), given=Given(), taxonomy=load_taxonomy()).post for text in texts
    ]
    return list(zip(known, posts, strict=True))


def plain(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("–", "-").casefold().split())


def test_the_title_is_the_statements_own(statements: list[tuple[dict[str, str], Post]]) -> None:
    right = [plain(post.title) == plain(known["title"]) for known, post in statements]

    assert sum(right) >= MOST * len(right)


def test_the_day_and_who_spoke_are_read(statements: list[tuple[dict[str, str], Post]]) -> None:
    speeches = [(known, post.speeches[0]) for known, post in statements if post.speeches]

    assert len(speeches) >= MOST * len(statements)
    assert sum(s.date == known["date"] for known, s in speeches) >= MOST * len(speeches)
    assert sum((s.speaker or "?") in known["abstract"] for known, s in speeches) >= MOST * len(
        speeches
    )
