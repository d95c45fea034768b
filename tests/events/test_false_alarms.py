"""Whole sentences through the program as it ships: words that tell no act, another one, or an act of somebody else."""

from __future__ import annotations

import pytest

import polybius


def told(text):
    """Each event of a text: its type and the codes, or else the words, of its sides."""
    reading = polybius.read(text, published="2020-05-13")

    def sides(parties):
        return [party.code or reading.words(party.span) for party in parties]

    return [(event.event_type, sides(event.actors), sides(event.recipients)) for event in reading.events]


@pytest.mark.parametrize(
    "text",
    [
        "A village in Haiti was hit by both Hurricanes Flora and Irma.",  # the storm's kind stands before its name
        "The Kenyan colonel shot himself after the vote.",
        "The minister blamed himself for the defeat in Mali.",
        "Thousands of workers were let go by the plant in Brazil.",
        "The Kenyan frigate responded to a distress call from a Danish tanker.",
        "Police responded to an emergency call from the Turkish consulate in Lyon.",
        "Canada seeks more Syrian refugees.",
        "Kenyan police released recordings of the suspects.",
        "Canada sought to calm its banks.",  # by itself
        "Kenya's president was asked about the duties on Chinese steel.",  # by a reporter
        "The Rwandan embassy did not immediately respond to an emailed request for comment.",
        "A spokesman for the Libyan navy did not respond to requests for comment on the boats.",
        "Togo's trade ministry declined a request for an interview.",
        "Germany's premier warned that the deal with Turkey was a mistake.",  # which threatens nobody
        "The World Health Organization warned that cholera was spreading in Yemen.",
        "A standoff between Indian and Chinese soldiers at Doklam ended on Monday.",  # nothing that they did together
        "Morocco stormed into the last eight after beating Spain.",
        "Late on Sunday, Ana and Luis Diaz rode in a cart through Lima after their wedding.",
    ],
)
def test_what_is_no_act_of_anybody_on_anybody_is_no_event(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The captives were let go by the Somali pirates.", [("RETREAT", ["SOMCRM"], ["SOMCVL"])]),
        ("Armenia seeks help from Russia.", [("REQUEST", ["ARM"], ["RUS"])]),
        ("Togo did not respond to a demand for payment from Ghana.", [("CONCEDE", ["TGO"], ["GHA"])]),
        ("Hundreds of students marched through Lima.", [("PROTEST", ["PEREDU"], ["PER"])]),
        ("Mali received rifles from China.", [("AID", ["CHN"], ["MLI"])]),
        ("France will continue to work with Mali.", [("AGREE", ["FRA"], ["MLI"])]),
        ("Police handcuffed an opposition deputy in Tbilisi.", [("COERCE", ["GEOCOP"], ["GEOOPP"])]),
    ],
)
def test_what_only_looks_like_it_is_one(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "The Kenyan troops received heavy machine gun fire from al-Shabab fighters in the village.",
            ("ASSAULT", ["SOMREB"], ["KENMIL"]),
        ),
        ("The coalition will continue to strike the militia's targets in Yemen.", ("ASSAULT", ["IGOMIL"], ["YEMPRM"])),
        ("The Iraqi army is clearing Islamic State from Mosul.", ("ASSAULT", ["IRQMIL"], ["IMG"])),
        ("Police in Lima removed Senator Ruiz from the hall.", ("COERCE", ["PERCOP"], ["PERLEG"])),
        ("Two opposition deputies in Georgia handcuffed themselves to a chair.", ("PROTEST", ["GEOOPP"], ["GEO"])),
        ("Law enforcement in Chile raided the office of the union.", ("COERCE", ["CHLCOP"], ["CHLLAB"])),
    ],
)
def test_an_act_is_of_the_type_that_all_its_words_tell(text, event):
    assert told(text) == [event]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (  # many strikes are not "the explosion"
            "France is conducting air strikes against militants in Mali. "
            "The mosque in Gao was full when it was hit by an explosion.",
            ("ASSAULT", [], ["MLI"]),
        ),
        (  # the rally is where it was said
            "Trump said at a rally in Cairo that a bomb had gone off in Lima.",
            ("ASSAULT", [], ["PER"]),
        ),
        (
            "The Serbian party argued that the vote was void. A Kosovar court dismissed that argument.",
            ("REJECT", ["KOSJUD"], ["SRBPTY"]),
        ),
        ("Kenya had a series of raids from Somalia in May.", ("ASSAULT", ["SOM"], ["KEN"])),
    ],
)
def test_an_act_is_of_those_of_whom_its_own_words_tell(text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    ("whom", "by", "actors"),
    [("three students", "", []), ("three students", " by the police", ["PERCOP"])],
)
def test_whoever_asks_about_violence_has_not_done_it(whom, by, actors):
    text = f"Protesters in Peru asked for an inquiry into the shooting of {whom}{by}."

    assert [event for event in told(text) if event[0] == "ASSAULT"] == [("ASSAULT", actors, ["PEREDU"])]


def test_a_meeting_that_is_called_is_with_nobody_in_particular():
    text = "Peru condemned Chile's test. The United Nations, which condemned Chile, called an emergency meeting."

    assert [recipients for event_type, _, recipients in told(text) if event_type == "CONSULT"] in ([], [[]])


