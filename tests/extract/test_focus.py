"""The policy points of a speech, and what only looks like them."""

import pytest

from sendnotes.extract import read
from sendnotes.extract.points import plain
from sendnotes.extract.topics import load_taxonomy
from sendnotes.model import CleanText, Given

SPOKE = (
    "On 5 July 2018 Damian Hinds, the Education Secretary, spoke to the annual conference of the "
    "National Association of Head Teachers in Leeds."
)


def areas(after: str, before: str = SPOKE) -> list[tuple[int, str]]:
    body = f"# A speech on SEND\n\n{before}\n\n{after}"
    post = read(CleanText(body), given=Given(), taxonomy=load_taxonomy()).post
    return [(depth, area.text) for depth, area in post.all_areas()]


LIST = "- more special schools\n- fewer suspensions"
POINTS = [(0, "more special schools"), (0, "fewer suspensions")]


@pytest.mark.parametrize(
    "intro",
    [
        "He highlighted areas of focus as:",
        "Mr Hinds listed what he wants:",
        "In summary, the Education Secretary pledged:",
        "Here is what will be different, in the order he gave:",
        "Members have boiled the speech down as follows.",
        "The Government will:",
        "His main points were:",
        "For schools there would be:",
        "From his long list he drew what he called a short one:",
        "He ran through them quickly. They were these:",
        "So what did we get? I was writing on my knee, but it was more or less this:",
        "We have picked out what matters most to carers:",
        "He asked the Government",
        "Top of his list:",
        "What we can look forward to:",
        "The gist, as far as I could write it down:",
        "By 2020, if he has his way:",
        "Coming our way:",
        "The bits that matter to us:",
        "Under his plan every county would have",
        "We noted these promises:",
        "He made two promises. They are on the card that each of you has.",
        "Our officer was in the gallery, and these are the doors.",
        "Here, for those of you who asked, is what it means for a school like ours.",
    ],
)
def test_a_list_that_the_speakers_words_introduce_is_of_points(intro: str) -> None:
    assert areas(f"{intro}\n\n{LIST}") == POINTS


@pytest.mark.parametrize(
    "intro",
    [
        "How to take part:",
        "Dates for your diary:",
        "We asked him for:",
        "Our members want:",
        "Jane Smith, who chairs the charity Contact, called for:",
        "You can get involved:",
        "In this issue:",
        "Next steps:",
        "Who came:",
        "On the stalls outside:",
        "Also in this edition:",
        "The other speakers were:",
        "The report found:",
    ],
)
def test_a_list_of_somebody_elses_is_not(intro: str) -> None:
    assert areas(f"{intro}\n\n{LIST}") == []


def test_notes_to_editors_are_no_points() -> None:
    assert areas("## Notes to editors\n\n1. The bill is online.\n2. Events are listed.") == []


def test_dates_and_errands_are_no_points() -> None:
    assert areas("He gave these dates:\n\n- Monday 4 June, Leeds\n- 5pm on 6 June, York") == []


def test_a_post_without_a_speech_has_no_points() -> None:
    assert areas(f"The plan will bring:\n\n{LIST}", before="A plan came out on Monday.") == []


def test_points_keep_their_order_and_stand_under_their_own() -> None:
    nested = "1. money\n   - a) for schools\n   - (ii) for councils\n2. trust"

    assert areas(f"He set out two aims:\n\n{nested}") == [
        (0, "money"),
        (1, "for schools"),
        (1, "for councils"),
        (0, "trust"),
    ]


def test_a_numbered_list_goes_on_after_a_paragraph() -> None:
    after = "He set out two aims:\n\n1. money\n\nThere was applause.\n\n2. trust"

    assert areas(after) == [(0, "money"), (0, "trust")]


def test_paragraphs_that_open_in_bold_are_points() -> None:
    after = "He spoke about these.\n\n**Money first.** It is short.\n\n**Then trust.** It is rare."

    assert areas(after) == [(0, "Money first. It is short."), (0, "Then trust. It is rare.")]


