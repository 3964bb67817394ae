from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendnotes.extract.blocks import parse_blocks
from sendnotes.extract.offices import load_offices
from sendnotes.extract.people import find_cast
from sendnotes.extract.speeches import FoundSpeech, find_speeches
from sendnotes.model import Given, Kind, Removed, Speech

OFFICES = load_offices()


def _find(
    body: str,
    *,
    published: str | None = None,
    kind: Kind | None = None,
    removed: tuple[Removed, ...] = (),
) -> tuple[FoundSpeech, ...]:
    blocks = parse_blocks(body)
    cast = find_cast(body, given=Given(), published=published, offices=OFFICES)
    return find_speeches(
        blocks,
        body,
        cast,
        given=Given(),
        published=published,
        removed=removed,
        offices=OFFICES,
        kind=kind,
    )


def _speech(
    body: str,
    *,
    published: str | None = None,
    kind: Kind | None = None,
    removed: tuple[Removed, ...] = (),
) -> Speech:
    (found,) = _find(body, published=published, kind=kind, removed=removed)
    return found.speech


ADCS = (
    "The Secretary of State for Education, Damian Hinds, spoke to the Association of Directors of "
    "Children's Services conference on Thursday 5 July in Manchester saying, ‘We will.’"
)


def test_reads_who_spoke_in_which_role_at_what_where_and_when() -> None:
    assert _speech(ADCS) == Speech(
        speaker="Damian Hinds",
        role="Secretary of State for Education",
        event="Association of Directors of Children's Services conference",
        place="Manchester",
        date="2018-07-05",
        inferred=("date",),
    )


def test_every_field_that_was_read_says_from_which_words() -> None:
    (found,) = _find(ADCS)

    told = {each.field: each.how for each in found.explanations}
    assert set(told) == {"speaker", "role", "event", "place", "date"}
    assert "spoke to the Association of Directors" in told["speaker"]
    assert "2018-2019" in told["date"]


@pytest.mark.parametrize(
    ("text", "published", "speaker", "event", "place", "date"),
    [
        (
            "Ada Ozil MP yesterday addressed the Fen Teachers' Union annual conference in Ely.",
            "2022-07-01",
            "Ada Ozil",
            "Fen Teachers' Union annual conference",
            "Ely",
            "2022-06-30",
        ),
        (
            (
                "Speaking at the Schools and Academies Show in Birmingham on 17 November 2022, "
                "Ada Ozil said that teachers needed help."
            ),
            None,
            "Ada Ozil",
            "Schools and Academies Show",
            "Birmingham",
            "2022-11-17",
        ),
        (
            (
                "Dame Ada Ozil, our adviser, was speaking today at the Tes SEND Show at the "
                "Business Design Centre in London."
            ),
            "2025-10-10",
            "Ada Ozil",
            "Tes SEND Show",
            "Business Design Centre, London",
            "2025-10-10",
        ),
        (
            (
                "We were in Ely on 5 July 2023 to hear Ada Ozil, Minister for Ducks, at the "
                "Fen Union conference. Ms Ozil took questions."
            ),
            None,
            "Ada Ozil",
            "Fen Union conference",
            "Ely",
            "2023-07-05",
        ),
        (
            (
                "On Monday 9 March 2026 the Minister for Ducks, Ada Ozil, gave the keynote at the "
                "South East Ducks conference."
            ),
            None,
            "Ada Ozil",
            "South East Ducks conference",
            None,
            "2026-03-09",
        ),
        (
            (
                "The Minister for Ducks, Ada Ozil, gave evidence to the Ducks Committee on Tuesday "
                "4 November 2025."
            ),
            None,
            "Ada Ozil",
            "Ducks Committee",
            None,
            "2025-11-04",
        ),
        (
            "At the Kent Ducks conference in Maidstone on 6 June 2019, Ada Ozil talked on.",
            None,
            "Ada Ozil",
            "Kent Ducks conference",
            "Maidstone",
            "2019-06-06",
        ),
        (
            (
                "Councillor Ada Ozil gave her annual statement to Full Council at the Guildhall on "
                "March 14, 2024."
            ),
            None,
            "Ada Ozil",
            "Full Council",
            "Guildhall",
            "2024-03-14",
        ),
        (
            "Ada Ozil told delegates at the Fen Union's annual conference that it would rain.",
            None,
            "Ada Ozil",
            "Fen Union's annual conference",
            None,
            None,
        ),
        (
            (
                "Speech by Ada Ozil, Minister for Ducks, to the National Ducks conference, Ely, "
                "31 October 2014"
            ),
            None,
            "Ada Ozil",
            "National Ducks conference",
            "Ely",
            "2014-10-31",
        ),
    ],
)
def test_reads_a_speech_in_many_ways_of_telling(
    text: str,
    published: str | None,
    speaker: str,
    event: str,
    place: str | None,
    date: str | None,
) -> None:
    speech = _speech(f"# A post\n\n{text}\n", published=published)

    assert (speaker, event, place, date) == (
        speech.speaker,
        speech.event,
        speech.place,
        speech.date,
    )


