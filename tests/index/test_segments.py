"""What is read of Whoosh's files is what Whoosh reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from whoosh.columns import CompressedBytesColumn, PickleColumn
from whoosh.filedb.structfile import StructFile
from whoosh.index import FileIndex

from sendnotes.index.manifest import read_manifest
from sendnotes.index.schema import build_schema
from sendnotes.index.segments import Damaged, Segment
from sendnotes.index.unpickling import open_storage
from tests.index.folder import Folder

if TYPE_CHECKING:
    from pathlib import Path


def first_segment(directory: Path) -> tuple[str, int]:
    manifest = read_manifest(directory)
    assert manifest is not None
    name, documents = manifest.segments[0]
    return name, documents


def read_by_whoosh(leaf: Any, field: str, term: bytes) -> list[tuple[int, float, bytes]]:
    matcher = leaf._terms.matcher(field, term, leaf.schema[field].format)
    found = []
    while matcher.is_active():
        found.append((matcher.id(), matcher.weight(), matcher.value() or b""))
        matcher.next()
    return found


def read_by_us(segment: Segment, field: str, term: bytes) -> list[tuple[int, float, bytes]]:
    found: list[tuple[int, float, bytes]] = []
    for block in segment.blocks(field, term):
        documents = list(block.documents)
        values = block.values or [b""] * len(documents)
        weights = [weight for weight, _ in zip(block.weights, documents, strict=False)]
        found += zip(documents, weights, values, strict=True)
    return found


def test_terms_postings_and_stored_posts_are_those_that_whoosh_reads(folder: Folder) -> None:
    for number in range(60):
        text = f"apple bread é{number % 7} word{number} " + "plan " * (number % 5)
        folder.put(f"p{number:02}", text, tags=(f"tag-{number % 3}", "all"), source=None)
    folder.sync()
    folder.put("p07", "another apple")
    folder.remove("p11")
    folder.put("new", "pears")
    folder.sync()
    manifest = read_manifest(folder.directory)
    assert manifest is not None
    reader = FileIndex(open_storage(folder.directory), schema=build_schema()).reader()
    leaves = [leaf for leaf, _ in reader.leaf_readers()]
    assert [(one.segment().segment_id(), one.doc_count_all()) for one in leaves] == [
        (name, documents) for name, documents in manifest.segments
    ]

    compared = 0
    for leaf in leaves:
        name = leaf.segment().segment_id()
        segment = Segment(folder.directory, name, leaf.doc_count_all())
        for field in leaf.indexed_field_names():
            terms = list(leaf.lexicon(field))
            assert list(segment.terms(field, b"")) == terms
            assert list(segment.terms(field, b"a")) == [one for one in terms if one[:1] == b"a"]
            for term in terms:
                expected = read_by_whoosh(leaf, field, term)
                assert read_by_us(segment, field, term) == expected
                assert segment.frequency(field, term) == len(expected)
                compared += 1
        for document in range(leaf.doc_count_all()):
            assert segment.stored(document) == leaf.stored_fields(document)
        segment.close()
    reader.close()
    assert compared > 100


def test_a_term_or_a_field_that_does_not_occur_has_no_postings(folder: Folder) -> None:
    folder.put("a", "apple")
    folder.sync()
    segment = Segment(folder.directory, *first_segment(folder.directory))

    for field, term in (("words", b"zebra zebra"), ("words", b""), ("tag", b"red"), ("none", b"a")):
        assert list(segment.blocks(field, term)) == []
        assert segment.frequency(field, term) == 0
    assert list(segment.terms("none", b"")) == []
    segment.close()


@pytest.mark.parametrize("documents", [1, 300, 40_000])
def test_what_is_stored_is_found_however_many_documents_there_are(
    folder: Folder, documents: int
) -> None:
    folder.put("a", "apple")
    folder.sync()
    name, _ = first_segment(folder.directory)
    column = PickleColumn(CompressedBytesColumn())
    with (folder.directory / f"{name}._stored.col").open("wb") as file:
        writer = column.writer(StructFile(file))
        for number in range(documents):
            writer.add(number, {"post": "x" * (number % 3), "number": number})
        writer.finish(documents)
    segment = Segment(folder.directory, name, documents)

    for number in {0, 1, documents // 2, documents - 1} & set(range(documents)):
        assert segment.stored(number) == {"post": "x" * (number % 3), "number": number}
    segment.close()


def test_files_that_are_no_index_are_damage(folder: Folder) -> None:
    folder.put("a", "apple")
    folder.sync()
    name, documents = first_segment(folder.directory)
    terms = folder.directory / f"{name}.trm"
    terms.write_bytes(b"HSH2" + terms.read_bytes()[4:])

    with pytest.raises(Damaged):
        Segment(folder.directory, name, documents)
