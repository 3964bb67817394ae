"""The pure parts of the views: dates, wrapping, marks, bodies, changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from sendnotes.model import FocusArea, Post, Speech, Witness
from sendnotes.views.body import Form, Piece, inside, pieces
from sendnotes.views.fields import Change, changes, field_label, field_value
from sendnotes.views.layout import Span, Style, marked
from sendnotes.views.text import also_published, quoted, shorten, spoken_date, visible
from sendnotes.views.wrapping import fold, split_spans
from tests.views.view_results import POST


@pytest.mark.parametrize(
    ("iso", "spoken"),
    [
        ("2018-07-05", "5 July 2018"),
        ("2018-07", "July 2018"),
        ("2018", "2018"),
        ("2018-13-01", "2018-13-01"),
        ("summer", "summer"),
        ("", ""),
        (None, None),
    ],
)
def test_dates_are_written_as_people_do(iso: str | None, spoken: str | None) -> None:
    assert spoken_date(iso) == spoken


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31m", "a\\x1b[31m"),
        ("\u202eabc", "\\u202eabc"),
        ("a\tb\nc", "a\tb\nc"),
        ("\ud800", "\\ud800"),
        ("“Café” 👍", "“Café” 👍"),
    ],
)
def test_control_characters_are_made_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a  b", "“a b”"), ("“a”", "“a”"), ("‘a’ said b", "“‘a’ said b”"), ("", "“”")],
)
def test_quotes_get_marks_once(text: str, expected: str) -> None:
    assert quoted(text) == expected


def test_shortening_cuts_at_a_word() -> None:
    assert shorten("one two, three", 12) == "one two …"
    assert shorten("one two", 12) == "one two"


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        ((), []),
        (((0, 3),), ["one"]),
        (((0, 3), (4, 7)), ["one", "two"]),
        (((0, 5), (4, 7)), ["one t"]),
        (((4, 3), (-2, 1), (4, 99)), ["two"]),
    ],
)
def test_marks_split_a_text(marks: tuple[tuple[int, int], ...], words: list[str]) -> None:
    spans = marked("one two", marks, Style.TEXT)

    assert "".join(span.text for span in spans) == "one two"
    assert [span.text for span in spans if span.style is Style.MARK] == words


@given(st.text(), st.integers(1, 30), st.integers(1, 30))
def test_wrapping_loses_only_spaces_and_cuts_no_word(text: str, first: int, others: int) -> None:
    rows = [
        "".join(span.text for span in row)
        for row in split_spans([Span(text[:5]), Span(text[5:])], fold(text, first, others))
    ]

    assert " ".join(rows).split() == text.split()
    for number, row in enumerate(rows):
        assert cell_len(row) <= (others if number else first) or " " not in row.strip(" \t")


def test_a_body_is_taken_apart_and_its_title_left_out() -> None:
    body = "# The  Title\n\n## Part\n\n- a\n  - (b) c\n1. d\n> e\ntext\n```\n# f\n```"

    assert [replace(piece, start=0) for piece in pieces(body, "the title")] == [
        Piece(Form.GAP),
        Piece(Form.HEADING, "Part", 2),
        Piece(Form.GAP),
        Piece(Form.ITEM, "a", 0, "-"),
        Piece(Form.ITEM, "(b) c", 2, "-"),
        Piece(Form.ITEM, "d", 0, "1."),
        Piece(Form.QUOTE, "e"),
        Piece(Form.TEXT, "text"),
        Piece(Form.CODE, "```"),
        Piece(Form.CODE, "# f"),
        Piece(Form.CODE, "```"),
    ]


@given(st.text(alphabet="ab #->1.`\t\r\n "))
def test_each_piece_says_where_in_the_body_it_stands(body: str) -> None:
    for piece in pieces(body, ""):
        assert body[piece.start :].startswith(piece.text)


def test_marks_of_the_body_are_shared_out_to_its_pieces() -> None:
    first, second = pieces("- one two\n- three", "")

    assert inside(((6, 9), (12, 17)), first) == ((4, 7),)
    assert inside(((4, 20),), second) == ((0, 5),)


def test_a_later_heading_like_the_title_stays() -> None:
    assert [piece.text for piece in pieces("Text\n# Title", "Title")] == ["Text", "Title"]


@pytest.mark.parametrize(
    ("path", "speeches", "label"),
    [
        ("title", 1, "Title"),
        ("url", 1, "Link"),
        ("speeches[0].date", 1, "Date"),
        ("speeches[1].date", 2, "Speech 2: date"),
        ("focus_areas[0].topics", 1, "Focus areas 1: topics"),
        ("", 1, ""),
    ],
)
def test_fields_have_names_for_people(path: str, speeches: int, label: str) -> None:
    assert field_label(path, speeches=speeches) == label


@pytest.mark.parametrize(
    ("path", "value", "shown"),
    [
        ("published", "2018-07-05", "5 July 2018"),
        ("speeches[0].date", "2018", "2018"),
        ("title", "2018-07-05", "2018-07-05"),
        ("place", None, "not known"),
        ("tags", None, "none"),
    ],
)
def test_values_are_written_for_people(path: str, value: str | None, shown: str) -> None:
    assert field_value(path, value) == shown


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (POST, []),
        (replace(POST, id="other", original=None, fingerprint=None), []),
        (replace(POST, source=None), [Change("source", None, "Family Voice Surrey")]),
        (replace(POST, title="New"), [Change("title", "New", POST.title)]),
        (
            replace(POST, speeches=(replace(POST.speeches[0], place="Leeds"),)),
            [Change("speeches[0].place", "Leeds", "Manchester")],
        ),
        (
            replace(POST, speeches=(*POST.speeches, Speech(speaker="Ann Example"))),
            [Change("speeches[1].speaker", "Ann Example", None)],
        ),
        (replace(POST, tags=()), [Change("tags", None, "forum; minister")]),
        (replace(POST, body="Two words"), [Change("body", "2 words", "97 words")]),
    ],
)
def test_what_was_set_by_hand_is_told_field_by_field(now: Post, expected: list[Change]) -> None:
    assert list(changes(now, POST)) == expected


def test_a_changed_topic_of_a_sub_area_is_a_change() -> None:
    area = FocusArea("Jobs", (), (FocusArea("Internships", ("employment",)),))
    then = Post(focus_areas=(area,))
    now = Post(focus_areas=(replace(area, areas=(FocusArea("Internships"),)),))

    assert list(changes(now, then)) == [
        Change(
            "focus_areas",
            "Jobs (no topics); Internships (no topics)",
            "Jobs (no topics); Internships (employment)",
        )
    ]


@pytest.mark.parametrize(
    ("also", "told"),
    [
        ((), None),
        ((Witness(id="a", source="One", published="2022-03-08"),), "One (8 March 2022)"),
        ((Witness(id="a", title="T"), Witness(id="b")), "T and b"),
        (tuple(Witness(source=f"S{n}") for n in range(7)), "S0, S1, S2, S3, S4 and 2 more"),
    ],
)
def test_who_else_published_a_text(also: tuple[Witness, ...], told: str | None) -> None:
    assert also_published(also) == (told and f"also published by {told}")
