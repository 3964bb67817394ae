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
    _replace_closed_streams()
    from sendnotes.cli.app import app
    from sendnotes.cli.group import print_error
    from sendnotes.cli.terminal import answering
    from sendnotes.errors import UnwrittenAnswer

    chosen = os.environ.get("PYTHONIOENCODING")
    if isinstance(sys.stdout, io.TextIOWrapper) and not (chosen or sys.stdout.isatty()):
        # What goes to a file or a program is UTF-8, whatever the locale or Windows prefers.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        with answering():
            try:
                app(prog_name="sendnotes")
            finally:
                sys.stdout.flush()
                # As Python ends it looks for garbage among all that was made: 18 ms of a search.
                gc.freeze()
    except BrokenPipeError:
        pass
    except UnwrittenAnswer as error:
        print_error(error)
        sys.exit(error.exit_code)


def _replace_closed_streams() -> None:
    """Put something in the place of streams that were closed (`>&-`), which Python leaves out.

    Then an answer cannot be written, which is told as on a full disk; talk goes nowhere. The next
    file that is opened would otherwise get their numbers, and a child write into it.
    """
    streams = (
        ("stdin", "r", os.O_RDONLY),
        ("stdout", "w", os.O_RDONLY),
        ("stderr", "w", os.O_WRONLY),
    )
    for name, mode, way in streams:
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, way), mode, encoding="utf-8"))


if __name__ == "__main__":
    main()
