"""The scorer of whole reports: what a read event meets, what is counted, and what coders make of one another."""

from __future__ import annotations

import gzip
import json

import pytest

from polybius.errors import EvaluationError
from polybius.evaluate import evaluate, rows, running
from polybius.evaluate.figures import f1
from polybius.evaluate.told import of_reading, placed

TEXT = (
    "Danish marines shelled a Swedish fort on Monday, the harbour office said.\n\n"
    "Norway and Finland met in Oslo. Danish marines did not shell the Swedish port."
)
DANES, SWEDES = {"text": "Danish marines", "country": "DNK"}, {"text": "a Swedish fort", "country": "SWE"}
NORWAY, FINLAND = {"text": "Norway", "country": "NOR"}, {"text": "Finland", "country": "FIN"}
NOBODY_KNOWN = {"text": "gunmen", "country": "---"}


def shelling(**changes):
    """The first sentence's event, as a coder writes it."""
    fields = {
        "doc": "made-up",
        "sentence": "Danish marines shelled a Swedish fort on Monday",
        "trigger": "shelled",
        "type": "ASSAULT",
        "actors": [DANES],
        "recipients": [SWEDES],
        "earliest": "2021-03-01",
        "latest": "2021-03-01",
        "place": None,
        "counts": [],
        "status": "asserted",
        "certain": True,
        "source": "the harbour office",
        "clear": True,
    }
    return fields | changes


def meeting(**changes):
    fields = {"sentence": "Norway and Finland met", "trigger": "met", "type": "CONSULT", "source": None}
    return shelling(**fields, actors=[NORWAY, FINLAND], recipients=[]) | changes


def denied(**changes):
    fields = {"sentence": "Danish marines did not shell", "trigger": "shell", "status": "negated", "source": None}
    return shelling(**fields) | changes


def counted(noted, read, strict=False):
    """Measure -> right, read, noted of the made-up document."""
    some, others = ([placed(record, TEXT) for record in listed] for listed in (noted, read))
    return {name: tuple(map(int, counts)) for name, counts in running.tally(some, others, strict=strict).items()}


def test_the_same_event_is_right_in_every_way():
    counts = counted([shelling()], [shelling()])

    assert {counts[name] for name in running.MEASURES} == {(1, 1, 1)}
    assert {counts[f"fields/{name}"] for name in ("status", "certain", "days", "source")} == {(1, 1, 1)}
    assert {counts["fields/place"], counts["fields/counts"], counts["false_facts"]} == {(0, 0, 0), (0, 1, 0)}


@pytest.mark.parametrize(
    ("noted", "read", "measure", "expected"),
    [
        # one read event answers for one noted one only
        ([shelling(), shelling()], [shelling()], "type", (1, 1, 2)),
        ([shelling()], [shelling(), shelling()], "type", (1, 2, 1)),
        # another type at the same words: an event, but no type
        ([shelling()], [shelling(type="AID")], "event", (1, 1, 1)),
        ([shelling()], [shelling(type="AID")], "type", (0, 1, 1)),
        # another type of the same quad
        ([shelling()], [shelling(type="COERCE")], "quad", (1, 1, 1)),
        # the trigger decides before the type: of two read events the one that overlaps is met
        ([shelling()], [shelling(trigger="said"), shelling(type="COERCE")], "type", (0, 2, 1)),
        # another word of the sentence will do when no trigger overlaps
        ([shelling()], [shelling(trigger="fort on Monday")], "type", (1, 1, 1)),
        # the same words in another sentence will not
        ([shelling()], [denied(status="asserted")], "type", (0, 1, 1)),
        # what is unclear is optional: it costs nothing when missed, nor when found
        ([shelling(clear=False)], [], "type", (0, 0, 0)),
        ([shelling(clear=False)], [shelling()], "type", (0, 0, 0)),
        # a reader's own doubts are not held against him, where he meets nothing
        ([], [shelling(clear=False)], "type", (0, 0, 0)),
        ([shelling()], [shelling(clear=False)], "type", (1, 1, 1)),
        # background is told as done, a denial, a plan and a threat are not
        ([shelling(status="historical")], [shelling()], "type", (1, 1, 1)),
        ([denied()], [denied()], "type", (0, 0, 0)),
        ([denied()], [denied()], "mentions/type", (1, 1, 1)),
        ([denied()], [denied(status="asserted")], "type", (0, 1, 0)),
    ],
)
def test_a_read_event_meets_one_noted_event_of_its_sentence(noted, read, measure, expected):
    assert counted(noted, read)[measure] == expected


