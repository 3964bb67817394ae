"""Whether “he” or “she” may mean somebody: by how they are addressed, else by the first name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sendnotes.extract.alternatives import whole_words
from sendnotes.extract.names import load_name_words

if TYPE_CHECKING:
    from sendnotes.extract.people import Person

_HE = re.compile(whole_words("Mr|Sir|Lord|Baron|Father|Brother") + r"\b")
_SHE = re.compile(whole_words("Mrs|Ms|Miss|Dame|Lady|Baroness|Sister") + r"\b")
_LOOKED_AT = 10
"""How many mentions of somebody are looked at for a title."""
OF_PRONOUNS = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Hh]is|him|[Ss]he|[Hh]er)\b")


def gender_of(person: Person) -> str | None:
    """Return "f" or "m", or None where nothing tells."""
    if known := _of_first_name(person.name.split(" ")[0].lower()):
        return known  # whoever “Mr Pell” is, Ada is not
    for mention in person.mentions[:_LOOKED_AT]:
        if told := title_gender(mention.text):
            return told
    return title_gender(person.printed)


def title_gender(text: str) -> str | None:
    """Return the gender that a title in `text` tells."""
    if _SHE.search(text):
        return "f"
    return "m" if _HE.search(text) else None


def told_gender(text: str) -> str | None:
    """Return the gender of the first pronoun in `text`: of whom “took off her jacket” tells."""
    found = _PRONOUN.search(text)
    return OF_PRONOUNS[found[0].lower()] if found else None


def name_gender(name: str) -> str | None:
    """Return the gender that the first name tells, if it tells one."""
    return _of_first_name(name.split(" ")[0].lower())


@lru_cache(maxsize=4096)
def _of_first_name(name: str) -> str | None:
    words = load_name_words()
    return "f" if name in words.female else "m" if name in words.male else None
