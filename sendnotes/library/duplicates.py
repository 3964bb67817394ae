"""Finding posts that publish the same text: one speech, several witnesses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sendnotes.model import DuplicateGroup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.library.nearness import Near
    from sendnotes.model import Post


def duplicate_groups(posts: Sequence[Post]) -> tuple[DuplicateGroup, ...]:
    """Return the groups of posts with nearly the same text.

    Two posts on speeches of different days are two speeches, however alike their words are: a
    report may be written over last year's.
    """
    from sendnotes.library.nearness import groups, near_pairs

    pairs = [pair for pair in near_pairs([post.body for post in posts]) if _may_be_one(posts, pair)]
    return tuple(
        DuplicateGroup(tuple(sorted((posts[n] for n in numbers), key=_first_published)), likeness)
        for numbers, likeness in groups(pairs)
    )


def _may_be_one(posts: Sequence[Post], pair: Near) -> bool:
    one, other = (
        {speech.date for speech in posts[number].speeches if speech.date}
        for number in (pair.first, pair.second)
    )
    if not one or not other:
        return True
    return any(a.startswith(b) or b.startswith(a) for a in one for b in other)


def _first_published(post: Post) -> tuple[str, str]:
    return post.published or "9999", post.id
