"""The archive's folder as it is read: posts, originals, settings."""

from __future__ import annotations

import os
import re
import unicodedata
from stat import S_ISREG
from typing import TYPE_CHECKING, NamedTuple

from sendnotes.archive.location import MARKER
from sendnotes.errors import (
    AmbiguousPost,
    NoArchive,
    UnknownPost,
    UnreadableInput,
    UnusableArchive,
)
from sendnotes.model import PostFiles

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from sendnotes.model import Post, PostFile, Reading

LONGEST_SLUG = 64
LARGEST_POST = 8_000_000
"""Bytes: a longer file, of more words than the Bible has, is no post, and would block the rest."""
RECORD = ".reading.json"
"""What the name of a record of how an original was read ends with."""
_LAST_MTIME = (1 << 63) - 1
"""The last time stamp that is told from others, in 2262: the index keeps them in 64 bits."""
_BY_NUMBER = os.scandir in os.supports_fd  # not on Windows, where listing tells all there is
_DAY = re.compile(r"\d{4}(-\d\d){0,2}")


class Settings(NamedTuple):
    """What `sendnotes.toml` says; `topics` are tables as in the built-in taxonomy."""

    topics: tuple[Mapping[str, object], ...] = ()


class Archive:
    """A folder of posts. Constructing it touches nothing."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.posts = root / "posts"
        self.originals = root / "originals"
        self.trash = root / "trash"
        self.index = root / ".index"
        self.marker = root / MARKER

    def settings(self) -> Settings:
        """Read `sendnotes.toml`; raises UnusableArchive if it is broken."""
        import tomllib

        text = self.settings_text()
        try:
            table = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            from sendnotes.archive.conflicts import conflict_in

            reason = conflict_in(text) or error
            raise UnusableArchive(f"{self.marker} is broken: {reason}.") from error
        topics = table.get("topic", [])
        if not (isinstance(topics, list) and all(isinstance(topic, dict) for topic in topics)):
            raise UnusableArchive(f"{self.marker} is broken: 'topic' should be [[topic]] tables.")
        return Settings(topics=tuple(topics))

    def settings_text(self) -> str:
        """Return the text of `sendnotes.toml`; raises NoArchive if there is none."""
        try:
            return self.marker.read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            raise NoArchive(self.root) from None
        except (OSError, UnicodeDecodeError) as error:
            raise UnusableArchive(f"{self.marker} cannot be read: {error}.") from error

    def files(self) -> tuple[PostFile, ...]:
        """List the posts' files, sorted by name, without opening them."""
        return tuple(sorted(self.listing()))

    def listing(self) -> PostFiles:
        """List the posts' files in no order, as each reading command does."""
        found = PostFiles()
        _scan(self.posts, "", found)
        if max(found.mtimes, default=0) > _LAST_MTIME:
            found.mtimes = [min(mtime, _LAST_MTIME) for mtime in found.mtimes]
        return found

    def names(self) -> list[str]:
        """List the names of the posts' files in no order, and ask nothing else of them.

        In an archive where a folder or a link to nowhere is called like a post, more than those.
        """
        return list(_names(str(self.posts), ""))

    def unchanged(self, files: PostFiles) -> bool:
        """Tell whether files have the sizes and time stamps that they had."""
        at = opened = None
        try:
            for name, size, mtime in zip(files.names, files.sizes, files.mtimes, strict=True):
                folder, _, base = name.rpartition("/")
                if folder != at:
                    if opened is not None:
                        os.close(opened)
                        opened = None
                    opened, at = os.open(self.posts / folder, os.O_RDONLY), folder
                facts = os.stat(base, dir_fd=opened)
                mtime_ns = facts.st_mtime_ns
                if mtime_ns != mtime and min(mtime_ns, _LAST_MTIME) != mtime:
                    return False
                if facts.st_size != size:
                    return False
        except OSError:
            return False
        finally:
            if opened is not None:
                os.close(opened)
        return True

    def path(self, file: PostFile) -> Path:
        """Return where a post's file is."""
        return self.posts / file.name

    def text(self, file: PostFile) -> str:
        """Read a post's file; what is not UTF-8 in it is shown as U+FFFD.

        Raises UnreadableInput if it cannot be read, or is too large to be a post.
        """
        name = f"posts/{file.name}"
        if file.size > LARGEST_POST:
            raise UnreadableInput(name, f"it is too large for a post ({file.size:,} bytes)")
        try:
            return self.path(file).read_text(encoding="utf-8-sig", errors="replace")
        except OSError as error:
            raise UnreadableInput(name, (error.strerror or str(error)).lower()) from error

    def load(self, file: PostFile) -> tuple[Post, tuple[str, ...]]:
        """Read a post and what is wrong with it, most of all with its front matter."""
        from sendnotes.archive.postfile import parse_post

        text = self.text(file)
        post, problems = parse_post(text, file.id)
        if "\ufffd" in text and (at := self._not_utf8(file)) is not None:
            problems = (f"it is not UTF-8, from byte {at} on: save it as that", *problems)
        return post, problems if text.strip() else ("it is empty",)

    def _not_utf8(self, file: PostFile) -> int | None:
        try:
            self.path(file).read_bytes().decode()
        except UnicodeDecodeError as error:
            return error.start
        except OSError:  # gone meanwhile
            return None
        return None

    def find(self, wanted: str) -> PostFile:
        """Return the post with this id, or an unambiguous beginning or part of it.

        Raises AmbiguousPost with the candidates, or UnknownPost with the nearest ids.
        """
        wanted = wanted.strip().removesuffix(".md").casefold()
        files = self.files()
        fits = [file for file in files if file.id.casefold() == wanted]
        fits = fits or [file for file in files if file.id.casefold().startswith(wanted)]
        fits = fits or [file for file in files if wanted in file.id.casefold()]
        if len(fits) == 1 and wanted:
            return fits[0]
        if fits and wanted:
            raise AmbiguousPost(wanted, [file.id for file in fits])
        from rapidfuzz import process

        near = process.extract(wanted, [file.id for file in files], limit=3, score_cutoff=60)
        raise UnknownPost(wanted, [name for name, _, _ in near])

    def original_path(self, name: str) -> Path:
        """Return where the original called `name` is, `<sha256><suffix>`."""
        return self.originals / name[:2] / name

    def record_path(self, name: str) -> Path:
        """Return where it is recorded how that original was read."""
        return self.original_path(name).with_suffix(RECORD)

    def reading(self, post: Post) -> Reading | None:
        """Return how `post` was understood when it was added, if that was recorded."""
        from sendnotes.archive.readings import parse_reading

        if not post.original:
            return None
        try:
            return parse_reading(self.record_path(post.original).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            return None

    def place(self, post_id: str) -> Path:
        """Return where a post with this id is written: `posts/<year>/<id>.md`."""
        return self.posts / post_id[:4] / f"{post_id}.md"


def free_id(day: str, title: str, taken: Collection[str]) -> str:
    """Return an id for a new post: its day and a slug of its title, numbered if need be.

    `taken` has the ids in use, casefolded: some file systems do not tell capitals apart.
    """
    stem = f"{day}-{slugify(title)}" if _DAY.fullmatch(day) else slugify(f"{day} {title}")
    candidate, number = stem, 2
    while candidate in taken:
        candidate, number = f"{stem}-{number}", number + 1
    return candidate


def slugify(title: str) -> str:
    """Return `title` as lower-case ASCII words joined by hyphens, at most 64 characters."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = "-".join(re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", plain)))
    if len(slug) > LONGEST_SLUG:
        slug = slug[: LONGEST_SLUG + 1].rpartition("-")[0] or slug[:LONGEST_SLUG]
    return slug or "post"


def _scan(folder: str | Path, prefix: str, found: PostFiles) -> None:
    # Each command waits for this: a call more for each file is felt in a large archive. In a
    # folder that is open a file is found in 0.4 us less than by its whole path.
    names, sizes, mtimes = found.names, found.sizes, found.mtimes
    folders = []
    opened: str | Path | int = folder
    try:
        if _BY_NUMBER:
            opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        for entry in os.scandir(opened):
            name = entry.name
            if name.startswith("."):
                continue
            if name.endswith(".md"):
                try:
                    facts = entry.stat()
                except OSError:  # gone since it was listed, or a link that leads nowhere
                    continue
                if S_ISREG(facts.st_mode):
                    names.append(prefix + name)
                    sizes.append(facts.st_size)
                    mtimes.append(facts.st_mtime_ns)
                    continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(name)
    except FileNotFoundError:
        return
    except OSError as error:
        raise UnusableArchive(f"{folder} cannot be read: {error.strerror}.") from error
    finally:
        if isinstance(opened, int):
            os.close(opened)
    for name in folders:
        _scan(f"{folder}/{name}", f"{prefix}{name}/", found)


def _names(folder: str, prefix: str) -> Iterator[str]:
    """Yield the names of the posts in a folder and in those below, not in those it links to."""
    try:
        names = [name for name in os.listdir(folder) if not name.startswith(".")]  # noqa: PTH208
    except OSError:  # a file, or gone
        return
    yield from [prefix + name for name in names if name.endswith(".md")]
    for name in names:
        if not (name.endswith(".md") or os.path.islink(f"{folder}/{name}")):  # noqa: PTH114
            yield from _names(f"{folder}/{name}", f"{prefix}{name}/")
