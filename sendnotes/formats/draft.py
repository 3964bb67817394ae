"""One post in an input, before anything of what it says is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sendnotes.errors import UnreadableInput

if TYPE_CHECKING:
    from collections.abc import Mapping

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Draft:
    """A post's text as Markdown, and what its format knows of it.

    `fields` are keys and values as in front matter, `origin` says in words what gave them.
    `original` with `suffix` are the bytes to keep; read again they give the same draft. `part`
    names the post within a file of several; `name` is what to call the input.
    """

    name: str
    text: str
    original: bytes
    suffix: str
    fields: Mapping[str, object] = field(default_factory=dict)
    origin: str = "the front matter"
    part: str | None = None
    first_line: int = 1
    notes: tuple[str, ...] = ()
    named: Mapping[str, str] = field(default_factory=dict)
    """What the file's name tells, where the fields do not."""
    address: str | None = None
    """Where it was fetched from."""

    @property
    def label(self) -> str:
        """The input's name, with the part of it that this is."""
        return label(self.name, self.part)


def label(name: str, part: str | None) -> str:
    """Return how a part of an input is called: "news.mbox, message 3"."""
    return f"{name}, {part}" if part else name


def web_address(value: object) -> str | None:
    """Return `value` if it is an http or https address; no other is kept as a link."""
    text = str(value or "").strip()
    told = text.lower().startswith(("http://", "https://")) and not any(map(str.isspace, text))
    return text if told and text.isprintable() else None


def refuse_large(data: bytes, name: str, limit: int) -> None:
    """Raise UnreadableInput if `data` is more than `limit` bytes."""
    if len(data) > limit:
        raise UnreadableInput(
            name,
            f"it has {len(data) / MEBIBYTE:.0f} MB; "
            f"files of this kind are read up to {limit // MEBIBYTE} MB",
        )


def known(**fields: object) -> dict[str, object]:
    """Return the fields that have a value."""
    return {key: value for key, value in fields.items() if value not in (None, "", [], ())}
