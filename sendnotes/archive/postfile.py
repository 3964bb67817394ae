"""A post's file: YAML front matter and a Markdown body, as written and as read back."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from sendnotes.archive.conflicts import conflict_in
from sendnotes.mapping import from_mapping, to_mapping, unfit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sendnotes.model import Post

_BaseLoader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_SafeDumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_UNOPENED = re.compile(r"\A(?:[A-Za-z_][\w-]*:.*\n(?:[ -].*\n)*)+?---[ \t]*$", re.MULTILINE)
# What an empty value means is the same for every reader, so it is not written.
_ALWAYS_WRITTEN = frozenset({"title", "source", "url", "published", "kind", "speeches", "tags"})


class _Dumper(_SafeDumper):  # type: ignore[misc,valid-type]
    """Most of a post's values are texts, which need none of what other values need."""

    def represent_data(self, data: object) -> yaml.Node:
        """Return the node of a value."""
        if type(data) is str:
            return yaml.ScalarNode("tag:yaml.org,2002:str", data)
        node: yaml.Node = super().represent_data(data)
        return node


class TextHandler(YAMLHandler):
    """Load every scalar as the text it is: YAML 1.1 would make `No` false and `010` eight."""

    def load(self, fm: str, **_: object) -> Any:
        """Return what the YAML in `fm` says, with texts as scalars."""
        return yaml.load(fm, Loader=_BaseLoader)

    def export(self, metadata: dict[str, object], **_: object) -> str:
        """Return `metadata` as YAML, keys in the given order."""
        text: str = yaml.dump(
            metadata, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100
        )
        return text.strip()


def dump_post(post: Post) -> str:
    """Return the text of the post's file."""
    mapping = {
        key: _dated(value)
        for key, value in to_mapping(post).items()
        if value not in ([], {}, None) or key in _ALWAYS_WRITTEN
    }
    written = frontmatter.Post(post.body.strip("\n"), handler=TextHandler())
    written.metadata.update(mapping)
    return frontmatter.dumps(written) + "\n"


def parse_post(text: str, post_id: str) -> tuple[Post, tuple[str, ...]]:
    """Return the post in `text`, and what is wrong with its front matter.

    A file that a person broke, or that never had front matter, is all body: it can still be found.
    """
    text = _plain(text)
    mapping, body, problem = _split(text)
    post, problems = from_mapping(mapping, post_id=post_id, body=body.strip("\n"))
    problem = conflict_in(text) or problem
    if not post.title:
        from dataclasses import replace

        post = replace(post, title=_first_words(post.body) or post_id)
    return post, ((problem,) if problem else ()) + problems


def has_front_matter(text: str) -> bool:
    """Tell whether `text` begins with front matter, be it readable or not."""
    return _FRONT.match(_plain(text)) is not None


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _split(text: str) -> tuple[Mapping[str, object], str, str | None]:
    if not (front := _FRONT.match(text)):
        if text.startswith("---"):
            return {}, text, "the front matter has no closing line '---'"
        if _UNOPENED.match(text):
            return {}, text, "the front matter has no opening line '---'"
        if not text.strip():
            return {}, text, "it is empty"
        return {}, text, None
    try:
        mapping = TextHandler().load(front[1])
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"line {mark.line + 2}: " if mark else ""
        reason = getattr(error, "problem", None) or "it is no YAML"
        return {}, text, f"broken front matter, {line}{reason}"
    except RecursionError:
        return {}, text, "broken front matter: it is nested too deeply"
    if mapping is None:
        mapping = {}
    if not isinstance(mapping, dict):
        return {}, text, "the front matter is not a list of 'key: value' lines"
    if reason := unfit(mapping):
        return {}, text, f"broken front matter: {reason}"
    return {str(key): value for key, value in mapping.items()}, text[front.end() :], None


def _first_words(body: str) -> str:
    line = next((line for line in body.splitlines() if line.strip()), "")
    return line.lstrip("# ").strip()[:100]


def _dated(value: object) -> object:
    """Turn ISO days into dates, so that YAML writes them without quotes."""
    if isinstance(value, str) and _FULL_DATE.fullmatch(value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            return value
    if isinstance(value, list):
        return [_dated(item) for item in value]
    if isinstance(value, dict):
        return {key: _dated(item) for key, item in value.items()}
    return value
