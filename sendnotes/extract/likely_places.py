"""Where a speech was by all that a post tells of places."""

from __future__ import annotations

import re
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from sendnotes.extract.alternatives import compile_words
from sendnotes.extract.blocks import BlockKind
from sendnotes.extract.context_traits import words_around, words_of, words_with
from sendnotes.extract.date_words import DAY_NAME, MONTH_NAME
from sendnotes.extract.likelihood import Belief, choose, has_words, share_words, step, those
from sendnotes.extract.occasion_places import OF_SOMEBODY, is_aside, with_hall
from sendnotes.extract.occasion_traits import traits_of
from sendnotes.extract.places import Place, is_venue
from sendnotes.extract.scenes import block_around, sentence_around, within
from sendnotes.extract.towns import find_towns, is_town

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sendnotes.extract.blocks import Block
    from sendnotes.extract.scenes import Scene
    from sendnotes.extract.speaking_signs import Sign

QUESTION = "place"
_LIKELY, _LIKELIER = 0.6, 0.6
"""How likely a place is where nothing else was found, and how much likelier than what was."""
_IN_TOWN = 0.5
"""How likely a hall is where the town was chosen, to be that in the town."""
ARE_ALIKE = partial(share_words, least=0.5)
"""Whether two names are of one place, as far as words tell."""
_MOST, _LONGEST_EVENT, _LITTLE_MORE = 60, 300, 4
_HEADS, _LONG, _LED_BY = 6, 100, 12
_LED = re.compile(r"(?:\A|\n)\W*\Z|\b(?:in|to|at|from|for|near) \Z", re.IGNORECASE)
"""What stands before a town in a heading that tells where: a “Leeds boy” may be anywhere."""
_ROOM, _SITE, _TOWN, _WEIGHTIEST = -4, -3, 0, 7
"""As weights, what is called a hall or a room, what is in capitals behind “at”, and a town."""
_FUNCTION_WORDS = (
    "the|an?|our|their|its|his|her|this|that|of|in|into|at|on|to|and|or|for|with|from|by|is|was|were"
    "|packed|full|crowded|who|which|when|where|as|before|behind|outside|inside|round|around"
)
_ROOM_WORD = compile_words(
    r"\b(?:hall|gym|gymnasium|canteen|atrium|library|chapel|church|cathedral|mosque|temple|synagogue"
    r"|theatre|cinema|campus|marquee|clubhouse|clubroom|hotel|cafe|café|barn|boardroom|common room"
    r"|dining room|committee room|meeting room|suite|foyer|courtyard|playground|museum|gallery"
    r"|infirmary|pavilion|ballroom|rink|studio|staffroom|lounge|gardens|exchange|rooms|chamber"
    r"|auditorium|cricket ground|arts centre|arts venue|leisure centre|community centre"
    r"|youth centre|bakery|pub|institute|showground|stadium|arena)\b",
    any_case=True,
)
_LED_TO_ROOM = re.compile(
    rf"\b(?i:{_FUNCTION_WORDS}) (?P<name>(?:(?!(?i:{_FUNCTION_WORDS})\b)[\w’'&-]+ ){{0,4}})\Z"
)
"""“in the sports hall”, “to a packed Sir Titus Hall”: a place if the words around it say so. What
it is called is looked for first, which passes over most of a text."""
_LONGEST_ROOM = 80
_ROOMS = 40
_LED_SITE = re.compile(
    r"(?:(?P<led>\b(?:[Aa]t|[Ii]n|[Ii]nside|[Oo]utside|[Ff]rom|[Tt]o|[Aa]cross"
    r"|(?:room|floor|stage|half|lawn|steps|hall|theatre|ballroom|saloon|suite|end) of) (?:the )?"
    r"|\bon (?=St ))|(?:\A|\n|[.!?(:,] )(?:The |the )?)"
    rf"(?P<name>(?!{DAY_NAME}|{MONTH_NAME}|The\b|I\b)[A-Z][\w’'&-]+"
    r"(?: (?:(?:of|and|the|&) )?[A-Z][\w’'&-]+){0,4})(?P<town>(?:, | in )(?=[A-Z]))?"
)
"""“at the Corn Exchange”, “Venue Cymru in Llandudno”: a place if the words around it say so."""
_SITES, _LONGEST_TOWN = 40, 40
"""How many of them are weighed, and in how many characters a town behind one is looked for."""
_BEFORE_TOWN = re.compile(r"(?:,| in) ")
_TELLING = frozenset({"same sentence", "same block", "past", "to come"})
Candidates = list[tuple[Place, list[str]]]
"""Places with their traits, but for those that depend on where the speaker is told to speak."""


