"""Tables whose columns are set with spaces, as slides and text mail paste them."""

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from sendnotes.ingest import clean

SLIDE = """\
He gave us a slide:

   What goes wrong           What councils should do
   -----------------------------------------------------
   Plans that come late      Tell the parents in week 20
   Gaps in the provision     Look in the first month
     of one school             whether it is there
   Poor oversight            Show every complaint to members

That was all.
"""


def test_columns_set_with_spaces_are_a_table() -> None:
    assert clean(SLIDE).body == (
        "He gave us a slide:\n\n"
        "| What goes wrong | What councils should do |\n"
        "|---|---|\n"
        "| Plans that come late | Tell the parents in week 20 |\n"
        "| Gaps in the provision of one school | Look in the first month whether it is there |\n"
        "| Poor oversight | Show every complaint to members |\n\n"
        "That was all."
    )


def test_a_first_row_with_figures_is_no_head() -> None:
    rows = (
        "Town Hall, upstairs    Tuesday 12 March    for parents and for carers\n"
        "Library                Friday 15 March     for schools\n"
        "Online                 Monday 18 March     for anybody\n"
    )

    assert clean(rows).body.startswith("|  |  |  |\n|---|---|---|\n| Town Hall, upstairs | Tuesday")


def test_labels_and_times_are_no_table() -> None:
    for line in ("Date      3 May 2021 in the town hall\n", "09.30     The minister arrives\n"):
        assert "|" not in clean(line * 3).body


def test_no_word_is_cut_by_a_column() -> None:
    below = "Sleep    A clinic for all children\nReading  Books for every child\nRiding   Ponies\n"

    assert "The minister spoke to us" in clean(f"{below}  The minister spoke to us\n").body


def test_a_cell_that_is_empty_leaves_the_others_in_their_columns() -> None:
    rows = (
        "Area      What was promised here      When\n"
        "Sleep     A clinic for the            May\n"
        "          children of the town\n"
        "Reading   Books at home               June\n"
        "Riding    Ponies for some\n"
    )

    assert clean(rows).body.splitlines()[2:] == [
        "| Sleep | A clinic for the children of the town | May |",
        "| Reading | Books at home | June |",
        "| Riding | Ponies for some |  |",
    ]


def test_justified_lines_a_head_and_a_signature_are_no_table() -> None:
    for text in (
        (
            "better  because  a child has gone missing\nSchools  answer  for all their pupils\n"
            "left   to   the  neighbours and so we say\n"
        ),
        (
            "Speaker      Jane Hill, Minister for Children\nOccasion     Meeting of a Forum\n"
            "Location     Guildford\n"
        ),
        (
            "Jane Hill          Tel: 01483 123456\nChair of Trustees  jane@family.example\n"
            "Family Voice       Working together for every child\n"
        ),
    ):
        assert "|" not in clean(text).body


CELLS = (
    *("Town Hall", "plans that come late", "£30 million for respite", "", "Q.", "09.30", "- x"),
    *("a | b", "Name:", "\tTab here", "WHAT WE WANT", "----", "1. one", "More   gaps", "> q"),
)
ROWS = st.tuples(st.lists(st.sampled_from(CELLS), min_size=1, max_size=4), st.integers(2, 30)).map(
    lambda row: "".join(cell.ljust(row[1]) for cell in row[0])
)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[A-Za-z£\d]{2,}", text))


@given(st.lists(ROWS, max_size=12).map("\n".join))
def test_whatever_stands_in_columns_no_word_is_lost(text: str) -> None:
    cleaned = clean(text)
    removed = words("\n".join(line.text for line in cleaned.removed))

    assert not words(text) - words(cleaned.body) - removed
    assert clean(cleaned.body).body == cleaned.body
