"""The page of somebody: who it is and why, its ties, and where it is named and acts."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
import re

import pytest
from starlette.testclient import TestClient

from polybius import web
from polybius.schema import Affiliation, Entity
from polybius.store import open_store
from tests.report import made

ODD = "name:a b/c?d"  # an id of any signs


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """Boats seize a trawler, and so does a band that was a part of their military; somebody of an odd id is named."""
    path = tmp_path_factory.mktemp("entities") / "made.duckdb"
    tie = Affiliation("NORMIL", "part_of", dt.date(2015, 1, 1), dt.date(2016, 1, 1))
    band = Entity("fjord-band", "Fjord Band", "NORMIL", "NOR", "MIL", "group", (tie,), "row actors/organisations x")
    odd = Entity(ODD, "<b>Odd</b>", None, None, None, "person", (), "a name without a row")
    trawler = ("a Swedish trawler", "SWEGOV")
    readings = [
        made.told(name, f"{text} seized a Swedish trawler.", (text, "NORMIL"), "seized", trawler, "COERCE", day)
        for name, text, day in (("one", "Norwegian boats", "2021-03-02"), ("two", "The band", "2021-03-09"))
    ]
    second = readings[1].events[0]
    party = dataclasses.replace(second.actors[0], entity="fjord-band")
    readings[1] = dataclasses.replace(
        readings[1],
        entities=(*readings[1].entities, band, odd),
        events=(dataclasses.replace(second, actors=(party,)),),
    )
    with open_store(path) as store:
        store.add(readings)
        store.link()
    return path


@pytest.fixture(scope="module")
def client(path):
    return TestClient(web.app(path), base_url="http://127.0.0.1:8765")


def test_who_somebody_is_and_why_and_what_it_did(client):
    page = client.get("/entities/fjord-band").text

    assert "<h1>Fjord Band</h1>" in page
    assert "group · Norway · military · code <code>NORMIL</code> · id <code>fjord-band</code>" in page
    assert 'part of <a href="/entities/NORMIL">Norwegian military</a>, since 1 Jan 2015, until 1 Jan 2016' in page
    assert "row actors/organisations x" in page
    assert 'href="/documents/two"' in page
    assert '<a href="/events?actor=fjord-band">1 event</a>.' in page
    assert "The band seized a Swedish trawler." in page
    assert "No event tells of it." in page  # what was done to it


def test_whose_part_somebody_is_stands_on_both_pages(client):
    page = client.get("/entities/NORMIL").text
    assert 'has as a part <a href="/entities/fjord-band">Fjord Band</a>' in page


def test_its_copies_for_machines_hold_its_ties_and_documents(client):
    data = client.get("/entities/fjord-band.json").json()

    assert (data["entity_id"], data["name"], data["kind"]) == ("fjord-band", "Fjord Band", "group")
    assert [(tie["other"], tie["kind"], tie["from"]) for tie in data["ties"]] == [("NORMIL", "part_of", "2015-01-01")]
    assert [(one["document_id"], one["why"]) for one in data["documents"]] == [("two", "row actors/organisations x")]
    rows = csv.DictReader(io.StringIO(client.get("/entities/fjord-band.csv").text))
    assert [row["document_id"] for row in rows] == ["two"]


def test_an_id_of_any_signs_has_its_page_and_a_name_is_shown_as_words(client):
    (href,) = re.findall('href="(/entities/name[^"]+)"', client.get("/entities?q=odd").text)
    page = client.get(href)
    assert page.status_code == 200
    assert "&lt;b&gt;Odd&lt;/b&gt;" in page.text
    assert "<b>Odd" not in page.text


def test_events_and_articles_lead_to_who_acts_in_them(client):
    event = client.get("/events.json?actor=fjord-band").json()["rows"][0]["event_id"]
    for page in (f"/events/{event}", "/documents/two"):
        assert '<dd><a href="/entities/fjord-band">Fjord Band (NORMIL)</a></dd>' in client.get(page).text
    assert 'href="/entities/fjord-band">Fjord Band</a>' in client.get("/entities").text


def test_nobody_has_no_page(client):
    answer = client.get("/entities/nobody")
    assert answer.status_code == 404
    assert "Nobody nobody is named in this store." in answer.text
    assert client.get("/entities/NORMIL?actor=x").status_code == 400
