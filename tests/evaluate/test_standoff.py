"""Stand-off records: nothing of a text is in them, and all of it comes back."""

from __future__ import annotations

import gzip
import json

import pytest

from polybius import resources
from polybius.errors import EvaluationError
from polybius.evaluate import standoff
from polybius.evaluate.gold import records
from polybius.events.words.ontology import ontology

TEXT = "Danish marines shelled a Swedish fort on Monday.\n\nDanish marines did not shell the Swedish port, Oslo said."
NOTED = {
    "doc": "made-up",
    "sentence": "Danish marines did not shell the Swedish port, Oslo said.",
    "trigger": "shell",
    "type": "ASSAULT",
    "modes": ["heavy-weapons"],
    "earliest": "2021-03-01",
    "latest": None,
    "counts": [{"what": "killed", "min": 0, "max": 0}],
    "status": "negated",
    "certain": True,
    "clear": False,
    "actors": [{"text": "Danish marines", "country": "DNK"}],
    "recipients": [{"text": "Swedish", "country": "SWE"}],
    "place": {"text": "the Swedish port", "country": "SWE"},
    "source": "Oslo",
    "same_as": "shelled",
}


def test_a_record_comes_back_from_its_characters():
    kept = standoff.reduce(NOTED, "made/set.dev", TEXT)

    assert standoff.expand(kept, TEXT) == NOTED
    assert (kept["set"], kept["sentence_start"], kept["trigger"]) == ("made/set.dev", 50, [73, 78])
    # of two "Danish marines" and two "Swedish" those nearest to the trigger
    assert (kept["actors"][0]["span"], kept["recipients"][0]["span"]) == ([50, 64], [83, 90])
    assert [word for word in ("shell", "marines", "Swedish", "Oslo") if word in json.dumps(kept)] == []


def test_without_the_day_of_its_document_a_record_has_no_days():
    kept = standoff.expand(standoff.reduce(NOTED, "made/set.dev", TEXT), TEXT, dated=False)

    assert kept == {name: value for name, value in NOTED.items() if name not in ("earliest", "latest")}


@pytest.mark.parametrize("changes", [{"sentence": "Nobody shelled"}, {"trigger": "bombed"}, {"source": "Moscow"}])
def test_words_that_the_text_does_not_have_are_refused(changes):
    with pytest.raises(EvaluationError, match="no "):
        standoff.reduce(NOTED | changes, "made/set.dev", TEXT)


def written(path, rows):
    path.parent.mkdir(exist_ok=True)
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)
    return path


def test_of_sentences_that_begin_alike_the_one_with_the_trigger_is_meant():
    text = "The fort fell. " + "x" * standoff.REACH + "\nThe fort was shelled."

    start, trigger = standoff.place("The fort", "shelled", text)

    assert text[start:] == "The fort was shelled."
    assert text[slice(*trigger)] == "shelled"


def test_a_text_that_is_not_the_annotated_one_is_refused(tmp_path):
    row = {"doc": "made-up", "set": "actors/made.dev", "sha256": standoff.sha256(TEXT)}
    listed = written(tmp_path / "documents.jsonl", [row])
    path = written(tmp_path / "actors" / "made.dev.jsonl.gz", [{"id": "made-up", "text": TEXT, "date": "2021-03-02"}])

    assert standoff.documents(listed, tmp_path)["made-up"]["published"] == "2021-03-02"
    written(path, [{"id": "made-up", "text": TEXT + " More."}])
    with pytest.raises(EvaluationError, match="made-up is not the one that was annotated"):
        standoff.documents(listed, tmp_path)


SHELF = resources.folder() / "evaluation" / "running"
STATUSES = {"asserted", "negated", "hypothetical", "future", "historical"}
SETS = {row["doc"]: row["set"] for row in records(SHELF / "documents.jsonl")}


@pytest.mark.parametrize("coder", ["A", "B"])
def test_the_bundled_records_hold_characters_and_codes_and_no_words(coder):
    noted = list(records(SHELF / f"{coder}.jsonl"))

    assert len(noted) > 300
    for record in noted:
        assert record["set"] == SETS[record["doc"]]
        assert record["type"] in ontology()
        assert set(record["modes"]) <= set(ontology()[record["type"]].modes), record
        assert record["status"] in STATUSES
        parties = [*record["actors"], *record["recipients"], *filter(None, [record["place"]])]
        assert all(party.keys() == {"span", "country"} and len(party["country"]) == 3 for party in parties), record
        spans = [record["trigger"], *(party["span"] for party in parties), record["source"], record["same_as"]]
        assert all(0 <= start < end for start, end in filter(None, spans)), record
