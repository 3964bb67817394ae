"""When, where and by whom a post was published."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sendnotes.extract.date_words import DateMention, calendar_date
from sendnotes.extract.dates import find_dates
from sendnotes.extract.dating import resolve
from sendnotes.extract.headers import find_labels, header_lines
from sendnotes.extract.iso_dates import iso_date, url_date
from sendnotes.extract.mastheads import find_source
from sendnotes.extract.offices import load_offices
from sendnotes.extract.people import find_cast
from sendnotes.extract.roles import has_head
from sendnotes.model import Explanation, Origin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sendnotes.extract.blocks import Block
    from sendnotes.extract.headers import Label, Line
    from sendnotes.extract.people import Cast
    from sendnotes.model import CleanText, Given

_TOP = 30
_DIGIT = re.compile(r"[0-9]")
_BARE_URL = re.compile(r"\s*<?(https?://[^\s<>]{4,500})>?\s*")
_URL_LAST = re.compile(
    r"^(?:(?:[^.:]{0,60}\s)?<?(https?://[^\s<>]{4,500})"
    r"|\s*<?((?:[\w-]{1,60}\.){1,4}[a-z]{2,12}/[^\s<>]{4,500}))>?\s*$"
)
"""A line that ends in an address, or is one that lacks its scheme."""
_TOP_LINES = 8
_HEAD = 20_000
"""As much of a text as a year is looked for in."""
_AROUND = re.compile(
    r"^(?:issue|no\.?|number|edition|vol(?:ume)?\.?|newsletter|bulletin|news"
    r"|update)?[\s\d.,:;|/()–—·-]*"
    r"(?:issue|no\.?)?[\s\d,.|–-]*$"
    r"|^[*_]*(?:tagged|tags|categor(?:y|ies)|filed under|posted in)\b[^\d]{0,60}$"
    r"|^(?:by|from|posted by|written by)?\s*[\w’' .-]{0,40}[|,·•–—-]\s*$"
    r"|^by [^\d,.;:]{3,40}(?:, [^\d.;:]{3,50})?\s*$"
    r"|^(?:by\b.{0,60}\n)?\d{1,2}[:.]\d\d(?: ?[ap]m)?,?\s*$"
    r"|^(?:[\w’'&.@ -]{1,40}?\s*[|/»›>·•]\s*){1,4}$",
    re.IGNORECASE,
)
_FILED = re.compile(
    r"\s*\b(?:filed under|posted in|categor(?:y|ies)|tags?|tagged)\b.*", re.IGNORECASE
)
"""Where a post is kept, which tells nothing of its date: “Filed under: Events”."""
_AFTER = re.compile(
    r"^[\s,.|·•~–—:;()/-]*(?:(?:at )?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?|GMT|BST"
    r"|[+-]\d{4})?)?[\s,|·•–—()-]*"
    r"(?:(?:an? )?\w{1,8}[ -](?:min(?:ute)?s?)[ -]?(?:read)?|\d+ comments?|no comments"
    r"|leave a comment|be the first to comment|views?.*"
    r"|[A-Za-z][\w ,&/’'-]{1,50}[|·•]\s*(?:\d+|no) comments?"
    r"|(?:[\w,&:’' -]{1,40}[|·•/]\s*){1,5}[\w,&:’' -]{0,40}"
    r"|column \w+|(?:number|no\.?|issue|edition|vol(?:ume)?) ?\d+"
    r"|by .{0,60}|newest .{0,80}|news|blog|press release|uncategori[sz]ed|(?:last )?updated.*"
    r"|share.*"
    r"|(?:filed (?:under|in)|posted in|categor(?:y|ies)|tags?|tagged)\b.{0,80}|\d+)?"
    r"[\s,|·•.()-]*(?:\([^()]{3,80}\)\s*)?$",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    r"\b(?:issue|no\.?|number|edition|(?:e-?)?(?:newsletter|bulletin|news)|vol(?:ume)?|round-?up"
    r"|special|supplement|week ending|digest|weekly|daily|monthly|gazette|magazine)\b.{0,70}$",
    re.IGNORECASE,
)
"""A line about the issue of a periodical, before its date."""
_ARCHIVE = re.compile(r"\barchives?\b|[>›»]", re.IGNORECASE)
"""A trail to the page, whose month is that of a folder of others."""
_EMBARGO = re.compile(r"\W*(?:strictly )?embargo", re.IGNORECASE)
_FEW = 14
_OF_OCCASION = re.compile(
    r"\b(?:held|venue|where|when|conference|meeting|agm|summit|lecture|reception|debate|seminar"
    r"|webinar|event|hearing|session|minutes|delivered|speech|spoke|book|clos(?:es|ing)|opens?|until"
    r"|from|since|next|last|on|at|in|to|review|deadline|due|by the|hall|hotel|centre|room|house"
    r"|\d{1,2}(?:[:.]\d\d)? ?[ap]m)\b",
    re.IGNORECASE,
)
_WRITER = re.compile(r"^\W*by\b|\b(?:correspondent|editor|reporter|journalist)\b", re.IGNORECASE)
_TIMES = re.compile(
    r"\d{1,2}[:.]\d\d\s?(?:[ap]m)?\s*(?:-|–|—|to|until)\s*\d{1,2}[:.]\d\d|^\s*(?:time|when)\s*(?::|\Z)",
    re.I,
)
_TIME = re.compile(r"\d{1,2}[:.]\d\d(?: ?[ap]m)?,? (?:on )?")
_SET_APART = re.compile(r"\s*[|~·•–—]\s")
"""What parts the date of an issue from whatever the line goes on with."""
_COLOPHON = re.compile(
    r"\b(?:(?:wrote this\b|(?:transcript|bulletin|newsletter|notes|page|post|blog|report|round-?up)"
    r"\b[^.;]{0,80}?\b(?:put (?:up|online)|posted|sent(?: out)?|finished|written|typed|circulated"
    r"|published|printed)\b)[^.;\d]{0,50}? on"
    r"|(?:put on (?:our|this|the) (?:site|page|website|blog)|writing this(?: on)?(?: the)?)(?: on)?"
    r"|(?:filed|printed|re-?posted|dispatched|published|broadcast|circulated)"
    r"(?: at \d\d[:.]\d\d)?(?: on|,|:)?"
    r"|(?:Reporter|Times|Gazette|Echo|News|Weekly|World|Journal|Post|Bulletin|Chronicle|Herald|Star"
    r"|Mail|Express|Sentinel|Correspondent|Magazine|Review|Agency|Press|Record|Courier|Argus"
    r"|Observer|Guardian|Telegraph|Standard|Teacher|Parent|Wire|Digest|Today|Week),) (?=\S)",
    re.IGNORECASE,
)
"""What says at the end of a text when it was made, or the paper with the day: “Bulletin typed up by
Jo on 3 May 2016”, “The Correspondent, Wednesday 14 November 2018”."""
_A_YEAR = re.compile(r"(?:19|20)\d\d|\d/\d\d")
"""What a whole day has, and few paragraphs: looking for it first is faster."""
_FIRST_BLOCKS, _LAST_BLOCKS = 6, 4
_POSTED = re.compile(r"(?<![\w’'])(?:posted|published|added|uploaded)(?: on)?:?\s+(?=\S)", re.I)


@dataclass(frozen=True, slots=True)
class Publication:
    """When (ISO), by whom and where a post appeared, and how each came about."""

    published: str | None = None
    source: str | None = None
    url: str | None = None
    explanations: tuple[Explanation, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """A date beside the text; the lower `rank`, the more surely it is that of publication."""

    rank: int
    mention: DateMention
    printed: str


def find_publication(clean: CleanText, blocks: Sequence[Block], given: Given) -> Publication:
    """Return what the furniture and the header of a post tell of its publication."""
    lines = header_lines(blocks, clean.removed)
    told: list[Explanation] = []
    url = _url(lines, given, told)
    published = _published(clean, blocks, lines, given, url, told)
    if "source" in given.how:
        source = given.post.source
        told.append(Explanation("source", source, Origin.GIVEN, given.how["source"]))
    else:
        source, explanation = find_source(clean, blocks, lines)
        told.append(explanation)
    return Publication(published, source, url, tuple(told))


def _url(lines: Sequence[Line], given: Given, told: list[Explanation]) -> str | None:
    if "url" in given.how:
        told.append(Explanation("url", given.post.url, Origin.GIVEN, given.how["url"]))
        return given.post.url
    for line in lines:
        found = _BARE_URL.fullmatch(line.text)
        if found and (line.number is None or line.number <= 3):
            if line.number is None and line is not next(
                (x for x in lines if x.number is None), None
            ):
                continue
            told.append(
                Explanation("url", found[1], Origin.READ, "read: the address above the text")
            )
            return found[1]
    kept = [line for line in lines if line.number is None][:_TOP_LINES]
    for line in lines:
        top = line in kept if line.number is None else line.number <= _TOP_LINES
        if not top or "/" not in line.text:
            continue
        found = _URL_LAST.search(line.text)
        address = found[1] or found[2] if found else None
        if address and url_date(address):
            how = f"read: “{line.text}”"
            told.append(Explanation("url", address, Origin.READ, how))
            return address
    told.append(Explanation("url", None, Origin.MISSING, "missing: the text has no address"))
    return None


def _published(
    clean: CleanText,
    blocks: Sequence[Block],
    lines: Sequence[Line],
    given: Given,
    url: str | None,
    told: list[Explanation],
) -> str | None:
    if "published" in given.how:
        day = given.post.published
        told.append(Explanation("published", day, Origin.GIVEN, given.how["published"]))
        return day
    found = sorted((*_candidates(lines), *_colophon(blocks)), key=lambda each: each.rank)
    for each in found:
        if each.mention.complete:
            resolved = resolve(each.mention)
            if resolved.iso:
                how = f"read: “{each.printed}”"
                told.append(Explanation("published", resolved.iso, Origin.READ, how))
                return resolved.iso
    address = url_date(url)
    if iso_date(address):
        how = f"inferred: the address has {address}"
        told.append(Explanation("published", address, Origin.INFERRED, how))
        return address
    months = {each.mention.month for each in found if each.mention.year} - {None}

    @cache
    def told_in_head() -> tuple[Cast, Sequence[DateMention]]:
        head = clean.body[:_HEAD]
        return find_cast(head, given=given, offices=load_offices()), find_dates(head)

    for each in found:
        if each.mention.day is not None and each.mention.month in (months or {each.mention.month}):
            day, how = _with_year(each, told_in_head, lines, address)
            if day:
                told.append(Explanation("published", day, Origin.INFERRED, how))
                return day
    for each in found:
        month_alone = each.mention.day is None and each.mention.month and each.mention.year
        if month_alone and not _ARCHIVE.search(each.printed):
            month = f"{each.mention.year}-{each.mention.month:02}"
            how = f"read: “{each.printed}”, which names no day"
            told.append(Explanation("published", month, Origin.READ, how))
            return month
    how = "missing: the text has no date of publication"
    told.append(Explanation("published", None, Origin.MISSING, how))
    return None


def _candidates(lines: Sequence[Line]) -> Iterator[_Found]:
    labels = find_labels(lines)
    for label in labels:
        if label.key == "published" and not _TIMES.search(label.printed):
            dates = find_dates(label.value[:90])
            if dates and (dates[0].start <= 24 or _EMBARGO.match(label.printed)):
                yield _Found(_rank(label), dates[0], label.printed)
        elif label.key == "delivered" and label.printed.lower().lstrip(" *_").startswith(
            "statement"
        ):
            yield from (
                _Found(7, found, label.printed) for found in find_dates(label.value[:60])[:1]
            )
    held = {label.printed for label in labels if label.key == "held"}
    for index, line in enumerate(lines):
        if not _DIGIT.search(line.text) or line.text in held:
            continue
        posted = _POSTED.search(line.text[:300])
        if posted:
            yield from (
                _Found(4, found, line.text)
                for found in find_dates(line.text[posted.end() : posted.end() + 40])[:1]
                if found.start <= 2
                or _TIME.fullmatch(line.text, posted.end(), posted.end() + found.start)
            )
        far = line.number is not None and line.number > _TOP
        if len(line.text) > 120 or far or line.text.startswith("|"):
            continue
        named = find_dates(line.text)
        # “Friday Notes | 20 May 2022” names one day, not two.
        dates = tuple(date for date in named if date.day) or named
        if not dates or dates[0].relative is not None or len({_day_of(d) for d in dates}) > 1:
            continue
        before, after = line.text[: dates[0].start], line.text[dates[0].end :]
        after = _FILED.sub("", after)
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        if _TIMES.search(line.text) or _TIMES.match(following):
            continue
        issue = _ISSUE.search(before)
        alone = _AFTER.match(after.strip("*_ ")) or (issue and _SET_APART.match(after))
        if (_AROUND.match(before.strip("*_# ")) or issue) and alone:
            yield _Found(5, dates[0], line.text)
        elif dates[0].complete and _is_dateline(before, after):
            yield _Found(9, dates[0], line.text)


def _colophon(blocks: Sequence[Block]) -> Iterator[_Found]:
    """Yield the day on which a text was made, as its first and last paragraphs tell it."""
    last = max(_FIRST_BLOCKS, len(blocks) - _LAST_BLOCKS)
    for block in (*blocks[:_FIRST_BLOCKS], *blocks[last:]):
        if not _A_YEAR.search(block.text):
            continue
        for told in _COLOPHON.finditer(block.text):
            for date in find_dates(block.text[told.end() : told.end() + 40])[:1]:
                if date.start <= 2 and date.complete:
                    yield _Found(8, date, f"{told[0]}{date.text}")


def _is_dateline(before: str, after: str) -> bool:
    """Tell whether there is little around a date, and nothing that tells of an occasion.

    Behind somebody's office the date is that of a speech, unless it is the writer's.
    """
    around = f"{before} … {after}"
    few = len(around.split()) <= _FEW and not after.rstrip().endswith((".", "!", "?", ";"))
    speaker = has_head(before) and not _WRITER.search(before)
    return few and not speaker and not _OF_OCCASION.search(around)


def _day_of(date: DateMention) -> tuple[int | None, ...]:
    return date.year, date.month, date.day


def _rank(label: Label) -> int:
    word = label.printed.strip(" *_#>-").lower()
    if word.startswith(("last", "updated")):
        return 8
    return 2 if word.startswith(("first published", "published", "sent", "date of")) else 3


def _with_year(
    found: _Found,
    told_in_head: Callable[[], tuple[Cast, Sequence[DateMention]]],
    lines: Sequence[Line],
    address: str | None,
) -> tuple[str | None, str]:
    """Give a byline such as “May 9” the year that the rest of the post tells."""
    told = resolve(found.mention, url=f"/{address}/" if address else None)
    if told.iso:
        return told.iso, f"inferred: {told.how}"
    offices = load_offices()
    cast, dates = told_in_head()
    month, day = found.mention.month or 1, found.mention.day or 1
    for mention in dates:
        if mention.day is None or mention.month is None or mention.weekday is None:
            continue
        for person in cast.people:
            terms = offices.terms_of(person.name, person.role)
            spoken = (
                iso_date(resolve(mention, terms=terms, holder=person.name).iso) if terms else None
            )
            if spoken is None:
                continue
            options = (calendar_date(spoken.year + n, month, day) for n in (0, 1))
            after = next((each for each in options if each and each >= spoken), None)
            if after is not None:
                how = (
                    f"inferred: “{found.printed}” has no year; “{mention.text}” was "
                    f"{spoken.isoformat()}, while {person.name} was in office"
                )
                return after.isoformat(), how
    years = {each.year for each in dates if each.year} | {
        each.year for line in lines for each in find_dates(line.text) if each.year
    }
    if len(years) == 1 and (only := calendar_date(next(iter(years)), month, day)):
        how = (
            f"inferred: “{found.printed}” has no year, and {only.year} is the only one in the post"
        )
        return only.isoformat(), how
    return None, ""
