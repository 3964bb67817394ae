"""The page of a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sendnotes.mapping import witnesses_of
from sendnotes.views.layout import Span, Style, line, marked, parts, quiet
from sendnotes.views.text import count, one_line, one_paragraph, shorten, spoken_date

if TYPE_CHECKING:
    from sendnotes.model import Hit, Passage, Post, SearchResult
    from sendnotes.views.layout import Line, Page, Table

SPEECHES_SHOWN = 3
_UNDER_LENGTH = 60


def hits_page(result: SearchResult) -> Page:
    """Return the hits, numbered through all pages."""
    number = first_number(result)
    size = len(str(number + len(result.hits)))
    return parts(*(_hit(f"{n:>{size}}", hit) for n, hit in enumerate(result.hits, number)))


def first_number(result: SearchResult) -> int:
    """Return the number of the page's first hit; only a last page may be shorter than others."""
    if result.page >= result.pages:
        return max(result.total - len(result.hits), 0) + 1
    return (result.page - 1) * len(result.hits) + 1


def _hit(number: str, hit: Hit) -> list[Line | Table]:
    post, indent = hit.post, len(number) + 2
    title = post.title or post.id
    lines: list[Line | Table] = [
        line(quiet(f"{number}  "), Span(title, Style.TITLE), hang=indent),
    ]
    lines += [
        line(Span(one_line(speech), Style.FACT), indent=indent, hang=indent + 2)
        for speech in post.speeches[:SPEECHES_SHOWN]
    ]
    if (more := len(post.speeches) - SPEECHES_SHOWN) > 0:
        lines.append(
            line(quiet(f"and {count(more, 'more speech', 'more speeches')}"), indent=indent)
        )
    lines += [_passage(passage, indent) for passage in hit.passages]
    if about := _about(post):
        lines.append(line(*about, indent=indent, hang=indent + 2))
    lines.append(line(Span(post.id, Style.ID), indent=indent))
    return lines


def _passage(passage: Passage, indent: int) -> Line:
    words = marked(passage.text, passage.marks, Style.TEXT)
    return line(*words, quiet(f"  ({told(passage)})"), indent=indent, hang=indent + 2)


def told(passage: Passage) -> str:
    """Return whose words a passage is and where it stands."""
    by = one_paragraph(passage.speaker) if passage.speaker else None
    voices = {
        "said": f"said by {by}" if by else "quoted",
        "reported": f"{by}, reported" if by else "reported",
        "comment": f"comment by {by}" if by else "the publisher's words",
    }
    under = f"; under: {shorten(passage.under, _UNDER_LENGTH)}" if passage.under else ""
    return voices[passage.voice] + under


def _about(post: Post) -> list[Span]:
    published = ", ".join(p for p in (post.source, spoken_date(post.published)) if p)
    if (witnesses := len(witnesses_of(post))) > 1:
        published += f"{' · ' if published else ''}{count(witnesses, 'witness', 'witnesses')}"
    spans = [Span(", ".join(post.topics), Style.TOPIC)] if post.topics else []
    if published:
        spans.append(Span(f" · {published}" if spans else published, Style.QUIET))
    return spans
