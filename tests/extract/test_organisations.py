from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendnotes.extract.blocks import parse_blocks
from sendnotes.extract.organisations import Organisations, find_organisations
from sendnotes.extract.people import find_cast
from sendnotes.model import Given


def _found(body: str) -> Organisations:
    blocks = parse_blocks(body)
    return find_organisations(blocks, body, find_cast(body, given=Given()))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the annual conference of the National Association of Head Teachers (NAHT)", 1),
        ("spoke to the Association of Directors of Children's Services conference", 1),
    ],
)
def test_the_body_that_holds_an_event_is_one(text: str, names: int) -> None:
    assert names == len(_found(text).names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Essex County Council met.", ["Essex County Council"]),
        ("We asked Brighton & Hove City Council.", ["Brighton & Hove City Council"]),
        (
            "Department of Education, Department for Health and Social Care and NHS England and",
            [
                "Department of Education",
                "Department for Health and Social Care",
                "NHS England",
            ],
        ),
        (
            "The Council for Disabled Children and In Control ran it.",
            ["Council for Disabled Children", "In Control"],
        ),
        ("The Royal College of Speech and Language Therapists did.", None),
        ("Ofsted and the Care Quality Commission came.", ["Ofsted", "Care Quality Commission"]),
        ("It is part of The Pioneer Academy, in the city.", ["The Pioneer Academy"]),
        (
            "We went to Isle View School and St Bride's Primary School.",
            ["Isle View School", "St Bride's Primary School"],
        ),
        ("chair of the All Party Parliamentary Group on Autism", None),
        ("an evaluation by the University of Plymouth, next year", ["University of Plymouth"]),
        ("IPSEA and Contact are collecting views.", ["IPSEA", "Contact"]),
        ("Contact (the charity for families) welcomed it.", ["Contact"]),
        ("Contact (the number is below) before Friday.", []),
        ("Contact us today. Read more in the Scope section of this page.", []),
        ("the spring conference of Midland Secondary Heads on Friday", ["Midland Secondary Heads"]),
        ("Bookings are handled by Ticketbarn on our behalf.", ["Ticketbarn"]),
        ("free membership of nasen", ["nasen"]),
        ("Mendip SENDIASS said it welcomed the promise.", ["Mendip SENDIASS"]),
        ("the Local Authority, the Local Offer and every Special School", []),
        ("Cabinet Member for Children, Families and Youth Services", []),
        (
            "Kent County Council and Medway Council said no.",
            ["Kent County Council", "Medway Council"],
        ),
        (
            "Contact a Family and Not Fine in School came.",
            ["Contact a Family", "Not Fine in School"],
        ),
    ],
)
def test_finds_bodies_by_what_they_are_called(text: str, names: list[str] | None) -> None:
    found = list(_found(text).names)

    if names is None:
        assert len(found) == 1
        assert found[0] in text
    else:
        assert names == found


def test_a_short_form_is_the_body_that_the_text_defines_it_for() -> None:
    found = _found(
        "The National Network of Parent Carer Forums (NNPCF) has welcomed it. "
        "We will work with NNPCF."
    )

    assert found.names == ("National Network of Parent Carer Forums",)
    assert found.abbreviations == {"NNPCF": "National Network of Parent Carer Forums"}
    assert {m.name for m in found.mentions} == {"National Network of Parent Carer Forums"}


def test_a_known_short_form_beside_the_full_name_is_one_body() -> None:
    found = _found("At the LGA conference, the Local Government Association asked.")

    assert found.names == ("Local Government Association",)


def test_a_short_form_alone_is_listed_as_printed() -> None:
    assert _found("We asked DfE and ADCS.").names == ("DfE", "ADCS")


def test_each_body_is_listed_once() -> None:
    assert _found("Fen Trust met. The Fen Trust's chair of the Fen Trust.").names == ("Fen Trust",)


def test_people_are_no_bodies() -> None:
    assert _found("Dr Ada Ozil of the UCL Institute of Education said.").names == (
        "UCL Institute of Education",
    )


@given(st.text())
def test_any_text_is_read_and_mentions_stand_in_it(text: str) -> None:
    for mention in _found(text).mentions:
        assert 0 <= mention.start < mention.end <= len(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ring the Fenland Law Centre, or Mid Devon Parents Together.", 2),
        ("The Department for Children, Schools and Families pays.", 1),
        ("Thank you to the Darlington Association on Disability for the room.", 1),
        ("It was nothing to the Wessex Dyslexia Circle.", 1),
    ],
)
def test_bodies_of_many_names_are_found(text: str, names: int) -> None:
    assert len(_found(text).names) == names


def test_a_pages_imprint_does_not_speak_of_its_publisher() -> None:
    imprint = "Elm Law Centre is a company limited by guarantee."
    assert _found(f"Ofsted came.\n\n{imprint}").names == ("Ofsted",)
