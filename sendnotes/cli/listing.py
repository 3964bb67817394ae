"""`sendnotes list`."""

from __future__ import annotations

from typing import Annotated

import typer

from sendnotes.cli.completion import complete_search
from sendnotes.cli.options import (
    ArchiveOption,
    EachOption,
    EventOption,
    FormatOption,
    KindOption,
    OrgOption,
    PlaceOption,
    QuietOption,
    RoleOption,
    SinceOption,
    SourceOption,
    SpeakerOption,
    TagOption,
    TopicOption,
    UntilOption,
    YearOption,
    build_filters,
)
from sendnotes.cli.query_words import QueryCommand, join_words
from sendnotes.cli.talk import count, did_you_mean, left_out, searched_in, tell
from sendnotes.cli.terminal import Environment, choose_view, open_library, write
from sendnotes.errors import ExitCode
from sendnotes.model.choices import ListKind, ListSort

_NOUNS = {
    ListKind.SPEECHES: ("speech", "speeches"),
    ListKind.FOCUS: ("focus area", "focus areas"),
    ListKind.DUPLICATES: ("group of duplicates", "groups of duplicates"),
}

COMMAND = QueryCommand


def list_(
    what: Annotated[
        ListKind, typer.Argument(metavar="[WHAT]", help="One of: " + ", ".join(ListKind))
    ] = ListKind.POSTS,
    query: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[QUERY...]",
            help="Only what answers it; focus areas and quotes by their own words.",
            autocompletion=complete_search,
        ),
    ] = None,
    speaker: SpeakerOption = None,
    role: RoleOption = None,
    event: EventOption = None,
    place: PlaceOption = None,
    org: OrgOption = None,
    source: SourceOption = None,
    topic: TopicOption = None,
    kind: KindOption = None,
    tag: TagOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    year: YearOption = None,
    sort: Annotated[
        ListSort | None,
        typer.Option(
            help="In which order; undated last. [default: newest; by count for what is counted]"
        ),
    ] = None,
    each: EachOption = False,
    limit: Annotated[
        int | None, typer.Option("--limit", "-n", min=1, metavar="N", help="How many at most.")
    ] = None,
    page: Annotated[
        int,
        typer.Option(
            "--page",
            min=1,
            metavar="N",
            help="Which page of --limit each; without it there is one.",
        ),
    ] = 1,
    archive: ArchiveOption = None,
    output: FormatOption = None,
    quiet: QuietOption = False,
) -> None:
    """List posts, speeches, focus areas, quotes, topics ...

    Speakers, topics, organisations, sources and tags come with how often and from when to when.
    Duplicates are posts with nearly the same text: one speech, several witnesses. Where several
    sites publish one text, what it says is listed once, and who else has it.

    \b
    Examples:
      sendnotes list
      sendnotes list speeches --year 2018
      sendnotes list focus --topic employment --sort oldest
      sendnotes list speakers --format csv
      sendnotes list quotes exclusion since:2019
      sendnotes list duplicates
    """
    from sendnotes.library.listing import list_items

    environment = Environment.of_this_process()
    filters = build_filters(
        environment.now.date(),
        speaker=speaker,
        role=role,
        event=event,
        place=place,
        org=org,
        source=source,
        topic=topic,
        kind=kind,
        tag=tag,
        since=since,
        until=until,
        year=year,
    )
    library = open_library(environment, archive, quiet=quiet)
    result = list_items(
        library,
        what,
        query=join_words(query),
        filters=filters,
        sort=sort,
        limit=limit,
        page=page,
        each=each,
        today=environment.now.date(),
    )
    write(choose_view(environment, output).listing(result))
    one, noun = _NOUNS.get(what, (what.removesuffix("s"), str(what)))
    total = count(result.total, one, noun)
    found = total if result.total else f"No {noun}"
    if result.total and page > result.pages:
        found += f", but page {page} is beyond the last, {result.pages}"
    elif len(result.items) < result.total:
        found += f", {len(result.items)} shown"
        found += f", page {page} of {result.pages}" if page > 1 else ""
    if what is ListKind.DUPLICATES and result.total:
        found += " (sendnotes merge ID ID... makes one post of each)"
    if result.understood:
        asked_of = noun if what in (ListKind.FOCUS, ListKind.QUOTES) else "posts"
        found += f": {asked_of}{result.understood.removeprefix('posts')}"
    lines = [*result.notes, found, *left_out(result.folded, one, noun)]
    if result.suggestions:
        lines.append(did_you_mean(result.suggestions))
    tell([*lines, searched_in(result.searched, library.archive.root)], quiet=quiet)
    if not result.total:
        raise typer.Exit(ExitCode.NOTHING_FOUND)
