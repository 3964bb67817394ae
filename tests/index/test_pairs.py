"""Neighbours in a topic's names are indexed together, and found as if they were not."""

from __future__ import annotations

import random

import pytest

from sendnotes.index.matching import Matcher
from sendnotes.index.places import FOCUS, QUOTES
from sendnotes.index.postings import open_postings
from tests.index.folder import Folder

PARTS = (
    *("off rolling", "off", "rolled", "off-rolling", "off-roll", "permanent", "permanently"),
    *("exclusion", "exclusions", "work", "experience", "experiences", "supported", "internships"),
    *(
        "education",
        "health",
        "care",
        "plan",
        "and",
        "education, health and care plans",
        "a",
        "EHCP",
    ),
)
PHRASES = (
    ("off", "rolling"),
    ("permanent", "exclusion"),
    ("supported", "internship"),
    ("education", "health", "and", "care", "plan"),
)


@pytest.mark.parametrize("zone", [None, FOCUS, QUOTES])
def test_phrases_of_topics_are_found_as_other_phrases_are(folder: Folder, zone: int | None) -> None:
    choose = random.Random(42)

    def text(words: int) -> str:
        return " ".join(choose.choices(PARTS, k=words))

    for number in range(40):
        parts = {"title": text(4), "focus": [text(30)], "quotes": [text(30)]}
        folder.put(f"post-{number:02}", text(60), **parts)
    folder.sync()
    postings = open_postings(folder.directory)
    matcher = Matcher(postings, zone=zone, exact=False)
    quickly = [matcher.phrase(phrase, quoted=False) for phrase in PHRASES]
    postings.families.pairs = frozenset()

    slowly = [matcher.phrase(phrase, quoted=False) for phrase in PHRASES]

    assert quickly == slowly
    assert all(found.weights for found in slowly)
    postings.close()
