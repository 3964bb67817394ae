"""Which posts publish one text: a release on the sites of three bodies has three witnesses.

Texts that are nearly the same are not enough. A form that a site fills in again each month is
nearly the same as last month's; it is another speaker, day or occasion, or the same publisher, that
tells the two apart.
"""

from __future__ import annotations

import datetime
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sendnotes.index.nearness import ALIKE, BANDS_SHARED, bands, likeness

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from sendnotes.index.bands import Bands
    from sendnotes.model import Post

    Group = tuple[int, ...]
    """The serials of posts that publish one text."""
    _Told = tuple[frozenset[str], frozenset[str]]
    """Who spoke, and when."""

APART = "apart_from"
"""The key of front matter with the ids of posts that a person says are not the same."""
_COPY = 0.9
"""How alike two posts are at least that may have one publisher: a page that was saved twice."""
_NEVER = 2.0
_GOES_ROUND = datetime.timedelta(days=31)
"""In which time a release is published by all; a form comes back later."""
_DAY = len("2018-07-05")


class Facts(NamedTuple):
    """What tells two posts apart, besides their text."""

    id: str
    source: str
    published: str | None
    speakers: frozenset[str]
    dates: frozenset[str]
    speeches: frozenset[tuple[str, str]]
    """Speaker and day, where both are known."""
    apart_from: tuple[object, ...]


def facts_of(post: Post) -> Facts:
    """Return the facts of a post."""
    spoken = [((speech.speaker or "").casefold(), speech.date or "") for speech in post.speeches]
    apart = post.extra.get(APART)
    return Facts(
        post.id,
        (post.source or "").casefold(),
        post.published,
        frozenset(speaker for speaker, _ in spoken if speaker),
        frozenset(date for _, date in spoken if date),
        frozenset(one for one in spoken if one[0] and len(one[1]) == _DAY),
        tuple(apart) if isinstance(apart, list | tuple) else (apart,),
    )


def regroup(
    groups: Iterable[Group],
    kept: Bands,
    new: Mapping[int, Sequence[int]],
    live: Collection[int],
    facts: Callable[[int], Facts],
    text: Callable[[int], str],
) -> list[Group]:
    """Return the groups of posts with one text, after posts were added and taken out.

    `kept` has the bands of all posts, those of the `new` ones among them. A group that lost a post
    is made anew, since it may have held the others together.
    """
    whole = [group for group in groups if all(one in live for one in group)]
    wanted = dict(new)
    for group in groups:
        if group not in whole:
            wanted |= {one: bands(text(one)) for one in group if one in live}
    group_of = {one: each for group in whole for each in (_Group(group),) for one in group}
    for one, other in _worth_comparing(kept, wanted, live):
        mine, theirs = (group_of.get(each) or _Group((each,)) for each in (one, other))
        if mine is theirs:
            continue
        # Most pairs need not be read: a form that is filled in each month has hundreds.
        least = least_likeness(facts(one), facts(other))
        if (
            least <= 1
            and mine.may_be_one_with(theirs, facts)
            and likeness(text(one), text(other)) >= least
        ):
            mine.take(theirs)
            group_of |= dict.fromkeys(mine.posts, mine)
    return sorted({tuple(sorted(group.posts)) for group in group_of.values()})


class _Group:
    """Posts that publish one text, and what they know of its speech."""

    def __init__(self, posts: Iterable[int]) -> None:
        self.posts = set(posts)
        self._told: set[_Told] = set()

    def told(self, facts: Callable[[int], Facts]) -> set[_Told]:
        """Return the different things that its posts tell of their speeches."""
        self._told = self._told or {told_by(facts(one)) for one in self.posts}
        return self._told

    def may_be_one_with(self, other: _Group, facts: Callable[[int], Facts]) -> bool:
        """Tell whether no post contradicts another: what lies between two may know no day."""
        return all(
            may_be_one(one, another) for one in self.told(facts) for another in other.told(facts)
        )

    def take(self, other: _Group) -> None:
        """Take in the posts of another group."""
        self.posts |= other.posts
        self._told |= other._told


def _worth_comparing(
    kept: Bands, wanted: Mapping[int, Sequence[int]], live: Collection[int]
) -> list[tuple[int, int]]:
    """Return pairs of a post that is wanted and one like it, those that share most first."""
    pairs: Counter[tuple[int, int]] = Counter()
    for one, its_bands in wanted.items():
        for other, shared in kept.sharing(its_bands).items():
            if shared >= BANDS_SHARED and other != one and other in live:
                pairs[min(one, other), max(one, other)] = shared
    return sorted(pairs, key=lambda pair: (-pairs[pair], pair))


def least_likeness(one: Facts, other: Facts) -> float:
    """Return how alike two posts with these facts must be to be one text; more than 1 for never."""
    if one.id in other.apart_from or other.id in one.apart_from:
        return _NEVER
    if not may_be_one(told_by(one), told_by(other)):
        return _NEVER
    if one.speeches & other.speeches:
        return ALIKE
    apart = _time_between(one.published, other.published)
    if apart > _GOES_ROUND:
        return _NEVER
    if one.source and other.source and one.source != other.source:
        return ALIKE
    if one.speakers & other.speakers and not (one.source and other.source):
        return ALIKE
    return _NEVER if apart else _COPY


def told_by(facts: Facts) -> _Told:
    """Return who spoke and when."""
    return facts.speakers, facts.dates


def may_be_one(one: _Told, other: _Told) -> bool:
    """Tell whether two posts can be on one speech.

    Two posts on speeches of different days are two speeches, however alike their words are: a
    report may be written over last year's.
    """
    (speakers, dates), (others, other_dates) = one, other
    if speakers and others and not speakers & others:
        return False
    if not dates or not other_dates:
        return True
    return any(a.startswith(b) or b.startswith(a) for a in dates for b in other_dates)


def _time_between(one: str | None, other: str | None) -> datetime.timedelta:
    """Return the time between two dates, none if one of them is not known to the day."""
    try:
        first, second = (datetime.date.fromisoformat(date or "") for date in (one, other))
    except ValueError:
        return datetime.timedelta()
    return abs(first - second)
