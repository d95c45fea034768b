"""What the words of an act tell the ledger: what it is about, whose it is, whether it undoes, and how far."""

from __future__ import annotations

import pytest

from tests.relations.test_ledger import HALT, states
from tests.stories.made import report

SANCTION = HALT | {"actors": ["USAGOV"], "recipients": ["IRQGOV"], "contexts": [], "modes": []}
LIFTED = SANCTION | {"type": "CONCEDE", "day": "2020-03-02"}


@pytest.mark.parametrize(
    ("says", "subjects"),
    [
        ("Suspended the train that links the two capitals.", ["traffic"]),  # no training
        ("Suspended the training of pilots.", ["training"]),
        ("Sealed its borders with the republic.", ["border"]),
        ("Barred the sale of military goods.", ["arms"]),  # and no trade in goods
        ("Imposed import duties on dates.", ["sanctions"]),
        ("Closed the office of the trade minister.", [""]),
        ("Halted nothing of its own accord.", [""]),
    ],
)
def test_a_subject_is_told_by_its_own_words_and_not_by_a_part_of_others(relation, says, subjects):
    assert [m.subject or "" for m in relation(report("a", SANCTION | {"says": says})).measures()] == subjects


def test_what_is_reopened_beside_the_border_is_told_by_its_plural(relation):
    closed = SANCTION | {"says": "Closed its airspace and its land border to the republic."}
    opened = LIFTED | {"says": "Reopened its airspace and its land and sea borders to the republic."}

    found = relation(report("a", closed), report("b", opened, published="2020-03-03"))

    assert {state for _, state in states(found)} == {"closed"}
