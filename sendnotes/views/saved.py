"""The pages of saved searches and of what is new for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sendnotes.model.choices import Scope
from sendnotes.model.questions import Filters
from sendnotes.views.hits import hit_lines
from sendnotes.views.layout import Span, Style, Table, line, parts, quiet
from sendnotes.views.text import spoken_date

if TYPE_CHECKING:
    from sendnotes.model import NewsItem, NewsResult, Question, SavedResult, SavedSearch
    from sendnotes.views.layout import Line, Page


def saved_page(result: SavedResult) -> Page:
    """Return a row for each saved search."""
    rows = tuple(
        (f"@{one.name}", one.question.query, filters_text(one.question), (one.ran or "")[:10])
        for one in result.searches
    )
    return [Table(("Name", "Query", "Filters", "Last news"), rows, flexible=1)] if rows else []


def news_page(result: NewsResult) -> Page:
    """Return the hits that are new, newest first, under the name of each search."""
    return parts(*(block for item in result.items for block in _news(item)))


def _news(item: NewsItem) -> list[list[Line | Table]]:
    size = len(str(len(item.hits)))
    head = line(
        Span(f"@{item.search.name}", Style.LABEL), quiet(f"  {told_since(item)}"), indent=0, hang=2
    )
    return [[head], *(hit_lines(f"{n:>{size}}", hit) for n, hit in enumerate(item.hits, 1))]


def told_since(item: NewsItem) -> str:
    """Return how much is new and since when: "2 new since 1 March 2026: posts with ..."."""
    since = f" since {spoken_date(item.search.ran[:10])}" if item.search.ran else ""
    shown = f", {len(item.hits):,} shown" if len(item.hits) < item.total else ""
    return f"{item.total:,} new{since}{shown}: {item.understood}"


def asked(search: SavedSearch) -> str:
    """Return the words and filters of a saved search in one line."""
    words = search.question.query or "all posts"
    filters = filters_text(search.question)
    return f"{words} ({filters})" if filters else words


def filters_text(question: Question) -> str:
    """Return what a question asks besides its words: "speaker Hinds, since 2018"."""
    said = []
    for name in Filters._fields:
        value = getattr(question.filters, name)
        if value:
            said.append(
                f"{name} {value if isinstance(value, str) else ' or '.join(map(str, value))}"
            )
    if question.scope is not Scope.POST:
        said.append(f"in {question.scope}")
    if question.exact:
        said.append("exact")
    return ", ".join(said)
