"""One speech, several witnesses: posts with nearly the same text are found and made one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendnotes.index.nearness import Near, groups, near_pairs
from sendnotes.library.duplicates import duplicate_groups
from sendnotes.library.merging import merged_post
from sendnotes.mapping import witnesses_of
from sendnotes.model import FocusArea, Post, Quote, Reaction, Speech, Stance
from tests.exchange.folders import files_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell

RELEASE = """\
Ann Example told the Harbour Schools conference on Tuesday 8 March 2022 that the wait for an \
assessment is too long.

She said: “No child should wait a year for help that was promised in a term.” Schools in the \
county would have 35 new specialist places by autumn.

- Shorter waits: a team of twelve psychologists will see children within eight weeks.
- Better training: each school gets two days a year for its teaching assistants.
- Supported internships: the council will offer 40 places in its own offices.
"""
STRAIGHT = RELEASE.replace("“", '"').replace("”", '"').replace("\n\n", "\n \n")
OTHER_FIGURE = RELEASE.replace("35 new", "45 new")
OTHER_HAND = """\
At the Harbour Schools conference the minister, Ann Example, had good news for families who have \
been kept waiting. Psychologists are to be hired, twelve of them. Teaching assistants will get \
training, and young people will find internships at the council itself, she promised.
"""
ENDING = "Dunes Charity welcomed the speech and will watch the waits closely."


def post_text(source: str, body: str, published: str, **keys: str) -> str:
    facts = {"title": f"{source} on waits", "source": source, "published": published, **keys}
    front = "".join(f"{key}: {value}\n" for key, value in facts.items())
    return f"---\n{front}---\n{body}\n"


@pytest.fixture
def three(archive: Shell) -> Shell:
    """An archive in which three sites have the same release, and a fourth its own report."""
    url = "https://saltmarsh.example.org/a"
    archive.write("a.md", post_text("Saltmarsh Forum", RELEASE, "2022-03-10", url=url))
    archive.write("b.md", post_text("Dunes Charity", f"{STRAIGHT}\n{ENDING}", "2022-03-11"))
    archive.write("c.md", post_text("County News", OTHER_FIGURE, "2022-03-12", mood="hopeful"))
    archive.write("d.md", post_text("The Lantern", OTHER_HAND, "2022-03-13"))
    assert archive("add", "a.md", "b.md", "c.md", "d.md", "--date", "2022-03-08").code == 0
    return archive


def ids_of(shell: Shell) -> list[str]:
    return shell("list", "duplicates", "--format", "ids").out.split()


def test_the_same_release_on_three_sites_is_one_group(three: Shell) -> None:
    found = json.loads(three("list", "duplicates", "--format", "json").out)

    assert found["total"] == 1
    (group,) = found["items"]
    assert [post["source"] for post in group["posts"]] == [
        *("Saltmarsh Forum", "Dunes Charity", "County News")
    ]
    assert group["speech"]["speaker"] == "Ann Example"
    assert 0.5 <= group["likeness"] < 1


def test_without_duplicates_the_list_is_empty(archive: Shell) -> None:
    done = archive("list", "duplicates")

    assert done.code == 1
    assert "No groups of duplicates" in done.err


def test_merging_leaves_one_post_with_its_witnesses(three: Shell) -> None:
    first, *others = ids_of(three)
    done = three("merge", "--yes", first, *others)

    assert done.out == f"{first}\n"
    assert "3 witnesses. As they were: ./trash/" in done.err
    post = json.loads(three("show", first, "--format", "json").out)["post"]
    assert [(one["id"], one["source"], one["published"]) for one in post["witnesses"]] == [
        (first, "Saltmarsh Forum", "2022-03-10"),
        (others[0], "Dunes Charity", "2022-03-11"),
        (others[1], "County News", "2022-03-12"),
    ]
    assert post["url"] == "https://saltmarsh.example.org/a"
    assert post["mood"] == "hopeful"
    assert len(post["speeches"]) == 1
    assert len(post["focus_areas"]) == 3
    assert ids_of(three) == []
    listed = three("list", "speeches", "--format", "csv").out.splitlines()
    assert sorted(row.split(",")[-2] for row in listed) == ["1", "3", "witnesses"]
    assert "3 witnesses" in three("search", "psychologists").out


def test_what_only_one_witness_has_can_still_be_found(three: Shell) -> None:
    three("merge", "--yes", *ids_of(three))

    assert "welcomed the speech" in three("search", "watch closely").out
    assert three("search", '"45 new specialist"').code == 0
    assert three("search", "waits", "--source", "County News").code == 0


def test_nothing_is_lost_by_merging(three: Shell) -> None:
    before = files_of(three.folder)
    three("merge", "--yes", *ids_of(three))
    after = files_of(three.folder)

    assert set(before.values()) <= set(after.values())
    originals = {path for path in before if path.startswith("originals/")}
    assert originals <= set(after)
    checked = three("check")
    assert "2 posts, 4 originals: all well" in checked.err


def test_a_witness_that_is_added_again_is_already_there(three: Shell) -> None:
    first, *others = ids_of(three)
    three("merge", "--yes", first, *others)

    assert f"already in the archive as {first}" in three("add", "c.md").out


def test_a_witness_can_be_brought_back(three: Shell) -> None:
    first, *others = ids_of(three)
    before = files_of(three.folder)
    three("merge", "--yes", first, *others)
    assert three("restore", *others).code == 0

    after = files_of(three.folder)
    for one in others:
        assert after[f"posts/2022/{one}.md"] == before[f"posts/2022/{one}.md"]


def test_restoring_the_post_that_was_merged_into_undoes_the_merge(three: Shell) -> None:
    first, *others = ids_of(three)
    before = files_of(three.folder)
    three("merge", "--yes", first, *others)
    merged = three("show", first, "--raw").out

    done = three("restore", first, *others)

    assert done.code == 0
    assert sorted(done.out.split()) == sorted([first, *others])
    after = files_of(three.folder)
    assert {name: text for name, text in after.items() if not name.startswith("trash/")} == before
    (kept,) = (text for name, text in after.items() if name.startswith("trash/"))
    assert kept.decode() == merged


def test_restoring_only_a_witness_says_how_to_undo_the_merge(three: Shell) -> None:
    first, *others = ids_of(three)
    three("merge", "--yes", first, *others)
    done = three("restore", others[0])

    assert f"{others[0]} is still part of {first}" in done.err
    assert f"sendnotes restore {first}" in done.err
    assert three("restore", first).code == 0
    assert ids_of(three) == [first, *others]


def test_merging_asks_first_and_takes_two(three: Shell) -> None:
    ids = ids_of(three)

    assert "Nothing is merged without a yes" in three("merge", *ids).err
    assert "takes two posts or more" in three("merge", "--yes", ids[0], ids[0]).err
    assert three("merge", "--yes", ids[0], "zebra").code == 1
    assert ids_of(three) == ids


def test_a_post_with_broken_front_matter_is_not_merged(three: Shell) -> None:
    three.write("posts/broken.md", "---\ntitle: [a\n---\n\nText\n")
    before = files_of(three.folder)
    done = three("merge", "--yes", "broken", ids_of(three)[0])

    assert done.code == 2
    assert "broken cannot be merged: broken front matter" in done.err
    assert files_of(three.folder) == before


# --- rules ------------------------------------------------------------------


def test_alike_is_measured_on_runs_of_words() -> None:
    (pair,) = near_pairs([RELEASE, STRAIGHT])

    assert pair == Near(0, 1, 1.0)
    assert list(near_pairs([RELEASE, OTHER_HAND])) == []
    assert list(near_pairs(["See below.", "See below."])) == []


def test_speeches_on_different_days_are_no_duplicates() -> None:
    march = Post(id="a", body=RELEASE, speeches=(Speech("Ann Example", date="2022-03-08"),))
    may = Post(id="b", body=RELEASE, speeches=(Speech("Ann Example", date="2022-05-08"),))
    some_day = Post(id="c", body=RELEASE, speeches=(Speech("Ann Example", date="2022-03"),))

    assert duplicate_groups([march, may]) == ()
    (group,) = duplicate_groups([march, some_day])
    assert [post.id for post in group.posts] == ["a", "c"]


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8), st.floats(0.5, 1))))
@settings(deadline=None)
def test_groups_join_whatever_a_chain_of_pairs_joins(found: list[tuple[int, int, float]]) -> None:
    pairs = [Near(*each) for each in found if each[0] != each[1]]
    made = groups(pairs)
    all_members = [number for members, _ in made for number in members]

    assert len(all_members) == len(set(all_members))
    for pair in pairs:
        (likeness,) = [like for members, like in made if {pair.first, pair.second} <= members]
        assert likeness <= pair.likeness


def test_the_first_post_s_own_word_holds() -> None:
    first = Post(
        id="a",
        title="A",
        source="One",
        speeches=(Speech("Ann Example", date="2022-03"),),
        focus_areas=(FocusArea("Jobs", ("employment",)),),
        quotes=(Quote("It works.", "Ann Example"),),
        tags=("forum",),
        extra={"mood": "calm"},
        body="One text.",
    )
    second = Post(
        id="b",
        title="B",
        source="Two",
        url="https://two.example.org/",
        speeches=(Speech("Ann Example", place="Leeds", date="2022-03-08", inferred=("place",)),),
        focus_areas=(FocusArea("Jobs!"), FocusArea("Money")),
        quotes=(Quote("It works"),),
        reactions=(Reaction("Two", Stance.WELCOMED, "it"),),
        tags=("Forum", "news"),
        extra={"mood": "angry", "page": "3"},
        body="# B\n\nOne text!\n\nMore of it.",
    )
    merged = merged_post([first, second])

    assert (merged.id, merged.title, merged.source, merged.url) == ("a", "A", "One", None)
    assert merged.speeches == (
        Speech("Ann Example", place="Leeds", date="2022-03", inferred=("place",)),
    )
    assert [area.text for area in merged.focus_areas] == ["Jobs", "Money"]
    assert merged.quotes == first.quotes
    assert merged.reactions == second.reactions
    assert merged.tags == ("forum", "news")
    assert merged.extra["mood"] == "calm"
    assert merged.extra["page"] == "3"
    assert merged.body == "One text.\n\n## Only in Two\n\nMore of it."
    assert [one.url for one in witnesses_of(merged)] == [None, "https://two.example.org/"]


def test_merging_a_merged_post_keeps_all_its_witnesses() -> None:
    posts = [Post(id=one, title=one, body=RELEASE) for one in "abc"]
    merged = merged_post([posts[2], merged_post(posts[:2])])

    assert [one.id for one in witnesses_of(merged)] == ["c", "a", "b"]


@pytest.mark.parametrize("listed", ["x", 7, None, ["x"], [{}], [{"id": ""}], {"id": "a"}])
def test_a_hand_written_list_of_witnesses_may_be_anything(listed: object) -> None:
    assert witnesses_of(Post(extra={"witnesses": listed})) == ()


def test_the_real_copy_among_real_statements_is_found(shared: Path) -> None:
    files = sorted((shared / "speeches" / "scot-2020").glob("*.txt"))
    pairs = list(near_pairs([file.read_text(encoding="utf-8") for file in files]))

    assert [(files[p.first].name, files[p.second].name, round(p.likeness, 2)) for p in pairs] == [
        ("2020-12-15-049.txt", "2020-12-15-217.txt", 1.0)
    ]


PLACES = """\
# New places for pupils with SEND

