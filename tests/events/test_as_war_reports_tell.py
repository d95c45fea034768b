"""What reports of war tell in passing: what a blow came beside, who only tells of it, whom a claim names."""

from __future__ import annotations

import datetime as dt

import pytest

import polybius
from polybius.schema import Event

PUBLISHED = "2025-06-03"


def told(text: str, word: str) -> Event:
    """The event whose trigger begins where a word stands."""
    reading = polybius.read(text, published=PUBLISHED)
    return next(event for event in reading.events if event.trigger.start == text.index(word))


def sides(event: Event) -> tuple[list[str | None], list[str | None]]:
    return [party.code for party in event.actors], [party.code for party in event.recipients]


def types(text: str) -> list[str]:
    return [event.event_type for event in polybius.read(text, published=PUBLISHED).events]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        (
            "Israel said it struck a member of Hezbollah in Tyre. The attack came despite a truce between Israel and"
            " the Lebanese group.",
            ["ISR"],
        ),
        (
            "A bomb set off by Islamic State killed six policemen in Ramadi. The attack comes as Iraqi troops struggle"
            " to push back Islamic State gunmen in Tikrit.",
            ["IMG"],
        ),
        (
            "Yemen's health ministry said one man was killed on 20 May after a Saudi airstrike in the north. This is"
            " the latest in a series of attacks, despite a truce between Saudi Arabia and the Houthi group.",
            ["SAU"],
        ),
        # it came as its own doers went on
        ("Chadian jets bombed a camp in Niger. The attack came as Chad pressed its drive on the rebels.", ["TCD"]),
    ],
)
def test_what_a_blow_comes_beside_does_not_tell_who_dealt_it(text, actors):
    blows = [event for event in polybius.read(text, published=PUBLISHED).events if event.event_type == "ASSAULT"]
    assert {party.country for event in blows for party in event.actors} == set(actors)


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("Kenya went on bombing Somalia despite a March 27 truce.", "bombing", None),
        ("Kenya bombed Somalia despite the truce of 27 March.", "bombed", None),
        ("Kenya has continued to carry out raids in Somalia, despite a March 27 truce.", "carry out", None),
        ("Kenya bombed Somalia on Monday despite a March 27 truce.", "bombed", ("2025-06-02", "2025-06-02")),
        ("The army of Kenya has stepped up its raids since the outbreak of the Jubaland war in March.", "stepped",
         ("2025-03-01", "2025-06-03")),
        ("Kenya bombed Somalia in the war in March.", "bombed", ("2025-03-01", "2025-03-31")),
    ],
)  # fmt: skip
def test_the_day_of_what_an_act_is_told_beside_is_not_its_own(text, word, days):
    event = told(text, word)

    recent = (dt.date(2025, 6, 1), dt.date(2025, 6, 3))
    assert (event.earliest, event.latest) == (tuple(map(dt.date.fromisoformat, days)) if days else recent)


def test_a_truce_that_stands_beside_a_blow_or_over_a_duty_has_not_just_begun():
    assert types("Kenya bombed a camp in Somalia despite a truce between Kenya and Somalia.") == ["ASSAULT"]
    assert "RETREAT" in types("Kenya and Somalia observed a truce on Monday.")


@pytest.mark.parametrize(
    "text",
    [
        "Mortars on Aden have killed nine people since Monday, Yemen's government said. Omar Saleh, spokesman for the"
        " Yemeni health ministry, said random attacks with rockets hit many parts of the city.",
        "Israeli soldiers also entered the villages of Idna and Yatta and searched several homes, according to"
        " witnesses. The raids went on in Tubas.",
    ],
)
def test_who_only_tells_of_a_blow_stands_on_neither_side_of_it(text):
    reading = polybius.read(text, published=PUBLISHED)
    parties = {reading.words(party.span) for event in reading.events for party in (*event.actors, *event.recipients)}

    assert not parties & {"Omar Saleh", "spokesman for the Yemeni health ministry", "witnesses"}


def test_who_tells_what_was_done_to_himself_has_suffered_it():
    text = "Peruvian minister Ana Ruiz said that Chilean police had beaten her."

    assert sides(told(text, "beaten")) == (["CHLCOP"], ["PERGOV"])


@pytest.mark.parametrize(
    "text",
    [
        'Turkish officers like to use "neutralise" to imply that a gunman was killed or gave himself up.',
        'The army of Chad uses the word "settled" in its bulletins to imply that rebels surrendered or were killed.',
    ],
)
def test_what_a_word_is_said_to_mean_has_not_happened(text):
    assert types(text) == []


def test_what_a_word_is_used_of_has():
    text = 'Chad used the phrase "war crime" to describe the raid in which Niger killed nine farmers.'

    assert sides(told(text, "raid"))[0] == ["NER"]


def test_who_is_blamed_in_a_headline_without_a_helper_blames_nobody():
    assert sides(told("Rockets hit Kenyan base in Somalia, al-Shabaab militia blamed", "blamed"))[1] == ["SOMREB"]
    assert sides(told("Kenyan army blamed al-Shabaab for the rockets", "blamed")) == (["KENMIL"], ["SOMREB"])


