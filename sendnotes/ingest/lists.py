"""List markers of every kind, and which item stands under which."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

import snowballstemmer

if TYPE_CHECKING:
    from collections.abc import Iterable

_INDENT = r"(?P<indent>[ \t]*)"
_SIGN = r"[^\w\s\u275b-\u2760\"'“”‘’‚„«»‹›…()\[\]{}<>|#@&%€$£©®™.,;:!?/\\*=_^`´]"
"""What is no letter and has no meaning of its own at the start of a line: shapes, ticks, arrows."""
_CIRCLED = r"(?:[\u2460-\u2473\u2776-\u2793]|[0-9]\ufe0f?\u20e3)"
_ENCIRCLED = re.compile(_CIRCLED)
_BULLET = re.compile(
    _INDENT + rf"(?P<mark>(?:{_SIGN}\ufe0f?){{1,2}}|{_CIRCLED}|[-–—=~]{{1,2}}>|\*\*?\*?|[»›]|o"
    r"|(?<=[ \t])(?:>>|>(?=[ \t]{2})))[ \t]+"
    r"(?=[\w\"“‘'£$€@#&%/→…(*\[]|[+~=]\w)"
)
_GLUED = re.compile(
    _INDENT + r"(?P<mark>[0-9]\ufe0f?\u20e3"
    r"|[•◦‣→⇒\u2460-\u2473\u25a0-\u25ff\u2700-\u275a\u2776-\u27bf])(?=\S)"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
_NUMBER = re.compile(
    _INDENT
    + r"(?P<mark>\(?\d{1,2}(?:\.\)|[.)])|\[\d{1,2}\]|#\d{1,2}[.):]?|\d{1,2}[:/](?=[ \t]+[A-Za-z])"
    rf"|\d{{1,2}}(?=[ \t]+(?!{_MONTH})[A-Z][\w ]{{1,30}} [–—-] )"
    rf"|\d{{1,2}} ?[–—|-](?=[ \t]+(?!{_MONTH})[A-Z])"
    r"|\d{1,2}(?:st|nd|rd|th) ?[-–—:])[ \t]+(?=\S)"
)
_DOTTED = re.compile(
    _INDENT + r"(?!\d{1,2}\.[0-5]\d[ \t])(?P<mark>\d{1,2}(?:\.\d{1,2}){1,3}\.?)[ \t]+(?=\S)"
)
_ROMAN = re.compile(
    _INDENT + r"(?P<mark>\((?:i{1,3}|iv|vi{0,3}|ix|x)\)|(?:i{1,3}|iv|vi{0,3}|ix|x)[.)]"
    r"|\(?(?:I{1,3}|IV|VI{0,3}|IX|X)(?:\)|(?=[ \t]{2})))[ \t]+(?=\S)"
)
_LETTER = re.compile(
    _INDENT + r"(?P<mark>\([a-zA-H]\)|\[[a-h]\]|[a-zA-H]\)|[A-H]\.(?=[ \t]+[a-z]|[ \t]{2,}[A-Z]|\t)"
    r"|[a-h]\.)[ \t]+(?=\S)"
)
_CODED = re.compile(
    _INDENT + r"(?P<mark>(?:[A-H]\d{1,2}|\d{1,2}[a-h])(?:[.)]|(?=[ \t]{2})))[ \t]+(?=\S)"
)
_COUNTED = (
    ("coded", _CODED),
    ("dotted", _DOTTED),
    ("number", _NUMBER),
    ("roman", _ROMAN),
    ("letter", _LETTER),
)
_BULLETS = (("bullet", _BULLET), ("bullet", _GLUED))
_ENDS = re.compile(r"[-–—*~]+ *ends? *[-–—*~]+", re.IGNORECASE)
"""The line below a press release, – ends –, which is no item."""
_PLAIN_START = re.compile(r"[ \t]*(?![IVX]+ )[A-Za-z]{2,} ")
"""How most lines begin: with a word, which no marker is but a Roman number."""
_ANNOUNCES = re.compile(
    r"(?::|\b(?:by|including|includes|such as|namely|these are|as follows|to be spent on|spent on))"
    r"[:,]?\s*[”’\"']?\Z",
    re.IGNORECASE,
)
_ANNOUNCING = (
    *("by", "including", "includes", "such as", "namely", "these are", "as follows", "spent on"),
)
"""What ends whatever the pattern above finds without a colon; looking for it first is faster."""
# Words that are everywhere in this field tell nothing of what a point is about.
_EVERYWHERE = frozenset(
    """send sen child children young people person pupil pupils parent parents family families need
    needs support supported plan plans special educational education disability disabilities more
    all with from that this their them they have has had will would should must into where which
    better best high many good great make making help helping work working made when what who than
    those these there other others also such some each every over about very much well being
    between appropriate provision quality strong meeting meet including thereby""".split()
)
_REACH = 200
"""How many items after or before one are looked at, so that the time grows with the length."""
_ENDING = 80
_DEEPEST = 12
_STEM = snowballstemmer.stemmer("english")


@dataclass(slots=True)
class Item:
    """A list item as it is read; `kind` is how it is marked, `depth` how deep it stands."""

    text: str
    kind: str
    mark: str
    indent: int
    depth: int = 0


def read_marker(line: str) -> Item | None:
    """Return the item that a line begins; None if it begins none."""
    if _PLAIN_START.match(line):
        return None
    sign = line.lstrip()[:1]
    counted = sign.isalnum() or sign in {"(", "[", "#"}
    if sign in "-–—*~" and _ENDS.fullmatch(line.strip()):
        return None
    for kind, pattern in (*_COUNTED, *_BULLETS) if counted else _BULLETS:
        if found := pattern.match(line):
            mark = found["mark"]
            text = line[found.end() :].strip()
            if kind == "bullet" and (inner := _inner_marker(text)):
                kind, mark = inner  # a second pass sees "- (a) text"
                text = text[len(mark) :].strip()
            if kind == "bullet" and _ENCIRCLED.match(mark):
                mark = "①"  # each has another number, and they are of one list
            if kind == "number" and not text:
                return None
            return Item(text, kind, mark, len(found["indent"].expandtabs(4)))
    return None


def _inner_marker(text: str) -> tuple[str, str] | None:
    if _PLAIN_START.match(text):
        return None
    for kind, pattern in _COUNTED:
        if kind != "number" and (found := pattern.match(text)):
            return kind, found["mark"]
    return None


def starts_anew(item: Item, items: list[Item]) -> bool:
    """Tell whether a numbered item goes on another list than the open one: 2. after bullets."""
    if item.kind != "number" or (number := _number_of(item.mark)) < 2:
        return False
    before = [one.mark for one in items[-_REACH:] if one.kind == "number"]
    follows = any(_number_of(mark) == number - 1 for mark in reversed(before))
    return not (follows and any(mark[-1] == item.mark[-1] for mark in reversed(before)))


@lru_cache(maxsize=512)
def _number_of(mark: str) -> int:
    return int(re.sub(r"\D", "", mark))


def render(items: list[Item]) -> list[str]:
    """Return the items as Markdown lines, nested by what they are and say."""
    _nest(items)
    _nest_announced(items)
    lines = []
    widths: list[int] = []
    for item in items:
        depth = min(item.depth, len(widths), _DEEPEST)
        del widths[depth:]
        number = re.sub(r"\D", "", item.mark) if item.kind == "number" else ""
        marker = f"{number}. " if number else "- "
        mark = f"{item.mark})" if item.mark.isalpha() and item.kind == "roman" else item.mark
        if item.kind == "coded" and item.mark[-1].isalnum():
            mark = f"{item.mark}."  # without two spaces behind it “A1” would be a word
        shown = item.text if item.kind in ("number", "bullet") else f"{mark} {item.text}"
        lines.append(f"{' ' * sum(widths)}{marker}{shown}")
        widths.append(3 if number else 2)
    return lines


def _nest(items: list[Item]) -> None:
    """Nest by indentation; where that is lost, by another kind of marker or a longer number."""
    stack: list[Item] = []
    bullets = {item.mark for item in items if item.kind == "bullet"}
    if 2 < len(items) == len(bullets):  # signs for their looks: each point has one of its own
        for item in items:
            item.mark = "-"
    for item in items:
        while stack and not _stands_under(item, stack[-_DEEPEST:]):
            stack.pop()
        item.depth = len(stack)
        stack.append(item)


def _stands_under(item: Item, stack: list[Item]) -> bool:
    top = stack[-1]
    if item.kind == "dotted":
        own, above = _numbers(item.mark), _numbers(top.mark)
        if not above:
            return item.indent > top.indent
        return len(own) > len(above) and own[: len(above)] == above
    if item.indent != top.indent:
        return item.indent > top.indent
    style, above_style = _style(item), _style(top)
    # A marker that was used further up goes back there, a new one goes further in.
    return style != above_style and all(_style(other) != style for other in stack)


def _numbers(mark: str) -> list[str]:
    return re.findall(r"\d+", mark)


def _style(item: Item) -> str:
    if item.kind != "bullet":
        return item.kind
    return "bullet" if item.mark in "-*" else item.mark


def _nest_announced(items: list[Item]) -> None:
    """Put what a point announces ("by:", "including:") under it, where the list is flat.

    Which of its followers it means is told by their shape, if that differs from its own (small
    letters after capitals), for as long as it does. Else by what they are about: the next ones
    that share a word with it, as two points on *schools* after one on mainstream schools. If none
    does, what comes last in a list announces all that follows, and otherwise nothing is moved.
    """
    # From the last one on, so that what is put under a point goes along with it.
    for at, item in reversed(list(enumerate(items))):
        if not _announces(item.text[-_ENDING:]):
            continue
        end = at + 1
        while end < min(len(items), at + _REACH) and items[end].depth >= item.depth:
            end += 1
        flat = [n for n in range(at + 1, end) if items[n].depth == item.depth]
        if not flat or flat[0] > at + 1:
            continue
        texts = [items[n].text for n in flat]
        count = _of_other_shape(item.text, texts) or _on_the_same(item.text, texts)
        if count:
            # What stands under the last of them goes along.
            beyond = flat[count] if count < len(flat) else end
            for other in items[at + 1 : beyond]:
                other.depth += 1


def _announces(ending: str) -> bool:
    words = ending.rstrip().rstrip("”’\"'").rstrip().rstrip(":,").lower()
    return (":" in ending or words.endswith(_ANNOUNCING)) and bool(_ANNOUNCES.search(ending))


def _of_other_shape(text: str, following: list[str]) -> int:
    """Return how many of the followers begin otherwise than the announcing point."""
    own = _shape(text)
    return _leading(_shape(other) != own for other in following)


def _shape(text: str) -> str:
    letter = next((char for char in text[:_ENDING] if char.isalnum()), "")
    return "small" if letter.islower() else "capital"


def _on_the_same(text: str, following: list[str]) -> int:
    """Return how many of the followers share a telling word with the announcing point.

    If all do, the whole list is about it, and that tells nothing.
    """
    subject = _content(text)
    count = _leading(bool(subject & _content(other)) for other in following)
    return count if count < len(following) or count == 1 else 0


def _leading(tests: Iterable[bool]) -> int:
    return sum(1 for _ in takewhile(bool, tests))


def _content(text: str) -> set[str]:
    words = re.findall(r"[a-z]{4,}", text.lower())
    return set(_STEM.stemWords([word for word in words if word not in _EVERYWHERE]))
