"""`sendnotes show`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from sendnotes.cli.completion import complete_id, complete_topic
from sendnotes.cli.options import (
    ArchiveOption,
    EachOption,
    FormatOption,
    QuietOption,
    SinceOption,
    SpeakerOption,
    UntilOption,
    build_filters,
)
from sendnotes.cli.talk import count, did_you_mean, left_out, searched_in, tell
from sendnotes.cli.terminal import (
    Environment,
    choose_view,
    open_library,
    write,
    write_bytes,
    write_source,
)
from sendnotes.errors import ExitCode, SendnotesError

if TYPE_CHECKING:
    import datetime

    from sendnotes.library.opened import Library
    from sendnotes.model import Filters, FocusResult, QuoteResult
    from sendnotes.views import View


def show(
    post_id: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]",
            help="A post's id, or an unambiguous part of it.",
            autocompletion=complete_id,
        ),
    ] = None,
    focus: Annotated[
        str | None,
        typer.Option(
            metavar="TOPIC",
            help="Every focus area on a topic, a synonym, or free words; oldest first.",
            autocompletion=complete_topic,
        ),
    ] = None,
    quote: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Who said words like these.")
    ] = None,
    mark: Annotated[
        str | None,
        typer.Option(metavar="QUERY", help="Mark the words of a query in the post, in all forms."),
    ] = None,
    original: Annotated[
        bool, typer.Option("--original", help="The bytes as they were added.")
    ] = False,
    raw: Annotated[bool, typer.Option("--raw", help="The post's file as it stands.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="How each field came about.")] = False,
    each: EachOption = False,
    speaker: SpeakerOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    archive: ArchiveOption = None,
    output: FormatOption = None,
    quiet: QuietOption = False,
) -> None:
    """Show a post, or what has been said on a topic.

    \b
    Examples:
      sendnotes show 2018-07-05-encouraging
      sendnotes show --focus employment
      sendnotes show --focus "supported internships" --speaker Hinds --since 2018
      sendnotes show --quote "every teacher"
      sendnotes show 2018-07-05-encouraging --explain
      sendnotes show 2018-07-05-encouraging --mark "exclusion"
    """
    chosen = [
        name
        for name, value in (("ID", post_id), ("--focus", focus), ("--quote", quote))
        if value is not None
    ]
    if len(chosen) != 1:
        not_these = f", not {' and '.join(chosen)}" if chosen else ""
        raise SendnotesError(
            f"Give one of ID, --focus and --quote{not_these}.", hint="See: sendnotes show --help"
        )
    if mark is not None and (post_id is None or original or raw or explain):
        raise SendnotesError(
            "--mark marks words in a post as it is shown.", hint="Give an ID and no other option."
        )
    environment = Environment.of_this_process()
    library = open_library(environment, archive, quiet=quiet)
    view = choose_view(environment, output)
    if post_id is not None:
        _show_post(
            library,
            view,
            post_id,
            original=original,
            raw=raw,
            explain=explain,
            mark=mark,
            quiet=quiet,
        )
        return
    filters = build_filters(environment.now.date(), speaker=speaker, since=since, until=until)
    _show_across(
        library,
        view,
        filters,
        focus=focus,
        quote=quote,
        each=each,
        today=environment.now.date(),
        quiet=quiet,
    )


def _show_post(
    library: Library,
    view: View,
    post_id: str,
    *,
    original: bool,
    raw: bool,
    explain: bool,
    mark: str | None,
    quiet: bool,
) -> None:
    from sendnotes.library import showing

    if original:
        given = showing.original_bytes(library, post_id)
        if sys.stdout.isatty():
            write_source(given.decode("utf-8", "replace"))
        else:
            write_bytes(given)
        return
    if raw:
        write_source(showing.raw_text(library, post_id))
        return
    result = showing.show(library, post_id, explain=explain, mark=mark)
    write(view.explanation(result) if explain else view.post(result))
    lines = list(result.notes)
    if result.marks is not None and not result.marks:
        lines.append(f"Nothing is marked: the post has no word of {mark!r}.")
    tell(lines, quiet=quiet)


def _show_across(
    library: Library,
    view: View,
    filters: Filters,
    *,
    focus: str | None,
    quote: str | None,
    each: bool,
    today: datetime.date,
    quiet: bool,
) -> None:
    from sendnotes.library.finding import focus_areas, quotes

    result: FocusResult | QuoteResult
    if focus is not None:
        result = focus_areas(library, focus, filters=filters, today=today, each=each)
        write(view.focus(result))
        noun, looked_for = "focus area", result.understood
    else:
        result = quotes(library, quote or "", filters=filters, today=today, each=each)
        write(view.quotes(result))
        noun, looked_for = "quote", f'quotes with "{result.quote}"'
    found = count(len(result.items), noun) if result.items else "Nothing found"
    lines = [*result.notes, f"{found}: {looked_for}", *left_out(result.folded, noun)]
    if result.suggestions:
        lines.append(did_you_mean(result.suggestions))
    tell([*lines, searched_in(result.searched, library.archive.root)], quiet=quiet)
    if not result.items:
        raise typer.Exit(ExitCode.NOTHING_FOUND)
