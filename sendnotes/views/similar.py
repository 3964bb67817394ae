"""The page of posts on the same matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sendnotes.views.hits import about_lines, speeches_lines
from sendnotes.views.layout import Span, Style, line, parts, quiet

if TYPE_CHECKING:
    from sendnotes.model import Likeness, SimilarResult
    from sendnotes.views.layout import Line, Page, Table

_TOPICS = 4


def similar_page(result: SimilarResult) -> Page:
    """Return the posts, numbered, each with what it shares with the one asked about."""
    size = len(str(len(result.items)))
    return parts(*(_like(f"{n:>{size}}", item) for n, item in enumerate(result.items, 1)))


def _like(number: str, item: Likeness) -> list[Line | Table]:
    post, indent = item.post, len(number) + 2
    mark = Span("  near-duplicate", Style.WARNING) if item.near_duplicate else None
    return [
        line(quiet(f"{number}  "), Span(post.title or post.id, Style.TITLE), mark, hang=indent),
        *speeches_lines(post, indent),
        line(shared(item), indent=indent, hang=indent + 2),
        *about_lines(post, indent),
    ]


def shared(item: Likeness) -> str:
    """Return what two posts share: "28% alike: the same speech; both on exclusion; ..."."""
    said = []
    if item.near_duplicate:
        said.append(f"{item.overlap:.0%} of the shorter text is in the longer")
    if item.same_speech:
        said.append("the same speech")
    elif item.speakers:
        said.append(f"both of {' and '.join(item.speakers)}")
    if item.topics:
        more = f" and {len(item.topics) - _TOPICS} more" if len(item.topics) > _TOPICS else ""
        said.append(f"both on {', '.join(item.topics[:_TOPICS])}{more}")
    if item.words:
        said.append(f"both say {', '.join(item.words)}")
    return f"{item.alike:.0%} alike: {'; '.join(said)}"
