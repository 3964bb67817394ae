"""Reading one input: from its bytes to what it says. Nothing is written, so any process can."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sendnotes.archive.fingerprint import fingerprint
from sendnotes.archive.writes import original_name
from sendnotes.errors import UnreadableInput
from sendnotes.extract import read
from sendnotes.ingest import clean, decode, given_from, split_front_matter
from sendnotes.ingest.inputs import Input
from sendnotes.library.given import combine

if TYPE_CHECKING:
    from sendnotes.archive import Archive
    from sendnotes.model import Given, Reading, Taxonomy


@dataclass(frozen=True, slots=True)
class Taken:
    """An input's bytes and what they say, or why they cannot be read.

    There is no reading of bytes that the archive has an original of: mostly that is a post.
    """

    source: Input
    data: bytes = b""
    original: str = ""
    reading: Reading | None = None
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads inputs; it can be sent to another process."""

    archive: Archive
    given: Given
    taxonomy: Taxonomy
    standard_input: bytes = b""

    def take(self, one: Input | UnreadableInput) -> Taken:
        """Read an input; a failure is in what is returned."""
        if isinstance(one, UnreadableInput):
            return Taken(Input(one.name, None), failure=one.reason)
        try:
            data = one.read(self.standard_input)
        except UnreadableInput as error:
            return Taken(one, failure=error.reason)
        taken = Taken(one, data, original_name(data, one.suffix))
        if self.archive.original_path(taken.original).exists():
            return taken
        return self.read(taken)

    def read(self, taken: Taken) -> Taken:
        """Return what was taken with its reading."""
        try:
            reading = understand(
                taken.data, taken.source.name, given=self.given, taxonomy=self.taxonomy
            )
        except UnreadableInput as error:
            return replace(taken, failure=error.reason)
        return replace(taken, reading=reading)


def understand(data: bytes, name: str, *, given: Given, taxonomy: Taxonomy) -> Reading:
    """Return what the post in `data` says; raises UnreadableInput if it is no text.

    What `given` has wins over the front matter.
    """
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
