"""Writing to the archive: one process at a time, whole files only, nothing overwritten."""

from __future__ import annotations

import codecs
import contextlib
import datetime
import errno
import hashlib
import warnings
from typing import TYPE_CHECKING

from filelock import BaseFileLock, FileLock, SoftFileLock, Timeout

from sendnotes.archive.atomic import move, write_bytes
from sendnotes.archive.leftovers import sweep
from sendnotes.archive.store import Archive
from sendnotes.errors import NoArchive, SendnotesError, UnknownPost, UnusableArchive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sendnotes.model import PostFile, Reading

LOCK_SECONDS = 120
"""How long to wait for another process: it may be adding a folder of thousands."""
_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL})
_STAMP = "%Y%m%dT%H%M%S%f"
SETTINGS_TEXT = """\
# This file marks the folder as a sendnotes archive.
# posts/ holds the posts: edit them as you like. originals/ holds what was added, byte for byte.
# .index/ is a cache and may be deleted at any time.
format = 1

# Topics of your own, or more words for ours:
# [[topic]]
# slug = "holiday-clubs"
# label = "Holiday clubs"
# synonyms = ["holiday activities", "play scheme"]
"""


def create(root: Path) -> Archive:
    """Make `root` an archive, keeping whatever is in it.

    Raises UnusableArchive if the folder cannot be made or written, or is one already.
    """
    archive = Archive(root.resolve())
    if archive.marker.exists():
        raise UnusableArchive(f"{archive.root} is an archive already.")
    if archive.root.exists() and not archive.root.is_dir():
        raise UnusableArchive(f"{archive.root} is a file, not a folder.")
    with _writable(archive):
        archive.posts.mkdir(parents=True, exist_ok=True)
        archive.originals.mkdir(exist_ok=True)
        write_bytes(archive.marker, SETTINGS_TEXT.encode())
    return archive


@contextlib.contextmanager
def locked(archive: Archive) -> Iterator[None]:
    """Hold the archive's lock; failures to write within the block become UnusableArchive.

    What a process that was killed left half done is cleared up first.
    """
    if not archive.marker.exists():
        raise NoArchive(archive.root)
    with _writable(archive):
        archive.index.mkdir(exist_ok=True)
        try:
            lock = _acquire(archive, LOCK_SECONDS)
        except Timeout:
            raise UnusableArchive(
                f"Another sendnotes is writing to {archive.root}.", hint="Try again later."
            ) from None
        writing = archive.index / "archive.writing"
        try:
            if writing.exists():
                sweep(archive)
            writing.touch()
            yield
        finally:
            writing.unlink(missing_ok=True)
            lock.release()


def tidy(archive: Archive) -> int:
    """Clear up what a killed process left, unless one is writing; return how many files."""
    try:
        lock = _acquire(archive, 0)
    except (Timeout, OSError):  # busy, or read-only: then it is not for us to do
        return 0
    try:
        return sweep(archive)
    except OSError:
        return 0
    finally:
        lock.release()


def _acquire(archive: Archive, seconds: float) -> BaseFileLock:
    """Take the archive's lock; where the file system has none, a file that stands for one."""
    path = archive.index / "archive.lock"
    lock: BaseFileLock = FileLock(path, timeout=seconds)
    try:
        with warnings.catch_warnings(action="ignore"):  # filelock's, where it does the same
            lock.acquire()
    except OSError as error:
        if isinstance(error, Timeout) or error.errno not in _NO_LOCKS:
            raise
        lock = SoftFileLock(path.with_suffix(".held"), timeout=seconds)
        lock.acquire()
    return lock


def original_name(data: bytes, suffix: str) -> str:
    """Return the name under which `data` is kept: its SHA-256 and `suffix`."""
    return f"{hashlib.sha256(data).hexdigest()}{suffix}"


def save_new(archive: Archive, reading: Reading, text: str, original: bytes) -> Path:
    """Write a new post, its original first; return the post's path.

    A crash in between leaves an original without a post, which `check` reports and `add` uses
    when it is tried again. Raises FileExistsError if the id is taken.
    """
    if reading.post.original:
        _save_original(archive, reading.post.original, original, reading)
    target = archive.place(reading.post.id)
    write_bytes(target, text.encode(), replace=False)
    return target


def _save_original(archive: Archive, name: str, original: bytes, reading: Reading) -> None:
    path = archive.original_path(name)
    if not path.exists():
        write_bytes(path, original)
    _save_record(archive, name, reading)


def _save_record(archive: Archive, name: str, reading: Reading) -> None:
    from sendnotes.archive.readings import dump_reading

    write_bytes(archive.record_path(name), dump_reading(reading).encode())


