"""Queries that people ask, on a small archive: what they find, in order, and what is said of it."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sendnotes.cli.help import QUERY
from tests.conftest import ROOT, Shell

if TYPE_CHECKING:
    from pathlib import Path

# The clock stands at 1 March 2026.
POSTS = {
    "hinds": """\
        title: What the Education Secretary told directors
        source: Family Voice Surrey
        url: https://voice.example.org/2018/hinds
        published: 2018-08-04
        kind: report
        rating: 4
        speeches:
        - {speaker: Damian Hinds, role: Education Secretary, event: ADCS conference,
           place: Manchester, date: 2018-07-05}
        focus_areas:
        - {text: Stop off-rolling, topics: [exclusion]}
        quotes:
        - {text: every teacher is a teacher of SEND, speaker: Damian Hinds}
        organisations: [Association of Directors, Department for Education]
        reactions:
        - {by: Jane Doe, stance: welcomed, text: welcomed it}
        tags: [Key stage]
        ---
        Damian Hinds spoke on off-rolling. He said that “every teacher is a teacher of SEND” and
        that schools must not exclude pupils. Behaviour policies will be looked at. EHCPs must be
        better, and so must AP.
        """,
    "spielman": """\
        title: Ofsted's report
        source: Lantern
        published: 2020-01-21
        speeches:
        - {speaker: Amanda Spielman, role: Chief Inspector, place: Leeds, date: 2020-01-21}
        quotes:
        - {text: we will not fail them, speaker: Amanda Spielman}
        ---
        Amanda Spielman said: “we will not fail them”. The organisation inspects 16–19 provision.
        Children's wellbeing matters, and the parents’ views. Pupils were excluded.
        """,
    "verb": """\
        title: Notes from the hall
        source: Lantern
        published: 2021-05-02
        commissioned_by: José Núñez
        ---
        Please send us your notes. We may well be late. Under s.42 the plan runs from 0-25. R&D and
        co-production cost £6,000. This will fail, but not the café. La la la: a song.
        """,
    "ford": """\
        title: Jobs for all
        source: Two Rivers Digest
        published: 2026-02-10
        speeches:
        - {speaker: René Ford, role: Minister, event: Jobs fair, date: 2026-02-09, inferred: [date]}
        focus_areas:
        - {text: Supported internships for all, topics: [employment]}
        ---
        René Ford promised supported internships and funding for colleges. The LA must help.
        """,
    "council": """\
        title: Council news
        published: 2025-11
        abbreviations: {NNPCF: National Network of Parent Carer Forums}
        tags: [transport]
        ---
        The NNPCF asks for transport and funding. Program of offrolling prevention.
        """,
}
HINDS, SPIELMAN, FORD, COUNCIL = "hinds", "spielman", "ford", "council"


TABLE = ROOT / "tests" / "examples" / "queries.txt"


def entries() -> list[list[str]]:
    """Return the table's entries: the query, the ids that it finds, and what is said of it."""
    blocks = TABLE.read_text(encoding="utf-8").rstrip("\n").split("\n\n")[1:]
    lines = [block.split("\n") for block in blocks if not block.startswith("# ")]
    return [[entry[0], *(line.removeprefix("    ") for line in entry[1:])] for entry in lines]


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """An archive with the five posts."""
    folder: Path = tmp_path_factory.mktemp("queries")
    shell = Shell(folder)
    assert shell("init").code == 0
    for name, text in POSTS.items():
        plain = re.sub(r"^        ", "", text, flags=re.MULTILINE)
        shell.write(f"posts/{name}.md", f"---\n{plain}")
    assert shell("search", "*").code == 0
    return shell


def ask(shell: Shell, query: str, *options: str) -> tuple[tuple[str, ...], str]:
    """Return the ids that a query finds, in order, and what is said of it, without the counts."""
    done = shell("search", "--format", "ids", *options, "--", query)
    # The echo of the query has the words that were also matched, or the first of them.
    passed_over = ("Searched ", "Also matched: ")
    said = [line for line in done.err.splitlines() if not line.startswith(passed_over)]
    said = [re.sub(r"^(\d+ found|Nothing found): posts ", "", line) for line in said]
    assert done.code == (0 if done.out else 2 if done.err.startswith("sendnotes: ") else 1)
    return tuple(done.out.split()), "\n".join(said)


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry[0])
def test_a_query_finds_these_posts_and_says_this(shell: Shell, entry: list[str]) -> None:
    query, _, options = entry[0].partition(" | --")
    found, said = ask(shell, query, *(f"--{options}".split() if options else ()))

    assert [" ".join(found) or "-", *said.splitlines()] == entry[1:]


