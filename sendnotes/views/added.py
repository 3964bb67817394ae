"""The page of `add`: what was understood of an input."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sendnotes.model.choices import AddStatus
from sendnotes.model.reading import Origin
from sendnotes.views.explanation import note_lines, removed_lines
from sendnotes.views.fields import field_value, how_it_came
from sendnotes.views.layout import (
    Span,
    Style,
    Table,
    heading,
    labelled,
    line,
    parts,
    quiet,
    verbatim,
)
from sendnotes.views.post import content

if TYPE_CHECKING:
    from sendnotes.model import AddOutcome, AddResult, Explanation, Reading
    from sendnotes.views.layout import Line, Page

REMOVED_SHOWN = 8
_POST_FIELDS = (
    ("title", "Title"),
    ("source", "Source"),
    ("url", "Link"),
    ("published", "Published"),
    ("kind", "Kind"),
)
_SPEECH_FIELDS = (
    ("speaker", "Speaker"),
    ("role", "Role"),
    ("event", "Event"),
    ("place", "Place"),
    ("date", "Date"),
    ("url", "Link"),
)
_WIDTH = 9
_DONE = {
    AddStatus.ADDED: "Added",
    AddStatus.UPDATED: "Updated",
    AddStatus.CHANGED: "Changed",
    AddStatus.WOULD_ADD: "Would add",
    AddStatus.WOULD_UPDATE: "Would update",
    AddStatus.UNCHANGED: "Unchanged",
    AddStatus.FAILED: "Failed",
}
_DRY = frozenset({AddStatus.WOULD_ADD, AddStatus.WOULD_UPDATE})
_LEFT = frozenset({AddStatus.UNCHANGED, AddStatus.CHANGED})


def added_page(result: AddResult) -> Page:
    """Return all that was understood of one input or in a dry run, else a row for each input.

    What failed is told elsewhere.
    """
    outcomes = [outcome for outcome in result.outcomes if outcome.status is not AddStatus.FAILED]
    dry = any(outcome.status in _DRY for outcome in outcomes)
    if dry or len(result.outcomes) == 1:
        return parts(*(block for outcome in outcomes for block in _understood(outcome)))
    rows = tuple(_row(outcome) for outcome in outcomes)
    return [Table(("Status", "Title", "Id"), rows, flexible=1, below=True)] if rows else []


def _row(outcome: AddOutcome) -> tuple[str, ...]:
    post = outcome.reading.post if outcome.reading else None
    told = outcome.reason or (post.title if post else "")
    if outcome.status in _LEFT:
        told = f"{outcome.input}: {told}"
    return (str(outcome.status), told, post.id if post else "")


def _understood(outcome: AddOutcome) -> list[list[Line | Table]]:
    reading = outcome.reading
    if reading is None or outcome.status in _LEFT:
        told = f"{_DONE[outcome.status]}: {outcome.input}"
        return [[line(f"{told}: {outcome.reason}" if outcome.reason else told)]]
    post = reading.post
    first = line(
        Span(f"{_DONE[outcome.status]} ", Style.LABEL), Span(post.id or outcome.input, Style.ID)
    )
    blocks: list[list[Line | Table]] = [
        [first],
        [*_post_fields(reading)],
        *_speech_fields(reading),
        *content(post),
        removed_lines(reading.removed, shown=REMOVED_SHOWN),
        note_lines(reading.notes),
    ]
    if outcome.status in _DRY and outcome.written is not None:
        where = f"The file would be {outcome.path}:" if outcome.path else "The file would be:"
        blocks.append([heading(where)])
        blocks.append([*verbatim(outcome.written.rstrip("\n"))])
    return blocks


def _post_fields(reading: Reading) -> list[Line]:
    how = {explanation.field: explanation for explanation in reading.explanations}
    return [
        _field(name, label, getattr(reading.post, name), how.get(name))
        for name, label in _POST_FIELDS
    ]


def _speech_fields(reading: Reading) -> list[list[Line | Table]]:
    speeches = reading.post.speeches
    if not speeches:
        return [[labelled("Speech", Span("none found", Style.QUIET), width=_WIDTH)]]
    how = {explanation.field: explanation for explanation in reading.explanations}
    blocks = []
    for number, speech in enumerate(speeches):
        name = f"Speech {number + 1}" if len(speeches) > 1 else "Speech"
        rows: list[Line | Table] = [heading(name)]
        for field, label in _SPEECH_FIELDS:
            told = how.get(f"speeches[{number}].{field}")
            row = _field(field, label, getattr(speech, field), told, indent=2)
            rows.append(row)
        blocks.append(rows)
    return blocks


def _field(
    name: str, label: str, value: str | None, told: Explanation | None, *, indent: int = 0
) -> Line:
    width = _WIDTH - indent
    if not value:
        why = told.how if told and told.how else "missing"
        return labelled(label, Span(why, Style.WARNING), indent=indent, width=width)
    row = labelled(label, field_value(name, value), indent=indent, width=width)
    if told is None or told.origin is Origin.READ:
        return row
    return line(*row.spans, quiet(f"  ({how_it_came(told)})"), indent=row.indent, hang=row.hang)
