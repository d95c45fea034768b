"""Plain sentences of the news: what anyone would try first."""

from __future__ import annotations

import pytest

from polybius import read
from polybius.ingest import from_text


def told(text: str) -> list[tuple[str, str, str]]:
    """Type, countries of the actors and of the recipients of each event."""
    return [
        (event.event_type, *(" ".join(sorted({party.country or "?" for party in side})) for side in _sides(event)))
        for event in read(from_text(text)).events
    ]


def _sides(event):
    return event.actors, event.recipients


@pytest.mark.parametrize(
    ("text", "event"),
    [
        # what goods, films and shares hit is hit by missiles as well
        ("Russian missiles hit a theatre in Mariupol on Monday.", ("ASSAULT", "RUS", "UKR")),
        ("Turkish drones struck a market in Qamishli, killing six people.", ("ASSAULT", "TUR", "SYR")),
        ("Militants raided a market in Borno state and killed ten traders.", ("ASSAULT", "NGA", "NGA")),
        ("The Israeli army said it had struck Hezbollah targets in southern Lebanon.", ("ASSAULT", "ISR", "LBN")),
        ("Boko Haram fighters attacked a theatre in Maiduguri.", ("ASSAULT", "NGA", "NGA")),
        ("Kenya's frigate sank a trawler off Lamu.", ("ASSAULT", "KEN", "?")),
        ("An Eritrean gunboat rammed a Yemeni ferry.", ("ASSAULT", "ERI", "YEM")),
        # and sides and teams are no clubs
        ("Ugandan police attacked opposition supporters on Monday.", ("ASSAULT", "UGA", "UGA")),
        ("The Syrian army crushed the opposition in Homs.", ("ASSAULT", "SYR", "SYR")),
        # what is demanded and claimed
        ("Ukraine demanded the return of its children from Russia.", ("REQUEST", "UKR", "RUS")),
        ("Spain backed Morocco's claim to Western Sahara.", ("SUPPORT", "ESP", "MAR")),
        # on whose ground or border: not where somebody only goes
        ("American jets struck targets in Syria on Monday, the Pentagon said.", ("ASSAULT", "USA", "SYR")),
        ("The last American soldiers left Afghanistan on 30 August 2021.", ("RETREAT", "USA", "AFG")),
        ("Chinese soldiers left Beijing for Sudan.", ("RETREAT", "CHN", "")),
        ("Russia moved tanks towards the Ukrainian border this week.", ("MOBILIZE", "RUS", "UKR")),
        ("Germany deployed a brigade to Lithuania.", ("MOBILIZE", "DEU", "")),
        ("China held military drills around Taiwan on Monday.", ("MOBILIZE", "CHN", "TWN")),
        ("Finland sent 300 soldiers to its border with Russia.", ("MOBILIZE", "FIN", "RUS")),
        ("Niger reinforced its border with Benin.", ("MOBILIZE", "NER", "BEN")),
        ("Turkey massed tanks in front of Kobani.", ("MOBILIZE", "TUR", "SYR")),
        ("Kenya sent officers to the coast with Italian trainers.", ("MOBILIZE", "KEN", "")),
        ("Chadian rebels withdrew from Kidal under a deal.", ("RETREAT", "TCD", "MLI")),
        # whom forces are sent out to stop or follow, not whom to help
        ("Japan scrambled fighters to intercept two Chinese drones near Yonaguni.", ("MOBILIZE", "JPN", "CHN")),
        ("The Indian navy deployed a destroyer to shadow a Chinese survey ship.", ("MOBILIZE", "IND", "CHN")),
        ("France deployed a frigate to escort a Greek tanker.", ("MOBILIZE", "FRA", "")),
        ("Rebels captured a town in eastern Congo on Monday.", ("ASSAULT", "COD", "COD")),
        ("Kenya's president withdrew a bill that would have raised taxes.", ("CONCEDE", "KEN", "KEN")),
        # what teams do to each other is done by guns and troops in earnest
        ("Russian drones hammered Kharkiv overnight.", ("ASSAULT", "RUS", "UKR")),
        ("Russian guns battered Odesa for a second night.", ("ASSAULT", "RUS", "UKR")),
        ("Rwandan soldiers marched into Congo.", ("MOBILIZE", "RWA", "COD")),
        ("Israeli tanks stormed into Gaza on Monday.", ("ASSAULT", "ISR", "PSE")),
        ("Russian and Ukrainian troops fought for Bakhmut.", ("ASSAULT", "RUS UKR", "")),
        ("Russia took Ukraine's power station.", ("ASSAULT", "RUS", "UKR")),
        # a border with somebody is no drill with him
        ("Iran held drills on its border with Azerbaijan.", ("MOBILIZE", "IRN", "AZE")),
        ("Iran began exercises along its border with Azerbaijan.", ("MOBILIZE", "IRN", "AZE")),
        ("India held an exercise with France near its border with China.", ("COOPERATE", "FRA IND", "")),
        ("Israel called up two reserve brigades for the Lebanese border.", ("MOBILIZE", "ISR", "LBN")),
        # who is held, and by whom
        ("Cuba put three Spanish artists behind bars.", ("COERCE", "CUB", "ESP")),
        ("Mali is holding forty-nine soldiers from Ivory Coast.", ("COERCE", "MLI", "CIV")),
        ("Iran has detained a British-Iranian aid worker.", ("COERCE", "IRN", "GBR")),
        ("Egypt released a German-Egyptian activist.", ("RETREAT", "EGY", "DEU")),
        ("Kenyans protested in front of Ethiopia's embassy.", ("PROTEST", "KEN", "ETH")),
        # an operation is a joint one only where the sentence says so
        ("Turkey launched an operation against Kurdish forces in Syria.", ("ASSAULT", "TUR", "SYR")),
        ("The Iraqi army conducted an operation against Islamic State near Mosul.", ("ASSAULT", "IRQ", "IMG")),
        ("Mali's army and French forces conducted a joint operation near Gao.", ("COOPERATE", "FRA MLI", "")),
    ],
)
def test_a_plain_act_is_read_with_its_sides(text, event):
    assert event in told(text)


def test_a_captain_is_of_the_state_of_his_ship():
    assert told("Japan seized a Chinese trawler and arrested its captain.") == [("COERCE", "JPN", "CHN")] * 2


@pytest.mark.parametrize(
    "text",
    [
        "The new phone hits the market on Monday.",
        "The film hit theatres in India on Friday.",
        "Apple's new watch hits stores in Germany this week.",
        "The crisis has hammered the market in Turkey.",
        "The band will hit the road in June and play in Paris.",
        "Inflation in Britain hit the target of two percent.",
        "The airline will launch operations in Ghana next year.",
        "Locusts invaded fields in northern Kenya and destroyed the maize crop.",
        "Thousands of fans marched through Buenos Aires to celebrate the title.",
    ],
)
def test_a_figure_of_speech_is_no_event(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "The African Union urged Lesotho's government to hold talks with the opposition.",
            [("REQUEST", "IGO", "LSO")],  # and no talks
        ),
        (
            "Botswana and Namibia signed an agreement on cross-border travel without passports.",
            [("SUPPORT", "BWA NAM", "")],  # and no agreement besides
        ),
        (
            "Turkmenistan warned Ukraine that it would cut off gas supplies unless debts were paid.",
            [("THREATEN", "TKM", "UKR")],  # once
        ),
    ],
)
def test_an_act_and_the_noun_that_it_governs_are_one(text, events):
    assert told(text) == events
