"""What the index keeps of each post to tell which others may have nearly the same text.

A file of sorted numbers of 64 bits: a band of a post's text (nearness.py), then the post's serial.
The posts with a band stand side by side, so that those of a new post are found by bisection, in
an archive of ten thousand posts in a millisecond.
"""

from __future__ import annotations

import os
from array import array
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from sendnotes.index.manifest import BANDS
from sendnotes.index.nearness import BANDS_KEPT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

_SERIAL_BITS = 32
_SERIAL = (1 << _SERIAL_BITS) - 1
_MOST_LOOKED_AT = 24
"""Of the posts with one band: where hundreds share it, the first are as good as all."""


class Bands:
    """The bands of all posts, and of some that are gone."""

    def __init__(self, entries: array[int]) -> None:
        self._entries = entries

    @classmethod
    def read(cls, directory: Path) -> Bands:
        """Return the bands that were written."""
        entries = array("Q")
        entries.frombytes((directory / BANDS).read_bytes())
        return cls(entries)

    @classmethod
    def none(cls) -> Bands:
        """Return the bands of no post."""
        return cls(array("Q"))

    def write(self, directory: Path) -> None:
        """Write them whole or not at all."""
        fresh = directory / f"{BANDS}.{os.getpid()}.new"
        fresh.write_bytes(self._entries.tobytes())
        fresh.replace(directory / BANDS)

    def take(self, new: Mapping[int, Sequence[int]], live: Collection[int]) -> None:
        """Add posts' bands by serial; drop those of posts that are gone, if they are many."""
        more = [band << _SERIAL_BITS | serial for serial, bands in new.items() for band in bands]
        together = len(self._entries) + len(more)
        if len(more) < together // 8 and together <= 2 * BANDS_KEPT * len(live):
            for entry in more:
                self._entries.insert(bisect_left(self._entries, entry), entry)
        else:
            kept = (entry for entry in self._entries if entry & _SERIAL in live)
            self._entries = array("Q", sorted([*kept, *more]))

    def sharing(self, bands: Iterable[int]) -> Counter[int]:
        """Return how many of some bands other posts have too, by serial."""
        found: Counter[int] = Counter()
        entries = self._entries
        for band in bands:
            start = bisect_left(entries, band << _SERIAL_BITS)
            most = min(len(entries), start + _MOST_LOOKED_AT)
            end = bisect_left(entries, (band + 1) << _SERIAL_BITS, start, most)
            found.update([entry & _SERIAL for entry in entries[start:end]])
        return found
