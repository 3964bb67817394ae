"""How news stories, newsletters and minutes tell of a speech, sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sendnotes.extract import read
from sendnotes.extract.topics import load_taxonomy
from sendnotes.ingest import clean
from sendnotes.model import Given

if TYPE_CHECKING:
    from sendnotes.model import Post, Speech

SPOKE = "Ada Pell told the Schools Summit in Leeds on 5 July 2018 that"
LATE = "help comes too late"
FEET = "Ada Pell, a head, brought the Schools Summit to its feet on 5 July 2018."


def post(text: str) -> Post:
    body = clean(f"# A report\n\n{text}\n\nThe hall was cold, and the tea came late.\n")
    return read(body, given=Given(), taxonomy=load_taxonomy()).post


def read_all(text: str) -> tuple[Speech, ...]:
    return read(clean(text), given=Given(), taxonomy=load_taxonomy()).post.speeches


def speech(text: str) -> Speech:
    (only,) = post(text).speeches
    return only


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (f"A deputy head has said that money is short. {SPOKE} {LATE}.", "deputy head"),
        (
            f"The head of inclusion at Acorn Trust has called for calm. {SPOKE} {LATE}.",
            "head of inclusion at Acorn Trust",
        ),
        (f"{SPOKE} {LATE}. The founder of Acorn was cheered.", "founder of Acorn"),
        (
            f"The day was opened by Ada Pell. A school teacher for 22 years, she said that {LATE}.",
            "school teacher",
        ),
        (f"The union leader {SPOKE} {LATE}. She is the president of ASCL.", "president of ASCL"),
        (
            f"Ada Pell, who heads the advice service at Acorn, told the conference that {LATE}.",
            "head of the advice service at Acorn",
        ),
        (
            f"Ada Pell, who leads on SEND for the Heads' Guild, told the conference that {LATE}.",
            "lead on SEND for the Heads' Guild",
        ),
        (
            f"Ada Pell, who teaches at Acorn School, told the Schools Summit that {LATE}.",
            "teacher at Acorn School",
        ),
        (
            f"Ada Pell, who works as a caretaker at Acorn School, told the Schools Summit {LATE}.",
            "caretaker at Acorn School",
        ),
        (
            f"Our district secretary, Ada Pell, was the main speaker. She said that {LATE}.",
            "district secretary",
        ),
        (f"Ada Pell, the Auditor General, told the Schools Summit that {LATE}.", "Auditor General"),
    ],
)
def test_a_role_is_read_wherever_it_is_told(text: str, role: str) -> None:
    assert speech(text).role == role


@pytest.mark.parametrize(
    "text",
    [
        f"{SPOKE} {LATE}. The chair of the council said he was pleased.",
        f"{SPOKE} {LATE}. The head teacher told her that money was short.",
        f"The head of Oak School has said that all is lost. {SPOKE} the head was wrong.",
        f"Ada Pell, who runs marathons, told the Schools Summit that {LATE}.",
        f"Ada Pell, who leads by example, told the Schools Summit that {LATE}.",
        f"{SPOKE} {LATE}.\n\nA question from a parent, she felt, was best.",
    ],
)
def test_what_others_are_is_no_role_of_the_speaker(text: str) -> None:
    assert speech(text).role is None


@pytest.mark.parametrize(
    "said",
    ["I am grateful to the head for having me.", "I am not a teacher.", "I am sure every head is."],
)
def test_what_nobody_is_is_no_role(said: str) -> None:
    text = f"# Speech to the SEND conference\n\nAda Pell\n\n5 July 2018\n\nThank you. {said}\n"

    assert all(one.role is None for one in read_all(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ada Pell, a head, used the January breakfast briefing in Leeds to talk about money.",
        "First up is Ada Pell, head of Acorn School. She wants to calm some nerves.",
        f"The debate at our conference was opened by Ada Pell. She told delegates that {LATE}.",
        f"Councillors were told on 5 July by Ada Pell that {LATE}. She was speaking at a meeting.",
        f"The opening speech came from Ada Pell. She said that {LATE}.",
        f"At our meeting on the 5th, Ada Pell, a head, explained why {LATE}.",
        "Ada Pell is a head. On Friday she spoke at the Schools Summit in Leeds.",
        f"Ada Pell told Ely Council's cabinet on 5 July 2018 that {LATE}.",
        f"The last session of the training day was led by Ada Pell. She said that {LATE}.",
    ],
)
def test_who_speaks_is_read_however_it_is_told(text: str) -> None:
    assert speech(text).speaker == "Ada Pell"


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Ada Pell spoke at the Autism in Schools Summit in Leeds.", "Autism in Schools Summit"),
        ("Ada Pell came to nasen LIVE in Leeds and gave the keynote.", "nasen LIVE"),
        ("Ada Pell, a head, spoke at a public meeting in Leeds.", "public meeting"),
        ("Ada Pell, a head, addressed a rally in Leeds.", "rally"),
        (
            "The hall was full for our celebration evening. The guest speaker was Ada Pell.",
            "celebration evening",
        ),
        (
            "We met this evening for our Know Your Rights evening. Ada Pell gave the main talk.",
            "Know Your Rights evening",
        ),
        ("Ada Pell, a head, spoke at a meeting of parents in Leeds.", "meeting of parents"),
    ],
)
def test_an_event_is_read_whole(text: str, event: str) -> None:
    assert speech(text).event == event


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            f"LEEDS, 5 July 2018 - The head of Acorn School, Ada Pell, told delegates that {LATE}.",
            "Leeds",
        ),
        (f"Ada Pell, who taught in Hull, told the Schools Summit in Leeds that {LATE}.", "Leeds"),
        (
            f"Ahead of the fair in Hull, Ada Pell told the Schools Summit in Leeds that {LATE}.",
            "Leeds",
        ),
        (
            f"Ada Pell spoke at the Schools Summit (Leeds, 5 July 2018). She said that {LATE}.",
            "Leeds",
        ),
        ("Ada Pell spoke at the Schools Summit in Leeds on Nov 18.", "Leeds"),
        (
            "Heads met in Leeds this morning.\n\nAda Pell was opening the Schools Summit.",
            "Leeds",
        ),
        (
            f"Ada Pell told the Schools Summit that {LATE}. “It is.” The venue was the Guildhall.",
            "Guildhall",
        ),
    ],
)
def test_the_place_is_that_of_the_speech(text: str, place: str) -> None:
    assert speech(text).place == place


def test_a_day_is_counted_from_the_first_that_is_named_where_nothing_tells_of_publication() -> None:
    text = f"Minutes of 20 July 2018, in the hall\n\nLast Thursday {SPOKE[:37]} that {LATE}."
    read_text = read(clean(text), given=Given(), taxonomy=load_taxonomy())
    told = next(one for one in read_text.explanations if one.field == "speeches[0].date")

    assert read_text.post.published is None
    assert told.value == "2018-07-19"
    assert "the first day that the post names is 2018-07-20" in told.how


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"Published 20 July 2018\n\nTwo weeks ago today {SPOKE[:37]} that {LATE}.", "2018-07-06"),
        (
            f"{FEET} She told delegates that he starts again on Monday.",
            "2018-07-05",
        ),
        (
            f"Ada Pell, a head, told the Schools Summit in Hull on 28 June-12 July 2019 {LATE}.",
            "2019-06-28",
        ),
        (
            f"{FEET} “We meet on Friday,” she told the hall.",
            "2018-07-05",
        ),
    ],
)
def test_the_date_is_that_of_the_speech(text: str, date: str) -> None:
    assert speech(text).date == date


MINUTES = """# Acorn SEND Board

