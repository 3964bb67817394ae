"""The whole reading of a post."""

import time
from pathlib import Path

import pytest
from hypothesis import given as any_of
from hypothesis import settings
from hypothesis import strategies as st

from sendnotes.extract import read
from sendnotes.extract.points import plain
from sendnotes.extract.topics import load_taxonomy
from sendnotes.ingest import clean
from sendnotes.model import (
    CleanText,
    Explanation,
    FocusArea,
    Given,
    Origin,
    Post,
    Quote,
    Reading,
    Speech,
)

TAXONOMY = load_taxonomy()
REPORT = """# What the Minister said

On Thursday 5 July 2018 Damian Hinds, the Education Secretary, spoke to the annual conference of the
National Association of Head Teachers in Leeds, saying “we are listening to you”.

You can read the full speech at

He promised:

- more special schools
- fewer suspensions
"""


def reading(body: str, given: Given | None = None) -> Reading:
    return read(clean(body), given=given or Given(), taxonomy=TAXONOMY)


def told(read_in: Reading, field: str) -> Explanation:
    return next(each for each in read_in.explanations if each.field == field)


def test_every_field_is_explained() -> None:
    fields = {each.field for each in reading(REPORT).explanations}

    assert {"title", "source", "url", "published", "kind"} <= fields
    assert {
        f"speeches[0].{n}" for n in ("speaker", "role", "event", "place", "date", "url")
    } <= fields
    assert {"focus_areas", "quotes", "organisations", "reactions"} <= fields


def test_an_explanation_shows_the_words_it_rests_on() -> None:
    read_in = reading(REPORT)

    assert "He promised:" in told(read_in, "focus_areas").how
    assert told(read_in, "speeches[0].url").origin is Origin.MISSING
    assert "You can read the full speech at" in told(read_in, "speeches[0].url").how


def test_what_is_given_stands_and_says_so() -> None:
    given = Given(
        post=Post(focus_areas=(FocusArea("mine"),), quotes=(Quote("mine"),)),
        how={"focus_areas": "given in the front matter", "quotes": "given in the front matter"},
    )

    read_in = reading(REPORT, given)

    assert read_in.post.focus_areas == (FocusArea("mine"),)
    assert read_in.post.quotes == (Quote("mine"),)
    assert told(read_in, "quotes").origin is Origin.GIVEN


def test_a_given_speaker_corrects_the_first_speech() -> None:
    given = Given(speech=Speech(speaker="Nick Gibb"), how={"speaker": "given with --speaker"})

    read_in = reading(REPORT, given)

    assert read_in.post.speeches[0].speaker == "Nick Gibb"
    assert read_in.post.speeches[0].place == "Leeds"
    assert told(read_in, "speeches[0].speaker").origin is Origin.GIVEN


def test_a_given_speaker_makes_a_speech_where_there_is_none() -> None:
    given = Given(speech=Speech(speaker="Jo Hay"), how={"speaker": "given with --speaker"})

    post = reading("# Cake\n\nThere was cake.", given).post

    assert [speech.speaker for speech in post.speeches] == ["Jo Hay"]


def test_given_speeches_replace_what_was_read() -> None:
    given = Given(post=Post(speeches=(Speech(event="Mine"),)), how={"speeches": "given"})

    assert reading(REPORT, given).post.speeches == (Speech(event="Mine"),)


WORDS = st.lists(
    st.sampled_from(
        (
            "Mr Hinds said: “ ” ‘ ’ \" ' - 1. (a) \n \n\n # ## > He she "
            "pledged First, Second, and the Minister Damian Jane Smith of IPSEA "
            "welcomed in Leeds on 5 July "
            "2018 ** [x](y) … . , ; ```"
        ).split(" ")
    ),
    max_size=120,
).map(" ".join)


@settings(deadline=None)
@any_of(st.one_of(st.text(), WORDS))
def test_any_text_is_read_and_what_is_extracted_stands_in_it(text: str) -> None:
    post = read(clean(text), given=Given(), taxonomy=TAXONOMY).post
    body, bare = post.body, plain(post.body)

    assert all(area.text in bare for _, area in post.all_areas())
    assert all(part in body for quote in post.quotes for part in quote.text.split("\n\n"))
    assert all(each.text in bare for each in post.reactions)


@settings(deadline=None)
@any_of(st.text())
def test_a_body_that_was_not_cleaned_is_read_too(body: str) -> None:
    assert read(CleanText(body), given=Given(), taxonomy=TAXONOMY).post.body == body


@pytest.mark.parametrize(
    "piece",
    [
        "word ",
        "“a ‘b ",
        "It’s 'so' ",
        "- item (a) one; two: three\n",
        "He said: “yes.” ",
        "Mr Jones welcomed the plan. ",
        "First, a. Second, b. ",
        "**Bold.** text\n\n",
        "He made three points.\n\n## Head\n\n",
        "....... ",
        "On money, he spoke.\n\n",
        "> quoted\n\n",
        "[a](b) ** __ ",
        "£1 SEND EHC plan, school place ",
    ],
)
def test_long_texts_take_time_in_proportion_to_their_length(piece: str) -> None:
    def seconds(size: int) -> float:
        opening = "Damian Hinds spoke to the NAHT conference in Leeds. He said:"
        body = f"{opening}\n\n{piece * (size // len(piece))}"
        start = time.process_time()
        read(CleanText(body), given=Given(), taxonomy=TAXONOMY)
        return time.process_time() - start

    seconds(2_000)
    tiny, short, long = seconds(5_000), seconds(20_000), seconds(80_000)

    assert short < 10 * tiny + 0.5
    assert long < 10 * short + 0.5


def test_the_founding_post_gives_its_areas_quotes_and_reactions(shared: Path) -> None:
    text = next((shared / "seeds").glob("*.txt")).read_text(encoding="utf-8")

    post = reading(text).post

    assert [area.text.split(" ")[0] for _, area in post.all_areas()] == [
        *("Making", "Dealing", "Equipping", "Putting", "Increasing", "Enhancing", "Continuing")
    ]
    assert [quote.speaker for quote in post.quotes] == ["Damian Hinds"] * 3
    assert [(r.by, str(r.stance)) for r in post.reactions] == [
        ("National Network of Parent Carer Forums", "welcomed"),
        ("Family Voice Surrey", "welcomed"),
        (post.source or "the publisher", "called for"),
    ]


def test_a_point_may_be_about_the_children_whom_the_whole_text_is_about() -> None:
    deaf = "Deaf pupils wait. Deaf children need signs. Teachers of the deaf are few."
    areas = reading(REPORT.replace("You can", f"{deaf} You can")).post.focus_areas

    assert "sensory-physical" in areas[-1].topics
    assert not any("sensory-physical" in area.topics for area in reading(REPORT).post.focus_areas)


@pytest.mark.parametrize(
    "text",
    [
        "Then we all went to Leeds",
        "Ann Bell spoke at the conference.\n\n| What she asked for |\n|---|\n| Buses |\n| Plans |",
    ],
)
def test_a_text_may_end_with_a_town_or_a_table_of_one_column(text: str) -> None:
    assert read(clean(text, 1), given=Given(), taxonomy=load_taxonomy()).post.title
