"""Whole sentences through the program as it ships: who is only told of an act, or only near it, is no party to it."""

from __future__ import annotations

import pytest

import polybius
from tests.events.test_whom_it_names import told


def codes(text, event_type):
    """The codes of actors and recipients of the likeliest event of a type."""
    return tuple([code for _, code in side] for side in told(text, event_type))


def all_told(text, event_type):
    """The codes of all who stand on a side of the events of a type."""
    events = [event for event in polybius.read(text).events if event.event_type == event_type]
    return [[party.code for party in event.actors + event.recipients] for event in events]


@pytest.mark.parametrize(
    ("text", "event_type", "recipients"),
    [
        # who hears a complaint against who is blamed
        (
            "Chile lodged complaints with the United Nations over the strikes that Peru flew.",
            "ACCUSE",
            ["PER"],
        ),
        ("Peru complained to the Security Council about Chile's envoy.", "ACCUSE", ["CHLGOV"]),
        ("Greece protested to Turkey over a flight of two Turkish fighters.", "ACCUSE", ["TUR"]),  # one who is both
        (
            "Kenya lodged complaints with the U.N. Security Council over the air strikes. Ethiopia was silent.",
            "ACCUSE",
            [],
        ),
        # where a case is heard
        ("Peru halted its suit at the World Trade Organization on Monday. Chile was glad.", "CONCEDE", ["CHL"]),
        ("Qatar dropped its case against Egypt at the World Trade Organization.", "CONCEDE", ["EGY"]),
        ("Norway froze its payments to the World Trade Organization.", "SANCTION", ["IGOBUS"]),  # no case
        # who is told of somebody else's deed
        ("A farmer told the court in Lima that soldiers had burned his house.", "ASSAULT", ["PERAGR"]),
        # the actor's own people
        ("The World Food Programme suspended deliveries to Sudan after its staff were shot.", "SANCTION", ["SDN"]),
        ("Bolivia recalled its ambassador in Lima.", "SANCTION", ["PER"]),
        # who is offended against who offends
        (
            "Soldiers were posted there on the order of Uruguay's president, a move that Buenos Aires called an insult "
            "to its people.",
            "ACCUSE",
            ["URYGOV"],
        ),
        # whose request it is, and not the court of the judge
        ("Lima Supreme Court Justice Ana Paz rejected that argument in a ruling on Monday.", "REJECT", []),
        ("The Chadian navy defended its actions, saying it had opened fire in self-defence.", "ASSAULT", []),
    ],
)
def test_who_is_only_near_an_act_is_not_whom_it_strikes(text, event_type, recipients):
    assert codes(text, event_type)[1] == recipients


@pytest.mark.parametrize(
    ("text", "event_type", "actors"),
    [
        ("The Chilean government dismissed criticism by Peru of its fishing treaty with China.", "ACCUSE", ["PER"]),
        ("There were cyber intrusions from Russia in May, the Norwegian minister said.", "COERCE", ["RUS"]),
        ("The United States ordered China to close its office in Houston, accusing it of theft.", "ACCUSE", ["USA"]),
        ("India's navy drew criticism after sinking a Thai trawler.", "ACCUSE", []),  # the trawler criticised nobody
    ],
)
def test_who_does_it_is_named_by_the_sentence(text, event_type, actors):
    assert codes(text, event_type)[0] == actors


def test_people_at_a_named_place_are_of_its_state():
    found = told("Bathers in Busan boycotted Japanese beer on Monday.", "PROTEST")

    assert found[0] == [("Bathers in Busan", "KORCVL")]


def test_nobody_suffers_a_resignation():
    reading = polybius.read("Senator Jane Wong stepped down as the party's chair in Chile.", published="2020-05-13")

    assert [event.recipients for event in reading.events if event.event_type == "RETREAT"] == [()]


@pytest.mark.parametrize(
    ("text", "event_type", "recipients"),
    [
        ("Greece reopened its consulate in Benghazi on Sunday.", "SUPPORT", ["LBY"]),
        ("The Greek government said it was ready to reopen its embassy in Kabul.", "AGREE", ["AFG"]),
        ("Canada closed its embassy in Caracas.", "SANCTION", ["VEN"]),
        ("Egypt condemned the attack on its embassy.", "ACCUSE", []),  # whoever did it
        # one's own people are praised all the same
        ("The Greek president praised its soldiers.", "SUPPORT", ["GRCMIL"]),
        ("The Greek president praised the soldiers of Egypt.", "SUPPORT", ["EGYMIL"]),
    ],
)
def test_ones_own_embassy_is_no_other_side(text, event_type, recipients):
    event = next(event for event in polybius.read(text).events if event.event_type == event_type)

    assert [party.code for party in event.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "event_type", "recipients"),
    [
        ("Ghana filed a complaint at the World Trade Organization over Togolese tariffs.", "ACCUSE", ["TGO"]),
        ("Cuba complained at the United Nations about Panama.", "ACCUSE", ["PAN"]),
        ("Niger lodged a protest in Algiers over the raid by Algerian troops.", "ACCUSE", ["DZAMIL"]),
        ("Kenya demanded the return of its police officers from Uganda.", "REQUEST", ["UGA"]),  # not they
        ("Panama extradited a former governor to Mexico.", "COOPERATE", ["MEX"]),  # not the governor
    ],
)
def test_a_body_at_which_somebody_complains_is_not_blamed(text, event_type, recipients):
    assert codes(text, event_type)[1] == recipients


