"""`sendnotes add`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sendnotes.cli.options import ArchiveOption, FormatOption, JobsOption, QuietOption
from sendnotes.cli.talk import count, short_path
from sendnotes.cli.terminal import (
    Environment,
    choose_view,
    library_to_add_to,
    say,
    write,
)
from sendnotes.errors import ExitCode
from sendnotes.model.choices import AddStatus, Kind, OutputFormat

if TYPE_CHECKING:
    from sendnotes.library.updating import Update
    from sendnotes.model import AddResult

_TABLES = (None, OutputFormat.RICH, OutputFormat.PLAIN)
_WORDS = {
    AddStatus.UNCHANGED: "already there",
    AddStatus.CHANGED: "changed and left as they are",
    AddStatus.WOULD_ADD: "would be added",
    AddStatus.WOULD_UPDATE: "would be updated",
}


def add(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...", help="Files, folders, addresses, or - for standard input."
        ),
    ],
    title: Annotated[str | None, typer.Option(help="The post's title.")] = None,
    source: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    url: Annotated[str | None, typer.Option(help="Where it was published.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When it was published.")
    ] = None,
    kind: Annotated[Kind | None, typer.Option(help="What sort of text it is.")] = None,
    speaker: Annotated[str | None, typer.Option(metavar="NAME", help="Who spoke.")] = None,
    role: Annotated[str | None, typer.Option(metavar="TEXT", help="In which role.")] = None,
    event: Annotated[str | None, typer.Option(metavar="TEXT", help="On what occasion.")] = None,
    place: Annotated[str | None, typer.Option(metavar="TEXT", help="Where.")] = None,
    date: Annotated[str | None, typer.Option(metavar="DATE", help="When it was said.")] = None,
    tag: Annotated[
        list[str] | None, typer.Option(metavar="TAG", help="A tag; may be repeated.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be written, and write nothing.")
    ] = False,
    edit: Annotated[
        bool, typer.Option("--edit", help="Open $EDITOR on the result before it is written.")
    ] = False,
    update: Annotated[
        bool, typer.Option("--update", help="Make posts anew whose source has changed.")
    ] = False,
    move_failed: Annotated[
        Path | None,
        typer.Option("--move-failed", metavar="DIR", help="Move files that fail to DIR."),
    ] = None,
    jobs: JobsOption = None,
    archive: ArchiveOption = None,
    output: FormatOption = None,
    quiet: QuietOption = False,
) -> None:
    """Add posts to the archive and show what was understood.

    Takes text and Markdown with or without front matter, web pages and their http(s) addresses,
    .eml and .mbox mail, .docx, .odt, .rtf and .pdf documents, RSS and Atom feeds, WordPress
    exports, .csv, .jsonl and .json with a post a row, and folders of these.
    What an option gives is kept as given; the rest is read from the text. The original is kept
    byte for byte. A text that is there already is recognised, even if it was wrapped anew. If a
    file or a link has another text than when it was added, you are asked whether to make its post
    anew: what you corrected in the post stays, and so does the former original.

    Ctrl-C stops between two posts; the same command again goes on.

    \b
    Examples:
      sendnotes add post.md
      sendnotes add --dry-run pasted.txt
      pbpaste | sendnotes add - --source "Family Voice Surrey" --published 2018-08-04
      sendnotes add ~/posts --tag forum --move-failed ~/unread
      sendnotes add https://example.org/2018/08/04/a-speech
      sendnotes add newsletters.mbox wordpress-export.xml
    """
    from sendnotes.cli.editor import edit_text, keep_draft
    from sendnotes.library.adding import AddOptions
    from sendnotes.library.adding import add as add_posts
    from sendnotes.library.failed import check_folder
    from sendnotes.library.given import given_with_options

    environment = Environment.of_this_process()
    given = given_with_options(
        title=title,
        source=source,
        url=url,
        published=published,
        kind=kind,
        speaker=speaker,
        role=role,
        event=event,
        place=place,
        date=date,
        tags=tuple(tag or ()),
    )
    options = AddOptions(
        today=environment.now.date(),
        given=given,
        dry_run=dry_run,
        edit=edit_text if edit else None,
        keep=keep_draft,
        standard_input=sys.stdin.buffer.read,
        update=update,
        ask=_ask if environment.talk_terminal and sys.stdin.isatty() else None,
        move_failed=move_failed,
        brief=output is OutputFormat.IDS or (output in _TABLES and not dry_run),
    )
    if move_failed and not dry_run:
        check_folder(move_failed)
    library = library_to_add_to(environment, archive, dry_run=dry_run, quiet=quiet, jobs=jobs)
    result = add_posts(library, paths, options)
    write(choose_view(environment, output).added(result))
    _tell(result, reported=output is not OutputFormat.IDS, quiet=quiet)


def _ask(name: str, update: Update) -> bool:
    """Ask whether to make a post anew."""
    more, fewer = update.changed_lines
    lines = f"{count(more, 'line')} new, {count(fewer, 'line')} gone"
    say(f"{name} has changed since it was added as {update.file.id} ({lines}).")
    return typer.confirm("Make the post anew? Your corrections stay", err=True)


def _tell(result: AddResult, *, reported: bool, quiet: bool) -> None:
    """Print a line for each failure, what was mended, and a summary.

    What changed is `reported` already, unless as ids; so are the notes on a single post. Exits
    with 3 on a failure, with 130 after Ctrl-C.
    """
    counts = result.counts
    several = result.inputs > 1 or len(result.outcomes) > 1
    for outcome in result.outcomes:
        if outcome.status is AddStatus.FAILED:
            moved = f"; moved to {outcome.moved_to}" if outcome.moved_to else ""
            say(f"sendnotes: {outcome.input}: {outcome.reason}{moved}")
        elif outcome.status is AddStatus.CHANGED and not reported:
            say(f"{outcome.input}: {outcome.reason}", quiet=quiet)
        elif several and outcome.reading and outcome.status is not AddStatus.UNCHANGED:
            for note in outcome.reading.notes:
                say(f"{outcome.input}: {note}", quiet=quiet)
        if outcome.near_duplicates and outcome.reading:
            same, merged = (sep.join(outcome.near_duplicates) for sep in (", ", " "))
            say(
                f"{outcome.input}: nearly the same text as {same}; to make one post of them: "
                f"sendnotes merge {merged} {outcome.reading.post.id}",
                quiet=quiet,
            )
    failed = AddStatus.FAILED in counts
    if several or not failed:
        done = ", ".join(f"{n:,} {_WORDS.get(status, status)}" for status, n in counts.items())
        say(f"{done or 'nothing added'} in {short_path(result.archive)}", quiet=quiet)
    if result.interrupted:
        looked_at = f"{len(result.outcomes):,} of {count(result.inputs, 'input')}"
        say(f"sendnotes: interrupted after {looked_at}; the same command again goes on.")
        raise typer.Exit(ExitCode.INTERRUPTED)
    if failed:
        raise typer.Exit(ExitCode.UNREADABLE_INPUT)
