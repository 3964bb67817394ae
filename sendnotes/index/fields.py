"""Filters and `field:value`: which posts have a value, matched by its words."""

from __future__ import annotations

import datetime
import re
from functools import cached_property
from typing import TYPE_CHECKING

from sendnotes.errors import UnknownField, UnknownValue
from sendnotes.index.dates import overlaps, read_dates, read_span, span
from sendnotes.index.field_names import (
    CALLED,
    DATE_FIELDS,
    FIELDS,
    FILTERS,
    OTHER_NAMES,
    SEPARATOR,
    TEXT_FIELDS,
    VALUE_FIELDS,
)
from sendnotes.index.stems import stem
from sendnotes.index.suggestions import nearest
from sendnotes.index.words import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sendnotes.index.dates import Days
    from sendnotes.index.postings import Postings
    from sendnotes.model import Filters, Post


class FieldFilter:
    """Answers which posts have a value; `today` is what "last month" is told from."""

    def __init__(self, postings: Postings, today: datetime.date | None = None) -> None:
        self.postings = postings
        self.manifest = postings.manifest
        self.today = today or datetime.datetime.now().astimezone().date()

    def passing(self, filters: Filters) -> AbstractSet[int]:
        """Return the documents that pass all filters.

        Raise UnknownValue, BadDate, BackwardDates.
        """
        passing: AbstractSet[int] = self.manifest.live
        for name in FILTERS:
            values: tuple[str, ...] = getattr(filters, name)
            if values:
                passing &= frozenset().union(*(self.having(name, str(value)) for value in values))
        if filters.since or filters.until:
            today = self.today
            since = read_dates(filters.since, "since", today)[0] if filters.since else None
            until = read_dates(filters.until, "until", today)[1] if filters.until else None
            passing &= self.in_days(span(since, until))
        return passing

    def name_of(self, name: str) -> str:
        """Return the field that a name means; raise UnknownField if it means none."""
        name = name.lower().replace("_", "-")
        if name in FIELDS or name in self._extra_keys:
            return name
        if name in OTHER_NAMES:
            return OTHER_NAMES[name]
        own = (*FIELDS, *self._extra_keys)
        near = nearest(name, (*own, *OTHER_NAMES))
        # "speakers" says nothing beside "speaker".
        near = tuple(one for one in near if OTHER_NAMES.get(one) not in near)
        raise UnknownField(name, near or own)

    def is_field(self, name: str) -> bool:
        """Tell whether a name means a field."""
        try:
            self.name_of(name)
        except UnknownField:
            return False
        return True

    def text_field(self, name: str) -> str | None:
        """Return the field's name if it is searched for words, else None."""
        name = self.name_of(name)
        return name if name in TEXT_FIELDS else None

    def having(self, name: str, value: str) -> AbstractSet[int]:
        """Return the documents that have a value in a field, `*` any value.

        Raise UnknownValue, BadDate, BackwardDates.
        """
        name = self.name_of(name)
        value = value.strip().strip('"').strip()
        if value == "*":
            return self._having_any(name)
        if name == "published":
            wanted = read_span(value, f"{name}:", self.today)
            dates = self.postings.values(name)
            return self._union(name, (one for one in dates if overlaps(one, wanted)))
        if name in DATE_FIELDS:
            return self.in_days(self.days(name, value))
        if name == "topic":
            return self._having_topic(value)
        if name == "kind":
            return self._having_kind(value)
        if name == "id":
            return self._having_id(value)
        if name in VALUE_FIELDS:
            values = self.matching(name, value)
            if not values:
                known = [one.replace(SEPARATOR, ", ") for one in self.postings.values(name)]
                if name in ("speaker", "quoted"):
                    known = _plainest(known)
                error = UnknownValue(CALLED.get(name, name), value, nearest(value, known), known)
                if name == "speaker" and self.matching("quoted", value):
                    error.hint = f"Who is quoted is found so: quoted:{_quoted(value)}"
                raise error
            return self._union(name, values)
        return self._having_extra(name, value)

    def _union(self, name: str, values: Iterable[str]) -> AbstractSet[int]:
        return frozenset().union(*(self.postings.having(name, one) for one in values))

    def _having_any(self, name: str) -> AbstractSet[int]:
        """Return the documents that have any value in a field."""
        live, dates = self.manifest.live, self.manifest.dates
        if name in ("id", "text"):
            return live
        if name in TEXT_FIELDS:
            return frozenset(n for n in live if _has_text(self.postings.post(n), name))
        if name in DATE_FIELDS and name != "published":
            return frozenset(n for n in live if dates[n])
        if name in FIELDS:
            return self._union(name, self.postings.values(name))
        beginning = f"{self._extra_keys[name]}{SEPARATOR}"
        return self._union("extra", self.postings.values("extra", beginning))

    def _having_id(self, value: str) -> AbstractSet[int]:
        ids, live = self.manifest.ids, self.manifest.live
        part = value.lower().strip("*")
        found = frozenset(n for n in live if part in ids[n].lower())
        if not found:
            raise UnknownValue("id", value, nearest(value, (ids[n] for n in live)))
        return found

    def days(self, name: str, value: str) -> Days:
        """Return the days that a field of dates asks for; raise BadDate, BackwardDates."""
        where = f"{name}:"
        if name == "since":
            return span(read_dates(value, where, self.today)[0], None)
        if name == "until":
            return span(None, read_dates(value, where, self.today)[1])
        return read_span(value, where, self.today)

    def matching(self, name: str, value: str) -> tuple[str, ...]:
        """Return the values of a field that have all words of `value`."""
        values = self.postings.values(name)
        fits = _fits(value)
        found = {one: None for one in values if fits(one)}
        if name in ("org", "source", "reaction"):
            # NNPCF finds the organisation, whichever post says what the letters stand for.
            for full in self._full_names(value):
                same = _fits(full)
                found |= {one: None for one in values if same(one)}
        return tuple(found)

    def _full_names(self, value: str) -> Iterator[str]:
        """Yield what a short form stands for, in the posts' words and in ours."""
        short = fold(value)
        for pair in self.postings.values("abbreviation"):
            letters, _, full = pair.partition(SEPARATOR)
            if fold(letters) == short:
                yield full
        for letter_forms, words in self.postings.families.short_forms.values():
            if fold(" ".join(letter_forms)) == short:
                yield " ".join(words)

    def in_days(self, wanted: Days) -> AbstractSet[int]:
        """Return the documents with a date in the wanted days."""
        dates = self.manifest.dates
        return frozenset(n for n in self.manifest.live if overlaps(dates[n], wanted))

    def having_topic(self, value: str) -> AbstractSet[int]:
        """Return the documents on a topic, none if there is no such topic."""
        slug = self.slug_of(value.strip('"'))
        return self.postings.having("topic", slug) if slug else frozenset()

    def slug_of(self, value: str) -> str | None:
        """Return the topic that a slug, label or synonym names."""
        wanted = fold(value)
        topics = self.postings.families.topics
        for exactly in (True, False):
            for slug, topic in topics.items():
                names = (slug, topic["label"]) if exactly else topic["names"]
                if wanted and any(fold(name) == wanted for name in names):
                    return slug
        key = _stems(value)
        for slug, topic in topics.items():
            if key and any(_stems(name) == key for name in topic["names"]):
                return slug
        return None

    def _having_topic(self, value: str) -> AbstractSet[int]:
        slug = self.slug_of(value)
        if slug is None:
            # A post may carry a topic that its archive does not define any more.
            written = [one for one in self.postings.values("topic") if fold(one) == fold(value)]
            if not written:
                raise UnknownValue("topic", value, self._near_topics(value))
            slug = written[0]
        return self.postings.having("topic", slug)

    def _near_topics(self, value: str) -> tuple[str, ...]:
        topics = self.postings.families.topics
        slug_by_name = {name: slug for slug, topic in topics.items() for name in topic["names"]}
        near = nearest(value, (*topics, *slug_by_name))
        return tuple(dict.fromkeys(slug_by_name.get(name, name) for name in near))

    def _having_kind(self, value: str) -> AbstractSet[int]:
        from sendnotes.model import Kind

        wanted = fold(value).replace(" ", "-")
        kinds = [str(kind) for kind in Kind]
        if wanted not in kinds:
            raise UnknownValue("kind", value, nearest(value, kinds) or kinds)
        return self.postings.having("kind", wanted)

    def _having_extra(self, name: str, value: str) -> AbstractSet[int]:
        beginning = f"{self._extra_keys[name]}{SEPARATOR}"
        values = self.postings.values("extra", beginning)
        fits = _fits(value)
        found = [one for one in values if fits(one[len(beginning) :])]
        if not found:
            shown = [one[len(beginning) :] for one in values]
            raise UnknownValue(name, value, nearest(value, shown), shown)
        return self._union("extra", found)

    @cached_property
    def _extra_keys(self) -> Mapping[str, str]:
        """Return the keys of front matter that is not ours, by their names in a query."""
        keys = (value.partition(SEPARATOR)[0] for value in self.postings.values("extra"))
        return {re.sub(r"[\s_]", "-", key.lower()): key for key in keys}


