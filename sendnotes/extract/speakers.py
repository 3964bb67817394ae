"""Who gave a speech, of all the people that a post shows speaking."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from sendnotes.extract.alternatives import whole_words
from sendnotes.extract.hinted import Hinted
from sendnotes.extract.only_voice import only_voice
from sendnotes.extract.report_end import reports_end
from sendnotes.extract.scenes import TO_COME, block_around, block_at, sentence_around, within
from sendnotes.extract.speaking_patterns import UNSPOKEN
from sendnotes.extract.speaking_signs import Sign

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sendnotes.extract.people import Cast
    from sendnotes.extract.scenes import Scene
    from sendnotes.extract.speaking import Signs

# For lower case.
_BOOKING = (
    Hinted(
        ("book", "add to", "register", "invited"),
        re.compile(
            r"book (?:your place|now|here|online|in person|early|by \d)"
            r"|you are invited\b|add to (?:(?:my |your )?(?:calendar|diary)|basket|cart)\b"
            r"|\[register\]"
            r"|bookings? (?:are|is|close|open)\b|register (?:now|here)\b"
            rf"|{whole_words('to')} book\b"
            r"|book\b[^.\n]{0,20}\btickets?\b"
        ),
    ),
    Hinted(
        (":", "."),
        re.compile(r"\n[ *-]*\d{1,2}[:.]\d\d\b[^\n]*\n\s*[*-]?\s*\d{1,2}[:.]\d\d\b"),
    ),
    Hinted(
        ("£", "early bird", "ticket price", "delegate rate", "non-member", "tickets", "price"),
        re.compile(
            r"£\s?\d+[^\n]{0,30}(?:vat|per (?:delegate|person|place))|early bird|ticket prices?\b"
            r"|\n#*\s*tickets\b|£\d+,? (?:others|non-members|students|everyone else)"
            r"|delegate rate|non-members?\b|\n#*\s*prices?\b"
        ),
    ),
    Hinted(
        (
            "programme",
            "agenda",
            "speakers",
            "who should",
            "speaking",
            "about the",
            "getting ",
            "get a seat",
            "doors",
        ),
        re.compile(
            r"\n#*\s*(?:draft |full |outline )?(?:programme|agenda)\b|our speakers\b"
            r"|\n#*\s*(?:who(?: is|'s|’s) speaking|about the (?:speakers?|lecture)"
            r"|getting (?:here|there)|how to get a seat)\b|\ndoors (?:open )?(?:at )?\d"
            r"|confirmed speakers\b|who should (?:come|attend)\b"
        ),
    ),
)
SAID = re.compile(r"“[^“”]*”|\"[^\"\n]*\"")
"""What stands between quotation marks."""
_DOES = "(?:show|argue|ask|speak|explain|present|look|discuss|talk)"
_FORETOLD = re.compile(
    rf" will(?<=\bhe will) {_DOES}\b| will(?<=she will) {_DOES}\b|(?:professor"
    rf"|dr) \w+ will {_DOES}\b"
)
"""What tells of a talk that is still to come, in small letters, where it is told twice."""
_SURVEY = re.compile(
    r"\bonline survey\b|\bgive us your views\b|\bhave your say\b|\bcloses? (?:on )?\d"
    r"|\b(?:take|fill in|complete) (?:the|our|this) survey\b|\bclosing date\b|\bsalary:"
)
"""What a consultation page asks its readers for, or a vacancy, in small letters."""
_REPORTED = re.compile(r"(?m)^\s*(?:-|\d{1,2}\.)\s|[“\"‘]\w")
# For lower case.
_SPEECH_WORD = re.compile(
    r"\b(?:his|her|their|the|full|whole|complete|a) (?:[\w’'-]+ ){0,3}?(?:speech|address"
    r"|keynote|lecture|talk|remarks)\b(?! (?:and|therap))"
    r"|\b(?:he|she) (?:spoke|told (?:us|staff|parents|pupils|families|members|delegates))\b"
    r"|\b(?:main|key) points\b|\bareas? of focus\b"
)


_BACK = 2
_SITTING = re.compile(
    r"\b(?:debat(?:e|ed|ing)|[Hh]earing|Committee|[Ee]vidence|[Pp]anel|vigil|rally|round ?table)\b"
)
"""Where several people speak in turn; elsewhere a list of somebody else's is a reaction."""
_OTHER_DAY = re.compile(
    rf"(?!will (?:not |all |already )*(?:need|know|remember|recall|have)\b){TO_COME.pattern}"
    r"|^In (?:19|20)\d\d\b|\byears ago\b",
    re.IGNORECASE,
)
_ORGANISED = re.compile(r"\b(?:organised|chaired|hosted|led|run|arranged|sponsored) by\b[^.;]*\Z")
_WILL_SPEAK = re.compile(
    r"(?:,[^,.;:]{3,80},)? (?:will|is (?:due |going )?to) (?:also |then )?"
    r"(?:give|open|close|speak|address|deliver|talk|answer|reply|respond|be (?:speaking|giving"
    r"|opening"
    r"|(?:our|the|a) (?:\w+ )?speaker))\b"
)
"""What tells that somebody has yet to speak, behind the name."""
_TO_BE_GIVEN = re.compile(
    r"\b(?:will|is to) be (?:given|delivered|opened|led) by (?:[\w’'-]+,? ){0,5}\Z"
)
"""The same before it."""
_FRAMES = re.compile(
    r"[^.;]{0,80}?\b(?:(?:opened|closed|ended|kicked off|began|wrapped up|summed up|rounded off)"
    r" (?:it\b|(?:the|our) (?:\w+ )?(?:day|event|conference|summit|proceedings|evening|morning"
    r"|meeting))"
    r"|brought (?:[\w’'-]+ ){1,4}to (?:a|its|an) (?:close|end))\b"
    r"(?P<speech>[^.]*\b(?:speech|keynote|address|lecture|talk|by video)\b)?"
)
_REACTION = re.compile(
    r"\W*(?:reactions?|responses?|what others (?:say|said|think)|comments?)\b", re.IGNORECASE
)
_SEVERAL = 3
_SURE = 3
"""The weight of a sign that tells of a speech by itself."""
_ASKED_FOR = 2
"""How much more must be told of somebody on a page that asks its readers for views or bookings."""
_SEVERAL_ADVERTS = 2
_MUCH, _OFTEN = 4, 2
_NAMED, _TOLD, _LISTED, _REACH, _NEAR, _ENOUGH, _OCCASIONS = 4, 3, 2, 2500, 300, 3, 60
"""How strong an occasion, how often being told of counts, how much a list, how far behind it, the
sum, and how many occasions are looked at."""


