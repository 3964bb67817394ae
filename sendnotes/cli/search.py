"""`sendnotes search`.

Annotations are no texts here: Typer would compile each of them four times, 0.7 ms of each search.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sendnotes.cli.completion import complete_search
from sendnotes.cli.options import (
    ArchiveOption,
    EachOption,
    EventOption,
    ExactOption,
    FormatOption,
    KindOption,
    LimitOption,
    OrgOption,
    PageOption,
    PlaceOption,
    QuietOption,
    RoleOption,
    SaidOption,
    ScopeOption,
    SinceOption,
    SourceOption,
    SpeakerOption,
    TagOption,
    TopicOption,
    UntilOption,
    YearOption,
    build_filters,
    choose_scope,
)
from sendnotes.cli.query_words import QueryCommand, join_words
from sendnotes.cli.talk import did_you_mean, few, left_out, searched_in, tell
from sendnotes.cli.terminal import Environment, choose_view, open_library, say, write
from sendnotes.errors import ExitCode, UnknownValue
from sendnotes.model.choices import OutputFormat, Scope, Sort

if TYPE_CHECKING:
    from sendnotes.model import SearchResult

_WITHOUT_FACETS = (OutputFormat.JSONL, OutputFormat.CSV, OutputFormat.IDS)
COMMAND = QueryCommand


def search(
    query: Annotated[
        list[str],
        typer.Argument(
            metavar="QUERY...",
            help='Words, "a phrase", NOT word, field:value; @NAME: a saved search.',
            autocompletion=complete_search,
        ),
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
    within: ScopeOption = Scope.POST,
    said: SaidOption = False,
    exact: ExactOption = False,
    each: EachOption = False,
    facets: Annotated[
        bool,
        typer.Option("--facets", help="Count all hits by speaker, year, topic, source and kind."),
    ] = False,
    sort: Annotated[Sort, typer.Option(help="In which order.")] = Sort.RELEVANCE,
    limit: LimitOption = 10,
    page: PageOption = 1,
    archive: ArchiveOption = None,
    output: FormatOption = None,
    quiet: QuietOption = False,
) -> None:
    """Find the posts that speak of something.

    All words are wanted: posts that lack one come last, if fewer than a page have all. Other forms
    of a word and the synonyms of a topic count too, and are named. Of a text that several sites
    publish the best post is shown, and who else has it. Exit status 1 says that nothing was found.
    More on queries: sendnotes help query

    \b
    Examples:
      sendnotes search exclusion
      sendnotes search '"every teacher is a teacher"' --said
      sendnotes search 'off-rolling -academies' --speaker Hinds --since 2018
      sendnotes search funding --topic ehc-plans --sort newest --format csv
      sendnotes search inclusion --facets
      sendnotes search @exclusion --since 2024
    """
    from sendnotes.library.finding import search as find
    from sendnotes.model.questions import Filters, Question

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
    question = Question(join_words(query), filters, choose_scope(within, said=said), exact)
    misplaced: tuple[str, ...] = ()
    is_saved = question.query.startswith("@") and filters == Filters()
    if "@" in question.query:
        from sendnotes.library import saved

        misplaced = saved.misplaced(library, question.query)
        question = saved.expand(library, question)
    try:
        result = find(
            library,
            question.query,
            filters=question.filters,
            scope=question.scope,
            sort=sort,
            limit=limit,
            page=page,
            exact=question.exact,
            today=environment.now.date(),
            facets=facets,
            each=each,
        )
    except UnknownValue as error:
        if is_saved and error.may_come:
            error.exit_code = ExitCode.NOTHING_FOUND  # it was there when the search was saved
        raise
    if facets and output in _WITHOUT_FACETS:
        say(f"The format {output} has no room for facets: choose json.", quiet=quiet)
    write(choose_view(environment, output).search(result))
    tell(misplaced, quiet=quiet)
    tell(_talk(result, library.archive.root), quiet=quiet)
    if not result.total:
        raise typer.Exit(ExitCode.NOTHING_FOUND)


def _talk(result: "SearchResult", archive: Path) -> list[str]:
    lines = list(result.notes)
    if result.total:
        count = f"{result.total} found"
        if result.page > result.pages:
            count += f", but page {result.page} is beyond the last, {result.pages}"
        elif result.pages > 1:
            count += f", page {result.page} of {result.pages}"
        lines.append(f"{count}: {result.understood}")
        lines += left_out(result.folded, "answer")
    else:
        lines.append(f"Nothing found: {result.understood}")
    if result.also_matched:
        lines.append(f"Also matched: {few(result.also_matched)} (--exact for the word alone)")
    if result.suggestions:
        lines.append(did_you_mean(result.suggestions))
    return [*lines, searched_in(result.searched, archive)]
