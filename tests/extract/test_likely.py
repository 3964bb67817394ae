"""What no sentence says by itself, and all that a post tells makes likely."""

from __future__ import annotations

import math

import pytest

from sendnotes.extract import read
from sendnotes.extract.blocks import parse_blocks
from sendnotes.extract.likelihood import START, Traits, likelihood, step, weights
from sendnotes.extract.likely_places import candidate_places
from sendnotes.extract.people import find_cast
from sendnotes.extract.phrases import Bounds, stretches_around
from sendnotes.extract.scenes import set_scene
from sendnotes.extract.topics import load_taxonomy
from sendnotes.extract.towns import find_towns, is_town
from sendnotes.ingest import clean
from sendnotes.model import Given, Origin, Reading

MARCH = """\
What was said in the park

On Thursday some 150 of us walked from the station to the park and had the speeches at the
bandstand.

Kerry Blackwood got everybody there, so she went first. Kerry has two boys, at two schools. "Nobody
handed me a leaflet to say that I would turn into a solicitor," she said. "I have managed it
anyhow." This is what she wants the Government to do:

- make somebody answer for it when the deadline for a plan goes by
- ban part-time timetables that have no end date
- find some respite

Matt Rodda, MP for Reading East, told the crowd that letters about special needs now make up a
fifth of his postbag. "I can't promise you that they'll answer," he said.
"""


def reading(text: str) -> Reading:
    return read(clean(text, 1), given=Given(), taxonomy=load_taxonomy())


def told(text: str, field: str) -> tuple[Origin, str]:
    """Return how a field came about."""
    return next((e.origin, e.how) for e in reading(text).explanations if e.field == field)


def test_who_is_told_of_at_length_spoke_as_well_as_who_is_said_to_have() -> None:
    assert [s.speaker for s in reading(MARCH).post.speeches] == ["Kerry Blackwood", "Matt Rodda"]


def test_what_was_weighed_is_inferred_and_says_how_likely_it_is() -> None:
    origin, how = told(MARCH, "speeches[0].speaker")

    assert origin is Origin.INFERRED
    assert "makes a speech likely (0." in how
    assert reading(MARCH).post.speeches[0].inferred == ("speaker",)


def test_who_only_asks_or_reacts_did_not_speak() -> None:
    text = f"{MARCH}\nWhat others say\n\nAnn Bell, of the charity Lantern, said she was pleased.\n"

    assert "Ann Bell" not in [s.speaker for s in reading(text).post.speeches]


SPEECH = """\
{title}

The Education Secretary, Ann Bell, spoke to two hundred heads on Friday 5 July 2024. She told them
that the money was short and that the choices were hard ones.
"""


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("Chairs go to Birmingham", "Birmingham"),
        ("CHAIRS GO TO BIRMINGHAM", "Birmingham"),
        ("What the minister said in Milton Keynes", "Milton Keynes"),
        ("The story of a Brighton boy", None),
    ],
)
def test_the_town_of_a_heading_is_where_it_was(title: str, place: str | None) -> None:
    (speech,) = reading(SPEECH.format(title=title)).post.speeches

    assert speech.place == place


def test_a_list_that_nothing_announces_may_have_the_points() -> None:
    text = """\
Notes from the webinar

Nick Whittaker, Specialist Adviser for SEND at Ofsted, spoke to eighty forums on Tuesday 12 February
2019. He talked for forty minutes and then answered the chat box.

What inspectors will look at

- how well needs are identified, and how well they are met
- children who are on SEN support, and not just those who have plans
- where children are when they are not in school

How parents come into it

- an open meeting and the webinar for parents, which will be better advertised
- the forum should be seen on its own, with no officers in the room, every time
- “I would sooner have twenty stories than two hundred from one estate,” he said, so all of us need
  to find the dads

Nick was sorry that nobody from health had come.
"""
    areas = reading(text).post.focus_areas

    assert [area.text.split()[0] for area in areas] == [
        "how",
        "children",
        "where",
        "an",
        "the",
        "“I",
    ]


def test_a_likelihood_is_the_odds_of_its_weights_and_knows_no_other_traits() -> None:
    alone = likelihood("speaker", Traits([]))

    assert 0 < alone < 1
    assert likelihood("speaker", Traits(["no such trait"])) == alone
    assert likelihood("speaker", Traits(["says 5", "list announced"])) > alone
    assert likelihood("speaker", Traits([], ["booking 3"])) < alone


