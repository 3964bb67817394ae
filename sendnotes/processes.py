"""Work in other processes: the same on many things, or one question meanwhile."""

from __future__ import annotations

import contextlib
import os
import pickle
import sys
import threading
from collections import deque
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, Any, TypeVar

from sendnotes.errors import SendnotesError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from multiprocessing.context import BaseContext
    from multiprocessing.synchronize import Event

    T = TypeVar("T")
    R = TypeVar("R")

_MOST = 8
"""One process writes what the others make ready; more than this it cannot keep busy."""
_LARGEST_CHUNK = 16
_CHUNKS_AHEAD = 3
# From how many things on it pays to start processes: a copy of this one is there in 20 ms, a new
# one has to import all of it again.
_FEW_FOR_COPIES = 32
_FEW_FOR_NEW = 200


def in_order(
    work: Callable[[T], R], things: Sequence[T], *, jobs: int | None = None
) -> Generator[R, None, None]:
    """Yield what `work` makes of each thing, in the things' order, whatever `jobs` is.

    `jobs` is the number of processes; None is one for each core, or only this one for few things.
    `work`, things and results must be such that they can be pickled. Results are made a little
    ahead of what is asked for. Close the iterator, or leave it by an exception, and the processes
    end. Raises what `work` raises, and SendnotesError if a process was killed.
    """
    copies = _can_copy()
    if jobs is None:
        few = _FEW_FOR_COPIES if copies else _FEW_FOR_NEW
        jobs = min(_cores(), _MOST) if len(things) >= few else 1
    if jobs < 2 or len(things) < 2:
        yield from map(work, things)
        return
    if copies:  # what the first one loads, the copies have
        yield work(things[0])
        things = things[1:]
    yield from _spread(work, things, jobs, "fork" if copies else "spawn")


def ask_meanwhile(question: Callable[[], bool]) -> Callable[[], bool] | None:
    """Have a copy of this process answer a question, and return what waits for the answer.

    It is to be called once. A question that fails, or whose process is killed, is answered with
    False. Return None where this process cannot be copied, or one core would have to do both.
    """
    if _cores() < 2 or not _can_copy():
        return None
    try:
        child = os.fork()
    except OSError:  # no room for another process
        return None
    if not child:
        answer = False
        try:
            answer = question()
        finally:  # also of Ctrl-C: whatever comes, nothing of this process is to be done twice
            os._exit(not answer)

    def wait() -> bool:
        try:
            return os.waitpid(child, 0)[1] == 0
        except ChildProcessError:  # whoever started us has asked not to be told of children
            return False

    return wait


def _spread(
    work: Callable[[T], R], things: Sequence[T], jobs: int, method: str
) -> Generator[R, None, None]:
    # They take 30 ms to import, and most commands do without.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    context: BaseContext = multiprocessing.get_context(method)
    size = max(1, min(_LARGEST_CHUNK, len(things) // (jobs * 4)))
    chunks = (things[at : at + size] for at in range(0, len(things), size))
    pickled = pickle.dumps(work)
    running: deque[Any] = deque()
    stop = context.Event()
    pool = ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(stop,))
    try:
        for chunk in chunks:
            running.append(pool.submit(_run, pickled, chunk))
            if len(running) >= jobs * _CHUNKS_AHEAD:
                yield from running.popleft().result()
        while running:
            yield from running.popleft().result()
    except BrokenProcessPool:
        raise SendnotesError(
            "A process that was reading has been killed, perhaps for want of memory.",
            hint="What is done stays done: run the same again, with --jobs 1 if need be.",
        ) from None
    finally:
        # Nobody waits for what they are at. They are asked to leave it, since the pool waits for
        # ever for the rest of a result that a process was sending when it was killed.
        stop.set()
        pool.shutdown(cancel_futures=True)


def _run(pickled: bytes, chunk: Sequence[Any]) -> list[Any]:
    work = _unpickled(pickled)
    return [work(thing) for thing in takewhile(lambda _: not _stopping(), chunk)]


@lru_cache(maxsize=1)
def _unpickled(pickled: bytes) -> Callable[[Any], Any]:
    """Return the work, one object for all chunks, so that what is cached for it stays."""
    work: Callable[[Any], Any] = pickle.loads(pickled)
    return work


def _stopping() -> bool:
    """Tell whether nobody wants what this process is at; `_start` puts another in its place."""
    return False


def _start(stop: Event) -> None:
    """Leave Ctrl-C to the process that writes, and end when it ends, even if it is killed."""
    import signal

    global _stopping  # a process of the pool has nothing else to keep it in
    _stopping = stop.is_set
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import connection, parent_process

    parent = parent_process()
    if parent is not None:
        with contextlib.suppress(OSError):
            connection.wait([parent.sentinel])
        os._exit(1)


def _can_copy() -> bool:
    """Tell whether this process can be copied: on Linux, while it has one thread."""
    return sys.platform == "linux" and threading.active_count() == 1


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
