"""Whose those are who have seized power, who send envoys away, and who fight where others have left."""

import pytest

import polybius


def code(text: str, words: str) -> str | None:
    """The code of the last mention with those words."""
    reading = polybius.read(text, published="2023-09-05")
    return [reading.party(m).code for m in reading.mentions if reading.words(m.span) == words][-1]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        # of a state that can have such, whoever was named last
        ("Denmark pulled out of Chad. The junta praised the step.", "The junta", "TCDGOV"),
        ("Chad cut its ties with Denmark. The junta scolded the Danes.", "The junta", "TCDGOV"),
        ("Italy called home its envoy from Guinea. The military government barred a film.",
         "The military government", "GINGOV"),
        # of the coup that is told of
        ("Greece denounced the putsch in Guinea. The new authorities closed the port to Greek ships.",
         "The new authorities", "GINGOV"),
        ("Soldiers took power in Guinea. Ghana sent an envoy. The military rulers held a man.",
         "The military rulers", "GINGOV"),
        ("Guinea's president was ousted. Ghana scolded the coup. The coup leaders shut the border with Ghana.",
         "The coup leaders", "GINREB"),
        # of the one whom another state backs
        ("Guinea backs Chad. The junta accuses Paris of a plot.", "The junta", "TCDGOV"),
        # of two the one that acted, where no coup tells more
        ("Chad shut its border with Guinea. The junta accused Guinea of a plot.", "The junta", "TCDGOV"),
        # a government that no coup brought
        ("Greece denounced the putsch in Guinea. The government recalled its envoy.", "The government", "GRCGOV"),
    ],
)  # fmt: skip
def test_who_seized_power_is_of_the_state_of_the_coup(text, words, expected):
    assert code(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Italy cut its aid to Guinea. The military told the Italian ambassador to go.", "The military", "GINMIL"),
        # one's own envoy
        ("Italy cut its aid to Guinea. The ministry told its ambassador to go.", "The ministry", "ITAGOV"),
    ],
)
def test_who_tells_an_envoy_to_go_is_not_of_his_state(text, words, expected):
    assert code(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("France will withdraw troops from Chad, Macron said. Militants ambushed a patrol near the border with Niger"
         " in May, killing nine soldiers.",
         "Militants", "TCDREB"),
        ("France pulled its soldiers from Chad, Macron said. Jihadists raided a camp in May"
         " and killed nine soldiers.",
         "nine soldiers", "TCDMIL"),
        # on its own ground
        ("Chad withdrew its troops from Niger. Militants ambushed a patrol near Abeche.", "Militants", "TCDREB"),
    ],
)  # fmt: skip
def test_where_a_state_has_left_bands_and_soldiers_are_hardly_its(text, words, expected):
    assert code(text, words) == expected


def test_an_unknown_junta_that_expels_an_envoy_is_of_no_state():
    reading = polybius.read("The junta told the Italian ambassador to go.", published="2023-09-05")

    assert [party.country for event in reading.events for party in event.actors] == [None]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        # who demands something of a junta is another state
        ("Rome condemned the violence against its consulate in Guinea and demanded that the junta guard its staff.",
         "the junta", "GINGOV"),
        ("A crowd attacked the Greek embassy in Conakry. Greece's foreign ministry demanded that the authorities guard"
         " its diplomats.", "the authorities", "GINGOV"),
        # not one's own health ministry
        ("Chad's health ministry demanded that the authorities pay nurses.", "the authorities", "TCDGOV"),
        # officers of an army, where no police is told of
        ("Chad's army said that it had shot down a plane. The officers responsible were arrested.", "The officers",
         "TCDMIL"),
        ("The officers who seized power in Guinea closed the port.", "The officers", "GINMIL"),
        ("Soldiers guarded a square in Conakry. Police fired tear gas. Two officers were hurt.", "Two officers",
         "GINCOP"),
    ],
)  # fmt: skip
def test_a_junta_is_not_of_the_state_that_demands_something_of_it_nor_officers_of_the_police(text, words, expected):
    assert code(text, words) == expected
