"""Times by the calendar: dates, parts of years, feasts and eras."""

from __future__ import annotations

import pytest

from tests.times.reports import days, told, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 2020-01-03 at noon", [("2020-01-03", "2020-01-03"), ("noon", "2020-01-03T12:00")]),
        ("on 3 January 2020", [("3 January 2020", "2020-01-03")]),
        ("on January 3rd, 2020", [("January 3rd, 2020", "2020-01-03")]),
        ("Friday, Jan. 3, 2020", [("Friday, Jan. 3, 2020", "2020-01-03")]),
        ("the 3rd of January", [("the 3rd of January", "2020-01-03")]),
        ("BAGHDAD, Jan. 3 - Rockets", [("Jan. 3", "2020-01-03")]),
        ("on 3 and 5 January", [("3", "2020-01-03"), ("5 January", "2020-01-05")]),
        ("March 17-19", [("March 17-19", "2020-03-17/2020-03-19")]),
        ("from January to March 2019", [("January", "2019-01"), ("March 2019", "2019-03")]),
        ("between 2014 and 2017", [("2014", "2014"), ("2017", "2017")]),
        ("in 2014-17", [("2014", "2014"), ("17", "2017")]),
        ("the figure for 2020-04 fell", [("2020-04", "2020-04")]),  # no pair of years
        ("in the 1990s", [("1990s", "199")]),
        ("the 19th century", [("the 19th century", "18")]),
        ("the first quarter of 2020", [("the first quarter of 2020", "2020-Q1")]),
        ("on 30 February", [("February", "2020-02")]),  # no such day: only the month is sure
        ("as late as March rebels held the town", [("March", "2020-03")]),
        ("some 2000 soldiers left", []),
        ("paid $2000 for it", []),
        ("a report DH2017", []),
        ("the exercise Khanabad-2023 began", []),
        ("a plan of mid-2019", [("mid-2019", "2019")]),
        ("under Resolution 1973 the", []),
        ("call 2201 461-1950 now", []),
        ("a 2000 year old wall", []),
        ("fell to 2010 levels", [("2010", "2010")]),
        ("the 2016 and 2020 drills", [("2016", "2016"), ("2020", "2020")]),
        ("in 1991's raids", [("1991", "1991")]),
        ("in the 1990's", [("1990's", "199")]),
        ("in the late eighties", [("the late eighties", "198")]),
        ("a woman in her sixties", []),
        ("in the 5th century B.C. it", [("the 5th century B.C.", "-0500/-0401")]),
        ("from 431 to 404 BC", [("431", "-0431"), ("404 BC", "-0404")]),
        ("commander (2013 - present)", [("2013", "2013"), ("present", "PRESENT_REF")]),
        ("by year end", [("year end", "2020")]),
        ("fought in the winter", [("winter", "2019-WI")]),
        ("they fought this autumn and won", [("this autumn", "2019-FA")]),  # not yet begun, so it is the last one
        ("by the end of this year", [("the end of this year", "2020")]),
        ("at the end of 2016", [("2016", "2016")]),
        ("it closed by early June", [("early June", "2020-06")]),  # a deadline, whatever the tense
        ("it closed in early June", [("early June", "2019-06")]),
        ("They end today a long strike.", [("today", "2020-05-13")]),
        ("In 2016 they lost, and the year previous.", [("2016", "2016"), ("the year previous", "2015")]),
        ("still at sea, he said today", [("today", "2020-05-13")]),
        ("today's talks", [("today", "2020-05-13")]),
        ("at the Winter Games", []),
        ("On 3 April they met. On the 9th, they", [("3 April", "2020-04-03"), ("the 9th", "2020-04-09")]),
        ("on the ninth floor", []),
        ("a 33-year-old man", []),
        ("scored in the first half", []),
        ("the 15th to the 19th century", [("15th", "14"), ("the 19th century", "18")]),
        ("the 20th and 21st centuries", [("20th", "19"), ("21st centuries", "20")]),
        ("the 4th day of July 1776", [("the 4th day of July 1776", "1776-07-04")]),
        ("your letter of the 12th of October last,", [("the 12th of October last", "2019-10-12")]),
        ("the 3rd of May last year", [("the 3rd of May last year", "2019-05-03")]),
        ("on July 4th of 1995", [("July 4th of 1995", "1995-07-04")]),
        ("from 1890 until 1970 per the census", [("1890", "1890"), ("1970", "1970")]),
        ("at 1696 Mill Street", []),
        ("see news.example/2017/04/16", []),
        ("this August", [("this August", "2020-08")]),
        ("since the fall of the town", []),
        ("talks end next week", [("next week", "2020-W21")]),  # the verb is no edge
        ("by end March", [("end March", "2020-03")]),
        ("the second week of 2021", [("the second week of 2021", "2021-W02")]),
        ("the last week of 2016", [("the last week of 2016", "2016-W52")]),
        ("next week on Tuesday", [("next week on Tuesday", "2020-05-19")]),
        ("in nineteen eighty-four", [("nineteen eighty-four", "1984")]),
        ("since two thousand and three,", [("two thousand and three", "2003")]),
        ("for two thousand years", [("two thousand years", "P2000Y")]),
        ("in two thousand cases", []),
        ("in April of '87", [("April of '87", "1987-04")]),
        ("It was on a Monday.", [("Monday", "XXXX-WXX-1")]),
        ("killed in a Monday raid", [("Monday", "2020-05-11")]),
        ("every Monday and Friday", [("every Monday and Friday", "XXXX-WXX-1")]),
        ("13 billion years ago", [("13 billion years ago", "-12999997980")]),
        ("On this day we remember", [("this day", "2020-05-13")]),
        ("to this day", []),
        ("hit late Mon., he said", [("Mon.", "2020-05-11")]),
        ("said Tues morning", [("Tues morning", "2020-05-12TMO")]),
        ("read in the Sun.", []),
        ("overnight Sunday into Monday", [("overnight Sunday into Monday", "2020-05-10TNI")]),
        ("overnight into Monday", [("overnight into Monday", "2020-05-10TNI")]),
        ("in the night to Monday", [("the night to Monday", "2020-05-10TNI")]),
        (
            "At midnight Thursday (2100 GMT)",
            [("midnight Thursday", "2020-05-07T24:00"), ("2100 GMT", "2020-05-07T21:00Z")],
        ),
        ("at 0315 hrs", [("0315 hrs", "2020-05-13T03:15")]),
        ("for 2100 hours", [("2100 hours", "PT2100H")]),
        ("in the summer of '14", [("the summer of '14", "2014-SU")]),
        ("until early '13, rebels", [("early '13", "2013")]),
        ("said '20 people died'", []),
        ("2 1/2 yrs ago", [("2 1/2 yrs ago", "2017")]),
        ("its fiscal year-end", []),
        (
            "Shelled at 4am, 5.30 am and 11:45pm on Sunday",
            [
                ("4am", "2020-05-10T04:00"),
                ("5.30 am", "2020-05-10T05:30"),
                ("11:45pm", "2020-05-10T23:45"),
                ("Sunday", "2020-05-10"),
            ],
        ),
        ("they'll meet on Sept 3", [("Sept 3", "2020-09-03")]),
        ("before the June 12 vote 3 were killed on the 9th.", [("June 12", "2020-06-12"), ("the 9th", "2020-05-09")]),
        ("hit on 13 March; again on the Saturday.", [("13 March", "2020-03-13"), ("Saturday", "2020-03-14")]),
        ("in FY18", [("FY18", "FY2018")]),
        ("attacks since June 1", [("June 1", "2019-06-01")]),  # near ahead, but "since" looks back
        ("attacks since Eid", [("Eid", "2019-08-11/2019-08-14")]),
        ("ahead of Friday's vote", [("Friday", "2020-05-15")]),
        ("It closed the port until Friday.", [("Friday", "2020-05-15")]),  # what is laid ends ahead
        ("It banned flights until 9 August.", [("9 August", "2020-08-09")]),
        ("The port stayed shut until Friday.", [("Friday", "2020-05-08")]),
        ("They waited until Friday.", [("Friday", "2020-05-08")]),
        (
            "In July 2014 he left; the following March he",
            [("July 2014", "2014-07"), ("the following March", "2015-03")],
        ),
    ],
)
def test_dates_by_the_calendar(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the siege in December", ("2019-12-01", "2019-12-31")),  # the last one, not the one to come
        ("elections will be held in December", ("2020-12-01", "2020-12-31")),
        ("rockets in early January", ("2020-01-01", "2020-01-10")),
        ("strikes of late December", ("2019-12-22", "2019-12-31")),
        ("since last December", ("2019-12-01", "2019-12-31")),
        ("earlier this month", ("2020-05-01", "2020-05-13")),  # not beyond the report
        ("next month", ("2020-06-01", "2020-06-30")),
        ("last week", ("2020-05-03", "2020-05-10")),  # Monday to Sunday, or from the Sunday before
        ("over the weekend", ("2020-05-09", "2020-05-10")),
        ("two weeks ago", ("2020-04-26", "2020-05-02")),  # told in weeks, right to some days
        ("three days ago", ("2020-05-10", "2020-05-10")),
        ("a year ago today", ("2019-05-13", "2019-05-13")),
        ("two years ago on Monday", ("2018-05-11", "2018-05-11")),
        ("a year ago this week", ("2019-05-12", "2019-05-19")),
        ("exactly a year ago", ("2019-05-13", "2019-05-13")),
        ("half a year ago", ("2019-10-29", "2019-11-28")),
        ("the week before last", ("2020-04-26", "2020-05-03")),
        ("minutes ago", ("2020-05-12", "2020-05-13")),
        ("overnight", ("2020-05-12", "2020-05-13")),
        ("3 March: Chad will send rice", ("2020-03-03", "2020-03-03")),  # the day of the entry
        ("on Sunday night", ("2020-05-10", "2020-05-10")),
        ("this past week", ("2020-05-03", "2020-05-10")),
        ("earlier in the week", ("2020-05-10", "2020-05-13")),
        ("later in the year", ("2020-05-13", "2020-12-31")),
        ("the past 2 1/2 years", ("2017-05-13", "2020-05-13")),
        ("the past two months", ("2020-03-13", "2020-05-13")),
        ("in the first three months of the year", ("2020-01-01", "2020-03-31")),
        ("a group will look into the killing of a guard on 6 July", ("2019-07-06", "2019-07-06")),  # it has happened
        ("a group will look into the matter on 6 July", ("2020-07-06", "2020-07-06")),
        ("dated 11 May and covering", ("2020-05-11", "2020-05-11")),  # "May" is no verb here
        (
            "a June 3 hearing was called",
            ("2020-06-03", "2020-06-03"),
        ),  # so near that the tense of "was" does not matter
    ],
)
def test_words_have_the_days_that_they_can_mean(text, expected):
    assert days(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("c. 347 – 30 September 420. In 348 the abbot died", ["0347", "0420-09-30", "0348"]),
        ("c. 347 - 360, and 365 men", ["0347", "0360"]),  # what is counted is no year
        ("about 360, he left", []),  # nothing says that the text is in such times
        ("c. 300 people", []),
        ("the year 71", ["0071"]),
        ("domesticated by 5000 BC", ["-5000"]),
        ("the poet (837–908)", ["0837", "0908"]),
        ("In 508 BC he came. The laws (594)", ["-0508", "-0594"]),
    ],
)
def test_years_of_three_digits_need_a_word_that_says_so(text, expected):
    assert [value for _, value in values(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("during Ramadan", [("Ramadan", "2020-04-23", "2020-05-24")]),  # states see the moon on different days
        ("the month of Ramadan 2019", [("the month of Ramadan 2019", "2019-05-05", "2019-06-04")]),
        ("at the end of Ramadan", [("Ramadan", "2020-05-15", "2020-05-24")]),
        ("a truce for Eid will begin", [("Eid", "2020-05-23", "2020-05-27")]),
        ("killed on Easter Sunday 2019", [("Easter Sunday 2019", "2019-04-21", "2019-04-21")]),
        ("the 10th of Ramadan City", []),
        ("on the eve of Ramadan", [("the eve of Ramadan", "2020-04-23", "2020-04-23")]),
        ("on the eve of 3 May", [("the eve of 3 May", "2020-05-02", "2020-05-02")]),
        ("on the eve of the vote", [("the eve", "None", "None")]),
        ("during the Korean War", [("the Korean War", "1950-06-25", "1953-07-27")]),
        ("before the outbreak of World War II", [("World War II", "1939-09-01", "1945-09-02")]),
        ("a World War II bomb", []),  # a topic, not a time
    ],
)
def test_feasts_and_eras_have_the_days_of_their_tables(text, expected):
    assert [(words, earliest, latest) for words, _, _, earliest, latest in told(text)] == expected