def test_strictly_the_unclear_count_like_the_others():
    assert counted([shelling(clear=False)], [meeting(clear=False)], strict=True)["type"] == (0, 1, 1)


@pytest.mark.parametrize(
    ("noted", "read", "expected"),
    [
        ([denied()], [denied(status="asserted")], (1, 1, 1)),
        ([denied()], [denied(status="hypothetical")], (0, 0, 1)),  # wrongly marked, but not told as done
        ([denied(clear=False)], [denied(status="asserted")], (0, 1, 0)),
        # another type at other words of the sentence tells something else
        ([denied()], [denied(status="asserted", type="AID", trigger="did")], (0, 1, 1)),
    ],
)
def test_a_false_fact_is_a_denial_or_a_plan_read_as_done(noted, read, expected):
    assert counted(noted, read)["false_facts"] == expected


@pytest.mark.parametrize(
    ("noted", "read", "right"),
    [
        (shelling(), shelling(recipients=[]), False),  # nobody where somebody is noted
        (shelling(), shelling(actors=[SWEDES], recipients=[DANES]), False),  # sides turned round
        (shelling(), shelling(actors=[NORWAY, DANES]), True),  # one right on each side is enough
        (shelling(recipients=[]), shelling(), False),  # somebody where nobody is noted
        (shelling(actors=[NOBODY_KNOWN]), shelling(actors=[]), True),  # no country is known of either
        (shelling(actors=[{"text": "U.N.", "country": "IGO"}]), shelling(actors=[{"code": "UNO"}]), True),
        (meeting(), meeting(actors=[NORWAY], recipients=[FINLAND]), True),  # of mutual acts the side is all one
        (meeting(), meeting(actors=[], recipients=[NORWAY]), False),  # but two must be there
        (meeting(actors=[NORWAY], recipients=[FINLAND]), meeting(actors=[FINLAND, NORWAY]), True),
        # "shelled each other" noted one-sidedly is no meeting
        (shelling(), shelling(actors=[DANES, SWEDES], recipients=[]), False),
    ],
)
def test_a_dyad_has_a_right_country_on_each_side(noted, read, right):
    assert counted([noted], [read])["dyad"] == (int(right), 1, 1)


@pytest.mark.parametrize(
    ("text", "name", "right"),
    [
        ("the Danish marines", None, True),
        ("marines of the Greenland navy", None, False),  # one word of three
        ("they", "Danish marines", True),  # whom the pronoun means counts as well
        ("they", None, False),
    ],
)
def test_names_are_right_by_half_of_their_words_or_by_whom_they_mean(text, name, right):
    actor = {"text": text, "name": name, "country": "DNK"}

    assert counted([shelling()], [shelling(actors=[actor])])["type_names"] == (int(right), 1, 1)


