"""Making one post out of several that tell of the same speech."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from sendnotes.archive.atomic import write_bytes
from sendnotes.archive.fingerprint import fingerprint
from sendnotes.archive.postfile import dump_post, parse_post
from sendnotes.archive.writes import locked, put_in_trash, replace_text, trash_stamp
from sendnotes.errors import SendnotesError
from sendnotes.library.sameness import is_known, key_of, known, same_speech
from sendnotes.mapping import SPEECH_KEYS, WITNESSES, as_witness, witness_mapping, witnesses_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from sendnotes.library.opened import Library
    from sendnotes.model import Post, Speech, Witness

_T = TypeVar("_T")
_TITLE = re.compile(r"\A# [^\n]*\n+")


@dataclass(frozen=True, slots=True)
class Merged:
    """The post that is left, its witnesses, and where the files are that it was made of."""

    post: Post
    witnesses: int
    trash: Path


def merge(library: Library, wanted: list[str], *, now: datetime.datetime) -> Merged:
    """Make one post out of several; the first keeps its id, its own fields and its text.

    What only another has is added: missing facts, quotes, organisations, reactions, tags, keys,
    and paragraphs under a heading with its source. Each file goes to the trash as it was, the
    first as a copy; the originals stay. Raises SendnotesError for fewer than two posts and for
    one whose front matter is broken.
    """
    archive = library.archive
    files = list(dict.fromkeys(archive.find(one) for one in wanted))
    if len(files) < 2:
        raise SendnotesError("To merge takes two posts or more.", hint="See: sendnotes list posts")
    with locked(archive):
        stamp = trash_stamp(archive, now)
        texts = [archive.text(file) for file in files]
        posts: list[Post] = []
        for file, text in zip(files, texts, strict=True):
            post, problems = parse_post(text, file.id)
            if problems:
                raise SendnotesError(f"{file.id} cannot be merged: {problems[0]}.")
            posts.append(post)
        merged = merged_post(posts)
        first, others = files[0], files[1:]
        copy = archive.trash / stamp / first.name
        write_bytes(copy, archive.path(first).read_bytes(), replace=False)
        replace_text(archive, first, old=texts[0], new=dump_post(merged))
        for file in others:
            put_in_trash(archive, file, stamp=stamp)
    library.refresh()
    return Merged(merged, len(witnesses_of(merged)), archive.trash / stamp)


def merged_post(posts: list[Post]) -> Post:
    """Return the post that several make; of two values of one field the first post's holds."""
    first, *others = posts
    extra: dict[str, object] = {}
    for post in reversed(posts):
        extra |= post.extra
    witnesses = _each_once((one for post in posts for one in _witnesses(post)), lambda one: one.id)
    extra[WITNESSES] = [witness_mapping(one) for one in witnesses]
    told = next((post for post in posts if post.source or post.url or post.published), first)
    return replace(
        first,
        source=told.source,
        url=told.url,
        published=told.published,
        speeches=_speeches(posts),
        focus_areas=_each_once(
            (area for post in posts for area in post.focus_areas), lambda area: key_of(area.text)
        ),
        quotes=_each_once(
            (quote for post in posts for quote in post.quotes), lambda quote: key_of(quote.text)
        ),
        organisations=_each_once(
            (name for post in posts for name in post.organisations), str.casefold
        ),
        abbreviations={
            short: long for post in reversed(posts) for short, long in post.abbreviations.items()
        },
        reactions=_each_once(
            (one for post in posts for one in post.reactions),
            lambda one: (key_of(one.by), one.stance, key_of(one.text)),
        ),
        tags=_each_once((tag for post in posts for tag in post.tags), str.casefold),
        fingerprint=first.fingerprint or fingerprint(first.body, first.title),
        extra=extra,
        body=_body(first, others),
    )


def _body(first: Post, others: list[Post]) -> str:
    """Return the first post's text, then what only others have, each under its source."""
    body = first.body
    there = known(_paragraphs(first.body))
    for post in others:
        parts = _paragraphs(_TITLE.sub("", post.body.strip("\n")))
        own = [part for part in parts if not is_known(part, there)]
        if own:
            source = " ".join((post.source or post.title or post.id).split())
            body = "\n\n".join((body.rstrip(), f"## Only in {source}", *own))
        there |= known(parts)
    return body


def _witnesses(post: Post) -> tuple[Witness, ...]:
    """Return the post's witnesses: itself, unless it was merged before."""
    marked = replace(post, fingerprint=post.fingerprint or fingerprint(post.body, post.title))
    return witnesses_of(post) or (as_witness(marked),)


def _speeches(posts: list[Post]) -> tuple[Speech, ...]:
    """Return every speech once; what one post does not know of it another may tell."""
    merged: list[Speech] = []
    for speech in (speech for post in posts for speech in post.speeches):
        for number, one in enumerate(merged):
            if same_speech(one, speech):
                merged[number] = _filled(one, speech)
                break
        else:
            merged.append(speech)
    return tuple(merged)


def _filled(one: Speech, other: Speech) -> Speech:
    missing = {
        name: value
        for name in (*SPEECH_KEYS, "printed")
        if not getattr(one, name) and (value := getattr(other, name))
    }
    inferred = tuple(name for name in other.inferred if name in missing)
    return replace(one, **missing, inferred=(*one.inferred, *inferred))


def _each_once(items: Iterable[_T], key: Callable[[_T], object]) -> tuple[_T, ...]:
    kept: dict[object, _T] = {}
    for item in items:
        kept.setdefault(key(item), item)
    return tuple(kept.values())


def _paragraphs(body: str) -> list[str]:
    return [part for part in re.split(r"\n[ \t]*\n", body.strip("\n")) if part.strip()]