@pytest.mark.parametrize(
    ("text", "word", "recipients"),
    [
        # not the group that has claimed it, nor the police who tell of it
        (
            "A car bomb killed four people in Basra. The Islamic State group claimed responsibility for the bombing."
            " The attack was carried out by a suicide bomber, according to police.",
            "carried", ["IRQCVL"],
        ),
        # not the bomber
        (
            "Seven Kurdish fighters died in a suicide bomber attack near Raqqa. The Islamic State group claimed"
            " responsibility for the attack.",
            "claimed", ["SYRREB"],
        ),
        # not those with whom it only has to do
        ("A group that has ties with the Islamic State claimed responsibility for the shooting in Jenin.",
         "claimed", []),
        # whom the words themselves name
        ("Iraqi police shot a suicide bomber dead in Basra.", "shot", ["IRQREB"]),
        ("The Taliban said a suicide bomber had struck a base of the Islamic State.", "struck", ["IMG"]),
        ("Ghanaian police said Togolese soldiers attacked overnight.", "attacked", ["GHACOP"]),
    ],
)  # fmt: skip
def test_neither_the_bomber_nor_the_group_that_claims_it_is_struck(text, word, recipients):
    assert sides(told(text, word))[1] == recipients


@pytest.mark.parametrize(
    ("text", "word", "state"),
    [
        ("Iraqi gunmen killed two US-backed Iraqi soldiers in Basra.", "killed", "IRQ"),
        ("Iraq's army attacked a Turkey-based Iraqi group.", "attacked", "IRQ"),
        ("Iran arrested a British-Iranian nurse in Shiraz.", "arrested", "GBR"),  # of both
    ],
)
def test_who_backs_somebody_is_not_his_state(text, word, state):
    assert [party.country for party in told(text, word).recipients] == [state]


def test_the_houthis_are_known_with_their_article():
    reading = polybius.read("Iran-backed Al-Houthi militia shelled Jazan on Monday.", published=PUBLISHED)

    assert [party.entity for event in reading.events for party in event.actors] == ["houthis"]


@pytest.mark.parametrize(
    ("text", "word", "counts"),
    [
        # whom an answer kills, the first blow has not
        (
            "Groups fired 140 rockets, wounding six people, and Chad hit back with raids that killed 12 rebels.",
            "fired", [("injured", 6)],
        ),
        ("Jets hit Aden, killing two people, and struck Taiz, killing nine.", "hit", [("killed", 2)]),
        ("Jets hit Aden and struck Taiz, killing nine.", "hit", [("killed", 9)]),
        # neither a body of the city nor the toll of a day is somebody
        (
            "Rebels shelled Tripoli. The artillery killed at least two people and wounded eight, Ali Said, spokesman"
            " for a Tripoli emergency body, told Reuters.",
            "killed", [("killed", 2), ("injured", 8)],
        ),
        ("Two bombs have left 25 dead and 56 wounded in Kano, bringing the day's total death toll to 88.",
         "left", [("killed", 25), ("injured", 56)]),
    ],
)  # fmt: skip
def test_each_blow_has_its_own_victims(text, word, counts):
    assert [(count.what, count.min) for count in told(text, word).counts] == counts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The United Nations calls Mali the region's worst humanitarian crisis, with six million people hungry.", []),
        ("The United Nations called the Saudi blockade of Yemen a crime.", ["ACCUSE"]),
        ("Officials said the vehicle caught fire in Tyre, Lebanon.", []),
        ("The agency said an Israeli drone crashed in the Lebanese town of Khiam due to a technical malfunction.", []),
        ("Rockets hit an Iraqi base hosting US troops in Kirkuk.", ["ASSAULT"]),
        ("The king hosted Chadian soldiers in Rabat.", ["CONSULT"]),
        ("Civilians gather at the site of a car bomb in the Karrada district of Baghdad.", []),
        ("Crowds gathered at the site of the embassy in Lima to protest against the vote.", ["PROTEST"]),
        ("The Arab Coalition supporting the legitimate government in Yemen said it shot down a Houthi drone.",
         ["ASSAULT"]),
    ],
)  # fmt: skip
def test_what_a_report_of_war_tells_in_passing_is_no_event(text, expected):
    assert types(text) == expected


def test_who_gathers_where_a_bomb_went_off_has_not_set_it_off_nor_has_it_struck_those_who_claim_it():
    text = (
        "Bombs kill 88 across Baghdad; Islamic State claims responsibility. Dozens of angry people gathered at the"
        " scene of the bombing, blaming the government."
    )
    blows = [event for event in polybius.read(text, published=PUBLISHED).events if event.event_type == "ASSAULT"]

    assert {party.country for event in blows for party in event.recipients} <= {"IRQ"}
    assert not [party for event in blows for party in event.actors if party.sector == "CVL"]


def test_the_palestinian_resistance_is_not_the_french():
    text = "Palestinian Resistance fighters fought Israeli forces in Tubas on Sunday."

    assert {party.country for party in told(text, "fought").actors} == {"PSE"}
