"""Acts told by less usual words: a waiver renewed, an envoy back at his post, strikers at work again."""

from __future__ import annotations

import pytest

from tests.events.test_plain import told


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Washington renewed Iraq's waiver for 45 days.", [("CONCEDE", "USA", "IRQ")]),
        ("Turkey has withdrawn the press cards of three German reporters.", [("COERCE", "TUR", "DEU")]),
        ("Kenya's envoy went back to his post in Mogadishu on Friday.", [("SUPPORT", "KEN SOM", "")]),
        ("Kyrgyzstan re-established diplomatic relations with Tajikistan.", [("SUPPORT", "KGZ", "TJK")]),
        ("Iraq suspended its joint work with Jordan.", [("SANCTION", "IRQ", "JOR")]),
        ("The nurses of Accra returned to the wards on Friday.", [("CONCEDE", "GHA", "")]),  # no troops that withdraw
        ("Students in Dhaka ended their fast on Friday.", [("CONCEDE", "BGD", "")]),
        ("Iranian speedboats surrounded a British tanker in the strait.", [("COERCE", "IRN", "GBR")]),
        ("Peru's duties on Chilean wine took effect at midnight.", [("SANCTION", "PER", "CHL")]),
        ("North Korea holds three American missionaries.", [("COERCE", "PRK", "USA")]),
        ("Yemeni rebels have held eleven Indian sailors since December.", [("ASSAULT", "YEM", "IND")]),
        ("Turkey withdrew its deputy consul from Cairo.", [("SANCTION", "TUR", "EGY")]),
        ("Morocco returned its ambassador to Germany on Monday.", [("SUPPORT", "MAR", "DEU")]),
        ("Nicaragua's government closed two newspapers.", [("COERCE", "NIC", "NIC")]),
        ("France ended its mission in Mali.", [("RETREAT", "FRA", "MLI")]),
        ("France called back its troops from Niger.", [("RETREAT", "FRA", "NER")]),
        ("The United States restored sanctions on Iran.", [("SANCTION", "USA", "IRN")]),
        ("Bandits torched granaries in the Nigerian village of Gwoza.", [("ASSAULT", "NGA", "NGA")]),
        ("Rebels attacked a pipeline in Nigeria.", [("ASSAULT", "NGA", "NGA")]),
        ("Rockets hit a market in Yemen on Friday.", [("ASSAULT", "", "YEM")]),
        ("Police beat opponents of the president in Kampala.", [("ASSAULT", "UGA", "UGA")]),
        # broken into, turned on, joined, asked, taken, disapproved of, shut by those who protest, dismissed
        ("Russian hackers broke into the Polish tax office.", [("COERCE", "RUS", "POL")]),
        ("Rwanda rounded on Belgium.", [("ACCUSE", "RWA", "BEL")]),
        ("Togo threw in its lot with Mali.", [("SUPPORT", "TGO", "MLI")]),
        ("Gambia turned to Senegal for troops.", [("REQUEST", "GMB", "SEN")]),
        ("Uganda lobbied Kenya for a pipeline.", [("REQUEST", "UGA", "KEN")]),
        ("Azerbaijan's army took two Armenian villages.", [("ASSAULT", "AZE", "ARM")]),
        ("Denmark took a dim view of the Russian flight.", [("ACCUSE", "DNK", "RUS")]),
        ("Turkish convoys crossed into Idlib.", [("MOBILIZE", "TUR", "SYR")]),
        ("French truckers shut the motorway to Lyon.", [("PROTEST", "FRA", "FRA")]),
        ("Shopkeepers shut their stores in Tehran.", [("PROTEST", "IRN", "IRN")]),
        ("The Syrian army laid siege to Homs.", [("ASSAULT", "SYR", "SYR")]),
        ("Kenya fired 300 striking nurses.", [("SANCTION", "KEN", "?")]),
        ("Sweden unfroze aid to Mali on Monday.", [("AID", "SWE", "MLI")]),
        ("India unfroze the accounts of two Dutch charities.", [("CONCEDE", "IND", "NLD")]),
        ("Thugs set about Georgian reporters with iron bars in Tbilisi.", [("ASSAULT", "GEO", "GEO")]),
        ("Sudanese troops took twelve Ethiopian soldiers prisoner.", [("ASSAULT", "SDN", "ETH")]),
        ("The mayor of Gao was found with his throat slit on Monday.", [("ASSAULT", "", "MLI")]),
        ("Nurses refused to go to work in Harare on Monday.", [("PROTEST", "ZWE", "ZWE")]),
        ("Pupils refused to attend class in Tehran on Monday.", [("PROTEST", "IRN", "IRN")]),
        ("Thousands of pupils skipped school in Berlin over the climate.", [("PROTEST", "DEU", "DEU")]),
        ("Slovakia withdrew its signature from a joint letter.", [("REJECT", "SVK", "")]),
        ("Italy put a hundred firefighters at Tripoli's disposal on Sunday.", [("AID", "ITA", "LBY")]),
        ("Qatar placed a field hospital at the disposal of Morocco.", [("AID", "QAT", "MAR")]),
        ("Ukrainian soldiers set about the task of clearing mines.", []),
        ("A car was placed at the disposal of the chairman.", []),
        ("Fighters carried off a Swiss doctor in Mopti on Monday.", [("ASSAULT", "MLI", "CHE")]),  # no arrest
        ("Insurgents marched off three Indian engineers in Nepal.", [("ASSAULT", "NPL", "IND")]),
        ("Soldiers led away two Indian engineers in Nepal.", [("COERCE", "NPL", "IND")]),
        ("Farmers drove their tractors into a barn in Kent.", []),
        ("Germany turned to Muller for goals.", []),
        ("Shops shut their doors in Oslo for the holiday.", []),
        ("The bank fired 300 clerks.", []),
        ("Brazil beat their rivals in the final.", []),
        ("Turkey held Italy to a draw in Izmir.", []),
        ("The new phone hit the market in Japan on Friday.", []),
        ("American troops fought side by side with Iraqi soldiers near Kirkuk.", [("COOPERATE", "IRQ USA", "")]),
    ],
)
def test_less_usual_words_tell_what_was_done(text, events):
    assert told(text) == events


def test_who_goes_back_to_fighting_has_not_withdrawn():
    found = told("American and Iraqi forces went back to hunting militants together last week.")

    assert "RETREAT" not in [event_type for event_type, _, _ in found]