def test_sections_that_the_text_announces_are_points() -> None:
    after = "He made three points.\n\n## Money\n\nIt is short.\n\n## Trust\n\nIt is rare."

    assert areas(after) == [(0, "Money"), (0, "Trust")]


def test_as_many_sections_as_were_counted_are_points() -> None:
    two = "A word on two of its rungs.\n\n## Money\n\nIt is short.\n\n## Trust\n\nIt is rare."

    assert areas(two) == [(0, "Money"), (0, "Trust")]
    assert areas(two.replace("two of its rungs", "three of its rungs")) == []


def test_sections_under_a_heading_that_tells_who_said_so_are_points() -> None:
    after = "## What the Minister told us\n\n## Money\n\nShort.\n\n## Trust\n\nRare.\n\n"

    assert areas(after) == [(0, "Money"), (0, "Trust")]
    assert areas(after.replace("What the Minister told us", "What we think")) == []


def test_paragraphs_that_nothing_marks_are_points_where_words_announce_them() -> None:
    after = "More schools will open.\n\nPlans will come in time.\n\nAnd trust will come back."
    told = [(0, text) for text in after.split("\n\n")]

    assert areas(f"He explained what would come next.\n\n{after}\n\nAll clapped.") == told
    assert areas("He had a cold.\n\nIt rained on us.\n\nTea was served.\n\nAnd it was cold.") == []


def test_counted_parts_of_an_argument_are_the_next_paragraphs() -> None:
    after = "There were three parts to the argument.\n\nIt is late.\n\nIt is dear.\n\nIt is cold."

    assert [text for _, text in areas(after)] == ["It is late.", "It is dear.", "It is cold."]


def test_points_stand_below_a_numbered_line_that_ends_with_them() -> None:
    told = "2. Mr Hinds went through his priorities.\n   - more schools\n   - better plans"
    after = f"We sat down to eat.\n\n1. It was warm.\n{told}"

    assert areas(after) == [(0, "more schools"), (0, "better plans")]


def test_numbered_sections_are_points_without_their_numbers() -> None:
    after = "Here are his tests.\n\n## 1. Money\n\nIt is short.\n\n## 2. Trust\n\nIt is rare."

    assert areas(after) == [(0, "Money"), (0, "Trust")]


def test_paragraphs_that_open_with_a_few_words_are_points() -> None:
    after = (
        "He made these points.\n\nMoney. It is short.\n\nTrust. It is rare.\n\nTea. None is left."
    )

    assert [text.split(".")[0] for _, text in areas(after)] == ["Money", "Trust", "Tea"]


WORDS = ["Money", "Trust", "Tea", "Transport"]


def test_enough_paragraphs_that_open_with_a_few_words_need_no_introduction() -> None:
    opened = [f"{word}. It is not what it was, and all of us know." for word in WORDS]

    assert [text.split(".")[0] for _, text in areas("\n\n".join(opened))] == WORDS
    assert areas("\n\n".join(opened[:2])) == []


def test_a_name_and_what_comes_next_are_no_labels() -> None:
    opened = [f"{word}. It is not what it was, and all of us know." for word in WORDS]
    around = ["Ada Ozil. The branch heard her, too.", *opened, "Next: branch meeting, 4 April."]

    assert [text.split(".")[0] for _, text in areas("\n\n".join(around))] == WORDS


def test_paragraphs_that_go_from_one_matter_to_the_next_are_points() -> None:
    after = "The hall was full.\n\nMoney came first. It is short.\n\nThen trust. It is rare.\n\n"

    assert len(areas(f"{after}Last of all came time. None is left.")) == 3


def test_what_a_reader_takes_away_is_the_speakers() -> None:
    assert areas(f"So what did we learn?\n\n{LIST}") != []


def test_a_series_of_sentences_is_of_points() -> None:
    after = "He set out three priorities. First, more places. Second, better plans. Finally, trust."

    assert areas(after) == [
        (0, "First, more places."),
        (0, "Second, better plans."),
        (0, "Finally, trust."),
    ]


