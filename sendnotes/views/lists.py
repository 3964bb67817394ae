"""The tables of `list` and `check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sendnotes.model.choices import ListKind
from sendnotes.model.lists import DuplicateGroup, FocusItem, QuoteItem, SpeechItem, Tally
from sendnotes.views.layout import Span, Style, Table, line, parts, quiet
from sendnotes.views.text import count, one_line, published_by, quoted

if TYPE_CHECKING:
    from sendnotes.model import CheckResult, ListItem, ListResult, Post
    from sendnotes.views.layout import Line, Page

_DATED = ("First", "Last")
_COUNTED = {
    ListKind.SPEAKERS: ("Speaker", "Role", "Speeches"),
    ListKind.TOPICS: ("Topic", "About", "Focus areas"),
}
_NAMED = {
    ListKind.ORGANISATIONS: "Organisation",
    ListKind.SOURCES: "Source",
    ListKind.TAGS: "Tag",
}


def list_page(result: ListResult) -> Page:
    """Return a table with a row for each item."""
    if not result.items:
        return []
    if result.kind is ListKind.DUPLICATES:
        groups = (item for item in result.items if isinstance(item, DuplicateGroup))
        return parts(*(_group(number, group) for number, group in enumerate(groups, 1)))
    rows = tuple(_row(item, result.kind) for item in result.items)
    columns: tuple[str, ...]
    match result.kind:
        case ListKind.POSTS:
            columns = ("Date", "Title", "Speaker", "Source", "Id")
            return [Table(columns, rows, flexible=1, below=True)]
        case ListKind.SPEECHES:
            columns = ("Date", "Event", "Place", "Speaker", "Role", "Id")
            return [Table(columns, rows, flexible=1, below=True)]
        case ListKind.FOCUS:
            columns = ("Date", "Focus area", "Topics", "Speaker", "Id")
            return [Table(columns, rows, flexible=1, below=True)]
        case ListKind.QUOTES:
            columns = ("Date", "Quote", "Speaker", "Id")
            return [Table(columns, rows, flexible=1, below=True)]
        case ListKind.SPEAKERS | ListKind.TOPICS:
            name, label, counted = _COUNTED[result.kind]
            columns = (name, label, counted, "Posts", *_DATED)
            return [Table(columns, rows, flexible=1, numbers=(2, 3))]
        case _:
            return [Table((_NAMED[result.kind], "Posts", *_DATED), rows, numbers=(1,))]


def _group(number: int, group: DuplicateGroup) -> list[Line | Table]:
    indent = len(f"{number}  ")
    told = one_line(group.speech) if group.speech else group.posts[0].title
    alike = f"{count(len(group.posts), 'post')}, {group.likeness:.0%} alike"
    lines: list[Line | Table] = [
        line(quiet(f"{number}  "), Span(told, Style.TITLE), hang=indent),
        line(quiet(alike), indent=indent),
    ]
    for post in group.posts:
        published = published_by(post)
        about = (quiet(f" · {published}" if published else None),)
        lines.append(line(Span(post.title), *about, indent=indent, hang=indent + 2))
        lines.append(line(Span(post.id, Style.ID), indent=indent + 2))
    return lines


def problems_page(result: CheckResult) -> Page:
    """Return a row for each problem."""
    rows = tuple((problem.path, problem.message) for problem in result.problems)
    return [Table(("Where", "What"), rows, flexible=1)] if rows else []


def _row(item: ListItem, kind: ListKind) -> tuple[str, ...]:
    match item:
        case DuplicateGroup():
            return tuple(post.id for post in item.posts)
        case Tally():
            return _tally_row(item, kind)
        case SpeechItem(speech=speech):
            event = speech.event or ""
            if item.witnesses > 1:
                event = f"{event} ({item.witnesses} witnesses)".strip()
            known = (speech.date, event, speech.place, speech.speaker, speech.role)
            return (*(value or "" for value in known), item.post)
        case FocusItem(area=area, speech=said):
            date, speaker = (said.date, said.speaker) if said else (None, None)
            return (date or "", area.text, ", ".join(area.topics), speaker or "", item.post)
        case QuoteItem(quote=quote, speech=said):
            date = said.date if said else None
            return (date or "", quoted(quote.text), quote.speaker or "", item.post)
        case _:
            return _post_row(item)


def _post_row(post: Post) -> tuple[str, ...]:
    speakers = ", ".join(dict.fromkeys(s.speaker for s in post.speeches if s.speaker))
    return (post.date or "", post.title, speakers, post.source or "", post.id)


def _tally_row(tally: Tally, kind: ListKind) -> tuple[str, ...]:
    dates = (tally.first or "", tally.last or "")
    if kind in _COUNTED:
        return (tally.name, tally.label or "", f"{tally.count}", f"{tally.posts}", *dates)
    return (tally.name, f"{tally.posts}", *dates)
