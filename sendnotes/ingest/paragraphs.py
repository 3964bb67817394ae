"""Lines that were wrapped, as one line again."""

from __future__ import annotations

import itertools
import re

# As narrow as texts are wrapped, and the room that the next word would not have found.
_NARROWEST, _WIDEST = 40, 110
_ROOM = 18
_COLUMN, _FULL, _FEWEST_LINES = 26, 34, 4
"""The width of a newspaper's column, which only lines that run on from one to the next have; that
of a line in it where there are few; and how many are several."""
_PARAGRAPH = 150
_SEVERAL_PAIRS, _NEARLY_ALL, _RAGGED = 10, 0.9, 8
"""How many lines tell how a text was wrapped, which share of them is to agree, and by how many
characters the lines may fall short, as an editor's do."""
_FEWEST_ITEMS, _INDENT, _LONGEST_ITEM, _HANGING = 2, 2, 160, 2
_REST = 3
"""How many words the rest of a line has at most that was wrapped twice."""
_HYPHEN = re.compile(r"(\w*[a-z])-\Z")
_PREFIXES = frozenset(
    "well self co multi off non pre post re part full long short high low mid".split()
)
_COLUMNS = re.compile(r"\S {3,}\S|\t")
_ENOUGH = 3
_LABELLED = re.compile(
    r"[A-Z][A-Za-z’' ]{1,24}:(?: |$)|\[?\d{1,2}:\d\d(?::\d\d)?\]?[ \t]+[A-Z][\w’' -]{1,40}:[ \t]"
)
_HEAD = 4
_WORDS_OF_TITLE, _SHOUTED = 3, 12
_DAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    r"(?:\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9},? \d{4}"
    r"|[a-z]{3,9} \d{1,2},? \d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d\d-\d\d)"
)
_BYLINE = re.compile(
    r"(?:(?:posted|published|written|added|updated)\b[^.]{0,50}?|by [^.,]{3,40},? )"
    rf"{_DAY}.{{0,40}}|{_DAY}(?:\. (?-i:[A-Z]).{{0,80}})?"
    r"|(?-i:[Bb]y (?:[A-Z][\w’'.-]+ ){1,3}[A-Z][\w’'-]+(?:, [a-z][\w ]{3,40})?)",
    re.IGNORECASE,
)
"""A line of its own below a title: who posted it and when, or one of both alone."""
_SPACES = re.compile(r"[ \t]+")


def join_lines(
    lines: list[str], *, sure: bool = False, whole: bool = False, width: int | None = None
) -> list[str]:
    """Return the paragraphs that the lines of a block are: one if they were wrapped.

    A block was wrapped if each line but the last is about as wide as the widest: what did not fit
    on it is the next line's first word. Otherwise its lines are lines, as in an address. In a text
    that has its paragraphs `whole`, a line each, more has to show it; where all were wrapped at one
    `width`, a line that had room for the next word ends there.
    """
    if sure:
        return _joined(lines, sure=True, whole=False)
    if width is not None:
        early = [
            at
            for at, (line, following) in enumerate(itertools.pairwise(lines), 1)
            if _ended_early(line, following, width)
        ]
        bounds = itertools.pairwise([0, *early, len(lines)])
        parts = [join_lines(lines[start:end], whole=whole) for start, end in bounds]
        return [line for part in parts for line in part]
    apart: list[str] = []
    if len(lines) > 1 and _is_title(lines[0], lines[1]):
        apart, lines = [lines[0].strip()], lines[1:]
    while at := _byline_at(lines):
        apart += [*_joined(lines[:at], sure=False, whole=whole), lines[at].strip()]
        lines = lines[at + 1 :]
    return apart + _joined(lines, sure=False, whole=whole)


def has_whole_paragraphs(lines: list[str]) -> bool:
    """Tell whether a text has its paragraphs on a line each: most of it, and several of them."""
    long = [len(line) for line in lines if len(line) > _PARAGRAPH]
    return len(long) >= _ENOUGH and 2 * sum(long) > sum(map(len, lines))


def _byline_at(lines: list[str]) -> int:
    """Return which of the lines below the first tells who posted and when; 0 for none."""
    below = range(1, min(len(lines), _HEAD))
    return next((at for at in below if _BYLINE.fullmatch(lines[at].strip())), 0)


def _is_title(line: str, following: str) -> bool:
    """Tell whether a line in capitals stands over one that begins anew in small letters."""
    line, following = line.strip(), following.strip()
    return (
        line.isupper()
        and len(line.split()) >= _WORDS_OF_TITLE
        and not line.endswith((",", "-", "–", ":"))
        and following[:1].isupper()
        and not following[:_SHOUTED].isupper()
    )


def width_of(lines: list[str]) -> int | None:
    """Return how many characters wide all the paragraphs of a text were wrapped, if they were."""
    pairs = [
        (line.rstrip(), following)
        for line, following in itertools.pairwise(lines)
        if line.strip() and following.strip()
    ]
    width = max((len(line) for line, _ in pairs), default=0)
    full = sum(no_room(line, following, width - _RAGGED) for line, following in pairs)
    return width if len(pairs) >= _SEVERAL_PAIRS and full >= _NEARLY_ALL * len(pairs) else None


def _ended_early(line: str, following: str, width: int) -> bool:
    first = following.split(maxsplit=1)[0]
    begins = first[0].isupper() and line[0] != " " and not line.isupper()
    return begins and len(line.rstrip()) + 1 + len(first) <= width - _RAGGED


