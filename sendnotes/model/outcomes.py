"""What became of the things that were to be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sendnotes.model.choices import AddStatus

if TYPE_CHECKING:
    from sendnotes.model.answers import Problem
    from sendnotes.model.reading import Reading


@dataclass(frozen=True, slots=True)
class AddOutcome:
    """What became of one input; `reason` tells of `unchanged`, `changed` and `failed`."""

    input: str
    status: AddStatus
    reason: str | None = None
    reading: Reading | None = None
    path: str | None = None
    written: str | None = None
    """The post's file as it was, or would be, written."""
    near_duplicates: tuple[str, ...] = ()
    """The ids of posts with nearly the same text, that were there before."""
    moved_to: str | None = None
    """Where an input that failed was moved."""


@dataclass(frozen=True, slots=True)
class AddResult:
    """What became of all inputs."""

    archive: str
    outcomes: tuple[AddOutcome, ...] = ()
    notes: tuple[str, ...] = ()
    inputs: int = 0
    """How many there were; more than there are outcomes if it was interrupted."""
    interrupted: bool = False

    @property
    def counts(self) -> dict[AddStatus, int]:
        """How many inputs each thing became of, in the order of the statuses."""
        found = [outcome.status for outcome in self.outcomes]
        return {status: found.count(status) for status in AddStatus if status in found}


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
