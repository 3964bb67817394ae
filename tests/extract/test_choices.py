"""Choosing between all that a post names: by weights that were learned, beside what rules find."""

from __future__ import annotations

from operator import eq

import pytest

from sendnotes.extract import likelihood, read
from sendnotes.extract.context_traits import words_around, words_with
from sendnotes.extract.likelihood import START, choose, has_words, share_words
from sendnotes.extract.topics import load_taxonomy
from sendnotes.ingest import clean
from sendnotes.model import Given, Origin, Post

NIGHT = """\
# News from the forum

Tuesday 11 March 2025

Thank you to everyone who squeezed into the Guildhall in Lincoln last Thursday. Our spring open
evening has never been so full.

Tom Ashby from the council took the microphone first. He is the county's Director of Inclusion. He
said that no plan would be late by Christmas, and that parents should hold him to it.

The annual general meeting is on 3 June in Boston.
"""
JOBS = """\
# Jobs at Fernhill

We are looking for two teaching assistants from September. Head teacher Ann Cole says: "Every child
here has a name and a story."

Closing date 4 May 2022. Interviews will be held on 11 May at the school in Derby.
"""


def post_of(text: str) -> Post:
    return read(clean(text), given=Given(), taxonomy=load_taxonomy()).post


@pytest.fixture
def bells(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights for one question, in place of those that were learned."""
    known = {"which bell": {START: 0.0, "loud": 2.0, "far": -3.0}}
    monkeypatch.setattr(likelihood, "_tables", lambda: known)
    monkeypatch.setattr(likelihood, "weights", known.__getitem__)


@pytest.mark.usefixtures("bells")
def test_values_are_weighed_against_each_other_and_against_none() -> None:
    belief = choose("which bell", [("church", ["loud"]), ("school", ["far", "new"])], eq)

    value, chance = belief.best() or ("", 0.0)
    assert (value, round(chance, 3)) == ("church", 0.876)
    assert belief.in_("school") == pytest.approx(0.006, abs=0.001)
    assert belief.in_("church") + belief.in_("school") < 1, "it may be none"


@pytest.mark.usefixtures("bells")
def test_what_is_alike_speaks_for_each_other_also_for_what_was_not_weighed() -> None:
    names = [("Larch lunch", ["loud"]), ("the Larch lunch", ["loud"]), ("Fen day", ["loud"])]
    belief = choose("which bell", names, lambda one, other: share_words(one, other, least=0.6))

    best = belief.best()
    assert best is not None
    assert best[0] in {"Larch lunch", "the Larch lunch"}
    assert best[1] == pytest.approx(2 * belief.in_("Fen day"))
    assert belief.in_("lunch of Larch") == best[1]


@pytest.mark.usefixtures("bells")
@pytest.mark.parametrize(
    ("chosen", "lead", "instead"),
    [
        ("school", 0.5, "church"),
        ("school", 0.9, None),  # it would have to be likelier still
        ("church", 0.5, None),
        (None, 0.9, "church"),
    ],
)
def test_what_is_much_likelier_stands_in_place_of_what_was_chosen(
    chosen: str | None, lead: float, instead: str | None
) -> None:
    belief = choose("which bell", [("church", ["loud"]), ("school", ["far"])], eq)

    assert belief.instead_of(chosen, least=0.4, lead=lead) == instead
    assert belief.instead_of(chosen, least=0.95, lead=lead) is None


@pytest.mark.usefixtures("bells")
def test_of_nothing_nothing_is_chosen() -> None:
    assert choose("which bell", [], eq).best() is None


def test_names_are_compared_by_their_telling_words() -> None:
    assert share_words("the conference of heads", "heads in conference", least=1)
    assert not share_words("spring lunch", "spring conference of heads", least=0.5)
    assert has_words("annual conference of the heads", "heads conference")
    assert not has_words("heads conference", "annual conference of the heads")


def test_words_around_a_name_are_told_by_side_and_distance() -> None:
    text = "Then the union heard Ada Pell, who was late."
    start, end = text.index("Ada"), text.index(",")
    traits = set(words_around(text, start, end, (0, len(text))))

    assert {"0 before: heard", "before: union", "before: heard union"} <= traits
    assert {"0 behind: ,", "1 behind: who", "three before: the union heard"} <= traits
    assert "with: ada" in set(words_with(text, (0, len(text))))
    assert "with: école" in set(words_with("At the École.", (0, 13)))


def test_day_hall_and_occasion_may_stand_in_other_sentences_than_the_speaker() -> None:
    (speech,) = post_of(NIGHT).speeches

    assert (speech.speaker, speech.role) == ("Tom Ashby", "Director of Inclusion")
    assert (speech.date, speech.place) == ("2025-03-06", "Guildhall, Lincoln")


def test_what_is_only_likely_is_inferred_and_says_so() -> None:
    explanations = read(clean(NIGHT), given=Given(), taxonomy=load_taxonomy()).explanations
    place = next(each for each in explanations if each.field == "speeches[0].place")

    assert place.origin is Origin.INFERRED
    assert "likeliest" in place.how


def test_a_vacancy_that_quotes_somebody_reports_no_speech() -> None:
    assert post_of(JOBS).speeches == ()


def test_places_named_within_a_speech_are_not_where_it_was_given() -> None:
    text = (
        "# Speech by Ada Pell\n\nThis is the text of a speech by Ada Pell on 5 July 2018.\n\n"
        "Good morning. I was in Oxford last week, and I met a mother from Leeds. We spoke in a café"
        " in Hull. I want to thank her.\n\nIn Exeter they do it better. Thank you for listening.\n"
    )
    (speech,) = post_of(text).speeches

    assert (speech.speaker, speech.date, speech.place) == ("Ada Pell", "2018-07-05", None)


def test_what_comes_next_is_not_what_was() -> None:
    text = (
        "# What we heard\n\nWednesday 4 October 2023\n\nThe Town Hall in Halifax was full on Monday"
        " night for our big back-to-school evening.\n\nRuth Sefton is the council's Assistant"
        ' Director for SEND. "Ask me anything", she began. She wants:\n\n1. plans in twenty weeks\n'
        "2. a bus pass for each student\n\nNext: coffee morning on 20 October in Todmorden.\n"
    )
    (speech,) = post_of(text).speeches

    assert (speech.event, speech.place) == ("big back-to-school evening", "Town Hall, Halifax")