def test_as_many_sentences_as_were_counted_are_points_if_they_begin_alike() -> None:
    alike = "They should share. They should train. And they should tell."

    assert len(areas(f"For him there are three things to get on with. {alike} All clapped.")) == 3
    assert areas("For him there are three things to say. He sang. She sat. They ate.") == []


def test_a_series_in_one_sentence_is_of_points() -> None:
    after = "He set out three aims: (a) more places; (b) better plans; and (c) trust. All clapped."

    assert areas(after) == [(0, "more places"), (0, "better plans"), (0, "trust")]


def test_points_of_several_speeches_name_their_speaker() -> None:
    body = (
        "# Summit\n\nOn 5 July 2018 the Education Secretary, Damian Hinds, spoke at the SEND "
        f"Summit in Leeds. He promised:\n\n{LIST}\n\nJane Smith, chief executive of the charity "
        "Contact, gave the second speech. She wanted:\n\n- short breaks"
    )
    post = read(CleanText(body), given=Given(), taxonomy=load_taxonomy()).post

    if len(post.speeches) > 1:
        assert [area.speaker for area in post.focus_areas] == [
            "Damian Hinds",
            "Damian Hinds",
            "Jane Smith",
        ]


def test_emphasis_and_link_targets_are_taken_off() -> None:
    assert (
        plain("**Bold.** *More* at [our page](https://example.org/a)") == "Bold. More at our page"
    )
    assert plain("2 * 3 * 4 and snake_case_name") == "2 * 3 * 4 and snake_case_name"


def test_points_are_of_the_speaker_not_of_who_was_in_the_chair() -> None:
    chair = f"{SPOKE} Stuart Gallimore was in the chair."

    assert areas(f"We read it all. He told the directors that\n\n{LIST}", chair) == POINTS


def test_as_many_items_as_were_announced_are_points() -> None:
    after = "The reform agenda has two parts:\n\n- more special schools\n- fewer suspensions"

    assert areas(after) == POINTS


def test_headings_over_what_the_publisher_does_are_no_points() -> None:
    after = "He made points.\n\n## 1. Money\n\nIt is short.\n\n## 2. Our own timetable\n\nIn May."

    assert areas(after) == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("- Rung 1 - ", "- Rung 2 - "),
        ("- PLEDGE ONE: ", "- PLEDGE TWO: "),
        ("First: ", "Second: "),
        ("One. ", "Two. "),
        ("Firstly - ", "Secondly - "),
        ("- Ask no. 1. ", "- Ask no. 2. "),
    ],
)
def test_what_only_counts_the_points_is_no_word_of_them(one: str, two: str) -> None:
    points = f"{one}More special schools by June.\n\n{two}Fewer suspensions by May."
    read_points = areas(f"He made two promises:\n\n{points}")
    assert read_points == [(0, "More special schools by June."), (0, "Fewer suspensions by May.")]


def test_points_below_an_item_are_of_whom_its_first_sentence_tells() -> None:
    minutes = (
        "- 42.2 Mr Hinds had told delegates that it would cost. The points that matter here were:\n"
        "  - (a) more special schools\n  - (b) fewer suspensions\n- 42.3 Ms Platt said no."
    )
    assert areas(minutes) == POINTS


@pytest.mark.parametrize(
    "sentence",
    [
        "He wants a named officer for every family.",
        "He'd like inspectors to look into what happens inside special schools.",
        "Off-rolling must end within the year, he added.",
        "Plans ought to be checked by a senior officer before they leave the building.",
        "On travel, he proposed training for older pupils who would like to use the bus.",
        "The educational psychology team is to be rebuilt after years of agencies.",
        "He has asked the Treasury to start counting the children without a school.",
        "From January no final plan will leave the building unchecked.",
    ],
)
def test_what_the_speaker_wants_is_a_point_though_nothing_marks_it(sentence: str) -> None:
    text = f"It was a long speech, and the hall was cold. {sentence} There was polite applause."
    assert areas(text) == [(0, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "We would like more parents to come to our meetings.",
        "Would it be enough for every family?",
        "Jane Smith, our head of casework, said that the plan must be paid for.",
        "He would not say how much it will cost.",
        "He wondered whether the psychologists would come.",
        "The whole hall was on its feet by then.",
        "“We should all be ashamed of ourselves, and I want you to know it,” he said.",
    ],
)
def test_what_others_want_and_what_happened_is_no_point(sentence: str) -> None:
    assert areas(f"It was a long speech, and the hall was cold. {sentence}") == []


