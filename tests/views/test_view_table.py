"""Every format with every method: nothing, something, and text that is out to do harm."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendnotes.model import ListKind, OutputFormat
from sendnotes.views import View, view_for
from sendnotes.views.escaping import escape
from tests.views.view_results import EMPTY, HARM, ORDINARY, Results, all_of, listing

FORMATS = list(OutputFormat)
TEXTS = [OutputFormat.RICH, OutputFormat.PLAIN, OutputFormat.IDS, OutputFormat.MARKDOWN]
# What a view may never hand to a terminal, apart from the colours that it sets itself.
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800]")
OWN_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def shown(view: View, results: Results) -> dict[str, str]:
    listings = {f"list {one.kind}": view.listing(one) for one in results.listings}
    return listings | {
        "search": view.search(results.search),
        "post": view.post(results.post),
        "explanation": view.explanation(results.post),
        "focus": view.focus(results.focus),
        "quotes": view.quotes(results.quotes),
        "added": view.added(results.added),
        "checked": view.checked(results.checked),
        "saved": view.saved(results.saved),
        "news": view.news(results.news),
        "similar": view.similar(results.similar),
    }


@pytest.mark.parametrize("colour", [True, False])
@pytest.mark.parametrize("chosen", FORMATS)
def test_every_format_shows_every_result(chosen: OutputFormat, colour: bool) -> None:
    view = view_for(chosen, width=80, colour=colour)

    assert all(text.strip() for what, text in shown(view, ORDINARY).items() if what != "checked")


@pytest.mark.parametrize("chosen", TEXTS)
def test_nothing_found_is_an_empty_text(chosen: OutputFormat) -> None:
    texts = shown(view_for(chosen, width=80, colour=False), EMPTY)

    assert {what: text for what, text in texts.items() if text} == {
        what: texts[what] for what in ("post", "explanation") if texts[what]
    }


def test_nothing_found_is_an_empty_list_in_json() -> None:
    texts = shown(view_for(OutputFormat.JSON, width=80, colour=False), EMPTY)
    documents = {what: json.loads(text) for what, text in texts.items()}

    assert all(document["schema_version"] == 1 for document in documents.values())
    assert documents["search"]["hits"] == []
    assert documents["list tags"]["items"] == []
    assert documents["focus"]["focus_areas"] == []
    assert documents["quotes"]["quotes"] == []
    assert documents["added"]["results"] == []
    assert documents["checked"]["problems"] == []
    assert documents["saved"]["searches"] == []
    assert documents["news"]["news"] == []
    assert documents["similar"]["hits"] == []


def test_nothing_found_is_a_header_in_csv_and_no_line_in_jsonl() -> None:
    tables = shown(view_for(OutputFormat.CSV, width=80, colour=False), EMPTY)
    lines = shown(view_for(OutputFormat.JSONL, width=80, colour=False), EMPTY)

    assert all(text.count("\n") == 1 for what, text in tables.items() if what != "post")
    assert [what for what, text in lines.items() if text] == ["post"]


@pytest.mark.parametrize("colour", [True, False])
@pytest.mark.parametrize("chosen", FORMATS)
def test_source_text_cannot_steer_the_terminal(chosen: OutputFormat, colour: bool) -> None:
    for text in shown(view_for(chosen, width=80, colour=colour), all_of(HARM)).values():
        assert not STEERING.search(OWN_COLOURS.sub("", text))
        assert colour or "\x1b" not in text


@pytest.mark.parametrize("chosen", [OutputFormat.RICH, OutputFormat.PLAIN])
def test_markup_and_emoji_codes_are_printed_as_they_stand(chosen: OutputFormat) -> None:
    text = view_for(chosen, width=4000, colour=False).search(all_of(HARM).search)

    assert "[bold]b[/x] :tada: \\x1b[31mred" in text
    assert "<script>alert(1)</script> \\u202eabc" in text


def test_no_csv_cell_is_a_formula() -> None:
    for text in shown(view_for(OutputFormat.CSV, width=80, colour=False), all_of(HARM)).values():
        for row in csv.reader(io.StringIO(text)):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("**b** _i_ `c`", r"\*\*b\*\* \_i\_ \`c\`"),
        ("[l](javascript:x)", r"\[l\](javascript:x)"),
        ("<script>", r"\<script\>"),
        ("&lt; ~~x~~ a | b", r"\&lt; \~\~x\~\~ a \| b"),
        ("# no heading", r"\# no heading"),
        ("- no item", r"\- no item"),
        ("1. no number", r"1\. no number"),
        ("2018 was a year", "2018 was a year"),
        ("> no quote", r"\> no quote"),
        (":tada: at 12:30: go", r"\:tada: at 12:30: go"),
        ("two\nlines\n\n# here", "two lines # here"),
        ("5 July 2018 (Thursday) - off-rolling", "5 July 2018 (Thursday) - off-rolling"),
    ],
)
def test_markdown_escapes_what_would_be_markup(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "https://a.org/>x", "https://a.org/ b", "https://a\\", "\x1bhttp://"],
)
def test_markdown_links_only_to_plain_web_addresses(url: str) -> None:
    post = all_of("x").post.post

    text = view_for(OutputFormat.MARKDOWN, width=80, colour=False).listing(
        listing(ListKind.POSTS, replace(post, url=url))
    )

    assert "](<" not in text


@pytest.mark.parametrize("chosen", FORMATS)
@given(text=st.text())
@settings(max_examples=60, deadline=None)
def test_no_text_breaks_a_view(chosen: OutputFormat, text: str) -> None:
    for colour in (True, False):
        for what, out in shown(view_for(chosen, width=40, colour=colour), all_of(text)).items():
            assert not STEERING.search(OWN_COLOURS.sub("", out)), what
            if chosen is OutputFormat.JSON:
                json.loads(out)
            if chosen is OutputFormat.JSONL:
                assert all(json.loads(row) for row in out.splitlines())


def test_a_lone_surrogate_is_shown_in_every_format() -> None:
    for chosen in FORMATS:
        for text in shown(view_for(chosen, width=40, colour=True), all_of("a \ud800 b")).values():
            text.encode()


def test_loading_a_view_loads_no_console_and_no_other_view() -> None:
    code = (
        "import sys; from sendnotes.model import OutputFormat as F; from sendnotes.views import "
        "view_for; view_for(F.RICH, width=80, colour=True); "
        "print([m for m in ('rich.console', 'rich.table', 'sendnotes.views.json', "
        "'sendnotes.views.lists', 'sendnotes.model.lists') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
