"""How a post was understood when it was added: a JSON record beside its original.

It tells `show --explain` how each field came about, and what a person has set since.
"""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sendnotes.archive.store import RECORD
from sendnotes.mapping import from_mapping, to_mapping
from sendnotes.model import Explanation, Origin, Reading, Removed

if TYPE_CHECKING:
    from collections.abc import Mapping


def record_name(original: str) -> str:
    """Return the name of the record that stands beside an original."""
    return str(PurePosixPath(original).with_suffix(RECORD))


def dump_reading(reading: Reading) -> str:
    """Return `reading` as a JSON document."""
    document = {
        "post": to_mapping(reading.post) | {"id": reading.post.id},
        "body": reading.post.body,
        "explanations": [
            {"field": e.field, "value": e.value, "origin": str(e.origin), "how": e.how}
            for e in reading.explanations
        ],
        "removed": [{"line": r.line, "text": r.text, "why": r.why} for r in reading.removed],
        "notes": list(reading.notes),
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def parse_reading(text: str) -> Reading | None:
    """Return the reading in `text`, or None if it is no such document."""
    try:
        document: Mapping[str, object] = json.loads(text)
        return _reading(document)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _reading(document: Mapping[str, object]) -> Reading:
    mapping = document["post"]
    explanations, removed, notes = (document[key] for key in ("explanations", "removed", "notes"))
    if not (isinstance(mapping, dict) and isinstance(explanations, list)):
        raise TypeError
    if not (isinstance(removed, list) and isinstance(notes, list)):
        raise TypeError
    post_id = str(mapping.pop("id", ""))
    post, _ = from_mapping(mapping, post_id=post_id, body=str(document["body"]))
    return Reading(
        post=post,
        explanations=tuple(
            Explanation(e["field"], e["value"], Origin(e["origin"]), e["how"]) for e in explanations
        ),
        removed=tuple(Removed(r["line"], r["text"], r["why"]) for r in removed),
        notes=tuple(str(note) for note in notes),
    )
