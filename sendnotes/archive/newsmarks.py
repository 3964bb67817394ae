"""What `news` has told of, `news.json`: for each saved search when it ran and what it found."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sendnotes.archive.atomic import write_bytes
from sendnotes.archive.conflicts import conflict_in
from sendnotes.errors import UnusableArchive

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sendnotes.archive.store import Archive

NEWS = "news.json"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class NewsMark:
    """When a search was last told of, and the posts told of: fingerprints by id."""

    ran: str
    told: Mapping[str, str] = field(default_factory=dict)


def news_path(archive: Archive) -> Path:
    """Return where it is kept what `news` has told of."""
    return archive.root / NEWS


def read_marks(archive: Archive) -> dict[str, NewsMark]:
    """Return the mark of each search that was told of; raises UnusableArchive if it is broken."""
    path = news_path(archive)
    try:
        text = path.read_text(encoding="utf-8")
        content = json.loads(text)
        if content["format"] != _FORMAT:
            raise _broken(path, f"its format {content['format']!r:.20} is not known")
        return {
            name: NewsMark(str(mark["ran"]), {str(k): str(v) for k, v in mark["told"].items()})
            for name, mark in content["searches"].items()
        }
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise UnusableArchive(f"{path} cannot be read: {error.strerror}.") from error
    except json.JSONDecodeError as error:
        raise _broken(path, conflict_in(text) or str(error)) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _broken(path, "that is not what news writes") from error


def _broken(path: Path, reason: str) -> UnusableArchive:
    return UnusableArchive(
        f"{path} is broken: {reason}.",
        hint="Mend it, or remove it: then everything counts as new again.",
    )


def write_marks(archive: Archive, marks: Mapping[str, NewsMark]) -> None:
    """Write the marks of all searches."""
    searches = {name: {"ran": mark.ran, "told": dict(mark.told)} for name, mark in marks.items()}
    content = {"format": _FORMAT, "searches": searches}
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
    write_bytes(news_path(archive), f"{text}\n".encode())
