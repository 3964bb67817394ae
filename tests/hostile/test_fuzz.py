"""Any bytes and any front matter: a post that comes back as it was written, or a sentence."""

from __future__ import annotations

import datetime
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendnotes.archive.postfile import dump_post, parse_post
from sendnotes.archive.readings import dump_reading, parse_reading
from sendnotes.errors import UnreadableInput
from sendnotes.extract.topics import load_taxonomy
from sendnotes.formats import drafts
from sendnotes.ingest.front_matter import split_front_matter
from sendnotes.library.drafting import understand as understand_draft
from sendnotes.mapping import POST_KEYS, SPEECH_KEYS, from_mapping, unfit
from sendnotes.model import Given, Reading, ShowResult
from sendnotes.model.choices import OutputFormat
from sendnotes.views import view_for

TAXONOMY = load_taxonomy()
KEYS = st.sampled_from([*POST_KEYS, *SPEECH_KEYS, "date", "text", "topics", "areas", "by", "x"])
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.times(),
    st.text(),
    st.sampled_from(["2018-07-05", "05/07/2018", "null", "~", "../../x", "*a", "&a", "- x", "---"]),
)
VALUES = st.recursive(
    SCALARS,
    lambda below: st.one_of(
        st.lists(below, max_size=3), st.dictionaries(KEYS | st.text(), below, max_size=3)
    ),
    max_leaves=8,
)
YAML_BITS = st.sampled_from(
    [
        *("title: ", "speeches:\n", "  - speaker: Ann\n", "date: 2018-07-05\n", "? ", "- ", "\n"),
        *("&a ", "*a", "!!python/name:os ", "[", "]", "{", "}", '"', "'", "|\n", ">\n", "#", "%"),
        *("\t", "  ", ": ", "---\n", "+++\n", "...\n", "x", "\x00", "\x1b", "\u2028", "é", "\\"),
    ]
)
FENCES = st.sampled_from(["---\n", "+++\n", ";;;\n", "{", "\ufeff---\n", "---\r\n"])


def understand(data: bytes) -> Reading:
    (draft,) = drafts(data, "any.md", ".md")
    if isinstance(draft, UnreadableInput):
        raise draft
    return understand_draft(draft, given=Given(), taxonomy=TAXONOMY)


def fenced(lines: str) -> bytes:
    return f"---\n{lines}\n---\nWords".encode()


@given(st.builds("{0}{1}{0}{2}".format, FENCES, st.lists(YAML_BITS).map("".join), st.text()))
@settings(max_examples=150, deadline=None)
def test_any_front_matter_is_split_or_kept_as_text(text: str) -> None:
    front = split_front_matter(text)

    assert unfit(front.mapping) is None
    assert front.body in text or not front.mapping or text.endswith(front.body)


@given(st.builds("{0}{1}{0}{2}".format, FENCES, st.lists(YAML_BITS).map("".join), st.text()))
@settings(max_examples=150, deadline=None)
def test_any_text_in_the_archive_is_a_post(text: str) -> None:
    post, problems = parse_post(text, "2021-03-01-any")

    assert post.id == "2021-03-01-any"
    assert all(isinstance(problem, str) for problem in problems)
    for output in OutputFormat:
        view = view_for(output, width=80, colour=False)
        view.post(ShowResult(post, "/a.md")).encode()


@given(st.dictionaries(KEYS, VALUES, max_size=6))
@settings(max_examples=150, deadline=None)
def test_any_mapping_is_a_post_that_comes_back_as_it_was(mapping: dict[str, object]) -> None:
    post, _ = from_mapping(mapping, post_id="2021-03-01-any")

    assert all(isinstance(text, (str, type(None))) for text in (post.title, post.original))
    assert post.original is None or "/" not in post.original


@given(st.one_of(st.binary(), st.lists(YAML_BITS).map(lambda bits: fenced("".join(bits)))))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_a_post_or_a_sentence(data: bytes) -> None:
    try:
        reading = understand(data)
    except UnreadableInput:
        return

    text = dump_post(reading.post)
    text.encode()
    again, problems = parse_post(text, reading.post.id)
    assert problems == ()
    assert again.title == reading.post.title.strip() or not reading.post.title.strip()
    assert parse_reading(dump_reading(reading)) is not None


@given(st.dictionaries(KEYS, VALUES, max_size=5))
@settings(max_examples=100, deadline=None)
def test_any_toml_or_json_front_matter_can_be_written(mapping: dict[str, object]) -> None:
    def plain(value: object) -> str:
        return value.isoformat() if isinstance(value, (datetime.date, datetime.time)) else ""

    text = json.dumps(mapping, default=plain)
    try:
        reading = understand(f"{text}\nWords.".encode())
    except UnreadableInput:
        pytest.fail("there are words in it")
    dump_post(reading.post).encode()
    dump_reading(reading).encode()
