"""What a post is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sendnotes.extract.blocks import BlockKind
from sendnotes.extract.organisation_names import find_bodies
from sendnotes.extract.points import plain
from sendnotes.extract.sentences import split_sentences
from sendnotes.model import Explanation, Origin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.extract.blocks import Block
    from sendnotes.model import CleanText, Given

_SUBJECT = re.compile(r"\s*subject:\s*(\S.*)", re.IGNORECASE)
_PREFIX = re.compile(r"(?:(?:re|fwd?|aw|wg):\s*|\[[^\]]{1,60}\]\s*)+", re.IGNORECASE)
_MENU = re.compile(r" \| .{1,80} \| |»|›")
_LABEL = re.compile(
    r"(?:press (?:release|notice)|news release|check against delivery|you are reading|save this"
    r"|media statement|for immediate release|speaking notes|news|blog|newsletter)\b.{0,40}\Z",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"^(?:by|from|posted|published|written|speaker|date|venue|issue|volume)\b|\b(?:19|20)\d\d\b"
    r"|\d{1,2}[:.]\d\d|@|https?:| \| |\bread$",
    re.IGNORECASE,
)
_FEWEST, _LONGEST = 4, 100
_NEAR_TOP = 4


def find_title(
    clean: CleanText, blocks: Sequence[Block], given: Given, *, site: str | None = None
) -> tuple[str, Explanation]:
    """Return the title and how it came about; `site` is the publisher's name."""
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
    if heading := _heading(blocks, site):
        return heading, Explanation("title", heading, Origin.READ, "read: the first heading")
    words = _first_words(blocks)
    if words:
        how = "inferred: the first words, for want of a heading"
        return words, Explanation("title", words, Origin.INFERRED, how)
    return "", Explanation("title", None, Origin.MISSING, "missing: the text has no words")


def _heading(blocks: Sequence[Block], site: str | None) -> str | None:
    """Return the first heading; the publisher's name or a label only if there is no other."""
    passed = None
    for index, block in enumerate(blocks):
        if _MENU.search(block.text):
            continue
        if block.kind is BlockKind.HEADING and (
            block.level == 1 or index < _NEAR_TOP or (passed and index < 2 * _NEAR_TOP)
        ):
            title = plain(block.text).strip(" #")
            of_site = title.casefold() == (site or "").casefold() or any(
                body.start == 0 and body.end == len(title) for body in find_bodies(title)
            )
            if title and not (_LABEL.match(title) or of_site):
                return title
            passed = passed or title or None
        elif passed and index < 2 * _NEAR_TOP and _could_be_title(block):
            return plain(block.text).strip()
    return passed


def _could_be_title(block: Block) -> bool:
    """Whether a short line that is no heading may be the title below the site's name."""
    text = block.text.strip()
    return (
        block.kind is BlockKind.PARAGRAPH
        and len(text.split()) >= _FEWEST
        and len(text) <= _LONGEST
        and text[0].isupper()
        and text[-1] not in ".!?:;,"
        and not _NO_TITLE.search(text)
    )


def _first_words(blocks: Sequence[Block]) -> str:
    for block in blocks:
        text = " ".join(plain(block.text).split())
        if not text or block.kind is BlockKind.CODE:
            continue
        start, end = split_sentences(text)[0]
        sentence = text[start:end].rstrip(".")
        if len(sentence) <= _LONGEST:
            return sentence
        return sentence[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
    return ""
