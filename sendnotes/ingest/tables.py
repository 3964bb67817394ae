"""Rows with tabs between their cells, as a browser copies a table, as a Markdown table."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from sendnotes.ingest.lists import read_marker

if TYPE_CHECKING:
    from collections.abc import Iterator

_FEWEST_ROWS, _MOST_CELLS, _MANY_WORDS = 3, 9, 3


def with_tables(lines: list[str], code: frozenset[int]) -> list[str]:
    """Return the lines with every table whose cells tabs divide as one of Markdown's.

    Its rows stand one below the other and have as many cells each. The first is its head. Lines
    with the numbers in `code` are left alone.
    """
    tables = {rows[0]: rows for rows in _tables(lines) if code.isdisjoint(rows)}
    if not tables:
        return lines
    shown: list[str] = []
    at = 0
    while at < len(lines):
        if rows := tables.get(at):
            first, *others = (f"| {' | '.join(_cells(lines[row]))} |" for row in rows)
            shown += ["", first, f"|{'---|' * len(_cells(lines[at]))}", *others, ""]
            at = rows[-1] + 1
        else:
            shown.append(lines[at])
            at += 1
    return shown


def told_rows(lines: list[str]) -> frozenset[int]:
    """Return the numbers of the lines of tables that tell something: no menu has so many words."""
    return frozenset(
        row
        for rows in _tables(lines)
        if any(cell.count(" ") >= _MANY_WORDS for row in rows for cell in _cells(lines[row]))
        for row in rows
    )


def _tables(lines: list[str]) -> Iterator[list[int]]:
    """Yield the numbers of the lines of each table."""
    if not any("\t" in line for line in lines):
        return
    for count, run in groupby(range(len(lines)), key=lambda at: len(_cells(lines[at]))):
        rows = list(run)
        if count and len(rows) >= _FEWEST_ROWS:
            yield rows


def _cells(line: str) -> tuple[str, ...]:
    """Return the cells of a row; none for a line that is no row, or is an item of a list."""
    if "\t" not in line.strip() or "|" in line or line[:1].isspace() or read_marker(line):
        return ()
    cells = tuple(" ".join(cell.split()) for cell in line.split("\t"))
    return cells if all(cells) and len(cells) <= _MOST_CELLS else ()
