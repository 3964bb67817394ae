"""Results as ids, one a line, for the next command: a post's id, or the name that is counted."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sendnotes.model.lists import DuplicateGroup, FocusItem, QuoteItem, SpeechItem, Tally
from sendnotes.views.text import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sendnotes.model import (
        AddResult,
        CheckResult,
        FocusResult,
        ListItem,
        ListResult,
        NewsResult,
        QuoteResult,
        SavedResult,
        SearchResult,
        ShowResult,
        SimilarResult,
    )


class IdsView:
    """Each id once, in order of appearance."""

    def search(self, result: SearchResult) -> str:
        """Return the ids of the hits."""
        return _lines(hit.post.id for hit in result.hits)

    def listing(self, result: ListResult) -> str:
        """Return the ids of the posts, or the names of what is counted."""
        return _lines(one for item in result.items for one in _ids(item))

    def post(self, result: ShowResult) -> str:
        """Return the post's id."""
        return _lines([result.post.id])

    def explanation(self, result: ShowResult) -> str:
        """Return the post's id."""
        return self.post(result)

    def focus(self, result: FocusResult) -> str:
        """Return the ids of the posts that have the focus areas."""
        return _lines(item.post for item in result.items)

    def quotes(self, result: QuoteResult) -> str:
        """Return the ids of the posts that have the quotes."""
        return _lines(item.post for item in result.items)

    def added(self, result: AddResult) -> str:
        """Return the ids of the posts that the inputs are, new or there before."""
        return _lines(outcome.reading.post.id for outcome in result.outcomes if outcome.reading)

    def checked(self, result: CheckResult) -> str:
        """Return the ids of the posts with a problem; other files have none."""
        paths = (PurePosixPath(problem.path) for problem in result.problems)
        return _lines(path.stem for path in paths if path.parts[:1] == ("posts",))

    def saved(self, result: SavedResult) -> str:
        """Return the names of the saved searches."""
        return _lines(one.name for one in result.searches)

    def news(self, result: NewsResult) -> str:
        """Return the ids of the posts that are new."""
        return _lines(hit.post.id for item in result.items for hit in item.hits)

    def similar(self, result: SimilarResult) -> str:
        """Return the ids of the posts on the same matter."""
        return _lines(item.post.id for item in result.items)


def _ids(item: ListItem) -> Iterable[str]:
    match item:
        case Tally():
            return (item.name,)
        case SpeechItem() | FocusItem() | QuoteItem():
            return (item.post,)
        case DuplicateGroup(posts=posts):
            return (post.id for post in posts)
        case _:
            return (item.id,)


def _lines(ids: Iterable[str]) -> str:
    return "".join(f"{one}\n" for one in dict.fromkeys(visible_line(one) for one in ids) if one)
