"""Where the words of a post stand, and how much each place weighs.

One posting holds all places of a form in a post. The upper bits of a place tell the zone, so that
a search in the title, the focus areas or the quotes reads the same postings, and the weight of a
posting is the sum that a search in the whole post needs.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ZONE_BITS = 26
BODY, TITLE, FOCUS, QUOTES, META = range(5)
# On top of the words' weight of 1 in the body, which the title and most quotes stand in as well.
# What extraction names (speaker, place ...) weighs little: it is there to be found at all.
ZONE_WEIGHTS = (1.0, 3.0, 1.0, 0.5, 0.5)


def weigh(places: Sequence[int]) -> float:
    """Return the weight of a form in a whole post, from its sorted places."""
    if not places or places[-1] < 1 << ZONE_BITS:
        return float(len(places))
    return sum(ZONE_WEIGHTS[place >> ZONE_BITS] for place in places)


def in_zone(places: Sequence[int], zone: int) -> Sequence[int]:
    """Return those of the sorted places that are in a zone."""
    low = bisect_right(places, (zone << ZONE_BITS) - 1)
    high = bisect_right(places, ((zone + 1) << ZONE_BITS) - 1)
    return places[low:high]


def pack_places(places: Iterable[int]) -> bytes:
    """Return places as a posting's value."""
    return array("I", places).tobytes()


def unpack_places(value: bytes) -> array[int]:
    """Return the places in a posting's value."""
    return array("I", value)
