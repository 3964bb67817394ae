"""Records of who said what in turn: captions of a recording, and Hansard."""

from __future__ import annotations

from sendnotes.extract import read
from sendnotes.extract.topics import load_taxonomy
from sendnotes.ingest import clean
from sendnotes.model import Given, Kind, Post

LONG = "We have waited two years, and every one of us could tell you of a letter. " * 4
CAPTIONS = f"""\
Full Council, 20 February 2025
Captions are typed live.

>> THE CHAIR: Thank you, members. Ada Marsh has five minutes. {LONG}

>> ADA MARSH: Thank you, Chair. I am a mum of three. {LONG}

>> THE CHAIR: Thank you. Councillor Penhale to respond, please.

>> CLLR RORY PENHALE: I am the Cabinet Member for SEND. {LONG}

>> CLLR SUE MAPP: Will that be in public?
"""
HANSARD = f"""\
House of Commons
Thursday 5 July 2018

Special Educational Needs: Funding

The Secretary of State for Education (Damian Hinds)
I beg to move, That this House has considered funding. {LONG}

Ann Smith (Leeds North) (Lab)
I thank the Secretary of State for giving way. {LONG}

Damian Hinds
The hon. Lady is right.
"""
EVIDENCE = f"""\
Education Committee
Oral evidence: post-16 transport

Tuesday 12 March 2019

Witnesses: Dr Ada Marsh, community paediatrician, and Rory Penhale, college principal.

Q611 Chair: Good morning. How long does a young person wait?

Dr Marsh: Fifty-one weeks. {LONG}

Q612 Ian Larch: And who meets that young person in the meantime?

**Rory Penhale: Nobody does, in truth. {LONG}**

Q613 Chair: Thank you both.
"""
SEATS_BELOW = f"""\
Deaf Children: Early Years Support

Volume 654: debated on Tuesday 5 February 2019

Jim Larch
(Poplar and Limehouse) (Lab)

I beg to move, That this House has considered support for deaf children. {LONG}

Ben Marsh
(Leeds East) (Con)

I agree with the hon. Gentleman. {LONG}
"""
NOTES = """\
SPEAKING NOTES - CHECK AGAINST DELIVERY

Prepared for: Ada Marsh, director of the charity Lantern
Occasion: Spring conference of the Fen Forum
Venue: Corn Exchange, Ely
Slot: Thursday 19 June 2008, 10.15 to 10.35

Thank you for having me. I want to talk about waiting, and about what it does to a child of three.
"""
MEMO = """\
TO: All members
FROM: Democratic Services
DATE: 8 November 2024
SUBJECT: Conference

Nothing was said that is new, and the papers of it are in the library for all to read.
"""


def post(text: str) -> Post:
    return read(clean(text), given=Given(), taxonomy=load_taxonomy()).post


def test_of_captions_those_are_speakers_who_say_more_than_a_few_words() -> None:
    read_post = post(CAPTIONS)

    assert read_post.kind is Kind.TRANSCRIPT
    assert [speech.speaker for speech in read_post.speeches] == ["Ada Marsh", "Rory Penhale"]
    assert {speech.date for speech in read_post.speeches} == {"2025-02-20"}


WEBINAR = f"""\
Edited transcript of the Night Bus webinar.

Recorded 2 February 2023. Host: Ann Hall. With Ada Marsh, passenger assistant, and Rory Penhale.

ANN HALL: Can everybody hear? It is the third of our webinars. {LONG}

ADA MARSH: On Friday the bus was white and today it is silver. {LONG}

RORY PENHALE: I had a letter on Tuesday. {LONG}
"""


def test_whoever_leads_a_talk_is_no_speaker_and_all_spoke_on_the_day_of_the_recording() -> None:
    speeches = post(WEBINAR).speeches

    assert [speech.speaker for speech in speeches] == ["Ada Marsh", "Rory Penhale"]
    assert {speech.date for speech in speeches} == {"2023-02-02"}
    assert {speech.place for speech in speeches} == {None}, "a webinar is nowhere"


CHAT = """\
[21/01/2025, 18:02] Jo Bell: anyone going to the drop-in tonight? Larch Village Hall, half 7
[21/01/2025, 18:03] Big Steve: notes please
[21/01/2025, 22:14] Jo Bell: Right, home. About 25 of us
[21/01/2025, 22:15] Jo Bell: Kofi Asante was the speaker, the psychologist of our schools
[21/01/2025, 22:19] Jo Bell: he told us that he wants one adult at the gate for each child
[21/01/2025, 22:24] Jo Bell: and he said he won't sign any more part-time timetables
[21/01/2025, 22:25] Big Steve: what about fines
[21/01/2025, 22:27] Jo Bell: he said "if a fine worked I'd have prescribed myself one"
"""


def test_whoever_writes_a_message_did_not_give_the_talk_it_tells_of() -> None:
    assert "Jo Bell" not in {speech.speaker for speech in post(CHAT).speeches}


def test_of_evidence_the_witnesses_are_the_speakers_and_not_who_asks() -> None:
    read_post = post(EVIDENCE)

    assert read_post.kind is Kind.TRANSCRIPT
    assert [speech.speaker for speech in read_post.speeches] == ["Ada Marsh", "Rory Penhale"]


def test_hansard_has_its_members_the_house_and_the_day() -> None:
    speeches = post(HANSARD).speeches

    assert [(one.speaker, one.role) for one in speeches] == [
        ("Damian Hinds", "Secretary of State for Education"),
        ("Ann Smith", None),
    ]
    assert {(one.event, one.place, one.date) for one in speeches} == {
        ("House of Commons debate", "House of Commons", "2018-07-05")
    }


def test_the_seat_may_stand_below_the_member() -> None:
    read_post = post(SEATS_BELOW)

    assert read_post.kind is Kind.TRANSCRIPT
    assert [speech.speaker for speech in read_post.speeches] == ["Jim Larch", "Ben Marsh"]


def test_the_labels_of_speaking_notes_tell_who_speaks_where_and_when() -> None:
    (speech,) = post(NOTES).speeches

    assert (speech.speaker, speech.role) == ("Ada Marsh", "director of the charity Lantern")
    assert (speech.date, speech.place) == ("2008-06-19", "Corn Exchange, Ely")


def test_who_a_letter_is_for_is_not_who_writes_it() -> None:
    letter = NOTES.replace("Occasion: Spring conference of the Fen Forum", "From: Ann Hall")

    assert [speech.speaker for speech in post(letter).speeches] == ["Ann Hall"]


def test_the_lines_of_a_header_are_nobodys_turns() -> None:
    assert post(MEMO).kind is Kind.NEWS
