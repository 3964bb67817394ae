"""Which posts publish one text, told of posts and of an index that changes."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from sendnotes.index.bands import Bands
from sendnotes.index.nearness import bands
from sendnotes.index.witnesses import facts_of, regroup
from sendnotes.model import Post, Speech

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

WORDS = [f"word{number}" for number in range(400)]
TEXT = " ".join(random.Random(1).choices(WORDS, k=300))
CHANGED = TEXT.replace("word7 ", "seven ").replace("word21 ", "")
SPEECH = Speech(speaker="Ann Example", date="2022-03-08")
POST = Post(id="one", body=TEXT, source="One", published="2022-03-08", speeches=(SPEECH,))
OTHER = replace(POST, id="two", source="Two", published="2022-03-10", body=CHANGED)


@pytest.mark.parametrize(
    "other",
    [
        OTHER,
        replace(OTHER, published="2023-03-10"),  # the speech says that it is the same
        replace(OTHER, source=None),
        replace(OTHER, speeches=()),
        replace(OTHER, speeches=(replace(SPEECH, date=None),)),
        replace(OTHER, source=None, speeches=(replace(SPEECH, date="2022-03"),)),
        replace(OTHER, source="One", speeches=(), published=None),
        replace(OTHER, body=f"{CHANGED} {' '.join(WORDS[:100])}"),
    ],
)
def test_one_text_on_two_sites(other: Post) -> None:
    assert one_text(POST, other)
    assert one_text(other, POST)


@pytest.mark.parametrize(
    "other",
    [
        replace(OTHER, speeches=(replace(SPEECH, date="2022-04-08"),)),
        replace(OTHER, speeches=(replace(SPEECH, speaker="Ben Other"),)),
        replace(OTHER, speeches=(), published="2022-05-08"),
        replace(OTHER, speeches=(), source="One"),
        replace(OTHER, speeches=(), source=None),
        replace(OTHER, extra={"apart_from": "one"}),
        replace(OTHER, extra={"apart_from": ["none", "one"]}),
        replace(OTHER, body=" ".join(WORDS)),
        # It quotes the release, and says more of its own.
        replace(OTHER, body=f"{TEXT[:900]} {' '.join(WORDS)}"),
        replace(OTHER, body="word1 word2"),
    ],
)
def test_two_texts_that_are_alike(other: Post) -> None:
    assert not one_text(POST, other)
    assert not one_text(other, POST)


def test_one_that_knows_no_day_does_not_make_two_speeches_one() -> None:
    later = replace(SPEECH, date="2022-03-15")
    posts = {
        1: POST,
        2: replace(OTHER, speeches=(replace(SPEECH, date=None),)),
        3: replace(POST, id="three", source="Three", speeches=(later,)),
    }
    groups = grouped(posts)

    assert len(groups) == 1
    assert {1, 3} - set(groups[0])


def test_groups_after_any_changes_are_those_of_a_new_index() -> None:
    choose = random.Random(2)
    releases = [choose.choices(WORDS, k=120) for _ in range(6)]
    posts: dict[int, Post] = {}
    kept = Bands.none()
    groups: list[tuple[int, ...]] = []
    for serial in range(1, 201):
        gone = choose.choice(list(posts)) if posts and choose.random() < 0.4 else None
        if gone:
            del posts[gone]
        words = list(choose.choice(releases))
        words[choose.randrange(120)] = "other"
        post = replace(POST, id=f"{serial}", source=f"{serial}", body=" ".join(words), speeches=())
        posts[serial] = post
        new = {serial: bands(post.body)}
        kept.take(new, posts)
        groups = again(groups, kept, new, posts)
        if serial % 20 == 0:
            assert groups == grouped(posts)
    assert len(groups) == len(releases)


def test_hundreds_of_copies_are_one_group() -> None:
    posts = {
        number: replace(POST, id=f"{number}", source=f"{number}", body=f"{TEXT} {number}")
        for number in range(1, 401)
    }

    assert grouped(posts) == [tuple(posts)]


def test_bands_are_kept_in_a_file(tmp_path: Path) -> None:
    kept = Bands.none()
    kept.take({1: bands(TEXT), 2: bands(CHANGED), 3: bands("too short")}, {1, 2, 3})
    kept.write(tmp_path)

    shared = Bands.read(tmp_path).sharing(bands(TEXT))
    assert shared[1] == len(bands(TEXT))
    assert 3 <= shared[2] < shared[1]


def one_text(one: Post, other: Post) -> bool:
    return grouped({1: one, 2: other}) == [(1, 2)]


def grouped(posts: dict[int, Post]) -> list[tuple[int, ...]]:
    kept = Bands.none()
    new = {serial: bands(post.body) for serial, post in posts.items()}
    kept.take(new, posts)
    return again((), kept, new, posts)


def again(
    groups: Iterable[tuple[int, ...]],
    kept: Bands,
    new: Mapping[int, Sequence[int]],
    posts: Mapping[int, Post],
) -> list[tuple[int, ...]]:
    return regroup(
        groups,
        kept,
        new,
        posts,
        lambda serial: facts_of(posts[serial]),
        lambda serial: posts[serial].body,
    )
