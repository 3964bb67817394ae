"""From an input to drafts, and from a draft to what it says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sendnotes.archive.fingerprint import fingerprint
from sendnotes.errors import UnreadableInput
from sendnotes.extract import read
from sendnotes.formats import drafts
from sendnotes.ingest import clean, given_from
from sendnotes.library.given import combine
from sendnotes.model import Given, Post

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sendnotes.formats import Draft
    from sendnotes.ingest.inputs import Input
    from sendnotes.model import Reading, Taxonomy


def drafts_in(source: Input, standard_input: bytes) -> Iterator[Draft | UnreadableInput]:
    """Yield the posts in an input; an address is fetched.

    Raises UnreadableInput if nothing can be read.
    """
    if source.address is None:
        data = source.read(standard_input if source.path is None else None)
        return drafts(data, source.name, source.suffix)
    from sendnotes.formats.fetching import fetch

    fetched = fetch(source.address)
    return drafts(fetched.data, source.name, fetched.suffix, fetched.address)


def given_by(draft: Draft) -> Given:
    """Return what a draft's format, file name and address give."""
    by_format = given_from(draft.fields, where=draft.origin)
    named = {
        key: text.encode("utf-8", "replace").decode()  # a file's name may be no text
        for key, text in draft.named.items()
        if key not in by_format.how
    }
    how = dict.fromkeys(named, "given by the file's name")
    post = Post(title=named.get("title", ""), published=named.get("published"))
    if draft.address and "url" not in by_format.how:
        post, how["url"] = replace(post, url=draft.address), "given: it was fetched from there"
    return combine(by_format, Given(post=post, how=how))


def understand(draft: Draft, *, given: Given, taxonomy: Taxonomy) -> Reading:
    """Return what a draft says; raises UnreadableInput if there is nothing in it."""
    in_front = given_by(draft)
    cleaned = clean(draft.text, draft.first_line)
    if not cleaned.body and not draft.fields:
        raise UnreadableInput(draft.label, "there is nothing but page furniture in it")
    reading = read(cleaned, given=combine(in_front, given), taxonomy=taxonomy)
    post = reading.post
    return replace(
        reading,
        post=replace(post, fingerprint=fingerprint(post.body, post.title)),
        notes=(*draft.notes, *in_front.notes, *reading.notes),
    )
