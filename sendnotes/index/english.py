"""A query said back in plain English, so that nobody wonders what was looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sendnotes.index import nodes as q
from sendnotes.index.dates import say_span
from sendnotes.index.field_names import CALLED, DATE_FIELDS, FILTERS, OTHER_NAMES, TEXT_FIELDS
from sendnotes.index.stopwords import STOP_WORDS
from sendnotes.model import Scope

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from sendnotes.model import Filters

_WHERE = {
    Scope.POST: "",
    Scope.FOCUS: " in their focus areas",
    Scope.QUOTES: " in their quotes",
    Scope.TITLE: " in their title",
}
_IN = {"title": "in the title", "focus": "in the focus areas", "quote": "in the quotes"}
# Words that would be read as joining others.
_JOINING = frozenset({"and", "or", "not", "AND", "OR", "NOT"})
_FEW = 5
_LONGEST_UNIT = 8
_LAST_SHOWN = 12


def describe(
    node: q.Node | None,
    filters: Filters,
    scope: Scope,
    widened: Mapping[str, Sequence[str]],
    today: datetime.date,
) -> str:
    """Return what a query and its filters mean; "last month" is told from `today`."""
    english = _English(widened, today)
    parts = []
    with_words, fields, without = _sort(node)
    with_words = _telling(_join_units(with_words, widened))
    if with_words:
        say = english.say if len(with_words) == 1 else english.group
        words = [say(one) for one in with_words]
        parts.append(f"{_join(words, 'and')}{_WHERE[scope]}")
    parts += [english.say(one) for one in fields if not _is_dated(one)]
    parts += _filters(filters)
    if parts:
        parts[0] = f"with {parts[0]}"
    parts += [english.say(one) for one in fields if _is_dated(one)]
    parts += _dates(filters, today)
    taken = [_English({}, today).say(one) for one in without if not _is_dated(one)]
    if taken:
        parts.append(f"without {_join(taken, 'or')}")
    parts += [f"not {english.say(one)}" for one in without if _is_dated(one)]
    return " ".join(("posts", ", ".join(parts))) if parts else "all posts"


def describe_part(node: q.Node, today: datetime.date) -> str:
    """Return what a part of a query means."""
    return _English({}, today).say(node)


def _is_dated(node: q.Node) -> bool:
    if isinstance(node, q.Any):
        return all(map(_is_dated, node.nodes))
    return isinstance(node, q.Field) and _field_name(node) in DATE_FIELDS


def _field_name(node: q.Field) -> str:
    return OTHER_NAMES.get(node.name, node.name)


def _sort(node: q.Node | None) -> tuple[list[q.Node], list[q.Node], list[q.Node]]:
    """Return what is to be there, the fields among it, and what is not to be there."""
    nodes = [] if node is None else list(node.nodes) if isinstance(node, q.All) else [node]
    fields: list[q.Node] = [one for one in nodes if isinstance(one, q.Field) or _is_dated(one)]
    without = [one.node for one in nodes if isinstance(one, q.Not)]
    return (
        [one for one in nodes if one not in fields and not isinstance(one, q.Not)],
        fields,
        without,
    )


def _telling(nodes: list[q.Node]) -> list[q.Node]:
    """Return the words without the small ones, which no post has to have beside others.

    One in capitals may be an acronym.
    """
    capitals = len(nodes) <= _LAST_SHOWN
    return [one for one in nodes if not _is_small(one, capitals=capitals)] or nodes


def _is_small(node: q.Node, *, capitals: bool) -> bool:
    if not isinstance(node, q.Word):
        return False
    return (node.text if capitals else node.text.lower()) in STOP_WORDS


def _join_units(nodes: list[q.Node], widened: Mapping[str, Sequence[str]]) -> list[q.Node]:
    """Return the nodes, with neighbours that were looked for as one thing as one word."""
    joined: list[q.Node] = []
    at = 0
    while at < len(nodes):
        texts: list[str] = []
        size = 1
        for one in nodes[at : at + _LONGEST_UNIT]:
            if not isinstance(one, q.Word):
                break
            texts.append(one.text)
            if len(texts) > 1 and widened.get(" ".join(texts)):
                size = len(texts)
        joined.append(nodes[at] if size == 1 else q.Word(" ".join(texts[:size]), ()))
        at += size
    return joined


class _English:
    """Says parts of a query."""

    def __init__(self, widened: Mapping[str, Sequence[str]], today: datetime.date) -> None:
        self.widened = widened
        self.today = today

    def say(self, node: q.Node) -> str:
        """Return what a part means."""
        if isinstance(node, q.Word):
            shown = f"“{node.text}”" if node.text in _JOINING else node.text
            return shown + _also(self.widened.get(node.text, ()))
        if isinstance(node, q.Phrase):
            near = f", at most {node.slop} words apart" if node.slop else ""
            return f"the phrase “{node.text}”{near}"
        if isinstance(node, q.Pattern):
            return node.pattern + _also(self.widened.get(node.pattern, ()))
        if isinstance(node, q.Fuzzy):
            key = f"{node.form}~"
            return f"words like {node.form}{_also(self.widened.get(key, ()))}"
        if isinstance(node, q.Field):
            return self.field(node)
        if isinstance(node, q.Not):
            return f"not {self.say(node.node)}"
        if isinstance(node, q.Any):
            return _join([self.group(one) for one in node.nodes], "or")
        return _join([self.group(one) for one in node.nodes], "and")

    def group(self, node: q.Node) -> str:
        """Return what a part means, in brackets if it has parts."""
        said = self.say(node)
        return f"({said})" if isinstance(node, (q.All, q.Any)) else said

    def field(self, node: q.Field) -> str:
        """Return what a field and its value mean."""
        name = _field_name(node)
        value = node.value.strip().strip('"').strip()
        if name in DATE_FIELDS:
            return self.date(name, value)
        called = CALLED.get(name, name)
        if value == "*":
            return f"any {called}"
        if name in TEXT_FIELDS:
            return f"{node.value} {_IN[name]}" if name in _IN else node.value
        return f"{called} {value}"

    def date(self, name: str, value: str) -> str:
        """Return what a field of dates means."""
        verb = "published" if name == "published" else "dated"
        if value == "*":
            return verb
        if name in ("since", "until"):
            from sendnotes.index.relative import relative_dates

            first, last = relative_dates(value, self.today) or (value, value)
            return f"since {first}" if name == "since" else f"until {last}"
        return f"{verb} {say_span(value, self.today)}"


def _also(others: Sequence[str]) -> str:
    if not others:
        return ""
    more = f" and {len(others) - _FEW} more" if len(others) > _FEW else ""
    return f" (also {', '.join(others[:_FEW])}{more})"


def _join(parts: Sequence[str], word: str) -> str:
    if len(parts) > _LAST_SHOWN:
        parts = (*parts[:_LAST_SHOWN], f"{len(parts) - _LAST_SHOWN} more words")
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def _filters(filters: Filters) -> list[str]:
    said = []
    for name in FILTERS:
        values = [str(value) for value in getattr(filters, name)]
        if values:
            said.append(f"{CALLED.get(name, name)} {_join(values, 'or')}")
    return said


def _dates(filters: Filters, today: datetime.date) -> list[str]:
    since, until = (say_span(one, today) if one else "" for one in (filters.since, filters.until))
    if since and until:
        return [f"from {since} to {until}"]
    if since:
        return [f"since {since}"]
    return [f"until {until}"] if until else []
