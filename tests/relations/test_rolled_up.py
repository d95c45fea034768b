"""By whom events are between, and what they do to measures, as a store keeps it: the same as looked up anew."""

from __future__ import annotations

import pytest

from polybius import resources
from polybius.relations.ends import told
from polybius.relations.ends.selectors import selector
from polybius.relations.ledger import rolled_up
from polybius.relations.ledger.acts import acts
from polybius.relations.ledger.bearing import bearings
from polybius.relations.ledger.rolled_up import RolledUp
from polybius.schema import Affiliation, Entity
from tests.stories.made import report

SIDES = [  # who acts, on whom
    (["USAMIL"], ["IRQMIL"]), (["IRN"], ["USA"]), (["kataib-hezbollah:IRQREB"], ["USAMIL"]), (["CHN"], ["IND"]),
    (["DEUMIL"], ["IRQ"]), (["coalition-isis:IGOMIL"], ["IRQGOV"]), ([""], [""]), (["FRA"], [""]),
    (["IRQCVL"], ["USA"]), (["kataib-hezbollah:IRQREB"], ["IRQMIL"]), (["IRQ", "USA"], []), (["nato:IGOMIL"], ["IRQ"]),
]  # fmt: skip
DYADS = [
    ("USA", "IRQ"), ("USA:any", "IRQ:armed"), ("FRA", "IRQ:ground"), ("IRN+proxies", "USA"), ("nato+members", "IRQ"),
    ("USAMIL", "IRQ"), ("kataib-hezbollah", "USA"), ("USA", "IRN"),
]  # fmt: skip
KEPT = ("rolled_up", "event_parties", "bearings")


def reports():
    militia = Entity(
        "kataib-hezbollah", "Kataib Hezbollah", "IRQREB", "IRQ", "REB", "group", (Affiliation("IRN", "sponsor"),)
    )
    for number, (doing, done_to) in enumerate(SIDES):
        yield report(
            str(number),
            {
                "type": "SANCTION",
                "day": "2020-01-03",
                "actors": doing,
                "recipients": done_to,
                "reciprocal": not done_to,
                "says": f"Halted training with the soldiers, report {number} said.",
            },
            {"type": "CONSULT", "day": "2020-01-03", "actors": ["FRA"], "recipients": ["DZA"], "host": "IRQ"},
            entities=[militia],
        )


@pytest.fixture
def linked(store):
    store.add(reports())
    store.link()
    return store


def rows(store, table):
    return sorted(map(repr, store.connection.execute(f"FROM {table}").fetchall()))


def found(store, a, b):
    """What passed between two and their acts, by the roll-ups and looked up among all events."""
    connection = store.connection
    ends = told.selectors(connection, a, b)
    kept, every = RolledUp(connection), told.events(connection)
    passed = [event for event in every if told.between(event, *ends)]
    both = [event for event in kept.with_both(*ends) if told.between(event, *ends)]

    def speaking(documents):
        return rolled_up.speaking_of(connection, documents, *ends)

    of_two, anew = (
        list(acts(some, *ends, speaking)) for some in (kept.bearings(kept.naming(*ends)), [*bearings(every)])
    )
    assert kept.bearings() == [*bearings(every)]
    return (both, of_two), (passed, anew)


@pytest.mark.parametrize(("a", "b"), DYADS)
def test_what_the_store_leaves_out_is_between_others(linked, a, b):
    kept, anew = found(linked, a, b)

    assert anew[0]
    assert kept == anew


def test_a_halt_that_names_nobody_is_between_those_of_whom_its_report_speaks(linked):
    halt = {"type": "SANCTION", "day": "2020-01-03", "says": "Halted training, too."}
    linked.add([report("both", halt, {"type": "CONSULT", "day": "2020-01-03", "actors": ["IRQ", "USA"]})])
    linked.add([report("one", halt, {"type": "CONSULT", "day": "2020-01-03", "actors": ["IRQ", "FRA"]})])
    linked.link()
    (_, kept), (_, anew) = found(linked, "USA", "IRQ")

    assert kept == anew
    assert [act.document for act in kept if not act.actors] == ["both"]


