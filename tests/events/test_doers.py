"""Whole sentences through the program as it ships: who does what is told without a subject that does it."""

from __future__ import annotations

import pytest

import polybius


def doers(text: str, event_type: str) -> set[str | None]:
    """The states of those who do the first act of a type; empty for nobody."""
    events = polybius.read(text, published="2024-05-10").events
    return {party.country for party in next(e for e in events if e.event_type == event_type).actors}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A bomb exploded outside a ministry in Mogadishu. Al-Shabab claimed responsibility.", "SOM"),
        ("A mine killed three soldiers in Arauca. The ELN claimed responsibility for the attack.", "COL"),
        ("A missile hit a Greek tanker in the Red Sea. Norway voiced alarm. The Houthis claimed the attack.", "YEM"),
        ("A bomb killed six people in Kabul. No group claimed responsibility.", None),
        ("A bomb killed six people in Kabul. The Islamic State did not claim responsibility.", None),
        ("A mine killed a Turkish officer in Idlib. The government claimed victory in the battle.", None),
        ("A grenade hit a mission in Lima. Chile closed it. No group has said it carried out the attack.", None),
        ("A bomb killed two men in Arauca. The ELN praised the blast without saying that it had carried it out.", None),
    ],
)
def test_a_blow_without_a_doer_is_dealt_by_whoever_claims_it_afterwards(text, country):
    assert doers(text, "ASSAULT") == ({country} if country else set())


def test_a_claim_is_no_other_blow():
    reading = polybius.read("A bomb wounded two Israeli soldiers near Hebron. Hamas claimed responsibility.")
    assert [reading.words(event.trigger) for event in reading.events if event.event_type == "ASSAULT"] == ["wounded"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A rocket from Lebanon hit a base near Safed and wounded three Israeli soldiers.", "LBN"),
        ("A missile launched from Yemen struck the airport of Eilat in Israel.", "YEM"),
        ("Two rockets fired from Afghanistan landed in Uzbekistan's town of Termez.", "AFG"),
        ("Russian missiles from the Black Sea hit the port of Odesa.", "RUS"),  # whose they are is told
        ("A missile fired by an American ship off Oman struck a radar in Yemen.", "USA"),
    ],
)
def test_weapons_are_of_the_state_from_whose_ground_they_come(text, country):
    assert doers(text, "ASSAULT") == {country}


@pytest.mark.parametrize(
    ("text", "event_type", "country"),
    [
        ("A French tourist was detained in Ashgabat on Monday.", "COERCE", "TKM"),
        ("The arrest of two Greek soldiers in Edirne angered Athens.", "COERCE", "TUR"),
        ("A Swedish citizen was executed in Iran on Saturday.", "ASSAULT", "IRN"),
        ("A Chinese engineer was kidnapped in Zamfara, Nigeria.", "ASSAULT", None),  # not by the state
        ("A Syrian doctor was arrested by German police in Brussels.", "COERCE", "DEU"),
    ],
)
def test_a_foreigner_is_held_by_the_state_in_which_he_is(text, event_type, country):
    assert doers(text, event_type) == ({country} if country else set())


@pytest.mark.parametrize(
    "text",
    [
        "An explosion killed three Pakistani soldiers in Waziristan. The prime minister condemned it.",
        "A mine wounded two Iraqi engineers in Mosul. The president mourned them.",
        "A wave of kidnappings from Kenyan farms began in March.",  # the farms are robbed
    ],
)
def test_an_explosion_has_no_doer_only_because_somebody_speaks_of_it(text):
    assert doers(text, "ASSAULT") == set()


@pytest.mark.parametrize(
    ("text", "event_type", "states"),
    [
        ("Finland and Sweden fear spies. The two countries closed their borders to Russians.", "COERCE", "FIN SWE"),
        ("Estonia, Latvia and Lithuania met. The three Baltic states expelled a diplomat.", "SANCTION", "EST LVA LTU"),
        ("Chile and Argentina share the strait. Both governments protested to Britain.", "ACCUSE", "ARG CHL"),
        ("Chad and Niger cut ties with Mali. They closed their border to Malians.", "COERCE", "NER TCD"),
        ("Chad met Niger. They are neighbours. Mali closed its border to Nigeria.", "COERCE", "MLI"),
    ],
)  # fmt: skip
def test_so_many_states_are_those_that_acted_together_before(text, event_type, states):
    assert doers(text, event_type) == set(states.split())


