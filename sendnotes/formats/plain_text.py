"""Text and Markdown with or without front matter, as Jekyll, Hugo and Obsidian keep posts."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from sendnotes.formats.draft import Draft
from sendnotes.formats.note_dialects import plain_markdown
from sendnotes.ingest import decode, split_front_matter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MARKDOWN = frozenset({".md", ".markdown", ".mkd", ".mdown", ".mdx", ".qmd"})
_HTML = frozenset({".html", ".htm"})
_DATED = re.compile(r"(\d{4}-\d\d-\d\d)(?:[-_ ]+(.*))?")
_BUNDLE = ("index", "_index")
_DATES = frozenset(
    "date published pubdate publishdate publish_date date_published published_at".split()
)
_TITLES = frozenset({"title", "headline"})
_HEADING = re.compile(r"^\s{0,3}#\s+\S|^=+\s*$", re.MULTILINE)
_KEPT_BY_ARCHIVE = re.compile(r"[0-9a-f]{64}")


def read(data: bytes, name: str, suffix: str, address: str | None = None) -> Iterator[Draft]:
    """Yield the post that a text is."""
    decoded = decode(data, name)
    front = split_front_matter(decoded.text)
    fields: dict[str, object] = dict(front.mapping)
    body = front.body
    notes = (*decoded.notes, *front.notes)
    if suffix in _HTML and front.mapping:
        from sendnotes.formats.markdown import to_markdown

        body = to_markdown(body, name)
    elif suffix in MARKDOWN:
        body, tags, told = plain_markdown(body)
        notes = (*notes, *told)
        if tags and "tags" not in {key.lower() for key in fields}:
            fields["tags"] = list(tags)
    named = _from_file_name(name, fields, body) if suffix in MARKDOWN | _HTML else {}
    yield Draft(
        name,
        body,
        data,
        suffix,
        fields,
        first_line=front.first_line,
        notes=notes,
        named=named,
        address=address,
    )


def _from_file_name(name: str, fields: Mapping[str, object], body: str) -> dict[str, str]:
    """Return the day and the title that a file's name tells, if nothing else does.

    Jekyll begins names with the day; a note of Obsidian has no title but its name; Hugo has
    folders with an `index.md` each.
    """
    path = PurePath(name)
    stem = path.parent.name if path.stem in _BUNDLE else path.stem
    if _KEPT_BY_ARCHIVE.fullmatch(stem):
        return {}
    keys = {key.lower().replace("-", "_") for key in fields}
    dated = _DATED.fullmatch(stem)
    told = {}
    if dated and not keys & _DATES:
        told["published"] = dated[1]
    title = (dated[2] or "") if dated else stem
    if " " not in title:
        title = re.sub(r"[-_]+", " ", title)
        title = f"{title[:1].upper()}{title[1:]}"
    if len(title.split()) > 1 and not keys & _TITLES and not _HEADING.search(body):
        told["title"] = " ".join(title.split())
    return told
