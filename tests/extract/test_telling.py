"""The many ways in which a post tells that somebody spoke, and those in which it does not."""

from __future__ import annotations

import pytest

from sendnotes.extract import read
from sendnotes.extract.topics import load_taxonomy
from sendnotes.ingest import clean
from sendnotes.model import Given, Speech

TOLD = [
    "Ada Marsh, whose brother Tom Hall sat in front, told the Larch conference in Derby to hope.",
    "I was at the Larch conference in Derby. Then on came Ada Marsh, the care minister, and sang.",
    "J.R. Marsh told the Larch conference in Derby on 5 July 2018 that every school matters.",
    "The Larch conference in Derby was addressed on 5 July 2018 by Ada Marsh, the care minister.",
    "Sia\u0302n Marsh told the Larch conference in Derby on 5 July 2018 that every school matters.",
    "Ada Marsh, the care minister, was guest of honour at the Larch conference in Derby.",
    "We were joined by Ada Marsh, the care minister, for questions at our AGM in Derby.",
    "Our keynote this year came from Dame Ada Marsh, director of Larch, at the forum in York.",
    "Delegates at the Larch conference heard on Saturday 31 March from chief executive Ada Marsh.",
    "It was standing room only when Baroness Ada Marsh took questions at the Larch conference.",
    "The care minister, Ada Marsh, announced at a visit to a school in Derby that it would change.",
    "Ada Marsh, who chairs the panel, yesterday launched its report at an event in Derby.",
    "On 23 May 2022 Will Marsh, the care minister, appeared before the Education Committee.",
    "Last week Dame Ada Marsh stood up in front of 900 heads at the Larch conference in Derby.",
    "At yesterday's launch of our report in Derby, Lord Marsh called for more teachers.",
    "We went to hear Professor Ada Marsh lecture at the University of Larchester.",
    "Sixty of us met online for the winter meeting. The speaker was Ada Marsh MP, the minister.",
    "The council held its Larch Summit. Cllr Ada Marsh, its leader, opened it by saying no.",
    "Our patron, Ada Marsh, closed the day with a call for action. The conference was in Bath.",
    "In an online briefing for parents on 5 May 2022, SEND director Ada Marsh promised more.",
    "A packed hall in York heard care minister Ada Marsh say that the system would change.",
    "Minister for Care Ada Marsh opened National Larch Day at Elm College on 27 March 2023.",
    "Ada Marsh, the care minister, said no. She made the comments at the Larch summit in Derby.",
    "The Chair handed over to the Director, Ada Marsh. She spoke for an hour about money.",
    "MPs debated short breaks in Westminster Hall on Tuesday. Ada Marsh MP, the minister, replied.",
    (
        "MPs met in Westminster Hall to debate a petition. Ada Marsh, MP for Elm, introduced it."
        " She wants the law to follow three principles:\n\n1. More early help\n2. Fewer forms"
    ),
    "Yesterday I listened to the care minister, Dame Ada Marsh, at the Larch conference in Derby.",
    "The keynote this year fell to Ada Marsh, chair of Larch, who said that schools must change.",
    "Delegates at the Larch conference were told by care minister Ada Marsh that it was done.",
    "It was Ada Marsh's turn next. The MP for Elm told the room that work was the answer.",
    "There was a warm welcome for Ada Marsh when she came to the Larch summit. She promised money.",
    "Our guest was Ada Marsh, the care minister. She talked for half an hour about plans.",
    "In front of 300 SENCOs in Derby last Friday, Ada Marsh promised a new qualification.",
    "Ada Marsh, the care minister, was grilled by MPs on the Care Committee about the deficits.",
    "Last night's annual lecture at the Larch Hall was given by Ada Marsh.",
    "Cllr Ada Marsh, cabinet member for children, presented the report to cabinet on 8 July.",
    "Ministers must act, said Ada Marsh as she closed the Larch conference in Derby on 14 April.",
    "On the main stage at the Larch Show, Dame Ada Marsh asked for patience.",
    "Ada Marsh had the graveyard slot at our conference in Hull, and filled it with stories.",
    "Lisa Marsh, head of SEND, updated members at the steering group on 9 June about plans.",
    "Larch MP Ada Marsh warned her party's conference in Bath that families could not wait.",
    "In Derby on Tuesday Ada Marsh, the care minister, said that it would be worth the wait.",
    "The Committee invited Cllr Ada Marsh, Cabinet Member for Care, to speak about the plan.",
    "The session at 11.30 was by Ada Marsh MP, Minister for Care. It was twenty-five minutes.",
    "The council met in Derby. Over to Ada Marsh, cabinet member for care, who makes an offer.",
    "Last is Ada Marsh, the Labour candidate, who told the hustings in Derby that it was time.",
    "The second morning, however, was given to Ada Marsh, and the Larch symposium sat up.",
    "Half past two at the Larch conference, and they let us in to hear Ada Marsh. She cried.",
    "Ada Marsh, the care minister, had quarter of an hour at our AGM, and used it. She told us.",
    "On Thursday Ada Marsh got up on a crate in Parliament Square at the Larch rally. She read.",
    "The chief inspector was up first. Ada Marsh, the chief inspector, argued for a new start.",
    "Every autumn somebody comes to Derby to tell us off. On 17 October it was Ada Marsh's turn.",
    "The minister made an oral statement to the House on short breaks. Ada Marsh replied for them.",
    "An urgent question was put in the Commons on Monday. Ada Marsh, the care minister, answered.",
    "Ada Marsh, who introduced the e-petition debate for the Petitions Committee, had not slept.",
    "At full council on 4 May the motion on short breaks was lost. Cllr Ada Marsh moved it.",
    "11:57 Ada Marsh is on the platform. The shadow minister waits for the Larch conference.",
    (
        "Among the speakers at the Larch conference in Derby was Ada Marsh, the care "
        "minister. She wants more early help."
    ),
    (
        "Ada Marsh, the care minister, was in Leeds on Monday to talk about short breaks. "
        "Plans should be shorter, she thinks."
    ),
    (
        "We had Ada Marsh, the care minister, with us on Thursday in the village hall. She "
        "wants every school to have a nurse."
    ),
    "Ada Marsh's message to the three hundred of us in Derby was plain: schools must change.",
    (
        "The highlight of the Larch conference was Ada Marsh, the care minister, who thinks "
        "that plans should be shorter."
    ),
    (
        "Ada Marsh, the care minister, dropped by our AGM on Tuesday. She would like plans "
        "to be shorter."
    ),
    (
        "It fell to Ada Marsh, the care minister, to close the Larch conference. She would "
        "like plans to be shorter."
    ),
    (
        "Ada Marsh got a standing ovation at the Larch conference in Derby. Plans should be "
        "shorter, she said."
    ),
    (
        "Last up at the Larch conference was Ada Marsh of the charity Elm. She wants one "
        "plan for each child."
    ),
    "I managed to catch Ada Marsh's session at the Larch Show. She wants one plan for each child.",
    (
        "Ada Marsh, the care minister, had twenty minutes at the Larch conference on Tuesday "
        "and used all of them."
    ),
    "The care minister, Ada Marsh, set out her stall at the Larch summit in Derby.",
    (
        "Care minister Ada Marsh has promised parents in Derby that no plan will be taken "
        "away. She was speaking to the Elm forum."
    ),
    "Ada Marsh, director of Elm, took to the stage after lunch at the Larch conference.",
    (
        "Who better than Ada Marsh, the care minister, to open our new base? She came on "
        "Friday and said a few words."
    ),
    (
        "From the chair of the care committee, Ada Marsh MP, came a promise at the Larch "
        "conference: there would be money."
    ),
    (
        "Ada Marsh MP shared her thoughts on the bill with members of the Elm network on "
        "Zoom last night."
    ),
    "The Q&A with Ada Marsh, the care minister, was lively. She told us that plans would stay.",
    (
        "I asked Ada Marsh, the care minister, what she had come to the Larch conference to "
        "say. She wants less paper."
    ),
    "At the Elm breakfast the care minister, Ada Marsh, thought aloud about plans for an hour.",
    (
        "A full house in Derby for Ada Marsh, the care minister, on Monday. She said that "
        "plans would stay."
    ),
]
NOT_TOLD = [
    "Ada Marsh, who has a boy with a plan, tells us that the meeting took three hours.",
    "Ada Marsh was due to speak at the Larch conference in Derby on 5 July 2018 but fell ill.",
    "The Larch summit in Derby on 5 July 2018, at which Ada Marsh was to speak, is now on 9 July.",
    "Ada Marsh denied that she had spoken at the Larch conference in Derby on 5 July 2018.",
    "If Ada Marsh had spoken at the Larch summit in Derby on 5 July 2018, she would have said no.",
    "Ada Marsh, the care minister, has been given a new job. She said that she was sad to leave.",
    "The care minister, Ada Marsh, visited a school in Derby and met the pupils. Photos are below.",
    "Ada Marsh, the care minister, will open the new school in Derby on Monday.",
    (
        "Our new survey is out. Ada Marsh, director of Elm, said: “We are shocked by what "
        "parents told us.”"
    ),
    (
        "The council has agreed a new strategy. Cllr Ada Marsh, its leader, said she was "
        "pleased, and wants parents to have a say."
    ),
    "Ada Marsh, the care minister, has written to councils. In it she says that it must stop.",
    "The report came out today. Ada Marsh, the care minister, said: “It is a chance for us all.”",
    "The Larch conference, chaired by Ada Marsh, was in Derby. It rained, and there was soup.",
    "In 2011 I heard Ada Marsh speak at the Larch conference. Now I keep ducks.",
    "Ada Marsh, the care minister, will speak at our conference on 5 July. Book your place now.",
    "Ada Marsh got to move house in Derby on 5 July. It was a long day for all of us.",
    "Ada Marsh has three hours at the hub in Derby each week, and the kettle is on.",
    "The evening prize was given to Ada Marsh in Derby on 5 July for her marrow.",
    "Ada Marsh got up on the day of the tribunal at five, and went to Derby by bus.",
    "This year's Larch Lecture in Derby will be given by Ada Marsh. She will argue for more.",
    "We know this from a letter which the care minister, Ada Marsh, sent yesterday to Derby.",
]