def matches_value(candidate: str, wanted: str) -> bool:
    """Tell whether a value has all words of `wanted`, as filters compare."""
    return _fits(wanted)(candidate)


def _fits(value: str) -> Callable[[str], bool]:
    """Return a test for values that have all words of `value`; `dam*` is a beginning."""
    words = fold(value).split()
    beginning = words.pop() if words and value.endswith("*") else None
    wanted = set(words)

    def fits(candidate: str) -> bool:
        has = set(fold(candidate).split())
        if beginning and not any(word.startswith(beginning) for word in has):
            return False
        return bool(wanted or beginning) and wanted <= has

    return fits


def _stems(value: str) -> str:
    return " ".join(stem(word) for word in fold(value).split())


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value


def _plainest(names: Sequence[str]) -> list[str]:
    """Return the names without those that only add to another: as printed, with title or party."""
    by_words = {frozenset(fold(name).split()): name for name in reversed(names)}
    by_last: dict[str, list[frozenset[str]]] = {}
    for words in filter(None, by_words):
        by_last.setdefault(max(words), []).append(words)

    def adds(words: frozenset[str]) -> bool:
        return any(other < words for word in words for other in by_last.get(word, ()))

    return [name for words, name in by_words.items() if not adds(words)][::-1]


def _has_text(post: Post, name: str) -> bool:
    return bool({"title": post.title, "focus": post.focus_areas, "quote": post.quotes}[name])
