"""What stands between quotation marks, however they are set."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendnotes.extract.blocks import parse_blocks
from sendnotes.extract.quotes import find_quoted


def quoted(body: str) -> list[str]:
    return [each.text for each in find_quoted(body, parse_blocks(body))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("“One,” he said. “Two.”", ["One,", "Two."]),
        ('"One," he said. "Two."', ["One,", "Two."]),
        ("‘One,’ he said. ‘It’s two.’", ["One,", "It’s two."]),
        ("'It's the schools' budgets,' she said.", ["It's the schools' budgets,"]),
        ("‘Our schools’ leaders know it,’ he said.", ["Our schools’ leaders know it,"]),
        ("«Hear us,» she said; „So“ and “so”.", ["Hear us,", "So", "so"]),
        ("“He told me ‘no’ and left.”", ["He told me ‘no’ and left."]),
        ('He said: “mixed marks".', ["mixed marks"]),
        (
            "a strong say ‘They should – and do – have a say, … “",
            ["They should – and do – have a say, …"],
        ),
        ("The parents' forum met the teachers' union in the '90s.", []),
        ("rock ’n’ roll, ’til the ’90s, don’t", []),
        ("She said: “nothing closes this", ["nothing closes this"]),
        ("a 6\" ruler and 5' of rope", []),
        ("``Old marks,'' he said.", ["Old marks,"]),
        ('### A heading "with marks"', []),
        ('```\n"code"\n```', []),
    ],
)
def test_marks_of_every_kind_are_paired(body: str, expected: object) -> None:
    assert expected == quoted(body)


def test_a_quote_over_paragraphs_that_repeat_the_mark_is_one() -> None:
    body = "‘First,’ he said. ‘It was so.\n\n‘And it is.\n\n‘It will be.’ He left."

    assert quoted(body) == ["First,", "It was so.\n\nAnd it is.\n\nIt will be."]


def test_a_quote_over_paragraphs_that_do_not_repeat_the_mark_is_one() -> None:
    assert quoted("“One.\n\nTwo.\n\nThree.”\n\nFour.") == ["One.\n\nTwo.\n\nThree."]


def test_a_block_quote_is_one_without_its_signature() -> None:
    assert quoted("> We hear you.\n>\n> All of you.\n>\n> — Jo Hay") == [
        "We hear you.\n\nAll of you."
    ]
    assert quoted("> “We hear you.” – Jo Hay, head") == ["We hear you."]


def test_words_set_apart_after_said_and_a_colon_are_a_quote() -> None:
    body = "Jo Hay, the chair, said:\n\nI was glad to hear it.\n\nThe meeting then closed."

    assert quoted(body) == ["I was glad to hear it."]


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("all of it", True),
        ("left … out", False),
        ("left ... out", False),
        ("[One father] told", False),
    ],
)
def test_a_quote_with_words_left_out_or_put_in_is_not_exact(text: str, exact: bool) -> None:
    body = f"He said: “{text}.”"

    assert [exact] == [each.exact for each in find_quoted(body, parse_blocks(body))]


MARKS = st.text(alphabet="“”‘’\"'«»>ab. ,\n-s", max_size=200)


@given(st.one_of(st.text(), MARKS))
def test_every_paragraph_of_a_quote_is_found_in_any_body(body: str) -> None:
    for each in find_quoted(body, parse_blocks(body)):
        assert all(part in body for part in each.text.split("\n\n"))


@given(MARKS)
def test_quotes_do_not_overlap(body: str) -> None:
    spans = [(each.start, each.end) for each in find_quoted(body, parse_blocks(body))]

    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))


def test_a_table_below_what_somebody_said_is_no_quotation() -> None:
    table = "| What | What we were promised |\n|---|---|\n| Transport | An escort on each route |"

    assert quoted(f"What he said would change:\n\n{table}") == []
