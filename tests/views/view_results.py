"""Results to show: an ordinary one, an empty one, and one full of text that is out to do harm."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sendnotes.model import (
    AddOutcome,
    AddResult,
    AddStatus,
    CheckResult,
    DuplicateGroup,
    Explanation,
    Facet,
    Filters,
    FocusArea,
    FocusItem,
    FocusResult,
    Hit,
    Kind,
    Likeness,
    ListItem,
    ListKind,
    ListResult,
    NewsItem,
    NewsResult,
    Origin,
    Passage,
    Post,
    Problem,
    Question,
    Quote,
    QuoteItem,
    QuoteResult,
    Reaction,
    Reading,
    Removed,
    SavedResult,
    SavedSearch,
    Scope,
    Searched,
    SearchResult,
    ShowResult,
    SimilarResult,
    Speech,
    SpeechItem,
    Stance,
    Tally,
    Voice,
    Witness,
)

SPEECH = Speech(
    speaker="Damian Hinds",
    role="Secretary of State for Education",
    event="Association of Directors of Children's Services conference",
    place="Manchester",
    date="2018-07-05",
    inferred=("date",),
)
EXCLUSION = FocusArea(
    "Dealing with pre-emptive (at time of selection/ entry), formal and informal exclusion - "
    "off-rolling, by schools",
    ("exclusion", "admissions"),
)
EMPLOYMENT = FocusArea(
    "Increasing efforts to help SEND young people into employment: able to access opportunities "
    "that will help them find employment – building on the work done, such as the supported "
    "internships programme.",
    ("employment", "preparing-for-adulthood"),
)
INCLUSION = FocusArea(
    "Making mainstream schools more inclusive in meeting SEND needs", ("inclusion",), (EXCLUSION,)
)
EVERY_SCHOOL = Quote(
    "Every school is a school for pupils with SEND; and every teacher is a teacher of SEND pupils.",
    "Damian Hinds",
)
STRONG_SAY = Quote("Children, young people and parents should … have a strong say", None, False)
BODY = """\
# Encouraging SEND messages from Secretary of State for Education

The Secretary of State for Education, Damian Hinds, spoke to the Association of Directors of \
Children's Services conference on Thursday 5 July in Manchester.

## Areas of focus

- Making mainstream schools more inclusive in meeting SEND needs:
  - Dealing with pre-emptive, formal and informal exclusion - off-rolling, by schools: saying \
“Every school is a school for pupils with SEND.”
- Increasing efforts to help SEND young people into employment

1. First
   1. Within the first

