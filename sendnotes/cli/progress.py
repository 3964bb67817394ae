"""A progress bar for what takes longer than a second."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

PATIENCE_SECONDS = 1.0


class Progress:
    """Shows a bar on standard error once a task has run for a second; call it as it goes on."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._what = ""
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show that `done` of `total` steps of `what` are done."""
        if what != self._what or done == 0:
            self._stop()
            self._what, self._started = what, time.monotonic()
        if self._bar is None and time.monotonic() - self._started > PATIENCE_SECONDS:
            self._start(total)
        if self._bar is not None and self._task is not None:
            seconds = time.monotonic() - self._started
            self._bar.update(
                self._task, completed=done, total=total, rate=f"{done / seconds:,.0f}/s"
            )
        if done >= total:
            self._stop()

    def _start(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        self._bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(bar_width=None),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(compact=True, elapsed_when_finished=True),
            TextColumn("left"),
            console=Console(stderr=True),
            transient=True,
            expand=True,
            redirect_stdout=False,  # ours is not for the terminal that the bar is on
        )
        self._task = self._bar.add_task(self._what, total=total, rate="")
        self._bar.start()

    def _stop(self) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None
