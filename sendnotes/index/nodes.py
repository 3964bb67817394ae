"""What a query is made of."""

from __future__ import annotations

from typing import NamedTuple

# NamedTuple, not a dataclass: it is made in a sixth of the time, and every search makes these.


class Word(NamedTuple):
    """A word as typed and its forms: several for a compound such as `off-rolling`."""

    text: str
    forms: tuple[str, ...]


class Pattern(NamedTuple):
    """A word with `*` or `?` in it, in lower case, or in capitals for acronyms alone."""

    pattern: str


class Fuzzy(NamedTuple):
    """A word that may be spelt a little differently, by `distance` letters at most."""

    form: str
    distance: int


class Phrase(NamedTuple):
    """Words in quotation marks, up to `slop` other words between them."""

    text: str
    forms: tuple[str, ...]
    slop: int = 0


class Field(NamedTuple):
    """A value of a field, `speaker:hinds`."""

    name: str
    value: str


class Not(NamedTuple):
    """What must not match."""

    node: Node


class Any(NamedTuple):
    """Alternatives."""

    nodes: tuple[Node, ...]


class All(NamedTuple):
    """Parts that belong together; `strict`: joined by a written AND."""

    nodes: tuple[Node, ...]
    strict: bool = False


Node = Word | Pattern | Fuzzy | Phrase | Field | Not | Any | All


class Query(NamedTuple):
    """A parsed query; `node` is None if nothing in it can be looked for."""

    node: Node | None
    dropped: int = 0
    """How many words too many were left out."""
    notes: tuple[str, ...] = ()
    """What looks like syntax and was read as words, in sentences."""
    everything: bool = False
    """Whether all posts are asked for: nothing was typed, or `*`."""
