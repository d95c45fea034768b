"""Reports as translated pages and local papers write them: states in other tongues, bodies, what a name stands for."""

from __future__ import annotations

import pytest

import polybius
from tests.events.test_plain import told


@pytest.mark.parametrize(
    ("text", "events"),
    [
        # states and capitals as other tongues write them
        ("Irak accused Turkey of theft.", [("ACCUSE", "IRQ", "TUR")]),
        ("Turkish jets bombed a village in Siria.", [("ASSAULT", "TUR", "SYR")]),  # no town of Romania
        ("Tahran rejected the offer by Londra.", [("REJECT", "IRN", "GBR")]),
        ("Rusia expelled two diplomats of Polonia.", [("SANCTION", "RUS", "POL")]),
        ("Ukranian troops shelled a Belorussian village.", [("ASSAULT", "UKR", "BLR")]),
        # bodies of states
        ("The Visegrad Group condemned Peru.", [("ACCUSE", "IGO", "PER")]),
        ("The Organization of Turkic States condemned Greece.", [("ACCUSE", "IGO", "GRC")]),
        # the alliance is the one that is called so, where one is
        (
            "The Democratic Alliance won in Cape Town. The alliance accused the government of fraud.",
            [("ACCUSE", "ZAF", "ZAF")],
        ),
        ("NATO met in Brussels. The alliance accused Russia of spying.", [("ACCUSE", "IGO", "RUS")]),
    ],
)
def test_events(text, events):
    assert told(text)[-len(events) :] == events


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Police in Managua raided the offices of La Prensa.", ["NIC", "NIC"]),  # La is not L.A. here
        ("Police in La Guaira left.", ["VEN"]),
        ("He was born in Lafayette, La.", ["USA", "USA"]),
        ("Troops left Ufa Airport.", ["RUS"]),
    ],
)
def test_an_article_is_no_city(text, countries):
    assert [place.country for place in polybius.read(text).places] == countries


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Niger accused the French oil company Tarvel of bribing officers. The company denied the claim.",
            [("ACCUSE", "NER", "FRA"), ("REJECT", "FRA", "NER")],
        ),
        (
            "Armenia said Azerbaijan's security service had poisoned an exile there. The service denied the charge.",
            [("ASSAULT", "AZE", "ARM"), ("REJECT", "AZE", "ARM")],  # whose service it is was told before
        ),
        (
            "The ministry in Chisinau said a Russian bank had moved money to rebels. The bank denied the accusation.",
            [("REJECT", "RUS", "MDA")],
        ),
        ("The mayor said the bakery had raised its prices. The bakery denied the claim.", []),
        ("The widow said the hospital had lost her files. The hospital denied the claim.", []),
        ("The insurer denied the claim of a driver from Lyon after the storm.", []),  # no word of anybody
        ("Poland shut a road. The company denied her a refund.", []),
    ],
)
def test_whoever_is_blamed_denies_it_to_whoever_told(text, events):
    assert [event for event in told(text) if event[0] != "COERCE"] == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Slovakia suspended rail freight to Ukraine.", [("SANCTION", "SVK", "UKR")]),
        ("Slovakia will suspend rail freight to Ukraine from Monday.", [("THREATEN", "SVK", "UKR")]),
        ("Slovakia halted freight trains to Ukraine.", [("SANCTION", "SVK", "UKR")]),
        ("Jordan will stop issuing visas to Lebanese workers.", [("SANCTION", "JOR", "LBN")]),
        ("Morocco no longer issues transit permits to Algerian lorries.", [("SANCTION", "MAR", "DZA")]),
        ("The railway will suspend trains between Lyon and Nice from Monday for repairs.", []),
        ("The bank will stop issuing paper statements to customers.", []),
    ],
)
def test_what_runs_and_what_is_issued_is_halted(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Thailand closed the crossing to Cambodian lorries from Thursday, the army said on Tuesday.", "2024-05-09"),
        ("Egypt's cabinet on Tuesday banned rice exports to Sudan from Friday.", "2024-05-10"),
        ("Lithuania announced a halt to dairy imports from Belarus from Saturday.", "2024-05-11"),
        ("The decree bars Serbian lorries from Kosovo as of Thursday.", "2024-05-09"),
        ("Switzerland's freeze on Malian officials' accounts, which takes effect on Friday, is new.", "2024-05-10"),
        ("Cameroon closed the bridge to Nigeria from Friday until Sunday because of the vote.", "None"),  # it is over
        ("The bridge to Nigeria was closed from Friday by Cameroon.", "None"),
        ("The army shelled the Armenian village from Thursday to Saturday.", "None"),
    ],
)
def test_what_is_laid_from_a_day_on_lies_ahead(text, due):
    assert str(polybius.read(text, published="2024-05-07").events[0].due_earliest) == due


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Flour from Turkey reached the Lebanese port of Tripoli on Monday.", [("AID", "TUR", "LBN")]),
        ("A shipment of tents from Pakistan arrived in Nepal.", [("AID", "PAK", "NPL")]),
        ("Two planeloads of medicine from Qatar landed in Khartoum.", [("AID", "QAT", "SDN")]),
        ("A shipment of cocaine from Colombia arrived in Spain.", []),
        ("Grain prices from Ukraine reached a record in Egypt.", []),
        ("Smoke from Canada reached Norway.", []),
        ("A delegation from Pakistan arrived in Nepal.", [("CONSULT", "PAK", "NPL")]),  # no aid
        # called home, and on the phone
        ("Swedish troops were called home from Mali.", [("RETREAT", "SWE", "MLI")]),
        ("Kenya called home 200 soldiers from Somalia.", [("RETREAT", "KEN", "SOM")]),
        ("Swedish troops were recalled from Mali.", [("RETREAT", "SWE", "MLI")]),
        # fire and words that are fired back
        ("The Lebanese army fired back at Israeli positions.", [("ASSAULT", "LBN", "ISR")]),
        (
            "India shelled the Pakistani post and Pakistan fired back.",
            [("ASSAULT", "IND", "PAK"), ("ASSAULT", "PAK", "IND")],
        ),
        ("The minister fired back at critics in Norway.", [("ACCUSE", "NOR", "NOR")]),
        ("The champion fired back with two goals for Spain.", []),
    ],
)
def test_what_arrives_is_called_home_and_fired_back(text, events):
    assert told(text) == events


