"""What each line of the ledger is about: two acts of one sentence, each side's own, and what a word closes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polybius.schema import Span
from tests.relations.test_ledger import COALITION, HALT, states
from tests.stories.made import report

SANCTION = HALT | {"actors": ["USAGOV"], "recipients": ["IRQGOV"], "modes": []}


def two_in_one(relation, says, *, second, **told):
    """The subjects of what two acts of one sentence open, the second at its own word."""
    reading = report("a", SANCTION | {"says": says} | told, SANCTION | {"says": "Then."})
    at = says.index(second)
    other = replace(reading.events[1], sentence=0, trigger=Span(at, at + len(second)))
    return sorted(m.subject or "" for m in relation(replace(reading, events=(reading.events[0], other))).measures())


@pytest.mark.parametrize(
    ("says", "second", "subjects"),
    [
        ("Expelled the high commissioner and stopped bilateral trade.", "stopped", ["envoy", "trade"]),
        ("Severed ties and froze their loans.", "froze", ["ties", "aid"]),
        ("Suspended visas and banned the sale of tours.", "banned", ["", "visas"]),  # no ban of visas
        ("Recalled its envoy and then halted oil shipments.", "halted", ["envoy", "trade"]),
        ("Barred the airline and froze its assets.", "froze", ["airspace", "sanctions"]),
        ("Halted training on Monday and suspended patrols.", "suspended", ["operations", "training"]),
        ("Suspended the waters treaty, shut the main land crossing.", "shut", ["border", "treaty"]),
    ],
)
def test_each_of_two_acts_is_about_its_own_thing(relation, says, second, subjects):
    assert two_in_one(relation, says, second=second) == sorted(subjects)


def test_a_verb_behind_and_is_nothing_that_was_ended(relation):
    ended = SANCTION | {"says": "Ended the trade and blacklisted two banks."}

    assert [m.subject for m in relation(report("a", ended)).measures()] == ["trade"]


RECALL = SANCTION | {"modes": ["withdraw"], "says": "Recalled its ambassador from the capital."}
THEIRS = RECALL | {"actors": ["IRQGOV"], "recipients": ["USAGOV"], "says": "Recalled its own envoy in return."}


@pytest.mark.parametrize(
    ("other", "measures"),
    [
        (THEIRS, 2),  # each its own
        (RECALL | {"modes": ["expel"], "says": "Expelled the diplomats of the other."}, 2),  # the same side twice
        (RECALL | {"day": "2020-01-06", "says": "Called its ambassador home from the capital."}, 1),  # told again
        (HALT | {"actors": ["IRQGOV"], "recipients": [COALITION], "says": "Halted is the training, Iraq said."}, 2),
    ],
)
def test_what_each_side_does_with_its_own_is_not_contested(relation, other, measures):
    found = relation(report("a", RECALL), report("b", other)).measures()

    assert (len(found), any(m.contested for m in found)) == (measures, False)


@pytest.mark.parametrize(
    ("actors", "open_then"),
    [(["USAGOV"], [("IRQGOV",)]), (["USAGOV", "IRQGOV"], []), (["IRQGOV"], [("USAGOV",)])],
)
def test_who_sends_an_envoy_back_undoes_the_own_recall(relation, actors, open_then):
    back = {"type": "SUPPORT", "actors": actors, "recipients": [], "day": "2020-02-20"}
    if len(actors) == 1:
        back["recipients"] = ["IRQGOV" if actors == ["USAGOV"] else "USAGOV"]
    back["says"] = "Exchanged ambassadors again." if len(actors) > 1 else "Reinstated its ambassador there."

    found = relation(report("a", RECALL, THEIRS), report("b", back, published="2020-02-21"))

    assert [m.by for m in found.measures("2020-03-01")] == open_then


@pytest.mark.parametrize(
    ("opens", "closes", "state"),
    [
        ("Closed its ports to trawlers.", "Reopened its ports to trawlers.", "closed"),
        ("Banned the sale of package tours.", "Lifted the ban on package tours.", "closed"),
        ("Kept out beef of the neighbour.", "Lifted the ban on beef.", "closed"),
        ("Banned the sale of package tours.", "Lifted the ban on apples.", "standing"),  # another thing
        ("Barred all pilgrims.", "Reopened its museum to painters.", "standing"),
        ("Kept out beef since the spring.", "Lifted the ban on wine after the spring.", "standing"),
    ],
)
def test_what_has_no_subject_is_undone_by_its_word(relation, opens, closes, state):
    undone = {"type": "CONCEDE", "actors": ["USAGOV"], "recipients": ["IRQGOV"], "day": "2020-02-20", "says": closes}

    found = relation(report("a", SANCTION | {"says": opens}), report("b", undone, published="2020-02-21"))

    assert next(m.state for m in found.measures() if m.kind != "undone") == state


@pytest.mark.parametrize(
    ("says", "closed"),
    [
        ("Suspended the tariffs until September.", True),
        ("Suspended its aid over the tariffs.", False),
    ],
)
def test_a_halt_of_sanctions_undoes_them(relation, says, closed):
    halt = {"type": "CONCEDE", "actors": ["USAGOV"], "recipients": ["IRQGOV"], "day": "2020-02-20", "says": says}
    put = SANCTION | {"says": "Imposed tariffs on dates."}

    found = relation(report("a", put), report("b", halt, published="2020-02-21")).measures()

    assert (found[0].state == "closed") is closed


def test_what_remains_in_force_years_later_is_no_new_measure(relation):
    still = SANCTION | {"ended": False, "day": "2022-03-01", "says": "Sanctions on banks remain in force."}

    found = relation(
        report("a", SANCTION | {"says": "Imposed sanctions on banks."}), report("b", still, published="2022-03-01")
    )

    assert states(found) == [("sanctions imposed", "standing")]


@pytest.mark.parametrize(
    ("modes", "says", "measures"),
    [
        (["change"], "Ordered to close its consulate in the south.", 1),
        (["yield"], "Told to vacate the air base within days.", 1),
        (["change"], "Asked for a letter to the ambassador.", 0),
        (["change"], "Told to name the base of the firm.", 0),
    ],
)
def test_being_told_to_give_up_a_post_or_a_base_is_a_measure(relation, modes, says, measures):
    told = SANCTION | {"type": "REQUEST", "modes": modes, "says": says}

    assert len(relation(report("a", told)).measures()) == measures


@pytest.mark.parametrize(
    ("says", "subject"),
    [
        ("Suspended trains to the neighbour.", "traffic"),
        ("Halted ferry services.", "traffic"),
        ("Stopped the training of its guards.", "training"),
        ("Halted a mission that trains soldiers.", "operations"),
    ],
)
def test_trains_that_run_are_no_training(relation, says, subject):
    assert [m.subject for m in relation(report("a", SANCTION | {"says": says})).measures()] == [subject]
