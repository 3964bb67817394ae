"""Links to the full text of a speech."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sendnotes.extract.scenes import Scene
    from sendnotes.extract.speaking_signs import Sign

_MOST = 400
_WORDS = (
    r"(?:speech|(?:his|her|their|\w+[’']s) words|transcript|address|keynote|lecture|remarks|hansard"
    r"|full text|own text|talk|evidence|statement|debate)"
)
_MARKDOWN = re.compile(r"\[([^\]\n]{1,200})\]\(<?(https?://[^\s)>(\[]{4,600}+)>?[^)\n]{0,80}\)")
_HTML = re.compile(
    r"<a\b[^>\n]{0,300}?href=[\"']?(https?://[^\s\"'>]{4,600})[\"']?[^>\n]{0,200}>([^<\n]{0,200})</a>",
    re.IGNORECASE,
)
_BARE = re.compile(r"https?://[^\s<>\")\]]{4,600}")
_SPEECH = re.compile(rf"\b{_WORDS}\b", re.IGNORECASE)
_FULL = re.compile(
    r"\b(?:in full|full|whole|complete|entire|read|text|transcript|watch|hansard|recording"
    r"|(?:speech|address|lecture|talk|text)\b[^.]{0,40}? (?:is|are) (?:at|here|online|on))\b",
    re.IGNORECASE,
)
_EVERY_WORD = re.compile(r"\b(?:every word|word for word|what (?:he|she) said)\b", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:original article|share|press release|registration|book|slides|unsubscribe)\b",
    re.IGNORECASE,
)


_ALL = re.compile(
    r"\b(?:hansard|transcript|oral evidence|oralevidence|every word|(?:whole|full|entire)"
    r" (?:debate|session|hearing|meeting|text of the (?:debate|session)))\b",
    re.IGNORECASE,
)
"""What has all that was said on an occasion, whoever spoke."""
_NEAR, _LONGER = 200, 8


@dataclass(frozen=True, slots=True)
class SpeechLink:
    """A link to a speech; `context` is the line that announces it."""

    start: int
    url: str
    context: str


def find_speech_links(body: str) -> tuple[SpeechLink, ...]:
    """Return the links of `body` that lead to a speech's text, in order."""
    links: list[SpeechLink] = []
    taken: set[int] = set()
    for pattern, text_group, url_group in ((_MARKDOWN, 1, 2), (_HTML, 2, 1)):
        for found in islice(pattern.finditer(body), _MOST):
            taken.add(found.start(url_group))
            line = _line(body, found.start())
            label = found[text_group]
            said = _SPEECH.search(label) or (_SPEECH.search(line) and _FULL.search(line))
            if said and not _OTHER.search(label):
                links.append(SpeechLink(found.start(), found[url_group], line))
    for found in islice(_BARE.finditer(body), _MOST):
        if found.start() in taken:
            continue
        line = _line(body, found.start())
        before = line[: max(0, line.find(found[0]))] or _line(
            body, body.rfind("\n", 0, max(0, body.rfind("\n", 0, found.start()))) - 1
        )
        said = _EVERY_WORD.search(before) or (_SPEECH.search(before) and _FULL.search(before))
        told = said and not _OTHER.search(before)
        if told or "/speeches/" in found[0]:
            links.append(SpeechLink(found.start(), found[0].rstrip(".,;:!?’'"), line))
    return tuple(sorted(links, key=lambda link: link.start))


def link_of(
    scene: Scene, sign: Sign, role: str | None, links: Sequence[SpeechLink], *, alone: bool
) -> SpeechLink | None:
    """Return the link to a speech: the first if it is `alone`, or the one that is told of it.

    That is one beside the speaker's name or role, or to all that was said on the occasion.
    """
    if alone:
        return links[0] if links else None
    for link in links:
        if sign.person and (
            sign.person.surname in link.context
            or _names_role(link.context, role)
            or any(
                mention.start <= link.start
                and link.start - mention.start < _NEAR
                and "\n\n" not in scene.body[mention.start : link.start]
                for mention in sign.person.mentions
            )
        ):
            return link
    return next((link for link in links if _ALL.search(link.context)), None)


def _names_role(context: str, role: str | None) -> bool:
    """Tell whether the words around a link call the speaker by the role, or by its office."""
    office = re.split(r" (?:for|of) ", role or "")[0]
    return len(office) > _LONGER and office in context


def _line(body: str, at: int) -> str:
    start = body.rfind("\n", 0, max(0, at)) + 1
    end = body.find("\n", max(0, at))
    return body[max(start, at - 300) : min(len(body) if end < 0 else end, at + 700)]
