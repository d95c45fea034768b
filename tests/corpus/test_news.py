"""The records of real news: without words, of training parts alone, and in order."""

from __future__ import annotations

import json
from pathlib import Path

from polybius.events.words.ontology import ontology

FOLDER = Path(__file__).parents[2] / "corpus" / "news"
SETS = {
    "actors/re3d.train", "causality/cnc.train", "events/ecbplus.train", "events/meantime_events.train",
    "ner/crossner_politics.train", "ner/wikigold.train", "places/geovirus.train", "srl/geneva.train",
    "syntax/ud_ewt.train", "syntax/ud_gum.train",
}  # fmt: skip
DOCUMENT = {"doc", "set", "sha256", "part", "sentences"}
EVENT = {"doc", "set", "sentence", "trigger", "type", "actors", "recipients", "status", "clear"}
STATUSES = {"asserted", "negated", "hypothetical", "future", "historical"}


def lines(name: str) -> list[dict]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


def test_documents_are_of_training_parts_that_may_be_learned_from():
    documents = lines("documents.jsonl")

    assert {row["set"] for row in documents} <= SETS
    assert {row["part"] for row in documents} == {"train", "dev", "late", "next"}
    assert all(set(row) == DOCUMENT and len(row["sha256"]) == 64 for row in documents)
    assert len({(row["set"], row["doc"], row["part"]) for row in documents}) == len(documents)


def test_an_event_is_characters_and_codes_within_a_sentence_that_was_read():
    read = {(row["set"], row["doc"]): row["sentences"] for row in lines("documents.jsonl")}
    for event in lines("events.jsonl"):
        start, end = event["sentence"]
        assert set(event) == EVENT
        assert [start, end] in read[event["set"], event["doc"]]
        assert start <= event["trigger"][0] < event["trigger"][1] <= end
        assert event["type"] in ontology()
        assert event["status"] in STATUSES
        assert isinstance(event["clear"], bool)
        for party in event["actors"] + event["recipients"]:
            assert set(party) == {"span", "code"}
            assert party["span"][0] < party["span"][1]
            assert len(party["code"]) == 3
