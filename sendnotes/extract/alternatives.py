"""Alternatives of a pattern, put so that a scan is quick to pass over what is none of them.

Words that are looked for in any case are best looked for in small letters, in `text.lower()`: with
IGNORECASE a scan takes many times as long.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGN = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]|[()|]")
"""A bracket or a bar; what is escaped, and a set of characters, is none."""
_SET = re.compile(r"\[([^\]^\\-]+)\](?![?*+{])")
_OPENING = re.compile(r"\((?:\?:|\?P<\w+>)?")
_NO_LETTER = frozenset("\\.^$*+?{}[]()|")


def compile_words(pattern: str, *, any_case: bool = False) -> re.Pattern[str]:
    r"""Compile `(?:...)` or `\b(?:...)` and what follows, the alternatives by first letter.

    `any_case` is for texts that are not at hand in small letters: dearer than those, and several
    times cheaper than IGNORECASE.
    """
    word = r"\b" if pattern.startswith(r"\b") else ""
    group, *after = _parts(pattern.removeprefix(word), ")")
    opening = _OPENING.match(group)
    assert opening is not None, pattern
    words, rest = by_first_letter(group[opening.end() :], any_case=any_case), ")".join(after)
    assert len(list(_parts(rest, "|"))) == 1, pattern
    return re.compile(rf"{word}{opening[0]}{words}){f'(?i:{rest})' if any_case else rest}")


def by_first_letter(alternatives: str, *, any_case: bool = False) -> str:
    """Return the same alternatives in groups: one look at a letter then passes over many.

    Those of one letter keep their order, and so what is found is the same. What an alternative
    begins with is a letter, a set of letters, or a group of such alternatives.
    """
    groups = _by_first_letter(alternatives)
    if any_case:
        return "|".join(
            f"[{letter}{letter.upper()}](?i:{'|'.join(rest)})" for letter, rest in groups.items()
        )
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in groups.items())


def whole_words(alternatives: str) -> str:
    r"""Return a pattern for the same words as `\b(?:...)`, on which a scan is quicker.

    It begins with the set of their first letters, which the scan can skip to, and only then looks
    behind for a word's beginning.
    """
    groups = _by_first_letter(alternatives)
    words = (f"(?<={letter})(?:{'|'.join(rest)})" for letter, rest in groups.items())
    return rf"[{''.join(groups)}](?<!\w.)(?:{'|'.join(words)})"


def _by_first_letter(alternatives: str) -> dict[str, list[str]]:
    """Return what follows each first letter."""
    groups: dict[str, list[str]] = {}
    for each in _spelt_out(alternatives):
        if not each or each[0] in _NO_LETTER:
            raise ValueError(f"an alternative that begins with no letter: {each}")
        groups.setdefault(each[0], []).append(each[1:])
    return groups


def _spelt_out(alternatives: str) -> Iterator[str]:
    """Yield each alternative: `[Hh]ead`, `(?:H|h)ead` and `(?:the )?head` are two."""
    for each in _parts(alternatives, "|"):
        group, *after = _parts(each, ")") if each.startswith("(?:") else (each,)
        rest = ")".join(after)
        if after and rest[:1] not in {"*", "+", "{"}:
            yield from (beginning + rest.removeprefix("?") for beginning in _spelt_out(group[3:]))
            if rest.startswith("?"):
                yield from _spelt_out(rest[1:])
        elif letters := _SET.match(each):
            yield from (letter + each[letters.end() :] for letter in letters[1])
        else:
            yield each


def _parts(pattern: str, sign: str) -> Iterator[str]:
    """Split a pattern at a bar in no brackets, or behind its first group."""
    depth = start = 0
    for found in _SIGN.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(found[0], 0)
        if found[0] == sign and depth == 0:
            yield pattern[start : found.start()]
            start = found.end()
    yield pattern[start:]
