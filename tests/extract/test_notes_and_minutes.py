"""Minutes, live notes and student papers: what their writers take for granted."""

from __future__ import annotations

import pytest

from sendnotes.extract import read
from sendnotes.extract.topics import load_taxonomy
from sendnotes.ingest import clean
from sendnotes.model import Given, Post


def post_of(text: str) -> Post:
    return read(clean(text, 1), given=Given(), taxonomy=load_taxonomy()).post


MINUTES = """\
LARCHFORD PARENTS TOGETHER

MINUTES OF THE ANNUAL GENERAL MEETING
Held on Tuesday 11 March 2014 in the Chapel Hall, Larchford

Present: Ada Marsh (Chair) (AM)
    Ben Tull, Assistant Director for Inclusion (BT)
    28 members
Apologies: Cleo Vane

1. Welcome
AM welcomed everybody and pointed out the fire exits.

2. Guest speaker
BT had been asked to tell members what September would mean for them. "Nobody is going to lose a
statement overnight," he said. He set out what the council is going to do:

    a) move every statement to a plan over three years
    b) open a local offer website

AM thanked BT on behalf of the meeting.
"""


def test_minutes_call_people_by_initials_and_keep_their_head() -> None:
    post = post_of(MINUTES)
    (speech,) = post.speeches

    assert post.title == "MINUTES OF THE ANNUAL GENERAL MEETING"
    assert "28 members" in post.body
    assert (speech.speaker, speech.role) == ("Ben Tull", "Assistant Director for Inclusion")
    assert (speech.event, speech.date) == ("Annual General Meeting", "2014-03-11")
    assert [area.text[:4] for area in post.focus_areas] == ["move", "open"]
    assert [quote.speaker for quote in post.quotes] == ["Ben Tull"]


LIVE = """\
LIVE: notes from the Larch Inclusion Day

by Dan Quill
27 June 2019 - last updated 16:48

----------------------------
09:40 KEYNOTE 1, HUGH LARCHER
----------------------------

Larcher is a psychologist by trade and now Professor of Education at Derby University.
Three things he wants from schools:

 -- a plain timetable
 -- an end to the isolation booth
 -- help before there is a label

----------------------------
14:00 KEYNOTE 2, ANN TULL
----------------------------

No slides. She's head of Larch Road Primary, where one child in three has SEND. Tull asked for:

 -- a home visit in the summer
 -- money for therapists
"""


def test_live_notes_have_a_speech_for_each_keynote() -> None:
    post = post_of(LIVE)

    assert post.published == "2019-06-27"
    told = [(speech.speaker, speech.role, speech.event, speech.date) for speech in post.speeches]
    assert told == [
        (
            "Hugh Larcher",
            "Professor of Education at Derby University",
            "Larch Inclusion Day",
            "2019-06-27",
        ),
        ("Ann Tull", "head of Larch Road Primary", "Larch Inclusion Day", "2019-06-27"),
    ]
    assert [area.speaker for area in post.focus_areas] == ["Hugh Larcher"] * 3 + ["Ann Tull"] * 2


@pytest.mark.parametrize(
    ("told", "role"),
    [
        (
            "She's been Children's Commissioner for England for nearly five years.",
            "Children's Commissioner for England",
        ),
        (
            "This year she is also President of the Larch Association.",
            "President of the Larch Association",
        ),
        ("As Children's Commissioner she has met many.", "Children's Commissioner"),
        ("She has chaired the Larch Youth Panel since May.", "chair of the Larch Youth Panel"),
        ("She was Queen of the May as a girl.", None),
        ("“She is head of Larch Primary,” somebody said.", None),
    ],
)
def test_a_role_may_be_told_of_a_pronoun(told: str, role: str | None) -> None:
    (speech,) = post_of(f"Ada Marsh spoke at the Larch Lecture in Derby. {told}").speeches

    assert speech.role == role


