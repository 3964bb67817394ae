"""The table of bodies that posts about SEND name."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Known:
    """A body of the table.

    `plain`: its name is an everyday word. `local`: its branches put their place behind the name,
    as Family Voice Surrey does.
    """

    name: str
    plain: bool = False
    local: bool = False


@dataclass(frozen=True, slots=True)
class KnownBodies:
    """The table: names and short forms by their first word."""

    by_first: dict[str, tuple[tuple[tuple[str, ...], Known, bool], ...]]

    def match(self, words: list[str], at: int) -> tuple[int, Known, bool] | None:
        """Return how many words from `at` name a body, which one, and whether by a short form."""
        for form, known, short in self.by_first.get(words[at], ()):
            if tuple(words[at : at + len(form)]) == form:
                return len(form), known, short
        return None


@cache
def load_known_bodies() -> KnownBodies:
    """Read the table, once."""
    source = resources.files("sendnotes.data").joinpath("organisations.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    forms: dict[str, list[tuple[tuple[str, ...], Known, bool]]] = {}
    for entry in table["organisation"]:
        known = Known(entry["name"], bool(entry.get("plain")), bool(entry.get("local")))
        for form, short in ((known.name, False), *((s, True) for s in entry.get("short", ()))):
            words = tuple(form.split())
            forms.setdefault(words[0], []).append((words, known, short))
    for several in forms.values():
        several.sort(key=lambda form: -len(form[0]))
    return KnownBodies({first: tuple(several) for first, several in forms.items()})


def find_odd_names(text: str) -> list[tuple[int, int]]:
    """Return where names stand with small words in them that other names do not have."""
    names, pattern = _odd_names()
    if not any(map(text.__contains__, names)):  # as in most texts, and seen at once
        return []
    return [found.span() for found in pattern.finditer(text)]


@cache
def _odd_names() -> tuple[tuple[str, ...], re.Pattern[str]]:
    names = {
        " ".join(form)
        for several in load_known_bodies().by_first.values()
        for form, _, _ in several
        if any(
            (word.islower() or word.endswith(",")) and word not in {"of", "for", "and", "on", "the"}
            for word in form
        )
    }
    ordered = tuple(sorted(names, key=lambda name: (-len(name), name)))
    return ordered, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")
