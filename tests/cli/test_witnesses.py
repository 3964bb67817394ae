"""A release that three sites publish is one answer, with its witnesses, in every view."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.conftest import Shell

RELEASE = """\
Ann Example, the Minister for Schools, told the Harbour Schools conference in Leeds on Tuesday \
8 March 2022 that the wait for an assessment is too long.

She said: “No child should wait a year for help that was promised in a term.” Schools in the \
county would have 35 new specialist places by autumn, she added, and no family should have to go \
to a tribunal to be heard.

- Shorter waits: a team of twelve psychologists will see children within eight weeks.
- Better training: each school gets two days a year for its teaching assistants.
- Supported internships: the council will offer 40 places in its own offices.
"""
FORUM = f"""\
top of page
Log In
Home About Us News Contact

{RELEASE}
Saltmarsh Forum welcomed the speech.

Featured Posts
bottom of page
"""
CHARITY = f"""\
Skip to content
Home | Donate | Contact

{RELEASE.replace("“", '"').replace("”", '"').replace(" and no family", " – and no family")}
Share this: Twitter Facebook
© Dunes Charity 2022
"""
PAPER = RELEASE.replace("is too long", "is far too long").replace("a team of", "some")
OTHER_HAND = """\
At the Harbour Schools conference in Leeds on 8 March 2022 the minister, Ann Example, had good \
news for families. Psychologists are to be hired, she promised, and she quoted a mother: \
“No child should wait a year for help that was promised in a term.”
"""
IDS = ("2022-03-10-forum", "2022-03-11-charity", "2022-03-12-paper", "2022-03-13-lantern")


def post(title: str, source: str, published: str, body: str) -> str:
    return f"---\ntitle: {title}\nsource: {source}\npublished: {published}\n---\n{body}"


@pytest.fixture
def sites(archive: Shell) -> Shell:
    """An archive with one release from three sites, and a report of a fourth."""
    archive.write("a.md", post("Forum", "Saltmarsh Forum", "2022-03-10", FORUM))
    archive.write("b.md", post("Charity", "Dunes Charity", "2022-03-11", CHARITY))
    archive.write("c.md", post("Paper", "County Paper", "2022-03-12", PAPER))
    archive.write("d.md", post("Lantern", "The Lantern", "2022-03-13", OTHER_HAND))
    done = archive("add", "a.md", "b.md", "c.md", "d.md", "--format", "ids")
    assert tuple(done.out.split()) == IDS
    return archive


def found(shell: Shell, *arguments: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(shell(*arguments, "--format", "json").out)
    return document


def ids(items: list[dict[str, Any]]) -> list[str]:
    return [str(item["id"]) for item in items]


def test_a_search_shows_the_release_once_with_who_else_published_it(sites: Shell) -> None:
    done = sites("search", "psychologists")

    assert done.out.count("also published by ") == 1
    assert "2 found: " in done.err
    assert "2 answers left out, from other posts with the same text (--each shows all)" in done.err
    assert "Searched 4 posts, 2 speeches" in done.err
    for source in ("Saltmarsh Forum", "Dunes Charity", "County Paper"):
        assert done.out.count(source) == 1


def test_the_json_of_a_search_has_the_ids_of_all(sites: Shell) -> None:
    document = found(sites, "search", "psychologists")

    (first,) = (hit for hit in document["hits"] if hit["also"])
    assert (document["total"], document["folded"], first["witnesses"]) == (2, 2, 3)
    assert sorted((first["id"], *ids(first["also"]))) == sorted(IDS[:3])
    assert {one["source"] for one in first["also"]} < {
        *("Saltmarsh Forum", "Dunes Charity", "County Paper")
    }


def test_each_shows_every_post(sites: Shell) -> None:
    done = sites("search", "psychologists", "--each", "--format", "ids")

    assert sorted(done.out.split()) == list(IDS)
    assert "4 found" in done.err
    assert "same text" not in done.err


def test_pages_are_of_what_is_shown(sites: Shell) -> None:
    pages = [
        sites("search", "psychologists", "-n", "1", "--page", page, "--format", "ids").out.split()
        for page in ("1", "2", "3")
    ]

    assert [len(page) for page in pages] == [1, 1, 0]
    assert IDS[3] in pages[0] + pages[1]


def test_facets_count_a_release_once_but_for_each_source(sites: Shell) -> None:
    facets = found(sites, "search", "psychologists", "--facets")["facets"]

    assert facets["speaker"] == {"Ann Example": 2}
    assert facets["source"] == dict.fromkeys(
        ("County Paper", "Dunes Charity", "Saltmarsh Forum", "The Lantern"), 1
    )


def test_a_filter_shows_the_post_that_passes_it(sites: Shell) -> None:
    (hit,) = found(sites, "search", "psychologists", "--source", "County Paper")["hits"]
    (speech,) = found(sites, "list", "speeches", "--source", "County Paper")["items"]

    assert (hit["id"], ids(hit["also"])) == (IDS[2], [*IDS[:2]])
    assert (speech["post"], sorted(ids(speech["also"]))) == (IDS[2], [*IDS[:2]])


def test_a_speech_is_listed_once_with_its_witnesses(sites: Shell) -> None:
    document = found(sites, "list", "speeches")

    assert document["total"] == 2
    assert sorted(speech["witnesses"] for speech in document["items"]) == [1, 3]
    assert "(3 witnesses)" in sites("list", "speeches").out
    assert len(found(sites, "list", "speeches", "--each")["items"]) == 4


def test_focus_areas_and_quotes_are_there_once(sites: Shell) -> None:
    areas = found(sites, "list", "focus", "--topic", "employment")["items"]
    across = found(sites, "show", "--focus", "internships")["focus_areas"]
    quotes = found(sites, "show", "--quote", "no child should wait")["quotes"]

    assert [len(item["also"]) for item in (*areas, *across)] == [2, 2]
    # The report of another hand quotes the release, and is a post of its own.
    assert sorted(len(quote["also"]) for quote in quotes) == [0, 2]


def test_speakers_and_topics_count_speeches_and_areas_once(sites: Shell) -> None:
    (speaker,) = found(sites, "list", "speakers")["items"]
    topics = {one["name"]: one["count"] for one in found(sites, "list", "topics")["items"]}

    assert (speaker["count"], speaker["posts"]) == (2, 4)
    assert topics["employment"] == 1


@pytest.mark.parametrize("form", ["plain", "markdown", "csv", "jsonl"])
@pytest.mark.parametrize(
    "command",
    [
        ("search", "internships"),
        ("list", "speeches"),
        ("list", "focus", "--topic", "employment"),
        ("show", "--focus", "internships"),
        ("show", "--quote", "no child"),
    ],
)
def test_every_format_shows_it_once(sites: Shell, command: tuple[str, ...], form: str) -> None:
    once = sites(*command, "--format", form).out
    each = sites(*command, "--each", "--format", form).out

    if form in ("csv", "jsonl"):
        assert len(each.splitlines()) - len(once.splitlines()) == 2
    if form in ("csv", "jsonl", "markdown") or command[0] != "list":
        assert "Dunes Charity" in once or IDS[1] in once
    assert len(each) > len(once)


def test_when_the_one_that_was_shown_is_removed_the_next_stands_in(sites: Shell) -> None:
    shown = {hit["id"] for hit in found(sites, "search", "internships")["hits"]}
    left = set(IDS[:3])
    while left:
        (one,) = shown
        assert one in left
        assert sites("remove", one, "--yes").code == 0
        left.discard(one)
        hits = found(sites, "search", "internships")["hits"]
        assert [set(ids(hit["also"])) | {hit["id"]} for hit in hits] == ([left] if left else [])
        shown = {hit["id"] for hit in hits}


def test_an_edit_by_hand_takes_a_post_out_and_brings_it_back(sites: Shell) -> None:
    path = sites.folder / "posts" / "2022" / f"{IDS[1]}.md"
    before = path.read_text()

    path.write_text(before.replace("2022-03-08", "2023-03-08"))  # a speech of another year
    assert len(found(sites, "search", "internships")["hits"]) == 2
    path.write_text(before)
    assert len(found(sites, "search", "internships")["hits"]) == 1


def test_a_person_can_say_that_two_are_not_the_same(sites: Shell) -> None:
    path = sites.folder / "posts" / "2022" / f"{IDS[2]}.md"
    path.write_text(path.read_text().replace("---\n", f"---\napart_from: {list(IDS[:2])}\n", 1))

    hits = found(sites, "search", "internships")["hits"]
    assert sorted(len(hit["also"]) for hit in hits) == [0, 1]


def test_after_reindex_and_merge_it_is_right(sites: Shell) -> None:
    before = found(sites, "search", "psychologists")
    assert sites("reindex").code == 0
    assert found(sites, "search", "psychologists") == before

    assert sites("merge", *IDS[:3], "--yes").code == 0
    document = found(sites, "search", "psychologists")
    assert (document["total"], document["folded"]) == (2, 0)
    assert sorted(hit["witnesses"] for hit in document["hits"]) == [1, 3]


def test_an_export_has_every_post(sites: Shell) -> None:
    done = sites("export", "psychologists", "--format", "csv")

    assert len([row for row in done.out.splitlines() if row.startswith("2022-03-1")]) == 4


def test_news_tells_of_a_release_once(sites: Shell) -> None:
    assert sites("save", "waits", "internships").code == 0
    (item,) = found(sites, "news")["news"]

    assert [len(hit["also"]) for hit in item["hits"]] == [2]
    assert found(sites, "news")["news"] == []


@pytest.mark.parametrize(
    ("second", "title"),
    [
        (("The same Site", "2022-04-08", "8 March 2022"), "a form filled in again"),
        (("Another Site", "2022-03-11", "8 April 2022"), "a speech of another day"),
        (("Another Site", "2022-03-11", "Ben Other"), "a speech by another person"),
    ],
)
def test_what_is_much_alike_but_not_the_same_is_kept_apart(
    archive: Shell, second: tuple[str, str, str], title: str
) -> None:
    source, published, fact = second
    text = RELEASE.replace("Tuesday 8 March", "8 March")
    other = text.replace("Ann Example" if "Ben" in fact else "8 March 2022", fact)
    other = other.replace("35", "25").replace("40", "30")
    if title == "a form filled in again":  # nothing is known of a speech
        text, other = (
            "\n".join(
                f"The drop-in for parents and carers is at the library, {line}."
                for line in (
                    f"on the {day} at ten",
                    f"in room {day}",
                    "with tea, biscuits and good advice",
                    "and the SENCO of the college comes to answer what you want to ask",
                    "so bring your letters, your friends and all your questions about help",
                )
            )
            for day in ("first", "second")
        )
    archive.write("a.md", post("One", "The same Site", "2022-03-08", text))
    archive.write("b.md", post("Two", source, published, other))
    assert archive("add", "a.md", "b.md").code == 0

    document = found(archive, "search", "*")
    assert (document["total"], document["folded"]) == (2, 0)
