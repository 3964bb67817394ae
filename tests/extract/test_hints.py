"""Words that are looked for before a pattern is tried: one stands in whatever the pattern finds."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sendnotes.extract
from sendnotes.extract import event_patterns, parliament, scenes, series, unnamed_occasions, verbs
from sendnotes.extract.hinted import Hinted

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    Case = tuple[str, re.Pattern[str], Callable[[str], bool]]


def _hinted(value: object) -> Iterator[Hinted]:
    """Yield the hinted patterns that a module's name stands for: one, or a table of them."""
    if isinstance(value, Hinted):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _hinted(each)


def _having(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.search(text) is not None


def _cases() -> Iterator[Case]:
    seen: set[Hinted] = set()
    for module in pkgutil.iter_modules(sendnotes.extract.__path__, "sendnotes.extract."):
        for name, value in vars(importlib.import_module(module.name)).items():
            for number, each in enumerate(_hinted(value)):
                if each not in seen:  # else imported from where it is
                    yield f"{name} {number}", each.pattern, each.may_be_in
                seen.add(each)
    for number, (hint, pattern, _) in enumerate(event_patterns.NAMED):
        yield f"event {number}", pattern, _having(hint)
    yield "opening", event_patterns.OPENING, _having(event_patterns.OPENING_OF)
    yield "committee", parliament._SMALL_COMMITTEE, _having(parliament._COMMITTEE_DID)
    yield (
        "told again",
        scenes._TOLD_AGAIN,
        lambda text: scenes._AGAIN_WORDS.search(text.lower()) is not None,
    )
    yield (
        "counted",
        series._COUNTED,
        lambda text: any(map(text.lower().__contains__, series._COUNTABLE)),
    )
    yield "launch", unnamed_occasions._LAUNCH, lambda text: "launch of " in text.lower()
    yield "unnamed", verbs.UNNAMED, lambda text: verbs.find_unnamed(text) is not None


@pytest.mark.parametrize("case", tuple(_cases()), ids=lambda case: case[0])
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_a_pattern_finds_has_what_is_looked_for_first(
    case: Case, data: st.DataObject
) -> None:
    _, pattern, is_hinted = case

    text = data.draw(st.from_regex(pattern))

    assert is_hinted(text) or not pattern.search(text)
