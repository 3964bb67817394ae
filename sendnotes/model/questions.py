"""What is asked of an archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sendnotes.model.choices import Scope

if TYPE_CHECKING:
    from sendnotes.model.choices import Kind


# NamedTuples, not dataclasses: they are made in a sixth of the time, and every search makes these.


class Filters(NamedTuple):
    """What posts to look at. Values of one field are alternatives; fields add up."""

    speaker: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    event: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    org: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    kind: tuple[Kind, ...] = ()
    tag: tuple[str, ...] = ()
    since: str | None = None
    """ISO, inclusive, perhaps partial: `2018`, `2018-07`; in a saved search also `last month`."""
    until: str | None = None


class Question(NamedTuple):
    """A search as it is asked, and as it may be saved."""

    query: str
    filters: Filters = Filters()
    scope: Scope = Scope.POST
    exact: bool = False
