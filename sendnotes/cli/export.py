"""`sendnotes export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sendnotes.cli.options import (
    ArchiveOption,
    EventOption,
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
from sendnotes.cli.talk import count, short_path, tell
from sendnotes.cli.terminal import Environment, open_library, write
from sendnotes.errors import ExitCode
from sendnotes.model.choices import ExportFormat

COMMAND = QueryCommand


def export(
    query: Annotated[
        list[str] | None, typer.Argument(metavar="[QUERY...]", help="Only posts that answer it.")
    ] = None,
    form: Annotated[
        ExportFormat | None,
        typer.Option("--format", "-f", help="[default: as FILE is called, else zip]"),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="A new file; else standard output."),
    ] = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of all JSON formats.")
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
    archive: ArchiveOption = None,
    quiet: QuietOption = False,
) -> None:
    """Write the archive, or the posts that are chosen, to one file.

    zip, json and jsonl hold posts, originals, trash and settings byte for byte: `sendnotes
    import` brings all of it back. With a query or filters they hold the chosen posts and their
    originals. csv (a table) and markdown (one document to read or print) are for other programs
    and for people: they go one way and cannot be imported.

    \b
    Examples:
      sendnotes export -o backup.zip
      sendnotes export exclusion --since 2018 -o exclusion.md
      sendnotes export --format jsonl | gzip > backup.jsonl.gz
      sendnotes export --schema
    """
    from sendnotes.cli.outlet import open_outlet, schema_text
    from sendnotes.library import exporting

    if schema:
        write(schema_text())
        return
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
    outlet = open_outlet(form, output)
    library = open_library(environment, archive, quiet=quiet)
    chosen = exporting.choose(
        library,
        join_words(query),
        filters,
        whole=outlet.whole,
        today=environment.now.date(),
    )
    if not chosen.posts and chosen.selected:
        tell([*chosen.notes, "Nothing found, nothing exported"], quiet=quiet)
        raise typer.Exit(ExitCode.NOTHING_FOUND)
    outlet.write(chosen)
    where = f" to {short_path(output)}" if output else ""
    exported = f"Exported {count(chosen.posts, 'post')}{where}"
    tell([*chosen.notes, exported], quiet=quiet)
