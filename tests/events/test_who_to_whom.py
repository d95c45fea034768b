"""Whole sentences through the program as it ships: by which words the two sides are told, and who is nobody."""

from __future__ import annotations

import pytest

import polybius


def sides(text, event_type):
    """The words of actors and recipients of the first event of a type, each with its country."""
    reading = polybius.read(text, published="2020-05-13")
    event = next(event for event in reading.events if event.event_type == event_type)
    return tuple([(reading.words(p.span), p.country) for p in parties] for parties in (event.actors, event.recipients))


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "recipients"),
    [
        (  # the subject of "said" is a pronoun away
            "Washington said it was disappointed by the vote and urged Kenyan leaders to reconsider.",
            "REQUEST", [("Washington", "USA")], [("Kenyan leaders", "KEN")],
        ),
        (  # a passive in a clause of its own: whoever is spoken of suffers it
            "Despite being captured by American forces, Iraqi General Hamid Saleh was praised by Iran.",
            "SUPPORT", [("Iran", "IRN")], [("Iraqi General Hamid Saleh", "IRQ")],
        ),
        (
            "Two Russians were arrested by Polish police after attacking a Ukrainian soldier.",
            "ASSAULT", [("Two Russians", "RUS")], [("a Ukrainian soldier", "UKR")],
        ),
        (  # who gives stands behind "from"
            "Niger received 40 million euros in aid from Germany.", "AID", [("Germany", "DEU")], [("Niger", "NER")],
        ),
        (  # the pirates, though nobody knows whose they are, and not the navy
            "Peru's navy sank a Thai trawler that had been seized hours earlier by pirates.",
            "COERCE", [("pirates", None)], [("a Thai trawler", "THA")],
        ),
        (
            "Farmers accused the government of Chad of neglect.",
            "ACCUSE", [("Farmers", "TCD")], [("the government of Chad", "TCD")],
        ),
        (  # a list below one noun
            "The presidents of Peru, Chile and Bolivia condemned Brazil.",
            "ACCUSE", [("The presidents of Peru", "PER"), ("Chile", "CHL"), ("Bolivia", "BOL")], [("Brazil", "BRA")],
        ),
        (  # those who are in what is struck
            "Missiles hit a base that hosts Danish troops and wounded 30.",
            "ASSAULT", [], [("Danish troops", "DNK")],
        ),
        (  # one party of two names
            "Indian marine commandos climbed onto the Thai ship and arrested four Danish sailors.",
            "COERCE", [("Indian marine commandos", "IND")], [("four Danish sailors", "DNK")],
        ),
        (  # all who talk, the whole list
            "Oman's envoy held talks with the foreign ministers of Iran, Turkey and Qatar.", "CONSULT",
            [("Oman's envoy", "OMN"), ("the foreign ministers of Iran", "IRN"), ("Turkey", "TUR"), ("Qatar", "QAT")],
            [],
        ),
        (  # whoever is given something receives it
            "Niger was given loans worth 3 million euros by Germany.", "AID", [("Germany", "DEU")], [("Niger", "NER")],
        ),
        ("Norway demanded an apology from Iran.", "REQUEST", [("Norway", "NOR")], [("Iran", "IRN")]),
        ("Norway urged sanctions on Iran.", "REQUEST", [("Norway", "NOR")], []),  # Iran is not asked
        (  # the one who is to send, not the one to whom
            "Poland's president made a call for Germany to send tanks to Ukraine.",
            "REQUEST", [("Poland's president", "POL")], [("Germany", "DEU")],
        ),
        ("Two suspects were arrested by the Indians on Monday.", "COERCE", [("the Indians", "IND")], None),
    ],
)  # fmt: skip
def test_who_does_it_to_whom_is_told_by_the_words_that_name_them(text, event_type, actors, recipients):
    found = sides(text, event_type)

    assert found[0] == actors
    assert recipients is None or found[1] == recipients


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("A car bomb exploded in Kharkiv on Friday, killing a Ukrainian officer.", "ASSAULT"),
        ("France bombed camps in Mali on Monday. On Tuesday a Danish officer was shot dead in Bamako.", "ASSAULT"),
        ("The Ukrainian army said four villages in Ukraine had been shelled overnight.", "ASSAULT"),  # the speaker
    ],
)
def test_an_act_that_the_text_lays_at_nobodys_door_has_no_actor(text, event_type):
    reading = polybius.read(text, published="2020-05-13")
    last = [event for event in reading.events if event.event_type == event_type][-1]

    assert last.actors == ()


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The army shelled a village on Monday.", "The army"),
        ("The agency quoted an official as saying that the ministry had accused Iran of a lie.", "the ministry"),
    ],
)
def test_an_organ_of_a_state_that_nobody_names_keeps_its_words_and_gets_no_code(text, actor):
    reading = polybius.read(text)
    told = [(reading.words(party.span), party.code) for event in reading.events for party in event.actors]
    assert (actor, None) in told


