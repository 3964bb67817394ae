"""Importing what was exported: everything finds its place, and nothing is overwritten."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sendnotes.archive.atomic import write_bytes
from sendnotes.archive.location import MARKER, is_archive
from sendnotes.archive.postfile import parse_post
from sendnotes.archive.sources import SOURCES, merge_sources, parse_sources
from sendnotes.archive.store import RECORD
from sendnotes.archive.unbundling import read_bundle
from sendnotes.archive.writes import SETTINGS_TEXT, create, locked
from sendnotes.errors import UnusableArchive
from sendnotes.model import AddOutcome, AddResult, AddStatus, Reading

if TYPE_CHECKING:
    from sendnotes.archive.unbundling import Bundle, Packed
    from sendnotes.library.opened import Library

_NAMES_SHOWN = 5


def make_place(root: Path) -> None:
    """Make `root` an archive to import into, unless it is one already.

    Raises UnusableArchive if it is a folder with something in it.
    """
    if is_archive(root):
        return
    if root.is_dir() and any(root.iterdir()):
        raise UnusableArchive(
            f"{root} is not an archive and not empty.", hint="Name a new folder with --archive DIR."
        )
    create(root)


def read(path: Path) -> Bundle:
    """Return what is in an exported file; raises UnreadableInput if it is damaged or harmful."""
    return read_bundle(path)


def put(library: Library, bundle: Bundle) -> AddResult:
    """Put an exported file's posts, originals and settings into the archive.

    A post that is there already stays as it is; a different one under the same id gets a free
    id. Raises UnusableArchive if the archive cannot take them.
    """
    with locked(library.archive):
        work = _Import(library)
        first = [one for one in bundle.files if not _is_post(one.path)]
        for packed in first:  # an original before its post, as `add` does
            work.put_file(packed)
        posts = [one for one in bundle.files if _is_post(one.path)]
        work.reserve(posts)
        for number, packed in enumerate(posts):
            if library.progress:
                library.progress("Importing", number, len(posts))
            work.put_post(packed)
        if library.progress:
            library.progress("Importing", len(posts), len(posts))
    library.refresh()
    if bundle.left_out:
        shown = ", ".join(bundle.left_out[:_NAMES_SHOWN])
        more = " ..." if len(bundle.left_out) > _NAMES_SHOWN else ""
        work.notes.append(f"Left out, no part of an archive: {shown}{more}")
    return AddResult(str(library.archive.root), tuple(work.outcomes), tuple(work.notes))


@dataclass(slots=True)
class _Import:
    """One run: what is there, what was done."""

    library: Library
    outcomes: list[AddOutcome] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _ids: set[str] = field(default_factory=set)
    """Casefolded ids of the archive; some file systems do not tell capitals apart."""
    _coming: set[str] = field(default_factory=set)
    _same: dict[bytes, str] = field(default_factory=dict)
    """The ids of the posts that were there before, by the digest of their bytes."""

    def reserve(self, posts: list[Packed]) -> None:
        """Note what is in the archive, and which ids are on their way into it."""
        archive = self.library.archive
        for file in archive.files():
            self._ids.add(file.id.casefold())
            self._same.setdefault(_digest(archive.path(file).read_bytes()), file.id)
        self._coming = {_id(one.path).casefold() for one in posts}

    def put_post(self, packed: Packed) -> None:
        """Write a post under its path, or under a free id if its own is taken."""
        data, post_id = packed.read(), _id(packed.path)
        target = self._place(packed)
        if _holds(target, data):
            self._done(packed, data, AddStatus.UNCHANGED, post_id, target)
            return
        if same := self._same.get(_digest(data)):
            self._done(packed, data, AddStatus.UNCHANGED, same, None)
            return
        if post_id.casefold() not in self._ids:
            try:
                write_bytes(target, data, replace=False)
            except FileExistsError:  # two ids that differ in capitals only, or an odd file
                pass
            else:
                self._done(packed, data, AddStatus.ADDED, post_id, target)
                return
        target = self._beside(target, data)
        self._ids.add(target.stem.casefold())
        reason = f"{post_id} is there with another text: added as {target.stem}"
        self.notes.append(reason)
        self._done(packed, data, AddStatus.ADDED, target.stem, target, reason)

    def put_file(self, packed: Packed) -> None:
        """Write an original, a record, something from the trash, or the settings."""
        data = packed.read()
        if packed.path == MARKER:
            self._put_settings(data)
            return
        target = self._place(packed)
        parts = PurePosixPath(packed.path).parts
        log = parts == ("originals", SOURCES)
        original = parts[0] == "originals" and not log and not _is_record(packed.path)
        if original and sha256(data).hexdigest() != target.stem:
            self.notes.append(f"{packed.path} is not what it was when it was added")
        if _holds(target, data):
            return
        if log and target.exists():
            merge_sources(self.library.archive, parse_sources(data.decode("utf-8", "replace")))
            return
        try:
            write_bytes(target, data, replace=False)
        except FileExistsError:
            if parts[0] == "originals":  # its name is its contents: the one here was there first
                if original:
                    self.notes.append(f"{packed.path} differs: the one in the archive stays")
                return
            kept = self._beside(target, data)
            if len(parts) == 1:
                self.notes.append(f"{packed.path} differs: yours stays, the imported one is {kept}")

    def _place(self, packed: Packed) -> Path:
        """Return where a file goes; raises UnusableArchive if its folder is none of ours."""
        root = self.library.archive.root
        target = root / packed.path
        for folder in target.relative_to(root).parents:
            there = root / folder
            if there.exists() and not there.is_dir():
                raise UnusableArchive(f"{there} is a file, where a folder is needed.")
            if not there.resolve().is_relative_to(root.resolve()):
                raise UnusableArchive(f"{there} is a link that leads out of the archive.")
        return target

    def _put_settings(self, data: bytes) -> None:
        archive = self.library.archive
        if _holds(archive.marker, data):
            return
        if archive.marker.read_bytes() == SETTINGS_TEXT.encode():  # nobody's work is lost
            write_bytes(archive.marker, data)
            return
        kept = self._beside(archive.root / "sendnotes-imported.toml", data)
        self.notes.append(f"The settings differ: yours stay, the imported ones are in {kept}")

    def _beside(self, target: Path, data: bytes) -> Path:
        """Write to `target`, or to a numbered name beside it; return where."""
        number, place = 1, target
        while not _holds(place, data):
            name = place.stem.casefold()
            if name not in self._ids and name not in self._coming:
                with contextlib.suppress(FileExistsError):
                    write_bytes(place, data, replace=False)
                    return place
            number += 1
            place = target.with_name(f"{target.stem}-{number}{target.suffix}")
        return place

    def _done(
        self,
        packed: Packed,
        data: bytes,
        status: AddStatus,
        post_id: str,
        target: Path | None,
        reason: str | None = None,
    ) -> None:
        text = data.decode("utf-8-sig", errors="replace")
        post, problems = parse_post(text, post_id)
        if status is AddStatus.UNCHANGED:
            reason = f"already in the archive as {post_id}"
        reading = Reading(replace(post, id=post_id), notes=problems)
        place = str(target) if target else None
        self.outcomes.append(AddOutcome(packed.path, status, reason, reading, place))


def _is_post(path: str) -> bool:
    return path.startswith("posts/") and path.endswith(".md")


def _is_record(path: str) -> bool:
    return path.endswith(RECORD)


def _id(path: str) -> str:
    return PurePosixPath(path).stem


def _digest(data: bytes) -> bytes:
    return sha256(data).digest()


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return False
