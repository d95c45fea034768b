"""The scorer of single sentences: what counts as the right type, the right party and a false alarm."""

import gzip
import json

import pytest

from polybius.errors import EvaluationError
from polybius.evaluate import coding
from polybius.events.words.ontology import ontology
from polybius.schema import Document, Event, Party, Reading, Span

TEXT = "The U.S. navy shelled a Danish fort near Oslo."
NAVY, FORT = Party(Span(0, 13), None, "USAMIL", "USA", "MIL"), Party(Span(22, 35), None, "DNKMIL", "DNK", "MIL")


def event(event_type, actors=(), recipients=(), confidence=0.8, auxiliary=(), reciprocal=False):
    row = ontology()[event_type]
    fields = dict.fromkeys(("host", "place", "timex", "earliest", "latest", "dated_by", "ended"))
    fields |= dict.fromkeys(("modes", "contexts", "counts", "factuality_by", "attributions"), ())
    return Event(
        id=event_type, sentence=0, trigger=Span(14, 21), event_type=event_type, quad=row.quad, score=row.score,
        actors=tuple(actors), recipients=tuple(recipients), reciprocal=reciprocal, factuality="CT+",
        auxiliary=tuple(auxiliary), confidence=confidence, coder="verbs:shell", **fields,
    )  # fmt: skip


def reading(*events):
    return Reading(Document("made-up", TEXT), events=events)


def record(event_type="FIGHT", source=(("US navy", "USA"),), target=(("Danish fort", "DNK"),)):
    sides = {"source": source, "target": target}
    return {
        "event": event_type,
        **{side: [{"actorText": text, "code": code} for text, code in listed] for side, listed in sides.items()},
    }


def test_the_right_event_is_right_in_every_way():
    counts = coding.records_tally(record(), reading(event("ASSAULT", [NAVY], [FORT])))  # FIGHT: the name of 2016

    assert {
        name: counts[name] for name in ("type", "quad", "dyad", "all_types", "actor", "recipient")
    } == dict.fromkeys(("type", "quad", "dyad", "all_types", "actor", "recipient"), (1, 1, 1))
    assert counts["country"] == (2, 2, 2)


@pytest.mark.parametrize(
    ("events", "measure", "expected"),
    [
        # the event of highest confidence is the one that counts, wherever it stands
        ([event("AID", confidence=0.5), event("ASSAULT", [NAVY], [FORT], 0.9)], "type", (1, 1, 1)),
        ([event("AID", confidence=0.9), event("ASSAULT", [NAVY], [FORT], 0.5)], "type", (0, 1, 1)),
        # further types cost precision, not recall
        ([event("AID", confidence=0.5), event("ASSAULT", [NAVY], [FORT], 0.9)], "all_types", (1, 2, 1)),
        # another type of the same quad
        ([event("COERCE", [NAVY], [FORT])], "quad", (1, 1, 1)),
        # what did not happen is no event
        ([event("ASSAULT", [NAVY], [FORT], auxiliary=["negation"])], "type", (0, 1, 1)),
        # sides turned round
        ([event("ASSAULT", [FORT], [NAVY])], "dyad", (0, 1, 1)),
        # a recipient is noted, none was read
        ([event("ASSAULT", [NAVY])], "dyad", (0, 1, 1)),
        # parties are compared on the event of the noted type, also when another one is the best
        ([event("AID", confidence=0.9), event("ASSAULT", [NAVY], [FORT], 0.5)], "actor", (1, 1, 1)),
        ([], "actor", (0, 0, 1)),
    ],
)
def test_a_record_is_judged_by_its_best_event(events, measure, expected):
    assert coding.records_tally(record(), reading(*events))[measure] == expected


def test_nobody_noted_means_that_nobody_may_be_read():
    alone = record(target=())

    assert coding.records_tally(alone, reading(event("ASSAULT", [NAVY])))["dyad"] == (1, 1, 1)
    assert coding.records_tally(alone, reading(event("ASSAULT", [NAVY], [FORT])))["dyad"] == (0, 1, 1)


def test_two_sources_without_a_target_act_on_one_another():
    mutual = record(source=(("US navy", "USA"), ("Danish fort", "DNK")), target=())
    counts = coding.records_tally(mutual, reading(event("ASSAULT", [NAVY], [FORT])))

    assert (counts["dyad"], counts["actor"], counts["recipient"]) == ((1, 1, 1), (2, 2, 2), (0, 0, 0))


