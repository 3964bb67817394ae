"""Work in several processes gives what it gives in one."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from sendnotes.errors import SendnotesError
from sendnotes.processes import ask_meanwhile, in_order
from tests.conftest import ROOT


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


def vanish_once(marker: Path, number: int) -> int:
    """End the process that is asked for seven, the first time."""
    if number == 7 and not marker.exists():
        marker.touch()
        os._exit(9)
    return number


def vanish_while_sending(marker: Path, number: int) -> str:
    """Send more than a pipe takes, and the first time end in the middle of it."""
    if number == 7 and not marker.exists():
        marker.touch()
        threading.Timer(0.2, os._exit, [9]).start()
    return "x" * 5_000_000


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


def test_what_a_killed_process_was_at_another_does(tmp_path: Path) -> None:
    work = partial(vanish_once, tmp_path / "gone")

    assert list(in_order(work, range(50), jobs=2)) == list(range(50))


def test_a_process_that_is_killed_while_it_sends_is_not_waited_for(tmp_path: Path) -> None:
    """Python's own pool waits for the rest for ever."""
    results = in_order(partial(vanish_while_sending, tmp_path / "gone"), range(20), jobs=2)
    next(results)

    time.sleep(0.6)

    assert len(list(results)) == 19
    assert (tmp_path / "gone").exists()


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


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only")
@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("True", "True"),
        ("False", "False"),
        ("1 / 0 > 0", "False"),  # it fails
        ("os.kill(os.getpid(), 9) is None", "False"),  # its process is killed
        ("os.kill(os.getpid(), 2) is None", "False"),  # Ctrl-C
    ],
)
def test_a_question_is_answered_meanwhile(question: str, answer: str) -> None:
    code = f"""
import os
from sendnotes import processes
processes._cores = lambda: 2
print("asked")
told, tell = os.pipe()
wait = processes.ask_meanwhile([lambda: os.write(tell, b".") and {question}])
print("meanwhile")
os.read(told, 1)
print(wait())
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},  # what is printed waits
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    assert done.stdout.split() == ["asked", "meanwhile", answer]
    assert done.stderr == ""


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only")
@pytest.mark.parametrize(("last", "answer"), [("True", "True"), ("False", "False")])
def test_who_waits_answers_what_the_copy_has_not_come_to(last: str, answer: str) -> None:
    """The copy is at its first question until this process has answered the others."""
    code = f"""
import os
from sendnotes import processes
processes._cores = lambda: 2
me = os.getpid()
begun, begin = os.pipe()
told, tell = os.pipe()

def first():
    return os.write(begin, b".") and os.read(told, 1) == b"."

def second():
    return os.getpid() == me and os.write(tell, b".") == 1

def third():
    return {last} or os.write(tell, b".") == 0

wait = processes.ask_meanwhile([first, second, third])
os.read(begun, 1)
print(wait())
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    assert done.stdout.split() == [answer]


def test_a_process_with_threads_is_not_copied() -> None:
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        assert ask_meanwhile([lambda: True]) is None
    finally:
        stop.set()
        other.join()