def test_a_member_tells_of_a_speech_on_a_page_of_their_own() -> None:
    head = "Dr Ada Ozil MP\n\nMP for Fen North\n\n# News\n\n"
    text = f"{head}I told MPs on 5 July 2018 that it was time."

    (found,) = _find(text)

    assert (found.speech.speaker, found.speech.role) == ("Ada Ozil", "MP for Fen North")
    assert found.speech.date == "2018-07-05"


@pytest.mark.parametrize(
    "text",
    [
        "Ada Ozil, chair of Fen Trust, said: “It is a start.”",
        "Ada Ozil will speak at the Fen conference in Ely on 12 March.",
        "This week the Committee, chaired by the MP, Ada Ozil, launched an inquiry into ponds.",
        "Writing on our website, Ms Ozil says: “Parents have been stopping me.”",
        "Education Secretary Gavin Williamson said: “I want every child to take part.”",
        "A recording of the day is on our site. There was cake.",
        "In 2011 I heard Ada Ozil speak at a conference in London. Now I keep ducks.",
        "Education Secretary Nadhim Zahawi visited Fen School in Ely and told the Ely Mail so.",
    ],
)
def test_a_quotation_an_announcement_or_a_visit_is_no_speech(text: str) -> None:
    assert _find(f"# A post\n\n{text}\n", published="2022-07-01") == ()


def test_a_programme_to_book_holds_no_speech() -> None:
    body = (
        "# Ducks Day\n\nBook your place\n\nAda Ozil gave a speech at the last conference.\n\n"
        "Programme\n\n09:00 Coffee\n\n10:00 Keynote: Dame Ada Ozil\n\nPrices\n\n£100 + VAT"
    )

    assert _find(body) == ()


def test_whoever_chairs_or_introduces_is_no_speaker() -> None:
    body = (
        "Christine Able, Director of the Fen Council, was in the chair. The Minister for Ducks, "
        "Ada Ozil, spoke after lunch at the Fen conference in Ely."
    )

    assert [each.speech.speaker for each in _find(body)] == ["Ada Ozil"]


def test_an_office_and_a_date_give_a_name_and_say_that_it_was_worked_out() -> None:
    speech = _speech(
        "The Education Secretary told the spring conference of Midland Heads on Friday that no.",
        published="2018-03-12",
    )

    assert (speech.speaker, speech.role) == ("Damian Hinds", "Education Secretary")
    assert (speech.event, speech.date) == ("spring conference of Midland Heads", "2018-03-09")
    assert speech.inferred == ("date", "speaker")


def test_an_office_that_may_be_anyones_stays_without_a_name() -> None:
    speech = _speech("In a speech to the spring meeting of the Fen Network the Minister said no.")

    assert (speech.speaker, speech.role) == (None, "Minister")
    assert speech.event == "spring meeting of the Fen Network"


