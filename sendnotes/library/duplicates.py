"""Finding posts that publish the same text: one speech, several witnesses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sendnotes.model import DuplicateGroup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.model import Post


def duplicate_groups(posts: Sequence[Post]) -> tuple[DuplicateGroup, ...]:
    """Return the groups of posts with nearly the same text that may be on one speech."""
    from sendnotes.index.folding import first_published
    from sendnotes.index.nearness import groups, near_pairs
    from sendnotes.index.witnesses import facts_of, may_be_one, told_by

    told = [told_by(facts_of(post)) for post in posts]
    pairs = [
        pair
        for pair in near_pairs([post.body for post in posts])
        if may_be_one(told[pair.first], told[pair.second])
    ]
    return tuple(
        DuplicateGroup(tuple(sorted((posts[n] for n in numbers), key=first_published)), likeness)
        for numbers, likeness in groups(pairs)
    )
