"""Bytes to text, and front matter in all its forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendnotes.errors import UnreadableInput
from sendnotes.ingest import decode, given_from, split_front_matter
from sendnotes.ingest.known_keys import iso_day
from sendnotes.model import Kind


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_are_found_out(encoding: str) -> None:
    text = "Café society met the minister’s team – naïve, but “warm” words.\n" * 3

    assert decode(text.encode(encoding), "x").text == text


def test_what_was_done_is_said() -> None:
    assert "Windows-1252" in decode("It’s a café.".encode("cp1252"), "x").notes[0]


def test_mojibake_is_repaired_and_quotes_stay() -> None:
    garbled = "The ministerâ€™s “words” – it's fine"
    decoded = decode(garbled.encode(), "x")

    assert decoded.text == "The minister’s “words” – it's fine"
    assert "repaired" in decoded.notes[0]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\n ", "nothing but space"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04...", "ZIP file without a document"),
        (b"\x89PNG\r\n", "PNG"),
        (b"\x00\x01\x02\xff" * 50, "binary"),
        (b"\x01\x02\x03\x04" * 50, "binary"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        decode(data, "x")


def test_a_stray_control_character_is_removed_and_said() -> None:
    decoded = decode(b"some \x07 words " * 2 + b"and many more words" * 20, "x")

    assert "\x07" not in decoded.text
    assert decoded.notes == ("removed 2 control characters",)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_an_error(data: bytes) -> None:
    try:
        text = decode(data, "x").text
    except UnreadableInput as error:
        text = error.reason
    assert text.strip()


@pytest.mark.parametrize(
    ("text", "mapping", "body"),
    [
        ("---\ntitle: A\n---\nBody\n", {"title": "A"}, "Body\n"),
        ("\n\n---\ntitle: A\n---\nBody\n", {"title": "A"}, "Body\n"),
        ("---\na: No\nb: 010\nc: 12:30\n---\n", {"a": "No", "b": "010", "c": "12:30"}, ""),
        ("+++\ntitle = 'A'\n+++\nBody", {"title": "A"}, "Body"),
        ('{"title": "A"}\n\nBody', {"title": "A"}, "Body"),
        ("---\nA line of prose\n---\nMore", {}, "---\nA line of prose\n---\nMore"),
        ("---\n\nProse\n", {}, "---\n\nProse\n"),
        ("{word} begins", {}, "{word} begins"),
        ("No front matter", {}, "No front matter"),
    ],
)
def test_front_matter_is_split_off(text: str, mapping: dict[str, object], body: str) -> None:
    front = split_front_matter(text)

    assert (front.mapping, front.body) == (mapping, body)


def test_broken_lines_are_read_one_by_one_and_said() -> None:
    front = split_front_matter("---\ntitle: A: colon\nsource: B\n- stray\n---\nBody")

    assert front.mapping == {"title": "A: colon", "source": "B", "unparsed_front_matter": "- stray"}
    assert "line 2" in front.notes[0]
    assert front.body == "Body"


def test_aliases_are_not_followed() -> None:
    front = split_front_matter("---\na: &x [1]\nb: *x\n---\nBody")

    assert "aliases" in front.notes[0]


def test_a_key_that_stands_twice_is_said() -> None:
    front = split_front_matter("---\na: 1\na: 2\n---\nBody")

    assert front.mapping == {"a": "2"}
    assert "'a' twice" in front.notes[0]


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2018-07-05", "2018-07-05"),
        ("2014-06-12 14:29:54 -0400", "2014-06-12"),
        ("2018-08-04T10:00:00Z", "2018-08-04"),
        ("4 August 2018", "2018-08-04"),
        ("Sat, 4 Aug 2018 10:00:00 GMT", "2018-08-04"),
        ("August 4th, 2018", "2018-08-04"),
        ("5/7/2018", "2018-07-05"),
        ("2018-07", "2018-07"),
        ("2018", "2018"),
        ("2018-02-30", None),
        ("soon", None),
    ],
)
def test_dates_of_front_matter(value: str, day: str | None) -> None:
    assert iso_day(value) == day


def test_the_keys_of_other_programs_are_known() -> None:
    found = given_from(
        {
            "Title": "A",
            "permalink": "https://x.org",
            "date": "2018-01-02",
            "categories": "a, b",
            "type": "report",
            "layout": "post",
        }
    )

    assert (found.post.title, found.post.url, found.post.published) == (
        "A",
        "https://x.org",
        "2018-01-02",
    )
    assert (found.post.tags, found.post.kind) == (("a", "b"), Kind.REPORT)
    assert found.post.extra == {"layout": "post"}
    assert set(found.how) == {"title", "url", "published", "tags", "kind"}


def test_a_date_beside_a_speaker_is_the_speech_s() -> None:
    found = given_from({"speaker": "Ann", "date": "2018-01-02", "published": "2018-01-05"})

    assert (found.speech.speaker, found.speech.date) == ("Ann", "2018-01-02")
    assert found.post.published == "2018-01-05"


def test_a_date_that_is_none_is_kept_and_said() -> None:
    found = given_from({"date": "soon"})

    assert found.post.extra == {"date": "soon"}
    assert found.notes == ("front matter: date is no date: 'soon'",)


def test_a_post_of_an_archive_is_taken_whole() -> None:
    found = given_from(
        {"speeches": [{"speaker": "Ann"}], "focus_areas": [{"text": "Jobs"}], "original": "x.txt"}
    )

    assert found.post.speeches[0].speaker == "Ann"
    assert found.post.focus_areas[0].text == "Jobs"
    assert found.post.extra == {}
