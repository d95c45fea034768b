"""Whom a measure at home meets where the words name nobody."""

from __future__ import annotations

import pytest

import polybius


def met(text):
    """The states that acts of coercion meet."""
    coerced = [event for event in polybius.read(text).events if event.event_type == "COERCE"]
    return {party.country for event in coerced for party in event.recipients}


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("The Ugandan government shut down the internet ahead of the vote.", {"UGA"}),
        ("Peru's government imposed a night curfew in Lima.", {"PER"}),
        ("Authorities in Chad declared martial law on Monday.", {"TCD"}),
        ("Kenyan police sealed off the square on Friday.", {"KEN"}),
        ("Norway closed the border.", set()),  # to a neighbour, and nobody says to which
        ("The Ivorian government denied that it had shut down the internet.", set()),
        ("Egypt held up the ship on Monday. It flies the flag of Panama.", set()),  # two states
        ("Togo's government lifted the curfew.", set()),
    ],
)
def test_a_measure_in_a_report_of_one_state_meets_its_own_people(text, states):
    assert met(text) - {None} == states


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Cuba arrested dozens of dissidents on Monday.", {"CUB"}),
        ("Pakistani soldiers detained three guards.", {"PAK"}),
        # people of elsewhere, or of nowhere
        ("Spain arrested two tourists.", {None}),
        ("Egypt detained a foreign journalist.", {None}),
        ("Peru arrested three smugglers.", {None}),
        ("Iran seized a tanker in the Gulf.", {None}),
    ],
)
def test_those_who_are_held_in_a_report_of_one_state_are_of_it_unless_they_come_from_elsewhere(text, states):
    assert met(text) == states


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Some 30 people have been detained in Lima since the protests.", "PERGOV"),  # where it is told to happen
        ("A Canadian was sentenced to death in Dalian on Monday. Ottawa called it cruel.", "CHN"),
        ("The Zambian opposition leader was jailed for nine years.", "ZMBGOV"),  # of the state of those held
        ("Chad released forty prisoners.", "TCD"),  # it is told who
    ],
)
def test_who_arrests_or_sentences_where_nobody_is_told_to_is_the_state_that_does_so_there(text, code):
    held = [one for one in polybius.read(text).events if one.event_type in ("COERCE", "SANCTION", "RETREAT")]

    assert [party.code for party in held[0].actors] == [code]


def test_whom_a_rule_names_is_told_with_how_often_such_a_rule_is_right():
    event = polybius.read("Peru sent troops to its border with Chile.").events[0]

    weighed = {one.value: one.probability for one in event.considered if one.field == "recipients"}

    assert weighed["CHL"] == 0.85
    assert sum(p for value, p in weighed.items() if value != "CHL") < 0.16


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Hundreds of thousands marched through Baghdad on Friday to demand that American troops leave.", "IRQCVL"),
        ("Tens of thousands took to the streets of Lima on Monday against the Chilean blockade.", "PERCVL"),
    ],
)
def test_a_crowd_is_of_the_people_of_the_town_that_it_fills(text, code):
    protest = next(event for event in polybius.read(text).events if event.event_type == "PROTEST")
    assert [party.code for party in protest.actors] == [code]


def test_victims_and_single_people_hold_no_protest():
    text = "A policeman shot dead a boy in Lyon on Sunday. The protests in memory of the teenager were peaceful."
    protest = next(event for event in polybius.read(text).events if event.event_type == "PROTEST")

    assert [party.code for party in protest.actors] == ["FRACVL"]
    assert [party.code for party in protest.recipients] == ["FRA"]


@pytest.mark.parametrize(
    ("text", "event_type", "code"),
    [
        ("Benin's president lifted the curfew on Tuesday.", "CONCEDE", "BEN"),
        ("The trade ministry of Kenya dropped the tax on flour on Thursday.", "CONCEDE", "KEN"),
        ("Ecuador's president ordered troops into the prisons of Guayaquil.", "MOBILIZE", "ECU"),
    ],
)
def test_what_a_state_yields_or_moves_forces_against_at_home_is_its_own_peoples(text, event_type, code):
    event = next(event for event in polybius.read(text).events if event.event_type == event_type)
    assert {party.country for party in event.recipients} == {code}


