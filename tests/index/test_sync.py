from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendnotes.errors import UnusableArchive
from sendnotes.index import SyncResult
from sendnotes.index import manifest as manifests
from sendnotes.index.lock import IndexLock
from sendnotes.index.packing import pack, unpack
from sendnotes.index.schema import FORMAT_VERSION
from sendnotes.index.sync import is_young
from sendnotes.model import (
    Filters,
    FocusArea,
    Kind,
    Post,
    PostFile,
    PostFiles,
    Problem,
    Quote,
    Reaction,
    Scope,
    Sort,
    Speech,
    Stance,
    Taxonomy,
    Topic,
)
from tests.index.folder import OLD, Folder, ask, edit_manifest

if TYPE_CHECKING:
    from sendnotes.index import Index


def test_constructing_an_index_touches_nothing(folder: Folder) -> None:
    assert not folder.directory.exists()


def test_the_first_sync_indexes_all_and_the_second_nothing(folder: Folder) -> None:
    folder.put("a", "apple")
    folder.put("b", "bread")

    assert folder.sync() == SyncResult(added=2)
    before = _snapshot(folder.directory)
    assert folder.sync() == SyncResult()
    assert folder.loaded == []
    assert _snapshot(folder.directory) == before


def test_only_what_changed_is_read_again(folder: Folder) -> None:
    for post_id in "abc":
        folder.put(post_id, "apple")
    folder.sync()
    folder.put("b", "bread")
    folder.put("d", "dates")
    folder.remove("c")

    assert folder.sync() == SyncResult(added=1, changed=1, deleted=1)
    assert sorted(folder.loaded) == ["b.md", "d.md"]
    assert folder.find("apple") == ["a"]
    assert folder.find("bread") == ["b"]
    assert folder.index.ids() == ("a", "b", "d")


def test_a_file_that_was_only_touched_is_not_a_change(folder: Folder) -> None:
    folder.put("a", "apple")
    folder.sync()
    folder.put("a", "apple")

    assert folder.sync() == SyncResult()
    assert folder.loaded == ["a.md"]
    assert folder.sync() == SyncResult()
    assert folder.loaded == []


def test_an_edit_within_the_same_tick_of_the_clock_is_noticed(folder: Folder) -> None:
    folder.put("a", "apple")
    stamp = (5, time.time_ns())
    folder.stamps["a.md"] = stamp
    folder.sync()
    folder.put("a", "bread")
    folder.stamps["a.md"] = stamp

    assert folder.sync() == SyncResult(changed=1)
    assert folder.find("bread") == ["a"]


def test_a_young_file_is_looked_at_again_until_it_is_old(folder: Folder) -> None:
    folder.put("a", "apple")
    folder.stamps["a.md"] = (5, time.time_ns())
    folder.sync()
    time.sleep(0.15)
    folder.sync()
    assert folder.loaded == ["a.md"]

    folder.sync()

    assert folder.loaded == []


@pytest.mark.parametrize(
    ("age", "young"),
    [
        (0, True),
        (50_000_001, True),
        (500_000_001, False),
        (1_000_000_000, True),
        (3_000_000_000, False),
        (-3_600_000_000_001, False),
    ],
)
def test_how_old_is_old_enough(age: int, *, young: bool) -> None:
    now = 1_700_000_000_000_000_000

    assert is_young(now - age, now) is young


def test_a_post_that_cannot_be_read_is_a_problem_and_the_rest_goes_on(folder: Folder) -> None:
    folder.put("a", "apple")
    folder.put("b", "bread")
    folder.broken.add("a.md")

    result = folder.sync()

    assert result.added == 1
    assert result.problems == (Problem("posts/a.md", "is not text"),)
    assert folder.index.ids() == ("b",)
    assert folder.sync().problems == result.problems


def test_a_post_that_can_no_longer_be_read_is_not_found_as_it_was(folder: Folder) -> None:
    folder.put("a", "apple")
    folder.sync()
    folder.put("a", "bread")
    folder.broken.add("a.md")

    assert len(folder.sync().problems) == 1
    assert folder.find("apple") == []
    folder.broken.clear()
    assert folder.find("bread") == ["a"]