@pytest.mark.parametrize(("number", "trait"), [(0, "n 0"), (4, "n 3"), (99, "n 5"), (-1, "n 0")])
def test_a_number_is_the_highest_step_that_it_reaches(number: int, trait: str) -> None:
    assert step("n", number, (0, 3, 5)) == trait


def test_a_town_is_none_within_another_name() -> None:
    text = "Leeds City Council met in York. The University of Exeter and St Albans sent somebody."

    assert [name for _, _, name in find_towns(text)] == ["York", "St Albans"]
    assert is_town("The Hall, Leeds")
    assert not is_town("The Hall")


TOLD_APART = """\
A full hall on the hill

Last Thursday, 10 May 2018, some ninety of us met at the village hall in Hexham. We had come to hear
Ruth Larch, and nobody left before the tea was cold. {apart}

She told us that a plan is only as good as the people who read it, and she asked us to keep copies
of every letter. "Write it down while it is still warm," she said. Her three wishes for the county:

- an answer to every letter within a week
- one person to ring, with a name
- the same bus on Monday as on Friday
"""


@pytest.mark.parametrize(
    ("apart", "role"),
    [
        (
            "Dr Larch works as a community paediatrician and sees about forty children a week.",
            "community paediatrician",
        ),
        (
            "What does a tribunal judge do all day? Judge Larch took us through hers.",
            "tribunal judge",
        ),
    ],
)
def test_a_role_may_be_told_away_from_the_name(apart: str, role: str) -> None:
    (speech,) = reading(TOLD_APART.format(apart=apart)).post.speeches

    assert (speech.speaker, speech.role) == ("Ruth Larch", role)


def test_a_likely_role_is_inferred_and_says_where_it_stands() -> None:
    text = TOLD_APART.format(apart="Dr Larch works as a community paediatrician in the county.")

    origin, how = told(text, "speeches[0].role")

    assert origin is Origin.INFERRED
    assert "works as a community paediatrician" in how


def test_an_occasion_may_have_a_title_and_no_word_for_what_it_was() -> None:
    text = (
        "What we took home\n\nAda Marsh, who is the director of the charity Lantern, spoke at"
        " an evening called “Rights on a Rainy Tuesday” in Derby on 5 July 2018. She told a full"
        " room of parents that the law had not changed and that the letters which say so are"
        " wrong. “Ask them to show you the page,” she said, and many of us did so in the weeks"
        " that followed."
    )
    (speech,) = reading(text).post.speeches

    assert speech.event == "Rights on a Rainy Tuesday"


def test_traits_are_weighed_alone_and_by_twos() -> None:
    traits = Traits(["x"], ["b", "a", "c", "a"])

    assert traits.each() == ["x", "a", "b", "c", "a & b", "a & c", "b & c"]


TALK = """\
A crowded room above the library

Ada Marsh, who is the director of the charity Lantern, spoke to some sixty of us in Derby on 5 July
2018. She had come straight from the train and began without a slide.

{points}

We had tea afterwards, and nobody wanted to go home.
"""


@pytest.mark.parametrize(
    ("points", "first_words"),
    [
        (
            """The first thing she asked for was a bus that comes. Her second plea was to the
schools: answer the letters. The third, which got the longest applause, was that every plan should
have a name and a telephone number on it.""",
            ["The first", "Her second", "The third,"],
        ),
        (
            """To schools: answer the letters that parents send.

To the county: run the bus on Fridays too.

To the doctors: write what you see and sign it.""",
            ["To schools:", "To the", "To the"],
        ),
        (
            """BUSES. £4 million, so that the bus comes on Fridays.

LETTERS. An answer within two weeks for everybody.

NAMES. A telephone number on every plan.""",
            ["BUSES. £4", "LETTERS. An", "NAMES. A"],
        ),
    ],
)
def test_points_in_running_text_are_found_by_how_they_stand(
    points: str, first_words: list[str]
) -> None:
    areas = reading(TALK.format(points=points)).post.focus_areas

    assert [" ".join(area.text.split()[:2]) for area in areas] == first_words


def test_what_people_did_is_no_point() -> None:
    text = TALK.format(points="She laughed a lot, and so did we. It was warm, and somebody slept.")

    assert reading(text).post.focus_areas == ()


def test_two_traits_together_weigh_what_was_learned_of_both() -> None:
    known = weights("point")
    both = next(trait for trait in known if " & " in trait).split(" & ")
    traits = Traits([], both)
    odds = known[START] + sum(known.get(each, 0.0) for each in traits.each())

    assert likelihood("point", traits) == pytest.approx(1 / (1 + math.exp(-odds)))