def test_who_has_chaired_a_panel_for_a_year_is_no_chair_of_the_day() -> None:
    post = post_of(
        "Kieran Obi was in Bristol last Thursday for the Larch Convention. He was asked because he"
        " has chaired the Young People's Panel since May. “I was in the room,” he told them."
    )

    assert [speech.speaker for speech in post.speeches] == ["Kieran Obi"]
    assert post.speeches[0].event == "Larch Convention"


def test_a_press_release_with_a_comment_of_each_has_no_speech() -> None:
    said = "".join(
        f'{name}, chair of the Larch {body}, said: "We will do better."\n\n'
        for name, body in (("Ada Marsh", "Council"), ("Ben Tull", "Board"), ("Cleo Vane", "Forum"))
    )
    post = post_of(f"Inspectors came to Derby last October and have today reported.\n\n{said}")

    assert post.speeches == ()
    assert [quote.speaker for quote in post.quotes] == ["Ada Marsh", "Ben Tull", "Cleo Vane"]


def test_a_venue_is_no_organisation_and_a_day_is_no_partnership() -> None:
    post = post_of(
        "Ada Marsh spoke at the Larch Partnership Day at the University of Derby on 4 May 2018. "
        "The Larch Association was there."
    )

    assert post.organisations == ("Larch Association",)


def test_a_room_that_the_sentence_is_about_is_the_place() -> None:
    post = post_of(
        "The River Room in Leeds was full on Tuesday for our Families' Forum. The guest was Ada "
        "Marsh, the children's minister, who spoke for twenty minutes."
    )

    assert post.speeches[0].place == "River Room, Leeds"


@pytest.mark.parametrize(
    "line",
    [
        "Monday 27 January 2020 / filed under: school, exclusions",
        "27 January 2020 - last updated 16:48 - refresh for more",
        "By Ada Marsh, Education Correspondent Monday, 27th January 2020 Updated 08:11",
        "Opened: Monday 27 January 2020",
    ],
)
def test_the_day_of_publication_in_rows_of_a_blog_and_a_paper(line: str) -> None:
    assert post_of(f"# A title of some words\n\n{line}\n\nBody text.").published == "2020-01-27"


def test_a_date_is_no_numbered_point() -> None:
    assert clean("by Theo\n27 June 2019 - last updated\n(typos)\n", 1).body.split("\n")[2] == (
        "27 June 2019 - last updated"
    )


def speakers(text: str) -> list[str | None]:
    return [speech.speaker for speech in post_of(text).speeches]


def test_she_is_nobody_called_david() -> None:
    post = post_of(
        "David Larcher spoke to the Larch Congress. He told them that money would come. Then the"
        " stage in Derby was given to Ruth Tull. “I counted fourteen emails,” she said."
    )

    assert [speech.speaker for speech in post.speeches] == ["David Larcher", "Ruth Tull"]
    assert [quote.speaker for quote in post.quotes] == ["Ruth Tull"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("On Tuesday it was the turn of Ann Tull, who runs the Larch charity.", "Ann Tull"),
        ("The lecture is old, and it was given this time by Ann Tull.", "Ann Tull"),
        ("We had tea. Speaker was Ann Tull (Children's Minister).", "Ann Tull"),
        ("Ann Tull came to the Larch conference. The speech itself had five parts.", "Ann Tull"),
        ("Ann Tull was interviewed live on Radio Larch this morning by Ben Quill.", "Ann Tull"),
        ("At the Larch conference nineteen MPs spoke.", None),
    ],
)
def test_ways_of_telling_who_spoke(text: str, speaker: str | None) -> None:
    assert speakers(text) == ([speaker] if speaker else [])


def test_an_interview_is_an_occasion() -> None:
    (speech,) = post_of("Ann Tull was interviewed live on Radio Larch this morning.").speeches

    assert speech.event == "interview on Radio Larch"


