"""Measures taken, eased and told by nouns and idioms: closed to ships, bound no longer, off the list, let go."""

from __future__ import annotations

import pytest

import polybius
from polybius import pipeline
from polybius.ingest import from_text
from tests.events.test_plain import told


@pytest.mark.parametrize(
    ("text", "events"),
    [
        # who shuts his ports or skies to another's ships and planes punishes him; a border that is shut coerces
        ("Cyprus closed its ports to Turkish ships.", [("SANCTION", "CYP", "TUR")]),
        ("Lithuania barred Belarusian airliners from its skies.", [("SANCTION", "LTU", "BLR")]),
        ("The imposition of tariffs on Chilean copper by Peru surprised traders.", [("SANCTION", "PER", "CHL")]),
        ("Washington targeted two Burmese generals with sanctions.", [("SANCTION", "USA", "MMR")]),
        ("Britain slapped an asset freeze on the Belarusian president.", [("SANCTION", "GBR", "BLR")]),
        ("America's withdrawal from the nuclear pact began in May.", [("SANCTION", "USA", "")]),
        ("Russia no longer considers itself bound by the treaty.", [("SANCTION", "RUS", "")]),
        ("North Korea no longer honours the accord with South Korea.", [("SANCTION", "PRK", "KOR")]),
        ("Iran abandoned the limits of the nuclear accord.", [("SANCTION", "IRN", "")]),
        ("A curfew came into force in Kenya.", [("COERCE", "", "KEN")]),
        ("Eritrea cut the telephone lines with Djibouti.", [("SANCTION", "ERI", "DJI")]),
        ("China cancelled military talks with Washington.", [("SANCTION", "CHN", "USA")]),  # not a meeting alone
        ("Fiji ordered the Australian high commissioner to leave.", [("SANCTION", "FJI", "AUS")]),
        ("China put new fees on Mongolian lorries.", [("SANCTION", "CHN", "MNG")]),
        ("Chad invited Niger to withdraw its soldiers without delay.", [("REQUEST", "TCD", "NER")]),
        ("Peru required all Chilean diplomats to leave within two days.", [("REQUEST", "PER", "CHL")]),
        ("Ghana informed Togo of its decision to close the border.", [("COERCE", "GHA", "")]),  # whose, is told
        ("Ghana and Togo halted joint raids against the smugglers.", [("SANCTION", "GHA TGO", "")]),  # no ceasefire
        ("Norway's ministry set aside two million euros for Mali.", []),  # a proposal is rejected so, money is not
        ("Russia took back its ratification of the test-ban treaty.", [("SANCTION", "RUS", "")]),
        # what is taken back
        ("Washington took Sudan off its list of sponsors of terrorism.", [("CONCEDE", "USA", "SDN")]),
        ("Russia dropped the Taliban from its list of terrorist groups.", [("CONCEDE", "RUS", "AFG")]),
        ("Qatar suspended a case against Bahrain at the court.", [("CONCEDE", "QAT", "BHR")]),
        ("A Spanish court withdrew its warrant for the Moroccan journalist.", [("CONCEDE", "ESP", "MAR")]),
        ("North Korea voiced regret for the blast to South Korea.", [("CONCEDE", "PRK", "KOR")]),
        ("The Norwegian premier voiced regret at the Chinese decision.", [("ACCUSE", "NOR", "CHN")]),  # not his own
        ("Washington put off new tariffs on Chinese toys.", [("CONCEDE", "USA", "CHN")]),
        ("Rwanda opened the border post with Uganda.", [("CONCEDE", "RWA", "UGA")]),
        ("Nepal's reopening of its border with India took effect at noon.", [("CONCEDE", "NPL", "IND")]),
        ("Nigeria's government cancelled the fuel price increase.", [("CONCEDE", "NGA", "NGA")]),
        ("The Honduran president annulled the decree.", [("CONCEDE", "HND", "HND")]),
        ("A judge in Bamako ordered the release of the opposition leader.", [("CONCEDE", "MLI", "MLI")]),
        ("Algeria's president will not seek a fifth term.", [("CONCEDE", "DZA", "DZA")]),
        ("Benin opened its borders on Friday to most Nigerians.", [("AID", "BEN", "NGA")]),  # to people
        # what is given up in deed
        ("Israeli tanks rolled back across the border.", [("RETREAT", "ISR", "")]),
        ("The Estonian prime minister quit amid an inquiry.", [("RETREAT", "EST", "")]),
        ("Iran let two of the British sailors go.", [("RETREAT", "IRN", "GBR")]),
        ("North Korea dismantled its missile launchers.", [("RETREAT", "PRK", "")]),
        ("Iran opened its reactor to the UN inspectors.", [("RETREAT", "IRN", "UNO")]),
        ("The United States scaled down its military presence in Somalia.", [("RETREAT", "USA", "SOM")]),
        # taken, cut off
        ("Iranian commandos boarded a Greek tanker.", [("COERCE", "IRN", "GRC")]),
        ("Iranian forces boarded a Greek tanker in the strait.", [("COERCE", "IRN", "GRC")]),
        ("Eritrea's navy captured three Yemeni fishing boats.", [("COERCE", "ERI", "YEM")]),
        ("Iran blocked Instagram.", [("COERCE", "IRN", "IRN")]),
        ("The Syrian army sealed off the town of Daraa.", [("COERCE", "SYR", "SYR")]),
        ("The Dominican Republic sent back 300 Haitians.", [("COERCE", "DOM", "HTI")]),
        ("Chinese spies hacked the servers of the Australian parliament.", [("COERCE", "CHN", "AUS")]),
        ("Israeli soldiers bulldozed four houses of a Palestinian family.", [("COERCE", "ISR", "PSE")]),
        ("Ugandan policemen abducted the opposition leader.", [("COERCE", "UGA", "UGA")]),  # an arrest
        ("Separatists in Cameroon seized 79 pupils from a school.", [("ASSAULT", "CMR", "CMR")]),  # none
        ("British jets intercepted two Russian bombers.", [("MOBILIZE", "GBR", "RUS")]),
        ("Hungary blocked a joint statement of the European Union.", [("REJECT", "HUN", "EUR")]),
        # freed from others; sent
        ("A convoy with aid from Iraq reached the Syrian border town.", [("AID", "IRQ", "SYR")]),
        ("Malian commandos freed most of the hostages.", [("AID", "MLI", "MLI")]),
        ("Russia's supply of missiles to Serbia has gone on for years.", [("AID", "RUS", "SRB")]),
        ("India sent tanks to the Chinese border.", [("MOBILIZE", "IND", "CHN")]),
        # stood in the way, gone up, taken in, warned, kept shut, drawn back, given after strikes
        ("Polish farmers parked their lorries on a bridge to Ukraine.", [("PROTEST", "POL", "UKR")]),
        ("Pakistani jets took to the air.", [("MOBILIZE", "PAK", "")]),
        ("Egypt let 30 wounded Palestinians in for treatment.", [("AID", "EGY", "PSE")]),
        ("Iran warned Israel of a very big price.", [("THREATEN", "IRN", "ISR")]),
        ("Sudan's border with Chad stays shut.", [("COERCE", "SDN", "TCD")]),
        ("Moldova suspended the train to Ukraine.", [("SANCTION", "MDA", "UKR")]),
        ("Ethiopia moved two brigades back from the border.", [("RETREAT", "ETH", "")]),
        ("Mexico's government raised the minimum wage after weeks of strikes.", [("CONCEDE", "MEX", "MEX")]),
        ("Retailers in South Korea pulled Japanese beer from their shelves.", [("PROTEST", "KOR", "JPN")]),
    ],
)
def test_a_measure_is_read_however_it_is_told(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    "text",
    [
        "Passengers boarded the ferry at dawn.",
        "The photographer captured a fishing boat at sunset.",
        "The airline dropped the route from its list of destinations.",
        "The striker expressed regret for missing the penalty.",
        "Snow brought the city to a standstill.",
        "Supermarkets cleared spoiled milk from their shelves.",
        "The studio pulled the plug on the sequel.",
        "The coach let two of his players go.",
        "The insurer abandoned its case for a merger.",
        "The minister quit smoking.",
        "The defender intercepted two passes.",
        "The hotel put a fee on parking.",
        "The council blocked a motion on parking.",
        "The gym put off its price rise.",
        "The keeper turned back three shots.",
        "The developer tore down the old cinema.",
        "A tourist parked his car on a bridge in Prague.",
        "The airline's jet took to the air after two hours.",
        "The hotel let a guest in for treatment at its spa.",
        "The rider warned France of a hard stage.",
        "The mountain pass remains closed because of snow.",
        "The mill moved its machines back from the river.",
        "The singer's exit from the band shocked her fans.",
    ],
)
def test_the_same_words_of_other_things_tell_nothing(text):
    assert not pipeline.read(from_text(text, language="en")).events