@pytest.mark.parametrize("forgotten", ["true", "document_id IN ('0', '5')"])
@pytest.mark.parametrize(("a", "b"), DYADS[:4])
def test_what_is_not_rolled_up_is_looked_up_anew(linked, a, b, forgotten):
    linked.connection.execute(f"DELETE FROM rolled_up WHERE {forgotten}")
    kept, anew = found(linked, a, b)

    assert anew[0]
    assert kept == anew


def test_no_more_is_taken_out_of_the_store_than_can_be_between_two(linked):
    ends = told.selectors(linked.connection, "USA", "IRN")
    (event,) = RolledUp(linked.connection).with_both(*ends)
    assert event["actors"][0]["code"] == "IRN"
    kept = RolledUp(linked.connection)
    (halt,) = kept.bearings(kept.naming(selector("CHN", {}), selector("IND", {})))  # not the talks
    assert halt.event["document_id"] == "3"
    assert (halt.subjects, halt.closes) == (("training",), False)


def test_a_correction_holds_before_the_store_is_linked_anew(linked):
    (event,) = RolledUp(linked.connection).with_both(*told.selectors(linked.connection, "USA", "IRN"))
    linked.correct(event["event_id"], "edit", field="actors", value=["CHN"], who="ana", why="misread")
    kept, anew = found(linked, "CHN", "USA")
    assert kept == anew
    assert [row["event_id"] for row in kept[0]] == [event["event_id"]]
    assert not RolledUp(linked.connection).with_both(*told.selectors(linked.connection, "USA", "IRN"))

    linked.link()
    held = "SELECT country FROM event_parties WHERE event_id = $1 ORDER BY country"
    assert linked.connection.execute(held, [event["event_id"]]).fetchall() == [("CHN",), ("USA",)]


def test_a_rejected_event_is_between_nobody(linked):
    (event,) = RolledUp(linked.connection).with_both(*told.selectors(linked.connection, "USA", "IRN"))
    linked.correct(event["event_id"], "reject", who="ana", why="misread")
    linked.link()
    assert not linked.connection.execute(
        "SELECT 1 FROM event_parties WHERE event_id = $1 UNION ALL SELECT 1 FROM bearings WHERE event_id = $1",
        [event["event_id"]],
    ).fetchall()


def test_reports_that_come_one_by_one_are_rolled_up_as_all_at_once(linked, tmp_path):
    from polybius import open_store

    with open_store(tmp_path / "slow.duckdb") as slow:
        for one in reports():
            slow.add([one])
            slow.link()
        assert [rows(slow, table) for table in KEPT] == [rows(linked, table) for table in KEPT]


def test_of_an_article_that_is_written_anew_the_new_text_alone_is_rolled_up(linked):
    talks = {"type": "CONSULT", "day": "2020-01-04", "actors": ["CHN"], "recipients": ["IND"]}
    linked.add([report("3", talks, text="Corrected.")])  # at the address of the halt
    linked.link()
    for table in KEPT:
        held = linked.connection.execute(f"SELECT DISTINCT document_id FROM {table}").fetchall()
        assert ("3",) not in held
    assert linked.connection.execute("SELECT country FROM event_parties WHERE document_id = '3~2'").fetchall()


def test_other_tables_make_other_bearings(linked, monkeypatch):
    monkeypatch.setattr(resources, "digest", lambda: "of others")
    assert len(rolled_up._stale(linked.connection)) == len(SIDES)
    linked.link()
    assert not rolled_up._stale(linked.connection)


def test_parties_lie_sorted_by_country(linked):
    held = linked.connection.execute("SELECT country FROM event_parties").fetchall()
    assert held == sorted(held, key=lambda row: (row[0] is None, row[0]))
