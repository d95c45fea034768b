"""Stores with a planted truth: two states with a steady share of the news, and sources that come and go.

What is planted is the share of all told stories that pass between the two. At a day new sources join, which tell as
much again as those before; at another the news of the whole world halves. Neither is a change between the two.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

import duckdb
import numpy as np

from polybius.evaluate.figures import rate, with_interval
from polybius.relations.ends.selectors import selector
from polybius.relations.records import CHANGED
from polybius.relations.relation import Relation
from polybius.relations.stored.from_store import followed
from polybius.relations.stored.volume import Volume, reports_of

N_ARCHIVES = 60
START = dt.date(2017, 1, 2)  # a Monday
DAYS = 2 * 364
PANEL, NEWCOMERS = 6, 6  # sources
STORIES = 30.0  # a weekday, of all sources of the panel
WEEKEND = 0.53  # of a weekday
SHARES = {"conflict": 0.08, "cooperation": 0.08}  # of all stories, between the two
SCORES = {"conflict": -5.0, "cooperation": 5.0}
EVENTS_DAYS = (400, 600)  # between which the sources join and the news halves
ENDS = ("USA", "IRQ")


def score() -> dict[str, dict[str, Any]]:
    """How often the bands hold the planted share, and a change of sources is told as one between the two."""
    every: dict[str, list[list[bool]]] = defaultdict(list)
    for seed in range(N_ARCHIVES):
        for name, values in _answers(seed).items():
            every[name].append(values)
    return {"recovery/stores": {"n": N_ARCHIVES} | {name: with_interval(told, rate) for name, told in every.items()}}


def _answers(seed: int) -> dict[str, list[bool]]:
    events, joined, halved = archive(seed)
    store = stored(events)
    reports = reports_of(store)
    ends = (selector(ENDS[0], {}), selector(ENDS[1], {}))
    answers: dict[str, list[bool]] = {}
    for name, volume in (("panel", Volume.of(store, reports)), ("every source", None)):
        relation = Relation(followed(events, reports, volume, ends).series, ENDS)
        for what, day in (("sources join", joined), ("the news halves", halved)):
            found = relation.around(day)
            answers[f"{name}: changed when {what}"] = [found.verdict in CHANGED]
        if name == "panel":
            truth = planted()
            answers["week, 95 %"] = [
                level.conflict.low95 <= truth <= level.conflict.high95
                for level in relation.level("week")
                if level.conflict is not None and level.n_days == 7
            ]
    return answers


def planted() -> float:
    """The planted conflict, per mille of the amount of all other stories."""
    others = 1 - sum(SHARES.values())
    return 1000 * SHARES["conflict"] * SCORES["conflict"] / (others * abs(SCORES["conflict"]))


def archive(seed: int) -> tuple[list[dict[str, Any]], dt.date, dt.date]:
    """The events of a store, one a report, the day on which sources join, and the day from which all tell half as much.

    Args:
        seed: Draws the days, the swings of the volume, and every story.
    """
    draw = np.random.default_rng(seed)
    joined, halved = (int(day) for day in draw.integers(*EVENTS_DAYS, 2))
    at = np.arange(DAYS)
    swing = 0.2 * np.sin(2 * np.pi * at / draw.uniform(200, 900) + draw.uniform(0, 6.3))
    volume = np.exp(swing) * np.where(at % 7 >= 5, WEEKEND, 1.0) * np.where(at >= halved, 0.5, 1.0)
    groups = [(PANEL, 0, np.ones(DAYS)), (NEWCOMERS, PANEL, (at >= joined).astype(float))]
    events = []
    for size, first, present in groups:
        for day, number in enumerate(draw.poisson(STORIES * volume * present)):
            for nth in range(int(number)):
                told = START + dt.timedelta(days=day)
                source = f"source {first + int(draw.integers(size))}"
                lot, other = float(draw.random()), int(draw.integers(2, 9))
                events.append(_event(f"{first}-{day}-{nth}", told, source, lot, other))
    return events, *(START + dt.timedelta(days=day) for day in (joined, halved))  # type: ignore[return-value]


def stored(events: list[dict[str, Any]]) -> duckdb.DuckDBPyConnection:
    """The events of an archive as the tables of a store from which its volume is read."""
    connection = duckdb.connect()
    columns = {
        name: np.array([event[name] for event in events], dtype=kind)
        for name, kind in (("document_id", str), ("publisher", str), ("told", "datetime64[s]"), ("score", float))
    }
    connection.register("told", columns)
    connection.execute("""
        CREATE TABLE current_events AS SELECT document_id AS event_id, document_id, 0 AS run_id, told::DATE AS earliest,
            told::DATE AS latest, 'CT+' AS factuality, 0.9 AS confidence, []::VARCHAR[] AS auxiliary, score FROM told;
        CREATE TABLE story_events AS
            SELECT event_id, document_id, run_id, event_id AS story_id, event_id AS origin FROM current_events;
        CREATE TABLE documents AS SELECT document_id, publisher, NULL::VARCHAR AS uri, told::DATE AS published,
            NULL::DATE AS earliest FROM told;
        CREATE VIEW current_documents AS SELECT *, NULL AS copy_of FROM documents;
    """)
    connection.unregister("told")
    return connection


def _event(id: str, day: dt.date, source: str, lot: float, other: int) -> dict[str, Any]:
    """A story told once: by lot between the two, hostile or friendly, or among others."""
    conflict, cooperation = SHARES["conflict"], SHARES["cooperation"]
    between = lot < conflict + cooperation
    hostile = lot < conflict if between else lot < conflict + cooperation + (1 - conflict - cooperation) / 2
    ends = ENDS if between else (f"XX{other}", "XXX")
    parties = [{"entity": None, "code": end, "country": end, "sector": None} for end in ends]
    return {
        "story_id": id, "document_id": id, "origin": id, "factuality": "CT+", "auxiliary": (), "confidence": 0.9,
        "publisher": source, "uri": None, "told": day,
        "actors": parties[:1], "recipients": parties[1:], "reciprocal": False, "earliest": day, "latest": day,
        "score": SCORES["conflict" if hostile else "cooperation"],
        "quad": 4 if hostile else 2,
    }  # fmt: skip
