"""Pages for a terminal: wrapped to its width, coloured, tables with aligned columns.

Source text meets no markup here: rich styles it as it is. Only rich's styles and widths are
loaded, which takes half as long as its console.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.style import Style as RichStyle

from sendnotes.views.human import HumanView
from sendnotes.views.layout import Line, Span, Style, Table
from sendnotes.views.text import visible_line
from sendnotes.views.wrapping import fold, split_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sendnotes.views.layout import Page

# Yellow, white and black vanish on one background or the other; these are read on both.
_LOOKS = {
    Style.TITLE: "bold",
    Style.LABEL: "bold",
    Style.QUIET: "dim",
    Style.MARK: "bold magenta",
    Style.TOPIC: "cyan",
    Style.QUOTE: "italic",
    Style.ID: "green",
    Style.WARNING: "bold red",
}
_GAP = 2
_NARROWEST = 24
_SLIMMEST = 8
_NOTHING = "–"


class RichView(HumanView):
    """What a terminal shows. Without colour, marked words stand between asterisks."""

    def __init__(self, *, width: int, colour: bool) -> None:
        self._width = max(width, 20)
        self._looks: dict[Style, RichStyle] = {}
        if colour:
            self._looks = {style: RichStyle.parse(look) for style, look in _LOOKS.items()}

    def write(self, page: Page) -> str:
        """Return a page as text."""
        rows: list[str] = []
        for part in page:
            rows += self._rows(part) if isinstance(part, Line) else self._table(part)
        return "".join(f"{row.rstrip()}\n" for row in rows)

    def _rows(self, part: Line) -> Iterator[str]:
        if part.verbatim:
            yield self._styled(part.spans)
            return
        spans = self._shown(part.spans)
        text = "".join(span.text for span in spans)
        cuts = fold(text, self._width - part.indent, self._width - part.hang)
        for number, row in enumerate(split_spans(spans, cuts)):
            yield " " * (part.hang if number else part.indent) + self._styled(row)

    def _shown(self, spans: tuple[Span, ...]) -> list[Span]:
        if self._looks:
            return list(spans)
        return [Span(f"**{s.text}**") if s.style is Style.MARK else s for s in spans]

    def _styled(self, spans: list[Span] | tuple[Span, ...]) -> str:
        return "".join(self._style(span.text, span.style) for span in spans)

    def _style(self, text: str, style: Style) -> str:
        if not (text and (look := self._looks.get(style))):
            return text
        return look.render(text, color_system=ColorSystem.STANDARD)

    def _table(self, table: Table) -> Iterator[str]:
        rows = [tuple(visible_line(cell) or _NOTHING for cell in row) for row in table.rows]
        aligned = len(table.columns) - table.below
        widths = self._widths(table, [table.columns, *rows], aligned)
        if rows:
            yield from self._row(table, table.columns[:aligned], widths, Style.LABEL)
        for row in rows:
            yield from self._row(table, row[:aligned], widths, Style.TEXT)
            if table.below:
                margin = sum(widths[: table.flexible]) + _GAP * table.flexible
                yield " " * margin + self._style(row[-1], Style.ID)

    def _widths(self, table: Table, rows: list[tuple[str, ...]], aligned: int) -> list[int]:
        widths = [
            min(max(cell_len(row[number]) for row in rows), self._width)
            for number in range(aligned)
        ]
        words = [
            max(cell_len(word) for row in rows for word in (row[number].split() or [""]))
            for number in range(aligned)
        ]
        room = self._width - _GAP * (aligned - 1)
        while sum(widths) > room and max(widths) > _SLIMMEST:
            # The flexible column gives way first, down to where it is hard to read; then the widest
            # whose longest word, such as a topic's slug, still has room.
            spare = [number for number in range(aligned) if widths[number] > words[number]]
            widest = max(spare or range(aligned), key=lambda number: widths[number])
            gives = table.flexible if widths[table.flexible] > _NARROWEST else widest
            widths[gives] -= 1
        return widths

    def _row(
        self, table: Table, cells: tuple[str, ...], widths: list[int], style: Style
    ) -> Iterator[str]:
        columns = []
        for cell, width in zip(cells, widths, strict=True):
            cuts = fold(cell, width, width)
            columns.append(
                ["".join(s.text for s in row) for row in split_spans([Span(cell)], cuts)]
            )
        for height in range(max(len(column) for column in columns)):
            shown = []
            for number, (column, width) in enumerate(zip(columns, widths, strict=True)):
                text = column[height] if height < len(column) else ""
                space = " " * (width - cell_len(text))
                text = self._style(text, style)
                shown.append(space + text if number in table.numbers else text + space)
            yield (" " * _GAP).join(shown)
