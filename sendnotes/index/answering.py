"""All posts that answer a query, for commands that list, count or export them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sendnotes.index.english import describe
from sendnotes.index.evaluation import Evaluator
from sendnotes.index.fields import FieldFilter
from sendnotes.index.query import parse
from sendnotes.index.rescue import settle_fields, without_filters
from sendnotes.index.search import suggest
from sendnotes.model import Scope

if TYPE_CHECKING:
    import datetime
    from collections.abc import Set as AbstractSet

    from sendnotes.index.nodes import Node
    from sendnotes.index.postings import Postings
    from sendnotes.model import Filters


class Answers(NamedTuple):
    """Which posts answer a query, and what is to be said of it."""

    ids: frozenset[str]
    understood: str
    """The query in English, as "posts with ..."."""
    suggestions: tuple[str, ...]
    notes: tuple[str, ...]


def answers(
    postings: Postings, text: str, filters: Filters, today: datetime.date | None
) -> Answers:
    """Return the posts that have all of a query; raise as `search` does."""
    fields = FieldFilter(postings, today)
    within = fields.passing(filters)
    query = parse(text)
    node, settled = settle_fields(query.node, fields)
    if node is None and not query.everything:
        note = f"There is no word to look for in {text.strip()!r}."
        return Answers(frozenset(), "posts", (), (*query.notes, note))
    evaluator = Evaluator(postings, fields, zone=None, exact=False, all_words=True)
    found = evaluator.evaluate(node, within)

    def number_of(node: Node | None, within: AbstractSet[int]) -> int:
        other = Evaluator(postings, fields, zone=None, exact=False, all_words=True)
        return len(other.evaluate(node, within).scores)

    notes = [*query.notes, *settled, *found.notes]
    if not found.scores:
        notes += without_filters(node, filters, fields, number_of, 0)
    ids = postings.manifest.ids
    return Answers(
        frozenset(ids[number] for number in found.scores),
        describe(node, filters, Scope.POST, found.widened, fields.today),
        suggest(postings, found.unknown),
        tuple(dict.fromkeys(notes)),
    )