@pytest.mark.parametrize(
    ("noted", "read", "field", "expected"),
    [
        ({}, {"earliest": "2021-02-01", "latest": "2021-03-31"}, "days", (1, 1, 1)),
        ({}, {"earliest": "2021-03-02", "latest": None}, "days", (0, 1, 1)),
        ({"latest": None}, {"earliest": "2021-04-01"}, "days", (1, 1, 1)),  # since March: open towards the end
        ({}, {"earliest": None, "latest": None}, "days", (0, 0, 1)),
        ({"earliest": None, "latest": None}, {}, "days", (0, 0, 0)),
        ({"place": {"country": "SWE"}}, {"place": {"country": "SWE"}}, "place", (1, 1, 1)),
        ({"place": {"country": "---"}}, {"place": {"country": "SWE"}}, "place", (0, 1, 0)),
        ({"source": "an officer"}, {"source": "a senior navy officer at sea"}, "source", (0, 1, 1)),
        ({"source": None}, {}, "source", (0, 1, 0)),
        ({"status": "historical"}, {}, "status", (0, 1, 1)),
        ({"certain": False}, {}, "certain", (0, 1, 1)),
    ],
)
def test_fields_are_judged_on_what_was_met(noted, read, field, expected):
    assert counted([shelling(**noted)], [shelling(**read)])[f"fields/{field}"] == expected


@pytest.mark.parametrize(
    ("noted", "read", "right"),
    [
        ((3, 3), (3, None), True),  # one bound is enough
        ((3, 3), (4, 4), False),
        ((None, None), (4, 4), True),  # "dozens", for which the coder wrote no number
        ((None, 3), (None, None), False),
    ],
)
def test_a_count_is_right_with_one_of_its_bounds(noted, read, right):
    written, found = ([{"what": "killed", "min": low, "max": high}] for low, high in (noted, read))

    assert counted([shelling(counts=written)], [shelling(counts=found)])["fields/counts"] == (int(right), 1, 1)


def test_a_field_that_a_system_does_not_tell_is_not_judged():
    told = {name: value for name, value in shelling().items() if name not in ("status", "certain", "earliest")}
    counts = counted([shelling()], [told])

    assert {counts[f"fields/{name}"] for name in ("status", "certain", "days")} == {(0, 0, 0)}
    assert counts["dyad"] == (1, 1, 1)


def test_a_sentence_that_the_text_lost_is_told_by_its_words():
    lost = "Danish marines were gone."
    noted, read = shelling(sentence=lost), shelling(sentence=lost[:20], trigger=None)

    assert placed(noted, TEXT).start is None
    assert counted([noted], [read])["type"] == (1, 1, 1)


def test_a_type_that_plover_does_not_have_is_named():
    with pytest.raises(EvaluationError, match="made-up: type 'FIGHT' is none of AGREE"):
        placed(shelling(type="FIGHT"), TEXT)


def test_a_reading_becomes_records_in_the_coders_form():
    reading = {
        "document": {"id": "made-up", "text": TEXT},
        "sentences": [{"start": 0, "end": 73}],
        "entities": [{"id": "dnk", "name": "Denmark", "country": "DNK", "code": "DNKMIL"}],
        "attributions": [{"source": {"text": "the harbour office"}}, {"source": None}],
        "places": [],
        "events": [
            {
                "sentence": 0, "trigger": {"start": 15, "end": 22}, "event_type": "ASSAULT", "factuality": "PS-",
                "auxiliary": [], "attributions": [0, 1], "actors": [{"text": "They", "entity": "dnk"}],
                "recipients": [{"text": "a Swedish fort", "entity": None, "code": "SWEMIL"}], "counts": [],
                "place": None, "earliest": "2021-03-01", "latest": None,
            }
        ],
    }  # fmt: skip
    (record,) = of_reading(reading)

    assert record["actors"] == [{"text": "They", "name": "Denmark", "country": "DNK"}]  # from whom the pronoun means
    assert record["recipients"] == [{"text": "a Swedish fort", "name": None, "country": "SWEMIL"}]
    assert (record["status"], record["certain"], record["source"]) == ("negated", False, "the harbour office")
    assert counted([shelling(status="negated", certain=False)], [record])["mentions/dyad"] == (1, 1, 1)


# Sets and figures


def written(path, rows):
    path.parent.mkdir(exist_ok=True)
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)
    return path


