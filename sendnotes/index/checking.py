"""Whether the index agrees with the posts' files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sendnotes.index.manifest import read_manifest
from sendnotes.index.preparing import digest_of
from sendnotes.index.sync import compare, is_usable
from sendnotes.model import PostFiles, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from sendnotes.model import Post, PostFile


def check(
    directory: Path,
    files: Iterable[PostFile],
    posts: Mapping[PostFile, Post],
    *,
    taxonomy_version: str,
) -> tuple[Problem, ...]:
    """Return a problem for each file that the index does not know as it is.

    Those of which it is known what they say, the `posts`, are compared with what the index has, for
    a file may have been changed and given its old time stamp. An index that is not there is none:
    the next command that reads makes it.
    """
    manifest = read_manifest(directory)
    if manifest is None:
        return ()
    if not is_usable(directory, manifest):
        return (Problem(str(directory), "the index is damaged or of another version"),)
    difference = compare(PostFiles.of(files), manifest)
    problems = [
        *(Problem(f"posts/{file.name}", "is not in the index") for file in difference.added),
        *(
            Problem(f"posts/{file.name}", "changed since it was indexed")
            for file in difference.changed
        ),
        *(
            Problem(f"posts/{manifest.row(number).name}", "is in the index, but the file is gone")
            for number in difference.deleted
        ),
    ]
    if not difference.size:
        problems += (
            Problem(f"posts/{file.name}", "says something else than the index has of it")
            for file, post in posts.items()
            if manifest.digests[manifest.by_name[file.name]] != digest_of(post)
        )
    if manifest.taxonomy != taxonomy_version:
        problems.append(Problem(str(directory), "the index was built with other topics"))
    return tuple(problems)
