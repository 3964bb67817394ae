"""The reference table of topics."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """An entry of the taxonomy (SKOS: prefLabel, scopeNote, broader, altLabel)."""

    slug: str
    label: str
    scope: str = ""
    parent: str | None = None
    synonyms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    """Words that point to the topic in a policy point, but do not widen a query."""
    not_: tuple[str, ...] = ()
    """Phrases that look like the topic and are not."""


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """All topics, in order; `version` changes when any of them does."""

    topics: tuple[Topic, ...]
    version: str

    def __hash__(self) -> int:
        """Do without the topics: what is made of a taxonomy is looked up for every post."""
        return hash(self.version)
