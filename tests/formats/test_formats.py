"""What each format gives: its text as Markdown, and the fields that it knows."""

from __future__ import annotations

import pytest

from sendnotes.errors import UnreadableInput
from sendnotes.formats import Draft, drafts
from sendnotes.ingest import clean
from tests.formats.documents import docx, odt, pdf, word_paragraph

STRUCTURE = """\
## What he said

- More inclusion, by:
  - Better training
- Listening

> Every teacher counts.

Read the [full speech](https://example.org/speech)."""
"""Heading, nested list, block quote and link, as every format should keep them."""

HTML = """\
<h2>What he said</h2><ul><li>More inclusion, by:<ul><li>Better training</li></ul></li>
<li>Listening</li></ul><blockquote>Every teacher counts.</blockquote>
<p>Read the <a href="https://example.org/speech">full speech</a>.</p>"""
PAGE = f"""\
<!DOCTYPE html><html><head><title>The minister's speech | Fenland Forum</title>
<meta property="og:site_name" content="Fenland Forum">
<meta property="article:published_time" content="2018-08-04T10:00:00+01:00">
<meta property="article:tag" content="inclusion">
<link rel="canonical" href="https://fenland.example/2018/speech"></head>
<body><nav><a href="/">Home</a> <a href="/about">About us</a></nav>
<article><h1>The minister's speech</h1>
<p>The minister spoke for a long time about what schools should do next year.</p>
{HTML}</article><aside>Related: another post</aside><footer>Copyright</footer></body></html>"""
WORDPRESS = f"""\
<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<title>Fenland Forum</title><link>https://fenland.example</link>
<item><title>A &amp;amp; B</title><link>https://fenland.example/a</link><dc:creator>ann</dc:creator>
<pubDate>Fri, 03 Aug 2018 23:30:00 +0000</pubDate><wp:post_date>2018-08-04 00:30:00</wp:post_date>
<category>News</category><category>Uncategorised</category><wp:post_type>post</wp:post_type>
<content:encoded><![CDATA[First paragraph.

[caption id="1"]A caption[/caption]

{HTML}]]></content:encoded></item>
<item><title>A picture</title><wp:post_type>attachment</wp:post_type></item>
<item><title>Nothing</title><wp:post_type>post</wp:post_type></item></channel></rss>"""
ATOM = f"""\
<feed xmlns="http://www.w3.org/2005/Atom"><title>Fenland Atom</title>
<link rel="self" href="https://fenland.example/feed"/><link href="https://fenland.example/"/>
<entry><title type="html">A &lt;b&gt;title&lt;/b&gt;</title><link href="/2018/a"/>
<published>2018-08-04T10:00:00Z</published><author><name>Ann</name></author>
<category term="send" label="SEND"/><content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml">{HTML}</div></content></entry></feed>"""
MESSAGE = f"""\
From: =?utf-8?q?Caf=C3=A9_Forum?= <news@fenland.example>
Subject: Fwd: =?utf-8?q?Our_caf=C3=A9?=
Date: Sat, 4 Aug 2018 10:00:00 +0100
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain

The plain version.
--b
Content-Type: text/html; charset=utf-8

<div style="display:none">preheader</div><table role="presentation"><tr><td>{HTML}</td></tr></table>
<img src="https://tracker.example/pixel.gif">
--b
Content-Type: application/pdf
Content-Disposition: attachment; filename="minutes.pdf"

x
--b--
"""
RTF = r"""{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}
{\stylesheet{\s0 Normal;}{\s2\b heading 2;}{\s9\i Quote;}}
{\pard\s2 What he said\par}
{\listtext\'b7\tab}\pard\s0\ilvl0 More inclusion, by:\par
{\listtext o\tab}\pard\s0\ilvl1 Better training\par
{\listtext\'b7\tab}\pard\s0\ilvl0 Listening\par
\pard\s9 Every teacher counts.\par
\pard\s0 Read the {\field{\*\fldinst{HYPERLINK "https://example.org/speech"}}
{\fldrslt{full speech}}}.\par
}"""


