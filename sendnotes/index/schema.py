"""How posts lie in Whoosh: fields of words, of their places, and of whole values.

A term of `words` is a stem and a form, `exclud excluded`: the forms of a stem stand side by side
in the term list, so that one range of it answers "which forms of this word are there?". A term of
`pairs` is two forms that stand side by side, where a topic has a name of two such words: these
phrases are looked for with any word of the topic, and comparing the places of frequent words takes
long. Both have the weight in the post; the places, which few queries need, are in a field of their
own, under the form or the pair.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whoosh import columns, fields, formats

if TYPE_CHECKING:
    from collections.abc import Generator

FORMAT_VERSION = 8
"""To be raised with any change of schema, analysis or stored post: old indexes are rebuilt."""

VALUE_FIELDS = (
    *("speaker", "role", "event", "place", "org", "source", "topic", "kind", "tag"),
    *("url", "published", "quoted", "reaction", "stance", "inferred"),
    *("abbreviation", "compound", "extra", "fingerprint", "original", "link"),
)


class Given(fields.FieldType):  # type: ignore[misc]
    """Terms that are given to the writer as postings.

    Whoosh's own analysers make an object a word and are several times slower.
    """

    stored = unique = scorable = False
    spelling = False
    analyzer = None

    def __init__(self, form: formats.Format) -> None:
        self.format = form


class Values(fields.FieldType):  # type: ignore[misc]
    """Whole values, each one term as it is written. Its value is an iterable of texts."""

    stored = unique = scorable = False
    spelling = False
    analyzer = None

    def __init__(self) -> None:
        self.format = formats.Existence()

    def index(self, value: Any, **_: Any) -> Generator[tuple[bytes, int, float, bytes], Any, None]:
        """Yield a posting for each different value."""
        for text in dict.fromkeys(value):
            yield text.encode("utf-8", "surrogatepass"), 1, 1.0, b""


def build_schema() -> Any:
    """Return the schema of the index."""
    return fields.Schema(
        words=Given(formats.Existence()),
        pairs=Given(formats.Existence()),
        places=Given(formats.Format()),
        post=fields.STORED(),
        serial=fields.COLUMN(columns.NumericColumn("I")),
        **{name: Values() for name in VALUE_FIELDS},
    )
