"""Test collections: documents, queries, and which documents people judged to answer which query."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Document:
    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection; only queries that some document answers are in it."""

    name: str
    documents: tuple[Document, ...]
    queries: Mapping[str, str]
    answers: Mapping[str, AbstractSet[str]]
    """The documents that answer each query."""


def read_collection(folder: Path) -> Collection:
    """Read `docs.jsonl`, `queries.jsonl` and `qrels.tsv` (query, document, grade)."""
    documents = tuple(
        Document(str(row["id"]), row.get("title") or "", row.get("text") or "")
        for row in _rows(folder / "docs.jsonl")
    )
    answers: dict[str, set[str]] = {}
    for line in (folder / "qrels.tsv").read_text("utf-8").splitlines():
        query, document, grade = line.split("\t")[:3]
        if float(grade) > 0:
            answers.setdefault(query, set()).add(document)
    queries = {str(row["id"]): row["text"] for row in _rows(folder / "queries.jsonl")}
    judged = {query: text for query, text in queries.items() if query in answers}
    return Collection(folder.name, documents, judged, answers)


def _rows(path: Path) -> list[dict[str, str]]:
    # Not splitlines(): a text may have a line separator of its own in it.
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]
