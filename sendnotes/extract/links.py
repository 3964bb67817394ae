"""Links to the full text of a speech."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

_MOST = 400
_WORDS = (
    r"(?:speech|(?:his|her|their) words|transcript|address|keynote|lecture|remarks|hansard"
    r"|full text|talk|evidence|statement)"
)
_MARKDOWN = re.compile(r"\[([^\]\n]{1,200})\]\(<?(https?://[^\s)>(\[]{4,600}+)>?[^)\n]{0,80}\)")
_HTML = re.compile(
    r"<a\b[^>\n]{0,300}?href=[\"']?(https?://[^\s\"'>]{4,600})[\"']?[^>\n]{0,200}>([^<\n]{0,200})</a>",
    re.IGNORECASE,
)
_BARE = re.compile(r"https?://[^\s<>\")\]]{4,600}")
_SPEECH = re.compile(rf"\b{_WORDS}\b", re.IGNORECASE)
_FULL = re.compile(
    r"\b(?:in full|full|whole|complete|entire|read|text|transcript|watch|hansard|recording)\b",
    re.IGNORECASE,
)
_EVERY_WORD = re.compile(r"\b(?:every word|word for word|what (?:he|she) said)\b", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:original article|share|press release|registration|book|slides|unsubscribe)\b",
    re.IGNORECASE,
)


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


def _line(body: str, at: int) -> str:
    start = body.rfind("\n", 0, max(0, at)) + 1
    end = body.find("\n", max(0, at))
    return body[max(start, at - 300) : min(len(body) if end < 0 else end, at + 700)]
