"""What the commands do, run as a person runs them."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Shell

PASTED = (ROOT / "tests" / "examples" / "pasted.txt").read_text(encoding="utf-8")
SHORT = """\
---
title: Jobs for all
source: The Lantern
published: 2021-03-04
speaker: Ann Example
event: Lantern meeting
date: 2021-03-02
topic-of-the-week: kites
---
Ann Example told the Lantern meeting that supported internships work, as in 2021.
"""


@pytest.fixture
def pasted(archive: Shell) -> Shell:
    """An archive with the pasted post in it."""
    archive.write("pasted.txt", PASTED)
    assert archive("add", "pasted.txt").code == 0
    return archive


def only_id(shell: Shell) -> str:
    (post_id,) = shell("list", "--format", "ids").out.split()
    return post_id


def document(text: str) -> Any:
    return json.loads(text)


# --- init and where the archive is ------------------------------------------


def test_init_makes_an_archive_once(shell: Shell) -> None:
    assert shell("init", "a").code == 0
    assert (shell.folder / "a" / "sendnotes.toml").is_file()

    again = shell("init", "a")
    assert again.code == 4
    assert again.err.startswith("sendnotes: ")
    assert "is an archive already" in again.err


def test_init_makes_the_archive_that_the_commands_after_it_use(shell: Shell) -> None:
    shell.environment["SENDNOTES_ARCHIVE"] = "notes"

    assert shell("init").code == 0
    assert (shell.folder / "notes" / "sendnotes.toml").is_file()
    assert shell("list").err.startswith("No posts")


def test_init_refuses_a_file(shell: Shell) -> None:
    shell.write("a", "text")

    assert "is a file, not a folder" in shell("init", "a").err


def test_add_without_an_archive_makes_one_and_says_where(shell: Shell) -> None:
    shell.write("post.md", SHORT)
    added = shell("add", "post.md")

    assert added.code == 0
    home = shell.folder / "home" / "data" / "sendnotes" / "archive"
    assert f"Made an archive in {home}" in added.err
    assert shell("search", "internships").code == 0


def test_searching_without_an_archive_says_how_to_make_one(shell: Shell) -> None:
    searched = shell("search", "exclusion")

    assert searched.code == 4
    assert "sendnotes init" in searched.err


def test_two_archives_are_told_apart_by_the_option(shell: Shell) -> None:
    shell("init")
    shell("init", "archive")

    assert shell("list").code == 4
    assert "two archives" in shell("list").err
    assert shell("list", "--archive", "archive").code == 1


# --- add --------------------------------------------------------------------


def test_a_pasted_post_is_understood(archive: Shell) -> None:
    archive.write("pasted.txt", PASTED)
    (result,) = document(archive("add", "pasted.txt", "--format", "json").out)["results"]
    post = result["post"]

    assert result["status"] == "added"
    assert post["title"] == "National news - What the minister told nasen"
    (speech,) = post["speeches"]
    assert speech["speaker"] == "Gavin Williamson"
    assert speech["role"] == "Secretary of State for Education"
    assert speech["event"] == ("National Association of Special School Teachers' annual conference")
    assert speech["place"] == "Leeds"
    assert speech["date"] == "2019-11-06"
    assert "date" in speech["inferred"]
    assert speech["url"] is None
    first, *others = post["focus_areas"]
    assert [area["text"][:20] for area in first["areas"]] == [
        "Ending informal excl",
        "Helping schools to t",
    ]
    assert [area["text"][:20] for area in others] == [
        "Listening to parents",
        "Getting more young p",
        "Planning health and ",
    ]
    assert "exclusion" in first["areas"][0]["topics"]
    assert "employment" in others[1]["topics"]
    assert "joint-commissioning" in others[2]["topics"]
    assert [quote["text"][:20] for quote in post["quotes"]] == [
        "Children with SEND a",
        "No school should loo",
        "Families know what w",
    ]
    assert {quote["speaker"] for quote in post["quotes"]} == {"Gavin Williamson"}
    assert [quote["exact"] for quote in post["quotes"]] == [True, True, False]
    assert "National Network of Parent Carer Forums" in post["organisations"]
    welcomed = [r["by"] for r in post["reactions"] if r["stance"] == "welcomed"]
    assert welcomed == ["National Network of Parent Carer Forums", "Fenland Parent Carer Forum"]
    assert any("funding" in r["text"] for r in post["reactions"] if r["stance"] == "called for")


def test_add_prints_what_it_understood_and_how(archive: Shell) -> None:
    archive.write("pasted.txt", PASTED)
    added = archive("add", "pasted.txt")

    for shown in ("Gavin Williamson", "Leeds", "6 November 2019", "inferred", "missing"):
        assert shown in added.out
    assert "top of page" in added.out
    assert "1 added" in added.err


def test_the_file_is_the_design_s(pasted: Shell) -> None:
    post_id = only_id(pasted)
    year = post_id[:4]
    text = (pasted.folder / "posts" / year / f"{post_id}.md").read_text(encoding="utf-8")

    assert text.startswith("---\ntitle: National news")
    assert "date: 2019-11-06\n" in text
    assert "bottom of page" not in text


def test_the_original_is_kept_byte_for_byte(archive: Shell) -> None:
    odd = PASTED.replace("\n", "\r\n").encode("cp1252")
    archive.write("odd.txt", odd)
    archive("add", "odd.txt")

    assert archive("show", only_id(archive), "--original").raw == odd
    (kept,) = (archive.folder / "originals").glob("??/*.txt")
    assert kept.read_bytes() == odd


@pytest.mark.parametrize(
    "variant",
    [
        PASTED,
        PASTED.replace("‘", "'").replace("’", "'").replace("“", '"').replace("”", '"'),
        PASTED.replace("\n", "\r\n"),
        PASTED.replace(" – ", " - ").replace("children with SEND:", "children\nwith SEND:"),
        "Skip to content\n\n" + PASTED + "\n\nCookie policy\n",
    ],
    ids=["same", "straight quotes", "CRLF", "re-wrapped", "more furniture"],
)
def test_the_same_text_is_recognised(pasted: Shell, variant: str) -> None:
    pasted.write("again.txt", variant)
    again = pasted("add", "again.txt")

    assert again.code == 0
    assert f"already in the archive as {only_id(pasted)}" in again.out + again.err


def test_what_is_given_with_a_text_that_is_there_is_not_lost_in_silence(archive: Shell) -> None:
    """Such an `add` said that the text was there, and nothing of the speaker."""
    text = "---\ntitle: A talk\n{}---\nWords of it.\n"
    archive.write("plain.md", text.format(""))
    archive.write("more.md", text.format("speaker: Damian Hinds\nplace: Leeds\n"))
    archive("add", "plain.md")

    more = archive("add", "more.md").out
    told = archive("add", "plain.md", "--date", "2018-07-05").out
    same = archive("add", "plain.md").out

    assert "not taken over: speaker Damian Hinds, place Leeds (sendnotes edit " in more
    assert "not taken over: date 2018-07-05 (sendnotes edit " in told
    assert "not taken over" not in same


def test_options_give_and_correct_fields(archive: Shell) -> None:
    archive(
        "add",
        "-",
        "--speaker",
        "Dr Ann Lee",
        "--date",
        "5 July 2018",
        "--title",
        "A title",
        "--source",
        "A Forum",
        "--published",
        "2018-08-04",
        "--kind",
        "report",
        "--role",
        "chair",
        "--event",
        "An event",
        "--place",
        "York",
        "--tag",
        "a",
        "--tag",
        "b",
        "--url",
        "https://example.org/x",
        given="Some words about jobs.\n",
    )
    post = document(archive("show", only_id(archive), "--format", "json").out)["post"]

    assert post["title"] == "A title"
    assert post["tags"] == ["a", "b"]
    assert (post["source"], post["published"], post["url"]) == (
        "A Forum",
        "2018-08-04",
        "https://example.org/x",
    )
    assert post["speeches"][0] | {"inferred": []} == {
        "speaker": "Dr Ann Lee",
        "role": "chair",
        "event": "An event",
        "place": "York",
        "date": "2018-07-05",
        "url": None,
        "inferred": [],
    }
    assert only_id(archive) == "2018-08-04-a-title"


def test_front_matter_is_used_and_what_is_not_ours_kept(archive: Shell) -> None:
    archive.write("short.md", SHORT)
    archive("add", "short.md")
    post = document(archive("show", "jobs", "--format", "json").out)["post"]

    assert post["speeches"][0]["speaker"] == "Ann Example"
    assert post["speeches"][0]["date"] == "2021-03-02"
    assert post["topic-of-the-week"] == "kites"
    assert archive("search", "kites").code == 0


def test_dry_run_prints_the_file_and_writes_nothing(archive: Shell) -> None:
    archive.write("pasted.txt", PASTED)
    before = sorted(path.name for path in archive.folder.rglob("*"))
    dry = archive("add", "--dry-run", "pasted.txt")

    assert (
        sorted(path.name for path in archive.folder.rglob("*") if ".index" not in str(path))
        == before
    )
    archive("add", "pasted.txt")
    post_id = only_id(archive)
    assert archive("show", post_id, "--raw").out in dry.out


def test_edit_opens_the_editor_on_the_result(archive: Shell) -> None:
    editor = archive.write(
        "editor.py",
        "import sys, pathlib\np = pathlib.Path(sys.argv[1])\n"
        "p.write_text(p.read_text().replace('Jobs for all', 'Work for all'))\n",
    )
    archive.write("short.md", SHORT)
    archive("add", "--edit", "short.md", EDITOR=f"{sys.executable} {editor}")

    assert document(archive("list", "--format", "json").out)["items"][0]["title"] == "Work for all"


def test_a_batch_goes_on_after_a_bad_file(archive: Shell) -> None:
    archive.write("in/good.md", SHORT)
    archive.write("in/pasted.txt", PASTED)
    archive.write("in/empty.txt", "")
    archive.write("in/binary.txt", b"\x00\x01\x02\xff" * 100)
    archive.write("in/picture.png", b"\x89PNG")
    done = archive("add", "in", "nowhere.md")

    assert done.code == 3
    assert "nowhere.md: there is no such file" in done.err
    assert "in/empty.txt: " in done.err
    assert "in/binary.txt: " in done.err
    assert "2 added, 3 failed" in done.err
    assert len(archive("list", "--format", "ids").out.split()) == 2


def test_a_batch_says_what_was_mended(archive: Shell) -> None:
    archive.write("in/a.txt", "The café is open".encode("latin-1") * 3)
    archive.write("in/b.txt", "A text on autism")

    added = archive("add", "in")

    assert added.code == 0
    assert "in/a.txt: decoded as Windows-1252, since it is not UTF-8\n" in added.err


def test_page_furniture_alone_is_no_post(archive: Shell) -> None:
    archive.write("post.txt", "top of page\nbottom of page\n")

    refused = archive("add", "post.txt")

    assert refused.code == 3
    assert refused.err == "sendnotes: post.txt: there is nothing but page furniture in it\n"


def test_a_folder_without_posts_is_named(archive: Shell) -> None:
    (archive.folder / "in").mkdir()
    done = archive("add", "in")

    assert done.code == 3
    assert "in: there is no file in it that could be a post" in done.err


def test_broken_front_matter_keeps_the_text_and_says_the_line(archive: Shell) -> None:
    archive.write("broken.md", "---\ntitle: [x\n---\nWords about kites.\n")
    done = archive("add", "broken.md")

    assert done.code == 0
    assert "line" in done.out
    assert archive("search", "kites").code == 0


def test_other_encodings_are_decoded_and_said(archive: Shell) -> None:
    archive.write(
        "old.txt", "Café society\n\nThe minister’s words about naïve kites.\n".encode("cp1252")
    )
    done = archive("add", "old.txt")

    assert "1252" in done.out
    assert archive("search", "naïve").code == 0


@pytest.mark.parametrize("date", ["soon", "2018-13-01", "2018-02-30", ""])
def test_a_date_that_is_none_is_refused(archive: Shell, date: str) -> None:
    archive.write("short.md", SHORT)
    done = archive("add", "short.md", "--date", date)

    assert done.code == 2
    assert "--date" in done.err
    assert archive("list").code == 1


# --- search -----------------------------------------------------------------


def test_search_shows_who_when_where_and_the_id(pasted: Shell) -> None:
    found = pasted("search", "excluded")

    assert found.code == 0
    for shown in (
        "Gavin Williamson",
        "Secretary of State for Education",
        "Leeds",
        "6 November 2019",
        "exclusion**",
        only_id(pasted),
    ):
        assert shown in found.out
    assert "1 post, 1 speech" in found.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("exclusion", "--speaker", "williamson"),
        ("exclusion", "--role", "secretary of state"),
        ("exclusion", "--event", "annual conference"),
        ("exclusion", "--place", "leeds"),
        ("exclusion", "--org", "NHS England"),
        ("exclusion", "--topic", "employment"),
        ("exclusion", "--focus", "off-rolling"),
        ("exclusion", "--kind", "report"),
        ("exclusion", "--since", "2019", "--until", "2019-11-06"),
        ("exclusion", "--year", "2019"),
        ("missing", "--in", "quotes"),
        ("exclusion", "--in", "focus"),
        ("minister", "--in", "title"),
        ('"gone missing from it"',),
    ],
    ids=" ".join,
)
def test_a_filter_that_fits_finds(pasted: Shell, arguments: tuple[str, ...]) -> None:
    assert pasted("search", *arguments).code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("exclusion", "--since", "2020"),
        ("exclusion", "--until", "2018"),
        ("exclusion", "--year", "2018"),
        ("exclusion", "--kind", "news"),
        ("exclusion", "--topic", "transport"),
        ("nasen", "--in", "quotes"),
        ("exclusion", "--in", "title"),
    ],
    ids=" ".join,
)
def test_a_filter_that_does_not_fit_finds_nothing(
    pasted: Shell, arguments: tuple[str, ...]
) -> None:
    done = pasted("search", *arguments, "--format", "json")

    assert done.code == 1
    assert document(done.out)["hits"] == []


def test_nothing_found_offers_the_nearest_words(pasted: Shell) -> None:
    done = pasted("search", "interships")

    assert done.code == 1
    assert done.out == ""
    assert "internships" in done.err


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("x", "--speaker", "Wiliamson"), "Gavin Williamson"),
        (("x", "--topic", "exclusoin"), "exclusion"),
        (("x", "--place", "Leds"), "Leeds"),
        (("speeker:hinds",), "speaker"),
    ],
    ids=str,
)
def test_an_unknown_field_or_value_names_the_nearest(
    pasted: Shell, arguments: tuple[str, ...], hint: str
) -> None:
    done = pasted("search", *arguments)

    assert done.code == 2
    assert hint in done.err
    assert "Traceback" not in done.err


def test_exit_codes_tell_a_bad_date(pasted: Shell) -> None:
    assert pasted("search", "x", "--since", "someday").code == 2


def test_a_short_form_that_the_post_uses_names_the_organisation(archive: Shell) -> None:
    archive.write(
        "post.txt",
        "The National Network of Parent Carer Forums was there. NNPCF asked about kites.\n",
    )
    archive("add", "post.txt")

    assert archive("search", "kites", "--org", "NNPCF").code == 0


def test_a_page_beyond_the_last_is_said(pasted: Shell) -> None:
    beyond = pasted("search", "exclusion", "--page", "9")

    assert "1 found, but page 9 is beyond the last, 1:" in beyond.err


def test_pages_and_order(archive: Shell) -> None:
    for year in (2017, 2019, 2018):
        text = SHORT.replace("2021", str(year)).replace("Jobs for all", f"Jobs in {year}")
        archive("add", "-", given=text)

    newest = archive("search", "internships", "--sort", "newest", "--format", "ids").out.split()
    assert [name[:4] for name in newest] == ["2019", "2018", "2017"]
    oldest = archive(
        "search",
        "internships",
        "--sort",
        "oldest",
        "--limit",
        "1",
        "--page",
        "2",
        "--format",
        "ids",
    ).out.split()
    assert [name[:4] for name in oldest] == ["2018"]


# --- list and show ----------------------------------------------------------


@pytest.mark.parametrize(
    ("what", "shown"),
    [
        ("posts", "What the minister told nasen"),
        ("speeches", "Gavin Williamson"),
        ("focus", "Getting more young people"),
        ("quotes", "No school should look better"),
        ("speakers", "Gavin Williamson"),
        ("topics", "employment"),
        ("organisations", "NHS England"),
    ],
)
@pytest.mark.parametrize("output", ["plain", "rich", "json", "jsonl", "csv", "markdown", "ids"])
def test_everything_can_be_listed_in_every_format(
    pasted: Shell, what: str, shown: str, output: str
) -> None:
    done = pasted("list", what, "--format", output)

    assert done.code == 0
    if output != "ids":
        assert shown.split()[0] in done.out


def test_list_counts_and_dates(archive: Shell) -> None:
    for year in (2017, 2019):
        archive("add", "-", given=SHORT.replace("2021", str(year)))
    (tally,) = document(archive("list", "speakers", "--format", "json").out)["items"]

    assert (tally["name"], tally["posts"], tally["count"]) == ("Ann Example", 2, 2)
    assert (tally["first"], tally["last"]) == ("2017-03-02", "2019-03-02")


@pytest.mark.parametrize("what", ["posts", "speeches", "focus", "quotes"])
def test_the_undated_come_last_in_either_order(archive: Shell, what: str) -> None:
    """They came first when the newest came first, by the letters of their ids."""
    for name, date in (
        ("2017-x", 'date: "2017"'),
        ("2019-x", 'date: "2019"'),
        ("x", "role: Chair"),
    ):
        archive.write(
            f"posts/{name}.md",
            f"---\ntitle: {name}\nspeeches: [{{speaker: Ann, {date}}}]\n"
            "focus_areas: [{text: Apples}]\nquotes: [{text: apples, speaker: Ann}]\n---\nText\n",
        )

    newest = archive("list", what, "--format", "ids").out.split()
    oldest = archive("list", what, "--format", "ids", "--sort", "oldest").out.split()

    assert newest == ["2019-x", "2017-x", "x"]
    assert oldest == ["2017-x", "2019-x", "x"]


def test_a_list_has_pages_as_a_search_has(archive: Shell) -> None:
    """Any page without a limit was all of the list, and one beyond the last said nothing."""
    for year in (2017, 2018, 2019):
        archive.write(
            f"posts/{year}/{year}-x.md", f"---\ntitle: T\npublished: {year}-01-01\n---\nText\n"
        )

    second = archive("list", "--limit", "2", "--page", "2", "--format", "ids")
    assert second.out == "2017-x\n"
    assert second.err.startswith("3 posts, 1 shown, page 2 of 2\n")
    for arguments in (["--limit", "2", "--page", "3"], ["--page", "3"]):
        beyond = archive("list", *arguments)
        assert (beyond.code, beyond.out) == (0, "")
        last = "2" if "--limit" in arguments else "1"
        assert beyond.err.startswith(f"3 posts, but page 3 is beyond the last, {last}\n")


def test_list_filters_what_is_in_the_posts(pasted: Shell) -> None:
    pasted("add", "-", given=SHORT)

    speakers = document(pasted("list", "speeches", "--year", "2021", "--format", "json").out)
    assert [speech["speaker"] for speech in speakers["items"]] == ["Ann Example"]
    focus = document(pasted("list", "focus", "--topic", "employment", "--format", "json").out)
    assert focus["items"]
    assert all("employment" in area["topics"] for area in focus["items"])


def test_a_reaction_is_shown_with_its_whole_quotation(archive: Shell) -> None:
    told = "Contact welcomed the speech, saying “This is good. But we want the money now.”"
    archive.write("a.md", f"{SHORT}\n\n{told} The hall was full.\n")
    archive("add", "a.md", "--format", "json")

    (post_id,) = archive("list", "--format", "ids").out.split()
    (shown,) = document(archive("show", post_id, "--format", "json").out)["post"]["reactions"]
    assert shown["text"] == told


def test_show_has_everything(pasted: Shell) -> None:
    shown = pasted("show", "told-nasen").out

    for part in (
        "Gavin Williamson",
        "Leeds",
        "Ending informal exclusion",
        "exclusion",
        "No school should look better",
        "National Network of Parent Carer Forums",
    ):
        assert part in shown
    assert shown.count("What the minister told nasen") == 1


def test_show_explain_tells_how_each_field_came_about(pasted: Shell) -> None:
    shown = pasted("show", "told-nasen", "--explain").out

    assert "weekday" in shown or "Wednesday" in shown
    assert "top of page" in shown


@pytest.mark.parametrize("words", ["employment", "jobs", "supported internships"])
def test_show_focus_answers_what_was_said(pasted: Shell, words: str) -> None:
    shown = pasted("show", "--focus", words)

    assert shown.code == 0
    assert "Getting more young people with SEND into jobs" in shown.out
    assert "Gavin Williamson" in shown.out
    assert "Planning health" not in shown.out


def test_show_focus_combines_with_filters(pasted: Shell) -> None:
    assert pasted("show", "--focus", "employment", "--since", "2020").code == 1
    assert pasted("show", "--focus", "employment", "--speaker", "Williamson").code == 0


def test_show_quote_finds_who_said_it(pasted: Shell) -> None:
    done = pasted("show", "--quote", "gone missing from it", "--format", "json")
    (quote,) = document(done.out)["quotes"]

    assert quote["speaker"] == "Gavin Williamson"


def test_an_unknown_id_is_told(pasted: Shell) -> None:
    assert pasted("show", "2022-nothing").code == 1
    assert pasted("show").code == 2


# --- keeping ----------------------------------------------------------------


def test_remove_asks_and_restore_brings_back(pasted: Shell) -> None:
    post_id = only_id(pasted)
    assert pasted("remove", post_id).code == 2
    assert pasted("list").code == 0

    assert pasted("remove", "--yes", post_id).code == 0
    assert pasted("search", "exclusion").code == 1
    assert post_id in pasted("restore").out
    assert pasted("restore", post_id).code == 0
    assert pasted("search", "exclusion").code == 0


def test_a_broken_edit_is_refused_and_kept_aside(pasted: Shell) -> None:
    editor = pasted.write(
        "editor.py",
        "import sys, pathlib\npathlib.Path(sys.argv[1]).write_text('---\\ntitle: [x\\n---\\n')\n",
    )
    before = pasted("show", only_id(pasted), "--raw").out
    done = pasted("edit", only_id(pasted), EDITOR=f"{sys.executable} {editor}")

    assert done.code == 2
    assert "is unchanged" in done.err
    assert pasted("show", only_id(pasted), "--raw").out == before


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("published: 2018-99-99", "published should be a date like 2018-07-05, 2018-07 or 2018"),
        ("published: 2018-02-30", "published should be a date"),
        ("published: 99999-01-01", "published should be a date"),
        ("published: 2018-13", "published should be a date"),
        ("published: soon", "published should be a date"),
        ("speeches: [{speaker: A, date: 5 July 2018}]", "date should be a date"),
        ("speeches: [{speaker: A, url: 'file:///etc/x'}]", "url should be an http or https"),
        ("url: javascript:alert(1)", "url should be an http or https address"),
    ],
)
def test_an_impossible_date_or_address_is_refused_by_edit_and_told_by_check(
    archive: Shell, line: str, problem: str
) -> None:
    """Any text was taken for a date, which then stood in lists and filters."""
    path = archive.write("posts/2018/2018-a.md", "---\ntitle: A\nmark: x\n---\nText\n")
    editor = archive.write("editor", f'#!/bin/sh\nsed -i "s|^mark: x|{line}|" "$1"\n')
    editor.chmod(0o755)
    before = path.read_bytes()

    edited = archive("edit", "2018-a", VISUAL=str(editor))

    assert edited.code == 2
    assert f"2018-a is unchanged: {problem}" in edited.err
    assert path.read_bytes() == before
    path.write_bytes(before.replace(b"mark: x", line.encode()))
    checked = archive("check")
    assert checked.code == 3
    assert checked.out.startswith(f"posts/2018/2018-a.md\t{problem}")
    assert archive("list").code == archive("search", "text").code == 0


@pytest.mark.parametrize(
    "date", ["2018", "2018-07", "2018-07-05", "2018-07-05T10:00:00Z", "2018-07-05 10:00"]
)
def test_a_date_goes_as_far_as_it_goes(archive: Shell, date: str) -> None:
    archive.write("posts/2018/2018-a.md", f"---\ntitle: A\npublished: {date}\n---\nText\n")

    assert archive("check").code == 0
    (post,) = document(archive("list", "--format", "json").out)["items"]
    assert post["published"] == date[:10]


def test_the_date_of_a_speech_that_is_added_may_be_in_words(archive: Shell) -> None:
    archive.write(
        "a.md", "---\ntitle: A\nspeeches:\n- {speaker: Ann, date: 5 July 2018}\n---\nAbout tea.\n"
    )
    archive("add", "a.md")

    assert archive("check").code == 0
    (speech,) = document(archive("list", "speeches", "--format", "json").out)["items"]
    assert speech["date"] == "2018-07-05"


def test_an_edit_keeps_the_line_ends_and_the_mark_of_windows(pasted: Shell) -> None:
    (path,) = pasted.folder.glob("posts/*/*.md")
    windows = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(windows)

    done = pasted("edit", only_id(pasted), EDITOR="sed -i s/Leeds/Hull/")

    assert (done.code, done.err) == (0, "Changed.\n")
    assert path.read_bytes() == windows.replace(b"Leeds", b"Hull")


def test_reread_changes_nothing_if_the_rules_are_the_same(pasted: Shell) -> None:
    done = pasted("reread", "--all")

    assert (done.code, done.out, done.err) == (0, "", "Nothing changes.\n")


def test_reread_keeps_what_a_person_set(pasted: Shell) -> None:
    (path,) = pasted.folder.glob("posts/*/*.md")
    text = path.read_text(encoding="utf-8")
    before, after = text.split("focus_areas:")
    areas, after = after.split("\nquotes:")
    # A person corrected the place; and an older version had read no focus areas.
    path.write_text(f"{before.replace('place: Leeds', 'place: Hull')}quotes:{after}", "utf-8")
    (record,) = pasted.folder.glob("originals/*/*.reading.json")
    stored = json.loads(record.read_text(encoding="utf-8"))
    stored["post"]["focus_areas"] = []
    record.write_text(json.dumps(stored), "utf-8")

    refused = pasted("reread", "--all")
    assert refused.code == 2
    assert "Add --yes." in refused.err
    assert "+focus_areas:" in refused.out
    assert "-  place: Hull" not in refused.out

    assert pasted("reread", "--all", "--yes").err == "1 post changed.\n"
    now = path.read_text(encoding="utf-8")
    assert areas in now
    assert "place: Hull" in now
    assert pasted("reread", "--all").err == "Nothing changes.\n"


def test_reread_goes_on_after_a_broken_post(pasted: Shell) -> None:
    (path,) = pasted.folder.glob("posts/*/*.md")
    (record,) = pasted.folder.glob("originals/*/*.reading.json")
    text = path.read_text(encoding="utf-8")
    # An older version had read another title.
    path.write_text(text.replace("title: ", "title: Old ", 1), "utf-8")
    stored = json.loads(record.read_text(encoding="utf-8"))
    stored["post"]["title"] = f"Old {stored['post']['title']}"
    record.write_text(json.dumps(stored), "utf-8")
    broken = pasted.write("posts/1999/1999-broken.md", "---\ntitle: [x\n---\nWords\n")

    done = pasted("reread", "--all", "--yes")

    assert done.code == 3
    assert "posts/1999/1999-broken.md: cannot be read again: " in done.err
    assert done.err.endswith("1 post changed.\n")
    assert path.read_text(encoding="utf-8") == text
    assert broken.read_text(encoding="utf-8") == "---\ntitle: [x\n---\nWords\n"


def test_reread_wants_ids_or_all(pasted: Shell) -> None:
    assert pasted("reread").code == 2


def test_check_tells_what_is_wrong(pasted: Shell) -> None:
    assert pasted("check").code == 0
    (kept,) = (pasted.folder / "originals").glob("??/*.txt")
    kept.write_bytes(b"changed")
    pasted.write("posts/2020/2020-broken.md", "---\ntitle: [x\n---\nWords\n")
    done = pasted("check")

    assert done.code == 3
    assert "was changed since added" in done.out
    assert "2020-broken.md" in done.out


def test_the_index_may_be_deleted_or_torn(pasted: Shell) -> None:
    for path in (pasted.folder / ".index").rglob("*"):
        if path.is_file():
            path.write_bytes(b"torn")
    assert pasted("search", "exclusion").code == 0
    assert pasted("check").code == 0
    assert pasted("reindex").code == 0


def test_changes_by_hand_are_in_the_next_search(pasted: Shell) -> None:
    post_id = only_id(pasted)
    path = pasted.folder / "posts" / post_id[:4] / f"{post_id}.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nA word about kites.\n", encoding="utf-8")
    assert pasted("search", "kites").code == 0

    pasted.write("posts/2020/2020-01-01-by-hand.md", "# By hand\n\nNothing but marmalade.\n")
    assert "By hand" in pasted("search", "marmalade").out

    path.unlink()
    assert pasted("search", "kites").code == 1


# --- habits -----------------------------------------------------------------


def test_no_colour_in_a_pipe(pasted: Shell) -> None:
    assert "\x1b" not in pasted("search", "exclusion").out
    assert "\x1b[" in pasted("search", "exclusion", "--format", "rich", FORCE_COLOR="1").out


def test_quiet_says_nothing(pasted: Shell) -> None:
    assert pasted("search", "exclusion", "--quiet").err == ""


def test_an_unknown_command_is_wrong_usage(shell: Shell) -> None:
    done = shell("serach", "x")

    assert done.code == 2
    assert "search" in done.err


@pytest.mark.skipif(os.name == "nt", reason="folders cannot be made read-only this way")
def test_a_read_only_archive_can_be_read(pasted: Shell) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    for folder in (pasted.folder, pasted.folder / ".index", pasted.folder / "posts"):
        folder.chmod(0o555)
    try:
        assert pasted("search", "exclusion").code == 0
        added = pasted("add", "-", given=SHORT)
        assert added.code == 4
        assert "cannot be written" in added.err
    finally:
        for folder in (pasted.folder, pasted.folder / ".index", pasted.folder / "posts"):
            folder.chmod(0o755)


def test_the_main_job_runs_as_processes(shell: Shell) -> None:
    shell.write("post.md", PASTED)
    assert shell.process("init", "notes").code == 0
    added = shell.process("add", "post.md", "--archive", "notes", "--format", "ids")
    assert (added.code, added.err) == (0, "1 added in ./notes\n")
    post_id = added.out.strip()

    found = shell.process("search", "exclusion", "--archive", "notes")
    assert found.code == 0
    assert post_id in found.out
    assert "**exclusion**" in found.out
    assert "\x1b" not in found.out
    listed = shell.process("list", "speeches", "--archive", "notes", "--format", "json")
    assert [item["post"] for item in document(listed.out)["items"]] == [post_id]
    shown = shell.process("show", "--focus", "employment", SENDNOTES_ARCHIVE="notes")
    assert shown.code == 0
    assert post_id in shown.out
    nothing = shell.process("search", "zebras", "--archive", "notes")
    assert (nothing.code, nothing.out) == (1, "")


def test_the_founding_post(archive: Shell, shared: Path) -> None:
    (seed,) = (shared / "seeds").glob("*.txt")
    (result,) = document(archive("add", str(seed), "--format", "json").out)["results"]
    post = result["post"]

    assert post["title"].startswith("National context - Encouraging SEND messages")
    (speech,) = post["speeches"]
    assert speech["speaker"] == "Damian Hinds"
    assert speech["role"] == "Secretary of State for Education"
    assert "Association of Directors of Children's Services conference" in speech["event"]
    assert (speech["place"], speech["date"]) == ("Manchester", "2018-07-05")
    assert [len(area["areas"]) for area in post["focus_areas"]] == [2, 0, 0, 0, 0]
    topics = {t for a in post["focus_areas"] for b in (a, *a["areas"]) for t in b["topics"]}
    assert topics >= {
        "inclusion",
        "exclusion",
        "sen-support",
        "participation",
        "employment",
        "joint-commissioning",
        "inspection",
    }
    assert [quote["text"][:12] for quote in post["quotes"]] == [
        "SEND is a hu",
        "Every school",
        "Children, yo",
    ]
    assert {quote["speaker"] for quote in post["quotes"]} == {"Damian Hinds"}
    welcomed = [r["by"] for r in post["reactions"] if r["stance"] == "welcomed"]
    assert welcomed == ["National Network of Parent Carer Forums", "Family Voice Surrey"]
    assert any("more funding" in r["text"] for r in post["reactions"])
    for query in ("exclusion", '"every teacher is a teacher"', "WSA", "ECH plans", "off-rolling"):
        assert archive("search", query).code == 0, query