def test_each_speaker_of_one_occasion_has_a_speech() -> None:
    body = (
        "Dame Ada Ozil was speaking today at the Fen Show in Ely.\n\n"
        "An hour later Tom Rees, chief executive of Fen Trust, took the same stage."
    )

    found = _find(body, published="2025-10-10")
    assert [(f.speech.speaker, f.speech.event, f.speech.date) for f in found] == [
        ("Ada Ozil", "Fen Show", "2025-10-10"),
        ("Tom Rees", "Fen Show", "2025-10-10"),
    ]
    assert found[0].end <= found[1].start


def test_a_debate_with_a_section_for_each_speaker_has_a_speech_for_each() -> None:
    body = (
        "On Tuesday MPs spent ninety minutes in Westminster Hall on transport for ducks, and 28 "
        "spoke.\n\n1. JEN CRAFT (Thurrock)\n\nMs Craft spoke first.\n\n"
        "2. RACHEL TAYLOR (Bedworth)\n\nMs Taylor talked about geese."
    )

    found = _find(body, published="2024-12-06")
    assert [(f.speech.speaker, f.speech.role) for f in found] == [
        ("Jen Craft", None),
        ("Rachel Taylor", None),
    ]
    assert {f.speech.event for f in found} == {"Westminster Hall debate on transport for ducks"}
    assert {f.speech.place for f in found} == {"Westminster Hall"}
    assert {f.speech.date for f in found} == {"2024-12-03"}


def test_a_transcript_takes_its_header() -> None:
    removed = tuple(
        Removed(line, text, "header")
        for line, text in enumerate(
            (
                "From:",
                "Ofsted and Amanda Spielman",
                "Published",
                "21 June 2019",
                "Delivered on:",
                "20 June 2019 (Transcript of the speech)",
                "Location:",
                "Nottingham",
            ),
            1,
        )
    )
    body = (
        "# Amanda Spielman at the Special School Leaders' Forum\n\n"
        "Her Majesty's Chief Inspector talks about ambition.\n\n"
        "Thank you, Graham, for those words. I read a good many letters."
    )

    speech = _speech(body, kind=Kind.TRANSCRIPT, removed=removed, published="2019-06-21")
    assert speech == Speech(
        speaker="Amanda Spielman",
        role="Her Majesty's Chief Inspector",
        event="Special School Leaders' Forum",
        place="Nottingham",
        date="2019-06-20",
    )


def test_a_transcript_takes_its_first_line() -> None:
    body = (
        "# Update: 17 March 2020\n\nStatement given by First Minister Nicola Sturgeon at a media "
        "briefing in St Andrew's House, Edinburgh on Tuesday 17 March.\n\nGood day. I thank you."
    )

    speech = _speech(body, kind=Kind.STATEMENT)
    assert (speech.speaker, speech.role) == ("Nicola Sturgeon", "First Minister")
    assert (speech.event, speech.place) == ("media briefing", "St Andrew's House, Edinburgh")
    assert speech.date == "2020-03-17"


def test_what_a_statement_says_of_yesterday_is_not_when_it_was_made() -> None:
    body = (
        "# Update: 13 August 2020\n\nStatement given by First Minister Nicola Sturgeon at a media "
        "briefing in Leeds on Thursday 13 August.\n\nGood afternoon. When I spoke in Parliament "
        "yesterday, the figures were not yet here."
    )

    speech = _speech(body, kind=Kind.STATEMENT)
    assert (speech.event, speech.place) == ("media briefing", "Leeds")
    assert speech.date == "2020-08-13"


def test_a_weekday_that_does_not_fit_is_a_warning() -> None:
    (found,) = _find("Ada Ozil addressed the Fen conference on Tuesday 16 December 2020.")

    assert found.warnings == (
        "The text says “Tuesday 16 December 2020”, but 2020-12-16 was a Wednesday.",
    )


