"""What analysts correct is laid over what was coded, and a correction that makes no sense is refused."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from polybius.errors import StoreError
from polybius.schema import Reading
from tests.store.made import OTHER_RUN, TEXT, document, one, reading


def test_a_rejected_event_is_gone_until_it_is_accepted_again_and_the_coded_one_stays(store):
    store.add([reading()])
    id = reading().events[0].id

    store.correct(id, "reject", who="Ana", why="an exercise")
    assert len(store.events()) == 0
    assert len(store.connection.execute("FROM events").fetchall()) == 1

    store.correct(id, "accept", who="Ben", why="not an exercise")
    assert len(store.events()) == 1


def test_an_edit_is_laid_over_and_survives_a_new_run(store):
    store.add([reading()])
    id = reading().events[0].id

    store.correct(id, "edit", field="event_type", value="COERCE", who="Ana", why="a raid")
    store.correct(id, "edit", field="actors", value="IRQMIL, irqcop", who="Ana", why="by uniform")
    store.correct(id, "edit", field="latest", value="2020-01-04", who="Ana", why="at night")
    store.correct(id, "edit", field="host", value=None, who="Ana", why="at sea")
    store.correct(id, "edit", field="ended", value="true", who="Ana", why="over")
    store.add([reading(run=OTHER_RUN)])

    event = one(store, "FROM current_events")
    assert event["run_id"] == "run-two"
    assert (event["event_type"], event["quad"], event["score"], event["modes"]) == ("COERCE", 4, -7.0, [])
    assert [actor["code"] for actor in event["actors"]] == ["IRQMIL", "IRQCOP"]
    assert (event["latest"], event["host"], event["ended"]) == (dt.date(2020, 1, 4), None, True)
    assert one(store, "SELECT event_type FROM events WHERE run_id = 'run-two'")["event_type"] == "ASSAULT"


def test_an_accepted_event_holds_as_it_was_coded(store):
    store.add([reading()])
    id, coded = reading().events[0].id, one(store, "FROM current_events")
    store.correct(id, "edit", field="recipients", value="IRQBUS", who="Ana", why="a firm's port")
    store.correct(id, "edit", field="event_type", value="COERCE", who="Ana", why="a raid")
    store.correct(id, "reject", who="Ana", why="an exercise")

    store.correct(id, "accept", who="Ben", why="as told")
    assert one(store, "FROM current_events") == coded

    store.correct(id, "edit", field="reciprocal", value="t", who="Ben", why="fire was returned")
    assert one(store, "FROM current_events") == coded | {"reciprocal": True}


def test_a_party_can_be_named_by_the_id_or_the_name_of_a_group(store):
    store.add([reading()])
    id = reading().events[0].id

    for words in ("kataib-hezbollah", "Kataib Hezbollah"):
        store.correct(id, "edit", field="actors", value=f"{words}, iran", who="Ana", why="as claimed")
        group, state = one(store, "FROM current_events")["actors"]
        assert (group["entity"], group["country"], group["code"][:3]) == ("kataib-hezbollah", "IRQ", "IRQ")
        assert (state["entity"], state["code"]) == ("IRN", "IRN")
    store.correct(id, "edit", field="host", value="Iraq", who="Ana", why="as told")
    assert one(store, "FROM current_events")["host"] == "IRQ"


def test_a_type_and_a_factuality_are_taken_in_any_case(store):
    store.add([reading()])
    store.correct(reading().events[0].id, "edit", field="event_type", value="coerce", who="Ana", why="a raid")
    store.correct(reading().events[0].id, "edit", field="factuality", value="ps+", who="Ana", why="perhaps")

    event = one(store, "FROM current_events")
    assert (event["event_type"], event["factuality"]) == ("COERCE", "PS+")


@pytest.mark.parametrize(
    ("said", "name", "country"),
    [("Erbil", "Erbil", "IRQ"), ("Tripoli, LBN", "Tripoli", "LBN"), ("Tripoli, Libya", "Tripoli", "LBY"),
     ("Jordan", "Jordan", "JOR")],
)  # fmt: skip
def test_a_place_is_put_right_by_a_name_of_the_gazetteer(store, said, name, country):
    store.add([reading()])
    store.correct(reading().events[0].id, "edit", field="place", value=said, who="Ana", why="as told")
    place = one(store, "FROM current_events")["place"]

    assert (place["name"], place["country"], place["text"]) == (name, country, None)
    assert place["lat"] is not None
    store.correct(reading().events[0].id, "edit", field="place", value=None, who="Ana", why="not told")
    assert one(store, "FROM current_events")["place"] is None


def test_the_numbers_of_an_event_are_put_right_and_its_story_counts_by_them(store):
    store.add([reading()])
    id = reading().events[0].id
    store.correct(id, "edit", field="counts", value="killed 4-6, injured 10+", who="Ana", why="as told")
    store.link()

    told = [(c["what"], c["min"], c["max"]) for c in one(store, "FROM current_events")["counts"]]
    assert told == [("killed", 4, 6), ("injured", 10, None)]
    assert one(store, "SELECT killed_min, killed_max FROM stories") == {"killed_min": 4, "killed_max": 6}
    said = json.dumps([{"what": "killed", "min": 5, "max": 5, "start": None, "end": None, "text": None}])
    store.correct(id, "edit", field="counts", value=said, who="Ana", why="as the JSON has it")
    assert [(c["what"], c["min"]) for c in one(store, "FROM current_events")["counts"]] == [("killed", 5)]


def test_the_last_edit_of_a_field_holds(store):
    store.add([reading()])
    for value in ("CT+", "PS+"):
        store.correct(reading().events[0].id, "edit", field="factuality", value=value, who="Ana", why="so")

    assert one(store, "FROM current_events")["factuality"] == "PS+"
    assert len(store.corrections()) == 2


@pytest.mark.parametrize(
    ("id", "action", "field", "value", "who", "message"),
    [
        ("nosuch", "reject", None, None, "Ana", "no event 'nosuch'"),
        (None, "remove", None, None, "Ana", "no action 'remove'"),
        (None, "edit", "sentence_text", "x", "Ana", "sentence_text"),
        (None, "edit", "event_type", "RAID", "Ana", "no event type 'RAID'"),
        (None, "edit", "earliest", "soon", "Ana", "earliest cannot hold 'soon'"),
        (None, "edit", "latest", "2020-02-30", "Ana", "latest cannot hold '2020-02-30'"),
        (None, "edit", "earliest", "2020-01-04", "Ana", "2020-01-04 would lie after latest 2020-01-03"),
        (None, "edit", "latest", dt.date(2019, 12, 31), "Ana", "would lie after latest 2019-12-31"),
        (None, "edit", "actors", "A!", "Ana", "'A!' names no country"),
        (None, "edit", "actors", "IRQ, QQQMIL", "Ana", "'QQQMIL' names no country"),
        (None, "edit", "recipients", "IRQXYZ", "Ana", "no sector 'XYZ'"),
        (None, "edit", "recipients", "IRQMI", "Ana", "no sector 'MI'"),
        (None, "edit", "actors", [{"name": "the marsh army"}], "Ana", "a party has no 'name'"),
        (None, "edit", "actors", [{"code": "QQQ"}], "Ana", "names no country"),
        (None, "edit", "host", "QQQ", "Ana", "names no country"),
        (None, "edit", "earliest", "0001-01-01", "Ana", "earliest cannot hold '0001-01-01'; it goes from 1600-01-01"),
        (None, "edit", "latest", "9999-12-31", "Ana", "it goes from 1600-01-01 to 2199-12-31"),
        (None, "edit", "quad", 9, "Ana", "quad cannot hold 9; it goes from 1 to 4"),
        (None, "edit", "score", "nan", "Ana", "score cannot hold 'nan'"),
        (None, "edit", None, None, "Ana", "an edit names its field"),
        (None, "accept", "actors", None, "Ana", "accept takes no field"),
        (None, "reject", None, "ASSAULT", "Ana", "reject takes no value"),
        (None, "merge", None, None, "Ana", "a merge takes the other story's id"),
        (None, "edit", "factuality", "sure", "Ana", "no factuality 'sure'"),
        (None, "edit", "auxiliary", "past", "Ana", "no auxiliary"),
        (None, "edit", "modes", "aerial, arrest", "Ana", "ASSAULT has no mode 'arrest'; it has"),  # that of COERCE
        (None, "edit", "contexts", "weather", "Ana", "'weather' is no context; there are"),
        (None, "edit", "actors", "Pentagonians", "Ana", "'Pentagonians' names no country and nobody who is known"),
        (None, "edit", "place", "Nowhereville", "Ana", "the gazetteer has no place 'Nowhereville'"),
        (None, "edit", "place", {"town": "Erbil"}, "Ana", "a place has a name, and no more than"),
        (None, "edit", "counts", "killed many", "Ana", "'killed many' is no count; write killed 3"),
        (None, "edit", "counts", "hired 3", "Ana", "is no count; write killed 3"),
        (None, "edit", "counts", "killed 6-4", "Ana", "killed 6 to 4 is no count"),
        (None, "edit", "counts", '[{"what": "killed", "min": "many"}]', "Ana", "is no count"),
        (None, "edit", "counts", '[{"what": "killed"', "Ana", "counts cannot hold"),
        (None, "reject", None, None, " ", "who says so"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused(store, id, action, field, value, who, message):
    store.add([reading()])

    with pytest.raises(StoreError, match=message):
        store.correct(id or reading().events[0].id, action, field=field, value=value, who=who, why="so")

    assert len(store.corrections()) == 0


def test_a_story_is_rejected_and_edited_by_all_its_events(store):
    store.add([reading()])
    store.link()
    story, n_events = store.connection.execute("SELECT story_id, n_events FROM stories LIMIT 1").fetchone()
    events = store.connection.execute("SELECT event_id FROM story_events WHERE story_id = $1", [story]).fetchall()

    store.correct(story, "edit", field="factuality", value="PS+", who="Ana", why="a rumour")
    said = "SELECT DISTINCT factuality FROM current_events WHERE event_id = $1"
    assert {store.connection.execute(said, event).fetchone() for event in events} == {("PS+",)}

    store.correct(story, "reject", who="Ana", why="a drill")
    store.link()
    assert len(store.events(story=story)) == 0
    assert [row[0] for row in store.stories().fetchall()].count(story) == 0
    assert len(store.corrections()) == 2 * n_events

    store.correct(story, "accept", who="Ben", why="it was none")  # by its id, though it stands nowhere
    store.link()
    assert store.connection.execute("SELECT n_events FROM stories WHERE story_id = $1", [story]).fetchall() == [
        (n_events,)
    ]


def edited(change: tuple[str, str]) -> Reading:
    return reading(document(text=TEXT.replace(*change)))


@pytest.mark.parametrize(
    "change",
    [
        ("Three dockers", "Eight dockers"),  # the sentence is the same
        ("the harbour office said", "the harbour board said at noon"),  # nearly the same
    ],
)
def test_corrections_go_on_with_an_event_whose_report_is_edited(store, change):
    old, new = reading().events[0].id, edited(change).events[0].id
    store.add([reading()])
    for field, value in (("actors", "IRQMIL"), ("counts", "killed 9"), ("place", "Basra")):
        store.correct(old, "edit", field=field, value=value, who="Ana", why="by the register")
    store.link()

    store.add([edited(change)])
    store.link()
    store.link()

    event = one(store, "FROM current_events")
    assert (event["event_id"], event["actors"][0]["code"], event["place"]["name"]) == (new, "IRQMIL", "Basrah")
    assert [count["min"] for count in event["counts"]] == [9]
    rows = store.corrections().fetchall()
    assert len(rows) == 6
    assert rows[-1][6:8] == ("Ana", f"by the register (said of event {old}, version 1 of shelling)")
    assert [row[8] for row in rows[3:]] == [row[8] for row in rows[:3]]  # when it was said
    assert [row[-1] for row in rows] == [None] * 6

    store.add([reading(document(text=TEXT.replace(*change) + " Rain fell."))])  # and once more, with what was carried
    store.link()
    assert one(store, "FROM current_events")["actors"][0]["code"] == "IRQMIL"
    assert len(store.corrections()) == 9


@pytest.mark.parametrize(
    "change",
    [
        ("port of Sandel", "port of Moriah"),  # another port
        ("shelled", "visited"),
    ],
)
def test_corrections_that_nothing_in_the_new_version_takes_up_are_named(store, change):
    old = reading().events[0].id
    store.add([reading()])
    store.correct(old, "edit", field="actors", value="IRQMIL", who="Ana", why="by the register")
    store.correct(old, "edit", field="actors", value="IRQCOP", who="Ana", why="no, the police")
    store.correct(old, "accept", who="Ben", why="as told")
    store.correct(old, "edit", field="host", value="IRN", who="Ben", why="over the border")

    store.add([edited(change)])
    store.link()

    assert [row[-1] for row in store.corrections().fetchall()] == [None, None, None, [old]]
    assert one(store, "FROM current_events")["host"] == "IRQ"


def test_a_story_that_an_analyst_split_stays_split_when_a_report_is_edited(store):
    other = reading(document("other", TEXT + " It was not the first time that this happened in the gulf."))
    store.add([reading(), other])
    store.link()
    store.correct(other.events[0].id, "split", who="Ana", why="another day")
    store.link()
    stories = dict(store.connection.execute("SELECT event_id, story_id FROM story_events").fetchall())
    new = edited(("Three dockers", "Eight dockers"))

    store.add([new])
    store.link()

    held = dict(store.connection.execute("SELECT event_id, story_id FROM story_events").fetchall())
    assert held[new.events[0].id] == stories[reading().events[0].id]
    assert held[other.events[0].id] == stories[other.events[0].id]


@pytest.mark.parametrize("taker", ["other", "shelling"])
def test_a_split_that_was_taken_back_stays_taken_back_when_a_report_is_edited(store, taker):
    other = reading(document("other", TEXT + " It was not the first time that this happened in the gulf."))
    store.add([reading(), other])
    store.link()
    store.correct(other.events[0].id, "split", who="Ana", why="another day")
    store.link()
    events = {"other": other.events[0].id, "shelling": reading().events[0].id}
    store.correct(events[taker], "accept", who="Ben", why="it is one")
    store.link()
    assert len(store.stories()) == 1

    store.add([edited(("Three dockers", "Eight dockers"))])
    store.link()

    assert len(store.stories()) == 1
    assert [row[3] for row in store.corrections().fetchall()].count("split") == 1
