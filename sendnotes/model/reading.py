"""How a post was read: what was given, what was understood and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from sendnotes.model.post import Post, Speech

if TYPE_CHECKING:
    from collections.abc import Mapping


class Origin(StrEnum):
    """How a field came about."""

    GIVEN = "given"
    READ = "read"
    INFERRED = "inferred"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one field came about: `field` is a path such as `title` or `speeches[0].date`."""

    field: str
    value: str | None
    origin: Origin
    how: str


@dataclass(frozen=True, slots=True)
class Removed:
    """A line taken out as page furniture; `line` counts from 1 in the decoded text."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Given:
    """What a person set, in front matter or with options; extraction leaves it alone.

    A field is set if `how` has its name, with the reason to print: a key of the front matter
    (`title`, `published`, `speeches` ...) for `post`, or `speaker`, `role`, `event`, `place`,
    `date` for the one speech in `speech`.
    """

    post: Post = field(default_factory=Post)
    speech: Speech = field(default_factory=Speech)
    how: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    """What could not be used as it was given, a sentence each."""


@dataclass(frozen=True, slots=True)
class CleanText:
    """Text without its page furniture, as Markdown, and what was done to get there."""

    body: str
    removed: tuple[Removed, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of one input."""

    post: Post
    explanations: tuple[Explanation, ...] = ()
    removed: tuple[Removed, ...] = ()
    notes: tuple[str, ...] = ()
    """Repairs and warnings, a sentence each."""
