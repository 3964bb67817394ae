from __future__ import annotations

from datetime import date

import pytest

from sendnotes.extract.offices import load_offices, read_offices

TABLE = """
[[office]]
title = "Secretary of State for Education"
titles = ["Secretary of State for Education", "Education Secretary"]
generic = ["Secretary of State"]
[[office.holder]]
name = "Ann Able"
printed = ["Annie Able", "Baroness Able"]
from = 2010-05-12
to = 2014-07-15
[[office.holder]]
name = "Bob Baker"
title = "Secretary of State for Learning"
from = 2014-07-15

[[office]]
title = "Secretary of State for Health"
generic = ["Secretary of State"]
[[office.holder]]
name = "Cy Cook"
from = 2012-01-01
"""


@pytest.mark.parametrize(
    ("title", "day", "expected"),
    [
        ("Education Secretary", date(2012, 1, 1), "Ann Able"),
        ("the Education Secretary", date(2020, 1, 1), "Bob Baker"),
        ("Secretary of State for Learning", date(2020, 1, 1), "Bob Baker"),
        ("Education Secretary", date(2014, 7, 15), "Bob Baker"),
        ("Secretary of State", date(2011, 1, 1), "Ann Able"),
        ("Secretary of State", date(2013, 1, 1), None),
        ("Education Secretary", date(2000, 1, 1), None),
        ("Archbishop", date(2013, 1, 1), None),
    ],
)
def test_finds_the_holder_of_a_title_on_a_day(title: str, day: date, expected: str | None) -> None:
    holder = read_offices(TABLE).holder_on(title, day)

    assert expected == (holder.name if holder else None)


@pytest.mark.parametrize("name", ["Ann Able", "Dame Ann Able", "Annie Able", "Baroness Able"])
def test_knows_a_person_under_every_printed_name(name: str) -> None:
    assert read_offices(TABLE).offices_of(name)[0].start == date(2010, 5, 12)


def test_terms_are_those_of_the_role_if_it_is_known() -> None:
    offices = read_offices(TABLE)

    expected = ((date(2010, 5, 12), date(2014, 7, 15)),)
    assert expected == offices.terms_of("Ann Able", "Education Secretary")
    assert expected == offices.terms_of("Ann Able", "some other role")
    assert offices.terms_of("Nobody") == ()


def test_the_table_of_the_project_names_the_founding_speaker() -> None:
    holder = load_offices().holder_on("Secretary of State for Education", date(2018, 7, 5))

    assert holder is not None
    assert holder.name == "Damian Hinds"


def test_no_holder_of_the_project_s_table_leaves_before_coming() -> None:
    assert [t for t in load_offices().terms if t.end is not None and t.end < t.start] == []
