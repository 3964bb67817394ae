"""At which occasion somebody spoke by all the phrases of a post that may name one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from sendnotes.extract.context_traits import words_before, words_behind, words_of
from sendnotes.extract.likelihood import choose, has_words, share_words, step, those
from sendnotes.extract.scenes import within
from sendnotes.extract.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sendnotes.extract.scenes import Scene
    from sendnotes.extract.speaking_signs import Sign

QUESTION = "event"
_LIKELY, _LIKELIER = 0.4, 0.5
"""How likely an occasion is where nothing else was found, and how much likelier than what was."""
ARE_ALIKE = partial(share_words, least=0.6)
"""Whether two names are of one occasion, as far as words tell."""
_PUT_TOGETHER = ("launch of ", "opening of ", "visit to ")
"""What names begin with that a post need not have as they are."""
_HEADS = frozenset(
    "address agm anniversary assembly award board breakfast briefing celebration ceremony committee"
    " conference congress convention conversation council day debate dinner evening event evidence"
    " exhibition expo fair festival forum fringe gathering hearing hour hustings inquiry interview"
    " keynote launch lecture live lunch march masterclass meeting network opening panel partnership"
    " phone-in picnic podcast programme protest question rally reading reception reunion roadshow"
    " roundtable seminar session show speech stage statement summit symposium table talk"
    " tour vigil visit walk webinar workshop".split()
)
"""What occasions are called, or what meets on them, in small letters and without a plural's s."""
_TOKEN = re.compile(r"(?:[^\W_]|£)(?:[\w’'&./-]*[\w’'])?|[“”\"‘’().,;:!?—–|>*#\n]")
_BEFORE = frozenset(
    "the our its their a an this that at to of for in by on his her from and with first is was"
    " addressed told attended".split()
)
"""Words before which a name may begin."""
_AFTER = frozenset(
    "in at on by to was is were are has had and which that where when last this yesterday today"
    " with for of who he she they held after before during about as but while from earlier will"
    " would".split()
)
"""Words with which the sentence goes on behind a name."""
_SMALL = frozenset("of for the on and in to at with a about into against".split())
_NO_BEGINNING = _SMALL | {"our", "its", "their", "this", "that", "his", "her", "an", "s"}
_OPENING = frozenset(
    "next last first second third fourth new whole same other one two three every".split()
)
_OWNER = re.compile(r"\w['’]s?\Z")
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
_BLOCKS, _MOST, _BACK, _ON, _EACH = 60, 200, 10, 12, 4
_AROUND, _NEAR = 60, 25
_LONGEST = 300
"""In characters: an event of the scene that begins farther before a phrase does not reach it."""
_WEIGHTIEST = 9


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words around a head such as “conference” that may be an occasion's name, and neighbours."""

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
    """Return the phrases around each word for an occasion, in the first blocks."""
    phrases = list(
        islice(
            (
                phrase
                for block in scene.blocks[:_BLOCKS]
                for start, end in split_sentences(block.text, block.start)
                for phrase in _phrases(scene.body[start:end], start, block.kind.name.lower())
            ),
            _MOST,
        )
    )
    low = scene.body.lower()
    often = Counter(head for head, _ in {(phrase.head, phrase.sentence) for phrase in phrases})
    first: dict[str, int] = {}
    for phrase in phrases:
        first.setdefault(phrase.head, phrase.start)
    of_title = {word.lower() for word in title.split()} - _SMALL

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
    tokens = list(_TOKEN.finditer(text))
    words = [token[0] for token in tokens]
    lows = ["^", "^", *(word.lower() for word in words), "$"]
    for at, word in enumerate(words):
        head = _head(word)
        if head is None:
            continue
        ends = _ends(words, at)
        for first, start in enumerate(_starts(words, at)):
            for last, end in enumerate(ends):
                yield Phrase(
                    offset + tokens[start].start(),
                    offset + tokens[end].end(),
                    text[tokens[start].start() : tokens[end].end()],
                    head,
                    (lows[start + 1], lows[start]),
                    lows[end + 3],
                    at - start,
                    end - at,
                    (first, last),
                    (offset, offset + len(text)),
                    kind,
                )


@lru_cache(maxsize=4096)
def _head(word: str) -> str | None:
    low = word.lower().strip("’'.").removesuffix("'s").removesuffix("’s")
    return next((each for each in (low, low.removesuffix("s")) if each in _HEADS), None)


def _starts(words: Sequence[str], at: int) -> list[int]:
    """Return where a name with the head at `at` may begin, the nearest first."""
    found: list[int] = []
    for start in range(at, max(-1, at - _BACK - 1), -1):
        if not _is_word(words[start]):
            break
        before = words[start - 1] if start else "."
        led = not _is_word(before) or before.lower() in _BEFORE or _OWNER.search(before)
        if led and words[start].lower() not in _NO_BEGINNING:
            found.append(start)
    return found[:_EACH]


def _ends(words: Sequence[str], at: int) -> list[int]:
    """Return where it may end, the nearest first."""
    found: list[int] = []
    for end in range(at, min(len(words), at + _ON + 1)):
        if not _is_word(words[end]):
            break
        after = words[end + 1] if end + 1 < len(words) else "."
        stops = end == at or not _is_word(after) or after.lower() in _AFTER
        if stops and words[end].lower() not in _SMALL:
            found.append(end)
    return found[:_EACH]


def _is_word(token: str) -> bool:
    return token[0].isalnum() or token[0] == "£"


def _of_words(phrase: Phrase, of_title: set[str]) -> Iterator[str]:
    words = phrase.text.split()
    low = words_of(phrase.text)
    near, far = phrase.before
    capital = sum(word[0].isupper() for word in words) / len(words)
    yield from (f"head {phrase.head}", f"second before {far}", f"in a {phrase.kind}")
    yield f"before {near if near in _BEFORE or not near.isalpha() else 'another'}"
    yield f"after {phrase.after if phrase.after in _AFTER or not phrase.after.isalpha() else '-'}"
    yield step("left", phrase.left, (0, 1, 2, 3, 4, 6, 8))
    yield step("right", phrase.right, (0, 1, 2, 3, 5, 8))
    yield step("words", len(words), (1, 2, 3, 4, 5, 7, 9, 12))
    yield from (f"{way} {nth}" for way, nth in zip(("start", "end"), phrase.places, strict=True))
    yield step("capitals", capital, (0, 0.01, 0.34, 0.5, 0.75, 0.99))
    yield f"opens with {words[0].lower() if words[0].lower() in _OPENING else '-'}"
    yield from (f"{phrase.head} begins {low[0]}", f"{phrase.head} after {near}", f"ends {low[-1]}")
    yield from dict.fromkeys(f"has {word}" for word in low)
    yield from dict.fromkeys(f"has {one} {other}" for one, other in pairwise(low))
    yield from those(
        {
            "capital first": words[0][0].isupper(),
            "capital last": words[-1][0].isupper(),
            "a body": _BODY.search(phrase.text) is not None,
            "possessive": _OWNER.search(words[0]) is not None,
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
            "behind its owner": _OWNER.search(text.rstrip()) is not None,
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
