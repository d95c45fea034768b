"""Words that tell one thing are read alike: sentences -> types and the states on their sides."""

from __future__ import annotations

import pytest

import polybius


def told(text: str) -> list[tuple[str, str, str]]:
    """The type of each event, and the states on its sides, joined by "+"."""
    events = polybius.read(text, published="2026-02-03").events
    sides = [["+".join(p.country or "" for p in side) for side in (e.actors, e.recipients)] for e in events]
    return [(event.event_type, *both) for event, both in zip(events, sides, strict=True)]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Norway announced 300 million kroner in relief aid for Chad.", [("AGREE", "NOR", "TCD")]),
        ("Italy announced an extra 7 million euros for Libya.", [("AGREE", "ITA", "LBY")]),
        ("Canada unveiled another $40 million for Haiti.", [("AGREE", "CAN", "HTI")]),
        ("Spain promised 30 million euros in humanitarian assistance to Peru.", [("AGREE", "ESP", "PER")]),
        ("Sweden announced a new package of military equipment for Moldova.", [("AGREE", "SWE", "MDA")]),
        ("A package of rifles for Mali was announced by Turkey.", [("AGREE", "TUR", "MLI")]),
        ("Brazil announced vaccines for Paraguay.", [("AGREE", "BRA", "PRY")]),
        # what is stopped or taken up again is the aid that the sum is of
        ("Chile suspended $20 million in aid to Bolivia.", [("SANCTION", "CHL", "BOL")]),
        ("Chile resumed 30 million dollars in military aid to Bolivia.", [("AID", "CHL", "BOL")]),
        # what is no gift
        ("The airline announced 20 million dollars in profit for March.", []),
        ("The city announced $20 million for a new stadium.", []),
        ("The firm unveiled a drone for farmers.", []),
    ],
)
def test_money_and_goods_that_are_announced_are_promised(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The European Union is preparing a sixth package of sanctions against Georgia.", [("THREATEN", "EUR", "GEO")]),
        ("Mexico is preparing countermeasures against Peru.", [("THREATEN", "MEX", "PER")]),
        ("Britain is drawing up sanctions against Georgia.", [("THREATEN", "GBR", "GEO")]),
        ("Japan is working on sanctions against Myanmar.", [("THREATEN", "JPN", "MMR")]),
        ("A package of sanctions against Belarus is being drafted by Canada.", [("THREATEN", "CAN", "BLR")]),
        # what is laid is no threat, and a package of sanctions no gift
        ("The European Union approved a new package of sanctions against Georgia.", [("SANCTION", "EUR", "GEO")]),
        ("Japan adopted its second sanctions package against Myanmar.", [("SANCTION", "JPN", "MMR")]),
        ("Canada announced a package of sanctions against Haiti.", [("SANCTION", "CAN", "HTI")]),
        # who keeps others from it refuses
        ("Slovakia held up a new round of sanctions against Minsk.", [("REJECT", "SVK", "")]),
        ("Slovakia is stalling a package of sanctions against Belarus.", [("REJECT", "SVK", "")]),
        (
            "China and Algeria blocked stronger language on Mali in the Security Council.",
            [("REJECT", "CHN+DZA", "MLI")],
        ),
        ("Slovakia is holding up aid to Ukraine.", [("SANCTION", "SVK", "UKR")]),
        # no measures
        ("The firm is working on penalties for late trains.", []),
        ("Gunmen held up a bank in Lagos.", []),
    ],
)
def test_measures_are_prepared_laid_and_held_up(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The foreign ministers of Chad and Niger are due to hold talks in Oslo.", [("AGREE", "TCD+NER", "")]),
        ("Kenya's president was due to visit Uganda on Friday.", [("AGREE", "KEN", "UGA")]),
        ("Talks between Egypt and Sudan are due on Monday.", [("AGREE", "EGY+SDN", "")]),
        ("Talks between Peru and Chile are scheduled for Monday.", [("AGREE", "PER+CHL", "")]),
        ("French troops are due to leave Gabon by January.", [("CONCEDE", "FRA", "GAB")]),
        # "due to" tells a cause as well
        ("The army left Chad due to attacks by rebels.", [("RETREAT", "TCD", ""), ("ASSAULT", "TCD", "")]),
        ("Schools closed due to strike action.", []),
    ],
)
def test_what_is_due_lies_ahead(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The British foreign secretary telephoned his Omani counterpart to urge the release of two priests.",
         ("REQUEST", "GBR", "OMN")),
        ("Erdogan called his Greek counterpart to ask for restraint.", ("REQUEST", "TUR", "GRC")),
        ("Merkel sent a letter to Erdogan to call for the release of a journalist.", ("REQUEST", "DEU", "TUR")),
        ("Macron phoned Putin to warn him against an attack on Kyiv.", ("THREATEN", "FRA", "RUS")),
    ],
)  # fmt: skip
def test_who_is_phoned_or_written_to_hears_it(text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Kataib Hezbollah praised whoever was behind the attack on the American base.", [("SUPPORT", "IRQ", "")]),
        (
            "Gabon's army command has thrown its weight behind the coup against President Bongo.",
            [("SUPPORT", "GAB", "")],
        ),
        ("The Sudanese army put its weight behind President Bashir.", [("SUPPORT", "SDN", "SDN")]),
    ],
)
def test_who_is_struck_by_what_is_praised_or_backed_is_not_backed(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("North Korean warships began two days of drills near islets claimed by Japan and South Korea.",
         ("MOBILIZE", "PRK", "")),
    ],
)  # fmt: skip
def test_who_only_claims_the_ground_takes_no_part(text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Maduro issued arrest warrants for opposition figures.", [("THREATEN", "VEN", "VEN")]),
        ("Assad ordered the arrest of opposition figures.", [("COERCE", "SYR", "SYR")]),
    ],
)
def test_a_warrant_threatens_and_an_arrest_is_force(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Ghana ordered its ambassador in Bamako to come home.", [("SANCTION", "GHA", "MLI")]),
        ("Chile told its diplomats to leave Lima.", [("SANCTION", "CHL", "PER")]),
        ("Peru told Bolivian diplomats to leave.", [("SANCTION", "PER", "BOL")]),
        ("Panama expelled the Peruvian envoy and withdrew its own.",
         [("SANCTION", "PAN", "PER"), ("SANCTION", "PAN", "PER")]),
        ("Panama expelled the Peruvian envoy and pulled out its own.",
         [("SANCTION", "PAN", "PER"), ("SANCTION", "PAN", "PER")]),
        ("Egypt began repatriating its nationals from Mali.", [("SANCTION", "EGY", "MLI")]),
        ("Kenya started evacuating its nationals from Sudan.", [("SANCTION", "KEN", "SDN")]),
        # what is begun is told once
        ("Syria began withdrawing its troops from Lebanon.", [("RETREAT", "SYR", "LBN")]),
    ],
)  # fmt: skip
def test_envoys_and_nationals_are_brought_home(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        # words told as blows
        ("The Kremlin shot back that Minsk was lying.", [("ACCUSE", "RUS", "BLR")]),
        ("Beijing hit back at Ottawa over the tariffs.", [("ACCUSE", "CHN", "CAN")]),
        ("Lima hit back at Chile's claims.", [("ACCUSE", "PER", "CHL")]),
        ("Israel hit back at Iran with missiles.", [("ASSAULT", "ISR", "IRN")]),
        ("Peru summoned the Swiss envoy. It has also called in the US and UK ambassadors.",
         [("ACCUSE", "PER", "CHE"), ("ACCUSE", "PER", "USA+GBR")]),
        ("Vietnam warned Laos that any reprisal would be met with heavier strikes.", [("THREATEN", "VNM", "LAO")]),
        # gifts that are taken, and forces that are moved
        ("Manila took delivery of two patrol boats from Japan.", [("AID", "JPN", "PHL")]),
        ("Ankara answered with a joint air exercise with Georgia.", [("COOPERATE", "TUR+GEO", "")]),
        # power short of violence
        ("Malaysia sent 900 detainees back to Laos.", [("COERCE", "MYS", "LAO")]),
        ("Vietnam's coast guard drove away a Chinese trawler.", [("COERCE", "VNM", "CHN")]),
        ("The RSF blocked food convoys in El Obeid.", [("COERCE", "SDN", "SDN")]),
        ("Mali's parliament approved a state of emergency.", [("COERCE", "MLI", "MLI")]),
        ("Tunisian soldiers raided the homes of three journalists.", [("COERCE", "TUN", "TUN")]),
        ("Houthi fighters raided the offices of UNICEF in Sanaa.", [("COERCE", "YEM", "UNO")]),
        ("Israeli troops raided a refugee camp in Jenin.", [("ASSAULT", "ISR", "PSE")]),
        ("Russia put the port of Odesa under a blockade.", [("COERCE", "RUS", "UKR")]),
        ("In Dhaka, 30 mourners were crushed to death at a funeral.", []),
        # what is taken over by agreement
        ("Denmark agreed to take over the training of the Iraqi police.", [("AGREE", "DNK", "IRQ")]),
        ("Iraqi forces took over the Balad base from the coalition.", [("RETREAT", "IGO", "IRQ")]),
        ("The Iraqi army received the Balad base from the coalition.", [("RETREAT", "IGO", "IRQ")]),
        ("Soldiers took over the radio station in Bamako.", [("COERCE", "MLI", "MLI")]),
        # a capital at which somebody lashes out is its government
        ("Baghdad lashed out at Ankara.", [("ACCUSE", "IRQ", "TUR")]),
    ],
)  # fmt: skip
def test_idioms_of_news(text, events):
    assert told(text) == events


def test_jets_that_are_rushed_with_reinforcements_are_no_gift():
    text = "Islamabad has rushed fighter jets and reinforcements to forward bases."
    assert [event[0] for event in told(text)] == ["MOBILIZE"]
