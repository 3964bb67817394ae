"""`sendnotes help`: the help of a command, and the page on queries."""

from __future__ import annotations

from typing import Annotated

import typer

from sendnotes.cli.terminal import write
from sendnotes.errors import UnknownValue

QUERY = """\
Any text is a query: what is no syntax is words, and what was made of it is said
on standard error. In a shell, put it in single quotes: sendnotes search '...'

Words
  exclusion                 also excluded, and what its topic has: off-rolling
  exclusion funding         both; if few posts have both, then one of them
  off-rolling               the same as off rolling and offrolling
  organization              the same as organisation; nor do accents matter
  SEND                      capitals: the acronym, never the verb
  send                      the verb first
  "will not fail"           all these words side by side; any quotation marks
  "support send"~3          up to 3 other words between them
  inclus*                   words that begin so; SEN*: acronyms; wom?n: a letter
  16-19                     also 16 to 19; s.42: also s 42 and section 42
  exclusoin~                words spelt nearly so; ~2: by two letters

Choices
  funding -transport        without a word; also: NOT transport, !transport
  exclusion OR suspension   one of them
  funding AND transport     both, and never only one
  funding (college OR jobs) groups

Fields
  speaker:hinds             all words of the value are in the name; hin*
  speaker:"damian hinds"    several words
  topic:employment          a topic by its name or a synonym
  title:inclusion           words there; so focus: (focus areas), quote:, text:
  -speaker:hinds            not this
  speaker:*                 any value; -speaker:* none
  kind:(news OR report)     one of several

  of the speech: speaker, role, event, place, date
  of the post: title, source, org, topic, kind, tag, published, url, id,
    abbreviation, text
  of what it tells: focus, quote, quoted (who is), reaction (whose), stance
  of how it was read: inferred (which field), original, fingerprint
  any other key of the front matter, by its own name

Dates
  date:2018                 a year; a month: 2018-07; a day: 2018-07-05
  date:"5 July 2018"        the same; date: is the speech's, else the post's
  date:2018..2020           from the first day to the last; 2018.. and ..2020
  since:2018-07 until:2020  as the options --since and --until
  year>=2018                so > < <= and =, for year, date and published
  date:"last month"         today, this week, last year, last 30 days,
                            2 years ago
"""


def help_(
    ctx: typer.Context,
    subject: Annotated[
        str | None, typer.Argument(metavar="[SUBJECT]", help="query, or the name of a command.")
    ] = None,
) -> None:
    """Explain queries, or a command.

    \b
    Examples:
      sendnotes help query
      sendnotes help search
    """
    if subject == "query":
        write(QUERY)
        return
    group = ctx.parent
    assert group is not None
    commands = group.command
    if subject is None:
        write(commands.get_help(group))
        return
    names = commands.list_commands(group)  # type: ignore[attr-defined] # it is our group
    if subject not in names:
        raise UnknownValue("help on", subject, [], ("query", *names))
    command = commands.get_command(group, subject)  # type: ignore[attr-defined]
    command.main(["--help"], prog_name=f"sendnotes {subject}", standalone_mode=False)
