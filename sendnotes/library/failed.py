"""Setting aside the inputs that could not be added."""

from __future__ import annotations

import errno
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from sendnotes.archive.atomic import move, write_bytes
from sendnotes.errors import SendnotesError
from sendnotes.model import AddOutcome, AddStatus

if TYPE_CHECKING:
    from collections.abc import Sequence


def check_folder(folder: Path) -> None:
    """Make the folder to move to; raises SendnotesError if that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SendnotesError(f"{folder} cannot be used: {error.strerror or error}.") from error


def move_failed(outcomes: Sequence[AddOutcome], folder: Path) -> tuple[AddOutcome, ...]:
    """Move the files that failed into `folder`; one of the same name is not overwritten."""
    return tuple(
        _moved(outcome, folder) if outcome.status is AddStatus.FAILED else outcome
        for outcome in outcomes
    )


def _moved(outcome: AddOutcome, folder: Path) -> AddOutcome:
    source = Path(outcome.input)
    try:
        if not source.is_file() or source.parent.resolve() == folder.resolve():
            return outcome
        return replace(outcome, moved_to=str(_move(source, folder)))
    except OSError as error:
        reason = f"{outcome.reason}; it cannot be moved: {error.strerror or error}"
        return replace(outcome, reason=reason)


def _move(source: Path, folder: Path) -> Path:
    for number in count(1):
        name = source.name if number == 1 else f"{source.stem}-{number}{source.suffix}"
        target = folder / name
        try:
            move(source, target)
        except FileExistsError:
            continue
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            try:
                write_bytes(target, source.read_bytes(), replace=False)
            except FileExistsError:
                continue
            source.unlink()
        return target
    raise AssertionError("count() ends")
