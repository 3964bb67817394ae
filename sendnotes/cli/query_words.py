"""Commands that take a query, whose words may look like options."""

from __future__ import annotations

import re
from typing import Any

import typer
from typer.core import TyperCommand

_MINUS_WORD = re.compile(r"-[^\W\d_]{2}")


class QueryCommand(TyperCommand):
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
