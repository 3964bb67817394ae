"""What to try, and what to say, when a query finds little or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sendnotes.index import nodes as q
from sendnotes.index.field_names import DATE_FIELDS, FILTERS, TEXT_FIELDS
from sendnotes.index.query import ADDRESS
from sendnotes.index.suggestions import one_more
from sendnotes.index.words import find_words, is_acronym

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from collections.abc import Set as AbstractSet

    from sendnotes.index.fields import FieldFilter
    from sendnotes.index.matching import Matcher
    from sendnotes.model import Filters

    Count = Callable[[q.Node | None, AbstractSet[int]], int]
    """Takes a query and the documents to look in, and returns how many answer it."""

LITTLE = 3
"""So few posts that it is worth saying what fewer conditions would find."""
PROSE = 10
"""More words than this are a pasted text, not a query that somebody thought of."""
_SHORTEST_BEGINNING = 3


def words_of(node: q.Node | None) -> Iterator[q.Word]:
    """Yield the plain words that a query wants, without those of its fields."""
    if isinstance(node, q.Word):
        yield node
    elif isinstance(node, (q.All, q.Any)):
        for one in node.nodes:
            yield from words_of(one)


def is_prose(node: q.Node | None) -> bool:
    """Tell whether a query is a pasted text."""
    return sum(1 for _ in words_of(node)) > PROSE


def has_several_words(node: q.Node | None) -> bool:
    """Tell whether a query wants more than one word, so that one must be named to be known."""
    words = [one.text for one in words_of(node)]
    phrases = [one.forms for one in _parts(node) if isinstance(one, q.Phrase)]
    return len(words) + sum(map(len, phrases)) > 1


def has_address(node: q.Node | None) -> bool:
    """Tell whether a query has a URL or an e-mail address, which is no slip for another word."""
    return any(ADDRESS.match(one.text) for one in words_of(node))


def settle_fields(node: q.Node | None, fields: FieldFilter) -> tuple[q.Node | None, list[str]]:
    """Return a pasted text with what only looks like a field as words, and what to say of it.

    In a query that somebody typed, an unknown field is a mistake and stays one.
    """
    if not is_prose(node) or not isinstance(node, q.All):
        return node, []
    nodes: list[q.Node] = []
    names: dict[str, None] = {}
    for one in node.nodes:
        if isinstance(one, q.Field) and not fields.is_field(one.name):
            names[f"{one.name}:"] = None
            forms = (form for form, _, _ in find_words(f"{one.name} {one.value}"))
            nodes += [q.Word(form, (form,)) for form in forms]
        else:
            nodes.append(one)
    notes = [f"Not a field, so looked for as words: {', '.join(names)}"] if names else []
    return q.All(tuple(nodes), node.strict), notes


def with_beginnings(node: q.Node, unknown: Collection[str], matcher: Matcher) -> q.Node:
    """Return the query with words that occur nowhere as the beginnings of words that do."""
    if isinstance(node, q.Word):
        form = node.forms[0]
        short = len(node.forms) > 1 or len(form) < _SHORTEST_BEGINNING
        if short or form not in unknown or is_acronym(form) or not form.isalpha():
            return node
        return q.Pattern(f"{form}*") if matcher.pattern(f"{form}*") else node
    if isinstance(node, q.All):
        return q.All(tuple(with_beginnings(n, unknown, matcher) for n in node.nodes), node.strict)
    if isinstance(node, q.Any):
        return q.Any(tuple(with_beginnings(n, unknown, matcher) for n in node.nodes))
    return node


def without_filters(
    node: q.Node | None, filters: Filters, fields: FieldFilter, count: Count, total: int
) -> list[str]:
    """Say how many more posts there are without each filter, or without all of them."""
    filtering = [one for one in _parts(node) if _is_filter(one, fields)]
    names = names_of(filters)
    names += [_filter_name(one, fields) for one in filtering]
    names = list(dict.fromkeys(names))
    rest = _without(node, filtering)
    if not names or rest is None:
        return []
    notes = []
    for name in names:
        other = _without(node, [one for one in filtering if _filter_name(one, fields) == name])
        found = count(other, fields.passing(drop(filters, name)))
        if found > total:
            notes.append(f"{_more(found, total)} without the {name} filter.")
    if not notes and len(names) > 1:
        found = count(rest, fields.manifest.live)
        if found > total:
            notes.append(f"{_more(found, total)} without the filters.")
    return notes


def _more(found: int, total: int) -> str:
    return f"{found - total:,} more" if total else one_more(found, "post")


def _is_filter(node: q.Node, fields: FieldFilter) -> bool:
    inner = node.node if isinstance(node, q.Not) else node
    return isinstance(inner, q.Field) and fields.name_of(inner.name) not in TEXT_FIELDS


def _filter_name(node: q.Node, fields: FieldFilter) -> str:
    inner = node.node if isinstance(node, q.Not) else node
    assert isinstance(inner, q.Field)
    name = fields.name_of(inner.name)
    return "date" if name in DATE_FIELDS else name


def names_of(filters: Filters) -> list[str]:
    """Return what the filters ask for, since and until as one."""
    names = [name for name in FILTERS if getattr(filters, name)]
    return [*names, "date"] if filters.since or filters.until else names


def drop(filters: Filters, name: str) -> Filters:
    """Return the filters without one of `names_of`."""
    if name == "date":
        return filters._replace(since=None, until=None)
    nothing: dict[str, Any] = {name: ()} if name in FILTERS else {}
    return filters._replace(**nothing)


def _parts(node: q.Node | None) -> tuple[q.Node, ...]:
    return () if node is None else node.nodes if isinstance(node, q.All) else (node,)


def _without(node: q.Node | None, gone: Collection[q.Node]) -> q.Node | None:
    """Return the query without some of its parts, None if nothing is left."""
    if not gone:
        return node
    left = tuple(one for one in _parts(node) if one not in gone)
    strict = isinstance(node, q.All) and node.strict
    return q.All(left, strict) if len(left) > 1 else left[0] if left else None


def apart(
    node: q.Node | None, count: Count, within: AbstractSet[int], say: Callable[[q.Node], str]
) -> list[str]:
    """Say which part of a query that finds nothing is the one that asks too much."""
    parts = _parts(node)
    taken = [one for one in parts if isinstance(one, q.Not)]
    rest = _without(node, taken)
    if taken and rest is not None and (found := count(rest, within)):
        return [f"{one_more(found, 'post')} without what the query takes away."]
    phrases = [one for one in parts if isinstance(one, q.Phrase) and len(one.forms) > 1]
    if phrases:
        loose = tuple(
            word
            for one in parts
            for word in ([q.Word(form, (form,)) for form in one.forms] if one in phrases else [one])
        )
        found = count(q.All(loose, strict=True), within)
        if found:
            return [f"{one_more(found, 'post')} with the words of the phrase, but apart."]
    if len(parts) > 1:
        alone = [(say(one), count(one, within)) for one in parts if not isinstance(one, q.Not)]
        if all(number for _, number in alone):
            counts = ", ".join(f"{said}: {one_more(number, 'post')}" for said, number in alone)
            return [f"Each alone finds some, but none has all ({counts})."]
    return []