@pytest.mark.parametrize(
    "link",
    [
        "Full text of the speech: https://example.org/s",
        "[Read the full speech](https://example.org/s)",
        'You can read <a href="https://example.org/s">the full transcript</a>.',
    ],
)
def test_a_link_to_the_speech_is_taken(link: str) -> None:
    assert _speech(f"{ADCS}\n\n{link}\n").url == "https://example.org/s"


@pytest.mark.parametrize(
    "link",
    [
        "You can read the full speech at",
        "[Book now](https://example.org/b)",
        "https://example.org/x",
    ],
)
def test_no_other_link_is_taken(link: str) -> None:
    assert _speech(f"{ADCS}\n\n{link}\n").url is None


@given(st.text(), st.sampled_from([None, Kind.TRANSCRIPT]))
def test_no_text_raises(text: str, kind: Kind | None) -> None:
    for found in _find(text, kind=kind):
        assert 0 <= found.start <= found.end <= len(text)


WORDS = (
    "Ada Ozil told the conference in Leeds on 5 July 2018 . , : ( ) ** # - Mr Minister Education "
    "Secretary speech to of a “ ” https://x.org/2018/07/05 said he spoke at Hall \n\n"
).split(" ")


@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from([None, Kind.TRANSCRIPT]))
def test_no_order_of_speech_like_words_raises(words: list[str], kind: Kind | None) -> None:
    _find(" ".join(words), kind=kind, published="2018-08-04")


@pytest.mark.parametrize(
    "piece",
    ["A ", "Ada Ozil told the conference. ", "conference of the ", "[a](http://", "5 July "],
)
def test_long_texts_take_time_in_proportion(piece: str) -> None:
    body = piece * (200_000 // len(piece))

    began = time.process_time()
    _find(body)
    assert time.process_time() - began < 4


def test_who_only_opens_or_closes_the_day_gave_no_speech() -> None:
    body = (
        "Ann Tull opened the day by thanking the cooks. The keynote was given by Vicky Ford, the "
        "Children's Minister, who told the conference that plans would come in time. "
        "Bea Orme brought the conference to a close and told delegates to go home."
    )

    assert [found.speech.speaker for found in _find(body)] == ["Vicky Ford"]


def test_names_in_bold_one_a_paragraph_are_of_those_who_spoke() -> None:
    body = "MPs met for a debate in Westminster Hall on Tuesday 3 December 2024.\n\n" + "\n\n".join(
        f"Then **{name}**. The tale was long and most of it was about how buses come late or never."
        for name in ("Ann Tull", "Sue Orme", "Tom Dunn")
    )

    assert [found.speech.speaker for found in _find(body)] == ["Ann Tull", "Sue Orme", "Tom Dunn"]


HINDS = "Damian Hinds, the Education Secretary, addressed the conference in Leeds on 5 July 2018."


@pytest.mark.parametrize(
    "after",
    [
        "Ann Tull of Contact, who was at the conference, said afterwards: “We shall see.”",
        "Bob Orme, who was in the audience, told delegates over tea that he was glad.",
    ],
)
def test_who_gives_an_opinion_afterwards_gave_no_speech(after: str) -> None:
    assert [found.speech.speaker for found in _find(f"{HINDS}\n\n{after}")] == ["Damian Hinds"]


def test_the_visit_to_a_school_is_told_on_its_own_page() -> None:
    speech = _speech(
        "Pupils at Abbey Hill Academy in Stockton are used to visitors.\n\nRobert Goodwill MP, "
        "Minister of State for Children and Families, spent the morning of 10 November 2017 with "
        "us. He addressed the whole school in the hall."
    )

    assert speech.event == "visit to Abbey Hill Academy"


def test_a_launch_is_called_by_what_was_launched() -> None:
    body = HINDS.replace("the conference", "the launch of our report, Lost for Words,")

    assert _speech(body).event == "launch of Lost for Words"


def test_an_office_is_read_with_what_it_is_for() -> None:
    body = HINDS.replace("Damian Hinds, the Education Secretary,", "Koulla Yiasouma") + (
        " The Commissioner for Children and Young People took her points in groups."
    )

    assert _speech(body).role == "Commissioner for Children and Young People"


def test_first_names_over_the_parts_of_a_post_are_of_those_who_spoke() -> None:
    body = (
        "We watched a webinar on 22 March 2023.\n\nOn it were Claire Cookson of DFN and Julie "
        "Pointer of NDTi.\n\n## Claire went first\n\nIt was good.\n\n## Julie on the system\n\nTea."
    )

    assert [f.speech.speaker for f in _find(body)] == ["Claire Cookson", "Julie Pointer"]


def test_the_lines_over_a_report_bill_its_occasion() -> None:
    body = (
        "## Back in School, a fringe\n\nRoom 25, ACC Liverpool, Sunday 8 October 2023\n\n"
        "Ann Tull, chief executive of Contact, spoke first and told members to wait."
    )

    assert _speech(body) == Speech(
        speaker="Ann Tull",
        role="chief executive of Contact",
        event="Back in School, a fringe",
        place="Room 25, ACC Liverpool",
        date="2023-10-08",
    )


def test_a_speech_that_was_sent_in_is_one_of_the_conference() -> None:
    body = (
        "On 1 November 2016 we met at our annual conference.\n\nA speech written by the Minister "
        "of State for Vulnerable Children and Families, Edward Timpson MP, said: “Thank you.”"
    )

    assert (_speech(body).speaker, _speech(body).date) == ("Edward Timpson", "2016-11-01")


def test_who_joins_a_meeting_gives_no_speech() -> None:
    body = (
        "On Monday 23 April 2018 our co-chairs met with Caroline Dinenage, Minister of State for "
        "Health. We were joined by Gail Walshe from Contact and told her of our work."
    )

    assert _find(body) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Then we heard from Ada Marsh, head of the Larch Trust. She was funny.",
        "Ada Marsh, the care minister, had the platform on Friday.",
        "She was followed on stage by Ada Marsh, head of the Larch Trust.",
        "Ada Marsh, 18, had typed his speech on a tablet, which read it aloud.",
        "Last to speak: Ada Marsh, who is sixteen.",
    ],
)
def test_speaks_who_is_told_of_so(text: str) -> None:
    head = "The Larch conference was in Derby on 5 July 2018. Joan Ash, the minister, addressed it."

    found = _find(f"# A post\n\n{head}\n\n{text}\n\nThe points:\n\n- one\n- two")

    assert "Ada Marsh" in [each.speech.speaker for each in found]


