"""The scorer of times: what counts of the recognizers' cases, and when a value is right."""

from __future__ import annotations

import dataclasses
import datetime as dt
import gzip
import json

from polybius.evaluate import time
from polybius.schema import Reading, Span, Timex

TEXT = "Off from 3 May to 5 May, then every day, for 2 hours, the last 3 days."
DAYS = (dt.date(2020, 5, 10), dt.date(2020, 5, 13))


def case(words, kind, **value):
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "type": kind, "timex": [], "values": [value]}


def found(words, kind, days=(None, None)):
    start = TEXT.index(words)
    return Timex(Span(start, start + len(words)), kind, "", *days)


def scored(tmp_path, *timexes):
    items = [
        case("from 3 May to 5 May", "daterange", type="daterange", start="2020-05-03", end="2020-05-05"),
        case("every day", "set", type="set", value="not resolved"),
        case("last 3 days", "daterange", type="daterange", start="2020-05-10", end="2020-05-14"),
    ]
    (tmp_path / "time").mkdir()
    record = {"id": "made-up", "dct": "2020-05-13T00:00:00", "text": TEXT, "timexes": items}
    with gzip.open(tmp_path / "time" / "recognizers_time.dev.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.write(json.dumps(record) + "\n")
    figures = time.score(tmp_path, read=lambda document: dataclasses.replace(Reading(document), timexes=timexes))
    return {name: figures["time/recognizers_time"][name] for name in ("n", "found")} | {
        name: figures["time/recognizers_time"][name]["value"] for name in ("strict_f1", "relaxed_f1", "value_f1")
    }


def test_a_range_has_its_last_day_before_its_end(tmp_path):
    exact = found("last 3 days", "DURATION", DAYS)

    assert scored(tmp_path, exact) == {"n": 2, "found": 1, "strict_f1": 0.667, "relaxed_f1": 0.667, "value_f1": 0.667}


def test_sets_and_lengths_without_days_do_not_count(tmp_path):
    others = (found("every day", "DATE", DAYS), found("2 hours", "DURATION"))

    assert scored(tmp_path, *others)["found"] == 0


def test_one_end_of_a_range_is_found_loosely_only(tmp_path):
    end = found("3 May", "DATE", (dt.date(2020, 5, 3), dt.date(2020, 5, 3)))

    figures = scored(tmp_path, end)

    assert (figures["strict_f1"], figures["relaxed_f1"]) == (0.0, 0.667)
