"""What a demand wants undone, what was done because it was asked for, and clauses that take up an act before them."""

from __future__ import annotations

import pytest

import polybius
from polybius.events.ties.links import told
from polybius.events.ties.undone import Undone
from polybius.syntax import Tree

SURE = 0.5


def answered(text: str) -> list[tuple[str, str]]:
    """The triggers of the acts of which words, sides and rules surely tell that one answers the other."""
    reading = polybius.read(text, published="2023-06-20")
    tree = Tree(reading)
    words = {event.id: reading.words(event.trigger) for event in reading.events}
    links = told(reading, tree, Undone(reading, tree))
    sure = (link for link in links if link.kind == "responds_to" and link.confidence >= SURE)
    return [(words[link.from_], words[link.to]) for link in sure]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (
            "Cuba has suspended its treaty with Mexico. Cuban banks were told to halt payments. "
            "Brazil urged Havana to reverse the suspension.",
            ("urged", "suspended"),  # the deed, not the order
        ),
        (
            "Icelandic gunboats boarded a British trawler on Monday. London froze a loan. Britain demanded that the "
            "trawler be let go.",
            ("demanded", "boarded"),  # whatever word told that it was taken
        ),
        (
            "Ethiopian guns shelled a Sudanese village on Monday. Khartoum called for an inquiry into the shelling.",
            ("called", "shelled"),
        ),
        (
            "Tunisian police beat a student in Sfax on Monday. The teachers' union went on strike over the violence.",
            ("went", "beat"),
        ),
        (
            "Two Pakistani soldiers were killed by shelling from across the Line of Control, the army said. "
            "Pakistan summoned India's deputy high commissioner to protest at the killings.",
            ("summoned", "killed"),
        ),
        (
            "Ghana freed nine Togolese fishermen on Sunday. Rebels attacked a village in Benin on Monday. "
            "Togo welcomed the move.",
            ("welcomed", "freed"),  # nobody welcomes an attack
        ),
        (
            "Jordan closed the crossing to Syria on Sunday. Damascus called for the crossing to be reopened.",
            ("called", "closed"),
        ),
        (
            "Nicaragua froze the accounts of two Costa Rican firms in May. Shops shut. A fair was held. It rained. "
            "San Jose urged Managua to unfreeze the accounts.",  # the thing is named, however long ago
            ("urged Managua to unfreeze", "froze"),
        ),
        (
            "Iran arrested a Swedish tourist in May. Stockholm demanded the release of the tourist.",
            ("demanded the release", "arrested"),
        ),
        ("Pakistan freed an Indian pilot on Friday. Delhi had demanded his safe return.", ("freed", "demanded")),
        (
            "Libya withdrew its troops from the Aouzou strip on Monday. Chad had called on it to leave the strip.",
            ("withdrew", "called"),
        ),
        (
            "Turkish jets bombed a Kurdish camp in Iraq, after which Baghdad summoned the Turkish envoy.",
            ("summoned", "bombed"),
        ),
        (
            "Jordan arrested two Iraqi colonels in Irbid, whereupon Baghdad closed the crossing at Trebil.",
            ("closed", "arrested"),
        ),
        (
            "Kenya closed the border on Monday over tariffs that Tanzania had imposed on Kenyan maize.",
            ("closed", "imposed"),
        ),
        (
            "Sweden expelled two Turkish diplomats on Monday, angering Ankara, which closed its consulate in Malmo.",
            ("closed", "expelled"),
        ),
        ("Russia freed two Latvian fishermen on Monday, which Riga welcomed.", ("welcomed", "freed")),
    ],
)
def test_a_demand_and_a_clause_behind_it_mean_the_act_before(text, link):
    assert link in answered(text)


@pytest.mark.parametrize(
    "text",
    [
        # other things are to be released, and were asked for
        "Nicaragua froze the accounts of two firms in May. San Jose urged Managua to release a report on fish.",
        "Georgia released two Russian pilots on Monday. Moscow had asked Minsk for cheaper milk.",
        "The two presidents met for an hour, after which Ghana's leader visited a mine.",
        "Kenya sent doctors to a camp that Ethiopian jets had bombed.",
        "Sweden expelled two Turkish diplomats on Monday, writing to Ankara, which met with Greece in May.",
        "Peru sold wheat to Chile, which borders it.",
    ],
)
def test_other_things_that_are_asked_for_or_come_after_answer_nothing(text):
    assert answered(text) == []


def test_two_who_ask_the_same_one_do_not_answer_each_other():
    text = (
        "Peru's congress passed a resolution telling the government to close the port. "
        "Chile was dismayed by the resolution and urged Peru's government to wait."
    )
    assert answered(text) == [("dismayed", "passed a resolution")]


@pytest.mark.parametrize(
    "text",
    [
        "The Iraqi parliament voted on Sunday to expel American forces from the country.",
        "Iraq's parliament voted to throw out American troops.",
    ],
)
def test_a_vote_to_expel_forces_asks_them_to_leave(text):
    (event,) = polybius.read(text, published="2020-01-06").events
    assert (event.event_type, event.modes, [party.code for party in event.recipients]) == (
        "REQUEST",
        ("yield",),
        ["USAMIL"],
    )