def count_booking(body: str) -> int:
    """Count the signs that the post announces an event: a programme, prices, places to book."""
    low = f"\n{body.lower()}"
    foretold = len(_FORETOLD.findall(low)) > 1 and len(_FORETOLD.findall(SAID.sub("", low))) > 1
    return foretold + sum(pattern.search(low) is not None for pattern in _BOOKING)


@dataclass(frozen=True, slots=True)
class _Candidates:
    """The best sign of each person, the weight of all their signs, and who has a part of it."""

    best: dict[str, Sign]
    total: dict[str, int]
    sections: frozenset[str]
    """Over whose name a part of the post stands."""


def choose_speakers(scene: Scene, cast: Cast, signs: Signs) -> list[Sign]:
    """Return the best sign of each speaker, in the order of the text.

    A post that announces an event has none; one that also tells of places to book needs more
    than names in a list.
    """
    booking = count_booking(scene.body)
    if booking > 2:
        return []
    candidates = _candidates(scene, signs, booking)
    sure = _for_sure(candidates, signs)
    sure += _who_came(scene, candidates, signs, sure)
    chosen = _without_hosts(scene, cast, sure, signs)
    chosen = [sign for sign in chosen if not _reacts(scene, sign)] or chosen
    awaited = frozenset() if chosen else find_awaited(scene, cast)
    chosen = chosen or _titled(signs) or _likeliest(scene, candidates, signs, awaited)
    if not chosen and booking < _SEVERAL_ADVERTS:
        advertises = booking > 0
        heard = _heard(scene, cast, signs, advertises=advertises, awaited=awaited)
        if heard is None and signs.chairing:
            all_of_them = replace(signs, chairing=frozenset())
            heard = _heard(scene, cast, all_of_them, advertises=advertises, awaited=awaited)
        heard = heard or (only_voice(scene, signs) if not booking else None)
        chosen = [heard] if heard else []
    if chosen:
        chosen += _with_lists(scene, chosen, signs)
    return sorted(chosen, key=lambda sign: sign.start)


