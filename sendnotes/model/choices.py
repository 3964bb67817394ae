"""What can be chosen: the values of options and of fields with a fixed set."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What sort of text a post is (GOV.UK's speech types, and the two that hold no speech)."""

    REPORT = "report"
    TRANSCRIPT = "transcript"
    DRAFT_TEXT = "draft-text"
    SPEAKING_NOTES = "speaking-notes"
    STATEMENT = "statement"
    ARTICLE = "article"
    NEWS = "news"


class Stance(StrEnum):
    """What somebody did about a speech."""

    WELCOMED = "welcomed"
    CRITICISED = "criticised"
    CALLED_FOR = "called for"
    RESPONDED = "responded"


class Scope(StrEnum):
    """Which part of a post a query's words must stand in."""

    POST = "post"
    FOCUS = "focus"
    QUOTES = "quotes"
    TITLE = "title"


class Sort(StrEnum):
    """The order of hits."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


class ListSort(StrEnum):
    """The order of a list."""

    NEWEST = "newest"
    OLDEST = "oldest"
    NAME = "name"
    COUNT = "count"


class ListKind(StrEnum):
    """What `list` can list."""

    POSTS = "posts"
    SPEECHES = "speeches"
    FOCUS = "focus"
    QUOTES = "quotes"
    SPEAKERS = "speakers"
    TOPICS = "topics"
    ORGANISATIONS = "organisations"
    SOURCES = "sources"
    TAGS = "tags"
    DUPLICATES = "duplicates"


class OutputFormat(StrEnum):
    """How an answer is written out."""

    RICH = "rich"
    PLAIN = "plain"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "markdown"
    IDS = "ids"


class ExportFormat(StrEnum):
    """How an archive is exported; csv and markdown cannot be imported again."""

    ZIP = "zip"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "markdown"


class AddStatus(StrEnum):
    """What became of an input."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    CHANGED = "changed"
    """Its source changed, and the post was left as it is."""
    WOULD_ADD = "would-add"
    WOULD_UPDATE = "would-update"
    FAILED = "failed"
