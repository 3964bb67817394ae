"""People called by their initials, as minutes do once the list of those present has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sendnotes.extract.identities import Identity

_DEFINED = re.compile(r"[^\n()]{0,90}(?:\([^\n()]{3,60}\)[^\n()]{0,20})?\((?P<short>[A-Z]{2,4})\)")


def find_initials(body: str, identities: Sequence[Identity]) -> Iterator[tuple[int, int, Identity]]:
    """Yield where a person is named by initials that brackets behind the name have given."""
    short_forms: dict[str, Identity] = {}
    for one in identities:
        letters = "".join(word[0] for word in one.name.replace("-", " ").split()).upper()
        for sighting in one.sightings[:3]:
            found = _DEFINED.match(body, sighting.end)
            if found and found["short"] in {letters, letters[:1] + letters[-1:]}:
                short_forms.setdefault(found["short"], one)
    if not short_forms:
        return
    for found in re.finditer(rf"(?<![\w(’'-])(?:{'|'.join(short_forms)})(?![\w)-])", body):
        yield found.start(), found.end(), short_forms[found[0]]