def test_speaks_of_whom_a_list_is_near_an_occasion() -> None:
    text = (
        "# Notes\n\nAda Marsh, the care minister, has been around the country. On Monday it was our"
        " turn, at a hall in Taunton.\n\nShe told us that it was late. She said that the paper had"
        " to do these things.\n\n- be early\n- be short"
    )
    speech = _speech(text, published="2024-05-05")

    assert (speech.speaker, speech.role, speech.date) == (
        "Ada Marsh",
        "care minister",
        "2024-04-29",
    )


def test_who_follows_on_the_platform_speaks() -> None:
    body = (
        "Geoff Barton, general secretary of ASCL, addressed the conference on 10 March 2023.\n\n"
        "Education secretary Gillian Keegan followed him on to the stage before lunch."
    )

    assert [found.speech.speaker for found in _find(body)] == ["Geoff Barton", "Gillian Keegan"]


NAMED_OTHERWISE = {
    "launch of second Annual Report": """
        Ada Marsh, the chief inspector, launched her second Annual Report in Derby on 4 May 2018.
        She told us that it was long.""",
    "launch of Larch: Ten Years On": """
        Ada Marsh, the care minister, told the room at the launch of Larch: Ten Years On, in Derby,
        that it was late.""",
    "final speech as Care Commissioner": """
        Ada Marsh, the commissioner, gave her final speech as Care Commissioner this morning.""",
    "maiden speech": """
        Ada Marsh made her maiden speech on Monday, and spoke about short breaks.""",
    "oral statement on the Larch Plan for short breaks": """
        Ada Marsh, the minister, made an oral statement to the House of Commons yesterday on the
        Larch Plan for short breaks, which was late.""",
    "debate on the principles of the Larch Bill": """
        On Tuesday the Senedd debated the principles of the Larch Bill, and agreed. Ada Marsh, the
        minister, opened the debate.""",
    "e-petition debate": """
        Ada Marsh MP, who introduced the e-petition debate for the Petitions Committee, told MPs
        that it was late.""",
    "official opening of The Nest": """
        Last Friday was the official opening of The Nest, our base. Our visitor was Ada Marsh, the
        care minister. She spoke to all of us in the hall.""",
    "care scrutiny committee": """
        The mother came on Monday, where the care scrutiny committee was hearing about the backlog.
        Ada Marsh, cabinet member for care, told members that it was late.""",
    "Larch in Practice Live": """
        The event was Larch in Practice Live, a free day for schools. Ada Marsh, the minister, gave
        a speech on short breaks.""",
    "Larch Society's Annual Conference": """
        Addressing the Society's Annual Conference in Derby, Ada Marsh, the minister, said no. The
        Larch Society's Annual Conference is taking place at the Larch Hall.""",
    "vigil for the Larch buses": """
        They held a vigil for the Larch buses outside County Hall. Ada Marsh, the minister, spoke
        first.""",
    "opening of our sensory dairy": """
        Ada Marsh, the minister, came to Derby for the opening of our sensory dairy, and in a short
        speech she told us that it was late.""",
    "breakfast programme on Radio Larch": """
        Ada Marsh, the minister, was a guest on the breakfast programme on Radio Larch, and said
        that it was late.""",
    "second reading of the Larch and Elm Bill": """
        The Lords gave a second reading to the Larch and Elm Bill. Ada Marsh, the minister, opened
        the debate.""",
    "Larch Youth Assembly": """
        Wednesday was World Larch Day, so it was also the Larch Youth Assembly. Ada Marsh, the
        minister, spoke to us all.""",
    "Larch regional conference Two Years On": """
        The Larch regional conference Two Years On took place in Derby. Ada Marsh, the minister,
        was on first.""",
    "Building back: reaching the children": """
        Ada Marsh spoke online to a thousand kitchens, with the title “Building back: reaching the
        children”. She talked for an hour.""",
}


