"""The values that every part of sendnotes speaks in; nothing here reads or writes.

Making some thirty dataclasses takes 25 ms, which every command would feel, so a name is only
loaded when somebody imports it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sendnotes.model.answers import Facet as Facet
    from sendnotes.model.answers import Hit as Hit
    from sendnotes.model.answers import Passage as Passage
    from sendnotes.model.answers import Problem as Problem
    from sendnotes.model.answers import Searched as Searched
    from sendnotes.model.answers import SearchResult as SearchResult
    from sendnotes.model.answers import Voice as Voice
    from sendnotes.model.choices import AddStatus as AddStatus
    from sendnotes.model.choices import ExportFormat as ExportFormat
    from sendnotes.model.choices import Kind as Kind
    from sendnotes.model.choices import ListKind as ListKind
    from sendnotes.model.choices import ListSort as ListSort
    from sendnotes.model.choices import OutputFormat as OutputFormat
    from sendnotes.model.choices import Scope as Scope
    from sendnotes.model.choices import Sort as Sort
    from sendnotes.model.choices import Stance as Stance
    from sendnotes.model.files import PostFile as PostFile
    from sendnotes.model.files import PostFiles as PostFiles
    from sendnotes.model.likeness import Likeness as Likeness
    from sendnotes.model.likeness import SimilarResult as SimilarResult
    from sendnotes.model.lists import DuplicateGroup as DuplicateGroup
    from sendnotes.model.lists import FocusItem as FocusItem
    from sendnotes.model.lists import FocusResult as FocusResult
    from sendnotes.model.lists import ListItem as ListItem
    from sendnotes.model.lists import ListResult as ListResult
    from sendnotes.model.lists import QuoteItem as QuoteItem
    from sendnotes.model.lists import QuoteResult as QuoteResult
    from sendnotes.model.lists import ShowResult as ShowResult
    from sendnotes.model.lists import SpeechItem as SpeechItem
    from sendnotes.model.lists import Tally as Tally
    from sendnotes.model.outcomes import AddOutcome as AddOutcome
    from sendnotes.model.outcomes import AddResult as AddResult
    from sendnotes.model.outcomes import CheckResult as CheckResult
    from sendnotes.model.post import FocusArea as FocusArea
    from sendnotes.model.post import Post as Post
    from sendnotes.model.post import Quote as Quote
    from sendnotes.model.post import Reaction as Reaction
    from sendnotes.model.post import Speech as Speech
    from sendnotes.model.post import Witness as Witness
    from sendnotes.model.questions import Filters as Filters
    from sendnotes.model.questions import Question as Question
    from sendnotes.model.reading import CleanText as CleanText
    from sendnotes.model.reading import Explanation as Explanation
    from sendnotes.model.reading import Given as Given
    from sendnotes.model.reading import Origin as Origin
    from sendnotes.model.reading import Reading as Reading
    from sendnotes.model.reading import Removed as Removed
    from sendnotes.model.saved import NewsItem as NewsItem
    from sendnotes.model.saved import NewsResult as NewsResult
    from sendnotes.model.saved import SavedResult as SavedResult
    from sendnotes.model.saved import SavedSearch as SavedSearch
    from sendnotes.model.taxonomy import Taxonomy as Taxonomy
    from sendnotes.model.taxonomy import Topic as Topic

_HOMES = {
    "choices": "Kind Stance Scope Sort ListKind ListSort OutputFormat ExportFormat AddStatus",
    "post": "Speech FocusArea Quote Reaction Witness Post",
    "files": "PostFile PostFiles",
    "reading": "Origin Explanation Removed Given CleanText Reading",
    "taxonomy": "Topic Taxonomy",
    "questions": "Filters Question",
    "answers": "Problem Searched Voice Passage Hit Facet SearchResult",
    "lists": "SpeechItem FocusItem QuoteItem Tally DuplicateGroup ListItem ListResult "
    "FocusResult QuoteResult ShowResult",
    "likeness": "Likeness SimilarResult",
    "saved": "SavedSearch SavedResult NewsItem NewsResult",
    "outcomes": "AddOutcome AddResult CheckResult",
}


def __getattr__(name: str) -> object:
    """Load the module that has `name` (PEP 562)."""
    for home, names in _HOMES.items():
        if name in names.split():
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
