from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendnotes.index.nodes import All, Any, Field, Fuzzy, Node, Not, Pattern, Phrase, Word
from sendnotes.index.query import MAX_WORDS, parse


def w(text: str, *forms: str) -> Word:
    return Word(text, forms or (text,))


def phrase(text: str, slop: int = 0) -> Phrase:
    return Phrase(text, tuple(text.split()), slop)


A, B, C = w("apple"), w("bread"), w("cheese")
EVERY_TEACHER = phrase("every teacher")


@pytest.mark.parametrize(
    ("text", "node"),
    [
        # words
        ("apple", A),
        ("Apple", w("Apple", "apple")),
        ("apple bread", All((A, B))),
        ("apple, bread; cheese.", All((A, B, C))),
        ("SEND", w("SEND", "SEND")),
        ("EHCPs", w("EHCPs", "EHCP")),
        ("children's", w("children's", "children")),
        ("off-rolling", w("off-rolling", "off", "rolling")),
        ("16-19", w("16-19", "16", "19")),
        ("s.42", w("s.42", "section", "42")),
        ("R&D", w("R&D", "R&D")),
        ("£6,000", w("£6,000", "6000")),
        ("what?", w("what")),
        # phrases
        ('"every teacher"', EVERY_TEACHER),
        ("“every teacher”", EVERY_TEACHER),
        ("‘every teacher’", EVERY_TEACHER),
        ("'every teacher'", EVERY_TEACHER),
        ("„every teacher“", EVERY_TEACHER),
        ("«every teacher»", EVERY_TEACHER),
        ("”every teacher”", EVERY_TEACHER),
        ('"every teacher" apple', All((EVERY_TEACHER, A))),
        ('apple "every teacher"~3', All((A, phrase("every teacher", 3)))),
        ('"apple"', phrase("apple")),
        (
            "parents' views and children's",
            All((w("parents'", "parents"), w("views"), w("and"), w("children's", "children"))),
        ),
        # not
        ("-apple", Not(A)),
        ("bread -apple", All((B, Not(A)))),
        ("bread NOT apple", All((B, Not(A)))),
        ("bread - apple", All((B, A))),
        ("bread – apple", All((B, A))),
        ("--speaker", w("--speaker", "speaker")),
        ('bread -"every teacher"', All((B, Not(EVERY_TEACHER)))),
        ("bread -(apple OR cheese)", All((B, Not(Any((A, C)))))),
        ("NOT NOT apple", A),
        ("+apple", A),
        # or, and, brackets
        ("apple OR bread", Any((A, B))),
        ("apple | bread", Any((A, B))),
        ("apple or bread", All((A, w("or"), B))),
        ("apple bread OR cheese", Any((All((A, B)), C))),
        ("apple (bread OR cheese)", All((A, Any((B, C))))),
        ("apple AND bread", All((A, B), strict=True)),
        ("apple && bread", All((A, B), strict=True)),
        ("apple AND bread AND cheese", All((A, B, C), strict=True)),
        ("apple AND NOT bread", All((A, Not(B)), strict=True)),
        ("(apple)", A),
        ("an apple (bread)", All((w("an"), A, B))),
        # beginnings and slips
        ("excl*", Pattern("excl*")),
        ("Excl*", Pattern("excl*")),
        ("incl*ion", Pattern("incl*ion")),
        ("wom?n", Pattern("wom?n")),
        ("*", None),
        ("*sion", Pattern("*sion")),
        ("* AND apple", A),
        ("() OR apple", A),
        ("exclusoin~", Fuzzy("exclusoin", 2)),
        ("aple~", Fuzzy("aple", 1)),
        ("aple~2", Fuzzy("aple", 2)),
        # fields
        ("speaker:hinds", Field("speaker", "hinds")),
        ("Speaker:Hinds", Field("speaker", "Hinds")),
        ('speaker:"damian hinds"', Field("speaker", '"damian hinds"')),
        ("speaker:“damian hinds” apple", All((Field("speaker", '"damian hinds"'), A))),
        ("date:2018..2020", Field("date", "2018..2020")),
        ("date:2018-07", Field("date", "2018-07")),
        ("-source:dfe", Not(Field("source", "dfe"))),
        ("topic:(funding OR places)", Any((Field("topic", "funding"), Field("topic", "places")))),
        ("nothing:like this", All((Field("nothing", "like"), w("this")))),
        # what is pasted
        ("", None),
        ("   ", None),
        ("...", None),
        ("🙂", None),
        (":tada:", w("tada")),
        ("Hinds: apple", All((w("Hinds", "hinds"), A))),
        ("12:30", w("12:30", "12", "30")),
        ("AND AND", All((w("and"), w("and")))),
        ("OR", w("or")),
        ("NOT", w("not")),
        ("apple AND", All((A, w("and")))),
        ("OR apple", All((w("or"), A))),
        ('"apple', A),
        ('apple" bread', All((A, B))),
        ("(apple", A),
        ("apple)", A),
        (")(", None),
        ("((((apple", A),
        ("“apple bread", All((A, B))),
        (
            "EVERY TEACHER AND DEPARTMENT",
            All((w("every"), w("teacher"), w("and"), w("department"))),
        ),
        ("apple^2", A),
    ],
)
def test_a_query_is_understood(text: str, node: Node | None) -> None:
    assert parse(text).node == node


@pytest.mark.parametrize(
    "text",
    ["https://www.gov.uk/x?y=1&z=2", "a.b@example.org", "mailto:a@b.org", "C:\\folder\\file"],
)
def test_addresses_are_words(text: str) -> None:
    node = parse(text).node

    assert isinstance(node, Word)


def test_too_many_words_are_left_out_and_counted() -> None:
    query = parse("apple " * (MAX_WORDS + 7))

    assert isinstance(query.node, All)
    assert len(query.node.nodes) == MAX_WORDS
    assert query.dropped == 7


@given(st.text())
def test_any_text_is_a_query(text: str) -> None:
    parse(text)


@given(st.text(alphabet="ab \"'“”‘’()-+:~*?|&ANDORT.", max_size=60))
def test_any_syntax_is_a_query(text: str) -> None:
    parse(text)


@pytest.mark.parametrize(
    "unit",
    ['"', "'", "(", ")", "-", "a ", "a:", "‘a ", "'a ", "“a” ", "NOT ", "a OR ", "a*", "~", "-("],
)
def test_a_lot_of_anything_is_parsed_in_linear_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    before = time.process_time()

    parse(text)

    assert time.process_time() - before < 3
