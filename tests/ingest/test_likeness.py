"""What of a headline its text knows, and by which words."""

import pytest

from polybius.ingest.headline import judged

RAID = (
    "Turkish forces attacked a Kurdish checkpoint on the frontier early on Monday and killed two men, officials in "
    "Qamishli said. The attack came hours after rockets had been fired at a town on the Turkish side of the wall."
)
RETREAT = (
    "The Congolese army withdrew from the town of Sake on Thursday as rebels closed in on it, residents said. A "
    "spokesman of the military did not comment on the pull-out, but promised that the area would be retaken soon."
)
GRAIN = (
    "Ukraine has filed a complaint with the trade body against three neighbours over their bans on grain, its minister "
    "said. The three said last week that they would extend the restrictions so as to protect their own farmers."
)


@pytest.mark.parametrize(
    ("title", "body", "told"),
    [
        ("Pre-dawn strike shells border posts", RAID, "'attacked' for shells"),  # "shells" does not stand there
        ("Kinshasa's soldiers flee town", RETREAT, "of its names the text knows 'Congolese' for Kinshasa"),
        ("DRC soldiers flee town", RETREAT, "'Congolese' for DRC"),
        ("Brazzaville's soldiers flee town", RETREAT, "'Congolese' for Brazzaville"),  # of either Congo
        ("Kyiv in court over wheat", GRAIN, "'Ukraine' for Kyiv; of its words the text knows 'complaint' for court"),
    ],
)
def test_the_reason_gives_the_texts_own_word_where_it_is_another(title, body, told):
    assert told in judged(title, body).why


def test_a_common_word_is_no_name_for_its_capital():
    assert "names" not in judged("Trio of Neighbours Meets by Night in Market", RAID).why


@pytest.mark.parametrize(
    ("title", "body"),
    [("Kinshasa's soldiers flee insurgent advance", RETREAT), ("Kyiv sues over wheat blockade", GRAIN)],
)
def test_a_headline_in_other_words_is_not_called_unrelated(title, body):
    assert judged(title, body).related is not False


def test_a_town_of_another_state_stays_unknown():
    assert judged("Nairobi's bakers win prize at fair", RETREAT).related is False
