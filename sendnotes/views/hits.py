"""The page of a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sendnotes.mapping import witnesses_of
from sendnotes.views.layout import Span, Style, labelled, line, marked, parts, quiet
from sendnotes.views.text import (
    also_published,
    count,
    one_line,
    one_paragraph,
    published_by,
    shorten,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.model import Facet, Hit, Passage, Post, SearchResult, Witness
    from sendnotes.views.layout import Line, Page, Table

SPEECHES_SHOWN = 3
VALUES_SHOWN = 8
_UNDER_LENGTH = 60


def hits_page(result: SearchResult) -> Page:
    """Return the hits, numbered through all pages."""
    number = first_number(result)
    size = len(str(number + len(result.hits)))
    hits = (hit_lines(f"{n:>{size}}", hit) for n, hit in enumerate(result.hits, number))
    return parts(*hits, facet_lines(result.facets))


def first_number(result: SearchResult) -> int:
    """Return the number of the page's first hit; only a last page may be shorter than others."""
    if result.page >= result.pages:
        return max(result.total - len(result.hits), 0) + 1
    return (result.page - 1) * len(result.hits) + 1


def hit_lines(number: str, hit: Hit) -> list[Line | Table]:
    """Return a numbered hit: its title, speeches, passages, topics and id."""
    post, indent = hit.post, len(number) + 2
    title = post.title or post.id
    lines: list[Line | Table] = [
        line(quiet(f"{number}  "), Span(title, Style.TITLE), hang=indent),
    ]
    lines += speeches_lines(post, indent)
    lines += [_passage(passage, indent) for passage in hit.passages]
    return [*lines, *about_lines(post, indent, hit.also)]


def speeches_lines(post: Post, indent: int) -> list[Line]:
    """Return a line for each of a post's first speeches, and how many more there are."""
    lines = [
        line(Span(one_line(speech), Style.FACT), indent=indent, hang=indent + 2)
        for speech in post.speeches[:SPEECHES_SHOWN]
    ]
    if (more := len(post.speeches) - SPEECHES_SHOWN) > 0:
        lines.append(
            line(quiet(f"and {count(more, 'more speech', 'more speeches')}"), indent=indent)
        )
    return lines


def about_lines(post: Post, indent: int, also: Sequence[Witness] = ()) -> list[Line]:
    """Return a post's topics and where it was published, who else did, and its id."""
    about = _about(post)
    lines = [line(*about, indent=indent, hang=indent + 2)] if about else []
    lines += also_lines(also, indent)
    return [*lines, line(Span(post.id, Style.ID), indent=indent)]


def also_lines(also: Sequence[Witness], indent: int) -> list[Line]:
    """Return a line on who else published a text, if anybody did."""
    told = also_published(also)
    return [line(quiet(told), indent=indent, hang=indent + 2)] if told else []


def facet_lines(facets: tuple[Facet, ...]) -> list[Line | Table]:
    """Return a line for each facet that counts anything: "Year     2019 2 · 2018 1"."""
    lines: list[Line | Table] = []
    for facet in facets:
        shown = [f"{value} {many:,}" for value, many in facet.counts[:VALUES_SHOWN]]
        if (more := len(facet.counts) - VALUES_SHOWN) > 0:
            shown.append(f"and {more:,} more")
        if shown:
            lines.append(labelled(facet.name.capitalize(), " · ".join(shown), width=8))
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
    published = published_by(post)
    if (witnesses := len(witnesses_of(post))) > 1:
        published += f"{' · ' if published else ''}{count(witnesses, 'witness', 'witnesses')}"
    spans = [Span(", ".join(post.topics), Style.TOPIC)] if post.topics else []
    if published:
        spans.append(Span(f" · {published}" if spans else published, Style.QUIET))
    return spans
