"""What of a post is indexed: its words with their places, its compounds and other texts."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sendnotes.index.blocks import plain, split_blocks
from sendnotes.index.places import BODY, FOCUS, META, QUOTES, TITLE, ZONE_BITS
from sendnotes.index.words import find_words, fold, form_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sendnotes.model import Post

# No phrase runs on from one block, focus area or quote into the next.
GAP = 16
_HYPHENS = "-‐‑"
_HYPHEN = re.compile(f"[{_HYPHENS}]")
_COMPOUND = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+){1,3}(?![-‐‑]?\w)")


class Analysed(NamedTuple):
    """The places of each form of a post, and the number of words in its body."""

    places: Mapping[str, list[int]]
    length: int


def analyse(post: Post, acronyms: frozenset[str]) -> Analysed:
    """Find the words of a post."""
    acronyms = acronyms | {form_of(short) for short in post.abbreviations}
    places: dict[str, list[int]] = defaultdict(list)

    def add(texts: Iterable[str], zone: int) -> int:
        at, words = zone << ZONE_BITS, 0
        end = at + (1 << ZONE_BITS) - 1
        for text in texts:
            tokens = find_words(text, acronyms=acronyms)
            for place, (form, _, _) in enumerate(tokens[: max(0, end - at)], at):
                places[form].append(place)
            words += len(tokens)
            at += len(tokens) + GAP
        return words

    length = add(body_texts(post), BODY)
    add((post.title,), TITLE)
    add((plain(area.text) for _, area in post.all_areas()), FOCUS)
    add((plain(quote.text) for quote in post.quotes), QUOTES)
    add((text for _, text in front_texts(post)), META)
    return Analysed(places, length)


def body_texts(post: Post) -> list[str]:
    """Return the text of the body's blocks, and first the title if it does not stand there."""
    texts = [plain(block.text) for block in split_blocks(post.body)]
    title = fold(post.title)
    if title and not any(fold(text) == title for text in texts[:3]):
        texts.insert(0, post.title)
    return texts


def compounds(post: Post) -> Iterator[str]:
    """Yield each hyphenated word once, closed and then in parts: `offrolling off rolling`."""
    # The pattern alone would try every letter of the body.
    words = {word for word in post.body.split() if _HYPHEN.search(word)}
    for word in sorted(words):
        for match in _COMPOUND.finditer(word):
            parts = [form_of(part).lower() for part in _HYPHEN.split(match[0])]
            yield " ".join(("".join(parts), *parts))


def extra_texts(post: Post) -> Iterator[tuple[str, str]]:
    """Yield the texts of front matter that is not ours, with their keys."""
    for key, value in post.extra.items():
        for text in _texts(value):
            yield key, text


def front_texts(post: Post) -> Iterator[tuple[str, str]]:
    """Yield the texts of front matter that are searched, with the names of their fields."""
    for speech in post.speeches:
        for name in ("speaker", "role", "event", "place"):
            if value := getattr(speech, name):
                yield name, value
    if post.source:
        yield "source", post.source
    yield from (("organisation", text) for text in post.organisations if text)
    yield from (("tag", text) for text in post.tags if text)
    yield from extra_texts(post)


def _texts(value: object) -> Iterator[str]:
    pending = [value]
    while pending:
        one = pending.pop()
        if isinstance(one, dict):
            pending.extend(reversed(list(one.values())))
        elif isinstance(one, (list, tuple)):
            pending.extend(reversed(one))
        elif one is not None and str(one).strip():
            yield str(one).strip()
