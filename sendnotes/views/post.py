"""The page of one post."""

from __future__ import annotations

from itertools import dropwhile
from typing import TYPE_CHECKING

from sendnotes.mapping import WITNESSES, witnesses_of
from sendnotes.views.body import Form, Piece, inside, pieces
from sendnotes.views.layout import (
    BLANK,
    Line,
    Span,
    Style,
    heading,
    labelled,
    line,
    marked,
    parts,
    quiet,
)
from sendnotes.views.spans import NO_MARKS, area_lines, quote_line, speech_lines
from sendnotes.views.text import spoken_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sendnotes.model import Post, Quote, Reaction, ShowResult, Witness
    from sendnotes.model.lists import Spans
    from sendnotes.views.layout import Page, Table

_INDENT = 2


def post_page(result: ShowResult) -> Page:
    """Return a post: what it is, what was read in it, its text, its id and file."""
    post, marks = result.post, result.marks or NO_MARKS
    return parts(
        [*_head(post, marks)],
        _part("Published by", [_item(witness_text(one)) for one in witnesses_of(post)]),
        _speeches(post),
        *content(post, marks),
        _extra(post),
        _part("Text", body_lines(post, marks)),
        [
            labelled("Id", Span(post.id, Style.ID), width=4),
            labelled("File", Span(result.path, Style.QUIET), width=4),
        ],
    )


def content(post: Post, marks: Mapping[str, Spans] = NO_MARKS) -> list[list[Line | Table]]:
    """Return what a post says: focus areas, quotes, organisations, reactions, tags."""
    return [
        _part("Focus areas", area_lines(post.focus_areas, indent=_INDENT, marks=marks)),
        _part("Quotes", [_quote(quote, marks) for quote in post.quotes]),
        _part("Organisations", [_item(name) for name in organisations(post)]),
        _part("Reactions", [_reaction(one, marks) for one in post.reactions]),
        _part("Tags", [_item(", ".join(post.tags))] if post.tags else []),
    ]


def _quote(quote: Quote, marks: Mapping[str, Spans]) -> Line:
    return quote_line(quote, indent=_INDENT, marks=marks.get(quote.text, ()))


def _reaction(reaction: Reaction, marks: Mapping[str, Spans]) -> Line:
    words = marked(reaction_text(reaction), moved(reaction, marks), Style.TEXT)
    return line(*words, indent=_INDENT, hang=_INDENT + 2)


def moved(reaction: Reaction, marks: Mapping[str, Spans]) -> Spans:
    """Return the marks of a reaction's text, counted from the beginning of `reaction_text`."""
    shift = len(reaction_text(reaction)) - len(reaction.text)
    return tuple((start + shift, end + shift) for start, end in marks.get(reaction.text, ()))


def organisations(post: Post) -> list[str]:
    """Return the organisations with the abbreviations that the text defines."""
    short = {long.casefold(): abbreviation for abbreviation, long in post.abbreviations.items()}
    return [
        f"{name} ({short[name.casefold()]})" if name.casefold() in short else name
        for name in post.organisations
    ]


def reaction_text(reaction: Reaction) -> str:
    """Return who did what: "NNPCF welcomed: ..."."""
    who_did_what = f"{reaction.by} {reaction.stance}".strip()
    return f"{who_did_what}: {reaction.text}" if reaction.text else who_did_what


def further(post: Post) -> dict[str, object]:
    """Return the front matter that is not ours and not shown elsewhere."""
    return {key: value for key, value in post.extra.items() if key != WITNESSES}


def witness_text(witness: Witness) -> str:
    """Return who published the same text, when and where."""
    parts = (witness.source or "source not known", spoken_date(witness.published), witness.url)
    return f"{', '.join(part for part in parts if part)} ({witness.id})"


def plain_value(value: object) -> str:
    """Return a value of the front matter that is not ours as one text."""
    if isinstance(value, dict):
        return "; ".join(f"{key}: {plain_value(item)}" for key, item in value.items())
    if isinstance(value, (list, tuple)):
        return ", ".join(plain_value(item) for item in value)
    return "" if value is None else str(value)


def body_lines(post: Post, marks: Mapping[str, Spans] = NO_MARKS) -> list[Line]:
    """Return the post's text: headings, lists, block quotes and paragraphs."""
    spans = marks.get(post.body, ())
    shown = dropwhile(lambda piece: piece.form is Form.GAP, pieces(post.body, post.title))
    return [_body_line(piece, inside(spans, piece)) for piece in shown]


def _body_line(piece: Piece, marks: Spans) -> Line:
    match piece.form:
        case Form.HEADING:
            return line(*marked(piece.text, marks, Style.TITLE))
        case Form.ITEM:
            marker = "•" if piece.marker in "-*+" else piece.marker
            hang = piece.depth + len(marker) + 1
            return line(
                f"{marker} ",
                *marked(piece.text, marks, Style.TEXT),
                indent=piece.depth,
                hang=hang,
            )
        case Form.QUOTE:
            return line(*marked(piece.text, marks, Style.QUOTE), indent=4)
        case Form.GAP:
            return BLANK
        case _:
            return line(*marked(piece.text, marks, Style.TEXT))


def _head(post: Post, marks: Mapping[str, Spans]) -> list[Line]:
    published = f"published {spoken_date(post.published)}" if post.published else "not dated"
    about = " · ".join((post.source or "source not known", published, post.kind))
    title = marked(post.title or post.id, marks.get(post.title, ()), Style.TITLE)
    lines = [line(*title), line(quiet(about))]
    if post.url:
        lines.append(line(Span(post.url, Style.FACT)))
    return lines


def _speeches(post: Post) -> list[Line | Table]:
    lines = []
    for speech in post.speeches:
        lines += speech_lines(speech, indent=_INDENT)
    return _part("Speech" if len(post.speeches) == 1 else "Speeches", lines)


def _extra(post: Post) -> list[Line | Table]:
    return _part(
        "Also given",
        [_item(f"{key}: {plain_value(value)}") for key, value in further(post).items()],
    )


def _item(text: str) -> Line:
    return line(text, indent=_INDENT, hang=_INDENT + 2)


def _part(name: str, lines: list[Line]) -> list[Line | Table]:
    return [heading(name), *lines] if lines else []
