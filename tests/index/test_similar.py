"""Which posts are on the same matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sendnotes.errors import UnknownPost
from sendnotes.model import FocusArea, Likeness, Speech

if TYPE_CHECKING:
    from tests.index.folder import Folder

RELEASE = (
    "The council will open a new resource base for autistic pupils at the harbour school in "
    "spring, with a speech therapist on two days a week and a quiet garden for every class."
)


def alike(folder: Folder, post_id: str) -> dict[str, Likeness]:
    folder.sync()
    return {one.post.id: one for one in folder.index.similar(post_id, limit=10).items}


def test_the_same_release_with_another_ending_is_a_near_duplicate(folder: Folder) -> None:
    folder.put("a", RELEASE)
    folder.put("b", f"From our inbox. {RELEASE} We look forward to it.")
    folder.put("c", "The harbour school opens a quiet garden for autistic pupils in spring.")
    folder.put("d", "The library has new chairs and a kettle.")

    found = alike(folder, "a")

    assert list(found) == ["b", "c"]
    assert [one.near_duplicate for one in found.values()] == [True, False]
    assert found["b"].overlap == 1.0


def test_shared_topics_and_the_same_speech_count(folder: Folder) -> None:
    body = "Harbour garden pupils. {}"
    area = FocusArea("x", ("exclusion",))
    speech = (Speech(speaker="Ann Example", date="2018-07-05"),)
    folder.put("a", body.format("One"), focus=[area], speeches=speech)
    folder.put("b", body.format("Two"), focus=[area], speeches=speech)
    folder.put("c", body.format("Three"), focus=[area])
    folder.put("d", body.format("Four"))

    found = alike(folder, "a")

    assert list(found) == ["b", "c", "d"]
    assert (found["b"].same_speech, found["b"].speakers) == (True, ("Ann Example",))
    assert (found["c"].same_speech, found["c"].topics) == (False, ("exclusion",))


def test_words_that_every_text_has_make_no_likeness(folder: Folder) -> None:
    folder.put("a", "The garden was not there on Monday in March, and it is 2018 now.")
    folder.put("b", "The kettle was not there on Monday in March, and it is 2018 now.")

    assert alike(folder, "a") == {}


def test_a_post_that_is_not_indexed_is_told(folder: Folder) -> None:
    folder.put("a", RELEASE)

    with pytest.raises(UnknownPost):
        alike(folder, "b")


def test_a_post_without_words_is_like_none(folder: Folder) -> None:
    folder.put("a", "", title="")
    folder.put("b", RELEASE)

    assert alike(folder, "a") == {}