def replace_text(archive: Archive, file: PostFile, *, old: str, new: str) -> None:
    """Write `new` in place of a post's text, if it still is `old`.

    Line ends and a byte order mark stay as the file has them: its editor may be on Windows.
    Raises UnusableArchive if somebody changed the file meanwhile.
    """
    path = archive.path(file)
    if archive.text(file) != old:
        raise UnusableArchive(f"{path} was changed by someone else meanwhile.")
    data = path.read_bytes()
    try:
        data.decode()
    except UnicodeDecodeError as error:
        raise UnusableArchive(
            f"{path} is not UTF-8 (byte {error.start}); writing it would lose characters.",
            hint="Save it as UTF-8 in your editor first.",
        ) from None
    ends = b"\r\n" if data.count(b"\r\n") * 2 > data.count(b"\n") else b"\n"
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    write_bytes(path, mark + new.encode().replace(b"\n", ends))


def save_reading(archive: Archive, file: PostFile, reading: Reading, *, old: str, new: str) -> None:
    """Write a post that was read again and how, if its text still is `old`.

    Raises UnusableArchive if somebody changed the file meanwhile.
    """
    replace_text(archive, file, old=old, new=new)
    if reading.post.original:
        _save_record(archive, reading.post.original, reading)


def trash_stamp(archive: Archive, now: datetime.datetime) -> str:
    """Return the name of a folder in the trash for `now`, later than all that are there.

    A clock that went back must not make what is removed now look older than what was before.
    """
    stamp = now.strftime(_STAMP)
    latest = max((path.name for path in archive.trash.glob("*T*")), default="")
    if latest < stamp:
        return stamp
    try:
        after = datetime.datetime.strptime(latest, _STAMP)  # noqa: DTZ007 - only to count on
    except ValueError:
        return f"{latest}-"
    return (after + datetime.timedelta(microseconds=1)).strftime(_STAMP)


def save_update(
    archive: Archive,
    file: PostFile,
    reading: Reading,
    *,
    old: str,
    new: str,
    original: bytes,
    replaces: str | None,
) -> Path:
    """Write a post made anew of another original; return its path. The former original stays.

    The original comes first, so that a crash leaves the post as it was. Raises UnusableArchive if
    the post's text is no longer `old`.
    """
    from sendnotes.archive.sources import Source, record_sources

    if name := reading.post.original:
        _save_original(archive, name, original, reading)
        record_sources(archive, [Source(name, None, replaces)])
    replace_text(archive, file, old=old, new=new)
    return archive.path(file)


def put_in_trash(archive: Archive, file: PostFile, *, stamp: str) -> Path:
    """Move a post to `trash/<stamp>/`, keeping its place below `posts/`; return where it is."""
    target = archive.trash / stamp / file.name
    move(archive.path(file), target)
    return target


def trashed(archive: Archive) -> tuple[Path, ...]:
    """List the posts in the trash, the latest removed first."""
    folders = sorted(archive.trash.iterdir(), reverse=True) if archive.trash.is_dir() else []
    return tuple(path for folder in folders for path in sorted(folder.rglob("*.md")))


def find_in_trash(archive: Archive, wanted: str) -> Path:
    """Return the latest removed post with this id; raise UnknownPost with what is in the trash."""
    everything = trashed(archive)
    fits = [path for path in everything if path.stem == wanted]
    fits = fits or [path for path in everything if wanted and wanted in path.stem]
    if not fits:
        raise UnknownPost(wanted, tuple(dict.fromkeys(path.stem for path in everything))[:3])
    return fits[0]


def take_from_trash(archive: Archive, source: Path) -> Path:
    """Move a removed post back to where it was; return its path.

    Raises SendnotesError if its place is taken.
    """
    stamp = source.relative_to(archive.trash).parts[0]
    target = place_of(archive, source)
    try:
        move(source, target)
    except FileExistsError:
        raise SendnotesError(f"{target} exists; remove or rename it before restoring.") from None
    with contextlib.suppress(OSError):  # others may still be in there
        source.parent.rmdir()
        (archive.trash / stamp).rmdir()
    return target


def place_of(archive: Archive, source: Path) -> Path:
    """Return where a post in the trash was."""
    stamp = source.relative_to(archive.trash).parts[0]
    return archive.posts / source.relative_to(archive.trash / stamp)


@contextlib.contextmanager
def _writable(archive: Archive) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnusableArchive(
            f"{archive.root} cannot be written: {error.strerror or error}."
        ) from error
