"""Whom "all sides", "the warring parties" and "the parties" mean: the two who fight, and never a country's parties."""

from __future__ import annotations

import pytest

import polybius


def parties(text, event_type):
    """The codes on the side of an event of a type where "sides" or "parties" stand: who is asked, or agrees."""
    event = next(event for event in polybius.read(text).events if event.event_type == event_type)
    return sorted(party.code or "" for party in event.recipients or event.actors)


FOUGHT = "Sudan's army and the RSF fought in Khartoum on Monday. "


@pytest.mark.parametrize(
    ("text", "event_type", "codes"),
    [
        (FOUGHT + "The UN urged all sides to stop the fighting.", "REQUEST", ["SDN", "SDNPRM"]),
        (FOUGHT + "The African Union called on the warring parties to talk.", "REQUEST", ["SDN", "SDNPRM"]),
        ("Chad and Niger exchanged fire. Algeria urged the warring parties to disarm.", "REQUEST", ["NER", "TCD"]),
        ("India and Pakistan exchanged fire. Iran called on all sides to talk.", "REQUEST", ["IND", "PAK"]),
        ("The Ethiopian army and the TPLF signed a truce. The parties agreed to talk.", "AGREE", ["ETH", "ETHREB"]),
        # of two armies, in a report of no political party
        (
            "Kenyan troops fired on Somali troops at the well. Qatar urged the parties to stay calm.",
            "REQUEST",
            ["KEN", "SOM"],
        ),
        ("Armenian troops fired on Azeri troops. The parties agreed to a truce.", "AGREE", ["ARM", "AZE"]),
        # whomever it may concern
        ("Oman rang the Iraqi minister and called on all parties to show restraint.", "REQUEST", [""]),
        # parties of parliaments
        ("Bolivia's president urged all parties to back the budget.", "REQUEST", ["BOLPTY"]),
        ("The two main parties of Ghana rejected the plan.", "REJECT", ["GHAPTY"]),
        ("Rival parties in Kenya agreed on a date.", "AGREE", ["KENPTY"]),
    ],
)
def test_all_sides_and_the_warring_parties_are_the_two_who_fight(text, event_type, codes):
    assert parties(text, event_type) == codes


@pytest.mark.parametrize(
    ("text", "event_type", "codes"),
    [
        ("Thai and Cambodian soldiers clashed near the temple.", "ASSAULT", ["KHMMIL", "THAMIL"]),
        ("Jordanian and Syrian police patrolled Lake Tiberias together.", "COOPERATE", ["JORCOP", "SYRCOP"]),
        ("US and Somali forces trained together near Kismayo.", "COOPERATE", ["SOMMIL", "USAMIL"]),
        ("The foreign ministers of Peru and Chile met in Arica.", "CONSULT", ["CHLGOV", "PERGOV"]),
        ("Sudan expelled Danish, Polish and Greek journalists.", "SANCTION", ["DNKJRN", "GRCJRN", "POLJRN"]),
        # what only one of them has
        ("The Finnish army and Sweden trained together.", "COOPERATE", ["FINMIL", "SWE"]),
        ("China condemned the remarks of Japan and Australia.", "ACCUSE", ["AUS", "JPN"]),
        ("Qatar sent trucks to Jordan and Egypt.", "AID", ["EGY", "JOR"]),
    ],
)
def test_a_noun_of_several_states_says_of_each_what_it_is(text, event_type, codes):
    assert parties(text, event_type) == codes


@pytest.mark.parametrize(
    ("second", "event_type", "codes"),
    [
        ("The foreign ministers met in Arlit on Friday.", "CONSULT", ["NERGOV", "TCDGOV"]),
        ("Their armies held a joint exercise.", "COOPERATE", ["NERMIL", "TCDMIL"]),
        # of one of them
        ("Niger's leaders thanked Algeria.", "SUPPORT", ["DZA"]),
        ("The ministers of Benin met rebels from Mali.", "CONSULT", ["BENGOV", "MLIREB"]),
    ],
)
def test_a_plural_office_after_two_states_is_that_of_both(second, event_type, codes):
    assert parties("Chad and Niger ended a dispute over a well. " + second, event_type) == codes


@pytest.mark.parametrize(
    ("text", "event_type", "codes"),
    [
        ("Turkey and Greece accused each other of firing first. France watched.", "ACCUSE", ["GRC", "TUR"]),
        ("France looked on. The armies of Chad and Niger shelled one another.", "ASSAULT", ["NERMIL", "TCDMIL"]),
    ],
)
def test_who_do_something_to_each_other_do_it_to_nobody_else(text, event_type, codes):
    event = next(event for event in polybius.read(text).events if event.event_type == event_type)

    assert sorted(party.code for party in event.actors) == codes
    assert event.reciprocal
    assert event.recipients == ()