def test_a_bound_of_a_number_belongs_to_the_words_of_a_party():
    text = "The Syrian army shelled a village on Sunday, killing at least four people."
    assert ("at least four people", "SYR") in sides(text, "ASSAULT")[1]


@pytest.mark.parametrize(
    ("text", "officers"),
    [
        ("The U.S.-led coalition stayed. Coalition officers in Baghdad criticised Turkey.", "IGOMIL"),
        ("An officer of the Turkish navy criticised Greece.", "TURMIL"),
        ("Police officers in Basra criticised Turkey.", "IRQCOP"),
    ],
)
def test_officers_are_of_the_body_that_is_named_with_them(text, officers):
    events = polybius.read(text, published="2020-05-13").events

    assert officers in {party.code for event in events for party in event.actors}


@pytest.mark.parametrize(
    ("text", "asked", "struck"),
    [
        (  # what was told as the time of the asking is no content of it
            "Peru's congress passed a motion telling the government to close the bases of foreign soldiers, a day "
            "after a Chilean drone killed the Peruvian general Jorge Paz in the capital.",
            [("Peru's congress", "PER")], [("a Chilean drone", "CHL")],
        ),
        (
            "Ethiopia urged Eritrea to withdraw its soldiers, because Sudanese planes had bombed a convoy.",
            [("Ethiopia", "ETH")], [("Sudanese planes", "SDN")],
        ),
    ],
)  # fmt: skip
def test_what_went_before_an_asking_is_an_act_of_its_own(text, asked, struck):
    assert (sides(text, "REQUEST")[0], sides(text, "ASSAULT")[0]) == (asked, struck)


QUARREL = "Bolivia and Chile have quarrelled over the river for years. Bolivia said so at every meeting with Chile. "


@pytest.mark.parametrize(
    ("told", "on"),
    [
        ("Last month Chile tore up the trade accord and put tariffs on Peru.", [("Peru", "PER")]),
        # a subject of its own: nothing is known of whom the first is aimed at but what the report tells
        ("Chile then tore up the trade accord, and Ecuador put tariffs on Peru.", [("Bolivia", "BOL")]),
        ("Chile then tore up the accord with Bolivia and recalled its envoy from Peru.", [("Bolivia", "BOL")]),
    ],
)
def test_a_measure_that_names_nobody_strikes_whom_the_one_beside_it_names(told, on):
    assert sides(QUARREL + told, "SANCTION")[1] == on


@pytest.mark.parametrize(
    ("text", "event_type", "recipients"),
    [
        ("Norway and Russia quarrel about crab. Oslo offered talks on Thursday.", "AGREE", [("Russia", "RUS")]),
        ("Ghana expelled two Togolese diplomats. Togo struck back on Sunday.", "ASSAULT", [("Ghana", "GHA")]),
        ("Kenya held a budget debate on Monday. The minister promised lower taxes.", "AGREE", []),  # who else?
        ("Angola reopened the port after repairs. Luanda welcomed the news.", "SUPPORT", []),
    ],
)
def test_an_act_of_one_of_two_states_is_meant_for_the_other_where_no_words_tell_for_whom(text, event_type, recipients):
    assert sides(text, event_type)[1] == recipients


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Students rallied in Dakar for a second day.", [("Dakar", "SEN")]),
        ("Dockers in Mombasa downed tools.", [("Mombasa", "KEN")]),
        ("Thousands of nurses marched through Nairobi on Monday.", [("Nairobi", "KEN")]),
        ("Iraqi women protested against Iran in Basra.", [("Iran", "IRN")]),
        ("Hundreds demonstrated outside the Turkish embassy in Vienna.", [("the Turkish embassy", "TUR")]),
        (
            "Some 90,000 people marched through the centre of Tunis on Friday to demand the withdrawal of Libyan "
            "fighters, far short of the number for which the union had called.",
            [("Libyan fighters", "LBY")],
        ),
    ],
)
def test_those_who_protest_mean_whom_they_name_and_their_own_state_where_they_name_nobody(text, recipients):
    assert sides(text, "PROTEST")[1] == recipients


