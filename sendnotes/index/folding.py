"""Answering with one post of each text, and naming the others that publish it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sendnotes.mapping import as_witness

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sendnotes.index.manifest import Manifest
    from sendnotes.index.postings import Postings
    from sendnotes.model import Post, Witness


def fold(scores: dict[int, float], manifest: Manifest) -> dict[int, float]:
    """Return the scores without those of posts whose text a better answer has too."""
    worse: set[int] = set()
    for group in manifest.groups:
        several = [one for one in group if one in scores]
        if len(several) > 1:
            best = min(several, key=lambda one: (-round(scores[one], 4), manifest.ids[one]))
            worse.update(one for one in several if one != best)
    if not worse:
        return scores
    kept = dict(scores)  # many times quicker than to go through all of them
    for number in worse:
        del kept[number]
    return kept


def together(number: int, among: Mapping[int, float], manifest: Manifest) -> Sequence[int]:
    """Return the answers that one stands for."""
    group = manifest.group_of.get(number, (number,))
    return [one for one in group if one in among]


def others(number: int, postings: Postings) -> tuple[Witness, ...]:
    """Return who else publishes a post's text, first published first."""
    group = postings.manifest.group_of.get(number, ())
    posts = sorted((postings.post(one) for one in group if one != number), key=first_published)
    return tuple(as_witness(post) for post in posts)


def first_published(post: Post) -> tuple[str, str]:
    """Sort posts by when they were published, those of no known day last."""
    return post.published or "9999", post.id