def test_organisations_of_states_share_the_code_of_the_gold():
    council = Party(Span(0, 13), None, "UNO", "UNO", None)
    counts = coding.records_tally(record(source=(("US navy", "IGO"),)), reading(event("ASSAULT", [council], [FORT])))

    assert counts["dyad"] == (1, 1, 1)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the U.S. navy", "US navy", True),  # articles and points are no difference
        ("the minister's guards", "guards of the minister", True),
        ("a Danish fort", "a Danish port and its many ships", False),  # a third of the words
        ("the", "of the", True),  # names of function words only: as they stand
    ],
)
def test_names_agree_when_they_share_half_of_their_words(one, other, same):
    assert (coding.agreement(one, other) >= coding.ENOUGH) is same


def test_spans_agree_by_overlap_and_exactly_and_only_where_they_stand():
    noted = {"spans": [{"role": "actor", "start": 4, "end": 13}, {"role": "recipient", "start": 22, "end": 35}]}
    counts = coding.roles_tally(noted, reading(event("ASSAULT", [NAVY], [FORT])))

    assert (counts["actor"], counts["actor_exact"]) == ((1, 1, 1), (0, 1, 1))  # with and without "The"
    assert (counts["recipient"], counts["recipient_exact"]) == ((1, 1, 1), (1, 1, 1))


def test_who_acts_on_one_another_counts_on_both_sides():
    noted = {"spans": [{"role": "reciprocal", "start": s.start, "end": s.end} for s in (NAVY.span, FORT.span)]}
    counts = coding.roles_tally(noted, reading(event("CONSULT", [NAVY, FORT], reciprocal=True)))

    assert (counts["actor"], counts["recipient"]) == ((2, 2, 2), (2, 2, 2))


@pytest.mark.parametrize(
    ("text", "quad", "events", "expected"),
    [
        (TEXT, 0, [event("ASSAULT", [NAVY])], {"false_alarms": (1, 1, 1)}),
        (TEXT, 0, [event("SUPPORT", [NAVY])], {"false_alarms": (0, 1, 1)}),  # only material conflict is an alarm
        ("The cell claimed responsibility for the shelling.", 0, [event("ASSAULT", [NAVY])], {}),
        ("The fleet claimed that they had shelled it.", 0, [event("ASSAULT", [NAVY])], {}),
        (TEXT, 4, [event("ASSAULT", [NAVY])], {"event_recall": (1, 1, 1), "quad": (1, 1, 1)}),
        (TEXT, 4, [], {"event_recall": (0, 1, 1), "quad": (0, 1, 1)}),
        (TEXT, 2, [event("CONCEDE", [NAVY])], {"event_recall": (1, 1, 1), "quad": (1, 1, 1)}),  # yields: quad 2 here
    ],
)
def test_false_alarms_are_material_conflicts_where_nothing_is_told(text, quad, events, expected):
    counts = coding.class_tally({"text": text, "quad": quad}, reading(*events))

    assert {name: tuple(map(int, found)) for name, found in counts.items()} == expected


def test_given_pairs_are_judged_by_root_quad_and_side():
    figures = coding.pairs_figures([("YIELD", "RETREAT"), ("YIELD", "CONCEDE"), ("AID", "COOPERATE"), ("ASSAULT", "")])

    values = {name: figures[name]["value"] for name in ("type", "quad", "binary")}
    assert values == {"type": 0.5, "quad": 0.75, "binary": 0.75}
    assert figures["macro_f1"]["value"] == pytest.approx(1 / 3, abs=0.001)  # YIELD 1, AID 0, ASSAULT 0
    assert figures["type"]["low"] <= 0.5 <= figures["type"]["high"]


def test_gold_without_any_of_the_sets_is_named(tmp_path):
    with pytest.raises(EvaluationError, match=r"plover_gsr.*\.dev\.jsonl\.gz"):
        coding.score(tmp_path, "dev")


def test_only_the_sets_that_are_there_are_scored(tmp_path, monkeypatch):
    (tmp_path / "coding").mkdir()
    with gzip.open(tmp_path / "coding" / "cameo_class.dev.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(json.dumps({"id": "made-up", "text": TEXT, "quad": 4}) + "\n")
    monkeypatch.setattr(coding, "read", lambda text: reading(event("ASSAULT", [NAVY], [FORT])))
    scores = coding.score(tmp_path, "dev")

    assert list(scores) == ["coding/cameo_class"]
    assert scores["coding/cameo_class"]["n"] == 1
    assert scores["coding/cameo_class"]["quad"] == {"value": 1.0, "low": 1.0, "high": 1.0, "n": 1}