def _joined(lines: list[str], *, sure: bool, whole: bool) -> list[str]:
    spaced = any(_has_gap(line) and _COLUMNS.search(line.strip()) for line in lines)
    lines = [_narrowed(line.strip()) for line in lines if line.strip()]
    wrapped = len(lines) > 1 and (sure or (_was_wrapped(lines) and not spaced))
    if not wrapped or (whole and not sure and not _runs_on(lines)):
        return lines
    pieces = lines[:1]
    for line in lines[1:]:
        hyphen = _HYPHEN.search(pieces[-1])
        if hyphen and line[:1].islower():
            if hyphen[1].lower() not in _PREFIXES:
                pieces[-1] = pieces[-1][:-1]
            pieces.append(line)
        else:
            pieces += [" ", line]
    return ["".join(pieces)]


def unmarked_items(lines: list[str], *, announced: bool) -> tuple[list[str], list[str]]:
    """Return a block's lines, and those that are items of a list whose bullets were lost.

    They stand indented below a colon (of the block, or `announced` before it), and are no wrapped
    paragraph: on one of them the next line's first word would have found room.
    """
    start = next((at for at, line in enumerate(lines) if line.rstrip().endswith(":")), -1) + 1
    if (start == 0 and not announced) or len(lines) - start < _FEWEST_ITEMS:
        return lines, []
    items = lines[start:]
    margin = len(lines[0]) - len(lines[0].lstrip()) if start else 0
    items = _unhung(items)
    indents = {len(line) - len(line.lstrip()) for line in items}
    words = [line.strip() for line in items]
    hung = len(items) < len(lines) - start
    wrapped = not hung and _strictly_wrapped(words)
    if len(indents) > 1 or indents.pop() < margin + _INDENT or wrapped:
        return lines, []
    if any(
        _COLUMNS.search(word) or word[0] in "“\"‘'" or len(word) > _LONGEST_ITEM for word in words
    ):
        return lines, []
    return lines[:start], [_narrowed(word) for word in words]


def _unhung(lines: list[str]) -> list[str]:
    """Return the lines with those that hang below another, indented more, put behind it."""
    indents = [len(line) - len(line.lstrip()) for line in lines]
    least = min(indents)
    begins = [at for at, indent in enumerate(indents) if indent == least]
    if len(set(indents)) != _HANGING or begins[0] or len(begins) < _ENOUGH:
        return lines
    bounds = [*begins, len(lines)]
    return [
        " ".join((lines[at].rstrip(), *(line.strip() for line in lines[at + 1 : following])))
        for at, following in itertools.pairwise(bounds)
    ]


def _strictly_wrapped(lines: list[str]) -> bool:
    widest = max(len(line) for line in lines)
    return all(
        len(line) + 1 + len(following.split(" ", 1)[0]) > widest
        for line, following in itertools.pairwise(lines)
    )


def no_room(line: str, following: str, widest: int) -> bool:
    """Tell whether the next line's first word found no room: the text is wrapped at that width."""
    words = following.split(maxsplit=1)
    wrapped = _NARROWEST < widest <= _WIDEST
    return wrapped and bool(words) and len(line.rstrip()) + 1 + len(words[0]) > widest


def _has_gap(line: str) -> bool:
    """Tell whether there is more than a space between two words; most lines have no such gap."""
    return "  " in line or "\t" in line


def _narrowed(line: str) -> str:
    return _SPACES.sub(" ", line) if _has_gap(line) else line


def _goes_on(lines: list[str]) -> bool:
    """Tell whether lines begin with a small letter: most of several, or each of a few.

    Such a line goes on with a sentence, as the rest of a word at the end of a line does.
    """
    small = [line[:1].islower() for line in lines[1:]]
    if len(lines) >= _FEWEST_LINES:
        broken = any(_HYPHEN.search(line) and low for line, low in zip(lines, small, strict=False))
        return broken or sum(small) * 2 > len(lines)
    full = all(len(line) >= _FULL and line[-1] not in ".:!?;," for line in lines[:-1])
    return full and all(small)


def _runs_on(lines: list[str]) -> bool:
    """Tell whether wrapped lines are so beyond doubt, amid paragraphs that are a line each."""
    several = len(lines) >= _FEWEST_LINES and _strictly_wrapped(lines)
    return several or any(line[:1].islower() for line in lines[1:])


def _was_wrapped(lines: list[str]) -> bool:
    if sum(_LABELLED.match(line) is not None for line in lines) > 1:
        return False  # a header: Venue: ..., Contact: ...
    *_, second, widest = sorted(len(line) for line in lines)
    if len(lines) >= _ENOUGH and widest > 1.25 * second:
        widest = second  # one line that an editor has not wrapped
    if widest < (_COLUMN if _goes_on(lines) else _NARROWEST):
        return False
    full = [
        len(line) + len(following.split(" ", 1)[0]) + _ROOM > widest
        for line, following in itertools.pairwise(lines)
    ]
    return sum(full) >= 0.8 * len(full) or _wrapped_again(lines, full)


def _wrapped_again(lines: list[str], full: list[bool]) -> bool:
    """Tell whether wrapped lines were wrapped once more, a little narrower.

    Then the rest of a line, a word or two, stands alone between full ones.
    """
    rests = [at for at, filled in enumerate(full) if not filled]
    small = sum(line[:1].islower() for line in lines[1:])
    return 2 * small >= len(full) and all(
        at and full[at - 1] and len(lines[at].split()) <= _REST for at in rests
    )
