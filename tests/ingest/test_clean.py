"""Cleaning: what goes, what stays, and what becomes of lists, headings and wrapped lines."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sendnotes.ingest import clean

PROSE = "The minister spoke to the conference on Thursday and made a promise about schools."


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("top of page", "a page marker"),
        ("Skip to main content", "a skip link"),
        ("You are here: Home > News > Speech", "breadcrumbs"),
        ("Home   About Us   News   Contact", "a menu"),
        ("Home | News | Events | Donate", "a menu"),
        ("Log In", "a menu"),
        ("We use cookies on this site to give you a better experience.", "a cookie banner"),
        ("View this email in your browser", "a newsletter line"),
    ],
)
def test_furniture_at_the_top_goes(line: str, why: str) -> None:
    cleaned = clean(f"{line}\n\nA title of some words\n\n{PROSE}\n")

    assert cleaned.body == f"# A title of some words\n\n{PROSE}"
    assert [(one.line, one.text, one.why) for one in cleaned.removed] == [(1, line, why)]


@pytest.mark.parametrize(
    "line",
    [
        "Share this: Facebook | Twitter",
        "13 views   0 comments",
        "© A Forum 2018. All rights reserved.",
        "Registered charity 1234567",
        "Back to top",
        "Tags: send, schools",
        "Unsubscribe | Update your preferences",
        "<< Older: A post      Newer: Another",
        "Leave a Reply",
        "Print this page",
    ],
)
def test_furniture_at_the_bottom_goes(line: str) -> None:
    cleaned = clean(f"# Title\n\n{PROSE}\n\n{line}\n")

    assert cleaned.body == f"# Title\n\n{PROSE}"
    assert [one.text for one in cleaned.removed] == [line]


def test_other_posts_go_with_what_announces_them() -> None:
    cleaned = clean(f"# Title\n\n{PROSE}\n\nRecent Posts    See All\nCoffee morning\nNew dates\n")

    assert cleaned.body == f"# Title\n\n{PROSE}"
    assert {one.why for one in cleaned.removed} == {"other posts"}


def test_prose_after_an_end_marker_stays() -> None:
    cleaned = clean(f"# Title\n\n{PROSE}\n\nLatest news from schools\n\n{PROSE} Again.\n")

    assert cleaned.body.count("made a promise") == 2


@pytest.mark.parametrize("rule", ["|---|---|---|", "| --- | --- | --- |", "|:--|:-:|--:|"])
def test_the_head_of_a_table_is_no_menu(rule: str) -> None:
    table = f"| Council | Weeks | Plans |\n{rule}\n| Kent | 44 | 18,930 |"

    assert table in clean(f"# Waits\n\n{table}\n\nThe average for England is 27 weeks.").body


def test_the_site_s_name_above_the_menu_is_not_the_title() -> None:
    cleaned = clean(
        f"Fen Forum\n\nHome  About  News  Contact\n\nWhat he said about jobs\n\n{PROSE}"
    )

    assert cleaned.body.startswith("# What he said about jobs\n")
    assert ("Fen Forum", "the site's name") in [(one.text, one.why) for one in cleaned.removed]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("• one\n\n• two", "- one\n- two"),
        ("  •   one\n      o   inner\n  •   two", "- one\n  - inner\n- two"),
        ("● one\n    ○ inner\n● two", "- one\n  - inner\n- two"),
        ("1) one\n   a) inner\n   b) more\n2) two", "1. one\n   - a) inner\n   - b) more\n2. two"),
        ("1. one\na) inner\n2. two", "1. one\n   - a) inner\n2. two"),
        ("1. one\n   1.1. inner\n2. two", "1. one\n   - 1.1. inner\n2. two"),
        ("(i) one\n(ii) two", "- (i) one\n- (ii) two"),
        ("– one\n– two", "- one\n- two"),
        ("✅ one\n✅ two", "- one\n- two"),
        ("👉 One thing\n\n👉 Another", "- One thing\n- Another"),
        ("► one\n   ▹ inner\n► two", "- one\n  - inner\n- two"),
        ("» one\n» two", "- one\n- two"),
        ("~ one\n~ two", "- one\n- two"),
        (">> One\n>> Two", "- One\n- Two"),
        ("* one\n   ** inner\n* two", "- one\n  - inner\n- two"),
        ("1 Early – no wait\n2 Local – no miles", "1. Early – no wait\n2. Local – no miles"),
        ("A. One\nB. Two", "- A) One\n- B) Two"),
        ("a. one\nb. two", "- a. one\n- b. two"),
        (
            "- Backing staff:\n- more training\n- more time",
            "- Backing staff:\n  - more training\n  - more time",
        ),
        (
            (
                "- Schools that include all, by:\n- Ending exclusion by schools\n"
                "- Helping schools to do better\n- Finding jobs"
            ),
            (
                "- Schools that include all, by:\n  - Ending exclusion by schools\n"
                "  - Helping schools to do better\n- Finding jobs"
            ),
        ),
        (
            "- a long item that was wrapped at\n  its end\n- two",
            "- a long item that was wrapped at its end\n- two",
        ),
    ],
)
def test_lists_of_every_kind_become_markdown(text: str, body: str) -> None:
    assert clean(text).body == body


def test_a_number_after_bullets_starts_another_list() -> None:
    text = f"1. First matter\n\n{PROSE}\n\n- one\n- two\n\n2. Second matter\n\n{PROSE}\n"

    assert "\n\n## 2. Second matter\n\n" in clean(text).body


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            (
                "This is a paragraph that was wrapped at a\nwidth that e-mail programs like to use"
                " and\nso it goes on."
            ),
            (
                "This is a paragraph that was wrapped at a width that e-mail programs like to use"
                " and so it goes on."
            ),
        ),
        (
            "A line of a paragraph that has a hyphen at the end is con-\ntinued on the next one.",
            "A line of a paragraph that has a hyphen at the end is continued on the next one.",
        ),
        (
            "A paragraph that keeps its own hyphen as it is about off-\nrolling on the next one.",
            "A paragraph that keeps its own hyphen as it is about off-rolling on the next one.",
        ),
        (
            (
                "It was a full house,\nwhen she came to the confer-\n"
                "ence of the heads of York,\nand sang."
            ),
            "It was a full house, when she came to the conference of the heads of York, and sang.",
        ),
        (
            (
                "She has been a teaching assistant since 2003 and\nhas\nnever, until this month,"
                " held a microphone of\nany kind. It showed for a minute and no longer\nthan\nthat."
            ),
            (
                "She has been a teaching assistant since 2003 and has never, until this month, held"
                " a microphone of any kind. It showed for a minute and no longer than that."
            ),
        ),
        (
            "I went to a debate about plans, and changed my mind\nby Ada Marsh, research fellow",
            "I went to a debate about plans, and changed my mind\n\nby Ada Marsh, research fellow",
        ),
        ("M I N U T E S   O F   T H E   P A N E L", "MINUTES OF THE PANEL"),
        ("A B C D", "A B C D"),
        ("Elm House\n12 Elm Road\nLeeds\nLS1 1AA", "Elm House\n\n12 Elm Road\n\nLeeds\n\nLS1 1AA"),
        ("09:00   Welcome\n10:00   Speech", "09:00 Welcome\n\n10:00 Speech"),
        (
            "[00:01] ANN HALL: Hello, and thank you for coming\n[00:09] BOB HALL: It is good",
            "[00:01] ANN HALL: Hello, and thank you for coming\n\n[00:09] BOB HALL: It is good",
        ),
        (
            "Venue: Committee Suite, County Hall, Exeter\nContact: the clerk of the committee",
            "Venue: Committee Suite, County Hall, Exeter\n\nContact: the clerk of the committee",
        ),
        ("> quoted words that\n> go on", "> quoted words that\n\n> go on"),
    ],
)
def test_wrapped_lines_are_joined_and_others_are_not(text: str, body: str) -> None:
    cleaned = clean(text).body

    assert cleaned == body or cleaned == body.replace("\n\n> go", "\n> go")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("A title of some words\n\n" + PROSE, f"# A title of some words\n\n{PROSE}"),
        (f"Title here\n==========\n\n{PROSE}", f"# Title here\n\n{PROSE}"),
        (
            f"# T\n\n{PROSE}\n\nWhat we think\n\n{PROSE}",
            f"# T\n\n{PROSE}\n\n## What we think\n\n{PROSE}",
        ),
        (
            f"# T\n\n{PROSE}\n\n**What we think**\n\n{PROSE}",
            f"# T\n\n{PROSE}\n\n## What we think\n\n{PROSE}",
        ),
        (
            f"# T\n\n{PROSE}\n\nRead the full speech at\n\n{PROSE}",
            f"# T\n\n{PROSE}\n\nRead the full speech at\n\n{PROSE}",
        ),
        (
            f"# T\n\n{PROSE}\n\nPosted on 4 May 2018\n\n{PROSE}",
            f"# T\n\n{PROSE}\n\nPosted on 4 May 2018\n\n{PROSE}",
        ),
        (f"# T\n\n{PROSE}\n\nHe said:\n\n- one", f"# T\n\n{PROSE}\n\nHe said:\n\n- one"),
    ],
)
def test_headings_are_what_stands_alone_over_prose(text: str, body: str) -> None:
    assert clean(text).body == body


def test_code_and_tables_are_left_as_they_are() -> None:
    code = (
        "Home | News | About\n  - x\nA. one\nB. two\n>> x\n>> y\nRung 1 - a\nRung 2 - b\nRung 3 - c"
    )
    text = f"# T\n\n```\n{code}\n```\n\n| a | b |\n| 1 | 2 |\n\n{PROSE}"

    assert clean(text).body == text


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("a\u00a0b\u200bc\r\nd", "a bc\n\nd"),
        (
            'See <a href="https://x.org/y">the speech</a> now.',
            "See [the speech](https://x.org/y) now.",
        ),
        ("\ufeffwords", "words"),
    ],
)
def test_odd_characters_are_made_plain(text: str, body: str) -> None:
    assert clean(text).body == body


LINES = st.sampled_from(
    [
        "",
        "",
        PROSE,
        "top of page",
        "Home | News | About",
        "A heading of words",
        "- item one",
        "  - inner",
        "1. first thing",
        "2. second thing",
        "a) letter",
        "• bullet by:",
        "> quote",
        "Recent Posts",
        "# Title",
        "## Part",
        "word",
        "     I set this in from the margin, and we did so for all of our ten words.",
        " 1  first of a bare count",
        "2  Second of a bare count",
        "I. Roman",
        "II. Roman",
        "SOME CAPITALS HERE",
        "From: a",
        "To: b",
        "---",
        "===",
        "```",
        "short line",
        "“Quoted words,” she said.",
        "10:00   Welcome",
        "| a | b |",
        "**Bold line**",
        "a line that may well have been wrapped at some width or",
        "3. third",
        "including:",
        "o  inner",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(LINES, max_size=25).map("\n".join))


@settings(max_examples=400, deadline=None)
@given(TEXTS)
@example("# T\n\nBackground\n\n" + PROSE)
@example("•bBAA:BY\r" * 6 + "•BBAA")
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text).body

    assert clean(once).body == once


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[A-Za-z]{2,}", text))


@settings(max_examples=400, deadline=None)
@given(st.lists(LINES, max_size=25).map("\n".join))
def test_no_word_is_lost(text: str) -> None:
    cleaned = clean(text)
    kept = words(cleaned.body) + sum((words(one.text) for one in cleaned.removed), Counter())

    assert words(text) - kept == Counter()


def test_two_short_lines_over_prose_are_a_heading_and_the_first_below_it() -> None:
    text = f"Title of it all\n\n{PROSE}\n\nWhat she said\n\nMoney\n\n{PROSE}\n\nTrust\n\n{PROSE}"
    headings = [line for line in clean(text).body.splitlines() if line.startswith("#")]

    assert headings == ["# Title of it all", "## What she said", "## Money", "## Trust"]


def test_roman_numbers_without_stops_mark_items() -> None:
    body = clean(f"{PROSE} They are:\n\n  I    more schools\n\n  II   better plans\n").body

    assert body.endswith("- I) more schools\n- II) better plans")


def test_a_quotation_below_an_item_is_a_paragraph_of_its_own() -> None:
    quotation = "“I would swap my diary for an hour in Reception tomorrow.”"

    assert clean(
        f"{PROSE}\n\n- an item that is long enough to go on and on and on\n{quotation}"
    ).body.endswith(f"\n\n{quotation}")


def test_indented_lines_below_a_colon_are_items_unless_they_were_wrapped() -> None:
    items = "    more places for those who need them\n    a plan in time\n    an end to waiting"
    wrapped = (
        "    We tell a three year old that she has a nursery place and\n    we tell her mother no."
    )

    assert clean(f"{PROSE} They want:\n\n{items}").body.endswith(
        "- more places for those who need them\n- a plan in time\n- an end to waiting"
    )
    assert "\n- " not in clean(f"{PROSE} She said:\n\n{wrapped}").body


def test_items_may_begin_with_a_link_or_a_box() -> None:
    text = f"{PROSE}\n\n- [Read it](https://example.org/a)\n- [x] done"

    assert clean(text).body == text


@pytest.mark.parametrize(
    "mark", ["►", "⇒", "¤", "➔", "✅", "🟢", "->", "=>", "§", "--", "⁕", "❶", "①"]
)
def test_any_sign_before_a_line_marks_an_item(mark: str) -> None:
    body = clean(f"She wants:\n\n {mark} more places\n {mark} fewer forms\n").body
    assert body == "She wants:\n\n- more places\n- fewer forms"


@pytest.mark.parametrize(
    "marks", ["[1] [2]", "#1 #2", "1: 2:", "1 - 2 -", "#1. #2.", "1/ 2/", "1_ 2_"]
)
def test_any_number_before_a_line_marks_an_item(marks: str) -> None:
    one, two = marks.replace(" -", "_-").split()
    text = f"She wants:\n\n{one} More places\n\n{two} Fewer forms\n".replace("_", " ")
    assert clean(text).body == "She wants:\n\n1. More places\n2. Fewer forms"


def test_bare_numbers_count_items_only_from_one_on() -> None:
    head = "There was a good deal more to her speech than the list:"
    listed = f"{head}\n\n 1   Places near to\n     home\n 2   Plans on time\n"
    assert clean(listed).body == f"{head}\n\n1. Places near to home\n2. Plans on time"
    address = "Come to us:\n\n12 High Street, which is in Leeds.\n\n14 High Street"
    assert clean(address).body == address


def test_large_roman_numbers_mark_items_where_a_second_one_does() -> None:
    assert clean("She asks for:\n\nI.   Fines\nII.  Help\n").body == (
        "She asks for:\n\n- I) Fines\n- II) Help"
    )
    assert clean("I. Newton was here.\n").body == "I. Newton was here."


def test_somebodys_own_words_set_in_from_the_margin_are_a_quotation() -> None:
    text = (
        "The hall was full that day and nobody left before she had come to her end.\n\n"
        "    I came here with five questions and now I have got\n"
        "    some ninety of them to take home.\n\n"
        "    It is open from nine to five on each day of the week but Sunday.\n\n"
        "That was all there was to hear of it, and then we all went to have some tea.\n"
    )
    body = clean(text).body
    assert "> I came here with five questions and now I have got some ninety of them" in body
    assert "> It is open" not in body


def test_an_email_quoted_whole_or_forwarded_is_read_without_the_signs() -> None:
    quoted = "> From: Jo\n> To: all\n> Subject: Leeds\n>\n> She spoke to all of us for an hour."
    assert clean(quoted).body == "She spoke to all of us for an hour."

    passed_on = "Read this, all of you, please.\n\n--- Forwarded message ---\nFrom: Jo\nTo: me\n\n"
    body = clean(f"{passed_on}> Hello Lou,\n>\n> She spoke to us.\n>\n> - more places\n").body
    assert body.endswith("She spoke to us.\n\n- more places")


@pytest.mark.parametrize("word", ["Rung {} -", "Test {}:", "PLEDGE {} –", "Ask no. {}."])
def test_lines_that_a_word_counts_are_items(word: str) -> None:
    one, two = (word.format(n) for n in "12")
    text = f"She wants:\n\n{one} More places.\n  * for all\n\n{two} Fewer forms.\n\nThat was it.\n"
    body = f"- {one} More places.\n  - for all\n- {two} Fewer forms."
    assert clean(text).body == f"She wants:\n\n{body}\n\nThat was it."


def test_counted_lines_with_paragraphs_below_are_no_items() -> None:
    text = "Part 1: the morning\n\nIt rained all day.\n\nPart 2: the evening\n\nIt rained on."
    assert clean(text).body == text


def test_signs_around_a_heading_are_no_code() -> None:
    text = "~~~ Parliament ~~~\n\nThe minister came.\n\n~~~ Dates ~~~\n\nThe party is on Monday."
    body = "## Parliament\n\nThe minister came.\n\n## Dates\n\nThe party is on Monday."
    assert clean(text).body.replace("# Par", "## Par").replace("###", "##") == body


def test_a_date_is_no_number_of_an_item() -> None:
    text = "It was a good day for us all.\n\n26 November 2019 — by Hattie\n\nShe was there."
    assert clean(text).body == text


def test_points_below_a_lettered_one_have_its_letter_and_a_number() -> None:
    body = clean(
        "C.  Services\n     C1.  No goodbyes\n     C2.  One pot\nD.  Spot it sooner\n"
    ).body
    assert body == "- C. Services\n  - C1. No goodbyes\n  - C2. One pot\n- D. Spot it sooner"


@pytest.mark.parametrize("over", ["3 thoughts on “A day out”", 'One response to "A day out"'])
def test_what_readers_wrote_below_a_post_goes(over: str) -> None:
    cleaned = clean(
        f"A day out\n\nThe minister came to see us all today.\n\n{over}\n\nI was there too."
    )
    assert "I was there" not in cleaned.body
    assert cleaned.removed[-1].why == "readers' comments"


@pytest.mark.parametrize(
    "line",
    ["Posted by admin on 14/03/2024 | 3 Comments", "14 March 2024", "By Newsdesk, 23 May 2025"],
)
def test_who_posted_it_and_when_is_a_line_of_its_own(line: str) -> None:
    body = clean(f"Minister promises help at the Leeds SEND summit\n{line}\n\nShe spoke.\n", 1).body

    assert body.split("\n\n") == [
        "Minister promises help at the Leeds SEND summit",
        line,
        "She spoke.",
    ]


def test_signs_of_which_each_stands_once_do_not_nest() -> None:
    assert clean("He wants:\n• work\n▪ places\n➢ training").body == (
        "He wants:\n\n- work\n- places\n- training"
    )
    assert clean("He wants:\n• work\n▪ places\n▪ training").body == (
        "He wants:\n\n- work\n  - places\n  - training"
    )


def test_hyphens_without_a_space_mark_items_one_below_the_other() -> None:
    assert clean("He wants:\n-more places\n-less waiting").body == (
        "He wants:\n\n- more places\n- less waiting"
    )
    assert clean("He left.\n-Ann").body == "He left.\n\n-Ann"


def test_rows_with_tabs_become_a_table() -> None:
    rows = "Proposal\tWhen\nOne named officer for each family\tBy May\nBuses on time\tBy June"

    assert clean(f"# A day\n\n{PROSE}\n\n{rows}\n").body.split("\n\n")[-1].split("\n") == [
        "| Proposal | When |",
        "|---|---|",
        "| One named officer for each family | By May |",
        "| Buses on time | By June |",
    ]


def test_a_menu_with_tabs_is_no_table() -> None:
    menu = "Home\tNews\nEvents\tDonate\nAbout\tContact"

    assert clean(f"{menu}\n\n# A title of some words\n\n{PROSE}\n").body == (
        f"# A title of some words\n\n{PROSE}"
    )


def test_a_line_that_found_no_room_above_goes_on_with_the_point() -> None:
    text = (
        "1. Inspection. Ofsted and the Care Quality Commission had begun it in May.\n"
        "Inspectors would ask whether an area knew itself, she said, and then\n"
        "whether anybody had told the families who live there.\n"
        "2. Places.\n"
    )

    assert [line[:2] for line in clean(text).body.split("\n") if line] == ["1.", "2."]


def test_a_banner_on_the_virus_goes_and_a_title_on_it_stays() -> None:
    banner = "Coronavirus (COVID-19): what you need to know"
    title = "Coronavirus (COVID-19) update: First Minister's speech 20 March 2020"

    cleaned = clean(f"{banner}\n\n{title}\n\nGood afternoon. I want to begin with schools.\n")

    assert [line.text for line in cleaned.removed] == [banner]
    assert title in cleaned.body


LONG = "A paragraph on one line tells of a minister who came to a hall and spoke. " * 3


def test_amid_paragraphs_on_a_line_each_short_lines_stay_apart() -> None:
    head = (
        "Ada Marsh MP, Shadow Minister for Care\nAddress to the support staff seminar, Elm Centre"
    )
    body = clean(f"{head}\n\n" + "\n\n".join([LONG.strip()] * 3)).body

    assert "Shadow Minister for Care\n\nAddress to the support" in body


def test_in_wrapped_text_a_line_that_ends_early_ends_there() -> None:
    wrapped = "\n".join(["The hall was full of people who had come a long way to hear"] * 12)
    body = clean(f"Ada Marsh, Director of Care\nElm Civic Centre, Thursday\n\n{wrapped} it.").body

    assert "Director of Care\n\nElm Civic Centre" in body


def test_a_row_of_buttons_below_the_byline_leaves_the_title() -> None:
    page = f"A title of some words\n\nBy Ada Marsh, reporter\n\nFollow   Share   Save\n\n{PROSE}"

    assert clean(page).body.startswith("# A title of some words")


def test_items_may_hang() -> None:
    listed = (
        "  EARLY - help, when a\n    worry shows\n  FAIR - the same\n    money\n  LOCAL - near\n"
    )
    body = clean(f"He offered:\n\n{listed}").body

    assert "- EARLY - help, when a worry shows\n- FAIR - the same money\n- LOCAL - near" in body


def test_a_line_between_dashes_is_no_item() -> None:
    assert "- ends" not in clean(f"{PROSE}\n\n– ends –\n").body


def test_the_day_below_an_item_is_not_lost() -> None:
    item = "- With some items that have words enough to go on for"

    assert "3 May 2024" in clean(f"{item}\n3 May 2024\n").body


def test_numbers_with_dashes_are_markers_where_they_count() -> None:
    assert clean(f"{PROSE}\n\n1 - a plan\n2 - a place\n3 - a bus\n").body.endswith("3. a bus")
    assert "12. a record" not in clean(f"{PROSE} The fund stood at\n12 - a record - then.\n").body


def test_a_text_of_many_short_lines_is_no_deeper_for_it() -> None:
    block = "\n".join(["The hall was full of people who had come a long way to hear it"] * 12)
    assert (
        clean("\n".join([f"{block}\nThe end of it."] * 1100)).body.count("The end of it.") == 1100
    )
