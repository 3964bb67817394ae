"""Pages as plain lines: for pipes, files and screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sendnotes.views.human import HumanView
from sendnotes.views.layout import Line, Style
from sendnotes.views.text import visible_line

if TYPE_CHECKING:
    from sendnotes.views.layout import Page, Table


class PlainView(HumanView):
    """No colour and no wrapping; tables as tab-separated values, so that `cut` works."""

    def write(self, page: Page) -> str:
        """Return a page as text."""
        rows = (_line(part) if isinstance(part, Line) else _table(part) for part in page)
        return "".join(f"{row}\n" for row in rows)


def _line(row: Line) -> str:
    words = (f"**{s.text}**" if s.style is Style.MARK else s.text for s in row.spans)
    return f"{' ' * row.indent}{''.join(words)}" if row.spans else ""


def _table(table: Table) -> str:
    return "\n".join("\t".join(visible_line(cell) for cell in row) for row in table.rows)
