"""What a post is called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sendnotes.extract.blocks import BlockKind
from sendnotes.extract.likelihood import Traits, likelihood, step, those
from sendnotes.extract.organisation_names import find_bodies
from sendnotes.extract.points import plain
from sendnotes.extract.sentences import split_sentences
from sendnotes.model import Explanation, Origin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sendnotes.extract.blocks import Block
    from sendnotes.model import CleanText, Given

QUESTION = "title"
_SUBJECT = re.compile(r"\s*subject:\s*(\S.*)", re.IGNORECASE)
_PREFIX = re.compile(r"(?:(?:re|fwd?|aw|wg):\s*|\[[^\]]{1,60}\]\s*)+", re.IGNORECASE)
_MENU = re.compile(r" \| |»|›| > |^(?:home|you are here)\b|^/ |\S  +\S", re.IGNORECASE)
_LABEL = re.compile(
    r"\W*(?:embargo(?:ed)?|draft \d|not for publication|member (?:briefing|information)"
    r"|press (?:release|notice)|news release|check against delivery|you are reading|save this"
    r"|media statement|for immediate release|speaking notes|news|blog|newsletter)\b.{0,40}\Z",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"^(?:by|from|posted|published|written|speaker|issue|volume)\b"
    r"|^(?:date|venue|occasion|meeting|status|opens|closes|location|place|time|to|event|chair)\s*:"
    r"|\d{1,2}[:.]\d\d|@|https?:|\bread$|^<"
    r"|^\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?:the )?(?:\d{1,2}(?:st|nd|rd"
    r"|th)?\W{1,2}){0,2}"
    r"(?:of )?(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december),? (?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:19|20)\d\d\W*$",
    re.IGNORECASE,
)
_OF_ISSUE = re.compile(
    r"\bpp?\. ?\d|\bpage \d|\b(?:magazine|newsletter|bulletin|issue|number|edition)\b"
    r"|\b(?:spring|summer|autumn|winter) (?:number|term|(?:19|20)\d\d)|^search\b|^follow$",
    re.IGNORECASE,
)
_STRAPLINE = re.compile(
    r"^(?:an?|the|your(?: free)?|our) (?:\w+ ){0,2}(?:blog|digest|newsletter|magazine|bulletin"
    r"|community|charity|website|network|conference|voice)\b.* (?:for|about|by|of) "
    r"|\bfor (?:everybody|everyone|anybody|anyone|all) who\b|^news for \w+"
    r"|\binformed opinion\b|^[^.:]{0,30}[–—-] for (?:families|parents|everyone)\b"
    r"|^(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december) (?:19|20)\d\d\b| : (?:news|blog)$|\.{4}",
    re.IGNORECASE,
)
"""A line about the publication: whom it is for, of which month, whose news."""
_BODY = re.compile(
    r"(?:the )?(?:[\w’'&,-]+ ){1,9}(?:trust|forum|committee|office|council|association|network"
    r"|partnership|foundation|society|union|federation|alliance|together)",
    re.IGNORECASE,
)
_GENRE = re.compile(
    r"\A(?:(?:oral|written) statement to parliament|press release|news story|news item|speech|blog"
    r"|transcript)\s+(?=(?-i:[A-Z])[^.]{12})",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"\s+(?:published|posted|filed) (?:in|on|under|by)\b.*", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?i:posted|published|written|updated)\b[^.]{0,60}\d{4}"
    r"|(?:By|by|BY) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3}"
)
"""A line that tells who posted something or when, and is no title of it."""
_NUMBERED = re.compile(r"1(?:[.):/]|(?= ))\s*(?=\S)")
_BROKEN_OFF = re.compile(r"\b(?:and|or|of|the|a|an|for|to|in|on|at|with|by|from)\Z", re.IGNORECASE)
_MINUTES = re.compile(r"minutes of (?:the|a|our)\b(?! last| previous)", re.IGNORECASE)
_ASIDE = re.compile(r"[“‘~\[(].*[”’~\])]")
"""A motto, or a remark in brackets."""
_FEWEST, _LONGEST = 4, 100
_AFTER_CAPITALS = 2
_HEAD, _LIKELY, _SENTENCE = 10, 0.05, 14
_SHARES = (0, 0.2, 0.4, 0.6, 0.8)
_ABOVE = (-1, 0, 1, 2, 3, 4, 6)
_MOST, _READ = 30, 2500
"""How many blocks are looked at for prose, and how many characters of it."""
_EVERYWHERE = frozenset(
    "send with that this from their they have been about what were will would pupils children needs"
    " special educational disabilities education school schools".split()
)
"""Words that tell nothing of which line a text goes on with."""


def find_title(
    clean: CleanText,
    blocks: Sequence[Block],
    given: Given,
    *,
    site: str | None = None,
    url: str | None = None,
) -> tuple[str, Explanation]:
    """Return the title and how it came about; `site` is the publisher's name, `url` the post's."""
    if "title" in given.how and given.post.title:
        title = given.post.title
        return title, Explanation("title", title, Origin.GIVEN, given.how["title"])
    subject = next(
        (found[1].strip() for line in clean.removed if (found := _SUBJECT.match(line.text))), None
    )
    if subject:
        subject = _PREFIX.sub("", subject, count=1).strip() or subject
    if subject:
        how = "read: the subject of the e-mail"
        return subject, Explanation("title", subject, Origin.READ, how)
    if heading := _heading(blocks, site, url):
        return heading, Explanation("title", heading, Origin.READ, "read: the first heading")
    words = _first_words(blocks)
    if words:
        how = "inferred: the first words, for want of a heading"
        return words, Explanation("title", words, Origin.INFERRED, how)
    return "", Explanation("title", None, Origin.MISSING, "missing: the text has no words")


def title_lines(
    blocks: Sequence[Block], *, site: str | None, url: str | None
) -> Iterator[tuple[str, Traits]]:
    """Yield the lines of the head that may be the title, and what shows of each."""
    head = _Head.of(blocks, url)
    for index, line in enumerate(head.lines):
        block, text = blocks[index], _of_line(blocks, index, line)
        if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH) or not text:
            continue
        if _BYLINE.fullmatch(text) or text.startswith("|"):
            continue
        if block.kind is BlockKind.PARAGRAPH and (
            len(text) > _LONGEST + 40 or index == len(blocks) - 1
        ):
            return
        traits = [*head.around(index, text), *_shape(block, text), *_told_by_words(text, site)]
        yield text, Traits((), traits)


@dataclass(frozen=True, slots=True)
class _Head:
    """The first lines of a post, where its prose begins, and what that and its address tell of."""

    blocks: Sequence[Block]
    lines: Sequence[str]
    low: Sequence[str]
    """The first blocks in small letters."""
    prose: int
    told: frozenset[str]
    address: frozenset[str]

    @classmethod
    def of(cls, blocks: Sequence[Block], url: str | None) -> _Head:
        prose = next((at for at, block in enumerate(blocks) if _is_prose(block)), len(blocks))
        long = " ".join(block.text for block in blocks[:_MOST] if len(block.text) > _LONGEST)
        lines = [plain(block.text).strip(" #") for block in blocks[:_HEAD]]
        low = [block.text.casefold() for block in blocks[:_MOST]]
        return cls(blocks, lines, low, prose, _telling(long[:_READ]), _telling(url or ""))

    def around(self, index: int, text: str) -> Iterator[str]:
        """Yield what shows of where a line stands, and of how the text goes on with it."""
        own = _telling(text)
        yield step("above prose", self.prose - index, _ABOVE)
        yield step("line", index, range(_HEAD))
        yield step("told below", _share(own, self.told), _SHARES)
        yield step("in the address", _share(own, self.address), _SHARES)
        headings = [at for at, b in enumerate(self.blocks[:_HEAD]) if b.kind is BlockKind.HEADING]
        before, after = (self._line(at) for at in (index - 1, index + 1))
        yield from those(
            {
                "no address": not self.address,
                "below a date": _is_dated(before),
                "above a date": _is_dated(after),
                "told twice": self._is_told_again(index, text),
                "above a heading": index + 1 in headings,
                "the only heading": headings == [index],
            }
        )

    def _line(self, index: int) -> str:
        return self.lines[index] if 0 <= index < len(self.lines) else ""

    def _is_told_again(self, index: int, text: str) -> bool:
        line = text.casefold()
        return any(line in other for at, other in enumerate(self.low) if at != index)


def _is_dated(line: str) -> bool:
    return bool(_NO_TITLE.search(line) or _BYLINE.match(line))


def _is_prose(block: Block) -> bool:
    text = block.text.rstrip("”\"’')")
    long = len(text) > _LONGEST or len(text.split()) > _SENTENCE
    return block.kind is BlockKind.PARAGRAPH and long and text.endswith((".", "!", "?", ":"))


def _heading(blocks: Sequence[Block], site: str | None, url: str | None) -> str | None:
    """Return the line of the head that is most likely the title."""
    lines = title_lines(blocks, site=site, url=url)
    likely = [(likelihood(QUESTION, traits), text) for text, traits in lines]
    chance, best = max(likely, key=lambda pair: pair[0], default=(0.0, ""))
    if chance >= _LIKELY:
        return best
    return next(
        (plain(b.text).strip(" #") for b in blocks[:_HEAD] if b.kind is BlockKind.HEADING), None
    )


def _share(own: frozenset[str], words: frozenset[str]) -> float:
    """Return the share of a line's words that are among others."""
    return len(own & words) / len(own) if own else 0.0


