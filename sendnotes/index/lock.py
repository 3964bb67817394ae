"""The right to write the index, which one process has at a time."""

from __future__ import annotations

import errno
import time
from typing import TYPE_CHECKING, Any

from whoosh.util.filelock import FileLock

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

_POLL = 0.05
_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL})


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
        try:
            self.held = self._lock.acquire()
            while not self.held and time.monotonic() < until:
                time.sleep(_POLL)
                self.held = self._lock.acquire()
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
            # Two writers at once would spoil the index, which then is built anew: better than none.
            self.held = True
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.held and self._lock.fd is not None:
            self._lock.release()
