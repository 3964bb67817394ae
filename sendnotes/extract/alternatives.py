"""Alternatives of a pattern, put so that a scan is quick to pass over what is none of them."""

from __future__ import annotations

import re

_BAR = re.compile(r"\|(?![^(]*\))")
"""A bar that stands in no brackets."""


def by_first_letter(alternatives: str) -> str:
    """Return the same alternatives in groups: one look at a letter then passes over many.

    Those of one letter keep their order, and so what is found is the same. Each must begin with
    a letter; brackets within brackets are not understood.
    """
    groups: dict[str, list[str]] = {}
    for each in _BAR.split(alternatives):
        groups.setdefault(each[0], []).append(each[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in groups.items())
