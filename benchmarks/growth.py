"""How the time to read a text grows with its length, for texts made to make it grow faster.

    python -m benchmarks.growth [NAME...] [--size 25000]

Each text repeats something that once made a rule look at all that stands before it or behind. It
is cleaned and read at one size and at four times that; the last column is how many times longer
the longer one takes: about 4 is as it should be.
"""

from __future__ import annotations

import argparse
import textwrap
import time
from typing import TYPE_CHECKING

from sendnotes.extract import read
from sendnotes.extract.topics import load_taxonomy
from sendnotes.ingest import clean
from sendnotes.model import Given

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SPEECH = "Damian Hinds told the nasen conference in Leeds on 5 July 2018 that every school matters."
POINTS = f"{SPEECH} His priorities were:\n\n"
_FIRST_NAMES = "Ann Bob Carol David Emma Frank Grace Henry Irene Jack".split()
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def name(number: int) -> str:
    """Return a name that no other number has."""
    surname, left = "", number + 1
    while left:
        left, letter = divmod(left, len(_LETTERS))
        surname += _LETTERS[letter]
    return f"{_FIRST_NAMES[number % len(_FIRST_NAMES)]} {surname.capitalize()}son"


def again(text: str, before: str = "") -> Callable[[int], str]:
    """Return what makes a text of a size by repeating one."""
    return lambda size: before + text * (size // len(text))


def each(piece: Callable[[int], str], before: str = "") -> Callable[[int], str]:
    """Return what makes a text of a size of pieces that differ."""

    def make(size: int) -> str:
        pieces = [before]
        number = left = 0
        while left < size:
            pieces.append(piece(number))
            left += len(pieces[-1])
            number += 1
        return "".join(pieces)

    return make


def _told(number: int) -> str:
    who, day = name(number), f"{number % 28 + 1} July {2000 + number % 20}"
    return f'{who} told the {who.split()[1]} meeting in Leeds on {day} that "{number} matters". '


TEXTS: dict[str, Callable[[int], str]] = {
    "wrapped": lambda size: textwrap.fill(
        "We will see what each school needs. " * (size // 36), 72
    ),
    "figures": again("The meeting of 12/05/2018 was held\n"),
    "officers": again("Ann Bell, chair of the forum, Bob Orme, head of the school, "),
    "bylines": again("By Ann Hall\nYou can watch the full speech at "),
    "links": again("exclusion top of page\nhttps://example.org/a "),
    "quotations": each(lambda number: f"“Every school matters {number}.”\n\n"),
    "quoted lines": again("“Every school.” By: Ann\n"),
    "quotes in quotes": again("“he said ‘no’ to us” # Head\n\n"),
    "days": again("5 July 2018\n"),
    "posts": each(lambda n: f"Post number {n} about jobs\n{n % 28 + 1} July {2000 + n % 20}\n"),
    "headed points": again("Heading:\n\n- a\nword, ", POINTS),
    "points in points": again("  \n– here: ", POINTS),
    "numbered points": again("1. point\n", POINTS),
    "points of two": each(lambda number: f"{name(number % 2)}: point {number}.\n", POINTS),
    "labels": again("key: value\nSEND to ", f"{SPEECH}\n\n"),
    "towns": again("in Leeds ", f"{SPEECH}\n\n"),
    "halls": again("at Xson Hall, ", f"{SPEECH}\n\n"),
    "offices": again("in Chair of the ", f"{SPEECH}\n\n"),
    "speeches": each(_told),
    "parts": each(lambda number: f"## {name(number)}\n\nShe spoke about point {number}.\n\n"),
    "members": each(lambda number: f"{name(number)} (Leeds) (Lab)\nI beg to move.\n\n", POINTS),
    "initials": again("on 5 July J.K. Smith "),
    "letters": again("J. https://example.org/a July "),
    "brackets": again("Ann Smith, (a) July "),
    "opening marks": again("“‘"),
    "clauses": again("‘“every school is,” he said. "),
}


def seconds(text: str) -> float:
    """Return how long it takes to clean and read a text, in seconds of processor time."""
    began = time.process_time()
    read(clean(text, 1), given=Given(), taxonomy=load_taxonomy())
    return time.process_time() - began


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a line for each text."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(TEXTS))
    parser.add_argument("--size", type=int, default=25_000, help="of the shorter text")
    options = parser.parse_args(arguments)
    seconds(SPEECH)  # what is loaded once
    for each_name in options.names or TEXTS:
        make = TEXTS[each_name]
        short, long = seconds(make(options.size)), seconds(make(4 * options.size))
        print(f"{each_name:18}{short:7.3f} s{long:8.3f} s{long / short:6.1f}", flush=True)


if __name__ == "__main__":
    main()
