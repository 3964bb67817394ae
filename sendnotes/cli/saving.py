"""`sendnotes save` and `sendnotes saved`."""

from __future__ import annotations

from typing import Annotated

import typer

from sendnotes.cli.completion import complete_saved
from sendnotes.cli.options import (
    ArchiveOption,
    EventOption,
    ExactOption,
    FormatOption,
    KindOption,
    OrgOption,
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
from sendnotes.cli.talk import count
from sendnotes.cli.terminal import Environment, choose_view, open_library, say, write
from sendnotes.errors import ExitCode
from sendnotes.model.choices import Scope


def save(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Letters, digits and hyphens.")],
    query: Annotated[
        list[str] | None,
        typer.Argument(metavar="[QUERY...]", help="As for search; none: only the filters."),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="In place of the search that has this name.")
    ] = False,
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
    archive: ArchiveOption = None,
    quiet: QuietOption = False,
) -> None:
    """Keep a search under a name, in the archive's searches.toml.

    Run it with `sendnotes search @NAME`. `sendnotes news` prints what is new for each.

    \b
    Examples:
      sendnotes save exclusion 'exclusion -academies'
      sendnotes save hinds --speaker Hinds --since 2018
      sendnotes save exclusion 'exclusion OR transport' --replace
    """
    from sendnotes.library import saved as saving
    from sendnotes.model import Question

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
        lasting=True,
    )
    library = open_library(environment, archive, quiet=quiet)
    question = Question(" ".join(query or ()), filters, choose_scope(within, said=said), exact)
    found = saving.save(library, name, question, today=environment.now.date(), overwrite=replace)
    say(
        f"Saved as @{name.removeprefix('@')}, {found.total:,} found now: {found.understood}",
        quiet=quiet,
    )


def saved(
    delete: Annotated[
        list[str] | None,
        typer.Option(
            "--delete", metavar="NAME", help="Delete this one.", autocompletion=complete_saved
        ),
    ] = None,
    archive: ArchiveOption = None,
    output: FormatOption = None,
    quiet: QuietOption = False,
) -> None:
    """List the saved searches, or delete some.

    \b
    Examples:
      sendnotes saved
      sendnotes saved --delete exclusion
    """
    from sendnotes.library import saved as saving

    environment = Environment.of_this_process()
    library = open_library(environment, archive, quiet=quiet)
    if delete:
        for name in saving.delete(library, delete):
            say(f"Deleted @{name}", quiet=quiet)
        return
    result = saving.saved_searches(library)
    write(choose_view(environment, output).saved(result))
    say(count(len(result.searches), "saved search", "saved searches"), quiet=quiet)
    if not result.searches:
        raise typer.Exit(ExitCode.NOTHING_FOUND)
