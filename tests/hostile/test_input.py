"""What no sane person would add: each a post or a sentence, and the batch goes on."""

from __future__ import annotations

import json
import os
import random

import pytest

from sendnotes.archive.store import free_id
from tests.conftest import Shell
from tests.faults.soundness import faults_of

BODY = "\nAnn Example told the Lantern meeting on 2 March 2021 about jobs.\n"
GOOD = "Bea Example told the Lantern meeting on 3 March 2021 about marmalade.\n"


def front(lines: str) -> bytes:
    return f"---\n{lines}\n---\n{BODY}".encode()


def front_toml(lines: str) -> bytes:
    return f"+++\n{lines}\n+++\n{BODY}".encode()


def exploding() -> str:
    levels = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    return "\n".join(["a0: &a0 [x, x]", *levels])


REFUSED = {
    "bytes": (random.Random(1).randbytes(20_000), "it is binary data, not text"),
    "nulls": (b"\0" * 1000, "it is binary data, not text"),
    "too large": (b"Exclusion again. " * 400_000, "6.8 MB of text is too much for a post"),
    "one long line": (b"x" * 10_000_000, "10.0 MB of text is too much for a post"),
    "spaces": (b" " * 100_000, "there is nothing but space in it"),
}
TAKEN = {
    "a null": b"Ann told \0 a meeting about jobs.",
    "UTF-16 without a mark": "Ann told a meeting about jobs.".encode("utf-16-le"),
    "aliases that explode": front(f"title: x\n{exploding()}"),
    "an alias of itself": front("title: x\na: &a [*a]"),
    "deep flow": front("a: " + "[" * 20_000 + "]" * 20_000),
    "quite deep flow": front("a: " + "[" * 200 + "]" * 200),
    "deep blocks": front("a:\n " + "- " * 5_000 + "x"),
    "deep focus areas": front(
        "focus_areas:\n"
        + "\n".join(f"{' ' * 4 * n}- text: a\n{' ' * 4 * n}  areas:" for n in range(100))
    ),
    "2,000 keys": front("\n".join(f"key{n}: value {n}" for n in range(2_000))),
    "a key of many parts": f"+++\n{'.'.join('a' * 3_000)} = 1\n+++\n{BODY}".encode(),
    "an endless number": f"+++\nx = {'9' * 5_000}\n+++\n{BODY}".encode(),
    "an endless hexadecimal number": f"+++\nx = 0x{'f' * 5_000}\n+++\n{BODY}".encode(),
    "dates and times": front_toml("a = 07:32:00\nb = 2018-07-05T01:02:03Z\nc = nan"),
    "deep JSON": f'{{"a": {"[" * 20_000}{"]" * 20_000}}}\n{BODY}'.encode(),
    "quite deep JSON": f'{{"a": {"[" * 200}{"]" * 200}}}\n{BODY}'.encode(),
    "half a character": b'{"title": "a\\ud800b", "\\udfff": ["\\ud800"]}\n' + BODY.encode(),
    "controls in JSON": b'{"title": "a\\u0000b\\u001b[31m"}\n' + BODY.encode(),
    "a program in YAML": front("title: !!python/object/apply:os.system [false]"),
    "a list as a key": front("? [a]\n: b\ntitle: x"),
    "wrong types": front(
        "title: [a]\nspeeches: {a: {b: c}}\nquotes: 5\ntags: {a: [b]}\nabbreviations: [1]\n"
        "focus_areas: [{text: [1], topics: {a: b}, areas: x}]\nreactions: [[1]]"
    ),
    "no title": front('title: ""'),
    "a long title": front(f"title: {'word ' * 100}"),
    "a title of one word": front(f"title: {'w' * 500}"),
    "a title of emoji": front("title: 🎉🎉"),
    "a title in another script": front("title: 特別支援教育"),
    "a name that Windows keeps": front("title: CON"),
    "an unknown year": front("published: 0000-00-00\nspeeches: [{speaker: Ann, date: 99999}]"),
    "many points": ("Points:\n\n" + "- Ending exclusion\n" * 2_000).encode(),
    "many points in front matter": front(
        "focus_areas:\n" + "\n".join(f"  - text: point {n}" for n in range(500))
    ),
    "deep points": "\n".join(f"{' ' * 2 * n}- point {n}" for n in range(150)).encode(),
    "quotes in quotes": ("> " * 2_000 + "deep\n" + "“" * 2_000).encode(),
    "brackets": ("[" * 20_000 + "<a href=" * 5_000).encode(),
    "fences": ("```\n" * 5_000 + "x").encode(),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_post_is_refused_and_the_batch_goes_on(archive: Shell, what: str) -> None:
    given, reason = REFUSED[what]
    archive.write("in/a.txt", given)
    archive.write("in/b.txt", GOOD)

    done = archive("add", "in", "--format", "json")

    first, second = json.loads(done.out)["results"]
    assert done.code == 3
    assert first["status"] == "failed"
    assert first["reason"].startswith(reason)
    assert second["status"] == "added"


@pytest.mark.parametrize("what", TAKEN)
def test_what_is_odd_is_a_post_that_every_command_can_read(archive: Shell, what: str) -> None:
    archive.write("in/a.md", TAKEN[what])
    archive.write("in/b.md", GOOD)

    done = archive("add", "in", "--format", "ids")

    assert done.code == 0, done.err
    assert len(done.out.split()) == 2
    odd = next(one for one in done.out.split() if "bea-example" not in one)
    assert faults_of(archive.folder, index=True) == []
    assert "all well" in archive("check").err
    assert archive("reread", "--all", "--dry-run").code == 0
    for arguments in (("show", odd), ("show", odd, "--explain"), ("list",)):
        assert archive(*arguments, "--format", "json").code == 0
    assert archive("show", odd, "--original").raw == TAKEN[what]
    assert archive("search", "marmalade", "--format", "ids").code == 0


@pytest.mark.parametrize("what", TAKEN)
def test_what_is_odd_may_lie_in_the_archive_itself(archive: Shell, what: str) -> None:
    archive.write("posts/2021/2021-03-01-odd.md", TAKEN[what])
    archive.write("posts/2021/2021-03-02-good.md", GOOD)

    assert archive("search", "marmalade", "--format", "ids").out == "2021-03-02-good\n"
    for arguments in (("show", "odd"), ("list",), ("check",)):
        assert archive(*arguments, "--format", "json").code in (0, 3)


@pytest.mark.parametrize(
    "lines",
    [
        "original: ../../secret.txt",
        "original: /etc/passwd",
        "original: ..",
        "id: ../../out",
        'published: "../../../out"',
        'date: "../../../out"',
        'speeches: [{speaker: Ann, date: "../../../out"}]',
        "title: ../../../out",
        'kind: "../out"',
    ],
)
def test_no_path_leads_out_of_the_archive(shell: Shell, lines: str) -> None:
    shell("init", "below/a")
    shell.write("secret.txt", "secret")
    shell.write("below/a/posts/2021/2021-03-01-odd.md", front(lines))
    shell.write("in.md", front(lines) + b"More.")
    before = {path for path in shell.folder.rglob("*") if "below" not in path.parts}

    added = shell("add", "in.md", "--archive", "below/a", "--format", "ids")
    shown = shell("show", "2021-03-01-odd", "--original", "--archive", "below/a")

    assert added.code == 0
    assert shown.code == 1
    assert "secret" not in shown.out
    assert {path for path in shell.folder.rglob("*") if "below" not in path.parts} == before
    assert {path.name for path in (shell.folder / "below").iterdir()} == {"a"}


def test_an_original_with_a_path_is_told_by_check(archive: Shell) -> None:
    archive.write("posts/2021/2021-03-01-odd.md", front("title: Odd\noriginal: ../../x"))

    told = "original should be the name of a file in originals/, not '../../x'"
    assert told in archive("check").out


@pytest.mark.parametrize(
    "name",
    [
        "new\nline.md",
        "tab\tand \x1b[31mred.md",
        "emoji 🎉 and 日本.md",
        os.fsdecode(b"no utf-8 \xff.md"),
        "NUL.md",
        "-rf.md",
        "a" * 240 + ".md",
        "'quotes' \"and\" $(touch x).md",
    ],
)
def test_any_file_name_is_a_name(archive: Shell, name: str) -> None:
    archive.write(f"in/{name}", GOOD)
    archive.write(f"posts/2021/{name}", "# By hand\n\nAbout honey.\n")

    added = archive("add", "in", "--format", "plain")
    listed = archive("list", "--format", "plain")

    assert added.code == 0
    assert listed.code == 0
    assert "\x1b" not in added.out + listed.out
    assert listed.out.count("\n") == 2
    assert archive("show", name.removesuffix(".md"), "--format", "json").code == (
        2 if name.startswith("-") else 0
    )
    assert "all well" in archive("check").err


def test_links_that_go_round_are_not_followed(archive: Shell) -> None:
    archive.write("in/a.md", GOOD)
    (archive.folder / "in/loop").symlink_to(".")
    (archive.folder / "in/itself.md").symlink_to("itself.md")

    done = archive("add", "in", "--format", "json")

    reasons = [result["reason"] for result in json.loads(done.out)["results"]]
    assert reasons == [None, "too many levels of symbolic links"]


def test_ids_that_collide_are_numbered_whatever_their_case() -> None:
    taken = {"2021-03-01-jobs", "2021-03-01-jobs-2"}

    assert free_id("2021-03-01", "JOBS!", taken) == "2021-03-01-jobs-3"


def test_posts_whose_names_differ_in_case_alone_are_told(archive: Shell) -> None:
    archive.write("posts/2021/2021-03-01-jobs.md", "# One\n")
    archive.write("posts/2021/2021-03-01-Jobs.md", "# Two\n")

    assert "has the same id as posts/2021/2021-03-01-Jobs.md" in archive("check").out


def test_a_post_that_would_be_too_large_to_read_back_is_refused(
    archive: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sendnotes.library.adding.LARGEST_POST", 1_000)
    archive.write("in/a.md", BODY * 20)
    archive.write("in/b.md", GOOD)

    done = archive("add", "in")

    assert done.code == 3
    assert "it makes a post of 0.0 MB; split it up" in done.err
    assert "1 added, 1 failed" in done.err
