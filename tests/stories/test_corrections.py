"""What an analyst says of stories goes before the evidence, and stays."""

from __future__ import annotations

import json

import pytest

from polybius.errors import StoreError
from polybius.report import after, explain
from polybius.store.correct import append
from tests.stories.made import report

ATTACK = {"type": "ASSAULT", "actors": ["IRNMIL"], "recipients": ["USAMIL"], "place": ("Sandel", "IRQ")}


def told(id: str, day: str):
    return report(id, ATTACK | {"day": day, "says": f"Rockets hit the camp at Sandel, says {id}."}, published=day)


def stories(store):
    rows = store.connection.execute("SELECT story_id, list_sort(list(document_id)) FROM story_events GROUP BY story_id")
    return dict(sorted(rows.fetchall(), key=lambda row: row[1]))


def test_a_merge_survives_new_reports_and_leaves_a_redirect(store, linked):
    linked(told("a", "2031-03-11"), told("b", "2031-03-20"))
    first, second = stories(store)
    store.correct(first, "merge", value=second, who="reader", why="one attack, misdated")
    store.link()
    assert list(stories(store).values()) == [["a", "b"]]

    linked(told("c", "2031-03-11"))
    assert [held for held in stories(store).values() if "a" in held and "b" in held]
    assert store.connection.execute("SELECT * FROM story_redirects").fetchall() == [(second, first)]


def test_a_merge_holds_where_some_of_its_events_are_not_known(store, linked):
    # as after another run, or in another store whose corrections were taken over
    linked(told("a", "2031-03-11"), told("b", "2031-03-20"))
    a, b = (id for (id,) in store.connection.execute("SELECT event_id FROM events ORDER BY document_id").fetchall())
    for first, second in ((["gone", a], ["gone too", b]), (["gone"], [a])):
        append(store.connection, ["story", "its id there", "merge", None, json.dumps([first, second]), "reader", "one"])
    store.link()
    assert list(stories(store).values()) == [["a", "b"]]


def test_the_old_id_of_a_merged_story_leads_to_the_one_it_stands_in(store, linked):
    def hurt(id: str, day: str):
        says = f"Rockets hit the camp at Sandel, says {id}."
        return report(id, ATTACK | {"day": day, "says": says, "counts": {"injured": 4}}, published=day)

    linked(hurt("a", "2031-03-11"), hurt("b", "2031-04-20"), hurt("c", "2031-05-30"))
    first, second, third = stories(store)
    store.correct(second, "merge", value=third, who="reader", why="one attack")
    store.link()
    store.correct(first, "merge", value=third, who="reader", why="and the third telling, by its old id")
    store.link()

    redirects = dict(store.connection.execute("FROM story_redirects").fetchall())
    assert redirects == {second: first, third: first}
    for old in (second, third):
        assert store.spread(old) == store.spread(first)
        assert store.claims(story=old).fetchall() == store.claims(story=first).fetchall() != []
        assert len(store.events(story=old)) == 3
        assert explain(store, old).rungs == explain(store, first).rungs
        relation = store.relation("IRN", "USA")
        assert relation.around(old) == relation.around(first)


def test_a_split_survives_new_reports_of_the_story(store, linked):
    linked(told("a", "2031-03-11"), told("b", "2031-03-11"))
    (event,) = store.connection.execute("SELECT event_id FROM events WHERE document_id = 'b'").fetchone()
    store.correct(event, "split", who="reader", why="another camp")
    store.link()
    assert list(stories(store).values()) == [["a"], ["b"]]

    linked(told("c", "2031-03-11"))
    assert not [held for held in stories(store).values() if {"a", "b"} <= set(held)]


def test_a_merge_takes_a_split_back(store, linked):
    linked(told("a", "2031-03-11"), told("b", "2031-03-11"))
    (event,) = store.connection.execute("SELECT event_id FROM events WHERE document_id = 'b'").fetchone()
    store.correct(event, "split", who="reader", why="another camp")
    store.link()
    first, second = stories(store)
    store.correct(first, "merge", value=second, who="reader", why="the same camp after all")
    store.link()
    assert list(stories(store).values()) == [["a", "b"]]


def test_who_accepts_an_event_takes_its_split_back(store, linked):
    linked(told("a", "2031-03-11"), told("b", "2031-03-11"))
    (event,) = store.connection.execute("SELECT event_id FROM events WHERE document_id = 'b'").fetchone()
    (whole,) = stories(store)
    store.correct(event, "split", who="reader", why="another camp")
    store.link()
    number = store.correct(event, "accept", who="desk", why="the same camp after all")
    store.link()

    assert stories(store) == {whole: ["a", "b"]}
    assert after(store.connection, number) == "; taken back: a split by reader"
    assert not explain(store, whole).of("corrected")

    store.correct(event, "split", who="reader", why="I have seen the pictures")  # a later word holds again
    store.link()
    assert list(stories(store).values()) == [["a"], ["b"]]


def test_who_accepts_a_story_takes_its_merge_back(store, linked):
    linked(told("a", "2031-03-11"), told("b", "2031-03-20"))
    first, second = stories(store)
    store.correct(first, "merge", value=second, who="reader", why="one attack, misdated")
    store.link()
    number = store.correct(second, "accept", who="desk", why="two after all")  # by either id
    store.link()

    assert list(stories(store).values()) == [["a"], ["b"]]
    assert after(store.connection, number) == "; of its 2 events; taken back: a merge by reader"


def test_what_cannot_be_merged_or_split_is_said(store, linked):
    linked(told("a", "2031-03-11"))
    (story,) = stories(store)
    with pytest.raises(StoreError, match="no story 'nowhere'"):
        store.correct(story, "merge", value="nowhere", who="reader", why="x")
    with pytest.raises(StoreError, match="one story already"):
        store.correct(story, "merge", value=story, who="reader", why="x")
    (event,) = store.connection.execute("SELECT event_id FROM events").fetchone()
    with pytest.raises(StoreError, match="no event of a story with others"):
        store.correct(event, "split", who="reader", why="x")


def test_explain_shows_why_tellings_are_one_story_and_which_came_near(store, linked):
    linked(told("a", "2031-03-11"), told("b", "2031-03-11"), told("c", "2031-03-12"), told("d", "2031-03-14"))
    held = {documents[0]: story for story, documents in stories(store).items()}
    ladder = explain(store, held["a"])

    assert len(ladder.of("joined")) >= 1
    lines = [rung.text for rung in ladder.rungs if rung.kind == "weighed"]
    assert any(line.startswith("days: the same +") and "(for)" in line for line in lines)
    assert any(line.startswith("before any evidence") for line in lines)
    assert any("that both tell one happening" in line for line in lines)
    assert "kept apart: a day of the one lies apart from the days of the other" in lines
    for pair, total in store.connection.execute("SELECT evidence, log_odds FROM story_pairs").fetchall():
        assert sum(part["weight"] for part in pair) == pytest.approx(total)