@pytest.mark.parametrize(
    "text",
    [
        "The governor of Lagos in Nigeria has stepped down.",  # who leaves his post yields to nobody
        "Finland put its army on high alert.",
    ],
)
def test_nor_is_anybody_met_by_who_goes_or_by_forces_that_only_stand_ready(text):
    events = polybius.read(text).events
    assert events
    assert [party for event in events for party in event.recipients] == []


def recipients(text, event_type, word):
    reading = polybius.read(text)
    event = next(e for e in reading.events if e.event_type == event_type and word in reading.words(e.trigger))
    return {party.country for party in event.recipients}


def test_a_protest_that_names_nobody_is_at_home_whoever_else_speaks_of_it():
    text = (
        "Police beat protesters in Minsk for a second night. Lithuania's president offered to mediate. Workers at the"
        " tractor plant went on strike over the beatings."
    )
    assert recipients(text, "PROTEST", "went") == {"BLR"}


def test_but_at_another_state_that_has_struck_them():
    text = "American jets bombed a town in Yemen. Tens of thousands marched through Sanaa after the noon prayer."
    assert recipients(text, "PROTEST", "marched") == {"USA"}


def test_what_lawmakers_demand_is_asked_of_their_own_government():
    text = (
        "The United States pulled diplomats out of Havana on Friday. Cuba called the step hasty. Members of Congress"
        " had pressed for a harder line."
    )
    assert recipients(text, "REQUEST", "pressed") == {"USA"}


def test_a_capital_asks_nothing_of_an_organ_of_its_own_that_stands_beside():
    text = "Turkey's president telephoned the emir of Qatar; Ankara called for dialogue."
    assert recipients(text, "REQUEST", "called") == {"QAT"}


def test_an_organ_that_only_tells_what_its_own_government_ordered_was_not_ordered_to():
    text = (
        "The coalition no longer trains Iraqi units. An Iraqi military spokesman said the pause had been ordered by the"
        " government."
    )
    assert recipients(text, "REQUEST", "ordered") == {"IGO"}


def test_people_who_do_something_in_a_town_of_their_own_words_have_done_it():
    event = polybius.read("Soldiers in Bouaké released the Ivorian defence minister on Saturday evening.").events[0]
    assert [party.country for party in event.actors] == ["CIV"]


def test_a_concession_at_home_is_to_ones_own_people_though_other_states_are_told_of():
    text = (
        "Georgia's government withdrew the draft law on Thursday after a week of rallies. The European Union welcomed"
        " the step. Russia's spokesman said that a hidden hand was behind the unrest."
    )
    assert recipients(text, "CONCEDE", "withdrew") == {"GEO"}


def test_but_to_another_state_that_is_likelier():
    text = "Germany had protested to Peru over the ban on its beer. Peru lifted the ban on Thursday. Chile welcomed it."
    assert recipients(text, "CONCEDE", "lifted") == {"DEU"}


def test_riots_that_a_noun_tells_are_of_the_people_where_they_happen_in_a_report_of_several_states():
    text = (
        "One man was stabbed to death in two nights of rioting after the Estonian government took a Soviet memorial"
        " from its place in Tallinn. Russia's foreign minister spoke of blasphemy."
    )
    riot = next(event for event in polybius.read(text).events if event.event_type == "PROTEST")

    assert [party.country for party in riot.actors] == ["EST"]
    assert [party.country for party in riot.recipients] == ["EST"]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        # nobody is held by those for whom he is said to have worked
        ("Israeli jets hit Tehran. Dozens of Iranians were arrested on charges of spying for Israel.", {"IRN"}),
        ("Russia shelled Kharkiv. Two Ukrainians were detained for working for Russia.", {"UKR"}),
        # who is told to hold them does
        ("Israel arrested two Israelis on suspicion of spying for Iran.", {"ISR"}),
        ("Israeli troops stormed Jenin. Nine Palestinians were held over links to Hamas.", {"ISR"}),
    ],
)
def test_spies_are_not_held_by_those_for_whom_they_spied(text, doers):
    events = [event for event in polybius.read(text).events if event.event_type == "COERCE"]

    assert {party.country for event in events for party in event.actors} == doers
