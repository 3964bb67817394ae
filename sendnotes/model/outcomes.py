"""What became of the things that were to be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sendnotes.model.answers import Problem
    from sendnotes.model.choices import AddStatus
    from sendnotes.model.reading import Reading


@dataclass(frozen=True, slots=True)
class AddOutcome:
    """What became of one input; `reason` is a sentence for `unchanged` and `failed`."""

    input: str
    status: AddStatus
    reason: str | None = None
    reading: Reading | None = None
    path: str | None = None
    written: str | None = None
    """The post's file as it was, or would be, written."""


@dataclass(frozen=True, slots=True)
class AddResult:
    """What became of all inputs."""

    archive: str
    outcomes: tuple[AddOutcome, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What `check` looked at and what is wrong; `fixed` says what was mended.

    The `notes` tell what is well, but worth knowing.
    """

    archive: str
    posts: int
    originals: int
    problems: tuple[Problem, ...] = ()
    fixed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
