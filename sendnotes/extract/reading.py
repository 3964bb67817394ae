"""The whole reading of a post: every part of the extraction, put together with its reasons."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from sendnotes.extract.announcing import Context
from sendnotes.extract.antecedents import Antecedents
from sendnotes.extract.areas import focus_areas
from sendnotes.extract.attribution import Attributor
from sendnotes.extract.blocks import parse_blocks
from sendnotes.extract.focus import find_points
from sendnotes.extract.kinds import OWN_WORDS, find_kind, report_kind
from sendnotes.extract.offices import load_offices
from sendnotes.extract.organisations import find_organisations
from sendnotes.extract.people import find_cast
from sendnotes.extract.publication import find_publication
from sendnotes.extract.quotes import find_quoted
from sendnotes.extract.reactions import find_reactions
from sendnotes.extract.sentences import split_sentences
from sendnotes.extract.speeches import FoundSpeech, find_speeches
from sendnotes.extract.titles import find_title
from sendnotes.extract.topics import classifier
from sendnotes.extract.voices import Voice
from sendnotes.model import Explanation, Origin, Post, Reading, Speech

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.extract.blocks import Block
    from sendnotes.extract.people import Cast
    from sendnotes.extract.points import Point
    from sendnotes.extract.publication import Publication
    from sendnotes.extract.quotes import Quoted
    from sendnotes.model import CleanText, Given, Kind, Taxonomy

_LONGEST_PROMISE = 120
SPEECH_FIELDS = ("speaker", "role", "event", "place", "date", "url")
_ANNOUNCED = re.compile(
    r"\b(?:speech|address|transcript|text|remarks|keynote)\b.{0,60}\b(?:at|here|below"
    r"|on)\s*[:.]?\s*\Z",
    re.IGNORECASE,
)
_LEADS = ("at", "here", "below", "on")
"""What ends whatever the pattern above finds; looking for it first is faster."""


@dataclass(frozen=True, slots=True)
class Groundwork:
    """What is known of a post before its speeches are looked for."""

    blocks: Sequence[Block]
    publication: Publication
    title: str
    title_told: Explanation
    quoted: Sequence[Quoted]
    cast: Cast
    kind: Kind | None
    """None for a report, or no speech at all."""
    kind_told: Explanation | None


def lay_groundwork(clean: CleanText, given: Given) -> Groundwork:
    """Return who published what when, of which kind it is, and who is named in it."""
    blocks = parse_blocks(clean.body)
    publication = find_publication(clean, blocks, given)
    title, title_told = find_title(
        clean, blocks, given, site=publication.source, url=publication.url
    )
    quoted = find_quoted(clean.body, blocks)
    cast = find_cast(
        clean.body,
        given=given,
        published=publication.published,
        offices=load_offices(),
        title=title,
        head=[line.text.strip() for line in clean.removed],
    )
    kind, kind_told = find_kind(clean, title, quoted, given)
    return Groundwork(blocks, publication, title, title_told, quoted, cast, kind, kind_told)


@dataclass(frozen=True, slots=True)
class Heard:
    """The speeches of a post, and what their points and quotes are looked for in."""

    speeches: tuple[Speech, ...]
    told: tuple[Explanation, ...]
    context: Context
    writer: str | None
    """Who has written the text, if it is somebody whom it names nowhere."""


def listen(clean: CleanText, given: Given, known: Groundwork) -> Heard:
    """Return the speeches, and who is heard where."""
    body, blocks, cast = clean.body, known.blocks, known.cast
    found = find_speeches(
        blocks,
        body,
        cast,
        given=given,
        published=known.publication.published,
        removed=clean.removed,
        offices=load_offices(),
        kind=known.kind,
        title=known.title,
    )
    speeches, told = _speeches(found, given, blocks)
    own_words = known.kind in OWN_WORDS
    # In a speech "she said" is of somebody in the story just told, if anybody with a name.
    antecedents = Antecedents(body, blocks, cast, known.quoted, blocks_back=1 if own_words else 8)
    voices = _stretches(found, speeches, cast, len(body))
    # Whoever is named nowhere in the text has written it: the member whose page it is.
    writer = next((s.speaker for s in speeches if s.speaker and not cast.named(s.speaker)), None)
    first_person = own_words or writer is not None
    return Heard(speeches, told, Context(body, blocks, antecedents, voices, first_person), writer)


def read(clean: CleanText, *, given: Given, taxonomy: Taxonomy) -> Reading:
    """Return what `clean` says; what is `given` stands as it is."""
    body = clean.body
    known = lay_groundwork(clean, given)
    blocks, publication, title = known.blocks, known.publication, known.title
    cast, quoted, kind, kind_told = known.cast, known.quoted, known.kind, known.kind_told
    heard = listen(clean, given, known)
    speeches, context = heard.speeches, heard.context
    antecedents, stretches = context.antecedents, context.voices
    if kind is None or kind_told is None:
        kind, kind_told = report_kind(len(speeches))
    own_words = kind in OWN_WORDS
    points = find_points(context)
    several = len({speech.speaker for speech in speeches}) > 1
    occasions = [(speech.event, speech.place) for speech in speeches]
    organisations = find_organisations(blocks, body, cast).apart_from(occasions)
    quotes = Attributor(
        body,
        blocks,
        quoted,
        antecedents,
        points=[Voice(point.start, point.last, point.speaker) for point in points if point.speaker],
        stretches=() if own_words and not several else stretches,
        first_person=speeches[0].speaker
        if own_words and speeches and not several
        else heard.writer,
    ).quotes()
    areas = focus_areas(points, classifier(taxonomy), title=title, several=several, body=body)
    reactions = (
        ()
        if own_words
        else find_reactions(
            body,
            blocks,
            antecedents,
            [(mention.start, mention.end, mention.name) for mention in organisations.mentions],
            [(one.start, one.end) for one in quoted],
            speakers={speech.speaker for speech in speeches if speech.speaker},
            publisher=publication.source or "the publisher",
            outside=[(point.start, point.last) for point in points],
        )
    )
    post = Post(
        title=title,
        source=publication.source,
        url=publication.url,
        published=publication.published,
        kind=kind,
        speeches=speeches,
        focus_areas=areas,
        quotes=quotes,
        organisations=organisations.names,
        abbreviations=dict(organisations.abbreviations or {}),
        reactions=reactions,
        tags=given.post.tags,
        extra=given.post.extra,
        body=body,
    )
    told = (known.title_told, *publication.explanations, kind_told, *heard.told)
    post, told = _with_given(post, given, (*told, *_counted(post, points)))
    return Reading(post, told, clean.removed, clean.notes)


def _stretches(
    found: Sequence[FoundSpeech], speeches: Sequence[Speech], cast: Cast, length: int
) -> tuple[Voice, ...]:
    """Return where each speech is reported; a speech that is only given takes the whole body."""
    voices = []
    for number, speech in enumerate(speeches):
        person = cast.named(speech.speaker)
        name = person.name if person else speech.speaker
        if number < len(found):
            voices.append(Voice(found[number].start, found[number].end, name))
        else:
            voices.append(Voice(0, length, name))
    return tuple(voices)


def _speeches(
    found: Sequence[FoundSpeech], given: Given, blocks: Sequence[Block]
) -> tuple[tuple[Speech, ...], tuple[Explanation, ...]]:
    """Return the speeches with what is given of them, and how each field came about."""
    if "speeches" in given.how:
        told = Explanation(
            "speeches", str(len(given.post.speeches)), Origin.GIVEN, given.how["speeches"]
        )
        return given.post.speeches, (told,)
    speeches = [each.speech for each in found]
    explanations = [
        _at(number, told) for number, each in enumerate(found) for told in each.explanations
    ]
    set_fields = [
        name
        for name in SPEECH_FIELDS
        if name != "url" and name in given.how and getattr(given.speech, name)
    ]
    if set_fields:
        first = speeches[0] if speeches else Speech()
        values = {name: getattr(given.speech, name) for name in set_fields}
        inferred = tuple(name for name in first.inferred if name not in set_fields)
        speeches[:1] = [replace(first, **values, inferred=inferred)]
        paths = {f"speeches[0].{name}" for name in set_fields}
        explanations = [told for told in explanations if told.field not in paths]
        explanations += [
            Explanation(f"speeches[0].{name}", str(values[name]), Origin.GIVEN, given.how[name])
            for name in set_fields
        ]
    if not speeches:
        how = "missing: the text reports no speech"
        return (), (Explanation("speeches", None, Origin.MISSING, how),)
    explanations += _missing(speeches, explanations, blocks)
    return tuple(speeches), tuple(explanations)


def _at(number: int, told: Explanation) -> Explanation:
    return Explanation(f"speeches[{number}].{told.field}", told.value, told.origin, told.how)


def _missing(
    speeches: Sequence[Speech], explanations: Sequence[Explanation], blocks: Sequence[Block]
) -> list[Explanation]:
    """Say of each empty field that the text does not tell it."""
    known = {told.field for told in explanations}
    line = _announced_link(blocks)
    missing = []
    for number, speech in enumerate(speeches):
        for name in SPEECH_FIELDS:
            path = f"speeches[{number}].{name}"
            if getattr(speech, name) or path in known:
                continue
            how = f"missing: the text names no {name}"
            if name == "url":
                how = "missing: the text has no link to the speech"
                if line:
                    how = f"missing: the text says “{line}”, but the link itself is not in it"
            missing.append(Explanation(path, None, Origin.MISSING, how))
    return missing


def _announced_link(blocks: Sequence[Block]) -> str | None:
    """Return the sentence that promises a link and is not followed by one."""
    for block in blocks:
        tail = block.text[-_LONGEST_PROMISE:]
        if tail.rstrip().rstrip(":.").rstrip().lower().endswith(_LEADS) and _ANNOUNCED.search(tail):
            start, end = split_sentences(tail)[-1]
            return tail[start:end]
    return None


def _counted(post: Post, points: Sequence[Point]) -> tuple[Explanation, ...]:
    """Say how many of each list were read."""
    count = sum(1 for _ in post.all_areas())
    intros = ", ".join(f"“{intro}”" for intro in dict.fromkeys(p.intro for p in points) if intro)
    lists = {
        "focus_areas": (count, f"points of a speech{intros and ' under '}{intros}"),
        "quotes": (len(post.quotes), "stretches between quotation marks"),
        "organisations": (len(post.organisations), "names of organisations"),
        "reactions": (len(post.reactions), "sentences about who welcomed or asked for what"),
    }
    return tuple(
        Explanation(name, str(number), Origin.READ, f"read: {number} {what}")
        if number
        else Explanation(name, None, Origin.MISSING, f"missing: the text has no {what}")
        for name, (number, what) in lists.items()
    )


def _with_given(
    post: Post, given: Given, told: tuple[Explanation, ...]
) -> tuple[Post, tuple[Explanation, ...]]:
    """Let what a person set stand in place of what was read."""
    own = {each.name for each in fields(Post)} - {"id", "body", "extra"}
    names = [name for name in given.how if name in own]
    post = replace(post, **{name: getattr(given.post, name) for name in names})
    kept = [each for each in told if each.field not in names or each.origin is Origin.GIVEN]
    known = {each.field for each in kept}
    for name in names:
        if name not in known:
            value = getattr(given.post, name)
            shown = (
                str(len(value)) if isinstance(value, (tuple, dict)) else str(value or "") or None
            )
            kept.append(Explanation(name, shown, Origin.GIVEN, given.how[name]))
    return post, tuple(kept)
