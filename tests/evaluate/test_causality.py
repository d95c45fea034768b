"""The scorer of causes and effects: which span is right, whose purpose is whose cause, which pair is held."""

from __future__ import annotations

import dataclasses
import gzip
import json

import pytest

from polybius.errors import EvaluationError
from polybius.evaluate import causality
from polybius.evaluate.causality import pairs_tally, sentence_tally, trimmed
from polybius.schema import Causation, Span
from tests.reading import reading_of

ROWS = """
Crowds crowd NOUN NNS 2 nsubj
marched march VERB VBD 0 root
because because SCONJ IN 5 mark
prices price NOUN NNS 5 nsubj
rose rise VERB VBD 2 advcl
and and CCONJ CC 8 cc
shops shop NOUN NNS 8 nsubj
closed close VERB VBD 5 conj
. . PUNCT . 2 punct
"""
READING = reading_of(ROWS)  # "Crowds marched because prices rose and shops closed."


def span(words):
    start = READING.text.index(words)
    return Span(start, start + len(words))


def causation(cause="prices rose and shops closed", effect="Crowds marched", signal="because", kind="cause"):
    return Causation(span(cause), span(effect), span(signal) if signal else None, kind)


def relation(cause="prices rose and shops closed", effect="Crowds marched", signal="because"):
    named = {"cause": cause, "effect": effect} | ({"signal0": signal} if signal else {})
    return {role: [span(words).start, span(words).end, words] for role, words in named.items()}


def counted(noted, read):
    record = {"text": READING.text, "causal": int(bool(noted)), "relations": noted}
    counts = sentence_tally(record, dataclasses.replace(READING, causations=tuple(read)))
    return {name: tuple(map(int, count)) for name, count in counts.items()}


def test_a_relation_read_as_noted_is_right_in_every_way():
    counts = counted([relation()], [causation()])

    assert {counts[name] for name in counts if not name.startswith("spans")} == {(1, 1, 1)}
    assert counts["spans"] == counts["spans_exact"] == (3, 3, 3)


@pytest.mark.parametrize(
    ("noted", "read", "measure", "expected"),
    [
        # a sentence that tells no cause, and none is read: right, and nothing to find
        ([], [], "sentence", (0, 0, 0)),
        ([], [], "accuracy", (1, 1, 1)),
        ([], [causation()], "sentence", (0, 1, 0)),
        ([relation()], [], "sentence", (0, 0, 1)),
        # half of the words of both are shared; the very words are not
        ([relation("prices rose")], [causation()], "cause", (1, 1, 1)),
        ([relation("prices rose")], [causation()], "cause_exact", (0, 1, 1)),
        # a single word of five is too little
        ([relation("rose")], [causation()], "cause", (0, 1, 1)),
        # the sides are exchanged: each span is read, neither in its role
        ([relation()], [causation("Crowds marched", "prices rose and shops closed")], "cause", (0, 1, 1)),
        ([relation()], [causation("Crowds marched", "prices rose and shops closed")], "pair", (0, 1, 1)),
        # to us the deed causes what it is done for; the set calls the purpose the cause
        (
            [relation()],
            [causation("Crowds marched", "prices rose and shops closed", kind="purpose")],
            "pair",
            (1, 1, 1),
        ),
        # one side alone is no pair
        ([relation(effect="shops closed", cause="prices rose")], [causation("prices rose")], "pair", (0, 1, 1)),
        # one read span answers for one noted span only
        ([relation("prices rose"), relation("shops closed")], [causation()], "cause", (1, 1, 2)),
        # an effect that two relations share is one span
        ([relation("prices rose"), relation("shops closed")], [causation()], "effect", (1, 1, 1)),
        # a cause without a signal word
        ([relation(signal=None)], [causation(signal=None)], "signal", (0, 0, 0)),
        ([relation(signal=None)], [causation()], "signal", (0, 1, 0)),
    ],
)
def test_spans_are_right_in_their_role_and_by_enough_words(noted, read, measure, expected):
    assert counted(noted, read)[measure] == expected


