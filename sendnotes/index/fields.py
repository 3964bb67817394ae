"""Filters and `field:value`: which posts have a value, matched by its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sendnotes.errors import UnknownValue
from sendnotes.index.dates import overlaps, read_date, read_span, span
from sendnotes.index.schema import SEPARATOR
from sendnotes.index.suggestions import nearest
from sendnotes.index.words import fold

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from sendnotes.index.dates import Days
    from sendnotes.index.postings import Postings
    from sendnotes.model import Filters

TEXT_FIELDS = ("title", "focus", "quote", "text")
DATE_FIELDS = ("date", "year", "since", "until")
VALUE_FIELDS = ("speaker", "role", "event", "place", "org", "source", "topic", "kind", "tag")
FIELDS = (*VALUE_FIELDS, *TEXT_FIELDS, *DATE_FIELDS)
_OTHER_NAMES = {
    "by": "speaker",
    "who": "speaker",
    "location": "place",
    "where": "place",
    "organisation": "org",
    "organisations": "org",
    "organization": "org",
    "publisher": "source",
    "topics": "topic",
    "type": "kind",
    "tags": "tag",
    "quotes": "quote",
    "said": "quote",
    "body": "text",
    "from": "since",
    "after": "since",
    "to": "until",
    "before": "until",
    "published": "date",
}
_CALLED = {"org": "organisation"}


class FieldFilter:
    """Answers which posts have a value."""

    def __init__(self, postings: Postings) -> None:
        self.postings = postings
        self.manifest = postings.manifest

    def passing(self, filters: Filters) -> AbstractSet[int]:
        """Return the documents that pass all filters; raise UnknownValue, BadDate."""
        passing: AbstractSet[int] = self.manifest.live
        for name in VALUE_FIELDS:
            values: tuple[str, ...] = getattr(filters, name)
            if values:
                passing &= frozenset().union(*(self.having(name, str(value)) for value in values))
        if filters.since or filters.until:
            since = read_date(filters.since, "since") if filters.since else None
            until = read_date(filters.until, "until") if filters.until else None
            passing &= self.in_days(span(since, until))
        return passing

    def name_of(self, name: str) -> str:
        """Return the field that a name means; raise UnknownValue if it means none."""
        if name in FIELDS:
            return name
        extra = self._extra_keys()
        if name in extra:
            return name
        if name in _OTHER_NAMES:
            return _OTHER_NAMES[name]
        known = (*FIELDS, *extra, *_OTHER_NAMES)
        raise UnknownValue("field", name, nearest(name, known) or FIELDS)

    def text_field(self, name: str) -> str | None:
        """Return the field's name if it is searched for words, else None."""
        name = self.name_of(name)
        return name if name in TEXT_FIELDS else None

    def having(self, name: str, value: str) -> AbstractSet[int]:
        """Return the documents that have a value in a field; raise UnknownValue, BadDate."""
        name = self.name_of(name)
        value = value.strip().strip('"').strip()
        if name in DATE_FIELDS:
            return self.in_days(_days(name, value))
        if name == "topic":
            return self._having_topic(value)
        if name == "kind":
            return self._having_kind(value)
        if name in VALUE_FIELDS:
            values = self.matching(name, value)
            if not values:
                called = _CALLED.get(name, name)
                raise UnknownValue(called, value, nearest(value, self.postings.values(name)))
            return frozenset().union(*(self.postings.having(name, one) for one in values))
        return self._having_extra(name, value)

    def matching(self, name: str, value: str) -> tuple[str, ...]:
        """Return the values of a field that have all words of `value`."""
        values = self.postings.values(name)
        fits = _fits(value)
        found = {one: None for one in values if fits(one)}
        if name in ("org", "source"):
            # NNPCF finds the organisation, whichever post says what the letters stand for.
            short = fold(value)
            for pair in self.postings.values("abbreviation"):
                letters, _, name_in_full = pair.partition(SEPARATOR)
                if fold(letters) == short:
                    same = _fits(name_in_full)
                    found |= {one: None for one in values if same(one)}
        return tuple(found)

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
        keys = self._extra_keys()
        beginning = f"{keys[name]}{SEPARATOR}"
        values = self.postings.values("extra", beginning)
        fits = _fits(value)
        found = [one for one in values if fits(one[len(beginning) :])]
        if not found:
            shown = [one[len(beginning) :] for one in values]
            raise UnknownValue(name, value, nearest(value, shown))
        return frozenset().union(*(self.postings.having("extra", one) for one in found))

    def _extra_keys(self) -> dict[str, str]:
        """Return the keys of front matter that is not ours, by their names in a query."""
        keys = (value.partition(SEPARATOR)[0] for value in self.postings.values("extra"))
        return {key.lower().replace(" ", "-"): key for key in keys}


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


def _days(name: str, value: str) -> Days:
    where = f"{name}:"
    if name == "since":
        return span(read_date(value, where), None)
    if name == "until":
        return span(None, read_date(value, where))
    return read_span(value, where)