@pytest.mark.parametrize(
    ("text", "event_type", "recipients"),
    [
        (
            "Russian jets bombed the mill on its first day. Ukrainian bakers had reopened it.",
            "ASSAULT", [("the mill", "UKR")],
        ),
        (
            "Libyan soldiers stormed a port. The harbour master was arrested at the gate last week.",
            "COERCE", [("The harbour master", "LBY")],
        ),
        ("The Indian navy sank a trawler that pirates had taken.", "ASSAULT", [("a trawler", None)]),  # of any flag
        (
            "Kenyan and Somali officials met in Rome. A waiter was arrested by Italian police.",
            "COERCE", [("A waiter", "ITA")],  # of the state whose police hold him
        ),
    ],
)  # fmt: skip
def test_those_of_whom_only_a_noun_is_told_are_of_the_likeliest_state(text, event_type, recipients):
    assert sides(text, event_type)[1] == recipients


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Hundreds demonstrated outside the Turkish embassy in Vienna.", [("Hundreds", "AUT")]),
        ("Hundreds demonstrated against Turkey on Monday, the agency said.", [("Hundreds", None)]),
    ],
)
def test_those_who_protest_are_of_the_place_that_the_act_itself_tells(text, actors):
    assert sides(text, "PROTEST")[0] == actors


def test_police_around_an_embassy_are_not_of_the_state_that_sent_it():
    text = "Peru is on edge. In Lima, cops stood around the Chilean embassy and arrested six students."

    assert sides(text, "COERCE")[0] == [("cops", "PER")]


@pytest.mark.parametrize(
    ("text", "event_type", "actors"),
    [
        (
            "Kenya counts its dead. Eleven Western embassies in Nairobi urged restraint on Monday.",
            "REQUEST", [("Eleven Western embassies in Nairobi", None)],
        ),
        (
            "Chad mourns. Arab ministers met in Ndjamena and condemned the attack.",
            "ACCUSE", [("Arab ministers", "IGO")],
        ),
        (
            "East African leaders who met in Lusaka lifted a ban on Eritrea.",
            "CONCEDE", [("East African leaders", "IGO")],
        ),
        (
            "Central American presidents in Bogota urged Spain to free two ships.",
            "REQUEST", [("Central American presidents", "IGO")],
        ),
        # where they are
        ("African migrants attacked a police post in Tunis.", "ASSAULT", [("African migrants", "TUN")]),
        ("Police in Nairobi arrested ten students.", "COERCE", [("Police", "KEN")]),
    ],
)  # fmt: skip
def test_those_of_several_states_are_not_of_the_one_where_they_are(text, event_type, actors):
    assert sides(text, event_type)[0] == actors


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "recipients"),
    [
        ("Taiwan spotted nine Chinese bombers east of Hualien.", "MOBILIZE", ["CHNMIL"], ["TWN"]),
        ("Oslo said it had tracked two Russian submarines off Bodo.", "MOBILIZE", ["RUSMIL"], ["NORGOV"]),
        ("Polish fighters intercepted a Russian plane over the Baltic.", "MOBILIZE", ["POLMIL"], ["RUSMIL"]),
        ("Yemeni fighters stormed a village in Oman.", "ASSAULT", ["YEMREB"], ["OMN"]),  # no planes
    ],
)
def test_who_is_seen_near_a_state_has_come_there_and_fighters_that_fly_are_planes(text, event_type, actors, recipients):
    events = polybius.read(text, published="2024-05-10").events
    event = next(event for event in events if event.event_type == event_type)

    assert [party.code for party in event.actors] == actors
    assert [party.code for party in event.recipients] == recipients


