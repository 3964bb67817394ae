"""What people read: each result as a page, which a subclass writes out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sendnotes.model import (
        AddResult,
        CheckResult,
        FocusResult,
        ListResult,
        NewsResult,
        QuoteResult,
        SavedResult,
        SearchResult,
        ShowResult,
        SimilarResult,
    )
    from sendnotes.views.layout import Page


class HumanView(ABC):
    """The views for people; only the page that is asked for is imported."""

    @abstractmethod
    def write(self, page: Page) -> str:
        """Return a page as text."""

    def search(self, result: SearchResult) -> str:
        """Return a page of hits."""
        from sendnotes.views.hits import hits_page

        return self.write(hits_page(result))

    def listing(self, result: ListResult) -> str:
        """Return a table."""
        from sendnotes.views.lists import list_page

        return self.write(list_page(result))

    def post(self, result: ShowResult) -> str:
        """Return one post with all that was read in it."""
        from sendnotes.views.post import post_page

        return self.write(post_page(result))

    def explanation(self, result: ShowResult) -> str:
        """Return how each field of a post came about."""
        from sendnotes.views.explanation import explanation_page

        return self.write(explanation_page(result))

    def focus(self, result: FocusResult) -> str:
        """Return focus areas, each under its speech."""
        from sendnotes.views.across import focus_page

        return self.write(focus_page(result))

    def quotes(self, result: QuoteResult) -> str:
        """Return quotes, each over its speech."""
        from sendnotes.views.across import quotes_page

        return self.write(quotes_page(result))

    def added(self, result: AddResult) -> str:
        """Return what was understood of one input, or a line for each of many."""
        from sendnotes.views.added import added_page

        return self.write(added_page(result))

    def checked(self, result: CheckResult) -> str:
        """Return what is wrong, a line for each problem."""
        from sendnotes.views.lists import problems_page

        return self.write(problems_page(result))

    def saved(self, result: SavedResult) -> str:
        """Return a table of saved searches."""
        from sendnotes.views.saved import saved_page

        return self.write(saved_page(result))

    def news(self, result: NewsResult) -> str:
        """Return the hits that are new, under the name of each search."""
        from sendnotes.views.saved import news_page

        return self.write(news_page(result))

    def similar(self, result: SimilarResult) -> str:
        """Return the posts on the same matter, and what they share."""
        from sendnotes.views.similar import similar_page

        return self.write(similar_page(result))
