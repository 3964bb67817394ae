"""Front matter in YAML, TOML or JSON; what is none, or is broken, stays text."""

from __future__ import annotations

import datetime
import json
import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sendnotes.mapping import unfit

if TYPE_CHECKING:
    from collections.abc import Callable

_START = re.compile(r"\s*(---|\+\+\+|;;;)[ \t]*\n|\s*(?=\{)")
_KEY = re.compile(r"([A-Za-z][\w .-]{0,40}?)[ \t]*:(?:[ \t]+(.*))?\Z")
_DUPLICATE = re.compile(r"^([A-Za-z_][\w-]*)[ \t]*:", re.MULTILINE)
_LARGEST = 2**63
"""What TOML and JSON promise of a whole number; a longer one is kept in hexadecimal digits."""
UNPARSED = "unparsed_front_matter"
"""The key that lines of broken front matter are kept under."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before the body. `first_line` is the number of the body's first line."""

    mapping: dict[str, object] = field(default_factory=dict)
    body: str = ""
    format: str | None = None
    first_line: int = 1
    notes: tuple[str, ...] = ()


def split_front_matter(text: str) -> FrontMatter:
    """Return the front matter and the body of `text`.

    Only what parses to keys and values is front matter: two rules with prose between them are
    body. Of a block that is broken the lines that read `key: value` are used, the others are kept
    under `unparsed_front_matter`, and a note gives the line and the reason.
    """
    start = _START.match(text)
    if not start:
        return FrontMatter(body=text)
    if start[1] is None:
        return _json(text, start.end())
    block = _block(text, start.end(), start[1])
    if block is None:
        return FrontMatter(body=text)
    inner, end = block
    first = 1 + text.count("\n", 0, start.end())
    kind, load = ("toml", _load_toml) if start[1] == "+++" else ("yaml", _load_yaml)
    return _read(text, inner, end, first, kind, load)


def _block(text: str, start: int, fence: str) -> tuple[str, int] | None:
    """Return what stands before the closing fence, and where the body begins."""
    closing = re.compile(rf"^(?:{re.escape(fence)}|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
    found = closing.search(text, start)
    return (text[start : found.start()], found.end()) if found else None


class _Broken(Exception):
    """Front matter that does not parse: the reason, and the line in the block from 0."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


def _read(
    text: str, inner: str, end: int, first: int, kind: str, load: Callable[[str], Any]
) -> FrontMatter:
    body_line = 1 + text.count("\n", 0, end)
    try:
        loaded = load(inner)
        if reason := unfit(loaded):
            raise _Broken(reason)
    except _Broken as error:
        salvaged, left = _salvage(inner)
        if not salvaged:
            note = f"front matter, line {first + error.line}: {error.reason}; kept as text"
            return FrontMatter(body=text, notes=(note,))
        note = (
            f"front matter is broken in line {first + error.line}: {error.reason}; "
            "its lines were read one by one"
        )
        kept = salvaged | ({UNPARSED: left} if left else {})
        return FrontMatter(kept, text[end:], kind, body_line, (note,))
    if loaded is None and not inner.strip():
        return FrontMatter({}, text[end:], kind, body_line)
    if not isinstance(loaded, dict) or not all(isinstance(key, str) for key in loaded):
        return FrontMatter(body=text)
    loaded = _settled(loaded)
    twice = _twice(inner) if kind == "yaml" else []
    notes = tuple(f"front matter has {key!r} twice: the last one counts" for key in twice)
    return FrontMatter(loaded, text[end:], kind, body_line, notes)


def _load_yaml(inner: str) -> Any:
    import yaml

    # Scalars stay the texts they are: YAML 1.1 makes `No` false, `010` eight and `12:30` 750.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        if re.search(r"(?:^|[\s\[{,:-])[*&][\w-]", inner):
            for event in yaml.parse(inner, Loader=loader):
                if isinstance(event, yaml.AliasEvent):
                    line = event.start_mark.line if event.start_mark else 0
                    raise _Broken("aliases are not read", line)
        return yaml.load(inner, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or "it is no YAML"
        raise _Broken(reason, mark.line if mark else 0) from error
    except RecursionError as error:
        raise _Broken("it is nested too deeply") from error


def _load_toml(inner: str) -> Any:
    import tomllib

    try:
        return tomllib.loads(inner)
    except ValueError as error:  # also a number too long to read
        found = re.search(r"line (\d+)", str(error))
        reason = re.sub(r" \(at .*\)", "", str(error))
        raise _Broken(reason, int(found[1]) - 1 if found else 0) from error
    except RecursionError as error:
        raise _Broken("it is nested too deeply") from error


def _json(text: str, start: int) -> FrontMatter:
    try:
        loaded, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return FrontMatter(body=text)
    # `{{ template }}` and `{word}` do not get here; an empty object says nothing.
    if not isinstance(loaded, dict) or not loaded or unfit(loaded):
        return FrontMatter(body=text)
    loaded = _settled(loaded)
    body = text[end:].lstrip("\n")
    return FrontMatter(loaded, body, "json", 1 + text.count("\n", 0, len(text) - len(body)))


def _settled(value: Any) -> Any:
    """Return `value` as it can be written: whole characters, and days and hours as text."""
    match value:
        case dict():
            return {_settled(key): _settled(item) for key, item in value.items()}
        case list():
            return [_settled(item) for item in value]
        case str():
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case datetime.date() | datetime.time():
            return value.isoformat()
        case int() if abs(value) > _LARGEST:
            return hex(value)
        case float() if not math.isfinite(value):
            return str(value)
    return value


def _salvage(inner: str) -> tuple[dict[str, object], str]:
    """Return what reads as `key: value`, and the other lines; nothing if most of it is prose."""
    found: dict[str, object] = {}
    left: list[str] = []
    for line in inner.splitlines():
        if match := _KEY.match(line):
            value = (match[2] or "").strip()
            if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
                value = value[1:-1]
            found[match[1]] = value
        elif line.strip():
            left.append(line)
    return (found, "\n".join(left)) if len(found) > len(left) else ({}, "")


def _twice(inner: str) -> list[str]:
    keys = _DUPLICATE.findall(inner)
    return sorted({key for key in keys if keys.count(key) > 1}) if len(keys) < 1000 else []