@pytest.mark.parametrize(
    ("text", "event_type", "country"),
    [
        ("The call for a truce was rejected in Jerusalem on Monday. Hamas had accepted it.", "REJECT", "ISR"),
        ("Egypt's plan for the dam was rejected in Addis Ababa.", "REJECT", "ETH"),
        ("The tariffs of the United States were criticised in Tokyo.", "ACCUSE", "JPN"),
        ("The attack was condemned in Paris by Russia's foreign minister.", "ACCUSE", "RUS"),
    ],
)
def test_what_is_said_in_a_capital_is_its_states_word(text, event_type, country):
    assert doers(text, event_type) == {country}


@pytest.mark.parametrize(
    "text",
    [
        "No group claimed responsibility for the blast in Garissa.",
        "Ghana has not claimed responsibility for the strike on the bridge.",
        "Nobody has taken responsibility for the ambush near Garissa.",
    ],
)
def test_that_nobody_claims_a_blow_tells_of_none_that_was_not_dealt(text):
    assert [event.factuality for event in polybius.read(text).events if "negation" in event.auxiliary] == []


def test_what_nobody_says_of_himself_is_no_act():
    text = "Chile shut an airport in Arica. No one said that it had fired the rockets."
    assert [event for event in polybius.read(text).events if event.event_type == "ASSAULT"] == []


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The abduction of nurses from a Ugandan clinic angered Uganda.", None),
        ("Uganda deplored the kidnapping of monks from a Ugandan abbey.", None),
        ("Attacks from Lebanese militiamen wounded two Israeli soldiers.", "LBN"),
    ],
)
def test_from_where_somebody_is_taken_has_not_taken_him(text, country):
    assert doers(text, "ASSAULT") == ({country} if country else set())


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("Morocco was enraged by the verdict of a Spanish court.", "MAR", "ESP"),
        ("A Cambodian film irked Thailand.", "THA", "KHM"),
        ("Kenya was displeased at Uganda's ban on milk.", "KEN", "UGA"),
        ("Chad was disappointed at the answer from Niger.", "TCD", "NER"),
    ],
)
def test_who_is_angered_blames_whoever_angers_him(text, actor, recipient):
    event = next(event for event in polybius.read(text).events if event.event_type == "ACCUSE")
    assert [p.country for p in event.actors] == [actor]
    assert [p.country for p in event.recipients] == [recipient]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Ghana said two of its soldiers had been killed.", None),
        ("Togo shelled a post in Benin. Benin said six of its soldiers had died.", "TGO"),  # of whom it was told before
        ("Kenya's police said two students had been stabbed.", None),
        ("Niger's army said nine bandits were killed near Diffa.", "NER"),  # whom it fights
        ("Benin said its soldiers had killed six raiders from Togo.", "BEN"),
    ],
)
def test_who_tells_that_his_own_were_hit_has_not_hit_them(text, country):
    events = [event for event in polybius.read(text, published="2024-05-10").events if event.event_type == "ASSAULT"]
    assert {party.country for party in events[-1].actors} == ({country} if country else set())


def test_who_tells_that_some_were_seized_at_home_has_seized_them():
    assert doers("Nine suspects have been seized, the Ghanaian army says.", "COERCE") == {"GHA"}


@pytest.mark.parametrize(
    ("text", "event_type", "country"),
    [
        ("Peru criticised Chile for sinking a boat and expelled its ambassador.", "SANCTION", "PER"),
        ("Niger accused Libya of shelling Chad, closed its border and sent aid to Chad.", "ASSAULT", "LBY"),
        ("Peru watched Chile attack Bolivia.", "ASSAULT", "CHL"),
        ("Peru won backing from Chile.", "SUPPORT", "CHL"),
        ("Peru obtained an apology from Chile.", "CONCEDE", "CHL"),
        ("Peru received two ships from the United States.", "AID", "USA"),
    ],
)
def test_who_does_it_is_told_by_the_clause_that_tells_it(text, event_type, country):
    assert doers(text, event_type) == {country}


