"""Adding posts of other formats than text, as a person would."""

from __future__ import annotations

import json

import pytest

from tests.conftest import Shell
from tests.formats.documents import docx, word_paragraph
from tests.formats.test_formats import MESSAGE, PAGE, WORDPRESS

SPOKEN = "Damian Hinds, Education Secretary, spoke in Manchester on Thursday 5 July."


def test_a_page_is_read_like_a_text_and_its_head_is_given(archive: Shell) -> None:
    archive.write("page.html", PAGE.replace("The minister spoke", f"{SPOKEN} The minister spoke"))
    (result,) = json.loads(archive("add", "page.html", "--format", "json").out)["results"]
    post = result["post"]

    assert (post["title"], post["source"]) == ("The minister's speech", "Fenland Forum")
    assert post["published"] == "2018-08-04"
    assert post["speeches"][0]["speaker"] == "Damian Hinds"
    assert post["speeches"][0]["date"] == "2018-07-05"
    assert "given in the page's head (title)" in archive("show", "2018", "--explain").out


def test_options_win_over_what_a_format_gives(archive: Shell) -> None:
    archive.write("page.html", PAGE)
    added = archive("add", "page.html", "--source", "Another Forum", "--tag", "mine")

    assert "Another Forum" in added.out
    assert archive("list", "--tag", "mine", "--source", "Another Forum").code == 0
    assert archive("list", "--tag", "inclusion").code == 0


def test_each_post_of_an_export_has_its_own_original(archive: Shell) -> None:
    archive.write("export.xml", WORDPRESS)
    added = archive("add", "export.xml")

    assert added.code == 3
    assert "export.xml, item 3: there is no text in the item" in added.err
    assert "1 added, 1 failed" in added.err
    original = archive("show", "a-b", "--original").out
    assert "<title>A &amp;amp; B</title>" in original
    assert "A picture" not in original
    assert archive("reread", "--all").err == "Nothing changes.\n"
    assert archive("check").code == 0
    assert "1 already there" in archive("add", "export.xml").err


def test_the_same_words_in_another_format_are_recognised(archive: Shell) -> None:
    archive.write("a.docx", docx(word_paragraph("Words about kites at the summer meeting.")))
    archive.write("a.txt", "Words about kites at the\nsummer meeting.\n")
    archive("add", "a.docx")

    assert "already in the archive" in archive("add", "a.txt").out


def test_a_folder_of_a_site_gives_its_posts_alone(archive: Shell) -> None:
    archive.write("site/_config.yml", "title: Fenland")
    archive.write("site/_layouts/post.html", "<html>{{ content }}</html>")
    archive.write("site/_posts/2018-08-04-kites-for-all.md", "---\nlayout: post\n---\nWords.\n")
    archive.write(
        "site/_posts/2018-08-05-jobs.html", "---\ntitle: Jobs\n---\n<p>Words <b>on</b></p>"
    )
    archive.write("site/saved.html", PAGE)
    archive.write("site/saved_files/frame.html", "<p>an advertisement</p>")
    archive.write("site/package.json", "{}")
    added = archive("add", "site")

    assert added.code == 0, added.err
    assert sorted(archive("list", "--format", "ids").out.split()) == [
        "2018-08-04-kites-for-all",
        "2018-08-04-the-ministers-speech",
        "2018-08-05-jobs",
    ]


def test_a_newsletter_on_standard_input_is_recognised(archive: Shell) -> None:
    added = archive("add", "-", given=f"Received: by x\n{MESSAGE}")

    assert "Café Forum" in added.out
    assert added.code == 0


def test_a_link_in_front_matter_that_runs_something_is_not_the_post_s(archive: Shell) -> None:
    archive.write("post.md", "---\ntitle: T\nurl: javascript:alert(1)\n---\nWords on kites.\n")
    added = archive("add", "post.md")

    assert "url is no http or https address" in added.out
    assert "Link      missing" in added.out


WORDS = "Ann’s café told “all schools” about £5 – and more on naïve plans."
ODD_PAGE = "<html><head><meta charset={0}></head><body><p>{1}</p></body></html>"
ODD_FEED = (
    '<?xml version="1.0" encoding="{0}"?><rss><channel><item><title>T</title>'
    "<description>{1}</description></item></channel></rss>"
)
ODD_MESSAGE = "Subject: T\nContent-Type: text/plain; charset={0}\n\n{1}\n"


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("utf-8", "cp1252"),  # as many a page from Windows
        ("iso-8859-1", "cp1252"),
        ("mac-roman", "mac-roman"),
        ("no-such-encoding", "cp1252"),
        ("us-ascii", "utf-8"),
        ("windows-1252", "utf-8"),
        ("gbk", "cp1252"),
    ],
)
@pytest.mark.parametrize(
    ("name", "form"), [("a.html", ODD_PAGE), ("a.xml", ODD_FEED), ("a.eml", ODD_MESSAGE)]
)
def test_an_encoding_that_is_declared_wrongly_costs_no_letter(
    archive: Shell, name: str, form: str, declared: str, written: str
) -> None:
    """Quotation marks, accents and pounds became unknown letters, and quotes were not found."""
    archive.write(name, form.format(declared, WORDS).encode(written))

    added = archive("add", name, "--format", "json")

    assert json.loads(added.out)["results"][0]["post"]["body"] == WORDS
