"""Times told from somewhere else, and what is none: words -> records."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from polybius import times
from polybius.schema import Mention, Reading, Span, Timex, Token
from tests.times.reports import days, read, told, values


def test_an_expression_is_a_whole_record():
    reading = times.resolve(read("The training resumed on Tuesday."))

    assert reading.timexes == (Timex(Span(24, 31), "DATE", "2020-05-12", dt.date(2020, 5, 12), dt.date(2020, 5, 12)),)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("said on Tuesday", "2020-05-12"),  # the day before
        ("said on Wednesday", "2020-05-13"),  # the day of the report itself
        ("said on Thursday", "2020-05-07"),  # never the future: last week's
        ("will meet on Thursday", "2020-05-14"),  # unless the verb looks ahead
        ("a vote to be held on Friday", "2020-05-15"),  # "held" does not look back behind "to be"
        ("the two are to meet on Friday", "2020-05-15"),
        ("flights are suspended from Friday", "2020-05-15"),  # what holds from then on
        ("the king is imposing a curfew from Friday", "2020-05-15"),
        ("the picture is from Friday", "2020-05-08"),
        ("they are accused of raids from Friday", "2020-05-08"),
        ("the road is to the north, on Friday", "2020-05-08"),  # no verb behind "to"
        ("said on Friday it would leave", "2020-05-08"),  # the verb before the day counts first
        ("met last Wednesday", "2020-05-06"),  # not the day of the report
        ("leaves next Tuesday", "2020-05-19"),
        ("talks set for this Friday", "2020-05-15"),
        ("the levy takes effect on Friday", "2020-05-15"),
        ("the levy took effect on Friday", "2020-05-08"),
        ("Oslo suspended flights, starting Friday", "2020-05-15"),
        ("a strike starting Friday shut the port", "2020-05-08"),  # nothing is laid
        ("fell on Tuesday last week", "2020-05-05"),
        ("a cleric has called for a march on the palace on Friday", "2020-05-15"),  # to what is called, near ahead
        ("a union announced a strike on Friday", "2020-05-15"),
        ("a union called for a strike on Monday", "2020-05-11"),  # nearer behind: the day of the call
        ("a union that called for the strike was raided on Friday", "2020-05-08"),
    ],
)
def test_a_weekday_is_the_latest_not_after_the_report_unless_the_words_look_ahead(words, value):
    assert [found for _, found in values(words)] == [value]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("On 3 January a drone struck. The next day crowds came.", "2020-01-04"),
        ("On 3 January a drone struck. Two days later parliament voted.", "2020-01-05"),
        ("On 3 January a drone struck. The same day oil rose.", "2020-01-03"),
        ("On 3 January a drone struck. Later in the day oil rose.", "2020-01-03"),
        ("On 3 January a drone struck. The siege had ended two days earlier.", "2020-01-01"),
        (
            "On Monday he denied it. The vote was a day earlier. The same evening",
            "2020-05-11TEV",
        ),  # not the day of the vote
    ],
)
def test_days_told_from_another_day_follow_it(text, last):
    assert values(text)[-1][1] == last


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("On 3 January a drone struck. Hours later crowds came.", "2020-01-03", "2020-01-04"),
        ("On 3 January a drone struck, and days later crowds came.", "2020-01-03", "2020-01-13"),
        ("On 3 January a drone struck. Crowds came out days later.", "2020-01-03", "2020-01-13"),
    ],
)
def test_some_time_later_lies_within_the_reach_of_its_unit(text, first, last):
    assert days(text)[-1] == (first, last)


def test_what_comes_later_than_planned_tells_no_day():
    assert [value for _, value in values("On 3 January a drone struck. Days later than planned crowds came.")] == [
        "2020-01-03"
    ]


@pytest.mark.parametrize("text", ["The next day crowds came.", "the day before the vote", "Two days later they left."])
def test_without_an_anchor_there_is_no_day(text):
    assert set(days(text)) <= {("None", "None")}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In 2011 war broke out after protests on 15 March grew", "2011-03-15"),
        (
            "In 2014 Mosul fell. On 3 January a drone struck",
            "2020-01-03",
        ),  # background does not reach the next sentence
        ("Flights to Cairo, broken off in 2016, resumed on 4 May", "2020-05-04"),  # the year of an aside
        ("In May 1973 men barred the gate to the junta, in power since 1967. On 17 June the police came", "1973-06-17"),
        ("In 2014 Mosul fell. In June the city", "2014-06"),  # a bare month still belongs to it
        ("It was settled by the 1998 border accord. In March troops came", "2020-03"),  # the year only names a text
    ],
)
def test_a_year_told_before_holds_for_its_sentence(text, value):
    assert values(text)[-1][1] == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Winter brings hunger to the camps.", [("Winter", "XXXX-WI")]),  # any winter, of no year
        ("Fighting eases, and summer brings the traders back.", [("summer", "XXXX-SU")]),
        ("A dry spring brings hunger.", []),  # an article before it: may be a well
    ],
)
def test_a_season_is_one_where_it_begins_a_clause_as_its_subject(text, expected):
    name = next(word for word in ("Winter", "summer", "spring") if word in text)
    tokens = (Token(Span(text.index(name), text.index(name) + len(name)), name, "NOUN", "NN", None, "nsubj"),)
    reading = times.resolve(replace(read(text), tokens=tokens))

    assert [(reading.words(timex.span), timex.value) for timex in reading.timexes] == expected


@pytest.mark.parametrize(
    "text",
    [
        "They may strike.",
        "The troops march on the city.",
        "May told parliament.",  # a prime minister
        "He sat down.",
        "The Sun reported it.",
        "a second man",
        "Prices fall.",
        "in a night raid",
        "a bridge that is still used today",  # our age, no day
        "a town known today as Old Ferry",
        "in what is today the east of the province",
        "More people fish here today than ever before",
        "the hopes of today's youth",
    ],
)
def test_words_that_only_look_like_times_are_none(text):
    assert told(text) == []


def test_a_part_of_speech_vetoes_a_month():
    text = "Thousands March in Baghdad"

    reading = times.resolve(read(f"In {text}", tags={"March": ("VERB", "VBP")}))

    assert reading.timexes == ()


def test_a_time_inside_the_name_of_a_person_is_none():
    reading = read("Theresa May met April Jones in June.")
    people = tuple(Mention(Span(start, end), "PER", Span(start, end)) for start, end in ((0, 11), (16, 27)))

    found = times.resolve(Reading(reading.document, mentions=people))

    assert [found.words(timex.span) for timex in found.timexes] == ["June"]


def test_a_break_of_line_ends_an_expression():
    assert values("seen in 3\nJanuary 2020") == [("January 2020", "2020-01")]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "ÄÖ – “”", "99999999999999999999", "0000-00-00 32 May 0 BC 25:99", "the the of of"]
)
def test_any_text_is_read(text):
    assert isinstance(times.resolve(read(text)).timexes, tuple)


@pytest.mark.parametrize("piece", ["May 1 ", "the ", "1 ", "2014-", "two days ago ", "a", "9", "Monday Tuesday ", "\n"])
def test_endless_repetition_is_read_to_its_end(piece):
    reading = read((piece * 40_000)[:40_000] + " on 3 May 2020")

    assert times.resolve(reading).timexes[-1].value.endswith("2020-05-03")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("talks will resume in two weeks.", ("2020-W22", "2020-05-24", "2020-05-30")),
        ("won it in two weeks.", ("P2W", "None", "None")),
        ("will be on sale a week from now", ("2020-W21", "2020-05-17", "2020-05-23")),
        ("the past three years", ("P3Y", "2017-05-13", "2020-05-13")),
        ("the last months of his life", ("PXM", "None", "None")),  # his life's, not the news'
        ("served two kings over the next five years", ("P5Y", "None", "None")),  # told of the past
        ("the first quarter of the fiscal year", ("FYXXXX-Q1", "None", "None")),  # states begin it in different months
        ("the second quarter of fiscal year 2019", ("FY2019-Q2", "2018-07-01", "2019-09-30")),
        ("errors of the past", ("PAST_REF", "None", "None")),
        ("leaves very soon", ("FUTURE_REF", "None", "None")),
    ],
)
def test_what_is_told_from_elsewhere_has_days_only_where_the_words_say_so(text, expected):
    ((_, _, value, earliest, latest),) = told(text)

    assert (value, earliest, latest) == expected


@pytest.mark.parametrize("text", ["as soon as it can", "the future of the bridge", "past the gate", "too soon"])
def test_words_of_no_time_stay_words(text):
    assert told(text) == []


def test_today_is_our_age_in_a_text_of_history():
    text = "It was founded in 1785. Today, 100 monks live there. Today the parliament voted."

    assert values(text) == [("1785", "1785"), ("Today", "2020-05-13")]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("shelled in the past 24 hours", "2020-05-12", "2020-05-13"),
        ("shelled in the last 48 hours", "2020-05-11", "2020-05-13"),
        ("jailed a decade ago", "2008-05-12", "2012-05-13"),
        ("arrested on the 5th of this month", "2020-05-05", "2020-05-05"),
        ("arrested on the 30th of last month", "2020-04-30", "2020-04-30"),
        ("arrested on 12.03.", "2020-03-12", "2020-03-12"),  # day first, as translations keep it
        ("the ports were closed until 2 July", "2020-07-02", "2020-07-02"),
        ("closed the ports for 30 days from 15 May", "2020-05-15", "2020-05-15"),
    ],
)
def test_lengths_and_numbers_tell_days(words, first, last):
    assert days(f"It was {words}")[-1] == (first, last)


@pytest.mark.parametrize("words", ["spent on 12.03 million shells", "rose on 14.20", "opened on 07.30 GMT"])
def test_a_number_with_a_dot_that_counts_something_is_no_day(words):
    assert not any(value.startswith("2020-") for value in values(words))


def test_within_hours_is_told_from_the_day_before():
    assert days("On 3 May a drone struck. Within hours, crowds came.")[-1] == ("2020-05-03", "2020-05-04")
    assert days("On 3 May a drone struck. Within hours of that, crowds came.")[-1] != ("2020-05-03", "2020-05-04")