def read(data: str | bytes, suffix: str, address: str | None = None) -> list[Draft]:
    """Return the drafts of a file; none may fail."""
    raw = data.encode() if isinstance(data, str) else data
    found = list(drafts(raw, f"file{suffix}", suffix, address))
    assert all(isinstance(each, Draft) for each in found), found
    return [each for each in found if isinstance(each, Draft)]


def squeezed(text: str) -> str:
    """Return the text without blank lines, which lists may have between their items."""
    return "\n".join(line for line in text.splitlines() if line.strip())


def word_file() -> bytes:
    return docx(
        word_paragraph("What he said", style="heading2")
        + word_paragraph("More inclusion, by:", level=0)
        + word_paragraph("Better training", level=1)
        + word_paragraph("Listening", level=0)
        + word_paragraph("Every teacher counts.", style="Quote")
        + word_paragraph("Read the ", link="full speech").replace(
            "</w:hyperlink>", "</w:hyperlink><w:r><w:t>.</w:t></w:r>"
        )
    )


def open_document() -> bytes:
    return odt(
        '<text:h text:outline-level="2">What he said</text:h><text:list><text:list-item>'
        "<text:p>More inclusion, by:</text:p><text:list><text:list-item>"
        "<text:p>Better training</text:p></text:list-item></text:list></text:list-item>"
        "<text:list-item><text:p>Listening</text:p></text:list-item></text:list>"
        '<text:p text:style-name="Quotations">Every teacher counts.</text:p>'
        '<text:p>Read the <text:a xlink:href="https://example.org/speech">full speech</text:a>.'
        "</text:p>"
    )


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (PAGE, ".html"),
        (word_file(), ".docx"),
        (open_document(), ".odt"),
        (RTF, ".rtf"),
        (MESSAGE, ".eml"),
        (ATOM, ".xml"),
        (f'{{"html": {HTML!r}}}'.replace('"https', r"\"https").replace('speech">', r"speech\">")
         .replace("'", '"'), ".json"),
    ],
    ids=["page", "Word", "OpenDocument", "RTF", "mail", "Atom", "JSON"],
)  # fmt: skip
def test_headings_lists_quotes_and_links_survive(data: str | bytes, suffix: str) -> None:
    (draft,) = read(data, suffix)

    text = draft.text.replace("   - Better", "  - Better")  # a deeper indent is as good
    assert squeezed(STRUCTURE) in squeezed(text)


def test_lists_that_only_styles_show_keep_their_depth() -> None:
    items = (("More places", ""), ("in towns", "ListBullet2"), ("Jobs", ""))
    body = "".join(word_paragraph(text, style=style, level=0) for text, style in items)
    (draft,) = read(docx(body), ".docx")

    assert squeezed(draft.text) == "- More places\n  - in towns\n- Jobs"


def test_paragraphs_of_a_quotation_stay_apart() -> None:
    body = "".join(word_paragraph(text, style="Quote") for text in ("One thing.", "Another."))
    (draft,) = read(docx(body), ".docx")

    assert clean(draft.text, 1).body == "> One thing.\n>\n> Another."


def test_a_page_gives_what_its_head_knows() -> None:
    (draft,) = read(PAGE, ".html")

    assert draft.fields == {
        "title": "The minister's speech",
        "source": "Fenland Forum",
        "url": "https://fenland.example/2018/speech",
        "published": "2018-08-04",
        "tags": ["inclusion"],
    }
    for furniture in ("Home", "Related", "Copyright"):
        assert furniture not in draft.text


def test_a_page_without_an_address_of_its_own_has_the_one_it_was_fetched_from() -> None:
    page = "<html><body><p>Words about <q>kites</q> and <a href='/k'>more</a>.</p></body></html>"
    (draft,) = read(page, ".txt", "https://fenland.example/x/y")

    assert draft.address == "https://fenland.example/x/y"
    assert draft.text == "Words about “kites” and [more](https://fenland.example/k)."
    assert draft.suffix == ".html"