def weigh_place(
    scene: Scene,
    candidates: Candidates,
    sign: Sign,
    event: tuple[str, int, int] | None,
    chosen: tuple[str, int, int] | None,
) -> tuple[str, int, int] | None:
    """Return the place that was chosen, unless another is much likelier, and where it stands."""
    if chosen and not chosen[2]:
        return chosen  # the line of a label, or of a picture, says so
    belief = choose(QUESTION, place_traits(scene, candidates, sign.start), ARE_ALIKE)
    town = chosen or _town_in_heading(scene, sign)
    if town and is_town(town[0]) and (hall := _hall_of(scene, candidates, belief)):
        return f"{hall.text}, {town[0]}", hall.start, hall.end
    if chosen is None and town:
        return with_hall(scene, sign, event, town)
    name = chosen[0] if chosen else None
    likely = belief.instead_of(name, least=_LIKELY, lead=_LIKELIER)
    if likely is None or (name and has_words(name, likely)):
        return chosen
    place = next(place for place, _ in candidates if place.text == likely)
    if _in_an_event(scene, place) and not is_town(place.text):
        return chosen
    if place.weight in {_SITE, _ROOM}:
        return _with_town(scene.body, place)
    return with_hall(scene, sign, event, (place.text, place.start, place.end))


def _hall_of(scene: Scene, candidates: Candidates, belief: Belief) -> Place | None:
    """Return the likeliest place, if it is in the town that was chosen and no town itself."""
    best = belief.best()
    if best is None or best[1] <= _IN_TOWN or is_town(best[0]) or "," in best[0]:
        return None
    place = next(place for place, _ in candidates if place.text == best[0])
    return None if _in_an_event(scene, place) else place


def _with_town(body: str, place: Place) -> tuple[str, int, int]:
    """Return a place with the town that is named right behind it."""
    behind = _BEFORE_TOWN.match(body, place.end)
    towns = find_towns(body[behind.end() : behind.end() + _LONGEST_TOWN]) if behind else ()
    town = next((name for start, _, name in towns if start == 0), None)
    return (f"{place.text}, {town}" if town else place.text), place.start, place.end


def _town_in_heading(scene: Scene, sign: Sign) -> tuple[str, int, int] | None:
    """Return the one town of the heading above, or of those at the top: “CHAIRS GO TO LEEDS”."""
    above = scene.blocks[sign.block].heading
    top = [at for at, block in enumerate(scene.blocks[:_HEADS]) if _is_line(block)]
    for index in dict.fromkeys(at for at in (above, *top) if at is not None):
        block = scene.blocks[index]
        text = block.text.title() if block.text.isupper() else block.text
        found = [one for one in find_towns(text) if _LED.search(text, 0, one[0])]
        if len({name for _, _, name in found}) == 1:
            start, end, name = found[0]
            return name, block.start + start, block.start + end
    return None


def _is_line(block: Block) -> bool:
    """Tell whether a block is a heading, or looks like one."""
    text = block.text.strip()
    return block.kind is BlockKind.HEADING or (len(text) < _LONG and text[-1:].isalnum())


