"""Results as Markdown that can go into a newsletter; source text cannot become markup."""

from __future__ import annotations

from itertools import dropwhile
from typing import TYPE_CHECKING

from sendnotes.mapping import witnesses_of
from sendnotes.model.lists import DuplicateGroup, FocusItem, QuoteItem, SpeechItem, Tally
from sendnotes.views.body import Form, inside, pieces
from sendnotes.views.escaping import bold_marks, code, escape, linked
from sendnotes.views.fields import changes, field_label, field_value, how_it_came
from sendnotes.views.hits import told
from sendnotes.views.post import further, moved, organisations, plain_value, reaction_text
from sendnotes.views.saved import asked, told_since
from sendnotes.views.similar import shared
from sendnotes.views.spans import NO_MARKS
from sendnotes.views.text import (
    also_published,
    count,
    one_line,
    published_by,
    quoted,
    spoken_date,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sendnotes.model import (
        AddOutcome,
        AddResult,
        CheckResult,
        Facet,
        FocusArea,
        FocusResult,
        Hit,
        Likeness,
        ListItem,
        ListResult,
        NewsResult,
        Passage,
        Post,
        Quote,
        QuoteResult,
        Reaction,
        SavedResult,
        SearchResult,
        ShowResult,
        SimilarResult,
        Witness,
    )
    from sendnotes.model.lists import Spans


class MarkdownView:
    """Lists and headings; a result with nothing in it is an empty text."""

    def search(self, result: SearchResult) -> str:
        """Return a list of hits."""
        hits = (row for hit in result.hits for row in _hit(hit))
        return _text((*hits, *_facets(result.facets)))

    def listing(self, result: ListResult) -> str:
        """Return a list."""
        return _text(row for item in result.items for row in _item(item))

    def post(self, result: ShowResult) -> str:
        """Return a post with its facts and its text."""
        return _text(_post(result.post, result.marks or NO_MARKS))

    def explanation(self, result: ShowResult) -> str:
        """Return how each field came about."""
        return _text(_explained(result))

    def focus(self, result: FocusResult) -> str:
        """Return a list of focus areas, oldest first."""
        return _text(row for item in result.items for row in _focus(item))

    def quotes(self, result: QuoteResult) -> str:
        """Return a list of quotes."""
        return _text(row for item in result.items for row in _quote_item(item))

    def added(self, result: AddResult) -> str:
        """Return a list of inputs."""
        return _text(_outcome(outcome) for outcome in result.outcomes)

    def checked(self, result: CheckResult) -> str:
        """Return a list of problems."""
        return _text(f"- {escape(p.path)}: {escape(p.message)}" for p in result.problems)

    def saved(self, result: SavedResult) -> str:
        """Return a list of saved searches."""
        return _text(f"- **{escape(o.name)}**: {escape(asked(o))}" for o in result.searches)

    def news(self, result: NewsResult) -> str:
        """Return a newsletter: a part for each search that has news."""
        return _text(_news(result)) if result.items else ""

    def similar(self, result: SimilarResult) -> str:
        """Return a list of posts on the same matter."""
        return _text(row for item in result.items for row in _like(item))


def _facets(facets: Iterable[Facet]) -> Iterator[str]:
    for facet in facets:
        if facet.counts:
            yield from _part(
                escape(facet.name.capitalize()), (f"{escape(v)}: {n:,}" for v, n in facet.counts)
            )


def _news(result: NewsResult) -> Iterator[str]:
    yield f"# What is new, {escape(spoken_date(result.date[:10]) or '')}"
    for item in result.items:
        yield f"\n## {escape(item.search.name)}\n"
        yield f"{escape(told_since(item))}\n"
        for hit in item.hits:
            yield from _hit(hit)


def _like(item: Likeness) -> Iterator[str]:
    yield from _entry(item.post)
    marked_as = "**near-duplicate**, " if item.near_duplicate else ""
    yield f"  - {marked_as}{escape(shared(item))}"


def _hit(hit: Hit) -> Iterator[str]:
    yield from _entry(hit.post)
    for passage in hit.passages:
        yield f"  - {_passage(passage)} ({escape(told(passage))})"
    yield from _also(hit.also)


def _also(also: Sequence[Witness]) -> Iterator[str]:
    if told_of := also_published(also):
        yield f"  - {escape(told_of)}"


def _passage(passage: Passage) -> str:
    return bold_marks(passage.text, passage.marks)


def _item(item: ListItem) -> Iterable[str]:
    match item:
        case Tally():
            return [f"- {_tally(item)}"]
        case DuplicateGroup():
            return _group(item)
        case SpeechItem():
            return [f"- {escape(one_line(item.speech))} ({code(item.post)})", *_also(item.also)]
        case FocusItem():
            return _focus(item)
        case QuoteItem():
            return _quote_item(item)
        case _:
            return _entry(item)


def _entry(post: Post) -> Iterator[str]:
    yield f"- {linked(post.title or post.id, post.url)}"
    for speech in post.speeches:
        yield f"  - {escape(one_line(speech))}"
    published = published_by(post)
    yield f"  - {f'{escape(published)} · ' if published else ''}{code(post.id)}"


def _group(group: DuplicateGroup) -> Iterator[str]:
    told = one_line(group.speech) if group.speech else group.posts[0].title
    alike = f"{count(len(group.posts), 'post')}, {group.likeness:.0%} alike"
    yield f"- **{escape(told)}** ({alike})"
    for post in group.posts:
        published = published_by(post)
        about = f" · {escape(published)}" if published else ""
        yield f"  - {linked(post.title or post.id, post.url)}{about} · {code(post.id)}"


def _tally(tally: Tally) -> str:
    label = f" ({escape(tally.label)})" if tally.label else ""
    counted = count(tally.posts, "post")
    if tally.count != tally.posts:
        counted = f"{tally.count:,} in {counted}"
    ends = (spoken_date(tally.first), spoken_date(tally.last))
    dates = " to ".join(dict.fromkeys(date for date in ends if date))
    return f"**{escape(tally.name)}**{label}: {counted}{f', {escape(dates)}' if dates else ''}"


def _focus(item: FocusItem) -> Iterator[str]:
    said = one_line(item.speech) if item.speech else "Not said in a speech"
    yield f"- **{escape(said)}** ({code(item.post)})"
    if item.under:
        yield f"  - under: {escape(item.under)}"
    yield from _areas((item.area,), 1)
    yield from (f"  - {_quote(quote)}" for quote in item.quotes)
    yield from _also(item.also)


def _areas(
    areas: Iterable[FocusArea], depth: int, marks: Mapping[str, Spans] = NO_MARKS
) -> Iterator[str]:
    for area in areas:
        topics = f" *({escape(', '.join(area.topics))})*" if area.topics else ""
        yield f"{'  ' * depth}- {bold_marks(area.text, marks.get(area.text, ()))}{topics}"
        yield from _areas(area.areas, depth + 1, marks)


def _witness(witness: Witness) -> str:
    published = published_by(witness)
    link = f" {linked(witness.url, witness.url)}" if witness.url else ""
    return f"{escape(published or 'source not known')}{link} ({code(witness.id or '')})"


def _quote(quote: Quote, marks: Mapping[str, Spans] = NO_MARKS) -> str:
    speaker = f" — {escape(quote.speaker)}" if quote.speaker else ""
    spans = marks.get(quote.text)
    words = f"“{bold_marks(quote.text, spans)}”" if spans else escape(quoted(quote.text))
    return f"{words}{speaker}"


def _quote_item(item: QuoteItem) -> Iterator[str]:
    yield f"- {_quote(item.quote)}"
    said = f"{escape(one_line(item.speech))} · " if item.speech else ""
    yield f"  - {said}{code(item.post)}"
    yield from _also(item.also)


def _post(post: Post, marks: Mapping[str, Spans]) -> Iterator[str]:
    yield f"# {bold_marks(post.title or post.id, marks.get(post.title, ()))}"
    yield ""
    facts = [post.source, spoken_date(post.published), str(post.kind)]
    yield escape(" · ".join(fact for fact in facts if fact))
    if post.url:
        yield f"\n{linked(post.url, post.url)}"
    yield from _part("Published by", (_witness(one) for one in witnesses_of(post)))
    yield from _part("Speeches", (escape(one_line(speech)) for speech in post.speeches))
    if post.focus_areas:
        yield "\n## Focus areas\n"
        yield from _areas(post.focus_areas, 0, marks)
    yield from _part("Quotes", (_quote(quote, marks) for quote in post.quotes))
    yield from _part("Organisations", (escape(name) for name in organisations(post)))
    yield from _part("Reactions", (_reaction(one, marks) for one in post.reactions))
    yield from _part("Tags", (escape(tag) for tag in post.tags))
    extra = (f"{escape(key)}: {escape(plain_value(v))}" for key, v in further(post).items())
    yield from _part("Also given", extra)
    if post.body.strip():
        yield "\n## Text\n"
        yield from _body(post, marks.get(post.body, ()))
    yield f"\n{code(post.id)}"


def _reaction(reaction: Reaction, marks: Mapping[str, Spans]) -> str:
    return bold_marks(reaction_text(reaction), moved(reaction, marks))


def _part(name: str, items: Iterable[str]) -> Iterator[str]:
    rows = [f"- {item}" for item in items]
    if rows:
        yield f"\n## {name}\n"
        yield from rows


def _body(post: Post, marks: Spans) -> Iterator[str]:
    for piece in dropwhile(lambda piece: piece.form is Form.GAP, pieces(post.body, post.title)):
        text = bold_marks(piece.text, inside(marks, piece))
        match piece.form:
            case Form.HEADING:
                yield f"{'#' * min(piece.depth + 1, 6)} {text}"
            case Form.ITEM:
                yield f"{' ' * piece.depth}{piece.marker} {text}"
            case Form.QUOTE:
                yield f"> {text}"
            case Form.GAP:
                yield ""
            case _:
                yield text


def _explained(result: ShowResult) -> Iterator[str]:
    post, reading = result.post, result.reading
    yield f"# {escape(post.title or post.id)}"
    yield ""
    if reading is None:
        yield "How this post was read is not recorded."
        return
    changed = {change.field: change for change in changes(post, reading.post)}
    rows = [
        (one.field, one.value, how_it_came(one))
        for one in reading.explanations
        if one.field not in changed
    ]
    for change in changed.values():
        was = field_value(change.field, change.was)
        rows.append((change.field, change.value, f"set by hand since (was: {was})"))
    for path, value, how in rows:
        label = escape(field_label(path, speeches=len(post.speeches)))
        yield f"- **{label}**: {escape(field_value(path, value))} *({escape(how)})*"
    furniture = (
        f"line {one.line}: {escape(one.text)} ({escape(one.why)})" for one in reading.removed
    )
    yield from _part("Removed as page furniture", furniture)
    yield from _part("Notes", (escape(note) for note in reading.notes))


def _outcome(outcome: AddOutcome) -> str:
    told = outcome.reason or (outcome.reading.post.title if outcome.reading else "")
    return f"- {outcome.status}: {escape(outcome.input)}: {escape(told)}"


def _text(rows: Iterable[str]) -> str:
    text = "\n".join(rows)
    return f"{text}\n" if text else ""
