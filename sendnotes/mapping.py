"""A post as a mapping: the one set of keys for front matter, the index and JSON.

`to_mapping` gives plain values (str, bool, list, dict, None) with every key present;
`from_mapping` takes what a person may have written by hand, all scalars perhaps as strings,
and reports what it cannot use in a sentence each.
"""

from __future__ import annotations

import contextlib
import datetime
import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from sendnotes.model import FocusArea, Kind, Post, Quote, Reaction, Speech, Stance, Witness

if TYPE_CHECKING:
    from collections.abc import Callable

SPEECH_KEYS = ("speaker", "role", "event", "place", "date", "url")
POST_KEYS = (
    *("title", "source", "url", "published", "kind", "speeches", "focus_areas", "quotes"),
    *("organisations", "abbreviations", "reactions", "tags", "original", "fingerprint"),
)
WITNESSES = "witnesses"
"""The key of front matter that `merge` writes; it stands among a post's extra keys."""
WITNESS_KEYS = ("id", "title", "source", "url", "published", "original", "fingerprint")
_T = TypeVar("_T")
_E = TypeVar("_E", bound=StrEnum)
DEEPEST = 40
"""How deeply front matter may be nested; focus areas of people have three levels."""
# A plain name: with a path in it a post could point at any file of its reader.
_FILE_NAME = re.compile(r"\w[\w.-]*")
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?", re.DOTALL)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?![0-9])")
_NOTHING = frozenset({"", "null", "Null", "NULL", "~", "none", "None"})


def speech_mapping(speech: Speech) -> dict[str, object]:
    """Return a speech's mapping, every key present."""
    mapping: dict[str, object] = {key: getattr(speech, key) for key in SPEECH_KEYS}
    if speech.printed:
        mapping["printed"] = speech.printed
    mapping["inferred"] = list(speech.inferred)
    return mapping


def area_mapping(area: FocusArea) -> dict[str, object]:
    """Return a focus area's mapping with its sub-areas."""
    mapping: dict[str, object] = {"text": area.text, "topics": list(area.topics)}
    if area.speaker:
        mapping["speaker"] = area.speaker
    mapping["areas"] = [area_mapping(sub) for sub in area.areas]
    return mapping


def quote_mapping(quote: Quote) -> dict[str, object]:
    """Return a quote's mapping."""
    return {"text": quote.text, "speaker": quote.speaker, "exact": quote.exact}


def reaction_mapping(reaction: Reaction) -> dict[str, object]:
    """Return a reaction's mapping."""
    return {"by": reaction.by, "stance": str(reaction.stance), "text": reaction.text}


def witness_mapping(witness: Witness) -> dict[str, object]:
    """Return a witness's mapping, every key present."""
    return {key: getattr(witness, key) for key in WITNESS_KEYS}


def witnesses_of(post: Post) -> tuple[Witness, ...]:
    """Return the posts that `post` was merged from, as its front matter lists them.

    A hand-written list may be anything; what is no mapping with an id in it is no witness.
    """
    listed = post.extra.get(WITNESSES)
    reader = _Reader()
    return tuple(
        Witness(**{key: reader.text(one, key) for key in WITNESS_KEYS})
        for one in (listed if isinstance(listed, (list, tuple)) else ())
        if isinstance(one, Mapping) and reader.text(one, "id")
    )


def as_witness(post: Post) -> Witness:
    """Return who published a post, where and when."""
    return Witness(**{key: getattr(post, key) or None for key in WITNESS_KEYS})


def to_mapping(post: Post) -> dict[str, object]:
    """Return the front matter of `post` (without id and body), unknown keys last."""
    mapping: dict[str, object] = {
        "title": post.title,
        "source": post.source,
        "url": post.url,
        "published": post.published,
        "kind": str(post.kind),
        "speeches": [speech_mapping(speech) for speech in post.speeches],
        "focus_areas": [area_mapping(area) for area in post.focus_areas],
        "quotes": [quote_mapping(quote) for quote in post.quotes],
        "organisations": list(post.organisations),
        "abbreviations": dict(post.abbreviations),
        "reactions": [reaction_mapping(reaction) for reaction in post.reactions],
        "tags": list(post.tags),
        "original": post.original,
        "fingerprint": post.fingerprint,
    }
    extra = {key: value for key, value in post.extra.items() if key not in mapping}
    listed, witnesses = extra.get(WITNESSES), witnesses_of(post)
    if isinstance(listed, (list, tuple)) and len(listed) == len(witnesses):
        # Read from YAML as text, an empty value would be the word “null”.
        both = zip(listed, witnesses, strict=True)
        extra[WITNESSES] = [{**one, **witness_mapping(witness)} for one, witness in both]
    return mapping | extra


def unfit(value: object) -> str | None:
    """Return why front matter cannot be used, however well it parses; None if it can.

    A part that stands in two places comes of an alias: ten lines of those are a billion values.
    """
    seen: set[int] = set()
    waiting = [(value, 0)]
    while waiting:
        one, depth = waiting.pop()
        if isinstance(one, Mapping):
            parts = list(one.values())
        elif isinstance(one, (list, tuple)):
            parts = list(one)
        else:
            continue
        if id(one) in seen:
            return "aliases are not read"
        if depth == DEEPEST:
            return "it is nested too deeply"
        seen.add(id(one))
        waiting += [(part, depth + 1) for part in parts]
    return None


def is_web(address: str) -> bool:
    """Tell whether an address has no scheme but http or https; the scheme may be missing."""
    scheme = _SCHEME.match(address)
    return scheme is None or scheme[1].lower() in ("http", "https")