@pytest.mark.parametrize(("event", "text"), NAMED_OTHERWISE.items())
def test_an_occasion_is_named_though_no_word_for_a_meeting_is(event: str, text: str) -> None:
    assert _speech(" ".join(text.split()), published="2018-05-05").event == event


def test_minutes_are_of_the_body_that_met() -> None:
    body = (
        "Minutes of the Care Scrutiny Committee\n\nPresent: Cllr P. Nott (Chair)\n\n"
        "Ada Marsh, head of SEND, gave a presentation on short breaks. She said that it was late."
    )
    assert _speech(body).event == "Care Scrutiny Committee"


PLACED = {
    "Derby Guildhall": (
        "The Larch conference filled Derby Guildhall on Monday. Ada Marsh, the minister, told the "
        "crowd that it was late."
    ),
    "Bath": "I am back from Bath, where Ada Marsh, the minister, spoke at the Larch conference.",
    "Larch House": (
        "I stood at the back of Larch House with a sandwich. Ada Marsh, the minister, spoke to the "
        "Larch conference about short breaks."
    ),
    "Elm Hospital, Derby": (
        "Ada Marsh, the minister, gave a speech at a breakfast in the canteen of Elm Hospital, "
        "Derby, where she told us that it was late."
    ),
    "Leeds": (
        "A hall in Leeds heard Ada Marsh, the minister, speak. She told of a class in Bath, too."
    ),
    "Telford": (
        "Ada Marsh, the minister, told the Larch conference that it was late. The hall at Telford "
        "was full."
    ),
    "central London": (
        "Ada Marsh, the minister, gave the Larch lecture in central London on Monday."
    ),
    "Elm Hall, York": (
        "Ada Marsh, the minister, gave the Larch Lecture to a full house.\n\nShe said "
        "that it was late.\n\nThe Larch Lecture was given at Elm Hall, York, on 8 February 2024."
    ),
}


