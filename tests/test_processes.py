"""Work in several processes gives what it gives in one."""

from __future__ import annotations

import os
import threading

import pytest

from sendnotes.errors import SendnotesError
from sendnotes.processes import in_order


def square(number: int) -> int:
    return number * number


def vanish(number: int) -> int:
    """End the process that is asked for seven."""
    if number == 7:
        os._exit(9)
    return number


def refuse(number: int) -> int:
    if number == 7:
        raise SendnotesError("Not seven.")
    return number


def enlarge(_: int) -> str:
    """Make more than a pipe takes at once, so that a process waits in the middle of sending it."""
    return "x" * 1_000_000


@pytest.mark.parametrize("jobs", [None, 1, 2])
def test_results_come_in_the_order_of_the_things(jobs: int | None) -> None:
    assert list(in_order(square, range(50), jobs=jobs)) == [n * n for n in range(50)]


def test_nothing_to_do_is_done() -> None:
    assert list(in_order(square, [], jobs=2)) == []


def test_an_error_in_another_process_is_raised_in_this_one() -> None:
    with pytest.raises(SendnotesError, match=r"Not seven\."):
        list(in_order(refuse, range(20), jobs=2))


def test_a_process_that_is_killed_is_told_in_a_sentence() -> None:
    with pytest.raises(SendnotesError, match="has been killed") as told:
        list(in_order(vanish, range(20), jobs=2))

    assert "--jobs 1" in (told.value.hint or "")


def test_whoever_stops_asking_can_close_it() -> None:
    results = in_order(square, range(1_000), jobs=2)

    assert next(results) == 0
    results.close()
    assert list(results) == []


def test_closing_it_does_not_wait_for_ever_for_what_is_being_sent() -> None:
    results = in_order(enlarge, range(200), jobs=2)
    next(results)
    next(results)
    closing = threading.Thread(target=results.close, daemon=True)

    closing.start()
    closing.join(timeout=30)

    assert not closing.is_alive()
