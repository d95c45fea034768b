"""Stories, lines and versions, what somebody lets others know, and whoever acts behind a comma: sentence -> mouths."""

from __future__ import annotations

import pytest

from polybius import pipeline
from polybius.ingest import from_text
from tests.sources.test_mouths import chain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The story told by the survivors is that soldiers attacked the village in Darfur.", ["the survivors"]),
        ("The account given by the nurses is that soldiers attacked the village in Darfur.", ["the nurses"]),
        ("The line of the ministry is that Libyan rebels attacked the market.", ["the ministry"]),
        ("In the version of the miners, Peruvian police attacked them at dawn.", ["the miners"]),
        ("The minister made it clear that Turkey had attacked the camp.", ["The minister"]),
        ("The family let the court know that policemen had attacked the editor.", ["The family"]),
        ('"Nonsense," wrote the army: Libyan rebels had attacked the market.', ["the army"]),
    ],
)
def test_who_tells_it_by_another_word(text, expected):
    assert chain(text, "attacked") == expected


@pytest.mark.parametrize("text", ["Rumour has it that soldiers attacked the school.",
                                  "The official line in Tehran is that Israel attacked the consulate."])  # fmt: skip
def test_what_nobody_named_tells_is_only_possible(text):
    event = pipeline.read(from_text(text, language="en")).events[0]

    assert (len(event.attributions), event.factuality) == (1, "PS+")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Satellite images suggest that Russian jets attacked the depot.", "PS+"),
        ("The images do not suggest that Russian jets attacked the depot.", "Uu"),
        ("The minister suggested that Iran should attack Israel.", "Uu"),
    ],
)
def test_what_a_past_clause_suggests_is_possible(text, expected):
    assert pipeline.read(from_text(text, language="en")).events[0].factuality == expected


@pytest.mark.parametrize(
    ("text", "mouths", "view"),
    [
        ("A phone clip appears to show Chadian troops beating a prisoner.", ["A phone clip"], "PR+"),
        ("A phone clip seemed to show Chadian troops beating a prisoner.", ["A phone clip"], "PR+"),
        ("A clip checked by Reuters appears to show Chadian troops beating a prisoner.", ["A clip", "Reuters"], "PR+"),
        ("A clip purports to show Chadian troops beating a prisoner.", ["A clip"], "PS+"),
    ],
)
def test_a_film_that_appears_to_show_it_is_its_mouth(text, mouths, view):
    beating = next(event for event in pipeline.read(from_text(text, language="en")).events if "beat" in event.modes)

    assert chain(text, "beating") == mouths
    assert (beating.factuality, beating.auxiliary) == (view, ())


@pytest.mark.parametrize(("verb", "coded"), [("is said to", "SUPPORT"), ("is thought to", "SUPPORT"),
                                             ("is set to", "AGREE")])  # fmt: skip
def test_what_somebody_is_said_to_do_does_not_lie_ahead(verb, coded):
    (event,) = pipeline.read(from_text(f"Kenya {verb} support the rebels in Sudan.", language="en")).events

    assert event.event_type == coded


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Iran says it has seized two tankers, while Greece demanded their release.", "demanded", []),
        ("The army said three rebels had been released and attacked a school.", "attacked", ["The army"]),
    ],
)
def test_what_comes_next_is_told_by_whoever_tells_it(text, word, expected):
    assert chain(text, word) == expected


def test_who_was_freed_shoots_and_not_who_tells_it():
    text = "The army said three Libyan rebels had been freed and attacked a school."
    event = pipeline.read(from_text(text, language="en")).events[-1]

    assert [party.sector for party in event.actors] == ["REB"]


@pytest.mark.parametrize(
    ("headline", "word", "expected"),
    [
        ("Nigeria: gunmen abduct forty pupils in Zamfara, police say", "abduct", ["police"]),
        ("Kenya floods: police shoot three protesters, says opposition leader", "shoot", ["opposition leader"]),
        ("Russian missiles kill six in Dnipro - governor", "kill", ["governor"]),
        # an outlet passes it on, and a country alone speaks
        ("Reuters: army kills thirty in Mali, ministry says", "kills", ["ministry", "Reuters"]),
        ("Iran: Israel attacked consulate", "attacked", ["Iran"]),
    ],
)
def test_a_place_or_topic_before_a_colon_says_nothing_where_another_does(headline, word, expected):
    assert chain(f"{headline}\n\nThe police came on Monday.", word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        # a verb that the tree takes for a noun
        ("Rebels seized the town of Goma at dawn, local media report.", "seized", ["media"]),
        # words before and behind "was quoted as saying"
        (
            '"They are shelling civilians," the mayor of Goris was quoted by the newspaper Ararat Daily as saying, '
            '"and nobody comes."',
            "shelling",
            ["the mayor of Goris", "the newspaper Ararat Daily"],
        ),
        # who denies it beside what was told is no part of it
        (
            "American officers told a New York paper that the two militaries had resumed joint missions, and the Iraqi "
            "command denied it.",
            "denied",
            [],
        ),
        # an answer by deeds
        ("A mob answered with fire: they stormed the gate of the US embassy.", "stormed", []),
        # the publisher's own people
        (
            "Our correspondent Jane Mills is in Erbil. Mills: The coalition says rockets landed at Camp Taji.",
            "landed",
            ["The coalition"],
        ),
        ("Anchor: Libyan rebels attacked the market.", "attacked", []),
    ],
)
def test_who_tells_it_and_who_does_not(text, word, expected):
    assert chain(text, word) == expected
