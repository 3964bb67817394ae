"""The index of an archive: kept in step with the posts' files, and asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sendnotes.errors import UnusableArchive
from sendnotes.index import sync as syncing
from sendnotes.index.postings import DAMAGE, SUSPECT, open_postings
from sendnotes.processes import ask_meanwhile

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from sendnotes.index.answering import Answers
    from sendnotes.index.manifest import Manifest
    from sendnotes.index.parts import PartQuery, Spans
    from sendnotes.index.postings import Postings
    from sendnotes.index.sync import Load, Progress, SyncResult
    from sendnotes.model import (
        Filters,
        Post,
        PostFile,
        PostFiles,
        Problem,
        Scope,
        Searched,
        SearchResult,
        SimilarResult,
        Sort,
        Taxonomy,
    )

_T = TypeVar("_T")
_MANY = 3_000
"""From how many posts on it takes longer to look at the files than to start a process for it."""
_AT_ONCE = 1_000
"""How many files one of two processes looks at before it asks which the other has looked at."""
_DAMAGED = "The index in {} is damaged and cannot be built anew."


class Index:
    """The index in a directory. Constructing it touches nothing."""

    def __init__(
        self,
        directory: Path,
        *,
        taxonomy_version: str,
        load_taxonomy: Callable[[], Taxonomy],
    ) -> None:
        self.directory = directory
        self.taxonomy_version = taxonomy_version
        self.load_taxonomy = load_taxonomy
        self._opened: Postings | None = None
        self._recorded: Manifest | None = None
        self._source: tuple[PostFiles, Load, int | None] | None = None

    def sync(
        self,
        files: PostFiles,
        load: Load,
        *,
        progress: Progress | None = None,
        rebuild: bool = False,
        patient: bool = False,
        jobs: int | None = None,
    ) -> SyncResult:
        """Index what changed since the last time, and rebuild what cannot be used.

        A post that `load` fails on with a SendnotesError is a problem in the result. Raise
        UnusableArchive if there is no index and none can be written.
        """
        self.close()
        self._source = files, load, jobs

        def bring_up_to_date(*, rebuild: bool) -> tuple[SyncResult, Manifest | None]:
            return syncing.sync(
                self.directory,
                files,
                load,
                taxonomy_version=self.taxonomy_version,
                load_taxonomy=self.load_taxonomy,
                progress=progress,
                rebuild=rebuild,
                patient=patient,
                jobs=jobs,
            )

        try:
            result, self._recorded = bring_up_to_date(rebuild=rebuild)
        except (*DAMAGE, *SUSPECT):
            if rebuild:
                raise
            result, self._recorded = bring_up_to_date(rebuild=True)
        return result

    def open_meanwhile(
        self, names: Callable[[], Sequence[str]], unchanged: Callable[[PostFiles], bool]
    ) -> Callable[[], bool] | None:
        """Open the index as it is, while another process looks whether the files are as well.

        `names` lists them, `unchanged` tells whether some are as they were recorded. Return what
        waits for that, and looks at some files, too: it tells whether nothing changed, and thus
        whether the answers given meanwhile are right. Return None if the index has to be brought
        up to date anyhow, if it is small, or where that takes longer.
        """
        self.close()
        self._source = None
        recorded = syncing.read_fresh(self.directory, self.taxonomy_version)
        if recorded is None or recorded.young or len(recorded.lengths) < _MANY:
            return None
        self._recorded = recorded
        return ask_meanwhile(
            [
                lambda: recorded.names_are(names()),
                *(
                    lambda first=first: unchanged(recorded.files_from(first, _AT_ONCE))
                    for first in range(0, len(recorded.lengths), _AT_ONCE)
                ),
            ]
        )

    def search(
        self,
        query: str,
        *,
        filters: Filters,
        scope: Scope,
        sort: Sort,
        limit: int,
        page: int,
        exact: bool = False,
        today: datetime.date | None = None,
        facets: bool = False,
        all_words: bool = False,
        skip: AbstractSet[str] = frozenset(),
        each: bool = False,
    ) -> SearchResult:
        """Return one page of the posts that answer a query, but for those with an id in `skip`.

        Of posts with one text the best answers for all, unless `each` is wanted. "last month" is
        told from `today`. With `all_words` none of several words may be missing. Raise
        UnknownField, UnknownValue for a field's value that does not exist, BadDate and
        BackwardDates for dates that are none.
        """
        from sendnotes.index.search import search

        return self._read(
            lambda postings: search(
                postings,
                query,
                filters=filters,
                scope=scope,
                sort=sort,
                limit=limit,
                page=page,
                exact=exact,
                today=today,
                facets=facets,
                all_words=all_words,
                skip=skip,
                each=each,
            )
        )

    def posts(self, filters: Filters | None = None) -> tuple[Post, ...]:
        """Return the posts that pass the filters, by date, then id."""
        from sendnotes.index.fields import FieldFilter

        def passing(postings: Postings) -> tuple[Post, ...]:
            numbers = FieldFilter(postings).passing(filters) if filters else postings.manifest.live
            dates, ids = postings.manifest.dates, postings.manifest.ids
            ordered = sorted(numbers, key=lambda number: (dates[number], ids[number]))
            return tuple(postings.post(number) for number in ordered)

        return self._read(passing)

    def answers(self, text: str, filters: Filters, today: datetime.date | None = None) -> Answers:
        """Return the posts that have all of a query; raise as `search` does."""
        from sendnotes.index.answering import answers

        return self._read(lambda postings: answers(postings, text, filters, today))

    def groups(self) -> tuple[tuple[Post, ...], ...]:
        """Return the posts that publish one text, each group by when they were published."""
        from sendnotes.index.folding import first_published

        def read(postings: Postings) -> tuple[tuple[Post, ...], ...]:
            return tuple(
                tuple(sorted(map(postings.post, group), key=first_published))
                for group in postings.manifest.groups
            )

        return self._read(read)

    def post(self, post_id: str) -> Post | None:
        """Return the post with this id."""

        def one(postings: Postings) -> Post | None:
            ids, live = postings.manifest.ids, postings.manifest.live
            number = next((n for n in sorted(live) if ids[n] == post_id), None)
            return None if number is None else postings.post(number)

        return self._read(one)

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all posts, sorted."""
        manifest = self._manifest()
        return tuple(sorted(manifest.ids[number] for number in manifest.live))

    def searched(self) -> Searched:
        """Return how much there is to search, and from when to when."""
        return self._manifest().searched

    def one_with(self, field: str, value: str, *, alone: bool = False) -> Post | None:
        """Return the first post with a value; with `alone`, only if no other has it."""

        def find(postings: Postings) -> Post | None:
            numbers = postings.having(field, value)
            wanted = len(numbers) == 1 if alone else bool(numbers)
            return postings.post(min(numbers)) if wanted else None

        return self._read(find)

    def values(self, field: str) -> tuple[str, ...]:
        """Return the different values of a field, sorted; raise UnknownValue for no field."""
        from sendnotes.index.fields import FieldFilter

        def sort(postings: Postings) -> tuple[str, ...]:
            name = FieldFilter(postings).name_of(field)
            return tuple(sorted(postings.values(name), key=lambda one: (one.casefold(), one)))

        return self._read(sort)

    def suggestions(self, text: str) -> tuple[str, ...]:
        """Return the words of the archive nearest to those of a query that occur nowhere."""
        from sendnotes.index.search import suggest_for

        return self._read(lambda postings: suggest_for(postings, text))

    def parts(self, text: str, filters: Filters, today: datetime.date | None = None) -> PartQuery:
        """Return what finds a query in a part of a post, such as a focus area or a quote.

        Raise as `search` does.
        """
        from sendnotes.index.parts import part_query

        return self._read(lambda postings: part_query(postings, text, filters, today))

    def marks(self, text: str) -> Callable[[str], Spans]:
        """Return what finds any word of a query in a text, in all forms that it matches."""
        from sendnotes.index.parts import word_finder

        return self._read(lambda postings: word_finder(postings, text))

    def similar(self, post_id: str, *, limit: int) -> SimilarResult:
        """Return the posts on the same matter; raise UnknownPost if this one is not indexed."""
        from sendnotes.index.similar import similar

        return self._read(lambda postings: similar(postings, post_id, limit=limit))

    def near_duplicates(self, post_id: str) -> tuple[str, ...]:
        """Return the ids of the posts with the same text; raise UnknownPost."""
        from sendnotes.index.similar import near_duplicates

        return self._read(lambda postings: near_duplicates(postings, post_id))

    def topic_named(self, name: str) -> tuple[str, str] | None:
        """Return the slug and label of the topic that a slug, label or synonym names."""
        from sendnotes.index.fields import FieldFilter

        def find(postings: Postings) -> tuple[str, str] | None:
            slug = FieldFilter(postings).slug_of(name)
            return (slug, postings.families.topics[slug]["label"]) if slug else None

        return self._read(find)

    def check(
        self, files: Iterable[PostFile], posts: Mapping[PostFile, Post]
    ) -> tuple[Problem, ...]:
        """Return where the index does not agree with the files, and what is known to be in them."""
        from sendnotes.index.checking import check

        return check(self.directory, files, posts, taxonomy_version=self.taxonomy_version)

    def close(self) -> None:
        """Close the index's files; it opens again when it is asked."""
        self._recorded = None
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def _manifest(self) -> Manifest:
        return self._read(lambda postings: postings.manifest)

    def _read(self, answer: Callable[[Postings], _T]) -> _T:
        """Answer from the open index; build it anew once if it turns out to be damaged."""
        try:
            return answer(self._open())
        except (*DAMAGE, *SUSPECT) as error:
            self.close()
            if self._source is None:
                raise UnusableArchive(_DAMAGED.format(self.directory)) from error
        files, load, jobs = self._source
        self.sync(files, load, rebuild=True, jobs=jobs)
        try:
            return answer(self._open())
        except DAMAGE as error:
            raise UnusableArchive(_DAMAGED.format(self.directory)) from error

    def _open(self) -> Postings:
        if self._opened is None:
            self._opened = open_postings(self.directory, self._recorded)
            self._recorded = None
        return self._opened
