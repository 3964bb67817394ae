"""What makes one post a better answer than another, each principle on a few posts."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from sendnotes.index.ranking import K1, saturation
from sendnotes.model import Scope, Sort

if TYPE_CHECKING:
    from tests.index.folder import Folder

_SENTENCE = "which councils have opened nurture rooms for anxious pupils"
_LEARNT = "In order also by words that the best posts share: "


def _fill(folder: Folder, count: int = 40) -> None:
    """Add posts on something else, so that the words of the others are rare."""
    for number in range(count):
        folder.put(f"other-{number:02d}", f"Weather report number {number} from the coast.")


def _nurture(folder: Folder) -> None:
    """Add 20 posts with some of the sentence's words; the best also speak of sensory gardens."""
    _fill(folder, 200)
    for number in range(4):
        folder.put(f"best-{number}", "Councils opened nurture rooms for anxious pupils. Sensory.")
    for number in range(12):
        folder.put(f"some-{number:02d}", f"Pupils walk to the harbour, group {number}.")
    folder.put("plain", "Pupils walk to the harbour, group a.")
    folder.put("alike", "Pupils walk to the sensory harbour, group a.")
    folder.put("unasked", "A sensory harbour and nothing else.")


def test_a_post_with_more_of_the_words_is_better(folder: Folder) -> None:
    _fill(folder)
    folder.put("three", "nurture rooms for anxious birds")
    folder.put("two", "nurture rooms, nurture rooms and nurture rooms")
    folder.put("one", "anxious, anxious, anxious")

    found = folder.find("nurture rooms anxious pupils garden")

    assert found == ["three", "two", "one"]


@pytest.mark.parametrize("zone", ["title", "focus"])
def test_a_title_or_focus_area_beats_a_passing_mention(folder: Folder, zone: str) -> None:
    _fill(folder)
    folder.put("passing", "The minister, who came by train, named exclusion and went on.")
    about = {"title": "On exclusion"} if zone == "title" else {"focus": ["exclusion"]}
    folder.put("about", "The minister, who came by train, named exclusion and went on.", **about)

    assert folder.find("exclusion") == ["about", "passing"]


def test_words_in_the_order_of_the_query_beat_scattered_ones(folder: Folder) -> None:
    _fill(folder)
    apart = " ".join(["so it went on and on that day"] * 3)
    folder.put("scattered", f"needs {apart} high {apart} block.")
    folder.put("turned", f"block needs high {apart} {apart}.")
    folder.put("in-order", f"high needs block {apart} {apart}.")

    assert folder.find("high needs block") == ["in-order", "turned", "scattered"]


def test_a_rare_word_says_more_than_a_frequent_one(folder: Folder) -> None:
    _fill(folder)
    folder.put("frequent", "weather apple apple")
    folder.put("rare", "birch bread oak elm")

    found = folder.find("weather, birch, plum, quince and fig")

    assert found[:2] == ["rare", "frequent"]


def test_a_long_post_is_not_better_for_being_long(folder: Folder) -> None:
    _fill(folder)
    folder.put("long", "exclusion " + "and other matters of the day " * 100)
    folder.put("short", "exclusion and other matters of the day")

    assert folder.find("exclusion") == ["short", "long"]


def test_a_word_counts_less_each_further_time() -> None:
    gains = [saturation(weight, 1.0) for weight in (0, 1, 2, 3, 1000)]
    steps = [after - before for before, after in pairwise(gains[:4])]

    assert gains[0] == 0
    assert steps == sorted(steps, reverse=True)
    assert gains[-1] < K1 + 1


def test_in_a_sentence_two_words_of_a_compound_need_not_both_be_there(folder: Folder) -> None:
    _fill(folder)
    folder.put("hyphen", "off-site units")
    folder.put("half", "a site for lessons")
    folder.put("other", "nurture rooms")

    found = folder.find("which site units and nurture rooms suit anxious pupils")

    assert set(found) == {"hyphen", "half", "other"}


def test_of_a_sentence_a_post_may_lack_words_and_that_is_said(folder: Folder) -> None:
    folder.put("a", "nurture rooms")

    result = folder.ask(_SENTENCE)

    assert [hit.post.id for hit in result.hits] == ["a"]
    assert "Of so many words a post may lack some." in result.notes


def test_words_that_the_best_answers_to_a_sentence_share_put_the_rest_in_order(
    folder: Folder,
) -> None:
    _nurture(folder)

    result = folder.ask(_SENTENCE)
    found = [hit.post.id for hit in result.hits]
    without = folder.find(_SENTENCE, exact=True)

    assert without.index("plain") < without.index("alike")
    assert found.index("alike") < found.index("plain")
    assert f"{_LEARNT}group, walk, harbour, sensory." in result.notes


def test_shared_words_add_no_post(folder: Folder) -> None:
    _nurture(folder)

    result = folder.ask(_SENTENCE)

    assert "unasked" not in [hit.post.id for hit in result.hits]
    assert result.total == 18


@pytest.mark.parametrize(
    "options", [{"exact": True}, {"scope": Scope.TITLE}, {"sort": Sort.NEWEST}]
)
def test_nothing_is_learnt_where_words_or_order_are_given(
    folder: Folder, options: dict[str, object]
) -> None:
    _nurture(folder)

    notes = folder.ask(_SENTENCE, **options).notes

    assert not any(note.startswith(_LEARNT) for note in notes)


def test_nothing_is_learnt_for_a_few_words(folder: Folder) -> None:
    _nurture(folder)

    assert folder.ask("nurture rooms").notes == ()


def test_capitals_stay_exact_in_a_sentence(folder: Folder) -> None:
    _fill(folder)
    folder.put("verb", "we send letters")
    folder.put("acronym", "the SEND system")

    found = folder.find("how will councils change provision for SEND next year")

    assert found == ["acronym"]
