"""Ctrl-C between two posts, not within one."""

from __future__ import annotations

import contextlib
import signal
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def undivided() -> Iterator[None]:
    """Put off Ctrl-C until the block is done; KeyboardInterrupt is raised then."""
    if threading.current_thread() is not threading.main_thread():  # it never gets there
        yield
        return
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came:
        raise KeyboardInterrupt
