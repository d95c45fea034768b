"""Who has not done what befell somebody: who only tells it, who was struck as well, who condemns it."""

import pytest

import polybius


def doers(text: str, trigger: str) -> list[str | None]:
    """The states or bodies that did what a word tells."""
    reading = polybius.read(text, published="2018-12-05")
    event = next(event for event in reading.events if trigger in reading.words(event.trigger))
    return [party.country or party.code for party in event.actors]


@pytest.mark.parametrize(
    ("text", "trigger", "states"),
    [
        (
            "In Tripoli students marched until police dispersed them with batons. Amnesty International said dozens "
            "were arrested.",
            "arrested",
            ["LBY"],
        ),
        # police may well have arrested those of whom they tell
        ("Six men were arrested in Gao, Malian police said.", "arrested", ["MLI"]),
    ],
)
def test_who_only_watches_has_arrested_nobody(text, trigger, states):
    assert doers(text, trigger) == states


@pytest.mark.parametrize(
    ("text", "trigger", "states"),
    [
        ("Two Kenyans were abducted together with a Somali doctor.", "abducted", []),
        ("Protesters were beaten with batons by Malian police.", "beaten", ["MLI"]),
        ("The camp was hit with Iranian missiles.", "hit", ["IRN"]),
    ],
)
def test_who_was_struck_with_somebody_has_not_struck_him(text, trigger, states):
    assert doers(text, trigger) == states


def test_who_condemns_the_killing_has_not_done_it():
    text = (
        "A French drone killed the Libyan general Salem Barka on Sunday. France accused Barka of planning attacks. In "
        "Niamey the government condemned the killing as a breach of its sovereignty."
    )
    reading = polybius.read(text, published="2018-12-05")
    (event,) = (event for event in reading.events if reading.words(event.trigger) == "condemned")
    assert [party.country for party in event.recipients] == ["FRA"]


@pytest.mark.parametrize(
    ("text", "event_type", "states"),
    [
        ("Hundreds of students rallied in Gao. Malian police fired tear gas at them.", "ASSAULT", ["MLI"]),
        ("Chadian troops crossed the river. Libyan gunners opened fire on them.", "ASSAULT", ["TCD"]),
        ("Peru sent its navy out to sea. Ecuador protested against it.", "ACCUSE", ["PER"]),
    ],
)
def test_whom_an_act_meets_by_a_pronoun_behind_a_preposition(text, event_type, states):
    event = next(e for e in polybius.read(text).events if e.event_type == event_type)
    assert [party.country for party in event.recipients] == states


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Libya's air defences shot down a Moroccan airliner. The general staff apologised to the families.", ["MAR"]),
        ("Police in Nairobi shot a boy. The chief of police apologised to the family.", ["KEN"]),
        ("Libya shelled a Moroccan ship. Its president apologised to the French families.", ["FRA"]),  # whose is told
    ],
)
def test_the_families_are_those_of_whom_the_apologisers_struck(text, states):
    event = next(e for e in polybius.read(text).events if e.event_type == "CONCEDE")
    assert [party.country for party in event.recipients] == states


def test_a_charge_d_affaires_stands_for_the_state_whose_interests_he_looks_after():
    text = "Libya summoned the charge d'affaires of Italy, who looks after the interests of France."
    event = next(e for e in polybius.read(text).events if e.event_type == "ACCUSE")
    assert [party.country for party in event.recipients] == ["FRA"]


@pytest.mark.parametrize(
    ("text", "trigger", "states"),
    [
        ("The president of Turkey said a Pakistani missile had hit the plane.", "hit", ["PAK"]),
        ("About 100 Marines are being flown in from Bahrain, the Pentagon says.", "flown", ["USA"]),
        ("Chadian troops were sent to the border with Libya, Niger's minister said.", "sent", ["TCD"]),
        ("French soldiers were deployed in Mali by the United Nations.", "deployed", ["UNO"]),  # who did is told
    ],
)
def test_who_tells_of_a_missile_has_not_fired_it_and_forces_are_moved_by_their_own(text, trigger, states):
    assert doers(text, trigger) == states


@pytest.mark.parametrize(
    ("text", "states"),
    [
        (
            "Turkey's president said a Pakistani missile had hit it. He demanded that Ankara's experts be let in.",
            ["PAK"],
        ),
        ("Peru's congress asked Lima to recall the envoy from Quito, in Ecuador.", ["PER"]),  # it is asked itself
    ],
)
def test_a_demand_for_ones_own_is_made_of_others(text, states):
    event = next(e for e in polybius.read(text).events if e.event_type == "REQUEST")
    assert [party.country for party in event.recipients] == states


@pytest.mark.parametrize(
    ("text", "event_type", "states"),
    [
        (
            "Pakistan rejected claims about the Turkish aeroplane which crashed near Rawalpindi. Turkey said the "
            "airliner was brought down by a Pakistani missile.",
            "ASSAULT",
            ["TUR"],
        ),
        ("A Greek tanker lay off Fujairah. Iranian commandos seized the ship at dawn.", "COERCE", ["GRC"]),
        ("A Russian jet entered Turkish airspace. Turkish pilots shot down the plane.", "ASSAULT", ["RUS"]),
    ],
)
def test_the_plane_is_the_craft_that_was_told_of_with_its_state(text, event_type, states):
    event = next(e for e in polybius.read(text).events if e.event_type == event_type)
    assert [party.country for party in event.recipients if party.country] == states


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Eritrea shot down a Kenyan jet. Kenya demanded cash for the families.", ["ERI"]),
        ("Iran killed two Afghan farmers. Kabul demanded compensation for the victims.", ["IRN"]),
        ("Peru demanded an apology from Chile for the insult.", ["CHL"]),
    ],
)
def test_for_whom_something_is_demanded_is_not_asked(text, states):
    event = next(e for e in polybius.read(text).events if e.event_type == "REQUEST")
    assert [party.country for party in event.recipients] == states


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Paris has handed over the camps at Bossembele and Sibut. The Central African army was there.", ["CAF"]),
        ("Russia transferred two bases in Armenia to its navy.", []),  # who has them is told
        ("The Germans handed over a camp near Niamey. Niger thanked them.", ["NER"]),
    ],
)
def test_a_camp_is_handed_over_to_the_state_in_which_it_lies(text, states):
    event = next(e for e in polybius.read(text).events if e.event_type == "RETREAT")
    assert [party.country for party in event.recipients] == states


@pytest.mark.parametrize(
    "told", ["said, based on answers from US Central Command,", "said, citing answers from US Central Command,"]
)
def test_who_only_informs_whoever_tells_an_act_has_not_done_it(told):
    reading = polybius.read(f"A US watchdog {told} that the US military had resumed training Iraqi forces.")
    (event,) = reading.events

    assert [reading.words(party.span) for party in event.actors] == ["the US military"]
    assert [reading.words(party.span) for party in event.recipients] == ["Iraqi forces"]
