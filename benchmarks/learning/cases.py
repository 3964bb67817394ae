"""What gold posts teach: for each question its cases, with their traits and what is right."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.extraction import name, overlap, start
from sendnotes.extract import (
    likely_dates,
    likely_events,
    likely_lists,
    likely_places,
    likely_points,
    likely_roles,
    likely_speakers,
    likely_topics,
    titles,
)
from sendnotes.extract.areas import theme_of, told_areas
from sendnotes.extract.focus import find_points
from sendnotes.extract.likelihood import one_of
from sendnotes.extract.likely_dates import candidate_days, day_traits
from sendnotes.extract.likely_events import candidate_events, event_traits
from sendnotes.extract.likely_lists import list_traits
from sendnotes.extract.likely_places import candidate_places, place_traits
from sendnotes.extract.likely_points import point_traits, units_of
from sendnotes.extract.likely_roles import role_traits
from sendnotes.extract.likely_topics import text_traits, topic_traits
from sendnotes.extract.offices import load_offices
from sendnotes.extract.points import end_of_list, list_points
from sendnotes.extract.reading import lay_groundwork, listen
from sendnotes.extract.speaker_traits import speaker_traits
from sendnotes.extract.speakers import count_booking
from sendnotes.extract.speaking import find_signs
from sendnotes.extract.speeches import OWN_WORDS, scene_of, signs_of_speeches
from sendnotes.extract.titles import title_lines
from sendnotes.extract.topics import classifier, load_taxonomy
from sendnotes.ingest import clean, decode, given_from, split_front_matter
from sendnotes.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from sendnotes.extract.announcing import Context
    from sendnotes.extract.points import Point
    from sendnotes.extract.reading import Groundwork
    from sendnotes.model import CleanText, FocusArea, Given


@dataclass(frozen=True, slots=True)
class Choice:
    """Some of which one may be right: each with its traits and how right it is, from 0 to 1."""

    candidates: Sequence[tuple[Sequence[str], float]]
    post: str
    none: bool
    """Whether none would be right, whatever there is."""


@dataclass(frozen=True, slots=True)
class Case:
    """One to be judged: its traits, whether it is right, and the post that it is from."""

    traits: Sequence[str]
    right: bool
    post: str


class Lessons(NamedTuple):
    """All cases and choices, by the question."""

    cases: dict[str, list[Case]]
    choices: dict[str, list[Choice]]


def lessons_of(folders: Iterable[Path], *, whole: int = 1) -> Lessons:
    """Return what all posts of some folders teach, of speeches whole ones `whole` times over."""
    lessons = Lessons(defaultdict(list), defaultdict(list))
    for folder in folders:
        own = Lessons(defaultdict(list), defaultdict(list))
        times = whole if (folder / "posts").is_dir() else 1
        for gold in json.loads((folder / "gold.json").read_text("utf-8")):
            path = folder / "posts" / gold["file"]
            raw = gold["text"].encode() if "text" in gold else path.read_bytes()
            front = split_front_matter(decode(raw, path.name).text)
            _learn_post(own, gold, clean(front.body, front.first_line), given_from(front.mapping))
        for question, cases in own.cases.items():
            again = times if question == likely_speakers.QUESTION else 1
            lessons.cases[question] += cases * again
        for question, choices in own.choices.items():
            lessons.choices[question] += choices * times
    return lessons


def _learn_post(lessons: Lessons, gold: dict[str, Any], cleaned: CleanText, given: Given) -> None:
    known = lay_groundwork(cleaned, given)
    for text, traits in title_lines(
        known.blocks, site=known.publication.source, url=known.publication.url
    ):
        if "title" in gold:
            right = " ".join(text.split()).casefold() == gold["title"].casefold()
            lessons.cases[titles.QUESTION].append(Case(traits.each(), right, gold["file"]))
    if not known.blocks:
        return
    if "focus_areas" in gold:
        context = listen(cleaned, given, known).context
        lessons.cases[likely_lists.QUESTION] += _lists(gold, context)
        lessons.cases[likely_points.QUESTION] += _units(gold, context)
        for slug, case in _topics(gold, context, known.title):
            lessons.cases[one_of(likely_topics.QUESTION, slug)].append(case)
    if "speeches" in gold or not gold.get("is_speech_report", True):
        _learn_speeches(lessons, gold, cleaned, known, given.post.url)


def _learn_speeches(
    lessons: Lessons,
    gold: dict[str, Any],
    cleaned: CleanText,
    known: Groundwork,
    url: str | None,
) -> None:
    if known.kind in OWN_WORDS:
        return
    blocks, body, cast = known.blocks, cleaned.body, known.cast
    published = known.publication.published
    scene, lines = scene_of(blocks, body, cast, cleaned.removed, published, url)
    spoke = {name(speech["speaker"]) for speech in gold.get("speeches", ())}
    signs = find_signs(blocks, body, cast)
    named = {name(one.name): one.mentions[0].start for one in cast.people if one.mentions}
    traits_of = speaker_traits(
        scene,
        cast,
        signs,
        title=known.title,
        booking=count_booking(body),
        report=known.kind is Kind.REPORT,
    )
    for person, _, traits in traits_of:
        case = Case(traits.each(), name(person.name) in spoke, gold["file"])
        lessons.cases[likely_speakers.QUESTION].append(case)
    # The sentence that shows somebody speaking, or else the first that names them.
    shown, _ = signs_of_speeches(
        scene,
        [line.text for line in lines],
        cast,
        signs,
        kind=known.kind,
        title=known.title,
        offices=load_offices(),
    )
    named |= {name(sign.person.name): sign.start for sign in shown if sign.person}
    events, places = candidate_events(scene, title=known.title), candidate_places(scene)
    days = candidate_days(scene)
    roles = likely_roles.Candidates(scene, cast)
    people = {name(person.name): person for person in cast.people}
    for speech in gold.get("speeches", ()):
        at = named.get(name(speech["speaker"]))
        if at is None:
            continue
        add = partial(_add_choice, lessons.choices, gold["file"], speech)
        add(likely_events.QUESTION, event_traits(scene, events, at), _share(0.6))
        add(likely_places.QUESTION, place_traits(scene, places, at), _share(0.5))
        if spoke_as := people.get(name(speech["speaker"])):
            told = ((phrase.text, traits) for phrase, traits in role_traits(roles, spoke_as))
            add(likely_roles.QUESTION, told, _share(0.6))
        add(likely_dates.QUESTION, day_traits(scene, days, at), lambda one, other: one == other)


def _add_choice(
    choices: dict[str, list[Choice]],
    post: str,
    speech: dict[str, Any],
    question: str,
    candidates: Iterable[tuple[str, Sequence[str]]],
    rightness: Callable[[str, str], float],
) -> None:
    if question not in speech:
        return
    wanted = speech[question]
    judged = [
        (traits, float(rightness(wanted, value)) if wanted else 0.0) for value, traits in candidates
    ]
    choices[question].append(Choice(judged, post, not wanted))


def _share(least: float) -> Callable[[str, str], float]:
    def share(one: str, other: str) -> float:
        both = overlap(one, other)
        return both if both >= least else 0.0

    return share


def _lists(gold: dict[str, Any], context: Context) -> Iterator[Case]:
    points = {start(area["text_starts"]) for area in gold["focus_areas"]}
    for index in context.lists if context.voices else ():
        end = end_of_list(context.blocks, index)
        items = context.blocks[index:end]
        right = 2 * sum(start(item.text) in points for item in items) >= len(items)
        yield Case(list_traits(context, index, end).each(), right, gold["file"])


def _units(gold: dict[str, Any], context: Context) -> Iterator[Case]:
    points = {start(area["text_starts"]) for area in gold["focus_areas"]}
    units = units_of(context)
    for unit, traits in zip(units, point_traits(context, units), strict=True):
        yield Case(traits.each(), start(unit.text) in points, gold["file"])


def _topics(gold: dict[str, Any], context: Context, title: str) -> Iterator[tuple[str, Case]]:
    """Yield for each point that a reader found, too, which topics it has and which not."""
    wanted: dict[tuple[str, ...], list[list[str]]] = defaultdict(list)
    for area in gold["focus_areas"]:
        wanted[start(area["text_starts"])].append(area.get("topics", []))
    taxonomy = load_taxonomy()
    terms = classifier(taxonomy)
    points = find_points(context) or list(_all_items(context))
    theme = theme_of(terms, context.body) if points else ()
    told = told_areas(points, terms, title=title, several=False, theme=theme)
    around = text_traits(terms, title=title, theme=theme)
    for area, above in _with_above(told, None):
        if read := wanted[start(area.text)]:
            topics, traits = read.pop(0), tuple(topic_traits(area, above, terms, around))
            for topic in taxonomy.topics:
                yield topic.slug, Case(traits, topic.slug in topics, gold["file"])


def _all_items(context: Context) -> Iterator[Point]:
    """Yield the items of a text in which nobody is read to speak: their topics can be learned."""
    for index in context.lists:
        end = end_of_list(context.blocks, index)
        yield from list_points(context.blocks, index, end, None, "")


def _with_above(
    areas: Sequence[FocusArea], above: FocusArea | None
) -> Iterator[tuple[FocusArea, FocusArea | None]]:
    for area in areas:
        yield area, above
        yield from _with_above(area.areas, area)
