"""The one family of errors that become a sentence and an exit code."""

from __future__ import annotations

import shlex
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class ExitCode(IntEnum):
    """What the process's exit status says."""

    OK = 0
    NOTHING_FOUND = 1
    USAGE = 2
    UNREADABLE_INPUT = 3
    UNUSABLE_ARCHIVE = 4
    BUG = 70
    INTERRUPTED = 130


class SendnotesError(Exception):
    """A mistake or mishap that a user can understand: one sentence, and perhaps a hint."""

    exit_code: ExitCode = ExitCode.USAGE

    def __init__(self, sentence: str, *, hint: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint


def one_of(names: Sequence[str]) -> str:
    """Join `names` as English does: "a", "a or b", "a, b or c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} or {names[-1]}"


_MANY = 7


_MAY_COME = frozenset(
    {"speaker", "role", "event", "place", "organisation", "source", "tag", "person quoted"}
)


class UnknownValue(SendnotesError):
    """A field, filter value or choice that does not exist; names the nearest, else `known` ones."""

    def __init__(
        self, what: str, value: str, near: Sequence[str], known: Sequence[str] = ()
    ) -> None:
        hint = None
        if known and not near:
            more = f" and {len(known) - _MANY} more" if len(known) > _MANY else ""
            hint = f"There is: {', '.join(known[:_MANY])}{more}."
        elif len(near) > _MANY:
            hint = f"Known: {', '.join(near)}."
        elif near:
            hint = f"Did you mean {one_of(list(near))}?"
        super().__init__(f"There is no {what} {value!r}.", hint=hint)
        self.near = tuple(near)
        self.may_come = what in _MAY_COME
        """Whether a post may have it one day, as a speaker or a place, but not a kind."""


class UnknownField(UnknownValue):
    """A field that no post has; names the nearest, and how to look for the words instead."""

    def __init__(self, name: str, near: Sequence[str]) -> None:
        super().__init__("field", name, near)
        self.hint = f'{self.hint or ""} For the words as they stand: "{name}:..."'.strip()


class BackwardDates(SendnotesError):
    """A range of dates that ends before it begins."""

    def __init__(self, since: str, until: str) -> None:
        super().__init__(f"{since} to {until} ends before it begins.")


class BadDate(SendnotesError):
    """A date that is none."""

    def __init__(self, value: str, where: str) -> None:
        super().__init__(
            f"{where} is no date: {value!r}.",
            hint='Write 2018-07-05, 2018-07, 2018, 5 July 2018 or "last month".',
        )


class UnknownPost(SendnotesError):
    """No post has this id."""

    exit_code = ExitCode.NOTHING_FOUND

    def __init__(self, post_id: str, near: Sequence[str]) -> None:
        words = f"sendnotes search {shlex.quote(post_id)}"
        hint = f"See sendnotes list posts, or look for words: {words}"
        if near:
            hint = f"Did you mean {one_of(list(near))}?"
        super().__init__(f"No post has the id {post_id!r}.", hint=hint)


class AmbiguousPost(SendnotesError):
    """A short form that fits several ids; lists them."""

    def __init__(self, post_id: str, candidates: Sequence[str]) -> None:
        if len(set(candidates)) == 1:
            # More of it cannot be given.
            super().__init__(
                f"{len(candidates)} files have the id {candidates[0]!r}.",
                hint="See which with: sendnotes check. Then rename one of them.",
            )
            return
        shown = "\n".join(f"  {candidate}" for candidate in candidates[:12])
        more = f"\n  ... and {len(candidates) - 12} more" if len(candidates) > 12 else ""
        super().__init__(
            f"{post_id!r} fits {len(candidates)} posts:\n{shown}{more}",
            hint="Give more of the id.",
        )


class UnreadableInput(SendnotesError):
    """An input that cannot be read as a post; names the file and the reason."""

    exit_code = ExitCode.UNREADABLE_INPUT

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class LostProcess(SendnotesError):
    """A process that was reading has been killed twice at the same work."""

    exit_code = ExitCode.UNREADABLE_INPUT

    def __init__(self) -> None:
        self.reason = "a process that was reading has been killed, perhaps for want of memory"
        super().__init__(
            f"{self.reason.capitalize()}.",
            hint="What is done stays done: run the same again, with --jobs 1 if need be.",
        )


class UnwrittenAnswer(SendnotesError):
    """Standard output takes no more: the disk that it goes to is full."""

    def __init__(self, error: OSError) -> None:
        super().__init__(f"The answer cannot be written: {error.strerror or error}.")


class UnusableArchive(SendnotesError):
    """An archive that is missing, ambiguous, broken or cannot be written."""

    exit_code = ExitCode.UNUSABLE_ARCHIVE


class NoArchive(UnusableArchive):
    """There is no archive where one was looked for."""

    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"{directory} is not an archive (it has no sendnotes.toml).",
            hint=f"Make one there with: sendnotes init {shlex.quote(str(directory))}",
        )
