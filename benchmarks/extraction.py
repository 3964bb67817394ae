"""How well posts are read: precision, recall and F1 of each field against hand-made readings.

    python -m benchmarks.extraction DIR... [--failures | --no-failures]

Each DIR has `gold.json` and `posts/`, or the texts in `gold.json` itself. Failures are listed,
except for a folder named held-back: that one is for the score alone, its posts stay unseen.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sendnotes.extract import read
from sendnotes.extract.topics import load_taxonomy
from sendnotes.ingest import clean, decode, given_from, split_front_matter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sendnotes.model import Post, Speech

FIELDS = (
    *("no speech invented", "speaker", "role", "event", "date", "place", "url"),
    *("focus areas", "topics", "quotes", "quote speakers", "organisations", "title", "published"),
)
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*|£")
_SMALL = frozenset({"the", "of", "at", "and", "in"})
_HONORIFIC = re.compile(
    r"^(?:(?:rt|the|right|hon|honourable|mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady"
    r"|baroness|baron|cllr|councillor|rev)\.?\s+)+"
)


@dataclass
class Score:
    """Counts for one field."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    failures: list[str] = field(default_factory=list)

    @property
    def figures(self) -> tuple[float, float, float]:
        """Precision, recall and F1; 1 where there was nothing to find."""
        precision = self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0
        recall = self.right / (self.right + self.missed) if self.right + self.missed else 1.0
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0


def words(text: str) -> list[str]:
    """Return the words of `text` for comparing."""
    return _WORD.findall(text.lower().replace("’", "'").replace("‘", "'"))


def start(text: str) -> tuple[str, ...]:
    """Return the first four words."""
    return tuple(words(text)[:4])


def name(text: str | None) -> str:
    """Return a person's name without honorifics."""
    return _HONORIFIC.sub("", " ".join((text or "").lower().split()))


def overlap(one: str, other: str) -> float:
    """Return the share of the words of both that they have in common."""
    first, second = set(words(one)) - _SMALL, set(words(other)) - _SMALL
    return len(first & second) / len(first | second) if first | second else 1.0


SAME: dict[str, Callable[[str, str], bool]] = {
    "role": lambda one, other: overlap(one, other) >= 0.6,
    "event": lambda one, other: overlap(one, other) >= 0.6,
    "place": lambda one, other: overlap(one, other) >= 0.5,
    "date": lambda one, other: one == other,
    "url": lambda one, other: one.rstrip("/") == other.rstrip("/"),
}


