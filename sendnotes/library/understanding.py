"""Reading one input: from its bytes to what it says. Nothing is written, so any process can."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sendnotes.archive.writes import original_name
from sendnotes.errors import UnreadableInput
from sendnotes.library.drafting import drafts_in, understand

if TYPE_CHECKING:
    from sendnotes.archive import Archive
    from sendnotes.formats import Draft
    from sendnotes.ingest.inputs import Input
    from sendnotes.model import Given, Reading, Taxonomy


@dataclass(frozen=True, slots=True)
class Taken:
    """One post of an input and what it says, or why it cannot be read.

    There is no reading of bytes that the archive has an original of: mostly that is a post.
    `path` is the file that is this post alone, if there is one.
    """

    name: str
    draft: Draft | None = None
    original: str = ""
    reading: Reading | None = None
    failure: str | None = None
    path: Path | None = None

    @property
    def data(self) -> bytes:
        """The bytes to keep."""
        return self.draft.original if self.draft else b""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads inputs; it can be sent to another process."""

    archive: Archive
    given: Given
    taxonomy: Taxonomy
    standard_input: bytes = b""

    def take(self, one: Input | UnreadableInput) -> tuple[Taken, ...]:
        """Read the posts of an input; a failure is in what is returned.

        A feed or mailbox has several posts, and some of them may fail.
        """
        if isinstance(one, UnreadableInput):
            return (Taken(one.name, failure=one.reason),)
        taken: list[Taken] = []
        try:
            for draft in drafts_in(one, self.standard_input):
                if isinstance(draft, UnreadableInput):
                    taken.append(Taken(draft.name, failure=draft.reason))
                    continue
                path = None if draft.part else one.path
                name = original_name(draft.original, draft.suffix)
                post = Taken(draft.label, draft, name, path=path)
                known = self.archive.original_path(name).exists()
                taken.append(post if known else self.read(post))
        except UnreadableInput as error:
            taken.append(Taken(one.name, failure=error.reason))
        except Exception as error:  # noqa: BLE001 - see `_bug`
            taken.append(Taken(one.name, failure=_bug(error)))
        return tuple(taken)

    def read(self, taken: Taken) -> Taken:
        """Return what was taken with its reading."""
        try:
            return replace(taken, reading=self.understood(taken, self.given))
        except UnreadableInput as error:
            return replace(taken, failure=error.reason)
        except Exception as error:  # noqa: BLE001 - see `_bug`
            return replace(taken, failure=_bug(error))

    def understood(self, taken: Taken, given: Given) -> Reading:
        """Return what was taken says; raises UnreadableInput if there is nothing in it."""
        if taken.draft is None:
            raise UnreadableInput(taken.name, taken.failure or "there is nothing in it")
        return understand(taken.draft, given=given, taxonomy=self.taxonomy)


def _bug(error: Exception) -> str:
    """Say that a post cannot be read for a fault of ours, and where: the rest can be, all the same.

    Unless there is no more room on a disk and such, which is no fault of the post's.
    """
    if isinstance(error, OSError):
        raise error
    import traceback

    place = traceback.extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
    return f"a bug of ours keeps it from being read, please report it with the text: {what}"
