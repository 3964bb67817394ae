"""The stem that the forms of one word share."""

from __future__ import annotations

from functools import lru_cache

from whoosh.lang.porter2 import stem as snowball

from sendnotes.index.spelling import unify
from sendnotes.index.words import is_acronym

# Whoosh's own Snowball English: importing snowballstemmer loads thirty languages, 18 ms.
# These are the words that matter here and that it gets wrong, and irregular plurals.
_STEMS = {
    "add": "add",
    "added": "add",
    "adding": "add",
    "adds": "add",
    "autistic": "autism",
    "child": "child",
    "children": "child",
    "childrens": "child",
    "diagnose": "diagnos",
    "diagnosed": "diagnos",
    "diagnoses": "diagnos",
    "diagnosing": "diagnos",
    "diagnosis": "diagnos",
    "dyslexic": "dyslexia",
    "dyslexics": "dyslexia",
    "dyslexia": "dyslexia",
    "emergence": "emergenc",
    "emergency": "emergency",
    "emergencies": "emergency",
    "epilepsy": "epilepsy",
    "epileptic": "epilepsy",
    "internal": "internal",
    "internally": "internal",
    "international": "international",
    "internationally": "international",
    "lateral": "lateral",
    "man": "man",
    "men": "man",
    "organic": "organic",
    "past": "past",
    "paste": "paste",
    "pasted": "paste",
    "pasting": "paste",
    "universal": "universal",
    "universally": "universal",
    "universities": "university",
    "university": "university",
    "woman": "woman",
    "women": "woman",
}


# Beginnings whose words it lumps together with others: "experiment" with "experience".
_APART = (("experiment", "experiment"), ("exclusiv", "exclusiv"), ("inclusiv", "inclus"))
_LONGEST_ENDING = 5


@lru_cache(maxsize=1 << 16)
def stem(form: str) -> str:
    """Return the stem of a form; an acronym is its own."""
    if is_acronym(form) or "'" in form:  # "it's" is no form of "it"
        return form
    word = unify(form)
    if word in _STEMS:
        return _STEMS[word]
    for beginning, apart in _APART:
        if word.startswith(beginning) and len(word) <= len(beginning) + _LONGEST_ENDING:
            return apart
    return str(snowball(word))


@lru_cache(maxsize=1 << 12)
def singular(form: str) -> str:
    """Return what a form and its plural share: the narrow likeness of words in quotation marks."""
    if is_acronym(form):
        return form
    word = unify(form)
    if word in {"child", "children", "man", "men", "woman", "women"}:
        return _STEMS[word]
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
