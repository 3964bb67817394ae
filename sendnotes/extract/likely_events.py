"""At which occasion somebody spoke by all the phrases of a post that may name one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import islice
from typing import TYPE_CHECKING

from sendnotes.extract.context_traits import words_before, words_behind, words_of
from sendnotes.extract.likelihood import choose, has_words, share_words, step, those
from sendnotes.extract.phrases import (
    LINKING_WORDS,
    OWNER,
    TOKEN,
    Bounds,
    shape_of,
    stretches_around,
)
from sendnotes.extract.places import is_venue
from sendnotes.extract.scenes import within
from sendnotes.extract.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sendnotes.extract.scenes import Scene
    from sendnotes.extract.speaking_signs import Sign

QUESTION = "event"
_LIKELY, _LIKELIER = 0.5, 0.7
"""How likely an occasion is where nothing else was found, and how much likelier than what was."""
ARE_ALIKE = partial(share_words, least=0.6)
"""Whether two names are of one occasion, as far as words tell."""
_PUT_TOGETHER = ("launch of ", "opening of ", "visit to ")
"""What names begin with that a post need not have as they are."""
_HEADS = frozenset(
    "agm anniversary assembly award birthday breakfast briefing ceilidh celebration ceremony"
    " clinic colloquium committee concert conference congregation congress convention conversation"
    " council day debate dinner drop-in evening event evidence exhibition expo fair festival fete"
    " forum fringe gala gathering get-together graduation handover hearing hustings inaugural"
    " induction inquiry keynote launch lecture lunch luncheon masterclass meeting mela morning"
    " network night opening panel phone-in picnic plenary podcast premiere prize-giving"
    " prizegiving protest question rally reading reception reunion roadshow roundtable seminar"
    " session showcase sitting slam statement summit supper symposium synod table tea teach-in"
    " teachmeet trip unveiling vigil visit webinar workshop".split()
)
"""What occasions are called, or what meets on them, in small letters and without a plural's s."""
_HEADS_IN_CAPITALS = frozenset(
    "address board dialogue hour interview live mass parliament partnership party programme service"
    " show speech stage talk tour walk weekend".split()
)
"""What tells an occasion in its name only: of 1,000 such phrases in small letters one does."""
_HEADS_IN_SMALL_LETTERS = frozenset({"march"})
"""What else is a month."""
_BOUNDS = Bounds(
    before=frozenset(
        "the our its their a an this that at to of for in by on his her from and with first is was"
        " addressed told attended".split()
    ),
    after=frozenset(
        "in at on by to was is were are has had and which that where when last this yesterday today"
        " with for of who he she they held after before during about as but while from earlier will"
        " would began started ended finished opened closed filled brought took went came".split()
    ),
    never_first=LINKING_WORDS | {"our", "its", "their", "this", "that", "his", "her", "an", "s"},
    never_in=frozenset({"was", "were", "has", "had"}),
    back=10,
    on=12,
    each=4,
)
_MARKED = re.compile(
    r"[“‘\"*_](?P<name>[A-Z][^“”\"*_.!\n]{4,80}?[^\s,;:“”\"*_\n])[,.]?[”’\"*_](?!\w)"
)
_LED_TITLE = re.compile(
    r"\b(?:at|to|for|called|named|titled|entitled|addressing|addressed|opened|closed|attended|joined)"
    r" (?:the |(?:last|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)[\w ]{0,30}['’]s )?"
    r"(?P<name>[A-Z][\w’'-]+(?: (?:(?:of|the|and|in|on|a|for|to|with) )*[A-Z][\w’'-]*){1,7})"
)
_GOES_ON_AT = re.compile(r" (?:in|at|on|with|to) ")
"""Where a title may end, and be followed by where or when it was: “Our Turn in Derby”."""
_LINE = re.compile(r"\A[\W_]{0,6}(?P<name>[A-Z0-9][^.\n|]{6,70}[^\s.,;:|”’\"'*_])[\W_]{0,6}\Z")
_TITLES = {"title in marks": _MARKED, "title": _LED_TITLE, "line": _LINE}
"""What an evening was called, if no word tells that it was one."""
_SHORTEST = 2
"""A title has as many words; one may be anything."""
_OPENING = frozenset(
    "next last first second third fourth new whole same other one two three every".split()
)
_LED = re.compile(
    r"\b(?:told|addressed|spoke|speaking|speech|launch(?:ed)?|came|held|went|at|attended|gave"
    r"|lecture|during|missed|next|upcoming|will|registered|book|opened|closed|heard|met|hosted"
    r"|gathered|listened|joined|visited|took part|talk|keynote|evidence|appeared)\b"
)
_GOES_ON = re.compile(r"\b(?:next|will|on|in|last|yesterday|book|place|tickets|was)\b")
_CUT = re.compile(r"\W*(of|on|for|about|into|against)\b")
_BODY = re.compile(
    r"\b(?:Association|Society|Trust|Union|Council|Forum|Alliance|Network|Committee|College|School"
    r"|University|Charity|Board|Partnership)\b"
)
_BLOCKS, _MOST = 60, 200
_AROUND, _NEAR = 60, 25
_LONGEST = 300
"""In characters: an event of the scene that begins farther before a phrase does not reach it."""
_WEIGHTIEST = 9


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that may be an occasion's name, what in them tells it (the `head`), and neighbours."""

    start: int
    end: int
    text: str
    head: str
    before: tuple[str, str]
    after: str
    left: int
    right: int
    places: tuple[int, int]
    """Which of the beginnings and of the ends that the head may have, the nearest first."""
    sentence: tuple[int, int]
    kind: str


