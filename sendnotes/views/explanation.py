"""The page that tells how a post was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sendnotes.views.fields import changes, field_label, field_value, how_it_came
from sendnotes.views.layout import Span, Style, heading, labelled, line, parts, quiet
from sendnotes.views.text import shorten

if TYPE_CHECKING:
    from sendnotes.model import Reading, Removed, ShowResult
    from sendnotes.views.fields import Change
    from sendnotes.views.layout import Line, Page, Table

_VALUE_LENGTH = 300
_INDENT = 2


def explanation_page(result: ShowResult) -> Page:
    """Return every field with its value and how it came about, removed lines and notes."""
    post, reading = result.post, result.reading
    head: list[Line | Table] = [
        line(Span(post.title or post.id, Style.TITLE)),
        line(Span(post.id, Style.ID)),
    ]
    if reading is None:
        unknown = line(quiet("How this post was read is not recorded; its fields stand as given."))
        return parts(head, [unknown])
    return parts(
        head,
        _fields(result, reading),
        removed_lines(reading.removed),
        note_lines(reading.notes),
    )


def removed_lines(removed: tuple[Removed, ...], *, shown: int | None = None) -> list[Line | Table]:
    """Return the lines taken out as page furniture, at most `shown` of them."""
    if not removed:
        return []
    lines: list[Line | Table] = [heading("Removed as page furniture")]
    for one in removed[:shown]:
        row = (quiet(f"line {one.line}: "), shorten(one.text, 100), quiet(f"  ({one.why})"))
        lines.append(line(*row, indent=_INDENT, hang=_INDENT + 2))
    if shown is not None and len(removed) > shown:
        more = f"and {len(removed) - shown} more (show --explain)"
        lines.append(line(quiet(more), indent=_INDENT))
    return lines


def note_lines(notes: tuple[str, ...]) -> list[Line | Table]:
    """Return repairs and warnings."""
    rows = [line(note, indent=_INDENT, hang=_INDENT + 2) for note in notes]
    return [heading("Notes"), *rows] if rows else []


def _fields(result: ShowResult, reading: Reading) -> list[Line | Table]:
    changed = {change.field: change for change in changes(result.post, reading.post)}
    speeches = len(result.post.speeches)
    labels = [field_label(path, speeches=speeches) for path in _paths(reading, changed)]
    width = min(max((len(label) for label in labels), default=0), 22)
    lines: list[Line | Table] = []
    for explanation in reading.explanations:
        change = changed.pop(explanation.field, None)
        label = field_label(explanation.field, speeches=speeches)
        value = change.value if change else explanation.value
        lines.append(_value(label, explanation.field, value, width))
        how = _since(change) if change else how_it_came(explanation)
        lines.append(line(quiet(how), indent=width + 1))
    for path, change in changed.items():
        label = field_label(path, speeches=speeches)
        lines.append(_value(label, path, change.value, width))
        lines.append(line(quiet(_since(change)), indent=width + 1))
    return lines


def _paths(reading: Reading, changed: dict[str, Change]) -> list[str]:
    return [*(explanation.field for explanation in reading.explanations), *changed]


def _value(label: str, path: str, value: str | None, width: int) -> Line:
    known = Style.FACT if value else Style.QUIET
    shown = Span(shorten(field_value(path, value), _VALUE_LENGTH), known)
    return labelled(label, shown, width=width)


def _since(change: Change) -> str:
    was = shorten(field_value(change.field, change.was), _VALUE_LENGTH)
    return f"set by hand since (was: {was})"