def candidate_places(scene: Scene) -> Candidates:
    """Return the first places of a post, its towns, and what else may be a place."""
    taken = [(place.start, place.end) for place in scene.places[:_MOST]]
    towns = (
        Place(start, end, name, _TOWN)
        for start, end, name in islice(find_towns(scene.body), 2 * _MOST)
        if not any(first < end and start < last for first, last in taken)
        and (
            block_around(scene, start).kind is not BlockKind.HEADING
            or _LED.search(scene.body, max(0, start - _LED_BY), start)
        )
    )
    places = [*scene.places[:_MOST], *towns]
    taken = [(place.start, place.end) for place in places]
    places += islice(_sites(scene.body, taken), _SITES)
    places += islice(_rooms(scene.body, places), _ROOMS)
    places = sorted(places, key=lambda place: place.start)[: 2 * _MOST]
    names = [place.text for place in places]
    return [
        (
            place,
            [
                *_of_name(place),
                *_of_place(scene, place),
                step("nth", nth, (0, 1, 2, 3, 5, 8)),
                step("alike", sum(place.text in n or n in place.text for n in names), (1, 2, 3, 5)),
                step("places", len(set(names)), (1, 2, 3, 5, 8)),
            ],
        )
        for nth, place in enumerate(places)
    ]


def _sites(body: str, taken: Sequence[tuple[int, int]]) -> Iterator[Place]:
    """Yield what stands in capitals behind “at” or before “, Leeds”, if it is no other place."""
    for found in _LED_SITE.finditer(body):
        start, end = found.span("name")
        before_town = found["town"] and any(first == found.end() for first, _ in taken)
        apart = not any(first < end and start < last for first, last in taken)
        if apart and (found["led"] or before_town):
            yield Place(start, end, found["name"], _SITE)


def _rooms(body: str, found: Sequence[Place]) -> Iterator[Place]:
    """Yield what is called a hall, a room or the like, unless it is found as it stands."""
    known = {(place.start, place.text) for place in found}
    for room in _ROOM_WORD.finditer(body):
        led = _LED_TO_ROOM.search(body, max(0, room.start() - _LONGEST_ROOM), room.start())
        if led is None:
            continue
        start, end = led.start("name"), room.end()
        if (start, body[start:end]) not in known:
            yield Place(start, end, body[start:end], _ROOM)


def place_traits(scene: Scene, candidates: Candidates, at: int) -> Iterator[tuple[str, list[str]]]:
    """Yield the places with all their traits, as seen from a sentence at `at`."""
    for place, own in candidates:
        traits = [*traits_of(scene, place, at), *own]
        traits += [f"{_kind(place)}, {trait}" for trait in traits if trait in _TELLING]
        yield place.text, traits


def _of_name(place: Place) -> Iterator[str]:
    words = words_of(place.text)
    yield step("weight", place.weight, range(_ROOM, _WEIGHTIEST + 1))
    yield from dict.fromkeys(f"has {word}" for word in words)
    yield from (f"ends {word}" for word in words[-1:])
    yield from those(
        {
            "venue": is_venue(place.text),
            "hall and town": ", " in place.text,
            "a town": is_town(place.text),
        }
    )


def _of_place(scene: Scene, place: Place) -> Iterator[str]:
    start, end = sentence_around(scene, place.start)
    block = block_around(scene, place.start)
    yield from those(
        {
            "the whole block": len(block.text) < len(place.text) + _LITTLE_MORE,
            "of somebody": OF_SOMEBODY.search(scene.body[start : place.start]) is not None,
            "an aside": is_aside(scene.body[start:end], place.start - start),
            "in an event": _in_an_event(scene, place),
        }
    )
    yield from words_around(scene.body, place.start, place.end, (start, end), kind=_kind(place))
    yield from words_with(scene.body, (start, end))


def _kind(place: Place) -> str:
    return {_TOWN: "town", _SITE: "site", _ROOM: "room"}.get(place.weight, "place")


def _in_an_event(scene: Scene, place: Place) -> bool:
    """Tell whether an event has the place in its name."""
    near = within(scene.events, place.start - _LONGEST_EVENT, place.start + 1)
    return any(place.start < event.end for event in near)
