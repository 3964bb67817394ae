"""Where an export goes: a new file, or standard output."""

from __future__ import annotations

import io
import os
import sys
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import IO, TYPE_CHECKING, assert_never

from sendnotes.cli.terminal import answering, write_bytes
from sendnotes.errors import SendnotesError
from sendnotes.model.choices import ExportFormat

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sendnotes.library.exporting import Chosen

_SUFFIXES = {
    ".zip": ExportFormat.ZIP,
    ".json": ExportFormat.JSON,
    ".jsonl": ExportFormat.JSONL,
    ".csv": ExportFormat.CSV,
    ".md": ExportFormat.MARKDOWN,
    ".markdown": ExportFormat.MARKDOWN,
}
_ONE_WAY = frozenset({ExportFormat.CSV, ExportFormat.MARKDOWN})


@dataclass(frozen=True, slots=True)
class Outlet:
    """A format and a place for it; None: standard output."""

    form: ExportFormat
    path: Path | None

    @property
    def whole(self) -> bool:
        """Whether the format can hold all that is in an archive."""
        return self.form not in _ONE_WAY

    def write(self, chosen: Chosen) -> None:
        """Write an export; a file appears when it is complete, and replaces none."""
        if self.path is None:
            if self.form is ExportFormat.ZIP:
                whole = io.BytesIO()  # a zip is written with going back, which a pipe cannot
                self._fill(chosen, whole)
                write_bytes(whole.getvalue())
            else:
                with answering():
                    self._fill(chosen, sys.stdout.buffer)
                    sys.stdout.buffer.flush()
            return
        from sendnotes.archive.atomic import writing

        try:
            with writing(self.path) as file:
                self._fill(chosen, file)
        except FileExistsError:
            raise _taken(self.path) from None
        except OSError as error:
            reason = error.strerror or error
            raise SendnotesError(f"{self.path} cannot be written: {reason}.") from error

    def _fill(self, chosen: Chosen, file: IO[bytes]) -> None:
        from sendnotes.views import machine

        parts: Iterable[str]
        match self.form:
            case ExportFormat.ZIP:
                chosen.write_zip(file)
                return
            case ExportFormat.JSON:
                parts = chosen.json(machine.post)
            case ExportFormat.JSONL:
                parts = chosen.json_lines(machine.post)
            case ExportFormat.CSV:
                from sendnotes.views.csv import CsvView

                parts = [CsvView().exported(chosen.read)]
            case ExportFormat.MARKDOWN:
                from sendnotes.views.book import book

                parts = book(chosen.read)
            case _:
                assert_never(self.form)
        for part in parts:
            file.write(part.encode())


def open_outlet(form: ExportFormat | None, path: Path | None) -> Outlet:
    """Return where to export to; raises SendnotesError if it is taken or cannot be told."""
    if path is not None:
        if os.path.lexists(path):
            raise _taken(path)
        if form is None and (form := _SUFFIXES.get(path.suffix.lower())) is None:
            raise SendnotesError(
                f"{path.name} does not say which format it should have.",
                hint=f"Add --format: {', '.join(ExportFormat)}.",
            )
    outlet = Outlet(form or ExportFormat.ZIP, path)
    if path is None and outlet.form is ExportFormat.ZIP and sys.stdout.isatty():
        raise SendnotesError("A zip is nothing to read.", hint="Add --output FILE.")
    return outlet


def schema_text() -> str:
    """Return the JSON Schema of the JSON formats."""
    return (files("sendnotes") / "data" / "schema.json").read_text(encoding="utf-8")


def _taken(path: Path) -> SendnotesError:
    return SendnotesError(f"{path} exists; an export replaces no file.", hint="Choose a new name.")
