"""What sendnotes survives, at full size: `python -m benchmarks.faults [kills|at-once|disk|large]`.

Prints a table of what was tried and what came of it, and ends with 1 if anything was lost. The
same faults, smaller, are in tests/faults and tests/hostile.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.faults import at_once, disk, kills, large

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Loop = Callable[[Path], Iterator[tuple[str, str, bool]]]

LOOPS: dict[str, Loop] = {
    "kills": kills.run,
    "at-once": at_once.run,
    "disk": disk.run,
    "large": large.run,
}


def main(names: list[str]) -> int:
    """Run the loops and print a row for each fault; return 1 if one did harm."""
    harmed = 0
    print("| fault | what came of it | sound | time |\n|---|---|---|---|")
    for name in names or list(LOOPS):
        with tempfile.TemporaryDirectory(prefix="sendnotes-faults-") as folder:
            started = time.monotonic()
            for fault, outcome, sound in LOOPS[name](Path(folder)):
                seconds = time.monotonic() - started
                mark = "yes" if sound else "NO"
                print(f"| {fault} | {outcome} | {mark} | {seconds:.1f} s |", flush=True)
                harmed += not sound
                started = time.monotonic()
    return int(harmed > 0)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("loops", nargs="*", choices=[*LOOPS, []], default=[])
    sys.exit(main(parser.parse_args().loops))
