"""What is told away from the sentence that shows somebody speaking: office, day, hall, name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sendnotes.extract import read
from sendnotes.extract.topics import load_taxonomy
from sendnotes.ingest import clean
from sendnotes.model import Given

if TYPE_CHECKING:
    from sendnotes.model import Post, Speech

SUMMIT = "at the Schools Summit in Leeds on 5 July 2018"


def post(text: str) -> Post:
    return read(clean(text), given=Given(), taxonomy=load_taxonomy()).post


def speech(text: str) -> Speech:
    (only,) = post(f"# A report\n\n{text}\n").speeches
    return only


@pytest.mark.parametrize(
    "text",
    [
        f"“No,” Ada Pell warned. The lead for physics at the Guild was giving a talk {SUMMIT}.",
        f"A retired judge spoke {SUMMIT}. Ada Pell said that it was too late.",
        f"Ada Pell did not mince words. Speaking {SUMMIT}, the head of Oak School said no.",
        "Ada Pell, a head, told the Heads in Law Brunch in Leeds on 5 July 2018 that it was late.",
        "Dad of three Ada Pell told heads in Leeds on 5 July 2018 about tics. “Ask me,” she said.",
        "About forty of us crammed into the back room of the Fox to hear Ada Pell, a solicitor.",
        "The speech of the night came from boccia coach Ada Pell. “Roll the ball,” she told us.",
        "Ada Pell, a head, chaired and spoke at a round table on buses in Ely on 5 July 2018.",
        "Then Ada Pell, our chair, got the five minutes she'd been fighting for.",
        "Ada Pell, chair of the Forum, was on stage at ten. This is what I got down:\n\n- Buses\n",
        "Ada Pell, a dad of four, appeared on the Lunch Hour on Radio Ely on 5 July 2018.",
    ],
)
def test_who_speaks_is_read_when_the_name_stands_elsewhere(text: str) -> None:
    assert speech(text).speaker == "Ada Pell"


@pytest.mark.parametrize(
    ("told", "role"),
    [
        ("Ada Pell co-chairs the Guild of Heads.", "co-chair of the Guild of Heads"),
        (
            "Ada Pell, who took over as chief executive of Acorn in May, was cheered.",
            "chief executive of Acorn",
        ),
        ("Ada Pell, one of our Young Ambassadors, was cheered.", "Young Ambassador"),
        ("Ada Pell chaired the national review of buses.", "chair of the national review of buses"),
        ("Wheelchair user Ada Pell was cheered.", "Wheelchair user"),
        ("The day's guest was novelist Ada Pell.", "novelist"),
        ("Ada Pell, who is dyslexic and is president of Acorn, was cheered.", "president of Acorn"),
        ("Ada Pell became Minister for Buses in June, when Ann Lee left.", "Minister for Buses"),
    ],
)
def test_what_somebody_is_is_read_from_a_clause(told: str, role: str) -> None:
    assert speech(f"{told} She told the Schools Summit in Leeds that it was late.").role == role


@pytest.mark.parametrize(
    "told",
    ["Ada Pell is a farmer by trade.", "Ada Pell became the first head to speak there."],
)
def test_a_trade_and_a_first_are_no_office(told: str) -> None:
    assert speech(f"{told} She told the Schools Summit in Leeds that it was late.").role is None


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (f"Ada Pell told the Skills for All conference {SUMMIT[-15:]} that it was late.",) * 2,
        ("Ada Pell addressed the Audit and Risk Committee in Ely.", "Audit and Risk Committee"),
        ("Ada Pell gave the Mary Lee Memorial Talk. She said so.", "Mary Lee Memorial Talk"),
        ("Ada Pell spoke at the reunion of Oak School in Ely.", "reunion of Oak School"),
    ],
)
def test_an_occasion_is_named_whole(text: str, event: str) -> None:
    wanted = "Skills for All conference" if text == event else event

    assert speech(text).event == wanted


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("We got the 7.40 to Leeds and heard Ada Pell, a head, speak at the Summit.", "Leeds"),
        ("Ada Pell, a head, told parents in Leeds on 5 July 2018 that it was late.", "Leeds"),
        ("Ada Pell addressed the Summit. This year it had moved to Leeds, by the sea.", "Leeds"),
        ("Ada Pell gave the Oak Lecture. Every chair in the Guildhall was taken.", "Guildhall"),
    ],
)
def test_the_place_stands_in_another_sentence(text: str, place: str) -> None:
    assert speech(text).place == place


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("We met on 4 and 5 July 2019. On the second day Ada Pell gave the keynote.", "2019-07-05"),
        ("We met on 4-5 July 2019. Ada Pell, our president, spoke on the Friday.", "2019-07-05"),
        (
            "Ada Pell told the Summit in Ely on 5 July 2018 so. The next Summit is on 6 May 2019.",
            "2018-07-05",
        ),
        (
            "Ada Pell spoke to the Summit on 5 July 2018, before the review, which came out today.",
            "2018-07-05",
        ),
    ],
)
def test_the_day_is_that_of_the_speech(text: str, date: str) -> None:
    assert speech(text).date == date


def test_days_in_headings_are_those_of_the_speeches_below() -> None:
    day = "{}\n\n{}, a head, gave the keynote. She said that it was late.\n\n"
    first, second = post(
        "# Two days in Ely\n\nWe were at the Schools Summit.\n\n"
        + day.format("## DAY ONE, 28 FEBRUARY 2013", "Ada Pell")
        + day.format("## DAY TWO, 1 MARCH 2013", "Ann Lee")
    ).speeches

    assert (first.date, second.date) == ("2013-02-28", "2013-03-01")


def test_a_member_is_called_by_a_first_name_on_their_own_page() -> None:
    (only,) = post(
        "Ada Pell MP\nMember of Parliament for Ely\n\nAbout Ada   News   Contact\n\n# Ada in York"
        "\n\nOn 5 July 2018 Ada spoke at the Schools Summit in York. Ada said that it was late.\n"
    ).speeches

    assert (only.speaker, only.role) == ("Ada Pell", "Member of Parliament for Ely")


def test_readers_who_comment_are_no_speakers() -> None:
    text = (
        f"# A day\n\nAda Pell, a head, spoke {SUMMIT}.\n\nMost relevant\n\nAnn Lee\n\nI was at the "
        "conference too\n\nJo Fox\n\nSo was I, it was the best speech of the panel\n"
    )

    assert [one.speaker for one in post(text).speeches] == ["Ada Pell"]


def test_who_reacts_below_a_heading_is_no_speaker() -> None:
    text = (
        f"# A day\n\nAda Pell, a head, spoke {SUMMIT}.\n\n## Reaction\n\n"
        "Ann Lee, leader of the Guild, told the conference later that it was late.\n"
    )

    assert [one.speaker for one in post(text).speeches] == ["Ada Pell"]


ROWS = "Places\tBy 2020\nA named officer for each family\tBy May\nBuses that come on time\tBy June"


def test_the_first_column_of_a_table_has_the_points() -> None:
    points = f"She put her points in a table:\n\nWhat\tWhen\n{ROWS}\n"
    text = f"# A day\n\nAda Pell spoke {SUMMIT}. {points}"

    assert [area.text for area in post(text).focus_areas] == [
        "A named officer for each family",
        "Buses that come on time",
    ]


def test_a_table_may_have_one_speaker_in_each_row() -> None:
    text = (
        "# A day\n\nThe Schools Summit was held in Leeds on 5 July 2018.\n\n"
        "Speaker\tWho\tAsked for\n"
        "Ada Pell\tHead of Oak School\t• a bus to school • a named officer\n"
        "Ann Lee\tStudent\t• time to answer in\n"
    )
    read_post = post(text)

    assert [(one.speaker, one.role) for one in read_post.speeches] == [
        ("Ada Pell", "Head of Oak School"),
        ("Ann Lee", "Student"),
    ]
    assert [(area.text, area.speaker) for area in read_post.focus_areas] == [
        ("a bus to school", "Ada Pell"),
        ("a named officer", "Ada Pell"),
        ("time to answer in", "Ann Lee"),
    ]


def test_headings_over_what_one_speaker_thinks_are_points() -> None:
    said = "It is late, she said. Every school should have one."
    parts = "".join(f"## {head}\n\n{said}\n\n" for head in ("Plans on time", "Buses", "Places"))
    text = f"# A day\n\nAda Pell spoke {SUMMIT}. She was brisk.\n\n{parts}"

    assert [area.text for area in post(text).focus_areas] == ["Plans on time", "Buses", "Places"]
