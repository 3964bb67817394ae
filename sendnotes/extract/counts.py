"""Small numbers written as words: “three things”, “the first of seven”."""

from __future__ import annotations

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second"),
    *("twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh"),
    *("twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first"),
)
"""From the first on, as far as the days of a month go."""
NUMBER = "|".join(_WORDS)
"""Any of the words, for use inside a pattern."""
SEVERAL = "|".join(_WORDS[1:])
"""The same without “one”."""


def number_of(word: str) -> int:
    """Return the number that a word or figures stand for; 0 for any other word."""
    word = word.lower()
    if word in _WORDS:
        return _WORDS.index(word) + 1
    return int(word) if word.isdecimal() else 0
