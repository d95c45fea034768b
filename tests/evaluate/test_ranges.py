"""Days and ranges cut as the recognizers' test cases cut them."""

from __future__ import annotations

import datetime as dt

import pytest

from polybius.evaluate.ranges import as_recognizers
from polybius.schema import Span, Timex

TODAY = dt.date(2020, 5, 13)


def cut(text, *found, kind="DATE"):
    """(words, first, last) of what was found as (words, first day, last day)."""
    timexes = []
    for words, first, last in found:
        start = text.index(words)
        days = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
        timexes.append(Timex(Span(start, start + len(words)), kind, "", *days))
    return [
        (timex.span.of(text), str(timex.earliest), str(timex.latest)) for timex in as_recognizers(text, timexes, TODAY)
    ]


MARCH, MAY = ("March", "2020-03-01", "2020-03-31"), ("May", "2020-05-01", "2020-05-31")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("shut from March to May", [("from March to May", "2020-03-01", "2020-04-30")]),  # up to the second
        ("shut March-May", [("March-May", "2020-03-01", "2020-04-30")]),
        ("shut between March and May", [("between March and May", "2020-03-01", "2020-04-30")]),
        ("shut in March and May", [("March", "2020-03-01", "2020-03-31"), ("May", "2020-05-01", "2020-05-31")]),
        ("March, then May", [("March", "2020-03-01", "2020-03-31"), ("May", "2020-05-01", "2020-05-31")]),
    ],
)
def test_two_dates_are_one_range_where_words_join_them(text, expected):
    assert cut(text, MARCH, MAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gone since March", ("since March", "2020-03-01", "None")),
        ("gone after March", ("after March", "2020-04-01", "None")),
        ("here until March", ("until March", "None", "2020-02-29")),
        ("in March or later", ("March or later", "2020-03-01", "None")),
        ("gone in March", ("March", "2020-03-01", "2020-03-31")),
        ("at the end of March", ("the end of March", "2020-03-01", "2020-03-31")),
    ],
)
def test_a_limit_holds_its_preposition_and_opens_one_end(text, expected):
    found = cut(text, MARCH)

    assert found in ([expected], [(expected[0].removeprefix("the "), *expected[1:])])


def test_an_article_stays_out_and_a_count_holds_its_preposition():
    assert cut("in the next month", ("the next month", "2020-06-01", "2020-06-30"))[0][0] == "next month"
    assert cut("back in two weeks", ("two weeks", "2020-05-27", "2020-05-27"))[0][0] == "in two weeks"


def test_a_length_at_the_day_of_the_report_leaves_that_day_out():
    ahead = cut("the next 3 days", ("the next 3 days", "2020-05-13", "2020-05-16"), kind="DURATION")
    behind = cut("the past 3 days", ("the past 3 days", "2020-05-10", "2020-05-13"), kind="DURATION")

    assert [ahead[0][1:], behind[0][1:]] == [("2020-05-14", "2020-05-16"), ("2020-05-10", "2020-05-12")]