def test_progress_is_told(folder: Folder) -> None:
    folder.put("a", "apple")
    folder.put("b", "bread")
    told: list[tuple[int, int]] = []

    folder.sync(progress=lambda done, total: told.append((done, total)))

    assert told == [(1, 2), (2, 2)]


def test_the_directory_is_marked_as_a_cache(folder: Folder) -> None:
    folder.sync()

    tag = (folder.directory / "CACHEDIR.TAG").read_text()
    assert tag.startswith("Signature: 8a477f597d28d172789f06886806bc55")
    assert (folder.directory / ".gitignore").read_text() == "*\n"


# What must be rebuilt


def test_another_taxonomy_rebuilds(folder: Folder) -> None:
    folder.put("a", "excluded")
    folder.sync()
    changed = Taxonomy((Topic("fruit", "Fruit", family=("apple", "excluded")),), "2")
    other = folder.another(version="2", taxonomy=changed)

    assert folder.sync(other) == SyncResult(added=1, rebuilt=True)
    assert ask(other, "apple").also_matched == ("excluded",)
    other.close()


def test_files_in_another_order_are_the_same_files(folder: Folder) -> None:
    for name in ("a", "c", "b"):
        folder.put(name, name)
    folder.sync()
    other_way = PostFiles.of(reversed(list(folder.files())))

    assert folder.index.sync(other_way, folder.load) == SyncResult()
    assert folder.loaded == ["a.md", "b.md", "c.md"]  # as they were, in the order of their names


@pytest.mark.parametrize("change", ["size", "mtime_ns", "name"])
def test_a_file_is_changed_if_one_thing_of_it_is(folder: Folder, change: str) -> None:
    for name in ("a", "b"):
        folder.put(name, name)
    folder.sync()
    files = list(folder.files())
    other: Any = {"size": 99, "mtime_ns": OLD, "name": "c.md"}[change]
    files[1] = files[1]._replace(**{change: other})
    folder.posts["c.md"] = folder.posts["b.md"]
    folder.loaded.clear()
    folder.index.sync(PostFiles.of(files), folder.load)

    assert folder.loaded == [files[1].name]


def test_a_rebuild_can_be_asked_for(folder: Folder) -> None:
    folder.put("a", "apple")
    folder.sync()

    assert folder.sync(rebuild=True) == SyncResult(added=1, rebuilt=True)
    assert folder.find("apple") == ["a"]


def test_another_format_rebuilds(folder: Folder) -> None:
    folder.put("a", "apple")
    folder.sync()
    edit_manifest(folder.directory, format="0")

    assert folder.sync() == SyncResult(added=1, rebuilt=True)


def test_the_format_is_the_schemas() -> None:
    assert manifests.FORMAT.startswith(f"{FORMAT_VERSION}-")


_TEARS = {
    "all gone": ("*", None),
    "manifest gone": (manifests.MANIFEST, None),
    "manifest half": (manifests.MANIFEST, 30),
    "manifest empty": (manifests.MANIFEST, 0),
    "toc gone": ("*.toc", None),
    "toc half": ("*.toc", 9),
    "postings gone": ("*.pst", None),
    "terms half": ("*.trm", 20),
}


@pytest.mark.parametrize("tear", _TEARS)
def test_a_torn_index_is_rebuilt(folder: Folder, tear: str) -> None:
    folder.put("a", "apple")
    folder.put("b", "bread")
    folder.sync()
    folder.index.close()
    pattern, size = _TEARS[tear]
    for path in folder.directory.glob(pattern):
        if size is None:
            path.unlink()
        else:
            path.write_bytes(path.read_bytes()[:size])

    assert folder.sync().added == 2
    assert folder.find("apple") == ["a"]


def test_a_crash_between_commit_and_manifest_is_mended(folder: Folder) -> None:
    folder.put("a", "apple")
    folder.sync()
    old = (folder.directory / manifests.MANIFEST).read_bytes()
    folder.put("b", "bread")
    folder.sync()
    folder.index.close()
    (folder.directory / manifests.MANIFEST).write_bytes(old)

    assert folder.find("bread") == ["b"]


