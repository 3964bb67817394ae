"""The speeches that a post reports or is."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sendnotes.extract.dating import resolve
from sendnotes.extract.headers import find_labels, header_lines
from sendnotes.extract.likelihood import LITTLE
from sendnotes.extract.likely_speakers import likeliest, weigh_speakers
from sendnotes.extract.links import find_speech_links, link_of
from sendnotes.extract.occasion_places import choose_place
from sendnotes.extract.occasions import explain, shown
from sendnotes.extract.report_end import reports_end
from sendnotes.extract.scenes import block_around, set_scene, within
from sendnotes.extract.speakers import choose_speakers
from sendnotes.extract.speaking import find_signs
from sendnotes.extract.speech_fields import Weighed, read_speech, shown_around
from sendnotes.extract.transcripts import find_author
from sendnotes.extract.unnamed_occasions import in_title, last_resort
from sendnotes.extract.writers import find_writer, tells_of_own
from sendnotes.model import Explanation, Kind, Origin, Speech

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.extract.blocks import Block
    from sendnotes.extract.headers import Line
    from sendnotes.extract.links import SpeechLink
    from sendnotes.extract.offices import Offices
    from sendnotes.extract.people import Cast
    from sendnotes.extract.scenes import Scene
    from sendnotes.extract.speaking import Signs
    from sendnotes.extract.speaking_signs import Sign
    from sendnotes.extract.speech_fields import Found
    from sendnotes.model import Given, Removed

OWN_WORDS = frozenset({Kind.TRANSCRIPT, Kind.DRAFT_TEXT, Kind.SPEAKING_NOTES, Kind.STATEMENT})
_MANY = 30
"""More speeches than this are a list of them, in which nothing needs weighing."""
_WHOLE_DATE = len("2018-07-05")


@dataclass(frozen=True, slots=True)
class FoundSpeech:
    """A speech, how each field came about, and the part of the body that reports it."""

    speech: Speech
    explanations: tuple[Explanation, ...] = ()
    warnings: tuple[str, ...] = ()
    start: int = 0
    end: int = 0


def find_speeches(
    blocks: Sequence[Block],
    body: str,
    cast: Cast,
    *,
    given: Given,
    published: str | None,
    removed: Sequence[Removed],
    offices: Offices,
    kind: Kind | None = None,
    title: str = "",
) -> tuple[FoundSpeech, ...]:
    """Return the speeches in the order of the text; a post without one gives none."""
    if not blocks or (kind is not None and kind not in OWN_WORDS and kind is not Kind.REPORT):
        return ()
    signs = find_signs(blocks, body, cast)
    told = signs.signs or signs.tellings or signs.lists or cast.people or tells_of_own(body)
    if kind not in OWN_WORDS and not told:
        return ()
    scene, lines = scene_of(blocks, body, cast, removed, published, given.post.url)
    head = [line.text for line in lines]
    chosen, writer = signs_of_speeches(
        scene, head, cast, signs, kind=kind, title=title, offices=offices
    )
    links = find_speech_links(body)
    own = kind in OWN_WORDS
    # Who speaks in the first person names many places and days, and seldom where and when that is.
    told_of = not own and 0 < len(chosen) <= _MANY and len(body) >= LITTLE
    weighed = Weighed.of(scene, cast, title) if told_of else Weighed.none()
    found = [
        read_speech(
            scene, sign, weighed, offices=offices, own_words=own, first_person=own or sign is writer
        )
        for sign in chosen
    ]
    if own and len(found) > 1:
        found = _on_one_day(scene, chosen[0], found)
    found = _on_one_occasion(found)
    for number, sign in enumerate(chosen):
        found[number] = _named_at_last(scene, sign, found[number])
    return _placed(scene, found, chosen, links, _openings(scene, chosen, signs))


def signs_of_speeches(
    scene: Scene,
    head: Sequence[str],
    cast: Cast,
    signs: Signs,
    *,
    kind: Kind | None,
    title: str,
    offices: Offices,
) -> tuple[list[Sign], Sign | None]:
    """Return a sign of each speech, in order, and that of these by which the writer is told."""
    if kind not in OWN_WORDS:
        chosen = choose_speakers(scene, cast, signs)
        if len(scene.body) >= LITTLE:
            report = kind is Kind.REPORT
            chosen = weigh_speakers(scene, cast, signs, chosen, title=title, report=report)
        if writer := find_writer(scene, head):
            chosen = sorted([writer, *chosen], key=lambda sign: sign.start)
        return chosen, writer
    if authors := find_author(scene, cast, signs, head, offices=offices):
        return authors, None
    if writer := find_writer(scene, head):
        return [writer], writer
    # Nothing at the head of the text, but all that is told of somebody.
    return likeliest(scene, cast, signs, title=title), None


def scene_of(
    blocks: Sequence[Block],
    body: str,
    cast: Cast,
    removed: Sequence[Removed],
    published: str | None,
    url: str | None,
) -> tuple[Scene, Sequence[Line]]:
    """Return what a post names of events, places and dates, and the lines of its head."""
    lines = header_lines(blocks, removed)
    scene = set_scene(
        blocks,
        body,
        cast,
        labels=find_labels(lines),
        head=[line.text for line in lines],
        published=published,
        url=url,
    )
    return scene, lines


def _openings(scene: Scene, chosen: Sequence[Sign], signs: Signs) -> list[int]:
    """Return where the report of each speech begins: where its speaker is first told to say it.

    That is after the sign of the one before, and mostly the speaker's own best sign.
    """
    told: dict[str, list[int]] = {}
    for each in sorted((*signs.signs, *signs.tellings), key=lambda each: each.start):
        if each.person:
            told.setdefault(each.person.name, []).append(each.start)
    starts = []
    for number, sign in enumerate(chosen):
        after = chosen[number - 1].end if number else sign.start
        own = told.get(sign.person.name, []) if sign.person else []
        at = bisect_left(own, after)
        first = min(own[at], sign.start) if at < len(own) else sign.start
        starts.append(block_around(scene, first).start)
    return starts


def _named_at_last(scene: Scene, sign: Sign, found: Found) -> Found:
    """Name the occasion of a speech by what little tells it, if nothing better does."""
    speech, told, warnings = found
    if speech.event is None:
        event = last_resort(scene, sign)
    else:
        event = in_title(scene) if speech.event.islower() else None
    if event is None:
        return found
    told.append(explain("event", event[0], shown_around(scene, event[1], event[2])))
    speech = replace(speech, event=event[0])
    place = None if speech.place else choose_place(scene, sign, event, None)
    if place:
        told.append(explain("place", place[0], shown_around(scene, place[1], place[2])))
        speech = replace(speech, place=place[0])
    return speech, told, warnings


def _on_one_day(scene: Scene, first: Sign, found: list[Found]) -> list[Found]:
    """Give all turns of a record the day that its head has: what they say of days is of others."""
    days = [
        told
        for mention in within(scene.dates, 0, first.start)
        if mention.complete and (told := resolve(mention).iso)
    ]
    day = next((day for day in days if day != scene.published), next(iter(days), None))
    if day is None:
        return found
    how = "the head of the record has it"
    return [
        one
        if one[0].date == day
        else (
            replace(one[0], date=day, inferred=tuple(sorted({*one[0].inferred, "date"}))),
            [
                *(told for told in one[1] if told.field != "date"),
                explain("date", day, how, Origin.INFERRED),
            ],
            one[2],
        )
        for one in found
    ]


def _on_one_occasion(found: list[Found]) -> list[Found]:
    """Give what only one speech of an occasion is told the date or place of to the others."""
    shared = {}
    for name in ("event", "date", "place"):
        values = {value for speech, _, _ in found if (value := getattr(speech, name))}
        if name == "date":
            values = {value for value in values if len(value) == _WHOLE_DATE} or values
        if len(values) == 1 and len({speech.event for speech, _, _ in found} - {None}) < 2:
            shared[name] = values.pop()
    whole = []
    for speech, told, warnings in found:
        lacking = {
            name: value
            for name, value in shared.items()
            if not (held := getattr(speech, name)) or (name == "date" and len(held) < len(value))
        }
        for name, value in lacking.items():
            how = "the other speeches of the same occasion have it"
            told.append(explain(name, value, how, Origin.INFERRED))
        inferred = tuple(sorted({*speech.inferred, *lacking}))
        whole.append((replace(speech, **lacking, inferred=inferred), told, warnings))
    return whole


def _placed(
    scene: Scene,
    found: Sequence[Found],
    signs: Sequence[Sign],
    links: Sequence[SpeechLink],
    openings: Sequence[int],
) -> tuple[FoundSpeech, ...]:
    """Give each speech its part of the body and its link."""
    result = []
    limit = reports_end(scene, signs)
    # Who only may have spoken leaves the one who did alone.
    sure = [sign for sign in signs if not sign.likely] or signs
    told_of = [
        link_of(scene, sign, speech.role, links, alone=len(sure) == 1 and sign is sure[0])
        for sign, (speech, _, _) in zip(signs, found, strict=True)
    ]
    for number, (speech, told, warnings) in enumerate(found):
        start = openings[number] if len(found) > 1 else min(signs[number].start, limit)
        end = limit if number + 1 == len(found) else openings[number + 1]
        link = told_of[number] or next(
            (each for each in links if start <= each.start < end and each not in told_of), None
        )
        if link:
            told.append(explain("url", link.url, shown(link.context)))
            speech = replace(speech, url=link.url)
        result.append(FoundSpeech(speech, tuple(told), tuple(warnings), start, max(start, end)))
    return tuple(result)
