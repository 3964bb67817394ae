"""Writing a file so that a reader sees all of it or nothing, and a crash leaves no half."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIX, _SUFFIX = ".writing-", ".tmp"


def is_temporary(name: str) -> bool:
    """Tell whether a file's name is one that `write_bytes` gives while it writes."""
    return name.startswith(_PREFIX) and name.endswith(_SUFFIX)


def write_bytes(path: Path, data: bytes, *, replace: bool = True) -> None:
    """Write `data` to `path` through a temporary file beside it, fsync and rename.

    With `replace=False` an existing file is left alone and FileExistsError raised.
    """
    with writing(path, replace=replace) as file:
        file.write(data)


@contextlib.contextmanager
def writing(path: Path, *, replace: bool = False) -> Iterator[IO[bytes]]:
    """Open a new file that appears as `path` when the block ends well, and not at all otherwise.

    With `replace=False` an existing file is left alone and FileExistsError raised.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=_PREFIX, suffix=_SUFFIX)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_umask())
        if replace:
            temporary.replace(path)
        else:
            _rename_to_new(temporary, path)
        sync_folder(path.parent)
    finally:
        temporary.unlink(missing_ok=True)


def move(source: Path, target: Path) -> None:
    """Rename `source` to `target`, which must not exist; both folders are made durable."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _rename_to_new(source, target)
    sync_folder(target.parent)
    sync_folder(source.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` durable, where the system can."""
    with contextlib.suppress(OSError):  # Windows opens no folders, some shares sync none
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _rename_to_new(source: Path, target: Path) -> None:
    try:
        os.link(source, target)  # unlike a rename, fails if the target exists
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if target.exists():
            raise FileExistsError(target) from None
        source.rename(target)
    else:
        source.unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
