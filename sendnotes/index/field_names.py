"""The fields of a query: those of the model, and other names for them."""

from __future__ import annotations

TEXT_FIELDS = ("title", "focus", "quote", "text")
"""Searched for words, as a query of their own."""
DATE_FIELDS = ("date", "year", "since", "until", "published")
FILTERS = ("speaker", "role", "event", "place", "org", "source", "topic", "kind", "tag")
"""Those that are options of commands as well."""
VALUE_FIELDS = (
    *FILTERS,
    *("id", "url", "quoted", "reaction", "stance", "abbreviation"),
    *("inferred", "original", "fingerprint"),
)
FIELDS = (*FILTERS, *TEXT_FIELDS, *DATE_FIELDS, *VALUE_FIELDS[len(FILTERS) :])
OTHER_NAMES = {
    "by": "speaker",
    "who": "speaker",
    "speakers": "speaker",
    "printed": "speaker",
    "location": "place",
    "where": "place",
    "organisation": "org",
    "organisations": "org",
    "organization": "org",
    "organizations": "org",
    "publisher": "source",
    "topics": "topic",
    "type": "kind",
    "tags": "tag",
    "quotes": "quote",
    "said": "quote",
    "focus-areas": "focus",
    "areas": "focus",
    "body": "text",
    "from": "since",
    "after": "since",
    "to": "until",
    "before": "until",
    "link": "url",
    "reactions": "reaction",
    "abbreviations": "abbreviation",
    "abbr": "abbreviation",
}
SEPARATOR = "\x1f"
"""Between the key and the value of `extra`, the short and the long form of `abbreviation`."""
CALLED = {"org": "organisation", "quoted": "person quoted", "reaction": "reaction by"}
"""What a field is called in a sentence, if not by its name."""
