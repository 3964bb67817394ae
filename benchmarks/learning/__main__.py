"""Learn from gold posts who likely spoke, in what role, at what, where and when, and on what.

    python -m benchmarks.learning DIR...

writes sendnotes/data/likelihoods.json: for each question the weight of each trait, by logistic
regression; topics have a question each. DIR is as for `benchmarks.extraction`; give the tuned ones
only. Printed is how well the answers do on posts that were left out while the weights were learned
(five parts, in turn).
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.learning.cases import lessons_of
from benchmarks.learning.weights import (
    BY_TWOS,
    CHOICES,
    FEW_TRAITS,
    TOPICS,
    Tally,
    learn,
    learn_choice,
)
from sendnotes.extract import likely_points, likely_speakers, titles
from sendnotes.extract.likelihood import FILE

if TYPE_CHECKING:
    from collections.abc import Sequence

WHOLE = 3
"""How often a whole post counts, beside short texts that were written to be learned from, for all
that is told of speeches. With 3 that does better on posts that were left out than with 1, and with
6 no better; topics and points do not."""
WAYS = dict.fromkeys((likely_points.QUESTION, likely_speakers.QUESTION, titles.QUESTION), BY_TWOS)


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn, write and print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.learning",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folders", metavar="DIR", nargs="+", type=Path)
    lessons = lessons_of(parser.parse_args(arguments).folders, whole=WHOLE)
    learned = {}
    tallies: dict[str, list[Tally]] = defaultdict(list)
    for question, cases in lessons.cases.items():
        group, _, answer = question.partition(": ")
        way = TOPICS if answer else WAYS.get(question, FEW_TRAITS)
        learned[question], tally = learn(cases, way)
        tallies[group].append(tally)
    for question, choices in lessons.choices.items():
        learned[question], tally = learn_choice(choices, CHOICES)
        tallies[question].append(tally)
    for group, each in tallies.items():
        count, right, judged, both = map(sum, zip(*each, strict=True))
        size = sum(len(learned[name]) for name in learned if name.partition(": ")[0] == group)
        print(
            f"{group}: {count} cases, {right} right, {size} weights; left out: "
            f"precision {both / judged:.3f}, recall {both / right:.3f}"
        )
    FILE.write_text(json.dumps(learned, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