On 10 March 2022 Ann Example, the Minister for Children, spoke at the Tidal Conference in Hove.

She promised 1.5 per cent more money for schools.
"""


def test_the_same_words_from_another_publisher_are_a_witness_of_their_own(archive: Shell) -> None:
    archive.write("a.md", PLACES)
    archive.write("b.md", f"{PLACES}\n")
    archive("add", "a.md", "--source", "Kent Parents", "--url", "https://kent.example.org/1")

    same = archive("add", "b.md", "--source", "Kent Parents")
    other = archive(
        "add", "b.md", "--source", "Devon Forum", "--url", "https://devon.example.org/9"
    )

    assert "already in the archive" in same.out
    assert other.code == 0
    assert len(archive("list", "--format", "ids").out.split()) == 2
    found = json.loads(archive("search", "places", "--format", "json").out)
    assert (found["total"], found["hits"][0]["witnesses"]) == (1, 2)


def test_other_figures_make_another_text(archive: Shell) -> None:
    archive.write("a.md", PLACES)
    archive.write("b.md", PLACES.replace("1.5", "15"))
    archive("add", "a.md", "b.md")

    assert archive("search", '"15 per cent"').code == 0
    assert archive("search", '"1.5 per cent"').code == 0


def test_a_merged_post_that_is_read_again_keeps_its_witnesses(archive: Shell) -> None:
    archive("add", "-", "--source", "Larch News", given=PLACES)
    archive(
        "add",
        "-",
        "--source",
        "Devon Forum",
        "--url",
        "https://d.example.org",
        given=f"{PLACES}\n\n",
    )
    archive("add", "-", "--source", "Kent Parents", given=f"{PLACES}\n")
    archive("merge", "--yes", *archive("list", "--format", "ids").out.split())
    for _ in range(2):
        archive("reread", "--all", "--yes")

    (path,) = archive.folder.glob("posts/*/*.md")
    assert "'null'" not in path.read_text(encoding="utf-8")
    assert "Devon Forum" in path.read_text(encoding="utf-8")
