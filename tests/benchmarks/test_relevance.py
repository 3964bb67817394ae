from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks.relevance.__main__ import main
from benchmarks.relevance.collection import read_collection
from benchmarks.relevance.measures import Measures, mean, measure

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """A collection of two documents, one of which answers its query."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    documents = [
        {"id": "x/1", "title": "Exclusion", "text": "On the exclusion of children."},
        {"id": "x/2", "title": "", "text": "Nothing of it."},
    ]
    rows = "".join(f"{json.dumps(one)}\n" for one in documents)
    (folder / "docs.jsonl").write_text(rows, "utf-8")
    queries = [{"id": "a", "text": "exclusion?"}, {"id": "b", "text": "not judged"}]
    (folder / "queries.jsonl").write_text("\n".join(map(json.dumps, queries)), "utf-8")
    (folder / "qrels.tsv").write_text("a\tx/1\t2\na\tx/2\t0\n", "utf-8")
    return folder


@pytest.mark.parametrize(
    ("ranking", "expected"),
    [
        (["a", "b"], Measures(1.0, 1.0, 1.0)),
        (["x", "a", "b"], Measures(0.6934, 0.5833, 1.0)),
        (["a"], Measures(0.6131, 0.5, 0.5)),
        (["x"] * 100 + ["a"], Measures(0.0, 1 / 202, 0.0)),
        ([], Measures(0.0, 0.0, 0.0)),
    ],
)
def test_rankings_are_worth_what_the_definitions_say(
    ranking: list[str], expected: Measures
) -> None:
    measured = measure(ranking, frozenset({"a", "b"}))

    assert tuple(measured) == pytest.approx(tuple(expected), abs=1e-4)


def test_the_mean_is_taken_of_each_measure() -> None:
    assert mean([Measures(1, 0, 1), Measures(0, 0, 0.5)]) == Measures(0.5, 0, 0.75)


def test_only_judged_queries_and_real_answers_count(collection: Path) -> None:
    read = read_collection(collection)

    assert dict(read.queries) == {"a": "exclusion?"}
    assert dict(read.answers) == {"a": frozenset({"x/1"})}


def test_a_table_a_measure_with_the_absent_engines_named(
    collection: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "bm25s", None)
    engines = ("sendnotes", "whoosh", "fts5", "bm25s")
    options = [word for engine in engines for word in ("--engine", engine)]

    main([str(collection), *options])

    out, err = capsys.readouterr()
    assert out.splitlines()[1:5] == [
        "nDCG@10       tiny  mean",
        "sendnotes    1.000 1.000",
        "whoosh       1.000 1.000",
        "fts5         1.000 1.000",
    ]
    assert "bm25s: not measured, since bm25s is not installed" in err


def test_a_folder_that_is_no_collection_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([str(tmp_path)])

    assert f"{tmp_path / 'docs.jsonl'}: No such file or directory" in capsys.readouterr().err
