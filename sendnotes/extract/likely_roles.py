"""In which role somebody spoke by all the phrases of a post that may tell one."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING

from sendnotes.extract.context_traits import words_around, words_of
from sendnotes.extract.likelihood import choose, has_words, share_words, step
from sendnotes.extract.phrases import LINKING_WORDS, TOKEN, Bounds, shape_of, stretches_around
from sendnotes.extract.roles import HEAD
from sendnotes.extract.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sendnotes.extract.people import Cast, Mention, Person
    from sendnotes.extract.scenes import Scene

QUESTION = "role"
_LIKELY, _LIKELIER = 0.5, 0.8
"""How likely a role is where nothing else was found, and how much likelier than what was."""
ARE_ALIKE = partial(share_words, least=0.6)
"""Whether two phrases tell one role, as far as words tell."""
_HEAD = re.compile(
    rf"(?:{HEAD}|(?i:holder|philosopher|convener|deacon|priest|pastor|recorder|orator|clerk"
    r"|technician|matron|interpreter|signer|sergeant|captain|cabbie|postman|postwoman|man|woman"
    r"|compositor|instructor|negotiator|cross-?bencher|back-?bencher|mistress|physicist|chemist"
    r"|mathematician|statistician|controller|scout|childminder|cleaner|porter|escort|warden|ranger"
    r"|lifeguard|firefighter|paramedic|constable|detective|builder|joiner|plumber|electrician"
    r"|carpenter|mechanic|hairdresser|barber|baker|butcher|shopkeeper|landlord|landlady|steward"
    r"|dancer|piper|organist|composer|sculptor|painter|blogger|podcaster|swimmer|cyclist|runner"
    r"|veteran|aunt|uncle|nan|granny|grandad|sister|brother|survivor|alumn(?:us|a)|laureate"
    r"|columnist|curator|archivist))"
)
"""Beside what rules go by also what is a name or something else as often."""
_BOUNDS = Bounds(
    before=frozenset(
        "the our its their a an to from by as and with of is was when that new former his her being"
        " for also now".split()
    ),
    after=frozenset(
        "who which that in at on from told said says spoke was is will has had and to with"
        " for by as of opened joined came gave took did since does until asked".split()
    ),
    never_first=LINKING_WORDS | {"our", "its", "their", "his", "her", "this", "that", "an", "by"},
    never_in=frozenset("is was are were has had who she he i it we they".split()),
    back=9,
    on=11,
    each=4,
)
_FORMER = re.compile(r"(?:former|ex|retired|one-time|outgoing)\b", re.IGNORECASE)
"""What somebody was, which is no likelier what they are than what the text tells for certain."""
_PRONOUN = re.compile(r"\b(?:[Ss]he|[Hh]e)\b")
_I = re.compile(r"\b(?:I|my)\b")
_BLOCKS, _GAP, _AFTER, _BEFORE, _ADJOINING, _MOST = 60, 6, 6, 4, 2, 100
_FAR = (0, 1, 2, 3, 5)
_FARTHEST = 200
"""In characters: what stands farther from a name is far, however many words that are."""


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """Words that may tell a role, and what shows of them by themselves."""

    start: int
    end: int
    text: str
    traits: tuple[str, ...]


_Distance = tuple[int, str, str]
"""How many words stand between a phrase and a name, on which side of it, and which words."""


class Candidates:
    """The phrases of the first blocks that may tell a role, by the sentence."""

    def __init__(self, scene: Scene, cast: Cast) -> None:
        self.body, self.cast = scene.body, cast
        self.sentences = [
            (start, end, block.kind.name.lower())
            for block in scene.blocks[:_BLOCKS]
            for start, end in split_sentences(block.text, block.start)
        ]
        self._found: dict[int, Sequence[RolePhrase]] = {}

    def phrases(self, number: int) -> Sequence[RolePhrase]:
        """Return those of a sentence; most sentences are far from any speaker, and never asked."""
        if number not in self._found:
            phrases = _phrases(self.body, *self.sentences[number])
            self._found[number] = list(islice(phrases, _MOST))
        return self._found[number]

    def numbers_of(self, person: Person) -> list[int]:
        """Return the numbers of the sentences that name somebody."""
        end = self.sentences[-1][1] if self.sentences else 0
        return [
            max(0, bisect_right(self.sentences, mention.start, key=itemgetter(0)) - 1)
            for mention in person.mentions
            if mention.start < end
        ]


def likelier_role(candidates: Candidates, person: Person, chosen: str | None) -> RolePhrase | None:
    """Return the phrase that much likelier tells the role than what was chosen, if there is one."""
    told = list(role_traits(candidates, person))
    belief = choose(QUESTION, ((phrase.text, traits) for phrase, traits in told), ARE_ALIKE)
    likely = belief.instead_of(chosen, least=_LIKELY, lead=_LIKELIER)
    if likely is None or (chosen and (has_words(chosen, likely) or _FORMER.match(likely))):
        return None
    return next(phrase for phrase, _ in told if phrase.text == likely)


def role_traits(candidates: Candidates, person: Person) -> Iterator[tuple[RolePhrase, list[str]]]:
    """Yield the phrases around the mentions of somebody, with their traits."""
    numbers = candidates.numbers_of(person)
    near = {
        number
        for at in numbers
        for number in range(at - _BEFORE, at + _AFTER + 1)
        if 0 <= number < len(candidates.sentences)
    }
    for number in sorted(near):
        for phrase in candidates.phrases(number):
            how = list(_to_person(candidates, person, numbers, number, phrase))
            yield phrase, [*phrase.traits, *how]


def _phrases(body: str, start: int, end: int, kind: str) -> Iterator[RolePhrase]:
    tokens = list(TOKEN.finditer(body, start, end))
    words = [token[0] for token in tokens]
    for at, word in enumerate(words):
        if not _is_head(word):
            continue
        for first, last, nth, mth in stretches_around(words, at, _BOUNDS):
            left, right = tokens[first].start(), tokens[last].end()
            text = body[left:right]
            traits = (
                f"head {word.lower()}",
                f"in a {kind}",
                f"begins {words_of(text)[0]}",
                f"start {nth}",
                f"end {mth}",
                *shape_of(text),
                *words_around(body, left, right, (start, end)),
            )
            yield RolePhrase(left, right, text, traits)


@lru_cache(maxsize=4096)
def _is_head(word: str) -> bool:
    return _HEAD.fullmatch(word) is not None


def _to_person(
    candidates: Candidates,
    person: Person,
    numbers: Sequence[int],
    number: int,
    phrase: RolePhrase,
) -> Iterator[str]:
    """Yield how a phrase stands to the mentions of somebody, and of others."""
    body, (start, end, _) = candidates.body, candidates.sentences[number]
    found = candidates.cast.mentions_in(start, end)
    own = _nearest(body, phrase, [mention for mention, who in found if who is person])
    others = _nearest(body, phrase, [mention for mention, who in found if who is not person])
    if own:
        far, side, between = own
        yield f"{side} {between}" if far <= _GAP else f"{side}, far"
        yield step(f"{side}, words", far, (0, 1, 2, 3, 5, 8, 13))
        nth = sum(mention.end < start for mention in person.mentions)
        yield step("mention", nth, (0, 1, 2, 4))
        if others and others[0] <= far:
            yield "nearer to another"
    else:
        after = [each for each in numbers if each < number]
        if after:
            yield step("sentences after", number - after[-1], _FAR)
        else:
            yield step("sentences before", numbers[0] - number, _FAR)
        opening = body[start : phrase.start]
        yield f"opens {' '.join(words_of(opening)[:3])}" if len(opening) < 20 else "in the middle"
        if _PRONOUN.search(body, start, end):
            yield "he or she"
        if _I.search(body, start, end):
            yield "I"
        if others:
            yield "with another"
    if others:
        far, side, between = others
        adjoins = far <= _ADJOINING
        yield f"of another, {side} {between}" if adjoins else step("another", far, (3, 6, 12))


def _nearest(body: str, phrase: RolePhrase, mentions: Sequence[Mention]) -> _Distance | None:
    """Return how far a phrase is from the nearest of some mentions."""
    left = max((each.end for each in mentions if each.end <= phrase.start), default=None)
    right = min((each.start for each in mentions if each.start >= phrase.end), default=None)
    gaps = []
    if left is not None:
        gaps.append(("behind", words_of(body[left : phrase.start][-_FARTHEST:])))
    if right is not None:
        gaps.append(("before", words_of(body[phrase.end : right][:_FARTHEST])))
    return min(((len(words), side, " ".join(words)) for side, words in gaps), default=None)