def test_damage_that_shows_only_in_reading_is_mended(folder: Folder) -> None:
    for number in range(300):
        folder.put(f"p{number}", f"apple bread word{number}")
    folder.sync()
    for path in folder.directory.glob("*.pst"):
        path.write_bytes(b"\x00" * path.stat().st_size)

    assert len(folder.find("apple bread", limit=500)) == 300


def test_a_writer_that_is_interrupted_leaves_the_index_as_it_was(folder: Folder) -> None:
    folder.put("a", "apple")
    folder.sync()
    folder.put("b", "bread")

    def interrupted(_: PostFile) -> Post:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        folder.index.sync(folder.files(), interrupted)
    assert [hit.post.id for hit in ask(folder.index, "apple").hits] == ["a"]
    assert folder.find("bread") == ["b"]


# What cannot be written


def test_while_another_process_writes_the_index_answers_as_it_is(folder: Folder) -> None:
    folder.put("a", "apple")
    folder.sync()
    folder.put("b", "apple")
    with IndexLock(folder.directory, wait=0) as lock:
        assert lock.held

        result = folder.sync()

        assert result.stale is not None
        assert "another sendnotes is updating it" in result.stale
        assert [hit.post.id for hit in ask(folder.index, "apple").hits] == ["a"]
    assert folder.sync() == SyncResult(added=1)


