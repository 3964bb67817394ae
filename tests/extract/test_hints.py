"""Words that are looked for before a pattern is tried: one stands in whatever the pattern finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sendnotes.extract import (
    events,
    kinds,
    occasions,
    parliament,
    reactions,
    scenes,
    series,
    speakers,
    speaking_patterns,
    unnamed_occasions,
    verbs,
    writers,
)

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Sequence

    Case = tuple[str, re.Pattern[str], Callable[[str], bool]]


def _one_of(words: Sequence[str]) -> Callable[[str], bool]:
    return lambda text: any(map(text.__contains__, words))


def _having(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.search(text) is not None


def _cases() -> Iterator[Case]:
    for kind, pattern in kinds._NAMED:
        yield f"kind {kind}", pattern, _one_of(kinds._WORDS[kind])
    for number, (words, pattern) in enumerate(speakers._BOOKING):
        yield f"booking {number}", pattern, _one_of(words)
    for number, (hint, pattern) in enumerate(events._NAMED):
        yield f"event {number}", pattern, _having(hint)
    yield "live page", kinds._LIVE, _one_of(kinds._LIVE_WORDS)
    yield "opening", events._OPENING, _having(events._OPENING_OF)
    yield "visit", occasions._VISITED_US, _one_of(occasions._VISITED_WORDS)
    yield "reading", parliament._READING, _one_of(parliament._READINGS)
    yield "committee", parliament._SMALL_COMMITTEE, _having(parliament._COMMITTEE_DID)
    yield "response", reactions._IN_RESPONSE, _one_of(reactions._RESPONSE_WORDS)
    yield (
        "told again",
        scenes._TOLD_AGAIN,
        lambda text: scenes._AGAIN_WORDS.search(text.lower()) is not None,
    )
    yield "counted", series._COUNTED, lambda text: _one_of(series._COUNTABLE)(text.lower())
    yield "chaired", speaking_patterns.CHAIRED, _one_of(speaking_patterns.CHAIRED_WORDS)
    yield "debate", speaking_patterns.DEBATE, _one_of(speaking_patterns.DEBATE_WORDS)
    yield "launched", unnamed_occasions._LAUNCHED, _one_of(("launched", "launches"))
    yield "launch", unnamed_occasions._LAUNCH, lambda text: "launch of " in text.lower()
    yield "unnamed", verbs.UNNAMED, lambda text: verbs.find_unnamed(text) is not None
    yield "own speech", writers._I_SPOKE, _one_of(writers._I_SPOKE_WORDS)


@pytest.mark.parametrize("case", tuple(_cases()), ids=lambda case: case[0])
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_a_pattern_finds_has_what_is_looked_for_first(
    case: Case, data: st.DataObject
) -> None:
    _, pattern, is_hinted = case

    text = data.draw(st.from_regex(pattern))

    assert is_hinted(text) or not pattern.search(text)
