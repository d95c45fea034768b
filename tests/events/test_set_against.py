"""Who is named only as who it was not, and what is told only as done no longer: sentences -> events."""

from __future__ import annotations

import pytest

import polybius


def told(text: str) -> list[tuple[str, list[str | None], list[str | None]]]:
    """The type of each event, and the states on its sides."""
    events = polybius.read(text, published="2024-05-10").events
    return [(one.event_type, *([p.country for p in side] for side in (one.actors, one.recipients))) for one in events]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Turkey, not Russia, shelled the Syrian town.", ["TUR"], ["SYR"]),
        ("Turkey rather than Russia shelled the Syrian town.", ["TUR"], ["SYR"]),
        ("It was Turkey, not Russia, that shelled the Syrian town.", ["TUR"], ["SYR"]),
        ("It was Ankara that shelled the Syrian town.", ["TUR"], ["SYR"]),
        ("Turkey, and neither Russia nor Iran, shelled the Syrian town.", ["TUR"], ["SYR"]),
        ("Turkey, and not Russia's army, shelled the Syrian town.", ["TUR"], ["SYR"]),
        ("Chad attacked Sudan, not Libya.", ["TCD"], ["SDN"]),
        # who did it, too
        ("Turkey as well as Russia shelled the Syrian town.", ["TUR", "RUS"], ["SYR"]),
        ("Neither Russia nor Iran shelled the Syrian town.", ["RUS", "IRN"], ["SYR"]),
    ],
)
def test_who_is_set_against_a_party_is_none(text, actors, recipients):
    assert told(text) == [("ASSAULT", actors, recipients)]


def test_who_is_named_behind_not_only_is_a_party():
    (talks,) = told("Talks between Kenya and not only Uganda but also Rwanda began on Monday.")
    assert talks == ("CONSULT", ["KEN", "UGA", "RWA"], [])


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Poland is no longer supplying weapons to Ukraine.", ("SANCTION", ["POL"], ["UKR"])),
        ("Germany no longer trains Malian troops.", ("SANCTION", ["DEU"], ["MLI"])),
        ("India no longer holds talks with Pakistan.", ("SANCTION", ["IND"], ["PAK"])),
        ("Spain doesn't buy oil from Iran anymore.", ("SANCTION", ["ESP"], ["IRN"])),
        ("France is not training Malian soldiers any longer.", ("SANCTION", ["FRA"], ["MLI"])),
        ("Moscow will no longer sell grain to Turkey, the minister announced.", ("SANCTION", ["RUS"], ["TUR"])),
        ("Hungary is no longer blocking the loan to Ukraine.", ("CONCEDE", ["HUN"], ["UKR"])),
    ],
)
def test_what_is_done_no_longer_has_been_stopped(text, event):
    assert told(text) == [event]


def test_a_blow_that_is_dealt_no_longer_is_not_dealt():
    (event,) = polybius.read("Rebels in Chad are no longer attacking the army.").events
    assert (event.event_type, event.auxiliary) == ("ASSAULT", ("negation",))


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Supported by Russian jets, Syrian troops retook the town.", []),
        ("Alongside Kenyan troops, Somali soldiers stormed a village.", []),
        ("With Russian support, Libyan forces attacked Misrata.", ["LBY"]),
        ("Joined by Britain, the United States struck Yemen.", ["YEM"]),
    ],
)
def test_whoever_helps_those_who_strike_is_not_struck(text, recipients):
    assert [told for kind, _, told in told(text) if kind == "ASSAULT"] == [recipients]


@pytest.mark.parametrize(
    ("text", "actors", "view"),
    [
        ("Everyone but Hungary condemned Russia.", [], "CT+"),
        ("All EU states except Hungary condemned Russia.", ["EUR"], "CT+"),
        ("With the exception of Serbia, all Balkan states condemned Russia.", [None], "CT+"),
        ("Nobody except Iran condemned Russia.", ["IRN"], "CT+"),
        ("Apart from Poland, no country condemned Russia.", ["POL"], "CT+"),
        ("No state other than Syria condemned Russia.", ["SYR"], "CT+"),
        ("No state condemned Russia.", [None], "CT-"),
    ],
)
def test_who_is_left_out_of_all_did_not_and_who_is_left_out_of_none_did(text, actors, view):
    (event,) = polybius.read(text, published="2024-05-10").events
    assert (event.event_type, [party.country for party in event.actors], event.factuality) == ("ACCUSE", actors, view)
