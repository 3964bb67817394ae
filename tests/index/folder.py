"""A folder of posts that is not on disk, with an index that is."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sendnotes.errors import UnreadableInput
from sendnotes.index import Index, SyncResult
from sendnotes.index.manifest import MANIFEST
from sendnotes.model import (
    Filters,
    FocusArea,
    Post,
    PostFile,
    PostFiles,
    Quote,
    Scope,
    SearchResult,
    Sort,
    Speech,
    Taxonomy,
    Topic,
)

if TYPE_CHECKING:
    from pathlib import Path

TAXONOMY = Taxonomy(
    topics=(
        Topic(
            "exclusion",
            "Exclusion",
            synonyms=("off-rolling", "permanent exclusion"),
            family=("exclude", "excluded", "suspension", "suspended"),
        ),
        Topic(
            "employment",
            "Employment",
            synonyms=("work experience", "supported internship"),
            family=("employed", "employer", "job"),
        ),
        Topic(
            "inspection", "Inspection", family=("inspect", "inspector", "Ofsted"), parent="reform"
        ),
        Topic(
            "ehc-plans",
            "EHC plans",
            synonyms=("education, health and care plan",),
            abbreviations=("EHCP",),
        ),
        Topic("mental-health", "Mental health", synonyms=("well-being",), family=("CAMHS",)),
    ),
    version="1",
)
OLD = 1_500_000_000_000_000_001


class Folder:
    """Posts by name, and the index that follows them."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.posts: dict[str, Post] = {}
        self.stamps: dict[str, tuple[int, int]] = {}
        self.broken: set[str] = set()
        self.loaded: list[str] = []
        self.index = self.another()
        self._clock = 0

    def another(self, *, version: str = "1", taxonomy: Taxonomy = TAXONOMY) -> Index:
        """Return an index object on the same directory, as another process has it."""
        return Index(self.directory, taxonomy_version=version, load_taxonomy=lambda: taxonomy)

    def put(self, post_id: str, body: str = "", **fields: Any) -> Post:
        """Add or replace a post."""
        speech = {
            key: fields.pop(key)
            for key in ("speaker", "role", "event", "place", "date")
            if key in fields
        }
        if speech:
            fields["speeches"] = (Speech(**speech),)
        fields["focus_areas"] = tuple(
            FocusArea(one) if isinstance(one, str) else one for one in fields.pop("focus", ())
        )
        fields["quotes"] = tuple(
            Quote(one) if isinstance(one, str) else one for one in fields.pop("quotes", ())
        )
        post = Post(id=post_id, body=body, **fields)
        self.posts[f"{post_id}.md"] = post
        self._clock += 1
        self.stamps[f"{post_id}.md"] = (len(body), OLD + self._clock)
        return post

    def remove(self, post_id: str) -> None:
        """Take a post away."""
        del self.posts[f"{post_id}.md"]

    def files(self) -> PostFiles:
        """Return the posts as a folder shows them."""
        return PostFiles.of(
            PostFile(name, name.removesuffix(".md"), *self.stamps[name]) for name in self.posts
        )

    def load(self, file: PostFile) -> Post:
        """Return a post, as reading its file would."""
        self.loaded.append(file.name)
        if file.name in self.broken:
            raise UnreadableInput(file.name, "is not text")
        return replace(self.posts[file.name])

    def sync(self, index: Index | None = None, **options: Any) -> SyncResult:
        """Bring the index up to date."""
        self.loaded.clear()
        return (index or self.index).sync(self.files(), self.load, **{"jobs": 1} | options)

    def ask(self, query: str, **options: Any) -> SearchResult:
        """Search an index that is up to date."""
        self.sync()
        return ask(self.index, query, **options)

    def find(self, query: str, **options: Any) -> list[str]:
        """Return the ids of the posts that answer a query, best first."""
        return [hit.post.id for hit in self.ask(query, **options).hits]


def edit_manifest(index: Path, **changes: Any) -> None:
    """Change what the first line of an index's manifest has; the columns stay."""
    path = index / MANIFEST
    header, _, columns = path.read_bytes().partition(b"\n")
    path.write_bytes(json.dumps(json.loads(header) | changes).encode() + b"\n" + columns)


def ask(index: Index, query: str, **options: Any) -> SearchResult:
    """Search an index, with what a plain search has for options."""
    defaults: dict[str, Any] = {
        "filters": Filters(),
        "scope": Scope.POST,
        "sort": Sort.RELEVANCE,
        "limit": 20,
        "page": 1,
    }
    return index.search(query, **(defaults | options))