def test_the_encoding_that_a_page_declares_counts() -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>The café</p></body></html>'
    (draft,) = read(page.encode("latin-1"), ".html")

    assert draft.text == "The café"


def test_a_browser_s_mhtml_is_a_page() -> None:
    saved = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://fenland.example/p\n"
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
        f"Content-Type: text/html\n\n{PAGE.replace('canonical', 'other')}\n--b--\n"
    )
    (draft,) = read(saved, ".mhtml")

    assert draft.address == "https://fenland.example/p"
    assert draft.fields["title"] == "The minister's speech"


def test_a_message_gives_subject_sender_and_day() -> None:
    (draft,) = read(MESSAGE, ".eml")

    assert draft.fields == {
        "title": "Our café",
        "source": "Café Forum",
        "published": "2018-08-04",
    }
    assert "preheader" not in draft.text
    assert "tracker" not in draft.text
    assert draft.notes == ("the attachment “minutes.pdf” was not read",)


def test_each_message_of_a_mailbox_is_a_post() -> None:
    line = "From a@fenland.example Sat Aug  4 10:00:00 2018\n"
    mbox = f"{line}{MESSAGE}\n{line}Subject: Two\n\nSecond.\n>From here on.\n\n{line}Subject: X\n\n"
    first, second, third = drafts(mbox.encode(), "news.mbox", ".mbox")

    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert isinstance(third, UnreadableInput)
    assert first.original == MESSAGE.encode()
    assert second.label == "news.mbox, message 2"
    assert second.text == "Second.\nFrom here on."
    assert second.original == b"Subject: Two\n\nSecond.\nFrom here on.\n"
    assert str(third) == "news.mbox, message 3: there is no text in the message"


def test_a_wordpress_export_gives_its_posts() -> None:
    first, third = drafts(WORDPRESS.encode(), "export.xml", ".xml")

    assert isinstance(first, Draft)
    assert first.fields == {
        "title": "A & B",
        "source": "Fenland Forum",
        "url": "https://fenland.example/a",
        "published": "2018-08-04 00:30:00",
        "tags": ["News"],
        "author": "ann",
    }
    assert first.text.startswith("First paragraph.\n\nA caption\n\n## What he said")
    assert str(third) == "export.xml, item 3: there is no text in the item"


def test_an_atom_entry_gives_title_day_and_address() -> None:
    (draft,) = read(ATOM, ".atom")

    assert draft.fields == {
        "title": "A title",
        "source": "Fenland Atom",
        "url": "https://fenland.example/2018/a",
        "published": "2018-08-04T10:00:00Z",
        "tags": ["SEND"],
        "author": "Ann",
    }


def test_a_pdf_s_running_heads_go_and_its_headings_stay() -> None:
    body = "Every teacher is a teacher of all the pupils, he said in"
    pages = [
        [(10, 800, "Fenland Forum"), (18, 760, "The speech"), (11, 730, body),
         (11, 717, "Leeds that day."), (14, 690, "What it means"), (11, 670, body),
         (10, 30, "Page 1 of 2")],
        [(10, 800, "Fenland Forum"), (11, 760, "a packed hall."), (10, 30, "Page 2 of 2")],
    ]  # fmt: skip
    (draft,) = read(pdf(*pages), ".pdf")

    assert draft.text == (
        f"# The speech\n\n{body}\nLeeds that day.\n\n## What it means\n\n{body}\na packed hall."
    )
    assert draft.notes == ("left out 4 running heads and page numbers",)


def test_each_row_of_a_table_is_a_post() -> None:
    table = 'Title;Body;Date;Theme\nOne;"Line one\n\nLine two";2018-08-04;kites\nTwo;;;\n'
    first, second = drafts(table.encode("cp1252"), "rows.csv", ".csv")

    assert isinstance(first, Draft)
    assert first.text == "Line one\n\nLine two"
    assert first.fields == {"Title": "One", "Date": "2018-08-04", "Theme": "kites"}
    assert str(second) == "rows.csv, row 2: there is no text in it under body, text or content"


def test_a_table_without_a_text_column_names_its_columns() -> None:
    with pytest.raises(UnreadableInput, match="the columns are name, place"):
        read("name,place\nAnn,Leeds\n", ".csv")


