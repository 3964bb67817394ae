"""Results as text, in every format. Views are pure: a result in, a text out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, assert_never

from sendnotes.model.choices import OutputFormat

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


class View(Protocol):
    """One output format; every method returns the whole text for standard output."""

    def search(self, result: SearchResult) -> str:
        """Return a page of hits."""

    def listing(self, result: ListResult) -> str:
        """Return a list."""

    def post(self, result: ShowResult) -> str:
        """Return one post."""

    def explanation(self, result: ShowResult) -> str:
        """Return how one post was read."""

    def focus(self, result: FocusResult) -> str:
        """Return focus areas across speeches."""

    def quotes(self, result: QuoteResult) -> str:
        """Return quotes across posts."""

    def added(self, result: AddResult) -> str:
        """Return what became of the inputs of `add`."""

    def checked(self, result: CheckResult) -> str:
        """Return what is wrong with an archive."""

    def saved(self, result: SavedResult) -> str:
        """Return the saved searches."""

    def news(self, result: NewsResult) -> str:
        """Return what is new for saved searches."""

    def similar(self, result: SimilarResult) -> str:
        """Return the posts on the same matter."""


def view_for(chosen: OutputFormat, *, width: int, colour: bool) -> View:
    """Return the view for a format; only the chosen one is imported."""
    match chosen:
        case OutputFormat.RICH:
            from sendnotes.views.rich import RichView

            return RichView(width=width, colour=colour)
        case OutputFormat.PLAIN:
            from sendnotes.views.plain import PlainView

            return PlainView()
        case OutputFormat.JSON:
            from sendnotes.views.json import JsonView

            return JsonView()
        case OutputFormat.JSONL:
            from sendnotes.views.json import JsonLinesView

            return JsonLinesView()
        case OutputFormat.CSV:
            from sendnotes.views.csv import CsvView

            return CsvView()
        case OutputFormat.MARKDOWN:
            from sendnotes.views.markdown import MarkdownView

            return MarkdownView()
        case OutputFormat.IDS:
            from sendnotes.views.ids import IdsView

            return IdsView()
        case _:
            assert_never(chosen)
