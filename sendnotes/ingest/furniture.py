"""Page furniture: the menus, links and footers that are pasted along with a post."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

_FILE = Path(__file__).parent.parent / "data" / "furniture.toml"
_WORDS_OF_ROW = 4
_ITEMS_OF_ROW = 3
_MENU_WORDS = frozenset(
    "home about news events contact login register search blog shop donate resources help faq"
    " support menu jobs publications services press media members join subscribe gallery"
    " forum projects training team privacy cookies accessibility sitemap programmes".split()
)

_DIVIDERS = frozenset({"a page marker", "a skip link", "a back link", "breadcrumbs", "a menu"})
_EMAIL_HEADER = re.compile(r"(?:from|to|cc|bcc|sent|date|subject|reply-to):\s.*", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[|·•›»]\s*|\s+[>/]\s+|\s*[‹«]\s*|\s{2,}|\t+")
_CRUMBS = re.compile(r"[^.!?]{1,60}(?:\s+[>›»]\s+|\s*›\s*)[^.!?]{1,120}")
_SLASHED = re.compile(r"(?:home|news)(?:\s+[/|]\s+[^/|]{1,100}){1,5}", re.IGNORECASE)
_COMMENTS = re.compile(
    r"(?:\d{1,4}|one|two|three|no) (?:thoughts?|comments?|responses?|replies) (?:on|to) [“\"‘'].*",
    re.IGNORECASE,
)
_STOPS = tuple(".!?…:")
_CLOSING = "\"'”’)]"
_WORDS_OF_SENTENCE = 6
_LINES = 16_384
"""As many lines as are remembered: cleaning asks about each one twice or more."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The table of what furniture says, compiled."""

    line: re.Pattern[str]
    reasons: tuple[str, ...]
    in_sentences: frozenset[str]
    end: re.Pattern[str]


@cache
def load_phrases() -> Phrases:
    """Return the table in `data/furniture.toml`."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    kinds = table["line"]
    groups = (f"(?P<k{n}>{'|'.join(kind['patterns'])})" for n, kind in enumerate(kinds))
    return Phrases(
        line=re.compile("|".join(groups), re.IGNORECASE),
        reasons=tuple(kind["why"] for kind in kinds),
        in_sentences=frozenset(kind["why"] for kind in kinds if kind.get("sentences")),
        end=re.compile("|".join(table["end"]), re.IGNORECASE),
    )


_BOTH_WAYS = re.compile(r"(?:<<?|«|←|‹)\s?[^<>«».!?\n]{3,80}\s{2,}[^<>«».!?\n]{3,80}(?:>>?|»|→|›)")
"""The posts before and after: “← Half-term swimming    Sleep clinic dates →”."""


def is_sentence(line: str) -> bool:
    """Tell whether a line is prose: more than six words and an end."""
    said = line.strip().rstrip(_CLOSING)
    return said.endswith(_STOPS) and len(said.split(maxsplit=_WORDS_OF_SENTENCE)) > (
        _WORDS_OF_SENTENCE
    )


@lru_cache(maxsize=_LINES)
def why_furniture(line: str) -> str | None:
    """Return what kind of furniture a whole line is by what it says, or None."""
    text = line.strip().strip("*_").strip()
    if not text or len(text) > 300:
        return None
    if text[0] in "<«←‹" and _BOTH_WAYS.fullmatch(text):
        return "a post link"
    phrases = load_phrases()
    found = phrases.line.fullmatch(text.rstrip(" :>»→"))
    if not found or not found.lastgroup:
        return None
    why = phrases.reasons[int(found.lastgroup[1:])]
    return None if is_sentence(text) and why not in phrases.in_sentences else why


def why_row(line: str) -> str | None:
    """Return "breadcrumbs" or "a menu" for a row of short items, which is only so at an edge."""
    text = line.strip().removesuffix("...").removesuffix("…")
    if not text or len(text) > 240 or text[-1] in ".!?:;,":
        return None
    if _CRUMBS.fullmatch(text) and all(len(part.split()) <= 8 for part in re.split("[>›»]", text)):
        return "breadcrumbs"
    items = [item for item in _SEPARATOR.split(text) if item]
    short = all(len(item.split()) <= _WORDS_OF_ROW and not item[-1:].isdigit() for item in items)
    if len(items) >= _ITEMS_OF_ROW and short:
        return "a menu"
    return "breadcrumbs" if _SLASHED.fullmatch(text) else None


def is_menu_word(line: str) -> bool:
    """Tell whether a line of one or two words is one of a menu."""
    if any(char.isdigit() for char in line):
        return False  # “31 members” are those at a meeting
    words = re.findall(r"[a-z]+", line.lower())
    return 0 < len(words) <= 2 and words[0] in _MENU_WORDS


def is_end_marker(line: str) -> bool:
    """Tell whether a line announces other posts."""
    return bool(load_phrases().end.fullmatch(line.strip().strip("#*_ ")))


def begins_comments(line: str) -> bool:
    """Tell whether a line stands over what readers wrote: “3 thoughts on “The post””."""
    return bool(_COMMENTS.fullmatch(line.strip().strip("#*_ ")))


def is_email_header(line: str) -> bool:
    """Tell whether a line is a header of a pasted e-mail."""
    return ":" in line and bool(_EMAIL_HEADER.fullmatch(line.strip()))


def is_divider(why: str) -> bool:
    """Tell whether what stands above this furniture is the site's, not the post's."""
    return why in _DIVIDERS
