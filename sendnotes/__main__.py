"""`python -m sendnotes`, and the console script."""

from __future__ import annotations

import gc
import io
import os
import sys


def main() -> None:
    """Run the command line; a reader that goes away (`| head`) ends it quietly."""
    # A search makes many objects and next to no garbage: looking for it 700 objects at a time
    # costs 6 ms at start-up, and 50,000 at a time 75 ms in an archive of 10,000 posts.
    gc.set_threshold(500_000)
    from sendnotes.cli.app import app

    chosen = os.environ.get("PYTHONIOENCODING")
    if isinstance(sys.stdout, io.TextIOWrapper) and not (chosen or sys.stdout.isatty()):
        # What goes to a file or a program is UTF-8, whatever the locale or Windows prefers.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        try:
            app(prog_name="sendnotes")
        finally:
            sys.stdout.flush()
    except OSError as error:
        # What is still buffered has nowhere to go; without this Python complains at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            from sendnotes.cli.group import print_error
            from sendnotes.errors import UnwrittenAnswer

            print_error(UnwrittenAnswer(error))
            sys.exit(UnwrittenAnswer.exit_code)


if __name__ == "__main__":
    main()
