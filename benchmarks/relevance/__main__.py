"""How well searches find what people judged to be answers, beside other engines.

    python -m benchmarks.relevance DIR...

A directory has a test collection: `docs.jsonl` (id, title, text), `queries.jsonl` (id, text) and
`qrels.tsv` (query, document, grade; 0 or less is no answer). Each query goes to each engine as it
stands. Printed are nDCG@10, MAP (of the first 1,000) and recall@100, and their means over the
collections.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.relevance.collection import read_collection
from benchmarks.relevance.engines import ENGINES
from benchmarks.relevance.measures import Measures, mean, measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.relevance.collection import Collection

    Table = dict[str, list[Measures]]

_TITLES = ("nDCG@10", "MAP", "recall@100")


def measure_all(collection: Collection, engines: Sequence[str]) -> dict[str, Measures]:
    """Measure engines on a collection; name on standard error those that are not installed."""
    measured = {}
    for name in engines:
        try:
            measured[name] = measure_one(collection, name)
        except ImportError as error:
            print(
                f"{name}: not measured, since {error.name} is not installed "
                "(pip install --group benchmarks)",
                file=sys.stderr,
            )
    return measured


def measure_one(collection: Collection, name: str) -> Measures:
    """Measure an engine on a collection, and tell on standard error how long it took."""
    start = time.perf_counter()
    with ENGINES[name](collection.documents) as find:
        built = time.perf_counter()
        measured = mean(
            measure(find(text), collection.answers[query])
            for query, text in collection.queries.items()
        )
    each = (time.perf_counter() - built) / len(collection.queries)
    print(
        f"{collection.name}, {name}: built in {built - start:.1f} s, {1000 * each:.0f} ms a query",
        file=sys.stderr,
    )
    return measured


def print_table(title: str, names: Sequence[str], rows: dict[str, list[float]]) -> None:
    width = max(len(name) for name in (*names, "mean")) + 2
    print(f"\n{title:12}" + "".join(f"{name:>{width}}" for name in (*names, "mean")))
    for engine, values in rows.items():
        shown = (*values, sum(values) / len(values))
        print(f"{engine:12}" + "".join(f"{value:>{width}.3f}" for value in shown))


def main(arguments_given: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.relevance",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folders", metavar="DIR", nargs="+", type=Path)
    parser.add_argument(
        "--engine", action="append", choices=list(ENGINES), help="only this one; may be repeated"
    )
    arguments = parser.parse_args(arguments_given)
    table: Table = {}
    names = []
    for folder in arguments.folders:
        try:
            collection = read_collection(folder)
        except OSError as error:
            parser.error(f"{error.filename}: {error.strerror}")
        names.append(collection.name)
        for engine, measured in measure_all(collection, arguments.engine or list(ENGINES)).items():
            table.setdefault(engine, []).append(measured)
    for number, title in enumerate(_TITLES):
        print_table(title, names, {name: [m[number] for m in all_] for name, all_ in table.items()})


if __name__ == "__main__":
    main()