def _shape(block: Block, text: str) -> Iterator[str]:
    """Yield what a line looks like."""
    words = text.split()
    yield step("words", len(words), (1, 2, 3, 4, 6, 9, 13, 18))
    yield step("small letters", sum(w[0].islower() for w in words) / len(words), _SHARES)
    yield f"heading {block.level}" if block.kind is BlockKind.HEADING else "no heading"
    yield from those(
        {
            "capitals": text.isupper(),
            "figures": any(map(str.isdigit, text)),
            "ends a sentence": text.endswith((".", ",", ";")),
            "asks": text.endswith("?"),
            "leads on": text.endswith(":"),
            "colon inside": ": " in text,
            "quotes": text[0] in "“\"‘'",
            "long": len(text) > _LONGEST,
        }
    )


def _told_by_words(text: str, site: str | None) -> list[str]:
    """Return what the words of a line say that it is."""
    return those(
        {
            "a body": any(b.start == 0 and b.end == len(text) for b in find_bodies(text)),
            "like a body": _BODY.fullmatch(text) is not None,
            "the site": text.casefold() == (site or "").casefold(),
            "strapline": _STRAPLINE.search(text) is not None,
            "menu": _MENU.search(text) is not None,
            "no title": _NO_TITLE.search(text) is not None,
            "label": _LABEL.match(text) is not None,
            "of an issue": _OF_ISSUE.search(text) is not None,
            "aside": _ASIDE.fullmatch(text) is not None,
            "minutes": _MINUTES.match(text) is not None,
        }
    )


