"""What several posts publish is shown once: their speeches, focus areas and quotes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from sendnotes.library.sameness import is_known, known, same_speech
from sendnotes.library.selecting import Selection
from sendnotes.mapping import SPEECH_KEYS, as_witness, witnesses_of
from sendnotes.model import Filters, FocusItem, QuoteItem, SpeechItem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sendnotes.library.opened import Library
    from sendnotes.model import Post

    Group = Sequence[Post]
    """Posts with one text: those that were asked for, then the others."""

_Item = TypeVar("_Item", SpeechItem, FocusItem, QuoteItem)


def grouped(library: Library, posts: Sequence[Post], *, each: bool) -> Iterator[tuple[Group, int]]:
    """Yield posts with those that publish the same text, and how many of these were asked for.

    That which tells most of its speech comes first, else the first that was published. With
    `each` every post stands for itself.
    """
    groups = () if each else library.index.groups()
    group_of = {post.id: group for group in groups for post in group}
    wanted = {post.id for post in posts}
    done: set[str] = set()
    for post in posts:
        if post.id in done:
            continue
        group = sorted(group_of.get(post.id, (post,)), key=_known_facts, reverse=True)
        group.sort(key=lambda one: one.id not in wanted)
        done.update(one.id for one in group)
        yield group, sum(one.id in wanted for one in group)


def folded(
    groups: Iterable[tuple[Group, int]],
    items_of: Callable[[Post, Selection], Iterable[_Item]],
    selection: Selection,
) -> tuple[list[_Item], int]:
    """Return the items of posts that pass, and how many others are left out for being among them.

    Of posts that were not asked for, no item is wanted, but that they have one is told.
    """
    everything = Selection(Filters())
    items: list[_Item] = []
    left_out = 0
    for group, wanted in groups:
        kept: list[_Item] = []
        for number, post in enumerate(group):
            for item in items_of(post, selection if number < wanted else everything):
                others = (n for n, one in enumerate(kept) if one.post != post.id)
                same = next((n for n in others if _same(kept[n], item)), None)
                if same is not None:
                    kept[same] = _with(kept[same], post)
                    left_out += number < wanted
                elif number < wanted:
                    kept.append(item)
        items += kept
    return items, left_out


def _known_facts(post: Post) -> int:
    return sum(1 for speech in post.speeches for name in SPEECH_KEYS if getattr(speech, name))


def _with(item: _Item, post: Post) -> _Item:
    """Return an item with another post that has it."""
    if any(one.id == post.id for one in item.also):
        return item
    also = (*item.also, as_witness(post))
    if isinstance(item, SpeechItem):
        witnesses = item.witnesses + max(1, len(witnesses_of(post)))
        return replace(item, also=also, witnesses=witnesses)
    return replace(item, also=also)


def _same(one: _Item, other: _Item) -> bool:
    if isinstance(one, SpeechItem) and isinstance(other, SpeechItem):
        return same_speech(one.speech, other.speech)
    return is_known(_text(other), known([_text(one)]))


def _text(item: SpeechItem | FocusItem | QuoteItem) -> str:
    match item:
        case FocusItem(area=area):
            return area.text
        case QuoteItem(quote=quote):
            return quote.text
        case _:
            return ""
