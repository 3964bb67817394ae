"""What shows of each person of a report whether it is a speech of theirs that is reported."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from sendnotes.extract.blocks import BlockKind
from sendnotes.extract.chats import writes_messages
from sendnotes.extract.context_traits import words_around, words_of
from sendnotes.extract.likelihood import Traits, step, those
from sendnotes.extract.marks import in_quotation
from sendnotes.extract.scenes import block_around, block_at, sentence_around, within
from sendnotes.extract.sentences import split_sentences
from sendnotes.extract.speakers import SAID

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sendnotes.extract.people import Cast, Mention, Person
    from sendnotes.extract.scenes import Scene
    from sendnotes.extract.speaking import Signs

    Span = tuple[int, int]

_QUOTES = re.compile(r"\w[,.?!][”\"’'](?!\w)|[“\"‘](?=\w)[^“”\"]{8,600}[”\"’']")
_TELLS = re.compile(
    r"\b(?:told|said|says|spoke|asked|argued|added|warned|promised|explained|described|called"
    r"|went on|wants?|wanted|thinks?|thought|admitted|began|ended|finished|read out|set out"
    r"|talked)\b"
)
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")
_ROLES = {
    "minister": r"minister|secretary of state|education secretary|shadow",
    "director": r"director|chief executive|general secretary|president|head of|ceo",
    "chair": r"\bchair|co-chair",
    "parent": r"\b(?:parent|mum|dad|mother|father|carer|grand\w+)\b",
    "teacher": r"teacher|head\b|senco|principal|governor",
    "member of parliament": r"\bMPs?\b|lord|baroness|peer",
    "professor": r"professor|dr\b|lecturer|researcher",
    "commissioner": r"commissioner|ombudsman|inspector|judge|hmci",
    "our": r"\bour\b",
    "officer": r"\bmember|trustee|volunteer|coordinator|manager|officer|spokes",
}
_OFFICES = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _ROLES.items()}
_FIRST_WORDS = {
    "asks": r"\b(?:asked|wondered|wanted to know|question(?:ed)?|pressed|from the floor)\b",
    "wrote": r"\b(?:report|review|book|study|research|law|act|led by|written by|published by"
    r"|according to|commissioned|wrote|former)\b",
    "organises": r"\b(?:thank\w*|photo|picture|pictured|contact|email|organis\w+|chaired|hosted"
    r"|introduced|welcomed)\b",
}
_HOW_NAMED = {name: re.compile(words) for name, words in _FIRST_WORDS.items()}
_SPEAKING = re.compile(
    r"\b(?:speech|spoke|speaker|keynote|lecture|address(?:ed)?|talk|talked|platform|stage|lectern"
    r"|microphone|floor|slides?|minutes|turn|first up|up next|followed|closed|opened|began"
    r"|finished|ended|applause|room|audience|hall|delegates|conference)\b"
)
_LISTENERS = re.compile(
    r"\b(?:told|reminded|asked|warned|begged|urged|reassured) (?:the (?:room|hall|crowd|audience)"
    r"|them|everyone|everybody|colleagues|parents|pupils|delegates|members|staff)\b"
    r"|\b(?:applause|laughter|cheers|cheered|clap|clapped|clapping|ovation|heckled|full house"
    r"|pin drop|microphone|speeches|(?:from|on) (?:the|a) (?:platform|stage))\b"
    r"|\b(?:we|and) (?:listened to|heard (?:from )?)\b|\bguest (?:of honour|speaker|this)\b"
)
_I_TELL = re.compile(
    r"\bI (?:also |then |just )?(?:said|told|spoke|began|ended|finished|talked|explained|asked them"
    r"|went on|stood up|got up|was (?:asked|invited) to (?:speak|talk|say)|gave (?:it|a|my|the))\b"
    r"|\b[Mm]y (?:speech|talk|slides|notes|turn|slot|script|five minutes|ten minutes)\b"
    r"|\b[Ww]hat I (?:said|told)\b"
)
"""What somebody tells of a speech of their own."""
_BYLINE = re.compile(r"\b(?:(?P<wrote>[Ww]ritten |[Pp]osted )?[Bb]y|BY|[Ff]rom):? [*_]*\Z")
_TODAY = re.compile(r"\b(?:says|adds|explains|writes|tells|believes|reckons)\b")
_ELSEWHERE = re.compile(
    r"\b(?:in a statement|spokes\w+|afterwards|commenting|in response|responding|told the"
    r" (?:gazette|echo|bbc|guardian|times|post|mail)|in (?:a|an|his|her|the) (?:letter|e-?mail"
    r"|interview|report|form|blog|column|article|tweet)|(?:writing|writes|wrote|posted|tweeted)"
    r" (?:on|in|for|to)|feedback form|online|caught up with|delighted|thrilled|proud)\b"
)
_AFTER_THE_REPORT = re.compile(
    r"\W*(?:reactions?|responses?|our (?:view|response|comment)|comment|what (?:we|others|they"
    r"|people)|meanwhile|also in|in other news|dates|next)\b",
    re.IGNORECASE,
)
_MENTIONS, _WORDS, _FOLLOWING = 6, 400, 2
_MOST, _SENTENCES, _OWN, _SHORT, _AROUND, _NEAR = 60, 60, 8, 80, 200, 2
_AN_EVENT, _A_STRONG_ONE = 3, 4
_BYLINES, _SIGNED, _AT_ONCE = 6, 5, 5
"""How many blocks at the top may have a byline, how many at the end a name, and how near to the
beginning of a block it stands."""


@dataclass
class _Told:
    """What a report has of each person, by name."""

    sentences: dict[str, list[Span]] = field(default_factory=dict)
    """Those in which they say something."""
    follows: Counter[str] = field(default_factory=Counter)
    """How many sentences go on about them as those of somebody who speaks."""
    quoting: Counter[str] = field(default_factory=Counter)
    lists: Counter[str] = field(default_factory=Counter)
    """How many lists stand right below a paragraph on them."""
    spans: dict[str, Span] = field(default_factory=dict)
    """From where to where sentences are about them."""


def speaker_traits(
    scene: Scene, cast: Cast, signs: Signs, *, title: str, booking: int, report: bool
) -> Iterator[tuple[Person, Mention, Traits]]:
    """Yield the people of whom anything is told, their first mention, and their traits.

    `booking` is how much shows that the post announces an event, `report` whether its form says
    that it is a report of a speech.
    """
    comments = scene.comments
    told = _what_is_told(scene, cast, signs, comments)
    mentions = cast.mentions_in(0, len(scene.body))
    people = [person for person in cast.people if person.mentions]
    known = sorted(people, key=lambda person: -told.follows[person.name])
    announced = {sign.person.name for sign in signs.lists if sign.person}
    ranks = {name: rank for rank, (name, _) in enumerate(told.follows.most_common())}
    all_follow = sum(told.follows.values()) or 1
    own_tellings = len(_I_TELL.findall(SAID.sub("", scene.body)))
    common = [
        step("booking", booking, (0, 1, 2, 3)),
        step("I tell", own_tellings, (0, 1, 2, 4)),
        step("people", len(people), (1, 2, 3, 4, 6, 9)),
        step("paragraphs", len(scene.blocks), (0, 5, 10, 20, 40)),
        *those({"report": report, "event": any(e.weight >= _A_STRONG_ONE for e in scene.events)}),
    ]
    for person in known[:_MOST]:
        name, first = person.name, min(person.mentions, key=lambda mention: mention.start)
        own = told.sentences.get(name, [])
        start, end = told.spans.get(name, (0, 0))
        quoting = sum(bool(_QUOTES.search(scene.body, *span)) for span in own)
        # The rules that find these were written with many of the posts in view that are learned
        # from, and are surer there than elsewhere: what they go with is not to be learned.
        by_rules = [
            step("people who speak", len(told.follows), (0, 1, 2, 3, 5)),
            step("says", len(own), (0, 1, 2, 3, 5)),
            step("says in quotes", quoting, (0, 1, 2, 3)),
            *those({"list announced": name in announced, "chairs": name in signs.chairing}),
        ]
        stands = [
            *common,
            step("goes on", told.follows[name], (0, 1, 2, 3, 5, 8)),
            step("quotes", told.quoting[name], (0, 1, 2, 3, 5)),
            step("rank", ranks.get(name, 3), (0, 1, 2, 3)),
            step("mentions", len(person.mentions), (1, 2, 3, 4, 6)),
            step("share", len(person.mentions) / len(mentions), (0, 0.1, 0.2, 0.35, 0.5, 0.75)),
            step("goes on, share", told.follows[name] / all_follow, (0, 0.1, 0.25, 0.5, 0.75)),
            step("stretch", (end - start) / len(scene.body), (0, 0.05, 0.15, 0.3, 0.5)),
            *those(
                {
                    "list": told.lists[name] > 0,
                    "named first": mentions[0][1] is person,
                    "in the title": person.surname in title,
                }
            ),
            *_of_role(person),
            *_as_writer(scene, person, comments),
            *_where_named(scene, cast, person, first, comments),
            *_how_told(scene, first, own),
        ]
        words = dict.fromkeys(_in_what_words(scene, person))
        yield person, first, Traits([*by_rules, *words], stands)


def _what_is_told(scene: Scene, cast: Cast, signs: Signs, comments: int) -> _Told:
    told = _Told()
    for start, end, name in sorted(
        {(s.start, s.end, s.person.name) for s in (*signs.tellings, *signs.signs) if s.person}
    ):
        told.sentences.setdefault(name, []).append((start, end))
    current: str | None = None
    before: BlockKind | None = None
    for block in scene.blocks[:comments]:
        if block.kind is BlockKind.HEADING:
            named = {person.name for _, person in cast.mentions_in(block.start, block.end)}
            current = named.pop() if len(named) == 1 else current
        elif block.kind is BlockKind.ITEM:
            if current and before is not BlockKind.ITEM:
                told.lists[current] += 1
        else:
            spans = split_sentences(block.text, block.start)[:_SENTENCES]
            current = _follow(scene.body, cast, spans, told, current)
        before = block.kind
    return told


def _follow(
    body: str, cast: Cast, spans: Sequence[Span], told: _Told, current: str | None
) -> str | None:
    """Count what the sentences of a paragraph tell, and return whom the last is about."""
    for start, end in spans:
        named = next(
            (
                person.name
                for mention, person in cast.mentions_in(start, end)
                if not in_quotation(body[start:end], mention.start - start)
            ),
            None,
        )
        current = named or current
        if current is None:
            continue
        if _TELLS.search(body, start, end) and (named or _PRONOUN.search(body, start, end)):
            told.follows[current] += 1
        if _QUOTES.search(body, start, end):
            told.quoting[current] += 1
        first, _ = told.spans.get(current, (start, end))
        told.spans[current] = first, end
    return current


def _of_role(person: Person) -> list[str]:
    role = person.role or ""
    found = [f"role {name}" for name, office in _OFFICES.items() if role and office.search(role)]
    return found + those(
        {
            "no role": not role,
            "full name": " " in person.name,
            "only an office": person.inferred,
        }
    )


def _as_writer(scene: Scene, person: Person, comments: int) -> list[str]:
    """Return whether somebody's name stands as that of who wrote the text, above or below it."""
    byline = signed = headed = False
    for mention in dict.fromkeys((*person.mentions[:_MENTIONS], *person.mentions[-2:])):
        number = block_at(scene, mention.start)
        block = scene.blocks[number]
        alone = mention.start - block.start < _AT_ONCE and len(block.text) < _SHORT
        by = _BYLINE.search(scene.body, max(block.start, mention.start - 16), mention.start)
        byline |= by is not None and (number < _BYLINES or by["wrote"] is not None)
        headed |= alone and number < _BYLINES
        signed |= alone and comments - _SIGNED <= number < comments
    writes = writes_messages(scene.body, person)
    return those({"byline": byline, "signed": signed, "headed": headed, "writes messages": writes})


