"""The archive's saved searches, `searches.toml`: a file that people may edit."""

from __future__ import annotations

import datetime
import tomllib
from typing import TYPE_CHECKING, TypeVar

from sendnotes.archive.atomic import write_bytes
from sendnotes.archive.conflicts import conflict_in
from sendnotes.errors import SendnotesError, UnusableArchive, one_of
from sendnotes.model import Filters, Kind, Question, SavedSearch, Scope

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sendnotes.archive.store import Archive

_Choice = TypeVar("_Choice", Kind, Scope)
SEARCHES = "searches.toml"
_HEADER = """\
# Saved searches: edit them as you like, a table each.
# `sendnotes search @NAME` runs one, `sendnotes news` tells what is new for each.
"""
_DATES = ("since", "until")
_LISTS = tuple(name for name in Filters._fields if name not in _DATES)
_KEYS = ("query", *_LISTS, *_DATES, "in", "exact")


def searches_path(archive: Archive) -> Path:
    """Return where the saved searches are."""
    return archive.root / SEARCHES


def read_searches(archive: Archive) -> tuple[SavedSearch, ...]:
    """Return the saved searches, by name; raises UnusableArchive if the file is broken."""
    path = searches_path(archive)
    text = _text(path)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnusableArchive(f"{path} is broken: {conflict_in(text) or error}.") from error
    return tuple(
        SavedSearch(name, _question(path, name, tables[name]))
        for name in sorted(tables, key=lambda name: (name.casefold(), name))
    )


def write_search(archive: Archive, search: SavedSearch) -> None:
    """Add a saved search or replace the one of its name; the rest of the file stays as it is."""
    import tomlkit

    path = searches_path(archive)
    document = tomlkit.parse(_text(path) or _HEADER)
    table = tomlkit.table()
    for key, value in _table(search.question).items():
        table.add(key, value)
    if search.name not in document:
        document.add(tomlkit.nl())
    document[search.name] = table
    write_bytes(path, tomlkit.dumps(document).encode())


def remove_searches(archive: Archive, names: tuple[str, ...]) -> None:
    """Take saved searches out; the rest of the file stays as it is."""
    import tomlkit

    path = searches_path(archive)
    document = tomlkit.parse(_text(path))
    for name in names:
        document.remove(name)
    write_bytes(path, tomlkit.dumps(document).encode())


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableArchive(f"{path} cannot be read: {error}.") from error


def _table(question: Question) -> dict[str, str | list[str] | bool]:
    filters = question.filters
    table: dict[str, str | list[str] | bool] = {"query": question.query}
    for key in _LISTS:
        if values := [str(value) for value in getattr(filters, key)]:
            table[key] = values
    for key in _DATES:
        if value := getattr(filters, key):
            table[key] = value
    if question.scope is not Scope.POST:
        table["in"] = str(question.scope)
    if question.exact:
        table["exact"] = True
    return table


def _question(path: Path, name: str, table: object) -> Question:
    if not isinstance(table, dict):
        raise UnusableArchive(
            f'{path}: {name!r} is no saved search: write [{name}], query = "...".'
        )
    if unknown := [key for key in table if key not in _KEYS]:
        raise UnusableArchive(
            f"{path}: the saved search {name!r} has {unknown[0]!r}.",
            hint=f"Known: {', '.join(_KEYS)}.",
        )
    try:
        return Question(
            query=_one(table, "query"),
            filters=Filters(
                **{key: _several(table, key) for key in _LISTS if key != "kind"},
                kind=tuple(_choice(Kind, "kind", kind) for kind in _several(table, "kind")),
                since=_one(table, "since") or None,
                until=_one(table, "until") or None,
            ),
            scope=_choice(Scope, "in", _one(table, "in") or str(Scope.POST)),
            exact=_switch(table, "exact"),
        )
    except _Wrong as wrong:
        raise UnusableArchive(f"{path}: in the saved search {name!r} {wrong.sentence}") from None


class _Wrong(SendnotesError):
    """A value of a saved search that is none."""


def _one(table: Mapping[str, object], key: str) -> str:
    value = table.get(key, "")
    if isinstance(value, bool) or not isinstance(value, (str, int, datetime.date)):
        raise _Wrong(f"{key!r} should be a text.")
    return str(value)


def _several(table: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    values = value if isinstance(value, list) else [value]
    if not all(isinstance(one, str) for one in values):
        raise _Wrong(f"{key!r} should be a text or a list of texts.")
    return tuple(values)


def _switch(table: Mapping[str, object], key: str) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise _Wrong(f"{key!r} should be true or false.")
    return value


def _choice(choices: type[_Choice], key: str, value: str) -> _Choice:
    try:
        return choices(value)
    except ValueError:
        known = one_of([str(choice) for choice in choices])
        raise _Wrong(f"{key!r} is {value!r}; it should be {known}.") from None
