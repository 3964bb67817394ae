"""Work in other processes: the same on many things, or questions meanwhile."""

from __future__ import annotations

import contextlib
import mmap
import os
import pickle
import sys
import threading
from collections import deque
from typing import TYPE_CHECKING, Any, TypeVar, cast

from sendnotes.errors import LostProcess

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

    T = TypeVar("T")
    R = TypeVar("R")

_MOST = 8
"""One process writes what the others make ready; more than this it cannot keep busy."""
_LARGEST_CHUNK = 16
_CHUNKS_AHEAD = 3
_AT_ONCE = 2
"""How many chunks one process has at a time, so that it need not wait for the next."""
_SMALL = 32_768
"""How many bytes a pipe surely takes while nobody reads from it."""
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
    end. What a process was at when it was killed, another does. Raises what `work` raises, and
    LostProcess if that one is killed, too.
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


def ask_meanwhile(questions: Sequence[Callable[[], bool]]) -> Callable[[], bool] | None:
    """Have a copy of this process answer questions, and return what tells if all are true.

    There is to be a question, and that is to be called once. The copy begins with the first
    question; who waits for it begins with the last, so that neither is idle. A question that fails,
    or whose process is killed, counts as false. Return None where this process cannot be copied, or
    one core would have to do both.
    """
    if _cores() < 2 or not _can_copy():
        return None
    taken = mmap.mmap(-1, len(questions))  # a byte for each, which both processes see
    try:
        child = os.fork()
    except OSError:  # no room for another process
        return None
    if not child:
        answer = False
        try:
            answer = _answer(questions, range(len(questions)), taken)
        finally:  # also of Ctrl-C: whatever comes, nothing of this process is to be done twice
            os._exit(not answer)

    def wait() -> bool:
        answer = False
        with contextlib.suppress(Exception):  # as it ends the copy
            answer = _answer(questions, reversed(range(len(questions))), taken)
        try:
            return os.waitpid(child, 0)[1] == 0 and answer
        except ChildProcessError:  # whoever started us has asked not to be told of children
            return False

    return wait


def _answer(
    questions: Sequence[Callable[[], bool]], order: Iterable[int], taken: mmap.mmap
) -> bool:
    """Tell whether the questions are true up to the first that the other process has taken."""
    for number in order:
        if taken[number]:
            break
        taken[number] = 1  # should both take one at the same moment, both answer it
        if not questions[number]():
            taken[:] = bytes([1]) * len(taken)  # nothing is left to be asked
            return False
    return True


def _spread(
    work: Callable[[T], R], things: Sequence[T], jobs: int, method: str
) -> Generator[R, None, None]:
    # It takes 30 ms to import, and most commands do without.
    import multiprocessing

    size = max(1, min(_LARGEST_CHUNK, len(things) // (jobs * 4)))
    chunks = [things[at : at + size] for at in range(0, len(things), size)]
    crew = _Crew(work, chunks, jobs, multiprocessing.get_context(method))
    try:
        yield from crew.results()
    finally:
        crew.dismiss()


class _Crew:
    """Processes, each at the other end of a pipe of its own.

    What Python has for this shares one pipe: it waits for ever for the rest of a result if the
    process that was sending it is killed.
    """

    def __init__(
        self,
        work: Callable[[Any], Any],
        chunks: Sequence[Sequence[Any]],
        jobs: int,
        context: BaseContext,
    ) -> None:
        self.work = work
        self.chunks = chunks
        self.context: Any = context
        self.waiting = deque(range(len(chunks)))
        self.given: dict[Connection, deque[int]] = {}
        """The numbers of the chunks that each process has, the one it is at first."""
        self.processes: dict[Connection, BaseProcess] = {}
        self.ahead = jobs * _CHUNKS_AHEAD
        self.begun_anew: set[int] = set()
        for _ in range(min(jobs, len(chunks))):
            self.hire()

    def hire(self) -> None:
        """Start a process."""
        own, other = self.context.Pipe()
        process = self.context.Process(target=_serve, args=(other, self.work), daemon=True)
        process.start()
        other.close()  # the end of this process alone, so that its death ends the pipe
        self.processes[own], self.given[own] = process, deque()

    def results(self) -> Iterator[Any]:
        """Yield the results in order, with a little more given out than is asked for."""
        from multiprocessing.connection import wait

        done: dict[int, tuple[list[Any], BaseException | None]] = {}
        for number in range(len(self.chunks)):
            while True:
                self.give_out(number + self.ahead)
                ready = wait(list(self.given), timeout=0 if number in done else None)
                for one in ready:
                    connection = cast("Connection", one)
                    try:
                        made, error = connection.recv()
                    except (EOFError, OSError):
                        self.replace(connection)
                    else:
                        done[self.given[connection].popleft()] = made, error
                if number in done and not ready:
                    break
            made, error = done.pop(number)
            yield from made
            if error is not None:
                raise error

    def give_out(self, end: int) -> None:
        """Give the chunks before number `end` to whoever has nothing to do, or soon will."""
        for connection, has in self.given.items():
            while len(has) < _AT_ONCE and self.waiting and self.waiting[0] < end:
                packed = pickle.dumps(self.chunks[self.waiting[0]])
                if has and len(packed) > _SMALL:
                    break  # it might wait to be read by one that waits for its result to be read
                with contextlib.suppress(OSError):  # it is gone, as reading from it will show
                    connection.send_bytes(packed)
                has.append(self.waiting.popleft())

    def replace(self, connection: Connection) -> None:
        """Let another process do what a killed one was at; raise LostProcess the second time."""
        left = self.given.pop(connection)
        self._end(connection)
        if left:  # it was at the first of them
            if left[0] in self.begun_anew:
                raise LostProcess
            self.begun_anew.add(left[0])
        self.waiting.extendleft(reversed(left))
        self.hire()

    def dismiss(self) -> None:
        """End all of them, whatever they are at."""
        for connection in list(self.processes):
            self._end(connection)

    def _end(self, connection: Connection) -> None:
        process = self.processes.pop(connection)
        process.kill()
        process.join()
        connection.close()


def _serve(connection: Connection, work: Callable[[Any], Any]) -> None:
    """Do what comes along a pipe, leaving Ctrl-C to the process that writes."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    while True:
        made: list[Any] = []
        failure: Exception | None = None
        try:
            made.extend(map(work, pickle.loads(connection.recv_bytes())))
        except EOFError:
            return
        except Exception as error:  # noqa: BLE001 - it is raised where the result is asked for
            failure = error
        connection.send((made, failure))


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
