"""Times: words -> records."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from polybius import times
from polybius.schema import Dateline, Document, Mention, Reading, Span, Timex, Token


def read(text: str, published: str | None = "2020-05-13", tags: dict[str, tuple[str, str]] | None = None) -> Reading:
    """The reading of a text, published on a Wednesday; ``tags`` gives words their (upos, tag)."""
    day = dt.date.fromisoformat(published) if published else None
    tokens = tuple(
        Token(Span(text.index(word), text.index(word) + len(word)), word.lower(), upos, tag)
        for word, (upos, tag) in (tags or {}).items()
    )
    return Reading(Document(id="made-up", text=text, published=day, earliest=day, latest=day), tokens=tokens)


def told(text: str, published: str | None = "2020-05-13") -> list[tuple[str, str, str, str, str]]:
    """(words, type, value, earliest, latest) of each expression."""
    reading = times.resolve(read(text, published))
    return [
        (reading.words(timex.span), timex.type, timex.value, str(timex.earliest), str(timex.latest))
        for timex in reading.timexes
    ]


def values(text: str, published: str | None = "2020-05-13") -> list[tuple[str, str]]:
    """(words, value) of each expression."""
    return [(words, value) for words, _, value, _, _ in told(text, published)]


def days(text: str, published: str | None = "2020-05-13") -> list[tuple[str, str]]:
    """(earliest, latest) of each expression."""
    return [(earliest, latest) for _, _, _, earliest, latest in told(text, published)]


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
        ("the road is to the north, on Friday", "2020-05-08"),  # no verb behind "to"
        ("said on Friday it would leave", "2020-05-08"),  # the verb before the day counts first
        ("met last Wednesday", "2020-05-06"),  # not the day of the report
        ("leaves next Tuesday", "2020-05-19"),
        ("talks set for this Friday", "2020-05-15"),
        ("fell on Tuesday last week", "2020-05-05"),
    ],
)
def test_a_weekday_is_the_latest_not_after_the_report_unless_the_words_look_ahead(words, value):
    assert [found for _, found in values(words)] == [value]


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
        ("some 2000 soldiers left", []),
        ("paid $2000 for it", []),
        ("a report DH2017", []),
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
        ("overnight", ("2020-05-12", "2020-05-13")),
        ("on Sunday night", ("2020-05-10", "2020-05-10")),
        ("this past week", ("2020-05-03", "2020-05-10")),
        ("earlier in the week", ("2020-05-10", "2020-05-13")),
        ("later in the year", ("2020-05-13", "2020-12-31")),
        ("the past 2 1/2 years", ("2017-05-13", "2020-05-13")),
        ("the past two months", ("2020-03-13", "2020-05-13")),
        ("in the first three months of the year", ("2020-01-01", "2020-03-31")),
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
        ("In 2014 Mosul fell. In June the city", "2014-06"),  # a bare month still belongs to it
    ],
)
def test_a_year_told_before_holds_for_its_sentence(text, value):
    assert values(text)[-1][1] == value


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


@pytest.mark.parametrize("text", ["Open daily 08:00 - 20:00", "Open daily 08.00-20.00", "Open daily 8AM - 8PM"])
def test_opening_hours_are_two_times_of_day(text):
    assert [value[-6:] for _, value in values(text)[1:]] == ["T08:00", "T20:00"]


def test_a_length_behind_that_is_told_from_the_report():
    assert values("said that 2 weeks ago they left") == [("2 weeks ago", "2020-W18")]


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


class TestUndated:
    """Documents without a day of publication."""

    def test_relative_words_have_no_days(self):
        assert told("It was revealed on Wednesday.", None) == [("Wednesday", "DATE", "XXXX-WXX-3", "None", "None")]

    def test_a_full_date_in_the_dateline_dates_it(self):
        text = "ERBIL, Jan 3, 2020 (Tigris Wire) - Troops left on Monday."
        document = Document("made-up", text, dateline=Dateline("ERBIL", "Tigris Wire", Span(0, 34)))
        found = times.resolve(Reading(document))

        assert (found.document.earliest, found.document.latest) == (dt.date(2020, 1, 3), dt.date(2020, 1, 3))
        assert [timex.earliest for timex in found.timexes if timex.type == "DATE"][-1] == dt.date(2019, 12, 30)

    def test_a_date_line_at_the_top_dates_it(self):
        document = times.resolve(read("Rockets hit base\nFriday, 3 January 2020\nTroops left.", None)).document

        assert (document.earliest, document.latest) == (dt.date(2020, 1, 3), dt.date(2020, 1, 3))
        assert [span.of(document.text) for span in document.dated_by] == ["Friday, 3 January 2020"]

    def test_the_latest_past_date_is_the_lower_bound_and_nothing_becomes_the_day(self):
        document = times.resolve(read("It began in May 2018. On 3 January 2020 a drone struck.", None)).document

        assert (document.published, document.earliest, document.latest) == (None, dt.date(2020, 1, 3), None)

    def test_what_is_still_to_come_is_the_upper_bound(self):
        text = "The report covers the first three months of the year 2020. Talks will be held in June."

        document = times.resolve(read(text, None)).document

        assert (document.earliest, document.latest) == (dt.date(2020, 4, 1), dt.date(2020, 6, 30))

    def test_last_december_bounds_it_from_both_sides(self):
        text = "Since last December ties are bad. In early January 2020 a general was killed."

        reading = times.resolve(read(text, None))

        assert (reading.document.earliest, reading.document.latest) == (dt.date(2020, 1, 1), dt.date(2020, 11, 30))
        assert [timex.value for timex in reading.timexes] == ["2019-12", "2020-01"]

    def test_a_published_document_is_left_as_it_is(self):
        reading = read("On 3 January 2019 it began.")

        assert times.resolve(reading).document == reading.document


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
