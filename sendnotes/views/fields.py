"""The names that people read for the fields of a post, and what was set by hand since."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sendnotes.mapping import SPEECH_KEYS
from sendnotes.views.text import spoken_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sendnotes.model import Explanation, Post, Speech

_SCALARS = ("title", "source", "url", "published", "kind")
_LISTS = ("focus_areas", "quotes", "organisations", "abbreviations", "reactions", "tags")
_INDEX = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Change:
    """A field whose value is no longer what was read; None: not known."""

    field: str
    value: str | None
    was: str | None


def changes(now: Post, then: Post) -> tuple[Change, ...]:
    """Return what differs between a post as it stands and as it was read, field by field."""
    return tuple(_changes(now, then))


def field_label(path: str, *, speeches: int = 1) -> str:
    """Return a field's path as people say it: `speeches[1].date` is "Speech 2: date"."""
    if speeches == 1:
        path = path.removeprefix("speeches[0].")
    path = path.replace("speeches[", "speech[").replace("url", "link").replace("_", " ")
    numbered = _INDEX.sub(lambda found: f" {int(found[1]) + 1}", path).replace(".", ": ")
    return numbered[:1].upper() + numbered[1:]


def field_value(path: str, value: str | None) -> str:
    """Return a field's value as people read it."""
    if not value:
        return "none" if path in _LISTS else "not known"
    dated = path.rpartition(".")[2] in ("date", "published")
    return (spoken_date(value) if dated else value) or value


def how_it_came(explanation: Explanation) -> str:
    """Return how a field came about: "inferred: the weekday leaves one year"."""
    origin, how = str(explanation.origin), explanation.how
    return how if how.startswith(origin) else f"{origin}: {how}" if how else origin


def _changes(now: Post, then: Post) -> Iterator[Change]:
    for name in _SCALARS:
        yield from _compared(name, getattr(now, name), getattr(then, name))
    for number in range(max(len(now.speeches), len(then.speeches))):
        here, before = _at(now.speeches, number), _at(then.speeches, number)
        for name in SPEECH_KEYS:
            path = f"speeches[{number}].{name}"
            yield from _compared(path, getattr(here, name, None), getattr(before, name, None))
    for name in _LISTS:
        if getattr(now, name) != getattr(then, name):
            yield Change(name, _listed(now, name), _listed(then, name))
    if now.body.strip() != then.body.strip():
        yield Change("body", _size(now.body), _size(then.body))


def _compared(path: str, value: str | None, was: str | None) -> Iterator[Change]:
    if (value or None) != (was or None):
        yield Change(path, str(value) if value else None, str(was) if was else None)


def _at(speeches: tuple[Speech, ...], number: int) -> Speech | None:
    return speeches[number] if number < len(speeches) else None


def _listed(post: Post, name: str) -> str | None:
    match name:
        case "focus_areas":
            texts = [
                f"{area.text} ({', '.join(area.topics) or 'no topics'})"
                for _, area in post.all_areas()
            ]
        case "quotes":
            texts = [f"“{quote.text}” — {quote.speaker or 'not told'}" for quote in post.quotes]
        case "reactions":
            texts = [f"{r.by} {r.stance}: {r.text}" for r in post.reactions]
        case "abbreviations":
            texts = [f"{short}: {long}" for short, long in post.abbreviations.items()]
        case _:
            texts = list(getattr(post, name))
    return "; ".join(texts) or None


def _size(body: str) -> str:
    return f"{len(body.split()):,} words"