def test_names_between_signs_head_the_parts_of_a_debate() -> None:
    part = "She had a list:\n\n  + a law on what a school must do\n  + a seat for the NHS\n\n"
    text = "Two days ago a Westminster Hall debate on SEND ran to its full hour.\n\n"
    post = post_of(f"{text}= Helen Larcher =\n\n{part}= Ruth Tull =\n\n{part}")

    assert [speech.speaker for speech in post.speeches] == ["Helen Larcher", "Ruth Tull"]
    assert {speech.event for speech in post.speeches} == {"Westminster Hall debate on SEND"}
    assert [area.speaker for area in post.focus_areas] == ["Helen Larcher"] * 2 + ["Ruth Tull"] * 2


@pytest.mark.parametrize(
    "intro",
    ["She failed to mention:", "What she did not say:", "There was not a word about:"],
)
def test_what_somebody_did_not_say_is_no_point(intro: str) -> None:
    post = post_of(
        "Ada Marsh spoke at the Larch conference in Derby on 26 November 2025. She promised:\n\n"
        f"- more places\n- a plan for speech\n\n{intro}\n\n- the tribunal\n- transport\n"
    )

    assert [area.text for area in post.focus_areas] == ["more places", "a plan for speech"]


def test_notes_that_an_e_mail_sets_off_are_nobodys_words() -> None:
    post = post_of(
        "Notes from the LGA conference. Bridget Phillipson spoke for 20 minutes.\n\n"
        "> Key bits\n> * White paper is coming in the autumn\n> * more for schools\n"
    )

    assert post.quotes == ()


def test_a_report_that_says_where_the_speech_is_stays_a_report() -> None:
    post = post_of(
        "I heard Ada Marsh speak at the Larch conference in Derby, and I took notes for my forum. "
        "I liked it.\n\nThe speech in full is at https://www.example.org/speech\n"
    )

    assert str(post.kind) == "report"


def test_who_answers_in_a_debate_speaks_in_it() -> None:
    text = (
        "Westminster Hall debate on SEND funding, 3 December 2025\n\nHelen Larcher MP opened the "
        "debate. She said little had been answered.\n\nResponding, the schools minister, Ann Tull, "
        "said councils spend over £2bn on transport.\n"
    )

    assert speakers(text) == ["Helen Larcher", "Ann Tull"]


def test_a_header_may_be_set_in_columns() -> None:
    text = (
        "ROUND TABLE ON PLANS: SPEAKING NOTES\n\nSpeaker      Ada Marsh\nMeeting      Larch Group,"
        " round table\nWhere        Committee Room 10, Westminster\nWhen         Tues 20 Jan 2026,"
        " 4.00 pm\n\n- Thank the chair\n- Hold up the letter\n"
    )
    (speech,) = post_of(text).speeches

    assert (speech.speaker, speech.date) == ("Ada Marsh", "2026-01-20")
    assert (speech.event, speech.place) == (
        "Larch Group, round table",
        "Committee Room 10, Westminster",
    )


def test_whose_words_they_are_may_stand_at_the_end() -> None:
    text = (
        "What I said in Bristol about letters\n\nA few of you asked for the text of my talk.\n\n"
        "Good afternoon. I should like to talk about letters. I have written many, and I found my"
        " own in the pile. I was sorry.\n\nThank you. I believe that there is coffee.\n\nABOUT ME\n"
        "Dr Ada Marsh is a consultant paediatrician. All of it is her own opinion.\n"
    )

    assert speakers(text) == ["Ada Marsh"]


def test_the_speaker_of_minutes_is_whom_the_chair_introduced() -> None:
    text = (
        "Minutes of the Annual General Meeting of Larch Parents\n\nHeld in Elm Hall, Derby, on"
        " Thursday 21 January 2010\n\n4. SPEAKER\n4.1 The Chair, Bea Hall, introduced Mr Tom Lark."
        " Members would know him from his report to Ed Marsh.\n4.2 Mr Lark said that manners"
        " mattered.\n"
    )

    assert speakers(text) == ["Tom Lark"]
