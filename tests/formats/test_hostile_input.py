"""Bombs, broken files and scripts: a sentence each, bounded time, nothing carried out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendnotes.errors import UnreadableInput
from sendnotes.formats import Draft, drafts
from sendnotes.formats.table import FORMATS
from tests.formats.documents import docx, odt, pdf, word_paragraph, zipped
from tests.formats.test_formats import ATOM, MESSAGE, PAGE, RTF, WORDPRESS

LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(8)
)
BOMB = f"{LAUGHS}]>"
MEBIBYTE = b" " * (1 << 20)
SAMPLES = {
    ".html": PAGE.encode(),
    ".eml": MESSAGE.encode(),
    ".mbox": b"From a@b.example Sat Aug  4 10:00:00 2018\n" + MESSAGE.encode(),
    ".xml": WORDPRESS.encode(),
    ".atom": ATOM.encode(),
    ".rtf": RTF.encode(),
    ".docx": docx(word_paragraph("Words")),
    ".odt": odt("<text:p>Words</text:p>"),
    ".pdf": pdf([(11, 700, "Words here.")]),
    ".csv": b"title,body\nOne,Words\n",
    ".jsonl": b'{"body": "Words"}\n',
    ".json": b'[{"body": "Words"}]',
    ".mhtml": b"Content-Type: text/html\n\n" + PAGE.encode(),
    ".md": b"---\ntitle: One\n---\n[[Words]] %%x%%\n",
}


def refused(data: bytes, suffix: str) -> str:
    """Return why a file is refused as a whole."""
    with pytest.raises(UnreadableInput) as error:
        list(drafts(data, "file", suffix))
    return error.value.reason


@pytest.mark.parametrize(
    ("data", "suffix", "reason"),
    [
        (docx("", parts={"word/media/a.png": MEBIBYTE * 520}), ".docx", "far more than a document"),
        (docx("", parts={"word/b.xml": MEBIBYTE * 17}), ".docx", "far more than a document"),
        (docx(word_paragraph("&h;"), head=BOMB), ".docx", "XML entities of its own"),
        (docx(word_paragraph("x") * 30_001), ".docx", "more than 30,000 paragraphs"),
        (docx("<w:sdt><w:sdtContent>" * 3000 + "</w:sdtContent></w:sdt>" * 3000), ".docx",
         "broken Word file"),
        (SAMPLES[".docx"][:300], ".docx", "broken Word file"),
        (zipped(x="y"), ".docx", "broken Word file"),
        (zipped(x="y"), ".zip", "a ZIP file without a document"),
        (zipped(x="y"), ".odt", "broken OpenDocument file"),
        (zipped(**{"content.xml": f"{BOMB}<a>&h;</a>"}), ".odt", "XML entities of its own"),
        (f"{BOMB}<rss><channel><item><title>&h;</title></item></channel></rss>".encode(), ".xml",
         "XML entities of its own"),
        (b"<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss>&x;</rss>", ".xml",
         "XML entities of its own"),
        (b"<note>Words</note>", ".xml", "another kind than RSS"),
        (b"words", ".xml", "XML"),
        (b"<rss><channel></channel></rss>", ".xml", "no item"),
        (b"<p>x</p>" * 61_000, ".html", "more than 60,000 elements"),
        (b"<html>" + MEBIBYTE * 11, ".html", "up to 10 MB"),
        (b"<html><script>x</script></html>", ".html", "no text"),
        (b"\x00\x01" * 1000, ".html", "binary data"),
        (b"%PDF-1.4\n" + b"\x00" * 1000, ".pdf", "broken PDF"),
        (b"words", ".pdf", "broken PDF"),
        (pdf([]), ".pdf", "no text layer"),
        (b"words without a header", ".eml", "no e-mail"),
        (b"Subject: x\n\n", ".eml", "no text in the message"),
        (b"words", ".mbox", "no message"),
        (b"{\\rtf1 " + b"{" * 300_000, ".rtf", "broken RTF"),
        (b"[" * 100_000, ".json", "nested too deeply"),
        (b"{", ".json", "broken JSON"),
        (b"[]", ".json", "without posts"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 100, ".docx", "old Office file"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_sentence(
    data: bytes, suffix: str, reason: str
) -> None:
    assert reason in refused(data, suffix)


@pytest.mark.parametrize(
    "opening", ["<div>", "<ul><li>x", "<blockquote>x", "<b>x", "<table><tr><td>x"]
)
def test_deep_nesting_of_a_page_does_no_harm(opening: str) -> None:
    page = f"<html><body><p>First words.</p>{opening * 20_000}".encode()
    (draft,) = drafts(page, "page.html", ".html")

    assert isinstance(draft, Draft)
    assert "First words." in draft.text


def test_scripts_and_their_links_do_not_get_into_the_text() -> None:
    page = (
        "<p onclick='x()'>Hello <a href='javascript:alert(1)'>you</a>, "
        "<a href='data:text/html,x'>there</a>, <a href=' JaVaScRiPt:x'>now</a> "
        "<img src=x onerror='alert(1)'>and &lt;script&gt;.</p><script>alert(2)</script>"
        "<iframe src='https://x.example'></iframe><svg onload='alert(3)'><text>x</text></svg>"
    )
    (draft,) = drafts(f"<html><body>{page}".encode(), "page.html", ".html")

    assert isinstance(draft, Draft)
    assert draft.text == "Hello you, there, now and <script>."


def test_an_address_of_another_kind_is_no_field() -> None:
    feed = ATOM.replace('href="/2018/a"', 'href="javascript:alert(1)"')
    (draft,) = drafts(feed.encode(), "feed.xml", ".xml")

    assert isinstance(draft, Draft)
    assert "url" not in draft.fields


def test_what_an_xml_file_names_elsewhere_is_not_fetched() -> None:
    feed = (
        b'<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd"><rss><channel><item>'
        b"<description>Words</description></item></channel></rss>"
    )
    (draft,) = drafts(feed, "feed.xml", ".xml")

    assert isinstance(draft, Draft)
    assert draft.text == "Words"


# What fuzzing found: an undeclared prefix, a charset that is no text, a column without a name, a
# reference to a control character.
@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (b"<rss><channel><item><w::x>a</w::x><description>b</description></item></channel></rss>",
         ".xml"),
        ("Subject: =?utf-\ufffd?q?x?=\n\nWords".encode(), ".eml"),
        (b"a,,body\n1,2,\n", ".csv"),
        (b"<html><body><p>a &#1; &#x0; <q>b</q></p></body></html>", ".html"),
    ],
)  # fmt: skip
def test_what_fuzzing_found(data: bytes, suffix: str) -> None:
    assert len(list(drafts(data, "file", suffix))) == 1


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_bytes_raise_anything_but_a_sentence(data: st.DataObject) -> None:
    suffix = data.draw(st.sampled_from(sorted(SAMPLES)))
    sample = bytearray(SAMPLES[suffix])
    for _ in range(data.draw(st.integers(1, 8))):
        start = data.draw(st.integers(0, len(sample)))
        end = data.draw(st.integers(start, min(len(sample), start + 20)))
        sample[start:end] = data.draw(st.binary(max_size=12))
    found: list[Draft | UnreadableInput] = []
    try:
        found += drafts(bytes(sample), "file", suffix)
    except UnreadableInput as error:
        found.append(error)
    for draft in found:
        text = draft.text if isinstance(draft, Draft) else draft.reason
        assert text.encode()


@pytest.mark.parametrize("suffix", sorted({one for each in FORMATS for one in each.suffixes}))
def test_random_bytes_are_refused_in_every_format(suffix: str) -> None:
    noise = bytes((n * n * 31 + n * 17) % 256 for n in range(5000))

    assert refused(noise, suffix)
