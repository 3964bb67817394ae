"""Each option that commands share, spelt once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sendnotes.errors import SendnotesError
from sendnotes.model.choices import Kind, OutputFormat, Scope

if TYPE_CHECKING:
    import datetime

    from sendnotes.model import Filters

ArchiveOption = Annotated[
    Path | None,
    typer.Option(
        "--archive",
        metavar="DIR",
        help="The archive to use. [default: SENDNOTES_ARCHIVE, else the nearest one]",
        show_default=False,
    ),
]
FormatOption = Annotated[
    OutputFormat | None,
    typer.Option("--format", "-f", help="[default: rich on a terminal, else plain]"),
]
QuietOption = Annotated[
    bool, typer.Option("--quiet", "-q", help="No counts or hints on standard error.")
]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]
JobsOption = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        metavar="N",
        min=1,
        help="How many processes to use. [default: one for each core, where there is much to do]",
        show_default=False,
    ),
]
SpeakerOption = Annotated[
    list[str] | None, typer.Option("--speaker", metavar="NAME", help="Who spoke.")
]
RoleOption = Annotated[
    list[str] | None, typer.Option("--role", metavar="TEXT", help="As what: minister, chair ...")
]
EventOption = Annotated[
    list[str] | None, typer.Option("--event", metavar="TEXT", help="On what occasion.")
]
PlaceOption = Annotated[list[str] | None, typer.Option("--place", metavar="TEXT", help="Where.")]
OrgOption = Annotated[
    list[str] | None,
    typer.Option("--org", metavar="NAME", help="An organisation named in the post."),
]
SourceOption = Annotated[
    list[str] | None, typer.Option("--source", metavar="NAME", help="Who published the post.")
]
TopicOption = Annotated[
    list[str] | None,
    typer.Option(
        "--topic", "--focus", metavar="TOPIC", help="A topic or one of its synonyms: exclusion ..."
    ),
]
KindOption = Annotated[
    list[Kind] | None, typer.Option("--kind", help="What sort of text the post is.")
]
TagOption = Annotated[list[str] | None, typer.Option("--tag", metavar="TAG", help="A tag.")]
SinceOption = Annotated[
    str | None,
    typer.Option("--since", metavar="DATE", help='Not before: 2018-07, 5 July 2018, "last month".'),
]
UntilOption = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Not after.")]
YearOption = Annotated[int | None, typer.Option("--year", metavar="YYYY", help="In that year.")]
ScopeOption = Annotated[
    Scope, typer.Option("--in", help="Which part must have the words; quotes: what was spoken.")
]
SaidOption = Annotated[
    bool, typer.Option("--said", help="Only words that were spoken: short for --in quotes.")
]
ExactOption = Annotated[
    bool, typer.Option("--exact", help="The words as written: no other forms or synonyms.")
]
EachOption = Annotated[
    bool, typer.Option("--each", help="Each post, also those with the same text as another.")
]
LimitOption = Annotated[
    int, typer.Option("--limit", "-n", min=1, metavar="N", help="How many at most.")
]
PageOption = Annotated[int, typer.Option("--page", min=1, metavar="N", help="Which page of them.")]


def choose_scope(within: Scope, *, said: bool) -> Scope:
    """Return where to look; raises SendnotesError if --said and --in want different things."""
    if said and within not in (Scope.POST, Scope.QUOTES):
        raise SendnotesError(f"--said looks in quotes, not in {within}.", hint="Give one of them.")
    return Scope.QUOTES if said else within


def build_filters(
    today: datetime.date,
    *,
    speaker: list[str] | None = None,
    role: list[str] | None = None,
    event: list[str] | None = None,
    place: list[str] | None = None,
    org: list[str] | None = None,
    source: list[str] | None = None,
    topic: list[str] | None = None,
    kind: list[Kind] | None = None,
    tag: list[str] | None = None,
    since: str | None = None,
    until: str | None = None,
    year: int | None = None,
    lasting: bool = False,
) -> Filters:
    """Return the filters that the options ask for, "last month" told from `today`.

    If they are `lasting`, that stays as it is, to be told anew from each day. Raises BadDate.
    """
    from sendnotes.library.dates import is_relative, read_date, read_dates
    from sendnotes.model import Filters

    first = read_dates(since, "--since", today)[0] if since else None
    last = read_dates(until, "--until", today)[1] if until else None
    if year is not None:
        whole_year = read_date(f"{year:04d}", "--year")
        # Both may be given: the narrower one holds.
        first = max(first or "", whole_year)
        last = min(last or whole_year, whole_year, key=lambda date: f"{date}-99-99"[:10])
    elif lasting:
        first = since if since and is_relative(since, today) else first
        last = until if until and is_relative(until, today) else last
    return Filters(
        speaker=tuple(speaker or ()),
        role=tuple(role or ()),
        event=tuple(event or ()),
        place=tuple(place or ()),
        org=tuple(org or ()),
        source=tuple(source or ()),
        topic=tuple(topic or ()),
        kind=tuple(kind or ()),
        tag=tuple(tag or ()),
        since=first,
        until=last,
    )