def test_the_table_has_many_queries() -> None:
    assert len(entries()) >= 80


def test_an_unknown_field_that_is_like_none_lists_them_all(shell: Shell) -> None:
    _, said = ask(shell, "foo:bar")

    assert said.startswith("sendnotes: There is no field 'foo'.\nKnown: speaker, role, ")
    assert "commissioned-by" in said
    assert said.endswith('For the words as they stand: "foo:..."')


def test_a_pasted_text_may_have_what_looks_like_a_field(shell: Shell) -> None:
    text = "Note:this is what he said of funding, of jobs, of schools and of all the rest"

    ids, said = ask(shell, text)

    assert ids[0] in (FORD, COUNCIL)
    assert said.startswith("Not a field, so looked for as words: note:\n")


@pytest.mark.parametrize("query", [["-speaker:hinds"], ["funding", "-transport"]])
def test_a_minus_that_the_command_line_could_take_for_an_option(
    shell: Shell, query: list[str]
) -> None:
    done = shell("search", "--format", "ids", *query)

    assert done.out
    assert done.out == shell("search", "--format", "ids", "--", *query).out


@pytest.mark.parametrize("slip", ["-limit", "--spaeker"])
def test_a_slip_in_an_option_is_no_word(shell: Shell, slip: str) -> None:
    done = shell("search", "funding", slip, "5")

    assert done.code == 2
    assert "No such option" in done.err


# show --focus and --quote take the same queries


@pytest.mark.parametrize(
    ("arguments", "ids", "said"),
    [
        (("--focus", "employment"), (FORD,), "1 focus area: focus areas on Employment"),
        (
            ("--focus", "employment", "--speaker", "hinds"),
            (),
            "1 focus area without the speaker filter.\nNothing found",
        ),
        (
            ("--focus", "employment", "--speaker", "hinds", "--since", "2019"),
            (),
            "1 focus area without the speaker filter.\nNothing found",
        ),
        (("--focus", "off-rolling speaker:hinds"), (HINDS,), "1 focus area: focus areas on"),
        (("--focus", "internships -rolling"), (FORD,), "1 focus area"),
        (("--focus", "speaker:ford"), (FORD,), "1 focus area"),
        (("--focus", "employmant"), (), "Nothing found: focus areas with 'employmant'\nSearched"),
        (("--focus", "intrenships"), (), "Nothing found: focus areas with 'intrenships'\nDid you"),
        (("--focus", "🙂"), (), "There is no word to look for in '🙂'."),
        (("--quote", "will not fail"), (SPIELMAN,), "1 quote"),
        (("--quote", "teacher speaker:hinds"), (HINDS,), "1 quote"),
        (
            ("--quote", "teacher", "--until", "2017"),
            (),
            "1 quote without the date filter.\nNothing found",
        ),
    ],
)
def test_show_takes_the_same_queries(
    shell: Shell, arguments: tuple[str, ...], ids: tuple[str, ...], said: str
) -> None:
    done = shell("show", "--format", "ids", *arguments)

    assert tuple(done.out.split()) == ids
    assert done.err.startswith(said)


# list and export take them too


