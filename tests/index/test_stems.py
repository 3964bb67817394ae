from __future__ import annotations

import pytest

from sendnotes.index.spelling import unify
from sendnotes.index.stems import singular, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organisation", "organization"),
        ("organising", "organized"),
        ("prioritise", "prioritization"),
        ("analyse", "analyzing"),
        ("behaviour", "behaviors"),
        ("favourable", "favorable"),
        ("programme", "programs"),
        ("centre", "centers"),
        ("centred", "centered"),
        ("counselling", "counseling"),
        ("modelled", "modeling"),
        ("enrolment", "enrollment"),
        ("fulfil", "fulfilled"),
        ("licence", "licenses"),
        ("practise", "practices"),
        ("paediatrician", "pediatricians"),
        ("ageing", "aging"),
        ("judgement", "judgments"),
        ("child", "children"),
        ("woman", "women"),
        ("plan", "planning"),
        ("university", "universities"),
    ],
)
def test_spellings_and_inflections_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organ", "organisation"),
        ("internal", "interns"),
        ("international", "internal"),
        ("experience", "experiment"),
        ("exclusive", "exclusion"),
        ("university", "universal"),
        ("SEND", "send"),
        ("policy", "police"),
        ("four", "for"),
    ],
)
def test_different_words_do_not(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_quotation_marks_allow_for_plurals_and_spelling_only() -> None:
    assert singular("internships") == singular("internship")
    assert singular("policies") == singular("policy")
    assert singular("churches") == singular("church")
    assert singular("children") == singular("child")
    assert singular("programmes") == singular("program")
    assert singular("supported") != singular("support")
    assert singular("excluded") != singular("exclude")


def test_one_spelling_is_not_confused_with_another_word() -> None:
    assert unify("doctor") == "doctor"
    assert unify("four") == "four"
    assert unify("hours") == "hours"
    assert unify("laboratory") == "laboratory"