@pytest.mark.parametrize(
    ("text", "kept"),
    [("`` Prices rose , ''", "Prices rose"), ("rose.", "rose"), (" . ", " . ")],
)
def test_punctuation_at_the_ends_does_not_count(text, kept):
    assert trimmed(Span(0, len(text)), text).of(text) == kept


MENTIONS = {"m": "marched", "r": "rose", "c": "closed", "p": "prices"}


def article(*links, sentences=(), tags=()):
    mentions = [
        {
            "id": id,
            "start": span(words).start,
            "end": span(words).end,
            "tag": dict(tags).get(id, "ACTION_OCCURRENCE"),
            "sent": dict(sentences).get(id, 0),
        }
        for id, words in MENTIONS.items()
    ]
    listed = [{"kind": kind, "type": name, "source": source, "target": target} for kind, name, source, target in links]
    return {"mentions": mentions, "links": listed}


def plot(source, target, name="PRECONDITION"):
    return ("PLOT_LINK", name, source, target)


@pytest.mark.parametrize(
    ("record", "measure", "expected"),
    [
        # of the mentions in the cause, "rose" stands highest: "closed" is coordinated with it
        (article(plot("r", "m")), "directed", (1, 1, 1)),
        (article(plot("c", "m")), "pair", (0, 1, 1)),
        # the other way round: the pair is right, its direction is not
        (article(plot("m", "r")), "pair", (1, 1, 1)),
        (article(plot("m", "r")), "directed", (0, 1, 1)),
        # a falling action follows from its target
        (article(plot("m", "r", "FALLING_ACTION")), "directed", (1, 1, 1)),
        # a link told twice, once from each end, is one pair
        (article(plot("r", "m"), plot("m", "r", "FALLING_ACTION")), "pair", (1, 1, 1)),
        # links in time are none of cause
        (article(("TLINK", "BEFORE", "r", "m")), "pair", (0, 1, 0)),
        # from one sentence to another: not looked for, and only "all_pairs" counts it as missed
        (article(plot("r", "m"), plot("c", "m"), sentences=[("c", 1)]), "pair", (1, 1, 1)),
        (article(plot("r", "m"), plot("c", "m"), sentences=[("c", 1)]), "all_pairs", (1, 1, 2)),
        # who takes part is no event, even where it stands highest
        (
            article(plot("p", "m"), tags=[("r", "LOC_OTHER"), ("c", "LOC_OTHER"), ("p", "HUMAN_PART")]),
            "pair",
            (0, 0, 0),
        ),
    ],
)
def test_a_pair_is_held_by_a_cause_and_its_effect(record, measure, expected):
    reading = dataclasses.replace(READING, causations=(causation(),))

    assert pairs_tally(record, reading)[measure] == expected


def test_files_are_scored_from_their_text(tmp_path):
    text = "The march was called off because the police closed the bridge."
    cause, effect = "the police closed the bridge", "The march was called off"
    places = {words: text.index(words) for words in (cause, effect, "because")}
    noted = {
        role: [places[words], places[words] + len(words), words]
        for role, words in (("cause", cause), ("effect", effect), ("signal0", "because"))
    }
    path = tmp_path / "causality" / "cnc.dev.jsonl.gz"
    path.parent.mkdir()
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "a", "text": text, "causal": 1, "relations": [noted]}) + "\n")
        file.write(json.dumps({"id": "b", "text": "The march ended.", "causal": 0, "relations": []}) + "\n")

    scores = causality.score(tmp_path, "dev")

    assert {name: figures["n"] for name, figures in scores.items()} == {"causality/cnc": 2}
    found = scores["causality/cnc"]
    assert [found[name]["value"] for name in ("sentence", "accuracy", "pair", "spans_exact")] == [1, 1, 1, 1]


def test_without_a_set_the_message_names_both(tmp_path):
    with pytest.raises(EvaluationError, match="cnc,esl"):
        causality.score(tmp_path, "dev")