def test_a_folder_that_cannot_be_written_answers_as_it_is(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.put("a", "apple")
    folder.sync()
    folder.put("b", "apple")

    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(IndexLock, "__enter__", refuse)
    result = folder.sync()

    assert result.stale is not None
    assert "Permission denied" in result.stale
    assert [hit.post.id for hit in ask(folder.index, "apple").hits] == ["a"]


def test_where_no_index_is_and_none_can_be_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    folder = Folder(tmp_path / "file" / ".index")

    with pytest.raises(UnusableArchive, match="cannot be built"):
        folder.sync()


# What is stored


def test_a_post_comes_back_as_it_was(folder: Folder) -> None:
    post = folder.put(
        "a",
        "body",
        title="T",
        source="S",
        url="https://x.org",
        published="2018-08",
        kind=Kind.REPORT,
        speeches=(Speech("A", "B", "C", "D", "2018", None, "E", ("date",)),),
        focus=[FocusArea("x", ("exclusion",), (FocusArea("y", speaker="A"),))],
        quotes=[Quote("q", "A", exact=False)],
        organisations=("O",),
        abbreviations={"O": "Ofsted"},
        reactions=(Reaction("F", Stance.CALLED_FOR, "more"),),
        tags=("t",),
        original="abc.txt",
        fingerprint="f",
        extra={"k": ["v", {"n": "1"}]},
    )
    folder.sync()

    assert unpack(pack(post)) == post
    assert folder.index.post("a") == post
    assert folder.index.post("b") is None
    assert folder.index.one_with("original", "abc.txt") == post
    assert folder.index.one_with("fingerprint", "f") == post
    assert folder.index.one_with("fingerprint", "g") is None
    assert folder.index.one_with("fingerprint", "") is None


def test_posts_are_sorted_by_date_then_id(folder: Folder) -> None:
    folder.put("c", published="2018")
    folder.put("a", published="2018")
    folder.put("b", published="2017-05")

    folder.sync()

    assert [post.id for post in folder.index.posts()] == ["b", "a", "c"]


def test_what_is_searched_is_counted(folder: Folder) -> None:
    folder.put("a", speeches=(Speech("A", date="2016-05"), Speech("B", date="2019")))
    folder.put("b", published="2026-07-01")
    folder.put("c")
    folder.sync()

    searched = folder.index.searched()

    assert (searched.posts, searched.speeches) == (3, 2)
    assert (searched.first, searched.last) == ("2016-05", "2026-07-01")


def test_check_tells_where_index_and_files_differ(folder: Folder) -> None:
    assert folder.index.check((), {}) == ()
    folder.put("a", "apple")
    folder.put("b", "bread")
    assert folder.index.check(folder.files(), {}) == ()
    folder.sync()
    assert folder.index.check(folder.files(), {}) == ()
    folder.put("a", "other")
    folder.put("c", "cheese")
    folder.remove("b")

    assert [problem.path for problem in folder.index.check(folder.files(), {})] == [
        "posts/c.md",
        "posts/a.md",
        "posts/b.md",
    ]


def test_check_finds_a_change_that_kept_its_time_stamp(folder: Folder) -> None:
    """Check said all well, and a search did not find it."""
    folder.put("a", "apple")
    folder.sync()
    (file,) = folder.files()
    indexed = folder.load(file)

    assert folder.index.check((file,), {file: indexed}) == ()
    (problem,) = folder.index.check((file,), {file: replace(indexed, body="pears")})
    assert problem.path == "posts/a.md"


@pytest.mark.parametrize("obstacle", ["folder", "link"])
def test_what_stands_in_the_place_of_an_index_file_is_removed(
    folder: Folder, obstacle: str
) -> None:
    """No command healed that."""
    folder.put("a", "apple")
    folder.sync()
    path = next(folder.directory.glob("MAIN_*.pst"))
    path.unlink()
    if obstacle == "folder":
        (path / "in it").mkdir(parents=True)
    else:
        path.symlink_to(path)

    assert folder.find("apple") == ["a"]


def test_a_manifest_with_a_wrong_byte_is_torn(folder: Folder) -> None:
    folder.put("a", "apple")
    folder.sync()
    path = folder.directory / manifests.MANIFEST
    whole = bytearray(path.read_bytes())
    whole[-1] ^= 1
    path.write_bytes(whole)

    assert manifests.read_manifest(folder.directory) is None
    assert folder.sync().added == 1


# Whatever happens, an index brought up to date is the index built anew


_BODIES = st.sampled_from(
    [
        *("", "apple", "apple bread", "Excluded from SEND", "off-rolling and exclusion", "send it"),
        *("# Title\n\n- one apple\n- two bread", "bread " * 50, "co-production, coproduction"),
    ]
)
_STEPS = st.lists(
    st.tuples(st.sampled_from("abcde"), st.one_of(st.none(), _BODIES), st.booleans()), max_size=8
)
_QUERIES = (
    "apple",
    "exclusion",
    "send",
    "SEND",
    "bread -apple",
    '"apple bread"',
    "off rolling",
    "",
)


@given(steps=_STEPS)
@settings(deadline=None, max_examples=25)
def test_an_updated_index_is_the_index_built_anew(
    steps: list[tuple[str, str | None, bool]],
) -> None:
    with TemporaryDirectory() as directory:
        folder = Folder(Path(directory) / "updated")
        for post_id, body, syncs in steps:
            if body is not None:
                folder.put(post_id, body, speaker=post_id.upper(), published=f"201{len(body) % 9}")
            elif f"{post_id}.md" in folder.posts:
                folder.remove(post_id)
            if syncs:
                folder.sync()
        folder.sync()
        assert folder.sync() == SyncResult()
        anew = Folder(Path(directory) / "anew")
        anew.posts, anew.stamps = folder.posts, folder.stamps
        anew.sync()
        assert _answers(folder.index) == _answers(anew.index)
        folder.index.close()
        anew.index.close()


def _answers(index: Index) -> list[object]:
    searched = [
        index.search(
            query, filters=Filters(), scope=Scope.POST, sort=Sort.RELEVANCE, limit=9, page=1
        )
        for query in _QUERIES
    ]
    # The words that a query is widened to come in the order of their frequency.
    return [*searched, index.ids(), index.values("speaker"), index.posts(), index.searched()]


def test_many_updates_leave_few_files(folder: Folder) -> None:
    for number in range(40):
        folder.put(f"p{number % 7}", f"apple {number}")
        folder.sync()

    assert len(list(folder.directory.glob("MAIN_*"))) < 80
    assert len(folder.find("apple")) == 7


def _snapshot(directory: Path) -> dict[str, tuple[int, int]]:
    return {
        entry.name: (entry.stat().st_size, entry.stat().st_mtime_ns)
        for entry in os.scandir(directory)
    }
