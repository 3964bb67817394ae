"""The marks that git leaves in a file in which a merge found two versions."""

from __future__ import annotations

import re

_CONFLICT = re.compile(r"^<{7} .*?^={7}$.*?^>{7} ", re.DOTALL | re.MULTILINE)


def conflict_in(text: str) -> str | None:
    """Return a sentence's end about the first conflict in `text`, None if there is none."""
    found = _CONFLICT.search(text) if "\n>>>>>>> " in text else None
    if found is None:
        return None
    line = 1 + text.count("\n", 0, found.start())
    return f"a merge left both versions in it, from line {line} on: choose one"
