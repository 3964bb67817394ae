"""Looking for a query in a part of a post: a focus area, a quote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sendnotes.index.english import describe_part
from sendnotes.index.evaluation import Evaluator
from sendnotes.index.fields import FieldFilter
from sendnotes.index.marks import Marks
from sendnotes.index.nodes import All, Field, Not, Word
from sendnotes.index.query import parse

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from sendnotes.index.nodes import Node
    from sendnotes.index.postings import Postings
    from sendnotes.model import Filters

    Spans = tuple[tuple[int, int], ...]
    PartMatcher = Callable[[str], Spans]
    """Takes a text and returns where the query stands in it; nothing unless all of it does."""

_OF_SPEECHES = ("speaker", "role", "event", "place")


class PartQuery(NamedTuple):
    """A query as it is asked of the parts of posts: words of the part, fields of its post."""

    find: PartMatcher
    posts: AbstractSet[str]
    """The ids of the posts that have the fields."""
    filters: Filters
    """The filters, with what the fields ask of a part's own speech."""
    words: str | None
    """The plain words, empty if there are only fields; None for any other query."""
    quoted: tuple[str, ...]
    """Who is to be quoted, of the fields."""
    asked: tuple[str, ...]
    """The fields, in English."""
    notes: tuple[str, ...]


def part_query(
    postings: Postings, text: str, filters: Filters, today: datetime.date | None
) -> PartQuery:
    """Return `text` as a query of parts; raise UnknownField, UnknownValue, BadDate."""
    fields = FieldFilter(postings, today)
    query = parse(text)
    node = query.node
    parts = node.nodes if isinstance(node, All) else (node,) if node else ()
    of_posts = tuple(one for one in parts if isinstance(_inner(one), Field))
    in_parts = [one for one in parts if one not in of_posts]
    evaluator = Evaluator(postings, fields, zone=None, exact=False)
    live = postings.manifest.live
    numbers = evaluator.evaluate(All(of_posts), live).scores if of_posts else live
    plain = all(isinstance(one, Word) for one in in_parts)
    words = " ".join(one.text for one in in_parts if isinstance(one, Word))
    notes = query.notes
    if node is None:
        notes = (*notes, f"There is no word to look for in {text.strip()!r}.")
    return PartQuery(
        _matcher(postings, in_parts),
        frozenset(postings.manifest.ids[number] for number in numbers),
        _of_speeches(of_posts, filters, fields),
        (words if of_posts else text) if plain and node else None,
        tuple(
            one.value.strip('" ')
            for one in of_posts
            if isinstance(one, Field) and fields.name_of(one.name) == "quoted" and one.value != "*"
        ),
        tuple(describe_part(one, fields.today) for one in of_posts),
        notes,
    )


def _inner(node: Node) -> Node:
    return node.node if isinstance(node, Not) else node


def _of_speeches(nodes: tuple[Node, ...], filters: Filters, fields: FieldFilter) -> Filters:
    """Return filters that ask the same of a speech; those given already stay."""
    asked: dict[str, Any] = {}
    for one in nodes:
        if not isinstance(one, Field) or one.value == "*":
            continue
        name = fields.name_of(one.name)
        value = one.value.strip('" ')
        if name in _OF_SPEECHES and not getattr(filters, name):
            asked[name] = (value,)
        elif name in ("date", "year", "since", "until") and not (filters.since or filters.until):
            first, last = fields.days(name, value)
            asked["since"] = max(first, asked.get("since", first))
            asked["until"] = min(last, asked.get("until", last))
    return filters._replace(**asked)


def _matcher(postings: Postings, parts: list[Node]) -> PartMatcher:
    wanted = [_marks(postings, part) for part in parts if not isinstance(part, Not)]
    unwanted = [_marks(postings, part.node, sure=True) for part in parts if isinstance(part, Not)]

    def find(part: str) -> Spans:
        found = [marks.find(part) for marks in wanted]
        if not all(found) or any(marks.find(part) for marks in unwanted):
            return ()
        spans: list[tuple[int, int]] = []
        for mark in sorted(mark for marks in found for mark in marks):
            if not spans or mark.start >= spans[-1][1]:
                spans.append((mark.start, mark.end))
        return tuple(spans)

    return find


def word_finder(postings: Postings, text: str) -> Callable[[str], Spans]:
    """Return what finds any word or phrase of a query in a text, in all forms that it matches."""
    node = parse(text).node
    marks = _marks(postings, node) if node else Marks(())
    return lambda part: tuple((mark.start, mark.end) for mark in marks.find(part))


def _marks(postings: Postings, node: Node, *, sure: bool = False) -> Marks:
    evaluator = Evaluator(postings, FieldFilter(postings), zone=None, exact=False, sure=sure)
    return Marks(evaluator.evaluate(node, postings.manifest.live).marks)