def test_an_official_after_whose_word_protests_are_named_is_no_protester():
    text = "The direct flights, which Moscow forbade after a night of protest in Tbilisi, are permitted again."

    assert ("PROTEST", ["RUSGOV"], []) not in told(text)


def test_a_body_named_beside_two_states_is_of_neither():
    text = "A partnership between the Governments of Iraq and the United States and WMF began. WMF is in Iraq."

    assert [actors for event_type, actors, _ in told(text) if event_type == "COOPERATE"] == [["IRQGOV", "USA", "WMF"]]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Boko Haram raided a village in Chad. Chad's army killed 12 enemy fighters.",
            ("ASSAULT", ["TCDMIL"], ["NGAREB"]),
        ),
        (
            "Two Swedish soldiers were killed by enemy forces while training Iraqi troops to fight Islamic State.",
            ("ASSAULT", ["IMG"], ["SWEMIL"]),
        ),
        (
            "Boko Haram raided a village. Hostile crowds met the minister in Lima.",
            ("CONSULT", ["PERCVL", "PERGOV"], []),
        ),
    ],
)
def test_the_enemy_is_the_armed_group_named_last_or_else_the_first(text, event):
    assert event in told(text)


def test_witnesses_who_believe_it_was_a_blow_have_not_suffered_it():
    text = "Witnesses in Aden believe the attack was an air strike."

    assert [recipients for _, _, recipients in told(text)] in ([], [[]])


def test_nobody_is_asked_who_is_not_named_yet():
    text = "Lawmaker urges retaliation on Chad. Deputy Ana Diaz of Peru, who heads the committee, spoke in Lima."

    assert [recipients for event_type, _, recipients in told(text) if event_type == "REQUEST"] == [[]]


def test_to_call_something_good_charges_nobody():
    assert told("The president of Peru called the feast a celebration of peace.") == []


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Israeli gunfire killed a Palestinian teenager in Jenin on Monday.", "ISR"),
        ("Army fire wounded two protesters in Yangon, Myanmar.", "MMR"),
        ("Turkish fire killed a Syrian shepherd.", "TUR"),
        ("Israeli fire wounded a girl in Nablus.", "ISR"),  # for the language model it burns
        ("Fire from a Syrian tank killed two Turkish soldiers.", "SYR"),
    ],
)
def test_the_fire_of_somebody_is_no_blaze(text, actor):
    (event,) = polybius.read(text).events

    assert event.event_type == "ASSAULT"
    assert {party.country for party in event.actors} == {actor}


@pytest.mark.parametrize(
    "text",
    [
        "A fire killed five people in Idlib.",
        "A forest fire killed six Portuguese firefighters.",
        "Peru fire kills 12 people in Lima.",  # of one state
    ],
)
def test_a_blaze_is_nobodys_act(text):
    assert polybius.read(text).events == ()


@pytest.mark.parametrize(
    "text",
    [
        "France moved to impose sanctions on Chad.",
        "Kenya stopped short of imposing sanctions on Uganda.",
    ],
)
def test_a_verb_that_only_leads_to_an_act_is_none_of_its_own(text):
    assert [kind for kind, _, _ in told(text)] == ["SANCTION"]


def test_who_says_that_another_was_behind_something_blames_him():
    assert ("ACCUSE", ["LVA"], ["BLR"]) in told("Latvia said Belarus was behind the balloons over its border.")


@pytest.mark.parametrize(
    "text",
    [
        "The envoy met with derision in Nairobi.",
        "Kenya's plan met with resistance from Somalia.",
    ],
)
def test_what_is_met_with_anger_has_met_nobody(text):
    assert "CONSULT" not in [event_type for event_type, _, _ in told(text)]


def test_who_calls_a_strike_a_crime_calls_nobody_out_on_strike():
    text = "Peru's jets bombed a depot in Chile. The president in Santiago called the strikes a violation."

    assert [one for one in told(text) if one[0] in ("ACCUSE", "PROTEST")] == [("ACCUSE", ["CHLGOV"], ["PERMIL"])]


def test_attacks_that_were_aimed_at_somebody_are_not_planned():
    reading = polybius.read("Four rocket attacks had been aimed at Turkish bases in the week before the talks.")

    assert [event.auxiliary for event in reading.events] == [()]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Ottawa had decided to suspend arms sales to Saudi Arabia.", "SANCTION"),
        ("Berlin decided to send tents to Kabul.", "AGREE"),
        ("Kenya has decided to withdraw its troops from Somalia.", "CONCEDE"),
    ],
)
def test_who_decides_to_do_something_does_one_thing(text, event_type):
    assert [one[0] for one in told(text)] == [event_type]


@pytest.mark.parametrize(
    ("text", "requests"),
    [
        ("The Chadian mission said so when asked if Niger could delay the talks.", []),
        ("When asked whether Chad would leave the pact, the Nigerien minister said it would.", []),
        ("Asked if Niger would expel the envoys, the Chadian minister said no.", []),
        ("Asked by Chad to send troops, Niger said it would.", [("REQUEST", ["TCD"], ["NER"])]),  # no question
    ],
)
def test_who_answers_a_question_has_asked_nobody_for_anything(text, requests):
    assert [one for one in told(text) if one[0] == "REQUEST"] == requests