def test_who_fires_back_answers_whoever_shot_at_him():
    reading = polybius.read("Rwandan soldiers shot at a Congolese patrol, which returned fire.")

    (link,) = reading.links
    assert [event.actors[0].country for event in reading.events if event.id == link.from_] == ["COD"]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Guinea stays suspended from the regional bloc.", [("SANCTION", "IGO", "GIN")]),
        ("Belarusian carriers remain banned from European Union airspace.", [("SANCTION", "EUR", "BLR")]),
        ("Belarusian carriers were banned from Polish airspace.", [("SANCTION", "POL", "BLR")]),
        ("Ethiopian reporters were barred from Eritrea.", [("COERCE", "ERI", "ETH")]),
        ("Niger stays withdrawn from ECOWAS.", [("SANCTION", "NER", "IGO")]),  # it left by itself
        ("Syria stays away from the summit of the Arab League.", [("REJECT", "SYR", "IGO")]),
        ("The bridge in Prague remains closed.", []),
    ],
)
def test_who_stays_suspended_is_met_and_acts_not(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The UN mission said villages were burned in Darfur.", [("ASSAULT", "", "SDN")]),
        ("Oxfam said civilians were shelled in Aleppo.", [("ASSAULT", "", "SYR")]),
        ("The African Union said a market was shelled in Mogadishu.", [("ASSAULT", "", "SOM")]),
        ("Islamic State said two soldiers were killed in Mosul.", [("ASSAULT", "IMG", "IRQ")]),  # by it
    ],
)
def test_a_body_that_tells_of_a_blow_has_not_dealt_it(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Poland closed the crossing after shells fired from the Belarusian side killed four.",
            [("COERCE", "POL", "BLR"), ("ASSAULT", "BLR", "POL")],
        ),
        (
            "Lebanon complained after a missile fired by Israel struck a bus.",
            [("ACCUSE", "LBN", "ISR"), ("ASSAULT", "ISR", "LBN")],
        ),
        ("A boy died when a shell fired from the Azerbaijani side hit a farm in Armenia.", [("ASSAULT", "AZE", "ARM")]),
        ("India said shells fired by Pakistan had hit a temple.", [("ASSAULT", "PAK", "IND")]),
        ("Poland closed the crossing after officers fired from the tower.", [("COERCE", "POL", "")]),
    ],
)
def test_weapons_fired_from_somewhere_strike_from_there(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The regulator pulled the plug on Radio Tamazuj in Juba.", [("COERCE", "SSD", "SSD")]),
        (
            "Caracas denounced before the regional council the plundering of its oil by Guyana.",
            [("ACCUSE", "VEN", "GUY")],
        ),
        ("Kuwait's ministry of commerce has pulled all Lebanese fruit from the shelves.", [("SANCTION", "KWT", "LBN")]),
        ("Malian immigration turned back 40 Guinean traders at the frontier post.", [("COERCE", "MLI", "GIN")]),
        ("Bandits whisked away the headmaster of a school in Kaduna.", [("ASSAULT", "NGA", "NGA")]),
        ("Eritrea threw open its embassy in Mogadishu after 20 years.", [("SUPPORT", "ERI", "SOM")]),
        (
            "A consignment of cargo sent by Baku was handed over to the authorities of Kyrgyzstan.",
            [("AID", "AZE", "KGZ")],
        ),
        ("Residents of Kisumu lit bonfires on the highway.", [("PROTEST", "KEN", "KEN")]),
        ("Iran said its response to Israel would be harsh.", [("THREATEN", "IRN", "ISR")]),
        ("A chauffeur whisked away the bride in Lagos.", []),
        ("Snow turned back 40 drivers on the pass.", []),
        ("Guests lit bonfires on the beach in Goa.", []),
        ("The recovery will be painful for Greece, the minister said.", []),
        ("The grocer pulled old fruit from the shelves.", []),
        ("The gas regulator broke in a kitchen in Cairo.", []),
    ],
)
def test_words_of_local_papers_and_state_agencies(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Poland will recall its ambassador from Hungary, the prime minister said.", "POLGOV"),  # an announcement
        ("Turkish troops killed nine Syrian soldiers, the defence minister said.", "TURGOV"),
        ("Jordan will stop issuing visas to Lebanese workers, the interior minister announced.", "JORGOV"),
        ("Turkish jets bombed a Syrian village, the mayor said.", "SYRGOV"),  # the village's
        ("Russian missiles hit a Ukrainian school, the mayor said.", "UKRGOV"),
    ],
)
def test_an_officer_who_tells_of_an_act_is_of_those_who_did_it(text, source):
    (event,) = polybius.read(text).events
    assert [polybius.read(text).attributions[at].source.code for at in event.attributions] == [source]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Occupation forces stormed the Balata camp in Nablus.", [("ASSAULT", "ISR", "PSE")]),
        ("The occupation army arrested ten Palestinians in Jenin.", [("COERCE", "ISR", "PSE")]),
        ("The Palestinian police arrested ten men in Jenin.", [("COERCE", "PSE", "PSE")]),
        ("American occupation forces left Iraq.", [("RETREAT", "USA", "IRQ")]),
        ("The occupation of Nablus ended.", []),
    ],
)
def test_occupation_forces_are_of_whoever_holds_the_land(text, events):
    assert told(text) == events