Minutes of the meeting held on Tuesday 21 January 2020 at 6 pm in Committee Room 2, Town Hall, Ely

Present: Ann Lee (Chair); Ada Pell, Head of SEND

1. MINUTES of 3 December 2019 were agreed.

2. THE YEAR AHEAD

Ada Pell, Head of SEND, addressed the Board on the inspection. She said that help comes too late.
"""


def test_minutes_tell_at_their_head_where_and_when_it_was() -> None:
    (only,) = read(clean(MINUTES), given=Given(), taxonomy=load_taxonomy()).post.speeches

    assert (only.speaker, only.event, only.place, only.date) == (
        "Ada Pell",
        "Acorn SEND Board",
        "Committee Room 2, Town Hall, Ely",
        "2020-01-21",
    )


def test_points_with_a_letter_and_a_number_are_nested() -> None:
    listed = "A.  Places\n    A1  a base in every town\n    A2  a bus to it\nB.  Time\n"
    areas = post(f"{SPOKE} these matter:\n\n{listed}").focus_areas

    assert [(one.text, [sub.text for sub in one.areas]) for one in areas] == [
        ("Places", ["a base in every town", "a bus to it"]),
        ("Time", []),
    ]


def test_who_posted_what_they_said_is_the_speaker_in_the_role_they_give() -> None:
    text = (
        "Ada Pell posted this\n\n# Work first\n\nPeople have asked for what I said at the Humber "
        "Summit in Hull. I'm chief executive of Next Step, a charity.\n\nMy advice is this:\n\n"
        "- Start at 14\n- Put a job in the plan\n"
    )
    (only,) = read(clean(text), given=Given(), taxonomy=load_taxonomy()).post.speeches

    assert (only.speaker, only.role) == ("Ada Pell", "chief executive of Next Step")


def test_the_date_of_a_post_is_no_comment_s() -> None:
    text = (
        "21/11/2017 by Ada          Filed under: Policy, Events          2 Comments\n\n# A day\n\n"
        "It was long.\n\n2 Comments\n\nPhil says:\n22/11/2017 at 8.14 am\nGood.\n"
    )

    assert read(clean(text), given=Given(), taxonomy=load_taxonomy()).post.published == "2017-11-21"


def test_numbers_in_boxes_are_bullets() -> None:
    text = f"{SPOKE} these matter:\n\n1️⃣ Plans on time\n2️⃣ Buses that come\n"

    assert [area.text for area in post(text).focus_areas] == ["Plans on time", "Buses that come"]


@pytest.mark.parametrize(
    "told",
    ["She is an educational psychologist.", "She has been the council's head since May."],
)
def test_what_she_is_leaves_her_the_one_who_speaks(told: str) -> None:
    (quote,) = post(f"{SPOKE} {LATE}. {told}\n\n“We are rationing words,” she said.").quotes

    assert quote.speaker == "Ada Pell"
