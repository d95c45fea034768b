"""Who stands on the sides of an act where the report names three or four parties."""

from __future__ import annotations

import pytest

from polybius import read
from polybius.ingest import from_text


def told(text: str) -> list[tuple[str, str, str]]:
    """Type and states on both sides of each event."""
    events = read(from_text(text, language="en")).events
    return [(event.event_type, _states(event.actors), _states(event.recipients)) for event in events]


def _states(side) -> str:
    return " ".join(sorted({party.country or "?" for party in side}))


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Kyrgyz guards fired on Tajik villagers, Dushanbe said. The CSTO urged its two members to withdraw.",
            ("REQUEST", "IGO", "KGZ TJK"),
        ),
        (
            "Greek guards fired at a Turkish boat. Rome backed Athens, while NATO called on both its members to talk.",
            ("REQUEST", "IGO", "GRC TUR"),
        ),
    ],
)
def test_two_members_of_a_union_are_the_two_states_at_odds(text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Khartoum looks beaten, Qatar's envoy admits, offering it a seat and asking Cairo to lean on its men.",
            ("REQUEST", "QAT", "EGY"),
        ),
        (
            "Kenya had closed the border, Somali officials said, accusing it of blackmail.",
            ("ACCUSE", "SOM", "KEN"),
        ),
        (
            "Chad shelled the town, Mali's army said, killing two and threatening to come back.",  # not the army
            ("THREATEN", "TCD", "MLI"),
        ),
    ],
)
def test_what_is_said_behind_a_word_of_saying_put_in_is_its_speakers(text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "A Turkish survey ship entered waters that Cyprus claims. The government in Nicosia protested and asked "
            "the European Union for sanctions.",
            ("ACCUSE", "CYP", "TUR"),
        ),
        (
            "Zambian guards shot a Congolese trader. Kinshasa summoned nobody, but condemned the shooting and thanked "
            "Angola for its help.",
            ("ACCUSE", "COD", "ZMB"),
        ),
    ],
)
def test_whom_one_thanks_or_calls_in_beside_a_charge_is_not_blamed(text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Two rockets fell near the Chinese consulate in Karachi, police said. Beijing asked Pakistan for guards.",
            ("ASSAULT", "", ""),
        ),
        ("Two rockets landed in the Old Town, not far from the French embassy, police say.", ("ASSAULT", "", "")),
        ("Rockets fell on the Turkish embassy in Tripoli.", ("ASSAULT", "", "TUR")),
        ("A shell fell near Chad's border post, killing two guards. Niger denied it.", ("ASSAULT", "", "TCD")),
    ],
)
def test_those_near_whom_a_missile_only_came_down_have_not_suffered_it(text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Norway seized a trawler, and Moscow was furious. The government withdrew its envoy from Oslo.",
            ("SANCTION", "RUS", "NOR"),
        ),
        (
            "Kenya and Chad quarrelled over a lake. The government recalled its ambassador in Nairobi.",
            ("SANCTION", "TCD", "KEN"),
        ),
        (
            "Minsk said that Polish officers had beaten a man from Ethiopia. The Ministry of Foreign Affairs handed a "
            "note of protest to the charge d'affaires of Poland.",
            ("ACCUSE", "BLR", "POL"),
        ),
        ("In Lima, the government recalled its ambassador to Chad.", ("SANCTION", "PER", "TCD")),
    ],
)
def test_who_calls_an_envoy_home_or_hands_one_a_note_is_another_state(text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "The Foreign Ministry of Iran condemned the raid of Israel on Syria. The spokesman criticised Washington.",
            ("ACCUSE", "IRN", "USA"),
        ),
        (
            "The ministry in Khartoum rejected the charge of Chad. A spokeswoman accused Libya.",
            ("ACCUSE", "SDN", "LBY"),
        ),
        (
            "A spokesman for Peru's navy denied the ramming. Chile condemned it. The spokesman blamed Bolivia.",
            ("ACCUSE", "PER", "BOL"),
        ),
    ],
)
def test_a_spokesman_is_of_the_body_that_has_just_spoken(text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Taliban fighters ambushed a Pakistani convoy in Sindh. India's army killed the attackers.",
            ("ASSAULT", "IND", "AFG"),
        ),
        (
            "Jihadists of JNIM burned 40 tankers from Senegal. Mali's army said it had killed the attackers.",
            ("ASSAULT", "MLI", "IMG"),
        ),
    ],
)
def test_the_attackers_are_those_who_dealt_the_last_blow(text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Kyiv said its drones had hit a depot near Kursk. Russia said its guns had shot down nine.",
            ("ASSAULT", "UKR", "RUS"),
        ),
        ("Chad said a Sudanese missile had hit its post.", ("ASSAULT", "SDN", "TCD")),
    ],
)
def test_who_tells_what_his_own_craft_struck_has_struck_it(text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Turkey thanked Damascus and criticised the silence of Washington.", ("ACCUSE", "TUR", "USA")),
        ("Mali condemned the interference of Algiers in its affairs.", ("ACCUSE", "MLI", "DZA")),
        (
            "The president of the Turkish Republic of Northern Cyprus denounced the European Parliament.",
            ("ACCUSE", "CYP", "EUR"),
        ),
    ],
)
def test_what_a_capital_leaves_undone_or_a_region_does_is_theirs(text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "The Saudi-led coalition bombed a port, the Houthi movement said. It fired a missile at Jizan in reply.",
            ("ASSAULT", "YEM", "SAU"),
        ),
        ("Chad shelled a post, Sudan's army said. It returned fire.", ("ASSAULT", "SDN", "TCD")),
        (
            "Israel shells the south. Hezbollah says it has fired rockets. Their planes are bombing us, a mayor says.",
            ("ASSAULT", "", "LBN"),  # at least not the group's
        ),
    ],
)
def test_it_that_replies_is_not_who_struck_and_no_band_has_planes(text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Norway condemned the raid; Sweden demanded an inquiry.",
            [("ACCUSE", "NOR", ""), ("REQUEST", "SWE", "")],
        ),
        (
            "Chad condemned the shelling; Niger, which had fired, denied it.",
            [("ACCUSE", "TCD", "NER"), ("ASSAULT", "NER", "TCD"), ("REJECT", "NER", "TCD")],
        ),
    ],
)
def test_who_takes_a_stand_behind_a_semicolon_is_not_blamed(text, events):
    assert told(text) == events