@pytest.mark.parametrize(("place", "text"), PLACED.items())
def test_a_place_is_read_wherever_the_text_tells_it(place: str, text: str) -> None:
    assert _speech(text, published="2024-05-05").place == place


DATED = {
    "2024-05-01": [
        "The speech was on Wednesday. I read it on Friday. Ada Marsh MP spoke at Larch.",
        "Four days ago Ada Marsh, the minister, spoke at the Larch conference.",
    ],
    "2024-05-04": [
        "I had met no minister before yesterday, when Ada Marsh spoke at the Larch conference.",
    ],
    "2024-05-03": [
        "The day before yesterday Ada Marsh, the minister, spoke at the Larch conference.",
        "Ada Marsh, the minister, spoke at the Larch conference on Friday last.",
    ],
    "2024-04-24": [
        "Ada Marsh, the minister, spoke at the Larch conference last week, on Wednesday.",
        (
            "Ada Marsh, the minister, spoke at the Larch conference on the Wednesday of the "
            "previous week. It was cold."
        ),
    ],
}


@pytest.mark.parametrize(
    ("date", "text"), [(date, text) for date, texts in DATED.items() for text in texts]
)
def test_a_day_is_told_against_the_day_of_publication(date: str, text: str) -> None:
    assert _speech(text, published="2024-05-05").date == date


def test_minutes_tell_days_against_the_day_of_the_meeting() -> None:
    body = (
        "Minutes of the meeting held on Wednesday 9 November 2016\n\nMs Platt had attended on the "
        "Thursday of the previous week. The minister, Ada Marsh, had addressed the Larch summit."
    )
    assert _speech(body).date == "2016-11-03"


def test_a_member_with_a_paragraph_of_a_debate_spoke_in_it() -> None:
    part = "thought that heads must keep the last word on who is safe. " * 5
    body = (
        "MPs met in Westminster Hall on 10 March 2020 for a debate on short breaks.\n\n"
        "Ada Marsh (Lab, Elm) opened. She was brief.\n\n"
        f"Sir Bob Reed (Con, Mid Larch) {part}\n\nWRITTEN ANSWERS\n\nThe written answers were two."
    )
    assert [found.speech.speaker for found in _find(body)] == ["Ada Marsh", "Bob Reed"]


def test_the_next_sentence_may_tell_the_role() -> None:
    text = "Last Thursday it was Ada Marsh's turn. She is the Larch Ombudsman, and said no."
    assert _speech(text, published="2024-05-05").role == "Larch Ombudsman"


def test_the_line_below_a_picture_tells_the_hall() -> None:
    caption = Removed(
        1, "[photo: Ada Marsh MP and a plate of cake, Larch Hall, Derby]", "a picture"
    )
    text = (
        "Ada Marsh, the minister, came to the Larch conference on Saturday. She talked for an hour."
    )
    assert _speech(text, removed=(caption,)).place == "Larch Hall, Derby"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Ada Marsh (Minister for Care, for those who like titles) spoke at Larch.",
            "Minister for Care",
        ),
        ("Ada Marsh, replying as Minister for Care, told MPs no.", "Minister for Care"),
        (
            "Ada Marsh, until last year head of Elm House, spoke at Larch.",
            "former head of Elm House",
        ),
        ("Ada Marsh, who is 17, is our Youth Ambassador, and spoke at Larch.", "Youth Ambassador"),
        ("Ada Marsh, Young Adviser and a student at Elm College, spoke at Larch.", "Young Adviser"),
        ("Ada Marsh spoke at Larch. She’s the charity's policy director.", "policy director"),
        (
            "Ada Marsh spoke at Larch. She had been Minister for Care for ten weeks.",
            "Minister for Care",
        ),
        (
            "Ada Marsh, who has chaired the Elm Group for years, spoke at Larch.",
            "chair of the Elm Group",
        ),
        ("Ada Marsh, one of Elm's two parent trustees, spoke at Larch.", "parent trustee"),
        (
            "The President of the Elm Club (EC), Ada Marsh, spoke at Larch.",
            "President of the Elm Club",
        ),
    ],
)
def test_a_role_is_read_without_what_is_said_around_it(text: str, role: str) -> None:
    assert _speech(f"There was a conference in Derby. {text}").role == role


