"""Counting who and what is named in posts, and from when to when."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sendnotes.library.folding import folded
from sendnotes.library.selecting import Selection, speech_items
from sendnotes.model import FocusItem, ListKind, Post, SpeechItem, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sendnotes.library.folding import Group

    Mention = tuple[str, tuple[str | None, ...], str | None]
    """A name, the ids of the posts it stands in, and the date that counts for it."""
    Groups = Iterable[tuple[Group, int]]

COUNTED = frozenset(
    {
        *(ListKind.SPEAKERS, ListKind.TOPICS, ListKind.ORGANISATIONS),
        *(ListKind.SOURCES, ListKind.TAGS),
    }
)


def tallies(
    kind: ListKind, posts: Sequence[Post], groups: Groups, selection: Selection
) -> Iterator[Tally]:
    """Yield how often each name of a kind occurs; what posts with one text share counts once."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in _mentions(kind, posts, groups, selection):
        mentions[mention[0]].append(mention)
    labels: dict[str, dict[str, None]] = defaultdict(dict)
    for speech in (speech for post in posts for speech in post.speeches):
        if kind is ListKind.SPEAKERS and speech.speaker and speech.role:
            labels[speech.speaker][speech.role] = None
    for name, found in mentions.items():
        dates = sorted(date for _, _, date in found if date)
        yield Tally(
            name=name,
            posts=len({one for _, ids, _ in found for one in ids}),
            count=len(found),
            first=dates[0] if dates else None,
            last=dates[-1] if dates else None,
            label="; ".join(labels[name]) or None,
        )


def _mentions(
    kind: ListKind, posts: Sequence[Post], groups: Groups, selection: Selection
) -> Iterator[Mention]:
    dates = {post.id: post.date for post in posts}
    match kind:
        case ListKind.SPEAKERS:
            for item in folded(groups, speech_items, selection)[0]:
                if item.speech.speaker:
                    yield item.speech.speaker, _ids(item), item.speech.date or dates[item.post]
        case ListKind.TOPICS:
            for area in folded(groups, _all_areas, selection)[0]:
                date = (area.speech.date if area.speech else None) or dates[area.post]
                for topic in area.area.topics:
                    yield topic, _ids(area), date
        case _:
            for post in posts:
                for name in _names(kind, post):
                    yield name, (post.id,), post.date


def _all_areas(post: Post, selection: Selection) -> Iterator[FocusItem]:
    """Yield the post's focus areas that pass, sub-areas too, each for itself."""
    for _, area in post.all_areas():
        speech = post.speech_of(area)
        if selection.area(area) and selection.speech(speech, post):
            yield FocusItem(area, speech, (), post.id)


def _ids(item: SpeechItem | FocusItem) -> tuple[str | None, ...]:
    return (item.post, *(one.id for one in item.also))


def _names(kind: ListKind, post: Post) -> Iterable[str]:
    match kind:
        case ListKind.ORGANISATIONS:
            return filter(None, post.organisations)
        case ListKind.SOURCES:
            return filter(None, (post.source,))
        case _:
            return filter(None, post.tags)