def speeches(text: str) -> tuple[Speech, ...]:
    body = clean(f"# News about SEND\n\n{text}\n\nThere was a lot to take in.\n")
    return read(body, given=Given(), taxonomy=load_taxonomy()).post.speeches


def speakers(text: str) -> list[str | None]:
    return [speech.speaker for speech in speeches(text)]


@pytest.mark.parametrize("text", TOLD)
def test_a_speech_is_read_however_it_is_told(text: str) -> None:
    (speaker,) = speakers(text)

    assert speaker is not None
    assert speaker.endswith("Marsh")


@pytest.mark.parametrize("text", NOT_TOLD)
def test_no_speech_is_read_where_nobody_gave_one(text: str) -> None:
    assert speakers(text) == []


def test_two_who_did_it_together_both_did_it() -> None:
    text = "Ann Smith and Bob Jones spoke at the Larch conference in Derby on 5 July 2018."

    assert sorted(map(str, speakers(text))) == ["Ann Smith", "Bob Jones"]


@pytest.mark.parametrize("name", ["Will Quince", "Theresa May", "Grant Shapps", "Bill Esterson"])
def test_names_that_are_words_are_names(name: str) -> None:
    """“Will Quince was in Derby” was taken for what is to come."""
    told = f"On 5 July 2018 {name}, the care minister, was in Derby for the Larch conference."

    assert speakers(f"{told} “It matters,” the minister told us.") == [name]
    assert speakers(f"{name} addressed the Larch conference in Derby on 5 July 2018.") == [name]


