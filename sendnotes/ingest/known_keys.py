"""What front matter gives, by our keys and those that other programs use for the same."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

from sendnotes.mapping import from_mapping, is_web
from sendnotes.model import Given, Kind, Post, Speech

_TEXTS = {
    "title": ("title", "headline"),
    "source": ("source", "publisher", "site_name", "sitename", "website"),
    "url": ("url", "link", "canonical", "canonical_url", "permalink", "source_url"),
}
_PUBLISHED = (
    "published",
    "pubdate",
    "publishdate",
    "publish_date",
    "date_published",
    "published_at",
)
_TAGS = ("tags", "categories", "keywords", "tag", "category")
_SPEECH = {
    "speaker": ("speaker",),
    "role": ("role",),
    "event": ("event",),
    "place": ("place", "location", "venue"),
}
_WHOLE = ("speeches", "focus_areas", "quotes", "organisations", "abbreviations", "reactions")
# What the archive itself writes: a post that is added anew gets its own.
_OURS = frozenset({"original", "fingerprint"})
_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?\Z", re.DOTALL)
_PARTIAL = re.compile(r"\s*(\d{4})(?:-(0[1-9]|1[0-2]))?\s*\Z")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WORDED = re.compile(
    r"\s*(?:[A-Za-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b.*|"
    r"\s*(?:[A-Za-z]+,?\s+)?([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b.*",
    re.DOTALL,
)
_SLASHED = re.compile(r"\s*(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b.*", re.DOTALL)


def given_from(mapping: Mapping[str, object], where: str = "the front matter") -> Given:
    """Return what `mapping` gives; keys that are not known are kept in the post's `extra`.

    `where` says what the mapping is, for the reason that is printed.
    """
    return _Giver(mapping, where).give()


def iso_day(value: object) -> str | None:
    """Return a date as front matter has it as an ISO date, as far as it goes; None if it is none.

    The day is the one that is written, whatever the time and zone; 5/7/2018 is British.
    """
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    text = str(value)
    if found := _PARTIAL.match(text):
        return f"{found[1]}-{found[2]}" if found[2] else found[1]
    if found := _ISO.match(text):
        return _day(*found.groups())
    if found := _SLASHED.match(text):
        return _day(found[3], found[2], found[1])
    if found := _WORDED.match(text):
        day, month, year = (
            (found[1], found[2], found[3]) if found[1] else (found[5], found[4], found[6])
        )
        if month[:3].lower() in _MONTHS:
            return _day(year, str(_MONTHS.index(month[:3].lower()) + 1), day)
    return None


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _with_iso_day(speech: object) -> object:
    if isinstance(speech, Mapping) and (day := iso_day(speech.get("date"))):
        return {**speech, "date": day}
    return speech


class _Giver:
    """Takes known keys out of a mapping, whatever their case, and keeps the rest."""

    def __init__(self, mapping: Mapping[str, object], where: str) -> None:
        self.where = where
        self.left = {str(key): value for key, value in mapping.items()}
        self.how: dict[str, str] = {}
        self.notes: list[str] = []
        self.speech: dict[str, Any] = {}

    def give(self) -> Given:
        whole = {key: self.left.pop(key) for key in _WHOLE if self._has_value(key)}
        if isinstance(speeches := whole.get("speeches"), (list, tuple)):
            whole["speeches"] = [_with_iso_day(speech) for speech in speeches]
        post, problems = from_mapping(whole)
        self.notes += [f"{self.where.removeprefix('the ')}: {problem}" for problem in problems]
        self.how |= dict.fromkeys(whole, f"given in {self.where}")
        values: dict[str, Any] = {key: getattr(post, key) for key in whole}
        for field, names in _TEXTS.items():
            values |= self._text(field, names)
        for field, names in _SPEECH.items():
            self.speech |= self._text(field, names)
        values |= self._dates(speeches="speeches" in whole)
        values |= self._kind()
        values |= self._tags()
        for key in _OURS:
            self.left.pop(key, None)
        return Given(
            post=Post(**values, extra=self.left),
            speech=Speech(**self.speech),
            how=self.how,
            notes=tuple(self.notes),
        )

    def _find(self, names: tuple[str, ...]) -> str | None:
        by_lower = {key.lower().replace("-", "_"): key for key in self.left}
        return next((by_lower[name] for name in names if name in by_lower), None)

    def _has_value(self, key: str) -> bool:
        return self.left.get(key) not in (None, "", "null", "~", [], {})

    def _text(self, field: str, names: tuple[str, ...]) -> dict[str, str]:
        key = self._find(names)
        if key is None or not isinstance(self.left[key], (str, int, float)):
            return {}
        text = " ".join(str(self.left.pop(key)).split())
        if text in ("", "null", "~"):
            return {}
        if field == "url" and not is_web(text):
            self.left[key] = text
            where = self.where.removeprefix("the ")
            self.notes.append(f"{where}: {key} is no http or https address: {text[:40]!r}")
            return {}
        self.how[field] = f"given in {self.where} ({key})"
        return {field: text}

    def _date(self, field: str, key: str) -> str | None:
        day = iso_day(self.left[key])
        if day is None:
            if self._has_value(key):
                where = self.where.removeprefix("the ")
                self.notes.append(f"{where}: {key} is no date: {str(self.left[key])[:40]!r}")
            return None
        self.left.pop(key)
        self.how[field] = f"given in {self.where} ({key})"
        return day

    def _dates(self, *, speeches: bool) -> dict[str, str]:
        """`date` is the day of publication, unless a speech is given by speaker, event or place."""
        published = self._find(_PUBLISHED)
        day = self._date("published", published) if published else None
        if date := self._find(("date",)):
            if self.speech and not speeches:
                if spoken := self._date("date", date):
                    self.speech["date"] = spoken
            elif day is None:
                day = self._date("published", date)
        return {"published": day} if day else {}

    def _kind(self) -> dict[str, Kind]:
        for name in ("kind", "type"):
            key = self._find((name,))
            value = str(self.left[key]).strip().lower().replace(" ", "-") if key else ""
            if key and value in {str(kind) for kind in Kind}:
                self.left.pop(key)
                self.how["kind"] = f"given in {self.where} ({key})"
                return {"kind": Kind(value)}
        return {}

    def _tags(self) -> dict[str, tuple[str, ...]]:
        tags: dict[str, None] = {}
        while key := self._find(_TAGS):
            value = self.left.pop(key)
            listed = value if isinstance(value, (list, tuple)) else str(value).split(",")
            tags |= {str(one).strip(): None for one in listed if str(one).strip()}
            self.how["tags"] = f"given in {self.where} ({key})"
        return {"tags": tuple(tags)} if tags else {}
