"""Of which state a bare noun is, weighed between all that a report names."""

from __future__ import annotations

import pytest

import polybius
from polybius.config import Settings
from polybius.resources import table
from polybius.resources.weights import weights


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
    text = SENATE.format("Villagers")
    (tmp_path / "models").mkdir()
    rows = [{**row, "weight": "9" if row["feature"] == "second" else "0"} for row in table("models/states")]
    lines = ["id,source,feature,weight", *(",".join(row.values()) for row in rows)]
    (tmp_path / "models" / "states.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    assert states(text, "Villagers", settings=Settings(tables=tmp_path)) == {"GMB"}


def test_no_weight_is_of_a_feature_that_nothing_has():
    known = {
        "ruled", "none", "none_many", "none_ruled", "title", "outlet", "inside", "latest", "subject0", "subject1",
        "object0", "object1", "place0", "place1", "after0", "dateline", "speaker", "reported", "beside", "noun",
        "share", "before", "bodies", "most", "second", "sector", "only", "later", "unnamed", "gap0", "gap1", "gap2",
        "gap3", "gap6",
    }  # fmt: skip

    assert {name for name in weights("models/states") if not name.startswith(("ruled_", "place_"))} <= known
