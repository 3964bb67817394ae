"""Who says what stands between quotation marks."""

from typing import Any

import pytest

from sendnotes.extract.antecedents import Antecedents
from sendnotes.extract.attribution import Attributor
from sendnotes.extract.blocks import parse_blocks
from sendnotes.extract.people import find_cast
from sendnotes.extract.quotes import find_quoted
from sendnotes.extract.voices import Voice
from sendnotes.model import Given, Quote


def quotes(body: str, **options: Any) -> tuple[Quote, ...]:
    blocks = parse_blocks(body)
    quoted = find_quoted(body, blocks)
    antecedents = Antecedents(body, blocks, find_cast(body, given=Given()), quoted)
    return Attributor(body, blocks, quoted, antecedents, **options).quotes()


def speakers(body: str, **options: Any) -> list[str | None]:
    return [quote.speaker for quote in quotes(body, **options)]


SMITH, HINDS, JONES = "Jane Smith", "Damian Hinds", "Robert Jones"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Damian Hinds said: “We will do it.”", [HINDS]),
        ("Damian Hinds spoke in Leeds, saying “every child matters to us”.", [HINDS]),
        ("“I will listen,” Damian Hinds told the hall. “It matters.”", [HINDS, HINDS]),
        ("“It is not enough,” said Jane Smith, chair of Contact.", [SMITH]),
        ("“It is not enough,” says our co-chair, Jane Smith.", [SMITH]),
        ("Damian Hinds came. “I will listen,” he said.", [HINDS]),
        ("Damian Hinds spoke. None of it, he stressed, was new. “It is late for it.”", [HINDS]),
        ("Jane Smith answered for the parents. “It is late for it.”", [SMITH]),
        ("Jane Smith, a head, told us that it was cold. “It is late for it.”", [SMITH]),
        ("Jane Smith came. Her mother was there. “It is late for it,” she said.", [SMITH]),
        ("Damian Hinds came. Phil was less sure: “It is late for it.”", [None]),
        ("Damian Hinds met Jane Smith. “You taught me a lot,” Ms Smith told him.", [SMITH]),
        ("Jane Smith asked him why. “I would be slow,” she said, “not sorry.”", [SMITH, SMITH]),
        ("Speaking after Damian Hinds, Jane Smith said: “It is a start.”", [SMITH]),
        ("Jane Smith, who once worked for Damian Hinds, said: “He listens.”", [SMITH]),
        ("Damian Hinds was clear. Quoting Jane Smith, he said: “Nobody asked.”", [HINDS]),
        ("According to Jane Smith, “nobody has asked the parents”.", [SMITH]),
        ("As Damian Hinds put it, “we can do better than this”.", [HINDS]),
        ("Jane Smith called it “a missed opportunity for families”.", [SMITH]),
        ("“Nobody asked us.” – Jane Smith, parent carer", [SMITH]),
        ("“Nobody asked us.” (Head, Norfolk)", [None]),
        ("Damian Hinds left. Ros, a mum of three, wrote: “We waited two years.”", [None]),
        ("“It is not enough,” said a spokesperson for Jane Smith.", [None]),
        ("“Nobody asked us and nobody will,” as Jane Smith, chair of Larch, puts it.", [SMITH]),
        ("Jane Smith was blunt. “Nobody asked us, and nobody ever will.”", [SMITH]),
        ("One mother said: “We waited two years.”", [None]),
        ("Jane Smith was there. The charity said: “We are sad to hear it.”", [None]),
        ("Jane Smith put it plainly:\n\n“Nobody asked us.”\n\n“Nobody will.”", [SMITH, SMITH]),
        ("Jane Smith was firm.\n\n“Nobody asked us, and nobody ever will.”", [SMITH]),
        ("Damian Hinds told us:\n\n> It will be done.", [HINDS]),
        ("> It will be done.\n>\n> — Damian Hinds", [HINDS]),
        ("My predecessor, Jane Smith, left a note. “You run a school,” it says.", [SMITH]),
        (
            "Jane Smith said: “It is a start.” But Robert Jones was less sure: “I doubt it.”",
            [SMITH, JONES],
        ),
    ],
)
def test_a_quote_is_given_to_whoever_the_words_around_name(body: str, expected: object) -> None:
    assert speakers(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "The report, “Right Support, Right Place”, came out.",
        "Damian Hinds thinks that the system is “broken”.",
        "A guide called “How to ask for help with it” is out.",
        "Families know their “local offer” and the “golden hello”.",
        "Her talk, “What I Needed in Year 8”, is about being believed.",
    ],
)
def test_titles_and_words_at_arms_length_are_no_quotes(body: str) -> None:
    assert quotes(body) == ()


def test_the_comma_of_the_sentence_around_is_no_part_of_a_quote() -> None:
    body = "“We were wrong, and we say so,” Jane Smith said. “Now,” she went on, “we act.”"

    assert [q.text for q in quotes(body)] == ["We were wrong, and we say so", "Now", "we act."]


def test_a_mail_that_is_answered_is_no_quotation() -> None:
    body = "Jane Smith spoke.\n\n> On 4 Jul 2018, Bob wrote: it was cancelled, was it not?"

    assert quotes(body) == ()


def test_a_quote_in_a_point_is_the_speakers() -> None:
    body = "- More inspections, because “nobody marks their own work”"

    assert speakers(body, points=[Voice(0, len(body), HINDS)]) == [HINDS]


def test_a_testimonial_in_a_speech_report_is_nobodys() -> None:
    body = "What do members say?\n\n“I would rather have a speech therapist.”"

    assert speakers(body, stretches=[Voice(0, len(body), HINDS)]) == [None]


def test_in_a_speech_i_is_the_speaker() -> None:
    assert speakers("“What do you need?” I asked.", first_person=SMITH) == [SMITH]


def test_what_somebody_quotes_in_a_quote_is_an_entry_of_its_own() -> None:
    body = "“A boy told me, ‘It is the only quiet place.’ I believe him,” Jane Smith said."

    assert [(q.text[:6], q.speaker) for q in quotes(body)] == [("A boy ", SMITH), ("It is ", None)]


def test_an_answer_is_of_whom_the_questions_are_put_to() -> None:
    body = "Mr Hinds took questions.\n\nQ. Can reviews wait? “They can be late, not skipped.”"

    assert speakers(body, stretches=[Voice(0, len(body), HINDS)]) == [HINDS]


def test_below_a_question_the_answer_may_be_marked_too() -> None:
    body = "Mr Hinds took questions.\n\nQ. Can reviews wait?\n\nA. “They can be late, not skipped.”"

    assert speakers(body, stretches=[Voice(0, len(body), HINDS)]) == [HINDS]


def test_he_or_she_whom_nobody_named_fits_is_who_speaks() -> None:
    came = "Damian Hinds came to Leeds.\n\n"
    asked = f"{came}A governor asked who would pay. “We are paying already,” he answered."
    waited = f"{came}A father of two stood up. “I have waited a year for a plan,” he said."

    assert speakers(asked, stretches=[Voice(0, len(asked), HINDS)]) == [HINDS]
    assert speakers(waited, stretches=[Voice(0, len(waited), HINDS)]) == [None]
