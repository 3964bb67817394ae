"""`python -m sendnotes`, and the console script."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the command line; a reader that goes away (`| head`) ends it quietly."""
    # A search makes many objects and next to no garbage: looking for it 700 objects at a time
    # costs 6 ms at start-up, and 50,000 at a time 75 ms in an archive of 10,000 posts.
    gc.set_threshold(500_000)
    from sendnotes.cli.app import app

    try:
        try:
            app(prog_name="sendnotes")
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # What is still buffered has nowhere to go; without this Python complains at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
