"""Acts told by idioms: who keeps his shutters down strikes, what will not go unpunished is a threat."""

from __future__ import annotations

import datetime as dt

import pytest

from polybius import pipeline
from polybius.ingest import from_text
from tests.events.test_plain import told


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Students hurled stones at police in Tunis.", [("PROTEST", "TUN", "TUN")]),  # a riot, no blow of an army
        ("Slovakia struck a bargain with Hungary over gas.", [("AGREE", "SVK", "HUN")]),
        ("Eritrea snubbed the Chadian envoy.", [("REJECT", "ERI", "TCD")]),
        ("The last Belgian paratroopers flew out of Kisangani.", [("RETREAT", "BEL", "COD")]),
        ("Masked settlers beat a Palestinian farmer near Hebron.", [("ASSAULT", "?", "PSE")]),  # hardly Palestinians
        ("Shots were fired at the Turkish consulate in Basra.", [("ASSAULT", "", "TUR")]),  # no goal
        ("Shots rang out near the presidential palace in Port-au-Prince.", [("ASSAULT", "", "HTI")]),
        ("Gunfire was heard in Conakry on Sunday.", [("ASSAULT", "", "GIN")]),
        ("The fall of Goma to Rwandan-backed rebels shocked Kinshasa.", [("ASSAULT", "COD", "COD")]),
        ("The German ambassador to Turkey was summoned over a cartoon.", [("ACCUSE", "TUR", "DEU")]),
        ("The Malian ambassador to France was expelled on Friday.", [("SANCTION", "FRA", "MLI")]),
        ("Iran told the West to lift its sanctions.", [("REQUEST", "IRN", "?")]),  # of which Iran is no part
        ("The senator fired a broadside at the White House over taxes.", [("ACCUSE", "USA", "USA")]),
        ("The junta in Niger condemned three French citizens to 10 years in jail.", [("SANCTION", "NER", "FRA")]),
        ("Two Chinese officials were condemned to death for graft.", [("SANCTION", "CHN", "CHN")]),
        ("Rioters torched shops in Nairobi.", [("PROTEST", "KEN", "KEN")]),
        ("Soldiers torched shops in Nairobi.", [("ASSAULT", "KEN", "KEN")]),
        ("Shopkeepers in Karachi kept their shutters down.", [("PROTEST", "PAK", "PAK")]),
        ("Vandals defaced a monument to Soviet soldiers in Sofia.", [("PROTEST", "BGR", "RUS")]),
        ("The Kazakh president promised to respond in kind to Uzbekistan.", [("THREATEN", "KAZ", "UZB")]),
        ("Chile's premier brandished export curbs against Bolivia.", [("THREATEN", "CHL", "BOL")]),
        ("The Dutch king welcomed the Danish premier in The Hague.", [("CONSULT", "DNK", "NLD")]),
        ("Jordan's new ambassador presented his credentials to the Israeli president.", [("SUPPORT", "JOR", "ISR")]),
        ("China slashed tariffs on Australian barley.", [("CONCEDE", "CHN", "AUS")]),
        ("Germany owned up to its genocide in Namibia.", [("CONCEDE", "DEU", "NAM")]),
        ("Uruguay handed over a suspected trafficker to Germany.", [("COOPERATE", "URY", "DEU")]),
        ("Israeli and Moroccan firms struck up a partnership.", [("COOPERATE", "ISR MAR", "")]),
        ("Kuwait threw Lebanon a lifeline.", [("AID", "KWT", "LBN")]),
        ("The Malian junta handed power to a civilian government.", [("RETREAT", "MLI", "MLI")]),
        ("Ecuador tabled a resolution against Venezuela at the United Nations.", [("REQUEST", "ECU", "VEN")]),
        # a capital is its government behind what somebody does: the claims of Baku, but the mayor of Baku
        ("Armenia dismissed the claims of Baku.", [("REJECT", "ARM", "AZE")]),
        ("Egypt welcomed the offer of Khartoum to hold talks.", [("SUPPORT", "EGY", "SDN")]),
        ("Eritrea praised the mayor of Khartoum.", [("SUPPORT", "ERI", "SDN")]),
        # who swears that others will suffer for it threatens them
        ("Eritrea's minister swore that Paris would weep for it.", [("THREATEN", "ERI", "FRA")]),
        ("The Rwandan general promised that Kinshasa would regret it.", [("THREATEN", "RWA", "COD")]),
        ("The bank of Peru promised that Chile would pay the debt.", [("AGREE", "PER", "CHL")]),
        (
            "Japan regretted China's decision to ban its fish.",
            [("ACCUSE", "JPN", "CHN"), ("SANCTION", "CHN", "JPN")],
        ),
        # those who vote ask it of the troops
        ("Niger's council voted to ask the American troops to leave.", [("REQUEST", "NER", "USA")]),
        ("Niger's council backed a motion demanding the exit of American soldiers.", [("REQUEST", "NER", "USA")]),
        ("Jordan's king called on the council to ask Israel to stop.", [("REQUEST", "JOR", "?")]),
        ("Moscow said the Moldovan account was a fairy tale.", [("ACCUSE", "RUS", "MDA")]),
        ("Peru called Bolivia's decision childish.", [("ACCUSE", "PER", "BOL")]),
        ("Three Kenyan soldiers lost their lives in a Somali attack on Mandera.", [("ASSAULT", "SOM", "KEN")]),
        ("Israel likened the Turkish president to Hitler.", [("ACCUSE", "ISR", "TUR")]),
        ("Japan distanced itself from the American statement.", [("REJECT", "JPN", "USA")]),
        ("The sentence for the Turkish editor was upheld by a court in Ankara.", [("SANCTION", "TUR", "TUR")]),
        ("Poland is fortifying its frontier with Belarus.", [("MOBILIZE", "POL", "BLR")]),
        ("South Korean soldiers held a drill with nuclear missiles.", [("MOBILIZE", "KOR", "")]),  # not with anybody
        ("China jammed Philippine radars.", [("COERCE", "CHN", "PHL")]),
        ("Israel withheld tax revenues from the Palestinians.", [("COERCE", "ISR", "PSE")]),
        ("Moroccan customs officers held up Spanish lorries at the border.", [("COERCE", "MAR", "ESP")]),
        ("A court in Minsk jailed the editor for twelve years.", [("SANCTION", "BLR", "BLR")]),  # a verdict
        ("The Somali president scorned the Ethiopian offer.", [("REJECT", "SOM", "ETH")]),
        ("Syrian rebels evacuated eastern Ghouta.", [("RETREAT", "SYR", "")]),
        ("Twelve Chinese miners were taken hostage in Tanzania.", [("ASSAULT", "TZA", "CHN")]),
    ],
)
def test_an_idiom_tells_what_was_done(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    "text",
    [
        "The coach promised to respond with a win.",
        "The supermarket slashed its prices.",
        "The band owned up to a love of disco.",
        "The chef likened the soup to velvet.",
        "A storm held up ferries at the port.",
    ],
)
def test_an_idiom_of_other_things_tells_nothing(text):
    assert told(text) == []