def test_bad_lines_of_json_lines_do_not_stop_the_others() -> None:
    lines = '{"body": "One"}\nnot json\n[1]\n{"content_html": "<p>Two <b>words</b></p>"}\n'
    found = list(drafts(lines.encode(), "rows.jsonl", ".jsonl"))

    assert [each.text if isinstance(each, Draft) else str(each) for each in found] == [
        "One",
        "rows.jsonl, line 2: it is broken JSON",
        "rows.jsonl, line 3: it is no record with keys and values",
        "Two **words**",
    ]


def test_a_json_feed_gives_its_title_as_source() -> None:
    feed = (
        '{"version": "https://jsonfeed.org/version/1.1", "title": "Fenland", "items": [{"id": "1",'
        '"content_text": "Words", "authors": [{"name": "Ann"}]}]}'
    )
    (draft,) = read(feed, ".json")

    assert draft.fields == {"source": "Fenland", "source_id": "1", "author": "Ann"}


@pytest.mark.parametrize(
    ("name", "text", "named"),
    [
        ("_posts/2018-08-04-a-speech.md", "Words",
         {"published": "2018-08-04", "title": "A speech"}),
        ("_posts/2018-08-04-x.md", "---\ndate: 2019-01-01\ntitle: T\n---\nWords", {}),
        ("content/posts/the-speech/index.md", "+++\ndate = 2018-08-04\n+++\nWords",
         {"title": "The speech"}),
        ("vault/What she said.md", "Words", {"title": "What she said"}),
        ("vault/What she said.md", "# Another title\n\nWords", {}),
        ("post.md", "Words", {}),
        ("2018-08-04-notes.txt", "Words", {}),
    ],
)  # fmt: skip
def test_a_file_s_name_tells_what_nothing_else_does(
    name: str, text: str, named: dict[str, str]
) -> None:
    (draft,) = drafts(text.encode(), name, name[name.rindex(".") :])

    assert isinstance(draft, Draft)
    assert draft.named == named


def test_what_note_tools_add_to_markdown_becomes_plain_words() -> None:
    note = (
        "See [[People/Ann Lee|Ann]] and [[Leeds]]. %%not this%%\n![[picture.png]]\n#send #jobs\n\n"
        "> [!quote] Ann\n> ==Every== teacher. ^abc123\n\n{{< youtube x >}}{% include a %}\n"
        "```\n{{ kept }}\n```\n"
    )
    (draft,) = read(note, ".md")

    assert draft.text == (
        "See Ann and Leeds. \n\n\n\n> Ann\n> Every teacher.\n\n\n```\n{{ kept }}\n```\n"
    )
    assert draft.fields == {"tags": ["send", "jobs"]}
    assert draft.notes == ("template tags, comments and embeds left out: 4",)


@pytest.mark.parametrize(
    ("data", "suffix"),
    [(WORDPRESS, ".xml"), (ATOM, ".xml"), (PAGE, ".html"), (MESSAGE, ".eml"), (RTF, ".rtf"),
     ("title,body\nOne,Words\nTwo,More\n", ".csv"),
     ("From a@b.example Sat Aug  4 10:00:00 2018\n" + MESSAGE, ".mbox")],
)  # fmt: skip
def test_an_original_gives_the_same_post_again(data: str, suffix: str) -> None:
    for draft in drafts(data.encode(), f"file{suffix}", suffix):
        if isinstance(draft, Draft):
            (again,) = drafts(draft.original, "original", draft.suffix)
            assert isinstance(again, Draft)
            assert (again.text, again.fields) == (draft.text, draft.fields)
            assert (again.original, again.suffix) == (draft.original, draft.suffix)


def test_the_bytes_count_more_than_the_suffix() -> None:
    for data in (word_file(), open_document(), RTF.encode(), pdf([(11, 700, "Words here.")])):
        assert read(data, ".txt")[0].suffix != ".txt"
    assert read(ATOM, ".txt")[0].fields["title"] == "A title"
