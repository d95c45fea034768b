"""The chain of a story: arrows between stories out of the links of their events."""

from __future__ import annotations

import pytest

from polybius.report.chain import chain_of
from polybius.report.labels import names_of
from polybius.report.ladder import explain
from tests.stories.made import report

RAID = {"type": "ASSAULT", "actors": ["USAMIL"], "recipients": ["IRQPRM"], "day": "2020-01-01", "says": "Jets hit it."}
ROCKETS = {"type": "ASSAULT", "actors": ["IRQPRM"], "recipients": ["USAMIL"], "day": "2020-01-03",
           "says": "Rockets fell in answer to the raid."}  # fmt: skip
HALT = {"type": "SANCTION", "actors": ["USAMIL"], "recipients": ["IRQMIL"], "day": "2020-01-05",
        "says": "Training stopped after it.", "by": "USAGOV"}  # fmt: skip
RESUMED = {"type": "AID", "actors": ["USAMIL"], "recipients": ["IRQMIL"], "day": "2020-02-01",
           "says": "Training has resumed.", "modes": ()}  # fmt: skip
RETREAT = {"type": "RETREAT", "actors": ["USAMIL"], "recipients": ["IRQPRM"], "day": "2020-01-09", "says": "Jets left."}


def arrows(store):
    """The arrows by the types and days of their ends, with how many reports tell them."""
    rows = store.connection.execute(
        "SELECT a.event_type, a.earliest::VARCHAR, l.kind, b.event_type, b.earliest::VARCHAR, l.n_documents"
        " FROM story_links AS l JOIN stories AS a ON a.story_id = earlier JOIN stories AS b ON b.story_id = later"
        " ORDER BY a.earliest, b.earliest, l.kind"
    )
    return rows.fetchall()


def test_links_of_several_reports_make_one_chain_from_the_first_to_the_last(store, linked):
    linked(
        report("a", RAID, ROCKETS, links=[("responds_to", 1, 0)]),
        report("b", ROCKETS, HALT, links=[("causes", 0, 1)], publisher="Harbour Post", published="2020-01-06"),
        report("c", HALT, RESUMED, links=[("resumes", 1, 0)], publisher="Ledger", published="2020-02-02"),
    )

    assert arrows(store) == [
        ("ASSAULT", "2020-01-01", "responds_to", "ASSAULT", "2020-01-03", 1),
        ("ASSAULT", "2020-01-03", "causes", "SANCTION", "2020-01-05", 1),
        ("SANCTION", "2020-01-05", "resumes", "AID", "2020-02-01", 1),
    ]
    raid = store.connection.execute("SELECT earlier FROM story_links ORDER BY since, kind DESC").fetchone()[0]
    chain = chain_of(store.connection, names_of(store.connection), raid)
    assert [(knot.when, knot.asked) for knot in chain.knots] == [
        ("1 Jan 2020", True),
        ("3 Jan 2020", False),
        ("5 Jan 2020", False),
        ("1 Feb 2020", False),
    ]
    assert [arrow.words for arrow in chain.arrows] == ["is answered by", "brings about", "is taken up again by"]


def test_an_arrow_tells_its_sentences_and_who_says_so(store, linked):
    linked(report("b", ROCKETS, HALT, links=[("causes", 0, 1)]))
    story = store.connection.execute("SELECT later FROM story_links").fetchone()[0]

    (arrow,) = chain_of(store.connection, names_of(store.connection), story).arrows
    (said,) = arrow.said
    assert (said.before, said.sentence) == ("Rockets fell in answer to the raid.", "Training stopped after it.")
    assert said.who == "Training ← Tigris Wire"  # the made-up source's words, then the publisher
    (rung,) = explain(store, story).of("chain")
    assert "brings about" in rung.text


def test_copies_of_a_report_tell_an_arrow_once(store, linked):
    words = "The same long article was carried by two papers on that day, word for word and without a change in it."
    linked(
        report("a", RAID, ROCKETS, links=[("responds_to", 1, 0)], text=words * 3),
        report("copy", RAID, ROCKETS, links=[("responds_to", 1, 0)], text=words * 3 + " Ends.", publisher="Copyist"),
    )

    assert [row[-1] for row in arrows(store)] == [1]


def test_tellings_of_one_happening_and_what_nothing_ties_have_no_chain(store, linked):
    linked(report("a", RAID, ROCKETS, links=[("same_as", 1, 0)]))
    story = store.connection.execute("SELECT story_id FROM stories").fetchone()[0]

    assert arrows(store) == []
    assert chain_of(store.connection, names_of(store.connection), story) is None


def test_linking_again_changes_no_arrow(store, linked):
    linked(report("a", RAID, ROCKETS, links=[("responds_to", 1, 0)]))
    before = store.connection.execute("SELECT * FROM story_links").fetchall()
    store.link()

    assert store.connection.execute("SELECT * FROM story_links").fetchall() == before


DENIED = ROCKETS | {"says": "Rockets were none of theirs.", "factuality": "Uu", "auxiliary": ["negation"]}
UNDONE = ROCKETS | {"says": "Rockets never fell.", "factuality": "CT-"}
HELD_OFF = ROCKETS | {"says": "Rockets: not ours, they said.", "factuality": "Uu", "chain": [("IRQPRM", "CT-")]}
CONTESTED = ROCKETS | {"factuality": "PR+", "chain": [("USAGOV", "CT+"), ("IRQPRM", "CT-")]}
ANNOUNCED = ROCKETS | {"says": "Rockets will fall.", "factuality": "Uu", "auxiliary": ["future"]}


@pytest.mark.parametrize(("answer", "drawn"), [
    (DENIED, 0), (UNDONE, 0), (HELD_OFF, 0), (ROCKETS, 1), (CONTESTED, 1), (ANNOUNCED, 1),
])  # fmt: skip
def test_an_act_that_was_not_done_is_the_end_of_no_arrow(store, linked, answer, drawn):
    linked(report("a", RAID, answer, links=[("responds_to", 1, 0)]))

    assert len(arrows(store)) == drawn


def test_what_takes_an_act_up_again_has_one_arrow(store, linked):
    linked(
        report("a", HALT, RESUMED, links=[("ends", 1, 0), ("resumes", 1, 0)]),
        report("b", RAID, RETREAT, links=[("ends", 1, 0)]),
    )

    assert [row[2] for row in arrows(store)] == ["ends", "resumes"]
