import re

import pytest

from sendnotes.extract.alternatives import by_first_letter, compile_words


def test_groups_by_first_letter_in_order() -> None:
    assert by_first_letter("awards day|awards|show|assembly") == (
        "a(?:wards day|wards|ssembly)|s(?:how)"
    )


def test_leaves_bars_in_brackets_alone() -> None:
    grouped = re.compile(by_first_letter("fringe(?: meeting| event)?|fair"))

    assert [found[0] for found in grouped.finditer("a fringe event, a fair")] == [
        "fringe event",
        "fair",
    ]


def test_leaves_bars_in_brackets_within_brackets_and_in_sets_alone() -> None:
    assert by_first_letter(r"a(?:b(?:c|d)|e)|s[(|]|s\(|t") == (
        r"a(?:(?:b(?:c|d)|e))|s(?:[(|]|\()|t(?:)"
    )


@pytest.mark.parametrize("pattern", ["one|[A-Z]b", "one|", "(?:a)*b", r"\\bone"])
def test_says_so_where_an_alternative_begins_with_no_letter(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"no letter: "):
        by_first_letter(pattern)


def test_spells_out_what_an_alternative_begins_with() -> None:
    assert by_first_letter("[Hh]e|(?:is|are(?: not)?|was) (?:glad|sorry)|(?:al|so )?she") == (
        "H(?:e)|h(?:e)|i(?:s (?:glad|sorry))|a(?:re(?: not)? (?:glad|sorry)|lshe)"
        "|w(?:as (?:glad|sorry))|s(?:o she|he)"
    )


def test_compiles_words_and_what_follows_them() -> None:
    words = compile_words(r"\b(?:as(?: (?:it|he))? follows|below)\b(?: (?:in|at) turn)?")

    assert words.pattern == r"\b(?:a(?:s(?: (?:it|he))? follows)|b(?:elow))\b(?: (?:in|at) turn)?"
    assert [found[0] for found in words.finditer("as he follows, fellow, below at turn")] == [
        "as he follows",
        "below at turn",
    ]


def test_compiles_words_in_any_case() -> None:
    words = compile_words(r"\b(?:next(?: up)?|then) came\b", any_case=True)

    assert [found[0] for found in words.finditer("Next CAME, next up came. THEN came")] == [
        "Next CAME",
        "next up came",
        "THEN came",
    ]
