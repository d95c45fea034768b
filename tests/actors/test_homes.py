"""Where a report is at home, by the bare nouns of its own text."""

from __future__ import annotations

import pytest

import polybius


def states(text, words):
    """The states of those whom some words of a text mean."""
    reading = polybius.read(text)
    codes = {entity.id: entity.country for entity in reading.entities}
    at = text.index(words)
    return {codes[one.entity] for one in reading.mentions if one.entity and one.span.start <= at < one.span.end}


@pytest.mark.parametrize(
    ("text", "words", "state"),
    [
        # one town, where it happened, beside the states of others
        (
            "A Nigerian priest died when gunmen stormed a church in Djibo. Police found no trace of them.",
            "Police",
            "BFA",
        ),
        (
            "Two French tourists were killed when gunmen attacked a hotel in Sousse. The president declared a state of"
            " emergency.",
            "The president",
            "TUN",
        ),
        (
            "Chile has asked for the extradition of a smuggler whom his men hide in a slum of Kingston. The police said"
            " that 27 people had been killed. Chile wants the man for murder.",
            "The police",
            "JAM",
        ),
        # a capital is not its American namesake for cities named beside it, nor a town that for a state of its name
        (
            "The army took a slum of Kingston on Monday. A court in New York wants its leader, and Washington has asked"
            " for him.",
            "The army",
            "JAM",
        ),
    ],
)
def test_a_report_is_at_home_in_the_one_town_where_it_is_told_to_happen(text, words, state):
    assert states(text, words) == {state}


def test_one_town_of_a_state_named_once_is_no_home_where_another_is_spoken_of_all_the_time():
    text = (
        "Who is Peru's new premier? Peru has elected Congress. Peruvians wanted Peru to be quiet. How did others react?"
        " Chile invited him to Santiago. Why did the last cabinet fall? Lawmakers turned it down."
    )

    assert states(text, "Lawmakers") == {"PER"}


def test_a_place_where_others_sign_or_live_in_exile_is_no_home():
    text = (
        "Opposition leaders in exile in Madrid urged the generals to drop Nicolas Maduro. Soldiers tore down"
        " banners in Caracas. The government called the leaders traitors. A treaty was signed in Vienna."
    )

    assert states(text, "The government") == {"VEN"}


def test_a_foreign_state_that_is_told_of_by_the_way_is_not_whose_the_president_is():
    text = (
        "The mayor of Minneapolis called in troops on Friday. Protesters had burned a police station. The governor"
        " declared a curfew. Iran's foreign minister mocked them. The president threatened to send in the army."
    )

    assert states(text, "The president") == {"USA"}


def test_the_state_of_an_envoy_is_not_whose_the_authorities_are():
    text = (
        "Police in Minsk detained a German journalist on Thursday. Germany's ambassador visited her on Friday. On"
        " Saturday the authorities let her go."
    )

    assert states(text, "the authorities") == {"BLR"}


def test_who_makes_what_he_does_depend_on_a_state_is_not_of_it():
    text = (
        "The border guard turned back 134 people at Kuznica. Belarusian soldiers had cut the fence. Poland closed that"
        " crossing on Monday. The government threatened to stop goods trains unless Minsk moved the crowd away."
    )

    assert states(text, "The government") == {"POL"}


def test_judges_who_sit_in_a_capital_are_of_its_state():
    assert states("Syria's president fled the country. Judges in Paris accuse him of murder.", "Judges") == {"FRA"}


def test_police_are_of_whoever_sends_them_though_it_is_told_before_another_verb():
    text = (
        "Brazil's foreign minister voiced concern. The Bolivian government shut the crossing at Corumba and sent 400"
        " policemen into the city."
    )

    assert states(text, "400 policemen") == {"BOL"}


def test_soldiers_whom_a_state_recalls_are_its_own():
    text = "Mali's junta dissolved the electoral commission. Ivory Coast recalled forty-nine soldiers."

    assert states(text, "forty-nine soldiers") == {"CIV"}