def _telling(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z]{4,}", text.lower())
    return frozenset(word[:6] for word in words if word not in _EVERYWHERE)


def _of_line(blocks: Sequence[Block], index: int, text: str) -> str:
    """Return the title in a line of the head: without its number, its genre, and what follows it.

    A line in capitals ends where they do; one that breaks off goes on in the next.
    """
    if _NUMBERED.match(text) and any(
        re.match(r"[#*\s]*2[.):/]?\s", b.text) for b in blocks[index:]
    ):
        text = _NUMBERED.sub("", text, count=1)
    text = _CREDIT.sub("", _GENRE.sub("", text, count=1))
    if text.isupper() and _BROKEN_OFF.search(text) and index + 1 < len(blocks):
        following = blocks[index + 1].text
        text = f"{text} {following}" if following.isupper() else text
    return _capitals(text)


def _capitals(text: str) -> str:
    """Return the capitals that a line begins with, if it goes on in small letters."""
    words = text.split()
    loud = next((at for at, word in enumerate(words) if word.upper() != word), len(words))
    if loud == len(words) or len(words) - loud < _AFTER_CAPITALS:
        return text
    if words[loud][:1].islower() or len(words[loud - 1]) == 1:
        # "... AT TWELVE" SEND motion carried: the last capitals begin what follows.
        loud -= 1
    return " ".join(words[:loud]).rstrip(" -–—") if loud >= _FEWEST else text


def _first_words(blocks: Sequence[Block]) -> str:
    last = blocks[-1].end if blocks else 0
    for block in blocks:
        text = " ".join(plain(block.text).split())
        if (
            not text
            or block.kind is BlockKind.CODE
            or text.startswith("|")
            or (_BYLINE.fullmatch(text) and block.end < last)
        ):
            continue
        start, end = split_sentences(text)[0]
        sentence = text[start:end].rstrip(".")
        if len(sentence) <= _LONGEST:
            return sentence
        return sentence[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
    return ""


def restore_title(title: str) -> str:
    """Return a title in capitals as usually written."""
    if not title.isupper():
        return title
    small = {"of", "the", "and", "in", "on", "for", "to", "a", "an", "at", "by", "with"}
    words = [w.lower() if w.lower() in small else w.capitalize() for w in title.split()]
    return " ".join([words[0].capitalize(), *words[1:]])
