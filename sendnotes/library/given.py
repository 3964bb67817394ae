"""What a person gives with options, and how it joins what the front matter gives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sendnotes.errors import SendnotesError
from sendnotes.library.dates import read_date
from sendnotes.model import Given, Origin, Post, Speech

if TYPE_CHECKING:
    from sendnotes.model import Kind, Reading

_SPEECH_FIELDS = ("speaker", "role", "event", "place", "date")
_COMPARED = frozenset((*_SPEECH_FIELDS, "title", "source", "url", "published", "kind"))


def given_with_options(
    *, kind: Kind | None = None, tags: tuple[str, ...] = (), **texts: str | None
) -> Given:
    """Return what the options of `add` give: `title`, `source`, `url`, `published`, `speaker` ...

    Raises BadDate for a date that is none, and SendnotesError for an option without a text.
    """
    values: dict[str, Any] = {}
    for name, text in texts.items():
        if text is None:
            continue
        if not text.strip():
            raise SendnotesError(f"--{name} needs a text.")
        dated = name in ("published", "date")
        values[name] = read_date(text, f"--{name}") if dated else text.strip()
    if kind:
        values["kind"] = kind
    if tags:
        values["tags"] = tags
    return Given(
        post=Post(**{name: v for name, v in values.items() if name not in _SPEECH_FIELDS}),
        speech=Speech(**{name: v for name, v in values.items() if name in _SPEECH_FIELDS}),
        how={name: f"given with --{'tag' if name == 'tags' else name}" for name in values},
    )


def combine(front: Given, options: Given) -> Given:
    """Return what both give; the options win, their tags are added."""
    if not options.how:
        return front
    speech_fields = [name for name in options.how if name in _SPEECH_FIELDS]
    post_fields = [name for name in options.how if name not in _SPEECH_FIELDS]
    post = replace(front.post, **{name: getattr(options.post, name) for name in post_fields})
    if options.post.tags:
        post = replace(post, tags=tuple(dict.fromkeys((*front.post.tags, *options.post.tags))))
    speech = replace(
        front.speech, **{name: getattr(options.speech, name) for name in speech_fields}
    )
    return replace(front, post=post, speech=speech, how={**front.how, **options.how})


def not_taken_over(reading: Reading | None, options: Given, held: Post) -> list[str]:
    """Return the facts given with a text that the post which has the text does not have.

    They are given in front matter, as the `reading` tells, or with options: without a reading the
    archive has the very bytes.
    """
    told = reading.explanations if reading else ()
    given = {one.field: one.value for one in told if one.origin is Origin.GIVEN}
    for name in options.how:
        part = options.speech if name in _SPEECH_FIELDS else options.post
        given[name if part is options.post else f"speeches[0].{name}"] = getattr(part, name)
    speech = held.speeches[0] if held.speeches else Speech()
    left = []
    for path, value in given.items():
        name = path.removeprefix("speeches[0].")
        if name not in _COMPARED:
            continue
        owner: Post | Speech = speech if name in _SPEECH_FIELDS else held
        if value and str(value) != str(getattr(owner, name)):
            left.append(f"{name} {value}")
    return left
