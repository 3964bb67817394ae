"""Which topics a policy point is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendnotes.extract.areas import focus_areas, told_areas
from sendnotes.extract.points import Point
from sendnotes.extract.topics import classifier, extend, load_taxonomy
from sendnotes.model import Taxonomy

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
    assert topics == set(classifier(TAXONOMY).topics(text))


def test_what_is_only_quoted_gives_no_topic_if_the_point_has_its_own() -> None:
    text = "Fairer funding: “a long bus ride never taught anybody to read”"

    assert classifier(TAXONOMY).topics(text) == ("funding",)


def test_a_point_without_topics_takes_those_above_it() -> None:
    below = Point("and so on", 0, 9, points=(Point("and on", 0, 6),))
    (area,) = told_areas([below], classifier(TAXONOMY), title="Health", several=False, theme=())

    assert (area.topics, area.areas[0].topics) == (("health",), ("health",))


def test_an_archive_adds_a_topic_and_changes_another() -> None:
    own: list[dict[str, object]] = [
        {"slug": "horses", "label": "Horses", "synonyms": ["riding therapy"]},
        {"slug": "transport", "label": "Getting there"},
    ]

    extended = extend(TAXONOMY, own)

    assert "horses" in classifier(extended).topics("Riding therapy for all")
    assert "transport" in classifier(extended).topics("a taxi")
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

    assert set(classifier(TAXONOMY).topics(text)) <= slugs


def topics_of(text: str, *, taxonomy: Taxonomy = TAXONOMY) -> tuple[str, ...]:
    (area,) = focus_areas(
        [Point(text, 0, len(text))], classifier(taxonomy), title="", several=False, body=""
    )
    return area.topics


def test_what_a_point_names_in_passing_is_not_what_it_is_about() -> None:
    text = "A SENCO in every school who has a seat in the senior team, and the budget to go with it"

    assert "funding" in classifier(TAXONOMY).topics(text)
    assert topics_of(text) == ("workforce",)


def test_words_that_are_no_term_of_a_topic_tell_it_as_well() -> None:
    text = "Let parents see the draft of a plan before the meeting"

    assert classifier(TAXONOMY).topics(text) == ("information",)
    assert {"participation", "ehc-plans"} <= set(topics_of(text))


def test_a_topic_of_the_archive_is_not_weighed() -> None:
    own: list[dict[str, object]] = [{"slug": "horses", "synonyms": ["riding therapy"]}]

    assert "horses" in topics_of("Riding therapy for all", taxonomy=extend(TAXONOMY, own))


@given(st.text())
def test_any_point_has_a_few_topics_at_most(text: str) -> None:
    assert len(set(topics_of(text))) == len(topics_of(text)) <= 3