Candidates = list[tuple[Phrase, list[str]]]
"""Phrases with their traits, but for those that depend on where the speaker is told to speak."""


def weigh_event(
    scene: Scene,
    candidates: Candidates,
    sign: Sign,
    chosen: tuple[str, int, int] | None,
) -> tuple[str, int, int] | None:
    """Return the occasion that was chosen, unless another is much likelier, and where it stands."""
    if chosen and (not chosen[2] or chosen[0].startswith(_PUT_TOGETHER)):
        return chosen
    if chosen and not any(ARE_ALIKE(phrase.text, chosen[0]) for phrase, _ in candidates):
        return chosen  # it is put together from more than is weighed
    belief = choose(QUESTION, event_traits(scene, candidates, sign.start), ARE_ALIKE)
    name = chosen[0] if chosen else None
    likely = belief.instead_of(name, least=_LIKELY, lead=_LIKELIER)
    if likely is None or (name and has_words(name, likely)):
        return chosen
    phrase = next(phrase for phrase, _ in candidates if phrase.text == likely)
    return phrase.text, phrase.start, phrase.end


def candidate_events(scene: Scene, *, title: str) -> Candidates:
    """Return the phrases and titles of the first blocks that may name an occasion."""
    phrases = list(
        islice(
            (
                phrase
                for block in scene.blocks[:_BLOCKS]
                for start, end in split_sentences(block.text, block.start)
                for find in (_phrases, _titles)
                for phrase in find(scene.body[start:end], start, block.kind.name.lower())
            ),
            _MOST,
        )
    )
    low = scene.body.lower()
    often = Counter(head for head, _ in {(phrase.head, phrase.sentence) for phrase in phrases})
    first: dict[str, int] = {}
    for phrase in phrases:
        first.setdefault(phrase.head, phrase.start)
    of_title = {word.lower() for word in title.split()} - LINKING_WORDS

    # Several phrases begin or end at one place.
    @cache
    def before(start: int, sentence: tuple[int, int]) -> Sequence[str]:
        return list(_before(scene, start, sentence))

    @cache
    def behind(end: int, sentence: tuple[int, int]) -> Sequence[str]:
        return list(_behind(scene.body, end, sentence))

    return [
        (
            phrase,
            [
                *_of_words(phrase, of_title),
                *before(phrase.start, phrase.sentence),
                *behind(phrase.end, phrase.sentence),
                _beside_event(scene, phrase),
                step("again", low.count(phrase.text.lower()), (1, 2, 3)),
                step("heads", often[phrase.head], (1, 2, 3, 4, 6)),
                *those({"first of the head": abs(first[phrase.head] - phrase.start) < _NEAR}),
            ],
        )
        for phrase in phrases
    ]


def event_traits(scene: Scene, candidates: Candidates, at: int) -> Iterator[tuple[str, list[str]]]:
    """Yield the candidates with all their traits, as seen from a sentence at `at`."""
    for phrase, traits in candidates:
        start, end = phrase.sentence
        between = scene.body.count("\n\n", min(phrase.start, at), max(phrase.start, at))
        here = start <= at < end
        yield (
            phrase.text,
            [
                *traits,
                step("paragraphs", between, (0, 1, 2, 3, 5, 8)),
                "before it" if phrase.start < at else "behind it",
                *(("same sentence", f"same sentence {phrase.head}") if here else ()),
            ],
        )


def _phrases(text: str, offset: int, kind: str) -> Iterator[Phrase]:
    tokens = list(TOKEN.finditer(text))
    words = [token[0] for token in tokens]
    lows = ["^", "^", *(word.lower() for word in words), "$"]
    for at, word in enumerate(words):
        head = _head(word)
        if head is None:
            continue
        for start, end, nth, mth in stretches_around(words, at, _BOUNDS):
            yield Phrase(
                start=offset + tokens[start].start(),
                end=offset + tokens[end].end(),
                text=text[tokens[start].start() : tokens[end].end()],
                head=head,
                before=(lows[start + 1], lows[start]),
                after=lows[end + 3],
                left=at - start,
                right=end - at,
                places=(nth, mth),
                sentence=(offset, offset + len(text)),
                kind=kind,
            )


