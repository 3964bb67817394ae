"""Rows with tabs or wide gaps between their cells, as pages and slides have, as Markdown tables."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from sendnotes.ingest.lists import read_marker

if TYPE_CHECKING:
    from collections.abc import Iterator

_FEWEST_ROWS, _MOST_CELLS, _MANY_WORDS = 3, 9, 3
_HEAD_WORDS, _SET_IN = 6, 3
_CELL = re.compile(r"(?<=  )\S")
"""Where a cell begins that is not the first: behind two spaces."""
_RULE = re.compile(r"\s*[-=_─━—]{3}[-=_─━— ]*\Z")
_NAME = re.compile(r"[A-Za-z][\w’' ,-]{2,}\Z")
"""The first cell of a row: no bullet, number or time, and no label with a colon."""
_LABEL = re.compile(
    r"date|held|when|where|venue|time|contact|from|to|subject|copy|cc|speakers?|led by|occasion"
    r"|location|place|published|author|title|source|minister|event|role|by|tel|phone|e-?mail"
    r"|address|audience|action by|chair",
    re.IGNORECASE,
)
"""What stands before the values in the head of a post."""
_PERSONAL = re.compile(r"@|www\.|\bTel\b|\d{5,}")
_HEADED, _PAIR, _WIDE = 2, 2, 3
"""How many labels a head has, how many columns a pair of them, and how many spaces a wide gap."""


class _Table(NamedTuple):
    """The numbers of a table's lines, and its rows."""

    lines: range
    rows: tuple[tuple[str, ...], ...]

    @property
    def tells(self) -> bool:
        """Whether a cell has as many words as no menu has."""
        return any(cell.count(" ") >= _MANY_WORDS for row in self.rows for cell in row)

    def markdown(self) -> Iterator[str]:
        """Yield the lines, the head empty where the first row is like the others."""
        first = self.rows[0]
        head = first if _is_head(first) else ("",) * len(first)
        yield _row(head)
        yield f"|{'---|' * len(head)}"
        yield from map(_row, self.rows[head is first :])


def _is_head(row: tuple[str, ...]) -> bool:
    return not any(cell.count(" ") >= _HEAD_WORDS or any(map(str.isdigit, cell)) for cell in row)


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def with_tables(lines: list[str], code: frozenset[int]) -> list[str]:
    """Return the lines with every table whose cells tabs or wide gaps divide as one of Markdown's.

    Its rows stand one below the other and have as many cells each. Lines with the numbers in `code`
    are left alone.
    """
    tables = {one.lines.start: one for one in _tables(lines) if code.isdisjoint(one.lines)}
    if not tables:
        return lines
    shown: list[str] = []
    at = 0
    while at < len(lines):
        if table := tables.get(at):
            shown += ["", *table.markdown(), ""]
            at = table.lines.stop
        else:
            shown.append(lines[at])
            at += 1
    return shown


def told_rows(lines: list[str]) -> frozenset[int]:
    """Return the numbers of the lines of tables that tell something: no menu has so many words."""
    return frozenset(at for table in _tables(lines) if table.tells for at in table.lines)


def _tables(lines: list[str]) -> Iterator[_Table]:
    if any("\t" in line for line in lines):
        for count, run in groupby(range(len(lines)), key=lambda at: len(_cells(lines[at]))):
            numbers = list(run)
            if count and len(numbers) >= _FEWEST_ROWS:
                rows = tuple(_cells(lines[at]) for at in numbers)
                yield _Table(range(numbers[0], numbers[-1] + 1), rows)
    yield from _aligned(lines)


def _cells(line: str) -> tuple[str, ...]:
    """Return the cells of a row; none for a line that is no row, or is an item of a list."""
    if "\t" not in line.strip() or "|" in line or line[:1].isspace() or read_marker(line):
        return ()
    cells = tuple(" ".join(cell.split()) for cell in line.split("\t"))
    return cells if all(cells) and len(cells) <= _MOST_CELLS else ()


def _aligned(lines: list[str]) -> Iterator[_Table]:
    """Yield the tables whose columns begin one below the other, as they were typed or pasted."""
    starts = [_starts(line) for line in lines]
    at = 0
    while at < len(lines):
        end, columns = at, starts[at]
        while columns and end < len(lines):
            line, found = lines[end], starts[end]
            if end > at and _RULE.match(line):
                end += 1
                continue
            more = columns | found
            below = starts[end + 1] if end + 1 < len(lines) else frozenset()
            if found <= columns and (found or (_is_cut(line, columns) and below & columns)):
                more = columns
            elif not (found > columns and all(_is_cut(one, found) for one in lines[at:end])):
                more = (
                    columns
                    if end > at and _is_set_in(line, found, columns | {_margin(lines[at])})
                    else frozenset()
                )
            if not more or not _is_cut(line, more):
                break
            columns = more
            end += 1
        if table := _read(lines, at, end, columns) if end - at >= _FEWEST_ROWS else None:
            yield table
        at = max(end, at + 1)


def _starts(line: str) -> frozenset[int]:
    """Return where words begin behind two spaces or more; nowhere in a line that is no row."""
    if "  " not in line or "|" in line or "\t" in line or _RULE.match(line) or read_marker(line):
        return frozenset()
    margin = _margin(line)
    return frozenset(found.start() for found in _CELL.finditer(line) if found.start() > margin) or (
        frozenset({margin}) if margin > _SET_IN else frozenset()
    )


def _is_cut(line: str, columns: frozenset[int]) -> bool:
    """Tell whether no word of a line stands across the beginning of a column."""
    return bool(line.strip()) and all(line[column - 1 : column] in {"", " "} for column in columns)


def _is_set_in(line: str, found: frozenset[int], columns: frozenset[int]) -> bool:
    """Tell whether a line below a row has the rest of its cells, set in a little."""
    begins = {*found, _margin(line)} if line.strip()[:1].islower() else found
    return bool(found) and all(
        any(0 <= begin - column <= _SET_IN for column in columns) for begin in begins
    )


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())


def _read(lines: list[str], at: int, end: int, columns: frozenset[int]) -> _Table | None:
    """Return the table of these lines, if a cell tells something and names stand before it.

    Neither a head with labels is one, nor somebody's signature, nor a justified paragraph, whose
    gaps are narrow.
    """
    filled = [line for line in lines[at:end] if not _RULE.match(line)]
    margin = _margin(filled[0])
    bounds = [*pairwise([0, *sorted(columns)]), (max(columns), None)]
    rows: list[list[str]] = []
    wide = 0
    for line in filled:
        cells = [" ".join(line[start:stop].split()) for start, stop in bounds]
        wide += any(line[column - _WIDE : column] == " " * _WIDE for column in columns)
        if rows and _is_rest(line, cells, margin):
            rows[-1] = [f"{one} {more}".strip() for one, more in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
    table = _Table(range(at, end), tuple(map(tuple, rows)))
    named = all(_NAME.match(row[0]) for row in rows)
    labels = sum(_LABEL.fullmatch(row[0]) is not None for row in rows)
    personal = any(_PERSONAL.search(cell) for row in rows for cell in row)
    if len(rows) < _FEWEST_ROWS or len(columns) >= _MOST_CELLS or 2 * wide < len(filled):
        return None
    return table if named and labels < _HEADED and not personal and table.tells else None


def _is_rest(line: str, cells: list[str], margin: int) -> bool:
    """Tell whether a line goes on with the cells of the row above it."""
    if not cells[0]:
        return len(cells) == _PAIR or not all(cells[1:])
    return _margin(line) > margin and cells[0][:1].islower()
