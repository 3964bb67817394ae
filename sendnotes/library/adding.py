"""Adding posts: read each input, understand it, write it, and go on when one fails."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sendnotes.archive.fingerprint import fingerprint
from sendnotes.archive.postfile import dump_post, parse_post
from sendnotes.archive.store import LARGEST_POST, free_id
from sendnotes.archive.writes import locked, original_name, save_new
from sendnotes.errors import UnreadableInput
from sendnotes.extract import read
from sendnotes.ingest import clean, decode, given_from, split_front_matter
from sendnotes.ingest.inputs import LARGEST_FILE, Input, expand
from sendnotes.library.given import combine
from sendnotes.model import AddOutcome, AddResult, AddStatus, Given, Reading

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sendnotes.library.opened import Library
    from sendnotes.model import Taxonomy

    Edit = Callable[[str], str]
    """Takes a post's text and returns it as the person left it."""


@dataclass(frozen=True, slots=True)
class AddOptions:
    """How to add: what was given, and whether anything is written."""

    today: datetime.date
    given: Given = field(default_factory=Given)
    dry_run: bool = False
    edit: Edit | None = None
    keep: Callable[[str], object] | None = None
    """Where to put an edited text that cannot be used, so that it is not lost; returns where."""
    standard_input: Callable[[int], bytes] = bytes
    """Reads at most so many bytes."""


def add(library: Library, names: list[str], options: AddOptions) -> AddResult:
    """Add every input that `names` lead to.

    A failure is an outcome, the rest goes on. Raises UnusableArchive if nothing can be written.
    """
    inputs = list(expand(names))
    with contextlib.ExitStack() as stack:
        if not options.dry_run:
            stack.enter_context(locked(library.archive))
        outcomes = tuple(_add_each(library, inputs, options))
    if any(outcome.status is AddStatus.ADDED for outcome in outcomes):
        library.refresh()
    return AddResult(archive=str(library.archive.root), outcomes=outcomes)


def _add_each(
    library: Library, inputs: list[Input | UnreadableInput], options: AddOptions
) -> Iterator[AddOutcome]:
    known = _Known(library)
    for number, given in enumerate(inputs):
        if library.progress and len(inputs) > 1:
            library.progress("Adding", number, len(inputs))
        if isinstance(given, UnreadableInput):
            yield AddOutcome(given.name, AddStatus.FAILED, given.reason)
            continue
        try:
            yield _add_one(library, given, options, known)
        except UnreadableInput as error:
            yield AddOutcome(given.name, AddStatus.FAILED, error.reason)
    if library.progress and len(inputs) > 1:
        library.progress("Adding", len(inputs), len(inputs))


def _add_one(library: Library, source: Input, options: AddOptions, known: _Known) -> AddOutcome:
    standard_input = options.standard_input(LARGEST_FILE) if source.path is None else None
    data = source.read(standard_input)
    name = original_name(data, source.suffix)
    reading = understand(data, source.name, given=options.given, taxonomy=library.taxonomy)
    if same := known.same_as(name, reading.post.fingerprint or ""):
        reason = f"already in the archive as {same}"
        return AddOutcome(source.name, AddStatus.UNCHANGED, reason, reading)

    day = reading.post.published or reading.post.date or options.today.isoformat()
    post = replace(reading.post, original=name, id=free_id(day, reading.post.title, known.ids))
    text = dump_post(post)
    if options.edit:
        text = options.edit(text)
        post, problems = parse_post(text, post.id)
        if problems:
            kept = f"; your text is in {options.keep(text)}" if options.keep else ""
            raise UnreadableInput(source.name, f"not added, as edited: {problems[0]}{kept}")
    if (size := len(text.encode())) > LARGEST_POST:
        raise UnreadableInput(source.name, f"it makes a post of {size / 1e6:,.1f} MB; split it up")
    reading = replace(reading, post=post)
    path = library.archive.place(post.id)
    if options.dry_run:
        status = AddStatus.WOULD_ADD
    else:
        status = AddStatus.ADDED
        reading, path = _save(library, reading, text, data, day, known.ids)
    known.remember(reading)
    return AddOutcome(source.name, status, None, reading, str(path), text)


def _save(
    library: Library, reading: Reading, text: str, original: bytes, day: str, taken: set[str]
) -> tuple[Reading, Path]:
    """Write a post, under another id if the place of its own is taken by what is no post."""
    while True:
        try:
            return reading, save_new(library.archive, reading, text, original)
        except FileExistsError:
            post = reading.post
            if not os.path.lexists(library.archive.place(post.id)):
                raise
            taken.add(post.id.casefold())
            reading = replace(reading, post=replace(post, id=free_id(day, post.title, taken)))


def understand(data: bytes, name: str, *, given: Given, taxonomy: Taxonomy) -> Reading:
    """Return what the post in `data` says; raises UnreadableInput if it is no text."""
    decoded = decode(data, name)
    front = split_front_matter(decoded.text)
    in_front = given_from(front.mapping)
    cleaned = clean(front.body, front.first_line)
    if not cleaned.body and not front.mapping:
        raise UnreadableInput(name, "there is nothing but page furniture in it")
    reading = read(cleaned, given=combine(in_front, given), taxonomy=taxonomy)
    post = reading.post
    return replace(
        reading,
        post=replace(post, fingerprint=fingerprint(post.body, post.title)),
        notes=(*decoded.notes, *front.notes, *in_front.notes, *reading.notes),
    )


class _Known:
    """What the archive has, and what this run has added to it."""

    def __init__(self, library: Library) -> None:
        self._index = library.index if library.archive.marker.exists() else None
        if self._index:
            library.refresh(patient=True)  # what another process has just added must be known
        self.ids = {file.id.casefold() for file in library.archive.files()}
        self._now: dict[str, str] = {}

    def same_as(self, original: str, fingerprint: str) -> str | None:
        """Return the id of the post with these bytes or these words."""
        if same := self._now.get(original) or self._now.get(fingerprint):
            return same
        if self._index is None:
            return None
        return self._index.known_original(original) or self._index.known_fingerprint(fingerprint)

    def remember(self, reading: Reading) -> None:
        """Note a post as added."""
        post = reading.post
        self.ids.add(post.id.casefold())
        for key in (post.original, post.fingerprint):
            if key:
                self._now[key] = post.id