@pytest.mark.parametrize(
    ("text", "event_type", "codes"),
    [
        ("Chad and Niger had quarrelled. The two countries' officials met in Doha.", "CONSULT", ["NER", "TCD"]),
        ("Chad blamed Niger for a raid. Ministers of the two states met in Doha.", "CONSULT", ["NERGOV", "TCDGOV"]),
        ("Chad blamed Niger for a raid. Both countries' armies exchanged fire.", "ASSAULT", ["NERMIL", "TCDMIL"]),
    ],
)
def test_people_of_the_two_are_of_either(text, event_type, codes):
    assert parties(text, event_type) == codes


@pytest.mark.parametrize(
    ("text", "event_type", "codes"),
    [
        (  # those whose people the sentence before tells of, whoever else was told of more
            "Cuba is under American sanctions. The United States widened them. The Cuban president received the king "
            "of Spain. The two leaders agreed to build a port.",
            "AGREE",
            ["CUBGOV", "ESPGOV"],
        ),
        # in their own sentence
        (
            "Egypt closed its house in Libya. Libya protested. The foreign minister in Cairo held talks with his Greek "
            "counterpart; the two ministers agreed to meet again.",
            "AGREE",
            ["EGYGOV", "GRCGOV"],
        ),
        ("Chad moved guns towards Niger. The neighbours signed a pact in March.", "SUPPORT", ["NER", "TCD"]),
        (
            "Chad rejected claims by Niger. Chad asked the African Union for help and Niger sent word. The two sides "
            "agreed to hold talks.",
            "AGREE",
            ["NER", "TCD"],
        ),
    ],
)
def test_plurals_mean_the_two_told_before(text, event_type, codes):
    event = next(e for e in reversed(polybius.read(text).events) if e.event_type == event_type)

    assert sorted(party.code for party in event.actors) == codes
    assert event.recipients == ()


@pytest.mark.parametrize(
    ("text", "event_type", "states"),
    [
        ("India met China. Nepal objected to an agreement between its two neighbours.", "ACCUSE", ["CHN", "IND"]),
        ("Oman called the European Union. Qatar spoke. Iran accused both monarchies.", "ACCUSE", ["OMN", "QAT"]),
    ],
)
def test_the_two_are_neither_who_speaks_of_them_nor_a_union_of_states(text, event_type, states):
    event = next(e for e in polybius.read(text).events if e.event_type == event_type)

    assert sorted({party.country for party in event.recipients}) == states


def test_neighbours_next_door_are_no_states():
    text = "Thieves broke into a flat in Lyon. The neighbours attacked them with stones, French police said."
    events = polybius.read(text).events

    assert {party.country for event in events for party in event.actors} <= {"FRA", None}


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Peru and Spain held drills. China spoke to Cuba. China criticised the two allies.", ["ESP", "PER"]),
        # of three, nobody knows which are friends
        ("Peru warned Cuba. Cuba shelled Peru. Chile spoke to Peru. China criticised the two allies.", []),
    ],
)
def test_allies_are_those_who_acted_together(text, states):
    event = [event for event in polybius.read(text).events if event.event_type == "ACCUSE"][-1]

    assert sorted({party.country for party in event.recipients if party.country}) == states


def test_any_party_is_no_political_party():
    text = "Kenya rejects raids by any party on its soil. Uganda was told so."

    assert "KENPTY" not in parties(text, "REJECT")


def test_parties_to_a_quarrel_are_no_political_parties():
    text = "Oman called on all parties concerned to stop the fighting in Yemen."

    assert "YEMPTY" not in parties(text, "REQUEST")


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's premier warned Uganda. Rwanda urged everyone to stay calm.",
        "Iran's spokesman met Iraqi officials and advised the European countries to keep out.",
    ],
)
def test_everybody_and_countries_without_a_name_are_of_no_state(text):
    asked = [event for event in polybius.read(text).events if event.event_type == "REQUEST"]
    assert [party.country for party in asked[0].recipients if party.country] == []


QUARREL = "Norway scolded Peru. Libya accused Chad of shelling a village. "


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        # to each other, and to nobody who was told of before
        (QUARREL + "Both sides have used cluster bombs.", "used", ["LBY", "TCD"], []),
        (QUARREL + "Each side blamed the other for the raid.", "blamed", ["LBY", "TCD"], []),
        # on the neighbour who complains of it
        (QUARREL, "shelling", ["TCD"], ["LBY"]),
        # whom they are told to strike
        (QUARREL + "Both sides have bombed Mali.", "bombed", ["LBY", "TCD"], ["MLI"]),
    ],
)
def test_what_both_or_each_of_two_sides_do_is_done_to_no_third(text, word, actors, recipients):
    reading = polybius.read(text, published="2023-09-05")
    event = next(event for event in reading.events if reading.words(event.trigger) == word)

    assert (actors, recipients) == ([p.country for p in event.actors], [p.country for p in event.recipients])