def _reacts(scene: Scene, sign: Sign) -> bool:
    """Tell whether somebody speaks below a heading such as “Reaction”."""
    heading = scene.blocks[sign.block].heading
    return heading is not None and _REACTION.match(scene.blocks[heading].text) is not None


def _candidates(scene: Scene, signs: Signs, booking: int) -> _Candidates:
    best: dict[str, Sign] = {}
    total: Counter[str] = Counter()
    sections = set()
    for sign in signs.signs:
        if sign.person is None:
            continue
        name = sign.person.name
        if sign.section and booking < 2:
            sections.add(name)
        if booking > 1 and sign.weight < _SURE:
            continue
        total[name] += sign.weight
        if name not in best or _rank(scene, sign) > _rank(scene, best[name]):
            best[name] = sign
    return _Candidates(best, total, frozenset(sections))


def _for_sure(candidates: _Candidates, signs: Signs) -> list[Sign]:
    """Return whom a sentence shows speaking, or who has one of several parts of the post."""
    parts = candidates.sections if len(candidates.sections) > 1 else frozenset()
    lists = {sign.person.name for sign in signs.lists if sign.person} - signs.chairing
    chosen = [
        sign
        for name, sign in candidates.best.items()
        if sign.weight + (name in lists and not sign.section) >= _SURE or name in parts
    ]
    if len(chosen) > 1:
        blocks, names = {sign.block for sign in chosen}, {_name_of(sign) for sign in chosen}
        chosen += [
            sign
            for name, sign in candidates.best.items()
            if sign.weight == _SURE - 1
            and sign.block in blocks
            and name not in signs.chairing
            and name not in names
        ]
    return chosen


def _who_came(
    scene: Scene, candidates: _Candidates, signs: Signs, sure: Sequence[Sign]
) -> list[Sign]:
    """Return who came to an occasion and then has much to say: “came to X for the opening of Y”."""
    names = {_name_of(sign) for sign in sure} | signs.chairing
    told = Counter(_name_of(sign) for sign in signs.tellings)
    return [
        sign
        for name, sign in candidates.best.items()
        if name not in names
        and told[name] >= _MUCH
        and any(event.weight >= _NAMED for event in within(scene.events, sign.start, sign.end))
    ]


def _name_of(sign: Sign) -> str | None:
    return sign.person.name if sign.person else None


def _without_hosts(scene: Scene, cast: Cast, chosen: list[Sign], signs: Signs) -> list[Sign]:
    """Leave out who only opened or closed the day on which others spoke.

    Whoever has a list of points, or did so with a speech, spoke all the same.
    """
    lists = {sign.person.name for sign in signs.lists if sign.person}
    left = [
        sign
        for sign in chosen
        if sign.person is None or sign.person.name in lists or not _is_host(scene, cast, sign)
    ]
    return left or chosen


def _is_host(scene: Scene, cast: Cast, sign: Sign) -> bool:
    for mention, person in cast.mentions_in(scene.blocks[sign.block].start, sign.end):
        if person is sign.person:
            _, end = sentence_around(scene, mention.start)
            framed = _FRAMES.match(scene.body, mention.end, min(end, mention.end + _NEAR))
            return framed is not None and not framed["speech"]
    return False


def _with_lists(scene: Scene, chosen: list[Sign], signs: Signs) -> list[Sign]:
    """Return who else has a list of points, where several people speak in turn."""
    sitting = _SITTING.search(scene.body, 0, chosen[0].end) is not None
    told = Counter(sign.person.name for sign in signs.tellings if sign.person)
    names = {sign.person.name for sign in chosen if sign.person} | signs.chairing
    end = reports_end(scene, chosen)
    others: dict[str, Sign] = {}
    for sign in signs.lists:
        if not sign.person or sign.person.name in names or sign.start >= end:
            continue
        if sitting or (sign.person.role and told[sign.person.name] >= _OFTEN):
            others.setdefault(sign.person.name, sign)
    return list(others.values())


def _titled(signs: Signs) -> list[Sign]:
    """Return the first who speaks and is called by an office alone."""
    titled = [sign for sign in signs.signs if sign.title and sign.weight >= _SURE]
    return [min(titled, key=lambda sign: sign.start)] if titled else []