ROLES = [
    "an occupational therapist",
    "a speech and language therapist",
    "executive headteacher of Larch Federation",
    "regional organiser for Larch",
    "family support worker",
    "cabinet member for children and families",
    "job coach",
]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    "text",
    [
        "Ada Marsh, {}, told the Larch conference in Derby that families had waited.",
        "Ada Marsh, who is {}, told the Larch conference in Derby that families had waited.",
        "Ada Marsh is {}. She spoke at the Larch conference in Derby on 5 July 2018.",
        "At the Larch conference in Derby, {} Ada Marsh said that families had waited.",
    ],
)
def test_a_role_is_read_whole_wherever_it_stands(role: str, text: str) -> None:
    (speech,) = speeches(text.format(role))

    assert speech.role == role.removeprefix("an ").removeprefix("a ")


@pytest.mark.parametrize("place", ["Leeds", "Newcastle upon Tyne", "Milton Keynes"])
@pytest.mark.parametrize(
    "text",
    [
        "The Larch Summit took place at {} on 5 July 2018. We heard from Ada Marsh, the minister.",
        "Ada Marsh (care minister) gave the keynote at the Larch Summit, {}, on July 5th, 2018.",
        "We were at a vigil for families in {} on 5 July 2018, where Ada Marsh, a mum, spoke.",
    ],
)
def test_a_town_is_read_whole_wherever_it_stands(place: str, text: str) -> None:
    (speech,) = speeches(text.format(place))

    assert (speech.place, speech.date) == (place, "2018-07-05")


@pytest.mark.parametrize("event", ["Inclusion 2024", "nasen Live", "scrutiny committee"])
def test_occasions_without_a_word_for_a_meeting_are_read(event: str) -> None:
    the = "the " if event.islower() else ""
    (speech,) = speeches(f"On 5 July 2024 Ada Marsh, the care minister, addressed {the}{event}.")

    assert speech.event == event
