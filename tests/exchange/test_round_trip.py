"""An export that is imported again gives every byte back, and nothing is overwritten."""

from __future__ import annotations

import gzip
import hashlib
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendnotes.archive import Archive
from sendnotes.archive.bundle import json_document, json_lines, members, write_zip
from sendnotes.archive.unbundling import read_bundle
from sendnotes.archive.writes import create
from sendnotes.library import exporting, importing
from sendnotes.library.opened import Library
from sendnotes.model import Filters
from sendnotes.views import machine
from tests.exchange.folders import Files, files_of, scratch

if TYPE_CHECKING:
    from tests.conftest import Shell

FORMATS = ["zip", "json", "jsonl"]
HAND_WRITTEN = (
    b"---\r\ntitle: 'Ours: theirs'   # a comment\r\nmood: {a: [1, 2]}\r\nspeaker: No\r\n"
    b"---\r\n\r\nText\r\n"
)
# A few ids, so that archives often have one in common.
ids = st.sampled_from(["2018-07-05-jobs", "2018-07-05-Jobs", "2019-money", "no date", "école 🏫"])
contents = st.one_of(
    st.text(max_size=80).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.binary(max_size=80),
    st.sampled_from([b"", HAND_WRITTEN, b"\xef\xbb\xbf---\ntitle: a\n---\n", b"=1+1,\x1b[31m"]),
)
folders = st.sampled_from(["", "2018/", "2019/deep/"])


def original(data: bytes) -> tuple[str, bytes]:
    name = f"{hashlib.sha256(data).hexdigest()}.txt"
    return f"originals/{name[:2]}/{name}", data


archives = st.fixed_dictionaries(
    {
        "posts": st.dictionaries(
            st.builds(lambda folder, one: f"posts/{folder}{one}.md", folders, ids),
            contents,
            max_size=4,
        ),
        "originals": st.lists(contents, max_size=2).map(lambda all_: dict(map(original, all_))),
        "trash": st.dictionaries(
            ids.map(lambda one: f"trash/20260301T1/2018/{one}.md"), contents, max_size=2
        ),
        "settings": st.text(st.characters(exclude_categories=["C", "Z"])).map(
            lambda text: {"sendnotes.toml": f"format = 1\n# {text}\n".encode()}
        ),
    }
).map(lambda parts: {path: data for part in parts.values() for path, data in part.items()})


def fill(root: Path, files: Files) -> Archive:
    create(root)
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return Archive(root)


def write_bundle(archive: Archive, form: str, path: Path) -> Path:
    chosen = exporting.choose(Library(archive), "", Filters(), whole=True)
    with path.open("wb") as file:
        if form == "zip":
            chosen.write_zip(file)
        else:
            parts = chosen.json if form == "json" else chosen.json_lines
            file.writelines(part.encode() for part in parts(machine.post))
    return path


@given(files=archives)
@settings(max_examples=60, deadline=None)
def test_every_format_holds_every_byte(files: Files) -> None:
    with scratch() as folder:
        archive = fill(folder / "a", files)
        found, notes = members(archive)
        assert not notes
        for form in FORMATS:
            path = folder / form
            if form == "zip":
                written = io.BytesIO()
                write_zip(found, written)
                path.write_bytes(written.getvalue())
            else:
                parts = json_document if form == "json" else json_lines
                path.write_text("".join(parts(found, lambda *_: None)), encoding="ascii")

            packed = {one.path: one.read() for one in read_bundle(path).files}

            assert packed == files_of(archive.root)


@given(files=archives, form=st.sampled_from(FORMATS))
@settings(max_examples=25, deadline=None)
def test_an_archive_comes_back_whole(files: Files, form: str) -> None:
    with scratch() as folder:
        archive = fill(folder / "a", files)
        bundle = importing.read(write_bundle(archive, form, folder / "bundle"))
        importing.make_place(folder / "b")
        importing.put(Library(Archive(folder / "b")), bundle)

        assert files_of(folder / "b") == files_of(folder / "a")

        again = importing.put(Library(Archive(folder / "b")), bundle)

        assert files_of(folder / "b") == files_of(folder / "a")
        assert {str(one.status) for one in again.outcomes} <= {"unchanged"}


@given(ours=archives, theirs=archives)
@settings(max_examples=25, deadline=None)
def test_an_import_overwrites_nothing_and_loses_nothing(ours: Files, theirs: Files) -> None:
    with scratch() as folder:
        archive = fill(folder / "ours", ours)
        before = files_of(archive.root)
        bundle = write_bundle(fill(folder / "theirs", theirs), "zip", folder / "theirs.zip")
        importing.put(Library(archive), importing.read(bundle))
        after = files_of(archive.root)

        assert before.items() <= after.items()
        assert set(files_of(folder / "theirs").values()) <= set(after.values())
        new = [path for path in after if path.startswith("posts/") and path not in before]
        taken = {Path(path).stem.casefold() for path in before if path.startswith("posts/")}
        assert not taken & {Path(path).stem.casefold() for path in new}


@pytest.mark.parametrize("name", ["backup.zip", "backup.json", "backup.jsonl"])
def test_the_commands_bring_an_archive_back(archive: Shell, name: str) -> None:
    archive.write("post.txt", "The minister spoke on jobs.\n")
    archive("add", "post.txt", "--title", "Jobs", "--published", "2021-03-04")
    archive.write("posts/2020/by-hand.md", HAND_WRITTEN)
    archive("remove", "--yes", "jobs")
    exported = archive("export", "-o", name)

    assert exported.code == 0
    assert f"Exported 1 post to {name}" in exported.err

    imported = archive("import", name, "--archive", "new")
    assert "1 post added, 0 already there in ./new" in imported.err
    whole = files_of(archive.folder)
    parts = ("posts/", "originals/", "trash/", "sendnotes.toml")
    assert files_of(archive.folder / "new") == {
        path: data for path, data in whole.items() if path.startswith(parts)
    }
    assert archive("restore", "jobs", "--archive", "new").code == 0
    assert archive("check", "--archive", "new").code == 0


