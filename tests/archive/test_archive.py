"""The folder of posts: files as written and read back, locations, ids, trash."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendnotes.archive import Archive, find_archive
from sendnotes.archive.atomic import move, write_bytes
from sendnotes.archive.fingerprint import fingerprint
from sendnotes.archive.postfile import dump_post, parse_post
from sendnotes.archive.readings import dump_reading, parse_reading
from sendnotes.archive.store import free_id, slugify
from sendnotes.archive.writes import create
from sendnotes.errors import AmbiguousPost, NoArchive, UnknownPost, UnusableArchive
from sendnotes.index import SyncResult
from sendnotes.library.opened import Library
from sendnotes.model import (
    Explanation,
    FocusArea,
    Kind,
    Origin,
    Post,
    Quote,
    Reaction,
    Reading,
    Removed,
    Speech,
    Stance,
)

POST = Post(
    id="2018-07-05-a-speech",
    title="Colons: a title, and [brackets]",
    source="A Forum",
    published="2018-08-04",
    kind=Kind.REPORT,
    speeches=(Speech(speaker="Ann Lee", date="2018-07", inferred=("date",)),),
    focus_areas=(FocusArea("Jobs", ("employment",), (FocusArea("Internships"),)),),
    quotes=(Quote("No: “yes”", "Ann Lee", exact=False),),
    organisations=("A Forum", "NHS England"),
    abbreviations={"AF": "A Forum"},
    reactions=(Reaction("A Forum", Stance.WELCOMED, "welcomed it"),),
    tags=("no", "010"),
    original="ab.txt",
    fingerprint="00",
    extra={"layout": "post", "nested": {"a": ["1", "No"]}},
    body="# Colons: a title, and [brackets]\n\n- one\n  - two\n\n---\n\nEnd.",
)


def test_a_post_reads_back_as_it_was_written() -> None:
    assert parse_post(dump_post(POST), POST.id) == (POST, ())


@pytest.mark.parametrize("by_number", [True, False])
def test_posts_are_files_with_a_suffix_in_any_folder_that_is_not_hidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, by_number: bool
) -> None:
    monkeypatch.setattr("sendnotes.archive.store._BY_NUMBER", by_number)
    posts = tmp_path / "posts"
    for name in ("b.md", "a.md", "2020/c.md", "2020/deep.md/d.md", ".x/e.md", ".f.md", "g.txt"):
        (posts / name).parent.mkdir(parents=True, exist_ok=True)
        (posts / name).write_text(name, encoding="utf-8")
    os.utime(posts / "a.md", ns=(0, 1_234_567_890_123_456_789))
    (posts / "link.md").symlink_to(posts / "g.txt")
    (posts / "nowhere.md").symlink_to(posts / "none")
    (posts / "folder.md").symlink_to(posts / "2020")
    (posts / "folder").symlink_to(posts / "2020")

    files = Archive(tmp_path).files()

    assert [(file.name, file.id, file.size) for file in files] == [
        ("2020/c.md", "c", 9),
        ("2020/deep.md/d.md", "d", 17),
        ("a.md", "a", 4),
        ("b.md", "b", 4),
        ("link.md", "link", 5),
    ]
    assert files[2].mtime_ns == 1_234_567_890_123_456_789


def test_names_are_listed_alone_and_files_looked_at_again(tmp_path: Path) -> None:
    archive, posts = Archive(tmp_path), tmp_path / "posts"
    for name in ("b.md", "2020/c.md", "2021/d.md", ".x/e.md", ".f.md", "g.txt"):
        (posts / name).parent.mkdir(parents=True, exist_ok=True)
        (posts / name).write_text(name, encoding="utf-8")
    for link in ("one", "another"):  # each leads into a circle
        (posts / link).symlink_to(posts)
    os.utime(posts / "b.md", ns=(0, 10_000_000_000 * 10**9))

    files = archive.listing()
    assert sorted(archive.names()) == sorted(files.names) == ["2020/c.md", "2021/d.md", "b.md"]
    assert archive.unchanged(files)

    (posts / "2020" / "c.md").write_text("changed", encoding="utf-8")
    assert not archive.unchanged(files)
    (posts / "2020" / "c.md").unlink()
    (posts / "2020").rmdir()
    assert not archive.unchanged(files)


def test_a_time_stamp_of_the_far_future_is_one_that_the_index_can_keep(tmp_path: Path) -> None:
    create(tmp_path)
    (tmp_path / "posts").mkdir(exist_ok=True)
    (tmp_path / "posts" / "a.md").write_text("Apples.", encoding="utf-8")
    os.utime(tmp_path / "posts" / "a.md", ns=(0, 10_000_000_000 * 10**9))
    library = Library(Archive(tmp_path))

    assert library.refresh().added == 1
    assert library.refresh() == SyncResult()
    library.index.close()


def printable(text: str) -> str:
    return " ".join("".join(char for char in f"-{text}" if char.isprintable()).split())


words = st.text(max_size=30).map(printable)


@settings(max_examples=200, deadline=None)
@given(title=words, tag=words, quoted=words, body=words)
def test_any_printable_text_survives_the_file(title: str, tag: str, quoted: str, body: str) -> None:
    post = Post(id="x", title=title, tags=(tag,), quotes=(Quote(quoted),), body=body)

    assert parse_post(dump_post(post), "x") == (post, ())


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("---\ntitle: [1\n---\nBody", "line 3"),
        ("---\ntitle: x\nBody", "no closing line"),
        ("---\n- a\n---\nBody", "not a list of 'key: value' lines"),
        ("---\ntitle: {a: b}\n---\nBody", "title should be a text"),
        ("---\nkind: song\n---\nBody", "kind should be one of"),
    ],
)
def test_broken_front_matter_is_reported_and_its_text_kept(text: str, problem: str) -> None:
    post, problems = parse_post(text, "x")

    assert problem in problems[0]
    assert "Body" in post.body


def test_a_reading_reads_back_as_it_was_written() -> None:
    reading = Reading(
        post=POST,
        explanations=(Explanation("title", "x", Origin.READ, "the first heading"),),
        removed=(Removed(1, "top of page", "a page marker"),),
        notes=("decoded as Windows-1252",),
    )

    assert parse_reading(dump_reading(reading)) == reading


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"post": 1}', json.dumps({"post": {}})])
def test_a_torn_reading_is_none(text: str) -> None:
    assert parse_reading(text) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("# Title\n\nIt’s a “school”\nfor all.", "It's a 'school' for\n\n  all"),
        ("Off–rolling must stop", "OFF-ROLLING must   stop."),
    ],
)
def test_the_same_words_have_one_fingerprint(one: str, other: str) -> None:
    assert fingerprint(one, "Title") == fingerprint(other, "Other title")


def test_other_words_have_another_fingerprint() -> None:
    assert fingerprint("one two", "") != fingerprint("one three", "")


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Encouraging SEND messages", "encouraging-send-messages"),
        ("Café “chez” Zoë’s", "cafe-chez-zoes"),
        ("../../etc/passwd", "etc-passwd"),
        ("日本", "post"),
        ("", "post"),
        ("word " * 40, "word-word-word-word-word-word-word-word-word-word-word-word-word"),
        ("x" * 500, "x" * 64),
    ],
)
def test_a_slug_is_a_safe_file_name(title: str, slug: str) -> None:
    assert slugify(title) == slug


def test_a_taken_id_is_numbered() -> None:
    assert free_id("2018", "A", {"2018-a", "2018-a-2"}) == "2018-a-3"


def test_an_archive_is_found_from_below_and_beside(tmp_path: Path) -> None:
    create(tmp_path / "archive")
    below = tmp_path / "archive" / "posts" / "2018"
    below.mkdir()

    for cwd in (tmp_path, tmp_path / "archive", below):
        assert find_archive(option=None, variable=None, cwd=cwd) == tmp_path / "archive"


def test_two_archives_are_one_too_many(tmp_path: Path) -> None:
    create(tmp_path)
    create(tmp_path / "archive")

    with pytest.raises(UnusableArchive, match="two archives"):
        find_archive(option=None, variable=None, cwd=tmp_path)


def test_a_named_folder_must_be_an_archive(tmp_path: Path) -> None:
    with pytest.raises(NoArchive, match=r"no sendnotes\.toml"):
        find_archive(option=tmp_path, variable=None, cwd=tmp_path)


@pytest.fixture
def posts(tmp_path: Path) -> Archive:
    made = create(tmp_path)
    for name in ("2018-07-05-a-speech", "2018-07-05-another", "2019-01-01-jobs"):
        write_bytes(made.place(name), dump_post(POST).encode())
    return made


@pytest.mark.parametrize(
    "wanted", ["2019-01-01-jobs", "2019", "jobs", "JOBS", "2019-01-01-jobs.md"]
)
def test_any_unambiguous_part_of_an_id_will_do(posts: Archive, wanted: str) -> None:
    assert posts.find(wanted).id == "2019-01-01-jobs"


def test_an_ambiguous_part_lists_the_candidates(posts: Archive) -> None:
    with pytest.raises(AmbiguousPost, match=r"a-speech\n.*another"):
        posts.find("2018")


def test_an_unknown_id_names_the_nearest(posts: Archive) -> None:
    with pytest.raises(UnknownPost) as raised:
        posts.find("2019-01-01-jibs")
    assert raised.value.hint == "Did you mean 2019-01-01-jobs?"


def test_a_write_never_replaces_unless_told(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write_bytes(path, b"old")

    with pytest.raises(FileExistsError):
        write_bytes(path, b"new", replace=False)
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a"]


def test_a_move_never_replaces(tmp_path: Path) -> None:
    write_bytes(tmp_path / "a", b"a")
    write_bytes(tmp_path / "b", b"b")

    with pytest.raises(FileExistsError):
        move(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "a").exists()