@pytest.mark.parametrize("place", ["Grand Theatre, Wolverhampton", "Exchange Rooms, Derby"])
def test_a_place_in_capitals_has_the_town_behind_it(place: str) -> None:
    text = TALK.replace("in Derby on 5 July\n2018", f"at the {place}, on 5 July 2018")
    (speech,) = reading(text.format(points="She asked for nothing but time.")).post.speeches

    assert speech.place == place


STORMONT = """\
Too little, too late: what happened at Stormont

Sixteen of us got up at six and drove from Derry, and it was worth it to see our own words on a
screen.

The launch of the review was in the Long Gallery at noon on 3 March 2020. Koulla Yiasouma didn't
read from notes. The Commissioner for Children and Young People had expected to find delays. "What I
did not expect was parents who had stopped hoping," she told us. There are forty recommendations.
"""
IN_MY_WORDS = """\
What I told the Young Voices Summit

By Mira Sandhu, youth ambassador
2 July 2025

People keep telling me I was brave. I wasn't brave. I had a script in size 24 and my mum in row two.

It was held in the Town Hall, Leeds, which is the sort of building that makes you feel you've
forgotten to hand something in. There were about 300 of us there yesterday.

This is what I said.

"Hi. I'm Mira and I've been to five schools. If you want to know what's wrong with the system then
please don't ask me about the system. Ask me about lunch. Ask where I sat."
"""
FRINGE = """\
Fringe notes from Birmingham

Edward Timpson, the Children's Minister, was asked about plans on Monday 8 October 2012. Every
Disabled Child Matters had laid on the fringe meeting, in the Hyatt Regency on Monday afternoon,
and it was full.

“We will not go back on this,” he told the meeting. He wants parents to have one person to ring.
"""


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        (STORMONT, "Koulla Yiasouma", "Commissioner for Children and Young People"),
        (IN_MY_WORDS, "Mira Sandhu", "youth ambassador"),
    ],
)
def test_somebody_may_have_spoken_of_whom_no_sentence_says_so(
    text: str, speaker: str, role: str
) -> None:
    (speech,) = reading(text).post.speeches

    assert (speech.speaker, speech.role) == (speaker, role)


def test_a_likely_hall_joins_the_town_that_is_told_elsewhere() -> None:
    (speech,) = reading(FRINGE).post.speeches

    assert speech.place == "Hyatt Regency, Birmingham"


def test_the_chamber_is_a_part_of_a_judges_role() -> None:
    text = (
        "What a judge does\n\nEleanor Whitcombe, a judge of the First-tier Tribunal (Special"
        " Educational Needs and Disability), spoke to our members in Leeds on 5 July 2018."
    )
    (speech,) = reading(text).post.speeches

    chamber = "Special Educational Needs and Disability"
    assert speech.role == f"judge of the First-tier Tribunal ({chamber})"


def test_the_chamber_of_another_judge_is_none_of_hers() -> None:
    text = (
        "What a judge does\n\nEleanor Whitcombe, a judge of the First-tier Tribunal, spoke to our"
        " members in Leeds on 5 July 2018. Tom Hall, also a judge of the First-tier Tribunal"
        " (Immigration and Asylum), was ill."
    )

    assert reading(text).post.speeches[0].role == "judge of the First-tier Tribunal"


def test_an_answer_is_no_initial() -> None:
    text = "Q. What next?\n\nA. Christina Marsh has told us that she will write to all of you."

    assert find_cast(text, given=Given()).named("Christina Marsh") is not None


@pytest.mark.parametrize(
    ("words", "room"),
    [
        ("in the school's sports hall", "school's sports hall"),
        ("to a packed Sir Titus Hall", "Sir Titus Hall"),
        ("at our Methodist church", "Methodist church"),
    ],
)
def test_what_is_called_a_hall_may_be_where_it_was(words: str, room: str) -> None:
    body = f"Ada Pell spoke {words} on Monday."
    scene = set_scene(parse_blocks(body), body, find_cast(body, given=Given()))

    assert room in {place.text for place, _ in candidate_places(scene)}


def test_a_title_is_a_role_where_nothing_else_tells_one() -> None:
    text = TALK.replace("Ada Marsh, who is the director of the charity Lantern,", "Judge Ada Marsh")
    (speech,) = reading(text.format(points="She asked for nothing but time.")).post.speeches

    assert speech.role == "Judge"


def test_an_hour_is_no_part_of_what_stands_behind_it() -> None:
    near = Bounds(set(), set(), set(), never_in=set(), back=4, on=4, each=4)
    words = "19.31 Budget debate".split()

    assert {start for start, *_ in stretches_around(words, 2, near)} == {1}
