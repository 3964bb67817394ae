"""Which topics a policy point is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendnotes.extract.topics import classify, extend, load_taxonomy

TAXONOMY = load_taxonomy()


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("More special schools", {"specialist-provision", "places"}),
        ("Mental health support teams in each college", {"mental-health", "post-16"}),
        ("An end to off-rolling and illegal suspensions", {"exclusion"}),
        ("Supported internships with local employers", {"employment"}),
        ("A fair hearing at the tribunal, and mediation first", {"disputes"}),
        ("Taxis that arrive on time", {"transport"}),
        ("Whatever is in an Education, Health and Care Plan", {"ehc-plans"}),
        ("Help before anybody writes an EHC plan", {"sen-support"}),
        ("It is nobody's job, and everyone's", set()),
        ("It takes place in the autumn", set()),
        ("Teachers of the deaf in every county", {"sensory-physical", "workforce"}),
        ("Fewer Pupils OUT OF SCHOOL", {"attendance"}),
    ],
)
def test_a_point_has_the_topics_it_is_about(text: str, topics: object) -> None:
    assert topics == set(classify(text, TAXONOMY))


def test_what_is_only_quoted_gives_no_topic_if_the_point_has_its_own() -> None:
    text = "Fairer funding: “a long bus ride never taught anybody to read”"

    assert classify(text, TAXONOMY) == ("funding",)


def test_a_point_without_topics_takes_those_above_it() -> None:
    assert classify("one name instead of three", TAXONOMY, context=("health",)) == ("health",) or (
        "information" in classify("one name instead of three", TAXONOMY)
    )
    assert classify("and so on", TAXONOMY, context=("health",)) == ("health",)


def test_an_archive_adds_a_topic_and_changes_another() -> None:
    own: list[dict[str, object]] = [
        {"slug": "horses", "label": "Horses", "synonyms": ["riding therapy"]},
        {"slug": "transport", "label": "Getting there"},
    ]

    extended = extend(TAXONOMY, own)

    assert "horses" in classify("Riding therapy for all", extended)
    assert "transport" in classify("a taxi", extended)
    assert {"Getting there"} == {t.label for t in extended.topics if t.slug == "transport"}
    assert extended.version != TAXONOMY.version
    assert extend(TAXONOMY, []) == TAXONOMY


def test_parents_of_topics_are_topics() -> None:
    slugs = {topic.slug for topic in TAXONOMY.topics}

    assert all(topic.parent is None or topic.parent in slugs for topic in TAXONOMY.topics)
    assert all(topic.scope and topic.label for topic in TAXONOMY.topics)
    assert 36 == len(slugs) == len(TAXONOMY.topics)


@given(st.text())
def test_any_text_has_known_topics(text: str) -> None:
    slugs = {topic.slug for topic in TAXONOMY.topics}

    assert set(classify(text, TAXONOMY)) <= slugs
