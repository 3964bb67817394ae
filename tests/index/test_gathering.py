"""Postings come back by term, whether or not they fit into memory."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from sendnotes.index.gathering import Gathered

POSTINGS = st.lists(
    st.tuples(st.binary(max_size=3), st.integers(0, 9).map(float), st.binary(max_size=5)),
    max_size=6,
    unique_by=lambda posting: posting[0],
)


@given(documents=st.lists(POSTINGS, max_size=12), limit=st.sampled_from([0, 600, 1_000_000]))
def test_all_postings_come_back_by_field_term_and_document(
    documents: list[list[tuple[bytes, float, bytes]]], limit: int
) -> None:
    expected = sorted(
        ("words", text, number, weight, value)
        for number, postings in enumerate(documents)
        for text, weight, value in postings
    )

    with TemporaryDirectory() as folder:
        gathered = Gathered(Path(folder), limit=limit)
        for number, postings in enumerate(documents):
            gathered.take("words", number, postings)
        got = list(gathered.iter_postings())
        gathered.cleanup()

    assert got == expected


def test_values_of_other_fields_stand_before_and_after(tmp_path: Path) -> None:
    gathered = Gathered(tmp_path, limit=0)
    gathered.take("words", 0, [(b"a", 2.0, b"1234")])
    gathered.add(("title", b"t", 0, 1.0, None))
    gathered.add(("kind", b"report", 0, 1.0, b""))

    assert list(gathered.iter_postings()) == [
        ("kind", b"report", 0, 1.0, b""),
        ("title", b"t", 0, 1.0, b""),
        ("words", b"a", 0, 2.0, b"1234"),
    ]
    gathered.cleanup()
    assert list(tmp_path.iterdir()) == []
