"""What sort of text a post is, and what it is called."""

import pytest

from sendnotes.extract import read
from sendnotes.extract.topics import load_taxonomy
from sendnotes.model import CleanText, Given, Kind, Origin, Post, Reading, Removed

OWN = "Good morning. I am glad to be here. I want to tell you what I saw, and what I think of it."


def reading(body: str, given: Given | None = None, removed: tuple[str, ...] = ()) -> Reading:
    clean = CleanText(body, tuple(Removed(1, line, "page furniture") for line in removed))
    return read(clean, given=given or Given(), taxonomy=load_taxonomy())


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (f"# Speech\n\nCheck against delivery\n\n{OWN}", Kind.DRAFT_TEXT),
        (
            f"# Talk\n\nTranscript of the speech, exactly as it was delivered.\n\n{OWN}",
            Kind.TRANSCRIPT,
        ),
        (f"# Talk\n\nBelow is the text of the speech by Jane Smith.\n\n{OWN}", Kind.TRANSCRIPT),
        (f"# Talk\n\nSpeaker’s notes, may differ.\n\n{OWN}", Kind.SPEAKING_NOTES),
        (
            f"# Schools\n\nWritten statement\n\nI am today publishing my plans. {OWN}",
            Kind.STATEMENT,
        ),
        (f"# Jane Smith’s keynote speech\n\n{OWN}", Kind.TRANSCRIPT),
        ("# News\n\nThe club meets on Mondays. I bring the cake.", Kind.NEWS),
        ("# News\n\nThe transcript of the speech will follow.", Kind.NEWS),
    ],
)
def test_the_kind_is_read_from_labels_and_from_who_speaks(body: str, kind: str) -> None:
    assert reading(body).post.kind is kind


def test_a_given_kind_stands() -> None:
    given = Given(post=Post(kind=Kind.ARTICLE), how={"kind": "given with --kind"})

    assert reading(OWN, given).post.kind is Kind.ARTICLE


@pytest.mark.parametrize(
    ("body", "removed", "title", "origin"),
    [
        ("# The title\n\nText.", (), "The title", Origin.READ),
        ("SEND\n\n# The title\n\nText.", (), "The title", Origin.READ),
        ("WE ARE ALL LATE TODAY The vote was close\n\nText.", (), "WE ARE ALL LATE TODAY", "read"),
        ("1 What he said\n\nText.\n\n2 Dates\n\nText.", (), "What he said", Origin.READ),
        (
            "A blog about SEND and tea\n\nWhat he told us then\n\nText.",
            (),
            "What he told us then",
            "read",
        ),
        ("# Speech The Minister at the summit\n\nText.", (), "The Minister at the summit", "read"),
        (
            "31 March 2024\n\nTeachers tell their union\n\nText.",
            (),
            "Teachers tell their union",
            Origin.READ,
        ),
        (
            "# Home / News / May\n\nWhat the minister told us\n\nText.",
            (),
            "What the minister told us",
            Origin.READ,
        ),
        (
            "# LINK | The SEND service\n\nWhat the minister told us\n\nText.",
            (),
            "What the minister told us",
            Origin.READ,
        ),
        (
            (
                "Stories from the valley of the Severn\n\nBuses that never come\n\nThe buses of the"
                " county came up again on Friday. Nobody on the panel could say why they never come"
                " on the first day of a term, nor who is paid for it."
            ),
            (),
            "Buses that never come",
            Origin.READ,
        ),
        (
            (
                "ROUND ROBIN\n\nfor parents of disabled children in East Sussex and Brighton\n\n"
                "A minister, a father and eleven box files\n\nIn October the Minister came to the"
                " Town Hall in Lewes, and about 150 of us had questions to put to her there."
            ),
            (),
            "A minister, a father and eleven box files",
            Origin.READ,
        ),
        ("Hello all,\n\nText.", ("Subject: Re: [send-list] The title",), "The title", Origin.READ),
        ("Published 6 July 2018\n\nOne sentence.", (), "One sentence", Origin.INFERRED),
        ("By Ann Smith\n\nOne sentence. Another.", (), "One sentence", Origin.INFERRED),
        ("One sentence here. Another.", (), "One sentence here", Origin.INFERRED),
        ("word " * 50, (), "word " * 18 + "word word …", Origin.INFERRED),
        ("", (), "", Origin.MISSING),
    ],
)
def test_the_title_is_the_best_there_is(
    body: str, removed: tuple[str, ...], title: str, origin: str
) -> None:
    read_in = reading(body, removed=removed)
    told = next(each for each in read_in.explanations if each.field == "title")

    assert (read_in.post.title, told.origin) == (title, origin)


def test_a_given_title_stands() -> None:
    given = Given(post=Post(title="Mine"), how={"title": "given with --title"})

    assert reading("# Theirs", given).post.title == "Mine"


def test_a_letter_may_tell_of_a_speech_and_is_none() -> None:
    text = (
        "Dear parents\n\nOn Wednesday I went to Antrim for the spring conference of our schools."
        " Paul Reed, the Education Minister, spoke to it for an hour. “A cupboard is no classroom,”"
        " he said.\n\nYours sincerely\nRita Corr"
    )
    post = reading(text).post

    assert (post.kind, [speech.speaker for speech in post.speeches]) == ("report", ["Paul Reed"])