@pytest.fixture
def two_coders(tmp_path):
    """A folder with one document, of which one coder noted two events and the other one."""
    written(tmp_path / "running" / "fort.docs.jsonl", [{"id": "made-up", "text": TEXT}])
    written(tmp_path / "running" / "fort.gold.A.jsonl", [shelling(), meeting()])
    written(tmp_path / "running" / "fort.gold.B.jsonl.gz", [shelling(), meeting(clear=False)])
    return tmp_path


def test_of_two_coders_the_headline_is_the_mean(two_coders):
    predictions = written(two_coders / "read.jsonl", [shelling()])
    scores = running.score(two_coders, predictions=predictions)

    assert list(scores) == ["running/fort", "running/fort.A", "running/fort.B", "running/fort.agreement"]
    values = [scores[name]["type"]["value"] for name in ("running/fort.A", "running/fort.B", "running/fort")]
    assert values == [0.667, 1.0, 0.833]
    assert scores["running/fort.A"]["type"] == {
        "value": 0.667, "low": 0.667, "high": 0.667, "precision": 1.0, "recall": 0.5, "n": 2,
    }  # fmt: skip
    agreement = scores["running/fort.agreement"]
    assert agreement["all"]["type"]["value"] == 1.0
    assert agreement["clear"]["type"]["value"] == 1.0  # what one of them calls unclear is optional


def test_the_interval_of_one_coder_is_drawn_over_documents():
    tallies = [{"type": (1, 1, 1)}, {"type": (0, 1, 1)}]
    figure = running.figures([tallies])["type"]

    assert figure["value"] == f1([(1, 2, 2)])
    assert figure["low"] < figure["value"] < figure["high"]


def test_silent_documents_count_and_documents_of_other_sets_do_not(two_coders):
    stray = shelling(doc="another")
    scores = running.score(two_coders, predictions=written(two_coders / "read.jsonl", [stray]))

    assert scores["running/fort.A"]["type"]["recall"] == 0.0
    assert scores["running/fort.A"]["mentions"]["type"]["precision"] == 0.0
    assert scores["running/fort"]["documents"] == 1


def test_parts_are_scored_apart_and_one_alone_when_asked_for(tmp_path):
    documents = [{"id": id, "text": TEXT, "part": part} for id, part in (("one", "dev"), ("two", "held"))]
    written(tmp_path / "reports" / "reports.jsonl", documents)
    written(tmp_path / "reports" / "truth.jsonl", [shelling(doc="one"), shelling(doc="two")])
    read = written(tmp_path / "read.jsonl", [shelling(doc="two")])

    assert {name: found["type"]["value"] for name, found in running.score(tmp_path, predictions=read).items()} == {
        "running/reports.dev": 0.0,
        "running/reports.held": 1.0,
    }
    assert list(running.score(tmp_path, "held", read)) == ["running/reports.held"]


def test_the_pipeline_reads_the_reports_when_nothing_else_did(two_coders):
    scores = running.score(two_coders)

    assert scores["running/fort.A"]["event"]["precision"] > 0


def test_a_folder_without_a_set_is_named(tmp_path):
    with pytest.raises(EvaluationError, match=r"no running/<set>\.docs\.jsonl"):
        running.score(tmp_path)


def test_a_row_of_the_table_names_precision_and_recall_where_there_are_any(two_coders):
    scores = running.score(two_coders, predictions=written(two_coders / "read.jsonl", [shelling()]))
    found = {row["measure"]: (row["precision"], row["recall"]) for row in rows({"running/A": scores["running/fort.A"]})}

    assert found["type"] == found["mentions/dyad"] == (1.0, 0.5)
    assert [row["precision"] for row in rows({"made/up": {"n": 1, "las": {"value": 1.0}}})] == [None]


def test_only_running_text_takes_what_others_read(tmp_path):
    with pytest.raises(EvaluationError, match="time takes no predictions"):
        evaluate(["time"], tmp_path, predictions=tmp_path / "read.jsonl")
