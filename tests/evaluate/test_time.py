"""The scorer of times: what counts of the recognizers' cases, and when a value is right."""

from __future__ import annotations

import dataclasses
import datetime as dt
import gzip
import json

import pytest

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
        case("last 3 days", "daterange", type="daterange", start="2020-05-10", end="2020-05-13"),
    ]
    (tmp_path / "time").mkdir()
    record = {"id": "made-up", "dct": "2020-05-13T00:00:00", "text": TEXT, "timexes": items}
    with gzip.open(tmp_path / "time" / "recognizers_time.dev.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.write(json.dumps(record) + "\n")
    figures = time.score(tmp_path, read=lambda document: dataclasses.replace(Reading(document), timexes=timexes))
    return {name: figures["time/recognizers_time"][name] for name in ("n", "found")} | {
        name: figures["time/recognizers_time"][name]["value"] for name in ("strict_f1", "relaxed_f1", "value_f1")
    }


def test_a_range_has_its_last_day_before_its_end_and_not_today(tmp_path):
    exact = found("last 3 days", "DURATION", DAYS)

    assert scored(tmp_path, exact) == {"n": 2, "found": 1, "strict_f1": 0.667, "relaxed_f1": 0.667, "value_f1": 0.667}


def test_sets_and_lengths_without_days_do_not_count(tmp_path):
    others = (found("every day", "DATE", DAYS), found("2 hours", "DURATION"))

    assert scored(tmp_path, *others)["found"] == 0


def test_one_end_of_a_range_is_found_loosely_only(tmp_path):
    end = found("3 May", "DATE", (dt.date(2020, 5, 3), dt.date(2020, 5, 3)))

    figures = scored(tmp_path, end)

    assert (figures["strict_f1"], figures["relaxed_f1"]) == (0.0, 0.667)


def of_gum(tmp_path, text, noted, *timexes):
    """The figures where one expression is noted with its value as GUM writes it."""
    words, value = noted
    start = text.index(words)
    item = {"start": start, "end": start + len(words), "type": "DATE", "value": value}
    (tmp_path / "time").mkdir()
    record = {"id": "made-up", "dct": "2020-05-13", "text": text, "timexes": [item]}
    with gzip.open(tmp_path / "time" / "gum_time.dev.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.write(json.dumps(record) + "\n")
    figures = time.score(tmp_path, read=lambda document: dataclasses.replace(Reading(document), timexes=timexes))
    return {name: found if name == "found" else found["value"] for name, found in figures["time/gum_time"].items()
            if name != "n"}  # fmt: skip


def at(text, words, kind, value, *days):
    start = text.index(words)
    return Timex(Span(start, start + len(words)), kind, value, *(days or (None, None)))


@pytest.mark.parametrize(
    ("words", "kind", "value", "days", "found"),
    [
        ("the past three years", "DURATION", "P3Y", ("2017-05-13", "2020-05-13"), 1),  # an interval
        ("the past three years", "DURATION", "PXY", ("2017-05-13", "2020-05-13"), 0),
        ("the past three years", "DURATION", "P3Y", (), 0),
        ("recently", "DATE", "PAST_REF", (), 0),  # in no calendar
        ("recently", "DATE", "XXXX-XX-XX", (), 1),
    ],
)
def test_gum_counts_what_can_be_put_into_a_calendar(tmp_path, words, kind, value, days, found):
    text = "Prices rose over the past three years and recently in March."
    timex = at(text, words, kind, value, *map(dt.date.fromisoformat, days))

    assert of_gum(tmp_path, text, ("March", "2020-03"), timex)["found"] == found


@pytest.mark.parametrize(
    ("value", "ours", "days", "right"),
    [
        ("2012-06/2012-09", "2012-SU", ("2012-06-01", "2012-08-31"), 1.0),
        ("2012-12/2013-03", "2012-WI", ("2012-12-01", "2013-02-28"), 1.0),
        ("--06/--09", "XXXX-SU", (), 1.0),
        ("--09/--12", "XXXX-SU", (), 0.0),
        ("-400", "-0400", (), 1.0),
        ("2013/..", "2013", ("2013-01-01", "2013-12-31"), 1.0),
        ("../2013", "2014", ("2014-01-01", "2014-12-31"), 0.0),
        ("1960-01-01/1969-01-01", "196", ("1960-01-01", "1969-12-31"), 1.0),
        ("1900/1999", "19", ("1900-01-01", "1933-05-01"), 1.0),  # its beginning: the value is the whole's
        ("2018-06-18", "2018-06-17", ("2018-06-17", "2018-06-17"), 0.0),
        ("2020-05-11/2020-05-17", "2020-W20", ("2020-05-10", "2020-05-17"), 1.0),  # without the Sunday before
        ("--06", "PRESENT_REF", (), 0.0),
    ],
)
def test_a_value_of_gum_is_right_when_it_means_the_same_days(tmp_path, value, ours, days, right):
    timex = at("On that day.", "that day", "DATE", ours, *map(dt.date.fromisoformat, days))
    if ours.endswith("_REF"):
        timex = dataclasses.replace(timex, earliest=dt.date(2020, 5, 13), latest=dt.date(2020, 5, 13))

    assert of_gum(tmp_path, "On that day.", ("that day", value), timex)["value_f1"] == right


@pytest.mark.parametrize(
    ("noted", "found", "bare"),
    [
        ("19th century", ("the 19th century",), 1.0),
        ("from 1850 to 1870", ("1850", "1870"), 1.0),
        ("from 1850 to 1870", ("1850",), 0.0),
        ("century", ("the 19th century",), 0.0),
    ],
)
def test_words_that_join_are_no_part_of_the_bare_figure(tmp_path, noted, found, bare):
    text = "In the 19th century, from 1850 to 1870, it grew."
    timexes = [at(text, words, "DATE", "XXXX-XX-XX") for words in found]

    figures = of_gum(tmp_path, text, (noted, "18"), *timexes)

    assert (figures["strict_f1"], figures["bare_f1"]) == (0.0, bare)
