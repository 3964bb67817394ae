"""The posts as the archive's folder shows them, not yet read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class PostFile(NamedTuple):
    """The file of a post."""

    name: str
    """The path below `posts/`, with forward slashes."""
    id: str
    size: int
    """In bytes."""
    mtime_ns: int


class PostFiles:
    """The files of all posts, in columns, in the order in which the folder lists them.

    Each command looks at all of them, and compares the columns as they are: an object for each
    post would cost more than all other work in a large archive.
    """

    __slots__ = ("mtimes", "names", "sizes")

    def __init__(self) -> None:
        self.names: list[str] = []
        self.sizes: list[int] = []
        self.mtimes: list[int] = []

    @classmethod
    def of(cls, files: Iterable[PostFile]) -> PostFiles:
        """Return files as columns."""
        columns = cls()
        for file in files:
            columns.names.append(file.name)
            columns.sizes.append(file.size)
            columns.mtimes.append(file.mtime_ns)
        return columns

    def __iter__(self) -> Iterator[PostFile]:
        """Yield each file."""
        for name, size, mtime_ns in zip(self.names, self.sizes, self.mtimes, strict=True):
            yield PostFile(name, name.rpartition("/")[2][:-3], size, mtime_ns)