@pytest.mark.parametrize("form", FORMATS)
def test_what_gzip_has_packed_can_be_imported(archive: Shell, form: str) -> None:
    """`export --help` shows how to pack an export, and import did not take it."""
    archive.write("posts/2020/by-hand.md", HAND_WRITTEN)
    packed = gzip.compress(archive("export", "--format", form).raw)
    archive.write("backup.gz", packed)

    assert "1 post added" in archive("import", "backup.gz", "--archive", "new").err
    assert (archive.folder / "new/posts/2020/by-hand.md").read_bytes() == HAND_WRITTEN


def test_the_record_of_sources_is_an_expected_part_of_an_export(archive: Shell) -> None:
    archive.write("post.txt", "The minister spoke on jobs.\n")
    archive("add", "post.txt", "--title", "Jobs")
    archive("export", "-o", "backup.zip")
    done = archive("import", "backup.zip", "--archive", "new")

    assert done.err == "1 post added, 0 already there in ./new\n"


def test_an_imported_source_that_changed_is_known_again(archive: Shell) -> None:
    """The record of sources of the archive that was there stayed, the imported one was dropped."""
    archive.write("theirs.txt", "The minister spoke on jobs for school leavers.\n")
    archive("add", "theirs.txt", "--title", "Jobs")
    archive.write("theirs.txt", "The minister spoke on jobs for all school leavers.\n")
    archive("add", "--update", "theirs.txt")
    archive("export", "-o", "theirs.zip")
    archive("init", "new")
    archive.write("ours.txt", "The minister spoke on money.\n")
    archive("add", "ours.txt", "--archive", "new")
    for _ in range(2):
        assert archive("import", "theirs.zip", "--archive", "new").code == 0

    log = (archive.folder / "new/originals/sources.jsonl").read_text("utf-8")
    assert len(log.splitlines()) == 1 + 3
    assert archive("check", "--archive", "new").out == ""
    archive.write("theirs.txt", "The minister spoke on jobs for nearly all school leavers.\n")
    assert "changed" in archive("add", "theirs.txt", "--archive", "new").err


def test_of_a_file_that_both_know_ours_is_what_became_of_it(archive: Shell) -> None:
    archive.write("post.txt", "The minister spoke on jobs for school leavers.\n")
    archive("add", "post.txt")
    archive("export", "-o", "theirs.zip")
    archive("init", "new")
    archive.write("post.txt", "The minister spoke on money for all the schools.\n")
    archive("add", "post.txt", "--archive", "new")
    archive("import", "theirs.zip", "--archive", "new")

    archive.write("post.txt", "The minister spoke on money for nearly all the schools.\n")
    archive("add", "--update", "post.txt", "--archive", "new")
    told = archive("list", "--archive", "new").out
    assert "on jobs for school leavers" in told
    assert "on money for nearly all" in told


def test_a_different_post_under_the_same_id_gets_a_free_id(archive: Shell) -> None:
    archive.write("posts/2020/2020-jobs.md", "---\ntitle: Theirs\n---\n\nA\n")
    archive("export", "-o", "theirs.zip")
    archive.write("posts/2020/2020-jobs.md", "---\ntitle: Ours\n---\n\nB\n")
    imported = archive("import", "theirs.zip")

    assert "2020-jobs is there with another text: added as 2020-jobs-2" in imported.err
    assert "1 post added, 0 already there, 1 of those added under a free id" in imported.err
    assert "Ours" in archive("show", "2020-jobs", "--raw").out
    assert "Theirs" in archive("show", "2020-jobs-2", "--raw").out
    assert "0 posts added, 1 already there" in archive("import", "theirs.zip").err


def test_other_settings_are_kept_beside_ours(archive: Shell) -> None:
    archive.write("sendnotes.toml", 'format = 1\n[[topic]]\nslug = "theirs"\nlabel = "T"\n')
    archive("export", "-o", "theirs.zip")
    archive.write("sendnotes.toml", 'format = 1\n[[topic]]\nslug = "ours"\nlabel = "O"\n')
    imported = archive("import", "theirs.zip")

    assert "The settings differ: yours stay" in imported.err
    assert "ours" in (archive.folder / "sendnotes.toml").read_text()
    assert "theirs" in (archive.folder / "sendnotes-imported.toml").read_text()


def test_chosen_posts_go_with_their_originals_and_nothing_else(archive: Shell) -> None:
    for title in ("Jobs", "Money"):
        archive.write(f"{title}.txt", f"The minister spoke on {title}.\n")
        archive("add", f"{title}.txt", "--title", title, "--published", "2021-03-04")
    archive("export", "money", "-o", "money.zip")
    archive("import", "money.zip", "--archive", "new")

    assert archive("list", "--format", "ids", "--archive", "new").out == "2021-03-04-money\n"
    assert "1 post, 1 original: all well" in archive("check", "--archive", "new").err
    assert archive("export", "--source", "Nobody", "-o", "no.zip").code in (1, 2)
    assert archive("export", "zebra", "-o", "no.zip").code == 1
    assert not (archive.folder / "no.zip").exists()
