"""Looking for a query in a part of a post: a focus area, a quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sendnotes.index.evaluation import Evaluator
from sendnotes.index.fields import FieldFilter
from sendnotes.index.marks import Marks
from sendnotes.index.nodes import All, Not
from sendnotes.index.query import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from sendnotes.index.nodes import Node
    from sendnotes.index.postings import Postings

    Spans = tuple[tuple[int, int], ...]
    PartMatcher = Callable[[str], Spans]
    """Takes a text and returns where the query stands in it; nothing unless all of it does."""


def part_matcher(postings: Postings, text: str) -> PartMatcher:
    """Return what finds `text`, its words in any form and with their families, in a part."""
    node = parse(text).node
    parts = node.nodes if isinstance(node, All) else (node,) if node else ()
    wanted = [_marks(postings, part) for part in parts if not isinstance(part, Not)]

    def find(part: str) -> Spans:
        found = [marks.find(part) for marks in wanted]
        if not found or not all(found):
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


def _marks(postings: Postings, node: Node) -> Marks:
    evaluator = Evaluator(postings, FieldFilter(postings), zone=None, exact=False)
    return Marks(evaluator.evaluate(node, postings.manifest.live).marks)
