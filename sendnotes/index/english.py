"""A query said back in plain English, so that nobody wonders what was looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sendnotes.index import nodes as q
from sendnotes.model import Scope

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sendnotes.model import Filters

_WHERE = {
    Scope.POST: "",
    Scope.FOCUS: " in their focus areas",
    Scope.QUOTES: " in their quotes",
    Scope.TITLE: " in their title",
}
_FEW = 5
_LONGEST_UNIT = 8
_LAST_SHOWN = 12


def describe(
    node: q.Node | None,
    filters: Filters,
    scope: Scope,
    widened: Mapping[str, Sequence[str]],
) -> str:
    """Return what a query and its filters mean."""
    parts = []
    with_words, fields, without = _sort(node)
    if with_words:
        say = _say if len(with_words) == 1 else _group
        words = [say(one, widened) for one in _join_units(with_words, widened)]
        parts.append(f"with {_join(words, 'and')}{_WHERE[scope]}")
    parts += [f"with {_say(one, widened)}" for one in fields]
    parts += _filters(filters)
    if without:
        parts.append(f"without {_join([_say(one, widened) for one in without], 'or')}")
    return " ".join(("posts", ", ".join(parts))) if parts else "all posts"


def _sort(node: q.Node | None) -> tuple[list[q.Node], list[q.Node], list[q.Node]]:
    """Return what is to be there, the fields among it, and what is not to be there."""
    nodes = [] if node is None else list(node.nodes) if isinstance(node, q.All) else [node]
    fields: list[q.Node] = [one for one in nodes if isinstance(one, q.Field)]
    without = [one.node for one in nodes if isinstance(one, q.Not)]
    return (
        [one for one in nodes if not isinstance(one, (q.Field, q.Not))],
        fields,
        without,
    )


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


def _say(node: q.Node, widened: Mapping[str, Sequence[str]]) -> str:
    if isinstance(node, q.Word):
        return node.text + _also(widened.get(node.text, ()))
    if isinstance(node, q.Phrase):
        near = f", at most {node.slop} words apart" if node.slop else ""
        return f"the phrase “{node.text}”{near}"
    if isinstance(node, q.Pattern):
        return node.pattern + _also(widened.get(node.pattern, ()))
    if isinstance(node, q.Fuzzy):
        key = f"{node.form}~"
        return f"words like {node.form}{_also(widened.get(key, ()))}"
    if isinstance(node, q.Field):
        return f"{node.name} {node.value}"
    if isinstance(node, q.Not):
        return f"not {_say(node.node, widened)}"
    if isinstance(node, q.Any):
        return _join([_group(one, widened) for one in node.nodes], "or")
    return _join([_group(one, widened) for one in node.nodes], "and")


def _group(node: q.Node, widened: Mapping[str, Sequence[str]]) -> str:
    said = _say(node, widened)
    return f"({said})" if isinstance(node, (q.All, q.Any)) else said


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
    names = ("speaker", "role", "event", "place", "org", "source", "topic", "kind", "tag")
    for name in names:
        values = [str(value) for value in getattr(filters, name)]
        if values:
            called = "organisation" if name == "org" else name
            said.append(f"{called} {_join(values, 'or')}")
    if filters.since and filters.until:
        said.append(f"from {filters.since} to {filters.until}")
    elif filters.since:
        said.append(f"since {filters.since}")
    elif filters.until:
        said.append(f"until {filters.until}")
    return said
