"""Texts that repeat one thing thousands of times: `benchmarks.growth` tells how long they take."""

from __future__ import annotations

import pytest

from benchmarks.growth import TEXTS
from sendnotes.extract import read
from sendnotes.extract.topics import load_taxonomy
from sendnotes.ingest import clean
from sendnotes.model import Given


@pytest.mark.parametrize("name", TEXTS)
def test_no_length_of_a_text_is_too_much(name: str) -> None:
    """A page of 330 quotations, or 1,000 lines with a date, ended in a RecursionError."""
    text = TEXTS[name](25_000)

    reading = read(clean(text, 1), given=Given(), taxonomy=load_taxonomy())

    assert len(reading.post.body) > 10_000
