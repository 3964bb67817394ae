"""Words that a query is widened to, from the taxonomy: exclusion, also suspension, off-rolling.

The taxonomy is prepared once, as the index is built, and lies in it as JSON: what a search reads
is a table of keys (the stems of a word or of several) to the topics they belong to.
"""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sendnotes.index.stems import stem
from sendnotes.index.words import find_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sendnotes.model import Taxonomy


# At home in every archive, and no topic has them.
_ACRONYMS = ("SEND", "SEN", "EHC")

_SHORT_FORMS = {
    "LA": "local authority",
    "DfE": "Department for Education",
    "CCG": "clinical commissioning group",
    "ICB": "integrated care board",
    "EP": "educational psychologist",
    "TA": "teaching assistant",
    "OT": "occupational therapist",
    "SALT": "speech and language therapist",
    "LGA": "Local Government Association",
    "ADCS": "Association of Directors of Children's Services",
    "NNPCF": "National Network of Parent Carer Forums",
}
"""What the commonest short forms of the field stand for: the thing itself, where a topic that has
one also has all else that it is called."""


class Families:
    """The word families of an archive's topics."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self.topics: Mapping[str, Mapping[str, Any]] = content["topics"]
        self.short_forms: Mapping[str, Sequence[Sequence[str]]] = content["short_forms"]
        self.keys: Mapping[str, Sequence[str]] = content["keys"]
        self.longest: int = content["longest"]
        self.acronyms: frozenset[str] = frozenset(content["acronyms"])
        self.pairs: frozenset[str] = frozenset(content["pairs"])
        """The stems of neighbours in a member, whose places together are indexed."""

    @property
    def following(self) -> dict[str, list[str]]:
        """The second stems of the pairs, by the first."""
        following: dict[str, list[str]] = {}
        for pair in sorted(self.pairs):
            first, _, second = pair.partition(" ")
            following.setdefault(first, []).append(second)
        return following

    def members(self, key: str) -> tuple[tuple[str, ...], ...]:
        """Return the members of all families that have `key`, each as its forms."""
        members = {
            tuple(member): None
            for slug in self.keys.get(key, ())
            for member in self.short_forms.get(slug) or self.topics[slug]["members"]
        }
        return tuple(members)


def prepare(taxonomy: Taxonomy) -> dict[str, Any]:
    """Return what `Families` is made of."""
    topics: dict[str, dict[str, Any]] = {}
    keys: dict[str, list[str]] = {}
    acronyms = set(_ACRONYMS)
    for topic in taxonomy.topics:
        written = [topic.label, *topic.synonyms, *topic.abbreviations, *topic.family]
        if "-" in topic.slug:
            # A slug of several words says it shorter than some labels: mental health.
            written.append(topic.slug.replace("-", " "))
        forms = {text: tuple(form for form, _, _ in find_words(text)) for text in written}
        members = dict.fromkeys(member for member in forms.values() if member)
        topics[topic.slug] = {
            "label": topic.label,
            "names": [topic.slug, *written],
            "members": list(members),
        }
        for member in members:
            slugs = keys.setdefault(key_of(member), [])
            if topic.slug not in slugs:
                slugs.append(topic.slug)
        acronyms |= {form for text in topic.abbreviations for form in forms[text]}
    short_forms: dict[str, list[tuple[str, ...]]] = {}
    for short, full in _SHORT_FORMS.items():
        both = [tuple(form for form, _, _ in find_words(text)) for text in (short, full)]
        short_forms[f"={short}"] = both
        for member in both:
            keys.setdefault(key_of(member), []).append(f"={short}")
        acronyms |= set(both[0])
    longest = max((key.count(" ") + 1 for key in keys), default=1)
    pairs = {" ".join(pair) for key in keys for pair in pairwise(key.split(" "))}
    return {
        "topics": topics,
        "short_forms": short_forms,
        "keys": keys,
        "longest": longest,
        "acronyms": sorted(form for form in acronyms if form[:1].isupper()),
        "pairs": sorted(pairs),
    }


def key_of(forms: Sequence[str]) -> str:
    """Return the key of a member: the stems of its forms."""
    return " ".join(stem(form) for form in forms)


def read_families(text: bytes) -> Families:
    """Return the families written as JSON."""
    return Families(json.loads(text))
