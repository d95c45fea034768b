"""Of which state a bare noun is, weighed between all that a report names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import polybius
from polybius import samples
from polybius.actors import of_state
from polybius.actors.likeliest import features
from polybius.config import Settings
from polybius.resources import table
from polybius.resources.weights import weights

PLACED = (
    "The army attacked a village near Bangui on Monday, and Chad was silent.",
    "Rebels attacked a village near Bangui, and Chad was silent. The villagers in Bangui wept.",
    "Chad's premier resigned. Protesters blocked a road.",
    "Bakers near Bangui wept. Nurses in Bangui wept, and Chad was silent.",
    "The police arrested two men near Bangui. Chad was silent, and a lawmaker in Bangui wept.",
)
REPORTS = Path(__file__).parents[2] / "corpus" / "outlets" / "reports.jsonl"


def outlets():
    """The texts of the reports of many outlets."""
    return [json.loads(line)["text"] for line in REPORTS.read_text("utf-8").splitlines()]


def states(text, words, **read):
    """The states of those whom some words of a text mean."""
    reading = polybius.read(text, **read)
    codes = {entity.id: entity.country for entity in reading.entities}
    at = text.index(words)
    return {codes[one.entity] for one in reading.mentions if one.entity and one.span.start <= at < one.span.end}


SENATE = (
    "Senegal and the Gambia have quarrelled over the river for years. Senegal wants tolls, Senegal's hauliers none."
    " In Dakar the Gambian envoy spoke of patience. {} have torn up the road near Kaolack."
)


@pytest.mark.parametrize("words", ["Villagers", "Protesters", "Shopkeepers"])
def test_people_are_of_the_state_that_the_report_is_about_and_on_whose_ground_they_act(words):
    assert states(SENATE.format(words), words) == {"SEN"}


@pytest.mark.parametrize(
    ("report", "words", "state"),
    [
        ("w320", "Doctors", "IRQ"),  # after "a lie written in Washington"
        ("w504", "sailors", "LKA"),  # who beat Indian fishermen
    ],
)
def test_people_are_hardly_of_a_state_that_is_named_last_by_the_way(report, words, state):
    found = next(one for one in map(json.loads, REPORTS.read_text("utf-8").splitlines()) if one["id"] == report)

    assert states(found["text"], words, published=found["published"]) == {state}


def test_a_state_on_the_other_side_of_the_clause_is_none_of_the_choices():
    text = "Benin has shut its border. Benin's hauliers wait at the bridge. The president urged Benin to open it."

    assert "BEN" not in states(text, "The president")


def test_a_state_at_which_the_act_is_aimed_is_none_either():
    text = (
        "Belarus opened a trial. Belarus jailed two reporters. Lawmakers in Vilnius met, and a senator urged sanctions"
    )
    text += " against Belarus."

    assert "BLR" not in states(text, "a senator")


@pytest.mark.parametrize("words", ["world leaders", "Western diplomats", "foreign lawmakers"])
def test_people_of_several_states_are_of_none(words):
    assert states(
        f"North Korea tested a bomb. North Korea's neighbours protested, and {words} condemned it.", words
    ) <= {"IGO"}


def test_whoever_stands_beside_people_of_several_states_is_of_none():
    text = "North Korea tested a bomb. North Korea's general was proud. World leaders and bankers condemned it."

    assert states(text, "bankers") <= {"IGO"}


def test_a_noun_is_of_no_state_where_the_report_names_none():
    assert states("The rebels shot two farmers. The police came at noon.", "The police") == set()


def test_a_table_of_ones_own_weighs_anew(tmp_path):
    text = SENATE.format("Villagers").replace(" near Kaolack", "")
    (tmp_path / "models").mkdir()
    rows = [{**row, "weight": "9" if row["feature"] == "second" else "0"} for row in table("models/states")]
    lines = ["id,source,feature,weight", *(",".join(row.values()) for row in rows)]
    (tmp_path / "models" / "states.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    assert states(text, "Villagers", settings=Settings(tables=tmp_path)) == {"GMB"}


def test_every_weight_is_of_a_feature_that_some_report_has(monkeypatch):
    met = set()

    def by_rules(scene, found, ruled):
        met.update(name for choice in features(scene, found, ruled).values() for name in choice)
        return ruled

    monkeypatch.setattr(of_state, "likeliest", by_rules)
    read = [reading.document.id for reading in polybius.read_many([samples.folder()])]
    read += [polybius.read(text).document.id for text in (*PLACED, *outlets()[:40])]
    assert all(read)

    assert set(weights("models/states")) <= met