def test_a_guest_of_honour_is_no_host() -> None:
    text = (
        "Mr Ada Marsh was guest of honour at our Larch reception, hosted by the Elm Group. He sang."
    )
    assert _speech(text).speaker == "Ada Marsh"


def test_the_report_of_a_speech_begins_where_its_speaker_is_first_told_to_say_it() -> None:
    body = (
        "Ada Marsh told the Larch conference that it was late.\n\n"
        "Cllr Bob Reed said that plans were late.\n\nHe wants more staff.\n\n"
        "“We are past it,” Cllr Bob Reed told the meeting."
    )
    first, second = _find(body)
    assert (first.end, second.start) == (body.index("Cllr"), body.index("Cllr"))


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Ada Marsh spoke at our lunchtime webinar, Inspection Without Tears. She said no.",
            "lunchtime webinar, Inspection Without Tears",
        ),
        (
            "200 were with us on Zoom for “Ask the Judge”. Ada Marsh spoke to us for an hour.",
            "Ask the Judge",
        ),
        (
            "We met for the Derby leg of the national conversation on SEND. Ada Marsh spoke first.",
            "Derby leg of the national conversation on SEND",
        ),
        (
            "Ada Marsh gave evidence at the Care Committee's first evidence session on plans.",
            "Care Committee's first evidence session on plans",
        ),
        (
            "We met on Thursday evening for the launch of Derby's Care Strategy. Ada Marsh spoke.",
            "launch of Derby's Care Strategy",
        ),
        ("Ada Marsh told the rally against bus charges in Derby no.", "rally against bus charges"),
    ],
)
def test_occasions_are_read_by_their_titles_and_owners(text: str, event: str) -> None:
    assert _speech(text).event == event


def test_a_peer_is_who_was_named_in_full() -> None:
    body = "Andrew Larch told the Elm conference no. “Not once,” Lord Larch told the hall."
    assert [found.speech.speaker for found in _find(body)] == ["Andrew Larch"]


def test_who_is_to_give_a_lecture_has_not_given_it() -> None:
    text = "This year's Larch Lecture will be given by Ada Marsh. She will argue for more."
    assert _find(text) == ()


def test_what_began_on_the_day_is_no_paper_that_came_out() -> None:
    text = "Ada Marsh gave a speech to the Larch conference, which began today in Derby."
    assert _speech(text, published="2022-03-11").date == "2022-03-11"


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "spoke at the Elm Conference for the East Midlands",
            "Elm Conference for the East Midlands",
        ),
        ("told our seminar on early years inclusion in Derby", "seminar on early years inclusion"),
        ("was at the Octagon in Derby for the Elm Hello conference", "Elm Hello conference"),
        ("opened the debate on how SEND is funded and said no", "debate on how SEND is funded"),
    ],
)
def test_what_belongs_to_an_occasion_stays_and_what_does_not_goes(text: str, event: str) -> None:
    assert _speech(f"Ada Marsh {text}. She spoke for an hour.").event == event


def test_an_initial_at_the_head_of_a_line_is_of_the_name() -> None:
    text = "E. Marsh, Director of Care, told the Larch conference in Derby that it was time."
    assert _speech(text).speaker == "E. Marsh"


def test_he_of_whom_it_is_told_is_not_her() -> None:
    text = "Ada Marsh spoke at Larch. Her son was there. He’s a pupil at Elm School."
    assert _speech(text).role is None
