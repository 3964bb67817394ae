"""Whether a list has the points of a speech, by all that shows of it, where no words say so."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from sendnotes.extract.intro_words import announced_count, leads_on
from sendnotes.extract.likelihood import Traits, likelihood, step, those
from sendnotes.extract.points import is_practical_list
from sendnotes.extract.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sendnotes.extract.announcing import Context
    from sendnotes.extract.blocks import Block

QUESTION = "list"
_LIKELY, _SURE, _UNLIKELY = 0.65, 0.8, 0.2
_LONGEST, _OPENING, _SHORT, _NEXT = 400, 30, 60, 200
# These are for small letters.
_TELLS = re.compile(
    r"\b(?:said|told|says|wants?|wanted|asked|asks|promised|announced|set out|listed|called for"
    r"|argued|would like|like to|committed|pledged|described|explained|outlined|went through|urged"
    r"|went on|made|gave|named|hopes?|thinks?|thought|believes?|plans?|proposed|had|has"
    r"|need(?:s|ed)?)\b"
)
_OTHERS = re.compile(r"\b(?:he|she|his|her|they|their)\b")
_WE = re.compile(r"\b(?:we|us|our)\b")
_YOU = re.compile(r"\b(?:you|your)\b")
_WE_ASK = re.compile(
    r"\b(?:we|our \w+|i) (?:\w+ )?(?:asked?|want(?:ed)?|told|call(?:ed)?|agreed|put|think"
    r"|will)\b"
)
_POINTS = re.compile(
    r"\b(?:points?|things?|asks?|demands?|priorities|promises?|changes?|commitments?|tests?"
    r"|proposals?|ideas?|messages?|requests?|recommendations?|pledges?|steps?|parts?|areas?"
    r"|questions?|lessons?|rules?|wishes|hopes|list|plans?|measures?|actions?|calls?)\b"
)
_NEWS = re.compile(
    r"\b(?:next|dates?|events?|contact|how to|join|book|download|resources?|links?|vacanc|useful"
    r"|read more|find out|survey|workshops?|take part|help|apply|meetings?|thanks|what you can"
    r"|agenda|programme|elected|apologies|present|attend|members are|act)\b"
)
_PRACTICAL = re.compile(
    r"\d{1,2}[.:]\d\d|\b\d{1,2} ?[ap]m\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day|£\d+|https?://"
    r"|www\.|@|\b0\d{3,4} ?\d{3}"
)
_TO_READERS = re.compile(
    r"\A(?:please |do )?(?:sign|write|send|book|ring|call|email|e-mail|visit|click|read|download"
    r"|register|join|follow|see|come|find|bring|tell|contact|complete|fill|use|ask|share|watch"
    r"|take)\b"
)
_WISHES = re.compile(
    r"\b(?:should|must|will|would|to be|needs?|more|better|every|no |an end|all|each|so that"
    r"|rather than|instead)\b"
)
_QUOTES = re.compile('[“"]')
_NEXT_SAYS = re.compile(r"(?:He|She)\b")
_SHARES = (
    ("practical", _PRACTICAL, (0, 0.01, 0.3, 0.6)),
    ("to readers", _TO_READERS, (0, 0.01, 0.4, 0.7)),
    ("wishes", _WISHES, (0, 0.2, 0.4, 0.7)),
    ("you", _YOU, (0, 0.01, 0.4, 0.7)),
    ("we", _WE, (0, 0.01, 0.4, 0.7)),
    ("full stop", re.compile(r"\.\s*\Z"), (0, 0.4, 0.7)),
    ("quotes", _QUOTES, (0, 0.01, 0.4)),
)
"""What is counted in the items, and the steps of the share that has it."""


def is_likely(context: Context, start: int, end: int, *, surely: bool) -> bool:
    """Tell whether the items from block `start` to `end` are likely to be points.

    It takes more, `surely`, where the words above speak against it.
    """
    likely = likelihood(QUESTION, list_traits(context, start, end))
    return likely > (_SURE if surely else _LIKELY)


def is_unlikely(context: Context, start: int, end: int) -> bool:
    """Tell whether the items from block `start` to `end` are hardly points."""
    return likelihood(QUESTION, list_traits(context, start, end)) < _UNLIKELY


def list_traits(context: Context, start: int, end: int) -> Traits:
    """Return what shows of the list from block `start` to `end`."""
    blocks = context.blocks
    items = blocks[start:end]
    lists = context.lists
    traits = [
        step("items", sum(item.level == 0 for item in items), (1, 2, 3, 4, 6, 9)),
        step("length", sum(len(i.text) for i in items) / len(items), (0, 20, 40, 70, 110, 170)),
        step("before it, lists", bisect_left(lists, start), (0, 1, 2, 3, 5)),
        step("lists", len(lists), (1, 2, 3, 4, 6)),
        step("at", 10 * items[0].start // len(context.body), range(10)),
        step("speakers", len(context.speakers), (0, 1, 2, 3)),
        *_of_items(items),
        *_of_intro(context, start),
        *those(
            {
                "practical list": is_practical_list(items, context.antecedents),
                "numbered": items[0].number is not None,
                "nested": any(item.level for item in items),
                "own words": context.first_person,
                "people": 2 * sum(_opens_with_somebody(context, item) for item in items)
                > len(items),
                "in comments": start >= context.comments,
            }
        ),
        *_of_next(context, end),
    ]
    return Traits(traits)


def _of_items(items: Sequence[Block]) -> Iterator[str]:
    low = [item.text.lower() for item in items]
    for name, pattern, steps in _SHARES:
        share = sum(pattern.search(text) is not None for text in low) / len(items)
        yield step(f"items, {name}", share, steps)
    small = sum(item.text[:1].islower() for item in items) / len(items)
    yield step("items, small letter", small, (0, 0.4, 0.7))


def _opens_with_somebody(context: Context, item: Block) -> bool:
    return bool(context.antecedents.cast.mentions_in(item.start, item.start + _OPENING))


def _of_intro(context: Context, start: int) -> Iterator[str]:
    """Yield what shows of the block before a list, its last sentence, and the heading above."""
    before = context.blocks[start - 1] if start else None
    yield f"below {before.kind.name.lower()}" if before else "at the top"
    intro = before.text[-_LONGEST:] if before else ""
    spans = split_sentences(intro)
    last = intro[spans[-1][0] :] if spans else ""
    above = context.blocks[start].heading
    heading = context.blocks[above].text if above is not None else ""
    low, over = last.lower(), heading.lower()
    earlier = context.blocks[start - 2].text[-_LONGEST:] if start > 1 else ""
    cast = context.antecedents.cast
    named = cast.mentions_in(before.end - len(last), before.end) if before else ()
    around = (
        cast.mentions_in(max(before.start, before.end - _LONGEST), before.end) if before else ()
    )
    at = context.blocks[start].start
    yield from those(
        {
            "colon": last.endswith(":"),
            "tells": _TELLS.search(low) is not None,
            "he or she": _OTHERS.search(low) is not None,
            "we": _WE.search(low) is not None,
            "we ask": _WE_ASK.search(low) is not None,
            "you": _YOU.search(low) is not None,
            "names points": _POINTS.search(low) is not None,
            "news": _NEWS.search(low) is not None,
            "heading, news": _NEWS.search(over) is not None,
            "heading names points": _POINTS.search(over) is not None,
            "heading tells": _TELLS.search(over) is not None,
            "heading names the speaker": _names_speaker(context, heading),
            "names the speaker": _names_speaker(context, last),
            "speaker in the block": _names_speaker(context, intro),
            "speaker in the block before": _names_speaker(context, earlier),
            "names somebody": bool(named),
            "somebody else in the block": any(
                person.name not in context.speakers for _, person in around
            ),
            "short block": len(intro) < _SHORT,
            "several sentences": len(spans) > 1,
            "within the report": any(v.start <= at <= v.end for v in context.voices),
            "before the report": all(v.start > at for v in context.voices),
            "count": bool(last) and announced_count(last) is not None,
            "leads on": bool(intro) and leads_on(intro),
            "runs on": intro[-1:].isalpha(),
        }
    )


def _of_next(context: Context, end: int) -> list[str]:
    text = context.blocks[end].text if end < len(context.blocks) else ""
    return those(
        {
            "then the speaker": _names_speaker(context, text[:_NEXT]),
            "then he or she": _NEXT_SAYS.match(text) is not None,
            "then a quote": _QUOTES.match(text) is not None,
        }
    )


def _names_speaker(context: Context, text: str) -> bool:
    return any(surname in text for surname in context.surnames)
