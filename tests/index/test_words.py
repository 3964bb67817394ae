from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendnotes.index.words import find_words, fold, form_of, is_acronym


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Inclusion matters.", ["inclusion", "matters"]),
        ("children's and parents’ views", ["children", "and", "parents", "views"]),
        ("we'll see, don't", ["we'll", "see", "don't"]),
        ("O'Brien and O’Brien", ["obrien", "and", "obrien"]),
        ("off-rolling", ["off", "rolling"]),
        ("R&D and Q&A", ["R&D", "and", "Q&A"]),
        ("Health&Care", ["health", "care"]),
        ("ages 16-19, 0–25", ["ages", "16", "19", "0", "25"]),
        ("s.42 of the Act", ["section", "42", "of", "the", "act"]),
        ("£6,000 and 3.5bn", ["6000", "and", "3.5bn"]),
        ("U.K. and e.g. this", ["UK", "and", "eg", "this"]),
        ("SEND, EHCPs and MPs", ["SEND", "EHCP", "and", "MP"]),
        ("SENCo, SENDCos, DfE", ["SENCO", "SENDCO", "DFE"]),
        ("We send Send", ["we", "send", "send"]),
        ("KS2 in Y11", ["KS2", "in", "y11"]),
        ("café cafe\u0301 naïve", ["cafe", "cafe", "naive"]),
        ("co\u00adoperate", ["cooperate"]),
        ("🙂 :tada: …", ["tada"]),
        ("a_b", ["a", "b"]),
        ("", []),
    ],
)
def test_a_word_has_one_form_however_it_is_written(text: str, forms: list[str]) -> None:
    assert [form for form, _, _ in find_words(text)] == forms


def test_capitals_mean_nothing_in_shouted_text_except_for_known_acronyms() -> None:
    forms = [form for form, _, _ in find_words("SEND HELP FROM US", acronyms=frozenset({"SEND"}))]

    assert forms == ["SEND", "help", "from", "us"]


def test_fold_compares_names() -> None:
    assert fold("  Renée  O’NEILL-Smith ") == "renee oneill smith"


@given(st.text())
def test_words_stand_where_they_are_said_to(text: str) -> None:
    tokens = find_words(text)

    assert all(form for form, _, _ in tokens)
    assert all(0 <= start < end <= len(text) for _, start, end in tokens)
    assert all(a[2] <= b[1] for a, b in pairwise(tokens))
    assert all(" " not in form for form, _, _ in tokens)


@given(st.text(min_size=1))
def test_a_form_is_its_own_form(text: str) -> None:
    for form, _, _ in find_words(text):
        if not is_acronym(form) and form.isascii() and form.isalnum():
            assert form_of(form) == form


@pytest.mark.parametrize(
    "unit", ["a'", "a.b.", "1,000", "1.1", "A", "é", "x&", "a\u0301", "-", "A b "]
)
def test_a_lot_of_anything_is_read_in_linear_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    before = time.perf_counter()

    find_words(text)

    assert time.perf_counter() - before < 5