@pytest.mark.parametrize(
    ("text", "event_type", "recipients"),
    [
        ("Chad's army shot nine farmers. Germany condemned the killing of the farmers.", "ACCUSE", ["TCDMIL"]),
        ("Germany condemned the arrest of Alexei Navalny by Moscow.", "ACCUSE", ["RUSGOV"]),
        ("A Swede was arrested by police in Tehran. Oslo condemned his arrest.", "ACCUSE", ["IRNCOP"]),
        ("Cuba freed two Swedes. Norway welcomed their release.", "SUPPORT", ["CUB"]),
        (
            "Cuba arrested two Swedes. Sweden demanded the release of the Swedes.",
            "REQUEST",
            ["CUB"],
        ),  # of who holds them
        ("Cuba arrested two Swedes. Sweden called for their release.", "REQUEST", ["CUB"]),
        ("Germany criticised Trump's murder of a general.", "ACCUSE", ["USAGOV"]),  # his deed, another's death
    ],
)
def test_whom_an_act_befell_is_not_whom_somebody_takes_to_task_for_it(text, event_type, recipients):
    assert codes(text, event_type)[1] == recipients


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Police in Lima stopped a car. Alexei Navalny's arrest angered Moscow.", ["RUSOPP"]),
        ("Peru's arrests of Chilean sailors angered Santiago.", ["CHLMIL"]),
    ],
)
def test_somebodys_arrest_befalls_him(text, recipients):
    assert codes(text, "COERCE")[1] == recipients


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Cuba summoned the Swiss envoy, who looks after American interests in Havana.", ["USA"]),
        ("Cuba called in the ambassador of Sweden, which represents the interests of Norway.", ["NOR"]),
        ("Cuba summoned the Swiss envoy, who arrived in May.", ["CHEGOV"]),
    ],
)
def test_an_envoy_who_looks_after_the_interests_of_another_state_stands_for_it(text, recipients):
    assert codes(text, "ACCUSE")[1] == recipients


def test_whom_a_halted_activity_fights_does_not_suffer_the_halt():
    assert codes("Niger suspended joint operations against Boko Haram with Chad.", "SANCTION")[1] == ["TCD"]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Iraq's prime minister was informed of the missile strike by Iran an hour before.", [["IRN"]]),
        ("Iran warned Iraq of the attack on the Americans at Asad.", []),
    ],
)
def test_whom_somebody_tells_of_a_deed_has_neither_done_nor_suffered_it(text, sides):
    assert all_told(text, "ASSAULT") == sides


def test_the_perpetrators_are_those_who_dealt_the_last_blow():
    text = "Gunmen from Mali killed nine farmers in Niger. Niger's president vowed to punish the perpetrators."

    assert codes(text, "THREATEN")[1] == ["MLI"]


def test_whom_the_words_for_the_actor_name_is_not_met_by_his_act():
    text = "Shiite blocs close to Tehran opposed his candidature. Barham Salih had named Adnan al-Zurfi in Baghdad."

    assert "IRNGOV" not in codes(text, "REJECT")[1]


def test_who_is_to_leave_after_a_resolution_is_asked():
    text = "The parliament of Niger voted for a resolution that French troops leave."

    assert codes(text, "REQUEST") == (["NERLEG"], ["FRAMIL"])


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan ambassador to Rwanda has been recalled, an official said.",
        "The recall of the Kenyan ambassador from Kigali was announced on Wednesday.",
        "The Kenyan embassy in Kigali has been shut until further notice, the foreign ministry said.",
        "Kenya's envoy in Kigali was summoned home on Wednesday.",
        "The ambassador of Kenya was recalled from Rwanda on Monday.",
        "Kenya's ambassador in Kigali was called back for consultations on Monday.",
        "Rwanda jailed a Kenyan writer. The Kenyan ambassador has been called home in protest, the ministry said.",
    ],
)
def test_an_envoy_recalled_by_nobody_who_is_told_is_recalled_by_his_own_state(text):
    ((actor,), (recipient,)) = codes(text, "SANCTION")
    assert (actor[:3], recipient[:3]) == ("KEN", "RWA")


def test_an_envoy_recalled_from_a_host_who_is_not_told_is_not_struck_by_it():
    assert codes("Kenya's ambassador was called home on Monday.", "SANCTION") == (["KEN"], [])


def test_an_embassy_that_the_host_shuts_is_shut_by_it():
    ((actor,), (recipient,)) = codes("The Kenyan embassy in Kigali was shut by Rwanda on Wednesday.", "SANCTION")
    assert (actor[:3], recipient[:3]) == ("RWA", "KEN")


def test_an_outlet_that_passes_a_threat_on_is_not_threatened():
    text = '"Ankara will pay for this," Musa Okoro told Tasnim, according to a correspondent of the BBC.'
    (threat,) = (event for event in polybius.read(text).events if event.event_type == "THREATEN")

    assert [party.country for party in threat.recipients] == ["TUR"]


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("The Swedish embassy in Khartoum halted its operations on Monday because of the fighting.", "SDN"),
        ("Sweden suspended work at its embassy in Khartoum after gunmen shelled it.", "SDN"),
        ("Sweden froze aid to Mali at a meeting of its embassy in Paris.", "MLI"),
        ("Sweden's embassy in Khartoum stopped issuing visas to Chadians.", "TCD"),
    ],
)
def test_an_embassy_that_stops_its_work_does_so_to_its_host(text, recipient):
    (halt,) = [event for event in polybius.read(text).events if event.event_type == "SANCTION"]

    assert [party.country for party in halt.actors] == ["SWE"]
    assert [party.country for party in halt.recipients] == [recipient]
