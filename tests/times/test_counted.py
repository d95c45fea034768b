"""Days told from a date beside them, weekdays with their day, numbered weeks and quarters."""

from __future__ import annotations

import pytest

from tests.times.reports import days, told, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They left three days after 12 January.", ("three days after 12 January", "2020-01-15")),
        ("It fell 16 days before May 9, 1999.", ("16 days before May 9, 1999", "1999-04-23")),
        ("It opens ten days from 2020-06-01.", ("ten days from 2020-06-01", "2020-06-11")),
        ("She fled two days before yesterday.", ("two days before yesterday", "2020-05-10")),
        ("Talks begin the week of June 8.", ("the week of June 8", "2020-W24")),
        ("The drill is set for the week beginning June 8.", ("the week beginning June 8", "2020-06-08/2020-06-14")),
        ("Papers for the week ending 1 May.", ("the week ending 1 May", "2020-04-25/2020-05-01")),
        ("Signed on 05-Aug-2016.", ("05-Aug-2016", "2016-08-05")),
        ("Signed 2016/Aug/05.", ("2016/Aug/05", "2016-08-05")),
        ("It is due the 15th day of next month.", ("the 15th day of next month", "2020-06-15")),
        ("They met in the third month of 2019.", ("the third month of 2019", "2019-03")),
        ("off on 14 nov 2019", ("14 nov 2019", "2019-11-14")),
        ("Exports in 2019 Q3 fell.", ("2019 Q3", "2019-Q3")),
        ("Exports in H1 2019 fell.", ("H1 2019", "2019-H1")),
        ("Arms sales in week 27 of last year.", ("week 27 of last year", "2019-W27")),
        ("They met on Monday 4th.", ("Monday 4th", "2020-05-04")),  # in the nearest month where both agree
        ("They will meet on Thursday the 21st.", ("Thursday the 21st", "2020-05-21")),
    ],
)
def test_a_day_told_from_a_date_is_one_expression(text, expected):
    assert values(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On Monday 21 people were held.", ["Monday"]),  # counts people
        ("On Tuesday the first of them left.", ["Tuesday"]),
        ("three days after the vote", ["three days"]),  # told from an event
        ("Half a day before 9 May they fled.", ["Half a day", "9 May"]),  # no whole day
        ("week 3 of the trial", []),
    ],
)
def test_what_only_looks_so_is_left_to_its_words(text, words):
    assert [found for found, *_ in told(text)] == words


def test_weeks_and_months_from_a_date_are_no_exact_day():
    assert days("It fell two weeks before 20 May 2019.") == [("2019-05-03", "2019-05-09")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On 3 May it began. On the 9th its troops left.", "2020-05-09"),
        ("On 3 May it began. On the 8th Kenya sent troops.", "2020-05-08"),
        ("On 3 May it began. It stood on the 8th Avenue.", "2020-05-03"),
        ("On 3 May it began. They want it back by the 12th.", "2020-05-12"),
        ("On 3 May it began. They sat on the 13th floor.", "2020-05-03"),  # no day
    ],
)
def test_a_day_of_the_month_told_before_needs_no_noun_behind_it(text, value):
    assert values(text)[-1][1] == value


def test_last_week_in_a_report_of_sunday_holds_the_week_just_over():
    assert days("They burned ten villages last week.", "2020-05-17") == [("2020-05-03", "2020-05-16")]


def test_a_count_stands_before_or_behind_what_bounds_it():
    assert values("over the 5 past years") == [("5 past years", "P5Y")]