@pytest.mark.parametrize(
    "text",
    [
        "Chad no longer allows Nigerien planes to fly over its territory.",
        "Chad is no longer letting Nigerien lorries through at Daboua.",
        "Nigerien inspectors are no longer permitted to enter Chad, the ministry in N'Djamena said.",
    ],
)
def test_what_is_allowed_no_longer_is_barred(text):
    (event,) = (event for event in polybius.read(text).events if event.event_type == "COERCE")
    assert (event.modes, event.auxiliary) == (("restrict",), ())
    assert {party.country for party in event.actors} == {"TCD"}


@pytest.mark.parametrize(
    ("text", "events"),
    [
        # an order is the measure itself, a promise of soldiers no threat
        ("Latvia ordered the expulsion of a Belarusian diplomat.", [("SANCTION", "LVA", "BLR")]),
        ("Peru ordered the seizure of a Chinese ship.", [("COERCE", "PER", "CHN")]),
        ("Chad ordered the closure of the border with Sudan.", [("COERCE", "TCD", "SDN")]),
        ("Kenya pledged to send 600 police officers to Haiti.", [("AGREE", "KEN", "HTI")]),
        ("Rwanda promised to deploy soldiers to help Mozambique.", [("AGREE", "RWA", "MOZ")]),
        ("Serbia recalled 900 reservists.", [("MOBILIZE", "SRB", "")]),
        ("Somalia declared Ethiopia's pact void.", [("REJECT", "SOM", "ETH")]),
        # ways to strike, to block and to visit
        ("Pakistani police baton-charged striking teachers.", [("ASSAULT", "PAK", "PAK")]),
        ("Two Kenyan soldiers were killed by mortar fire.", [("ASSAULT", "", "KEN")]),
        ("Strikers blocked a highway in Peru.", [("PROTEST", "PER", "PER")]),
        ("Germany's foreign minister flew to Athens to mediate.", [("CONSULT", "DEU", "GRC")]),
        ("A minister in Madrid called Venezuela's government a dictatorship.", [("ACCUSE", "ESP", "VEN")]),
    ],
)
def test_orders_promises_and_blows_in_less_usual_words(text, events):
    assert told(text) == events
