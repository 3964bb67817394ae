"""The JSON documents, whole: what programs rely on."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from sendnotes.model import (
    AddOutcome,
    AddResult,
    AddStatus,
    CheckResult,
    DuplicateGroup,
    Facet,
    FocusArea,
    FocusItem,
    FocusResult,
    Likeness,
    ListKind,
    ListResult,
    NewsItem,
    NewsResult,
    Post,
    Problem,
    Quote,
    QuoteItem,
    QuoteResult,
    Reading,
    SavedResult,
    ShowResult,
    SimilarResult,
    Speech,
    SpeechItem,
    Tally,
)
from sendnotes.views.json import JsonLinesView, JsonView
from tests.views.view_results import (
    PLAIN_POST,
    POST,
    READING,
    SAVED,
    SEARCH,
    SEARCHED,
    listing,
)

SPEECH = Speech(speaker="Ann Example", printed="Ms Example", date="2018-07", inferred=("date",))
SPEECH_JSON = {
    "speaker": "Ann Example",
    "role": None,
    "event": None,
    "place": None,
    "date": "2018-07",
    "url": None,
    "printed": "Ms Example",
    "inferred": ["date"],
}
AREA = FocusArea("Jobs", ("employment",), (FocusArea("Internships"),))
AREA_JSON = {
    "text": "Jobs",
    "topics": ["employment"],
    "areas": [{"text": "Internships", "topics": [], "areas": []}],
}
QUOTE = Quote("Every school", None, False)
QUOTE_JSON = {"text": "Every school", "speaker": None, "exact": False}
SEARCHED_JSON = {"posts": 41, "speeches": 12, "first": "2016-05-03", "last": "2026-07-01"}
SMALL = Post(
    id="2018-07-jobs",
    title="Jobs",
    published=None,
    speeches=(SPEECH,),
    focus_areas=(AREA,),
    quotes=(QUOTE,),
    extra={"id": "not ours", "score": float("nan"), "n": 3, "more": ("a", {1: None})},
    body="Text “here”.",
)
SMALL_JSON: dict[str, Any] = {
    "id": "2018-07-jobs",
    "title": "Jobs",
    "source": None,
    "url": None,
    "published": None,
    "kind": "news",
    "speeches": [SPEECH_JSON],
    "focus_areas": [AREA_JSON],
    "quotes": [QUOTE_JSON],
    "organisations": [],
    "abbreviations": {},
    "reactions": [],
    "tags": [],
    "original": None,
    "fingerprint": None,
    "score": "nan",
    "n": 3,
    "more": ["a", {"1": None}],
}
FOCUS_JSON = {
    **AREA_JSON,
    "quotes": [QUOTE_JSON],
    "speech": SPEECH_JSON,
    "post": "2018-07-jobs",
    "under": None,
    "also": [],
}
FOCUS_ITEM = FocusItem(AREA, SPEECH, (QUOTE,), "2018-07-jobs")
QUOTE_ITEM = QuoteItem(QUOTE, None, "2018-07-jobs", ((0, 5),))
VIEW = JsonView()


def test_search_document() -> None:
    document = json.loads(VIEW.search(SEARCH))

    assert list(document) == [
        *("schema_version", "query", "understood", "total", "folded", "page", "pages"),
        *("searched", "also_matched", "suggestions", "notes", "hits", "facets"),
    ]
    first, second = document.pop("hits")
    assert document == {
        "schema_version": 1,
        "query": "exclusion",
        "understood": "exclusion",
        "total": 2,
        "folded": 0,
        "page": 1,
        "pages": 1,
        "searched": SEARCHED_JSON,
        "also_matched": ["off-rolling", "excluded"],
        "suggestions": [],
        "notes": [],
        "facets": {},
    }
    assert second == {
        "id": PLAIN_POST.id,
        "title": "Speech and language",
        "source": None,
        "url": None,
        "published": None,
        "kind": "article",
        "tags": [],
        "score": 3.25,
        "speeches": [],
        "topics": [],
        "passages": [],
        "witnesses": 1,
        "also": [],
    }
    assert first["topics"] == list(POST.topics)
    assert first["passages"][1] == {
        "text": "formal and informal exclusion - off-rolling, by schools",
        "marks": [[20, 29], [32, 43]],
        "voice": "reported",
        "speaker": None,
        "under": "Making mainstream schools more inclusive in meeting SEND needs: "
        "thereby optimising",
    }


@pytest.mark.parametrize(
    ("result", "item"),
    [
        (listing(ListKind.POSTS, SMALL), SMALL_JSON),
        (
            listing(ListKind.SPEECHES, SpeechItem(SPEECH, "2018-07-jobs", "Jobs", 1, 1)),
            {**SPEECH_JSON, "post": "2018-07-jobs", "title": "Jobs", "witnesses": 1, "also": []},
        ),
        (listing(ListKind.FOCUS, FOCUS_ITEM), FOCUS_JSON),
        (
            listing(ListKind.QUOTES, QUOTE_ITEM),
            {**QUOTE_JSON, "speech": None, "post": "2018-07-jobs", "also": []},
        ),
        (
            listing(ListKind.DUPLICATES, DuplicateGroup((PLAIN_POST, SMALL), 0.7142)),
            {
                "likeness": 0.71,
                "speech": SPEECH_JSON,
                "posts": [
                    {
                        "id": PLAIN_POST.id,
                        "title": "Speech and language",
                        "source": None,
                        "url": None,
                        "published": None,
                    },
                    {
                        "id": "2018-07-jobs",
                        "title": "Jobs",
                        "source": None,
                        "url": None,
                        "published": None,
                    },
                ],
            },
        ),
        (
            listing(ListKind.SPEAKERS, Tally("Ann Example", 2, 3, "2018", None)),
            {
                "name": "Ann Example",
                "label": None,
                "posts": 2,
                "count": 3,
                "first": "2018",
                "last": None,
            },
        ),
    ],
)
def test_list_documents(result: ListResult, item: dict[str, object]) -> None:
    assert json.loads(VIEW.listing(result)) == {
        "schema_version": 1,
        "kind": str(result.kind),
        "total": 1,
        "understood": None,
        "suggestions": [],
        "folded": 0,
        "searched": SEARCHED_JSON,
        "items": [item],
    }
    assert json.loads(JsonLinesView().listing(result)) == item


def test_show_document() -> None:
    assert json.loads(VIEW.post(ShowResult(SMALL, "/a.md"))) == {
        "schema_version": 1,
        "post": {**SMALL_JSON, "body": "Text “here”."},
    }


def test_explain_document_tells_what_was_set_by_hand() -> None:
    now = replace(POST, source="The Lantern")
    document = json.loads(VIEW.explanation(ShowResult(now, "/a.md", READING)))

    assert list(document) == [
        *("schema_version", "post", "explanations", "removed", "notes", "set_by_hand"),
    ]
    assert document["explanations"][5] == {
        "field": "speeches[0].url",
        "value": None,
        "origin": "missing",
        "how": "“the full speech at” has no link",
    }
    assert document["removed"][0] == {
        "line": 1,
        "text": "top of page",
        "why": "a page builder's marker",
    }
    assert document["notes"] == ["1 quotation mark has no partner"]
    assert document["set_by_hand"] == [
        {"field": "source", "value": "The Lantern", "was": "Family Voice Surrey"}
    ]


def test_focus_document() -> None:
    result = FocusResult("jobs", "topic employment", SEARCHED, (FOCUS_ITEM,))

    assert json.loads(VIEW.focus(result)) == {
        "schema_version": 1,
        "focus": "jobs",
        "understood": "topic employment",
        "folded": 0,
        "searched": SEARCHED_JSON,
        "focus_areas": [FOCUS_JSON],
    }


def test_quote_document() -> None:
    assert json.loads(VIEW.quotes(QuoteResult("every", SEARCHED, (QUOTE_ITEM,)))) == {
        "schema_version": 1,
        "quote": "every",
        "folded": 0,
        "searched": SEARCHED_JSON,
        "quotes": [
            {
                **QUOTE_JSON,
                "speech": None,
                "post": "2018-07-jobs",
                "also": [],
                "marks": [[0, 5]],
            }
        ],
    }


def test_add_document() -> None:
    unnamed = Reading(replace(SMALL, id=""), notes=("a note",))
    result = AddResult(
        "/archive",
        (
            AddOutcome("a.md", AddStatus.ADDED, None, Reading(SMALL), "/a.md", "..."),
            AddOutcome("b.md", AddStatus.UNCHANGED, "already there", unnamed),
            AddOutcome("c.md", AddStatus.FAILED, "empty", moved_to="failed/c.md"),
        ),
        inputs=3,
    )
    names = ("near_duplicates", "explanations", "removed", "notes")
    nothing: dict[str, list[str]] = {name: [] for name in names}
    post = {**SMALL_JSON, "body": "Text “here”."}

    assert json.loads(VIEW.added(result)) == {
        "schema_version": 1,
        "archive": "/archive",
        "summary": {
            "inputs": 3,
            "interrupted": False,
            "counts": {"added": 1, "unchanged": 1, "failed": 1},
        },
        "results": [
            {
                "input": "a.md",
                "status": "added",
                "reason": None,
                "path": "/a.md",
                "moved_to": None,
                "post": post,
                **nothing,
            },
            {
                "input": "b.md",
                "status": "unchanged",
                "reason": "already there",
                "path": None,
                "moved_to": None,
                "post": {**post, "id": None},
                **nothing,
                "notes": ["a note"],
            },
            {
                "input": "c.md",
                "status": "failed",
                "reason": "empty",
                "path": None,
                "moved_to": "failed/c.md",
                "post": None,
                **nothing,
            },
        ],
    }


def test_check_document() -> None:
    result = CheckResult("/a", 2, 1, (Problem("posts/a.md", "broken"),), ("rebuilt the index",))

    assert json.loads(VIEW.checked(result)) == {
        "schema_version": 1,
        "archive": "/a",
        "posts": 2,
        "originals": 1,
        "problems": [{"path": "posts/a.md", "message": "broken"}],
        "fixed": ["rebuilt the index"],
        "notes": [],
    }


def test_facets_are_counts_by_value() -> None:
    facets = (Facet("speaker", (("Ann", 2), ("Bo", 1))), Facet("year"))

    assert json.loads(VIEW.search(SEARCH._replace(facets=facets)))["facets"] == {
        "speaker": {"Ann": 2, "Bo": 1},
        "year": {},
    }


def test_marks_of_a_post() -> None:
    result = ShowResult(SMALL, "/a.md", marks={"Jobs": ((0, 4),), SMALL.body: ((6, 10),)})

    document = json.loads(VIEW.post(result))

    assert document["post"]["id"] == SMALL.id
    assert document["marks"] == {
        "title": [[0, 4]],
        "body": [[6, 10]],
        "focus_areas": [[[0, 4]], []],
        "quotes": [[]],
        "reactions": [],
    }
    (line,) = JsonLinesView().post(result).splitlines()
    assert json.loads(line)["marks"]["title"] == [[0, 4]]


SAVED_JSON = {
    "name": "exclusion",
    "query": "exclusion -academies",
    "filters": {"source": ["Lantern", "Surrey"], "since": "2018"},
    "in": "quotes",
    "exact": False,
    "ran": "2026-02-22T12:00:00+00:00",
}


def test_saved_searches_document() -> None:
    assert json.loads(VIEW.saved(SavedResult((SAVED,)))) == {
        "schema_version": 1,
        "searches": [SAVED_JSON],
    }


def test_news_document() -> None:
    item = NewsItem(SAVED, "posts with exclusion", 3, SEARCH.hits[1:])
    result = NewsResult("2026-03-01T12:00:00+00:00", SEARCHED, 2, (item,))

    document = json.loads(VIEW.news(result))

    hits = json.loads(VIEW.search(SEARCH))["hits"][1:]
    assert document == {
        "schema_version": 1,
        "date": "2026-03-01T12:00:00+00:00",
        "searched": SEARCHED_JSON,
        "asked": 2,
        "news": [{**SAVED_JSON, "understood": "posts with exclusion", "total": 3, "hits": hits}],
    }
    (line,) = JsonLinesView().news(result).splitlines()
    assert json.loads(line) == {"search": "exclusion", **hits[0]}


def test_similar_document() -> None:
    like = Likeness(SMALL, 0.5, ("jobs",), ("employment",), ("Ann Example",), overlap=0.25)

    assert json.loads(VIEW.similar(SimilarResult(POST, 3, SEARCHED, (like,)))) == {
        "schema_version": 1,
        "post": POST.id,
        "total": 3,
        "searched": SEARCHED_JSON,
        "hits": [
            {
                "id": "2018-07-jobs",
                "title": "Jobs",
                "source": None,
                "published": None,
                "score": 0.5,
                "near_duplicate": False,
                "overlap": 0.25,
                "same_speech": False,
                "shared": {
                    "words": ["jobs"],
                    "topics": ["employment"],
                    "speakers": ["Ann Example"],
                },
                "speeches": [SPEECH_JSON],
                "topics": ["employment"],
            }
        ],
    }


def test_json_keeps_letters_and_escapes_what_steers() -> None:
    text = VIEW.post(ShowResult(Post(title="“Café” \u202e\x9b"), "/a.md"))

    assert '"title": "“Café” \\u202e\\u009b"' in text
    assert json.loads(text)["post"]["title"] == "“Café” \u202e\x9b"
