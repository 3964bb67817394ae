from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendnotes.extract.people import Cast, find_cast
from sendnotes.model import Given, Speech


def _cast(body: str, *, speaker: str | None = None, published: str | None = None) -> Cast:
    given_ = Given(speech=Speech(speaker=speaker)) if speaker else Given()
    return find_cast(body, given=given_, published=published)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "The Secretary of State for Education, Damian Hinds, spoke.",
            "Damian Hinds",
            "Secretary of State for Education",
        ),
        ("Damian Hinds MP, Education Secretary, spoke.", "Damian Hinds", "Education Secretary"),
        (
            "On Monday 9 March the Education Secretary, Bridget Phillipson, gave the keynote.",
            "Bridget Phillipson",
            "Education Secretary",
        ),
        (
            "Education Secretary Bridget Phillipson told them.",
            "Bridget Phillipson",
            "Education Secretary",
        ),
        (
            "Priya Okoro, chief executive of Fen Trust and chair of the panel, took the stage.",
            "Priya Okoro",
            "chief executive of Fen Trust and chair of the panel",
        ),
        (
            "Christine Lenehan, Director of the Council for Disabled Children, was there.",
            "Christine Lenehan",
            "Director of the Council for Disabled Children",
        ),
        ("Our co-chair, Tina Emery, replied.", "Tina Emery", "co-chair"),
        ("Says our co-chair, Tina Emery.", "Tina Emery", "co-chair"),
        (
            "Cllr Emma Daniel, our Cabinet Member for Children, Families and Youth Services, sat.",
            "Emma Daniel",
            "Cabinet Member for Children, Families and Youth Services",
        ),
        (
            "Ada Ozil MP gave a talk. Ms Ozil is Minister for Ducks and Geese, and it rained.",
            "Ada Ozil",
            "Minister for Ducks and Geese",
        ),
        ("Ada Ozil, a SENCO from Kirklees, moved the motion.", "Ada Ozil", "SENCO"),
        (
            "**Ada Ozil**, chief executive, Lantern Trust",
            "Ada Ozil",
            "chief executive, Lantern Trust",
        ),
        (
            "Ada Ozil, who chairs the Duck Committee, rose.",
            "Ada Ozil",
            "chair of the Duck Committee",
        ),
        ("Ada Ozil, who has been Duck Minister for ten weeks, rose.", "Ada Ozil", "Duck Minister"),
        (
            "Dame Ada Ozil, the government’s adviser on SEND, said so.",
            "Ada Ozil",
            "adviser on SEND",
        ),
        ("Ada Ozil told the conference: no.", "Ada Ozil", None),
        ("Ada Ozil, whose daughter is six, spoke.", "Ada Ozil", None),
        ("Professor Rachel de Souza CBE said no.", "Rachel de Souza", None),
        ("Siobhán O’Brien-Lee added a word.", "Siobhán O’Brien-Lee", None),
        ("Lord Nash said no.", "Lord Nash", None),
    ],
)
def test_reads_a_name_and_the_role_beside_it(text: str, name: str, role: str | None) -> None:
    people = _cast(text).people

    assert [(name, role)] == [(person.name, person.role) for person in people]


@pytest.mark.parametrize(
    "text",
    [
        "Family Voice and the Local Offer were praised in the Green Paper.",
        "It rained in West Sussex and at Latton Bush Centre.",
        "Special Needs Jungle asked about the High Needs Block.",
        "Children and Families Act, Spending Review, Safety Valve.",
        "On Monday the Education Select Committee met in Portcullis House.",
        "HEALTH MEETS SEND: A MONDAY IN LONDON",
    ],
)
def test_bodies_places_and_papers_are_nobody(text: str) -> None:
    assert [person.name for person in _cast(text).people] == []


def _who(cast: Cast, body: str, words: str) -> str | None:
    at = body.rindex(words)
    person = cast.at(at, at + len(words))
    return person.name if person else None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Mr Hinds", "Damian Hinds"),
        ("Hinds answered", "Damian Hinds"),
        ("the Secretary of State left", "Damian Hinds"),
        ("The Minister went on", "Ada Ozil"),
        ("Ms Ozil", "Ada Ozil"),
        ("Dame Ada", "Ada Ozil"),
        ("Kerrie laughed", "Kerrie Highcock"),
    ],
)
def test_later_mentions_mean_the_same_person(words: str, name: str) -> None:
    body = (
        "The Secretary of State for Education, Damian Hinds, came with Dame Ada Ozil, "
        "Minister for Ducks. Kerrie Highcock, a parent, asked first. Mr Hinds answered her. "
        "The Minister went on for longer. Ms Ozil did. Dame Ada did. Kerrie laughed. "
        "Hinds answered again, and the Secretary of State left."
    )

    assert name == _who(_cast(body), body, words)


def test_a_slip_in_a_first_name_is_the_same_person_under_the_right_name() -> None:
    body = "Damien Hinds came.\n\nThe Education Secretary, Damian Hinds, spoke."

    assert [person.name for person in _cast(body).people] == ["Damian Hinds"]


def test_an_office_alone_is_a_person_if_the_date_tells_whose_it_was() -> None:
    body = "The Education Secretary told the conference of heads that it would rain."

    person = _cast(body, published="2018-03-12").people[0]
    assert (person.name, person.role, person.inferred) == (
        "Damian Hinds",
        "Education Secretary",
        True,
    )
    assert _cast(body).people == ()


@pytest.mark.parametrize(
    "text",
    [
        "The motion was moved by Zzerafin Achieng-Woods and carried.",
        "In Ada Ozil's school it leaks.",
        "Zzerafin Ozil has a point. Ozil said that it leaks.",
    ],
)
def test_a_name_is_known_by_its_form_or_by_what_it_does(text: str) -> None:
    assert len(_cast(text).people) == 1


def test_names_in_capitals_are_written_as_usual() -> None:
    body = "1. CATHERINE MCKINNELL (Minister for School Standards)\n\nMs McKinnell spoke."

    person = _cast(body).people[0]
    assert (person.name, person.role) == ("Catherine McKinnell", "Minister for School Standards")


def test_a_given_speaker_is_a_person_whatever_the_text_looks_like() -> None:
    body = "Local Offer spoke."

    assert _cast(body).people == ()
    assert [p.name for p in _cast("Xan Yq spoke here.", speaker="Xan Yq").people] == ["Xan Yq"]


def test_a_role_that_is_past_is_not_preferred() -> None:
    body = (
        "Ada Ozil, head of Fen School, spoke. Ozil, a former director of the Fen Council for "
        "Ducks and Geese, gave no date."
    )

    assert _cast(body).people[0].role == "head of Fen School"


@given(st.text())
def test_any_text_has_a_cast_whose_mentions_stand_in_it(text: str) -> None:
    cast = _cast(text)

    for mention, _ in cast.mentions_in(0, len(text)):
        assert text[mention.start : mention.end] == mention.text


@given(st.lists(st.sampled_from("Mr Ada Ozil the Minister , . for of MP said \n (".split(" "))))
def test_any_order_of_name_like_words_is_read(words: list[str]) -> None:
    _cast(" ".join(words))