def test_running_text_has_no_points_where_a_list_has_them() -> None:
    assert areas(f"He promised this:\n\n{LIST}\n\nHe also wants a named officer.") == POINTS


def test_a_list_that_asks_the_reader_is_not_of_points() -> None:
    errands = "1. Can you each send me one example?\n2. Could somebody bring cake?"
    assert areas(f"He had two asks for us:\n\n{LIST}\n\nTwo asks from me:\n\n{errands}") == POINTS


def test_minutes_are_no_list_of_points_but_what_a_line_of_them_announces() -> None:
    minutes = (
        "- APOLOGIES\n- MINUTES OF THE LAST MEETING\n- Mr Hinds was looking for the following:\n"
        "  - more special schools\n  - fewer suspensions\n- ANY OTHER BUSINESS"
    )
    assert areas(minutes) == POINTS


def test_what_stands_below_the_end_is_no_point() -> None:
    notes = "ENDS\n\nNotes to editors\n\n- Photographs of the minister\n- The jury's report"
    assert areas(f"He promised:\n\n{LIST}\n\n{notes}") == POINTS


def test_headings_of_a_speech_are_points_where_the_speaker_wants_something_below() -> None:
    head = "Speech by Ada Marsh, Minister for Ducks, delivered on 5 July 2018 in Ely."
    wants = ["I want a single form.", "We will pay for it.", "Families should look first."]
    parts = [f"## Part of {n}\n\n{text}" for n, text in zip(WORDS, wants, strict=False)]

    found = read(
        CleanText("\n\n".join([head, "Thank you all.", *parts])),
        given=Given(),
        taxonomy=load_taxonomy(),
    ).post

    assert [area.text for area in found.focus_areas] == [f"Part of {n}" for n in WORDS[:3]]


def test_headings_that_only_sort_the_points_are_none() -> None:
    sorted_ = "## NEW\n\n- more special schools\n\n## LATE\n\n- fewer suspensions"
    assert areas(f"I put what he promised into two piles:\n\n{sorted_}") == POINTS


def test_labels_may_have_clauses_and_dashes() -> None:
    labelled = (
        "Inspectors who have done the job. Whoever leads should know it.\n\n"
        "Children placed where nobody looks. The law will change.\n\n"
        "The views of those who don't speak. Signs will do."
    )
    assert len(areas(f"He promised three things:\n\n{labelled}")) == 3
    dashed = "Training -- more places.\n\nHours -- one a week.\n\nMinds -- new teams."
    assert len(areas(f"From that he drew these points.\n\n{dashed}")) == 3


def test_the_hours_of_a_live_report_are_no_points_and_part_none() -> None:
    first, second = "More special schools will open.", "Fewer pupils will be suspended."
    live = f"11.15\n\n{first}\n\n11:24\n\n{second}\n\n11.30\n\nCoffee is served."

    assert areas(f"He promised two things:\n\n{live}") == [(0, first), (0, second)]


@pytest.mark.parametrize("before", ["DH: ", "[00:19:47] Damian Hinds: "])
def test_who_says_a_point_and_when_is_no_word_of_it(before: str) -> None:
    points = [f"- {before}{point}" for point in ("More special schools", "Fewer suspensions")]

    assert [text for _, text in areas("He wants:\n\n" + "\n".join(points))] == [
        "More special schools",
        "Fewer suspensions",
    ]


@pytest.mark.parametrize("label", ["AM: ", "ASD: "])
def test_other_labels_are_words_of_a_point(label: str) -> None:
    points = [f"- {label}Morning clubs for all", f"- {label}Staff for every class"]

    assert areas("He wants:\n\n" + "\n".join(points))[0] == (0, f"{label}Morning clubs for all")
