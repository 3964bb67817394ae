"""Towns by their names, where no “in” or “at” stands before them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sendnotes.extract.alternatives import by_first_letter

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILE = Path(__file__).parent.parent / "data" / "towns.toml"
_NAME_GOES_ON = r"(?![\w’'-])(?! (?!(?:On|In|At|The|He|She|We|It|And|But)\b)[A-Z])"
"""A capital behind it makes it a part of a name: “Leeds City Council”."""
_NAME_BEGAN = r"(?<![\w’'-])(?<!University of )(?<!Borough of )(?<!Diocese of )(?<!\d )"


@cache
def _table() -> dict[str, list[str]]:
    """Return the `towns`, whose names hardly ever mean anything else, and the `shared` names."""
    tables = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {key: " ".join(text.split()).split(", ") for key, text in tables.items()}


@cache
def _all_towns() -> frozenset[str]:
    return frozenset(name for names in _table().values() for name in names)


@cache
def _pattern() -> re.Pattern[str]:
    name = by_first_letter("|".join(map(re.escape, _table()["towns"])))
    return re.compile(f"{_NAME_BEGAN}(?:{name}){_NAME_GOES_ON}")


def find_towns(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a text names a town by itself, not as a part of another name."""
    for found in _pattern().finditer(text):
        yield found.start(), found.end(), found[0]


def is_town(name: str) -> bool:
    """Tell whether a place is a town of the table, or in one: “The Hall, Leeds”."""
    return name.rpartition(", ")[2] in _all_towns()
