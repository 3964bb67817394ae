"""Which speech a link leads to, where a post has several."""

from __future__ import annotations

import pytest

from sendnotes.extract import read
from sendnotes.extract.topics import load_taxonomy
from sendnotes.ingest import clean
from sendnotes.model import Given

TWO = """\
Two speeches in one morning

At the annual conference of the Larch Union in Leeds on 5 July 2018 the Education Secretary, Damian
Hinds, told delegates that money was short. "I know that it is hard," he said.

Mary Bousted, the union's General Secretary, told the conference that money was not the half of it.
"Ask for more," she said.

{}
"""
LINK = "https://www.example.org/text"


@pytest.mark.parametrize(
    ("line", "leads"),
    [
        (f"Mr Hinds's speech in full: {LINK}", [LINK, None]),
        (f"Mary Bousted's speech, as it was meant to be, is at {LINK}", [None, LINK]),
        (f"The Education Secretary's speech in full: {LINK}", [LINK, None]),
        (f"The transcript of the whole session is at {LINK}", [LINK, LINK]),
        (f"You can read every word at {LINK}", [LINK, LINK]),
        (f"Book for next year: {LINK}", [None, None]),
    ],
)
def test_a_link_is_that_of_whom_it_names_or_of_all_that_was_said(
    line: str, leads: list[str | None]
) -> None:
    post = read(clean(TWO.format(line), 1), given=Given(), taxonomy=load_taxonomy()).post

    assert [speech.url for speech in post.speeches] == leads