def test_whom_the_model_sees_struck_has_not_done_it():
    text = "Three Kenyan soldiers and a Swede lost their lives in the raid. Somalia was silent."
    event = next(event for event in polybius.read(text).events if event.event_type == "ASSAULT")

    assert {party.country for party in event.recipients} == {"KEN", "SWE"}
    assert event.actors == ()


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Peru's jets bombed a depot in Chile. Santiago says those bombs killed two guards.", "PER"),
        # the last blow was nobody's
        ("Peru's jets bombed a depot in Chile. A bomb went off in Arica. The bomb killed two guards.", None),
    ],
)
def test_the_bombs_are_of_whoever_dealt_the_last_blow(text, country):
    event = next(e for e in reversed(polybius.read(text).events) if e.event_type == "ASSAULT")

    assert {party.country for party in event.actors} == ({country} if country else set())


@pytest.mark.parametrize(
    ("text", "event_type", "country"),
    [
        ("Chad was angry. N'Djamena says that it was Niger that closed the crossing.", "COERCE", "NER"),
        ("Lima said that it was Chile that had broken off the talks with Peru.", "SANCTION", "CHL"),
        ("The training of Bolivian pilots was suspended on Tuesday by order of Peru.", "SANCTION", "PER"),
        ("Flights to Sudan were halted by order of the Egyptian president.", "SANCTION", "EGY"),
        ("The president of Mali ordered a stop to all training by French instructors.", "SANCTION", "MLI"),
    ],
)
def test_who_is_set_apart_or_orders_it_is_the_doer(text, event_type, country):
    assert doers(text, event_type) == {country}


@pytest.mark.parametrize(
    "text",
    [
        "Six Kenyan soldiers were killed on Monday, by the army's own estimate.",
        "By the ministry's tally, six Kenyan soldiers were killed in Garissa.",
        "Forty Syrian fighters were killed on Monday, by a count of the Norwegian foundation.",
    ],
)
def test_by_whose_count_they_were_killed_has_not_killed_them(text):
    assert doers(text, "ASSAULT") == set()


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        # his own state has not killed a general whom nobody is said to have killed
        ("Yemen fell silent. The raid was Iran's answer to the killing of the Iranian general Ali Naderi.", set()),
        ("Chad shut the road. The rockets were Niger's reply to the strike in which its army chief was killed.", set()),
        ("Chad's army looked on. Niger's police carried out the killing of the Nigerien general.", {"NER"}),
        # who regrets a blow may have dealt it
        ("Israel regretted the shell that killed seven bathers in Gaza.", {"ISR"}),
        # who counts blows has not dealt them, nor who was the first to tell of one
        ("Police in Niger registered nine bomb attacks on French troops in May.", set()),
        ("Peru's premier, who had been the first to say that a missile brought down the Chilean jet, wept.", set()),
    ],
)
def test_who_is_not_said_to_have_struck_his_own_or_only_tells_of_it_has_not_struck(text, countries):
    events = [event for event in polybius.read(text, published="2024-05-10").events if event.event_type == "ASSAULT"]
    assert {party.country for event in events[-1:] for party in event.actors} == countries


def test_what_a_blow_is_the_answer_to_is_another_one():
    events = polybius.read(
        "Chad fired rockets at two bases in Niger in answer to the killing of its top general."
    ).events
    assert {party.country for party in events[0].recipients} == {"NER"}
    assert "targeted" not in events[0].modes


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Chadian artillery shelled a village in Sudan. Khartoum protested. Two farmers were killed.", {"TCD"}),
        ("Police in Dakar fired on demonstrators on Thursday. By night, seven people had been shot dead.", {"SEN"}),
        # who hides a bomb is not known
        ("Kenyan jets bombed a camp in southern Somalia. A nurse was killed in Mogadishu by a car bomb.", set()),
        # nobody has struck those before
        ("Congolese soldiers arrested thirty miners at Rubaya. A teacher was killed on the road to Goma.", set()),
    ],
)
def test_those_killed_by_nobody_named_fall_to_whoever_struck_the_same_people_before(text, countries):
    blows = [event for event in polybius.read(text, published="2024-05-10").events if event.event_type == "ASSAULT"]
    assert {party.country for party in blows[-1].actors} == countries
