"""Facets, saved searches, news, similar posts and marks, run as a person runs them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.conftest import Shell


def put(shell: Shell, name: str, body: str, **fields: object) -> None:
    """Write a post into the archive by hand."""
    front = "".join(f"{key}: {json.dumps(value)}\n" for key, value in fields.items())
    shell.write(f"posts/{name[:4]}/{name}.md", f"---\n{front}---\n{body}\n")


@pytest.fixture
def fruit(archive: Shell) -> Shell:
    """An archive with posts about apples and pears."""
    ann = [{"speaker": "Ann Example", "date": "2018-07-05"}]
    bo = [{"speaker": "Bo Sample", "date": "2019-02-01"}]
    put(archive, "2018-apples", "Ann spoke of the apple.", speeches=ann, source="Lantern")
    put(archive, "2019-pears", "Bo prefers the apple and pear.", speeches=bo, source="Lantern")
    put(archive, "2020-plums", "Nothing but plums.", kind="article")
    return archive


def document(text: str) -> Any:
    return json.loads(text)


# --- facets and --said ------------------------------------------------------


def test_facets_count_all_hits_not_only_the_page(fruit: Shell) -> None:
    searched = fruit("search", "apple", "--facets", "--limit", "1", "--format", "json")

    assert document(searched.out)["facets"] == {
        "speaker": {"Ann Example": 1, "Bo Sample": 1},
        "year": {"2019": 1, "2018": 1},
        "topic": {},
        "source": {"Lantern": 2},
        "kind": {"news": 2},
    }


def test_facets_follow_the_hits_as_text(fruit: Shell) -> None:
    assert "Source   Lantern 2\n" in fruit("search", "apple", "--facets").out
    assert "Source " not in fruit("search", "apple").out


def test_a_format_without_room_for_facets_says_so(fruit: Shell) -> None:
    searched = fruit("search", "apple", "--facets", "--format", "ids")

    assert sorted(searched.out.split()) == ["2018-apples", "2019-pears"]
    assert "no room for facets" in searched.err


def test_said_finds_quotes_and_whole_transcripts(archive: Shell) -> None:
    put(archive, "2018-a", "He ate. “An apple a day.”", quotes=[{"text": "An apple a day."}])
    put(archive, "2019-b", "I like the apple.", kind="transcript", speeches=[{"speaker": "Al Bo"}])
    put(archive, "2020-c", "They sold an apple.")

    found = archive("search", "apple", "--said", "--format", "json")

    voices = {hit["id"]: hit["passages"][0]["voice"] for hit in document(found.out)["hits"]}
    assert voices == {"2018-a": "said", "2019-b": "said"}
    assert archive("search", "apple", "--in", "quotes", "--format", "json").out == found.out


def test_said_and_another_part_are_one_too_many(fruit: Shell) -> None:
    searched = fruit("search", "apple", "--said", "--in", "title")

    assert (searched.code, searched.out) == (2, "")
    assert searched.err.startswith("sendnotes: --said looks in quotes, not in title.")


# --- save, saved, @NAME -----------------------------------------------------


def test_a_saved_search_is_run_by_its_name(fruit: Shell) -> None:
    saved = fruit("save", "fruit", "apple", "--speaker", "Ann")

    assert (saved.code, saved.out) == (0, "")
    assert saved.err.startswith("Saved as @fruit, 1 found now: posts with apple")
    assert fruit("search", "@fruit", "--format", "ids").out == "2018-apples\n"
    assert fruit("search", "@FRUIT", "--speaker", "Bo", "--format", "ids").out == "2019-pears\n"
    both = fruit("search", "@fruit", "pear", "--speaker", "Bo")
    assert both.err.startswith("1 found: posts with apple and pear, speaker Bo\n")


def test_a_name_is_not_taken_twice_without_being_told_to(fruit: Shell) -> None:
    fruit("save", "fruit", "apple")

    assert fruit("save", "fruit", "apple").code == 0
    taken = fruit("save", "fruit", "pear")
    assert taken.code == 2
    assert taken.err.startswith("sendnotes: There is a saved search 'fruit' already: apple.")
    assert fruit("save", "fruit", "pear", "--replace").code == 0
    assert fruit("search", "@fruit", "--format", "ids").out == "2019-pears\n"


def test_somebody_who_has_not_spoken_yet_can_be_watched(fruit: Shell) -> None:
    saved = fruit("save", "watch", "--speaker", "Zacharias")
    before = fruit("search", "@watch")
    put(fruit, "2025-z", "A quince.", speeches=[{"speaker": "Zacharias Quill"}])

    assert (saved.code, saved.out) == (0, "")
    assert "0 found now: nothing yet. There is no speaker 'Zacharias'." in saved.err
    assert before.code == 1
    assert before.err.startswith("sendnotes: There is no speaker 'Zacharias'.\n")
    assert fruit("news", "watch", "--format", "ids").out == "2025-z\n"


def test_a_saved_search_named_later_is_a_word_and_that_is_said(fruit: Shell) -> None:
    fruit("save", "fruit", "apple")

    said = fruit("search", "pear", "@fruit").err

    assert said.startswith("@fruit was looked for as a word: a saved search stands first")


def test_a_saved_date_told_from_today_stays_as_it_was_typed(fruit: Shell) -> None:
    saved = fruit("save", "fruit", "apple", "--since", "last 90 years", "--until", "2050")
    listed = fruit("saved", "--format", "json")

    assert saved.code == 0
    assert 'since = "last 90 years"' in (fruit.folder / "searches.toml").read_text("utf-8")
    assert "last 90 years" in listed.out
    assert fruit("search", "@fruit").code == 0
    assert fruit("news").code == 0


def test_what_a_person_wrote_around_a_saved_search_stays(fruit: Shell) -> None:
    by_hand = '# mine\n[plums]\nquery = "plums" # all of them\n\n[old]\nquery = "x"\n'
    path = fruit.write("searches.toml", by_hand)

    assert fruit("save", "fruit", "apple", "--since", "2018", "--said", "--exact").code == 0
    assert fruit("saved", "--delete", "old").code == 0

    text = path.read_text(encoding="utf-8")
    assert '# mine\n[plums]\nquery = "plums" # all of them\n' in text
    assert "[old]" not in text
    assert 'since = "2018"\nin = "quotes"\nexact = true\n' in text


def test_saved_lists_names_queries_and_filters(fruit: Shell) -> None:
    empty = fruit("saved")
    fruit("save", "fruit", "apple", "--source", "Lantern", "--since", "2018")

    assert (empty.code, empty.out, empty.err) == (1, "", "0 saved searches\n")
    assert fruit("saved").out == "@fruit\tapple\tsource Lantern, since 2018\t\n"
    assert fruit("saved", "--format", "ids").out == "fruit\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["save", "two words", "apple"], "'two words' cannot be a name."),
        (["save", "nothing"], "There is nothing to look for."),
        (["save", "typo", "speker:ann"], "There is no field 'speker'."),
        (["save", "typo", "--speaker", "Anm"], "There is no speaker 'Anm'."),
        (["search", "@fruits"], "There is no saved search 'fruits'."),
        (["saved", "--delete", "fruits"], "There is no saved search 'fruits'."),
        (["news", "fruits"], "There is no saved search 'fruits'."),
    ],
)
def test_slips_are_told_and_nothing_is_saved(
    fruit: Shell, arguments: list[str], sentence: str
) -> None:
    fruit("save", "fruit", "apple")
    done = fruit(*arguments)

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"sendnotes: {sentence}")
    assert fruit("saved", "--format", "ids").out == "fruit\n"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[a", "is broken"),
        ('[a]\nquestion = "x"', "the saved search 'a' has 'question'."),
        ('[a]\nquery = ["x"]', "'query' should be a text."),
        ('[a]\nspeaker = 7\nquery = "x"', "'speaker' should be a text or a list of texts."),
        ('[a]\nquery = "x"\nexact = "yes"', "'exact' should be true or false."),
        ('[a]\nquery = "x"\nin = "body"', "'in' is 'body'; it should be post, focus, quotes or"),
        ('a = "x"', "'a' is no saved search"),
    ],
)
def test_a_slip_in_the_file_is_told_with_its_place(fruit: Shell, text: str, sentence: str) -> None:
    path = fruit.write("searches.toml", text)
    searched = fruit("search", "@a")

    assert (searched.code, searched.out) == (4, "")
    assert str(path) in searched.err
    assert sentence in searched.err
    assert fruit("search", "apple").code == 0
    assert fruit("save", "b", "apple").code == 4
    assert path.read_text(encoding="utf-8") == text


def test_dates_and_single_texts_may_be_written_as_toml_has_them(fruit: Shell) -> None:
    fruit.write("searches.toml", '[a]\nspeaker = "Bo"\nsince = 2019-01-01\nuntil = 2019\n')

    assert fruit("search", "@a", "--format", "ids").out == "2019-pears\n"


# --- news -------------------------------------------------------------------


def test_news_tells_of_each_post_once(fruit: Shell) -> None:
    fruit("save", "fruit", "apple")
    fruit("save", "plums", "plums")

    assert fruit("news", "--peek", "--format", "ids").out.split() == [
        *("2019-pears", "2018-apples", "2020-plums")
    ]
    first = fruit("news", "--format", "ids")
    assert (first.code, len(first.out.split())) == (0, 3)
    again = fruit("news")
    assert (again.code, again.out, again.err) == (1, "", "")

    put(fruit, "2021-more", "One more apple.")
    later = fruit("news", SENDNOTES_TODAY="2026-03-08T12:00:00+00:00")
    assert later.out.startswith("@fruit  1 new since 1 March 2026: posts with apple")
    assert "2021-more" in later.out
    assert "1 new, for 1 of 2 saved searches" in later.err


def test_a_saved_search_tells_last_year_from_each_day_in_every_command(fruit: Shell) -> None:
    before, after = {"SENDNOTES_TODAY": "2019-12-15"}, {"SENDNOTES_TODAY": "2020-03-01"}

    saved = fruit("save", "of-late", "--since", "last year", **before)
    assert "2 found now" in saved.err
    assert "last year (2018)" in saved.err
    for what in ("posts", "speeches"):
        assert fruit("list", what, "@of-late", **before).out.count("\n") == 2
        assert fruit("list", what, "@of-late", **after).out.count("\n") == 1
    for command in (("search", "@of-late"), ("export", "@of-late")):
        assert "2018-apples" in fruit(*command, "--format", "jsonl", **before).out
        assert "2018-apples" not in fruit(*command, "--format", "jsonl", **after).out
    assert fruit("news", "--format", "ids", **after).out == "2019-pears\n"


def test_news_of_one_search_leaves_the_others_alone(fruit: Shell) -> None:
    fruit("save", "fruit", "apple")
    fruit("save", "plums", "plums")

    assert fruit("news", "plums", "--format", "ids").out == "2020-plums\n"
    assert len(fruit("news", "--format", "ids").out.split()) == 2


def test_a_renamed_post_is_no_news(fruit: Shell) -> None:
    fruit("save", "plums", "plums")
    fruit("news")
    posts = fruit.folder / "posts" / "2020"
    (posts / "2020-plums.md").rename(posts / "2020-prunes.md")

    assert fruit("news").code == 1


def test_a_post_with_only_some_of_the_words_is_no_news(fruit: Shell) -> None:
    fruit("save", "both", "apple plums")

    assert fruit("search", "@both").code == 0
    assert fruit("news").code == 1


def test_one_search_that_fails_does_not_keep_the_news_of_others(fruit: Shell) -> None:
    fruit.write("searches.toml", '[gone]\nspeaker = "Cy"\n\n[plums]\nquery = "plums"\n')
    news = fruit("news", "--format", "ids")

    assert (news.code, news.out) == (0, "2020-plums\n")
    assert news.err.startswith("@gone: There is no speaker 'Cy'.")


def test_news_is_an_empty_list_in_json(fruit: Shell) -> None:
    fruit("save", "fruit", "zebra")
    news = fruit("news", "--format", "json")

    assert news.code == 1
    assert document(news.out)["news"] == []


def test_news_without_a_saved_search_says_how_to_save_one(fruit: Shell) -> None:
    news = fruit("news")

    assert (news.code, news.out) == (1, "")
    assert news.err.endswith("Save one with: sendnotes save NAME QUERY...\n")


def test_a_broken_record_of_news_is_told_and_kept(fruit: Shell) -> None:
    fruit("save", "fruit", "apple")
    path = fruit.write("news.json", '{"format": 1')
    news = fruit("news")

    assert (news.code, news.out) == (4, "")
    assert "news.json is broken" in news.err
    assert path.read_bytes() == b'{"format": 1'


def test_a_newsletter_names_the_searches(fruit: Shell) -> None:
    fruit("save", "plums", "plums")

    letter = fruit("news", "--format", "markdown").out
    assert letter.startswith("# What is new, 1 March 2026\n\n## plums\n\n1 new: posts with plums")


def test_deleting_a_search_forgets_its_news(fruit: Shell) -> None:
    fruit("save", "plums", "plums")
    fruit("news")
    fruit("saved", "--delete", "plums")
    fruit("save", "plums", "plums")

    assert fruit("news").code == 0


# --- show --mark and similar ------------------------------------------------


def test_marked_words_are_shown_in_all_their_forms(archive: Shell) -> None:
    put(archive, "2018-a", "# T\n\nExcluded pupils, [exclusion](https://x.org/exclusion).")

    shown = archive("show", "2018", "--mark", "exclusion")
    assert "**Excluded** pupils, [**exclusion**](https://x.org/exclusion)." in shown.out
    marks = document(archive("show", "2018", "--mark", "exclusion", "--format", "json").out)
    body = marks["post"]["body"]
    assert [body[start:end] for start, end in marks["marks"]["body"]] == ["Excluded", "exclusion"]
    assert "marks" not in document(archive("show", "2018", "--format", "json").out)


def test_nothing_to_mark_is_told(fruit: Shell) -> None:
    shown = fruit("show", "2018", "--mark", "zebra")

    assert shown.code == 0
    assert shown.err == "Nothing is marked: the post has no word of 'zebra'.\n"
    assert fruit("show", "2018", "--mark", "x", "--raw").code == 2


def test_similar_posts_are_ranked_and_near_duplicates_marked(archive: Shell) -> None:
    text = (
        "The Minister promised more supported internships for young people, so that they find "
        "employment after college. Employers are to come forward, and councils are to pay."
    )
    put(archive, "2018-one", text)
    put(archive, "2018-two", f"{text} A new last line.")
    put(archive, "2019-near", "Internships lead to employment, say employers in other towns.")
    put(archive, "2020-far", "The library has new chairs and a kettle.")

    done = archive("similar", "2018-one", "--format", "json")

    hits = document(done.out)["hits"]
    assert [hit["id"] for hit in hits] == ["2018-two", "2019-near"]
    assert [hit["near_duplicate"] for hit in hits] == [True, False]
    assert hits[1]["shared"]["words"] == ["Employers", "internships"]
    assert "2 similar, 1 near-duplicate: posts on the same matter as 2018-one" in done.err
    assert archive("similar", "2018-o", "--format", "ids").out == "2018-two\n2019-near\n"
    assert archive("similar", "2020").code == 1
    assert archive("similar", "2018").code == 2
    assert archive("similar", "zebra").code == 1
