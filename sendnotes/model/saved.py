"""Searches that are kept under a name, and what is new for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sendnotes.model.answers import Hit, Searched
    from sendnotes.model.questions import Question


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A question with a name; `ran` is when `news` last told of it, ISO with the time."""

    name: str
    question: Question
    ran: str | None = None


@dataclass(frozen=True, slots=True)
class SavedResult:
    """The saved searches, by name."""

    searches: tuple[SavedSearch, ...] = ()


@dataclass(frozen=True, slots=True)
class NewsItem:
    """What is new for one search, newest first; `total` counts what `hits` leaves out as well."""

    search: SavedSearch
    understood: str
    total: int
    hits: tuple[Hit, ...] = ()
    found: tuple[tuple[str, str], ...] = ()
    """All that is new: each post's id and fingerprint."""


@dataclass(frozen=True, slots=True)
class NewsResult:
    """What is new, for the searches that have news; `asked` is how many were run."""

    date: str
    """When it was looked for, ISO with the time."""
    searched: Searched
    asked: int = 0
    items: tuple[NewsItem, ...] = ()
    notes: tuple[str, ...] = ()
