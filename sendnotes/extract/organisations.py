"""The organisations that a post names, each once, with the short forms it gives them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sendnotes.extract.blocks import BlockKind
from sendnotes.extract.organisation_names import find_bodies

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sendnotes.extract.blocks import Block
    from sendnotes.extract.organisation_names import Body
    from sendnotes.extract.people import Cast


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """Where a post names an organisation; `name` is the one it is listed under."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Organisations:
    """Organisations in order of appearance; `abbreviations` as the post defines them."""

    names: tuple[str, ...] = ()
    abbreviations: Mapping[str, str] | None = None
    mentions: tuple[OrganisationMention, ...] = ()


def find_organisations(
    blocks: Sequence[Block], body: str, cast: Cast, *, title: str = ""
) -> Organisations:
    """Return the organisations named in `body`."""
    found = [each for each in find_bodies(body) if not _is_person(each, cast)]
    del blocks, title
    abbreviations: dict[str, str] = {}
    names: dict[str, str] = {}
    full: dict[str, str] = {}
    for each in found:
        if not each.short:
            key = _key(each.text)
            names.setdefault(key, each.text)
            if each.known:
                full.setdefault(each.known, names[key])
            if each.defined:
                abbreviations.setdefault(each.defined, names[key])
    listed: dict[str, str] = {}
    mentions = []
    for each in found:
        if each.short:
            name = abbreviations.get(each.text) or full.get(each.known or "") or each.text
        else:
            name = names[_key(each.text)]
        listed.setdefault(_key(name), name)
        mentions.append(OrganisationMention(each.start, each.end, listed[_key(name)]))
    return Organisations(tuple(listed.values()), abbreviations, tuple(mentions))


def _is_person(each: Body, cast: Cast) -> bool:
    """Whether the words are somebody's name or role, not a body's."""
    return any(
        mention.start <= each.start and each.end <= mention.end and mention.text[:1].isupper()
        for mention, _ in cast.mentions_in(each.start, each.end)
    )


def _key(name: str) -> str:
    return name.removeprefix("The ").replace("’", "'").replace("&", "and").lower()


__all__ = ["BlockKind", "OrganisationMention", "Organisations", "find_organisations"]