def test_in_a_quarrel_the_president_is_that_of_whoever_spoke_last():
    text = (
        "Chad's army shelled a village in Libya. Chad's minister said that it had hit rebels. Libya's prime minister"
        " protested, and its ambassador left. The president ordered an inquiry."
    )

    assert states(text, "The president") == {"LBY"}


@pytest.mark.parametrize(
    ("text", "words", "state"),
    [
        # an envoy does not ask his own state's government
        (
            "Mobs burned shops of Zimbabweans near Durban. Zimbabwe sent buses, and its ambassador asked the government"
            " to protect them.",
            "the government",
            "ZAF",
        ),
        # who only tells its own people something makes no war
        (
            "The internet is down across Dhaka. Police beat students. India has told its citizens to stay at home."
            " The army is on the streets.",
            "The army",
            "BGD",
        ),
        # a parliament of several states' name is that of the report's home
        (
            "In Lima, a crowd marched to the Brazilian embassy after Brazil had granted asylum to a minister. Congress"
            " demanded an inquiry.",
            "Congress",
            "PER",
        ),
    ],
)
def test_an_organ_at_home_is_not_that_of_whoever_is_told_of_beside_it(text, words, state):
    assert states(text, words) == {state}


@pytest.mark.parametrize(
    ("text", "words", "state"),
    [
        (
            "Two lawmakers met European officials in Brussels. They asked the bloc to act in Georgia. Police"
            " beat protesters in Tbilisi.",
            "Two lawmakers",
            "GEO",
        ),
        ("Kenyan ministers met bankers in Washington. Police in Nairobi fired on protesters.", "protesters", "KEN"),
        ("Sudanese rebels and the army met in Geneva. The army shelled a market in Omdurman.", "the army", "SDN"),
        ("Haitian traders met American officials in Miami. Gangs killed ten men in Carrefour.", "ten men", "HTI"),
        # hosts, and what happens there
        ("The president met the French envoy in Bamako. Soldiers arrested a reporter.", "Soldiers", "MLI"),
        ("Kenya's envoy met the president in Yaounde. Soldiers arrested a reporter.", "Soldiers", "CMR"),
        ("French and German ministers met in Paris. Police arrested forty people.", "Police", "FRA"),
        ("Police shot a man in Brussels. The government raised the alert.", "The government", "BEL"),
    ],
)
def test_a_place_where_people_of_another_state_meet_is_no_home(text, words, state):
    assert states(text, words) == {state}


def test_the_bloc_is_the_union_of_which_only_officials_are_told():
    text = "Two lawmakers met European officials in Brussels. They asked the bloc to freeze accounts in Georgia."

    assert states(text, "the bloc") == {"EUR"}


def test_where_two_others_signed_is_not_where_the_report_is_at_home():
    text = (
        "Thailand said on Monday it was suspending the peace accord signed with Cambodia in Kuala Lumpur last month."
        " Cambodia denied laying mines. Cambodian and Thai soldiers left the border. A Thai general, quoted by the"
        " Riverside Post, said that the withdrawal was frozen. Malaysia offered to send observers."
    )
    assert states(text, "Riverside Post") == {None}


@pytest.mark.parametrize(
    ("before", "state"),
    [
        ("Tunisia broke with Belgium on Monday.", "BEL"),
        ("Tunisia broke with Belgium on Monday. Members of the European Parliament objected.", "EUR"),
        ("Tunisia broke with Belgium on Monday, to the regret of the bloc.", "EUR"),
        ("Tunisia turned away a ship on Monday.", "EUR"),
    ],
)
def test_the_seat_of_the_union_is_that_of_its_own_state_where_that_alone_is_told_of(before, state):
    assert states(f"{before} Brussels expelled the Tunisian consul.", "Brussels") == {state}


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("MOSCOW - Russian jets bombed rebel posts near Kafr Zarr in eastern Syria.", "SYR"),
        ("MOSCOW - Russian jets bombed rebel posts near Kafr Zarr, a town in Syria, on Monday.", "SYR"),
        ("ADDIS ABABA - Soldiers clashed with rebel fighters near Kafr Zarr on Monday.", "ETH"),
    ],
)
def test_rebels_are_of_the_state_in_which_an_unknown_town_is_told_to_lie(text, state):
    assert states(text, "rebel") == {state}
