"""Tables and records with a post each: CSV, JSON Lines, JSON, JSON Feed."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

from sendnotes.errors import UnreadableInput
from sendnotes.formats.draft import MEBIBYTE, Draft, label, refuse_large
from sendnotes.formats.markdown import to_markdown
from sendnotes.ingest import decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LARGEST = 256 * MEBIBYTE
_BODIES = (
    *("body", "text", "content", "content_text", "markdown", "content_html", "body_html", "html"),
    *("message", "post", "description", "summary"),
)
_LISTS = ("items", "posts", "results", "data", "entries")
_SEPARATORS = ",;\t|"
_HTML = re.compile(
    r"<(?:p|br|div|ul|ol|li|h[1-6]|a\s[^>]*href|blockquote|table|span)\b[^>]*>", re.I
)
_PUBLISHER = {"home_page_url", "feed_url", "version"}
_NAMED = "body, text or content"


def read_csv(
    data: bytes, name: str, suffix: str, address: str | None = None
) -> Iterator[Draft | UnreadableInput]:
    """Yield the post or the failure of each row; its original is the row as JSON."""
    del suffix, address
    refuse_large(data, name, LARGEST)
    text = decode(data, name).text
    # A post in a cell may be longer than the 131,072 characters that the module allows.
    csv.field_size_limit(LARGEST)
    header = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=header.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, restkey="more")
    try:
        columns = [str(column) for column in rows.fieldnames or ()]
        if not {_plain(column) for column in columns} & set(_BODIES):
            shown = ", ".join(columns)[:120]
            raise UnreadableInput(name, f"no column is called {_NAMED}; the columns are {shown}")
        for number, row in enumerate(rows, 1):
            filled = {key: value for key, value in row.items() if value}
            if filled:
                yield _one(filled, name, f"row {number}", "the row")
    except csv.Error as error:
        raise UnreadableInput(name, f"it is broken CSV: {error}") from error


def read_lines(
    data: bytes, name: str, suffix: str, address: str | None = None
) -> Iterator[Draft | UnreadableInput]:
    """Yield the post or the failure of each line; its original is the line's object as JSON."""
    del suffix, address
    refuse_large(data, name, LARGEST)
    for number, line in enumerate(decode(data, name).text.split("\n"), 1):
        if not line.strip():
            continue
        part = f"line {number}"
        try:
            yield _one(_parse(line, label(name, part)), name, part, "the line")
        except UnreadableInput as error:
            yield error


def read_json(
    data: bytes, name: str, suffix: str, address: str | None = None
) -> Iterator[Draft | UnreadableInput]:
    """Yield the post or the failure of each record: the only one, or those of a list or feed."""
    del address
    refuse_large(data, name, LARGEST)
    document = _parse(decode(data, name).text, name)
    shared: dict[str, object] = {}
    if isinstance(document, dict):
        if isinstance(inner := document.get("post"), dict):
            document = inner
        listed = next(
            (document[key] for key in _LISTS if isinstance(document.get(key), list)), None
        )
        if listed is None:
            one = _one(document, name, None, "the record")
            yield (
                Draft(name, one.text, data, suffix, one.fields, one.origin)
                if isinstance(one, Draft)
                else one
            )
            return
        if _PUBLISHER & document.keys() and document.get("title"):
            shared["source"] = document["title"]
        document = listed
    if not isinstance(document, list) or not document:
        raise UnreadableInput(name, "it is JSON without posts in it")
    for number, record in enumerate(document, 1):
        if isinstance(record, dict) and isinstance(record.get("post"), dict):
            record = record["post"]
        if isinstance(record, dict):
            record = shared | record
        yield _one(record, name, f"record {number}", "the record")


def _parse(text: str, name: str) -> object:
    try:
        document: object = json.loads(text)
    except ValueError as error:
        where = ""
        if isinstance(error, json.JSONDecodeError) and "\n" in text.strip():
            where = f" in line {error.lineno}"
        raise UnreadableInput(name, f"it is broken JSON{where}") from error
    except RecursionError as error:
        raise UnreadableInput(name, "it is JSON that is nested too deeply") from error
    return document


def _one(record: object, name: str, part: str | None, origin: str) -> Draft | UnreadableInput:
    if not isinstance(record, dict):
        return UnreadableInput(label(name, part), "it is no record with keys and values")
    by_name = {_plain(key): key for key in record}
    key = next(
        (
            by_name[each]
            for each in _BODIES
            if each in by_name and str(record[by_name[each]] or "").strip()
        ),
        None,
    )
    if key is None or not isinstance(record[key], str):
        return UnreadableInput(label(name, part), f"there is no text in it under {_NAMED}")
    text = record[key]
    try:
        if _plain(key).endswith("html") or _HTML.search(text):
            text = to_markdown(text, name)
        if not text.strip():
            raise UnreadableInput(name, "there is no text in it")
        original = json.dumps(record, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"
    except UnreadableInput as error:
        return UnreadableInput(label(name, part), error.reason)
    except UnicodeEncodeError:
        return UnreadableInput(label(name, part), "it has half characters that are no text")
    return Draft(name, text, original, ".json", _fields(record, key), origin, part)


def _fields(record: Mapping[str, object], body: str) -> dict[str, object]:
    """Return the record's other values; an author that is an object is known by its name."""
    fields = {
        str(key): value
        for key, value in record.items()
        if key != body and value not in (None, "", [], {}) and _plain(key) not in _BODIES[3:8]
    }
    authors = fields.pop("authors", None)
    author = fields.get("author", authors[0] if isinstance(authors, list) and authors else None)
    if isinstance(author, dict):
        author = author.get("name")
    if author:
        fields["author"] = author
    # The archive gives ids of its own.
    if "id" in fields:
        fields["source_id"] = fields.pop("id")
    return fields


def _plain(column: object) -> str:
    return str(column).strip().lower().replace(" ", "_").replace("-", "_")