class Scores:
    """The counts of all fields over all posts."""

    def __init__(self) -> None:
        self.of = {each: Score() for each in FIELDS}
        self.posts = 0
        self.seconds = 0.0

    def add(self, gold: dict[str, Any], post: Post) -> None:
        """Compare one post with what a careful reader found in it, as far as that is written."""
        self.posts += 1
        where = gold["file"]
        if "speeches" in gold:
            self._speeches(where, gold, post)
        if "focus_areas" in gold:
            self._areas(where, gold["focus_areas"], post)
        if "quotes" in gold:
            self._quotes(where, gold["quotes"], post)
        if "organisations" in gold:
            self._organisations(where, gold["organisations"], post.organisations)
        for each in ("title", "published"):
            if each in gold:
                self._value(each, where, gold[each], getattr(post, each))

    def _areas(self, where: str, wanted: list[dict[str, Any]], post: Post) -> None:
        areas = {start(area["text_starts"]): area["topics"] for area in wanted}
        read_areas = {start(area.text): area.topics for _, area in post.all_areas()}
        self._compare("focus areas", where, areas, read_areas)
        self._compare(
            "topics",
            where,
            {(*key, slug) for key, slugs in areas.items() for slug in slugs},
            {(*key, slug) for key, slugs in read_areas.items() for slug in slugs},
        )

    def _quotes(self, where: str, wanted: list[dict[str, Any]], post: Post) -> None:
        quotes = {start(quote["starts"]): quote["by"] for quote in wanted}
        read_quotes = {start(quote.text): quote.speaker for quote in post.quotes}
        self._compare("quotes", where, quotes, read_quotes)
        for key in quotes.keys() & read_quotes.keys():
            self._value("quote speakers", where, quotes[key], read_quotes[key], " ".join(key))

    def _speeches(self, where: str, gold: dict[str, Any], post: Post) -> None:
        if not gold["is_speech_report"]:
            invented = self.of["no speech invented"]
            invented.right += not post.speeches
            invented.wrong += bool(post.speeches)
            invented.missed += bool(post.speeches)
            if post.speeches:
                invented.failures.append(f"{where}: {[s.speaker for s in post.speeches]}")
        left = list(post.speeches)
        for wanted in gold["speeches"]:
            pair = next((s for s in left if name(s.speaker) == name(wanted["speaker"])), None)
            if pair:
                left.remove(pair)
            self._pair(where, wanted, pair, (len(gold["speeches"]) == 1 and left) or [])
        for extra in left:
            self._value("speaker", where, None, extra.speaker)

    def _pair(
        self, where: str, wanted: dict[str, Any], pair: Speech | None, others: list[Speech]
    ) -> None:
        self._value("speaker", where, wanted["speaker"], pair.speaker if pair else None)
        # A speech with a wrong speaker is still compared field by field.
        shown = pair or (others[0] if others else None)
        for each in ("role", "event", "date", "place", "url"):
            self._value(each, where, wanted[each], getattr(shown, each) if shown else None)

    def _value(
        self, each: str, where: str, wanted: str | None, read: str | None, about: str = ""
    ) -> None:
        score = self.of[each]
        if each in ("speaker", "quote speakers"):
            same = name(wanted) == name(read)
        elif wanted and read and each in SAME:
            same = SAME[each](wanted, read)
        else:
            same = words(wanted or "") == words(read or "")
        if same:
            # Nothing told and nothing read is right for a quote, and no figure elsewhere.
            score.right += bool(wanted) or each == "quote speakers"
            return
        score.wrong += bool(read)
        score.missed += bool(wanted)
        if each == "quote speakers" and not wanted:
            score.missed += 1
        score.failures.append(f"{where}: {about and about + ': '}wanted {wanted!r}, read {read!r}")

    def _compare(self, each: str, where: str, wanted: Iterable[Any], read: Iterable[Any]) -> None:
        wanted, read = set(wanted), set(read)
        score = self.of[each]
        score.right += len(wanted & read)
        score.missed += len(wanted - read)
        score.wrong += len(read - wanted)
        score.failures += [f"{where}: missed {' '.join(key)}" for key in sorted(wanted - read)]
        score.failures += [f"{where}: invented {' '.join(key)}" for key in sorted(read - wanted)]

    def _organisations(self, where: str, wanted: Sequence[str], read: Sequence[str]) -> None:
        left = list(read)
        score = self.of["organisations"]
        for one in wanted:
            found = next((each for each in left if overlap(one, each) >= 0.75), None)
            if found is None:
                score.missed += 1
                score.failures.append(f"{where}: missed {one}")
            else:
                left.remove(found)
                score.right += 1
        score.wrong += len(left)
        score.failures += [f"{where}: invented {each}" for each in left]


def score_folder(folder: Path) -> Scores:
    """Read every post of `folder` and compare it with its gold."""
    scores = Scores()
    taxonomy = load_taxonomy()
    for gold in json.loads((folder / "gold.json").read_text(encoding="utf-8")):
        path = folder / "posts" / gold["file"]
        raw = gold["text"].encode() if "text" in gold else path.read_bytes()
        began = time.perf_counter()
        decoded = decode(raw, path.name)
        front = split_front_matter(decoded.text)
        given = given_from(front.mapping)
        cleaned = clean(front.body, front.first_line)
        post = read(cleaned, given=given, taxonomy=taxonomy).post
        scores.seconds += time.perf_counter() - began
        scores.add(gold, post)
    return scores


def table(scores: Scores) -> str:
    """Return the figures as a Markdown table."""
    lines = [
        "| field | precision | recall | F1 | right | wrong | missed |",
        "|---|---|---|---|---|---|---|",
    ]
    for each in FIELDS:
        score = scores.of[each]
        figures = " | ".join(f"{figure:.3f}" for figure in score.figures)
        lines.append(f"| {each} | {figures} | {score.right} | {score.wrong} | {score.missed} |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table of each folder."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.extraction")
    parser.add_argument("folders", nargs="+", type=Path, metavar="DIR")
    parser.add_argument("--failures", action=argparse.BooleanOptionalAction, default=None)
    options = parser.parse_args(arguments)
    for folder in options.folders:
        scores = score_folder(folder)
        print(f"{folder.name}: {scores.posts} posts, {scores.seconds:.2f} s\n\n{table(scores)}\n")
        show = options.failures if options.failures is not None else folder.name != "held-back"
        if show:
            counts = Counter({each: len(scores.of[each].failures) for each in FIELDS})
            for each in FIELDS:
                if counts[each]:
                    print(f"{each}:")
                    print("\n".join(f"  {failure}" for failure in scores.of[each].failures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
