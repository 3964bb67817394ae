"""Commands that take a query, whose words may look like options."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand

if TYPE_CHECKING:
    from collections.abc import Iterable

_MINUS_WORD = re.compile(r"-[^\W\d_]{2}")


class QueryCommand(TyperCommand):
    """A command that takes `-word` for a part of the query where it is no option."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the command line; if it is none, with each `-word` as a word of the query."""
        try:
            return super().parse_args(ctx, list(args))
        except typer.TyperException:
            options = {name.lstrip("-") for one in self.params for name in one.opts}
            # What begins with a space is no option, and to the query it is the same.
            words = [
                f" {one}" if _MINUS_WORD.match(one) and one[1:] not in options else one
                for one in args
            ]
            if words == args:
                raise
            return super().parse_args(ctx, words)


def join_words(words: Iterable[str] | None) -> str:
    """Return the words of a command line as one query."""
    return " ".join(word.strip() for word in words or ())
