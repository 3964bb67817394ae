"""`add` says when a text is in the archive already, published by somebody else."""

import subprocess
import sys

from tests.conftest import ROOT, Shell

RELEASE = (ROOT / "tests" / "examples" / "pasted.txt").read_text(encoding="utf-8")


def test_add_tells_of_a_post_with_nearly_the_same_text(archive: Shell) -> None:
    known = archive("add", "-", "--format", "ids", given=RELEASE).out.strip()

    added = archive("add", "-", given=RELEASE.replace(" and ", " and also ", 1))

    assert added.code == 0
    assert f"nearly the same text as {known}" in added.err
    assert f"sendnotes merge {known} " in added.err
    assert "nearly the same text" not in added.out


def test_add_says_nothing_of_posts_on_other_matters(archive: Shell) -> None:
    archive("add", "-", given=RELEASE)

    added = archive("add", "-", given="The forum met in Leeds and spoke of short breaks and tea.")

    assert "nearly the same text" not in added.out + added.err


def test_of_several_new_posts_each_pair_is_told_of_once(archive: Shell) -> None:
    for number, name in enumerate(("one.txt", "two.txt", "three.txt")):
        archive.write(name, f"{RELEASE}\nThis is the site's note number {number}.\n")

    added = archive("add", "one.txt", "two.txt", "three.txt")

    lines = [row for row in added.err.splitlines() if "nearly the same text" in row]
    assert [row.split(":")[0] for row in lines] == ["two.txt", "three.txt"]


def test_a_reader_that_goes_away_is_no_failure(archive: Shell) -> None:
    archive("add", "-", given=RELEASE * 40)
    export = [sys.executable, "-m", "sendnotes", "export", "--format", "json"]
    with subprocess.Popen(
        export, cwd=archive.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(20)
        process.stdout.close()
        said = process.stderr.read().decode()

    assert (process.returncode, "Traceback" in said) == (0, False)
