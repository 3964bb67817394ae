"""Tables whose columns are set with spaces, as slides and text mail paste them."""

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
