"""Who welcomed, criticised or asked for what."""

import pytest

from sendnotes.extract import read
from sendnotes.extract.topics import load_taxonomy
from sendnotes.model import CleanText, Given, Reaction, Stance

SPOKE = (
    "# A speech\n\nDamian Hinds, the Education Secretary, spoke to the NAHT conference in Leeds."
)


def reactions(text: str) -> tuple[Reaction, ...]:
    clean = CleanText(f"{SPOKE}\n\n{text}")
    return read(clean, given=Given(), taxonomy=load_taxonomy()).post.reactions


@pytest.mark.parametrize(
    ("text", "by", "stance"),
    [
        (
            "The National Autistic Society welcomed the speech.",
            "National Autistic Society",
            "welcomed",
        ),
        (
            "The National Education Union criticised the plans.",
            "National Education Union",
            "criticised",
        ),
        ("Jane Smith, of Contact, urged the minister to go further.", "Jane Smith", "called for"),
        ("Responding, Jane Smith of Contact said: “It is a start.”", "Jane Smith", "responded"),
        ("We would like more money for short breaks.", "the publisher", "called for"),
    ],
)
def test_a_reaction_has_its_owner_and_stance(text: str, by: str | None, stance: str) -> None:
    assert [(r.by, r.stance) for r in reactions(text)] == [(by, Stance(stance))]


def test_as_does_gives_a_second_reaction_in_the_words_of_the_text() -> None:
    text = "The National Autistic Society has welcomed the speech, as does Family Voice Surrey."

    assert reactions(text) == (
        Reaction(
            "National Autistic Society",
            Stance.WELCOMED,
            "The National Autistic Society has welcomed the speech",
        ),
        Reaction("Family Voice Surrey", Stance.WELCOMED, "as does Family Voice Surrey"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Mencap welcomed the speech, saying “This is good. We would like the money.”",
        'Mencap criticised the plans: "It is too little. It is late," its chair said.',
        "Mencap criticised the plans: ‘It is a start. We hope.’",
    ],
)
def test_a_quotation_in_a_reaction_is_kept_whole(text: str) -> None:
    """It was cut at the first stop in the quotation, and its We was said to be the publisher."""
    told = [reaction.text for reaction in reactions(f"{text} The hall was full.")]

    assert len(told) == 1
    assert text.startswith(told[0])
    for opening, closing in ("“”", "‘’", '""'):
        assert told[0].count(opening) == told[0].count(closing)


def test_a_quotation_over_paragraphs_ends_a_reaction_with_its_paragraph() -> None:
    (told,) = reactions(
        "Mencap welcomed the speech: “It is good. It is new.\n\n“It is late. So be it.”"
    )

    assert told.text == "Mencap welcomed the speech: “It is good. It is new"


@pytest.mark.parametrize(
    "text",
    [
        "Damian Hinds welcomed the report and called for calm.",
        "The National Autistic Society ran the day and supported it with tea.",
        "Everyone was pleased.",
    ],
)
def test_what_the_speaker_says_and_what_nobody_does_is_no_reaction(text: str) -> None:
    assert reactions(text) == ()
