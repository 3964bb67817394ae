"""A post made anew of its source, which changed; what a person corrected stays."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from sendnotes.archive.postfile import dump_post, parse_post
from sendnotes.archive.writes import save_update
from sendnotes.errors import SendnotesError
from sendnotes.library.given import combine
from sendnotes.model import Given, Origin, Post, Reading, Speech

if TYPE_CHECKING:
    from pathlib import Path

    from sendnotes.library.opened import Library
    from sendnotes.library.understanding import Reader, Taken
    from sendnotes.model import PostFile

_OF_THE_SOURCE = "given in the front matter"
_SET = "set in the front matter"
_MERGED = frozenset({"id", "body", "original", "fingerprint", "extra", "tags", "abbreviations"})
_SPEECH = "speeches[0]."


class CannotUpdate(SendnotesError):
    """A post that a changed source cannot be taken over into; says why."""


@dataclass(frozen=True, slots=True)
class Update:
    """A post as it is and as its changed source makes it."""

    file: PostFile
    old: str
    new: str
    reading: Reading
    original: bytes
    replaces: str | None

    @property
    def changed_lines(self) -> tuple[int, int]:
        """How many lines of the post's file would be new and how many would go."""
        lines = list(difflib.ndiff(self.old.splitlines(), self.new.splitlines()))
        return (
            sum(line.startswith("+ ") for line in lines),
            sum(line.startswith("- ") for line in lines),
        )


def update_of(library: Library, post_id: str, taken: Taken, reader: Reader) -> Update:
    """Return what a changed source makes of a post; nothing is written.

    What was given when the post was added, and what was changed in its front matter since, stays;
    tags of both are kept. Raises CannotUpdate if the text itself was changed by hand: nobody but
    a person can join the two.
    """
    archive = library.archive
    file = archive.find(post_id)
    old = archive.text(file)
    post, problems = parse_post(old, file.id)
    if problems:
        raise CannotUpdate(f"the source of {file.id} changed, but the post has {problems[0]}")
    stored = archive.reading(post)
    if stored is not None and stored.post.body != post.body:
        raise CannotUpdate(
            f"the source of {file.id} changed, but the post's text was changed by hand; "
            "edit it, or remove it and add the source again"
        )
    given = combine(reader.given, corrections(post, stored))
    reading = reader.understood(taken, given)
    extra = {
        key: value
        for key, value in post.extra.items()
        if stored is None or stored.post.extra.get(key) != value
    }
    fresh = replace(
        reading.post,
        id=post.id,
        original=taken.original,
        tags=tuple(dict.fromkeys((*post.tags, *reading.post.tags))),
        extra={**reading.post.extra, **extra},
    )
    reading = replace(reading, post=fresh)
    return Update(file, old, dump_post(fresh), reading, taken.data, post.original)


def write_update(library: Library, update: Update) -> Path:
    """Write a post made anew, its new original first; the former original stays."""
    return save_update(
        library.archive,
        update.file,
        update.reading,
        old=update.old,
        new=update.new,
        original=update.original,
        replaces=update.replaces,
    )


def corrections(post: Post, stored: Reading | None) -> Given:
    """Return what a person changed in a post's front matter, or gave with an option of `add`.

    What the source's own front matter gave may change with the source. Without a record of how
    the post was read, all that it has counts as set.
    """
    before = stored.post if stored else Post(kind=post.kind)
    told = stored.explanations if stored else ()
    set_before = {
        each.field: each.how
        for each in told
        if each.origin is Origin.GIVEN and not each.how.startswith(_OF_THE_SOURCE)
    }
    how: dict[str, str] = {}
    for name in (each.name for each in fields(Post) if each.name not in _MERGED):
        if name in set_before or getattr(post, name) != getattr(before, name):
            how[name] = set_before.get(name, _SET)
    if "speeches" not in how and post.speeches:
        how |= {
            field.removeprefix(_SPEECH): way
            for field, way in set_before.items()
            if field.startswith(_SPEECH) and field != f"{_SPEECH}url"
        }
    speech = post.speeches[0] if post.speeches else Speech()
    return Given(post=post, speech=speech, how=how)