def _titles(text: str, offset: int, kind: str) -> Iterator[Phrase]:
    """Yield what stands in capitals between marks, behind “at”, or alone in its line."""
    for head, pattern in _TITLES.items():
        for found in pattern.finditer(text):
            start = found.start("name")
            cuts = (start + cut.start() for cut in _GOES_ON_AT.finditer(found["name"]))
            for end in (found.end("name"), *cuts):
                name = text[start:end]
                words = [word for word in name.split() if word.lower() not in LINKING_WORDS]
                few = len(words) < _SHORTEST or 2 * sum(map(_is_capital, words)) <= len(words)
                if few or is_venue(name):
                    continue
                yield Phrase(
                    start=offset + start,
                    end=offset + end,
                    text=name,
                    head=head,
                    before=_two_before(text[:start]),
                    after=next(iter(words_of(text[end:])), "$"),
                    left=0,
                    right=0,
                    places=(0, 0),
                    sentence=(offset, offset + len(text)),
                    kind=kind,
                )


def _is_capital(word: str) -> bool:
    return word[0].isupper()


def _two_before(text: str) -> tuple[str, str]:
    far, near = ["^", "^", *words_of(text)][-2:]
    return near, far


@lru_cache(maxsize=4096)
def _head(word: str) -> str | None:
    heads = _HEADS | (_HEADS_IN_SMALL_LETTERS if word.islower() else _HEADS_IN_CAPITALS)
    low = word.lower().strip("’'.").removesuffix("'s").removesuffix("’s")
    return next((each for each in (low, low.removesuffix("s")) if each in heads), None)


def _of_words(phrase: Phrase, of_title: set[str]) -> Iterator[str]:
    words = phrase.text.split()
    low = words_of(phrase.text)
    near, far = phrase.before
    yield from (f"head {phrase.head}", f"second before {far}", f"in a {phrase.kind}")
    yield f"before {near if near in _BOUNDS.before or not near.isalpha() else 'another'}"
    behind = phrase.after
    yield f"after {behind if behind in _BOUNDS.after or not behind.isalpha() else '-'}"
    yield step("left", phrase.left, (0, 1, 2, 3, 4, 6, 8))
    yield step("right", phrase.right, (0, 1, 2, 3, 5, 8))
    yield from (f"{way} {nth}" for way, nth in zip(("start", "end"), phrase.places, strict=True))
    yield f"opens with {words[0].lower() if words[0].lower() in _OPENING else '-'}"
    yield from (f"{phrase.head} begins {low[0]}", f"{phrase.head} after {near}")
    yield from shape_of(phrase.text)
    yield from those(
        {
            "a body": _BODY.search(phrase.text) is not None,
            "of the title": not of_title.isdisjoint(word.lower() for word in words),
        }
    )


def _before(scene: Scene, at: int, sentence: tuple[int, int]) -> Iterator[str]:
    """Yield what stands before a phrase that begins at `at`, and in its sentence."""
    body, (start, end) = scene.body, sentence
    text = body[max(start, at - _AROUND) : at]
    led = sorted(set(_LED.findall(text.lower())))
    yield step("where", 10 * at // len(body), (0, 1, 2, 4, 6, 8))
    yield from (f"led by {word}" for word in led)
    yield from those(
        {
            "date": bool(within(scene.dates, start, end)),
            "place": bool(within(scene.places, start, end)),
            "led": bool(led),
            "in marks": text.endswith(("“", '"', "‘")),
            "behind its owner": OWNER.search(text.rstrip()) is not None,
        }
    )
    yield from words_before(body, at, start)


def _behind(body: str, at: int, sentence: tuple[int, int]) -> Iterator[str]:
    """Yield what stands behind a phrase that ends at `at`."""
    text = body[at : min(sentence[1], at + _NEAR)]
    yield from (f"goes on {word}" for word in sorted(set(_GOES_ON.findall(text.lower()))))
    if cut := _CUT.match(text):
        yield f"cut before {cut[1]}"
    yield from words_behind(body, at, sentence[1])


def _beside_event(scene: Scene, phrase: Phrase) -> str:
    """Return whether there is an event at the place of a phrase, by how much it looks like one."""
    near = within(scene.events, phrase.start - _LONGEST, phrase.end)
    event = next((event for event in near if event.end > phrase.start), None)
    if event is None:
        return "no event"
    same = "event of" if event.text == phrase.text else "beside an event of"
    return f"{same} {min(event.weight, _WEIGHTIEST)}"
