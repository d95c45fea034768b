"""Lengths of time, repeated times and times of day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polybius import times
from polybius.schema import Span, Token
from tests.times.reports import read, told, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a truce for three days", ("three days", "DURATION", "P3D", "None", "None")),
        ("a two-week truce", ("two-week", "DURATION", "P2W", "None", "None")),
        ("some two and a half years", ("two and a half years", "DURATION", "P2.5Y", "None", "None")),
        ("a decades-long feud", ("decades-long", "DURATION", "PXY", "None", "None")),
        ("for 1½ years", ("1½ years", "DURATION", "P1.5Y", "None", "None")),
        ("said most recently", ("most recently", "DATE", "PAST_REF", "None", "None")),
        ("for several weeks", ("several weeks", "DURATION", "PXW", "None", "None")),
        ("every week", ("every week", "SET", "P1W", "None", "None")),
        ("fought twice a week", ("a week", "SET", "P1W", "None", "None")),
        ("the weekly protest", ("weekly", "SET", "P1W", "None", "None")),
        ("fighting on Fridays", ("Fridays", "SET", "XXXX-WXX-5", "None", "None")),
        ("at 10:30 p.m. GMT", ("10:30 p.m. GMT", "TIME", "2020-05-13T22:30Z", "2020-05-13", "2020-05-13")),
        ("at 10 p.m. Friday", ("10 p.m. Friday", "TIME", "2020-05-08T22:00", "2020-05-08", "2020-05-08")),
    ],
)
def test_lengths_repetitions_and_hours(text, expected):
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the year that the sentence names, else that of the news
        ("Output fell in 2014 and exports in the entire year.", ("the entire year", "DATE", "2014")),
        ("Aid was cut for the whole month.", ("the whole month", "DATE", "2020-05")),
        ("The truce could hold for three to five years.", ("three to five years", "DURATION", "P5Y")),
        ("Repairs take 6-8 weeks.", ("6-8 weeks", "DURATION", "P8W")),
        ("Rebels fled two or three weeks ago.", ("three weeks ago", "DATE", "2020-W17")),  # no length
        ("A deal years in the making was signed.", ("years", "DURATION", "PXY")),
        ("The rebels spent months in caves.", ("months", "DURATION", "PXM")),
    ],
)
def test_whole_units_and_lengths_told_by_their_bounds(text, expected):
    assert told(text)[-1][:3] == expected


def test_a_length_between_two_bounds_is_two():
    text = "Talks should take between 40 and 60 days."

    assert values(text) == [("40", "P40D"), ("60 days", "P60D")]


@pytest.mark.parametrize("text", ["boys aged 10 to 12 years", "a 10-12 year old", "won 3 to 2 minutes before"])
def test_bounds_that_tell_no_length_are_none(text):
    assert all(kind != "DURATION" or "to" not in words for words, kind, *_ in told(text))


@pytest.mark.parametrize(
    ("text", "deprel", "expected"),
    [
        ("Shares rose in morning trading.", "compound", [("morning", "TIME", "XXXX-XX-XXTMO")]),
        ("Ten died in a dawn raid.", "compound", [("dawn", "TIME", "XXXX-XX-XXTMO")]),
        ("He watched the evening news.", "compound", []),  # a programme
        ("It was in evening dress.", "obl", []),
    ],
)
def test_a_part_of_the_day_tells_when_its_noun_was(text, deprel, expected):
    name = next(word for word in ("morning", "dawn", "evening") if word in text)
    tokens = (Token(Span(text.index(name), text.index(name) + len(name)), name, "NOUN", "NN", None, deprel),)
    reading = times.resolve(replace(read(text), tokens=tokens))

    assert [(reading.words(timex.span), timex.type, timex.value) for timex in reading.timexes] == expected


@pytest.mark.parametrize("text", ["Open daily 08:00 - 20:00", "Open daily 08.00-20.00", "Open daily 8AM - 8PM"])
def test_opening_hours_are_two_times_of_day(text):
    assert [value[-6:] for _, value in values(text)[1:]] == ["T08:00", "T20:00"]


def test_a_length_behind_that_is_told_from_the_report():
    assert values("said that 2 weeks ago they left") == [("2 weeks ago", "2020-W18")]
