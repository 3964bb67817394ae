import re

from sendnotes.extract.alternatives import by_first_letter


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
