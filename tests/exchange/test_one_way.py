"""CSV and Markdown are for people and other programs: nothing in a post can act there."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sendnotes.views.book import book
from sendnotes.views.csv import CsvView
from tests.views.view_results import HARM, POST, all_of

if TYPE_CHECKING:
    from sendnotes.model import Post
    from tests.conftest import Shell

FORMULA = ("=", "+", "-", "@", "\t", "\r")
TITLE_AND_POSTS = re.compile(r"<h([12])>")


def harmful(text: str) -> Post:
    return all_of(text).post.post


def harmful_body(text: str) -> Post:
    return replace(POST, body=f"{text}\n\n{text}\n    {text}\n```\n{text}\n")


def rendered(posts: list[Post]) -> str:
    """Return the document as HTML, as a newsletter program would make it."""
    return str(MarkdownIt("commonmark", {"html": True}).render("".join(book(posts))))


def test_the_help_says_what_goes_one_way(shell: Shell) -> None:
    assert "cannot be imported" in " ".join(shell("export", "--help").out.split())
    assert "cannot be imported" in " ".join(shell("import", "--help").out.split())


@given(text=st.one_of(st.text(), st.sampled_from(FORMULA).map(lambda first: f"{first}1+1")))
@settings(max_examples=60, deadline=None)
def test_no_cell_is_a_formula(text: str) -> None:
    table = CsvView().exported([harmful(text), harmful(HARM)])
    header, *rows = csv.reader(io.StringIO(table))

    assert len(rows) == 2
    for row in rows:
        assert len(row) == len(header)
        assert not [cell for cell in row if cell.startswith(FORMULA)]


@given(text=st.text(st.sampled_from("#->*_`[]()!<a&;:|\\\n \t=~1.")))
@settings(max_examples=60, deadline=None)
def test_a_post_cannot_add_headings_or_tags_to_the_document(text: str) -> None:
    posts = [harmful(text), harmful_body(text), harmful(HARM)]
    html = rendered(posts)

    assert TITLE_AND_POSTS.findall(html) == ["1", "2", "2", "2"]
    assert not re.search(r"<(script|img|a href=\"(?!https?:))", html)


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "[a](javascript:x)", "![a](http://x.org/pixel)", HARM]
)
def test_known_attacks_stay_text(text: str) -> None:
    html = rendered([harmful(text), harmful_body(text)])

    assert not re.search(r"<(script|img)|<a href=\"(?!https://example.org/encouraging\")", html)


def test_a_query_and_filters_choose_the_posts(archive: Shell) -> None:
    for title, source in (("Jobs", "The Lantern"), ("Money", "The Beacon")):
        archive.write(f"{title}.txt", f"The minister spoke on {title}.\n")
        archive("add", f"{title}.txt", "--title", title, "--source", source)
    table = archive("export", "--format", "csv", "--source", "The Lantern")
    archive("export", "money", "-o", "money.md")

    assert [row["title"] for row in csv.DictReader(io.StringIO(table.out))] == ["Jobs"]
    document = (archive.folder / "money.md").read_text(encoding="utf-8")
    assert document.startswith("# Posts on speeches about SEND\n\n1 post, ")
    assert re.findall(r"^## (.*)$", document, re.MULTILINE) == ["Money"]


def test_an_export_replaces_no_file(archive: Shell) -> None:
    archive.write("notes.md", "mine")
    done = archive("export", "-o", "notes.md")

    assert done.code == 2
    assert "notes.md exists; an export replaces no file" in done.err
    assert (archive.folder / "notes.md").read_text() == "mine"


def test_a_name_without_a_format_asks_for_one(archive: Shell) -> None:
    assert "Add --format: zip, json, jsonl, csv, markdown" in archive("export", "-o", "x.tar").err
