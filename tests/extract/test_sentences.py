"""Where sentences begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendnotes.extract.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("Mr. Hinds spoke. He left.", ["Mr. Hinds spoke.", "He left."]),
        ("J. Smith spoke. Why?", ["J. Smith spoke.", "Why?"]),
        ("It cost £2.6 billion, e.g. for places.", ["It cost £2.6 billion, e.g. for places."]),
        ("“Is it?” she asked. “Yes.”", ["“Is it?” she asked.", "“Yes.”"]),
        ("He said “stop.” Then he left.", ["He said “stop.”", "Then he left."]),
        ("Wait… and see", ["Wait… and see"]),
        ("", []),
        ("  no stop ", ["no stop"]),
    ],
)
def test_text_is_cut_at_the_ends_of_sentences(text: str, sentences: list[str]) -> None:
    assert sentences == [text[start:end] for start, end in split_sentences(text)]


@given(st.text(), st.integers(0, 1000))
def test_spans_are_in_order_and_shifted_by_the_offset(text: str, offset: int) -> None:
    spans = split_sentences(text, offset)

    flat = [position for span in spans for position in span]
    assert flat == sorted(flat)
    assert all(text[start - offset : end - offset].strip() for start, end in spans)
