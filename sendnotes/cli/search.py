"""`sendnotes search`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from sendnotes.cli.options import (
    ArchiveOption,
    EventOption,
    FormatOption,
    KindOption,
    LimitOption,
    OrgOption,
    PageOption,
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
from sendnotes.cli.talk import did_you_mean, few, searched_in, tell
from sendnotes.cli.terminal import Environment, choose_view, open_library, write
from sendnotes.errors import ExitCode
from sendnotes.model.choices import Scope, Sort

if TYPE_CHECKING:
    from pathlib import Path

    from sendnotes.model import SearchResult

_MINUS_WORD = re.compile(r"-[^\W\d_]{2}")


class COMMAND(TyperCommand):
    """A command whose words may look like options."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the command line; say of `-word` how it is written."""
        words = [word for word in args if _MINUS_WORD.match(word)]
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException as error:
            if words:
                without = f"To leave out a word: NOT {words[0][1:]}, or {words[0]} after --"
                error.message = f"{error.message.removesuffix('.')}. {without}"
            raise


def search(
    query: Annotated[
        list[str],
        typer.Argument(metavar="QUERY...", help='Words, "a phrase", NOT word, field:value.'),
    ],
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
    within: Annotated[Scope, typer.Option("--in", help="Which part must have the words.")] = (
        Scope.POST
    ),
    exact: Annotated[
        bool, typer.Option("--exact", help="The words as written: no other forms or synonyms.")
    ] = False,
    sort: Annotated[Sort, typer.Option(help="In which order.")] = Sort.RELEVANCE,
    limit: LimitOption = 10,
    page: PageOption = 1,
    archive: ArchiveOption = None,
    output: FormatOption = None,
    quiet: QuietOption = False,
) -> None:
    """Find the posts that speak of something.

    All words are wanted; other forms of a word and the synonyms of a topic count too, and are
    named. Exit status 1 says that nothing was found. More on queries: sendnotes help query

    \b
    Examples:
      sendnotes search exclusion
      sendnotes search '"every teacher is a teacher"' --in quotes
      sendnotes search 'off-rolling -academies' --speaker Hinds --since 2018
      sendnotes search funding --topic ehc-plans --sort newest --format csv
    """
    from sendnotes.library.finding import search as find

    environment = Environment.of_this_process()
    filters = build_filters(
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
    result = find(
        library,
        " ".join(query),
        filters=filters,
        scope=within,
        sort=sort,
        limit=limit,
        page=page,
        exact=exact,
        today=environment.now.date(),
    )
    write(choose_view(environment, output).search(result))
    tell(_talk(result, library.archive.root), quiet=quiet)
    if not result.total:
        raise typer.Exit(ExitCode.NOTHING_FOUND)


def _talk(result: SearchResult, archive: Path) -> list[str]:
    lines = list(result.notes)
    if result.total:
        count = f"{result.total} found" if result.total > 1 else "1 found"
        if result.page > result.pages:
            count += f", but page {result.page} is beyond the last, {result.pages}"
        elif result.pages > 1:
            count += f", page {result.page} of {result.pages}"
        lines.append(f"{count}: {result.understood}")
    else:
        lines.append(f"Nothing found: {result.understood}")
    if result.also_matched:
        lines.append(f"Also matched: {few(result.also_matched)} (--exact for the word alone)")
    if result.suggestions:
        lines.append(did_you_mean(result.suggestions))
    return [*lines, searched_in(result.searched, archive)]
