"""Reading what Whoosh pickled, and nothing else: an index may come with somebody else's archive.

Whoosh keeps its table of contents, blocks of postings and stored fields as pickles, and a pickle
can name any function to be called as it is read. Here the few classes that an index of ours has
can be named; any other is damage, and the index is built anew from the posts.
"""

from __future__ import annotations

import io
import pickle
from collections import defaultdict
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import whoosh.codec.whoosh3
import whoosh.columns
import whoosh.filedb.structfile
import whoosh.formats
import whoosh.index
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.filedb.filestore import FileStorage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import IO


def _latin1(text: str, encoding: str) -> bytes:
    if encoding != "latin1":
        raise pickle.UnpicklingError(f"no bytes of an index are in {encoding!r}")
    return text.encode("latin1")


_ALLOWED: dict[tuple[str, str], Callable[..., object]] = {
    ("whoosh.codec.whoosh3", "W3Segment"): W3Segment,
    ("whoosh.codec.whoosh3", "W3Codec"): W3Codec,
    ("collections", "defaultdict"): defaultdict,
    ("builtins", "int"): int,
    ("_codecs", "encode"): _latin1,  # how protocol 2 has bytes
}


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Callable[..., object]:
        try:
            return _ALLOWED[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"an index has no {module}.{name}") from None


def load(file: IO[bytes]) -> Any:
    """Read a pickle of an index; raise UnpicklingError if it names what an index does not have."""
    return _Unpickler(file).load()


def loads(data: bytes) -> Any:
    """Read a pickle of an index from bytes, as `load` does."""
    return _Unpickler(io.BytesIO(data)).load()


def _dumps(value: object, protocol: int) -> bytes:
    """Pickle with bytes as they are: with Whoosh's protocol 2 each is a call when it is read."""
    return pickle.dumps(value, max(protocol, pickle.DEFAULT_PROTOCOL))


def open_storage(directory: Path) -> Any:
    """Return Whoosh's storage for the files in a directory."""
    return FileStorage(str(directory))


# Every place where Whoosh unpickles on our way; a test looks for further ones.
whoosh.filedb.structfile.load = load
whoosh.codec.whoosh3.loads = loads
whoosh.codec.whoosh3.dumps = _dumps
whoosh.columns.loads = loads
whoosh.formats.loads = loads
whoosh.index.pickle = SimpleNamespace(
    loads=loads, dumps=pickle.dumps, PicklingError=pickle.PicklingError
)
# Tables of contents of before 2011 have an unpickler of their own.
whoosh.index.toc_loaders.clear()