def _where_named(
    scene: Scene, cast: Cast, person: Person, first: Mention, comments: int
) -> Iterator[str]:
    """Yield where somebody is first named, and what else is told there."""
    start, end = sentence_around(scene, first.start)
    index = block_at(scene, first.start)
    block = scene.blocks[index]
    above = scene.blocks[block.heading].text if block.heading is not None else ""
    near = scene.blocks[max(0, index - _NEAR)].start
    after = scene.blocks[index + 1 : index + 3]
    yield step("named at", 10 * first.start // len(scene.body), (0, 1, 2, 4, 6, 8))
    yield step("named in block", index, (0, 1, 2, 3, 4, 6, 10))
    yield from those(
        {
            "event in the sentence": any(
                e.weight >= _AN_EVENT for e in within(scene.events, start, end)
            ),
            "date in the sentence": bool(within(scene.dates, start, end)),
            "place in the sentence": bool(within(scene.places, start, end)),
            "event near": any(e.weight >= _A_STRONG_ONE for e in within(scene.events, near, end)),
            "date near": bool(within(scene.dates, near, end)),
            "place near": bool(within(scene.places, near, end)),
            "in comments": index >= comments,
            "in a list": block.kind is BlockKind.ITEM,
            "in a short block": len(block.text) < _SHORT,
            "opens the sentence": first.start - start < 4,
            "opens the block": first.start - block.start < 4,
            "within quotes": in_quotation(scene.body[start:end], first.start - start),
            "others in the sentence": any(p is not person for _, p in cast.mentions_in(start, end)),
            "list below": any(each.kind is BlockKind.ITEM for each in after),
            "after the report": _AFTER_THE_REPORT.match(above) is not None,
            "over the part": person.surname in above,
        }
    )


def _in_what_words(scene: Scene, person: Person) -> Iterator[str]:
    """Yield the words around a name, of the sentences with it, and of the two that go on."""
    seen: set[Span] = set()
    for mention in person.mentions[:_MENTIONS]:
        sentence = sentence_around(scene, mention.start)
        around = list(words_around(scene.body, mention.start, mention.end, sentence))
        if mention is person.mentions[0]:
            yield from (f"first, {trait}" for trait in around)
        yield from around
        if sentence in seen:
            continue
        seen.add(sentence)
        words = words_of(scene.body[slice(*sentence)][:_WORDS])
        yield from (f"in: {word}" for word in words)
        yield from (f"in: {one} {other}" for one, other in pairwise(words))
        block = block_around(scene, mention.start)
        spans = [s for s in split_sentences(block.text, block.start) if s[0] >= sentence[1]]
        for far, span in enumerate(spans[:_FOLLOWING]):
            words = words_of(scene.body[slice(*span)][:_WORDS])
            yield from (f"{far} on: {word}" for word in words[:3])
            yield from (f"on: {word}" for word in words)
            yield from (f"on: {one} {other}" for one, other in pairwise(words[:4]))


def _how_told(scene: Scene, first: Mention, own: Sequence[Span]) -> list[str]:
    """Return what words stand in the sentences on somebody."""
    start, end = sentence_around(scene, first.start)
    named = scene.body[start:end].lower()
    said = " ".join(scene.body[a:b] for a, b in ((start, end), *own[:_OWN])).lower()
    around = scene.body[max(0, start - _AROUND) : end + _AROUND].lower()
    traits = {name: words.search(named) is not None for name, words in _HOW_NAMED.items()}
    return those(
        traits
        | {
            "speaking, first": _SPEAKING.search(named) is not None,
            "speaking": _SPEAKING.search(said) is not None,
            "listeners": _LISTENERS.search(said) is not None,
            "listeners near": _LISTENERS.search(around) is not None,
            "today": _TODAY.search(said) is not None,
            "elsewhere": _ELSEWHERE.search(said) is not None,
        }
    )
