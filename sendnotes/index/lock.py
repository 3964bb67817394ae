"""The right to write the index, which one process has at a time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from whoosh.util.filelock import FileLock

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

_POLL = 0.05


class IndexLock:
    """The right to write the index: `held` after entering, unless another process has it."""

    def __init__(self, directory: Path, *, wait: float) -> None:
        self.directory = directory
        self.wait = wait
        self.held = False
        self._lock: Any = None

    def __enter__(self) -> IndexLock:
        self.directory.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(str(self.directory / "lock"))
        until = time.monotonic() + self.wait
        self.held = self._lock.acquire()
        while not self.held and time.monotonic() < until:
            time.sleep(_POLL)
            self.held = self._lock.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.held:
            self._lock.release()