@pytest.mark.parametrize("text", ["A pilot spotted a Greek yacht adrift off Libya.", "Ghana counted 40 buses."])
def test_whatever_else_is_seen_is_no_threat(text):
    assert not polybius.read(text, published="2024-05-10").events


@pytest.mark.parametrize(
    ("text", "event_type", "recipients"),
    [
        ("Farmers blocked a road in Ghana. Police said they would arrest them.", "THREATEN", ["GHAAGR"]),
        ("Malian rebels seized a mine. The army vowed to punish them.", "THREATEN", ["MLIREB"]),
        (
            "Chinese sailors boarded a Filipino trawler. The crew said men with clubs beat them.",
            "ASSAULT", ["PHLLAB"],
        ),
        ("Libya held a Maltese tanker. Tripoli freed the crew.", "RETREAT", ["MLTLAB"]),
    ],
)  # fmt: skip
def test_whom_an_object_means_is_not_who_acts_and_a_crew_is_of_its_ship(text, event_type, recipients):
    events = polybius.read(text, published="2024-05-10").events

    assert [p.code for p in [e for e in events if e.event_type == event_type][-1].recipients] == recipients


def test_a_town_is_found_however_its_apostrophe_is_written():
    (event,) = polybius.read("Ethiopian troops killed 12 farmers in Merawi.", published="2024-05-10").events

    assert [party.code for party in event.recipients] == ["ETHAGR"]  # no Sudanese of Merowe


@pytest.mark.parametrize(
    ("text", "event_type", "actors"),
    [
        ("The European Union fined Poland. The bloc also froze funds for Warsaw.", "COERCE", ["EUR"]),
        ("ECOWAS met in Abuja. The bloc suspended Guinea on Sunday.", "SANCTION", ["IGO"]),
        ("The West African bloc suspended Burkina Faso.", "SANCTION", ["IGO"]),
        ("Lebanon's biggest bloc rejected the budget.", "REJECT", ["LBNPTY"]),  # in a parliament
        ("Ecuador's indigenous groups blocked a road.", "PROTEST", ["ECUSOC"]),  # no government
    ],
)
def test_a_bloc_is_the_body_that_is_named_and_groups_of_a_state_are_not_its_government(text, event_type, actors):
    events = polybius.read(text, published="2024-05-10").events

    assert [p.code for p in [e for e in events if e.event_type == event_type][-1].actors] == actors


@pytest.mark.parametrize(
    ("text", "event_type", "actors"),
    [
        ("Police in Brussels detained nine farmers.", "COERCE", ["BELCOP"]),
        ("EU envoys met in Brussels. Police beat protesters.", "ASSAULT", ["BELCOP"]),
        ("Brussels condemned the vote in Niger.", "ACCUSE", ["EURGOV"]),  # the Union, where it acts
    ],
)
def test_the_town_in_which_a_body_sits_is_of_its_state(text, event_type, actors):
    events = polybius.read(text, published="2024-05-10").events

    assert [p.code for p in [e for e in events if e.event_type == event_type][-1].actors] == actors


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The Berlin conference on Libya will be hosted by Germany in spring.", []),
        ("Portugal hosted a summit on Ukraine in June.", []),
        ("Portugal hosted a summit with Ukraine in June.", ["UKR"]),
    ],
)
def test_a_state_that_a_conference_only_speaks_of_is_not_met(text, codes):
    reading = polybius.read(text, published="2020-05-13")

    assert [party.country for event in reading.events for party in event.recipients] == codes


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("A week of riots left eleven dead in Ghana. Doctors ran out of blood.", "GHA", "GHA"),
        ("The demonstrations in Quito drew praise from Spain and Italy.", "ECU", "ECU"),
        ("Protests outside the Swedish embassy in Ankara drew crowds. Sweden closed its doors.", "TUR", "SWE"),
        ("A strike by Zambian nurses emptied the wards. Malawi sent doctors.", "ZMB", "ZMB"),  # told by whom
    ],
)
def test_who_protests_where_nobody_is_named_is_of_where_it_is_told_to_happen(text, actors, recipients):
    told = next(e for e in polybius.read(text, published="2024-05-10").events if e.event_type == "PROTEST")

    assert next((one.country for one in told.actors), None) == actors
    assert next((one.country for one in told.recipients), None) == recipients
