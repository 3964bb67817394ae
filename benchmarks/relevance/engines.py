"""The searches that are measured: ours as the command line has it, and others as they come.

Each takes the documents of a collection and opens, as a context, a function from a query to the
ids of the documents that answer it, best first. What is not installed raises ImportError. Ours gets
the query as it stands; the others get its words, since to most of them a question mark is syntax.
"""

from __future__ import annotations

import re
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.relevance.measures import DEPTH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from benchmarks.relevance.collection import Document

    Search = Callable[[str], list[str]]
    Engine = Callable[[Sequence[Document]], AbstractContextManager[Search]]

_WORD = re.compile(r"\w+")


@contextmanager
def sendnotes(documents: Sequence[Document]) -> Iterator[Search]:
    """Write an archive of posts, and search it as `sendnotes search` does."""
    import yaml

    from sendnotes.archive import Archive
    from sendnotes.library.finding import search
    from sendnotes.library.opened import Library
    from sendnotes.model import Filters, Scope, Sort

    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder))
        archive.marker.write_text("format = 1\n", "utf-8")
        archive.posts.mkdir()
        ids = {f"{number:07d}": document.id for number, document in enumerate(documents)}
        for name, one in zip(ids, documents, strict=True):
            front = yaml.safe_dump({"title": one.title}, allow_unicode=True)
            text = f"---\n{front}---\n\n{one.text}\n"
            (archive.posts / f"{name}.md").write_text(text, "utf-8")
        library = Library(archive)
        library.refresh()

        def find(query: str) -> list[str]:
            result = search(
                library,
                query,
                filters=Filters(),
                scope=Scope.POST,
                sort=Sort.RELEVANCE,
                limit=DEPTH,
                each=True,
            )
            return [ids[hit.post.id] for hit in result.hits]

        yield find
        library.index.close()


@contextmanager
def whoosh(documents: Sequence[Document]) -> Iterator[Search]:
    """Whoosh as its documentation shows it."""
    from whoosh.analysis import StemmingAnalyzer
    from whoosh.fields import ID, TEXT, Schema
    from whoosh.filedb.filestore import RamStorage
    from whoosh.qparser import MultifieldParser, OrGroup

    analyzer = StemmingAnalyzer()
    schema = Schema(id=ID(stored=True), title=TEXT(analyzer), text=TEXT(analyzer))
    index = RamStorage().create_index(schema)
    writer = index.writer()
    for document in documents:
        writer.add_document(id=document.id, title=document.title, text=document.text)
    writer.commit()
    searcher = index.searcher()
    parser = MultifieldParser(["title", "text"], schema, group=OrGroup)

    def find(query: str) -> list[str]:
        parsed = parser.parse(" ".join(_words(query)))
        return [hit["id"] for hit in searcher.search(parsed, limit=DEPTH)]

    yield find


@contextmanager
def fts5(documents: Sequence[Document]) -> Iterator[Search]:
    """SQLite's full-text index with its Porter stemmer and bm25, any of the words wanted."""
    database = sqlite3.connect(":memory:")
    database.execute(
        "create virtual table docs using fts5(id unindexed, title, text, "
        "tokenize = 'porter unicode61')"
    )
    rows = ((one.id, one.title, one.text) for one in documents)
    database.executemany("insert into docs values (?, ?, ?)", rows)

    def find(query: str) -> list[str]:
        words = " OR ".join(f'"{word}"' for word in _words(query))
        found = database.execute(
            "select id from docs where docs match ? order by bm25(docs) limit ?", (words, DEPTH)
        )
        return [document for (document,) in found]

    with closing(database):
        yield find


@contextmanager
def bm25s(documents: Sequence[Document]) -> Iterator[Search]:
    """The library bm25s with the Snowball stemmer, k1 1.2 and b 0.75."""
    import bm25s as library
    import Stemmer

    stemmer = Stemmer.Stemmer("english")

    def tokens(texts: list[str]) -> Any:
        return library.tokenize(texts, stopwords="en", stemmer=stemmer, show_progress=False)

    index = library.BM25(k1=1.2, b=0.75)
    texts = [f"{document.title} {document.text}" for document in documents]
    index.index(tokens(texts), show_progress=False)

    def find(query: str) -> list[str]:
        depth = min(DEPTH, len(documents))
        found, scores = index.retrieve(tokens([query]), k=depth, show_progress=False)
        pairs = zip(found[0], scores[0], strict=True)
        return [documents[int(number)].id for number, score in pairs if score > 0]

    yield find


@contextmanager
def tantivy(documents: Sequence[Document]) -> Iterator[Search]:
    """Tantivy with its English stemmer, any of the words wanted."""
    import tantivy as library

    builder = library.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("title", tokenizer_name="en_stem")
    builder.add_text_field("text", tokenizer_name="en_stem")
    index = library.Index(builder.build())
    writer = index.writer()
    for one in documents:
        writer.add_document(library.Document(id=one.id, title=one.title, text=one.text))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def find(query: str) -> list[str]:
        words = " ".join(_words(query))
        parsed = index.parse_query(words, ["title", "text"])
        hits = searcher.search(parsed, DEPTH).hits
        return [searcher.doc(address)["id"][0] for _, address in hits]

    yield find


def _words(query: str) -> list[str]:
    # In lower case no AND, OR or NOT is an operator.
    return _WORD.findall(query.lower())


ENGINES: dict[str, Engine] = {
    "sendnotes": sendnotes,
    "whoosh": whoosh,
    "fts5": fts5,
    "bm25s": bm25s,
    "tantivy": tantivy,
}
