"""Adding posts: read each input, understand it, write it, and go on when one fails."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sendnotes.archive.postfile import dump_post
from sendnotes.archive.store import LARGEST_POST, free_id
from sendnotes.archive.writes import locked, save_new
from sendnotes.errors import LostProcess, UnreadableInput
from sendnotes.formats import IN_FOLDERS
from sendnotes.ingest.inputs import LARGEST_FILE, Input, expand
from sendnotes.library.failed import move_failed
from sendnotes.library.given import not_taken_over
from sendnotes.library.interrupting import undivided
from sendnotes.library.known import Known
from sendnotes.library.understanding import Reader, Taken
from sendnotes.library.updating import CannotUpdate, Update, update_of, write_update
from sendnotes.model import AddOutcome, AddResult, AddStatus, Given, Post, Reading
from sendnotes.processes import in_order

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable
    from pathlib import Path

    from sendnotes.library.opened import Library

    Edit = Callable[[str], str]
    """Takes a post's text and returns it as the person left it."""
    Ask = Callable[[str, Update], bool]
    """Takes an input's name and what it would make of its post; tells whether to write that."""

_MOST_COMPARED = 50
_GROWTH = 100
"""How many times as long as its source a post will never be: points in plenty make it ten times."""
_WROTE = frozenset({AddStatus.ADDED, AddStatus.UPDATED})


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
    update: bool = False
    """Whether to take over all sources that changed; otherwise `ask` decides, else none is."""
    ask: Ask | None = None
    move_failed: Path | None = None
    """The folder to move inputs to that fail."""
    brief: bool = False
    """Whether id and title are all that is wanted of each post, if there are several."""


def add(library: Library, names: list[str], options: AddOptions) -> AddResult:
    """Add every input that `names` lead to.

    A failure is an outcome, the rest goes on. On Ctrl-C what was written stays, and what became of
    the inputs so far is returned. Raises UnusableArchive if nothing can be written.
    """
    run = _Run(library, options)
    interrupted = False
    try:
        run.inputs = list(expand(names, IN_FOLDERS))
        with _lock(library, options):
            run.take_all()
        run.settle_offers()
        if any(outcome.status in _WROTE for outcome in run.outcomes):
            library.refresh()
            run.outcomes = _with_near_duplicates(library, run.outcomes)
    except KeyboardInterrupt:
        interrupted = True
    finally:
        if library.progress:  # whatever ended it, no bar stays in the way of what is said next
            library.progress("Done", 1, 1)
    outcomes = tuple(run.outcomes)
    if options.move_failed and not options.dry_run:
        outcomes = move_failed(outcomes, options.move_failed)
    return AddResult(
        archive=str(library.archive.root),
        outcomes=outcomes,
        inputs=len(run.inputs),
        interrupted=interrupted,
    )


def _with_near_duplicates(library: Library, outcomes: list[AddOutcome]) -> list[AddOutcome]:
    """Tell of each new post which others have nearly the same text; of two new ones the later.

    Of very many it is not looked up: `list duplicates` compares all posts of an archive.
    """
    new = [one.reading.post.id for one in outcomes if one.status is AddStatus.ADDED and one.reading]
    if len(new) > _MOST_COMPARED:
        return outcomes
    later = set(new)
    compared = []
    for outcome in outcomes:
        if outcome.status is AddStatus.ADDED and outcome.reading:
            later.discard(outcome.reading.post.id)
            others = library.index.near_duplicates(outcome.reading.post.id)
            earlier = tuple(sorted(one for one in others if one not in later))
            compared.append(replace(outcome, near_duplicates=earlier))
        else:
            compared.append(outcome)
    return compared


