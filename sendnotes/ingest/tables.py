"""Rows with tabs between their cells, as a browser copies a table, as a Markdown table."""

from __future__ import annotations

from itertools import groupby

from sendnotes.ingest.lists import read_marker

_FEWEST_ROWS, _MOST_CELLS = 3, 9


def with_tables(lines: list[str], code: frozenset[int]) -> list[str]:
    """Return the lines with every table whose cells tabs divide as one of Markdown's.

    Its rows stand one below the other and have as many cells each. The first is its head. Lines
    with the numbers in `code` are left alone.
    """
    if not any("\t" in line for line in lines):
        return lines
    shown: list[str] = []
    cells = [_cells(line) if at not in code else () for at, line in enumerate(lines)]
    for count, run in groupby(range(len(lines)), key=lambda at: len(cells[at])):
        rows = list(run)
        if count and len(rows) >= _FEWEST_ROWS:
            table = [f"| {' | '.join(cells[at])} |" for at in rows]
            shown += ["", table[0], f"|{'---|' * count}", *table[1:], ""]
        else:
            shown += [lines[at] for at in rows]
    return shown


def _cells(line: str) -> tuple[str, ...]:
    """Return the cells of a row; none for a line that is no row, or is an item of a list."""
    if "\t" not in line.strip() or "|" in line or line[:1].isspace() or read_marker(line):
        return ()
    cells = tuple(" ".join(cell.split()) for cell in line.split("\t"))
    return cells if all(cells) and len(cells) <= _MOST_CELLS else ()