def test_who_did_it_makes_no_other_verb():
    # "dropped by the cabinet" is no "drop by"
    assert told("The travel ban on Chad was dropped by Washington.") == [("CONCEDE", "USA", "TCD")]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "The strike by Turkey will not go unpunished, Syria's president said.",
            [("ASSAULT", "TUR", "SYR"), ("THREATEN", "SYR", "TUR")],  # it took place
        ),
        ("The Iranian army will not hesitate to use force against Israel.", [("THREATEN", "IRN", "ISR")]),
        ("The American navy will not tolerate any disruption by Iran.", [("THREATEN", "USA", "IRN")]),
        ("Ethiopia did not rule out military action against Eritrea.", [("THREATEN", "ETH", "ERI")]),
        ("Turkey will not stand by while Greece arms the islands.", [("THREATEN", "TUR", "GRC")]),
    ],
)
def test_a_threat_can_be_told_by_what_will_not_be_done(text, events):
    found = pipeline.read(from_text(text, language="en"), published=dt.date(2020, 3, 20)).events

    assert told(text) == events
    assert not {"negation", "future"} & {mark for event in found for mark in event.auxiliary}


@pytest.mark.parametrize(
    "text",
    [
        "Senator Ann Alder locked up the Republican nomination in Ohio.",
        "Hillary Clinton managed to lock down endorsements from unions in Ohio.",
        "Donald Trump opened up on Twitter about the senator.",
        "Democrats in the United States are targeting young voters with ads.",
        "The port of Split in Croatia was overrun by tourists.",
        "Bahrain has been fighting the war on terror together with Jordan.",
        "Donald Trump's rivals seized on his remarks about the Ohio senator.",
        "The money was given despite an agreement Senator Alder had struck with the White House.",
        "German delegates downed beer with lawmakers of the French parliament.",
    ],
)
def test_words_of_force_in_idioms_tell_no_force(text):
    assert not {event.event_type for event in _events(text)} & {"ASSAULT", "COERCE"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police locked up the senator in Harare, Zimbabwe.", "COERCE"),
        ("The Syrian army locked down the town of Homs.", "COERCE"),
        ("Turkish soldiers opened up on the crowd in Ankara.", "ASSAULT"),
        ("Russian soldiers targeted voters in Ukraine with rockets.", "ASSAULT"),
        ("The Taliban overran a base of the Afghan army.", "ASSAULT"),
        ("Saudi Arabia is fighting the Houthis in Yemen.", "ASSAULT"),
        ("Rebels seized the senator in Colombia.", "COERCE"),
        ("Iran downed a U.S. drone.", "ASSAULT"),
        ("Russian hackers struck the Democratic Party of the United States.", "COERCE"),  # by computers
        ("Russian hackers have infiltrated the Norwegian parliament.", "COERCE"),
    ],
)
def test_and_force_is_force(text, expected):
    assert {event.event_type for event in _events(text)} == {expected}


def _events(text):
    return pipeline.read(from_text(text, language="en"), published=dt.date(2018, 10, 29)).events
