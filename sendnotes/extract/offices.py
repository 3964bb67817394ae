"""Who held which office when, from the project's table."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

_HONORIFIC = re.compile(
    r"^(?:(?:the|rt|right|hon|honourable|mr|mrs|ms|miss|dr|prof|professor|sir|dame|lord|lady"
    r"|baroness|baron|cllr|councillor)\.?\s+)+"
)
_KEYS = 4_096
"""How many names and titles are kept as keys; the table's own are asked for in every post."""


@dataclass(frozen=True, slots=True)
class Term:
    """One holder's time in one office; `end` is None while it lasts."""

    name: str
    office: str
    title: str
    titles: tuple[str, ...]
    generic: tuple[str, ...]
    start: date
    end: date | None
    acting: bool = False

    def covers(self, day: date) -> bool:
        """Whether the holder was in office on `day`."""
        return self.start <= day and (self.end is None or day <= self.end)


class Offices:
    """The table, looked up by name and by title."""

    def __init__(self, terms: Iterable[Term], printed: dict[str, str] | None = None) -> None:
        self.terms = tuple(terms)
        self._names = dict(printed or {})
        self._by_name: dict[str, list[Term]] = {}
        self._by_title: dict[str, list[Term]] = {}
        self._by_surname: dict[str, dict[str, list[Term]]] = {}
        for term in self.terms:
            self._names.setdefault(person_key(term.name), term.name)
            terms_of = self._by_name.setdefault(term.name, [])
            terms_of.append(term)
            surname = person_key(term.name.split(" ")[-1])
            self._by_surname.setdefault(surname, {})[term.name] = terms_of
            for title in dict.fromkeys(map(title_key, (*term.titles, term.title, *term.generic))):
                self._by_title.setdefault(title, []).append(term)

    def knows(self, name: str) -> bool:
        """Whether somebody of this name ever held an office of the table."""
        return person_key(name) in self._names

    def public_name(self, name: str) -> str | None:
        """Return the name that the table has for a written form of it."""
        return self._names.get(person_key(name))

    def offices_of(self, name: str | None) -> tuple[Term, ...]:
        """Return every term of this person, the earliest first."""
        known = self._names.get(person_key(name or ""))
        return tuple(sorted(self._by_name.get(known or "", ()), key=lambda term: term.start))

    def terms_of(
        self, name: str | None, role: str | None = None
    ) -> tuple[tuple[date, date | None], ...]:
        """Return when this person held the office that `role` means, or any office."""
        terms = self.offices_of(name)
        named = [term for term in terms if role and _means(role, term)]
        return tuple((term.start, term.end) for term in (named or terms))

    def titles_of(self, name: str, day: date | None = None) -> tuple[str, ...]:
        """Return all that this person could be called for an office, on `day` if given."""
        terms: Sequence[Term] = self.offices_of(name)
        if day is not None:
            terms = [term for term in terms if term.covers(day)] or terms
        return tuple(
            dict.fromkeys(
                title for term in terms for title in (term.title, *term.titles, *term.generic)
            )
        )

    def holder_on(self, title: str, day: date, fits: Callable[[str], bool] = bool) -> Term | None:
        """Return who held `title` on `day`; None if nobody, or if it may be several people.

        Only those whose name `fits` come into question.
        """
        found = [
            term
            for term in self._by_title.get(title_key(title), ())
            if term.covers(day) and fits(term.name)
        ]
        own = [term for term in found if title_key(title) == title_key(term.title)]
        named = [term for term in found if title_key(title) in map(title_key, term.titles)]
        for terms in (own, named, found):
            started = [term for term in terms if term.start == day] or terms
            if len({term.name for term in started}) == 1:
                return started[0]
            if terms:
                return None
        return None

    def is_held_on(self, title: str, day: date) -> bool:
        """Whether the table has anybody in an office of this title on `day`."""
        return any(term.covers(day) for term in self._by_title.get(title_key(title), ()))

    def surnamed(self, surname: str, day: date | None) -> tuple[str, ...]:
        """Return who of this surname held an office, on `day` if given."""
        return tuple(
            name
            for name, terms in self._by_surname.get(person_key(surname), {}).items()
            if day is None or any(term.covers(day) for term in terms)
        )

    def held(self, title: str) -> bool:
        """Whether `title` is that of an office of the table."""
        return title_key(title) in self._by_title


@lru_cache(maxsize=_KEYS)
def person_key(name: str) -> str:
    """Return a name to compare by: no honorifics, one apostrophe, small letters."""
    key = " ".join(name.replace("’", "'").replace("-", " ").lower().split())
    return _HONORIFIC.sub("", key) or key


@lru_cache(maxsize=_KEYS)
def title_key(title: str) -> str:
    """Return a title to compare by, without articles and “HM”."""
    key = re.sub(r"['’]s?\b|[^\w\s]", "", title.lower().replace("-", " "))
    return " ".join(word for word in key.split() if word not in {"the", "hm", "his", "her"})


def _means(role: str, term: Term) -> bool:
    key = title_key(role)
    ways = {title_key(way) for way in (term.title, *term.titles, *term.generic)}
    return key in ways or any(way in key for way in ways if len(way.split()) > 1)


@cache
def load_offices() -> Offices:
    """Read the table, once."""
    source = resources.files("sendnotes.data").joinpath("offices.toml")
    return read_offices(source.read_text(encoding="utf-8"))


def read_offices(text: str) -> Offices:
    """Return the table that `text`, in the form of offices.toml, holds."""
    terms = []
    printed: dict[str, str] = {}
    for office in tomllib.loads(text).get("office", ()):
        for holder in office.get("holder", ()):
            terms.append(
                Term(
                    name=holder["name"],
                    office=office["title"],
                    title=holder.get("title", office["title"]),
                    titles=tuple(office.get("titles", ())),
                    generic=tuple(office.get("generic", ())),
                    start=holder["from"],
                    end=holder.get("to"),
                    acting=bool(holder.get("acting")),
                )
            )
            for form in holder.get("printed", ()):
                printed.setdefault(person_key(form), holder["name"])
    return Offices(terms, printed)