class _Run:
    """One run of `add`: inputs are read in any process, and settled in this one, in order."""

    def __init__(self, library: Library, options: AddOptions) -> None:
        self.library = library
        self.options = options
        self.inputs: list[Input | UnreadableInput] = []
        self.outcomes: list[AddOutcome] = []
        self._settled = 0
        self._offers: list[tuple[int, Taken, Update]] = []

    def take_all(self) -> None:
        """Read every input and write what is new; the caller holds the archive's lock."""
        library, options = self.library, self.options
        self.known = Known(library)
        piped = any(isinstance(one, Input) and one.path is None for one in self.inputs)
        self.reader = Reader(
            library.archive,
            options.given,
            library.taxonomy,
            options.standard_input(LARGEST_FILE) if piped else b"",
        )
        jobs = 1 if options.edit else library.jobs
        total = len(self.inputs)
        try:
            with contextlib.closing(in_order(self.reader.take, self.inputs, jobs=jobs)) as taken:
                for number, several in enumerate(taken, 1):
                    self._settled = number
                    for one in several:
                        with contextlib.nullcontext() if options.edit else undivided():
                            self.outcomes.append(self._settle(one))
                    if library.progress and total > 1:
                        library.progress("Adding", number, total)
        except LostProcess as error:  # what was written is told all the same
            for left in self.inputs[self._settled :]:
                self.outcomes.append(AddOutcome(left.name, AddStatus.FAILED, error.reason))
        finally:
            if not options.dry_run:
                self.known.record()

    def settle_offers(self) -> None:
        """Ask about each source that changed, and write the posts that are to be made anew.

        Nobody else has to wait for the lock while a person thinks.
        """
        ask = self.options.ask
        if ask is None:
            return
        wanted = [offer for offer in self._offers if ask(offer[1].name, offer[2])]
        if wanted:
            with _lock(self.library, self.options):
                for number, taken, update in wanted:
                    self.outcomes[number] = self._update(taken, update)

    def _settle(self, taken: Taken) -> AddOutcome:
        known = self.known
        if taken.failure is not None:
            return _failed(taken, taken.failure)
        same = known.same(taken.original)
        if same is None and taken.reading is None:
            taken = self.reader.read(taken)  # the original of a post that was removed
            if taken.failure is not None:
                return _failed(taken, taken.failure)
        if same is None and taken.reading is not None:
            same = known.same_text(taken.reading.post)
        if same is not None:
            known.came_from(taken, same.original)
            reason = f"already in the archive as {same.id}"
            if left := not_taken_over(taken.reading, self.options.given, same):
                reason += f"; not taken over: {', '.join(left)} (sendnotes edit {same.id})"
            reading = self._kept(Reading(post=same))
            return AddOutcome(taken.name, AddStatus.UNCHANGED, reason, reading)
        try:
            if former := known.former(taken):
                return self._changed(taken, former)
            return self._new(taken)
        except UnreadableInput as error:
            return _failed(taken, error.reason)

    def _new(self, taken: Taken) -> AddOutcome:
        options = self.options
        assert taken.reading is not None
        post = taken.reading.post
        day = post.published or post.date or options.today.isoformat()
        post = replace(post, original=taken.original, id=free_id(day, post.title, self.known.ids))
        as_read = post
        text = "" if self._nobody_reads(taken, post) else dump_post(as_read)
        post, text = self._edited(taken, as_read, text)
        if (size := len(text.encode())) > LARGEST_POST:
            raise UnreadableInput(
                taken.name, f"it makes a post of {size / 1e6:,.1f} MB; split it up"
            )
        # What is recorded as read is what we read: the rest is then known for a person's.
        reading = replace(taken.reading, post=as_read)
        if taken.path is not None and (before := self.known.of_file(taken.path)):
            note = f"another text than {before.id}, which this file was: it is a post of its own"
            reading = replace(reading, notes=(*reading.notes, note))
        status, path = AddStatus.WOULD_ADD, self.library.archive.place(post.id)
        if not options.dry_run:
            status = AddStatus.ADDED
            reading, path = _save(self.library, reading, text, taken.data, day, self.known.ids)
            self.known.came_from(taken, taken.original)
        reading = replace(reading, post=replace(post, id=reading.post.id))
        return self._done(taken, status, reading, path, text)

    def _nobody_reads(self, taken: Taken, post: Post) -> bool:
        """Tell whether a post's text is not wanted: only its id is, and it surely fits."""
        options, size = self.options, len(taken.data) + len(post.body)
        only_id = options.dry_run and self._brief and options.edit is None
        return only_id and size < LARGEST_POST / _GROWTH

    def _edited(self, taken: Taken, post: Post, text: str) -> tuple[Post, str]:
        """Return a post and its text as the person left them, if they are to look at it first."""
        options = self.options
        if options.edit is None:
            return post, text
        from sendnotes.library.editing import BrokenEdit, edited_post

        edited = options.edit(text)
        try:
            return edited_post(post.id, text, edited), edited
        except BrokenEdit as error:
            reason = f"not added: {error.problem}"
            if options.keep and edited.strip():
                reason += f"; your text is in {options.keep(edited)}"
            raise UnreadableInput(taken.name, reason) from error

    def _changed(self, taken: Taken, former: Post) -> AddOutcome:
        options = self.options
        try:
            update = update_of(self.library, former.id, taken, self.reader)
        except CannotUpdate as error:
            reason = error.sentence
        else:
            if options.update:
                return self._update(taken, update)
            if options.ask and not options.dry_run:
                self._offers.append((len(self.outcomes), taken, update))
            reason = f"changed since it was added as {former.id}; --update takes it over"
        reading = self._kept(Reading(post=former))
        return AddOutcome(taken.name, AddStatus.CHANGED, reason, reading)

    def _update(self, taken: Taken, update: Update) -> AddOutcome:
        status, path = AddStatus.WOULD_UPDATE, self.library.archive.path(update.file)
        if not self.options.dry_run:
            status, path = AddStatus.UPDATED, write_update(self.library, update)
            self.known.came_from(taken, taken.original)
            self.known.record()
        return self._done(taken, status, update.reading, path, update.new)

    def _done(
        self, taken: Taken, status: AddStatus, reading: Reading, path: Path, text: str
    ) -> AddOutcome:
        kept = self._kept(reading)
        self.known.remember(taken, reading.post, kept.post)
        written = None if self._brief else text
        return AddOutcome(taken.name, status, None, kept, str(path), written)

    @property
    def _brief(self) -> bool:
        return self.options.brief and len(self.inputs) > 1

    def _kept(self, reading: Reading) -> Reading:
        """Return what is to be kept of a reading: of ten thousand it would be a lot."""
        if not self._brief:
            return reading
        post = Post(id=reading.post.id, title=reading.post.title, original=reading.post.original)
        return Reading(post=post, notes=reading.notes)


def _failed(taken: Taken, reason: str) -> AddOutcome:
    return AddOutcome(taken.name, AddStatus.FAILED, reason)


def _lock(library: Library, options: AddOptions) -> contextlib.AbstractContextManager[None]:
    return contextlib.nullcontext() if options.dry_run else locked(library.archive)


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