@pytest.mark.parametrize(
    ("arguments", "found", "said"),
    [
        (("posts", "off-rolling"), {HINDS, COUNCIL, SPIELMAN}, "posts with off-rolling"),
        (("posts", "funding", "date:2026"), {FORD}, "posts with funding, dated 2026"),
        (("posts", "--", "funding", "-transport"), {FORD}, "posts with funding, without transport"),
        (("posts", "funding OR teacher"), {FORD, COUNCIL, HINDS}, "posts with funding or teacher"),
        (("speeches", "funding"), {FORD}, "posts with funding"),
        (("speeches", "speaker:hinds"), {HINDS}, "posts with speaker hinds"),
        (("focus", "employment"), {FORD}, "focus areas with employment"),
        (("focus", "rolling"), {HINDS}, "focus areas with rolling"),
        (("focus", "funding"), (), "focus areas with funding"),
        (("focus", "funding", "--topic", "employment"), (), "focus areas with funding"),
        (("quotes", "fail"), {SPIELMAN}, "quotes with fail"),
        (("quotes", "fail speaker:hinds"), (), "quotes with fail, speaker hinds"),
        (("quotes", "quoted:hinds"), {HINDS}, "quotes with person quoted hinds"),
        (("quotes", "quoted:hinds quoted:spielman"), (), "quotes with"),
    ],
)
def test_list_takes_the_same_queries(
    shell: Shell, arguments: tuple[str, ...], found: set[str], said: str
) -> None:
    done = shell("list", "--format", "ids", *arguments)

    assert sorted(done.out.split()) == sorted(found)
    assert f": {said}" in done.err


def test_list_counts_what_answers_a_query(shell: Shell) -> None:
    done = shell("list", "sources", "funding OR café", "--format", "plain")

    assert [row.split("\t")[0] for row in done.out.splitlines()] == ["Lantern", "Two Rivers Digest"]


def test_a_list_that_finds_nothing_offers_what_is_there(shell: Shell) -> None:
    done = shell("list", "posts", "intrenships")

    assert done.code == 1
    assert "No posts: posts with intrenships\nDid you mean internships" in done.err


def test_list_and_export_take_saved_searches_and_days_told_from_today(shell: Shell) -> None:
    shell("save", "money", "funding", "--replace")

    assert (
        shell("list", "posts", "@money", 'date:"last month"', "--format", "ids").out == f"{FORD}\n"
    )
    assert shell("export", "@money", 'date:"last month"', "--format", "csv").out.count(FORD) == 1
    assert shell("export", "transprot", "--format", "csv").code == 1


# The page that teaches queries


EXAMPLES = re.findall(r"^  (\S.{0,23}?\S)(?: {2,}|(?<=\)) )\S", QUERY, re.MULTILINE)


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_example_of_the_page_on_queries_is_one(example: str) -> None:
    archive = str(ROOT / "archive")
    done = Shell(ROOT)("search", "--archive", archive, "--format", "ids", "--", example)

    assert done.code in (0, 1)
    assert " as words" not in done.err


def test_help_tells_of_queries_and_of_commands(shell: Shell) -> None:
    assert shell("help", "query").out == QUERY
    assert all(len(line) <= 80 for line in QUERY.splitlines())
    assert "Usage: sendnotes search" in shell("help", "search").out
    assert "Commands:" in shell("help").out
    assert "There is no help on 'kites'" in shell("help", "kites").err


# Any string


SYNTAX = st.text(alphabet="ab 1\"'“”‘’()-+:~*?|&<>=.ANDORTsender\n\x00\u202e🙂é", max_size=200)
PIECES = st.lists(
    st.sampled_from(
        [
            *("funding", "SEND", "send", "off-rolling", "exclu*", "transprot~", "the", "🙂", "("),
            *(
                '"',
                "”",
                ")",
                "-",
                "NOT",
                "AND",
                "OR",
                "speaker:",
                "hinds",
                "date:",
                "year>=",
                "2018",
            ),
            *("..", "last month", "rating:4", "title:", "url:*", "https://x.org/a?b=1", "~3"),
        ]
    ),
    max_size=12,
).flatmap(lambda parts: st.sampled_from([" ".join(parts), "".join(parts)]))


@given(query=st.one_of(st.text(max_size=300), SYNTAX, PIECES))
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_string_ends_in_results_or_a_sentence_within_a_second(shell: Shell, query: str) -> None:
    # Of the processor's time: what else the machine does is no fault of the query.
    before = time.process_time()
    done = shell("search", "--format", "ids", "--", query)

    assert time.process_time() - before < 1
    assert done.code in (0, 1, 2)
    assert (done.code == 0) == bool(done.out)
    if done.code == 2:
        assert done.err.startswith("sendnotes: ")
    else:
        assert "found: " in done.err
