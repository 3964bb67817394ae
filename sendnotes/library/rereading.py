"""Reading posts again with newer rules; what a person set or changed stays."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from sendnotes.archive.fingerprint import fingerprint
from sendnotes.archive.postfile import dump_post, parse_post
from sendnotes.archive.writes import locked, save_reading
from sendnotes.errors import SendnotesError, UnreadableInput
from sendnotes.extract import read
from sendnotes.formats import drafts
from sendnotes.library.drafting import understand
from sendnotes.model import CleanText, Given, Origin, Post, Reading, Speech

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sendnotes.library.opened import Library
    from sendnotes.model import PostFile, Taxonomy

_SPEECH = "speeches[0]."
_OF_PAGE = ("title", "source", "url", "published", "kind")
_OURS = frozenset({"id", "body", "original", "fingerprint", "extra", "tags", "abbreviations"})
"""Fields that reading again does not make, or that are kept as they are without asking."""


@dataclass(frozen=True, slots=True)
class Reread:
    """A post read again: its text as it is and as it would be, and how that came about."""

    file: PostFile
    old: str
    new: str
    recorded: Reading
    """The reading as it is to be recorded: with the text as it was read, not as it was edited."""

    @property
    def difference(self) -> str:
        """What would change, as a unified diff; empty if nothing would."""
        name = f"posts/{self.file.name}"
        old, new = self.old.splitlines(keepends=True), self.new.splitlines(keepends=True)
        return "".join(difflib.unified_diff(old, new, name, f"{name} (read again)"))


def reread(library: Library, wanted: list[str]) -> tuple[Reread | SendnotesError, ...]:
    """Read posts again and return what would change; without `wanted`, all posts.

    Nothing is written. A post that cannot be read gives the error that says why in its place, and
    the others are read. Raises UnknownPost for a name in `wanted` that is none.
    """
    archive = library.archive
    files = [archive.find(one) for one in wanted] if wanted else archive.files()
    return tuple(_each(library, tuple(dict.fromkeys(files))))


def _each(library: Library, files: tuple[PostFile, ...]) -> Iterator[Reread | SendnotesError]:
    for number, file in enumerate(files):
        if library.progress and len(files) > 1:
            library.progress("Reading", number, len(files))
        try:
            yield _one(library, file)
        except SendnotesError as error:
            yield error


def _one(library: Library, file: PostFile) -> Reread:
    old = library.archive.text(file)
    post, problems = parse_post(old, file.id)
    if problems:
        raise UnreadableInput(f"posts/{file.name}", f"cannot be read again: {problems[0]}")
    stored = library.archive.reading(post)
    given = what_a_person_set(post, stored)
    edited = stored is None or post.body != stored.post.body
    if edited:
        given = _with_page(given)
    reading = _read_again(library, post, given, library.taxonomy, edited=edited)
    recorded = reading
    if edited:
        # The next time, too, the text must be known for a person's.
        body = stored.post.body if stored else ""
        recorded = replace(reading, post=replace(reading.post, body=body))
    return Reread(file, old, dump_post(reading.post), recorded)


def apply(library: Library, changes: Sequence[Reread]) -> None:
    """Write posts that were read again; raises UnusableArchive if one changed meanwhile."""
    with locked(library.archive):
        for each in changes:
            save_reading(library.archive, each.file, each.recorded, old=each.old, new=each.new)
    library.refresh()


def what_a_person_set(post: Post, stored: Reading | None) -> Given:
    """Return what was given when the post was added, or changed in its file since.

    Without a record of the first reading every field that has a value counts as set.
    """
    before = stored.post if stored else Post(kind=post.kind)
    told = stored.explanations if stored else ()
    was_given = {each.field for each in told if each.origin is Origin.GIVEN}
    how: dict[str, str] = {}
    for name in (each.name for each in fields(Post) if each.name not in _OURS):
        if name in was_given or getattr(post, name) != getattr(before, name):
            how[name] = "set in the front matter"
    speech = _speech_set(post, was_given)
    if "speeches" not in how:
        how |= dict.fromkeys(speech, "set in the front matter")
    return Given(post=post, speech=_first(post), how=how)


def _speech_set(post: Post, was_given: Collection[str]) -> list[str]:
    names = [field.removeprefix(_SPEECH) for field in was_given if field.startswith(_SPEECH)]
    return [name for name in names if post.speeches and name != "url"]


def _first(post: Post) -> Speech:
    return post.speeches[0] if post.speeches else Speech()


def _with_page(given: Given) -> Given:
    """Keep what the page around a text told: an edited text has its page no more."""
    page = dict.fromkeys(_OF_PAGE, "kept, as the text was edited")
    return replace(given, how=page | dict(given.how))


def _read_again(
    library: Library, post: Post, given: Given, taxonomy: Taxonomy, *, edited: bool
) -> Reading:
    """Read the original anew, or the body as it stands where a person rewrote it."""
    source = library.archive.original_path(post.original) if post.original else None
    if source is None or edited or not source.is_file():
        reading = read(CleanText(post.body), given=given, taxonomy=taxonomy)
    else:
        draft = next(drafts(source.read_bytes(), source.name, source.suffix))
        if isinstance(draft, UnreadableInput):
            raise draft
        reading = understand(draft, given=given, taxonomy=taxonomy)
    read_in = reading.post
    kept = replace(
        read_in,
        id=post.id,
        original=post.original,
        tags=post.tags,
        extra=post.extra,
        fingerprint=post.fingerprint if edited else fingerprint(read_in.body, read_in.title),
    )
    return replace(reading, post=kept)