def from_mapping(
    mapping: Mapping[str, object], *, post_id: str = "", body: str = ""
) -> tuple[Post, tuple[str, ...]]:
    """Return the post that `mapping` describes, and what in it could not be used."""
    reader = _Reader()
    post = Post(
        id=post_id,
        title=reader.text(mapping, "title") or "",
        source=reader.text(mapping, "source"),
        url=reader.address(mapping, "url"),
        published=reader.date(mapping, "published"),
        kind=reader.choice(mapping, "kind", Kind, Kind.NEWS),
        speeches=reader.each(mapping, "speeches", reader.speech),
        focus_areas=reader.each(mapping, "focus_areas", reader.area),
        quotes=reader.each(mapping, "quotes", reader.quote),
        organisations=reader.texts(mapping, "organisations"),
        abbreviations=reader.pairs(mapping, "abbreviations"),
        reactions=reader.each(mapping, "reactions", reader.reaction),
        tags=reader.texts(mapping, "tags"),
        original=reader.file_name(mapping, "original"),
        fingerprint=reader.text(mapping, "fingerprint"),
        extra={key: value for key, value in mapping.items() if key not in POST_KEYS},
        body=body,
    )
    return post, tuple(reader.problems)


class _Reader:
    """Reads typed fields, noting what has the wrong type instead of failing."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def _reject(self, key: str, value: object, wanted: str) -> None:
        self.problems.append(f"{key} should be {wanted}, not {value!r:.60}")

    def text(self, mapping: Mapping[str, object], key: str) -> str | None:
        value = mapping.get(key)
        if value is None or (isinstance(value, str) and value.strip() in _NOTHING):
            return None
        if isinstance(value, (list, tuple, Mapping)):
            self._reject(key, value, "a text")
            return None
        return str(value).strip()

    def date(self, mapping: Mapping[str, object], key: str) -> str | None:
        """Return a date as far as it goes, without a time of day."""
        value = self.text(mapping, key)
        if value is None:
            return None
        if found := _DAY.fullmatch(value):
            parts = [part for part in found.groups() if part]
            with contextlib.suppress(ValueError):
                datetime.date(*map(int, [*parts, "1", "1"][:3]))
                return "-".join(parts)
        self._reject(key, value, "a date like 2018-07-05, 2018-07 or 2018")
        return None

    def address(self, mapping: Mapping[str, object], key: str) -> str | None:
        value = self.text(mapping, key)
        if value is None or is_web(value):
            return value
        self._reject(key, value, "an http or https address")
        return None

    def file_name(self, mapping: Mapping[str, object], key: str) -> str | None:
        value = self.text(mapping, key)
        if value is None or _FILE_NAME.fullmatch(value):
            return value
        self._reject(key, value, "the name of a file in originals/")
        return None

    def choice(self, mapping: Mapping[str, object], key: str, choices: type[_E], default: _E) -> _E:
        value = self.text(mapping, key)
        if value is None:
            return default
        try:
            return choices(value.lower())
        except ValueError:
            self._reject(key, value, f"one of {', '.join(str(choice) for choice in choices)}")
            return default

    def texts(self, mapping: Mapping[str, object], key: str) -> tuple[str, ...]:
        value = mapping.get(key)
        if isinstance(value, (list, tuple)):
            return tuple(str(item).strip() for item in value if str(item).strip())
        one = self.text(mapping, key)
        return (one,) if one else ()

    def pairs(self, mapping: Mapping[str, object], key: str) -> dict[str, str]:
        value = mapping.get(key)
        if isinstance(value, Mapping):
            return {str(short): str(long) for short, long in value.items()}
        if value not in (None, "", []):
            self._reject(key, value, "a mapping")
        return {}

    def each(
        self, mapping: Mapping[str, object], key: str, build: Callable[[Mapping[str, object]], _T]
    ) -> tuple[_T, ...]:
        value = mapping.get(key)
        if value is None or (isinstance(value, str) and value.strip() in _NOTHING):
            return ()
        items = value if isinstance(value, (list, tuple)) else [value]
        built = []
        for item in items:
            if isinstance(item, Mapping):
                built.append(build(item))
            elif isinstance(item, str) and item.strip():
                # A person may list bare texts; only a speech has no text, then it is its speaker.
                built.append(build({"speaker" if key == "speeches" else "text": item}))
            else:
                self._reject(key, item, "a mapping or a text")
        return tuple(built)

    def speech(self, mapping: Mapping[str, object]) -> Speech:
        return Speech(
            **{key: self.text(mapping, key) for key in SPEECH_KEYS if key not in ("date", "url")},
            date=self.date(mapping, "date"),
            url=self.address(mapping, "url"),
            printed=self.text(mapping, "printed"),
            inferred=self.texts(mapping, "inferred"),
        )

    def area(self, mapping: Mapping[str, object]) -> FocusArea:
        return FocusArea(
            text=self.text(mapping, "text") or "",
            topics=self.texts(mapping, "topics"),
            areas=self.each(mapping, "areas", self.area),
            speaker=self.text(mapping, "speaker"),
        )

    def quote(self, mapping: Mapping[str, object]) -> Quote:
        exact = str(mapping.get("exact", True)).strip().lower() not in {"false", "no", "0"}
        return Quote(
            text=self.text(mapping, "text") or "",
            speaker=self.text(mapping, "speaker"),
            exact=exact,
        )

    def reaction(self, mapping: Mapping[str, object]) -> Reaction:
        return Reaction(
            by=self.text(mapping, "by") or "",
            stance=self.choice(mapping, "stance", Stance, Stance.RESPONDED),
            text=self.text(mapping, "text") or "",
        )
