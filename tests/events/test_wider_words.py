"""Words of the same field as ones long read: penned in, cleared hawkers, a term for a post, a foray, a suit."""

from __future__ import annotations

import pytest

from tests.events.test_plain import told


@pytest.mark.parametrize(
    ("text", "events"),
    [
        # shut in, driven off, kept from a doctor
        ("Troops ringed the court in Bissau.", [("COERCE", "GNB", "GNB")]),  # nobody is rung up
        ("Thai police hemmed in the students on the square.", [("COERCE", "THA", "THA")]),
        ("British police kettled the marchers for five hours.", [("COERCE", "GBR", "GBR")]),
        ("Tanzanian police placed a ring around the house of the opposition leader.", [("COERCE", "TZA", "TZA")]),
        ("Police in Lima cleared hawkers from the square.", [("COERCE", "PER", "PER")]),
        ("Kenyan police pulled down the tents of the strikers.", [("COERCE", "KEN", "KEN")]),
        ("Russian troops took the power plant from the Ukrainians.", [("ASSAULT", "RUS", "UKR")]),
        ("French officers set dogs on Sudanese migrants.", [("ASSAULT", "FRA", "SDN")]),
        # convicted, in less usual words
        ("The Rwandan opposition leader was given fifteen years for treason.", [("SANCTION", "RWA", "RWA")]),
        ("Cuba sent two rappers to prison for nine years.", [("SANCTION", "CUB", "CUB")]),
        ("Eritrea put three bishops behind bars for life.", [("SANCTION", "ERI", "ERI")]),
        # given up at home
        ("Egypt reversed the increase in the price of bread.", [("CONCEDE", "EGY", "EGY")]),
        ("Tunisia's government granted the miners a pay rise.", [("CONCEDE", "TUN", "TUN")]),
        ("Peruvian farmers took down their barricades.", [("CONCEDE", "PER", "")]),
        # kept from inspectors, cut down, shut to goods
        ("Brazil withheld the documents from the investigators of the United Nations.", [("REJECT", "BRA", "UNO")]),
        ("Latvia halved the number of Russian diplomats.", [("SANCTION", "LVA", "RUS")]),
        ("Thailand closed its market to Burmese maize.", [("SANCTION", "THA", "MMR")]),
        ("American marines came ashore in Haiti.", [("MOBILIZE", "USA", "HTI")]),
        # linked to, behind it, the consequences
        ("The Netherlands linked the hackers to Russia.", [("ACCUSE", "NLD", "RUS")]),
        ("Panama said Nicaragua stood behind the unrest.", [("ACCUSE", "PAN", "NIC")]),
        ("China said Lithuania would bear the consequences.", [("THREATEN", "CHN", "LTU")]),
        # driven over a border, brought into port, cut off, kept off the road
        ("The Dominican Republic trucked 900 Haitians back over the border.", [("COERCE", "DOM", "HTI")]),
        ("Mauritania escorted a Senegalese trawler into port.", [("COERCE", "MRT", "SEN")]),
        ("Pakistan switched off mobile phones in the capital.", [("COERCE", "PAK", "PAK")]),
        ("Iranian truckers kept their lorries off the road.", [("PROTEST", "IRN", "IRN")]),
        ("A Chilean prisoner sewed his lips together.", [("PROTEST", "CHL", "CHL")]),
        ("Kenya's president sent the finance bill back to parliament.", [("CONCEDE", "KEN", "KEN")]),
        # saved, lent, let in, left
        ("India rolled over a Maldivian loan.", [("AID", "IND", "MDV")]),
        ("The Greek coast guard picked up forty Libyans from a sinking boat.", [("AID", "GRC", "LBY")]),
        ("Kuwait let American bombers use its bases.", [("AID", "KWT", "USA")]),
        ("The United States closed its bases in Niger.", [("RETREAT", "USA", "NER")]),
        ("North Korea promised to turn American bases into ashes.", [("THREATEN", "PRK", "USA")]),
        # told by nouns
        ("The Thai push into Cambodia stopped at the river.", [("ASSAULT", "THA", "KHM")]),
        ("Rwanda's foray into Congo cost the lives of six villagers.", [("ASSAULT", "RWA", "COD")]),
        ("Turkey's boarding of a Greek ferry off Kos was filmed.", [("COERCE", "TUR", "GRC")]),
        ("Sweden's pause in aid to Uganda was announced on Monday.", [("SANCTION", "SWE", "UGA")]),
        ("Kuwait's cancellation of a loan to Chad came on Tuesday.", [("SANCTION", "KWT", "TCD")]),
        ("Ukraine's suit against Poland was filed in Geneva.", [("ACCUSE", "UKR", "POL")]),
        ("China's gift of buses to Sri Lanka arrived in Colombo.", [("AID", "CHN", "LKA")]),
    ],
)
def test_a_word_of_a_known_field_tells_its_act(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    "text",
    [
        "Hills ringed the town of Davos.",
        "Photographers ringed the court for a glimpse of the singer.",
        "The goalkeeper penned a new contract.",
        "The defender boxed in the striker near the flag.",
        "Crews cleared the snow from the bridge.",
        "Farmers moved their tractors into the barn.",
        "The insurer denied the widow treatment.",
        "The patient was denied treatment by the insurer.",
        "The league gave the coach ten years to build a team.",
        "The breeder set his dogs on the hare.",
        "The airline scrapped an increase in baggage fees.",
        "The supermarket granted its cashiers a wage increase.",
        "The storm came ashore in Florida.",
        "A study linked the virus to bats in a cave.",
        "The coach said injuries stood behind the slump.",
        "The striker will face the consequences of his red card, the coach said.",
        "The company's push into Poland has paid off.",
        "The retailer's foray into Spain failed.",
        "The boarding of the ferry by tourists took an hour.",
        "The sacking of the coach was expected.",
        "The snow kept lorries off the road.",
        "Drivers kept their taxis off the road for repairs.",
        "The tug towed the ferry into harbour.",
        "The nurse sewed the boy's lip.",
        "The player ran amok in midfield.",
        "The bank rolled over the loan of a small firm.",
        "The senate sent the bill back to committee.",
        "Peruvian soldiers formed a cordon around the Chilean consulate.",  # which they guard
    ],
)
def test_the_same_word_tells_none_in_business_sport_or_weather(text):
    assert told(text) == []
