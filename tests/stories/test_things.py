"""What a measure is laid on keeps stories apart, and brings them together."""

from __future__ import annotations

import pytest

import polybius
from polybius.store import open_store
from polybius.stories.things import things


def found(words, trigger, *, modes=(), event_type="SANCTION"):
    start = words.index(trigger)
    return things(event_type, modes, words, start, start + len(trigger))


@pytest.mark.parametrize(
    ("words", "trigger", "named"),
    [
        ("Chad suspended visas for citizens of Niger on Monday.", "suspended", ["visas"]),
        ("Visas for citizens of Niger were suspended.", "suspended", ["visas"]),
        ("Chad closed its airspace after a raid on the border.", "closed", ["airspace"]),
        ("Chad recalled its ambassador and stopped trade.", "recalled", ["envoy"]),
        ("Chad called its diplomats home and gave those of Niger two days.", "gave", []),
        ("It had been suspended by Chad in March.", "suspended", []),
        ("Chad lifted its ban on flour from Niger.", "lifted", ["trade"]),  # as the ledger has it
        ("A patrol of Chad seized a canoe on the lake.", "seized", []),
    ],
)
def test_the_things_of_a_measure_are_those_of_its_own_clause(words, trigger, named):
    assert found(words, trigger) == named


def test_an_arrest_is_laid_on_no_thing():
    assert found("Chad arrested two soldiers.", "arrested", modes=("arrest",), event_type="COERCE") == []


def test_two_halts_of_one_month_are_two_where_their_things_differ(tmp_path):
    reports = [
        ("2023-03-06", "Chad denied on Monday that it had cut gas supplies to Niger."),
        ("2023-09-13", "Chad suspended its part in a joint exercise with Niger in March."),
    ]
    with open_store(tmp_path / "made.duckdb") as store:
        store.add(polybius.read(text, published=day) for day, text in reports)
        store.link()
        told = store.connection.execute(
            "SELECT list(DISTINCT story_events.document_id) FROM story_events JOIN current_events USING (event_id)"
            " WHERE event_type = 'SANCTION' GROUP BY story_id"
        ).fetchall()

    assert sorted(len(documents) for (documents,) in told) == [1, 1]