def _likeliest(
    scene: Scene, candidates: _Candidates, signs: Signs, awaited: frozenset[str]
) -> list[Sign]:
    """Return the one of whom weak signs tell most."""
    total = candidates.total
    speech = _SPEECH_WORD.search(scene.body.lower()) is not None
    likely = [
        name
        for name, sign in candidates.best.items()
        if name not in signs.chairing
        and name not in awaited
        and (speech or total[name] >= _ENOUGH or _at_event(scene, sign))
    ]
    return [candidates.best[max(likely, key=lambda name: total[name])]] if likely else []


def find_awaited(scene: Scene, cast: Cast) -> frozenset[str]:
    """Return who has yet to speak, by a sentence that says so."""
    return frozenset(
        person.name
        for mention, person in cast.mentions_in(0, len(scene.body))
        if _WILL_SPEAK.match(scene.body, mention.end)
        or _TO_BE_GIVEN.search(scene.body, max(0, mention.start - 60), mention.start)
    )


def _heard(
    scene: Scene, cast: Cast, signs: Signs, *, advertises: bool, awaited: frozenset[str]
) -> Sign | None:
    """Return who is told of most around an occasion that the post was at, if anybody is.

    Being named with the occasion counts most; then what somebody is told to have said, and having
    a list of points. No single one of these makes a speech.
    """
    if _comments(signs):
        return None
    best: tuple[int, Sign] | None = None
    tellings = sorted((*signs.tellings, *signs.signs), key=lambda sign: sign.start)
    lists = {sign.person.name for sign in signs.lists if sign.person}
    asks = advertises or _SURVEY.search(scene.body.lower())
    surely = _ASKED_FOR if asks else 0
    for at, enough in islice(_occasions(scene), _OCCASIONS):
        start, end = sentence_around(scene, at)
        if _OTHER_DAY.search(scene.body[start:end]) or UNSPOKEN.search(scene.body, start, end):
            continue
        told = Counter(
            sign.person.name for sign in within(tellings, start, start + _REACH) if sign.person
        )
        for mention, person in cast.mentions_in(block_around(scene, at).start, end + _REACH):
            if (
                person.name in signs.chairing
                or person.name in awaited
                or _ORGANISED.search(scene.body, start, mention.start)
            ):
                continue
            near = 3 if start <= mention.start < end else int(mention.start < end + _NEAR)
            listed = _LISTED if person.name in lists else 0
            score = near + min(told[person.name], _TOLD) + listed
            if score >= enough + surely and (best is None or score > best[0]):
                first, last = sentence_around(scene, mention.start)
                if UNSPOKEN.search(scene.body, first, last):
                    continue
                block = block_at(scene, mention.start)
                best = score, Sign(1, first, last, block, mention.start, person)
    return best[1] if best else None


def _comments(signs: Signs) -> bool:
    """Tell whether several people say one thing each, as at the end of a press release."""
    told = Counter(sign.person.name for sign in signs.tellings if sign.person)
    return len(told) >= _SEVERAL and max(told.values()) == 1 and not signs.signs


def _occasions(scene: Scene) -> Iterator[tuple[int, int]]:
    """Yield where an occasion is named, and how much must be told of somebody there.

    A place with a day is an occasion too, though a weaker one: “in Leeds on Tuesday”.
    """
    yield from ((event.start, _ENOUGH) for event in scene.events if event.weight >= _NAMED)
    for place in scene.places:
        start, end = sentence_around(scene, place.start)
        if within(scene.dates, start, end):
            yield place.start, _ENOUGH + 1


def _rank(scene: Scene, sign: Sign) -> tuple[bool, int, int]:
    """Prefer a sentence that tells of a speech, and where and when it was given."""
    told = sum(
        bool(within(found, sign.start, sign.end))
        for found in (scene.events, scene.dates, scene.places)
    )
    return (sign.weight >= 3, told, -sign.start)


def _at_event(scene: Scene, sign: Sign) -> bool:
    """Whether a weak sign stands at an event, with points or a quotation behind it."""
    before = scene.blocks[max(0, sign.block - _BACK)].start
    event = any(event.weight >= 4 for event in within(scene.events, before, sign.end))
    return sign.weight >= 2 and event and _REPORTED.search(scene.body, sign.end) is not None
