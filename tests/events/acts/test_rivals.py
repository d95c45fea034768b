"""Politicians who fight with words and votes, told from blows: who acts on whom, where, and with what."""

from __future__ import annotations

import pytest

import polybius

RACE = (
    " The Republican primary in Ohio is close, a poll of voters says, and the candidate campaigns in the United States."
)


def types(text):
    return {event.event_type for event in polybius.read(text, published="2018-10-29").events}


@pytest.mark.parametrize(
    "text",
    [
        "Ms. Alder, a Democrat, has attacked Gov. Nils Brandt of Ohio as a friend of the banks." + RACE,
        "Sen. Ruth Coyle of Ohio shot back in a statement, saying that the mayor had raised taxes." + RACE,
        "The mayor of Chicago hit Ms. Coyle over her vote on the farm bill." + RACE,
        "Ruth Coyle famously clashed with Senator Nils Brandt at the hearing on the bank bill in Washington.",
        "Senator Nils Brandt retaliated on Twitter: Ms. Coyle of Ohio was soft on banks." + RACE,
    ],
)
def test_politicians_attack_one_another_with_words(text):
    assert "ASSAULT" not in types(text)
    assert "ACCUSE" in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "Senator Nils Brandt beat out Ann Alder of Ohio by two points." + RACE,
        "Donald Trump beat Hillary Clinton in Ohio." + RACE,
        "Senator Ted Cruz should have beaten Donald Trump easily." + RACE,
        "Nils Brandt of Ohio attacked Ann Alder as a friend of the banks." + RACE,  # known by name alone
        "Democrats were burned by low turnout in the United States." + RACE,
        "The hotels of Dayton, Ohio, were overrun by Republicans." + RACE,
    ],
)
def test_a_vote_that_is_won_and_words_are_no_blow(text):
    assert "ASSAULT" not in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "Police beat Senator Ann Alder outside the hall in Dayton, Ohio." + RACE,
        "Police officers beat Democratic voters outside a polling station in Ohio." + RACE,
        "A man attacked Senator Ruth Coyle of Ohio with a knife in Dayton." + RACE,
        "A gunman shot Rep. Ann Marsh of Ohio at a rally." + RACE,
        "Supporters of Donald Trump clashed with protesters at a rally in Chicago; nine people were injured." + RACE,
        "Soldiers attacked the opposition leader at a campaign rally in Uganda before the election.",
        "Supporters of the ruling party attacked opposition candidates in Harare, Zimbabwe, during the campaign.",
        "The Islamic State attacked the parliament of Iraq during a debate.",
        "Malian rebels overran the town of Gao before the election.",
        "Police in Kenya shot back, killing a man of the opposition.",
    ],
)
def test_blows_in_an_election_are_blows(text):
    assert "ASSAULT" in types(text)


def test_attacks_of_terror_are_no_words_of_rivals():
    text = "Republicans began an investigation into the terrorist attack in Sirte, Libya, Ann Alder's debate aside."

    assert "ACCUSE" not in {e.event_type for e in polybius.read(text + RACE).events if e.coder == "nouns:attack"}


def test_raids_of_a_report_on_deportations_are_arrests():
    text = (
        "The Obama administration defended its raids, in which 90 migrants were taken into custody. Senators condemned "
        "the deportation of families who had been detained in the raids."
    )

    assert "ASSAULT" not in types(text)
    assert "ASSAULT" in types("Israeli soldiers carried out raids on Jenin. Three men were detained.")