> We look forward to working with NNPCF on these matters."""
POST = Post(
    id="2018-08-04-encouraging-send-messages-from-secretary-of-state",
    title="Encouraging SEND messages from Secretary of State for Education",
    source="Family Voice Surrey",
    url="https://example.org/encouraging",
    published="2018-08-04",
    kind=Kind.REPORT,
    speeches=(SPEECH,),
    focus_areas=(INCLUSION, EMPLOYMENT),
    quotes=(EVERY_SCHOOL, STRONG_SAY),
    organisations=("National Network of Parent Carer Forums", "Family Voice Surrey"),
    abbreviations={"NNPCF": "National Network of Parent Carer Forums"},
    reactions=(
        Reaction("Family Voice Surrey", Stance.WELCOMED, "has welcomed the speech"),
        Reaction("Family Voice Surrey", Stance.CALLED_FOR, "more funding for SEND"),
    ),
    tags=("forum", "minister"),
    original="3f9c0ad2.txt",
    fingerprint="f" * 16,
    extra={"author": "A. Carer", "related": ["one", "two"]},
    body=BODY,
)
PLAIN_POST = Post(
    id="2019-03-11-speech-and-language",
    title="Speech and language",
    kind=Kind.ARTICLE,
    body="No speech here.",
)
SEARCHED = Searched(posts=41, speeches=12, first="2016-05-03", last="2026-07-01")
PASSAGE = Passage(
    "formal and informal exclusion - off-rolling, by schools",
    ((20, 29), (32, 43)),
    Voice.REPORTED,
    None,
    "Making mainstream schools more inclusive in meeting SEND needs: thereby optimising",
)
SAID = Passage(
    "Every school is a school for pupils with SEND; and every teacher is a teacher of SEND "
    "pupils. And all schools and colleges have a level of responsibility here.",
    ((0, 5), (6, 12)),
    Voice.SAID,
    "Damian Hinds",
    "Dealing with pre-emptive exclusion",
)
READING = Reading(
    post=POST,
    explanations=(
        Explanation("title", POST.title, Origin.READ, "the text's first heading"),
        Explanation("source", POST.source, Origin.GIVEN, "given with --source"),
        Explanation("published", "2018-08-04", Origin.GIVEN, "given in the front matter"),
        Explanation("speeches[0].speaker", "Damian Hinds", Origin.READ, "named before “spoke to”"),
        Explanation(
            "speeches[0].date",
            "2018-07-05",
            Origin.INFERRED,
            "“Thursday 5 July”; while Damian Hinds held the office, 5 July was a Thursday in 2018",
        ),
        Explanation("speeches[0].url", None, Origin.MISSING, "“the full speech at” has no link"),
    ),
    removed=(
        Removed(1, "top of page", "a page builder's marker"),
        Removed(31, "Featured Posts", "a side bar's heading"),
    ),
    notes=("1 quotation mark has no partner",),
)
HITS = (Hit(POST, 12.5, (SAID, PASSAGE)), Hit(PLAIN_POST, 3.25))
SEARCH = SearchResult(
    query="exclusion",
    understood="exclusion",
    total=2,
    searched=SEARCHED,
    hits=HITS,
    also_matched=("off-rolling", "excluded"),
)
FACETS = (
    Facet("speaker", (("Damian Hinds", 2), ("Nadhim Zahawi", 1))),
    Facet("year", (("2019", 1), ("2018", 1))),
    Facet("topic", tuple((f"topic-{number}", 12 - number) for number in range(11))),
    Facet("source", (("Family Voice Surrey", 1),)),
    Facet("kind", (("report", 1), ("article", 1))),
)
SAVED = SavedSearch(
    "exclusion",
    Question(
        "exclusion -academies", Filters(source=("Lantern", "Surrey"), since="2018"), Scope.QUOTES
    ),
    "2026-02-22T12:00:00+00:00",
)
MARKED = ShowResult(
    POST,
    "/archive/posts/2018/encouraging.md",
    marks={
        POST.title: ((12, 16),),
        EVERY_SCHOOL.text: ((6, 12), (51, 58)),
        EMPLOYMENT.text: ((27, 31),),
        "more funding for SEND": ((5, 12),),
        BODY: ((14, 18), (BODY.index("Dealing"), BODY.index("Dealing") + 7)),
    },
)
FOCUS_ITEM = FocusItem(EMPLOYMENT, SPEECH, (EVERY_SCHOOL,), POST.id)
SUB_ITEM = FocusItem(EXCLUSION, None, (), POST.id, under=INCLUSION.text)
QUOTE_ITEM = QuoteItem(EVERY_SCHOOL, SPEECH, POST.id, ((47, 50), (51, 58)))
NO_WORDS = Speech()


@dataclass(frozen=True)
class Results:
    """One result for each method of a view; lists of every kind."""

    search: SearchResult
    listings: tuple[ListResult, ...]
    post: ShowResult
    focus: FocusResult
    quotes: QuoteResult
    added: AddResult
    checked: CheckResult
    saved: SavedResult
    news: NewsResult
    similar: SimilarResult


def listing(kind: ListKind, *items: ListItem) -> ListResult:
    return ListResult(kind, len(items), SEARCHED, items)


def outcome(status: AddStatus, reading: Reading | None = READING, **keys: Any) -> AddOutcome:
    return AddOutcome("post.txt", status, reading=reading, **keys)


ORDINARY = Results(
    search=SEARCH,
    listings=(
        listing(ListKind.POSTS, POST, PLAIN_POST),
        listing(
            ListKind.SPEECHES,
            SpeechItem(SPEECH, POST.id, POST.title, 2, 2),
            SpeechItem(NO_WORDS, PLAIN_POST.id, PLAIN_POST.title),
        ),
        listing(ListKind.FOCUS, FOCUS_ITEM, SUB_ITEM),
        listing(ListKind.QUOTES, QUOTE_ITEM, QuoteItem(STRONG_SAY, None, PLAIN_POST.id)),
        listing(
            ListKind.SPEAKERS,
            Tally(
                "Damian Hinds", 2, 3, "2018-07-05", "2019-02", "Secretary of State for Education"
            ),
            Tally("Nadhim Zahawi", 1, 1),
        ),
        listing(
            ListKind.TOPICS,
            Tally("employment", 4, 6, "2016-05", "2020", "Getting and keeping jobs"),
        ),
        listing(ListKind.ORGANISATIONS, Tally("Ofsted", 12, 12, "2016-05-03", "2026-07-01")),
        listing(ListKind.SOURCES, Tally("Family Voice Surrey", 1, 1, "2018-08-04", "2018-08-04")),
        listing(ListKind.TAGS, Tally("forum", 1, 1)),
        listing(
            ListKind.DUPLICATES,
            DuplicateGroup((POST, replace(POST, id="2018-08-06-encouraging", source=None)), 0.714),
        ),
    ),
    post=ShowResult(POST, "/archive/posts/2018/encouraging.md", READING),
    focus=FocusResult("employment", "topic employment", SEARCHED, (FOCUS_ITEM, SUB_ITEM)),
    quotes=QuoteResult(
        "every teacher",
        SEARCHED,
        (QUOTE_ITEM, QuoteItem(STRONG_SAY, None, PLAIN_POST.id)),
    ),
    added=AddResult(
        "/archive",
        (
            AddOutcome(
                "post.txt",
                AddStatus.WOULD_ADD,
                None,
                READING,
                "/archive/posts/2018/encouraging.md",
                "---\ntitle: Encouraging\n---\n\nThe text, as long as it is. "
                + "word " * 20
                + "\n",
            ),
        ),
    ),
    checked=CheckResult(
        "/archive", 41, 40, (Problem("posts/2018/a.md", "its original 3f.txt is missing"),)
    ),
    saved=SavedResult((SAVED, SavedSearch("hinds", Question("", Filters(speaker=("Hinds",)))))),
    news=NewsResult(
        "2026-03-01T12:00:00+00:00",
        SEARCHED,
        2,
        (NewsItem(SAVED, "posts with exclusion in their quotes", 3, HITS),),
    ),
    similar=SimilarResult(
        PLAIN_POST,
        2,
        SEARCHED,
        (
            Likeness(
                POST,
                0.873,
                ("off-rolling", "exclusion"),
                ("exclusion", "inclusion"),
                ("Damian Hinds",),
                same_speech=True,
                overlap=0.91,
                near_duplicate=True,
            ),
            Likeness(PLAIN_POST, 0.2, ("speech",)),
        ),
    ),
)
EMPTY = Results(
    search=SearchResult("zebra", "zebra", 0, SEARCHED, suggestions=("zones",)),
    listings=tuple(listing(kind) for kind in ListKind),
    post=ShowResult(Post(), ""),
    focus=FocusResult("zebra", "zebra", SEARCHED),
    quotes=QuoteResult("zebra", SEARCHED),
    added=AddResult("/archive"),
    checked=CheckResult("/archive", 0, 0),
    saved=SavedResult(),
    news=NewsResult("2026-03-01", SEARCHED),
    similar=SimilarResult(Post(), 0, SEARCHED),
)
HARM = (
    "=cmd()|x [bold]b[/x] :tada: \x1b[31mred \x9b2J <script>alert(1)</script> \u202eabc "
    "**b** `c` [l](javascript:x)\r\n# h\n- i\t| \u2028 ## \x00"
)


def all_of(text: str) -> Results:
    """Return results in which every text is `text`."""
    speech = Speech(text, text, text, text, text, text, text, ("date", text))
    area = FocusArea(text, (text,), (FocusArea(text, (text,), (), text),), text)
    quote = Quote(text, text, False)
    post = Post(
        id=text,
        title=text,
        source=text,
        url=text,
        published=text,
        speeches=(speech, speech, speech, speech),
        focus_areas=(area, area),
        quotes=(quote,),
        organisations=(text,),
        abbreviations={text: text},
        reactions=(Reaction(text, Stance.WELCOMED, text),),
        tags=(text,),
        original=text,
        fingerprint=text,
        extra={
            text: text,
            "nested": {text: [text, {text: text}]},
            "witnesses": [dict.fromkeys(("id", "source", "url", "published"), text)] * 2,
        },
        body=text,
    )
    searched = Searched(1, 1, text, text)
    passage = Passage(text, ((0, 3), (2, 900), (-1, 4)), Voice.SAID, text, text)
    reading = Reading(
        post=replace(post, title="other", focus_areas=(), speeches=(), body="other"),
        explanations=(Explanation(text, text, Origin.INFERRED, text),),
        removed=(Removed(1, text, text),) * 9,
        notes=(text,),
    )
    also = (Witness(text, text, text, text, text, text, text),) * 7
    focus = FocusItem(area, speech, (quote,), text, text, also)
    marked = QuoteItem(quote, speech, text, ((0, 3), (7, 5), (2, 900)), also)
    item_of: dict[ListKind, ListItem] = {
        ListKind.POSTS: post,
        ListKind.SPEECHES: SpeechItem(speech, text, text, also=also),
        ListKind.FOCUS: focus,
        ListKind.QUOTES: marked,
        ListKind.DUPLICATES: DuplicateGroup((post, post), 0.5),
    }
    tally = Tally(text, 1, 2, text, text, text)
    outcomes = tuple(AddOutcome(text, status, text, reading, text, text) for status in AddStatus)
    hit = Hit(post, float("nan"), (passage,), also)
    facets = (Facet(text, ((text, 1),)),)
    filters = Filters(*((text,),) * 7, (Kind.NEWS,), (text,), text, text)
    saved = SavedSearch(text, Question(text, filters, Scope.TITLE, exact=True), text)
    like = Likeness(post, float("nan"), (text,), (text,) * 9, (text,), overlap=float("nan"))
    return Results(
        search=SearchResult(text, text, 1, searched, (hit,), facets=facets),
        listings=tuple(
            ListResult(kind, 1, searched, (item_of.get(kind, tally),)) for kind in ListKind
        ),
        post=ShowResult(post, text, reading, marks={text: ((0, 3), (2, 900), (-1, 4))}),
        focus=FocusResult(text, text, searched, (focus,)),
        quotes=QuoteResult(text, searched, (marked,)),
        added=AddResult(text, outcomes),
        checked=CheckResult(text, 1, 1, (Problem(text, text),), (text,)),
        saved=SavedResult((saved,)),
        news=NewsResult(text, searched, 1, (NewsItem(saved, text, 2, (hit,)),)),
        similar=SimilarResult(post, 1, searched, (like, replace(like, near_duplicate=True))),
    )
