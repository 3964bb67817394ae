"""The JSON Schema that `export --schema` prints fits what the commands really write."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from sendnotes.model import ListKind, OutputFormat
from sendnotes.views import view_for
from tests.conftest import ROOT
from tests.views.view_results import EMPTY, ORDINARY, Results

if TYPE_CHECKING:
    from tests.conftest import Shell

SCHEMA: dict[str, Any] = json.loads((ROOT / "sendnotes" / "data" / "schema.json").read_bytes())
OPEN_ENDED = {"post", "file"}
"""A post has the front matter of its author besides ours, and a file may hold a post."""
POST = """\
---
title: Jobs
published: 2021-03-04
speaker: Ann Example
mood: [hopeful, {a: 1}]
---
Ann Example told the meeting: “Supported internships work.”

- Jobs: more employment, and “work” for all.
"""


def closed(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema in which a key that it does not name is an error."""
    strict = copy.deepcopy(schema)
    for name, part in strict["$defs"].items():
        if name not in OPEN_ENDED:
            part["additionalProperties"] = False
    return strict


def errors(name: str, document: object, *, schema: dict[str, Any] | None = None) -> list[str]:
    """Return what is wrong with a document by the definition called `name`."""
    whole = (schema or closed(SCHEMA)) | {"anyOf": [{"$ref": f"#/$defs/{name}"}]}
    found = Draft202012Validator(whole).iter_errors(document)
    return [f"{error.json_path}: {error.message}" for error in found]


@pytest.fixture
def jobs(archive: Shell) -> Shell:
    """An archive with a post, one that is nearly the same, and one written by hand."""
    archive.write("a.md", POST)
    archive.write("b.md", POST.replace("Jobs", "Work"))
    archive("add", "a.md", "b.md")
    archive("save", "work", "employment")
    archive.write("posts/by-hand.md", "no front matter\n")
    archive.write("originals/aa/odd.bin", b"\xff\x00")
    return archive


def test_it_is_a_schema_of_draft_2020_12(shell: Shell) -> None:
    printed = json.loads(shell("export", "--schema").out)

    assert printed == SCHEMA
    Draft202012Validator.check_schema(printed)


COMMANDS = [
    ("search", ("search", "employment")),
    ("search", ("search", "zebra")),
    *(("list", ("list", str(kind))) for kind in ListKind),
    ("show", ("show", "by-hand")),
    ("show", ("show", "jobs")),
    ("explain", ("show", "jobs", "--explain")),
    ("focus", ("show", "--focus", "employment")),
    ("quotes", ("show", "--quote", "internships")),
    ("check", ("check",)),
    ("search", ("search", "employment", "--facets")),
    ("similar", ("similar", "jobs")),
    ("saved", ("saved",)),
    ("news", ("news", "--peek")),
    ("add", ("add", "a.md", "missing.md")),
    ("add", ("add", "--dry-run", "a.md")),
    ("export", ("export",)),
    ("export", ("export", "employment")),
]


@pytest.mark.parametrize(("name", "command"), COMMANDS, ids=lambda value: str(value))
def test_what_a_command_writes_fits(jobs: Shell, name: str, command: tuple[str, ...]) -> None:
    document = json.loads(jobs(*command, "--format", "json").out)

    assert errors(name, document) == []
    Draft202012Validator(SCHEMA).validate(document)


LINES = [
    ("hit", ("search", "employment")),
    ("post", ("list", "posts")),
    ("speech_item", ("list", "speeches")),
    ("focus_item", ("list", "focus")),
    ("quote_item", ("list", "quotes")),
    ("tally", ("list", "topics")),
    ("outcome", ("add", "a.md")),
]


@pytest.mark.parametrize(("name", "command"), LINES, ids=lambda value: str(value))
def test_each_json_line_fits(jobs: Shell, name: str, command: tuple[str, ...]) -> None:
    lines = jobs(*command, "--format", "jsonl").out.splitlines()

    assert lines
    assert [errors(name, json.loads(line)) for line in lines] == [[]] * len(lines)


def test_the_lines_of_an_export_fit(jobs: Shell) -> None:
    header, *lines = jobs("export", "--format", "jsonl").out.splitlines()
    files = [json.loads(line) for line in lines]

    assert errors("export_header", json.loads(header)) == []
    assert [errors("file", file) for file in files] == [[]] * len(files)
    assert {"path": "originals/aa/odd.bin", "base64": "/wA="} in files


def test_an_import_and_a_merged_post_fit(jobs: Shell) -> None:
    jobs("export", "-o", "x.zip")
    imported = json.loads(jobs("import", "x.zip", "--archive", "new", "--format", "json").out)
    jobs("merge", "--yes", "jobs", "work")
    merged = json.loads(jobs("show", "jobs", "--format", "json").out)

    assert errors("add", imported) == []
    assert errors("show", merged) == []
    assert [errors("witness", one) for one in merged["post"]["witnesses"]] == [[], []]


@pytest.mark.parametrize("results", [ORDINARY, EMPTY], ids=["something", "nothing"])
def test_what_any_result_becomes_fits(results: Results) -> None:
    view = view_for(OutputFormat.JSON, width=80, colour=False)
    documents = [
        *(("list", view.listing(listing)) for listing in results.listings),
        ("search", view.search(results.search)),
        ("focus", view.focus(results.focus)),
        ("quotes", view.quotes(results.quotes)),
        ("explain", view.explanation(results.post)),
        ("add", view.added(results.added)),
    ]

    assert [errors(name, json.loads(text)) for name, text in documents] == [[]] * len(documents)


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("show", {"schema_version": 1, "post": {"title": 7}}),
        ("show", {"schema_version": 2}),
        ("list", {"schema_version": 1, "kind": "zebras", "total": 0, "items": []}),
        ("file", {"path": "a", "text": "a", "base64": "YQ=="}),
        ("file", {"path": "a"}),
    ],
)
def test_what_no_command_writes_does_not_fit(name: str, document: object) -> None:
    assert errors(name, document)
    assert errors(name, document, schema=SCHEMA)
