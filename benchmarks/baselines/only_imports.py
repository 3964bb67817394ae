"""What `sendnotes search` is measured against: its libraries imported, and nothing done."""

import rich.console
import typer
import whoosh.fields
import whoosh.index
import whoosh.qparser

assert rich.console
assert typer
assert whoosh.fields
assert whoosh.index
assert whoosh.qparser
