"""Any saved search reads back as it was written, whatever else is in the file."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from sendnotes.archive import Archive
from sendnotes.archive.searches import read_searches, remove_searches, write_search
from sendnotes.model import Filters, Kind, Question, SavedSearch, Scope

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
NAMES = st.from_regex(r"[^\W_][\w-]{0,20}", fullmatch=True)
FILTERS = st.builds(
    Filters,
    speaker=st.tuples(TEXTS),
    topic=st.just(()) | st.tuples(TEXTS, TEXTS),
    kind=st.just(()) | st.tuples(st.sampled_from(Kind)),
    since=st.none() | st.sampled_from(["2018", "2018-07", "2018-07-05"]),
)
QUESTIONS = st.builds(Question, TEXTS, FILTERS, st.sampled_from(Scope), st.booleans())


@given(st.dictionaries(NAMES, QUESTIONS, min_size=1, max_size=4))
@settings(deadline=None, max_examples=40)
def test_saved_searches_read_back_as_written(questions: dict[str, Question]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder))
        for name, question in questions.items():
            write_search(archive, SavedSearch(name, question))
        assert {one.name: one.question for one in read_searches(archive)} == questions

        gone = next(iter(questions))
        remove_searches(archive, (gone,))
        left = {one.name: one.question for one in read_searches(archive)}

    assert left == {name: one for name, one in questions.items() if name != gone}
